/*
 * lib.h - a shared library that is loaded when it is first wanted.
 *
 * Mail, feeds and addresses need libraries that bring dozens of others: linked in, they would cost
 * every call of the program 20 ms at its start. Who wants one names its functions in a table:
 *
 *   #define LIB(X) X(curl_easy_init) X(curl_easy_perform)
 *   static struct { LIB(LIB_SLOT) } lib;
 *   static const char *const names[] = { LIB(LIB_NAME) };
 *
 * and calls lib.curl_easy_init() behind lib_load. The header of the library gives the types, so the
 * compiler checks each call as if it were linked.
 *
 * Errors  ERR_SYSTEM, with the package that brings the library.
 */
#ifndef BASE_LIB_H
#define BASE_LIB_H

#include <stddef.h>
#include "base/err.h"

#define LIB_SLOT(function) __typeof__(function) *(function);
#define LIB_NAME(function) #function,

/* Fills slots, a struct of count function pointers, from the file ("libcurl.so.4"). It stays loaded. */
bool lib_load(const char *file, const char *package, const char *const *names, size_t count,
              void *slots, struct err *e);

#endif
