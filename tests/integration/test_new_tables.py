"""Tables that begin to match later: put into the publication, then read, with nothing missing of what was written before (G4)."""
import signal
import time

import pytest

from harness.database import connect
from harness.servers import wait_until
from harness.snapshots import (Gate, check, equals, initial, reads, status, table_status, transaction, wait_table)


@pytest.fixture
def running(daemon, database):
    """Streams with a snapshot mode, and looks often at the tables."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish VALUES (1)", "CREATE SCHEMA hidden")
    daemon.tables = "public.*"
    initial(daemon, publication__poll_interval="300 ms", snapshot__chunk_rows=50)
    return daemon.start()


def make(database, name, rows=200):
    database.execute(f"CREATE TABLE {name} (id integer PRIMARY KEY, v text)", f"INSERT INTO {name} SELECT i, 'there' FROM generate_series(1, {rows}) i")


def waits(daemon, table):
    """Until the table's snapshot waits, and says for what."""
    return wait_until(f"{table} waits", 30, lambda: (row := table_status(daemon, table)) and row["state"] in ("waiting", "running")
                      and ("transaction" in row["detail"] + status(daemon)["detail"]) and row)


def test_a_table_that_is_made_with_rows_is_read_by_itself(running, database, oracle):
    make(database, "cup")
    wait_table(running, "public.cup", "done")
    database.execute("UPDATE cup SET v = 'late' WHERE id = 1", "DELETE FROM cup WHERE id = 2")
    equals(oracle, database, "public.cup", "public.dish")
    assert len(reads(oracle, "public.cup")) == 200


@pytest.mark.parametrize("how", ["renamed", "moved", "attached", "unlogged no more", "identity mended"])
def test_what_was_written_before_comes_by_the_snapshot_however_a_table_begins_to_match(running, database, oracle, how):
    if how == "renamed":
        running.settings["publication.poll_interval"] = "300 ms"
        running.tables = "public.*,!public.old_*"
        running.restart()
    steps = {
        "renamed": ("CREATE TABLE old_cup (id integer PRIMARY KEY, v text)", "INSERT INTO old_cup SELECT i, 'there' FROM generate_series(1, 200) i",
                    "ALTER TABLE old_cup RENAME TO cup"),
        "moved": ("CREATE TABLE hidden.cup (id integer PRIMARY KEY, v text)", "INSERT INTO hidden.cup SELECT i, 'there' FROM generate_series(1, 200) i",
                  "ALTER TABLE hidden.cup SET SCHEMA public"),
        "attached": ("CREATE TABLE root (id integer PRIMARY KEY, v text) PARTITION BY RANGE (id)", "CREATE TABLE hidden.cup (id integer PRIMARY KEY, v text)",
                     "INSERT INTO hidden.cup SELECT i, 'there' FROM generate_series(1, 200) i",
                     "ALTER TABLE root ATTACH PARTITION hidden.cup FOR VALUES FROM (0) TO (10000)", "ALTER TABLE hidden.cup SET SCHEMA public"),
        "unlogged no more": ("CREATE UNLOGGED TABLE cup (id integer PRIMARY KEY, v text)", "INSERT INTO cup SELECT i, 'there' FROM generate_series(1, 200) i",
                             "ALTER TABLE cup SET LOGGED"),
        "identity mended": ("CREATE TABLE hidden.cup (id integer, v text)", "INSERT INTO hidden.cup SELECT i, 'there' FROM generate_series(1, 200) i",
                            "ALTER TABLE hidden.cup ADD PRIMARY KEY (id)", "ALTER TABLE hidden.cup SET SCHEMA public"),
    }[how]
    database.execute(*steps)
    database.execute("INSERT INTO cup VALUES (1000, 'between')")
    wait_table(running, "public.cup", "done")
    database.execute("UPDATE cup SET v = 'late' WHERE id < 5", "DELETE FROM cup WHERE id = 7")
    equals(oracle, database, "public.cup", "public.dish")


def test_rows_of_a_transaction_that_is_open_at_that_moment_are_not_missed(running, database, oracle, name):
    """pgoutput decides by the catalog at the change: what was written before never comes in the stream, whenever it commits."""
    running.settings["publication.poll_interval"] = "2 s"
    running.restart()
    database.execute("CREATE TABLE hidden.cup (id integer PRIMARY KEY, v text)", "INSERT INTO hidden.cup SELECT i, 'there' FROM generate_series(1, 120) i")
    wait_until("a look at the tables", 10, lambda: running.is_ready())
    database.execute("ALTER TABLE hidden.cup SET SCHEMA public")
    with transaction(database, "INSERT INTO cup VALUES (1001, 'open')", "UPDATE cup SET v = 'open' WHERE id = 5", "DELETE FROM cup WHERE id = 6") as open_one:
        pid = open_one.info.backend_pid
        wait_until("it is published", 20, lambda: "public.cup" in database.publication_tables(f"millrace_{name}"))
        told = waits(running, "public.cup")
        assert str(pid) in told["detail"] + status(running)["detail"], (pid, told)
        open_one.execute("INSERT INTO cup VALUES (1002, 'open')")
        # the stream flows, of this table too
        database.execute("UPDATE cup SET v = 'streamed' WHERE id = 50")
        oracle.wait_for(lambda records: [r for r in records if r.op == "u" and r.table == "public.cup"], "the stream flows")
        assert not reads(oracle, "public.cup")
    wait_table(running, "public.cup", "done")
    equals(oracle, database, "public.cup")


def test_a_transaction_younger_than_the_publications_change_is_waited_for_too(running, database, oracle, name):
    """It has its number behind that of the ALTER PUBLICATION and wrote before that committed: above every snapshot's xmax, and open."""
    running.settings["publication.poll_interval"] = "1 s"
    running.restart()
    gate = Gate(database)
    database.execute("CREATE FUNCTION public.numbered() RETURNS event_trigger LANGUAGE plpgsql AS "
                     "$$BEGIN PERFORM pg_current_xact_id(); PERFORM public.gate(); END$$",
                     "CREATE TABLE hidden.cup (id integer PRIMARY KEY, v text)", "INSERT INTO hidden.cup SELECT i, 'there' FROM generate_series(1, 120) i",
                     "CREATE EVENT TRIGGER numbered ON ddl_command_start WHEN TAG IN ('ALTER PUBLICATION') EXECUTE FUNCTION public.numbered()",
                     "ALTER TABLE hidden.cup SET SCHEMA public")
    gate.wait()
    with transaction(database, "INSERT INTO cup VALUES (2001, 'younger')", "UPDATE cup SET v = 'younger' WHERE id = 7") as younger:
        gate.open()
        wait_until("it is published", 20, lambda: "public.cup" in database.publication_tables(f"millrace_{name}"))
        time.sleep(2)
        younger.execute("SELECT 1")
    wait_table(running, "public.cup", "done")
    equals(oracle, database, "public.cup")
    gate.end()


def test_a_table_that_leaves_between_the_look_and_the_mending_is_read_when_it_is_let_in_again(running, database, oracle, name):
    """What the publication was seen to have and has no longer is not put back without a word: its changes meanwhile are in no stream."""
    make(database, "cup")
    wait_table(running, "public.cup", "done")
    gate = Gate(database)
    database.execute("CREATE FUNCTION public.before_altering() RETURNS event_trigger LANGUAGE plpgsql AS "
                     "$$BEGIN IF current_setting('test.quiet', true) IS NULL THEN PERFORM public.gate(); END IF; END$$",
                     "CREATE EVENT TRIGGER before_altering ON ddl_command_start WHEN TAG IN ('ALTER PUBLICATION') EXECUTE FUNCTION public.before_altering()")
    with connect(database.url) as quiet:
        quiet.execute("SET test.quiet = 'on'")
        # an option that the daemon corrects, between its look and the table's turn
        quiet.execute(f'ALTER PUBLICATION "millrace_{name}" SET (publish = \'insert, update, delete\')')
        gate.wait()
        quiet.execute(f'BEGIN; ALTER PUBLICATION "millrace_{name}" DROP TABLE cup; UPDATE cup SET v = \'unseen\' WHERE id <= 50; COMMIT')
    gate.end()
    oracle.wait_for(lambda records: len(reads(oracle, "public.cup")) >= 400, "the rows are read again")
    wait_table(running, "public.cup", "done")
    equals(oracle, database, "public.cup")


def test_tables_that_match_after_a_reload_are_read(daemons, database, oracle, kafka, name, folder):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish VALUES (1)")
    make(database, "cup")
    make(database, "fork")
    config = folder / "tables.conf"
    text = 'tables = [{}]; snapshot: {{ mode = "initial"; chunk_rows = 50; }}; publication: {{ poll_interval = "300 ms"; }};\n'
    config.write_text(text.format('"public.dish"'))
    daemon = daemons(name, database.url, kafka.url(), config=config, suffix="reload").start()
    oracle.watched, oracle.schemas.url = daemon, daemon.url
    equals(oracle, database, "public.dish")
    config.write_text(text.format('"public.dish", "public.cup"'))
    daemon.signal(signal.SIGHUP)
    wait_table(daemon, "public.cup", "done")
    equals(oracle, database, "public.dish", "public.cup")
    assert not oracle.of("public.fork")
    # the same by a restart with other patterns
    config.write_text(text.format('"public.*"'))
    daemon.restart()
    wait_table(daemon, "public.fork", "done")
    equals(oracle, database, "public.dish", "public.cup", "public.fork")
    assert len(reads(oracle, "public.dish")) == 1 and len(reads(oracle, "public.cup")) == 200


@pytest.mark.parametrize("setting", [{"snapshot.new_tables": "false"}, {"snapshot.mode": "never"}], ids=["new_tables", "never"])
def test_where_that_is_not_wanted_changes_come_from_then_on_alone(running, database, oracle, setting):
    running.settings.update(setting)
    running.restart()
    make(database, "cup")
    running.wait_log("added public.cup")
    database.execute("UPDATE cup SET v = 'late' WHERE id = 1")
    check(oracle.sync(database))
    time.sleep(1)
    assert [r.op for r in oracle.drain().events("public.cup")] == ["u"] and table_status(running, "public.cup") is None


def test_a_keyless_table_is_said_to_be_left_out_and_its_changes_flow(running, database, oracle):
    database.execute("CREATE TABLE bag (what text)", "INSERT INTO bag VALUES ('there')")
    wait_until("it is said", 30, lambda: "bag" in running.log() and ((row := table_status(running, "public.bag")) is None or row["state"] == "failed" and row["detail"]))
    running.wait_log("added public.bag")
    database.execute("INSERT INTO bag VALUES ('late')")
    check(oracle.sync(database))
    assert [r.op for r in oracle.events("public.bag")] == ["c"]
    assert "snapshot" in running.log()


@pytest.mark.timeout(300)
def test_killed_right_after_a_table_was_added_it_is_read_nevertheless(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    initial(daemon, publication__poll_interval="200 ms", snapshot__chunk_rows=20, snapshot__rows_per_second=2000)
    daemon.start()
    tables = []
    for number, delay in enumerate((0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.35, 0.6)):
        table = f"cup_{number}"
        tables.append(f"public.{table}")
        with database.connection.transaction():
            make(database, table, 150)
        wait_until("it is published", 20, lambda: f"public.{table}" in database.publication_tables(f"millrace_{name}"), 0.005)
        time.sleep(delay)
        daemon.kill()
        database.execute(f"UPDATE {table} SET v = 'down' WHERE id < 10", f"DELETE FROM {table} WHERE id = 20")
        daemon.start()
    daemon.settings["snapshot.rows_per_second"] = "0"
    daemon.restart()
    wait_until("all are read", 60, lambda: all(len({r.key["id"] for r in oracle.drain().events(t) if r.op in "rcu"}) >= 149 for t in tables), 0.3)
    wait_until("and done", 30, lambda: status(daemon).get("state") in (None, "done", "waiting") and all(
        (row := table_status(daemon, t)) is None or row["state"] == "done" for t in tables))
    equals(oracle, database, *tables)


def test_a_table_that_is_about_to_join_when_the_slot_is_lost_is_read_nevertheless(running, database, oracle, name):
    """Put down and recorded, not published yet: the new slot's snapshot does not have it, and nobody puts it down again."""
    running.settings["snapshot.mode"] = "when_needed"
    running.restart()
    gate = Gate(database)
    database.execute("CREATE FUNCTION public.stand() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN PERFORM public.gate(); END$$",
                     "CREATE EVENT TRIGGER stand ON ddl_command_start WHEN TAG IN ('ALTER PUBLICATION') EXECUTE FUNCTION public.stand()")
    make(database, "cup")
    gate.wait()
    slot = f"millrace_{name}"
    database.execute(f"SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = '{slot}'")
    database.wait_inactive(slot)
    database.execute(f"SELECT pg_drop_replication_slot('{slot}')")
    wait_until("another snapshot is taken", 30, lambda: "all rows are read" in running.log() and running.is_ready())
    assert "public.cup" not in database.publication_tables(slot)
    gate.open()
    wait_table(running, "public.cup", "done")
    equals(oracle, database, "public.cup", "public.dish")
    gate.end()


def test_many_tables_at_once(running, database, oracle):
    names = [f"t{i}" for i in range(40)]
    with database.connection.transaction():
        for n in names:
            make(database, n, 30)
    tables = [f"public.{n}" for n in names]
    wait_until("all are read", 90, lambda: len(reads(oracle.drain())) >= 40 * 30, 0.3)
    equals(oracle, database, *tables)


def test_a_table_that_goes_before_its_turn_holds_up_no_other(running, database, oracle):
    with transaction(database, "SELECT pg_current_xact_id()"):
        make(database, "cup")
        make(database, "fork")
        make(database, "spoon")
        running.wait_log("added public.spoon")
        time.sleep(0.5)
        database.execute("DROP TABLE cup", "ALTER TABLE fork SET SCHEMA hidden")
    wait_table(running, "public.spoon", "done")
    database.execute("INSERT INTO dish VALUES (2)")
    equals(oracle, database, "public.spoon", "public.dish")
    assert running.is_ready()


SWAPS = {
    "dropped": ("DROP TABLE cup", "ALTER TABLE fork RENAME TO cup"),
    "exchanged": ("ALTER TABLE cup RENAME TO mug", "ALTER TABLE fork RENAME TO cup", "ALTER TABLE mug RENAME TO fork"),
    "renamed": ("ALTER TABLE fork RENAME TO mug",),
}


@pytest.mark.parametrize("how", SWAPS)
def test_a_published_table_that_gets_another_name_is_read_into_that_names_topic(running, database, oracle, how):
    with database.connection.transaction():
        make(database, "cup")
        make(database, "fork", 150)
        database.execute("UPDATE fork SET id = id + 1000, v = 'of the fork'")
    wait_table(running, "public.cup", "done")
    wait_table(running, "public.fork", "done")
    equals(oracle, database, "public.cup", "public.fork")
    database.transaction(*SWAPS[how])
    name = "mug" if how == "renamed" else "cup"
    database.execute(f"UPDATE {name} SET v = 'late' WHERE id = 1020", f"DELETE FROM {name} WHERE id = 1021")
    oracle.wait_for(lambda records: len({r.key["id"] for r in records if r.op == "r" and r.table == f"public.{name}" and r.row()["v"] == "of the fork"}) >= 148,
                    "the fork's rows in the other topic")
    wait_table(running, f"public.{name}", "done")
    equals(oracle, database, f"public.{name}", *(["public.fork"] if how == "exchanged" else []))
