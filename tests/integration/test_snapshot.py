"""The consistent snapshot: the rows that were there, each once, at one point; from there on the stream, without gap or overlap."""
import json
import signal
import time

import pytest

from harness import matrix
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.oracle import Oracle, Schemas
from harness.servers import wait_until
from harness.snapshots import (SLOW, Sampler, all_read_once, backends, check, check_consistent, equals, images, initial, open_across,
                               points, reads, status, wait_reads)

# rows that lie there before, of each of the load's tables
FILL = ("INSERT INTO accounts SELECT i, 'there', i / 7.0, i % 3 = 0, NULL FROM generate_series(1, 9000) i",
        "INSERT INTO orders SELECT CASE i % 3 WHEN 0 THEN 'nord' WHEN 1 THEN 'süd' ELSE 'west' END, i, 'there', i FROM generate_series(1, 2000) i",
        "INSERT INTO papers SELECT i, 'there', repeat(i::text || ' ', 1000) FROM generate_series(0, 60) i",
        "INSERT INTO journal SELECT -1, i % 50, 'there' FROM generate_series(1, 1500) i",
        "INSERT INTO riders SELECT i, 'there', 'nowhere' FROM generate_series(0, 39) i",
        "INSERT INTO scratch SELECT i, 'there' FROM generate_series(1, 3000) i")


def test_rows_that_were_there_are_events_with_every_field_of_the_envelope(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text, price numeric(6,2))", "INSERT INTO dish VALUES (7, 'pho', 12.5)")
    now = "SELECT pg_current_wal_insert_lsn() - '0/0', (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
    [before] = database.query(now)
    initial(daemon).start()
    [after] = database.query(now)
    check(oracle.sync(database)).compare(database, "public.dish")
    [record] = oracle.of("public.dish")
    source = record.value.pop("source")
    assert before[0] <= source.pop("commit_lsn") <= after[0] and before[1] <= source.pop("ts_us") <= after[1]
    assert before[1] // 1000 <= record.value.pop("ts_ms") <= after[1] // 1000
    assert source.pop("seq") >= 1 and source.pop("txid") >= 0
    assert source == {"name": name, "schema": "public", "table": "dish", "lsn": 0, "snapshot": True, "origin": None}
    assert record.key == {"id": 7} and record.headers is None
    assert record.value == {"before": None, "after": {"id": 7, "name": "pho", "price": (1250).to_bytes(2, "big")}, "transaction": None,
                            "op": "r", "unchanged": [], "overflow": {}}


@pytest.mark.parametrize("wire", ["text", "binary"])
def test_a_row_of_any_type_is_the_same_bytes_by_snapshot_and_stream(wire, database, kafka, daemons, name):
    assert set().union(*(group.extensions for group in matrix.GROUPS)) <= matrix.available(database)
    tables = matrix.create(matrix.GROUPS, database, database.connection.info.server_version // 10000)[:1 if wire == "binary" else 2]
    settings, oracles = {"wire": wire}, []
    only = ",".join(f"public.{table.name}" for table in tables)
    try:
        for suffix, mode in (("s", "never"), ("r", "initial")):
            daemon = daemons(f"{name}_{suffix}"[:40], database.url, kafka.url(), tables=only, settings={**settings, "snapshot.mode": mode})
            daemon.start()
            oracles.append(Oracle(kafka.url(), daemon.name, Schemas(daemon.url)))
            oracles[-1].watched = daemon
            if mode == "never":
                for table in tables:
                    table.insert(database)
        for oracle in oracles:
            oracle.sync(database, 60)
        streamed, read = (check(oracle).events() for oracle in oracles)
        assert {r.op for r in streamed} == {"c"} and {r.op for r in read} == {"r"}

        def by_key(events):
            return {(r.table, r.value["after"]["id"]): r for r in events}
        changes, rows = by_key(streamed), by_key(read)
        assert changes.keys() == rows.keys() and len(rows) == len(read) == sum(len(table.values) + 1 for table in tables)
        for place, row in rows.items():
            change = changes[place]
            assert images(row) == images(change), place
            assert (row.value["overflow"], row.value["unchanged"], row.partition) == (change.value["overflow"], [], change.partition), place
            for one, other in ((row.key_schema, change.key_schema), (row.value_schema, change.value_schema)):
                assert json.dumps(one).replace(f'"{oracles[1].prefix}.', '"') == json.dumps(other).replace(f'"{oracles[0].prefix}.', '"')
        for table in tables:
            for event in (r for r in read if r.table == f"public.{table.name}"):
                table.check_row(event, "after")
    finally:
        for oracle in oracles:
            oracle.close()


def across(number):
    """What a transaction that is open across the seam does, on rows that the load leaves alone."""
    low = 8000 + number * 100
    return (f"UPDATE accounts SET note = 'across {number}' WHERE id = {low}", f"DELETE FROM accounts WHERE id = {low + 1}",
            f"UPDATE accounts SET id = id + 500000 WHERE id = {low + 2}", f"INSERT INTO accounts VALUES ({800000 + number}, 'across', 1, true, NULL)",
            f"INSERT INTO journal VALUES (-2, {number}, 'across')", f"UPDATE papers SET title = 'across {number}' WHERE id = {50 + number}",
            f"SAVEPOINT a; DELETE FROM riders WHERE id = {30 + number}; ROLLBACK TO a")


@pytest.mark.timeout(180)
@pytest.mark.parametrize("workers", [1, 4])
def test_rows_and_changes_meet_without_gap_or_overlap_under_load(daemon, database, oracle, audit, workers):
    """Load before, during and after; transactions from before that commit in the middle, and one that is open across the seam."""
    database.execute(*SCHEMA)
    audited = audit()
    # thinly filled, so that there are many ranges of it
    database.execute("ALTER TABLE accounts SET (fillfactor = 10)", *FILL)
    initial(daemon, snapshot__workers=workers, snapshot__rows_per_second=4000, batch__bytes="256 KiB")
    with Load(database.url, 31 + workers, 3, pause=0.06) as load:
        time.sleep(0.5)
        # PostgreSQL makes slots that it cannot decode itself where that happens meanwhile: test_snapshot_modes.py has those
        load.truncates.clear()
        with open_across(database, daemon.spawn, across) as third:
            load.truncates.set()
            wait_reads(oracle, 500)
            third.execute("UPDATE accounts SET note = 'late' WHERE id = 8350")
            third.execute("INSERT INTO papers VALUES (1000, 'late', repeat('late ', 1000)) ON CONFLICT DO NOTHING")
        daemon.wait_ready(60)
        time.sleep(0.5)
    equals(oracle, database, *TABLES)
    # a TRUNCATE in the middle is seen by whoever reads later
    keys = {table: key for table, key in KEYS.items() if table != "public.scratch"}
    point = points(oracle, "public.accounts")[0]
    rows, changes = check_consistent(oracle, audited, keys, INSERTS_ONLY, point)
    assert rows > 12_000 and changes > 200
    audited.compare(oracle, {"public.scratch": ("id",)}, since=point)


def test_the_slot_stays_where_the_snapshot_is_until_that_is_published(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish SELECT generate_series(1, 8000)")
    initial(daemon, feedback__interval="200 ms", **{k.replace(".", "__"): v for k, v in SLOW.items()})
    with Sampler(lambda: (len(reads(oracle)), database.confirmed(f"millrace_{name}"), daemon.is_ready())) as sampler:
        daemon.spawn()
        wait_reads(oracle, 1)
        for i in range(10):
            database.execute(f"INSERT INTO dish VALUES ({10_000 + i})", "SELECT pg_logical_emit_message(false, 'x', repeat('x', 10000))")
        daemon.wait_ready(60)
        ended = database.lsn()
        wait_until("the slot goes on", 30, lambda: database.confirmed(f"millrace_{name}") >= ended)
    equals(oracle, database, "public.dish")
    [point] = points(oracle)
    during = {confirmed for count, confirmed, ready in sampler.values if count and not ready and confirmed}
    assert min(during) <= point and max(during) <= max(point, min(during)) + 4096, (point, during)
    all_changes = [r for r in oracle.events("public.dish") if r.op != "r"]
    assert len(all_changes) == 10


def test_status_and_metrics_tell_how_far_it_is(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, n integer)", "INSERT INTO dish SELECT i, i FROM generate_series(1, 8000) i",
                     "CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO cup VALUES (1), (2), (3)", "ANALYZE")
    initial(daemon, **{k.replace(".", "__"): v for k, v in SLOW.items()})
    daemon.spawn()
    wait_reads(oracle, 100)
    told = wait_until("the status has it", 10, lambda: (told := status(daemon)).get("rows", 0) > 3 and told)
    assert daemon.status()["state"] == "snapshot" and daemon.get("/ready").status_code == 503
    assert told["kind"] == "consistent" and told["state"] == "running", told
    rows = {row["name"]: row for row in told["tables"]}
    assert set(rows) == {"public.dish", "public.cup"}
    # smallest first
    assert rows["public.cup"]["state"] == "done" and rows["public.cup"]["rows"] == 3, rows
    assert rows["public.dish"]["state"] == "running" and 0 < rows["public.dish"]["rows"] < 8000, rows
    assert rows["public.dish"]["rows_expected"] == 8000
    daemon.wait_ready(60)
    told = status(daemon)
    assert told["state"] == "done" and told["rows"] == 8003 and [row["state"] for row in told["tables"]] == ["done"] * 2, told
    assert daemon.status()["state"] == "streaming"
    assert [name for name, value in daemon.metrics().items() if name.startswith("millrace_snapshot_rows") and value == 8003]
    equals(oracle, database, "public.dish", "public.cup")
    assert told["lsn"] in (points(oracle)[0], points(oracle)[-1]) or isinstance(told["lsn"], str)
    all_read_once(oracle, database, "public.dish", "public.cup")


def test_no_transaction_and_no_lock_is_left_behind(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish SELECT generate_series(1, 1000)")
    initial(daemon, snapshot__workers=4).start()
    oracle.sync(database)
    wait_until("no lock is held", 10, lambda: not database.query(
        "SELECT * FROM pg_locks WHERE relation = 'dish'::regclass AND pid <> pg_backend_pid()"))
    assert backends(database, "backend_xmin IS NOT NULL OR state LIKE 'idle in transaction%%'") == []
    all_read_once(oracle, database, "public.dish")


def test_a_large_table_stays_under_96_mib(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id bigint PRIMARY KEY, name text, note text)",
                     "INSERT INTO dish SELECT i, 'dish ' || i, repeat('n', 150) FROM generate_series(1, 300000) i")
    initial(daemon).start(seconds=90)
    assert oracle.count(f"{name}.public.dish") == 300_000
    assert daemon.peak_resident_mib() < 96  # batches are larger than the stream's, of which 64 is the bound


def test_rows_larger_than_a_batch_are_read(daemon, database, oracle):
    database.execute("CREATE TABLE doc (id integer PRIMARY KEY, body text)",
                     *(f"INSERT INTO doc VALUES ({i}, repeat('ab', {2 ** (i + 7)}))" for i in range(12)))
    initial(daemon, batch__bytes="64 KiB", snapshot__workers=2).start()
    equals(all_read_once(oracle.sync(database), database, "public.doc"), database, "public.doc")



def test_a_reload_in_the_middle_changes_its_rate_and_leaves_it_at_rest(daemon, database, oracle, folder):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish SELECT i, 'many' FROM generate_series(1, 20000) i")
    config = daemon.config = folder / "rates.conf"
    config.write_text('snapshot: { mode = "initial"; rows_per_second = 400; };\n')
    daemon.spawn()
    wait_reads(oracle, 100)
    config.write_text('snapshot: { mode = "nonsense"; };\n')
    daemon.signal(signal.SIGHUP)
    daemon.wait_log("not reloaded")
    before = daemon.cpu_seconds()
    time.sleep(1.5)
    assert daemon.cpu_seconds() - before < 0.5, "it does not rest any more"
    config.write_text('snapshot: { mode = "initial"; rows_per_second = 0; };\n')
    daemon.signal(signal.SIGHUP)
    daemon.wait_ready(20)
    equals(oracle, database, "public.dish")
    all_read_once(oracle, database, "public.dish")
