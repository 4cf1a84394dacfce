"""A position names an event for ever: read again by another slot, in another wire, spilled or filtered, it is the same."""
import pytest

from harness.database import connect, lsn_number
from harness.oracle import Oracle, Schemas
from harness.servers import wait_until

TABLES = ("CREATE TABLE dish (id int PRIMARY KEY, name text, body text)",
          "CREATE TABLE cup (id int PRIMARY KEY, size int)",
          "CREATE TABLE note (body text)")


def work(database):
    """All that makes several changes share an LSN, or move in the WAL."""
    cursor = database.connection.cursor()
    with cursor.copy("COPY dish FROM STDIN") as copy:
        for i in range(2000):
            copy.write_row((i, f"dish {i}", "x" * (i % 50)))
    database.execute(
        "INSERT INTO cup SELECT i, i FROM generate_series(1, 5000) i",
        "INSERT INTO cup SELECT i, 0 FROM generate_series(4900, 5100) i ON CONFLICT (id) DO UPDATE SET size = 1",
        "ALTER TABLE dish ALTER body SET STORAGE EXTERNAL",
        "INSERT INTO dish VALUES (-1, 'toast', repeat('0123456789', 1000)), (-2, 'toast', repeat('abc', 4000))",
        "UPDATE dish SET name = 'kept' WHERE id < 0",
        "UPDATE dish SET id = id + 10000 WHERE id < 100",
        "INSERT INTO note SELECT 'n' || i FROM generate_series(1, 100) i")
    database.transaction(
        "INSERT INTO dish VALUES (20001, 'a', NULL)", "SAVEPOINT a", "INSERT INTO dish VALUES (20002, 'b', NULL)",
        "ROLLBACK TO a", "INSERT INTO dish VALUES (20002, 'c', NULL)", "SAVEPOINT b",
        "SELECT pg_logical_emit_message(true, 'app', 'between')", "UPDATE dish SET name = 'd' WHERE id = 20001", "RELEASE b",
        "ALTER TABLE dish ADD COLUMN n int", "INSERT INTO dish VALUES (20003, 'e', NULL, 1)", "DELETE FROM dish WHERE id = 20002",
        "TRUNCATE cup, note", "INSERT INTO cup VALUES (1, 1)")


def positions(oracle):
    """What each event says, without what belongs to the instance."""
    return [(r.position, r.value["op"], r.value["source"]["schema"], r.value["source"]["table"], str(r.value["after"]))
            for r in oracle.events()]


def instance(daemons, kafka, database, name, **settings):
    daemon = daemons(name, database.url, kafka.url(), settings=settings)
    daemon.start()
    return daemon, Oracle(kafka.url(), name, Schemas(daemon.url))


@pytest.mark.parametrize("wire", ["text", "binary"])
def test_another_slot_that_reads_the_same_wal_later_gives_every_event_the_same_position(daemons, kafka, database, name, wire):
    database.execute(*TABLES)
    first, of_first = instance(daemons, kafka, database, name)
    again, of_again = instance(daemons, kafka, database, f"{name}_b", **{"wire": wire})
    assert again.stop() == 0
    work(database)
    of_first.sync(database).check()
    expected = positions(of_first)
    # now from disk, in pieces
    database.execute(f"ALTER DATABASE {name} SET logical_decoding_work_mem = '64kB'")
    again.settings["batch.bytes"] = "64 KiB"
    end, kills = database.lsn(), 0
    for _ in range(3):
        again.start()
        seen = of_again.visible()
        wait_until("a batch, or all", 60, lambda: of_again.visible() > seen or database.confirmed(f"millrace_{name}_b") >= end, 0)
        kills += database.confirmed(f"millrace_{name}_b") < end
        again.kill()
    assert kills > 0, "it had published everything before it was killed: give it more work"
    again.start()
    of_again.sync(database).check()
    assert database.value("SELECT spill_txns FROM pg_stat_replication_slots WHERE slot_name = %s", (f"millrace_{name}_b",)) > 0
    assert len(expected) > 7000 and positions(of_again) == expected
    of_first.close()
    of_again.close()


def test_the_instances_own_filter_changes_no_position(daemons, kafka, database, name):
    database.execute(*TABLES)
    first, of_first = instance(daemons, kafka, database, name)
    chosen, of_chosen = instance(daemons, kafka, database, f"{name}_b", **{
        "publication.name": f"millrace_{name}", "publication.manage": "false", "tables": "public.dish"})
    work(database)
    of_first.sync(database).check()
    of_chosen.sync(database).check()
    dishes = [p for p in positions(of_first) if p[3] == "dish"]
    assert len(dishes) > 2000 and [p for p in positions(of_chosen) if p[3]] == dishes
    of_first.close()
    of_chosen.close()


def test_a_message_that_ends_where_the_next_transaction_commits_does_not_hide_it(daemon, database, oracle):
    database.execute(*TABLES)
    for i in range(20):
        daemon.start()
        with database.connection.transaction():
            database.execute(f"INSERT INTO dish VALUES ({i}, 'open', NULL)")
            with connect(database.url) as other:
                end = lsn_number(other.execute("SELECT pg_logical_emit_message(false, 'app', 'm')::text").fetchone()[0])
            oracle.wait_for(lambda records: (end, 0, 0) in {r.position for r in oracle.messages()}, "the message")
            assert daemon.stop() == 0
        daemon.start()
        oracle.sync(database).check()
        [event] = [r for r in oracle.events("public.dish") if r.key["id"] == i]
        assert daemon.stop() == 0
        if event.position[0] == end:
            return
    raise AssertionError("other WAL came between in every try")
