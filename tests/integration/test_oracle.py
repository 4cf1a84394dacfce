"""The oracle itself: it must see loss, doubling, disorder and wrong values, on topics made by hand."""
import io
import json

import confluent_kafka
import fastavro
import pytest

from harness.audit import columns, parse
from harness.database import lsn_number
from harness.load import SCHEMA
from harness.oracle import Oracle, Schemas, murmur2, partition_of, schema_file
from harness.text import UNCHANGED, date_text, decimal_text, time_text, timestamp_text
from harness.topics import topic_make

VALUE = {"type": "record", "name": "Value", "fields": [
    {"name": "id", "type": ["null", "int"], "default": None, "postgres.type": "integer"},
    {"name": "price", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 8, "scale": 2}],
     "default": None, "postgres.type": "numeric(8,2)"},
    {"name": "text", "type": ["null", "string"], "default": None, "postgres.type": "text"}]}
SOURCE = schema_file("source")
ENVELOPE = {"type": "record", "name": "Envelope", "namespace": "p.public.t", "fields": [
    {"name": "before", "type": ["null", VALUE], "default": None},
    {"name": "after", "type": ["null", "Value"], "default": None},
    {"name": "source", "type": SOURCE},
    {"name": "transaction", "type": ["null", schema_file("transaction")], "default": None},
    {"name": "op", "type": "string"}, {"name": "ts_ms", "type": "long"},
    {"name": "unchanged", "type": {"type": "array", "items": "string"}},
    {"name": "overflow", "type": {"type": "map", "values": "string"}}]}
KEY = {"type": "record", "name": "Key", "namespace": "p.public.t", "fields": [
    {"name": "id", "type": "int", "postgres.type": "integer"}]}
PARTITIONS = 3


def wire(schema, schema_id, value):
    out = io.BytesIO(b"\0" + schema_id.to_bytes(4, "big"))
    out.seek(0, 2)
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(json.dumps(schema))), value)
    return out.getvalue()


def event(op, lsn, before=None, after=None, **more):
    source = {"name": "p", "schema": "public", "table": "t", "lsn": lsn, "commit_lsn": lsn + 50, "seq": 0, "txid": 7,
              "ts_us": 1_700_000_000_000_000, "snapshot": False, "origin": None}
    return {"before": before, "after": after, "source": source, "transaction": None, "op": op, "ts_ms": 1, "unchanged": [],
            "overflow": {}, **more}


class Topic:
    """A topic written by hand in one Kafka transaction."""

    def __init__(self, kafka, name):
        self.kafka, self.prefix, self.topic = kafka, name, f"{name}.public.t"
        topic_make(kafka, self.topic, PARTITIONS)
        self.producer = confluent_kafka.Producer({"bootstrap.servers": kafka.url(), "transactional.id": name})
        self.producer.init_transactions(30)
        self.producer.begin_transaction()

    def row(self, identity, value, partition=None):
        key = wire(KEY, 1, {"id": identity})
        self.producer.produce(self.topic, key=key, value=wire(ENVELOPE, 2, value) if value else None,
                              partition=partition_of(key[5:], PARTITIONS) if partition is None else partition,
                              timestamp=1_700_000_000_000)

    def insert(self, identity, lsn, **more):
        self.row(identity, event("c", lsn, after={"id": identity, "price": "1.50", "text": f"row {identity}"}, **more))

    def read(self):
        self.producer.commit_transaction(30)
        oracle = Oracle(self.kafka.url(), self.prefix, Schemas(fixed={1: json.dumps(KEY), 2: json.dumps(ENVELOPE)}))
        return oracle.drain()


@pytest.fixture
def topic(kafka, name):
    return Topic(kafka, name)


@pytest.fixture
def table(database):
    database.execute("CREATE TABLE t (id integer PRIMARY KEY, price numeric(8,2), text text)",
                     "INSERT INTO t VALUES (1, 1.5, 'row 1'), (2, 1.5, 'row 2')")
    return database


@pytest.fixture(autouse=True)
def decimals(monkeypatch):
    monkeypatch.setitem(fastavro.write.LOGICAL_WRITERS, "bytes-decimal",
                        lambda value, schema: int(value.replace(".", "")).to_bytes(4, "big", signed=True))


def test_topics_that_equal_the_table_pass(topic, table):
    topic.insert(1, 100)
    topic.insert(2, 200)
    topic.insert(3, 300)
    topic.row(3, event("d", 400, before={"id": 3, "price": None, "text": None}))
    topic.row(3, None)
    topic.read().check().compare(table, "public.t")


def test_an_unchanged_column_keeps_what_was_there_before(topic, table):
    topic.insert(1, 100)
    topic.insert(2, 200)
    topic.row(2, event("u", 300, after={"id": 2, "price": "1.50", "text": None}, unchanged=["text"]))
    topic.read().check().compare(table, "public.t")


def test_a_lost_row_is_seen(topic, table):
    topic.insert(1, 100)
    with pytest.raises(AssertionError, match="1 rows of PostgreSQL not in the topic"):
        topic.read().check().compare(table, "public.t")


def test_a_row_that_should_be_gone_is_seen(topic, table):
    for identity in (1, 2, 3):
        topic.insert(identity, 100 * identity)
    with pytest.raises(AssertionError, match="1 of the topic not in PostgreSQL"):
        topic.read().check().compare(table, "public.t")


def test_a_wrong_value_is_seen(topic, table):
    topic.insert(1, 100)
    topic.row(2, event("c", 200, after={"id": 2, "price": "1.51", "text": "row 2"}))
    with pytest.raises(AssertionError, match="1.51"):
        topic.read().check().compare(table, "public.t")


def test_a_position_twice_is_seen(topic):
    topic.insert(1, 100)
    topic.insert(1, 100)
    with pytest.raises(AssertionError, match="positions do not grow"):
        topic.read().check()


def test_a_position_twice_in_two_partitions_is_seen(topic):
    others = [i for i in range(1, 50) if partition_of(wire(KEY, 1, {"id": i})[5:], PARTITIONS) == 0]
    topic.insert(others[0], 100)
    other = next(i for i in range(1, 50) if i not in others)
    topic.insert(other, 100)
    with pytest.raises(AssertionError, match="position twice"):
        topic.read().check()


def test_a_wrong_partition_is_seen(topic):
    value = event("c", 100, after={"id": 1, "price": None, "text": None})
    right = partition_of(wire(KEY, 1, {"id": 1})[5:], PARTITIONS)
    topic.row(1, value, partition=(right + 1) % PARTITIONS)
    with pytest.raises(AssertionError, match="partition"):
        topic.read().check()


def test_a_missing_tombstone_is_seen(topic):
    topic.row(1, event("d", 100, before={"id": 1, "price": None, "text": None}))
    with pytest.raises(AssertionError, match="no tombstone"):
        topic.read().check()


def test_bytes_behind_the_body_are_seen(topic):
    key = wire(KEY, 1, {"id": 1})
    topic.producer.produce(topic.topic, key=key, value=wire(ENVELOPE, 2, event("t", 1)) + b"x", partition=0)
    with pytest.raises(AssertionError, match="1 bytes behind"):
        topic.read()


def test_a_truncate_that_misses_a_partition_is_seen(topic):
    for partition in range(PARTITIONS - 1):
        topic.producer.produce(topic.topic, value=wire(ENVELOPE, 2, event("t", 1)), partition=partition,
                               timestamp=1_700_000_000_000)
    with pytest.raises(AssertionError, match="truncate"):
        topic.read().check()


def test_the_audit_sees_what_is_lost_and_what_is_doubled(topic, table, audit):
    started = audit()
    table.execute("INSERT INTO t VALUES (3, 1.5, 'row 3')")
    changes = parse_slot(table, started.slot)
    topic.producer.abort_transaction(30)
    topic.producer.begin_transaction()
    value = event("c", changes[0].lsn, after={"id": 3, "price": "1.50", "text": "row 3"})
    value["source"]["txid"] = changes[0].xid
    topic.row(3, value)
    oracle = topic.read()
    started.changes = lambda: changes
    assert started.compare(oracle, {"public.t": ("id",)}) == 1
    started.changes = lambda: changes * 2
    with pytest.raises(AssertionError, match="2 changes committed; 1 lost"):
        started.compare(oracle, {"public.t": ("id",)})
    started.changes = lambda: []
    with pytest.raises(AssertionError, match="1 not committed or doubled"):
        started.compare(oracle, {"public.t": ("id",)})


def parse_slot(database, slot):
    rows = database.query("SELECT xid::text::bigint, lsn::text, data FROM pg_logical_slot_peek_changes(%s, NULL, NULL, "
                          "'include-xids', '0')", (slot,))
    return [change for xid, lsn, data in rows for change in parse(xid, lsn_number(lsn), data)]


def test_the_audit_reads_every_form_of_test_decoding(database, audit):
    database.execute(*SCHEMA)
    started = audit()
    database.execute(
        "INSERT INTO accounts VALUES (1, 'it''s [x]:1 \"', 1.5, true, NULL)", "UPDATE accounts SET id = 2",
        "DELETE FROM accounts", "INSERT INTO papers VALUES (1, 't', repeat('0123456789', 500))",
        "UPDATE papers SET title = 'u'", "INSERT INTO riders VALUES (1, 'n', 'p')", "UPDATE riders SET place = 'q'",
        "INSERT INTO journal VALUES (1, 1, E'a\\nb')", "TRUNCATE scratch, accounts")
    changes = started.changes()
    assert [(c.table, c.op) for c in changes] == [
        ("public.accounts", "c"), ("public.accounts", "u"), ("public.accounts", "d"), ("public.papers", "c"),
        ("public.papers", "u"), ("public.riders", "c"), ("public.riders", "u"), ("public.journal", "c"),
        ("public.scratch", "t"), ("public.accounts", "t")]
    assert changes[0].new == {"id": "1", "owner": "it's [x]:1 \"", "balance": "1.50", "active": "true", "note": None}
    assert (changes[1].old, changes[1].new["id"]) == ({"id": "1"}, "2")
    assert changes[2].old == {"id": "2"}
    assert changes[4].new == {"id": "1", "title": "u", "body": UNCHANGED}
    assert changes[6].old == {"id": "1", "name": "n", "place": "p"}
    assert changes[7].new["what"] == "a\nb"
    assert columns('"odd ""name"[integer[]]:\'{1,2}\' b[bit varying]:B\'101\' c[character varying]:null') == {
        'odd "name': "{1,2}", "b": "101", "c": None}


def test_murmur2_is_that_of_kafkas_java_clients():
    # UtilsTest.testMurmur2 of Apache Kafka
    known = {b"21": -973932308, b"foobar": -790332482, b"a-little-bit-long-string": -985981536,
             b"a-little-bit-longer-string": -1486304829,
             b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8": -58897971, b"abc": 479470107}
    for data, signed in known.items():
        assert murmur2(data) == signed & 0xFFFFFFFF


def test_dates_and_times_read_as_postgresql_prints_them(database):
    for day in (0, 1, -1, 59, 11016, 11017, -719162, -719163, -719528, -2440588 + 0, 2932896, 2932897, 100_000_000, -1_000_000):
        expected = database.texts(f"SELECT date '1970-01-01' + {day}")[1][0][0]
        assert "".join(date_text(day)) == expected, day
    for micros in (0, 1, 10, 999_999, 1_000_000, 86_399_999_999, 86_400_000_000):
        expected = database.texts(f"SELECT time '00:00' + interval '{micros} us'")[1][0][0]
        assert micros == 86_400_000_000 or time_text(micros) == expected
    for micros in (0, -1, 1, 1_700_000_000_123_456, -62_135_596_800_000_001, -100_000_000_000_000_000, 10**17):
        expected = database.texts(f"SELECT timestamp '1970-01-01' + interval '{micros // 10**6} s' + interval "
                                  f"'{micros % 10**6} us'")[1][0][0]
        assert timestamp_text(micros) == expected, micros
    assert time_text(86_400_000_000) == "24:00:00"
    assert [decimal_text(b, s) for b, s in ((b"\x00", 2), (b"\xff", 2), (b"\x7f", 0), (b"\xff\x00", 1))] == \
        ["0.00", "-0.01", "127", "-25.6"]


