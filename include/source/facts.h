/* What only the catalog knows about a relation and its types: the shape of what source/catalog tells downstream.
 *
 * Plain data without libpq. Strings are owned by `arena`; one facts object lives as long as the plan made from it.
 */
#ifndef SOURCE_FACTS_H
#define SOURCE_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* A type where it is used: of a column, in the order of the relation's columns as the server sends them in the Relation
 * message; of an array's element; of a composite's attribute. */
struct facts_column {
	const char *name;          /* as in the Relation message; an attribute's; NULL: an element's */
	const char *declared;      /* format_type(atttypid, atttypmod) under an empty search_path: `postgres.type` */
	const char *base_declared; /* for a domain: the same of its ultimate base type; else NULL */
	uint32_t type_oid;         /* as in the Relation message */
	uint32_t base_oid;         /* the ultimate base type of a domain; else type_oid */
	int32_t base_typmod; /* the typmod that holds for values: the domain chain's, else the column's; -1 none */
	char type_kind;      /* pg_type.typtype of the base type: b c d e p r m */
	const char *type_schema, *type_name; /* of the base type */
	bool has_send;                       /* the base type (and its element) has a binary output function */
	const char **labels;                 /* enum labels in order; NULL unless type_kind is 'e' */
	uint32_t label_count;
	/* an array (the base type's, after domains): what it holds, with the array's typmod; NULL: no array. A domain as
	 * element is resolved in there. */
	const struct facts_column *element;
	char delimiter;     /* between elements: pg_type.typdelim of the element */
	int32_t dimensions; /* pg_attribute.attndims, a domain's typndims; 0 counts as 1 */
	/* a composite (type_kind 'c'): its attributes that are not dropped, in order */
	const struct facts_column *attributes;
	uint32_t attribute_count;
	/* Composites, deep inside too: a value written at an LSN below may have had other attributes than these (delivery,
	 * "Facts from the catalog"); 0: none may. */
	uint64_t known_lsn;
};

struct facts_relation {
	struct arena arena;
	uint32_t oid;
	char identity; /* pg_class.relreplident: d n f i */
	bool unseen;   /* nobody sees the transaction's commit yet: the rest is empty, and is to be asked for later */
	bool early;    /* it waits for what this slot confirms: the facts may be from before it */
	bool found;    /* false: the relation is gone from the catalog; columns hold what the types say */
	uint32_t column_count;
	struct facts_column *columns;
	/* The key by the rule of design section 4: replica identity index where one is set, else primary key (immediate,
	 * valid), in index order; indexes into columns. 0: null key. */
	uint32_t key_count;
	uint16_t *key_columns;
	bool key_whole; /* the stream carries all columns of the catalog's key, or there is none; else key_count is 0 */
	bool key_in_stream; /* but for its columns' order; false: under FULL and NOTHING, as the message has it */
	/* What of the key is not in the stream: rows of transactions that commit below may have had another; 0: none may. (Changing a
	 * key waits for the transactions that write to the table, so that their commits tell.) */
	uint64_t key_known_lsn;
	/* the key before, as far as it is known: of transactions that commit from kept_key_lsn on; after facts_settle_key() the
	 * one that was not chosen */
	bool kept_key;
	uint32_t kept_key_count;
	uint16_t *kept_key_columns;
	uint64_t kept_key_lsn;
	bool key_renamed; /* since then columns of it were renamed, and no more */
	/* facts_settle_key()'s: */
	uint64_t key_until_lsn; /* the key holds for transactions that commit below; 0: from here on */
	bool key_unknown;       /* nobody can tell the key of those rows: the table is to be parked (key_unknown) */
};

/* Chooses the key of the transaction that commits at commit_lsn, and tells until when the choice holds: puts the kept key in
 * the place of the catalog's, or sets key_unknown. To be called once, before plan_compile(). */
void facts_settle_key(struct facts_relation *facts, uint64_t commit_lsn);
void facts_relation_free(struct facts_relation *facts); /* made with memory_alloc(); NULL is fine */

#endif
