"""Every kind of table in the consistent snapshot: what the stream would bring of it, its snapshot brings too, and nothing else."""
import pytest
import requests

from harness.daemon import PERMISSION, command
from harness.database import Database, connect
from harness.matrix import reader, texts
from harness.oracle import Oracle, Schemas
from harness.servers import wait_until
from harness.snapshots import all_read_once, check, equals, images, initial, reads, table_status, tell, wait_table
from harness.text import canonical


def only(oracle, database, table):
    """Of a table without those that inherit from it."""
    oracle.compare_rows(f"public.{table}", *database.texts(f"SELECT * FROM ONLY {table}"))
    assert len(reads(oracle, f"public.{table}")) == database.value(f"SELECT count(*) FROM ONLY {table}")


def test_empty_tables_and_all_sizes_around_a_block(daemon, database, oracle):
    sizes = [0, 1, 2, 3, 50, 225, 226, 227, 452, 453, 2000]
    database.execute(*(s for n in sizes for s in (f"CREATE TABLE t{n} (id integer PRIMARY KEY)",
                                                  f"INSERT INTO t{n} SELECT generate_series(1, {n})")),
                     # rows at the far end alone, behind empty blocks
                     "CREATE TABLE hole (id integer PRIMARY KEY)", "INSERT INTO hole SELECT generate_series(1, 5000)",
                     "DELETE FROM hole WHERE id < 4990", "VACUUM hole",
                     "CREATE TABLE emptied (id integer PRIMARY KEY)", "INSERT INTO emptied SELECT generate_series(1, 1000)", "DELETE FROM emptied")
    initial(daemon, snapshot__workers=4).start()
    names = [f"public.t{n}" for n in sizes] + ["public.hole", "public.emptied"]
    equals(oracle, database, *names)
    all_read_once(oracle, database, *names)
    database.execute("INSERT INTO t0 VALUES (1)", "INSERT INTO emptied VALUES (1)")
    equals(oracle, database, *names)


def test_300_tables(daemon, database, oracle):
    database.execute("DO $$BEGIN FOR i IN 1..300 LOOP EXECUTE format('CREATE TABLE t%s (id integer PRIMARY KEY, v text); "
                     "INSERT INTO t%s SELECT g, g::text FROM generate_series(1, %s) g', i, i, i % 4); END LOOP; END$$")
    initial(daemon, topics__partitions=1, snapshot__workers=4).start(seconds=100)
    names = [f"public.t{i}" for i in range(1, 301)]
    equals(oracle, database, *names)
    all_read_once(oracle, database, *names)
    database.execute("UPDATE t7 SET v = 'late'")
    equals(oracle, database, "public.t7")


@pytest.mark.parametrize("wire", ["text", "binary"])
def test_a_table_of_1600_columns(daemon, database, oracle, wire):
    columns = ", ".join(f"c{i} integer" for i in range(1, 1600))
    row = ", ".join(["{0}"] + [f"{{0}} + {i}" if i % 3 else "NULL" for i in range(1, 1600)])
    database.execute(f"CREATE TABLE wide (id integer PRIMARY KEY, {columns})", *(f"INSERT INTO wide VALUES ({row.format(n)})" for n in (1, 2, 3)),
                     "INSERT INTO wide (id, c1599) VALUES (4, -1)")
    initial(daemon, wire=wire).start()
    database.execute("UPDATE wide SET c1 = 0 WHERE id = 2")
    equals(oracle, database, "public.wide")
    all_read_once(oracle, database, "public.wide")


def test_tables_of_every_replica_identity_have_the_keys_that_their_changes_have(daemon, database, oracle):
    declared = "a integer NOT NULL, b integer NOT NULL, c text NOT NULL, n integer"
    identities = {
        "plain": (", PRIMARY KEY (a)", None), "ordered": (", PRIMARY KEY (b, a)", None), "three": (", PRIMARY KEY (c, a, b)", None),
        "included": (", PRIMARY KEY (b, a) INCLUDE (c)", None), "indexed": (", PRIMARY KEY (n), UNIQUE (c, a)", "USING INDEX indexed_c_a_key"),
        "whole": (", PRIMARY KEY (b, a)", "FULL"), "unkeyed": ("", "FULL"), "nothing": (", PRIMARY KEY (a)", "NOTHING"), "none": ("", None),
        "deferred": (", PRIMARY KEY (a) DEFERRABLE", None)}
    for table, (constraints, identity) in identities.items():
        database.execute(f"CREATE TABLE {table} ({declared}{constraints})",
                         *([f"ALTER TABLE {table} REPLICA IDENTITY {identity}"] if identity else []),
                         f"INSERT INTO {table} VALUES (1, 2, 'x', 3), (4, 5, 'y', 6)")
    initial(daemon).start()
    for table in identities:
        database.execute(f"DELETE FROM {table} WHERE a = 1", f"INSERT INTO {table} VALUES (1, 2, 'x', 3)")
    names = [f"public.{table}" for table in identities]
    check(oracle.sync(database))
    for table in identities:
        by_op = {r.op: r for r in oracle.events(f"public.{table}") if r.op in "rc" and r.value["after"]["a"] == 1}
        # the same row once more by the stream
        assert images(by_op["r"]) == images(by_op["c"]) and by_op["r"].partition == by_op["c"].partition, table
    oracle.compare(database, *(n for n in names if n.split(".")[1] not in ("nothing", "none", "deferred")))
    all_read_once(oracle, database, *(n for n in names if n.split(".")[1] in ("plain", "unkeyed")))


def test_toasted_values_dropped_columns_generated_ones_and_odd_names(daemon, database, oracle):
    database.execute('CREATE SCHEMA "Odd Schema"', 'CREATE TABLE "Odd Schema"."T ""x"" é" ("Id" integer PRIMARY KEY, "a""b" text, gone integer, "select" text)',
                     'ALTER TABLE "Odd Schema"."T ""x"" é" DROP COLUMN gone',
                     "INSERT INTO \"Odd Schema\".\"T \"\"x\"\" é\" VALUES (1, E'tab\\tnew\\nline\\\\back', '\\N'), (2, NULL, ''), (3, '\\.', 'NULL')",
                     "CREATE TABLE doc (id integer PRIMARY KEY, gone text, body text, made text GENERATED ALWAYS AS (id::text) STORED)",
                     "ALTER TABLE doc ALTER COLUMN body SET STORAGE EXTERNAL",
                     "INSERT INTO doc SELECT i, 'g', repeat(i::text || ' ', 4000) FROM generate_series(1, 30) i",
                     "ALTER TABLE doc DROP COLUMN gone", "ALTER TABLE doc ADD COLUMN later text DEFAULT 'missing'",
                     "CREATE TABLE key_only (a integer, b text, PRIMARY KEY (b, a))",
                     "INSERT INTO key_only VALUES (1, 'x')")
    initial(daemon).start()
    check(oracle.sync(database))
    names, rows = database.texts('SELECT * FROM "Odd Schema"."T ""x"" é"')
    odd = [r for r in reads(oracle) if r.source["table"] == 'T "x" é']
    assert sorted(tuple(r.row().values()) for r in odd) == sorted(tuple(row) for row in rows) or \
        {tuple(r.row()[c] for c in names) for r in odd} == set(rows)
    assert len(odd) == 3
    docs = reads(oracle, "public.doc")
    carried = [c for c in docs[0].row()]
    assert set(carried) >= {"id", "body", "later"}
    oracle.compare_rows("public.doc", *database.texts(f"SELECT {', '.join(carried)} FROM doc"))
    database.execute("UPDATE doc SET later = 'x' WHERE id = 1")
    oracle.sync(database)
    assert set(oracle.events("public.doc")[-1].row()) == set(carried)
    oracle.compare(database, "public.key_only")


def test_inheritance_parents_and_children_are_tables_of_their_own(daemon, database, oracle):
    database.execute("CREATE TABLE animal (id integer PRIMARY KEY, name text)", "CREATE TABLE cat (lives integer, PRIMARY KEY (id)) INHERITS (animal)",
                     "INSERT INTO animal VALUES (1, 'a'), (2, 'b')", "INSERT INTO cat VALUES (2, 'c', 9), (3, 'd', 7)")
    initial(daemon).start()
    database.execute("UPDATE animal SET name = name || '!'")
    check(oracle.sync(database))
    only(oracle, database, "animal")
    only(oracle, database, "cat")


@pytest.mark.parametrize("root", [False, True], ids=["leaves", "root"])
def test_partitions_come_one_by_one_under_their_own_name_or_the_roots(daemon, database, oracle, root):
    database.execute("CREATE TABLE log (day date, n integer, what text, PRIMARY KEY (day, n)) PARTITION BY RANGE (day)",
                     "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')",
                     "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2024-02-01') TO ('2024-03-01') PARTITION BY RANGE (n)",
                     "CREATE TABLE log_2a PARTITION OF log_2 FOR VALUES FROM (0) TO (500)",
                     "CREATE TABLE log_2b PARTITION OF log_2 FOR VALUES FROM (500) TO (MAXVALUE)",
                     # other columns in other places
                     "CREATE TABLE log_3 (gone text, what text, n integer NOT NULL, day date NOT NULL, PRIMARY KEY (day, n))",
                     "ALTER TABLE log_3 DROP COLUMN gone", "ALTER TABLE log ATTACH PARTITION log_3 FOR VALUES FROM ('2024-03-01') TO ('2024-04-01')",
                     "CREATE TABLE log_4 PARTITION OF log FOR VALUES FROM ('2024-04-01') TO ('2024-05-01')",
                     "INSERT INTO log SELECT date '2024-01-01' + i % 90, i, 'row ' || i FROM generate_series(1, 1500) i")
    initial(daemon, publication__via_partition_root=str(root).lower(), snapshot__workers=3).start()
    names = ["public.log"] if root else [f"public.log_{n}" for n in ("1", "2a", "2b", "3", "4")]
    database.execute("UPDATE log SET day = day + 31 WHERE n = 3", "DELETE FROM log WHERE n = 4", "INSERT INTO log VALUES ('2024-04-05', 1, 'late')")
    equals(oracle, database, *names)
    assert {r.table for r in oracle.events()} == set(names)
    assert len(reads(oracle)) == 1500


@pytest.fixture
def mine(database, daemon):
    """A publication of the user's own."""
    def make(*statements):
        database.execute(*statements)
        initial(daemon, publication__name="mine", publication__manage="false")
    return make


def test_column_lists_and_row_filters_of_an_adopted_publication_are_honoured(daemon, database, oracle, mine):
    mine("CREATE TABLE dish (id integer PRIMARY KEY, secret text, name text, price numeric)",
         "INSERT INTO dish SELECT i, 'secret', 'dish ' || i, i FROM generate_series(1, 40) i",
         "CREATE TABLE cup (id integer PRIMARY KEY, n integer)", "INSERT INTO cup SELECT i, i FROM generate_series(1, 40) i",
         "CREATE TABLE other (id integer PRIMARY KEY)", "INSERT INTO other VALUES (1)",
         "CREATE PUBLICATION mine FOR TABLE dish (name, id), cup WHERE (id % 2 = 0 AND id <> 8)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (100, 'secret', 'late', 1)", "INSERT INTO cup VALUES (101, 1), (102, 2)")
    check(oracle.sync(database))
    oracle.compare_rows("public.dish", *database.texts("SELECT id, name FROM dish"))
    oracle.compare_rows("public.cup", *database.texts("SELECT * FROM cup WHERE id % 2 = 0 AND id <> 8"))
    assert {r.table for r in oracle.events()} == {"public.dish", "public.cup"}
    assert "secret" not in str([r.value for r in oracle.events()])
    assert len(reads(oracle)) == 40 + 19


def test_row_filters_and_lists_go_with_conditions_and_partitions(daemon, database, oracle, mine):
    mine("CREATE TABLE log (id integer PRIMARY KEY, v text, w text) PARTITION BY RANGE (id)", "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (100)",
         "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM (100) TO (200)", "INSERT INTO log SELECT i, 'v', 'w' FROM generate_series(1, 199) i",
         "CREATE PUBLICATION mine FOR TABLE log (id, w) WHERE (id % 3 = 0) WITH (publish_via_partition_root = true)")
    daemon.settings["snapshot.where.public.log"] = "id < 150 OR false"
    daemon.start()
    check(oracle.sync(database))
    oracle.compare_rows("public.log", *database.texts("SELECT id, w FROM log WHERE id % 3 = 0 AND id < 150"))


def test_a_schema_and_all_tables_in_an_adopted_publication(daemon, database, oracle, mine):
    mine("CREATE SCHEMA s", "CREATE TABLE s.a (id integer PRIMARY KEY)", "INSERT INTO s.a VALUES (1)", "CREATE TABLE b (id integer PRIMARY KEY)",
         "INSERT INTO b VALUES (1)", "CREATE PUBLICATION mine FOR TABLES IN SCHEMA s")
    daemon.start()
    equals(oracle, database, "s.a")
    assert {r.table for r in oracle.events()} == {"s.a"}


@pytest.fixture
def user(database):
    """A role that may replicate and read nothing."""
    name = f"r_{database.name}"
    with connect(database.postgres.url()) as connection:
        connection.execute(f'CREATE ROLE "{name}" LOGIN REPLICATION')
    yield name
    database.execute(f'DROP OWNED BY "{name}" CASCADE', f'DROP ROLE "{name}"')


def test_a_missing_select_privilege_is_told_with_the_grant_that_mends_it(daemon, database, oracle, mine, user, name):
    mine("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish VALUES (1)", "CREATE TABLE cup (id integer PRIMARY KEY)",
         f'GRANT SELECT ON cup TO "{user}"', "CREATE PUBLICATION mine FOR TABLE dish, cup")
    daemon.source = database.url_as(user)
    assert daemon.run(seconds=30) == PERMISSION
    assert "GRANT SELECT ON" in daemon.log() and "dish" in daemon.log()
    assert database.slot(f"millrace_{name}") is None
    checked = command("check", "--name", name, "--source", daemon.source, "--brokers", daemon.brokers, "--state", daemon.state_folder,
                      "--set", "publication.name=mine", "--set", "publication.manage=false")
    assert "GRANT SELECT ON" in checked.stdout and "dish" in checked.stdout, checked
    database.execute(f'GRANT SELECT ON dish TO "{user}"')
    daemon.start()
    equals(oracle, database, "public.dish", "public.cup")


def test_row_security_is_an_error_and_no_silent_subset(daemon, database, oracle, mine, user):
    mine("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish SELECT generate_series(1, 10)",
         "ALTER TABLE dish ENABLE ROW LEVEL SECURITY", "CREATE POLICY half ON dish USING (id > 5)", f'GRANT SELECT ON dish TO "{user}"',
         "CREATE PUBLICATION mine FOR TABLE dish")
    daemon.source = database.url_as(user)
    assert daemon.run(seconds=30) == PERMISSION
    assert "public.dish" in daemon.log() and "row" in daemon.log() and "BYPASSRLS" in daemon.log()
    database.execute(f'ALTER ROLE "{user}" BYPASSRLS')
    daemon.start()
    equals(oracle, database, "public.dish")
    assert len(reads(oracle)) == 10


def test_rows_that_cannot_be_events_are_dead_letters_and_the_others_flow(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, note text)", "CREATE TABLE price (id numeric(6,2) PRIMARY KEY, note text)",
                     "INSERT INTO dish VALUES (1, 'small'), (2, repeat('x', 1500000)), (3, 'small')",
                     "INSERT INTO price VALUES (1.25, 'a'), ('NaN', 'b'), (2.5, 'c')")
    initial(daemon).start()
    check(oracle.sync(database))
    assert sorted(r.value["after"]["id"] for r in reads(oracle, "public.dish")) == [1, 3]
    assert sorted(r.value["after"]["note"] for r in reads(oracle, "public.price")) == ["a", "c"]
    letters = {(r.key, r.value["reason"], r.value["op"]) for r in oracle.dead_letters()}
    assert letters == {(f"{name}.public.dish", "too_large", "r"), (f"{name}.public.price", "key_overflow", "r")}
    assert len(oracle.dead_letters()) == 2


def test_a_table_whose_schema_is_refused_is_parked_with_its_rows_and_replayed(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, size text)", "CREATE TABLE other (id integer PRIMARY KEY)",
                     "INSERT INTO dish SELECT i, i::text FROM generate_series(1, 30) i", "INSERT INTO other VALUES (1)")
    initial(daemon, snapshot__mode="when_needed").start()
    equals(oracle, database, "public.dish", "public.other")
    assert daemon.stop() == 0
    database.wait_inactive(f"millrace_{name}")
    database.execute(f"SELECT pg_drop_replication_slot('millrace_{name}')", "ALTER TABLE dish ALTER COLUMN size TYPE integer USING size::integer",
                     "DELETE FROM dish WHERE id > 20", "DELETE FROM other")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (40, 40)", "INSERT INTO other VALUES (2)")
    oracle.sync(database)
    topic = f"{name}.public.dish"
    row = {row["topic"]: row for row in daemon.status()["parked"]}[topic]
    assert "size" in row["detail"]
    oracle.compare(database, "public.other")
    again = command("replay", "public.dish", "--new-version", "--name", name, "--http", f"127.0.0.1:{daemon.port}", "--state", daemon.state_folder)
    assert again.returncode == 0, again
    oracle.sync(database)
    events = [r for r in oracle.records if r.topic == f"{topic}.v2" and not r.tombstone]
    found = {}
    for record in events:
        found[record.partition] = {} if record.op == "t" else {**found.get(record.partition, {}), record.key["id"]: record.value["after"]["size"]}
    assert {k: v for part in found.values() for k, v in part.items()} == dict(database.query("SELECT id, size FROM dish"))
    check(oracle)


def test_rows_that_are_gone_leave_the_topic_of_a_parked_table_once_it_is_replayed(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, size text)", "INSERT INTO dish SELECT i, i::text FROM generate_series(1, 30) i")
    initial(daemon, snapshot__mode="when_needed", snapshot__replace="merge").start()
    equals(oracle, database, "public.dish")
    assert daemon.stop() == 0
    database.wait_inactive(f"millrace_{name}")
    database.execute(f"SELECT pg_drop_replication_slot('millrace_{name}')", "ALTER TABLE dish ALTER COLUMN size TYPE integer USING size::integer",
                     "DELETE FROM dish WHERE id > 20")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (40, 40)", "DELETE FROM dish WHERE id = 1")
    wait_until("its chunks wait", 30, lambda: (row := table_status(daemon, "public.dish")) and "parked" in row["detail"])
    token = (daemon.state_folder / "token").read_text().strip()
    assert requests.put(daemon.url(f"/config/{name}.public.dish-value"), json={"compatibility": "NONE"}, auth=("operator", token), timeout=5).ok
    assert tell(daemon, "replay", "public.dish").returncode == 0
    wait_table(daemon, "public.dish", "done")
    check(oracle.sync(database), merged=True)
    assert {int(dict(key)["id"]) for key in oracle.fold("public.dish")} == {i for i, in database.query("SELECT id FROM dish")}


def test_an_sql_ascii_database_is_read_as_the_stream_reads_it(postgres, kafka, daemons, name):
    database = Database.create(postgres, name, encoding="SQL_ASCII")
    bad, good = "chr(200) || 'x'", "chr(195) || chr(164)"
    database.execute("CREATE TABLE old (id integer PRIMARY KEY, v text, a text[])", "CREATE TABLE keyed (v text PRIMARY KEY)",
                     f"INSERT INTO old VALUES (1, {bad}, ARRAY[{bad}, 'ok']), (2, {good}, ARRAY[{good}, NULL]), (3, E'\\ta', '{{}}')",
                     f"INSERT INTO keyed VALUES ({good})")
    made = []
    try:
        for wire in ("text", "binary"):
            daemon = daemons(f"{name}_{wire}"[:40], database.url, kafka.url(), settings={"wire": wire, "snapshot.mode": "initial"}).start()
            made.append(Oracle(kafka.url(), daemon.name, Schemas(daemon.url)))
            for table in ("old", "keyed"):
                database.execute(f"CREATE TABLE {table}_{wire} (LIKE {table} INCLUDING ALL)")
        database.execute("UPDATE old SET id = id + 10", f"DELETE FROM keyed WHERE v = {good}", f"INSERT INTO keyed VALUES ({good})")
        for oracle in made:
            check(oracle.sync(database))
            read, changed = ({r.value["after"]["id"]: r for r in oracle.events("public.old") if r.op == op} for op in "rc")
            assert set(read) == {1, 2, 3} and set(changed) == {11, 12, 13}
            assert read[1].value["overflow"]["v"] == r"\xc878" and read[2].value["after"]["v"] == "ä"
            for i in read:
                one, other = ({c: v for c, v in r.value["after"].items() if c != "id"} for r in (read[i], changed[i + 10]))
                assert (one, read[i].value["overflow"]) == (other, changed[i + 10].value["overflow"])
            keys = {r.op: r.key_bytes for r in oracle.events("public.keyed") if r.op in "rc"}
            assert keys["r"] == keys["c"]
    finally:
        for oracle in made:
            oracle.close()
        database.drop()


def test_views_sequences_unlogged_and_foreign_things_are_left_alone(daemon, database, oracle):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)", "INSERT INTO a VALUES (1)", "CREATE VIEW v AS SELECT * FROM a",
                     "CREATE MATERIALIZED VIEW m AS SELECT * FROM a", "CREATE UNLOGGED TABLE u (id integer PRIMARY KEY)", "INSERT INTO u VALUES (1)",
                     "CREATE SEQUENCE s")
    initial(daemon).start()
    equals(oracle, database, "public.a")
    assert {r.table for r in oracle.events()} == {"public.a"}


def test_it_is_read_under_millraces_own_settings_whatever_the_database_says(daemon, database, oracle):
    """DateStyle, search_path and the like of the database or the role change nothing of the events."""
    database.execute("CREATE TABLE t (id integer PRIMARY KEY, d timestamptz, i interval, f float8, b bytea, m money, x xml)",
                     "INSERT INTO t VALUES (1, '2024-02-29 12:00:00.5+02', '1 mon 2 days', 0.1, '\\x00ff', 12.34, '<a/>')",
                     *(f"ALTER DATABASE \"{database.name}\" SET {s}" for s in (
                         "DateStyle = 'German'", "IntervalStyle = 'sql_standard'", "TimeZone = 'Asia/Tokyo'", "extra_float_digits = -5",
                         "bytea_output = 'escape'", "quote_all_identifiers = on", "default_transaction_isolation = 'read committed'",
                         "default_transaction_read_only = on", "row_security = on", "enable_tidscan = off", "idle_in_transaction_session_timeout = '1s'",
                         "statement_timeout = '10s'", "lock_timeout = '10s'")))
    initial(daemon, wire="text").start()
    with connect(database.url) as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute("UPDATE t SET id = 2")
        connection.execute("SELECT pg_logical_emit_message(true, 'end', '')")
    oracle.wait_for(lambda records: [r for r in records if r.topic.endswith(".message")], "the marker")
    check(oracle)
    row, change = reads(oracle)[0], next(r for r in oracle.events() if r.op == "c")
    one, other = ({c: v for c, v in r.value["after"].items() if c != "id"} for r in (row, change))
    assert one == other
    with reader(database.url) as connection:
        (truth,) = texts(connection, "SELECT d, i, f, b, m, x FROM public.t")
    types = oracle.column_types("public.t")
    assert [row.row()[c] for c in "difbmx"] == [canonical(types[c], t) for c, t in zip("difbmx", truth)]
    wait_until("it streams", 5, daemon.is_ready)
