/* The table of SQLSTATEs (PostgreSQL 15, appendix A) that this program can meet, and how one becomes an error. */
#include "source/sqlstate.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

struct sqlstate_row {
	const char *state; /* five characters, or the two of a class */
	enum sqlstate_where where;
	enum error_code code;
	const char *hint;
};

#define CONDITION_HINT \
	"correct the condition on the table's rows: `where` of the command, or snapshot.where; it is to be true or false for each row"

/* The first row that fits counts: whole states before classes, places before ANYWHERE. */
static const struct sqlstate_row sqlstate_table[] = {
	{"28P01", SQLSTATE_ANYWHERE, ERROR_PERMISSION,
	 "check user and password in the source URL (or PGPASSWORD, ~/.pgpass), or set the password on the server: "
	 "ALTER ROLE \"{user}\" PASSWORD '...';"},
	{"28000", SQLSTATE_ANYWHERE, ERROR_PERMISSION,
	 "pg_hba.conf on the server needs the line: {hba} before any other that fits; then run "
	 "SELECT pg_reload_conf(); a role that is missing: CREATE ROLE \"{user}\" LOGIN REPLICATION PASSWORD '...'; one that "
	 "may not log in: ALTER ROLE \"{user}\" LOGIN;"},
	{"3D000", SQLSTATE_ANYWHERE, ERROR_CONFIG,
	 "check the database name in the source URL; psql -l lists what is there"},
	{"42501", SQLSTATE_CONNECT, ERROR_PERMISSION, "GRANT CONNECT ON DATABASE \"{database}\" TO \"{user}\";"},
	{"42501", SQLSTATE_REPLICATION, ERROR_PERMISSION, "ALTER ROLE \"{user}\" REPLICATION;"},
	{"42501", SQLSTATE_STREAM, ERROR_PERMISSION, "ALTER ROLE \"{user}\" REPLICATION;"},
	{"42501", SQLSTATE_ANYWHERE, ERROR_PERMISSION,
	 "let the owner or a superuser run it, or GRANT {user} what the message names"},
	{"42883", SQLSTATE_STREAM, ERROR_BINARY, "a type in a published table has no send function: stream in text"},
	{"42704", SQLSTATE_STREAM, ERROR_HISTORY, "slot or publication is missing"},
	{"58P01", SQLSTATE_STREAM, ERROR_HISTORY, "WAL that the slot needs is gone"},
	{"55000", SQLSTATE_REPLICATION, ERROR_CONFIG,
	 "logical decoding must be possible: ALTER SYSTEM SET wal_level = logical; then restart the server"},
	{"53400", SQLSTATE_REPLICATION, ERROR_CONFIG,
	 "all replication slots are in use: drop one, or raise max_replication_slots (ALTER SYSTEM SET "
	 "max_replication_slots = ...;) and restart the server"},
	{"53300", SQLSTATE_CONNECT, ERROR_UNAVAILABLE,
	 "all connections are taken: end some, or raise max_connections on the server or the role's or the database's "
	 "CONNECTION LIMIT"},
	{"53300", SQLSTATE_REPLICATION, ERROR_UNAVAILABLE,
	 "all connections are taken: raise max_wal_senders (ALTER SYSTEM SET max_wal_senders = ...;) or "
	 "max_connections "
	 "and restart the server"},
	{"55006", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE,
	 "stop its other reader: SELECT slot_name, active_pid FROM pg_replication_slots;"},
	{"55P03", SQLSTATE_ANYWHERE, ERROR_TIMEOUT, "a lock is held by somebody else; it is tried again"},
	{"57014", SQLSTATE_ANYWHERE, ERROR_TIMEOUT, ""},
	{"42710", SQLSTATE_REPLICATION, ERROR_CONFIG, "a slot of this name is there already"},
	{"25006", SQLSTATE_CONDITION, ERROR_CONFIG, "a condition on a table's rows may write, lock and number nothing"},
	{"08P01", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT}, /* it has parameters, as $1 */
	{"21", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"22", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"2F", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"38", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"39", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"42", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"54", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"P0", SQLSTATE_CONDITION, ERROR_CONFIG, CONDITION_HINT},
	{"25006", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE,
	 "the server is read-only: a standby, or about to become a primary"},
	{"57P03", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, ""},
	{"55", SQLSTATE_ANYWHERE, ERROR_CONFIG, ""},
	{"08", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, ""},
	{"40", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, ""},
	{"53", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, "the server is short of a resource: see its log"},
	{"57", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, ""},
	{"58", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, "the server had an error of its own: see its log"},
	{"XX", SQLSTATE_STREAM, ERROR_DECODING,
	 "the server had an error of its own while it decoded the slot's changes: see its log; where that goes on, the slot is "
	 "given up"},
	{"XX", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, "the server had an error of its own: see its log"},
	{"0A", SQLSTATE_ANYWHERE, ERROR_CONFIG, ""},
	{"22P05", SQLSTATE_STREAM, ERROR_CONFIG,
	 "a value has a character that Unicode does not have, and cannot be sent: correct it in the table, advance the slot "
	 "past its transactions with pg_replication_slot_advance(), and start with --accept-gap"},
	{"22021", SQLSTATE_ANYWHERE, ERROR_CONFIG,
	 "the database is SQL_ASCII, and the name of a table, column or type in it is not UTF-8: rename it"},
	{"22", SQLSTATE_CONNECT, ERROR_CONFIG, "the server refuses a parameter of the source URL"},
	{"42", SQLSTATE_CONNECT, ERROR_CONFIG, "the server refuses a parameter of the source URL"},
	{"22", SQLSTATE_STREAM, ERROR_CONFIG, "the slot's plugin must be pgoutput"},
	{"22", SQLSTATE_ANYWHERE, ERROR_INTERNAL, ""},
	{"42", SQLSTATE_ANYWHERE, ERROR_INTERNAL, ""},
	{"", SQLSTATE_ANYWHERE, ERROR_UNAVAILABLE, ""},
};

static const struct sqlstate_row *sqlstate_find(const char *state, enum sqlstate_where where)
{
	const struct sqlstate_row *row = sqlstate_table;

	while (strncmp(row->state, state, strlen(row->state)) != 0 ||
	       (row->where != SQLSTATE_ANYWHERE && row->where != where))
		row++; /* ends at the last row, which fits everything */
	return row;
}

/* The line that pg_hba.conf needs. The server's message quotes the client's address first, and an address is never
 * translated. */
static void sqlstate_hba(const char *message, const struct sqlstate_names *names, char *out, size_t size)
{
	const char *from = strchr(message, '"');
	int length = from ? (int)strcspn(from + 1, "\"") : 0;
	bool local = length == 7 && strncmp(from + 1, "[local]", 7) == 0;
	bool six = length && memchr(from + 1, ':', (size_t)length);
	bool address = length && (size_t)length == strspn(from + 1, "0123456789abcdefABCDEF.:") &&
		       (six || memchr(from + 1, '.', (size_t)length));

	if (local)
		snprintf(out, size, "local %s %s scram-sha-256", names->database, names->user);
	else
		snprintf(out, size, "host %s %s %.*s/%s scram-sha-256", names->database, names->user,
			 address ? length : 21, address ? from + 1 : "<this host's address>",
			 six && address ? "128" : "32");
}

struct sqlstate_word {
	const char *name, *value;
};

static void sqlstate_hint(struct error *error, const char *hint, const struct sqlstate_word *words)
{
	struct buffer text = {0};

	while (*hint) {
		const struct sqlstate_word *word = words;
		while (word->name && strncmp(hint, word->name, strlen(word->name)) != 0)
			word++;
		if (word->name) {
			buffer_add_string(&text, word->value);
			hint += strlen(word->name);
		} else {
			buffer_add_char(&text, *hint++);
		}
	}
	error_hint(error, "%s", buffer_string(&text));
	buffer_fini(&text);
}

static void sqlstate_one_line(struct buffer *text, const char *message)
{
	size_t start = text->length;

	buffer_add_string(text, message);
	while (text->length > start && strchr("\r\n ", text->data[text->length - 1]))
		text->data[--text->length] = '\0';
	for (size_t i = start; i < text->length; i++)
		if ((uint8_t)text->data[i] < ' ')
			text->data[i] = ' ';
}

int sqlstate_error(struct error *error, enum sqlstate_where where, const char *state, const char *message,
		   const char *detail, const struct sqlstate_names *names)
{
	const struct sqlstate_row *row = sqlstate_find(state, where);
	struct buffer text = {0};
	char hba[256];

	sqlstate_one_line(&text, message);
	if (detail && *detail) {
		buffer_add_string(&text, ": ");
		sqlstate_one_line(&text, detail);
	}
	if (*state)
		buffer_printf(&text, " (SQLSTATE %s)", state);
	error_set(error, row->code, "%s", buffer_string(&text));
	buffer_fini(&text);
	if (*row->hint) {
		sqlstate_hba(message, names, hba, sizeof hba);
		const struct sqlstate_word words[] = {
			{"{user}", names->user},
			{"{database}", names->database},
			{"{hba}", hba},
			{NULL, NULL},
		};
		sqlstate_hint(error, row->hint, words);
	}
	return -1;
}

static bool sqlstate_looks(const char *text)
{
	return strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 5 && text[5] == ':' && text[6] == ' ';
}

bool sqlstate_split(char *text, char state[6], char **message)
{
	state[0] = '\0';
	*message = text;
	for (char *at = text; (at = strstr(at, ":  ")); at += 3)
		if (sqlstate_looks(at + 3)) {
			memcpy(state, at + 3, 5);
			state[5] = '\0';
			*message = at + 10;
			(*message)[strcspn(*message, "\n")] = '\0';
			return true;
		}
	return false;
}
