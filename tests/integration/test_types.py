"""Types beside the matrix (test_type_matrix.py): which wire is chosen and when it changes, types that come and go, databases in
other encodings, keys, sizes."""
import decimal
import re

import pytest

from harness.database import Database, lsn_number
from harness.daemon import CONFIG
from harness.matrix import reader, texts
from harness.oracle import Oracle, Schemas
from harness.text import canonical
from harness.wires import assert_alike


@pytest.fixture
def pair(daemons, database, kafka, name):
    """Two daemons on one database, text and binary, and their oracles."""
    made = []

    def start(settings=None, tables=None):
        for wire in ("text", "binary"):
            daemon = daemons(f"{name}_{wire}"[:40], database.url, kafka.url(), tables=(tables or {}).get(wire),
                             settings={"wire": wire, **(settings or {})})
            daemon.start()
            made.append((daemon, Oracle(kafka.url(), daemon.name, Schemas(daemon.url))))
        return made
    yield start
    for _daemon, oracle in made:
        oracle.close()


def test_auto_chooses_binary_where_every_type_has_a_decoder(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 'a')")
    oracle.sync(database).check().compare(database, "public.dish")
    assert "wire=binary" in daemon.log()


@pytest.mark.parametrize("declared,value", [("inet", "'::1'"), ("int2vector", "'1 2'"), ("aclitem[]", "'{postgres=r/postgres}'"), ("duo[]", "'{\"(1,)\"}'")])
def test_auto_chooses_text_where_a_type_has_none(daemon, database, oracle, audit, declared, value):
    database.execute("CREATE TYPE duo AS (a integer, b aclitem)", f"CREATE TABLE dish (id integer PRIMARY KEY, odd {declared})")
    daemon.start()
    audited = audit()
    assert "wire=text" in daemon.log()
    database.execute(f"INSERT INTO dish VALUES (1, {value})", "INSERT INTO dish VALUES (2, NULL)")
    oracle.sync(database).check().compare(database, "public.dish")
    assert audited.compare(oracle, {"public.dish": ("id",)}) == 2


def test_a_type_without_binary_output_that_comes_later_makes_it_reconnect_in_text_seamlessly(daemon, database, oracle, audit):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.settings["publication.poll_interval"] = "500ms"
    daemon.start()
    audited = audit()
    assert "wire=binary" in daemon.log()
    # aclitem[]: the array has a send function, its element has none, and the server finds out in the middle of a row
    database.transaction("INSERT INTO dish VALUES (1, 'a')", "ALTER TABLE dish ADD COLUMN acl aclitem[]",
                         "INSERT INTO dish VALUES (2, 'b', '{postgres=r/postgres,postgres=w/postgres}')",
                         "UPDATE dish SET name = 'c'")
    database.execute("INSERT INTO dish VALUES (3, 'd', NULL)")
    oracle.sync(database).check().compare(database, "public.dish")
    audited.compare(oracle, {"public.dish": ("id",)})
    assert "wire=text" in daemon.log()


@pytest.mark.parametrize("declared,value", [("aclitem[]", "'{postgres=r/postgres}'"), ("inet", "'::1'"), ("duo", "'(1,x)'")])
def test_going_over_to_text_within_a_transaction_of_many_batches_loses_and_doubles_nothing(daemon, database, oracle, audit, declared, value):
    database.execute("CREATE TYPE duo AS (a integer, b text)", "CREATE TABLE dish (id integer PRIMARY KEY, name text)",
                     "CREATE TABLE cup (id integer PRIMARY KEY)")
    daemon.settings["batch.bytes"] = "64 KiB"
    daemon.start()
    audited = audit()
    assert "wire=binary" in daemon.log()
    database.transaction("INSERT INTO dish SELECT i, repeat('x', 200) FROM generate_series(1, 2000) i", "INSERT INTO cup VALUES (1)",
                         f"ALTER TABLE dish ADD COLUMN odd {declared}",
                         f"INSERT INTO dish SELECT i, 'y', {value} FROM generate_series(2001, 2500) i", "INSERT INTO cup VALUES (2)",
                         "UPDATE dish SET name = 'c' WHERE id % 10 = 0", "DELETE FROM dish WHERE id % 50 = 0")
    database.execute("INSERT INTO cup VALUES (3)", f"INSERT INTO dish VALUES (2501, 'd', {value})")
    oracle.sync(database).check().compare(database, "public.cup")
    assert audited.compare(oracle, {"public.dish": ("id",), "public.cup": ("id",)}) == 2000 + 500 + 250 + 50 + 4
    assert "wire=text" in daemon.log()


def test_an_array_of_which_the_catalog_knows_no_dimensions_has_one(pair, database):
    database.execute("CREATE TABLE made AS SELECT 1 AS id, ARRAY[1, 2] AS a", "ALTER TABLE made ADD PRIMARY KEY (id)")
    assert database.value("SELECT attndims FROM pg_attribute WHERE attrelid = 'made'::regclass AND attname = 'a'") == 0
    started = pair()
    database.execute("INSERT INTO made VALUES (2, '{3,NULL}'), (3, '{{4}}')")
    for _daemon, oracle in started:
        second, third = oracle.sync(database).check().events("public.made")
        assert second.value["after"]["a"] == [3, None]
        assert (third.value["after"]["a"], third.value["overflow"]) == (None, {"a": "{{4}}"})
    assert_alike(*started)


def test_a_type_without_a_binary_decoder_that_comes_later_makes_it_reconnect_in_text_at_once(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.settings["source.release_after"] = "60 s"
    daemon.start()
    assert "wire=binary" in daemon.log()
    database.transaction("INSERT INTO dish VALUES (1)", "ALTER TABLE dish ADD COLUMN host inet",
                         "INSERT INTO dish VALUES (2, '10.0.0.7')", "UPDATE dish SET host = '::1' WHERE id = 1")
    oracle.sync(database, 30).check().compare(database, "public.dish")
    assert "wire=text" in daemon.log()


def test_a_column_that_binary_cannot_carry_and_that_comes_later_ends_a_stream_that_must_be_binary(daemon, database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.settings["wire"] = "binary"
    daemon.start()
    database.execute("ALTER TABLE dish ADD COLUMN host inet", "INSERT INTO dish VALUES (2, '10.0.0.7')")
    assert daemon.wait_exit(30) == CONFIG
    assert "column host of type inet" in daemon.log() and "wire = " in daemon.log()


def test_binary_demanded_where_the_server_cannot_is_explained(daemon, database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, acl aclitem[])")
    daemon.settings["wire"] = "binary"
    daemon.spawn()
    try:
        daemon.wait_ready(30)
        database.execute("INSERT INTO dish VALUES (1, '{postgres=r/postgres}')")
    except AssertionError:
        pass
    assert daemon.wait_exit(30) == CONFIG
    assert "binary" in daemon.log() and "wire" in daemon.log()


@pytest.mark.parametrize("mode", ["scaled", "double"])
def test_unconstrained_numeric_in_its_other_forms(pair, database, mode):
    database.execute("CREATE TABLE n (id serial PRIMARY KEY, v numeric, a numeric[])")
    started = pair({"events.numeric_unconstrained": mode})
    literals = ["0", "0.00", "-1.10", "123456789012345678901234567890.5", "10000", "1e-20", "1e20", "'NaN'", "'Infinity'"]
    for literal in literals:
        database.execute(f"INSERT INTO n (v, a) VALUES ({literal}, ARRAY[NULL, {literal}]::numeric[])")
    for _daemon, oracle in started:
        oracle.sync(database).check()
        events = oracle.events("public.n")
        for event, literal in zip(events, literals, strict=True):
            value, array, special = event.value["after"]["v"], event.value["after"]["a"], literal.startswith("'")
            text = database.value(f"SELECT ({literal}::numeric)::text")
            if mode == "double":
                assert repr(value) == repr(float(text)) and repr(array) == repr([None, float(text)]) and event.value["overflow"] == {}
            elif special:
                assert value is None and array is None and event.value["overflow"] == {"v": text, "a": f"{{NULL,{text}}}"}
            else:
                unscaled = int.from_bytes(value["value"], "big", signed=True)
                assert array == [None, value]
                with decimal.localcontext(prec=200):
                    assert str(decimal.Decimal(unscaled).scaleb(-value["scale"])) == str(decimal.Decimal(text))
    assert_alike(*started)


@pytest.fixture
def encoded(postgres, kafka, daemons, name):
    """A database of another encoding, and daemons of both wires on it."""
    made = []

    def make(encoding, *setup):
        database = Database.create(postgres, name, encoding=encoding)
        made.append(database)
        database.execute(*setup)
        pair = []
        for wire in ("text", "binary"):
            daemon = daemons(f"{name}_{wire}"[:40], database.url, kafka.url(), settings={"wire": wire}).start()
            pair.append((daemon, Oracle(kafka.url(), daemon.name, Schemas(daemon.url))))
            made.append(pair[-1][1])
        return database, pair
    yield make
    for thing in reversed(made):
        thing.close()
    made[0].drop()


def test_a_latin1_database_is_utf8_in_every_event(encoded):
    values = {"t": "'café'", "v": "'ü'", "c": "'é '", "n": "'ä'", "e": "'né'", "j": "'{\"é\": 1}'", "b": "'[\"é\"]'",
              "a": "'{é,NULL,\"ü \"}'", "low": "'[0:1]={é,a b}'", '"prénom"': "'x'"}
    database, pair = encoded("LATIN1", "CREATE TYPE mood AS ENUM ('né')", "CREATE TABLE old (id integer PRIMARY KEY, t text, v varchar(9), "
                             "c char(5), n name, e mood, j json, b jsonb, a text[], low text[], \"prénom\" text)")
    database.execute(f"INSERT INTO old (id, {', '.join(values)}) VALUES (1, {', '.join(values.values())})")
    with reader(database.url + "?client_encoding=utf8") as connection:
        (truth,) = texts(connection, f"SELECT {', '.join(values)} FROM public.old")
    for _daemon, oracle in pair:
        (event,) = oracle.sync(database).check().events("public.old")
        row, types = event.row(), oracle.column_types("public.old")
        for column, text in zip((v.strip('"') for v in values), truth):
            assert row[column] == canonical(types[column], text), column
        assert event.fields()["e"]["postgres.enum"] == ["né"]
        assert event.value["overflow"] == {"low": "[0:1]={é,\"a b\"}"}
    assert_alike(*pair)


def test_invalid_utf8_of_an_sql_ascii_database_overflows_as_hex_in_both_wires(encoded):
    bad, good = "chr(200) || 'x'", "chr(195) || chr(164)"
    label, valid = "E'a\\xc8'", "E'\\xc3\\xa4'"
    database, pair = encoded("SQL_ASCII", f"CREATE TYPE mood AS ENUM ({label}, {valid}, 'plain')", "CREATE TABLE old (id integer PRIMARY KEY, "
                             "v text, c varchar(5), n name, q \"char\", a text[], e mood)")
    database.execute(f"INSERT INTO old VALUES (1, {bad}, {bad}, {bad}, chr(200)::\"char\", ARRAY[{bad}, 'ok'], {label})",
                     f"INSERT INTO old VALUES (2, {good}, {good}, {good}, 'x', ARRAY[{good}, NULL], {valid})",
                     f"INSERT INTO old (id, a) VALUES (3, array_fill({bad}, '{{1}}', '{{0}}'))")
    for _daemon, oracle in pair:
        first, second, third = oracle.sync(database).events("public.old")
        assert {c: first.value["after"][c] for c in "vcnqae"} == dict.fromkeys("vcnqae")
        assert first.value["overflow"] == {"v": r"\xc878", "c": r"\xc878", "n": r"\xc878", "q": r"\xc8", "a": r"\x" + b"{\xc8x,ok}".hex(),
                                           "e": r"\x61c8"}
        assert {c: second.value["after"][c] for c in "vcnqae"} == {"v": "ä", "c": "ä", "n": "ä", "q": "x", "a": ["ä", None], "e": "ä"}
        assert first.fields()["e"]["postgres.enum"] == [r"\x61c8", "ä", "plain"]
        assert second.value["overflow"] == {}
        assert third.value["overflow"] == {"a": r"\x" + b"[0:0]={\xc8x}".hex()}
    assert_alike(*pair)


def test_types_made_while_it_runs_are_known_with_the_rows_that_use_them_first(pair, database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "ALTER TABLE dish REPLICA IDENTITY FULL")
    started = pair()
    database.transaction(
        "INSERT INTO dish VALUES (1)", "CREATE SCHEMA late", "CREATE TYPE late.mood AS ENUM ('a', 'b')", "CREATE DOMAIN late.price AS numeric(6,2)",
        "CREATE DOMAIN late.prices AS late.price[]",
        "ALTER TABLE dish ADD COLUMN m late.mood, ADD COLUMN p late.price, ADD COLUMN ps late.prices, ADD COLUMN ms late.mood[][]",
        "INSERT INTO dish VALUES (2, 'a', 1.5, '{1.5,NULL}', '{{a,b}}')", "INSERT INTO dish VALUES (3, 'b', 'NaN', '{NaN}', '{a}')")
    database.execute("ALTER TYPE late.mood ADD VALUE 'c'", "UPDATE dish SET m = 'c'")
    for daemon, oracle in started:
        oracle.sync(database).check().compare(database, "public.dish")
        second, third, *updates = oracle.events("public.dish")[1:]
        assert second.value["after"] == {"id": 2, "m": "a", "p": b"\x00\x96", "ps": [b"\x00\x96", None], "ms": [["a", "b"]]}
        assert third.value["overflow"] == {"p": "NaN", "ps": "{NaN}", "ms": "{a}"}
        assert [u.value["after"]["m"] for u in updates] == ["c"] * 3
        assert daemon.log().count("streaming slot") == 1
    assert_alike(*started)


def test_values_of_types_that_are_gone_are_their_text(daemon, database, oracle, audit):
    database.execute("CREATE TYPE gone AS ENUM ('a', 'b c')", "CREATE DOMAIN sum AS numeric(6,2)", "CREATE TYPE duo AS (a integer, b text)",
                     "CREATE TABLE dish (id integer PRIMARY KEY, note text)")
    daemon.start()
    audited = audit()
    assert "wire=binary" in daemon.log()
    daemon.stop()
    database.execute("ALTER TABLE dish ADD COLUMN m gone, ADD COLUMN s sum, ADD COLUMN d duo, ADD COLUMN ms gone[]")
    database.transaction("INSERT INTO dish VALUES (1, 'x', 'b c', 1.5, '(1,x)', '{a}')", "UPDATE dish SET note = 'y'")
    database.execute("DROP TYPE gone CASCADE", "DROP TYPE sum CASCADE", "DROP TYPE duo CASCADE", "INSERT INTO dish VALUES (2, 'z')",
                     "UPDATE dish SET note = 'last'")
    daemon.start()
    oracle.sync(database).check()
    first, second = oracle.events("public.dish")[:2]
    assert {c: first.row()[c] for c in ("m", "s", "d", "ms")} == {"m": "b c", "s": "1.50", "d": "(1,x)", "ms": "{a}"}
    assert [e.row()["note"] for e in oracle.events("public.dish")] == ["x", "y", "z", "last", "last"]
    assert second.row()["s"] == "1.50"
    assert audited.compare(oracle, {"public.dish": ("id",)}) == 5
    assert "wire=text" in daemon.log()


def test_in_the_key_infinite_dates_are_the_extreme_values(pair, database):
    database.execute("CREATE TABLE dated (d date, t timestamptz, v integer, PRIMARY KEY (d, t))")
    started = pair()
    database.execute("INSERT INTO dated VALUES ('infinity', '-infinity', 1), ('-infinity', 'infinity', 2)",
                     "UPDATE dated SET v = 3 WHERE d = 'infinity'", "DELETE FROM dated WHERE d = 'infinity'")
    for _daemon, oracle in started:
        oracle.sync(database)
        oracle.check_positions()
        oracle.check_partitions()
        oracle.check_tombstones()
        low, high = {"d": -2**31, "t": 2**63 - 1}, {"d": 2**31 - 1, "t": -2**63}
        assert [(r.op, r.key) for r in oracle.order("public.dated")] == [
            ("c", high), ("c", low), ("u", high), ("d", high), (None, high)]
        assert oracle.events("public.dated")[0].value["overflow"] == {"d": "infinity", "t": "-infinity"}
    assert_alike(*started)


# column of the key, its type, two values of it; those with a binary decoder, and the others
KEYS = [("b", "boolean", "true", "false"), ("i", "smallint", "1", "-1"), ("l", "bigint", "'9223372036854775807'", "0"),
        ("o", "oid", "'4294967295'", "1"), ("r", "real", "0.1", "'NaN'"), ("f", "double precision", "'Infinity'", "1e15"),
        ("d", "numeric(12,2)", "-0.01", "12.5"), ("n", "numeric", "'NaN'", "1.10"), ("m", "money", "-1234.56", "0.01"),
        ("t", "text", "'ä\U0001f600'", "''"), ("c", "character(4)", "'ab'", "''"), ("q", "\"char\"", "'x'", "''"),
        ("u", "uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "'00000000-0000-0000-0000-000000000000'"), ("y", "bytea", "'\\x00ff'", "''"),
        ("day", "date", "'0044-03-15 BC'", "'2024-01-01'"), ("at", "time", "'24:00'", "'12:00:00.5'"),
        ("ts", "timestamp", "'0001-01-01 BC'", "'2024-01-01'"), ("tz", "timestamptz", "'2024-01-01 00:00+02'", "'1969-12-31 23:59:59.999999+00'"),
        ("j", "jsonb", "'{\"a\": 1}'", "'[]'"), ("e", "mood", "'so so'", "'sad'"), ("p", "price", "1.5", "0"),
        ("a", "integer[]", "'{1,2}'", "'{}'"), ("aa", "text[][]", "'{{a,NULL},{b,\"\"}}'", "'{}'"), ("ad", "price[]", "'{1.5}'", "'{NULL}'")]
TEXT_KEYS = [("k", "duo", "'(1,\"x, y\")'::duo", "'(,)'::duo"), ("ka", "duo[]", "'{\"(1,x)\",NULL}'", "'{}'"), ("h", "inet", "'::1'", "'10.0.0.0/8'"),
             ("g", "int4range", "'[1,5)'", "'empty'"), ("v", "interval", "'1 day'", "'-01:00'"), ("w", "oidvector", "'1 2'", "''"),
             ("x", "int4multirange", "'{[1,2),[3,4)}'", "'{}'"), ("z", "timetz", "'12:00+02'", "'00:00-01'")]


def test_every_type_can_be_in_a_key(pair, database):
    database.execute("CREATE TYPE mood AS ENUM ('sad', 'so so')", "CREATE DOMAIN price AS numeric(6,2)", "CREATE TYPE duo AS (a integer, b text)")
    for table, columns in (("typed", KEYS), ("other", TEXT_KEYS)):
        names = ", ".join(c[0] for c in columns)
        database.execute(f"CREATE TABLE {table} ({', '.join(f'{c[0]} {c[1]}' for c in columns)}, note text, PRIMARY KEY ({names}))")
    started = pair(tables={"text": "public.*", "binary": "public.typed"})
    for table, columns in (("typed", KEYS), ("other", TEXT_KEYS)):
        names = ", ".join(c[0] for c in columns)
        one, two = (", ".join(c[i] for c in columns) for i in (2, 3))
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({one}), ({two})", f"UPDATE {table} SET note = 'x'",
                         f"UPDATE {table} SET {', '.join(f'{c[0]} = {c[3]}' for c in columns[:3])} WHERE {columns[0][0]} = {columns[0][2]}",
                         f"DELETE FROM {table} WHERE {columns[1][0]} = {columns[1][3]} AND {columns[-1][0]} = {columns[-1][3]}")
    for _daemon, oracle in started:
        oracle.sync(database).check()
        for table, columns in (("typed", KEYS), ("other", TEXT_KEYS)):
            if oracle.of(f"public.{table}"):
                oracle.compare(database, f"public.{table}")
                ops = [r.op for r in oracle.order(f"public.{table}")]
                assert ops == ["c", "c", "u", "u", "d", None, "c", "d", None], ops
                assert [f["postgres.type"] for f in oracle.of(f"public.{table}")[0].key_schema["fields"]] == \
                    [declared for (declared,) in database.query(
                        "SELECT CASE WHEN nspname = 'public' THEN 'public.' ELSE '' END || format_type(atttypid, atttypmod) FROM "
                        "pg_attribute a JOIN pg_type t ON t.oid = atttypid JOIN pg_namespace n ON n.oid = typnamespace "
                        f"WHERE attrelid = '{table}'::regclass AND attnum > 0 AND attname <> 'note' ORDER BY attnum")]
    assert_alike(*started)


def test_an_event_of_the_allowed_size_passes_and_a_larger_one_ends_it_named_with_its_position(daemon, database, oracle):
    daemon.settings["on_unpublishable"] = "stop"
    database.execute("CREATE TABLE doc (id integer PRIMARY KEY, body text)")
    daemon.start()
    database.execute("INSERT INTO doc VALUES (1, repeat('x', 990000))")
    oracle.sync(database).check().compare(database, "public.doc")
    lsn = database.lsn()
    database.execute("INSERT INTO doc VALUES (2, repeat('y', 2000000))")
    assert daemon.wait_exit(30) == TOO_LARGE
    assert "public.doc" in daemon.log() and "1000000 bytes" in daemon.log()
    assert "raise events.max_bytes and the topic's max.message.bytes" in daemon.log()
    assert any(lsn <= found <= database.lsn() for found in lsns(daemon.log()))


TOO_LARGE = 65  # EX_DATAERR: the data, not the history


def lsns(text):
    return [lsn_number(found) for found in re.findall(r"\b[0-9A-F]{1,8}/[0-9A-F]{1,8}\b", text)]
