"""Snapshots of a running instance: chunks of a table between two watermarks, while the stream flows on (delivery, "Snapshots")."""
import time

import pytest

from harness.database import connect
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, Load
from harness.servers import wait_until
from harness.snapshots import (Gate, Sampler, Statement, check, equals, points, reads, status, take, table_status, tell, transaction, wait_reads, wait_table)
from harness.text import UNCHANGED

CHUNKED = {"snapshot.chunk_rows": "40", "snapshot.chunk_time": "20 ms"}


@pytest.fixture
def dishes(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 600) i",
                     "CREATE TABLE cup (id integer PRIMARY KEY, n integer)", "INSERT INTO cup SELECT i, 0 FROM generate_series(1, 100) i",
                     "CREATE TABLE bag (what text)", "ALTER TABLE bag REPLICA IDENTITY FULL", "INSERT INTO bag VALUES ('a')")
    return database


@pytest.fixture
def running(daemon, dishes):
    """Streams, without a snapshot of its own."""
    daemon.settings.update(CHUNKED)
    return daemon.start()


def test_a_chunk_of_rows_are_events_with_the_high_watermarks_position(running, dishes, oracle, name):
    before = dishes.lsn()
    take(running, "public.dish")
    after = dishes.lsn()
    equals(oracle, dishes, "public.dish")
    events = reads(oracle)
    assert sorted(r.key["id"] for r in events) == list(range(1, 601)) and {r.table for r in events} == {"public.dish"}
    chunks = points(oracle)
    assert len(chunks) >= 600 // 40 and before <= chunks[0] and chunks[-1] <= after
    for point in chunks:
        chunk = [r for r in events if r.position[0] == point]
        assert sorted(r.position[2] for r in chunk) == list(range(1, len(chunk) + 1)) and len({r.source["ts_us"] for r in chunk}) == 1
    # in the key's order, chunk by chunk
    bounds = [[r.key["id"] for r in events if r.position[0] == point] for point in chunks]
    assert all(max(one) < min(other) for one, other in zip(bounds, bounds[1:]))
    sources = [{k: v for k, v in r.source.items() if k not in ("commit_lsn", "seq", "ts_us", "txid")} for r in events]
    assert all(s == {"name": name, "schema": "public", "table": "dish", "lsn": 0, "snapshot": True, "origin": None} for s in sources)
    told = table_status(running, "public.dish")
    assert told["state"] == "done" and told["rows"] == 600 and status(running)["kind"] == "incremental", told
    # nothing of the watermarks is to be seen
    assert oracle.messages() == []


@pytest.mark.timeout(180)
@pytest.mark.parametrize("replace", ["none", "truncate", "merge"])
def test_tables_under_heavy_load_on_the_same_keys_come_out_equal(daemon, database, oracle, audit, replace):
    """Rows from before that nobody has told of, and a load that inserts, changes, moves and deletes the very same keys."""
    database.execute(*SCHEMA, "INSERT INTO accounts SELECT i, 'there', i, true, NULL FROM generate_series(1, 3000) i",
                     "INSERT INTO orders SELECT CASE i % 3 WHEN 0 THEN 'nord' WHEN 1 THEN 'süd' ELSE 'west' END, i, 'there', i FROM generate_series(1, 600) i",
                     "INSERT INTO papers SELECT i, 'there', repeat(i::text || ' ', 1000) FROM generate_series(0, 40) i",
                     "INSERT INTO scratch SELECT i, 'there' FROM generate_series(1, 400) i")
    daemon.settings.update({**CHUNKED, "snapshot.chunk_rows": "50", "snapshot.rows_per_second": "1500", "batch.bytes": "256 KiB"})
    daemon.start()
    audited = audit()
    tables = ["public.accounts", "public.orders", "public.papers", "public.scratch"]
    with Load(database.url, 41, 3, pause=0.05):
        time.sleep(0.5)
        take(daemon, "--replace", replace, *tables, timeout=100)
        time.sleep(0.5)
    equals(oracle, database, *tables, merged=replace == "merge")
    assert len(reads(oracle)) > 2000
    # what the stream brought is whole, whatever was read beside it
    keys = {table: key for table, key in KEYS.items() if table != "public.riders"}
    assert audited.compare(oracle, keys, INSERTS_ONLY) > 200


@pytest.mark.timeout(150)
def test_values_that_updates_leave_out_are_never_missing_at_the_end(daemon, database, oracle):
    """The stream brings titles alone, and overtakes rows of which nobody has the body but the chunk."""
    database.execute("CREATE TABLE papers (id integer PRIMARY KEY, title text, body text, more text)",
                     *(f"ALTER TABLE papers ALTER COLUMN {c} SET STORAGE EXTERNAL" for c in ("body", "more")),
                     "INSERT INTO papers SELECT i, 'there', repeat(i::text || ' ', 700), repeat('more ', 600) FROM generate_series(1, 300) i")
    daemon.settings.update({"snapshot.chunk_rows": "25", "snapshot.rows_per_second": "150"})
    daemon.start()
    with connect(database.url) as writer:
        take(daemon, "public.papers", "--no-wait")
        wait_table(daemon, "public.papers", "waiting", "running", "done")
        number = 0
        while table_status(daemon, "public.papers")["state"] != "done":
            number += 1
            low = number * 37 % 300
            writer.execute(f"UPDATE papers SET title = 'title {number}' WHERE id BETWEEN {low} AND {low + 60}")
            writer.execute(f"UPDATE papers SET body = repeat('new {number} ', 700) WHERE id = {low + 7}")
            # where the key changes the stream lacks the value too, and says so: it is set along
            writer.execute(f"UPDATE papers SET id = -id, body = 'moved', more = NULL WHERE id = {low + 3}")
    equals(oracle, database, "public.papers")
    assert any(UNCHANGED in r.row().values() for r in oracle.events("public.papers") if r.op == "u")
    assert number > 10


def held(running, database, gate, table="public.dish", at="id = 20"):
    """A chunk that has its snapshot, and stands in the middle."""
    take(running, table, "--where", gate.at(at), "--no-wait")
    gate.wait()


@pytest.fixture
def gate(database):
    gate = Gate(database)
    yield gate
    gate.end()


def test_what_is_changed_in_a_chunks_window_is_taken_from_the_stream(running, dishes, oracle, gate):
    dishes.execute("ALTER TABLE dish ADD COLUMN body text", "ALTER TABLE dish ALTER COLUMN body SET STORAGE EXTERNAL", "UPDATE dish SET body = repeat('x', 5000) WHERE id NOT IN (3, 6, 500)")
    held(running, dishes, gate)
    # the chunk sees the rows as they were; what happens now comes by the stream, before the chunk's rows do
    dishes.execute("UPDATE dish SET name = 'changed' WHERE id = 1", "DELETE FROM dish WHERE id = 2", "UPDATE dish SET id = 1003 WHERE id = 3",
                   "DELETE FROM dish WHERE id = 4", "INSERT INTO dish VALUES (4, 'again', 'small')",
                   "UPDATE dish SET body = 'small' WHERE id = 5", "INSERT INTO dish VALUES (0, 'first', NULL)", "INSERT INTO dish VALUES (15000, 'last', NULL)",
                   # within a chunk's range, moved there from far behind it, and away from there
                   "UPDATE dish SET id = -1 WHERE id = 500", "UPDATE dish SET id = 2000 WHERE id = 6")
    dishes.transaction("UPDATE dish SET name = 'a' WHERE id = 7", "UPDATE dish SET name = 'b', body = repeat('y', 5000) WHERE id = 7",
                       "UPDATE dish SET name = 'c' WHERE id = 7")
    with dishes.connection.transaction(force_rollback=True):
        dishes.execute("UPDATE dish SET name = 'never' WHERE id = 8", "DELETE FROM dish WHERE id = 9")
    oracle.wait_for(lambda records: [r for r in records if r.op == "u" and r.key["id"] == 7], "the stream flows on")
    gate.open()
    wait_table(running, "public.dish", "done")
    equals(oracle, dishes, "public.dish")
    read = {r.key["id"] for r in reads(oracle)}
    assert {8, 9, 10} <= read and not {2, 3, 6} & read
    first = min(r.position for r in reads(oracle))
    assert all(r.position < first for r in oracle.events("public.dish") if r.op != "r")


def test_transactions_that_are_open_across_a_window_are_not_lost(running, dishes, oracle, gate):
    held(running, dishes, gate, at="id IN (20, 100)")
    with transaction(dishes, "UPDATE dish SET name = 'open before' WHERE id IN (99, 101)", "DELETE FROM dish WHERE id IN (98, 102)") as before:
        gate.let_through()
        gate.wait()
        with transaction(dishes, "UPDATE dish SET name = 'open behind' WHERE id = 103", "DELETE FROM dish WHERE id = 104",
                         "UPDATE dish SET name = 'open behind' WHERE id = 300"):
            before.execute("UPDATE dish SET name = 'open before' WHERE id = 97")
            before.execute("COMMIT")
            gate.open()
            wait_table(running, "public.dish", "done")
    equals(oracle, dishes, "public.dish")
    # what was committed in the window is not brought back by the chunk, whose bounds are millrace's own
    [point] = [r.position[0] for r in reads(oracle) if r.key["id"] == 100]
    assert not {97, 98, 99, 101, 102} & {r.key["id"] for r in reads(oracle) if r.position[0] == point}


def test_transactions_that_run_when_it_is_asked_for_are_waited_for_and_named(running, dishes, oracle):
    with transaction(dishes, "UPDATE dish SET name = 'open before' WHERE id = 1", "DELETE FROM dish WHERE id = 2") as before:
        take(running, "public.dish", "--no-wait")
        pid = before.info.backend_pid
        told = wait_until("it says for whom it waits", 20, lambda: (row := table_status(running, "public.dish")) and f"pid {pid}" in row["detail"] and row)
        assert told["state"] == "waiting" and told["rows"] == 0, told
        dishes.execute("UPDATE dish SET name = 'flows on' WHERE id = 9")
        oracle.wait_for(lambda records: [r for r in records if r.op == "u" and r.key["id"] == 9], "the stream flows on")
        assert reads(oracle) == []
        before.execute("COMMIT")
    wait_table(running, "public.dish", "done")
    equals(oracle, dishes, "public.dish")


def test_a_table_that_is_truncated_in_a_chunks_window_stays_empty(running, dishes, oracle, gate):
    held(running, dishes, gate)
    # it waits for the chunk's query, and is through before the high watermark or behind it
    writer = Statement(dishes, "TRUNCATE dish", "INSERT INTO dish VALUES (5, 'new')").waits()
    gate.open()
    wait_table(running, "public.dish", "done", "failed")
    writer.end()
    equals(oracle, dishes, "public.dish")


def test_a_chunk_never_brings_an_old_row_of_a_commit_that_waits_for_a_standby(running, dishes, oracle):
    """With synchronous replication, a commit is in the WAL and in the stream before any snapshot sees it."""
    dishes.execute("UPDATE dish SET name = 'seen' WHERE id = 7")  # a table's first change would wait until it is seen
    oracle.sync(dishes)
    dishes.execute("SET synchronous_commit = local", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()")
    writer = connect(dishes.url)
    try:
        wait_until("it is set", 10, lambda: dishes.value("SHOW synchronous_standby_names") == "nobody")
        writer.execute("BEGIN")
        for statement in ("UPDATE dish SET name = 'new' WHERE id = 5", "DELETE FROM dish WHERE id = 6", "INSERT INTO dish VALUES (0, 'new')"):
            writer.execute(statement)
        writer.pgconn.send_query(b"COMMIT")
        oracle.wait_for(lambda records: [r for r in records if r.op == "u" and r.key["id"] == 5], "the commit is in the stream")
        assert dishes.value("SELECT name FROM dish WHERE id = 5") == "dish 5"
        take(running, "public.dish", "public.cup", "--replace", "none", "--no-wait")
        # longer than many chunks take
        time.sleep(3)
        oracle.drain()
        assert not [r for r in reads(oracle, "public.dish") if r.key["id"] in (0, 5, 6)]
    finally:
        dishes.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
    wait_until("the commit ends", 20, lambda: dishes.value("SELECT name FROM dish WHERE id = 5") == "new")
    writer.close()
    wait_table(running, "public.dish", "done")
    wait_table(running, "public.cup", "done")
    equals(oracle, dishes, "public.dish", "public.cup")
    assert 6 not in {r.key["id"] for r in reads(oracle, "public.dish")}


# ---- which rows ----

def test_where_chooses_the_rows_and_never_truncates(running, dishes, oracle):
    dishes.execute("INSERT INTO dish VALUES (1000, 'streamed')")
    take(running, "public.dish", "--where", "id % 10 = 0 AND name <> 'it''s'")
    check(oracle.sync(dishes))
    assert sorted(r.key["id"] for r in reads(oracle)) == [*range(10, 601, 10), 1000]
    assert not [r for r in oracle.events() if r.op == "t"]
    take(running, "public.dish", "--where", "false")
    assert len(reads(oracle.sync(dishes))) == 61


@pytest.fixture
def stale(daemon, dishes, oracle, name):
    """Its topic holds rows that are gone: a slot was lost, and somebody went on."""
    daemon.settings.update(CHUNKED)
    daemon.start()
    dishes.execute("UPDATE dish SET name = name || '!'", "UPDATE cup SET n = 1")
    equals(oracle, dishes, "public.dish", "public.cup")
    assert daemon.stop() == 0
    dishes.wait_inactive(f"millrace_{name}")
    dishes.execute(f"SELECT pg_drop_replication_slot('millrace_{name}')", "DELETE FROM dish WHERE id % 3 = 0", "UPDATE dish SET name = 'unseen' WHERE id = 1",
                   "DELETE FROM cup")
    daemon.start("--accept-gap")
    return daemon


def test_replacing_by_truncate_leaves_nothing_that_is_gone(stale, dishes, oracle):
    take(stale, "public.dish", "public.cup", "--replace", "truncate")
    equals(oracle, dishes, "public.dish", "public.cup")
    for table in ("public.dish", "public.cup"):
        assert len([r for r in oracle.events(table) if r.op == "t" and r.source["snapshot"]]) == 6, table


def test_replacing_by_merge_leaves_nothing_that_is_gone(stale, dishes, oracle):
    take(stale, "public.dish", "public.cup", "--replace", "merge")
    equals(oracle, dishes, "public.dish", "public.cup", merged=True)
    assert not [r for r in oracle.events() if r.op == "t"]


def test_without_replacing_rows_are_added_and_nothing_is_removed(stale, dishes, oracle):
    take(stale, "public.dish", "--replace", "none")
    check(oracle.sync(dishes))
    assert sorted(r.key["id"] for r in reads(oracle)) == [i for i in range(1, 601) if i % 3]
    folded = oracle.fold("public.dish")
    assert len(folded) == 600 and [row["name"] for key, row in folded.items() if dict(key)["id"] == "1"] == ["unseen"]


# ---- schemas that change ----

@pytest.mark.parametrize("change", ["ADD COLUMN more text DEFAULT 'more'", "DROP COLUMN name", "ALTER COLUMN name TYPE varchar(40)",
                                    "RENAME COLUMN name TO title", "ALTER COLUMN n TYPE bigint USING n + 5000000000"])
def test_a_schema_that_changes_in_the_middle_is_followed(running, dishes, oracle, change):
    dishes.execute("ALTER TABLE dish ADD COLUMN n integer DEFAULT 7")
    running.settings["snapshot.rows_per_second"] = "300"
    running.restart()
    take(running, "public.dish", "--no-wait")
    wait_reads(oracle, 100)
    dishes.execute("UPDATE dish SET n = 8 WHERE id IN (1, 50, 599)", f"ALTER TABLE dish {change}", "UPDATE dish SET n = 9 WHERE id IN (2, 51, 600)")
    wait_table(running, "public.dish", "done")
    check(oracle.sync(dishes))
    # each row once, and those behind the change in its new form
    assert sorted(r.key["id"] for r in reads(oracle)) == list(range(1, 601)) or len({r.key["id"] for r in reads(oracle)} | {1, 2, 50, 51, 599, 600}) == 600
    names, rows = dishes.texts("SELECT * FROM dish WHERE id > 550")
    last = {r.key["id"]: r.row() for r in oracle.order("public.dish") if r.op in "ru"}
    assert [last[int(row[names.index("id")])] for row in rows] == [dict(zip(names, row)) for row in rows]
    take(running, "public.dish", timeout=60)
    equals(oracle, dishes, "public.dish")


def test_a_key_that_changes_in_the_middle_loses_nothing(running, dishes, oracle):
    dishes.execute("ALTER TABLE dish ADD COLUMN code integer", "UPDATE dish SET code = 1000 - id", "ALTER TABLE dish ALTER COLUMN code SET NOT NULL")
    # another key is another schema; where that is refused, the table is parked, and its snapshot waits for it
    running.settings.update({"snapshot.rows_per_second": "300", "publication.poll_interval": "300 ms", "registry.compatibility": "NONE"})
    running.restart()
    take(running, "public.dish", "--no-wait")
    wait_reads(oracle, 100)
    dishes.transaction("ALTER TABLE dish DROP CONSTRAINT dish_pkey", "ALTER TABLE dish ADD PRIMARY KEY (code)")
    dishes.execute("UPDATE dish SET name = 'late' WHERE id = 3")
    told = wait_table(running, "public.dish", "done", "failed")
    oracle.sync(dishes)
    if told["state"] == "done":
        keyed = [r for r in oracle.events("public.dish") if r.op != "t" and list(r.key) == ["code"]]
        assert {r.key["code"] for r in keyed} | {1000 - r.key["id"] for r in reads(oracle) if "id" in r.key} == set(range(400, 1000))
    else:
        assert "key" in told["detail"]
    assert running.running() and running.is_ready()


def test_a_table_that_is_dropped_in_the_middle_ends_its_snapshot_alone(running, dishes, oracle):
    running.settings["snapshot.rows_per_second"] = "300"
    running.restart()
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 50, table="public.dish")
    dishes.execute("DROP TABLE dish")
    told = wait_table(running, "public.dish", "failed", "cancelled")
    assert told["detail"]
    wait_table(running, "public.cup", "done")
    equals(oracle, dishes, "public.cup")


def test_a_table_that_is_parked_in_the_middle_gives_way_and_begins_anew(running, dishes, oracle, name):
    running.settings["snapshot.rows_per_second"] = "300"
    running.restart()
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 50, table="public.dish")
    dishes.execute("ALTER TABLE dish ALTER COLUMN name TYPE integer USING id", "INSERT INTO dish VALUES (1000, 7)")
    wait_table(running, "public.cup", "done")
    wait_until("the other one waits", 10, lambda: "parked" in table_status(running, "public.dish")["detail"], 0.05)
    assert tell(running, "replay", "public.dish", "--new-version").returncode == 0
    wait_table(running, "public.dish", "done")
    equals(oracle, dishes, "public.cup")
    read = [r.key["id"] for r in oracle.records if r.topic == f"{name}.public.dish.v2" and r.op == "r"]
    assert sorted(read)[:600] == list(range(1, 601)), read


def test_rows_larger_than_a_batch_and_chunks_of_many_batches(running, dishes, oracle):
    dishes.execute("CREATE TABLE doc (id integer PRIMARY KEY, body text)",
                   "INSERT INTO doc SELECT i, repeat(i::text || ' ', 100 * (i % 50)) FROM generate_series(1, 400) i")
    running.settings.update({"batch.bytes": "64 KiB", "snapshot.chunk_rows": "10000", "snapshot.chunk_time": "10 s", "publication.poll_interval": "300 ms"})
    running.restart()
    take(running, "public.doc")
    equals(oracle, dishes, "public.doc")
    assert sorted(r.key["id"] for r in reads(oracle)) == list(range(1, 401))
    assert running.peak_resident_mib() < 64


def test_the_stream_flows_while_a_large_table_is_read_and_memory_is_bounded(daemon, database, oracle, name):
    database.execute("CREATE TABLE large (id bigint PRIMARY KEY, name text, note text)", "CREATE TABLE dish (id integer PRIMARY KEY)",
                     "INSERT INTO large SELECT i, 'row ' || i, repeat('n', 100) FROM generate_series(1, 150000) i")
    daemon.start()
    take(daemon, "public.large", "--no-wait")
    with Sampler(lambda: status(daemon)["state"]) as sampler:
        for i in range(20):
            database.execute(f"INSERT INTO dish VALUES ({i})")
            time.sleep(0.1)
    assert "running" in sampler.values
    wait_table(daemon, "public.large", "done", seconds=100)
    assert oracle.count(f"{name}.public.large") == 150_000
    assert daemon.peak_resident_mib() < 64
