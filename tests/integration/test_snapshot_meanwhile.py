"""Tables that do not hold still while the consistent snapshot reads: they grow, shrink, are vacuumed, truncated, rewritten, dropped.

The gate holds the reader in a small table that comes first; what happens then happens between the snapshot's point and the reading.
"""
import threading

import pytest

from harness.database import connect
from harness.servers import wait_until
from harness.snapshots import Gate, Statement, check, equals, initial, points, reads, transaction, wait_reads, wait_table, wait_waited_for


@pytest.fixture
def gate(database):
    gate = Gate(database)
    yield gate
    gate.end()


@pytest.fixture
def held(daemon, database, gate):
    """Starts a snapshot that stands in the middle of `first`, with everything else unread."""
    def start(**settings):
        database.execute("CREATE TABLE first (id integer PRIMARY KEY)", "INSERT INTO first VALUES (1), (2), (3)", "VACUUM ANALYZE")
        initial(daemon, snapshot__workers=1, **settings)
        daemon.settings["snapshot.where.public.first"] = gate.at("id = 2")
        daemon.spawn()
        gate.wait()
        return daemon
    return start


def table(database, name, rows=5000):
    """In thinly filled blocks, so that its ranges are many: about 17 rows a block."""
    database.execute(f"CREATE TABLE {name} (id integer PRIMARY KEY, n integer, t text) WITH (fillfactor = 10)",
                     f"INSERT INTO {name} SELECT i, i, 'row ' || i FROM generate_series(1, {rows}) i")


REWRITES = {
    "altered": "ALTER TABLE altered ALTER COLUMN n TYPE bigint",
    "truncated": "TRUNCATE truncated",
    "dropped": "DROP TABLE dropped",
    "filled": "VACUUM (FULL) filled",
    "clustered": "CLUSTER clustered USING clustered_pkey",
    "renamed": "ALTER TABLE renamed RENAME COLUMN t TO u",
    "grown": "ALTER TABLE grown ADD COLUMN more text DEFAULT 'more'",
}


@pytest.mark.timeout(180)
def test_a_table_that_was_rewritten_is_read_again(daemon, database, oracle, gate, held):
    for name in REWRITES:
        table(database, name, 2000)
    held()
    for statement in REWRITES.values():
        Statement(database, statement).end(20)
    database.execute("INSERT INTO altered VALUES (100000, 5000000000, 'late')", "DELETE FROM altered WHERE id < 10", "UPDATE filled SET t = 'late' WHERE id = 5",
                     "INSERT INTO truncated VALUES (1, 1, 'late')")
    gate.open()
    daemon.wait_ready(90)
    names = [f"public.{name}" for name in REWRITES if name != "dropped"]

    def there(records):
        check_rows = oracle.fold("public.altered")
        return len(check_rows) == 2000 - 9 + 1
    oracle.wait_for(there, "the rewritten table is read again", 60)
    wait_until("all of it is done", 60, lambda: daemon.status()["snapshot"]["state"] == "done")
    # as the catalog and the rows say it now: a column renamed or added in between has its newest name and value
    equals(oracle, database, *(n for n in names if n not in ("public.renamed", "public.grown")))
    assert "public.dropped" in daemon.log() or not reads(oracle, "public.dropped")


def test_a_part_of_a_table_that_was_rewritten_is_read_again_and_replaces_nothing(daemon, database, oracle, gate, held, name):
    table(database, "part", 500)
    initial(daemon, snapshot__mode="when_needed", **{"snapshot__where__public.part": "id > 100"}).start()
    database.execute("UPDATE part SET t = 'streamed' WHERE id = 4")
    oracle.sync(database)
    assert daemon.stop() == 0
    database.wait_inactive(f"millrace_{name}")
    database.execute(f"SELECT pg_drop_replication_slot('millrace_{name}')")
    held(snapshot__mode="when_needed")
    database.execute("VACUUM (FULL) part")
    gate.open()
    daemon.wait_ready(60)
    wait_table(daemon, "public.part", "done")
    assert "the table was rewritten" in daemon.log()
    check(oracle.sync(database))
    assert not [r for r in oracle.events("public.part") if r.op == "t"]
    oracle.compare_rows("public.part", *database.texts("SELECT * FROM part WHERE id > 100 OR id = 4"))


MOVES = {
    "renamed": (["ALTER TABLE big RENAME TO large"], "public.large"),
    "moved": (["CREATE SCHEMA s", "ALTER TABLE big SET SCHEMA s"], "s.big"),
    "swapped": (["ALTER TABLE big RENAME TO tmp", "ALTER TABLE other RENAME TO big", "ALTER TABLE tmp RENAME TO other"], "public.big"),
}


@pytest.mark.parametrize("how", MOVES)
def test_a_table_that_gets_another_name_before_it_is_read_is_read_under_that(daemon, database, oracle, gate, held, how):
    table(database, "big", 1000)
    table(database, "other", 1200)
    held()
    Statement(database, "BEGIN", *MOVES[how][0], "COMMIT").end(20)
    gate.open()
    daemon.wait_ready(60)
    name = MOVES[how][1]
    oracle.wait_for(lambda records: len({r.key["id"] for r in records if r.op == "r" and r.table == name}) >= 1000, f"{name}'s rows")
    wait_until("all of it is done", 30, lambda: daemon.status()["snapshot"]["state"] == "done")
    database.execute(f"UPDATE {name} SET t = 'late' WHERE id < 10")
    equals(oracle, database, name, *(["public.other"] if how != "renamed" else []))


def test_one_that_gets_another_name_once_it_is_read_is_read_again_even_after_a_kill(daemon, database, oracle, gate, held):
    database.execute("CREATE TABLE cup (id integer PRIMARY KEY, t text)", "INSERT INTO cup SELECT i, 'there' FROM generate_series(1, 50) i")
    table(database, "big", 1000)
    daemon.settings["snapshot.where.public.big"] = gate.at("id = 1000")
    held()
    gate.let_through()
    wait_reads(oracle, 50, table="public.cup")
    Statement(database, "ALTER TABLE cup RENAME TO mug").end(20)
    gate.open()
    daemon.wait_ready(60)
    daemon.kill()
    daemon.start()
    oracle.wait_for(lambda records: len({r.key["id"] for r in records if r.op == "r" and r.table == "public.mug"}) == 50, "the mug's rows")
    equals(oracle, database, "public.mug")


def test_partitions_that_are_attached_and_dropped_before_their_root_is_read_hide_no_rows(daemon, database, oracle, gate, held):
    database.execute("CREATE TABLE log (id integer PRIMARY KEY, t text) PARTITION BY RANGE (id)",
                     *(f"CREATE TABLE log_{n} PARTITION OF log FOR VALUES FROM ({n}000) TO ({n + 1}000)" for n in range(4)),
                     "INSERT INTO log SELECT i, 'x' FROM generate_series(0, 3999) i", "CREATE TABLE log_4 (id integer PRIMARY KEY, t text)",
                     "INSERT INTO log_4 SELECT i, 'attached' FROM generate_series(4000, 4299) i")
    held(publication__via_partition_root="true")
    Statement(database, "DROP TABLE log_1", "ALTER TABLE log ATTACH PARTITION log_4 FOR VALUES FROM (4000) TO (5000)").end(20)
    gate.open()
    daemon.wait_ready(60)
    oracle.wait_for(lambda records: {r.key["id"] for r in records if r.op == "r" and r.table == "public.log"}
                    >= {*range(1000), *range(2000, 4300)}, "the root's rows")
    wait_until("all of it is done", 30, lambda: daemon.status()["snapshot"]["state"] == "done")
    check(oracle.sync(database))


def test_a_keyless_table_that_was_rewritten_is_not_silently_lost(daemon, database, oracle, gate, held):
    database.execute("CREATE TABLE bag (n integer, t text)", "INSERT INTO bag SELECT i % 100, 'x' FROM generate_series(1, 3000) i")
    held()
    database.execute("ALTER TABLE bag ALTER COLUMN n TYPE bigint")
    gate.open()
    wait_until("it ends or streams", 60, lambda: daemon.is_ready() or not daemon.running())
    if daemon.running():
        oracle.sync(database)
        rows = [row for row in daemon.status()["snapshot"]["tables"] if row["name"] == "public.bag"]
        failed = [row for row in rows if row["state"] == "failed" and row["detail"]]
        if not failed:
            equals(oracle, database, "public.bag")
    else:
        assert daemon.process.returncode != 0 and "public.bag" in daemon.log()


def test_tables_that_grow_shrink_and_are_vacuumed_are_read_as_they_were(daemon, database, oracle, gate, held):
    for name in ("grows", "shrinks", "moves", "churns"):
        table(database, name, 6000)
    # dead at its end, so that VACUUM makes it shorter than it was when its ranges were cut
    table(database, "ends", 12000)
    database.execute("ALTER TABLE ends SET (vacuum_truncate = false)", "DELETE FROM ends WHERE id > 6000")
    daemon.settings["snapshot.rows_per_second"] = "0"
    held()
    database.execute("INSERT INTO grows SELECT i, i, 'grown' FROM generate_series(10001, 25000) i",
                     "DELETE FROM shrinks WHERE id > 500", "VACUUM shrinks",
                     # every row in another block, and its old place given free where nobody needs it
                     "UPDATE moves SET t = 'moved'", "VACUUM moves", "UPDATE moves SET id = -id WHERE id < 100",
                     *(s for i in range(5) for s in (f"UPDATE churns SET n = n + 1 WHERE id % 5 = {i}", "VACUUM churns",
                                                     f"DELETE FROM churns WHERE id = {i}", f"INSERT INTO churns VALUES ({i}, 0, 'again') ON CONFLICT DO NOTHING")))
    length = "SELECT pg_relation_size('ends')"
    before = database.value(length)
    database.execute("ALTER TABLE ends SET (vacuum_truncate = true)", "VACUUM (DISABLE_PAGE_SKIPPING) ends")
    assert database.value(length) < before
    gate.open()
    daemon.wait_ready(60)
    names = ["public.grows", "public.shrinks", "public.moves", "public.churns", "public.ends"]
    equals(oracle, database, *names)
    for name in names:
        rows = reads(oracle, name)
        assert sorted(r.key["id"] for r in rows) == list(range(1, 6001)), name
        assert all(r.value["after"]["n"] == r.key["id"] and r.value["after"]["t"].startswith("row ") for r in rows), name
    assert len(points(oracle)) == 1


BETWEEN = {
    "changed": (), "vacuumed": ("VACUUM big",), "filled": ("VACUUM (FULL) big",), "clustered": ("CLUSTER big USING big_pkey",),
    "altered": ("ALTER TABLE big ALTER COLUMN n TYPE bigint", "UPDATE big SET n = 5000000000 WHERE id = 5500"),
    "truncated": ("TRUNCATE big", "INSERT INTO big SELECT i, -i, 'new' FROM generate_series(1, 100) i"), "dropped": ("DROP TABLE big",)}


@pytest.mark.parametrize("what", BETWEEN)
def test_what_happens_between_two_ranges_of_one_table(daemon, database, oracle, gate, what):
    """The reader stands in one of its ranges; those behind are read when all of this has happened."""
    table(database, "big", 6000)
    database.execute("CLUSTER big USING big_pkey", "ANALYZE")
    assert database.value("SELECT pg_relation_size('big') / 8192") > 4 * 64
    initial(daemon, snapshot__workers=1)
    daemon.settings["snapshot.where.public.big"] = gate.at("id = 2000")
    daemon.spawn()
    gate.wait()
    database.execute("UPDATE big SET t = 'changed' WHERE id % 3 = 0", "DELETE FROM big WHERE id % 7 = 0", "UPDATE big SET id = -id WHERE id % 500 = 1",
                     "INSERT INTO big SELECT i, i, 'new' FROM generate_series(20001, 22000) i")
    # what needs the table for itself waits for the range, and comes before the next one
    waiting = Statement(database, *BETWEEN[what]) if BETWEEN[what] else None
    if waiting and what != "vacuumed":
        waiting.waits()
    elif waiting:
        waiting.end(20)
    gate.open()
    daemon.wait_ready(60)
    if waiting:
        waiting.end()
    wait_until("all of it is done", 60, lambda: daemon.status()["snapshot"]["state"] in ("done", "failed"))
    if what == "dropped":
        check(oracle.sync(database))
        assert "big" in daemon.log()
        return
    # where rows were moved meanwhile, a range may have read some again: that is found out, and all of it read again in chunks
    oracle.sync(database).check().compare(database, "public.big")
    if what in ("changed", "vacuumed"):
        rows = reads(oracle, "public.big")
        assert sorted(r.key["id"] for r in rows) == list(range(1, 6001)) and all(r.value["after"]["t"].startswith("row ") for r in rows)


@pytest.mark.timeout(180)
def test_many_ranges_at_a_time_of_tables_that_do_not_hold_still(daemon, database, oracle):
    """Four workers, while the tables are updated, emptied and filled from all sides, vacuumed and analysed."""
    names = ["a", "b", "c"]
    for name in names:
        table(database, name, 15000)
    initial(daemon, snapshot__workers=4, batch__bytes="256 KiB", snapshot__rows_per_second="15000").spawn()
    ended = threading.Event()

    def churn(name, number):
        with connect(database.url) as connection:
            i = 0
            while not ended.is_set():
                i += 1
                low = 1 + (i * 977 + number * 331) % 15000
                connection.execute(f"UPDATE {name} SET n = n + 1 WHERE id BETWEEN {low} AND {low + 60}")
                connection.execute(f"DELETE FROM {name} WHERE id BETWEEN {low + 100} AND {low + 120}")
                connection.execute(f"INSERT INTO {name} SELECT i, -i, 'new' FROM generate_series({low + 105}, {low + 125}) i ON CONFLICT DO NOTHING")
                connection.execute(f"UPDATE {name} SET id = -id WHERE id = {low + 200} AND NOT EXISTS (SELECT FROM {name} WHERE id = -{low + 200})")
                if i % 10 == 0:
                    connection.execute(f"VACUUM ANALYZE {name}")
                ended.wait(0.02)
    threads = [threading.Thread(target=churn, args=(name, n), daemon=True) for n, name in enumerate(names)]
    for thread in threads:
        thread.start()
    try:
        daemon.wait_ready(90)
    finally:
        ended.set()
    for thread in threads:
        thread.join(30)
    equals(oracle, database, *(f"public.{name}" for name in names))
    assert len(points(oracle)) == 1
    for name in names:
        assert len(reads(oracle, f"public.{name}")) > 14_000


# ---- who waits for whom ----

def test_nobody_waits_for_a_table_that_is_not_being_read(daemon, database, oracle, gate, held):
    """Neither what locks it, nor who comes behind that: a snapshot holds no locks but on what it reads."""
    table(database, "b")
    held()
    Statement(database, "TRUNCATE b").end(20)
    Statement(database, "INSERT INTO b VALUES (1, 1, 'behind')").end(20)
    gate.open()
    daemon.wait_ready(60)
    wait_until("all of it is done", 60, lambda: daemon.status()["snapshot"]["state"] == "done")
    equals(oracle, database, "public.first", "public.b")


def test_who_waits_for_a_table_that_is_being_read_goes_first_and_the_rest_is_found_out(daemon, database, oracle, gate, held):
    """A request for ACCESS EXCLUSIVE lets no later ACCESS SHARE pass, a worker's neither."""
    table(database, "b")
    held()
    writer = Statement(database, "BEGIN", "TRUNCATE first", "INSERT INTO b VALUES (10000, 1, 'same transaction')", "COMMIT").waits()
    gate.open()
    daemon.wait_ready(60)
    writer.end()
    wait_until("all of it is done", 60, lambda: daemon.status()["snapshot"]["state"] == "done")
    equals(oracle, database, "public.first", "public.b")


@pytest.mark.timeout(200)
def test_what_waits_while_the_slot_is_made_holds_up_nothing(daemon, database, oracle):
    """The slot waits for transactions to end; these wait for each other, and for nothing of the snapshot's."""
    table(database, "b")
    database.execute("CREATE TABLE other (id integer PRIMARY KEY)")
    with transaction(database, "UPDATE b SET t = 'open' WHERE id = 1") as first:
        initial(daemon).spawn()
        wait_waited_for(database, first)
        writer = Statement(database, "BEGIN", "INSERT INTO other VALUES (2)", "TRUNCATE b", "COMMIT").waits()
    daemon.wait_ready(90)
    writer.end()
    wait_until("all of it is done", 60, lambda: daemon.status()["snapshot"]["state"] == "done")
    equals(oracle, database, "public.b", "public.other")


@pytest.mark.parametrize("how", ["ADD COLUMN price integer DEFAULT 7", "ALTER COLUMN n TYPE bigint", "DROP COLUMN n, ADD COLUMN n real DEFAULT 1.5"],
                         ids=["added", "wider", "of the same width"])
def test_a_table_that_is_altered_while_the_slot_is_made_has_its_new_shape(daemon, database, oracle, how):
    """The slot waits for a transaction; none of these shows in what the table is stored in, by the time that it is read."""
    table(database, "b", 100)
    database.execute("CREATE TABLE other (id integer PRIMARY KEY)")
    with transaction(database, "INSERT INTO other VALUES (1)") as first:
        initial(daemon).spawn()
        wait_waited_for(database, first)
        database.execute(f"ALTER TABLE b {how}")
    daemon.wait_ready(60)
    equals(oracle, database, "public.b", "public.other")
    assert len(reads(oracle, "public.b")) == 100 and len(points(oracle)) == 1
    assert "public.b was altered" in daemon.log()


def test_who_is_waited_for_is_told(daemon, database, oracle):
    table(database, "b", 10)
    with transaction(database, "INSERT INTO b VALUES (100, 1, 'open')") as first:
        first.execute("SET application_name = 'the slow one'")
        initial(daemon).spawn()
        wait_waited_for(database, first)
        pid = first.info.backend_pid
        wait_until("it says whom it waits for", 40, lambda: str(pid) in daemon.log() + daemon.get("/status").text)
    daemon.wait_ready(60)
    equals(oracle, database, "public.b")


@pytest.mark.timeout(120)
def test_a_table_that_is_locked_at_the_start_is_told_and_read_when_it_is_to_be_had(daemon, database, oracle):
    table(database, "b", 10)
    daemon.settings["publication.poll_interval"] = "500 ms"
    with transaction(database, "LOCK TABLE b IN ACCESS EXCLUSIVE MODE"):
        initial(daemon).spawn()
        wait_until("it says so", 40, lambda: "public.b is locked" in daemon.log())
    daemon.wait_ready(60)
    oracle.wait_for(lambda records: sum(1 for r in records if r.op == "r") == 10, "its rows", 60)
    equals(oracle, database, "public.b")
