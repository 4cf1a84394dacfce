/* What is asked of a terminal: its size, and how many of its columns a text takes. Text is UTF-8 and may be anybody's (a
 * table's name): what could move the cursor is escaped, never sent. */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stdbool.h>

#include "base/buffer.h"

struct terminal {
	unsigned columns, rows;
};

/* false: fd is no terminal, or one that knows no control sequences (TERM is unset or dumb) */
bool terminal_find(int fd, struct terminal *terminal);

unsigned terminal_width(const char *text); /* columns that it takes as written below */
/* Appends text in at most so many columns (0: without limit): what takes more is cut at its end, or at its start. */
void terminal_add(struct buffer *out, const char *text, unsigned columns);
void terminal_add_tail(struct buffer *out, const char *text, unsigned columns);

#endif
