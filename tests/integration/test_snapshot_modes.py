"""When a snapshot is taken (snapshot.mode), and how rows that are gone leave a topic that is not empty (snapshot.replace)."""
import signal
import threading
import time

import pytest
from confluent_kafka.admin import AdminClient

from harness.daemon import CONFIG, FENCED, HISTORY, command
from harness.database import connect
from harness.offsets import topic
from harness.servers import wait_until
from harness.snapshots import (Gate, SLOW, all_read_once, backends, check, equals, initial, points, reads, status, table_status, tell, wait_reads, wait_table)
from harness.topics import topic_make


@pytest.fixture
def dishes(database):
    """Two tables with rows in them."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 50) i",
                     "CREATE TABLE bag (what text, n integer)", "INSERT INTO bag SELECT 'x', i % 3 FROM generate_series(1, 9) i")
    return database


def mode(daemon, mode, **settings):
    return initial(daemon, **settings, snapshot__mode=mode)


def drop_slot(database, name):
    database.wait_inactive(f"millrace_{name}")
    database.execute(f"SELECT pg_drop_replication_slot('millrace_{name}')")


def meanwhile(database):
    """What nobody streams: rows that go, come and change."""
    database.execute("DELETE FROM dish WHERE id % 2 = 0", "INSERT INTO dish VALUES (100, 'new')", "UPDATE dish SET name = 'changed' WHERE id = 1")
    if database.value("SELECT to_regclass('bag') IS NOT NULL"):
        database.execute("DELETE FROM bag WHERE n = 1", "INSERT INTO bag VALUES ('y', 7)")


TABLES = "public.dish", "public.bag"


def test_never_takes_none(daemon, dishes, oracle):
    mode(daemon, "never").start()
    dishes.execute("UPDATE dish SET name = 'late' WHERE id = 3")
    check(oracle.sync(dishes))
    assert [(r.op, r.key) for r in oracle.events()] == [("u", {"id": 3})]
    assert status(daemon)["kind"] == "none"


def test_initial_takes_one_with_a_new_slot_and_no_other(daemon, dishes, oracle):
    daemon.flags += ["--snapshot", "initial"]
    daemon.start()
    equals(oracle, dishes, *TABLES)
    all_read_once(oracle, dishes, *TABLES)
    count = len(reads(oracle))
    assert count == 59
    daemon.restart()
    daemon.stop()
    dishes.execute("DELETE FROM dish WHERE id < 10")
    daemon.start()
    equals(oracle, dishes, "public.dish")
    assert len(reads(oracle)) == count and daemon.stop() == 0


def test_initial_does_not_mend_a_lost_slot_by_itself(daemon, dishes, oracle, name):
    mode(daemon, "initial").start()
    oracle.sync(dishes)
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    assert daemon.run(seconds=30) == HISTORY
    assert "when_needed" in daemon.log()


@pytest.mark.parametrize("choice", ["initial", "when_needed"])
def test_a_slot_that_is_replaced_while_the_snapshot_is_read_is_found_out(daemon, dishes, oracle, name, choice):
    """The one of the same name stands behind what was written in between."""
    dishes.execute("INSERT INTO dish SELECT i, 'many' FROM generate_series(1001, 4000) i")
    mode(daemon, choice, **{k.replace(".", "__"): v for k, v in SLOW.items()}).spawn()
    wait_reads(oracle, 500)
    drop_slot(dishes, name)
    dishes.execute("INSERT INTO dish VALUES (99999, 'between')", f"SELECT pg_create_logical_replication_slot('millrace_{name}', 'pgoutput')")
    if choice == "initial":
        assert daemon.wait_exit(30) == HISTORY
        assert "advanced or recreated" in daemon.log()
        return
    wait_until("another snapshot is taken", 30, lambda: "slot or position are given up" in daemon.log())
    daemon.wait_ready(30)
    equals(oracle, dishes, *TABLES)
    assert len(points(oracle)) == 2


def test_initial_ends_at_until(daemon, dishes, oracle):
    mode(daemon, "initial")
    assert daemon.run("--until", "current") == 0
    daemon.start()
    equals(oracle, dishes, "public.dish", "public.bag")
    assert len(reads(oracle)) == 59


def test_only_ends_with_0_and_keeps_no_slot(daemon, dishes, oracle, name):
    mode(daemon, "only")
    assert daemon.run(seconds=60) == 0
    assert dishes.slot(f"millrace_{name}") is None
    # the schemas are read from a running instance; it begins anew, and replaces what is gone
    meanwhile(dishes)
    assert daemon.run(seconds=60) == 0
    assert dishes.slot(f"millrace_{name}") is None
    dishes.execute("DELETE FROM dish WHERE id = 3")
    mode(daemon, "initial").start()
    dishes.execute("DELETE FROM dish WHERE id = 5", "INSERT INTO bag VALUES ('z', 8)")
    equals(oracle, dishes, *TABLES)
    assert len(points(oracle)) == 3


@pytest.mark.parametrize("lost", ["slot", "position"])
def test_when_needed_takes_a_new_one_where_the_stream_has_a_gap(daemon, dishes, oracle, kafka, name, lost):
    mode(daemon, "when_needed").start()
    equals(oracle, dishes, *TABLES)
    daemon.restart()
    dishes.execute("INSERT INTO dish VALUES (99, 'streamed')")
    equals(oracle, dishes, *TABLES)
    assert len(points(oracle)) == 1
    assert daemon.stop() == 0
    if lost == "slot":
        drop_slot(dishes, name)
    else:
        admin = AdminClient({"bootstrap.servers": kafka.url()})
        admin.delete_topics([topic(name)])[topic(name)].result(15)
        wait_until("the topic is gone", 15, lambda: topic(name) not in admin.list_topics(timeout=10).topics)
    meanwhile(dishes)
    daemon.start()
    dishes.execute("DELETE FROM dish WHERE id = 5", "INSERT INTO bag VALUES ('z', 8)")
    equals(oracle, dishes, *TABLES)
    assert len(points(oracle)) == 2 and "snapshot" in daemon.log()
    daemon.restart()
    equals(oracle, dishes, *TABLES)
    assert len(points(oracle)) == 2


def test_always_takes_a_new_one_at_each_start(daemon, dishes, oracle):
    mode(daemon, "always")
    for number in range(3):
        daemon.start()
        dishes.execute(f"DELETE FROM dish WHERE id = {40 + number}", f"INSERT INTO bag VALUES ('streamed', {number})")
        equals(oracle, dishes, *TABLES)
        assert len(points(oracle)) == number + 1
        assert daemon.stop() == 0
        meanwhile(dishes) if number == 0 else dishes.execute(f"DELETE FROM dish WHERE id = {number}")


def test_a_replacing_snapshot_begins_with_a_truncate_event(daemon, dishes, oracle, name):
    mode(daemon, "when_needed", snapshot__replace="truncate").start()
    equals(oracle, dishes, *TABLES)
    assert [r for r in oracle.events() if r.op == "t"] == []  # a topic that is empty has nothing to replace
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    meanwhile(dishes)
    daemon.start()
    equals(oracle, dishes, *TABLES)
    second = points(oracle)[-1]
    for table in TABLES:
        # once in each partition, before any row
        truncates = [r for r in oracle.events(table) if r.op == "t"]
        assert {r.partition for r in truncates} == set(range(6)) and len(truncates) == 6
        assert all(r.source["snapshot"] and r.position[0] == second and r.key_bytes is None for r in truncates)
        assert max(r.position for r in truncates) < min(r.position for r in reads(oracle, table) if r.position[0] == second)


def test_a_merging_snapshot_ends_with_tombstones_for_what_is_gone(daemon, dishes, oracle, name):
    dishes.execute("DROP TABLE bag")
    mode(daemon, "when_needed", snapshot__replace="merge").start()
    dishes.execute("DELETE FROM dish WHERE id = 7", "UPDATE dish SET id = 51 WHERE id = 8")
    equals(oracle, dishes, "public.dish")
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    meanwhile(dishes)
    known = len(oracle.records)
    daemon.start()
    dishes.execute("INSERT INTO dish VALUES (2, 'again')")
    equals(oracle, dishes, "public.dish", merged=True)
    bare = [r for r in oracle.records[known:] if r.tombstone]
    gone = {i for i in range(1, 51) if i % 2 == 0 and i != 8}
    # removed by a tombstone alone, or behind a delete event
    assert {r.key["id"] for r in bare} == gone and len(bare) == len(gone)
    assert not [r for r in oracle.events() if r.op == "t"]
    # each behind all that the topic had of its key
    for record in bare:
        assert all(r.offset < record.offset for r in oracle.records[:known] if (r.partition, r.key_bytes) == (record.partition, record.key_bytes))


def test_a_keyless_table_cannot_be_merged_and_is_not_silently_wrong(daemon, dishes, oracle, name):
    mode(daemon, "when_needed", snapshot__replace="merge").start()
    equals(oracle, dishes, *TABLES)
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    meanwhile(dishes)
    daemon.spawn()
    wait_until("it says something", 60, lambda: daemon.is_ready() or not daemon.running())
    if daemon.running():
        equals(oracle, dishes, *TABLES, merged=True)
    else:
        assert "public.bag" in daemon.log()


def test_compacted_topics_are_merged(daemon, dishes, oracle, kafka, name):
    dishes.execute("DROP TABLE bag")
    topic_make(kafka, f"{name}.public.dish", 3, cleanup_policy="compact")
    mode(daemon, "when_needed", snapshot__replace="truncate", events__truncate="skip").start()
    equals(oracle, dishes, "public.dish")
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    meanwhile(dishes)
    daemon.start()
    equals(oracle, dishes, "public.dish", merged=True)
    assert not [r for r in oracle.records if r.topic.endswith("dish") and r.key_bytes is None]


def test_an_empty_table_replaces_a_topic_too(daemon, dishes, oracle, name):
    mode(daemon, "when_needed").start()
    equals(oracle, dishes, *TABLES)
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    dishes.execute("DELETE FROM dish", "DELETE FROM bag")
    daemon.start()
    equals(oracle, dishes, *TABLES)


def test_a_snapshot_with_a_condition_has_its_rows_alone_and_never_truncates(daemon, dishes, oracle, name):
    mode(daemon, "when_needed", **{"snapshot__where__public.dish": "id <= 10 AND name <> 'it''s = odd'"}).start()
    dishes.execute("UPDATE dish SET name = 'streamed' WHERE id = 40")
    check(oracle.sync(dishes)).compare(dishes, "public.bag")
    assert sorted(r.key["id"] for r in reads(oracle, "public.dish")) == list(range(1, 11))
    oracle.compare_rows("public.dish", *dishes.texts("SELECT * FROM dish WHERE id <= 10 OR id = 40"))
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    dishes.execute("UPDATE dish SET name = 'changed' WHERE id = 1")
    daemon.start()
    check(oracle.sync(dishes))
    assert not [r for r in oracle.events("public.dish") if r.op == "t"]
    oracle.compare_rows("public.dish", *dishes.texts("SELECT * FROM dish WHERE id <= 10 OR id = 40"))
    refused = tell(daemon, "snapshot", "public.dish", "--replace", "truncate")
    assert refused.returncode == 1 and "replaces nothing" in refused.stdout + refused.stderr, refused


def test_what_is_asked_for_during_a_snapshot_follows_it_and_no_row_is_counted_twice(daemon, dishes, oracle):
    gate = Gate(dishes)
    dishes.execute("CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO cup VALUES (1), (2)")
    mode(daemon, "initial", **{"snapshot__where__public.dish": gate.at("id = 5")}).spawn()
    gate.wait()
    before = wait_until("the small ones are counted", 10, lambda: (told := status(daemon)).get("rows", 0) >= 11 and told)
    assert tell(daemon, "snapshot", "public.cup", "--no-wait").returncode == 0
    assert daemon.status()["commands_recorded"] == 1
    time.sleep(0.6)  # the board is written twice
    assert status(daemon)["started_ms"] == before["started_ms"]
    gate.open()
    daemon.wait_ready(60)
    wait_until("it has followed", 20, lambda: len(reads(oracle.sync(dishes), "public.cup")) == 4)
    wait_until("all is counted", 10, lambda: status(daemon)["state"] == "done")
    assert daemon.metrics()["millrace_snapshot_rows_total"] == 50 + 9 + 2 + 2
    gate.end()


def test_a_pause_of_the_consistent_snapshot_outlives_a_kill(daemon, dishes, oracle):
    dishes.execute("INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(100, 5000) i")
    mode(daemon, "initial", snapshot__rows_per_second="1000").spawn()
    daemon.wait_log("snapshot begins")
    wait_until("it reads", 20, lambda: status(daemon).get("rows", 0) > 0)
    assert tell(daemon, "pause").returncode == 0
    daemon.kill()
    daemon.spawn()
    daemon.wait_log("snapshot begins")
    wait_until("it is paused", 30, lambda: status(daemon).get("state") == "paused")
    assert tell(daemon, "resume").returncode == 0
    daemon.kill()
    daemon.settings["snapshot.rows_per_second"] = "0"
    daemon.start(seconds=60)
    equals(oracle, dishes, *TABLES)


def test_what_is_asked_for_during_a_snapshot_that_begins_anew_is_done_or_told(daemon, dishes, oracle):
    dishes.execute("CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO cup VALUES (1), (2)")
    gate = Gate(dishes)
    mode(daemon, "initial", **{"snapshot__where__public.dish": f"id <= 10 AND {gate.at('id = 5')}"}).spawn()
    gate.wait()
    assert tell(daemon, "snapshot", "public.dish", "--where", "id > 40", "--no-wait").returncode == 0
    assert tell(daemon, "snapshot", "public.cup", "--no-wait").returncode == 0
    assert daemon.status()["commands_recorded"] == 2
    dishes.query("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", ([pid for pid, _ in backends(dishes)],))
    gate.open()
    daemon.wait_ready(60)
    wait_table(daemon, "public.dish", "done")
    check(oracle.sync(dishes))
    assert "a new one begins" in daemon.log()
    oracle.compare_rows("public.dish", *dishes.texts("SELECT * FROM dish WHERE id <= 10 OR id > 40"))
    # the new one has all rows of this one, so it is not read once more
    told = table_status(daemon, "public.cup")
    assert told["state"] == "cancelled" and "begins anew" in told["detail"], told
    assert len([r for r in reads(oracle, "public.cup") if r.position[0] == points(oracle, "public.cup")[-1]]) == 2
    gate.end()


@pytest.mark.parametrize("condition, words", [("nonsense > 10", "nonsense"), ("id = $1", "parameter"), ("id = (SELECT id FROM public.dish)", "more than one row"),
                                              ("1 / (id - 30) >= 0", "division by zero"), ("nextval('public.counter') > 0", "nextval")])
def test_a_condition_that_is_no_sql_or_fails_at_some_row_is_refused_with_postgresqls_words(daemon, dishes, condition, words):
    dishes.execute("CREATE SEQUENCE counter")
    mode(daemon, "initial", **{"snapshot__where__public.dish": condition})
    assert daemon.run(seconds=20) == CONFIG
    assert "public.dish" in daemon.log() and words in daemon.log() and condition in daemon.log().split("\n", 1)[1] and "standby" not in daemon.log()


def test_a_condition_for_no_table_is_told(daemon, dishes):
    daemon.settings["publication.poll_interval"] = "300 ms"
    daemon.settings.update({f"snapshot.where.public.{name}": "id <= 10" for name in ("dihs", "dish")})
    initial(daemon).start()
    told = [line for line in daemon.log().splitlines() if line.startswith("warn") and "snapshot.where" in line]
    assert len(told) == 1 and "public.dihs" in told[0] and "public.dish" not in told[0], daemon.log()
    done = command("check", "--name", daemon.name, "--source", dishes.url, "--brokers", daemon.brokers, "--state", daemon.state_folder,
                   "--set", "snapshot.where.public.dihs=id <= 10")
    assert "public.dihs is the name of no table" in done.stdout, done


def test_one_that_takes_too_long_is_given_up_and_lets_go_of_the_primary(daemon, dishes, oracle, name):
    dishes.execute("INSERT INTO dish SELECT i, 'many' FROM generate_series(1000, 20000) i")
    mode(daemon, "initial", snapshot__max_duration="2 s", **{k.replace(".", "__"): v for k, v in SLOW.items()})
    assert daemon.run(seconds=60) == FENCED
    assert "max_duration" in daemon.log()
    assert dishes.slot(f"millrace_{name}") is None
    wait_until("no session is left", 10, lambda: not dishes.query("SELECT * FROM pg_stat_activity WHERE application_name LIKE 'millrace%%' "
                                                                  "AND datname = current_database()"))
    mode(daemon, "initial", snapshot__max_duration="0 s", snapshot__rows_per_second="0")
    dishes.execute("DELETE FROM dish WHERE id = 1000")
    daemon.start()
    equals(oracle, dishes, *TABLES)


def test_at_least_once_reads_every_row_too(daemon, dishes, oracle):
    mode(daemon, "initial", delivery="at_least_once").start()
    dishes.execute("DELETE FROM dish WHERE id = 5", "INSERT INTO bag VALUES ('z', 8)")
    equals(oracle, dishes, *TABLES)
    assert len(reads(oracle, "public.dish")) == 50


def test_stopped_in_the_middle_it_ends_within_5_seconds_and_begins_anew(daemon, dishes, oracle):
    dishes.execute("INSERT INTO dish SELECT i, 'many' FROM generate_series(1000, 9000) i")
    mode(daemon, "initial", **{k.replace(".", "__"): v for k, v in SLOW.items()}).spawn()
    wait_reads(oracle, 500)
    assert daemon.stop(5) == 0
    dishes.execute("DELETE FROM dish WHERE id < 1100", "INSERT INTO bag VALUES ('z', 8)")
    daemon.settings["snapshot.rows_per_second"] = "0"
    daemon.start()
    assert "snapshot" in daemon.log()
    dishes.execute("DELETE FROM dish WHERE id < 1200")
    equals(oracle, dishes, *TABLES)
    first, second = points(oracle)
    assert {r.position[0] for r in oracle.events() if r.op in "tr"} == {first, second}


def undecodable(database):
    """A transaction that the server cannot decode, ever: its row is written to the table's file while the catalog, as of then, says that
    the table is in another one. PostgreSQL makes such slots itself, rarely, from transactions that run while the slot is made."""
    def write():
        with connect(database.url) as writer, writer.transaction():
            writer.execute("INSERT INTO dish VALUES (1000, 'before')")
            # without an index to be opened there is no lock at which it would learn where the table is now
            writer.execute("INSERT INTO bag SELECT 'after', n FROM (SELECT 1000 AS n, pg_advisory_xact_lock(7) OFFSET 0) waits")

    def file(by):
        holder.execute("UPDATE pg_class SET relfilenode = relfilenode::bigint + %s WHERE oid = 'bag'::regclass", (by,))

    with connect(database.url) as holder:
        holder.execute("SET allow_system_table_mods = on")
        holder.execute("SELECT pg_advisory_lock(7)")
        writer = threading.Thread(target=write)
        writer.start()
        wait_until("it waits for the lock", 10,
                   lambda: database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
        file(1000000)
        holder.execute("SELECT pg_advisory_unlock(7)")
        writer.join()
        file(-1000000)
    assert database.value("SELECT what FROM bag WHERE n = 1000") == "after"


def test_a_slot_that_cannot_be_decoded_ends_a_stream(daemon, dishes, oracle, name):
    mode(daemon, "initial", backoff__max="1 s", feedback__interval="200 ms").start()
    dishes.execute("INSERT INTO dish VALUES (99, 'streamed')")
    equals(oracle, dishes, *TABLES)
    # an idle position is no snapshot's end
    dishes.execute("CREATE TABLE other ()", "SELECT pg_switch_wal()")
    idle = dishes.lsn()
    wait_until("it is confirmed while idle", 20, lambda: dishes.confirmed(f"millrace_{name}") >= idle)
    undecodable(dishes)
    assert daemon.wait_exit(60) == HISTORY
    assert "cannot decode" in daemon.log() and "could not map" in daemon.log() and "--snapshot when_needed" in daemon.log()
    # what the message says is what helps
    drop_slot(dishes, name)
    daemon.flags += ["--accept-gap"]
    daemon.start()
    dishes.execute("INSERT INTO dish VALUES (101, 'behind')")
    oracle.sync(dishes)
    assert [r.op for r in oracle.events("public.dish") if r.key == {"id": 101}] == ["c"]


@pytest.mark.parametrize("how", ["when_needed", "initial"])
def test_a_slot_that_cannot_be_decoded_is_replaced_by_a_new_snapshot(daemon, dishes, oracle, how):
    """by itself where that is wanted, or where nothing was ever streamed; and once"""
    mode(daemon, how, backoff__max="1 s", **{"snapshot__where__public.dish": "id > 10"}).start()
    wait_reads(oracle, 49)
    wait_until("it streams", 30, lambda: daemon.status()["state"] == "streaming")
    if how == "when_needed":
        oracle.sync(dishes)
    undecodable(dishes)
    dishes.execute("DELETE FROM dish WHERE id = 20")
    wait_until("there is a new snapshot", 60, lambda: daemon.log().count("all rows are read") == 2)
    because, = (line for line in daemon.log().splitlines() if "given up for a new snapshot" in line)
    assert "could not map" in because
    wait_until("it streams", 30, lambda: daemon.status()["state"] == "streaming")
    dishes.execute("DELETE FROM dish WHERE id = 25", "INSERT INTO bag VALUES ('z', 8)")
    daemon.signal(signal.SIGHUP)
    daemon.wait_log("reloaded")
    dishes.execute("INSERT INTO dish VALUES (2000, 'later')")
    check(oracle.sync(dishes)).compare(dishes, "public.bag")
    if how == "initial":  # what it had published was all that the topic had: a condition's rows are replaced, too
        oracle.compare_rows("public.dish", *dishes.texts("SELECT * FROM dish WHERE id > 10"))
    assert len(points(oracle)) == 2 and daemon.log().count("given up for a new snapshot") == 1


def test_settings_of_the_database_do_not_touch_it(daemon, dishes, oracle):
    for setting in ("idle_in_transaction_session_timeout = '1ms'", "array_nulls = off", "statement_timeout = '2s'", "lock_timeout = '1ms'"):
        dishes.execute(f"ALTER DATABASE {dishes.name} SET {setting}")
    dishes.execute("CREATE TABLE sets (id integer[] PRIMARY KEY)", "INSERT INTO sets SELECT ARRAY[i, NULL] FROM generate_series(1, 20) i")
    mode(daemon, "initial", snapshot__chunk_rows="10").start()
    all_read_once(equals(oracle, dishes, *TABLES, "public.sets"), dishes, *TABLES, "public.sets")
    assert tell(daemon, "snapshot", "public.sets").returncode == 0
    equals(oracle, dishes, *TABLES, "public.sets")
    assert len(reads(oracle, "public.sets")) == 40
