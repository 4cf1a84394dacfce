/* A small table in a database that shows transactions to snapshots in another order than it streams them in, for the model test of
 * incremental snapshots. Rows are locked until their transaction is visible, as PostgreSQL's are. */
#ifndef TESTS_CHUNK_MODEL_H
#define TESTS_CHUNK_MODEL_H

#include "trace/chunk_world.h"

enum { MODEL_KEYS = 12, MODEL_TRANSACTIONS = 5, MODEL_CHANGES = 8, MODEL_LOG = 2000, MODEL_MISSING = -1 };

struct model_row {
	bool there;
	int note, doc;
};

enum model_kind { MODEL_INSERT, MODEL_UPDATE, MODEL_DELETE, MODEL_REKEY, MODEL_TRUNCATE, MODEL_LOW, MODEL_HIGH };

struct model_change {
	enum model_kind kind;
	int key, to;
	struct model_row row;
	bool partial;
	int token;
	uint64_t lsn;
};

struct model_transaction {
	bool used, committed; /* committed: in the stream, and not yet visible */
	uint64_t xid;
	struct model_change changes[MODEL_CHANGES];
	int count;
	bool written[MODEL_KEYS + 1], truncated;
	struct model_row rows[MODEL_KEYS + 1];
};

struct model_commit {
	uint64_t lsn, end_lsn;
	uint32_t xid;
	struct model_change changes[MODEL_CHANGES];
	int count;
};

struct model {
	uint64_t random;
	uint64_t lsn, next_xid, completed_xid;
	int value; /* never the same twice */
	struct model_row visible[MODEL_KEYS + 1];
	struct model_transaction transactions[MODEL_TRANSACTIONS];
	struct model_commit log[MODEL_LOG];
	int log_count;
	int truncates; /* that are visible */
};

/* xorshift64* */
static inline uint32_t model_random(struct model *model, uint32_t below)
{
	model->random ^= model->random >> 12;
	model->random ^= model->random << 25;
	model->random ^= model->random >> 27;
	return (uint32_t)((model->random * UINT64_C(0x2545f4914f6cdd1d)) >> 33) % below;
}

static inline bool model_chance(struct model *model, uint32_t percent)
{
	return model_random(model, 100) < percent;
}

static inline void model_init(struct model *model, uint64_t seed)
{
	*model = (struct model){.random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1, .lsn = 0x1000};
	/* some runs pass the end of an epoch */
	model->next_xid = seed % 2 ? UINT64_C(0x1fffffff0) : UINT64_C(0x300000100);
	model->completed_xid = model->next_xid - 1;
	for (int key = 1; key <= MODEL_KEYS; key++)
		if (model_chance(model, 60))
			model->visible[key] = (struct model_row){true, ++model->value, ++model->value};
}

static inline uint64_t model_advance(struct model *model)
{
	return model->lsn += 16 * (1 + model_random(model, 3));
}

static inline struct model_transaction *model_begin(struct model *model)
{
	for (int i = 0; i < MODEL_TRANSACTIONS; i++) {
		struct model_transaction *transaction = &model->transactions[i];
		if (transaction->used)
			continue;
		*transaction = (struct model_transaction){.used = true, .xid = model->next_xid++};
		return transaction;
	}
	return NULL;
}

static inline struct model_change *model_add(struct model *model, struct model_transaction *transaction,
					     enum model_kind kind, int key)
{
	struct model_change *change = &transaction->changes[transaction->count++];

	*change = (struct model_change){.kind = kind, .key = key, .lsn = model_advance(model)};
	return change;
}

static inline struct model_row model_see(const struct model *model, const struct model_transaction *transaction,
					 int key)
{
	if (transaction->written[key])
		return transaction->rows[key];
	return transaction->truncated ? (struct model_row){0} : model->visible[key];
}

static inline void model_write(struct model_transaction *transaction, int key, struct model_row row)
{
	transaction->written[key] = true;
	transaction->rows[key] = row;
}

/* nobody else has the row, or the table */
static inline bool model_free(const struct model *model, const struct model_transaction *transaction, int key)
{
	for (int i = 0; i < MODEL_TRANSACTIONS; i++) {
		const struct model_transaction *other = &model->transactions[i];
		if (other->used && other != transaction && (other->written[key] || other->truncated))
			return false;
	}
	return true;
}

static inline void model_truncate(struct model *model, struct model_transaction *transaction)
{
	for (int key = 1; key <= MODEL_KEYS; key++)
		if (!model_free(model, transaction, key))
			return;
	model_add(model, transaction, MODEL_TRUNCATE, 0);
	transaction->truncated = true;
	memset(transaction->written, 0, sizeof transaction->written);
}

/* an update may leave `doc` as it is, and then the stream does not carry it; a key change carries all */
static inline void model_modify(struct model *model, struct model_transaction *transaction, int key,
				struct model_row row)
{
	int to = 1 + (int)model_random(model, MODEL_KEYS);
	uint32_t what = model_random(model, 10);

	if (what < 3) {
		model_add(model, transaction, MODEL_DELETE, key);
		model_write(transaction, key, (struct model_row){0});
		return;
	}
	row.note = ++model->value;
	if (what == 3 && to != key && model_free(model, transaction, to) && !model_see(model, transaction, to).there) {
		struct model_change *change = model_add(model, transaction, MODEL_REKEY, key);
		change->to = to;
		change->row = row;
		model_write(transaction, key, (struct model_row){0});
		model_write(transaction, to, row);
		return;
	}
	struct model_change *change = model_add(model, transaction, MODEL_UPDATE, key);
	change->partial = what < 7;
	if (!change->partial)
		row.doc = ++model->value;
	change->row = row;
	model_write(transaction, key, row);
}

static inline void model_change(struct model *model, struct model_transaction *transaction)
{
	int key = 1 + (int)model_random(model, MODEL_KEYS);

	if (transaction->count == MODEL_CHANGES || !model_free(model, transaction, key))
		return;
	if (model_chance(model, 2)) {
		model_truncate(model, transaction);
		return;
	}
	struct model_row row = model_see(model, transaction, key);
	if (row.there) {
		model_modify(model, transaction, key, row);
		return;
	}
	row = (struct model_row){true, ++model->value, ++model->value};
	model_add(model, transaction, MODEL_INSERT, key)->row = row;
	model_write(transaction, key, row);
}

/* into the stream; locks and snapshots have it as running */
static inline void model_commit(struct model *model, struct model_transaction *transaction)
{
	struct model_commit *commit = &model->log[model->log_count++];

	assert_true(model->log_count < MODEL_LOG);
	commit->lsn = model_advance(model);
	commit->end_lsn = model->lsn + 8;
	commit->xid = (uint32_t)transaction->xid;
	commit->count = transaction->count;
	memcpy(commit->changes, transaction->changes, sizeof commit->changes);
	transaction->committed = true;
}

static inline void model_end(struct model *model, struct model_transaction *transaction)
{
	for (int key = 1; key <= MODEL_KEYS && transaction->committed; key++)
		model->visible[key] = model_see(model, transaction, key);
	model->truncates += transaction->committed && transaction->truncated;
	if (transaction->xid > model->completed_xid)
		model->completed_xid = transaction->xid;
	transaction->used = false;
}

static inline bool model_running(const struct model *model, uint64_t xid)
{
	for (int i = 0; i < MODEL_TRANSACTIONS; i++)
		if (model->transactions[i].used && model->transactions[i].xid == xid)
			return true;
	return false;
}

/* pg_current_snapshot() */
static inline void model_snapshot(const struct model *model, struct pipeline_snapshot *snapshot, uint64_t *xip)
{
	snapshot->xmax = model->completed_xid + 1;
	snapshot->count = 0;
	snapshot->xip = xip;
	uint64_t from = snapshot->xmax > MODEL_LOG ? snapshot->xmax - MODEL_LOG : 1;
	for (uint64_t xid = from; xid < snapshot->xmax; xid++)
		if (model_running(model, xid))
			xip[snapshot->count++] = xid;
	snapshot->xmin = snapshot->count ? xip[0] : snapshot->xmax;
}

/* a step of somebody's */
static inline void model_step(struct model *model)
{
	struct model_transaction *transaction = &model->transactions[model_random(model, MODEL_TRANSACTIONS)];

	if (!transaction->used)
		model_begin(model);
	else if (transaction->committed)
		model_end(model, transaction);
	else if (transaction->count && model_chance(model, 35))
		model_commit(model, transaction);
	else if (model_chance(model, 4))
		model_end(model, transaction);
	else
		model_change(model, transaction);
}

#endif
