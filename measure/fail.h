/* How the programs here say what fails, and end. Each sets its name first. */
#ifndef FAIL_H
#define FAIL_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const char *program; /* its name, for what it says */

__attribute__((noreturn, format(printf, 2, 3))) static void fail(int code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "%s: ", program);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  exit(code);
}

static void *checked(void *memory) {
  if (!memory) {
    fail(1, "out of memory");
  }
  return memory;
}

#endif
