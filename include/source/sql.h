/* SQL text: quoting, and the statements about publications. Pure. */
#ifndef SOURCE_SQL_H
#define SOURCE_SQL_H

#include <stdbool.h>

#include "base/buffer.h"

void sql_identifier(struct buffer *sql, const char *name); /* always in double quotes */
/* in single quotes, for standard_conforming_strings and for the replication grammar, which knows no E'' */
void sql_literal(struct buffer *sql, const char *text);
void sql_array_element(struct buffer *sql, const char *text); /* of an array literal, in its double quotes */
void sql_table(struct buffer *sql, const char *schema, const char *name);
/* somebody else's condition, behind " WHERE " or " AND ": *word, which becomes the latter; nothing for NULL and "" */
void sql_condition(struct buffer *sql, const char **word, const char *condition);

struct sql_publication {
	const char *name;
	bool inserts; /* the companion: it publishes insert and truncate alone */
	bool all_tables, via_root;
	char generated; /* 's' the stored ones, 'n' none, as pg_publication.pubgencols; 0: the server is older than 18 */
};
/* no semicolon at the end, as nowhere here */
void sql_publication_create(struct buffer *sql, const struct sql_publication *publication);
void sql_publication_set(struct buffer *sql, const struct sql_publication *publication);
void sql_publication_add(struct buffer *sql, const char *publication, const char *schema, const char *table);
void sql_publication_remove(struct buffer *sql, const char *publication, const char *schema, const char *table);

/* What moves a table from where it is to where it belongs; one transaction, so that it never misses an insert. Empty
 * when nothing has to be done. */
struct sql_membership {
	bool is_in, is_in_inserts;           /* now */
	bool belongs_in, belongs_in_inserts; /* not both */
};
void sql_publication_move(struct buffer *sql, const char *publication, const char *companion,
			  const struct sql_membership *membership, const char *schema, const char *table);

#endif
