"""What commands ask for before it is recorded, in sessions that end before their batches get out: it is done again, not forgotten, and not said to be
done; and a consistent snapshot that ends early gives its batches back."""
import collections
import signal
import threading
import time

import pytest

from harness.servers import wait_until
from harness.snapshots import Gate, backends, initial, post, reads, status, table_status, tell, wait_table


@pytest.fixture
def dishes(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 50) i",
                     "CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO cup SELECT generate_series(1, 100)")
    return database


def end_session(daemon, dishes, how="walsender"):
    if how == "reload":
        daemon.signal(signal.SIGHUP)
    for pid, _query in backends(dishes, "backend_type = 'walsender'") if how == "walsender" else ():
        dishes.query("SELECT pg_terminate_backend(%s)", (pid,))
    time.sleep(0.5)


def hold(dishes, kafka):
    """A batch is in flight, and stays there."""
    kafka.pause()
    dishes.execute("INSERT INTO dish VALUES (9001, 'in flight')")
    time.sleep(1)


def begin_telling(daemon, *arguments):
    told = {}
    thread = threading.Thread(target=lambda: told.update(done=tell(daemon, *arguments)))
    thread.start()
    return told, thread


def taken(daemon, number):
    wait_until("it is taken", 10, lambda: daemon.status()["commands"] == number)


@pytest.fixture
def running(daemon, dishes):
    daemon.settings["feedback.interval"] = "5 min"  # no record comes by itself
    daemon.start()
    dishes.execute("INSERT INTO dish VALUES (9000, 'before')")
    time.sleep(1)
    return daemon


@pytest.mark.parametrize("how", ["walsender", "reload"])
def test_a_pause_that_was_taken_is_recorded_by_the_next_session(running, dishes, kafka, how):
    hold(dishes, kafka)
    try:
        told, thread = begin_telling(running, "pause")
        taken(running, 1)
        end_session(running, dishes, how)
        assert running.status()["commands_recorded"] == 0
    finally:
        kafka.pause(False)
    thread.join(60)
    assert told["done"].returncode == 0, told
    assert running.status()["commands_recorded"] == 1 and not told["done"].stderr


def test_rows_that_were_read_in_a_batch_that_never_got_out_are_read_again_and_done_only_then(running, dishes, oracle, kafka):
    hold(dishes, kafka)
    try:
        told, thread = begin_telling(running, "snapshot", "public.cup", "--replace", "none")
        wait_until("they are read", 15, lambda: (row := table_status(running, "public.cup")) and row["rows"] == 100)
        assert table_status(running, "public.cup")["state"] == "running" and status(running)["state"] == "running"
        end_session(running, dishes)
    finally:
        kafka.pause(False)
    thread.join(60)
    assert told["done"].returncode == 0 and "done, 100 rows" in told["done"].stdout, told
    oracle.sync(dishes)
    assert len(reads(oracle, "public.cup")) == 100
    assert [row["name"] for row in status(running)["tables"]] == ["public.cup"] and status(running)["rows"] == 100


def test_what_is_asked_for_again_is_not_what_was_asked_for_before(running, dishes, oracle, kafka):
    assert tell(running, "pause").returncode == 0
    assert tell(running, "snapshot", "public.cup", "--where", "id <= 10", "--no-wait").returncode == 0
    hold(dishes, kafka)
    try:
        assert post(running, "resume", {}).status_code == 202
        wait_until("it is read", 15, lambda: table_status(running, "public.cup")["rows"] == 10)
        number = post(running, "snapshot", {"tables": ["public.cup"]}).json()["command"]
        taken(running, number)
        end_session(running, dishes)
    finally:
        kafka.pause(False)
    wait_until("it is recorded", 30, lambda: running.is_ready() and running.status()["commands_recorded"] == number)
    wait_table(running, "public.cup", "done", seconds=30)
    oracle.sync(dishes)
    assert {r.key["id"] for r in reads(oracle, "public.cup")} == set(range(1, 101))


def test_what_is_cancelled_during_a_consistent_snapshot_stays_so_when_it_begins_anew(daemon, dishes, oracle, kafka):
    gate = Gate(dishes)
    dishes.execute("INSERT INTO dish SELECT i, 'late' FROM generate_series(51, 500) i")
    initial(daemon, **{"snapshot__where__public.dish": f"id <= 10 AND {gate.at('id = 5')}"}).spawn()
    gate.wait()
    assert tell(daemon, "snapshot", "public.dish", "--where", "id > 40", "--no-wait").returncode == 0
    kafka.pause()
    try:
        assert post(daemon, "pause", {}).status_code == 202  # its record is in flight
        time.sleep(1)
        number = post(daemon, "cancel", {"tables": ["public.dish"]}).json()["command"]
        taken(daemon, number)
        dishes.query("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid", ([pid for pid, _query in backends(dishes)],))
        time.sleep(1)
    finally:
        kafka.pause(False)
    gate.open()
    assert tell(daemon, "resume").returncode == 0
    daemon.wait_ready(60)
    assert daemon.status()["commands_recorded"] > number
    oracle.sync(dishes)
    counted = collections.Counter(r.key["id"] for r in reads(oracle, "public.dish"))
    assert counted and max(counted) <= 10, counted
    gate.end()


def drop_slot(database, name):
    database.wait_inactive(f"millrace_{name}")
    database.execute(f"SELECT pg_drop_replication_slot('millrace_{name}')")


def test_a_snapshot_that_is_refused_behind_a_truncate_event_ends_as_it_says(daemon, dishes, name):
    dishes.execute("CREATE TABLE aaa (id integer PRIMARY KEY, size text)", "INSERT INTO aaa VALUES (1, '1')",
                   "CREATE TABLE zzz (id integer PRIMARY KEY, size text)", "INSERT INTO zzz VALUES (1, '1')")
    initial(daemon, snapshot__mode="when_needed", on_incompatible="stop").start()
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    dishes.execute("ALTER TABLE zzz ALTER COLUMN size TYPE integer USING size::integer")
    assert daemon.run() == 65, daemon.log(30)


def test_a_snapshot_that_is_stopped_among_its_tombstones_ends_well(daemon, dishes, name):
    dishes.execute("CREATE TABLE big (id integer PRIMARY KEY)", "INSERT INTO big SELECT generate_series(1, 300000)")
    initial(daemon, snapshot__mode="when_needed", snapshot__replace="merge").start(seconds=90)
    assert daemon.stop() == 0
    drop_slot(dishes, name)
    dishes.execute("DELETE FROM big")
    for wait in (0.1, 0.2, 0.3, 0.5):  # each begins anew
        daemon.spawn()
        daemon.wait_log("all rows are read and published", 60)
        time.sleep(wait)
        assert daemon.stop(30) == 0, daemon.log(30)
