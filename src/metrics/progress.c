/* Lines of a snapshot's progress. What is not known (a table that was never analyzed) has no bar and no percent rather than
 * wrong ones, and what does not fit is left out from the least important on. */
#include "metrics/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/terminal.h"

enum {
	BAR_MIN = 10,
	BAR_MAX = 20,
	NAME_MIN = 10,
	NAME_MAX = 40,
	PERCENT = 6,     /* columns of " 100 %" */
	BRACKETS = 3,    /* and the blank in front of them */
	BEHIND = 2 + 24, /* of what stands behind a bar in most cases */
	UNIT = 1000
};

/* how the lines of one progress are laid out */
struct layout {
	unsigned indent, name, bar;
	unsigned behind; /* columns for what stands behind the bar; 0 without `limited`: any number */
	bool limited;
};

/* ---- figures ---- */

const char *progress_count(char out[32], uint64_t count)
{
	static const char units[] = "kMGTPE";
	double value = (double)count / UNIT;
	size_t unit = 0;

	if (count < 100000) {
		snprintf(out, 32, "%" PRIu64, count);
		return out;
	}
	for (; value >= 999.5 && units[unit + 1]; unit++)
		value /= UNIT;
	snprintf(out, 32, "%.*f %c", value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value, units[unit]);
	return out;
}

const char *progress_bytes(char out[32], double bytes)
{
	static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
	size_t unit = 0;

	for (; bytes >= 1000 && unit + 1 < sizeof units / sizeof *units; unit++)
		bytes /= 1024;
	snprintf(out, 32, unit ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
	return out;
}

const char *progress_time(char out[32], int64_t us)
{
	static const struct {
		const char *name;
		int64_t seconds;
	} units[] = {{"d", 86400}, {"h", 3600}, {"min", 60}, {"s", 1}};
	int64_t seconds = us > 0 ? (us + 999999) / 1000000 : 0, rest;
	size_t unit = 0;

	while (unit < 3 && seconds < units[unit].seconds)
		unit++;
	rest = unit < 3 ? seconds % units[unit].seconds / units[unit + 1].seconds : 0;
	if (rest)
		snprintf(out, 32, "%" PRId64 " %s %" PRId64 " %s", seconds / units[unit].seconds, units[unit].name,
			 rest, units[unit + 1].name);
	else
		snprintf(out, 32, "%" PRId64 " %s", seconds / units[unit].seconds, units[unit].name);
	return out;
}

bool progress_over(enum status_snapshot_state state)
{
	return state == STATUS_SNAPSHOT_DONE || state == STATUS_SNAPSHOT_CANCELLED || state == STATUS_SNAPSHOT_FAILED;
}

/* blocks are counted, rows are estimated */
int progress_percent(const struct status_snapshot_table *table)
{
	double part = -1;

	if (table->state == STATUS_SNAPSHOT_DONE)
		return 100;
	if (table->blocks_expected)
		part = (double)table->blocks_read / (double)table->blocks_expected;
	else if (table->rows_expected > 0)
		part = (double)table->rows / (double)table->rows_expected;
	return part < 0 ? -1 : part < 0.99 ? (int)(100 * part) : 99;
}

/* -1: not of all tables */
static int64_t rows_expected(const struct status_snapshot *snapshot)
{
	int64_t sum = 0;

	if (snapshot->tables_listed < snapshot->table_count)
		return -1;
	for (uint32_t i = 0; i < snapshot->tables_listed; i++) {
		const struct status_snapshot_table *table = &snapshot->tables[i];

		if (progress_over(table->state))
			sum += (int64_t)table->rows;
		else if (table->rows_expected < 0)
			return -1;
		else if ((uint64_t)table->rows_expected < table->rows)
			sum += (int64_t)table->rows;
		else
			sum += table->rows_expected;
	}
	return sum;
}

/* ---- one line ---- */

static bool fits(const struct buffer *text, unsigned columns)
{
	return columns == 0 || text->length <= columns; /* only of what is ASCII */
}

static void rows_add(struct buffer *out, uint64_t rows, int64_t expected, unsigned columns)
{
	char text[32], more[32];
	struct buffer full = {0};

	buffer_printf(&full, "%s", progress_count(text, rows));
	if (expected > 0 && (uint64_t)expected >= rows)
		buffer_printf(&full, " of %s", progress_count(more, (uint64_t)expected));
	buffer_add_string(&full, " rows");
	if (!fits(&full, columns)) {
		buffer_clear(&full);
		buffer_printf(&full, "%s rows", text);
	}
	if (fits(&full, columns))
		buffer_add(out, full.data, full.length);
	buffer_fini(&full);
}

void progress_table(const struct status_snapshot_table *table, unsigned columns, struct buffer *out)
{
	bool running = table->state == STATUS_SNAPSHOT_RUNNING;
	struct buffer text = {0};

	if (running || table->state == STATUS_SNAPSHOT_DONE) {
		rows_add(out, table->rows, running ? table->rows_expected : -1, columns);
		return;
	}
	buffer_add_string(&text, status_snapshot_state_name(table->state));
	if (table->rows) {
		buffer_add_string(&text, " at ");
		rows_add(&text, table->rows, -1, 0);
	}
	if (table->detail[0])
		buffer_printf(&text, ": %s", table->detail);
	terminal_add(out, buffer_string(&text), columns);
	buffer_fini(&text);
}

static void total_add(struct buffer *out, size_t start, unsigned columns, const char *figure)
{
	bool first = out->length == start;

	if (columns == 0 || out->length - start + (first ? 0 : 2) + strlen(figure) <= columns)
		buffer_printf(out, "%s%s", first ? "" : ", ", figure);
}

void progress_totals(const struct status_snapshot *snapshot, unsigned columns, struct buffer *out)
{
	size_t start = out->length;
	struct buffer rows = {0};
	char text[96], figure[32];
	bool running = snapshot->state == STATUS_SNAPSHOT_RUNNING;

	snprintf(text, sizeof text, "%u of %u tables", (unsigned)snapshot->tables_done,
		 (unsigned)snapshot->table_count);
	total_add(out, start, columns, text);
	rows_add(&rows, snapshot->rows, progress_over(snapshot->state) ? -1 : rows_expected(snapshot), 0);
	total_add(out, start, columns, buffer_string(&rows));
	buffer_fini(&rows);
	total_add(out, start, columns, progress_bytes(figure, (double)snapshot->bytes));
	if (snapshot->rows_per_second && running) {
		snprintf(text, sizeof text, "%s rows/s", progress_count(figure, snapshot->rows_per_second));
		total_add(out, start, columns, text);
	}
	if (snapshot->left_us >= 0 && running) {
		snprintf(text, sizeof text, "%s left", progress_time(figure, snapshot->left_us));
		total_add(out, start, columns, text);
	}
}

static void bar_add(struct buffer *out, int percent, unsigned width)
{
	unsigned filled = percent > 0 ? (unsigned)percent * width / 100 : 0;

	buffer_add_char(out, '[');
	for (unsigned i = 0; i < width; i++)
		buffer_add_char(out, i < filled ? '#' : '-');
	buffer_add_char(out, ']');
	if (percent >= 0)
		buffer_printf(out, " %3d %%", percent);
	else
		buffer_printf(out, "%*s", PERCENT, "");
}

static void line_add(const struct status_snapshot_table *table, const struct layout *layout, struct buffer *out)
{
	unsigned width = terminal_width(table->name);

	buffer_printf(out, "%*s", (int)layout->indent, "");
	terminal_add_tail(out, table->name, layout->limited ? layout->name : 0);
	if (width < layout->name)
		buffer_printf(out, "%*s", (int)(layout->name - width), "");
	buffer_add_char(out, ' ');
	bar_add(out, progress_percent(table), layout->bar);
	if (layout->behind > 2 || !layout->limited) {
		buffer_add_string(out, "  ");
		progress_table(table, layout->limited ? layout->behind - 2 : 0, out);
	}
	/* nothing in the air behind a line */
	while (out->length && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	buffer_add_char(out, '\n');
}

/* ---- all of them ---- */

static bool is_shown(const struct status_snapshot_table *table, const struct progress_view *view)
{
	return !view->under_way || table->state == STATUS_SNAPSHOT_RUNNING ||
	       (table->state == STATUS_SNAPSHOT_PAUSED && table->started_ms);
}

/* The name gives way first, then what is behind the bar, then the bar; below NAME_MIN and BAR_MIN a line is too wide. */
static struct layout layout_of(const struct status_snapshot *snapshot, const struct progress_view *view)
{
	struct layout layout = {.indent = view->indent, .bar = BAR_MAX, .limited = view->columns > 0};
	unsigned left = view->columns, most = NAME_MAX;

	if (layout.limited) {
		most = left / 3 < NAME_MIN ? NAME_MIN : left / 3 < NAME_MAX ? left / 3 : NAME_MAX;
		left = left > layout.indent + BRACKETS + PERCENT ? left - layout.indent - BRACKETS - PERCENT : 0;
	}
	for (uint32_t i = 0; i < snapshot->tables_listed; i++) {
		unsigned width = is_shown(&snapshot->tables[i], view) ? terminal_width(snapshot->tables[i].name) : 0;
		layout.name = width > layout.name ? width : layout.name;
	}
	layout.name = layout.name > most ? most : layout.name;
	if (!layout.limited)
		return layout;
	left = left > layout.name ? left - layout.name : 0;
	layout.bar = left > BEHIND + BAR_MIN ? left - BEHIND : BAR_MIN;
	layout.bar = layout.bar > BAR_MAX ? BAR_MAX : layout.bar;
	layout.behind = left > layout.bar ? left - layout.bar : 0;
	return layout;
}

static void tables_write(const struct status_snapshot *snapshot, const struct progress_view *view, struct buffer *out)
{
	struct layout layout = layout_of(snapshot, view);
	uint32_t shown = 0, more = 0;

	for (uint32_t i = 0; i < snapshot->tables_listed; i++) {
		if (!is_shown(&snapshot->tables[i], view))
			continue;
		if (shown < view->tables) {
			line_add(&snapshot->tables[i], &layout, out);
			shown++;
		} else {
			more++;
		}
	}
	if (!view->under_way && snapshot->table_count > snapshot->tables_listed)
		more += snapshot->table_count - snapshot->tables_listed;
	if (more)
		buffer_printf(out, "%*sand %u more\n", (int)view->indent, "", (unsigned)more);
}

void progress_write(const struct status_snapshot *snapshot, const struct progress_view *view, struct buffer *out)
{
	unsigned room = view->columns > view->indent + 1 ? view->columns - view->indent : view->columns ? 1 : 0;
	struct buffer text = {0};

	if (snapshot->kind == STATUS_SNAPSHOT_NONE)
		return;
	tables_write(snapshot, view, out);
	buffer_printf(out, "%*s", (int)view->indent, "");
	progress_totals(snapshot, room, out);
	buffer_add_char(out, '\n');
	if (snapshot->state == STATUS_SNAPSHOT_WAITING || snapshot->state == STATUS_SNAPSHOT_PAUSED ||
	    snapshot->detail[0]) {
		buffer_printf(&text, "%s%s%s", status_snapshot_state_name(snapshot->state),
			      snapshot->detail[0] ? ": " : "", snapshot->detail);
		buffer_printf(out, "%*s", (int)view->indent, "");
		terminal_add(out, buffer_string(&text), room);
		buffer_add_char(out, '\n');
	}
	buffer_fini(&text);
}
