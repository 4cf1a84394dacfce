/* A table is known by its name and the number of the command; where another command had asked for it before, by that one's,
 * since then it is that one's turn that is taken. */
#include "command/watch.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/terminal.h"
#include "metrics/progress.h"

enum {
	WATCH_LOST_US = 5000000, /* how long a table may be missing while nothing is under way */
	WATCH_SAY_US = 1000000,
	WATCH_LINES = 4 /* of a terminal: for totals and what is above */
};

void watch_begin(struct watch *watch, const json_t *names, uint64_t number, bool cancel)
{
	size_t index;
	const json_t *name;

	*watch = (struct watch){.number = number, .cancel = cancel, .all = json_array_size(names) == 0};
	json_array_foreach(names, index, name)
	{
		struct watch_table *table = &watch->tables[watch->count];

		if (!json_is_string(name) || watch->count == OFFSETS_SNAPSHOTS_MAX)
			continue;
		snprintf(table->name, sizeof table->name, "%s", json_string_value(name));
		watch->count++;
	}
}

/* ---- looking ---- */

static bool is_ours(const struct watch *watch, const struct watch_table *table, const struct status_snapshot_table *row)
{
	if (strcmp(table->name, row->name) != 0)
		return false;
	if (table->last.name[0] && row->command == table->last.command)
		return true;
	return row->command == watch->number || !progress_over(row->state);
}

static void find(struct watch *watch, struct watch_table *table, const struct status_snapshot *now)
{
	table->found = false;
	for (uint32_t i = 0; i < now->tables_listed; i++) {
		const struct status_snapshot_table *row = &now->tables[i];

		if (!is_ours(watch, table, row))
			continue;
		if (table->found && row->command != watch->number)
			continue;
		table->said = table->said && table->last.state == row->state;
		table->last = *row;
		table->found = true;
	}
}

static bool is_over(const struct watch *watch, const struct watch_table *table)
{
	if (watch->cancel && !table->found)
		return true;
	return table->last.name[0] && progress_over(table->last.state);
}

static bool under_way(const struct status_snapshot *now)
{
	return now->kind != STATUS_SNAPSHOT_NONE && !progress_over(now->state);
}

enum watch_result watch_look(struct watch *watch, const struct status_snapshot *now, int64_t now_us)
{
	uint32_t over = 0;
	bool there = !watch->there_us || under_way(now);

	for (uint32_t i = 0; i < watch->count; i++) {
		struct watch_table *table = &watch->tables[i];

		find(watch, table, now);
		over += is_over(watch, table);
		there |= table->found && !is_over(watch, table);
	}
	if (watch->all ? !under_way(now) : over == watch->count)
		return WATCH_OVER;
	if (there)
		watch->there_us = now_us;
	return now_us - watch->there_us > WATCH_LOST_US ? WATCH_LOST : WATCH_GOES_ON;
}

const char *watch_missing(const struct watch *watch)
{
	for (uint32_t i = 0; i < watch->count; i++)
		if (!is_over(watch, &watch->tables[i]))
			return watch->tables[i].name;
	return "what was under way";
}

static void say_end(const struct watch_table *table, FILE *stream)
{
	struct buffer text = {0};

	terminal_add(&text, table->name, 0);
	buffer_add_string(&text, ": ");
	if (table->last.name[0])
		progress_table(&table->last, 0, &text);
	else
		buffer_add_string(&text, "no snapshot of it was under way");
	fprintf(stream, "%s\n", buffer_string(&text));
	buffer_fini(&text);
}

int watch_end(const struct watch *watch)
{
	int result = 0;

	for (uint32_t i = 0; i < watch->count; i++) {
		const struct watch_table *table = &watch->tables[i];

		if (watch->cancel || table->last.state != STATUS_SNAPSHOT_DONE)
			say_end(table, watch->cancel ? stdout : stderr);
		if (!watch->cancel && table->last.state != STATUS_SNAPSHOT_DONE)
			result = -1;
	}
	if (watch->all)
		puts("no snapshot is under way any more");
	return result;
}

/* ---- showing ---- */

/* the snapshot as if it were of these tables only */
static void ours(const struct watch *watch, const struct status_snapshot *now, struct status_snapshot *mine)
{
	*mine = *now;
	mine->kind = STATUS_SNAPSHOT_INCREMENTAL;
	mine->rows = mine->bytes = mine->tables_done = mine->tables_listed = 0;
	mine->table_count = watch->count;
	if (now->table_count > watch->count)
		mine->left_us = -1;
	if (!under_way(now))
		snprintf(mine->detail, sizeof mine->detail, "%s", "");
	for (uint32_t i = 0; i < watch->count; i++) {
		const struct status_snapshot_table *table = &watch->tables[i].last;

		if (!table->name[0])
			continue;
		mine->rows += table->rows;
		mine->bytes += table->bytes;
		mine->tables_done += table->state == STATUS_SNAPSHOT_DONE;
		if (mine->tables_listed < STATUS_SNAPSHOT_TABLES)
			mine->tables[mine->tables_listed++] = *table;
	}
}

/* in the place of what was drawn before */
static void draw(struct watch *watch, const struct status_snapshot *mine, const struct terminal *terminal)
{
	struct progress_view view = {.columns = terminal->columns,
				     .tables = terminal->rows > WATCH_LINES ? terminal->rows - WATCH_LINES : 1};
	struct buffer text = {0};

	if (watch->drawn)
		buffer_printf(&text, "\r\033[%uA\033[J", watch->drawn);
	watch->drawn = 0;
	progress_write(mine, &view, &text);
	for (const char *at = buffer_string(&text); (at = strchr(at, '\n')); at++)
		watch->drawn++;
	fputs(buffer_string(&text), stdout);
	buffer_fini(&text);
}

static void say_table(struct watch_table *table)
{
	enum status_snapshot_state state = table->last.state;
	struct buffer text = {0};

	terminal_add(&text, table->name, 0);
	buffer_add_string(&text, ": ");
	if (state == STATUS_SNAPSHOT_RUNNING || state == STATUS_SNAPSHOT_DONE)
		buffer_printf(&text, "%s, ", status_snapshot_state_name(state));
	progress_table(&table->last, 0, &text);
	puts(buffer_string(&text));
	table->said = true;
	buffer_fini(&text);
}

/* a table's line when its state changes, why it stands still when that changes, and the totals while rows come */
static void say(struct watch *watch, const struct status_snapshot *mine, int64_t now_us)
{
	struct buffer text = {0};

	for (uint32_t i = 0; i < watch->count; i++)
		if (watch->tables[i].last.name[0] && !watch->tables[i].said)
			say_table(&watch->tables[i]);
	if (strcmp(watch->said, mine->detail) != 0 && mine->detail[0]) {
		terminal_add(&text, mine->detail, 0);
		printf("%s: %s\n", status_snapshot_state_name(mine->state), buffer_string(&text));
	}
	memcpy(watch->said, mine->detail, sizeof watch->said);
	buffer_clear(&text);
	if (mine->rows != watch->said_rows && now_us - watch->said_us >= WATCH_SAY_US) {
		progress_totals(mine, 0, &text);
		puts(buffer_string(&text));
		watch->said_us = now_us;
		watch->said_rows = mine->rows;
	}
	buffer_fini(&text);
}

void watch_show(struct watch *watch, const struct status_snapshot *now, int64_t now_us)
{
	static struct status_snapshot mine;
	struct terminal terminal;

	if (watch->cancel)
		return;
	ours(watch, now, &mine);
	if (terminal_find(STDOUT_FILENO, &terminal))
		draw(watch, &mine, &terminal);
	else
		say(watch, &mine, now_us);
	fflush(stdout);
}
