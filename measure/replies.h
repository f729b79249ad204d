/* The replies that limit and limit-uring send: a table of what replies.py has recorded, by query.
 *
 * A record is the query, LF, the reply's length in decimal, LF, and the reply's bytes.
 */
#ifndef REPLIES_H
#define REPLIES_H

#include "fail.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>

#define PROMPT "?> "

typedef struct {
  char *query; /* null if the slot is free */
  size_t query_length;
  struct iovec reply;
} Record;

static Record *records; /* a hash table: a record is in the first free slot from its hash on */
static size_t slot_mask; /* the number of slots, a power of two, less one */
static size_t record_count;

/* FNV-1a; the upper bits are mixed in since the table takes the lower ones. */
static uint64_t hash(const char *bytes, size_t length) {
  uint64_t value = 14695981039346656037u;
  for (size_t i = 0; i < length; i++) {
    value = (value ^ (uint8_t)bytes[i]) * 1099511628211u;
  }
  return value ^ value >> 29;
}

/* The slot of a query, or the free one where it would be. */
static Record *slot_of(const char *query, size_t length) {
  size_t i = hash(query, length) & slot_mask;
  while (records[i].query &&
      (records[i].query_length != length || memcmp(records[i].query, query, length) != 0)) {
    i = (i + 1) & slot_mask;
  }
  return &records[i];
}

/* Gives the table so many slots. It is never larger than four times its records: what lies far apart would cost
 * the limit misses of the processor's cache that no server need have. */
static void resize_table(size_t slots) {
  Record *old = records;
  size_t old_slots = old ? slot_mask + 1 : 0;
  records = checked(calloc(slots, sizeof *records));
  slot_mask = slots - 1;
  for (size_t i = 0; i < old_slots; i++) {
    if (old[i].query) {
      *slot_of(old[i].query, old[i].query_length) = old[i];
    }
  }
  free(old);
}

static void add_record(const char *query, size_t query_length, char *reply, size_t reply_length) {
  if (2 * (record_count + 1) > slot_mask) {
    resize_table(2 * (slot_mask + 1));
  }
  Record *slot = slot_of(query, query_length);
  if (!slot->query) {
    record_count++;
    *slot = (Record){checked(strndup(query, query_length)), query_length, {reply, reply_length}};
  }
}

static void read_replies(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    fail(1, "%s: %s", path, strerror(errno));
  }
  resize_table(64);
  char *query = NULL, *size = NULL;
  size_t query_capacity = 0, size_capacity = 0;
  ssize_t query_length;
  while ((query_length = getline(&query, &query_capacity, file)) > 0) {
    if (getline(&size, &size_capacity, file) <= 0) {
      fail(1, "%s ends within a record", path);
    }
    size_t length = strtoul(size, NULL, 10);
    char *reply = checked(malloc(length ? length : 1));
    if (fread(reply, 1, length, file) != length) {
      fail(1, "%s ends within a record", path);
    }
    add_record(query, query_length - 1, reply, length);
  }
  free(query);
  free(size);
  fclose(file);
}

/* The reply to a line of this length, which has an LF behind it and perhaps a CR at its end. */
static struct iovec reply_to(const char *line, size_t length) {
  static char none[] = "No match\r\n" PROMPT;
  if (length && line[length - 1] == '\r') {
    length--;
  }
  const Record *record = slot_of(line, length);
  return record->query ? record->reply : (struct iovec){none, sizeof none - 1};
}

/* Drops bytes that have been sent from the front of vectors; returns how many of these are done with. */
static int drop_sent(struct iovec *vectors, int count, size_t sent) {
  int done = 0;
  while (done < count && sent >= vectors[done].iov_len) {
    sent -= vectors[done++].iov_len;
  }
  if (done < count) {
    vectors[done].iov_base = (char *)vectors[done].iov_base + sent;
    vectors[done].iov_len -= sent;
  }
  return done;
}

/* Reads the replies that the second argument names, and returns the port, the first one; 0 lets the kernel choose. */
static int take_arguments(const char *name, int argc, char **argv) {
  program = name;
  char *end = NULL;
  long port = argc == 3 ? strtol(argv[1], &end, 10) : -1;
  if (port < 0 || port > 65535 || end == argv[1] || *end) {
    fail(2, "usage: %s PORT REPLIES", program);
  }
  read_replies(argv[2]);
  return (int)port;
}

#endif
