"""Row images: what of a row each replica identity, kind of table and publication lets through, and under which names."""
import re
import zlib

import pytest

from harness.daemon import CONFIG, command
from harness.database import Database
from harness.oracle import Oracle, Schemas
from harness.servers import Postgres, best_postgres, wait_until
from harness.text import UNCHANGED, canonical


@pytest.fixture
def beside(database, kafka, daemons, name):
    """More daemons on this test's database, each with its oracle."""
    oracles = []

    def start(suffix, tables=None, **settings):
        daemon = daemons(f"{name}_{suffix}"[:40], database.url, kafka.url(), tables=tables,
                         settings={key.replace("__", "."): value for key, value in settings.items()}).start()
        oracles.append(Oracle(kafka.url(), daemon.name, Schemas(daemon.url)))
        oracles[-1].watched = daemon
        return daemon, oracles[-1]
    yield start
    for oracle in oracles:
        oracle.close()


def told(oracle, table):
    """(op, key, before, after) of each event, None for a tombstone, in the order of positions."""
    return [None if r.tombstone else (r.op, r.key, r.value["before"], r.value["after"]) for r in oracle.order(table)]


# ---- replica identities ----

COLUMNS = "a integer NOT NULL, b integer NOT NULL, c text NOT NULL, n integer"
# of each: what follows the columns, statements, the key's columns in their order, what of the old row the stream carries
IDENTITIES = {
    "by_default": (", PRIMARY KEY (a)", (), "a", "a"),
    "index_order": (", PRIMARY KEY (b, a)", (), "ba", "ab"),
    "three_of_them": (", PRIMARY KEY (c, a, b)", (), "cab", "abc"),
    "included": (", PRIMARY KEY (b, a) INCLUDE (c)", (), "ba", "ab"),
    "by_index": (", PRIMARY KEY (n), UNIQUE (c, a)", ("REPLICA IDENTITY USING INDEX by_index_c_a_key",), "ca", "ac"),
    "by_index_included": (", PRIMARY KEY (n), UNIQUE (b) INCLUDE (a, c)", ("REPLICA IDENTITY USING INDEX by_index_included_b_a_c_key",), "b", "b"),
    "by_its_primary_key": (", PRIMARY KEY (b, a)", ("REPLICA IDENTITY USING INDEX by_its_primary_key_pkey",), "ba", "ab"),
    "whole": (", PRIMARY KEY (b, a)", ("REPLICA IDENTITY FULL",), "ba", "abcn"),
    "whole_included": (", PRIMARY KEY (b) INCLUDE (a)", ("REPLICA IDENTITY FULL",), "b", "abcn"),
    "whole_unkeyed": (", UNIQUE (b)", ("REPLICA IDENTITY FULL",), "", "abcn"),
    "nothing": (", PRIMARY KEY (b, a)", ("REPLICA IDENTITY NOTHING",), "ba", None),
    "none": ("", (), "", None),
}


def changes_of_one_row(key, carried):
    """Inserted, updated, its key changed, deleted: as the contract says it."""
    first = {"a": 1, "b": 2, "c": "x", "n": 3}
    second, third = {**first, "n": 4}, {"a": 5, "b": 6, "c": "y", "n": 4}
    whole = carried == "abcn"

    def named(row):
        return {k: row[k] for k in key} or None

    def old(row):
        return {k: v if k in carried else None for k, v in row.items()}
    inserted = [("c", named(first), None, first)]
    if carried is None:
        return inserted
    updated = ("u", named(first), old(first) if whole else None, second)
    if not key:
        return [*inserted, updated, ("u", None, old(second), third), ("d", None, old(third), None)]
    return [*inserted, updated, ("d", named(second), old(second), None), None, ("c", named(third), None, third),
            ("d", named(third), old(third), None), None]


def test_every_replica_identity_names_and_carries_what_it_says(daemon, database, oracle, name):
    for table, (constraints, alterations, _key, _carried) in IDENTITIES.items():
        database.execute(f"CREATE TABLE {table} ({COLUMNS}{constraints})", *(f"ALTER TABLE {table} {a}" for a in alterations))
    daemon.start()
    for table in IDENTITIES:
        database.execute(f"INSERT INTO {table} VALUES (1, 2, 'x', 3)", f"UPDATE {table} SET n = 4 WHERE n = 3",
                         f"UPDATE {table} SET a = 5, b = 6, c = 'y'", f"DELETE FROM {table}")
    oracle.sync(database).check()
    for table, (_constraints, _alterations, key, carried) in IDENTITIES.items():
        assert told(oracle, f"public.{table}") == changes_of_one_row(key, carried), table
        keys = [list(r.key or ()) for r in oracle.of(f"public.{table}")]
        assert keys == [list(key)] * len(keys), table
    assert database.publication_tables(f"millrace_{name}_inserts") == {"public.nothing", "public.none"}


def test_rows_without_a_key_are_in_one_partition(daemon, database, oracle):
    database.execute("CREATE TABLE bag (n integer)", "CREATE TABLE whole (n integer)", "ALTER TABLE whole REPLICA IDENTITY FULL")
    daemon.start()
    database.execute(*(f"INSERT INTO {t} SELECT generate_series(1, 50)" for t in ("bag", "whole")), "UPDATE whole SET n = -n")
    oracle.sync(database).check().compare(database, "public.bag", "public.whole")
    for table in ("public.bag", "public.whole"):
        records = oracle.of(table)
        assert {r.key_bytes for r in records} == {None} and len({r.partition for r in records}) == 1 and len(records) >= 50


# ---- TOAST ----

LARGE = {
    "t": ("text", "repeat('text ', 3000)"),
    "j": ("jsonb", "jsonb_build_object('k', repeat('json ', 3000), 'n', ARRAY[1, 2])"),
    "y": ("bytea", "decode(repeat('00ff', 6000), 'hex')"),
    "ts": ("text[]", "ARRAY[repeat('a', 9000), NULL, repeat('b', 9000)]"),
    "ns": ("integer[][]", "ARRAY(SELECT array_agg(i * j) FROM generate_series(1, 60) i GROUP BY j ORDER BY j)"),
}
ALSO = {"h": ("hstore", "hstore('k', repeat('value ', 3000)) || hstore('none', NULL)")}
ROWS = {"ns": "(SELECT array_agg(r) FROM (SELECT array_agg(i * j) r FROM generate_series(1, 60) i, generate_series(1, 60) j GROUP BY j) s)"}


def large_table(database, table, columns, *alterations):
    declared = ", ".join(f"{c} {kind}" for c, (kind, _value) in columns.items())
    database.execute(f"CREATE TABLE {table} (id integer PRIMARY KEY, code integer NOT NULL UNIQUE, n integer, {declared})",
                     *(f"ALTER TABLE {table} ALTER COLUMN {c} SET STORAGE EXTERNAL" for c in columns),
                     *(f"ALTER TABLE {table} {a}" for a in alterations))


def write_large(database, table, columns):
    """A row with every value out of line, changed beside them, in one of them, in its key, and gone; the values as text."""
    values = ", ".join(ROWS.get(c, value) for c, (_kind, value) in columns.items())
    database.execute(f"INSERT INTO {table} VALUES (1, 1, 0, {values})")
    names, [row] = database.texts(f"SELECT * FROM {table}")
    database.execute(f"UPDATE {table} SET n = 1", f"UPDATE {table} SET {next(iter(columns))} = NULL", f"UPDATE {table} SET id = 2, code = 2",
                     f"DELETE FROM {table}")
    return dict(zip(names, row))


@pytest.mark.parametrize("wire", ["text", "binary"])
def test_unchanged_toast_of_every_kind_is_the_old_rows_value_or_null_and_listed(daemon, database, oracle, wire):
    columns = {**LARGE, **ALSO} if wire == "text" else LARGE
    database.execute("CREATE EXTENSION hstore")
    large_table(database, "keyed", columns)
    large_table(database, "indexed", columns, "REPLICA IDENTITY USING INDEX indexed_code_key")
    large_table(database, "whole", columns, "REPLICA IDENTITY FULL")
    daemon.settings["wire"] = wire
    daemon.start()
    written = {table: write_large(database, table, columns) for table in ("keyed", "indexed", "whole")}
    oracle.sync(database).check()
    first = next(iter(columns))
    left = [c for c in columns if c != first]
    for table in written:
        insert, beside, within, gone, _stone, back, delete, _stone = oracle.order(f"public.{table}")
        assert [r.op for r in (insert, beside, within, gone, back, delete)] == list("cuudcd")
        types = oracle.column_types(f"public.{table}")
        truth = {c: insert.row()[c] for c in columns}
        assert {c: canonical(types[c], written[table][c]) for c in columns} == truth and None not in truth.values()
        if table == "whole":
            assert [r.value["unchanged"] for r in (insert, beside, within, back)] == [[]] * 4
            assert {c: beside.row()[c] for c in columns} == truth == {c: beside.row("before")[c] for c in columns}
            for record, side in ((within, "after"), (gone, "before"), (back, "after"), (delete, "before")):
                assert {c: record.row(side)[c] for c in left} == {c: truth[c] for c in left} and record.row(side)[first] is None
        else:
            assert [r.value["unchanged"] for r in (insert, beside, within, back)] == [[], list(columns), left, left]
            for record in (beside, within, back):
                assert all(record.value["after"][c] is None for c in columns) and record.value["overflow"] == {}
            assert beside.row() == {"id": "1", "code": "1", "n": "1", **dict.fromkeys(columns, UNCHANGED)}
            # what the identity does not carry of an old row is null, and in no list
            assert all(r.value["unchanged"] == [] and not any(r.value["before"][c] for c in columns) for r in (gone, delete))


# ---- what publications let through ----

def test_columns_of_a_list_and_rows_of_a_filter_arrive_as_postgresql_makes_them(daemon, database, oracle):
    database.execute(
        "CREATE TABLE listed (secret text, id integer, n integer, pin integer, PRIMARY KEY (n, id))",
        "CREATE TABLE filtered (id integer PRIMARY KEY, n integer, body text)",
        "CREATE TABLE by_key (id integer PRIMARY KEY, n integer)", "CREATE TABLE unlisted (id integer PRIMARY KEY)",
        "ALTER TABLE filtered REPLICA IDENTITY FULL", "ALTER TABLE filtered ALTER COLUMN body SET STORAGE EXTERNAL",
        "CREATE PUBLICATION theirs FOR TABLE listed (n, id), filtered WHERE (n > 10), by_key WHERE (id > 10)")
    daemon.settings.update({"publication.name": "theirs", "publication.manage": "false"})
    daemon.start()
    database.execute("INSERT INTO listed VALUES ('s', 1, 2, 3)", "UPDATE listed SET secret = 't'", "UPDATE listed SET n = 4, secret = 'u'",
                     "ALTER TABLE listed ADD COLUMN more integer", "ALTER TABLE listed DROP COLUMN pin", "UPDATE listed SET more = 1",
                     "DELETE FROM listed")
    database.execute("INSERT INTO filtered VALUES (1, 1, repeat('x', 9000)), (2, 20, 'y')", "UPDATE filtered SET n = n + 5",
                     "UPDATE filtered SET n = 30 WHERE id = 1", "UPDATE filtered SET n = 3 WHERE id = 2", "UPDATE filtered SET n = 4 WHERE id = 2",
                     "UPDATE filtered SET n = 31 WHERE id = 1", "UPDATE filtered SET id = 7 WHERE id = 1", "DELETE FROM filtered")
    database.execute("INSERT INTO by_key VALUES (1, 1), (11, 1)", "UPDATE by_key SET n = 2", "UPDATE by_key SET id = 12 WHERE id = 1",
                     "UPDATE by_key SET id = 2 WHERE id = 11", "DELETE FROM by_key", "INSERT INTO unlisted VALUES (1)")
    oracle.sync(database).check()
    x = "x" * 9000
    assert told(oracle, "public.listed") == [
        ("c", {"n": 2, "id": 1}, None, {"id": 1, "n": 2}), ("u", {"n": 2, "id": 1}, None, {"id": 1, "n": 2}),
        ("d", {"n": 2, "id": 1}, {"id": 1, "n": 2}, None), None, ("c", {"n": 4, "id": 1}, None, {"id": 1, "n": 4}),
        ("u", {"n": 4, "id": 1}, None, {"id": 1, "n": 4}), ("d", {"n": 4, "id": 1}, {"id": 1, "n": 4}, None), None]
    assert len({r.value_id for r in oracle.of("public.listed") if not r.tombstone}) == 1
    assert told(oracle, "public.filtered") == [
        ("c", {"id": 2}, None, {"id": 2, "n": 20, "body": "y"}),
        ("u", {"id": 2}, {"id": 2, "n": 20, "body": "y"}, {"id": 2, "n": 25, "body": "y"}),
        ("c", {"id": 1}, None, {"id": 1, "n": 30, "body": x}),
        ("d", {"id": 2}, {"id": 2, "n": 25, "body": "y"}, None), None,
        ("u", {"id": 1}, {"id": 1, "n": 30, "body": x}, {"id": 1, "n": 31, "body": x}),
        ("d", {"id": 1}, {"id": 1, "n": 31, "body": x}, None), None, ("c", {"id": 7}, None, {"id": 7, "n": 31, "body": x}),
        ("d", {"id": 7}, {"id": 7, "n": 31, "body": x}, None), None]
    assert told(oracle, "public.by_key") == [
        ("c", {"id": 11}, None, {"id": 11, "n": 1}), ("u", {"id": 11}, None, {"id": 11, "n": 2}),
        ("c", {"id": 12}, None, {"id": 12, "n": 2}), ("d", {"id": 11}, {"id": 11, "n": None}, None), None,
        ("d", {"id": 12}, {"id": 12, "n": None}, None), None]
    assert {r.table for r in oracle.events()} == {"public.listed", "public.filtered", "public.by_key"}


def test_an_adopted_publication_of_a_schema_takes_tables_that_come_later(daemon, database, oracle):
    database.execute("CREATE SCHEMA sales", "CREATE TABLE sales.old (id integer PRIMARY KEY)", "CREATE TABLE apart (id integer PRIMARY KEY)",
                     "CREATE PUBLICATION theirs FOR TABLES IN SCHEMA sales")
    daemon.settings.update({"publication.name": "theirs", "publication.manage": "false"})
    daemon.start()
    database.transaction("INSERT INTO sales.old VALUES (1)", "CREATE TABLE sales.late (id integer PRIMARY KEY, n integer)", "INSERT INTO sales.late VALUES (1, 1)",
                         "INSERT INTO apart VALUES (1)", "UPDATE sales.late SET n = 2", "ALTER TABLE apart SET SCHEMA sales", "INSERT INTO sales.apart VALUES (2)",
                         "ALTER TABLE sales.old SET SCHEMA public", "INSERT INTO old VALUES (2)")
    oracle.sync(database).check()
    assert [(r.table, r.op, r.key["id"]) for r in oracle.events()] == [
        ("sales.old", "c", 1), ("sales.late", "c", 1), ("sales.late", "u", 1), ("sales.apart", "c", 2)]


def test_logical_messages_whatever_they_hold_and_whatever_becomes_of_their_transaction(daemon, database, oracle):
    daemon.start()
    with database.connection.transaction(force_rollback=True):
        database.query("SELECT pg_logical_emit_message(true, 'lost', 'x'), pg_logical_emit_message(false, 'at once', 'y')")
    with database.connection.transaction():
        database.query("SELECT pg_logical_emit_message(true, '', ''), pg_logical_emit_message(true, 'Ünï 😀 \"', %s), "
                       "pg_logical_emit_message(false, 'within', '')", ("é\x01",))
        database.execute("SAVEPOINT s")
        database.query("SELECT pg_logical_emit_message(true, 'undone', '')")
        database.execute("ROLLBACK TO s")
        database.query("SELECT pg_logical_emit_message(true, 'large', decode(repeat('00ff', 300000), 'hex'))")
    oracle.sync(database).check()
    assert [(r.value["prefix"], r.value["content"]) for r in sorted(oracle.messages(), key=lambda r: r.position)] == [
        ("at once", b"y"), ("within", b""), ("", b""), ('Ünï 😀 "', "é\x01".encode()), ("large", b"\x00\xff" * 300000)]
    assert all(r.key_bytes is None for r in oracle.messages()) and len({r.partition for r in oracle.messages()}) == 1


# ---- kinds of tables ----

def test_partitions_that_come_and_go_while_it_runs_are_leaves_or_under_their_root(database, beside):
    database.execute("CREATE TABLE log (day integer, n integer, what text, PRIMARY KEY (n, day)) PARTITION BY RANGE (day)",
                     "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (10)",
                     # its columns lie otherwise, and one was dropped
                     "CREATE TABLE log_2 (gone text, what text, n integer, day integer, PRIMARY KEY (n, day))",
                     "ALTER TABLE log_2 DROP COLUMN gone")
    _daemon, leaves = beside("leaves", publication__poll_interval="300ms")
    _daemon, roots = beside("roots", publication__poll_interval="300ms", publication__via_partition_root="true")

    def published(oracle, *tables):
        wait_until(f"{tables} are published", 30, lambda: database.publication_tables(f"millrace_{oracle.prefix}") == set(tables))
    published(leaves, "public.log_1", "public.log_2")
    published(roots, "public.log", "public.log_2")
    database.execute("INSERT INTO log VALUES (1, 1, 'first')", "INSERT INTO log_2 VALUES ('own', 2, 12)")
    database.transaction("ALTER TABLE log ATTACH PARTITION log_2 FOR VALUES FROM (10) TO (20)", "INSERT INTO log VALUES (13, 3, 'attached')")
    published(leaves, "public.log_1", "public.log_2")
    published(roots, "public.log")
    database.execute("UPDATE log SET day = 14 WHERE n = 1", "UPDATE log SET what = 'changed' WHERE n = 2")
    database.execute("CREATE TABLE log_3 PARTITION OF log FOR VALUES FROM (20) TO (30)")
    published(leaves, "public.log_1", "public.log_2", "public.log_3")
    database.execute("INSERT INTO log VALUES (21, 4, 'third')", "DELETE FROM log WHERE n = 4")
    database.execute("ALTER TABLE log DETACH PARTITION log_2")
    published(roots, "public.log", "public.log_2")
    database.execute("INSERT INTO log_2 VALUES ('detached', 5, 15)", "INSERT INTO log VALUES (2, 6, 'last')", "DROP TABLE log_3")
    for oracle in (leaves, roots):
        oracle.sync(database).check()

    def rows(oracle, table):
        return [(r.op, tuple((r.value["after"] or r.value["before"]).values())) for r in oracle.order(table) if not r.tombstone]
    assert rows(leaves, "public.log_1") == [("c", (1, 1, "first")), ("d", (1, 1, None)), ("c", (2, 6, "last"))]
    assert rows(leaves, "public.log_2") == [("c", ("own", 2, 12)), ("c", ("attached", 3, 13)), ("c", ("first", 1, 14)),
                                            ("u", ("changed", 2, 12)), ("c", ("detached", 5, 15))]
    assert rows(leaves, "public.log_3") == [("c", (21, 4, "third")), ("d", (21, 4, None))]
    assert rows(roots, "public.log") == [("c", (1, 1, "first")), ("c", (13, 3, "attached")), ("d", (1, 1, None)), ("c", (14, 1, "first")),
                                         ("u", (12, 2, "changed")), ("c", (21, 4, "third")), ("d", (21, 4, None)), ("c", (2, 6, "last"))]
    assert rows(roots, "public.log_2") == [("c", ("own", 2, 12)), ("c", ("detached", 5, 15))]
    assert not roots.of("public.log_1") and not roots.of("public.log_3") and not leaves.of("public.log")


def test_partitions_whose_identity_is_not_their_roots(daemon, database, oracle, name):
    """Of each root: its identity, and those of its partitions, which are what the old rows carry."""
    roots = {"by_key": "dfd", "whole": "fdf", "odd": "di"}
    for root, (identity, *leaves) in roots.items():
        database.execute(f"CREATE TABLE {root} (id integer PRIMARY KEY, code integer NOT NULL, n integer, body text) PARTITION BY LIST (id)",
                         f"ALTER TABLE {root} ALTER COLUMN body SET STORAGE EXTERNAL")
        for i, leaf in enumerate(leaves):
            table = f"{root}_{i}"
            database.execute(f"CREATE TABLE {table} PARTITION OF {root} FOR VALUES IN ({i}, {i + 10})", f"CREATE UNIQUE INDEX {table}_code ON {table} (code)",
                             f"ALTER TABLE {table} REPLICA IDENTITY {dict(d='DEFAULT', f='FULL', i=f'USING INDEX {table}_code')[leaf]}")
        database.execute(f"ALTER TABLE {root} REPLICA IDENTITY {dict(d='DEFAULT', f='FULL')[identity]}")
    daemon.settings["publication.via_partition_root"] = "true"
    daemon.start()
    assert database.publication_tables(f"millrace_{name}") == {"public.by_key", "public.whole"}
    assert "ALTER TABLE public.odd_0 REPLICA IDENTITY FULL" in daemon.log()
    large = "x" * 5000
    for root in roots:
        for i in range(len(roots[root]) - 1):
            database.execute(f"INSERT INTO {root} VALUES ({i}, {i}, 0, repeat('x', 5000))", f"UPDATE {root} SET n = 1 WHERE id = {i}",
                             f"UPDATE {root} SET id = {i + 10} WHERE id = {i}", f"DELETE FROM {root} WHERE id = {i + 10}")
    # PostgreSQL does not tell of a single partition's truncate
    database.execute("INSERT INTO by_key VALUES (1, 1, 0, '')", "TRUNCATE by_key_1", "TRUNCATE by_key")
    oracle.sync(database).check()

    def images(i, body):
        """What follows the insert: with the old row, or its key alone."""
        unchanged = [] if body else ["body"]
        old = {"id": i, "code": i, "n": 1, "body": body} if body else {"id": i, "code": None, "n": None, "body": None}
        first = {**old, "n": 0} if body else None
        return [("u", {"id": i}, first, {"id": i, "code": i, "n": 1, "body": body}, unchanged), ("d", {"id": i}, old, None, []), None,
                ("c", {"id": i + 10}, None, {"id": i + 10, "code": i, "n": 1, "body": body}, unchanged),
                ("d", {"id": i + 10}, {**old, "id": i + 10}, None, []), None]
    for root in ("by_key", "whole"):
        found = [None if r.tombstone else (r.op, r.key, r.value["before"], r.value["after"], r.value["unchanged"]) for r in oracle.order(f"public.{root}")]
        for i, leaf in enumerate(roots[root][1:]):
            inserted, *rest = found[7 * i:7 * i + 7]
            assert inserted == ("c", {"id": i}, None, {"id": i, "code": i, "n": 0, "body": large}, [])
            assert rest == (images(i, large if leaf == "f" else None))
        assert [r[0] for r in found[14:]] == (["c", "t"] if root == "by_key" else [])
    assert [r.op for r in oracle.order("public.odd")] == ["c"]
    assert not oracle.aside
    # of partitions there are Relation messages, too, and no events
    assert {t.removeprefix(f"{name}.") for t in oracle.topics()} == {"public.by_key", "public.whole", "public.odd", "message", "parked", "dead-letter"}


def test_tables_of_every_kind(daemon, database, oracle, name):
    wide = [f"c{i:04d}" for i in range(1, 1600)]
    database.execute(
        "CREATE TABLE blank ()", "CREATE TABLE blank_whole ()", "ALTER TABLE blank_whole REPLICA IDENTITY FULL",
        f"CREATE TABLE wide (id integer PRIMARY KEY, {', '.join(f'{c} integer' for c in wide)})", "ALTER TABLE wide REPLICA IDENTITY FULL",
        "CREATE TABLE counted (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, other bigint GENERATED BY DEFAULT AS IDENTITY, v text)",
        "CREATE TABLE computed (id integer PRIMARY KEY, n integer, twice integer GENERATED ALWAYS AS (n * 2) STORED, last text)",
        "CREATE TABLE computed_key (n integer, twice integer GENERATED ALWAYS AS (n * 2) STORED, PRIMARY KEY (twice))",
        "CREATE TABLE shrunk (a text, id integer PRIMARY KEY, b text, c text)", "ALTER TABLE shrunk DROP COLUMN a, DROP COLUMN b",
        "CREATE TABLE parent (id integer PRIMARY KEY, v text)", "CREATE TABLE child (extra integer, PRIMARY KEY (id)) INHERITS (parent)",
        "CREATE UNLOGGED TABLE unlogged (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO blank DEFAULT VALUES", "INSERT INTO blank_whole DEFAULT VALUES", "DELETE FROM blank_whole",
                     f"INSERT INTO wide (id, c0001, c1599) VALUES (1, {-2**31}, 7)", f"UPDATE wide SET {', '.join(f'{c} = {i}' for i, c in enumerate(wide))}",
                     "INSERT INTO counted (v) VALUES ('a'), ('b')", "INSERT INTO counted (other, v) OVERRIDING SYSTEM VALUE VALUES (-5, 'c')",
                     "INSERT INTO computed VALUES (1, 4, DEFAULT, 'x')", "UPDATE computed SET n = 5", "INSERT INTO computed_key VALUES (3)",
                     "INSERT INTO shrunk VALUES (1, 'x')", "UPDATE shrunk SET c = 'y'", "ALTER TABLE shrunk ADD COLUMN a integer DEFAULT 3",
                     "INSERT INTO shrunk VALUES (2, 'z')", "UPDATE shrunk SET c = 'w' WHERE id = 1",
                     "INSERT INTO parent VALUES (1, 'p')", "INSERT INTO child VALUES (2, 'c', 3)", "UPDATE parent SET v = v || '!'", "DELETE FROM parent WHERE id = 2",
                     "INSERT INTO unlogged VALUES (1)", "CREATE TEMPORARY TABLE passing (id integer PRIMARY KEY)", "INSERT INTO passing VALUES (1)",
                     "TRUNCATE parent")
    oracle.sync(database).check()
    assert told(oracle, "public.blank") == [("c", None, None, {})]
    assert told(oracle, "public.blank_whole") == [("c", None, None, {}), ("d", None, {}, None)]
    first = {"id": 1, **dict.fromkeys(wide), "c0001": -2**31, "c1599": 7}
    assert told(oracle, "public.wide") == [("c", {"id": 1}, None, first), ("u", {"id": 1}, first, {"id": 1, **{c: i for i, c in enumerate(wide)}})]
    assert [t[3] for t in told(oracle, "public.counted")] == [
        {"id": 1, "other": 1, "v": "a"}, {"id": 2, "other": 2, "v": "b"}, {"id": 3, "other": -5, "v": "c"}]
    # before PostgreSQL 18 the stream has no generated column
    assert [t[3] for t in told(oracle, "public.computed")] == [{"id": 1, "n": 4, "last": "x"}, {"id": 1, "n": 5, "last": "x"}]
    assert told(oracle, "public.computed_key") == [("c", None, None, {"n": 3})]
    assert [t[3] for t in told(oracle, "public.shrunk")] == [{"id": 1, "c": "x"}, {"id": 1, "c": "y"}, {"id": 2, "c": "z", "a": 3}, {"id": 1, "c": "w", "a": 3}]
    assert told(oracle, "public.parent") == [("c", {"id": 1}, None, {"id": 1, "v": "p"}), ("u", {"id": 1}, None, {"id": 1, "v": "p!"}), ("t", None, None, None)]
    assert told(oracle, "public.child") == [
        ("c", {"id": 2}, None, {"id": 2, "v": "c", "extra": 3}), ("u", {"id": 2}, None, {"id": 2, "v": "c!", "extra": 3}),
        ("d", {"id": 2}, {"id": 2, "v": None, "extra": None}, None), None, ("t", None, None, None)]
    assert {r.table.partition(".")[2] for r in oracle.events()} == {
        "blank", "blank_whole", "wide", "counted", "computed", "computed_key", "shrunk", "parent", "child"}


def test_neither_unlogged_nor_temporary_tables_are_there_even_where_all_are_asked_for(daemon, database, oracle):
    database.execute("CREATE UNLOGGED TABLE unlogged (id integer PRIMARY KEY)", "CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.settings["publication.all_tables"] = "true"
    daemon.start()
    database.transaction("CREATE TEMPORARY TABLE passing (id integer PRIMARY KEY)", "INSERT INTO passing VALUES (1)", "INSERT INTO unlogged VALUES (1)",
                         "INSERT INTO dish VALUES (1)", "TRUNCATE unlogged, passing, dish")
    # that is logged from now on is a table that begins to match: its rows until then are not told
    database.transaction("ALTER TABLE unlogged SET LOGGED", "INSERT INTO unlogged VALUES (2)")
    oracle.sync(database).check()
    assert [(r.table, r.op) for r in oracle.order("public.dish")] == [("public.dish", "c"), ("public.dish", "t")]
    assert told(oracle, "public.unlogged") == [("c", {"id": 2}, None, {"id": 2})]
    assert {r.table for r in oracle.events()} == {"public.dish", "public.unlogged"}


def test_a_truncate_of_several_tables_names_each_and_what_it_takes_along(daemon, database, oracle):
    database.execute("CREATE TABLE a (id serial PRIMARY KEY)", "CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a)",
                     "CREATE TABLE c (id integer GENERATED ALWAYS AS IDENTITY, n integer)", "CREATE TABLE p (id integer PRIMARY KEY) PARTITION BY LIST (id)",
                     "CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)", "CREATE TABLE p_2 PARTITION OF p FOR VALUES IN (2)",
                     "CREATE TABLE kept (id integer PRIMARY KEY)")
    daemon.start()

    def fill():
        database.execute("INSERT INTO a DEFAULT VALUES", "INSERT INTO b VALUES (1, 1)", "INSERT INTO c (n) VALUES (1)", "INSERT INTO p VALUES (1), (2)")
    fill()
    database.execute("INSERT INTO kept VALUES (1)", "TRUNCATE a, c, p RESTART IDENTITY CASCADE")
    fill()
    with database.connection.transaction():  # two in one, with rows between
        database.execute("TRUNCATE p_1, c", "INSERT INTO p VALUES (1)", "TRUNCATE ONLY p_1", "INSERT INTO c (n) VALUES (9)")
    oracle.sync(database).check().compare(database, *(f"public.{t}" for t in ("a", "b", "c", "p_1", "p_2", "kept")))
    ops = {t: "".join(r.op for r in oracle.order(f"public.{t}")) for t in ("a", "b", "c", "p_1", "p_2", "kept")}
    assert ops == {"a": "ctc", "b": "ctc", "c": "ctctc", "p_1": "ctctct", "p_2": "ctc", "kept": "c"}
    assert [r.value["after"]["id"] for r in oracle.order("public.c") if r.op == "c"] == [1, 1, 2]
    first = [r for r in oracle.events() if r.op == "t" and r.partition == 0][:5]
    assert len({r.position[:2] for r in first}) == 1 and sorted(r.position[2] for r in first) == [0, 2, 4, 6, 8]


# ---- names ----

def mangled(name, keep="_-"):
    if re.search("_x[0-9a-f]{8}$", name):
        return f"{name}_x{zlib.crc32(name.encode()):08x}"
    changed = "".join(c if c.isascii() and c.isalnum() or c in keep else "_" for c in name)
    changed = "_" + changed[1:] if "-" not in keep and changed[:1].isdigit() else changed
    return changed if changed == name else f"{changed}_x{zlib.crc32(name.encode()):08x}"


def ident(name):
    return '"' + name.replace('"', '""') + '"'


# tables that are one but for what is mangled, and others that are hard
TABLES = ["a b", "a.b", "a-b", "a_b", 'a"b', "a'b", "a\\b", "a\nb", "A B", "A_B", "select", "1", "-", ".", "Ünï-cödé", "表", "\U0001f600", "e\u0301", "é",
          "x" * 63, "ä" * 31 + "x", "\U0001f600" * 15 + "abc", "%s", "${env:HOME}", "a,b", "{a}", "*", " ", "\x7f", "%00", "-- a", "/*"]
SCHEMAS = ["s.t", "S.T", "s_t", "x" * 63, "é" * 31, "s\"'\\"]
FIELDS = ["id", "ID", "Id", "iD", "a b", "a.b", "a-b", "a_b", 'a"b', "a\\b", "1", "11", "é", "É", "e\u0301", "\U0001f600", "before", "after", "null", "Value", "x" * 63,
          "ä" * 31 + "y", "unchanged.x", "before.id", "\t", ".", " ", "_", "表" * 21]


def test_names_of_every_kind_lead_to_topics_and_fields_of_their_own(daemon, database, oracle, name):
    tables = [("public", t) for t in TABLES] + [(s, "t.u") for s in SCHEMAS]
    columns = ", ".join(f"{ident(c)} integer" for c in FIELDS)
    database.execute(*(f"CREATE SCHEMA {ident(s)}" for s in SCHEMAS), *(f"CREATE TABLE {ident(s)}.{ident(t)} (id integer PRIMARY KEY)" for s, t in tables),
                     f"CREATE TABLE columns ({columns}, PRIMARY KEY ({', '.join(ident(c) for c in reversed(FIELDS[-31:]))}))")
    daemon.settings["wire"] = "binary"
    daemon.start()
    assert database.publication_tables(f"millrace_{name}") == {f"{s}.{t}" for s, t in tables} | {"public.columns"}
    database.execute(*(f"INSERT INTO {ident(s)}.{ident(t)} VALUES ({i})" for i, (s, t) in enumerate(tables)),
                     f"INSERT INTO columns VALUES ({', '.join(str(i) for i in range(len(FIELDS)))})")
    oracle.sync(database).check()
    topics = {}
    for i, (schema, table) in enumerate(tables):
        topic = f"{name}.{mangled(schema)}.{mangled(table)}"
        [record] = [r for r in oracle.records if r.topic == topic]
        assert (record.source["schema"], record.source["table"], record.value["after"]) == (schema, table, {"id": i})
        space = f"{name}.{mangled(schema, '_')}.{mangled(table, '_')}"
        assert record.key_schema["namespace"] == record.value_schema["namespace"] == space
        topics[topic] = space
    assert len(topics) == len(set(topics.values())) == len(tables)
    [record] = oracle.of("public.columns")
    assert record.value["after"] == {mangled(c, "_"): i for i, c in enumerate(FIELDS)}
    assert record.row() == {c: str(i) for i, c in enumerate(FIELDS)}
    assert list(record.key_texts()) == list(reversed(FIELDS[-31:]))


def test_columns_that_are_called_as_others_in_overflow_stay_apart(daemon, database, oracle):
    database.execute('CREATE TABLE odd (id integer PRIMARY KEY, at timestamptz, "before.at" timestamptz, "after.at" timestamptz)',
                     "ALTER TABLE odd REPLICA IDENTITY FULL", "INSERT INTO odd VALUES (1, 'infinity', '-infinity', 'infinity')")
    daemon.start()
    database.execute("""UPDATE odd SET at = '-infinity', "before.at" = 'infinity', "after.at" = '-infinity'""")
    oracle.sync(database).check()
    [event] = oracle.events("public.odd")
    assert event.value["overflow"] == {"before.at": "infinity", "before.before.at": "-infinity", "before.after.at": "infinity",
                                       "at": "-infinity", "after.before.at": "infinity", "after.after.at": "-infinity"}
    assert event.row() == {"id": "1", "at": "-infinity", "before.at": "infinity", "after.at": "-infinity"}
    assert event.row("before") == {"id": "1", "at": "infinity", "before.at": "-infinity", "after.at": "infinity"}


def test_names_that_look_alike_in_a_topic_or_a_record_stay_apart(daemon, database, oracle, name):
    """Kafka takes . and _ for one where it names metrics; and a name may look like what another is mangled to."""
    looks = mangled("x y", "_")
    tables = {"a.b_c": 1, "a_b.c": 2, "public.x y": 3, f"public.{looks}": 4}
    database.execute("CREATE SCHEMA a", "CREATE SCHEMA a_b", *("CREATE TABLE {}.{} (id integer PRIMARY KEY)".format(*map(ident, t.split("."))) for t in tables),
                     f'CREATE TABLE doubled (id integer PRIMARY KEY, "x y" integer, {looks} integer)')
    daemon.start()
    database.execute(*("INSERT INTO {}.{} VALUES ({})".format(*map(ident, t.split(".")), i) for t, i in tables.items()), "INSERT INTO doubled VALUES (5, 6, 7)")
    oracle.sync(database).check()
    for table, i in tables.items():
        schema, _dot, short = table.partition(".")
        [record] = oracle.of(f"{schema}.{mangled(short)}")
        assert (record.source["schema"], record.source["table"], record.value["after"]) == (schema, short, {"id": i})
    [record] = oracle.of("public.doubled")
    assert record.row() == {"id": "5", "x y": "6", looks: "7"}


# ---- generated columns, which PostgreSQL 18 can publish ----

@pytest.fixture(scope="module")
def newest_server(server_folder):
    server = Postgres(server_folder / "images-18", best_postgres("18"))
    server.start()
    yield server
    server.destroy()


@pytest.fixture
def newest(newest_server, name):
    database = Database.create(newest_server, name)
    yield database
    database.drop()


@pytest.mark.timeout(300)  # the first time, with the download
def test_stored_generated_columns_are_published_where_asked_for(newest, kafka, daemons, name):
    stored, virtual = "twice integer GENERATED ALWAYS AS (n * 2) STORED", "thrice integer GENERATED ALWAYS AS (n * 3) VIRTUAL"
    newest.execute(f"CREATE TABLE computed (id integer PRIMARY KEY, n integer, {stored}, {virtual}, last text)",
                   f"CREATE TABLE computed_key (n integer, {stored}, PRIMARY KEY (twice))",
                   f"CREATE TABLE whole (id integer, n integer, {stored})", "ALTER TABLE whole REPLICA IDENTITY FULL",
                   f"CREATE TABLE whole_virtual (id integer PRIMARY KEY, n integer, {virtual})", "ALTER TABLE whole_virtual REPLICA IDENTITY FULL")
    tables = ("computed", "computed_key", "whole", "whole_virtual")
    daemon = daemons(name, newest.url, kafka.url(), settings={"publication.generated_columns": "stored", "registry.compatibility": "NONE"})
    oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
    oracle.watched = daemon
    daemon.start()

    def published(suffix=""):
        return newest.publication_tables(f"millrace_{name}{suffix}")
    assert published() == {"public.computed", "public.computed_key", "public.whole"} and published("_inserts") == {"public.whole_virtual"}
    assert "ALTER TABLE public.whole_virtual REPLICA IDENTITY DEFAULT" in daemon.log()

    def write():
        newest.execute(*(f"INSERT INTO {t} (n{'' if t == 'computed_key' else ', id'}) VALUES (4{'' if t == 'computed_key' else ', 1'})" for t in tables),
                       *(f"UPDATE {t} SET n = 5" for t in tables), *(f"DELETE FROM {t}" for t in tables))
    write()
    oracle.sync(newest).check()
    assert told(oracle, "public.computed") == [
        ("c", {"id": 1}, None, {"id": 1, "n": 4, "twice": 8, "last": None}), ("u", {"id": 1}, None, {"id": 1, "n": 5, "twice": 10, "last": None}),
        ("d", {"id": 1}, {"id": 1, "n": None, "twice": None, "last": None}, None), None]
    assert told(oracle, "public.computed_key") == [
        ("c", {"twice": 8}, None, {"n": 4, "twice": 8}), ("d", {"twice": 8}, {"n": None, "twice": 8}, None), None,
        ("c", {"twice": 10}, None, {"n": 5, "twice": 10}), ("d", {"twice": 10}, {"n": None, "twice": 10}, None), None]
    assert told(oracle, "public.whole") == [
        ("c", None, None, {"id": 1, "n": 4, "twice": 8}), ("u", None, {"id": 1, "n": 4, "twice": 8}, {"id": 1, "n": 5, "twice": 10}),
        ("d", None, {"id": 1, "n": 5, "twice": 10}, None)]
    assert told(oracle, "public.whole_virtual") == [("c", {"id": 1}, None, {"id": 1, "n": 4})]
    # and no more: where the identity holds one, the user's updates would be refused
    before = {t: len(oracle.order(f"public.{t}")) for t in tables}
    assert daemon.stop() == 0
    del daemon.settings["publication.generated_columns"]
    daemon.start()
    assert published() == {"public.computed"} and published("_inserts") == {"public.computed_key", "public.whole", "public.whole_virtual"}
    write()
    oracle.sync(newest).check()
    later = {t: told(oracle, f"public.{t}")[before[t]:] for t in tables}
    assert later["computed"][:2] == [("c", {"id": 1}, None, {"id": 1, "n": 4, "last": None}), ("u", {"id": 1}, None, {"id": 1, "n": 5, "last": None})]
    assert later["computed_key"] == [("c", None, None, {"n": 4})] and later["whole"] == [("c", None, None, {"id": 1, "n": 4})]
    oracle.close()


def test_generated_columns_of_an_older_server_are_refused_with_the_reason(daemon, database, name):
    daemon.settings["publication.generated_columns"] = "stored"
    assert daemon.run(seconds=20) == CONFIG
    assert "needs PostgreSQL 18" in daemon.log() and database.slot(f"millrace_{name}") is None
    checked = command("check", "--name", name, "--source", daemon.source, "--brokers", daemon.brokers, "--state", daemon.state_folder,
                      "--set", "publication.generated_columns=stored")
    assert checked.returncode == CONFIG and "needs PostgreSQL 18" in checked.stdout
