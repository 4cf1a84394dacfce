/* SQL text: quoting, and the statements about publications. */
#include "source/sql.h"

#include <assert.h>

static void sql_quoted(struct buffer *sql, const char *text, char quote)
{
	buffer_add_char(sql, quote);
	for (; *text; text++) {
		if (*text == quote)
			buffer_add_char(sql, quote);
		buffer_add_char(sql, *text);
	}
	buffer_add_char(sql, quote);
}

void sql_identifier(struct buffer *sql, const char *name)
{
	sql_quoted(sql, name, '"');
}

void sql_literal(struct buffer *sql, const char *text)
{
	sql_quoted(sql, text, '\'');
}

void sql_array_element(struct buffer *sql, const char *text)
{
	buffer_add_char(sql, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_add_char(sql, '\\');
		buffer_add_char(sql, *text);
	}
	buffer_add_char(sql, '"');
}

void sql_table(struct buffer *sql, const char *schema, const char *name)
{
	sql_identifier(sql, schema);
	buffer_add_char(sql, '.');
	sql_identifier(sql, name);
}

void sql_condition(struct buffer *sql, const char **word, const char *condition)
{
	if (!condition || !*condition)
		return;
	buffer_printf(sql, "%s(%s\n)", *word, condition); /* a comment may be its end */
	*word = " AND ";
}

static void sql_publication_options(struct buffer *sql, const struct sql_publication *publication)
{
	buffer_printf(sql, "(publish = '%s', publish_via_partition_root = %s",
		      publication->inserts ? "insert, truncate" : "insert, update, delete, truncate",
		      publication->via_root ? "true" : "false");
	if (publication->generated)
		buffer_printf(sql, ", publish_generated_columns = %s",
			      publication->generated == 's' ? "stored" : "none");
	buffer_add_char(sql, ')');
}

void sql_publication_create(struct buffer *sql, const struct sql_publication *publication)
{
	buffer_add_string(sql, "CREATE PUBLICATION ");
	sql_identifier(sql, publication->name);
	buffer_add_string(sql, publication->all_tables ? " FOR ALL TABLES WITH " : " WITH ");
	sql_publication_options(sql, publication);
}

void sql_publication_set(struct buffer *sql, const struct sql_publication *publication)
{
	buffer_add_string(sql, "ALTER PUBLICATION ");
	sql_identifier(sql, publication->name);
	buffer_add_string(sql, " SET ");
	sql_publication_options(sql, publication);
}

static void sql_publication_alter(struct buffer *sql, const char *publication, const char *verb, const char *schema,
				  const char *table)
{
	buffer_add_string(sql, "ALTER PUBLICATION ");
	sql_identifier(sql, publication);
	buffer_printf(sql, " %s TABLE ONLY ", verb);
	sql_table(sql, schema, table);
}

void sql_publication_add(struct buffer *sql, const char *publication, const char *schema, const char *table)
{
	sql_publication_alter(sql, publication, "ADD", schema, table);
}

void sql_publication_remove(struct buffer *sql, const char *publication, const char *schema, const char *table)
{
	sql_publication_alter(sql, publication, "DROP", schema, table);
}

void sql_publication_move(struct buffer *sql, const char *publication, const char *companion,
			  const struct sql_membership *membership, const char *schema, const char *table)
{
	struct buffer steps[4] = {{0}};
	unsigned count = 0;

	assert(!(membership->belongs_in && membership->belongs_in_inserts));
	if (membership->is_in && !membership->belongs_in)
		sql_publication_remove(&steps[count++], publication, schema, table);
	if (membership->is_in_inserts && !membership->belongs_in_inserts)
		sql_publication_remove(&steps[count++], companion, schema, table);
	if (!membership->is_in && membership->belongs_in)
		sql_publication_add(&steps[count++], publication, schema, table);
	if (!membership->is_in_inserts && membership->belongs_in_inserts)
		sql_publication_add(&steps[count++], companion, schema, table);
	for (unsigned i = 0; i < count; i++) {
		buffer_add_string(sql, i ? "; " : "");
		buffer_add_string(sql, buffer_string(&steps[i]));
		sql->failed |= steps[i].failed;
		buffer_fini(&steps[i]);
	}
}
