/* limit: the physical limit's stand-in, a server that sends replies recorded before. One thread, one epoll.
 *
 *   limit PORT REPLIES
 *
 * For each line it looks the reply up, and sends the replies to all lines that have come together in one call.
 * It has no index, decodes nothing, and knows no deadlines: what is left is the cost of the kernel.
 */
#define _GNU_SOURCE
#include "replies.h"
#include "listener.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/epoll.h>
#include <unistd.h>

enum {
  MAX_EVENTS = 512,
  MAX_LINE = 64 << 10, /* a client that sends a longer one is let go */
  MAX_VECTORS = 1024, /* IOV_MAX: more replies go with the next call */
};

typedef struct {
  int fd;
  bool is_blocked; /* the client does not read: nothing of it is read before it does */
  size_t in_length;
  int vector_count, sent_vectors;
  struct iovec vectors[MAX_VECTORS];
  char in[MAX_LINE];
} Connection;

static int epoll_fd;

static void await(int operation, int fd, uint32_t events, Connection *c) {
  struct epoll_event event = {.events = events, .data.ptr = c};
  if (epoll_ctl(epoll_fd, operation, fd, &event)) {
    fail(1, "epoll_ctl: %s", strerror(errno));
  }
}

/* Returns whether the client can go on being served; if it does not read, is_blocked is set. */
static bool send_replies(Connection *c) {
  while (c->sent_vectors < c->vector_count) {
    struct iovec *next = c->vectors + c->sent_vectors;
    int count = c->vector_count - c->sent_vectors;
    ssize_t sent = count == 1 ? send(c->fd, next->iov_base, next->iov_len, MSG_NOSIGNAL) : writev(c->fd, next, count);
    if (sent < 0) {
      c->is_blocked = true;
      return errno == EAGAIN;
    }
    c->sent_vectors += drop_sent(next, count, sent);
  }
  c->vector_count = c->sent_vectors = 0;
  c->is_blocked = false;
  return true;
}

/* Looks up the replies to the lines that have come, as many as there is room for. */
static void take_lines(Connection *c) {
  char *start = c->in, *end = c->in + c->in_length, *line_end;
  while (c->vector_count < MAX_VECTORS && (line_end = memchr(start, '\n', end - start))) {
    c->vectors[c->vector_count++] = reply_to(start, line_end - start);
    start = line_end + 1;
  }
  c->in_length = end - start;
  if (c->in_length) {
    memmove(c->in, start, c->in_length);
  }
}

static bool answer(Connection *c) {
  do {
    take_lines(c);
    if (!send_replies(c)) {
      return false;
    }
  } while (!c->is_blocked && memchr(c->in, '\n', c->in_length));
  return true;
}

static bool receive(Connection *c) {
  ssize_t received = recv(c->fd, c->in + c->in_length, MAX_LINE - c->in_length, 0);
  if (received < 0) {
    return errno == EAGAIN;
  }
  c->in_length += received;
  return received > 0 && answer(c);
}

/* Returns whether the client stays. */
static bool serve(Connection *c) {
  if (!c->is_blocked) {
    return receive(c);
  }
  return send_replies(c) && (c->is_blocked || answer(c));
}

static void accept_all(int listener) {
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    Connection *c = checked(malloc(sizeof *c));
    c->fd = fd;
    c->is_blocked = false;
    c->in_length = 0;
    c->vector_count = c->sent_vectors = 0;
    send(fd, PROMPT, sizeof PROMPT - 1, MSG_NOSIGNAL);
    await(EPOLL_CTL_ADD, fd, EPOLLIN, c);
  }
}

static void serve_ready(int listener) {
  struct epoll_event events[MAX_EVENTS];
  int count = epoll_wait(epoll_fd, events, MAX_EVENTS, -1);
  for (int i = 0; i < count; i++) {
    Connection *c = events[i].data.ptr;
    if (!c) {
      accept_all(listener);
      continue;
    }
    bool was_blocked = c->is_blocked;
    if (!serve(c)) {
      close(c->fd);
      free(c);
    } else if (c->is_blocked != was_blocked) {
      await(EPOLL_CTL_MOD, c->fd, c->is_blocked ? EPOLLOUT : EPOLLIN, c);
    }
  }
}

int main(int argc, char **argv) {
  int port = take_arguments("limit", argc, argv);
  signal(SIGPIPE, SIG_IGN); /* writev has no flag for it */
  int listener = listen_on(port, SOCK_NONBLOCK);
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  await(EPOLL_CTL_ADD, listener, EPOLLIN, NULL);
  announce(listener);
  for (;;) {
    serve_ready(listener);
  }
}
