/* The rule of known.h, and the kept facts in memory. */
#include "source/known.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/position.h"

/* ---- entries ---- */

static void entry_fini(struct known_entry *entry)
{
	memory_free(entry->columns);
	memory_free(entry->previous);
}

void known_fini(struct known *known)
{
	for (uint32_t i = 0; i < known->count; i++)
		entry_fini(&known->entries[i]);
	memory_free(known->entries);
	*known = (struct known){0};
}

static void entry_remove(struct known *known, uint32_t i)
{
	entry_fini(&known->entries[i]);
	known->count--;
	memmove(known->entries + i, known->entries + i + 1, (known->count - i) * sizeof *known->entries);
}

static struct known_entry *entry_find(struct known *known, char kind, uint32_t oid)
{
	for (uint32_t i = 0; i < known->count; i++)
		if (known->entries[i].oid == oid && known->entries[i].kind == kind)
			return &known->entries[i];
	return NULL;
}

/* a new one at the end; NULL without memory */
static struct known_entry *entry_add(struct known *known, char kind, uint32_t oid)
{
	if (known->count == KNOWN_ENTRIES_MAX)
		entry_remove(known, 0);
	if (known->count == known->size) {
		uint32_t size = known->size ? 2 * known->size : 16;
		struct known_entry *entries = memory_resize(known->entries, size * sizeof *entries);
		if (!entries)
			return NULL;
		known->entries = entries;
		known->size = size;
	}
	struct known_entry *entry = &known->entries[known->count++];
	*entry = (struct known_entry){.kind = kind, .oid = oid};
	return entry;
}

/* to the end of the list */
static struct known_entry *entry_use(struct known *known, struct known_entry *entry)
{
	struct known_entry used = *entry;
	struct known_entry *last = &known->entries[known->count - 1];

	memmove(entry, entry + 1, (size_t)(last - entry) * sizeof *entry);
	*last = used;
	return last;
}

/* ---- the rule ---- */

/* true for facts that hold for every row that the slot still has to send */
static bool holds_always(const struct known_evidence *evidence)
{
	return evidence->original || (evidence->catalog_xmin && evidence->newest < evidence->catalog_xmin);
}

int known_type(struct known *known, uint32_t oid, const struct known_evidence *evidence, uint64_t *lsn)
{
	struct known_entry *entry = entry_find(known, 't', oid);

	*lsn = 0;
	if (holds_always(evidence))
		return 0;
	if (entry && entry->newest == evidence->newest) {
		*lsn = entry_use(known, entry)->lsn;
		return 0;
	}
	entry = entry ? entry_use(known, entry) : entry_add(known, 't', oid);
	if (!entry)
		return -1;
	entry->newest = evidence->newest;
	*lsn = entry->lsn = evidence->lsn;
	known->changed = true;
	return 0;
}

/* ---- keys ---- */

static void key_answer(const struct known_entry *entry, struct known_key *key)
{
	key->lsn = entry->lsn;
	key->previous = entry->previous;
	key->previous_lsn = entry->previous_lsn;
}

/* a key that is not there has no catalog row: that it was dropped shows only beside the kept one */
static uint64_t key_since(const struct known_entry *before, const struct known_evidence *evidence, const char *columns)
{
	if (!*columns)
		return before && *before->columns ? evidence->lsn : 0;
	return holds_always(evidence) ? 0 : evidence->lsn;
}

static int key_replace(struct known *known, struct known_entry *entry, uint32_t oid, uint64_t lsn, const char *columns,
		       struct known_entry **replaced)
{
	char *copy = memory_string(columns);

	if (!copy)
		return -1;
	if (!entry) {
		entry = entry_add(known, 'k', oid);
		if (!entry) {
			memory_free(copy);
			return -1;
		}
	} else {
		entry = entry_use(known, entry);
		memory_free(entry->previous);
		entry->previous = entry->columns;
		entry->previous_lsn = entry->lsn;
	}
	entry->columns = copy;
	entry->lsn = lsn;
	known->changed = true;
	*replaced = entry;
	return 0;
}

bool known_has_key(const struct known *known, uint32_t oid)
{
	for (uint32_t i = 0; i < known->count; i++)
		if (known->entries[i].oid == oid && known->entries[i].kind == 'k')
			return true;
	return false;
}

int known_key(struct known *known, uint32_t oid, bool gone, const struct known_evidence *evidence, const char *columns,
	      uint32_t index, uint64_t index_version, struct known_key *key)
{
	struct known_entry *entry = entry_find(known, 'k', oid);

	*key = (struct known_key){0};
	if (gone) { /* what is kept is the last that was known */
		key->lsn = KNOWN_NEVER;
		key->previous = entry ? entry->columns : NULL;
		key->previous_lsn = entry ? entry->lsn : 0;
		return 0;
	}
	if (strlen(columns) > KNOWN_KEY_MAX) {
		key->lsn = holds_always(evidence) ? 0 : evidence->lsn;
		return 0;
	}
	bool same = entry && entry->newest == evidence->newest && strcmp(entry->columns, columns) == 0;
	if (same) {
		entry = entry_use(known, entry);
		key_answer(entry, key);
		if (*columns && holds_always(evidence))
			key->lsn = 0;
	} else {
		uint64_t since = key_since(entry, evidence, columns);
		bool renamed = entry && *columns && entry->index == index && entry->index_version == index_version;
		if (key_replace(known, entry, oid, since, columns, &entry) < 0)
			return -1;
		entry->newest = evidence->newest;
		entry->index = index;
		entry->index_version = index_version;
		entry->renamed = renamed;
		key_answer(entry, key);
	}
	key->renamed = entry->renamed;
	return 0;
}

/* ---- text ---- */

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void known_columns(struct buffer *columns, const char *name)
{
	if (columns->length)
		buffer_add_char(columns, ',');
	for (; *name; name++) {
		if (is_plain(*name))
			buffer_add_char(columns, *name);
		else
			buffer_printf(columns, "%%%02x", (unsigned char)*name);
	}
}

const char *known_next(const char **columns, size_t *length)
{
	const char *name = *columns;

	if (!*name)
		return NULL;
	*length = strcspn(name, ",");
	*columns = name + *length + (name[*length] == ',');
	return name;
}

void known_print(struct known *known, struct buffer *text)
{
	char lsn[24];

	for (uint32_t i = 0; i < known->count; i++) {
		const struct known_entry *entry = &known->entries[i];
		buffer_printf(text, "%c %" PRIu32 " %" PRIu64 " %s", entry->kind, entry->oid, entry->newest,
			      lsn_format(lsn, entry->lsn));
		if (entry->kind == 'k') {
			buffer_printf(text, " %" PRIu32 " %" PRIu64 " %d (%s)", entry->index, entry->index_version,
				      entry->renamed, entry->columns);
			if (entry->previous)
				buffer_printf(text, " %s (%s)", lsn_format(lsn, entry->previous_lsn), entry->previous);
		}
		buffer_add_char(text, '\n');
	}
	known->changed = false;
}

/* ---- reading ---- */

/* the rest of a line; what does not fit sets bad */
struct line {
	const char *at;
	bool bad;
};

static const char *line_word(struct line *line, size_t *length)
{
	const char *word = line->at + strspn(line->at, " ");

	*length = strcspn(word, " \n");
	line->at = word + *length;
	line->bad |= *length == 0;
	return word;
}

static uint64_t line_number(struct line *line, uint64_t most)
{
	size_t length;
	const char *word = line_word(line, &length);
	char *end;
	uint64_t value = strtoull(word, &end, 10);

	line->bad |= end != word + length || *word < '0' || *word > '9' || value > most;
	return value;
}

static uint64_t line_lsn(struct line *line)
{
	size_t length;
	const char *word = line_word(line, &length);
	char copy[24];
	uint64_t lsn = 0;

	snprintf(copy, sizeof copy, "%.*s", (int)(length < sizeof copy ? length : 0), word);
	line->bad |= lsn_parse(copy, &lsn) < 0;
	return lsn;
}

/* in parentheses; NULL without memory too, which `bad` tells */
static char *line_columns(struct line *line)
{
	size_t length;
	const char *word = line_word(line, &length);
	char *columns = NULL;

	line->bad |= length < 2 || word[0] != '(' || word[length - 1] != ')' || length - 2 > KNOWN_KEY_MAX;
	if (!line->bad)
		columns = memory_alloc(length - 1);
	if (columns)
		memcpy(columns, word + 1, length - 2);
	line->bad |= !columns;
	return columns;
}

static void line_key(struct line *line, struct known_entry *entry)
{
	entry->index = (uint32_t)line_number(line, UINT32_MAX);
	entry->index_version = line_number(line, UINT64_MAX);
	entry->renamed = line_number(line, 1) != 0;
	entry->columns = line_columns(line);
	if (line->bad || *line->at == '\n' || !*line->at)
		return;
	entry->previous_lsn = line_lsn(line);
	entry->previous = line_columns(line);
}

static int line_read(struct known *known, const char *text)
{
	struct line line = {.at = text};
	struct known_entry entry = {0};
	size_t length;

	entry.kind = *line_word(&line, &length);
	entry.oid = (uint32_t)line_number(&line, UINT32_MAX);
	entry.newest = line_number(&line, UINT64_MAX);
	entry.lsn = line_lsn(&line);
	line.bad |= length != 1 || (entry.kind != 't' && entry.kind != 'k');
	if (!line.bad && entry.kind == 'k')
		line_key(&line, &entry);
	if (line.bad || (*line.at != '\n' && *line.at)) {
		entry_fini(&entry);
		return 0;
	}
	struct known_entry *added = entry_find(known, entry.kind, entry.oid);
	if (added)
		entry_remove(known, (uint32_t)(added - known->entries));
	added = entry_add(known, entry.kind, entry.oid);
	if (!added) {
		entry_fini(&entry);
		return -1;
	}
	*added = entry;
	return 0;
}

int known_parse(struct known *known, const char *text)
{
	while (*text) {
		if (line_read(known, text) < 0)
			return -1;
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return 0;
}
