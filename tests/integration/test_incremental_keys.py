"""Incremental snapshots by keys of every kind: chunk bounds are PostgreSQL's order, and rows are told apart as the stream tells them."""
import random
import threading

import psycopg
import pytest

from harness.database import connect
from harness.snapshots import check, equals, reads, take, tell, wait_reads, wait_table

SETUP = ("CREATE EXTENSION citext", "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')", "ALTER TYPE mood ADD VALUE 'first' BEFORE 'sad'",
         "CREATE TYPE spot AS (x integer, y text)", "CREATE DOMAIN code AS varchar(9)",
         "CREATE COLLATION german (provider = icu, locale = 'de-u-co-phonebk')",
         "CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)")

WORDS = ["''", "' '", "'a'", "'A'", "'b'", "'B'", "'ä'", "'Ä'", "'ae'", "'az'", "'z'", "'ß'", "'ss'", "'a b'", "'a-b'", "'ab'", "'ÿ'", "'€'", "E'\\U0001F600'",
         "E'tab\\t'", "E'line\\n'", "E'back\\\\slash'", "'quo''te'", "'\"'", "'null'", "'NULL'", "'\\N'", "'{a,b}'", "'(a,b)'", "'%s'", "'é'", "E'e\\u0301'",
         "repeat('long', 100)"]
# of each table: the key's columns, and values for them
KEYS = {
    "by_uuid": ("id uuid", ["'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"] + [f"md5('{i}')::uuid" for i in range(60)]),
    "by_text": ("id text", WORDS), "by_c_text": ('id text COLLATE "C"', WORDS), "by_icu": ('id text COLLATE "und-x-icu"', WORDS),
    "by_german": ("id text COLLATE german", WORDS), "by_blind": ("id text COLLATE blind", WORDS), "by_citext": ("id citext", WORDS),
    "by_char": ("id char(6)", ["'a'", "'a b'", "'ab'", "''", "'z     '", "'ä'", "'abcdef'", "'-'"]), "by_domain": ("id code", ["'a'", "'B'", "'b'", "'ä'", "''"]),
    "by_name": ("id name", ["'a'", "'B'", "'_'", "'ü'"]), "by_byte": ('id "char"', ["'a'", "'b'", "'Z'", "''"]),
    "by_numeric": ("id numeric", ["'NaN'", "'Infinity'", "'-Infinity'", "0", "1.0", "1.10", "-1e30", "1e30", "1e-30", "123456789012345678901234567890.5"] + [f"{i}.{i}" for i in range(30)]),
    "by_decimal": ("id numeric(8,3)", [f"{i}.{i:03d}" for i in range(-20, 30)]),
    "by_real": ("id real", ["'NaN'", "'Infinity'", "'-Infinity'", "0", "0.1", "1e-40", "3.4028235e38", "-1.5"]),
    "by_double": ("id double precision", ["'NaN'", "'Infinity'", "'-Infinity'", "0", "0.1", "0.1 + 0.2", "5e-324", "1e308", "-1.5", "1e15", "123456.7"]),
    "by_int": ("id integer", [str(i) for i in range(-40, 40)] + ["2147483647", "-2147483648"]),
    "by_bigint": ("id bigint", ["9223372036854775807", "-9223372036854775808"] + [str(i * 10**15) for i in range(20)]), "by_oid": ("id oid", ["0", "1", "4294967295"]),
    "by_stamp": ("id timestamptz", ["'infinity'", "'-infinity'", "'epoch'", "'4714-11-24 00:00:00+00 BC'", "'2024-02-29 12:00:00.123456+02'", "'1969-12-31 23:59:59.999999+00'"]
                 + [f"timestamptz '2024-03-31 00:00:00+00' + {i} * interval '13 min 0.000001 s'" for i in range(40)]),
    "by_local": ("id timestamp", ["'infinity'", "'-infinity'", "'2024-02-29 12:00'", "'0001-01-01 BC'", "'2000-01-01 00:00:00.000001'"]),
    "by_date": ("id date", ["'infinity'", "'-infinity'", "'2024-02-29'", "'4714-11-24 BC'", "'5874897-12-31'"] + [f"date '2024-01-01' + {i}" for i in range(30)]),
    "by_time": ("id time", ["'00:00'", "'24:00'", "'12:34:56.789'"]), "by_timetz": ("id timetz", ["'12:00+02'", "'12:00-03'", "'10:00+00'", "'00:00+15'"]),
    "by_interval": ("id interval", ["'1 month'", "'31 days'", "'1 day'", "'25 hours'", "'-1 year'", "'0'", "'1 year 2 mons -3 days 04:05:06.7'"]),
    "by_enum": ("id mood", ["'first'", "'sad'", "'ok'", "'happy'"]), "by_bool": ("id boolean", ["true", "false"]),
    "by_bytea": ("id bytea", ["''", "'\\x00'", "'\\x00ff'", "'\\x0000'", "'\\xff'", "'\\x5c'", "'\\x275c78'"] + [f"decode(md5('{i}'), 'hex')" for i in range(20)]),
    "by_inet": ("id inet", ["'10.0.0.1'", "'10.0.0.1/8'", "'::1'", "'10.0.0.2'"]), "by_mac": ("id macaddr", ["'08:00:2b:01:02:03'", "'00:00:00:00:00:00'"]),
    "by_bits": ("id varbit", ["B''", "B'0'", "B'01'", "B'1'"]), "by_jsonb": ("id jsonb", ["'{}'", "'[]'", "'1'", "'\"a\"'", "'{\"a\": [1, null]}'", "'null'"]),
    "by_range": ("id int4range", ["'empty'", "'[1,5)'", "'(,)'", "'[1,)'", "'(,3)'"]), "by_array": ("id integer[]", ["'{}'", "'{1}'", "'{1,2}'", "'{NULL,1}'", "'{2}'"]),
    "by_words": ("id text[]", ["'{}'", "'{\"\"}'", "'{\"a,b\"}'", "'{NULL}'", "'{\"NULL\"}'", "'{ä}'"]),
    "by_row": ("id spot", ["ROW(1, 'a')", "ROW(1, NULL)", "ROW(NULL, NULL)", "ROW(2, 'b,c')", "ROW(1, '(\"x\")')"]), "by_lsn": ("id pg_lsn", ["'0/0'", "'1/A'", "'0/FFFFFFFF'"]),
    "by_money": ("id money", ["0", "12.34", "-5"]),
}
THREE = [f"('{w}', {n}, timestamptz '2024-01-01 00:00+00' + {n} * interval '1 s')" for w in ("a", "ä", "b", "B") for n in range(12)]


def literals(declared, values):
    """With their type, which they do not say themselves."""
    return [f"CAST({v} AS {declared.split(' COLLATE')[0].split(' ', 1)[1]})" for v in values]


def table(database, name, declared, values):
    database.execute(f"CREATE TABLE {name} ({declared}, n integer, note text, PRIMARY KEY (id))")
    for value in literals(declared, values):
        database.execute(f"INSERT INTO {name} SELECT {value}, 0, 'there' ON CONFLICT DO NOTHING")


class Writer(threading.Thread):
    """Changes, deletes, inserts and moves rows among the values of their tables' keys."""

    def __init__(self, url, seed, tables, pause=0.004):
        super().__init__(daemon=True)
        self.url, self.draw, self.tables, self.pause = url, random.Random(seed), tables, pause
        self.ended, self.changes, self.fault = threading.Event(), 0, None

    def run(self):
        with connect(self.url) as connection:
            while not self.ended.is_set():
                name = self.draw.choice(list(self.tables))
                one, other = (f"({self.draw.choice(self.tables[name])})" for _ in range(2))
                try:
                    connection.execute(self.draw.choice((
                        f"UPDATE {name} SET n = n + 1 WHERE id = {one}", f"UPDATE {name} SET n = n + 1, note = 'changed' WHERE id >= {one}",
                        f"DELETE FROM {name} WHERE id = {one}", f"INSERT INTO {name} SELECT {one}, 1, 'new' ON CONFLICT DO NOTHING",
                        f"UPDATE {name} SET id = {other} WHERE id = {one} AND NOT EXISTS (SELECT FROM {name} WHERE id = {other})")).replace("%", "%%"), prepare=False)
                    self.changes += 1
                except psycopg.errors.UniqueViolation:
                    pass
                except psycopg.Error as error:
                    self.fault = error
                    return
                self.ended.wait(self.pause)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.join(20)
        if self.fault:
            raise self.fault


@pytest.mark.timeout(240)
@pytest.mark.parametrize("wire", ["binary", "text"])
def test_keys_of_every_type_under_load(daemon, database, oracle, wire):
    database.execute(*SETUP)
    for name, (declared, values) in KEYS.items():
        table(database, name, declared, values)
    database.execute("ANALYZE")
    daemon.settings.update({"snapshot.chunk_rows": "10", "wire": "auto" if wire == "binary" else wire, "topics.partitions": "2"})
    daemon.start(seconds=60)
    names = [f"public.{name}" for name in KEYS]
    half = len(names) // 2
    tables = {name: literals(declared, values) for name, (declared, values) in KEYS.items()}
    # with a condition a chunk's last key is asked for beforehand
    where = ("--where", "n >= 0") if wire == "text" else ()
    with Writer(database.url, 7, tables) as one, Writer(database.url, 8, tables) as other:
        take(daemon, *names[:half], *where, timeout=100)
        take(daemon, *names[half:], *where, timeout=100)
    equals(oracle, database, *names)
    assert not oracle.dead_letters() and one.changes + other.changes > 100
    if wire == "text":
        return
    # and once more, with nobody in the way: each row once
    known = len(oracle.records)
    take(daemon, *names, timeout=100)
    equals(oracle, database, *names)
    later = [r for r in oracle.records[known:] if r.op == "r"]
    for name in names:
        assert sum(r.table == name for r in later) == database.value(f"SELECT count(*) FROM {name}"), name


def test_keys_of_three_columns_of_an_index_and_of_a_partitioned_table(daemon, database, oracle):
    database.execute(
        'CREATE TABLE three (word text COLLATE "und-x-icu", n integer, at timestamptz, v integer, PRIMARY KEY (word, n, at))',
        f"INSERT INTO three SELECT *, 0 FROM (VALUES {', '.join(THREE)}) v",
        "CREATE TABLE indexed (id integer PRIMARY KEY, kind text NOT NULL, code integer NOT NULL, v integer)",
        "CREATE UNIQUE INDEX indexed_identity ON indexed (kind DESC, code)", "ALTER TABLE indexed REPLICA IDENTITY USING INDEX indexed_identity",
        "INSERT INTO indexed SELECT i, 'kind ' || i % 7, i, 0 FROM generate_series(1, 60) i",
        "CREATE TABLE whole (b integer, a integer, v integer, PRIMARY KEY (a, b) INCLUDE (v))", "ALTER TABLE whole REPLICA IDENTITY FULL",
        "INSERT INTO whole SELECT i % 6, i, 0 FROM generate_series(1, 60) i",
        "CREATE TABLE log (day date, n integer, v integer, PRIMARY KEY (n, day)) PARTITION BY RANGE (day)",
        "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')",
        "CREATE TABLE log_2 (v integer, n integer NOT NULL, day date NOT NULL, PRIMARY KEY (n, day))",
        "ALTER TABLE log ATTACH PARTITION log_2 FOR VALUES FROM ('2024-02-01') TO ('2024-04-01')",
        "INSERT INTO log SELECT date '2024-01-01' + i, i, 0 FROM generate_series(0, 80) i",
        'CREATE SCHEMA "Odd"', 'CREATE TABLE "Odd"."a.b ""c"" é" ("K""ey" integer, "select" text, v integer, PRIMARY KEY ("select", "K""ey"))',
        "INSERT INTO \"Odd\".\"a.b \"\"c\"\" é\" SELECT i, 'x', 0 FROM generate_series(1, 30) i")
    daemon.settings.update({"snapshot.chunk_rows": "10", "publication.via_partition_root": "true"})
    daemon.start()
    names = ["public.three", "public.indexed", "public.whole", "public.log"]
    ended = threading.Event()

    def churn():
        draw = random.Random(3)
        with connect(database.url) as connection:
            while not ended.is_set():
                n = draw.randrange(60)
                for name in ("three", "indexed", "whole", "log"):
                    column = {"three": "n", "indexed": "code", "whole": "a", "log": "n"}[name]
                    connection.execute(f"UPDATE {name} SET v = v + 1 WHERE {column} % 9 = {n % 9}")
                connection.execute(f"DELETE FROM indexed WHERE code = {n}")
                connection.execute(f"INSERT INTO indexed VALUES ({1000 + n}, 'kind {n % 3}', {n}, 1) ON CONFLICT DO NOTHING")
                connection.execute(f"UPDATE log SET day = day + 31 WHERE n = {n} AND day < '2024-02-20'")
                connection.execute(f"UPDATE whole SET b = b + 100 WHERE a = {n} AND b < 300")
                ended.wait(0.01)
    thread = threading.Thread(target=churn, daemon=True)
    thread.start()
    try:
        take(daemon, *names, '"Odd"."a.b ""c"" é"')
    finally:
        ended.set()
        thread.join(10)
    equals(oracle, database, *names)
    assert len([r for r in reads(oracle) if r.source["schema"] == "Odd"]) == 30
    assert {r.table for r in reads(oracle)} == {*names, 'Odd.a.b "c" é'}


def test_rows_whose_key_cannot_be_an_event_are_dead_letters_and_chunks_go_on_behind_them(daemon, database, oracle, name):
    database.execute("CREATE TABLE price (id numeric(8,3), at timestamptz, v integer, PRIMARY KEY (id, at))",
                     "INSERT INTO price SELECT i % 9, timestamptz '2024-01-01 00:00+00' + i * interval '1 s', i FROM generate_series(1, 50) i",
                     "INSERT INTO price SELECT 'NaN', timestamptz '2024-01-01 00:00+00' + i * interval '1 s', i FROM generate_series(1, 25) i",
                     "INSERT INTO price VALUES (1, 'infinity', 1), (1, '-infinity', 1)")
    daemon.settings["snapshot.chunk_rows"] = "10"
    daemon.start()
    take(daemon, "public.price")
    check(oracle.sync(database)).compare_rows("public.price", *database.texts("SELECT * FROM price WHERE id <> 'NaN'"))
    letters = oracle.dead_letters()
    assert len(letters) == 25 and {(r.key, r.value["reason"]) for r in letters} == {(f"{name}.public.price", "key_overflow")}


def test_what_cannot_be_read_in_chunks_is_refused_with_the_reason(daemon, database, oracle):
    database.execute("CREATE TABLE bag (what text)", "ALTER TABLE bag REPLICA IDENTITY FULL", "INSERT INTO bag VALUES ('a')",
                     "CREATE TABLE plain (what text)", "CREATE TABLE deferred (id integer PRIMARY KEY DEFERRABLE)", "CREATE TABLE dish (id integer PRIMARY KEY)",
                     "INSERT INTO dish VALUES (1)", "CREATE SCHEMA hidden", "CREATE TABLE hidden.dish (id integer PRIMARY KEY)", "CREATE VIEW seen AS SELECT 1 AS id")
    daemon.tables = "public.*"
    daemon.start()
    for name in ("public.bag", "public.plain", "public.deferred"):
        done = tell(daemon, "snapshot", name)
        assert done.returncode not in (0, 70) and "key" in done.stderr + done.stdout, done
    for name in ("public.nothing", "hidden.dish", "public.seen"):
        done = tell(daemon, "snapshot", name)
        assert done.returncode not in (0, 70) and name in done.stderr + done.stdout, done
    for arguments in (["public.dish", "--where", "nonsense = 1"], ["public.dish", "--where", "1 = "]):
        done = tell(daemon, "snapshot", *arguments)
        assert done.returncode not in (0, 70), done
    assert "nonsense" in daemon.log()
    for arguments in ([], ["public.*"], ["public.dish", "--replace", "nothing"], ["dish"]):
        assert tell(daemon, "snapshot", *arguments).returncode == 64, arguments
    # the stream and the other snapshots go on
    take(daemon, "public.dish")
    assert wait_table(daemon, "public.dish", "done")["rows"] == 1
    equals(oracle, database, "public.dish")


# ---- what the recorded key is of: one table, and the columns of its key ----

SLOW = {"snapshot.chunk_rows": "40", "snapshot.chunk_time": "20 ms", "snapshot.rows_per_second": "400", "registry.compatibility": "NONE",
        "publication.poll_interval": "300 ms", "snapshot.mode": "initial"}
OTHER_KEYS = {  # of a table that is read up to about its 120th row: its key, and what is done to that
    "other_column": ("id integer", ["DROP CONSTRAINT other_column_pkey, ADD PRIMARY KEY (code)"]),
    "more_columns": ("id integer", ["DROP CONSTRAINT more_columns_pkey, ADD PRIMARY KEY (code, id)"]),
    "to_text": ("id integer", ["ALTER COLUMN id TYPE text"]),
    "collated": ('id text COLLATE "C"', ['ALTER COLUMN id TYPE text COLLATE "und-x-icu"']),
}


def halfway(database, oracle, name, declared="id integer"):
    """A new table whose snapshot is under way."""
    key = "chr(65 + i % 2 * 32 + i % 26) || i" if "text" in declared else "i"
    database.transaction(f"CREATE TABLE {name} ({declared} PRIMARY KEY, code integer NOT NULL, v text)",
                         f"INSERT INTO {name} SELECT {key}, 301 - i, 'old' FROM generate_series(1, 300) i")
    wait_reads(oracle, 100, table=f"public.{name}")


@pytest.fixture
def slowly(daemon, database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.settings.update(SLOW)
    return daemon.start()


def test_a_table_whose_key_changes_halfway_is_read_anew(slowly, database, oracle):
    for name, (declared, alters) in OTHER_KEYS.items():
        halfway(database, oracle, name, declared)
        database.execute(*(f"ALTER TABLE {name} {alter}" for alter in alters))
        wait_table(slowly, f"public.{name}", "done")
        told = {str(r.value["after"]["id"]) for r in reads(oracle.sync(database), f"public.{name}")}
        assert {row[0] for row in database.texts(f"SELECT id FROM {name}")[1]} <= told, name
    equals(oracle, database, *(f"public.{name}" for name in OTHER_KEYS))


OTHER_TABLES = {
    "made_again": ["DROP TABLE made_again", "CREATE TABLE made_again (id integer PRIMARY KEY, code integer NOT NULL, v text)",
                   "INSERT INTO made_again SELECT i, i, 'new' FROM generate_series(1, 200) i"],
    "with_another_key": ["DROP TABLE with_another_key", "CREATE TABLE with_another_key (id text PRIMARY KEY, code integer NOT NULL, v text)",
                         "INSERT INTO with_another_key SELECT 'A' || i, i, 'new' FROM generate_series(1, 200) i"],
    "swapped_in": ["CREATE TABLE other (LIKE swapped_in INCLUDING ALL)", "INSERT INTO other SELECT id + 10, code, 'new' FROM swapped_in",
                   "DROP TABLE swapped_in", "ALTER TABLE other RENAME TO swapped_in"],
}


def test_a_table_that_is_another_one_halfway_is_read_anew_and_replaces_the_old_ones_rows(slowly, database, oracle):
    for name, statements in OTHER_TABLES.items():
        halfway(database, oracle, name)
        database.transaction(*statements)
        oracle.wait_for(lambda records: any(r.op == "r" and r.row()["v"] == "new" for r in records if r.table == f"public.{name}"), f"{name}'s rows")
        wait_table(slowly, f"public.{name}", "done")
    equals(oracle, database, *(f"public.{name}" for name in OTHER_TABLES))


def test_a_table_that_is_another_one_after_a_kill_is_read_anew(slowly, database, oracle):
    halfway(database, oracle, "cup")
    slowly.kill()
    database.transaction("DROP TABLE cup", "CREATE TABLE cup (id integer PRIMARY KEY, code integer NOT NULL, v text)",
                         "INSERT INTO cup SELECT i, i, 'new' FROM generate_series(1, 200) i")
    slowly.start()
    oracle.wait_for(lambda records: any(r.op == "r" and r.row()["v"] == "new" for r in records if r.table == "public.cup"), "the new table's rows")
    wait_table(slowly, "public.cup", "done")
    equals(oracle, database, "public.cup")


def test_a_condition_for_the_old_table_does_not_hold_for_another_one(slowly, database, oracle):
    database.execute("CREATE TABLE cup (id integer PRIMARY KEY, v text)", "INSERT INTO cup SELECT i, 'old' FROM generate_series(1, 300) i")
    wait_table(slowly, "public.cup", "done")
    known = len(reads(oracle.sync(database), "public.cup"))
    take(slowly, "public.cup", "--where", "id < 200", "--no-wait")
    wait_reads(oracle, known + 50, table="public.cup")
    database.transaction("DROP TABLE cup", "CREATE TABLE cup (id integer PRIMARY KEY, v text)", "INSERT INTO cup SELECT i, 'new' FROM generate_series(151, 350) i")
    oracle.wait_for(lambda records: any(r.op == "r" and r.row()["v"] == "new" for r in records if r.table == "public.cup"), "the new table's rows")
    wait_table(slowly, "public.cup", "done")
    equals(oracle, database, "public.cup")
