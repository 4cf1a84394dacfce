"""How an instance is told to take snapshots, to pause and to cancel them, and when it pauses by itself (G6)."""
import signal
import threading
import time

import pytest
import requests

from harness.daemon import PERMISSION, UNAVAILABLE, USAGE, command
from harness.database import connect
from harness.offsets import offsets
from harness.oracle import Schemas
from harness.servers import wait_until
from harness.snapshots import (Gate, backends, check, emit, equals, post, reads, status, table_status, take, tell, transaction, wait_reads, wait_table)


@pytest.fixture
def dishes(database):
    database.execute(*(s for name in ("dish", "cup", "fork") for s in (
        f"CREATE TABLE {name} (id integer PRIMARY KEY, n integer)", f"INSERT INTO {name} SELECT i, i FROM generate_series(1, 1000) i")), "ANALYZE")
    return database


TABLES = "public.dish", "public.cup", "public.fork"


@pytest.fixture
def running(daemon, dishes):
    daemon.settings.update({"snapshot.chunk_rows": "50", "snapshot.rows_per_second": "400"})
    return daemon.start()


def state(daemon, table):
    """Of its newest snapshot; none: as soon as the command is accepted, it is not yet in the status."""
    return (table_status(daemon, table) or {"state": "none"})["state"]


def fast(daemon):
    daemon.settings["snapshot.rows_per_second"] = "0"
    daemon.restart()


def still(oracle, table=None, seconds=1.5):
    """How many rows have been read, when that does not grow any more."""
    oracle.drain()
    before = len(reads(oracle, table))
    time.sleep(seconds)
    oracle.drain()
    assert len(reads(oracle, table)) == before
    return before


def test_tables_are_read_in_turn_and_the_command_ends_with_them(running, dishes, oracle):
    assert tell(running, "snapshot", "public.dish", "public.cup", "--no-wait").returncode == 0
    wait_reads(oracle, 1, table="public.dish")
    wait_table(running, "public.dish", "running")
    assert [state(running, t) for t in TABLES[1:]] == ["waiting", "none"]
    told = status(running)
    assert (told["kind"], told["state"]) == ("incremental", "running") and told["rows_per_second"] >= 0
    assert table_status(running, "public.dish")["rows_expected"] == 1000
    assert running.is_ready()
    fast(running)
    done = tell(running, "snapshot", "public.fork")
    assert done.returncode == 0 and "public.fork" in done.stdout, done
    for table in TABLES:
        assert table_status(running, table)["state"] == "done", table
    equals(oracle, dishes, *TABLES)
    last = {table: max(r.position for r in reads(oracle, table)) for table in TABLES}
    first = {table: min(r.position for r in reads(oracle, table)) for table in TABLES}
    assert last["public.dish"] < first["public.cup"] and last["public.cup"] < first["public.fork"]
    shown = command("status", "--http", f"127.0.0.1:{running.port}").stdout
    assert "public.fork" in shown and "1000" in shown.replace(",", "").replace(" ", "")


def test_pause_holds_over_restarts_until_resume_and_the_stream_flows(running, dishes, oracle):
    take(running, "public.dish", "public.cup", "--no-wait")
    wait_reads(oracle, 100)
    assert tell(running, "pause").returncode == 0
    wait_table(running, "public.dish", "paused")
    paused = still(oracle)
    assert paused < 1000
    dishes.execute("UPDATE dish SET n = -n WHERE id % 100 = 0", "DELETE FROM cup WHERE id = 5")
    oracle.wait_for(lambda records: [r for r in records if r.op == "d"], "the stream flows")
    for end in (running.restart, running.kill):
        end()
        if not running.running():
            running.start()
        wait_table(running, "public.dish", "paused")
        assert still(oracle, seconds=0.7) == paused
    assert tell(running, "resume").returncode == 0
    fast(running)
    wait_table(running, "public.cup", "done")
    equals(oracle, dishes, "public.dish", "public.cup")
    # it went on where it stood
    ids = [r.key["id"] for r in reads(oracle, "public.dish")]
    assert len(ids) == len(set(ids))


def test_cancel_ends_one_table_or_all_and_they_stay_ended(running, dishes, oracle):
    take(running, *TABLES, "--no-wait")
    wait_reads(oracle, 100, table="public.dish")
    assert tell(running, "snapshot", "--cancel", "public.dish").returncode == 0
    wait_table(running, "public.dish", "cancelled")
    wait_reads(oracle, 1, table="public.cup")
    still(oracle, "public.dish", 0.7)
    assert tell(running, "snapshot", "--cancel", "--all").returncode == 0
    for table in TABLES:
        wait_table(running, table, "cancelled")
    count = still(oracle)
    running.restart()
    dishes.execute("UPDATE dish SET n = 7 WHERE id = 1")
    oracle.sync(dishes)
    assert len(reads(oracle)) == count and not reads(oracle, "public.fork")
    fast(running)
    take(running, *TABLES)
    equals(oracle, dishes, *TABLES)


def test_a_cancel_that_is_in_no_record_yet_holds_in_the_next_session_too(running, dishes, oracle, kafka):
    take(running, *TABLES, "--no-wait")
    wait_reads(oracle, 100, table="public.dish")
    kafka.pause()
    try:
        time.sleep(0.5)  # a chunk is under way, and what comes now waits behind it
        assert post(running, "cancel", {"tables": ["public.dish", "public.fork"]}).status_code in (200, 202)
        for table in ("public.dish", "public.fork"):
            wait_table(running, table, "cancelled", seconds=10)
        for pid, _query in backends(dishes, "backend_type = 'walsender'"):
            dishes.query("SELECT pg_terminate_backend(%s)", (pid,))
        running.wait_log("source_down")
    finally:
        kafka.pause(False)
    wait_reads(oracle, 100, table="public.cup")
    count = still(oracle, "public.dish", 0.7)
    fast(running)
    wait_table(running, "public.cup", "done")
    assert len(reads(oracle.drain(), "public.dish")) == count and not reads(oracle, "public.fork")


def test_a_command_that_was_cancelled_says_so_and_fails(running, dishes):
    result = []
    thread = threading.Thread(target=lambda: result.append(tell(running, "snapshot", "public.dish")), daemon=True)
    thread.start()
    wait_table(running, "public.dish", "running")
    assert post(running, "cancel", {"tables": ["public.dish"]}).status_code in (200, 202)
    thread.join(30)
    assert result[0].returncode == 1 and "cancel" in result[0].stdout + result[0].stderr, result


def test_by_http_with_the_token_and_by_nobody_without(running, dishes, oracle):
    for path in ("snapshot", "pause", "resume", "cancel"):
        for headers in ({}, {"Authorization": "Bearer 0123"}):
            assert requests.post(running.url(f"/commands/{path}"), json={"tables": ["public.dish"]}, timeout=5, headers=headers).status_code == 401
        assert requests.get(running.url(f"/commands/{path}"), timeout=5).status_code in (404, 405)
    fast(running)
    for body in ({}, {"tables": []}, {"tables": "public.dish"}, {"tables": [7]}, {"tables": ["dish"]}, {"tables": ["public.dish"], "replace": "nothing"},
                 {"tables": ["public.dish"], "nonsense": 1}, {"tables": ["public.dish"], "where": "x" * 600},
                 {"tables": ["public.dish"], "where": "true", "replace": "truncate"}, {"tables": ["public.dish", "public.dish"]}, [], 7, {"tables": ["public.*"]}):
        assert 400 <= post(running, "snapshot", body).status_code < 500, body
    assert 400 <= post(running, "cancel", {}).status_code < 500
    assert tell(running, "snapshot", "public.dish", "--where", "true", "--replace", "merge").returncode == USAGE
    assert reads(oracle.sync(dishes)) == []
    assert post(running, "snapshot", {"tables": ["public.dish", "public.cup"], "where": "id > 990", "replace": "none"}).status_code in (200, 202)
    wait_table(running, "public.cup", "done")
    assert len(reads(oracle.sync(dishes))) == 20


def test_by_sql_where_it_is_allowed(running, dishes, oracle):
    request = {"command": "snapshot", "tables": ["public.dish"]}
    emit(dishes, request)
    assert reads(oracle.sync(dishes)) == [] and table_status(running, "public.dish") is None
    running.settings["commands.sql"] = "true"
    fast(running)
    # any role may; rolled back, it was never said; what is no command is no harm, and is logged
    with dishes.connection.transaction(force_rollback=True):
        emit(dishes, {"command": "snapshot", "tables": ["public.cup"]})
    for body in ({"command": "nonsense"}, {"tables": ["public.dish"]}, ["x"], 7):
        emit(dishes, body)
    dishes.execute("SELECT pg_logical_emit_message(true, 'millrace', '\\xff00'::bytea)", "SELECT pg_logical_emit_message(true, 'millrace', '')")
    emit(dishes, request)
    wait_table(running, "public.dish", "done")
    assert {r.table for r in reads(oracle.sync(dishes))} == {"public.dish"} and len(reads(oracle)) == 1000
    assert "nonsense" in running.log()
    dishes.execute("""SELECT pg_logical_emit_message(false, 'millrace', '{"command": "pause"}')""")
    oracle.sync(dishes)
    assert post(running, "snapshot", {"tables": ["public.cup"]}).status_code in (200, 202)
    wait_table(running, "public.cup", "paused")
    emit(dishes, {"command": "resume"})
    wait_table(running, "public.cup", "done")
    # a command that was taken is not taken again after a restart
    count = len(reads(oracle.sync(dishes)))
    running.kill()
    running.start()
    assert len(reads(oracle.sync(dishes))) == count
    assert oracle.messages() == []


def test_no_condition_comes_by_sql(running, dishes, oracle, name, folder):
    """It would run with millrace's rights, and any role may emit a message: here one that has nothing but a schema of its own."""
    role, target = f"{name}_evil", folder / "written"
    dishes.execute(f'CREATE ROLE "{role}" LOGIN', f'CREATE SCHEMA evil AUTHORIZATION "{role}"')
    folder.chmod(0o777)
    running.settings["commands.sql"] = "true"
    fast(running)
    try:
        with connect(dishes.url_as(role)) as evil:
            for function, kind, body in (("write", "VOLATILE", "DELETE FROM public.dish; RETURN true"), ("folded", "IMMUTABLE", "RETURN evil.write()"),
                                         ("program", "VOLATILE", f"COPY (SELECT 1) TO PROGRAM 'cat > {target}'; RETURN true")):
                evil.execute(f"CREATE FUNCTION evil.{function}() RETURNS boolean LANGUAGE plpgsql {kind} AS $$BEGIN {body}; END$$", prepare=False)
            for function in ("folded", "program"):
                emit(dishes, {"command": "snapshot", "tables": ["public.cup"], "where": f"evil.{function}()"}, evil)
        emit(dishes, {"command": "snapshot", "tables": ["public.fork"]})
        wait_table(running, "public.fork", "done")
        assert table_status(running, "public.cup") is None and dishes.value("SELECT count(*) FROM dish") == 1000 and not target.exists()
        refusals = [line for line in running.log().splitlines() if "is not done" in line]
        assert len(refusals) == 2 and all("millrace's rights" in line and "--where" in line for line in refusals), running.log(20)
        # who has the token is trusted; but a check writes nothing, whatever the planner runs
        post(running, "snapshot", {"tables": ["public.cup"], "where": "evil.folded()"})
        assert "25006" in wait_table(running, "public.cup", "failed")["detail"]
        assert dishes.value("SELECT count(*) FROM dish") == 1000
    finally:
        dishes.execute(f'DROP OWNED BY "{role}" CASCADE', f'DROP ROLE "{role}"')


@pytest.mark.parametrize("where", ["nonsense = 1", "true) TO STDOUT; COMMIT; CREATE TABLE public.mine (); COPY (SELECT 1 WHERE (true", "true; DROP TABLE cup",
                                   "id = 1 --", "id / 0 = 1"])
def test_a_condition_is_one_condition(running, dishes, oracle, where):
    fast(running)
    post(running, "snapshot", {"tables": ["public.dish"], "where": where})
    told = wait_table(running, "public.dish", "failed", "done")
    if where == "id = 1 --":
        assert told["state"] == "done" and [r.key["id"] for r in reads(oracle.sync(dishes))] == [1]
    else:
        assert told["state"] == "failed" and ("SQLSTATE" in told["detail"] or "condition" in told["detail"]), told
        assert reads(oracle.sync(dishes)) == []
    assert dishes.value("SELECT to_regclass('public.mine') IS NULL AND to_regclass('public.cup') IS NOT NULL")
    post(running, "snapshot", {"tables": ["public.cup"]})
    wait_table(running, "public.cup", "done")


def test_a_condition_that_fails_at_some_row_ends_its_table(running, dishes, oracle):
    dishes.execute("CREATE SEQUENCE counter", "CREATE FUNCTION boom(i integer) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE 'boom %', i; END$$")
    fast(running)
    for where, words in (("id = (SELECT id FROM public.dish)", "more than one row"), ("public.boom(id)", "boom 1"), ("nextval('public.counter') > 0", "nextval"),
                         ("id IN (SELECT id FROM public.cup FOR UPDATE)", "FOR UPDATE"), ("id = $1", "parameter"), ("1 / (id - 7) >= 0", "division by zero")):
        done = tell(running, "snapshot", "public.dish", "--where", where, timeout=20)
        told = table_status(running, "public.dish")
        assert done.returncode == 1 and told["state"] == "failed" and words in told["detail"] and where in told["detail"], (where, done, told)
        assert "standby" not in running.log()
    assert reads(oracle.sync(dishes)) == []


def test_what_a_condition_sets_ends_with_its_chunk(running, dishes, oracle):
    dishes.execute("CREATE FUNCTION folded() RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT set_config('statement_timeout', '1', false) IS NOT NULL$$")
    fast(running)
    for where in ("set_config('statement_timeout', '1', false) IS NOT NULL", "public.folded()"):
        take(running, "public.dish", "--where", f"id > 900 AND {where}", timeout=20)
    take(running, "public.cup", timeout=20)
    assert len(reads(oracle.sync(dishes))) == 1200 and "statement timeout" not in running.log()


def refused(daemon, wanted):
    """Each of these tables is given up, for a reason that has these words."""
    for table, words in wanted.items():
        done = tell(daemon, "snapshot", table, timeout=20)
        assert done.returncode == 1 and words in table_status(daemon, table)["detail"], (table, done, table_status(daemon, table))


def test_what_is_never_published_is_refused(running, dishes, oracle):
    dishes.execute("CREATE UNLOGGED TABLE light (id integer PRIMARY KEY)", "CREATE TABLE log (id integer PRIMARY KEY) PARTITION BY RANGE (id)",
                   "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (100)", "INSERT INTO log SELECT generate_series(1, 50)",
                   "CREATE VIEW seen AS SELECT 1 AS id", "CREATE MATERIALIZED VIEW kept AS SELECT 1 AS id", "CREATE SEQUENCE counter",
                   "CREATE FOREIGN DATA WRAPPER w", "CREATE SERVER far FOREIGN DATA WRAPPER w", "CREATE FOREIGN TABLE there (id integer) SERVER far")
    running.settings["publication.poll_interval"] = "300 ms"
    fast(running)
    refused(running, {"public.light": "unlogged", "public.log": "partitions", "public.seen": "is a view", "public.kept": "materialized", "public.there": "foreign",
                      "public.counter": "no table", "public.nothing": "no such table", "pg_catalog.pg_class": "system", "information_schema.sql_parts": "system"})
    take(running, "public.log_1", timeout=20)
    assert {r.table for r in reads(oracle.sync(dishes))} == {"public.log_1"} and len(reads(oracle)) == 50


def test_what_is_never_published_where_roots_or_an_adopted_publications_tables_are(running, dishes):
    dishes.execute("CREATE TABLE log (id integer PRIMARY KEY) PARTITION BY RANGE (id)", "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (100)",
                   "INSERT INTO log SELECT generate_series(1, 50)")
    running.settings.update({"publication.via_partition_root": "true", "publication.poll_interval": "300 ms"})
    fast(running)
    refused(running, {"public.log_1": "root"})
    take(running, "public.log", timeout=20)
    dishes.execute("CREATE PUBLICATION mine FOR TABLE dish")
    running.settings.update({"publication.name": "mine", "publication.manage": "false"})
    fast(running)
    refused(running, {"public.cup": "publication.manage"})
    take(running, "public.dish", timeout=20)


def test_a_cancelled_tables_wait_is_not_the_next_ones(running, dishes, oracle):
    dishes.execute("CREATE FUNCTION busy() RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE 'not now' USING ERRCODE = '40001'; END$$")
    running.settings.update({"backoff.min": "60 s", "backoff.max": "60 s"})
    fast(running)
    take(running, "public.dish", "--where", "public.busy()", "--no-wait")
    wait_until("it is to be tried again", 20, lambda: "not now" in status(running).get("detail", ""))
    post(running, "cancel", {"all": True})
    take(running, "public.cup", timeout=20)
    assert status(running)["detail"] == "" and len(reads(oracle.sync(dishes))) == 1000


def test_where_nobody_runs_the_commands_say_so(running, folder):
    assert running.stop() == 0
    for name in ("snapshot", "pause", "resume"):
        done = tell(running, name, *(["public.dish"] if name == "snapshot" else []))
        assert done.returncode == UNAVAILABLE, done
    running.start()
    (folder / "wrong").mkdir()
    (folder / "wrong" / "token").write_text("0" * 32 + "\n")
    wrong = command("pause", "--http", f"127.0.0.1:{running.port}", "--state", folder / "wrong")
    assert wrong.returncode == PERMISSION, wrong


# ---- the primary comes first ----

def test_rates_are_kept_and_taken_over_on_sighup(daemons, dishes, kafka, name, folder):
    config = folder / "rates.conf"
    config.write_text('snapshot: { mode = "never"; chunk_rows = 50; rows_per_second = 100; };\n')
    daemon = daemons(name, dishes.url, kafka.url(), config=config).start()
    take(daemon, "public.dish", "--no-wait")
    started = time.monotonic()
    wait_until("some rows", 20, lambda: (table_status(daemon, "public.dish") or {"rows": 0})["rows"] >= 300)
    # a burst of a few seconds' worth is allowed, more is not
    assert state(daemon, "public.dish") == "running" and time.monotonic() - started > 0.5
    config.write_text('snapshot: { mode = "never"; chunk_rows = 500; rows_per_second = 0; };\n')
    daemon.signal(signal.SIGHUP)
    wait_table(daemon, "public.dish", "done", seconds=20)


def test_it_pauses_while_the_primary_has_more_to_do_than_it_should(running, dishes, oracle):
    running.settings.update({"snapshot.pause_active_sessions": "2"})
    fast(running)
    gate = Gate(dishes)
    sessions = [connect(dishes.url) for _ in range(4)]
    try:
        for session in sessions:
            session.pgconn.send_query(b"SELECT public.gate()")
        gate.wait(4)
        take(running, "public.dish", "--no-wait")
        told = wait_table(running, "public.dish", "paused")
        assert "session" in told["detail"] + status(running)["detail"], told
        still(oracle)
    finally:
        gate.open()
        for session in sessions:
            session.close()
        gate.end()
    wait_table(running, "public.dish", "done")
    equals(oracle, dishes, "public.dish")


def test_it_pauses_while_the_slot_retains_much_wal(running, dishes, oracle):
    """A transaction that is open keeps the slot where it is, however much is written."""
    running.settings.update({"snapshot.pause_retained_wal": "4 MiB", "source.retention_warn": "1 GiB"})
    fast(running)
    dishes.execute("CREATE UNLOGGED TABLE none (id integer)", "SELECT 1")
    with transaction(dishes, "SELECT pg_current_xact_id()", "INSERT INTO fork VALUES (5000, 1)"):
        dishes.execute("SELECT pg_logical_emit_message(false, 'large', repeat('x', 3000000)) FROM generate_series(1, 3)")
        take(running, "public.dish", "--no-wait")
        told = wait_table(running, "public.dish", "paused")
        assert "WAL" in told["detail"] + status(running)["detail"], told
    wait_until("it goes on", 60, lambda: dishes.execute("CHECKPOINT") or state(running, "public.dish") == "done", 0.5)
    equals(oracle, dishes, "public.dish")


@pytest.mark.timeout(180)
def test_it_pauses_while_a_standby_is_behind(running, dishes, oracle, postgres, server_folder, name):
    standby = postgres.standby(server_folder / f"standby_{name}")
    standby.start()
    try:
        running.settings["snapshot.pause_standby_lag"] = "1 MiB"
        fast(running)
        wait_until("it streams", 20, lambda: dishes.value("SELECT count(*) FROM pg_stat_replication WHERE application_name = 'walreceiver'"))
        with connect(standby.url()) as there:
            there.execute("SELECT pg_wal_replay_pause()")
            wait_until("it is paused", 10, lambda: there.execute("SELECT pg_get_wal_replay_pause_state()").fetchone()[0] == "paused")
            dishes.execute("CREATE TABLE filler AS SELECT repeat('x', 1000) v FROM generate_series(1, 5000)", "SELECT pg_switch_wal()")
            take(running, "public.dish", "--no-wait")
            told = wait_table(running, "public.dish", "paused")
            assert "standby" in told["detail"] + status(running)["detail"], told
            still(oracle)
            there.execute("SELECT pg_wal_replay_resume()")
        wait_table(running, "public.dish", "done")
        equals(oracle, dishes, "public.dish")
    finally:
        standby.destroy()
        dishes.execute("DROP TABLE IF EXISTS filler")


def test_a_statement_that_takes_too_long_is_cancelled_and_a_smaller_chunk_tried(running, dishes, oracle):
    running.settings["snapshot.statement_timeout"] = "1 s"
    running.settings["snapshot.chunk_rows"] = "1000"
    fast(running)
    take(running, "public.dish", "--where", "id <= 80 AND pg_sleep(0.03) IS NOT NULL", timeout=100)
    equals_rows = sorted(r.key["id"] for r in reads(oracle.sync(dishes)))
    assert equals_rows == list(range(1, 81))
    assert "statement timeout" in running.log()


def test_a_condition_that_matches_few_rows_is_tried_on_a_bounded_number_of_them(running, dishes, oracle):
    """All of the table is more than a statement may take."""
    running.settings["snapshot.statement_timeout"] = "1 s"
    running.settings["snapshot.chunk_time"] = "300 ms"
    running.settings["snapshot.chunk_rows"] = "1000"
    fast(running)
    take(running, "public.dish", "--where", "pg_sleep(0.002) IS NULL OR id IN (17, 700)")
    assert sorted(r.key["id"] for r in reads(oracle.sync(dishes))) == [17, 700]
    check(oracle)
    # and one that matches nothing ends
    take(running, "public.cup", "--where", "id < 0")
    assert table_status(running, "public.cup")["rows"] == 0


def test_no_transaction_stays_open_between_chunks(running, dishes, oracle):
    take(running, "public.dish", "--no-wait")
    ages = []
    while state(running, "public.dish") != "done":
        ages += [age for age, in dishes.query("SELECT extract(epoch FROM clock_timestamp() - xact_start)::float FROM pg_stat_activity WHERE application_name LIKE "
                                              "'millrace%%' AND datname = current_database() AND backend_type = 'client backend' AND xact_start IS NOT NULL")]
        time.sleep(0.02)
    assert max(ages, default=0) < 1


def test_the_offsets_record_tells_how_far_it_is(running, dishes, oracle, kafka, name):
    take(running, "public.dish", "public.cup", "--where", "id > 10", "--no-wait")
    wait_reads(oracle, 200)
    last = offsets(kafka, name, Schemas(running.url))[-1].value
    assert [(s["schema"], s["table"], s["where"]) for s in last["snapshots"]] == [("public", "dish", "id > 10"), ("public", "cup", "id > 10")]
    assert last["snapshots"][0]["begun"] and not last["snapshots"][1]["begun"] and len(last["snapshot_key"]) == 1
    oracle.drain()
    assert 10 < int(last["snapshot_key"][0]) <= max(r.key["id"] for r in reads(oracle))
    fast(running)
    wait_table(running, "public.cup", "done")
    dishes.execute("UPDATE dish SET n = 0 WHERE id = 1")
    oracle.sync(dishes)
    assert offsets(kafka, name, Schemas(running.url))[-1].value["snapshots"] == []
