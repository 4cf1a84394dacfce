/* A snapshot's progress as text for people: one form for `millrace status`, `millrace snapshot`, the terminal of `millrace
 * run`, and /ready. Pure: a status in, text out.
 *
 *   public.orders    [########------------]  42 %  420 k of 1.00 M rows
 *   public.visits    [--------------------]        12034 rows
 *   and 4 more
 *   3 of 12 tables, 1.20 M of 3.40 M rows, 120.4 MiB, 45600 rows/s, 1 min 20 s left
 */
#ifndef METRICS_PROGRESS_H
#define METRICS_PROGRESS_H

#include "base/buffer.h"
#include "metrics/status.h"

struct progress_view {
	unsigned columns; /* no line takes more of them; 0: without limit */
	unsigned indent;
	unsigned tables; /* at most so many, then "and N more" */
	bool under_way;  /* only those that are read now, or are paused in it */
};

/* a line for each table, one for all of it, and one for what it waits for, or was ended by; each with its end */
void progress_write(const struct status_snapshot *snapshot, const struct progress_view *view, struct buffer *out);
/* the line for all of it, without its end: as many of its figures as fit (columns 0: all) */
void progress_totals(const struct status_snapshot *snapshot, unsigned columns, struct buffer *out);
/* what a table's line says behind its bar, in words of its state; columns as above */
void progress_table(const struct status_snapshot_table *table, unsigned columns, struct buffer *out);

/* how far a table is, in percent: 100 where it is done, and never before; -1: unknown */
int progress_percent(const struct status_snapshot_table *table);
/* over: nothing will change any more */
bool progress_over(enum status_snapshot_state state);

/* figures for people; each returns out */
const char *progress_count(char out[32], uint64_t count); /* 99999, 123 k, 1.23 M */
const char *progress_bytes(char out[32], double bytes);   /* 999 B, 1.2 KiB */
const char *progress_time(char out[32], int64_t us);      /* 45 s, 1 min 20 s, 2 h 5 min, 3 d 4 h */

#endif
