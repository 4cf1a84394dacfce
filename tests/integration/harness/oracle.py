"""The oracle: reads topics as any consumer would (confluent-kafka, read_committed; fastavro), folds them into tables, and
compares with what PostgreSQL itself says.

It knows the contract (wire format, envelope, positions, partitions, tombstones) and nothing of millrace's code.
"""
import collections
import io
import json
import pathlib
import re
import time
import uuid

import confluent_kafka
import fastavro
import requests
from confluent_kafka import TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec

from .containers import expanded
from .text import UNCHANGED, bare, canonical, to_text, without_logical_types

READ_COMMITTED = confluent_kafka.IsolationLevel.READ_COMMITTED
READ_UNCOMMITTED = confluent_kafka.IsolationLevel.READ_UNCOMMITTED
ERROR = confluent_kafka.KafkaError
PASSING = {ERROR._TRANSPORT, ERROR._ALL_BROKERS_DOWN, ERROR._TIMED_OUT, ERROR.UNKNOWN_TOPIC_OR_PART, ERROR.NOT_LEADER_FOR_PARTITION,
           ERROR.LEADER_NOT_AVAILABLE, ERROR.REQUEST_TIMED_OUT, ERROR.BROKER_NOT_AVAILABLE, ERROR.COORDINATOR_NOT_AVAILABLE,
           ERROR.FENCED_LEADER_EPOCH, ERROR.UNKNOWN_LEADER_EPOCH, ERROR._NOENT}


def murmur2(data):
    """As in Kafka's Java clients (org.apache.kafka.common.utils.Utils.murmur2), as an unsigned number."""
    m, mask = 0x5BD1E995, 0xFFFFFFFF
    h = 0x9747B28C ^ len(data)
    whole = len(data) // 4 * 4
    for i in range(0, whole, 4):
        k = int.from_bytes(data[i:i + 4], "little") * m & mask
        k = (k ^ k >> 24) * m & mask
        h = (h * m & mask) ^ k
    rest = data[whole:]
    if rest:
        h = (h ^ int.from_bytes(rest, "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    return h ^ h >> 15


def partition_of(data, partitions):
    return (murmur2(data) & 0x7FFFFFFF) % partitions


# topics that hold no events but what could not be one
ASIDE = (".parked", ".dead-letter")


class Schemas:
    """Schemas by id, from a registry's REST interface or as given."""

    def __init__(self, url=None, fixed=None):
        self.url, self.json, self.parsed = url, dict(fixed or {}), {}

    def text(self, schema_id):
        if schema_id not in self.json:
            url = self.url() if callable(self.url) else self.url
            answer = requests.get(f"{url}/schemas/ids/{schema_id}", timeout=5)
            assert answer.status_code == 200, f"schema id {schema_id}: {answer.status_code} {answer.text}"
            body = answer.json()
            assert body.get("schemaType", "AVRO") == "AVRO", body
            self.json[schema_id] = body["schema"]
        return self.json[schema_id]

    def get(self, schema_id):
        """(the schema as written, the same parsed for raw values)"""
        if schema_id not in self.parsed:
            schema = json.loads(self.text(schema_id))
            fastavro.parse_schema(json.loads(self.text(schema_id)))
            self.parsed[schema_id] = schema, fastavro.parse_schema(without_logical_types(schema))
        return self.parsed[schema_id]


FIELDS = {}  # of each schema object, which is kept with them


class Record:
    """One Kafka record, decoded."""
    __slots__ = ("topic", "partition", "offset", "timestamp", "headers", "key_bytes", "value_bytes", "key_id", "value_id",
                 "key", "value", "key_schema", "value_schema")

    def __init__(self, message, schemas):
        self.topic, self.partition, self.offset = message.topic(), message.partition(), message.offset()
        self.timestamp, self.headers = message.timestamp(), message.headers()
        self.key_bytes, self.value_bytes = message.key(), message.value()
        if self.topic.endswith(ASIDE):  # keyed by the table's topic as it is
            self.key_id, self.key, self.key_schema = None, self.key_bytes.decode(), None
        else:
            self.key_id, self.key, self.key_schema = decode(self.key_bytes, schemas, self)
        self.value_id, self.value, self.value_schema = decode(self.value_bytes, schemas, self)

    def __repr__(self):
        return f"<{self.topic}/{self.partition}@{self.offset} key={self.key} {self.value if self.value else 'tombstone'}>"

    @property
    def tombstone(self):
        return self.value is None

    @property
    def op(self):
        return None if self.value is None else self.value.get("op")

    @property
    def source(self):
        return self.value["source"]

    @property
    def position(self):
        source = self.value["source"]
        return source["commit_lsn"], source["lsn"], source["seq"]

    @property
    def table(self):
        source = self.value["source"]
        return f"{source['schema']}.{source['table']}"

    def fields(self):
        """Value's fields of an envelope, named types standing where they are used: Avro name -> field."""
        known = FIELDS.get(id(self.value_schema))
        if known is None:
            before = next(f for f in expanded(self.value_schema)["fields"] if f["name"] == "before")
            known = self.value_schema, {f["name"]: f for f in bare(before["type"])["fields"]}
            FIELDS[id(self.value_schema)] = known
        return known[1]

    def row(self, side="after"):
        """The row as PostgreSQL's texts by PostgreSQL's column names; UNCHANGED where the event says so."""
        row = self.value[side]
        if row is None:
            return None
        overflow, unchanged = self.value["overflow"], set(self.value["unchanged"])
        result = {}
        for name, field in self.fields().items():
            column = field.get("postgres.name", name)
            text = to_text(field["type"], row[name])
            prefix = "before." if side == "before" else "after." if column.startswith(("before.", "after.")) else ""
            over = overflow.get(prefix + column)
            if over is not None:
                assert text is None, f"{self}: column {column} has a value and an overflow text"
                text = over
            if side == "after" and column in unchanged:
                assert text is None, f"{self}: column {column} has a value and is listed as unchanged"
                text = UNCHANGED
            result[column] = canonical(field["type"], text)
        return result

    def key_texts(self):
        if self.key is None:
            return None
        return {f.get("postgres.name", f["name"]): canonical(f["type"], to_text(f["type"], self.key[f["name"]]))
                for f in expanded(self.key_schema)["fields"]}


def decode(data, schemas, where):
    """Confluent's wire format: byte 0, schema id in 4 bytes big-endian, Avro body to the last byte."""
    if data is None:
        return None, None, None
    place = f"{where.topic}/{where.partition}@{where.offset}"
    assert len(data) >= 5 and data[0] == 0, f"{place}: no wire format: {data[:16].hex()}"
    schema_id = int.from_bytes(data[1:5], "big")
    schema, raw = schemas.get(schema_id)
    body = io.BytesIO(data[5:])
    value = fastavro.schemaless_reader(body, raw)
    assert body.tell() == len(data) - 5, f"{place}: {len(data) - 5 - body.tell()} bytes behind the Avro body"
    return schema_id, value, schema


class Oracle:
    """All records of the topics <prefix>.*, read again and again as they grow, in the order of each partition."""

    def __init__(self, brokers, prefix, schemas):
        self.prefix, self.schemas, self.brokers = prefix, schemas, brokers
        self.records = []
        self.aside = []  # of the topics ASIDE
        self.offsets = {}
        self.watched = None  # a daemon whose end ends the waiting for its events
        self.admin = AdminClient({"bootstrap.servers": brokers, "log_level": 0})
        self.consumer = confluent_kafka.Consumer({
            "bootstrap.servers": brokers, "group.id": f"oracle-{uuid.uuid4()}", "isolation.level": "read_committed",
            "enable.auto.commit": False, "enable.partition.eof": True, "auto.offset.reset": "earliest",
            "fetch.wait.max.ms": 20, "reconnect.backoff.max.ms": 500, "log_level": 0, "fetch.error.backoff.ms": 50,
            "topic.metadata.refresh.interval.ms": 2000})

    def close(self):
        self.consumer.close()

    # ---- reading ----
    def listed(self, seconds=60):
        """what the broker has: one that was paused or killed may need longer than a question's time-out to answer again"""
        deadline = time.monotonic() + seconds
        while True:
            try:
                return self.admin.list_topics(timeout=15)
            except confluent_kafka.KafkaException as error:
                if error.args[0].code() not in PASSING or time.monotonic() > deadline:
                    raise

    def topics(self):
        """Topic -> number of partitions, of this prefix."""
        found = self.listed().topics
        return {name: len(topic.partitions) for name, topic in found.items() if name.startswith(self.prefix + ".")}

    def ends(self, topics, isolation=READ_UNCOMMITTED):
        """The end of each partition: the uncommitted one (what was written before now lies before it), or that up to which
        consumers see."""
        wanted = [TopicPartition(t, p) for t, count in topics.items() for p in range(count)]
        if not wanted:
            return {}
        found, deadline = {}, time.monotonic() + 20
        while wanted:
            answers = self.admin.list_offsets({tp: OffsetSpec.latest() for tp in wanted}, request_timeout=10,
                                              isolation_level=isolation)
            wanted = []
            for tp, future in answers.items():
                try:
                    found[tp.topic, tp.partition] = future.result().offset
                except confluent_kafka.KafkaException as error:
                    # a topic just created, a broker just started
                    if not error.args[0].retriable() and error.args[0].code() not in PASSING or time.monotonic() > deadline:
                        raise
                    wanted.append(tp)
            if wanted:
                time.sleep(0.05)
                self.admin.list_topics(timeout=15)  # a leader's epoch is asked for from what the client remembers: let it see anew
        return found

    def drain(self, seconds=60, topics=None):
        """Reads every partition up to its present end; raises when a transaction stays open that long."""
        ends = self.ends(topics or self.topics())
        missing = {tp: end for tp, end in ends.items() if end > self.offsets.get(tp, 0)}
        if not missing:
            return self
        self.consumer.assign([TopicPartition(t, p, self.offsets.get((t, p), 0)) for t, p in missing])
        deadline = time.monotonic() + seconds
        while missing:
            assert time.monotonic() < deadline, f"not readable within {seconds} s: {missing}, at {self.offsets}"
            for message in self.consumer.consume(5000, 0.1):
                tp = message.topic(), message.partition()
                error = message.error()
                if error is None:
                    record = Record(message, self.schemas)
                    (self.aside if record.topic.endswith(ASIDE) else self.records).append(record)
                    self.offsets[tp] = message.offset() + 1
                elif error.code() == ERROR._PARTITION_EOF:
                    self.offsets[tp] = max(self.offsets.get(tp, 0), message.offset())
                elif not error.retriable() and error.code() not in PASSING:
                    raise AssertionError(f"consumer: {error}")
                if self.offsets.get(tp, 0) >= missing.get(tp, float("inf")):
                    del missing[tp]
        self.consumer.unassign()
        return self

    def wait_for(self, condition, what, seconds=30):
        """Reads until condition(records) is true of something new or old."""
        deadline = time.monotonic() + seconds
        while True:
            self.drain(max(1.0, deadline - time.monotonic()))
            found = condition(self.records)
            if found:
                return found
            assert time.monotonic() < deadline, f"{what}: not within {seconds} s; {len(self.records)} records read"
            assert self.watched is None or self.watched.running(), f"{what}: millrace ended\n{self.watched.log(20)}"
            time.sleep(0.05)

    def sync(self, database, seconds=30):
        """Everything committed before this call is published, and read: a logical message is its marker."""
        token = str(uuid.uuid4())
        database.value("SELECT pg_logical_emit_message(true, 'sync', %s)::text", (token,))
        topic = f"{self.prefix}.message"

        def seen(records):
            for record in reversed(records):
                if record.topic == topic and record.value["prefix"] == "sync" and record.value["content"] == token.encode():
                    return True
            return False
        self.wait_for(seen, "the marker", seconds)
        return self.drain()

    def visible(self):
        """How many offsets of all topics consumers can read up to, Kafka's control records among them."""
        return sum(self.ends(self.topics(), READ_COMMITTED).values())

    def undecided(self):
        """Whether a Kafka transaction with records of these topics is open now."""
        topics = self.topics()
        return self.ends(topics, READ_COMMITTED) != self.ends(topics)

    def count(self, topic, seconds=60):
        """How many records of a topic consumers see; they are not kept."""
        found, deadline, missing = 0, time.monotonic() + seconds, self.ends({topic: self.topics()[topic]})
        missing = {tp for tp, end in missing.items() if end > 0}
        self.consumer.assign([TopicPartition(t, p, 0) for t, p in missing])
        while missing:
            assert time.monotonic() < deadline, f"{topic}: not read within {seconds} s: {missing}"
            for message in self.consumer.consume(50_000, 0.1):
                if message.error() is None:
                    found += 1
                elif message.error().code() == ERROR._PARTITION_EOF:
                    missing.discard((message.topic(), message.partition()))
        self.consumer.unassign()
        return found

    # ---- selections ----
    def of(self, table):
        """The records of schema.table, in reading order (each partition in order)."""
        return [r for r in self.records if r.topic == f"{self.prefix}.{table}"]

    def events(self, table=None):
        """Row events (no tombstones) in the order of positions."""
        rows = [r for r in (self.of(table) if table else self.records)
                if not r.tombstone and r.topic != f"{self.prefix}.message" and "op" in r.value]
        return sorted(rows, key=lambda r: (r.position, r.topic, r.partition))

    def parked(self, topic=None):
        """Parked records, as they follow each other in their partitions."""
        return [r for r in self.aside if r.topic.endswith(".parked") and (topic is None or r.key == topic)]

    def dead_letters(self):
        return [r for r in self.aside if r.topic.endswith(".dead-letter")]

    def messages(self):
        return [r for r in self.records if r.topic == f"{self.prefix}.message" and r.value["prefix"] != "sync"]

    # ---- what always holds ----
    def check(self, merged=False):
        """Wire format is checked by reading; here: positions, order, partitions, tombstones, shapes of the ops. merged: a snapshot
        may have removed keys by a tombstone alone."""
        self.check_positions()
        self.check_partitions()
        self.check_tombstones(merged=merged)
        self.check_shapes()
        return self

    def check_positions(self):
        seen = {}
        last = {}
        for record in self.records:
            if record.tombstone or "source" not in record.value:
                continue
            place = record.topic, record.partition
            before = last.get(place)
            assert before is None or before.position < record.position, \
                f"positions do not grow in {place}:\n{before}\n{record}"
            last[place] = record
            other = seen.setdefault(record.position, record)
            copies = record.op == "t" and other.op == "t" and other.topic == record.topic \
                and other.partition != record.partition
            assert other is record or copies, f"position twice:\n{other}\n{record}"

    def check_partitions(self):
        counts = self.topics()
        truncates = collections.defaultdict(set)
        for record in self.records:
            if record.op == "t":
                truncates[record.topic, record.position].add(record.partition)
                continue
            hashed = record.topic.encode() if record.key_bytes is None else record.key_bytes[5:]
            expected = partition_of(hashed, counts[record.topic])
            assert record.partition == expected, f"partition {expected} expected: {record}"
        for (topic, position), partitions in truncates.items():
            assert partitions == set(range(counts[topic])), f"truncate {position} of {topic}: only in {partitions}"

    def check_tombstones(self, wanted=True, merged=False):
        deleted = {}
        for record in self.records:
            place = record.topic, record.partition
            owed = deleted.pop(place, None)
            if owed is not None and wanted:
                assert record.tombstone and record.key_bytes == owed.key_bytes, f"no tombstone after {owed}: {record}"
            elif record.tombstone and not merged:
                raise AssertionError(f"a tombstone without its delete: {record}")
            if record.op == "d" and record.key_bytes is not None:
                deleted[place] = record
        assert not (wanted and deleted), f"no tombstone after {list(deleted.values())}"

    def check_shapes(self):
        for record in self.records:
            if record.tombstone or record.topic == f"{self.prefix}.message":
                continue
            value = record.value
            present = value["before"] is not None, value["after"] is not None
            allowed = {"c": [(False, True)], "r": [(False, True)], "u": [(False, True), (True, True)],
                       "d": [(True, False)], "t": [(False, False)]}[value["op"]]
            assert present in allowed, f"before/after do not suit the op: {record}"
            assert list(value)[:8] == ["before", "after", "source", "transaction", "op", "ts_ms", "unchanged", "overflow"]
            plain = re.sub(r"\.v\d+$", "", record.topic)  # after a replay with --new-version
            assert f"{self.prefix}.{record.table}" in (record.topic, plain) or "_x" in record.topic, record
            assert record.timestamp == (confluent_kafka.TIMESTAMP_CREATE_TIME, value["source"]["ts_us"] // 1000), \
                f"timestamp {record.timestamp}: {record}"
            assert value["source"]["snapshot"] or value["op"] != "r", record
            if record.key is not None:
                row = record.row("before" if value["op"] == "d" else "after")
                for column, text in record.key_texts().items():
                    carried = row[column] is not UNCHANGED and row[column] not in ("infinity", "-infinity")
                    assert not carried or row[column] == text, f"key and row differ in {column}: {record}"

    # ---- folding ----
    def fold(self, table):
        """The table that the topic describes: key texts -> row (with key), or the rows of a keyless one as a Counter."""
        rows, keyless = {}, collections.Counter()
        has_key = False
        for record in self.order(table):
            if record.tombstone:
                rows.pop(tuple(record.key_texts().items()), None)
                continue
            if record.op == "t":
                rows.clear()
                keyless.clear()
                continue
            if record.key is None:
                row = record.row("before" if record.op == "d" else "after")
                frozen = tuple(row.items())
                if record.op in "cr":
                    keyless[frozen] += 1
                elif record.op == "d":
                    keyless[frozen] -= 1
                else:
                    keyless[tuple(record.row("before").items())] -= 1
                    keyless[frozen] += 1
                continue
            has_key = True
            key = tuple(record.key_texts().items())
            if record.op == "d":
                rows.pop(key, None)
            else:
                row = record.row()
                old = rows.get(key, {})
                rows[key] = {c: old.get(c, UNCHANGED) if v is UNCHANGED else v for c, v in row.items()}
        return rows if has_key or not keyless else +keyless

    def order(self, table):
        """Records of one table over all partitions in the order of positions, each tombstone behind its delete."""
        result, last = [], {}
        for record in self.of(table):
            if not record.tombstone:
                last[record.partition] = record.position
            result.append((last[record.partition], int(record.tombstone), record))
        seen_truncates = set()
        ordered = []
        for position, _half, record in sorted(result, key=lambda item: item[:2]):
            if record.op == "t":
                if position in seen_truncates:
                    continue
                seen_truncates.add(position)
            ordered.append(record)
        return ordered

    def compare(self, database, *tables):
        """Each table as the topics tell it and as PostgreSQL has it, row by row."""
        for table in tables:
            self.compare_rows(table, *database.texts(f"SELECT * FROM {quoted(table)}"))
        return self

    def compare_rows(self, table, names, texts):
        """One table as its topic tells it, and such rows (Database.texts)."""
        folded = self.fold(table)
        types = self.column_types(table)
        truth = [tuple((name, canonical(types.get(name), text)) for name, text in zip(names, row))
                 for row in texts]
        if isinstance(folded, collections.Counter):
            told = collections.Counter(tuple(sorted(row, key=str)) for row in folded.elements())
        else:
            told = collections.Counter(tuple(sorted(row.items(), key=str)) for row in folded.values())
        truth = collections.Counter(tuple(sorted(row, key=str)) for row in truth)
        missing, extra = truth - told, told - truth
        assert not missing and not extra, (
            f"{table}: {sum(missing.values())} rows of PostgreSQL not in the topic, e.g. {list(missing)[:3]}; "
            f"{sum(extra.values())} of the topic not in PostgreSQL, e.g. {list(extra)[:3]}")
        return self

    def column_types(self, table):
        newest = next((r for r in reversed(self.of(table)) if not r.tombstone), None)
        return {f.get("postgres.name", n): f["type"] for n, f in newest.fields().items()} if newest else {}


def quoted(table):
    return ".".join(f'"{part}"' for part in table.split(".", 1))


def schema_file(name):
    """One of the project's fixed schemas."""
    root = pathlib.Path(__file__).resolve().parents[3]
    return json.loads((root / "schemas" / f"{name}.avsc").read_text())
