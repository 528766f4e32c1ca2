/*
 * ban.h - calls that fail to compile, each with what replaces it. The compiler is told to include
 * this file before any other (make passes -include), behind the system headers it names.
 */
#ifndef BASE_BAN_H
#define BASE_BAN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok  /* base/buf.h */
#pragma GCC poison atoi atol atof  /* str_int, str_fraction */
#pragma GCC poison localtime gmtime mktime asctime ctime strptime  /* base/day.h */

#endif
