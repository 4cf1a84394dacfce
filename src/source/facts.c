/* The life of a facts object; who fills it is source/catalog. */
#include "source/facts.h"

#include "base/memory.h"

void facts_relation_free(struct facts_relation *facts)
{
	if (!facts)
		return;
	arena_fini(&facts->arena);
	memory_free(facts);
}
