"""The consistent snapshot while things break: a new one begins where the old one's is gone; nothing is lost, nothing that is gone stays.

MILLRACE_TORTURE=long kills more often, MILLRACE_SEED chooses the seed; a failure names it.
"""
import os
import random
import re
import signal
import threading
import time

import pytest

from harness.daemon import FENCED
from harness.database import connect
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.servers import wait_until
from harness.snapshots import (SLOW, Gate, all_read_once, backends, check_consistent, equals, initial, points, reads, transaction, wait_reads)

SEED = int(os.environ.get("MILLRACE_SEED", "20240229"))
TABLE = "public.dish"


@pytest.fixture
def dishes(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 6000) i",
                     "CREATE TABLE bag (n integer) WITH (fillfactor = 10)", "ALTER TABLE bag REPLICA IDENTITY FULL",
                     "INSERT INTO bag SELECT i % 10 FROM generate_series(1, 500) i", "VACUUM ANALYZE")
    return database


def slow(daemon, **settings):
    """So that it can be met in the middle, published in part."""
    daemon.settings.update({**SLOW, "backoff.max": "1 s"})
    return initial(daemon, **settings)


def change(database, number):
    """What happens between two snapshots; a consumer must not keep what is gone."""
    database.execute(f"DELETE FROM dish WHERE id % 97 = {number}", f"INSERT INTO dish VALUES ({10_000 + number}, 'new')",
                     f"UPDATE dish SET name = 'changed' WHERE id = {500 + number}", f"UPDATE dish SET id = id + 50000 WHERE id = {700 + number}",
                     f"DELETE FROM bag WHERE n = {number % 10}", f"INSERT INTO bag VALUES ({20 + number})")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("replace", ["truncate", "merge"])
def test_killed_at_random_moments_topics_equal_tables(daemon, database, oracle, audit, long, replace):
    """From the middle of the start to well into the stream, with load all the time."""
    draw = random.Random(SEED + len(replace))
    kills = (100 if long else 20) if replace == "truncate" else 8
    database.execute(*SCHEMA)
    audited = audit()
    database.execute("ALTER TABLE accounts SET (fillfactor = 10)", "INSERT INTO accounts SELECT i, 'there', i / 7.0, i % 3 = 0, NULL FROM generate_series(1, 2500) i",
                     "INSERT INTO orders SELECT 'nord', i, 'there', i FROM generate_series(1, 300) i",
                     "INSERT INTO papers SELECT i, 'there', repeat(i::text || ' ', 1000) FROM generate_series(0, 20) i",
                     "INSERT INTO scratch SELECT i, 'there' FROM generate_series(1, 300) i")
    if replace == "truncate":
        database.execute("INSERT INTO journal SELECT -1, i % 50, 'there' FROM generate_series(1, 300) i",
                         "INSERT INTO riders SELECT i, 'there', 'nowhere' FROM generate_series(0, 29) i")
    # without the TRUNCATEs of the load: what waits for whom is another test's
    tables = [t for t in TABLES if t != "public.scratch" and (replace == "truncate" or t not in ("public.journal", "public.riders"))]
    daemon.tables = ",".join(tables)
    initial(daemon, snapshot__rows_per_second=2500, batch__bytes="64 KiB", backoff__max="1 s", startup_timeout="120 s", snapshot__workers=2,
            snapshot__replace=replace)
    moments = []
    try:
        with Load(database.url, SEED, 2, pause=0.15):
            for _ in range(kills):
                daemon.spawn()
                moments.append(round(draw.choice((0.2, 0.6, 1.2, 2.0, 3.5)) * (0.5 + draw.random()), 2))
                time.sleep(moments[-1])
                assert daemon.running(), f"millrace ended by itself: {daemon.process.returncode}\n{daemon.log(30)}"
                daemon.kill()
            daemon.spawn()
            daemon.wait_ready(120)
            time.sleep(0.5)
        equals(oracle, database, *tables, seconds=120, merged=replace == "merge")
        keys = {t: KEYS[t] for t in tables}
        rows, changes = check_consistent(oracle, audited, keys, [t for t in INSERTS_ONLY if t in tables])
    except BaseException:
        print(f"seed {SEED}, killed after {moments}")
        raise
    assert rows > 2500 and changes > 0
    print(f"seed {SEED}: {len(points(oracle))} snapshots, {len(reads(oracle))} rows read, {changes} changes")


def test_a_snapshot_that_was_killed_begins_anew_with_a_new_slot_and_says_so(daemon, dishes, oracle, name):
    slow(daemon).spawn()
    wait_reads(oracle, 1000)
    daemon.kill()
    for number in range(3):
        change(dishes, number)
    daemon.settings["snapshot.rows_per_second"] = "0"
    daemon.start()
    assert "snapshot" in daemon.log() and "new" in daemon.log()
    change(dishes, 3)
    equals(oracle, dishes, TABLE, "public.bag")
    first, second = points(oracle)
    assert len([r for r in reads(oracle) if r.position[0] == first]) < 6000
    # its slot is the one that streams, and there is no other
    assert dishes.query("SELECT slot_name FROM pg_replication_slots WHERE database = current_database()") == [(f"millrace_{name}",)]


@pytest.mark.parametrize("whose", ["a worker's", "all"])
def test_sessions_that_are_ended_in_the_middle_lose_and_double_nothing(daemon, dishes, oracle, whose):
    gate = Gate(dishes)
    slow(daemon, snapshot__workers=2, snapshot__rows_per_second="0")
    daemon.settings["snapshot.where.public.dish"] = gate.at("id = 4000")
    daemon.spawn()
    [pid] = gate.wait()
    wait_reads(oracle, 500)
    if whose == "all":
        victims = [pid for pid, _ in backends(dishes)] + [pid for pid, in dishes.query("SELECT active_pid FROM pg_replication_slots WHERE active AND "
                                                                                      "database = current_database()")]
    else:
        victims = [pid]
    dishes.query("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", (victims,))
    change(dishes, 1)
    gate.open()
    daemon.wait_ready(90)
    change(dishes, 2)
    equals(oracle, dishes, TABLE, "public.bag")
    point = points(oracle)[-1]
    rows = [r for r in reads(oracle, TABLE) if r.position[0] == point]
    assert len(rows) == len({r.key_bytes for r in rows}) >= 5900
    gate.end()


def test_a_keyless_tables_reader_that_is_ended_in_the_middle_doubles_no_row(daemon, dishes, oracle):
    """Its range is read again, and what was published of it is not: nothing tells its rows apart but their place."""
    dishes.execute("INSERT INTO bag SELECT i / 2 FROM generate_series(2000, 8000) i", "ALTER TABLE bag ADD COLUMN pad text DEFAULT 'padding'", "VACUUM ANALYZE bag")
    gate = Gate(dishes)
    slow(daemon, snapshot__workers=2, snapshot__rows_per_second="0")
    daemon.settings["snapshot.where.public.bag"] = gate.at("n = 2500")
    daemon.spawn()
    for _ in range(2):
        pid, *_more = gate.wait()
        dishes.query("SELECT pg_terminate_backend(%s)", (pid,))
        wait_until("it is gone", 10, lambda: pid not in gate.waiting())
    gate.open()
    daemon.wait_ready(90)
    equals(oracle, dishes, TABLE, "public.bag")
    all_read_once(oracle, dishes, TABLE, "public.bag")
    assert len(points(oracle)) == 1
    gate.end()


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_postgresql_restarted_in_the_middle(daemon, dishes, oracle, postgres, how):
    slow(daemon).spawn()
    wait_reads(oracle, 1000)
    postgres.restart(how)
    change(dishes, 1)
    daemon.wait_ready(90)
    assert "new" in daemon.log() and "snapshot" in daemon.log()
    change(dishes, 2)
    equals(oracle, dishes, TABLE, "public.bag")
    assert len(points(oracle)) >= 2


@pytest.mark.timeout(180)
@pytest.mark.parametrize("how", ["paused", "killed"])
def test_kafka_away_in_the_middle(daemon, dishes, oracle, kafka, how):
    slow(daemon, source__release_after="5 s").spawn()
    wait_reads(oracle, 1000)
    kafka.pause() if how == "paused" else kafka.kill()
    try:
        change(dishes, 1)
        time.sleep(9)
        assert daemon.running()
    finally:
        kafka.pause(False) if how == "paused" else kafka.start()
    daemon.wait_ready(120)
    change(dishes, 2)
    equals(oracle, dishes, TABLE, "public.bag", seconds=90)


@pytest.mark.parametrize("away", [False, True], ids=["kafka up", "kafka paused"])
def test_fast_shutdown_in_the_middle_ends_within_30_seconds(daemon, dishes, oracle, postgres, kafka, away):
    slow(daemon, snapshot__workers=2).spawn()
    wait_reads(oracle, 1000)
    kafka.pause(away)
    try:
        time.sleep(1)
        started = time.monotonic()
        postgres.stop("fast", 60)
        took = time.monotonic() - started
    finally:
        kafka.pause(False)
        postgres.start()
    assert took < 30, f"{took:.1f} s"
    change(dishes, 1)
    daemon.wait_ready(90)
    equals(oracle, dishes, TABLE, "public.bag", seconds=90)


def test_a_broker_that_aborts_a_batch_in_the_middle_doubles_nothing(daemon, dishes, oracle, kafka):
    slow(daemon).spawn()
    wait_reads(oracle, 500)
    kafka.kill()
    kafka.start()
    daemon.wait_ready(90)
    equals(oracle, dishes, TABLE, "public.bag", seconds=90)
    all_read_once(oracle, dishes, TABLE, "public.bag")


def test_the_slots_own_session_lost_between_snapshot_and_stream_loses_nothing(daemon, dishes, oracle):
    """Ended again and again while the snapshot comes to its end and the stream begins."""
    slow(daemon).spawn()
    wait_reads(oracle, 3000)
    ended = threading.Event()

    def strike():
        with connect(dishes.url) as connection:
            while not ended.is_set():
                connection.execute("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active AND database = current_database()")
                ended.wait(0.7)
    thread = threading.Thread(target=strike, daemon=True)
    thread.start()
    try:
        for number in range(6):
            change(dishes, number)
            time.sleep(0.5)
    finally:
        ended.set()
        thread.join(10)
    daemon.wait_ready(90)
    change(dishes, 7)
    equals(oracle, dishes, TABLE, "public.bag", seconds=90)


def successor(daemons, database, kafka, name, **settings):
    return slow(daemons(name, database.url, kafka.url(), suffix="second"), **settings)


def fresh(daemon, oracle):
    """It is the one that is watched from now on; its schemas are its own."""
    daemon.wait_ready(60)
    oracle.watched, oracle.schemas.url = daemon, daemon.url


def test_a_second_one_of_the_name_waits_for_the_firsts_snapshot_and_goes_on_when_that_is_killed(daemon, dishes, oracle, daemons, kafka, name):
    slow(daemon).spawn()
    wait_reads(oracle, 500)
    second = successor(daemons, dishes, kafka, name, snapshot__rows_per_second="0").spawn()
    second.wait_log("state is=waiting", 15)
    assert "is in use" in second.log()
    wait_reads(oracle, 3000) # the first is not disturbed
    assert daemon.running() and second.status()["state"] == "waiting"
    daemon.kill()
    change(dishes, 1)
    fresh(second, oracle)
    change(dishes, 2)
    equals(oracle, dishes, TABLE, "public.bag")
    assert len(points(oracle)) == 2


def test_two_of_one_name_do_not_take_it_from_each_other_in_turns(daemon, dishes, oracle, daemons, kafka, name):
    """The second one waits until the first one's snapshot is read, and as long as that streams."""
    slow(daemon).spawn()
    wait_reads(oracle, 500)
    second = successor(daemons, dishes, kafka, name).spawn()
    daemon.wait_ready(60)
    equals(oracle, dishes, TABLE, "public.bag")
    assert len(points(oracle)) == 1 and second.status()["state"] == "waiting"


@pytest.mark.parametrize("how", ["ends", "begins anew"])
def test_one_that_was_superseded_leaves_its_successors_slot_alone(daemon, dishes, oracle, daemons, kafka, name, how):
    """Stopped, and without its sessions, so that nothing shows that it reads; what it does then it does without having heard of the other."""
    slow(daemon, startup_timeout="3 s").spawn()
    wait_reads(oracle, 500)
    if how == "begins anew":
        with transaction(dishes, "INSERT INTO dish VALUES (20000, 'open')"):
            dishes.query("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", ([pid for pid, _ in backends(dishes)],))
            daemon.wait_log("no consistent point within") # it tries again, and drops what it finds
            daemon.pause()
    else:
        daemon.pause()
    dishes.query("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", ([pid for pid, _ in backends(dishes)],))
    second = successor(daemons, dishes, kafka, name).spawn()
    wait_until("it reads", 30, lambda: "snapshot begins lsn" in second.log())
    change(dishes, 1) # which another slot would not have
    if how == "ends":
        daemon.signal(signal.SIGTERM)
    daemon.resume()
    assert daemon.wait_exit(10) == (0 if how == "ends" else FENCED)
    # it asks; or, as it ends, the fate of what it had in flight tells it, in the broker's words
    assert re.search("another instance" if how == "begins anew" else "another instance|fenced by a? ?newer|old epoch", daemon.log())
    assert dishes.slot(f"millrace_{name}")
    fresh(second, oracle)
    change(dishes, 2)
    equals(oracle, dishes, TABLE, "public.bag")
    assert second.log().count("slot created") == 1


def test_one_that_fails_again_and_again_does_not_begin_anew_at_once(daemon, dishes, oracle):
    slow(daemon, backoff__min="2 s", backoff__max="2 s").spawn()
    wait_reads(oracle, 500)
    dishes.query("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", ([pid for pid, _ in backends(dishes)],))
    wait_until("it ends", 30, lambda: "a new one begins" in daemon.log())
    ended = time.monotonic()
    wait_until("another begins", 30, lambda: daemon.log().count("slot created") == 2)
    assert time.monotonic() - ended > 1.5
    daemon.wait_ready(60)
    equals(oracle, dishes, TABLE, "public.bag")


@pytest.mark.timeout(120)
def test_kafka_away_while_topics_are_emptied_does_not_keep_the_transaction_open(daemon, database, oracle, kafka, name):
    database.execute(*(f"CREATE TABLE t{i} (n integer)" for i in range(40)), *(f"INSERT INTO t{i} VALUES (1)" for i in range(40)))
    initial(daemon, snapshot__mode="always", kafka__partitions_per_transaction=2, batch__count=2).start()
    assert daemon.stop() == 0
    daemon.settings["snapshot.max_duration"] = "4 s"
    daemon.spawn()
    daemon.wait_log("snapshot begins lsn") # and with it, batch by batch, the emptying
    kafka.pause()
    try:
        assert daemon.wait_exit(20) == FENCED
        assert "max_duration" in daemon.log()
        wait_until("no session is left", 10, lambda: not backends(database))
    finally:
        kafka.pause(False)
