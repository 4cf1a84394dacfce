/* The lines below the log on a terminal: log.c writes through here. */
#ifndef BASE_FOOTER_H
#define BASE_FOOTER_H

#include <stdbool.h>
#include <stddef.h>

void footer_allow(bool allow);                      /* false: takes away what is shown */
void footer_write(const char *line, size_t length); /* one write(), above the footer; at most FOOTER_LINE_MAX bytes */

enum { FOOTER_LINE_MAX = 8192 };

#endif
