"""Values: every type of this version in text and in binary, against PostgreSQL's own text; overflow (G5)."""
import decimal
import json
import re

import pytest

from harness.database import Database, lsn_number
from harness.daemon import CONFIG
from harness.oracle import Oracle, Schemas

NULLABLE = lambda kind: ["null", kind]  # noqa: E731
DECIMAL = lambda precision, scale: {"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}  # noqa: E731

# column, declared type, the Avro type by docs/types.md, values as SQL literals; all of them have a binary decoder
TYPES = [
    ("c_bool", "boolean", "boolean", ["true", "false"]),
    ("c_int2", "smallint", "int", ["-32768", "0", "32767"]),
    ("c_int4", "integer", "int", ["-2147483648", "-1", "2147483647"]),
    ("c_int8", "bigint", "long", ["-9223372036854775808", "1", "9223372036854775807"]),
    ("c_real", "real", "float", ["0", "-0", "0.1", "1e-45", "3.4028235e38", "'NaN'", "'-Infinity'", "16777217"]),
    ("c_double", "double precision", "double",
     ["0", "0.1", "-1.7976931348623157e308", "5e-324", "'NaN'", "'Infinity'", "0.30000000000000004"]),
    ("c_num", "numeric(12,2)", DECIMAL(12, 2), ["0", "-0.01", "1.005", "9999999999.99", "-9999999999.99", "127.99", "-128", "1.28"]),
    ("c_num_wide", "numeric(60,30)", DECIMAL(60, 30), ["0", "1e-30", "-123456789012345678901234567890.123456789012345678901234567891"]),
    ("c_num_zero", "numeric(5,0)", DECIMAL(5, 0), ["0", "99999", "-1"]),
    ("c_num_back", "numeric(3,-2)", DECIMAL(5, 0), ["0", "99900", "-12345"]),
    ("c_num_small", "numeric(2,5)", DECIMAL(5, 5), ["0", "0.00099", "-0.00001"]),
    ("c_numeric", "numeric", "string",
     ["0", "0.000", "-1.10", "1e-200", "'NaN'", "'Infinity'", "'-Infinity'", "1e1000", "123456789012345678901234567890.5",
      "10000", "0.0001", "-99999999.00010000"]),
    ("c_text", "text", "string", ["''", "'plain'", "'ä€𝄞 \"quoted\" \\ ' || chr(10) || chr(1)", "repeat('x', 5000)"]),
    ("c_varchar", "character varying(20)", "string", ["''", "'Zürich'"]),
    ("c_char", "character(6)", "string", ["'ab'", "''", "'äöü   '"]),
    ("c_name", "name", "string", ["'a name'"]),
    ("c_qchar", "\"char\"", "string", ["'x'", "''"]),
    ("c_bytea", "bytea", "bytes", ["''", "'\\x00ff80'", "decode(repeat('ab', 3000), 'hex')"]),
    ("c_uuid", "uuid", {"type": "string", "logicalType": "uuid"}, ["'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "'00000000000000000000000000000000'"]),
    ("c_date", "date", {"type": "int", "logicalType": "date"},
     ["'1970-01-01'", "'2024-02-29'", "'0001-01-01'", "'4713-01-01 BC'", "'5874897-12-31'", "'1900-03-01'"]),
    ("c_time", "time without time zone", {"type": "long", "logicalType": "time-micros"},
     ["'00:00'", "'24:00'", "'23:59:59.999999'", "'12:00:00.1'"]),
    ("c_time3", "time(3) without time zone", {"type": "long", "logicalType": "time-micros"}, ["'01:02:03.4567'"]),
    ("c_stamp", "timestamp without time zone", {"type": "long", "logicalType": "local-timestamp-micros"},
     ["'1970-01-01'", "'2024-02-29 12:34:56.789012'", "'4713-01-01 BC'", "'294247-01-10 04:00:54.775807'",
      "'1969-12-31 23:59:59.999999'"]),
    ("c_stamptz", "timestamp with time zone", {"type": "long", "logicalType": "timestamp-micros"},
     ["'1970-01-01 00:00+00'", "'2024-07-01 12:00:00.5+05:45'", "'4713-01-01 00:00+00 BC'", "'294247-01-10 04:00:54.775807+00'"]),
    ("c_json", "json", "string", ["'{\"b\" : 1,   \"a\": [1, 2]}'", "'null'"]),
    ("c_jsonb", "jsonb", "string", ["'{\"b\" : 1,   \"a\": [1, 2.50]}'", "'\"text\"'"]),
    ("c_enum", "mood", "string", ["'happy'", "'so so'"]),
    ("c_domain", "price", DECIMAL(6, 2), ["1.5", "0"]),
    ("c_domain2", "email", "string", ["'a@b'"]),
]
# what its Avro type cannot hold: column, literal, PostgreSQL's text
OVERFLOWING = [
    ("c_num", "'NaN'", "NaN"), ("c_num_zero", "'NaN'", "NaN"), ("c_domain", "'NaN'", "NaN"), ("c_date", "'infinity'", "infinity"),
    ("c_date", "'-infinity'", "-infinity"), ("c_stamp", "'infinity'", "infinity"), ("c_stamptz", "'-infinity'", "-infinity"),
    ("c_stamp", "'294247-01-10 04:00:54.775808'", "294247-01-10 04:00:54.775808"),
    ("c_stamptz", "'294276-12-31 23:59:59.999999+00'", "294276-12-31 23:59:59.999999+00"),
]
# types that this version carries as PostgreSQL's text, whatever the wire
AS_TEXT = [
    ("t_interval", "interval", ["'1 year 2 mons -3 days 04:05:06.7'", "'0'"], True), ("t_inet", "inet", ["'10.0.0.1/8'", "'::1'"], True),
    ("t_timetz", "time with time zone", ["'12:00+02'"], True), ("t_array", "integer[]", ["'{1,NULL,3}'", "'{}'", "'[0:1]={5,6}'"], True),
    ("t_point", "point", ["'(1.5,-2)'"], True), ("t_range", "int4range", ["'[1,5)'", "'empty'"], True),
    ("t_tsvector", "tsvector", ["'a fat cat'"], True), ("t_bit", "bit(3)", ["B'101'"], True),
    ("t_xml", "xml", ["'<a>ä</a>'"], True), ("t_pair", "pair", ["'(1,\"x y\")'"], True),
    ("t_lsn", "pg_lsn", ["'16/B374D848'"], True), ("t_money", "money", ["'12.34'"], True),
    ("t_aclitem", "aclitem", ["'postgres=r/postgres'"], False), ("t_reg", "regclass", ["'pg_class'"], True),
]
SETUP = ("CREATE TYPE mood AS ENUM ('sad', 'so so', 'happy')", "CREATE DOMAIN price AS numeric(6,2) CHECK (VALUE >= 0 OR VALUE = 'NaN')",
         "CREATE DOMAIN email AS text", "CREATE TYPE pair AS (a integer, b text)")


def create(database, types, table="every"):
    columns = ", ".join(f"{column} {declared}" for column, declared, *_ in types)
    database.execute(f"CREATE TABLE {table} (id serial PRIMARY KEY, {columns})")


def fill(database, types, table="every"):
    """One row a value, all NULL, and a row with the first value of each."""
    for column, _declared, *_rest, values in types:
        for value in values:
            database.execute(f"INSERT INTO {table} ({column}) VALUES ({value})")
    database.execute(f"INSERT INTO {table} DEFAULT VALUES")
    names = ", ".join(t[0] for t in types)
    values = ", ".join(t[-1][0] for t in types)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", f"UPDATE {table} SET id = -id WHERE id % 3 = 0",
                     f"DELETE FROM {table} WHERE id % 5 = 0")


@pytest.fixture
def pair(daemons, database, kafka, name):
    """Two daemons on one database, text and binary, and their oracles."""
    made = []

    def start(settings=None, binary="binary"):
        for wire in ("text", binary):
            daemon = daemons(f"{name}_{wire}"[:40], database.url, kafka.url(), settings={"wire": wire, **(settings or {})})
            daemon.start()
            made.append((daemon, Oracle(kafka.url(), daemon.name, Schemas(daemon.url))))
        return made
    yield start
    for _daemon, oracle in made:
        oracle.close()


def comparable(record, name):
    """Everything of a record but ts_ms and what is named after the instance."""
    value = None if record.tombstone else {k: v for k, v in record.value.items() if k != "ts_ms"}
    if value:
        value["source"] = {k: v for k, v in value["source"].items() if k != "name"}
        value = repr(value)  # NaN equals NaN
    schemas = [None if s is None else json.dumps(s, sort_keys=True).replace(f'"{name}.', '"')
               for s in (record.key_schema, record.value_schema)]
    return (record.topic.removeprefix(name), record.partition, record.timestamp, repr(record.key), value, *schemas)


def assert_alike(pair):
    (text, text_oracle), (binary, binary_oracle) = pair
    left, right = ([comparable(r, daemon.name) for table in sorted(oracle.topics())
                    for r in oracle.order(table.removeprefix(daemon.name + ".")) if not table.endswith(".message")]
                   for daemon, oracle in ((text, text_oracle), (binary, binary_oracle)))
    assert len(left) == len(right) > 0
    for one, other in zip(left, right):
        assert one == other


def test_values_are_postgresqls_own_and_the_same_from_text_and_binary(pair, database):
    database.execute(*SETUP)
    create(database, TYPES)
    (text, text_oracle), (binary, binary_oracle) = pair()
    assert "wire=text" in text.log() and "wire=binary" in binary.log()
    fill(database, TYPES)
    for oracle in (text_oracle, binary_oracle):
        oracle.sync(database, 60).check().compare(database, "public.every")
        assert not [r for r in oracle.events() if r.value["overflow"]]
    assert_alike([(text, text_oracle), (binary, binary_oracle)])
    fields = text_oracle.events("public.every")[0].fields()
    for column, declared, avro, _values in TYPES:
        assert fields[column]["type"] == NULLABLE(avro), column
        assert fields[column]["postgres.type"] == ("public." + declared if declared in ("mood", "price", "email") else declared)
        assert fields[column]["default"] is None
    assert fields["c_domain"]["postgres.base_type"] == "numeric(6,2)"
    assert fields["c_enum"]["postgres.enum"] == ["sad", "so so", "happy"]


def test_what_a_type_cannot_hold_is_null_with_its_text_in_overflow_in_both_wires(pair, database):
    database.execute(*SETUP)
    create(database, TYPES)
    database.execute("ALTER TABLE every REPLICA IDENTITY FULL")
    started = pair()
    for column, literal, _text in OVERFLOWING:
        database.execute(f"INSERT INTO every ({column}) VALUES ({literal})")
    database.execute("UPDATE every SET c_bool = true", "DELETE FROM every WHERE id = 1")
    for _daemon, oracle in started:
        oracle.sync(database).check().compare(database, "public.every")
        events = oracle.events("public.every")
        inserts, updates, deletes = ([r for r in events if r.op == op] for op in "cud")
        assert len(inserts) == len(updates) == len(OVERFLOWING) and len(deletes) == 1
        for insert, update, (column, _literal, text) in zip(inserts, updates, OVERFLOWING):
            assert insert.value["after"][column] is None and insert.value["overflow"] == {column: text}
            assert update.value["overflow"] == {column: text, f"before.{column}": text}
        assert deletes[0].value["overflow"] == {f"before.{OVERFLOWING[0][0]}": OVERFLOWING[0][2]}
    assert_alike(started)


def test_every_other_type_is_postgresqls_text_and_auto_chooses_the_text_wire(daemon, database, oracle):
    database.execute(*SETUP)
    create(database, AS_TEXT_COLUMNS)
    daemon.start()
    fill(database, AS_TEXT_COLUMNS)
    oracle.sync(database).check().compare(database, "public.every")
    fields = oracle.events("public.every")[0].fields()
    for column, _declared, _values in AS_TEXT_COLUMNS:
        assert fields[column]["type"] == NULLABLE("string"), column
    assert "wire=text" in daemon.log()


AS_TEXT_COLUMNS = [(column, declared, values) for column, declared, values, _send in AS_TEXT]


def test_auto_chooses_binary_where_every_type_has_a_decoder(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 'a')")
    oracle.sync(database).check().compare(database, "public.dish")
    assert "wire=binary" in daemon.log()


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
    database.execute("CREATE TABLE n (id serial PRIMARY KEY, v numeric)")
    started = pair({"events.numeric_unconstrained": mode})
    literals = ["0", "0.00", "-1.10", "123456789012345678901234567890.5", "10000", "1e-20", "1e20", "'NaN'", "'Infinity'"]
    for literal in literals:
        database.execute(f"INSERT INTO n (v) VALUES ({literal})")
    for _daemon, oracle in started:
        oracle.sync(database).check()
        events = oracle.events("public.n")
        for event, literal in zip(events, literals, strict=True):
            value, special = event.value["after"]["v"], literal.startswith("'")
            text = database.texts(f"SELECT {literal}::numeric")[1][0][0]
            if mode == "double":
                assert repr(value) == repr(float(text)) and event.value["overflow"] == {}
            elif special:
                assert value is None and event.value["overflow"] == {"v": text}
            else:
                unscaled = int.from_bytes(value["value"], "big", signed=True)
                with decimal.localcontext(prec=200):
                    assert str(decimal.Decimal(unscaled).scaleb(-value["scale"])) == str(decimal.Decimal(text))
    assert_alike(started)


def test_invalid_utf8_of_an_sql_ascii_database_overflows_as_hex(postgres, kafka, daemons, name):
    database = Database.create(postgres, name, encoding="SQL_ASCII")
    try:
        database.execute("CREATE TABLE old (id integer PRIMARY KEY, v text)")
        daemon = daemons(name, database.url, kafka.url()).start()
        database.execute("INSERT INTO old VALUES (1, chr(200) || 'x')", "INSERT INTO old VALUES (2, chr(195) || chr(164))")
        oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
        oracle.sync(database)
        first, second = oracle.events("public.old")
        assert (first.value["after"]["v"], first.value["overflow"]) == (None, {"v": "\\xc878"})
        assert (second.value["after"]["v"], second.value["overflow"]) == ("ä", {})
        assert daemon.stop() == 0
    finally:
        database.drop()


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
    assert_alike(started)


def test_an_event_of_the_allowed_size_passes_and_a_larger_one_ends_it_named_with_its_position(daemon, database, oracle):
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
