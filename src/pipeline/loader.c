/* Rows of snapshots into batches; what cannot be published becomes a dead letter. */
#include "pipeline/loader.h"

#include <assert.h>

static uint32_t event_max(const struct loader *loader, const struct topic *topic)
{
	uint32_t most = loader->event_max;

	return topic->max_message_bytes && topic->max_message_bytes < most ? topic->max_message_bytes : most;
}

static struct encode_context context_of(const struct loader *loader, const struct topic *topic,
					const struct position *position, int64_t now_ms)
{
	return (struct encode_context){.position = *position,
				       .commit_time_us = loader->time_us,
				       .now_ms = now_ms,
				       .event_max = event_max(loader, topic),
				       .snapshot = true};
}

/* only the event itself is to blame, and there is a place for it */
static bool dead(const struct loader *loader, const struct error *error)
{
	return loader->dead_letters.topic && (error->code == ERROR_TOO_LARGE || error->code == ERROR_VALUE);
}

static enum encode_result dead_letter(struct loader *loader, struct batch *batch, const struct plan *plan,
				      const struct position *position, const struct pgoutput_message *message,
				      int64_t now_ms, struct error *error)
{
	const struct encode_dead_letters *letters = &loader->dead_letters;
	struct encode_context context = context_of(loader, letters->topic, position, now_ms);
	const struct error why = *error;

	enum encode_result encoded = encode_dead_letter(batch, letters, plan, &context, message, &why, error);
	loader->letters += encoded == ENCODE_OK;
	return encoded;
}

struct before {
	size_t used;
	uint32_t events, overflows, parked;
};

static struct before before_of(const struct batch *batch)
{
	return (struct before){batch->used, batch->events, batch->overflows, batch->parked};
}

static void count(struct loader *loader, const struct batch *batch, const struct before *before)
{
	loader->event_bytes += batch->used - before->used;
	loader->events += batch->events - before->events;
	loader->overflows += batch->overflows - before->overflows;
	loader->parked += batch->parked - before->parked;
}

enum encode_result loader_row(struct loader *loader, struct batch *batch, struct plan *plan,
			      const struct position *position, const struct pgoutput_tuple *tuple, int64_t now_ms,
			      struct error *error)
{
	const struct encode_context context = context_of(loader, plan->topic, position, now_ms);
	const struct pgoutput_message message = {.kind = PGOUTPUT_INSERT, .row = {.after = *tuple}};
	const struct before before = before_of(batch);

	enum encode_result encoded = encode_row(batch, plan, &context, &message, loader->tombstones, error);
	if (encoded == ENCODE_ERROR && dead(loader, error))
		encoded = dead_letter(loader, batch, plan, position, &message, now_ms, error);
	if (encoded == ENCODE_OK) {
		loader->rows++;
		count(loader, batch, &before);
	}
	return encoded;
}

enum encode_result loader_truncate(struct loader *loader, struct batch *batch, struct plan *plan,
				   const struct position *position, int64_t now_ms, struct error *error)
{
	const struct encode_context context = context_of(loader, plan->topic, position, now_ms);
	const struct pgoutput_message message = {.kind = PGOUTPUT_TRUNCATE};
	const struct before before = before_of(batch);

	enum encode_result encoded = encode_truncate(batch, plan, &context, error);
	if (encoded == ENCODE_ERROR && dead(loader, error))
		encoded = dead_letter(loader, batch, plan, position, &message, now_ms, error);
	if (encoded == ENCODE_OK)
		count(loader, batch, &before);
	return encoded;
}

int loader_grow(struct batch *batch, struct error *error)
{
	assert(batch_empty(batch));
	if (batch_grow(batch, batch->size * 2) < 0)
		return error_set(error, ERROR_TOO_LARGE, "an event needs more than %zu bytes of memory", batch->size);
	return 0;
}
