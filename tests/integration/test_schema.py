"""The schemas that are registered: exactly those of design section 4, the same bytes for the same columns."""
import json
import subprocess
import zlib

import fastavro
import pytest

from harness.daemon import PROGRAM, command, environment
from harness.database import Database
from harness.offsets import offsets
from harness.oracle import schema_file


def field(name, avro, declared, **more):
    return {"name": name, "type": ["null", avro], "default": None, "postgres.type": declared, **more}


def undocumented(schema):
    """Without `doc`, which is for people."""
    if isinstance(schema, dict):
        return {k: undocumented(v) for k, v in schema.items() if k != "doc"}
    return [undocumented(s) for s in schema] if isinstance(schema, list) else schema


def test_key_and_envelope_are_those_of_the_contract(daemon, database, oracle, name):
    database.execute("CREATE TYPE mood AS ENUM ('sad', 'glad')", "CREATE DOMAIN cents AS bigint",
                     "CREATE TABLE dish (name varchar(30), id integer, price numeric(6,2) NOT NULL, mood mood, worth cents, \"1st\" text, "
                     "PRIMARY KEY (id, name))")
    daemon.start()
    database.execute("INSERT INTO dish VALUES ('pho', 1, 2, 'sad', 3, 'x')")
    oracle.sync(database).check()
    [record] = oracle.of("public.dish")
    assert undocumented(record.key_schema) == {
        "type": "record", "name": "Key", "namespace": f"{name}.public.dish", "fields": [
            {"name": "id", "type": "int", "postgres.type": "integer"},
            {"name": "name", "type": "string", "postgres.type": "character varying(30)"}]}
    value = {"type": "record", "name": "Value", "fields": [
        field("name", "string", "character varying(30)"), field("id", "int", "integer"),
        field("price", {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}, "numeric(6,2)"),
        field("mood", "string", "public.mood", **{"postgres.enum": ["sad", "glad"]}),
        field("worth", "long", "public.cents", **{"postgres.base_type": "bigint"}),
        field("_st_x%08x" % zlib.crc32(b"1st"), "string", "text", **{"postgres.name": "1st"})]}
    source = {"type": "record", "name": "Source", "namespace": "millrace", "fields": [
        {"name": "name", "type": "string"}, {"name": "schema", "type": "string"}, {"name": "table", "type": "string"},
        {"name": "lsn", "type": "long"}, {"name": "commit_lsn", "type": "long"}, {"name": "seq", "type": "long"},
        {"name": "txid", "type": "long"}, {"name": "ts_us", "type": "long"}, {"name": "snapshot", "type": "boolean"},
        {"name": "origin", "type": ["null", "string"], "default": None}]}
    transaction = {"type": "record", "name": "Transaction", "namespace": "millrace", "fields": [
        {"name": "id", "type": "string"}, {"name": "total_order", "type": "long"}, {"name": "data_collection_order", "type": "long"}]}
    assert undocumented(record.value_schema) == {
        "type": "record", "name": "Envelope", "namespace": f"{name}.public.dish", "fields": [
            {"name": "before", "type": ["null", value], "default": None},
            {"name": "after", "type": ["null", "Value"], "default": None},
            {"name": "source", "type": source},
            {"name": "transaction", "type": ["null", transaction], "default": None},
            {"name": "op", "type": "string"}, {"name": "ts_ms", "type": "long"},
            {"name": "unchanged", "type": {"type": "array", "items": "string"}},
            {"name": "overflow", "type": {"type": "map", "values": "string"}}]}


def test_the_same_columns_give_the_same_id_after_restarts_and_ddl_that_changes_nothing(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 'a')", "ANALYZE dish", "CREATE INDEX ON dish (name)", "INSERT INTO dish VALUES (2, 'b')",
                     "ALTER TABLE dish ADD COLUMN gone text", "ALTER TABLE dish DROP COLUMN gone", "INSERT INTO dish VALUES (3, 'c')",
                     "ALTER TABLE dish ALTER COLUMN name SET NOT NULL", "INSERT INTO dish VALUES (4, 'd')")
    oracle.sync(database)
    daemon.restart()
    database.execute("INSERT INTO dish VALUES (5, 'e')")
    oracle.sync(database).check()
    events = oracle.events("public.dish")
    assert len(events) == 5
    assert len({(r.key_id, r.value_id) for r in events}) == 1


def test_the_fixed_schemas_parse_with_other_peoples_parser():
    for name in ("source", "transaction", "message", "offsets"):
        fastavro.parse_schema(schema_file(name))


def test_the_offsets_record_reads_by_its_schema_and_names_the_slot_and_the_server(daemon, database, oracle, kafka, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    record = offsets(kafka, name, oracle.schemas)[-1].value
    assert record["state"] == "streaming" and record["slot"] == f"millrace_{name}"
    assert record["system_identifier"] == str(database.value("SELECT system_identifier FROM pg_control_system()"))
    assert record["timeline"] == 1 and record["gaps"] == []
    position = record["position"]
    last = max(r.position for r in oracle.records if not r.tombstone)
    assert (position["commit_lsn"], position["change_lsn"], position["seq"]) >= last


def test_output_that_cannot_be_written_is_an_error_and_a_reader_that_has_enough_is_none(database, name):
    columns = ", ".join(f"c{i} integer" for i in range(200))
    database.execute(f"CREATE TABLE wide (id integer PRIMARY KEY, {columns})")
    line = f"{PROGRAM} schema --name {name} --source {database.url} public.wide"
    full = subprocess.run(f"{line} > /dev/full", shell=True, capture_output=True, text=True, timeout=30, env=environment())
    assert full.returncode == 74 and "standard output" in full.stderr
    enough = subprocess.run(["bash", "-c", f"{line} | head -1; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True,
                            timeout=30, env=environment())
    assert enough.returncode == 0 and enough.stderr == "" and enough.stdout.startswith("table public.wide")


def described(database, *tables, arguments=()):
    """What `millrace schema --json` says of each table, in order."""
    done = command("schema", "--json", "--name", "shop", "--source", database.url, *arguments, *tables)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


# column, PostgreSQL's type, Avro in words, what goes to overflow (docs/types.md)
FIDELITY = [
    ("a", "boolean", "boolean", None),
    ("b", "integer", "int", None),
    ("c", "numeric(6,2)", "decimal(6,2)", "NaN"),
    ("d", "numeric", "string", None),
    ("e", "date", "int date", "infinity; -infinity"),
    ("f", "timestamp without time zone", "long local-timestamp-micros",
     "infinity; -infinity; after 294247-01-10 04:00:54.775807"),
    ("g", "timestamp with time zone", "long timestamp-micros", "infinity; -infinity; after 294247-01-10 04:00:54.775807"),
    ("h", "double precision", "double", None),
    ("i", '"char"', "string", "bytes above 127"),
    ("j", "uuid", "string uuid", None),
    ("k", "integer[]", "array of int", "more than 1 dimension; a lower bound other than 1"),
    ("l", "date[]", "array of array of int date",
     "other than 2 dimensions; a lower bound other than 1; elements: infinity; -infinity"),
    ("m", "public.place", "record place (street string, since int date)",
     "rows that may be older than the type's last change; since: infinity; -infinity"),
    ("n", "public.place[]", "array of record place (street string, since int date)",
     "more than 1 dimension; a lower bound other than 1; elements: rows that may be older than the type's last change; "
     "since: infinity; -infinity"),
    ("o", "public.cents", "long", None),
    ("p", "int4range", "string", None),
    ("q", "money", "decimal(19,2)", None),
    ("r", "bytea", "bytes", None),
]


def fidelity_table(database):
    database.execute("CREATE TYPE place AS (street text, since date)", "CREATE DOMAIN cents AS bigint", "CREATE TABLE every ({})".format(
        ", ".join(f"{name} {'date[][]' if name == 'l' else declared}" for name, declared, *_ in FIDELITY)))


def test_each_column_says_what_goes_to_overflow(database):
    fidelity_table(database)
    [table] = described(database, "public.every")
    assert [(c["name"], c["type"], c["avro"], c["overflow"]) for c in table["columns"]] == FIDELITY
    assert table["table"] == "public.every" and table["topic"] == "shop.public.every" and table["key"] is None
    assert not table["updates"] and table["remedy"] == "ALTER TABLE public.every REPLICA IDENTITY FULL;"
    done = command("schema", "--name", "shop", "--source", database.url, "public.every")
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.startswith("  ") and not line.strip().startswith(('"', "{", "}"))}
    for name, declared, avro, overflow in FIDELITY:
        assert declared in lines[name] and avro in lines[name]
        assert ("lossless" if overflow is None else f"to overflow: {overflow}") in lines[name]
    assert "inserts only" in done.stdout and "key: none" in done.stdout


@pytest.mark.parametrize("way, avro, overflow", [("scaled", "record Numeric (scale int, value bytes)", "NaN; Infinity; -Infinity"),
                                                 ("double", "double", "what lies beyond a double")])
def test_an_unconstrained_numeric_is_told_as_it_is_configured(database, way, avro, overflow):
    database.execute("CREATE TABLE t (n numeric)")
    [table] = described(database, "public.t", arguments=("--set", f"events.numeric_unconstrained={way}"))
    [column] = table["columns"]
    assert (column["avro"], column["overflow"]) == (avro, overflow)


def test_what_a_key_cannot_hold_and_what_comes_unchanged_is_told(database):
    database.execute("CREATE TABLE t (d date, at timestamp, n numeric(5,1), note text, \"Odd, \"\"name\" text, PRIMARY KEY (n, at, d, note))",
                     "CREATE TABLE f (id integer PRIMARY KEY, note text)", "ALTER TABLE f REPLICA IDENTITY FULL",
                     "CREATE TABLE bag (note text)")
    bag, full, table = described(database, "public.*")
    assert [(c["name"], c["overflow"]) for c in table["key"]["columns"]] == [
        ("n", "NaN"), ("at", "from 294247-01-10 04:00:54.775807 on, but infinity"), ("d", None), ("note", None)]
    # the key's own come along as the old key
    assert [c["name"] for c in table["columns"] if c["unchanged"]] == ['Odd, "name']
    assert full["replica_identity"] == "full" and not any(c["unchanged"] for c in full["columns"])
    assert not any(c["unchanged"] for c in bag["columns"])  # its updates are not published
    done = command("schema", "--name", "shop", "--source", database.url, "public.t")
    assert "dead letter (key_overflow) where n is: NaN" in done.stdout and "unchanged, where an update leaves" in done.stdout


def test_text_of_a_sql_ascii_database_may_be_no_utf8(postgres, name):
    database = Database.create(postgres, f"{name}_ascii", encoding="SQL_ASCII")
    try:
        database.connection.execute("CREATE TABLE t (a text, b text[], c integer)")
        [table] = described(database, "public.t")
        assert [c["overflow"] for c in table["columns"]] == [
            "text that is no UTF-8", "more than 1 dimension; a lower bound other than 1; elements: text that is no UTF-8", None]
    finally:
        database.drop()
