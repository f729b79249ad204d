/* limit-uring: what limit does, on io_uring instead of epoll. One thread, Linux 6.1 or newer, liburing 2.3.
 *
 *   limit-uring PORT REPLIES
 *
 * One system call a turn submits the replies to all clients and takes what they have sent: accepting and
 * receiving are asked for once, and go on (multishot); the kernel picks the buffers that it receives into; the
 * sockets are known to the ring only. What it needs less than limit is what a server on epoll can't save.
 */
#define _GNU_SOURCE
#include "replies.h"
#include "listener.h"

#include <liburing.h>
#include <stdbool.h>

enum {
  QUEUE_ENTRIES = 1024, /* a full queue is submitted early */
  MAX_CLIENTS = 1024,
  BUFFER_GROUP = 0,
  BUFFERS = 256, /* a power of two; without a free one the kernel ends a receive, which is then asked for again */
  BUFFER_BYTES = 4096,
  MAX_VECTORS = 1024, /* IOV_MAX: more replies go with the next send */
  MAX_PENDING = 1 << 20, /* a client that sends more without reading is let go */
};

typedef enum { ACCEPT, RECEIVE, SEND, SHUTDOWN, CLOSE, OPERATIONS } Operation;

typedef struct {
  struct iovec vectors[MAX_VECTORS];
  int count, sent;
} Batch;

/* It is at the index of its socket in the ring's table. */
typedef struct {
  bool is_receiving, is_sending, is_leaving;
  Batch batches[2]; /* one is being sent while the other is filled */
  int filling;
  struct msghdr message;
  char *pending; /* what is not answered yet: a line without its end, or lines that a batch has no room for */
  size_t pending_length, pending_capacity;
} Connection;

static struct io_uring ring;
static struct io_uring_buf_ring *free_buffers;
static char buffers[BUFFERS][BUFFER_BYTES];
static Connection connections[MAX_CLIENTS];

static int slot_number(const Connection *c) {
  return (int)(c - connections);
}

static struct io_uring_sqe *next_entry(void) {
  struct io_uring_sqe *entry = io_uring_get_sqe(&ring);
  if (!entry) {
    io_uring_submit(&ring);
    entry = checked(io_uring_get_sqe(&ring));
  }
  return entry;
}

/* Says what an entry is about, which the kernel gives back when it is done. */
static void mark(struct io_uring_sqe *entry, Operation operation, int slot) {
  io_uring_sqe_set_data64(entry, (uint64_t)slot * OPERATIONS + operation);
  if (operation == RECEIVE || operation == SEND || operation == SHUTDOWN) {
    entry->flags |= IOSQE_FIXED_FILE;
  }
}

static void start_accepting(int listener) {
  struct io_uring_sqe *entry = next_entry();
  io_uring_prep_multishot_accept_direct(entry, listener, NULL, NULL, 0);
  mark(entry, ACCEPT, 0);
}

static void start_receiving(Connection *c) {
  struct io_uring_sqe *entry = next_entry();
  io_uring_prep_recv_multishot(entry, slot_number(c), NULL, 0, 0);
  mark(entry, RECEIVE, slot_number(c));
  entry->flags |= IOSQE_BUFFER_SELECT;
  entry->buf_group = BUFFER_GROUP;
  c->is_receiving = true;
}

static void submit_batch(Connection *c, Batch *batch) {
  struct io_uring_sqe *entry = next_entry();
  struct iovec *next = batch->vectors + batch->sent;
  int count = batch->count - batch->sent, flags = MSG_NOSIGNAL | MSG_WAITALL; /* the kernel waits for room itself */
  if (count == 1) {
    io_uring_prep_send(entry, slot_number(c), next->iov_base, next->iov_len, flags);
  } else {
    c->message = (struct msghdr){.msg_iov = next, .msg_iovlen = count};
    io_uring_prep_sendmsg(entry, slot_number(c), &c->message, flags);
  }
  mark(entry, SEND, slot_number(c));
  c->is_sending = true;
}

/* Sends the batch that has been filled, unless the other one is still under way. */
static void start_sending(Connection *c) {
  Batch *filled = &c->batches[c->filling];
  if (!c->is_sending && !c->is_leaving && filled->count) {
    c->filling = !c->filling;
    submit_batch(c, filled);
  }
}

/* Closes the socket when the kernel is at work for it no more. */
static void leave(Connection *c) {
  c->is_leaving = true;
  if (!c->is_receiving && !c->is_sending) {
    struct io_uring_sqe *entry = next_entry();
    io_uring_prep_close_direct(entry, slot_number(c));
    mark(entry, CLOSE, slot_number(c));
  }
}

/* Looks up the replies to lines, as many as the batch has room for; returns the length of these lines. */
static size_t take_lines(Connection *c, const char *bytes, size_t length) {
  Batch *batch = &c->batches[c->filling];
  const char *start = bytes, *end = bytes + length, *line_end;
  while (batch->count < MAX_VECTORS && (line_end = memchr(start, '\n', end - start))) {
    batch->vectors[batch->count++] = reply_to(start, line_end - start);
    start = line_end + 1;
  }
  return start - bytes;
}

static void answer_pending(Connection *c) {
  size_t taken = take_lines(c, c->pending, c->pending_length);
  c->pending_length -= taken;
  memmove(c->pending, c->pending + taken, c->pending_length);
}

static void keep_pending(Connection *c, const char *bytes, size_t length) {
  size_t needed = c->pending_length + length;
  if (needed > c->pending_capacity) {
    c->pending_capacity = 2 * needed;
    c->pending = checked(realloc(c->pending, c->pending_capacity));
  }
  memcpy(c->pending + c->pending_length, bytes, length);
  c->pending_length = needed;
  if (needed > MAX_PENDING) {
    struct io_uring_sqe *entry = next_entry();
    io_uring_prep_shutdown(entry, slot_number(c), SHUT_RDWR); /* which ends what is under way */
    mark(entry, SHUTDOWN, slot_number(c));
  }
}

static void take_input(Connection *c, const char *bytes, size_t length) {
  if (c->pending_length) {
    keep_pending(c, bytes, length);
    answer_pending(c);
  } else {
    size_t taken = take_lines(c, bytes, length);
    if (taken < length) {
      keep_pending(c, bytes + taken, length - taken);
    }
  }
  start_sending(c);
}

static void give_back(int number) {
  int mask = io_uring_buf_ring_mask(BUFFERS);
  io_uring_buf_ring_add(free_buffers, buffers[number], BUFFER_BYTES, (unsigned short)number, mask, 0);
  io_uring_buf_ring_advance(free_buffers, 1);
}

static void on_received(Connection *c, int result, unsigned flags) {
  if (flags & IORING_CQE_F_BUFFER) {
    int number = flags >> IORING_CQE_BUFFER_SHIFT;
    if (result > 0) {
      take_input(c, buffers[number], result);
    }
    give_back(number);
  }
  if (result == -EINVAL) {
    fail(1, "the kernel knows no multishot receive");
  }
  if (flags & IORING_CQE_F_MORE) {
    return;
  }
  c->is_receiving = false;
  if (c->is_leaving || (result <= 0 && result != -ENOBUFS)) {
    leave(c);
  } else {
    start_receiving(c);
  }
}

static void on_sent(Connection *c, int result) {
  Batch *batch = &c->batches[!c->filling];
  c->is_sending = false;
  if (result < 0 || c->is_leaving) {
    leave(c);
    return;
  }
  batch->sent += drop_sent(batch->vectors + batch->sent, batch->count - batch->sent, result);
  if (batch->sent < batch->count) {
    submit_batch(c, batch);
    return;
  }
  batch->count = batch->sent = 0;
  if (c->pending_length) {
    answer_pending(c);
  }
  start_sending(c);
}

static void on_accepted(int listener, int slot, unsigned flags) {
  if (slot < 0) {
    fail(1, "accept: %s", strerror(-slot));
  }
  Connection *c = &connections[slot];
  c->is_leaving = false;
  c->pending_length = 0;
  c->filling = 0;
  c->batches[0].count = c->batches[0].sent = c->batches[1].count = c->batches[1].sent = 0;
  static char prompt[] = PROMPT;
  Batch *greeting = &c->batches[c->filling];
  greeting->vectors[greeting->count++] = (struct iovec){prompt, sizeof prompt - 1};
  start_sending(c);
  start_receiving(c);
  if (!(flags & IORING_CQE_F_MORE)) {
    start_accepting(listener);
  }
}

static void serve_completed(int listener) {
  struct io_uring_cqe *completion;
  unsigned head, count = 0;
  io_uring_for_each_cqe(&ring, head, completion) {
    uint64_t what = io_uring_cqe_get_data64(completion);
    Connection *c = &connections[what / OPERATIONS];
    switch (what % OPERATIONS) {
    case ACCEPT: on_accepted(listener, completion->res, completion->flags); break;
    case RECEIVE: on_received(c, completion->res, completion->flags); break;
    case SEND: on_sent(c, completion->res); break;
    }
    count++;
  }
  io_uring_cq_advance(&ring, count);
}

static void must(int result, const char *what) {
  if (result < 0) {
    fail(1, "%s: %s", what, strerror(-result));
  }
}

static void set_up_ring(void) {
  struct io_uring_params parameters = {
    .flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN}; /* the kernel works when this thread waits */
  must(io_uring_queue_init_params(QUEUE_ENTRIES, &ring, &parameters), "io_uring");
  io_uring_register_ring_fd(&ring); /* saves a look-up a call, and does no harm if it fails */
  must(io_uring_register_files_sparse(&ring, MAX_CLIENTS), "table of sockets");

  size_t bytes = BUFFERS * sizeof(struct io_uring_buf);
  free_buffers = checked(aligned_alloc(4096, bytes)); /* a page, or the kernel refuses it */
  struct io_uring_buf_reg registration = {
    .ring_addr = (uintptr_t)free_buffers, .ring_entries = BUFFERS, .bgid = BUFFER_GROUP};
  must(io_uring_register_buf_ring(&ring, &registration, 0), "ring of buffers");
  io_uring_buf_ring_init(free_buffers);
  for (int i = 0; i < BUFFERS; i++) {
    give_back(i);
  }
}

int main(int argc, char **argv) {
  int port = take_arguments("limit-uring", argc, argv);
  set_up_ring();
  int listener = listen_on(port, 0);
  start_accepting(listener);
  announce(listener);
  for (;;) {
    int result = io_uring_submit_and_wait(&ring, 1);
    if (result != -EINTR) {
      must(result, "io_uring");
    }
    serve_completed(listener);
  }
}
