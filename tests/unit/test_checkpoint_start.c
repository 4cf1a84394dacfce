/* The start decision as a table: what was found, what is done, and what is said. And the checkpoint's contiguous prefix. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "checkpoint/checkpoint.h"
#include "checkpoint/start.h"

static struct offsets record; /* that of the facts */

/* a slot and a record in good order, published and confirmed up to 0/5000 of timeline 2 */
static struct start_facts in_order(void)
{
	struct start_facts facts = {.slot = "millrace_shop",
				    .slot_found = true,
				    .slot_invalid_reason = "wal_removed",
				    .slot_plugin = "pgoutput",
				    .slot_in_database = true,
				    .confirmed_flush_lsn = 0x5000,
				    .system_identifier = "7000000000000000001",
				    .timeline = 2,
				    .timeline_fork = UINT64_MAX,
				    .server_lsn = 0x9000,
				    .have_record = true,
				    .record = &record};
	record = (struct offsets){.state = OFFSETS_STREAMING,
				  .system_identifier = "7000000000000000001",
				  .timeline = 2,
				  .position = {0x4f00, 0x4e00, 0},
				  .confirm_lsn = 0x5000};
	return facts;
}

static void change_nothing(struct start_facts *facts)
{
	(void)facts;
}

static void change_nothing_there(struct start_facts *facts)
{
	facts->slot_found = facts->have_record = false;
}

static void change_unfinished(struct start_facts *facts)
{
	(void)facts;
	record.state = OFFSETS_CREATING;
}

static void change_unfinished_without_slot(struct start_facts *facts)
{
	record.state = OFFSETS_CREATING;
	facts->slot_found = false;
}

static void change_unfinished_snapshot(struct start_facts *facts)
{
	(void)facts;
	record.state = OFFSETS_SNAPSHOT;
	record.position = (struct position){0x5000, 0, 77};
}

static void change_unfinished_snapshot_without_slot(struct start_facts *facts)
{
	change_unfinished_snapshot(facts);
	facts->slot_found = false;
}

static void change_no_record(struct start_facts *facts)
{
	facts->have_record = false;
}

static void change_no_record_adopt(struct start_facts *facts)
{
	facts->have_record = false;
	facts->adopt_slot = true;
}

static void change_in_use(struct start_facts *facts)
{
	facts->slot_active = true;
}

static void change_no_record_in_use(struct start_facts *facts)
{
	facts->have_record = false;
	facts->slot_active = true;
}

static void change_gone(struct start_facts *facts)
{
	facts->slot_found = false;
}

static void change_invalid(struct start_facts *facts)
{
	facts->slot_invalid = true;
}

static void change_advanced(struct start_facts *facts)
{
	facts->confirmed_flush_lsn = 0x5001;
}

static void change_behind(struct start_facts *facts)
{
	facts->confirmed_flush_lsn =
		0x4000; /* the server lost the last confirmations in a crash: it sends more again */
}

static void change_other_system(struct start_facts *facts)
{
	facts->system_identifier = "7000000000000000009";
}

static void change_fork_before(struct start_facts *facts)
{
	facts->timeline = 3;
	facts->timeline_fork = 0x4eff;
}

static void change_fork_behind(struct start_facts *facts)
{
	facts->timeline = 3;
	facts->timeline_fork = 0x4f00;
}

static void change_restored(struct start_facts *facts)
{
	facts->server_lsn = 0x4fff;
}

static void change_foreign_plugin(struct start_facts *facts)
{
	facts->slot_plugin = "test_decoding";
}

static void change_foreign_database(struct start_facts *facts)
{
	facts->slot_in_database = false;
}

static void change_undecodable(struct start_facts *facts)
{
	facts->slot_undecodable = "could not map filenode";
}

static const struct {
	const char *what;
	void (*change)(struct start_facts *facts);
	enum start_action action;
	enum start_action accepted; /* with accept_gap */
	const char *says;           /* in the refusal */
} decisions[] = {
	{"in order", change_nothing, START_RESUME, START_RESUME, NULL},
	{"slot behind the record", change_behind, START_RESUME, START_RESUME, NULL},
	{"nothing there", change_nothing_there, START_CREATE, START_CREATE, NULL},
	{"creation unfinished", change_unfinished, START_RECREATE, START_RECREATE, NULL},
	{"creation unfinished, no slot", change_unfinished_without_slot, START_CREATE, START_CREATE, NULL},
	{"slot without a record", change_no_record, START_REFUSE, START_REFUSE, "--adopt-slot"},
	{"slot without a record, adopted", change_no_record_adopt, START_ADOPT, START_ADOPT, NULL},
	{"unfinished snapshot", change_unfinished_snapshot, START_RECREATE, START_RECREATE, NULL},
	{"unfinished snapshot, its slot gone", change_unfinished_snapshot_without_slot, START_CREATE, START_CREATE,
	 NULL},
	{"in use", change_in_use, START_WAIT, START_WAIT, NULL},
	{"in use, no record", change_no_record_in_use, START_WAIT, START_WAIT, NULL},
	{"slot gone", change_gone, START_REFUSE, START_GAP, "from 0/5000 to now (0/9000)"},
	{"slot invalidated", change_invalid, START_REFUSE, START_GAP, "wal_removed"},
	{"slot advanced", change_advanced, START_REFUSE, START_GAP, "0/5001"},
	{"slot undecodable", change_undecodable, START_REFUSE, START_REFUSE, "behind 0/5000"},
	{"slot undecodable, said by the server", change_undecodable, START_REFUSE, START_REFUSE,
	 "could not map filenode"},
	{"another system", change_other_system, START_REFUSE, START_GAP, "7000000000000000009"},
	{"forked before the position", change_fork_before, START_REFUSE, START_GAP, "left it at 0/4EFF"},
	{"forked at the position", change_fork_behind, START_RESUME, START_RESUME, NULL},
	{"restored to an earlier point", change_restored, START_REFUSE, START_GAP, "ends at 0/4FFF"},
	{"another plugin's slot", change_foreign_plugin, START_REFUSE, START_REFUSE, "test_decoding"},
	{"another database's slot", change_foreign_database, START_REFUSE, START_REFUSE, "another database"},
};

static void each_situation_has_its_decision(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) {
		struct start_facts facts = in_order();
		struct offsets_gap gap;
		struct error error;
		decisions[i].change(&facts);
		enum start_action action = start_decide(&facts, &gap, &error);
		if (action != decisions[i].action)
			fail_msg("%s: decided %d", decisions[i].what, action);
		facts.accept_gap = true;
		action = start_decide(&facts, &gap, &error);
		if (action != decisions[i].accepted)
			fail_msg("%s, gap accepted: decided %d", decisions[i].what, action);
	}
}

static void a_refusal_says_what_was_lost_and_how_to_repair_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) {
		struct start_facts facts = in_order();
		struct offsets_gap gap;
		struct error error;
		decisions[i].change(&facts);
		enum start_action action = start_decide(&facts, &gap, &error);
		if (action != START_REFUSE) {
			assert_int_equal(error.code, ERROR_NONE);
			continue;
		}
		assert_int_equal(error.code, ERROR_HISTORY);
		assert_true(strlen(error.hint) > 20);
		if (!strstr(error.text, decisions[i].says) && !strstr(error.hint, decisions[i].says))
			fail_msg("%s: \"%s\" does not say \"%s\"", decisions[i].what, error.text, decisions[i].says);
	}
}

/* what is refused for lost history is healed; what is not ours stays refused */
static void when_needed_takes_a_snapshot_where_history_is_lost(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) {
		struct start_facts facts = in_order();
		struct offsets_gap gap;
		struct error error;
		decisions[i].change(&facts);
		facts.snapshot_when_needed = true;
		bool foreign = strcmp(facts.slot_plugin, "pgoutput") != 0 || !facts.slot_in_database;
		enum start_action wanted =
			decisions[i].action == START_REFUSE && !foreign ? START_SNAPSHOT : decisions[i].action;
		enum start_action action = start_decide(&facts, &gap, &error);
		if (action != wanted)
			fail_msg("%s, when_needed: decided %d", decisions[i].what, action);
		if (action != START_SNAPSHOT)
			continue;
		assert_int_equal(error.code, ERROR_NONE);
		if (facts.have_record) { /* what is healed is recorded */
			assert_true(gap.to_lsn > 0);
			assert_true(gap.reason[0]);
		}
		facts.accept_gap = true; /* comes first, but for a slot that none can go on with */
		assert_int_equal(start_decide(&facts, &gap, &error),
				 facts.have_record && !facts.slot_undecodable ? START_GAP : START_SNAPSHOT);
	}
}

static void always_takes_one_but_leaves_others_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) {
		struct start_facts facts = in_order();
		struct offsets_gap gap;
		struct error error;
		decisions[i].change(&facts);
		facts.snapshot_always = true;
		bool foreign = strcmp(facts.slot_plugin, "pgoutput") != 0 || !facts.slot_in_database;
		enum start_action wanted = foreign                                   ? START_REFUSE
					   : facts.slot_found && facts.slot_active   ? START_WAIT
					   : !facts.have_record && !facts.slot_found ? START_CREATE
					   : !facts.have_record && facts.adopt_slot  ? START_ADOPT
										     : START_SNAPSHOT;
		enum start_action action = start_decide(&facts, &gap, &error);
		if (action != wanted)
			fail_msg("%s, always: decided %d, not %d", decisions[i].what, action, wanted);
	}
}

/* `initial` takes another slot where it has published a snapshot and nothing of the stream behind it; an adopted slot had none */
static void initial_replaces_a_slot_of_which_nothing_came(void **state)
{
	(void)state;
	struct start_facts facts = in_order();
	struct offsets_gap gap;
	struct error error;

	facts.snapshot_initial = true;
	change_undecodable(&facts);
	assert_int_equal(start_decide(&facts, &gap, &error), START_REFUSE);
	record.position = (struct position){0x5000, 0, 0}; /* confirmed while idle */
	assert_int_equal(start_decide(&facts, &gap, &error), START_REFUSE);
	record.position = (struct position){0x4000, 0, 77}; /* a chunk's rows */
	assert_int_equal(start_decide(&facts, &gap, &error), START_REFUSE);
	record.position = (struct position){0x5000, 0, 77};
	assert_int_equal(start_decide(&facts, &gap, &error), START_SNAPSHOT);
	assert_int_equal(gap.from_lsn, 0x5000);
	assert_int_equal(gap.to_lsn, 0x9000);
	record.position = (struct position){0x5000, 0x4800, 0};
	assert_int_equal(start_decide(&facts, &gap, &error), START_REFUSE);
	facts.slot_undecodable = NULL;
	record.position = (struct position){0x5000, 0, 77};
	assert_int_equal(start_decide(&facts, &gap, &error), START_RESUME);
}

static void an_accepted_gap_names_its_ends_and_its_reason(void **state)
{
	(void)state;
	struct start_facts facts = in_order();
	struct offsets_gap gap;
	struct error error;

	facts.confirmed_flush_lsn = 0x6000;
	facts.accept_gap = true;
	assert_int_equal(start_decide(&facts, &gap, &error), START_GAP);
	assert_int_equal(gap.from_lsn, 0x5000);
	assert_int_equal(gap.to_lsn, 0x6000);
	assert_non_null(strstr(gap.reason, "0/6000"));
}

static void positions_come_back_by_contiguous_prefix(void **state)
{
	(void)state;
	struct checkpoint checkpoint;

	checkpoint_init(&checkpoint, (struct position){0x100, 0, 0}, 0x100);
	checkpoint_submit(&checkpoint, (struct position){0x200, 1, 0}, 0x210);
	checkpoint_submit(&checkpoint, (struct position){0x300, 1, 0}, 0); /* no transaction ends in it */
	checkpoint_submit(&checkpoint, (struct position){0x300, 2, 0}, 0x310);
	checkpoint_received(&checkpoint, 0x310);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0x100);
	checkpoint_committed(&checkpoint);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0x210);
	checkpoint_committed(&checkpoint);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0x210);
	assert_int_equal(checkpoint.published.change_lsn, 1);
	checkpoint_committed(&checkpoint);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0x310);
	assert_int_equal(checkpoint.in_flight, 0);
}

static void only_what_this_connection_brought_is_confirmed(void **state)
{
	(void)state;
	struct checkpoint checkpoint;

	checkpoint_init(&checkpoint, (struct position){0x100, 0, 0}, 0x500);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0);
	checkpoint_received(&checkpoint, 0x300);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0x300);
	checkpoint_received(&checkpoint, 0x900);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0x500);
	checkpoint_connected(&checkpoint);
	assert_int_equal(checkpoint_flushed(&checkpoint), 0);
}

static void the_queue_wraps_around(void **state)
{
	(void)state;
	struct checkpoint checkpoint;

	checkpoint_init(&checkpoint, (struct position){0, 0, 0}, 0);
	checkpoint_received(&checkpoint, 1000);
	for (uint64_t i = 1; i <= 3 * CHECKPOINT_BATCHES_MAX; i++) {
		checkpoint_submit(&checkpoint, (struct position){i, 0, 0}, i);
		checkpoint_submit(&checkpoint, (struct position){i, 1, 0}, i);
		checkpoint_committed(&checkpoint);
		checkpoint_committed(&checkpoint);
		assert_int_equal(checkpoint.confirm_lsn, i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_situation_has_its_decision),
		cmocka_unit_test(a_refusal_says_what_was_lost_and_how_to_repair_it),
		cmocka_unit_test(when_needed_takes_a_snapshot_where_history_is_lost),
		cmocka_unit_test(always_takes_one_but_leaves_others_alone),
		cmocka_unit_test(initial_replaces_a_slot_of_which_nothing_came),
		cmocka_unit_test(an_accepted_gap_names_its_ends_and_its_reason),
		cmocka_unit_test(positions_come_back_by_contiguous_prefix),
		cmocka_unit_test(only_what_this_connection_brought_is_confirmed),
		cmocka_unit_test(the_queue_wraps_around),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
