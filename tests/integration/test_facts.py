"""Facts that only the catalog has: attributes of composites and the key under FULL may be newer than a row; then the event says
so, and is never wrong (delivery, "Facts from the catalog")."""
import json
import re
import threading

import pytest

from harness.daemon import command
from harness.database import Database, connect
from harness.oracle import Oracle, Schemas
from harness.servers import wait_until


class Pairs:
    """A table with a composite column, and what each row was when it was written."""

    def __init__(self, database, declared="pair"):
        self.database, self.written = database, {}
        database.execute("CREATE TYPE pair AS (a integer, b text)")
        if declared != "pair":
            database.execute("CREATE DOMAIN paired AS pair", "CREATE TYPE boxed AS (inner_pairs paired[])")
        database.execute(f"CREATE TABLE held (id integer PRIMARY KEY, p {declared})")
        self.column = ("p", "((p).inner_pairs)[1]")[declared != "pair"]

    def write(self, second, connection=None, wrap="ROW({}, '{}')::pair"):
        """One more row; `second` is its last attribute's value."""
        connection = connection or self.database.connection
        number = len(self.written) + 1
        value = wrap.format(number, second)
        connection.execute(f"INSERT INTO held VALUES ({number}, {value})", prepare=False)
        text, whole = connection.execute(f"SELECT p::text, to_jsonb({self.column}) FROM held WHERE id = {number}", prepare=False).fetchone()
        self.written[number] = text, whole

    def check(self, oracle, unwrap=lambda value: value):
        """Each event is what the row was, or null with PostgreSQL's text; how many were typed."""
        events = oracle.events("public.held")
        assert [e.value["after"]["id"] for e in events] == sorted(self.written)
        typed = []
        for event in events:
            number, value = event.value["after"]["id"], event.value["after"]["p"]
            text, whole = self.written[number]
            if value is None:
                assert event.value["overflow"] == {"p": text}, event
            else:
                assert unwrap(value) == whole and not event.value["overflow"], event
                typed.append(number)
        return typed


# each looks like what was before, to who does not know of it
ALTERATIONS = ("ALTER TYPE pair DROP ATTRIBUTE b, ADD ATTRIBUTE c text", "ALTER TYPE pair RENAME ATTRIBUTE c TO d",
               "ALTER TYPE pair DROP ATTRIBUTE d, ADD ATTRIBUTE e text")


def test_a_composite_that_is_altered_while_running_is_right_or_text(daemon, database, oracle):
    pairs = Pairs(database)
    daemon.start()
    for number in range(3):
        pairs.write(f"old{number}")
    oracle.sync(database)
    assert pairs.check(oracle) == [1, 2, 3]
    for number, alteration in enumerate(ALTERATIONS[:2]):
        database.execute(alteration)
        for row in range(5):
            pairs.write(f"new{number}{row}")
    with database.connection.transaction():
        pairs.write("within")
        database.connection.execute(ALTERATIONS[2], prepare=False)
        pairs.write("behind")
    oracle.sync(database)
    pairs.write("late")
    oracle.sync(database).check()
    typed = pairs.check(oracle)
    assert typed[:3] == [1, 2, 3] and typed[-1] == len(pairs.written)


def test_a_composite_that_was_altered_before_a_backlog_is_read_is_right_or_text(daemon, database, oracle):
    pairs = Pairs(database)
    daemon.start()
    pairs.write("seen")
    oracle.sync(database)
    assert daemon.stop() == 0
    pairs.write("before")
    database.execute(ALTERATIONS[0])
    pairs.write("between")
    database.execute(ALTERATIONS[1])
    pairs.write("after")
    daemon.start()
    oracle.sync(database)
    assert pairs.check(oracle) == [1]  # 4 would be right too, but nobody can know
    daemon.restart()  # what is known since then is kept
    pairs.write("late")
    oracle.sync(database).check()
    assert pairs.check(oracle) == [1, 5]
    assert oracle.events("public.held")[-1].value["after"]["p"] == {"a": 5, "d": "late"}


def test_what_is_altered_deep_inside_counts_for_all_around_it(daemon, database, oracle):
    pairs = Pairs(database, "boxed")
    wrap = "ROW(ARRAY[ROW({}, '{}')::pair]::paired[])::boxed"
    daemon.start()
    pairs.write("seen", wrap=wrap)
    oracle.sync(database)
    database.execute(ALTERATIONS[0])
    for row in range(3):
        pairs.write(f"new{row}", wrap=wrap)
    oracle.sync(database)
    pairs.write("late", wrap=wrap)
    oracle.sync(database).check()
    typed = pairs.check(oracle, lambda value: value["inner_pairs"][0])
    assert 1 in typed and 5 in typed


def test_rows_beside_an_alteration_that_is_open_are_what_they_are(daemon, database, oracle):
    pairs = Pairs(database)
    daemon.start()
    pairs.write("seen")
    oracle.sync(database)
    with connect(database.url) as other:
        other.execute("BEGIN")
        other.execute("ALTER TYPE pair ADD ATTRIBUTE c text")
        # this session and the walsender have looked the type up before: others would wait for the lock
        pairs.write("beside")
        oracle.sync(database)
        assert pairs.check(oracle) == [1, 2]
        other.execute("COMMIT")
    pairs.write("after", wrap="ROW({}, '{}', 'c')::pair")
    oracle.sync(database)
    pairs.write("late", wrap="ROW({}, '{}', 'c')::pair")
    oracle.sync(database).check()
    assert pairs.check(oracle) in ([1, 2, 3, 4], [1, 2, 4])


def test_an_alteration_in_the_wal_that_nobody_sees_yet_makes_no_wrong_event(daemon, database, oracle):
    """Its commit waits for a standby, and rows that come after it in the stream are committed meanwhile."""
    pairs = Pairs(database)
    daemon.start()
    pairs.write("seen")
    oracle.sync(database)
    database.execute("SET synchronous_commit = local", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    altering = threading.Thread(target=lambda: Database(database.postgres, database.name).execute(ALTERATIONS[0]))
    try:
        database.execute("SELECT pg_reload_conf()")
        wait_until("the setting holds", 30, lambda: database.value("SHOW synchronous_standby_names") == "nobody")
        altering.start()
        wait_until("the commit waits", 30, lambda: database.value(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE 'ALTER TYPE%'") == 1)
        database.execute("INSERT INTO held VALUES (2, '(2,beside)')")
        assert database.value("SELECT p::text FROM held WHERE id = 2") == "(2,beside)"
    finally:
        database.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
    altering.join(30)
    pairs.written[2] = "(2,)", {"a": 2, "c": None}  # as all who see the alteration print it
    oracle.sync(database).check()
    assert pairs.check(oracle) in ([1], [1, 2])


@pytest.mark.parametrize("running", [True, False], ids=["running", "down"])
def test_a_key_that_is_changed_under_full_is_the_one_of_the_row_or_the_one_before(daemon, database, oracle, running):
    database.execute("CREATE TABLE dish (id integer, part integer, v text, PRIMARY KEY (id, part))", "ALTER TABLE dish REPLICA IDENTITY FULL",
                     "CREATE TABLE other (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 1, 'seen')")
    oracle.sync(database)
    if not running:
        assert daemon.stop() == 0
    database.execute("INSERT INTO dish VALUES (2, 1, 'before')", "ALTER TABLE dish DROP CONSTRAINT dish_pkey, ADD PRIMARY KEY (id)",
                     "INSERT INTO dish VALUES (3, 1, 'after')", "INSERT INTO other VALUES (1)")
    if not running:
        daemon.start()
    oracle.sync(database)
    database.execute("INSERT INTO dish VALUES (4, 1, 'late')", "UPDATE dish SET v = 'later' WHERE id = 1")
    oracle.sync(database).check()
    keys = {(e.value["after"]["id"], e.op): e.key for e in oracle.events("public.dish")}
    assert keys[1, "c"] == {"id": 1, "part": 1} and keys[2, "c"] == {"id": 2, "part": 1}
    assert keys[3, "c"] in ({"id": 3}, {"id": 3, "part": 1})
    assert keys[4, "c"] == {"id": 4} and keys[1, "u"] == {"id": 1}
    assert len(oracle.events("public.other")) == 1


@pytest.mark.parametrize("seen", [True, False], ids=["seen", "unseen"])
def test_a_key_that_was_dropped_under_full_is_remembered(daemon, database, oracle, seen):
    """Also where no row of the table was seen before."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, v text)", "ALTER TABLE dish REPLICA IDENTITY FULL")
    daemon.start()
    if seen:
        database.execute("INSERT INTO dish VALUES (1, 'seen')")
        oracle.sync(database)
    assert daemon.stop() == 0
    database.execute("INSERT INTO dish VALUES (2, 'before')", "ALTER TABLE dish DROP CONSTRAINT dish_pkey")
    daemon.start()
    oracle.sync(database)
    database.execute("INSERT INTO dish VALUES (3, 'late')")
    oracle.sync(database)
    assert [e.key for e in oracle.events("public.dish")][-2:] == [{"id": 2}, None]


def test_rows_whose_key_nobody_knows_are_parked_and_all_else_flows(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, part integer NOT NULL)", "ALTER TABLE dish REPLICA IDENTITY FULL",
                     "CREATE TABLE other (id integer PRIMARY KEY)")
    daemon.start()
    assert daemon.stop() == 0
    (daemon.state_folder / "facts").unlink()
    database.execute("INSERT INTO dish VALUES (1, 1)", "ALTER TABLE dish DROP CONSTRAINT dish_pkey, ADD PRIMARY KEY (id, part)",
                     "INSERT INTO dish VALUES (2, 1)", "INSERT INTO other VALUES (1)")
    daemon.start()
    oracle.sync(database)
    parked = oracle.parked(f"{name}.public.dish")
    assert {r.value["reason"] for r in parked} == {"key_unknown"} and parked
    assert not oracle.events("public.dish") and len(oracle.events("public.other")) == 1


def test_rows_from_before_an_array_was_declared_otherwise_are_right_or_text(daemon, database, oracle):
    database.execute("CREATE TABLE grid (id integer PRIMARY KEY, cells integer[])")
    daemon.settings["registry.compatibility"] = "NONE"
    daemon.start()
    database.execute("INSERT INTO grid VALUES (1, '{1,2}')")
    oracle.sync(database)
    assert daemon.stop() == 0
    database.execute("INSERT INTO grid VALUES (2, '{3}')", "ALTER TABLE grid ALTER COLUMN cells TYPE integer[][]", "INSERT INTO grid VALUES (3, '{{4},{5}}')")
    daemon.start()
    oracle.sync(database).check()
    told = [(e.value["after"]["cells"], e.value["overflow"]) for e in oracle.events("public.grid")]
    assert told == [([1, 2], {}), (None, {"cells": "{3}"}), ([[4], [5]], {})]


def test_a_table_is_looked_up_with_its_first_change_and_once(daemon, database, oracle, postgres):
    database.execute("CREATE TYPE mood AS ENUM ('glad')", *(f"CREATE TABLE t{i} (id integer PRIMARY KEY, m mood)" for i in range(4)),
                     f'ALTER DATABASE "{database.name}" SET log_statement = \'all\'')
    daemon.start()
    database.execute(*(f"INSERT INTO t{table} VALUES ({i}, 'glad')" for i in range(20) for table in (1, 3)), "UPDATE t1 SET id = -id")
    oracle.sync(database).check()
    asked = re.findall(r"EXECUTE often\('[^']*', '(\d+)'", postgres.log(10**6))
    ours = [table for i in range(4) for table in asked if int(table) == database.value(f"SELECT 't{i}'::regclass::oid")]
    assert [int(oid) for oid in ours] == [database.value(f"SELECT 't{i}'::regclass::oid") for i in (1, 3)]


def test_types_of_one_name_in_two_schemas_made_while_running_and_dropped(daemon, database, oracle):
    database.execute("CREATE TABLE first (id integer PRIMARY KEY)", "CREATE TABLE second (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("CREATE SCHEMA one", "CREATE SCHEMA two", "CREATE TYPE one.mood AS ENUM ('glad')", "CREATE TYPE two.mood AS (level integer)",
                     *(f"ALTER TABLE {table} ADD COLUMN a one.mood, ADD COLUMN b two.mood, ADD COLUMN c two.mood[]" for table in ("first", "second")))
    database.execute("INSERT INTO first VALUES (1, 'glad', ROW(7), ARRAY[ROW(8), NULL]::two.mood[])")
    oracle.sync(database)
    [event] = oracle.events("public.first")
    assert event.value["after"] == {"id": 1, "a": "glad", "b": {"level": 7}, "c": [{"level": 8}, None]}
    fields = event.fields()
    assert [fields[c]["postgres.type"] for c in "abc"] == ["one.mood", "two.mood", "two.mood[]"]
    assert fields["a"]["postgres.enum"] == ["glad"]
    assert daemon.stop() == 0
    database.execute("INSERT INTO second VALUES (2, 'glad', ROW(9), '{}')", "DROP TABLE second", "ALTER TABLE first DROP COLUMN a, DROP COLUMN b",
                     "ALTER TABLE first DROP COLUMN c", "DROP TYPE one.mood", "DROP TYPE two.mood")
    daemon.start()
    oracle.sync(database).check()
    [event] = oracle.events("public.second")
    assert event.value["after"] == {"id": 2, "a": "glad", "b": "(9)", "c": "{}"}


def test_what_is_shown_of_a_table_is_what_the_server_sends_of_it(daemons, database, kafka, name):
    """Column lists and generated columns: `schema` before the first event, and the events."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, odd aclitem, v text, w text GENERATED ALWAYS AS (v || '!') STORED, gone text)",
                     "ALTER TABLE dish DROP COLUMN gone", f"CREATE PUBLICATION {name} FOR TABLE dish (id, v)")
    daemon = daemons(name, database.url, kafka.url(), settings={"publication.name": name, "publication.manage": "false"})
    oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
    try:
        daemon.start()
        assert "wire=binary" in daemon.log()  # the aclitem is not published
        database.execute("INSERT INTO dish VALUES (1, 'postgres=r/postgres', 'x')")
        oracle.sync(database).check()
        [event] = oracle.events("public.dish")
        assert event.value["after"] == {"id": 1, "v": "x"}
        shown = command("schema", "--name", name, "--source", database.url, "--set", f"publication.name={name}", "public.dish")
        assert shown.returncode == 0, shown.stderr
        assert json.loads(shown.stdout.split("value:")[1]) == json.loads(oracle.schemas.text(event.value_id))
    finally:
        oracle.close()


def test_rows_of_an_alteration_that_nobody_sees_yet_wait_for_it(daemon, database, oracle):
    """Its commit waits for a standby, and the catalog shows the key before it. In the stream is which columns the index has, not their order."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, part integer NOT NULL, kind integer NOT NULL)",
                     "CREATE UNIQUE INDEX other ON dish (kind, part)", "CREATE TABLE early (id integer PRIMARY KEY)", "CREATE TABLE late (id integer PRIMARY KEY)")
    daemon.settings["source.release_after"] = "2s"
    daemon.start()
    oracle.sync(database)
    assert daemon.stop() == 0
    writer = connect(database.url)
    database.execute("SET synchronous_commit = local", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()")
    try:
        wait_until("the setting holds", 30, lambda: writer.execute("SHOW synchronous_standby_names").fetchone()[0] == "nobody")
        database.execute(*(f"INSERT INTO early VALUES ({i})" for i in range(500)))
        writer.execute("BEGIN")
        writer.execute("ALTER TABLE dish REPLICA IDENTITY USING INDEX other")
        writer.execute("INSERT INTO dish VALUES (1, 2, 3)")
        writer.pgconn.send_query(b"COMMIT")
        wait_until("the commit waits", 30, lambda: database.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == 1)
        daemon.start()
        oracle.wait_for(lambda records: len([r for r in records if r.topic.endswith(".early")]) == 500, "what came before it does not wait with it")
        wait_until("the stream waits", 30, lambda: "nobody sees it yet" in json.dumps(daemon.status()))
        daemon.wait_log("given up for a while")  # and says why
        assert re.search(r"given up for a while.*what it waited for: table public.dish: .*nobody sees it yet", daemon.log())
    finally:
        database.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
    database.execute("INSERT INTO late VALUES (1)")
    oracle.sync(database).check()
    writer.close()
    [event] = oracle.events("public.dish")
    assert list(event.key.items()) == [("kind", 3), ("part", 2)]


def test_a_commit_that_waits_for_us_as_its_standby_is_not_waited_for(daemon, database, oracle, postgres):
    """A logical walsender counts for synchronous_standby_names like any other: commits then wait for Kafka, and not for ever."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, v text)")
    daemon.start()
    database.execute("SET synchronous_commit = local", "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
    try:
        wait_until("it is one", 30, lambda: database.value("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 1)
        with connect(database.url) as writer:
            writer.execute("SET statement_timeout = '60s'")
            writer.execute("INSERT INTO dish VALUES (1, 'waits')")
            writer.execute("INSERT INTO dish VALUES (2, 'waits')")
    finally:
        database.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
    oracle.sync(database).check()
    assert [e.value["after"]["id"] for e in oracle.events("public.dish")] == [1, 2]
    assert daemon.log().count("as a synchronous standby") == 1 and "given up" not in daemon.log()
