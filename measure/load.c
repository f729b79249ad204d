/* load: keeps a server of a line protocol busy, and measures what a query costs it. One thread, one epoll.
 *
 *   load -p PORT -q FILE [-c CONNECTIONS] [-n DEPTH] [-d SECONDS] [-w SECONDS] [-N REPLIES] [-P PID]
 *        [-f FORMAT] [-t TERMINATOR] [-g GREETING]
 *
 * -p  the port, on the loopback
 * -q  the queries, one a line; each connection asks for them at random, always in the same order
 * -c  connections, 50 if not given
 * -n  queries in flight on each of them, 1 if not given
 * -d  how long it measures, 5 seconds if not given
 * -w  how long it asks before that, 2 seconds if not given
 * -N  ends earlier, when it has measured this many replies
 * -P  the server's process, whose CPU clock it reads at both ends
 * -f  what is sent for a query, before a CR LF: %s is the query, %l its length in bytes, %e the query with
 *     all but letters and digits percent-encoded, %% a percent sign, \r and \n what they are in C
 * -t  what ends a reply, "\r\n?> " if not given
 * -g  1 if the server greets with a prompt of three bytes, 0 if it doesn't; 1 if not given
 *
 * Prints one line: queries and megabytes a second, CPU microseconds of the server a query, its use of one
 * processor, latencies in microseconds from the moment that a query is made, and the number of replies. CPU
 * time a query is what other programs on the machine disturb least.
 */
#define _GNU_SOURCE
#include "fail.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
  GREETING_BYTES = 3,
  MAX_TERMINATOR = 16,
  MAX_EVENTS = 512,
  WAIT_MS = 100, /* the clock is looked at as often, also if the server says nothing */
  CHUNK = 256 << 10, /* what is read at once; more would not stay in a processor's own cache */
  CONNECTIONS_PER_ADDRESS = 20000, /* a client address has some 28,000 ports for one server */
};

typedef struct {
  char *bytes;
  size_t length;
} Text;

typedef struct {
  int fd;
  uint32_t random; /* of its own, so that its queries do not depend on how fast the others are */
  int in_flight;
  double *asked_at; /* a ring: replies come in the order of the queries */
  unsigned first_asked, last_asked;
  Text out;
  size_t out_capacity, out_sent;
  bool awaits_room; /* epoll tells when the socket takes more */
  char tail[MAX_TERMINATOR]; /* what came last, if a terminator could begin in it */
  size_t tail_length;
} Connection;

static struct {
  int port, connections, depth, has_greeting;
  double seconds, warm_up;
  uint64_t max_replies;
  pid_t server;
  const char *queries, *format;
  char *terminator;
  size_t terminator_length, probe; /* the place of the byte in the terminator that is looked for */
} options = {
  .connections = 50, .depth = 1, .has_greeting = 1, .seconds = 5, .warm_up = 2, .max_replies = UINT64_MAX,
  .format = "%s",
};

static Text *queries;
static size_t query_count;
static int epoll_fd;
static bool measuring;
static uint64_t replies, received_bytes;

static double seconds_of(clockid_t clock) {
  struct timespec time;
  if (clock_gettime(clock, &time)) {
    fail(1, "there is no process %d any more", options.server);
  }
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static double now(void) {
  return seconds_of(CLOCK_MONOTONIC);
}

/* The CPU time of all threads of the server, those that have ended too; 0 if it is not asked for. */
static double server_cpu(void) {
  clockid_t clock;
  if (!options.server) {
    return 0;
  }
  if (clock_getcpuclockid(options.server, &clock)) {
    fail(1, "there is no process %d", options.server);
  }
  return seconds_of(clock);
}

/* Latencies: a histogram of 64 buckets for each power of two, which is exact to 1.6 %, and of the same size
 * however many replies come. */

enum { BUCKET_BITS = 6, BUCKETS = 1 << BUCKET_BITS, POWERS = 32 };

static uint64_t histogram[POWERS * BUCKETS]; /* of tenths of microseconds */
static double longest;

static void count_latency(double seconds) {
  uint64_t value = seconds * 1e7;
  int power = 0;
  while (value >> power >= 2 * BUCKETS) {
    power++;
  }
  size_t bucket = (size_t)power * BUCKETS + (value >> power);
  size_t last = sizeof histogram / sizeof *histogram - 1;
  histogram[bucket < last ? bucket : last]++;
  if (seconds > longest) {
    longest = seconds;
  }
}

/* The time in microseconds that this share of the replies took at most. */
static double percentile(double share) {
  uint64_t wanted = share * replies, seen = 0;
  for (size_t bucket = 0; bucket < sizeof histogram / sizeof *histogram; bucket++) {
    seen += histogram[bucket];
    if (seen > wanted) {
      int power = bucket < 2 * BUCKETS ? 0 : (int)(bucket / BUCKETS) - 1;
      return (double)((bucket - (size_t)power * BUCKETS) << power) / 10;
    }
  }
  return longest * 1e6;
}

/* The options. */

static double number(char option, const char *text, double least, double most) {
  char *end;
  double value = strtod(text, &end);
  if (end == text || *end || !(value >= least && value <= most)) {
    fail(2, "-%c needs a number from %.0f to %.0f, not %s", option, least, most, text);
  }
  return value;
}

/* Replaces \r and \n as C does, in place. */
static void unescape(char *text) {
  char *to = text;
  for (const char *from = text; *from; from++) {
    if (from[0] == '\\' && (from[1] == 'r' || from[1] == 'n')) {
      *to++ = *++from == 'r' ? '\r' : '\n';
    } else {
      *to++ = *from;
    }
  }
  *to = '\0';
}

/* How common a byte is in replies, which are names of characters in lines. */
static int commonness(char byte) {
  return (byte >= 'A' && byte <= 'Z') || byte == ' ' ? 2 : byte == '\r' || byte == '\n' ? 1 : 0;
}

static void set_terminator(char *text) {
  unescape(text);
  options.terminator = text;
  options.terminator_length = strlen(text);
  if (!*text || options.terminator_length > MAX_TERMINATOR) {
    fail(2, "-t needs 1 to %d bytes", MAX_TERMINATOR);
  }
  options.probe = 0;
  for (size_t i = 1; i < options.terminator_length; i++) {
    if (commonness(text[i]) < commonness(text[options.probe])) {
      options.probe = i;
    }
  }
}

static void parse_options(int argc, char **argv) {
  int option;
  while ((option = getopt(argc, argv, "p:q:c:n:d:w:N:P:f:t:g:")) > 0) {
    switch (option) {
    case 'p': options.port = number('p', optarg, 1, 65535); break;
    case 'q': options.queries = optarg; break;
    case 'c': options.connections = number('c', optarg, 1, 1e6); break;
    case 'n': options.depth = number('n', optarg, 1, 1e6); break;
    case 'd': options.seconds = number('d', optarg, 0, 1e6); break;
    case 'w': options.warm_up = number('w', optarg, 0, 1e6); break;
    case 'N': options.max_replies = number('N', optarg, 1, 1e15); break;
    case 'P': options.server = number('P', optarg, 1, 1 << 30); break;
    case 'f': unescape(optarg); options.format = optarg; break;
    case 't': set_terminator(optarg); break;
    case 'g': options.has_greeting = number('g', optarg, 0, 1); break;
    default: exit(2); /* getopt has said what is wrong */
    }
  }
  if (!options.port || !options.queries || optind < argc) {
    fail(2, "usage: load -p PORT -q FILE [-c CONNECTIONS] [-n DEPTH] [-d SECONDS] [-w SECONDS] [-N REPLIES] [-P PID]"
      " [-f FORMAT] [-t TERMINATOR] [-g GREETING]");
  }
  if (!options.terminator) {
    static char prompt[] = "\r\n?> ";
    set_terminator(prompt);
  }
}

/* The queries, as they are sent. */

static void write_encoded(FILE *out, const char *query) {
  for (; *query; query++) {
    bool is_plain = isascii(*query) && isalnum(*query);
    fprintf(out, is_plain ? "%c" : "%%%02X", (unsigned char)*query);
  }
}

static void write_formatted(FILE *out, const char *query, size_t length) {
  for (const char *c = options.format; *c; c++) {
    if (*c != '%') {
      fputc(*c, out);
      continue;
    }
    switch (*++c) {
    case 's': fputs(query, out); break;
    case 'l': fprintf(out, "%zu", length); break;
    case 'e': write_encoded(out, query); break;
    case '%': fputc('%', out); break;
    default: fail(2, "-f knows %%s, %%l, %%e and %%%%");
    }
  }
  fputs("\r\n", out);
}

static void read_queries(void) {
  FILE *file = fopen(options.queries, "r");
  if (!file) {
    fail(2, "%s: %s", options.queries, strerror(errno));
  }
  char *line = NULL;
  size_t capacity = 0, slots = 0;
  ssize_t length;
  while ((length = getline(&line, &capacity, file)) > 0) {
    if (line[length - 1] == '\n') {
      line[--length] = '\0';
    }
    if (length == 0) {
      continue;
    }
    if (query_count == slots) {
      slots = slots ? 2 * slots : 1024;
      queries = checked(realloc(queries, slots * sizeof *queries));
    }
    Text *query = &queries[query_count++];
    FILE *out = checked(open_memstream(&query->bytes, &query->length));
    write_formatted(out, line, length);
    fclose(out);
  }
  free(line);
  fclose(file);
  if (!query_count) {
    fail(2, "%s has no query", options.queries);
  }
}

/* The connections. */

static void push_query(Connection *c, double time) {
  c->random = c->random * 1664525u + 1013904223u; /* Numerical Recipes; its upper bits are the good ones */
  const Text *query = &queries[((uint64_t)c->random * query_count) >> 32];
  if (c->out.length + query->length > c->out_capacity) {
    c->out_capacity = (c->out.length + query->length) * 2;
    c->out.bytes = checked(realloc(c->out.bytes, c->out_capacity));
  }
  memcpy(c->out.bytes + c->out.length, query->bytes, query->length);
  c->out.length += query->length;
  c->asked_at[c->last_asked++ % options.depth] = time;
  c->in_flight++;
}

/* Refills in halves, so that a pipeline is sent in batches, as a client that pipelines does. */
static void refill(Connection *c, double time) {
  if (c->in_flight <= options.depth / 2) {
    while (c->in_flight < options.depth) {
      push_query(c, time);
    }
  }
}

static void await(Connection *c, int operation) {
  struct epoll_event event = {.events = EPOLLIN | (c->awaits_room ? EPOLLOUT : 0), .data.ptr = c};
  if (epoll_ctl(epoll_fd, operation, c->fd, &event)) {
    fail(1, "epoll_ctl: %s", strerror(errno));
  }
}

static void send_queries(Connection *c) {
  while (c->out_sent < c->out.length) {
    ssize_t sent = send(c->fd, c->out.bytes + c->out_sent, c->out.length - c->out_sent, MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) {
      break;
    }
    if (sent < 0) {
      fail(1, "send: %s", strerror(errno));
    }
    c->out_sent += sent;
  }
  bool is_left = c->out_sent < c->out.length;
  if (!is_left) {
    c->out_sent = c->out.length = 0;
  }
  if (is_left != c->awaits_room) {
    c->awaits_room = is_left;
    await(c, EPOLL_CTL_MOD);
  }
}

static void take_reply(Connection *c, double time) {
  double asked_at = c->asked_at[c->first_asked++ % options.depth];
  if (--c->in_flight < 0) {
    fail(1, "the server sends more replies than it is asked for");
  }
  if (measuring) {
    replies++;
    count_latency(time - asked_at);
  }
}

/* Takes the replies that end in bytes, which begin with the connection's tail, and keeps the new tail: a
 * terminator may come in any number of pieces. */
static void take_replies(Connection *c, const char *bytes, size_t length, double time) {
  const char *start = bytes, *end = bytes + length; /* no terminator begins before start */
  const char *probe = bytes + options.probe;
  while (probe < end && (probe = memchr(probe, options.terminator[options.probe], end - probe))) {
    const char *candidate = probe - options.probe;
    if (end - candidate < (ptrdiff_t)options.terminator_length) {
      break;
    }
    if (memcmp(candidate, options.terminator, options.terminator_length) == 0) {
      take_reply(c, time);
      start = candidate + options.terminator_length;
      probe = start + options.probe;
    } else {
      probe++;
    }
  }
  size_t left = end - start, kept = options.terminator_length - 1;
  c->tail_length = left < kept ? left : kept;
  memcpy(c->tail, end - c->tail_length, c->tail_length);
}

static void receive(Connection *c) {
  static char buffer[MAX_TERMINATOR + CHUNK];
  memcpy(buffer, c->tail, c->tail_length);
  ssize_t received = recv(c->fd, buffer + c->tail_length, CHUNK, 0);
  if (received == 0) {
    fail(1, "the server closed a connection");
  }
  if (received < 0 && errno == EAGAIN) {
    return; /* it was the room to send that was told */
  }
  if (received < 0) {
    fail(1, "recv: %s", strerror(errno));
  }
  if (measuring) {
    received_bytes += received;
  }
  double time = now();
  take_replies(c, buffer, c->tail_length + received, time);
  refill(c, time);
}

static void read_greeting(const Connection *c) {
  char greeting[GREETING_BYTES];
  if (recv(c->fd, greeting, sizeof greeting, MSG_WAITALL) != sizeof greeting) {
    fail(1, "the server does not greet");
  }
}

static void connect_to_server(Connection *c, int number) {
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (c->fd < 0) {
    fail(1, "connection %d: %s", number + 1, strerror(errno));
  }
  struct sockaddr_in client = {
    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + number / CONNECTIONS_PER_ADDRESS)};
  struct sockaddr_in server = {
    .sin_family = AF_INET, .sin_port = htons(options.port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if ((options.connections > CONNECTIONS_PER_ADDRESS && bind(c->fd, (void *)&client, sizeof client)) ||
      connect(c->fd, (void *)&server, sizeof server)) {
    fail(1, "connection %d to port %d: %s", number + 1, options.port, strerror(errno));
  }
  int on = 1;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (options.has_greeting) {
    read_greeting(c);
  }
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
  c->random = 12345 + number * 7919;
  c->asked_at = checked(calloc(options.depth, sizeof *c->asked_at));
  await(c, EPOLL_CTL_ADD);
}

static void connect_all(Connection *connections) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  for (int i = 0; i < options.connections; i++) {
    connect_to_server(&connections[i], i);
  }
}

static void serve_ready(void) {
  struct epoll_event events[MAX_EVENTS];
  int count = epoll_wait(epoll_fd, events, MAX_EVENTS, WAIT_MS);
  for (int i = 0; i < count; i++) {
    Connection *c = events[i].data.ptr;
    receive(c);
    send_queries(c);
  }
}

static void print_report(double seconds, double cpu) {
  printf("qps %.0f  MB/s %.1f  cpu_us/q %.3f  server_cpu %.0f%%  ", replies / seconds, received_bytes / seconds / 1e6,
    replies ? cpu / replies * 1e6 : 0, cpu / seconds * 100);
  printf("lat_us p50 %.0f p99 %.0f p99.9 %.0f max %.0f  n %llu\n", percentile(.5), percentile(.99), percentile(.999),
    longest * 1e6, (unsigned long long)replies);
}

int main(int argc, char **argv) {
  program = "load";
  parse_options(argc, argv);
  read_queries();
  Connection *connections = checked(calloc(options.connections, sizeof *connections));
  connect_all(connections);

  double start = now();
  for (int i = 0; i < options.connections; i++) {
    refill(&connections[i], now());
    send_queries(&connections[i]);
  }
  while (now() - start < options.warm_up) {
    serve_ready();
  }
  double cpu = server_cpu();
  start = now();
  measuring = true;
  while (now() - start < options.seconds && replies < options.max_replies) {
    serve_ready();
  }
  print_report(now() - start, server_cpu() - cpu);
  return 0;
}
