#!/usr/bin/env python3
"""Writes vectors.h: what fastavro makes of rows, keys, schemas and offsets records that are spelled out here.

Run it in tests/unit after a change of the format (python3 vectors.py > vectors.h). Values in PostgreSQL's text and send
format, schemas and expected Avro values are all written out or computed here, without the code under test.
"""
import datetime
import decimal
import io
import json
import pathlib
import struct
import zlib

import fastavro

D = decimal.Decimal
UTC = datetime.timezone.utc
COMMIT_LSN, LSN, XID = 0x16_B374D848, 0x16_B374D000, 4_000_000_007
COMMIT_US = 1_700_000_000_123_456
NOW_MS = 1_700_000_000_777
KEY_ID, VALUE_ID, MESSAGE_ID, OFFSETS_ID, PARKED_ID = 7, 0x01020304, 9, 3, 11
PARTITIONS = 7


def murmur2(data):
    """org.apache.kafka.common.utils.Utils.murmur2"""
    m, mask = 0x5BD1E995, 0xFFFFFFFF
    h = 0x9747B28C ^ len(data)
    whole = len(data) // 4 * 4
    for (k,) in struct.iter_unpack("<I", data[:whole]):
        k = k * m & mask
        k = (k ^ k >> 24) * m & mask
        h = (h * m & mask) ^ k
    if len(data) > whole:
        h ^= int.from_bytes(data[whole:], "little")
        h = h * m & mask
    h = (h ^ h >> 13) * m & mask
    return h ^ h >> 15


# Kafka's own UtilsTest
for text, number in (("21", -973932308), ("foobar", -790332482), ("abc", 479470107),
                     ("a-little-bit-long-string", -985981536), ("a-little-bit-longer-string", -1486304829)):
    assert murmur2(text.encode()) == number & 0xFFFFFFFF, text


def crc64_avro(data):
    """CRC-64-AVRO (Avro 1.11, Schema Fingerprints)"""
    empty = fingerprint = 0xC15D213AA4D7A795
    for byte in data:
        fingerprint ^= byte
        for _ in range(8):
            fingerprint = fingerprint >> 1 ^ (empty if fingerprint & 1 else 0)
    return fingerprint


# the specification's own example
assert crc64_avro(b'"int"') == 0x7275D51A3F395C8F


def mangled(allowed, name):
    plain = "".join(c if c in allowed else "_" for c in name)
    return name if plain == name else "%s_x%08x" % (plain, zlib.crc32(name.encode()))


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
AVRO = LETTERS + "0123456789_"
TOPIC_PART = AVRO + "-"

SOURCE = {"type": "record", "name": "Source", "namespace": "millrace", "fields": [
    {"name": "name", "type": "string"}, {"name": "schema", "type": "string"}, {"name": "table", "type": "string"},
    {"name": "lsn", "type": "long"}, {"name": "commit_lsn", "type": "long"}, {"name": "seq", "type": "long"},
    {"name": "txid", "type": "long"}, {"name": "ts_us", "type": "long"}, {"name": "snapshot", "type": "boolean"},
    {"name": "origin", "type": ["null", "string"]}]}
TRANSACTION = {"type": "record", "name": "Transaction", "namespace": "millrace", "fields": [
    {"name": "id", "type": "string"}, {"name": "total_order", "type": "long"},
    {"name": "data_collection_order", "type": "long"}]}
MESSAGE = {"type": "record", "name": "Message", "namespace": "millrace", "fields": [
    {"name": "source", "type": SOURCE}, {"name": "ts_ms", "type": "long"}, {"name": "prefix", "type": "string"},
    {"name": "content", "type": "bytes"}]}
OFFSETS = {"type": "record", "name": "Offsets", "namespace": "millrace", "fields": [
    {"name": "format", "type": "int"}, {"name": "instance_id", "type": "string"}, {"name": "state", "type": "string"},
    {"name": "slot", "type": "string"}, {"name": "system_identifier", "type": "string"},
    {"name": "timeline", "type": "long"},
    {"name": "position", "type": {"type": "record", "name": "Position", "fields": [
        {"name": "commit_lsn", "type": "long"}, {"name": "change_lsn", "type": "long"},
        {"name": "seq", "type": "long"}]}},
    {"name": "confirm_lsn", "type": "long"},
    {"name": "gaps", "type": {"type": "array", "items": {"type": "record", "name": "Gap", "fields": [
        {"name": "from_lsn", "type": "long"}, {"name": "to_lsn", "type": "long"},
        {"name": "accepted_ms", "type": "long"}, {"name": "reason", "type": "string"}]}}}]}
OFFSETS_2 = {**OFFSETS, "fields": OFFSETS["fields"] + [
    {"name": "parked", "type": {"type": "array", "items": {"type": "record", "name": "ParkedTable", "fields": [
        {"name": "topic", "type": "string"}, {"name": "reason", "type": "string"}, {"name": "partition", "type": "int"},
        {"name": "first", "type": "long"}, {"name": "offset", "type": "long"}, {"name": "new_version", "type": "int"},
        {"name": "replaying", "type": "boolean"}]}}},
    {"name": "versions", "type": {"type": "array", "items": {"type": "record", "name": "TopicVersion", "fields": [
        {"name": "topic", "type": "string"}, {"name": "version", "type": "int"}]}}}]}
OFFSETS_3 = {**OFFSETS, "fields": OFFSETS_2["fields"] + [
    {"name": "snapshot_wanted", "type": "boolean"}, {"name": "snapshot_rows", "type": "long"},
    {"name": "snapshot_tables", "type": "int"}, {"name": "snapshot_tables_done", "type": "int"},
    {"name": "snapshots_paused", "type": "boolean"},
    {"name": "snapshots", "type": {"type": "array", "items": {"type": "record", "name": "TableSnapshot", "fields": [
        {"name": "schema", "type": "string"}, {"name": "table", "type": "string"}, {"name": "where", "type": "string"},
        {"name": "replace", "type": "string"}, {"name": "begun", "type": "boolean"}, {"name": "rows", "type": "long"},
        {"name": "bytes", "type": "long"}, {"name": "started_ms", "type": "long"}, {"name": "merging", "type": "boolean"},
        {"name": "part_schema", "type": "string"}, {"name": "part_table", "type": "string"}]}}},
    {"name": "snapshot_key", "type": {"type": "array", "items": "string"}},
    {"name": "snapshot_before", "type": {"type": "array", "items": "long"}},
    {"name": "snapshot_oid", "type": "long"}, {"name": "snapshot_key_kind", "type": "long"}]}
PARKED = {"type": "record", "name": "Parked", "namespace": "millrace", "fields": [
    {"name": "topic", "type": "string"}, {"name": "reason", "type": "string"}, {"name": "lsn", "type": "long"},
    {"name": "commit_lsn", "type": "long"}, {"name": "seq", "type": "long"}, {"name": "timestamp_ms", "type": "long"},
    {"name": "all_partitions", "type": "boolean"}, {"name": "key_fingerprint", "type": ["null", "long"]},
    {"name": "value_fingerprint", "type": ["null", "long"]}, {"name": "schema", "type": ["null", "string"]},
    {"name": "key", "type": ["null", "bytes"]}, {"name": "value", "type": ["null", "bytes"]}]}

# column: PostgreSQL's name, Avro type, field properties
LABELS = ["new", "pa\"id", "sent"]
COLUMNS = [
    ("id", "long", {"postgres.type": "bigint"}),
    ("größe", "string", {"postgres.type": "text", "postgres.name": "größe"}),
    ("status", "string", {"postgres.type": "order_status", "postgres.enum": LABELS}),
    ("price", {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2},
     {"postgres.type": "numeric(12,2)"}),
    ("mail", "string", {"postgres.type": "email", "postgres.base_type": "text"}),
    ("note", "string", {"postgres.type": "text"}),
    ("day", {"type": "int", "logicalType": "date"}, {"postgres.type": "date"}),
    ("at", {"type": "long", "logicalType": "timestamp-micros"}, {"postgres.type": "timestamp with time zone"}),
]
KEY_COLUMNS = [6, 0]  # the index is on (day, id)
NAMES = [mangled(AVRO, name) for name, _, _ in COLUMNS]
NAMESPACE = "shop.public." + mangled(AVRO, "order lines")
TOPIC = "shop.public." + mangled(TOPIC_PART, "order lines")


def field(i, nullable):
    name, avro, properties = COLUMNS[i]
    result = {"name": NAMES[i], "type": ["null", avro] if nullable else avro}
    if nullable:
        result["default"] = None
    for key in ("postgres.type", "postgres.base_type", "postgres.name", "postgres.enum"):
        if key in properties:
            result[key] = properties[key]
    return result


KEY = {"type": "record", "name": "Key", "namespace": NAMESPACE, "fields": [field(i, False) for i in KEY_COLUMNS]}
VALUE = {"type": "record", "name": "Value", "fields": [field(i, True) for i in range(len(COLUMNS))]}


def envelope(source, transaction):
    return {"type": "record", "name": "Envelope", "namespace": NAMESPACE, "fields": [
        {"name": "before", "type": ["null", VALUE], "default": None},
        {"name": "after", "type": ["null", "Value"], "default": None},
        {"name": "source", "type": source},
        {"name": "transaction", "type": ["null", transaction], "default": None},
        {"name": "op", "type": "string"},
        {"name": "ts_ms", "type": "long"},
        {"name": "unchanged", "type": {"type": "array", "items": "string"}},
        {"name": "overflow", "type": {"type": "map", "values": "string"}}]}


def avro(schema, value):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(json.dumps(schema))), value)
    return out.getvalue()


def wire(schema_id, schema, value):
    return b"\0" + struct.pack(">I", schema_id) + avro(schema, value)


# ---- PostgreSQL's two forms of a value ----
def numeric_send(text):
    if text == "NaN":
        return struct.pack(">hhHh", 0, 0, 0xC000, 0)
    whole, _, fraction = text.lstrip("-").partition(".")
    scale = len(fraction)
    whole = whole.rjust(-(-len(whole) // 4) * 4, "0")
    fraction = fraction.ljust(-(-len(fraction) // 4) * 4, "0")
    groups = [int((whole + fraction)[i:i + 4]) for i in range(0, len(whole + fraction), 4)]
    weight = len(whole) // 4 - 1
    while groups and groups[0] == 0:
        groups.pop(0)
        weight -= 1
    while groups and groups[-1] == 0:
        groups.pop()
    return struct.pack(">hhHh", len(groups), weight if groups else 0, 0x4000 if text[0] == "-" else 0, scale) + \
        b"".join(struct.pack(">h", g) for g in groups)


def date_send(text):
    if text == "infinity":
        return struct.pack(">i", 0x7FFFFFFF)
    return struct.pack(">i", (datetime.date.fromisoformat(text) - datetime.date(2000, 1, 1)).days)


def micros(text):
    moment = datetime.datetime.fromisoformat(text.replace("+00", "+00:00"))
    return (moment - datetime.datetime(1970, 1, 1, tzinfo=UTC)) // datetime.timedelta(microseconds=1)


def timestamptz_send(text):
    return struct.pack(">q", micros(text) - 946_684_800_000_000)


def text_send(text):
    return text.encode()


SENDS = [lambda t: struct.pack(">q", int(t)), text_send, text_send, numeric_send, text_send, text_send, date_send,
         timestamptz_send]
DECODES = [int, str, str, D, str, str, datetime.date.fromisoformat,
           lambda t: datetime.datetime.fromtimestamp(micros(t) // 10**6, UTC) +
           datetime.timedelta(microseconds=micros(t) % 10**6)]
U = ("unchanged",)  # a value that came as 'u'
OVERFLOWS = ("NaN", "infinity")


def value_of(row):
    """a row as its Value should be, and the overflowed columns"""
    value, overflow = {}, {}
    for i, text in enumerate(row):
        value[NAMES[i]] = None
        if isinstance(text, str):
            if text in OVERFLOWS:
                overflow[COLUMNS[i][0]] = text
            else:
                value[NAMES[i]] = DECODES[i](text)
    return value, overflow


def event(op, before, after, seq=4, origin=None, unchanged=()):
    """before, after: what the event should say (rows of text); None: null"""
    overflow = {}
    values = [None, None]
    for which, row, prefix in ((0, before, "before."), (1, after, "")):
        if row:
            values[which], missing = value_of(row)
            overflow.update({prefix + k: v for k, v in missing.items()})
    return wire(VALUE_ID, envelope(SOURCE, TRANSACTION), {
        "before": values[0], "after": values[1],
        "source": {"name": "main", "schema": "public", "table": "order lines", "lsn": LSN, "commit_lsn": COMMIT_LSN,
                   "seq": seq, "txid": XID, "ts_us": COMMIT_US, "snapshot": False, "origin": origin},
        "transaction": None, "op": op, "ts_ms": NOW_MS, "unchanged": list(unchanged), "overflow": overflow})


def key(row):
    body = avro(KEY, {NAMES[i]: DECODES[i](row[i]) if row[i] != "infinity" else 0x7FFFFFFF for i in KEY_COLUMNS})
    return b"\0" + struct.pack(">I", KEY_ID) + body, (murmur2(body) & 0x7FFFFFFF) % PARTITIONS


A = ["1", "XL", "new", "12.50", "a@example.com", "a long note", "2024-02-29", "2024-02-29 12:34:56.789012+00"]
B = ["1", "M", "sent", "-0.01", "b@example.com", "a long note", "2024-02-29", "1969-12-31 23:59:59.999999+00"]
OTHER_KEY = ["9007199254740993"] + B[1:]
NEXT_KEY = ["2"] + B[1:]
NULLS = ["1", None, None, None, None, None, "1999-12-31", None]
ODD = ["-1", "\U0001F6B2", "pa\"id", "NaN", "", "tab\there", "2000-01-01", "2024-02-29 12:34:56.789012+00"]
BIG = ["1", "XL", "new", "9999999999.99", "x" * 130, "note", "0001-01-01", "2024-02-29 12:34:56.789012+00"]
INFINITE = ["5", "XL", "new", "0.00", "m", "n", "infinity", None]


def only_key(row):
    return [text if i in KEY_COLUMNS else None for i, text in enumerate(row)]


def toasted(row, *columns):
    return [U if i in columns else text for i, text in enumerate(row)]


# case: name, message kind, old kind, old row, new row, origin, [(key row, value), ...]
CASES = [
    ("an insert", "I", None, None, A, None, [(A, event("c", None, A))]),
    ("an insert of nulls, with an origin", "I", None, None, NULLS, "north", [(NULLS, event("c", None, NULLS, origin="north"))]),
    ("an insert with NaN in a decimal", "I", None, None, ODD, None, [(ODD, event("c", None, ODD))]),
    ("an insert of long and large values", "I", None, None, BIG, None, [(BIG, event("c", None, BIG))]),
    ("an insert with an infinite date in the key", "I", None, None, INFINITE, None,
     [(INFINITE, event("c", None, INFINITE))]),
    ("an update without the old row", "U", None, None, B, None, [(B, event("u", None, B))]),
    ("an update with an unchanged value that nobody carries", "U", None, None, toasted(B, 1, 5), None,
     [(B, event("u", None, [B[0], None] + B[2:5] + [None] + B[6:], unchanged=["größe", "note"]))]),
    ("an update that only carries the old key along", "U", "K", only_key(A), toasted(B, 0), None,
     [(B, event("u", only_key(A), B))]),
    ("an update with the same key in the old tuple", "U", "K", only_key(A), B, None, [(B, event("u", only_key(A), B))]),
    ("an update with the whole old row fills in unchanged values", "U", "O", A, toasted(B, 5), None,
     [(B, event("u", A, B))]),
    ("an update whose old row overflows on both sides", "U", "O", ODD, toasted(ODD, 3, 1), None,
     [(ODD, event("u", ODD, ODD))]),
    ("an update of the key, old key given", "U", "K", only_key(A), toasted(OTHER_KEY, 5), None,
     [(A, event("d", only_key(A), None)), (A, None),
      (OTHER_KEY, event("c", None, OTHER_KEY[:5] + [None] + OTHER_KEY[6:], seq=5, unchanged=["note"]))]),
    ("an update of the key, old row given", "U", "O", A, toasted(OTHER_KEY, 5), None,
     [(A, event("d", A, None)), (A, None), (OTHER_KEY, event("c", None, OTHER_KEY, seq=5))]),
    ("an update of the key to one of the same length", "U", "K", only_key(A), NEXT_KEY, None,
     [(A, event("d", only_key(A), None)), (A, None), (NEXT_KEY, event("c", None, NEXT_KEY, seq=5))]),
    ("a delete with the old key", "D", "K", only_key(A), None, None, [(A, event("d", only_key(A), None)), (A, None)]),
    ("a delete with the whole old row", "D", "O", ODD, None, "south",
     [(ODD, event("d", ODD, None, origin="south")), (ODD, None)]),
]


def c_bytes(data):
    """a C string literal; a hex escape would swallow a digit behind it, so octal"""
    plain = {b: chr(b) for b in range(32, 127)} | {ord('"'): '\\"', ord("\\"): "\\\\", ord("?"): "\\077"}
    return '"' + "".join(plain.get(b, "\\%03o" % b) for b in data) + '"'


def c_values(row, binary):
    if row is None:
        return "{{0}}"
    values = []
    for i, text in enumerate(row):
        if text is None:
            values.append("{NULL, 0, 'n'}")
        elif text is U:
            values.append("{NULL, 0, 'u'}")
        else:
            data = SENDS[i](text) if binary else text.encode()
            values.append("{(const uint8_t *)%s, %d, '%s'}" % (c_bytes(data), len(data), "b" if binary else "t"))
    return "{" + ",\n\t\t ".join(values) + "}"


def fixed(name):
    return json.loads((pathlib.Path(__file__).parents[2] / "schemas" / (name + ".avsc")).read_text())


def signed(fingerprint):
    return fingerprint - (fingerprint >> 63 << 64)


def parked(key_bytes, value, seq, schema=None, of_key=False):
    fingerprints = [signed(crc64_avro(schema_text(s).encode()))
                    for s in (KEY, envelope(fixed("source"), fixed("transaction")))]
    has_key, has_value = (of_key, not of_key) if schema else (key_bytes is not None, value is not None)
    return wire(PARKED_ID, PARKED, {
        "topic": TOPIC, "reason": "incompatible", "lsn": LSN, "commit_lsn": COMMIT_LSN, "seq": seq,
        "timestamp_ms": COMMIT_US // 1000, "all_partitions": value is not None and key_bytes is None,
        "key_fingerprint": fingerprints[0] if has_key else None,
        "value_fingerprint": fingerprints[1] if has_value else None, "schema": schema,
        "key": key_bytes and key_bytes[5:], "value": value and value[5:]})


def c_record(key_row, value, seq):
    k, partition = key(key_row)
    p = parked(k, value, seq)
    text = "{%s, %d, %d, " % (c_bytes(k), len(k), partition)
    text += "NULL, 0, " if value is None else "%s, %d, " % (c_bytes(value), len(value))
    return text + "%s, %d}" % (c_bytes(p), len(p))


def schema_text(schema):
    return json.dumps(schema, separators=(",", ":"), ensure_ascii=False)


def offsets(n, tables=0, snapshots=0):
    return {"format": 3, "instance_id": "00112233445566778899aabbccddeeff", "state": "streaming",
            "slot": "millrace_main", "system_identifier": "7301234567890123456", "timeline": 4294967295,
            "position": {"commit_lsn": COMMIT_LSN, "change_lsn": LSN, "seq": 199999}, "confirm_lsn": COMMIT_LSN + 48,
            "gaps": [{"from_lsn": i, "to_lsn": 2**40 + i, "accepted_ms": NOW_MS + i, "reason": "gap %d" % i}
                     for i in range(n)],
            "parked": [{"topic": "shop.public.t%d" % i,
                        "reason": ["incompatible", "registry_unreachable", "key_unknown"][i % 3], "partition": i,
                        "first": 2**33 + i, "offset": 2**34 + i, "new_version": i, "replaying": i % 2 == 1}
                       for i in range(tables)],
            "versions": [{"topic": "shop.public.v%d" % i, "version": 2 + i} for i in range(tables)],
            "snapshot_wanted": snapshots > 0, "snapshot_rows": snapshots << 33, "snapshot_tables": 7 * snapshots,
            "snapshot_tables_done": 3 * snapshots, "snapshots_paused": snapshots > 0,
            "snapshots": [{"schema": "public", "table": "t%d" % i, "where": "id < %d" % i if i % 2 else "",
                           "replace": ["none", "truncate", "merge"][i % 3], "begun": i == 0, "rows": 2**35 + i,
                           "bytes": 2**36 + i, "started_ms": NOW_MS + i, "merging": i == 2,
                           "part_schema": "parts" if i == 3 else "", "part_table": "p%d" % i if i == 3 else ""}
                          for i in range(snapshots)],
            "snapshot_key": ["42", "", "gr\u00f6\u00dfe"][:snapshots],
            "snapshot_before": [0, 2**40, 7][:snapshots],
            "snapshot_oid": 4294967295 if snapshots else 0, "snapshot_key_kind": -2**62 if snapshots else 0}


print("/* Written by vectors.py with fastavro: do not edit. */\n/* clang-format off */")
print("#ifndef UNIT_VECTORS_H\n#define UNIT_VECTORS_H\n")
for name, value in (("COMMIT_LSN", COMMIT_LSN), ("LSN", LSN), ("XID", XID), ("COMMIT_US", COMMIT_US), ("NOW_MS", NOW_MS),
                    ("KEY_ID", KEY_ID), ("VALUE_ID", VALUE_ID), ("MESSAGE_ID", MESSAGE_ID), ("OFFSETS_ID", OFFSETS_ID), ("PARKED_ID", PARKED_ID),
                    ("PARTITIONS", PARTITIONS), ("COLUMNS", len(COLUMNS))):
    print("#define VECTOR_%s %d" % (name, value))
print("#define VECTOR_TOPIC \"%s\"" % TOPIC)
print("#define VECTOR_KEY_JSON %s" % c_bytes(schema_text(KEY).encode()))
print("/* with @source and @transaction for the fixed schemas */")
print("#define VECTOR_VALUE_JSON %s" % c_bytes(schema_text(envelope("@source", "@transaction")).encode()))
truncate = event("t", None, None)
print("#define VECTOR_TRUNCATE %s\n#define VECTOR_TRUNCATE_LENGTH %d" % (c_bytes(truncate), len(truncate)))
message = wire(MESSAGE_ID, MESSAGE, {
    "source": {"name": "main", "schema": "", "table": "", "lsn": 0, "commit_lsn": COMMIT_LSN, "seq": 0, "txid": XID,
               "ts_us": COMMIT_US, "snapshot": False, "origin": None},
    "ts_ms": NOW_MS, "prefix": "audit", "content": b"\0\1\xff"})
print("#define VECTOR_MESSAGE %s\n#define VECTOR_MESSAGE_LENGTH %d" % (c_bytes(message), len(message)))
print("#define VECTOR_MESSAGE_PARTITION %d" % ((murmur2(b"shop.message") & 0x7FFFFFFF) % PARTITIONS))
key_schema, value_schema = schema_text(KEY), schema_text(envelope(fixed("source"), fixed("transaction")))
for name, record in (("TRUNCATE", parked(None, truncate, 4)), ("KEY_SCHEMA", parked(None, None, 4, key_schema, True)),
                     ("VALUE_SCHEMA", parked(None, None, 4, value_schema))):
    print("#define VECTOR_PARKED_%s %s\n#define VECTOR_PARKED_%s_LENGTH %d" % (name, c_bytes(record), name, len(record)))
print("#define VECTOR_PARKED_PARTITION %d" % ((murmur2(TOPIC.encode()) & 0x7FFFFFFF) % PARTITIONS))
OFFSETS_VECTORS = [(str(n), wire(OFFSETS_ID, OFFSETS_3, offsets(n))) for n in (0, 2, 20)] + [
    ("TABLES", wire(OFFSETS_ID, OFFSETS_3, offsets(0, 4))),
    ("SNAPSHOTS", wire(OFFSETS_ID, OFFSETS_3, offsets(0, 0, 4))),
    ("FORMAT_2", wire(OFFSETS_ID, OFFSETS_2, {**offsets(2, 4), "format": 2})),
    ("FORMAT_1", wire(OFFSETS_ID, OFFSETS, {**offsets(2), "format": 1}))]
for name, record in OFFSETS_VECTORS:
    print("#define VECTOR_OFFSETS_%s %s\n#define VECTOR_OFFSETS_%s_LENGTH %d" % (name, c_bytes(record), name, len(record)))
# the same two gaps in a block that tells its size in bytes (Avro 1.11, "Arrays": a negative count)
none, two = (wire(OFFSETS_ID, OFFSETS_3, offsets(n)) for n in (0, 2))
ends = b"\0" * 13  # of gaps, parked, versions; nothing of snapshots
gaps = two[len(none) - 12:-13]
assert none.endswith(ends) and two == none[:-13] + avro("long", 2) + gaps + ends
sized = none[:-13] + avro("long", -2) + avro("long", len(gaps)) + gaps + ends
print("#define VECTOR_OFFSETS_SIZED %s\n#define VECTOR_OFFSETS_SIZED_LENGTH %d" % (c_bytes(sized), len(sized)))
print("""
#ifdef VECTOR_EVENTS
struct vector_record {
	const char *key;
	uint32_t key_length;
	int32_t partition;
	const char *value; /* NULL: a tombstone */
	uint32_t value_length;
	const char *parked; /* the value of the parked record */
	uint32_t parked_length;
};

static const struct vector {
	const char *name;
	bool binary;
	char kind, old;
	struct pgoutput_value before[VECTOR_COLUMNS], after[VECTOR_COLUMNS];
	const char *origin;
	uint32_t record_count;
	struct vector_record records[3];
} vectors[] = {""")
for name, kind, old, before, after, origin, records in CASES:
    for binary in (False, True):
        print("\t{\"%s (%s)\", %s, '%s', %s,\n\t\t%s,\n\t\t%s,\n\t\t%s, %d,\n\t\t{%s}}," % (
            name, "binary" if binary else "text", str(binary).lower(), kind, "'%s'" % old if old else "0",
            c_values(before, binary), c_values(after, binary), "\"%s\"" % origin if origin else "NULL",
            len(records), ",\n\t\t ".join(c_record(*r, 4 + i // 2) for i, r in enumerate(records))))
print("};\n#endif\n\n#endif")
