"""Incremental snapshots while things break: they go on at the next chunk, and nothing is lost, doubled or brought back.

MILLRACE_TORTURE=long kills more often, MILLRACE_SEED chooses the seed; a failure names it.
"""
import collections
import os
import random
import threading
import time

import pytest

from harness.database import connect
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, Load
from harness.servers import wait_until
from harness.snapshots import backends, equals, points, reads, status, table_status, take, tell, wait_reads, wait_table

SEED = int(os.environ.get("MILLRACE_SEED", "20240229"))
CHUNKED = {"snapshot.chunk_rows": "40", "snapshot.rows_per_second": "500", "batch.bytes": "256 KiB", "backoff.max": "1 s"}
LOADED = ["public.accounts", "public.orders", "public.papers"]


def done(daemon, *tables):
    return all((row := table_status(daemon, t)) and row["state"] == "done" for t in tables)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("replace", ["truncate", "merge"])
def test_killed_at_random_moments_it_goes_on_and_topics_equal_tables(daemon, database, oracle, audit, long, replace):
    """Under load on the same keys; rows that nobody touches are read once, however often it was killed."""
    draw = random.Random(SEED + len(replace))
    kills = (100 if long else 20) if replace == "truncate" else 8
    database.execute(*SCHEMA, "INSERT INTO accounts SELECT i, 'there', i, true, NULL FROM generate_series(1, 4000) i",
                     "INSERT INTO orders SELECT 'süd', i, 'there', i FROM generate_series(1, 600) i",
                     "INSERT INTO papers SELECT i, 'there', repeat(i::text || ' ', 1000) FROM generate_series(0, 40) i")
    daemon.settings.update({**CHUNKED, "startup_timeout": "120 s", "snapshot.rows_per_second": "250" if not long else "100"})
    daemon.start()
    audited = audit()
    moments = []
    try:
        with Load(database.url, SEED, 2, pause=0.1):
            take(daemon, "--replace", replace, "--no-wait", *LOADED)
            for _ in range(kills):
                moments.append(round(draw.choice((0.1, 0.4, 0.8, 1.5)) * (0.5 + draw.random()), 2))
                time.sleep(moments[-1])
                assert daemon.running(), f"millrace ended by itself: {daemon.process.returncode}\n{daemon.log(30)}"
                daemon.kill()
                daemon.spawn()
            daemon.wait_ready(60)
            assert not done(daemon, *LOADED), "it was done before it was killed that often"
            daemon.settings["snapshot.rows_per_second"] = "0"
            daemon.restart()
            for table in LOADED:
                wait_until(f"{table} is read", 90, lambda: not [r for r in status(daemon).get("tables", ()) if r["name"] == table and r["state"] != "done"], 0.2)
            time.sleep(0.5)
        equals(oracle, database, *LOADED, seconds=120, merged=replace == "merge")
        changes = audited.compare(oracle, {t: k for t, k in KEYS.items() if t != "public.riders"}, INSERTS_ONLY)
        # the load's keys end at 460
        counted = collections.Counter(r.key["id"] for r in reads(oracle, "public.accounts") if 500 <= r.key["id"] <= 4000)
        assert set(counted) == set(range(500, 4001)) and max(counted.values()) == 1, counted.most_common(3)
    except BaseException:
        print(f"seed {SEED}, killed after {moments}")
        raise
    assert changes > 100
    print(f"seed {SEED}: {kills} kills, {len(points(oracle))} chunks, {changes} changes")


@pytest.fixture
def dishes(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 2000) i",
                     "CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO cup SELECT generate_series(1, 100)")
    return database


@pytest.fixture
def running(daemon, dishes):
    daemon.settings.update(CHUNKED)
    return daemon.start()


def churn(database, number):
    database.execute(f"UPDATE dish SET name = 'changed {number}' WHERE id % 50 = {number}", f"DELETE FROM dish WHERE id % 83 = {number}",
                     f"INSERT INTO dish VALUES ({5000 + number}, 'new')", f"UPDATE dish SET id = -id WHERE id = {1900 + number}")


def ends(running, dishes, oracle, seconds=60):
    """Both tables are done, and the topics equal; no row that stayed as it was is read twice."""
    for table in ("public.dish", "public.cup"):
        wait_table(running, table, "done", seconds=seconds)
    equals(oracle, dishes, "public.dish", "public.cup", seconds=90)
    counted = collections.Counter(r.key_bytes for r in reads(oracle, "public.cup"))
    assert len(counted) == 100 and max(counted.values()) == 1


@pytest.mark.parametrize("fault", ["stream", "chunks", "all"])
def test_sessions_that_are_ended_in_the_middle(running, dishes, oracle, fault):
    take(running, "public.dish", "public.cup", "--no-wait")
    condition = {"stream": "backend_type = 'walsender'", "chunks": "backend_type = 'client backend'", "all": "true"}[fault]
    for number in range(6):
        wait_reads(oracle, 100 + 100 * number)
        for pid, _query in backends(dishes, condition):
            dishes.query("SELECT pg_terminate_backend(%s)", (pid,))
        churn(dishes, number)
    running.wait_ready(60)
    running.settings["snapshot.rows_per_second"] = "0"
    ends(running, dishes, oracle)


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_postgresql_restarted_in_the_middle(running, dishes, oracle, postgres, how):
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 300)
    postgres.restart(how)
    churn(dishes, 1)
    running.wait_ready(60)
    churn(dishes, 2)
    ends(running, dishes, oracle)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("how", ["paused", "killed"])
def test_kafka_away_in_the_middle(running, dishes, oracle, kafka, how):
    running.settings["source.release_after"] = "4 s"
    running.restart()
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 300)
    kafka.pause() if how == "paused" else kafka.kill()
    try:
        for number in range(7):
            churn(dishes, number)
            time.sleep(1)
    finally:
        kafka.pause(False) if how == "paused" else kafka.start()
    running.wait_ready(120)
    churn(dishes, 8)
    ends(running, dishes, oracle, 90)


@pytest.mark.parametrize("away", [False, True], ids=["kafka up", "kafka paused"])
def test_fast_shutdown_in_the_middle_ends_within_30_seconds(running, dishes, oracle, postgres, kafka, away):
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 300)
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
    churn(dishes, 1)
    running.wait_ready(90)
    ends(running, dishes, oracle)


def test_stopped_in_the_middle_it_ends_within_5_seconds_and_goes_on(running, dishes, oracle):
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 300)
    assert running.stop(5) == 0
    churn(dishes, 1)
    running.start()
    churn(dishes, 2)
    ends(running, dishes, oracle)
    ids = [r.key["id"] for r in reads(oracle, "public.dish")]
    assert len(ids) == len(set(ids))


def test_killed_in_a_replay_of_what_it_was_told_it_does_not_forget(running, dishes, oracle):
    """A command that has ended well is kept, also by an instance that is killed at that very moment."""
    assert tell(running, "pause").returncode == 0
    for table in ("public.dish", "public.cup", "public.dish"):
        told = tell(running, "snapshot", table, "--no-wait")
        running.kill()
        assert told.returncode == 0, told
        running.start()
        assert status(running)["state"] == "paused" and table_status(running, table), status(running)
    assert tell(running, "snapshot", "--cancel", "public.cup").returncode == 0
    running.kill()
    running.start()
    assert [row["name"] for row in status(running)["tables"]] == ["public.dish"]
    take(running, "public.cup", "--no-wait")
    assert tell(running, "resume").returncode == 0
    running.kill()
    running.start()
    ends(running, dishes, oracle)


@pytest.mark.timeout(180)
def test_a_command_that_is_not_recorded_yet_does_not_end_well(daemon, dishes, own_kafka):
    daemon.brokers = own_kafka.url()
    daemon.start()
    own_kafka.pause()
    try:
        told = tell(daemon, "snapshot", "public.dish", "--no-wait")
        assert told.returncode == 69 and told.stdout == "accepted\n" and "not recorded in Kafka yet" in told.stderr, told
        assert daemon.status()["commands"] == 1 and daemon.status()["commands_recorded"] == 0
        daemon.kill()
        refused = tell(daemon, "snapshot", "public.dish", "--no-wait")
        assert refused.returncode == 69 and "is the instance running" in refused.stderr, refused
    finally:
        own_kafka.pause(False)
    daemon.start(seconds=60)
    assert not status(daemon).get("tables")
    take(daemon, "public.dish", "--no-wait")
    assert daemon.status()["commands_recorded"] == 1
    wait_table(daemon, "public.dish", "done")


@pytest.mark.timeout(180)
def test_a_takeover_in_the_middle_goes_on_at_the_next_chunk(running, dishes, oracle, daemons, database, kafka, name):
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 300)
    second = daemons(name, database.url, kafka.url(), suffix="second", settings=CHUNKED).spawn()
    time.sleep(1.5)
    assert running.is_ready() and not second.is_ready()
    running.kill()
    second.wait_ready(60)
    oracle.watched, oracle.schemas.url = second, second.url
    churn(dishes, 1)
    ends(second, dishes, oracle)
    ids = [r.key["id"] for r in reads(oracle, "public.dish")]
    assert len(ids) == len(set(ids))


@pytest.mark.timeout(180)
def test_large_transactions_and_aborts_beside_it(running, dishes, oracle):
    """What is large, rolled back, or in subtransactions counts as what it is."""
    running.settings["snapshot.rows_per_second"] = "400"
    running.restart()
    take(running, "public.dish", "public.cup", "--no-wait")
    ended = threading.Event()
    faults = []

    def write(number):
        draw = random.Random(number)
        try:
            with connect(dishes.url) as connection:
                while not ended.is_set():
                    connection.execute("BEGIN")
                    low = draw.randrange(2000)
                    connection.execute(f"UPDATE dish SET name = 'large {low}' WHERE id BETWEEN {low} AND {low + 300}")
                    connection.execute("SAVEPOINT a")
                    connection.execute(f"DELETE FROM dish WHERE id = {low + 5}")
                    connection.execute("ROLLBACK TO a" if draw.random() < 0.5 else "RELEASE a")
                    connection.execute(f"INSERT INTO dish SELECT i, 'filled' FROM generate_series({low}, {low + 20}) i ON CONFLICT DO NOTHING")
                    connection.execute("COMMIT" if draw.random() < 0.7 else "ROLLBACK")
                    ended.wait(0.05)
        except Exception as error:  # noqa: BLE001 told by the test
            faults.append(error)
    thread = threading.Thread(target=write, args=(1,), daemon=True)
    thread.start()
    try:
        wait_table(running, "public.dish", "done", seconds=90)
    finally:
        ended.set()
        thread.join(20)
    assert not faults, faults
    ends(running, dishes, oracle)
