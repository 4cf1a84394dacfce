/* COPY ... TO STDOUT, rows to typed values (PostgreSQL 15, COPY "File Formats"): the values' forms are those of pgoutput's
 * tuples, so that one plan takes both. Pure.
 *
 * Each CopyData message of the server is one row, whole; in binary the first one has the file header in front, and the last
 * one is the trailer (an empty table: header and trailer in one message). A row without columns is in text the same as one
 * with an empty value, and is given so.
 */
#ifndef DECODE_COPY_H
#define DECODE_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "decode/pgoutput.h"

enum { COPY_COLUMNS_MAX = PGOUTPUT_COLUMNS_MAX + 64 }; /* a table's, and a few that a query adds */

/* about 27 kB; {.binary = ...} initialises, anew for each COPY */
struct copy {
	bool binary;
	bool begun, ended; /* the header, the trailer was there */
	struct pgoutput_value values[COPY_COLUMNS_MAX];
};

enum copy_result { COPY_FAILED = -1, COPY_NOTHING, COPY_ROW };

/* One message. COPY_ROW: *tuple points into the values and the bytes, which text rows are unescaped in; COPY_NOTHING: it was
 * the trailer, or a header alone. Malformed input (short, long, more columns than COPY_COLUMNS_MAX, a header that is not COPY's,
 * rows behind the trailer): ERROR_PROTOCOL with the byte offset. */
enum copy_result copy_decode(struct copy *copy, uint8_t *bytes, size_t length, struct pgoutput_tuple *tuple,
			     struct error *error);

#endif
