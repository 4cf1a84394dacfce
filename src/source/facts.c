/* The life of a facts object, and which key it tells; who fills it is source/catalog. */
#include "source/facts.h"

#include "base/memory.h"

void facts_relation_free(struct facts_relation *facts)
{
	if (!facts)
		return;
	arena_fini(&facts->arena);
	memory_free(facts);
}

static void exchange_keys(struct facts_relation *facts)
{
	uint16_t *columns = facts->key_columns;
	uint32_t count = facts->key_count;

	facts->key_columns = facts->kept_key_columns;
	facts->key_count = facts->kept_key_count;
	facts->kept_key_columns = columns;
	facts->kept_key_count = count;
}

void facts_settle_key(struct facts_relation *facts, uint64_t commit_lsn)
{
	if (commit_lsn >= facts->key_known_lsn)
		return;
	if (facts->kept_key && commit_lsn >= facts->kept_key_lsn)
		exchange_keys(facts);
	else if (facts->key_in_stream || (facts->key_renamed && facts->key_whole))
		return;
	else
		facts->key_unknown = true;
	facts->key_until_lsn = facts->key_known_lsn;
}
