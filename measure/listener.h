/* The listening socket of limit and limit-uring, on the loopback. */
#ifndef LISTENER_H
#define LISTENER_H

#include "replies.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

enum { BACKLOG = 4096 };

static int listen_on(int port, int flags) {
  struct sockaddr_in address = {
    .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0), on = 1;
  if (fd < 0) {
    fail(1, "socket: %s", strerror(errno));
  }
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* accepted sockets inherit it */
  if (bind(fd, (void *)&address, sizeof address) || listen(fd, BACKLOG)) {
    fail(1, "port %d: %s", port, strerror(errno));
  }
  return fd;
}

/* Says the port, which the kernel has chosen if it was asked for port 0. */
static void announce(int listener) {
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  if (getsockname(listener, (void *)&address, &length)) {
    fail(1, "getsockname: %s", strerror(errno));
  }
  fprintf(stderr, "%s: %zu replies on port %d\n", program, record_count, ntohs(address.sin_port));
}

#endif
