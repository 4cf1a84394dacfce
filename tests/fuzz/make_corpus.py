#!/usr/bin/env python3
"""Writes the seeds in tests/fuzz/corpus: tests/fuzz/make_corpus.py

Values and messages are those that PostgreSQL sent for the unit tests (tests/unit/vectors_*.h); the rest is written by hand
here. Files are named by what they hold; those of the name found-* are inputs that once found something, and stay as they are.
"""
import pathlib
import re
import struct

ROOT = pathlib.Path(__file__).resolve().parent
UNIT = ROOT.parent / "unit"
COLUMNS = (ROOT / "columns.h").read_text()

# columns.h
BASES = {name: i for i, (_, name) in enumerate(re.findall(r"\{(\d+), '\w', \"(\w+)\"\}", COLUMNS))}
OIDS = {int(oid): name for oid, name in re.findall(r"\{(\d+), '\w', \"(\w+)\"\}", COLUMNS)}
ARRAY, RECORD, DOMAIN, AGAIN, NUMERIC = range(64, 69)

written = set()


def seed(target, name, data):
    path = ROOT / "corpus" / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    written.add(path)


# ---- columns ----

def base(name):
    return bytes([BASES[name]])


def numeric(precision, scale):
    return bytes([NUMERIC]) + struct.pack(">HH", precision, scale + 1000)


def array(element, dimensions=1):
    return bytes([ARRAY, dimensions, 0]) + element


def record(*attributes):
    return bytes([RECORD, len(attributes)]) + b"".join(attributes)


# ---- values of single types ----

def array_send(oid, sizes, *elements):
    head = struct.pack(">iii", len(sizes), 1, oid) + b"".join(struct.pack(">ii", size, 1) for size in sizes)
    return head + b"".join(struct.pack(">i", -1) if e is None else struct.pack(">i", len(e)) + e for e in elements)


def types():
    """the first vector of each type in each form, and of each way of numeric"""
    text = (UNIT / "vectors_types.h").read_text()
    pattern = (r'\{"([^"]*)", (\d+), (-?\d+), \'\w\', "(\w*)", (\w+), (true|false),\s*"([0-9a-f]*)",\s*(?:"([0-9a-f]*)"|NULL),')
    seen = {}
    for what, oid, typmod, named, way, key, plain, binary in re.findall(pattern, text):
        name, typmod = OIDS.get(int(oid), named), int(typmod)
        if name not in BASES:
            continue
        column = base(name)
        if name == "numeric" and typmod >= 4:
            scale = ((typmod - 4 & 0x7FF) ^ 0x400) - 0x400
            column = numeric((typmod - 4) >> 16, scale)
        flags = int(way) << 3 if way.isdigit() else 0
        kind = (name, flags, typmod >= 4, key)
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] not in (1, 4) or len(plain) > 200:
            continue
        label = re.sub(r"\W+", "-", f"{name}-{flags}-{int(key == 'true')}-{typmod >= 4:d}-{seen[kind]}")
        flags |= 2 * (key == "true")
        yield label, flags, column, bytes.fromhex(plain), bytes.fromhex(binary) if binary else None


def containers():
    composite = record(base("int4"), base("text"), base("text"), base("text"), base("text"))
    yield "int4-array", array(base("int4")), "{1,NULL,3}", array_send(23, [3], b"\0\0\0\1", None, b"\0\0\0\3")
    yield "int4-array-empty", array(base("int4")), "{}", struct.pack(">iii", 0, 0, 23)
    yield "int4-array-bounds", array(base("int4")), "[2:3]={1,2}", None
    yield "text-array-2", array(base("text"), 2), r'{{a,"b c"},{d,"\"e\""}}', array_send(25, [2, 1], b'"e"', b"")
    yield "numeric-array", array(numeric(5, 2)), "{1.50,NaN}", array_send(1700, [1], bytes.fromhex("000200000000000200011388"))
    yield "composite", composite, r'(1,"two words","say ""hi"", c:\\d",,"")', None
    yield "composite-array", array(composite), r'{"(1,\"two words\",,,)",NULL}', None
    yield "composite-in-composite", record(composite, bytes([AGAIN])), r'("(1,""a b"",,,)",)', None
    yield "domain-of-array", bytes([DOMAIN]) + array(bytes([DOMAIN]) + base("date")), "{2024-02-29,infinity}", None
    yield "jsonb-array", array(base("jsonb")), r'{"{\"a\": 1}"}', array_send(3802, [1], b'\1{"a": 1}')
    yield "hstore", base("hstore"), r'"a"=>"1", "b\"c"=>NULL', None
    yield "hstore-array", array(base("hstore")), r'{"\"a\"=>\"1\""}', None
    yield "vector", base("vector"), "[1,2.5,-3e-05]", None
    yield "int2vector", base("int2vector"), "1 2 -3", None
    yield "geometry-srid", base("geometry"), "0101000020E6100000000000000000F03F0000000000000040", None
    yield "geometry", base("geometry"), "0101000000000000000000F03F0000000000000040", None
    yield "invalid-utf8", base("text"), b"caf\xe9", b"caf\xe9"


def values():
    for label, flags, column, plain, binary in types():
        seed("types_value", f"{label}-text", bytes([flags]) + column + plain)
        if binary is not None:
            seed("types_value", f"{label}-binary", bytes([flags | 1]) + column + binary)
            seed("types_forms", label, bytes([flags | 1]) + column + binary)
    for label, column, plain, binary in containers():
        plain = plain if isinstance(plain, bytes) else plain.encode()
        seed("types_value", f"{label}-text", b"\0" + column + plain)
        if binary is not None:
            seed("types_value", f"{label}-binary", b"\1" + column + binary)
            seed("types_forms", label, b"\1" + column + binary)
    built = bytes(range(1, 200))
    for label, column in (("int8", array(base("int8"))), ("float8", array(base("float8"), 2)), ("numeric", base("numeric")),
                          ("timestamptz", array(base("timestamptz"))), ("char", array(base("char"))),
                          ("money", array(base("money"), 3)), ("uuid", array(base("uuid"))), ("bytea", array(base("bytea")))):
        seed("types_forms", f"built-{label}", b"\0" + column + built)
        seed("types_forms", f"built-key-{label}", b"\2" + column + built[::-1])


# ---- messages ----

def messages():
    text = (UNIT / "vectors_pgoutput.h").read_text()
    kinds = {}
    for lines in re.findall(r'\{UINT64_C\(\d+\), \d+,\s*((?:"[0-9a-f]*"\s*)+)\}', text):
        data = bytes.fromhex("".join(re.findall(r'"([0-9a-f]*)"', lines)))
        kind = (data[:1], data[5:6], data[-20:].count(b"b") > 1)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] <= 2 and len(data) < 400:
            seed("decode_pgoutput", f"{data[:1].decode()}-{len(written)}", data)
    seed("decode_pgoutput", "M", b"M\1" + struct.pack(">Q", 77) + b"prefix\0" + struct.pack(">i", 3) + b"abc")
    seed("decode_pgoutput", "O", b"O" + struct.pack(">Q", 77) + b"south\0")


# ---- rows ----

def raw(value, binary=False):
    """value_make(): what is given, in text or binary"""
    if value is None:
        return b"\x0f"
    return bytes([13 if binary else 12, len(value)]) + value


def table(flags, columns, mask, *changes):
    return bytes([flags, len(columns)]) + b"".join(columns) + bytes([mask]) + b"".join(changes)


INSERT, UPDATE, DELETE, TRUNCATE = range(4)


def change(kind, old, *values):
    return bytes([old, kind]) + b"".join(values)


def rows():
    orders = [base("int8"), base("text"), numeric(12, 2), base("date"), base("timestamptz")]
    row = [raw(b"1"), raw(b"M"), raw(b"12.50"), raw(b"2024-02-29"), raw(b"2024-02-29 12:34:56.789+00")]
    odd = [raw(b"2"), raw(b"\xff"), raw(b"NaN"), raw(b"infinity"), raw(None)]
    sent = [raw(struct.pack(">q", 1), True), raw(b"M", True), raw(bytes.fromhex("0002000000000002000c1388"), True),
            raw(struct.pack(">i", 8825), True), raw(struct.pack(">q", 5), True)]
    for flags in (0, 1, 2, 3, 8, 9, 16):
        seed("encode_row", f"orders-{flags}", table(flags, orders, 1, change(INSERT, 0, *row), change(UPDATE, 0, *odd)))
    seed("encode_row", "binary", table(1, orders, 1, change(INSERT, 0, *sent), change(UPDATE, 1, raw(b"1"), *row)))
    seed("encode_row", "key-change", table(1, orders, 1, change(UPDATE, 1, raw(b"1"), *odd), change(DELETE, 0, raw(b"1"))))
    seed("encode_row", "full", table(3, orders, 1, change(UPDATE, 1, *row, *odd), change(DELETE, 0, *row)))
    seed("encode_row", "key-overflow", table(9, orders, 4, change(INSERT, 0, *odd)))
    seed("encode_row", "truncate", table(1, orders, 1, change(TRUNCATE, 0)))
    long = bytes([0xFC, 40]) + b"x" * 40
    seed("encode_row", "long", table(9, [base("int4"), base("text")], 1, change(INSERT, 0, raw(b"1"), long)))
    for label, column, plain, _ in containers():
        plain = plain if isinstance(plain, bytes) else plain.encode()
        seed("encode_row", label, table(17, [column, base("int4")], 2, change(INSERT, 0, raw(plain), raw(b"7"))))
    built = bytes([1, 0x21, 0x43, 2, 5, 17, 33, 80, 121, 6] * 20)
    every = [array(base("int4"), 2), record(base("text"), numeric(5, 2), array(base("date"))), base("hstore")]
    seed("encode_row", "built", table(1, every, 1, b"\0\0" + built))
    doubled = base("text")
    for _ in range(38):
        doubled = record(doubled, bytes([AGAIN])) if len(doubled) > 1 else record(doubled)
    seed("encode_row", "built-doubled", table(1, [doubled], 0, b"\0\0" + built))
    seed("encode_row", "built-full", table(2 + 64, [base("numeric"), array(base("numeric")), base("geometry")], 0, built))


# ---- Avro ----

def long(value):
    value = (value << 1) ^ (value >> 63)
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def string(text):
    data = text if isinstance(text, bytes) else text.encode()
    return long(len(data)) + data


def optional(data):
    return b"\0" if data is None else b"\2" + data


def parked(key=None, value=None, key_print=None, value_print=None, schema=None, everywhere=0):
    return (b"\0\0\0\0\x0b" + string("shop.public.orders") + string("incompatible") + long(1000) + long(1500) + long(4)
            + long(1700000000123) + bytes([everywhere])
            + b"".join(optional(None if p is None else long(p)) for p in (key_print, value_print))
            + b"".join(optional(None if s is None else string(s)) for s in (schema, key, value)))


def records():
    seed("encode_parked", "event", parked(b"\2", b"\0\2" + long(1000) + long(1500) + long(4), 5, -6))
    seed("encode_parked", "tombstone", parked(b"\2", None, 5))
    seed("encode_parked", "truncate", parked(None, b"\1\2\3", None, 7, everywhere=1))
    seed("encode_parked", "schema", parked(schema='"int"', key_print=5))
    fields = (string("00112233445566778899aabbccddeeff") + string("streaming") + string("millrace_main")
              + string("7301234567890123456") + long(1) + b"".join(map(long, (1500, 1000, 4, 1500))))
    gaps = long(1) + long(1) + long(2) + long(3) + string("gap") + long(0)
    tables = (long(1) + string("shop.public.t") + string("key_unknown") + long(1) + long(2) + long(3) + long(4) + b"\1"
              + long(0) + long(1) + string("shop.public.v") + long(2) + long(0))
    seed("checkpoint_offsets", "format-1", b"\0\0\0\0\3" + long(1) + fields + gaps)
    seed("checkpoint_offsets", "format-2", b"\0\0\0\0\3" + long(2) + fields + gaps + tables)
    seed("checkpoint_offsets", "format-2-empty", b"\0\0\0\0\3" + long(2) + fields + b"\0\0\0")
    snapshots = (b"\1" + long(2**33) + long(7) + long(3) + b"\1" + long(2)
                 + b"".join(map(string, ("public", "t", "id < 5", "merge"))) + b"\1" + long(10) + long(2**20) + long(1700000000123)
                 + b"\1\0\0" + b"".join(map(string, ("public", "u", "", "none"))) + b"\0\0\0\0\0"
                 + string("parts") + string("p") + b"\0")
    key = long(2) + string("42") + string("") + long(1) + string("größe") + b"\0" + long(2) + long(5) + long(2**40) + b"\0" + long(16384) + long(-5)
    seed("checkpoint_offsets", "format-3", b"\0\0\0\0\3" + long(3) + fields + gaps + tables + snapshots + key)
    seed("checkpoint_offsets", "format-3-snapshots", b"\0\0\0\0\3" + long(3) + fields + b"\0\0\0" + snapshots + key)
    seed("checkpoint_offsets", "format-3-empty", b"\0\0\0\0\3" + long(3) + fields + b"\0" * 13)
    seed("checkpoint_offsets", "block-with-size",
         b"\0\0\0\0\3" + long(2) + fields + long(-1) + long(9) + gaps[1:] + b"\0\0")
    seed("checkpoint_offsets", "creating", b"\0\0\0\0\3" + long(1) + fields.replace(string("streaming"), string("creating"))
         + b"\0")


def bodies():
    every = (b"\2\1" + long(19000) + long(3600000001) + long(1700000000123456) + long(-5) + string(b"\x00\xff")
             + struct.pack("<df", 1.5, -0.1) + long(2) + b"\0\2" + string("a") + b"\0" + long(1) + string("k") + b"\0\0"
             + string("123e4567-e89b-12d3-a456-426614174000") + b"\0")
    seed("command_render", "every", b"\0" + every)
    seed("command_render", "nested", b"\0" + every[:-1] + b"\2\2\2" + every + b"\0\0")
    seed("command_render", "parked", b"\2" + parked(b"\2", b"\0\2", 5, -6)[5:])


# ---- texts ----

def fields(*types):
    listed = ",".join(f'{{"name":"f{i}","type":{t}}}' for i, t in enumerate(types))
    return f'{{"type":"record","name":"R","namespace":"n","fields":[{listed}]}}'


def verdicts():
    decimal = '{{"type":"bytes","logicalType":"decimal","precision":{},"scale":{}}}'.format
    pairs = {
        "same": ('"int"', '"int"'), "promoted": ('"int"', '"double"'), "no": ('"string"', '"long"'),
        "added": (fields('"int"'), fields('"int"', '["null","string"]').replace('string"]', 'string"],"default":null')),
        "removed": (fields('"int"', '"long"'), fields('"int"')),
        "decimal": (fields(decimal(5, 2)), fields(decimal(7, 3))),
        "logical": ('{"type":"int","logicalType":"date"}', '"int"'),
        "union": ('["null","int"]', '["int","string","null"]'),
        "array": ('{"type":"array","items":["null","int"]}', '{"type":"array","items":"long"}'),
        "map": ('{"type":"map","values":"int"}', '{"type":"map","values":"float"}'),
        "enum": ('{"type":"enum","name":"E","symbols":["a","b"],"default":"a"}', '{"type":"enum","name":"E","symbols":["b"]}'),
        "fixed": ('{"type":"fixed","name":"F","size":4}', '{"type":"fixed","name":"F","size":5,"aliases":["n.F"]}'),
        "recursive": (fields('["null","R"]'), fields('["null","n.R"]', '{"type":"array","items":"R"}')),
        "nested": (fields(fields('"int"').replace('"R"', '"S"'), '"S"'), fields(fields('"long"').replace('"R"', '"S"'), '"S"')),
    }
    for name, (earlier, following) in pairs.items():
        seed("schema_verdict", name, earlier.encode() + b"\0" + following.encode())


def configs():
    config = ROOT.parent.parent / "config"
    seed("config_file", "minimal", (config / "minimal.conf").read_bytes())
    seed("config_file", "groups", """name = "shop";
source = { url = "postgresql://u:p@db/shop?sslmode=require"; wire = "binary"; wal_sender_timeout = "10 s"; };
kafka = { brokers = "a:9092,b:9092"; properties = ["linger.ms=5", "acks=all"]; };
tables = ["public.*", "!public.\\"Odd.Name\\"", "a?.b"];
batch = { bytes = "8 MiB"; count = 4; };
topics = { partitions = 6; config = ["retention.ms=1000"]; };
delivery = "at_least_once"; http = { listen = "127.0.0.1:8085"; };
""")
    seed("config_file", "mistakes", """# comment
nmae = 1; source.url = 5; backoff = { min = "1 parsec"; max = 99999999999; } /* open */ events = { max_bytes = "1 kB" };
kafka = { brokers = true; partitions_per_transaction = -1L; properties = { a = "b" } };
log = { level = "loud", format = 0x1F };""")
    seed("config_file", "numbers", 'batch: { count: 12345678901; bytes: 1.5e3; }; name: "a" "b";')
    seed("config_file", "patterns", 'public.*,!"a.b"."c""d",\\*.x,?')
    seed("config_file", "secret", 'registry = { username = "${env:HOME}"; password = "${env:"; };')


def migrations():
    for name, text in {
        "plain": "BEGIN;\nALTER TABLE a ADD b int DEFAULT ';';\n-- c;\nCREATE INDEX ON a (b);\nCOMMIT;\n",
        "dollar": "CREATE FUNCTION f() RETURNS int AS $a$BEGIN; $$ ; END$a$ LANGUAGE plpgsql; SELECT $1;",
        "atomic": "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END; SELECT (1;2);",
        "quotes": "SELECT E'\\';', U&'x''y', \"a;\"\"b\", B'1';\nSELECT 'a\nb'",
        "comments": "/* a /* b; */ ; */ SELECT 1 -- x;\n;;\\i other.sql\nSELECT 2 \\gset\n",
        "bom": "\ufeffSELECT 1;\r\nVACUUM;",
        "open": "SELECT 1; SELECT $x$ open",
    }.items():
        seed("command_split", name, text)


# ---- HTTP ----

def part(data):
    data = data.encode() if isinstance(data, str) else data
    return struct.pack(">H", len(data)) + data


def request(method, path, query="", body="", token=False):
    return bytes([["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"].index(method), int(token)]) + b"".join(
        map(part, (path, query, body)))


def requests():
    record = '{"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"R\\",\\"fields\\":[]}"}'
    listed = [
        [("GET", "/"), ("GET", "/status"), ("GET", "/metrics"), ("GET", "/health")],
        [("GET", "/subjects"), ("GET", "/subjects/a-value/versions"), ("GET", "/subjects/b%20c/versions/latest"),
         ("GET", "/subjects/a-value/versions/1/schema")],
        [("GET", "/schemas/types"), ("GET", "/schemas/ids/1735862476"), ("GET", "/schemas/ids/1735862476/subjects"),
         ("GET", "/schemas/ids/1735862476/versions", "deleted=true")],
        [("POST", "/subjects/a-value", "", '{"schema":"\\"int\\""}'),
         ("POST", "/compatibility/subjects/a-value/versions/latest", "verbose=true", '{"schema":"\\"string\\""}'),
         ("POST", "/compatibility/subjects/b%20c/versions", "verbose=true", record)],
        [("PUT", "/config/a-value", "", '{"compatibility":"FULL"}', True), ("GET", "/config/a-value"),
         ("DELETE", "/config/a-value", "", "", True)],
        [("PUT", "/config", "", '{"compatibility":"NONE"}'), ("GET", "/config", "defaultToGlobal=true"), ("GET", "/mode")],
        [("POST", "/commands/replay", "", '{"topic":"x"}', True), ("POST", "/commands/replay", "", "{}")],
        [("GET", "/subjects", "subjectPrefix=a%2d&offset=1&limit=1"), ("HEAD", "/subjects/"), ("PATCH", "/config")],
        [("POST", "/subjects/new/versions", "", '{"schema":"\\"int\\"","schemaType":"AVRO","references":[]}')],
    ]
    for i, calls in enumerate(listed):
        seed("admin_answer", f"requests-{i}", b"".join(request(*call) for call in calls))
    basic = bytes([1, 4]) + b"".join(map(part, ("/commands/x", "", "Basic YW55OjNmOWEtVE9LRU4uN19i", "{}")))
    seed("admin_answer", "basic", basic)


def answers():
    ok, missing, conflict = 0, 1, 2
    not_found = lambda code: (missing, f'{{"error_code":{code},"message":"not found"}}')
    version = lambda n, schema: (ok, f'{{"subject":"s","version":{n},"id":9,"schema":{schema}}}')
    json = lambda text: '"' + text.replace('"', '\\"') + '"'
    earlier = json('{"type":"record","name":"R","fields":[{"name":"q","type":["null","int"]}]}')
    other = json('{"type":"record","name":"R","fields":[{"name":"q","type":"string"}]}')
    level = lambda name: (ok, f'{{"compatibilityLevel":"{name}"}}')
    said = {
        "known": (0, [(ok, '{"id":7,"version":1}')]),
        "new-subject": (0, [not_found(40401), (ok, '{"id":7}')]),
        "new-version": (0, [not_found(40403), version(1, earlier), level("BACKWARD"), (ok, '{"id":8}')]),
        "transitive": (0, [not_found(40403), version(3, earlier), level("FULL_TRANSITIVE"), (ok, "[1,2,3]"),
                           version(2, earlier), version(1, other), (ok, '{"is_compatible":false,"messages":["no"]}')]),
        "refused": (0, [not_found(40403), version(1, other), level("FULL"), (ok, '{"is_compatible":false}'),
                        (conflict, '{"error_code":409,"message":"{oldSchema: x}"}')]),
        "judged": (1, [not_found(40403), version(1, earlier), not_found(40408), level("BACKWARD"),
                       (ok, '{"is_compatible":true,"messages":[]}')]),
        "has": (2, [(ok, "[1,2]")]),
        "schema": (3, [(ok, f'{{"schema":{earlier},"schemaType":"AVRO"}}')]),
        "protobuf": (3, [(ok, '{"schema":"x","schemaType":"PROTOBUF"}')]),
        "ping": (4, [(ok, '["AVRO"]')]),
        "moved": (4, [(9, "<html>")]),
    }
    for name, (what, listed) in said.items():
        seed("registry_answers", name, bytes([what]) + b"".join(bytes([status]) + part(body) for status, body in listed))


# ---- COPY ----

def copies():
    text = (UNIT / "vectors_copy.h").read_text()
    for what, binary, sent in re.findall(r'\{"([^"]*)", (true|false),\s*\(const char \*const\[\]\)\{((?:[^}])*)NULL\}', text):
        texts = ("".join(re.findall(r'"([0-9a-f]*)"', one)) for one in sent.split(","))
        messages = [m for m in map(bytes.fromhex, texts) if 0 < len(m) < 600]
        name, flags = what.replace(", ", "-").replace(" ", "-"), bytes([binary == "true"])
        if messages:
            seed("decode_copy", name, flags + b"".join(map(part, messages)))
    header = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0xFFFF, 2) + b"ab"
    alone = [header, b"\0\2" + b"\xff" * 4 + b"\0\0\0\1a", b"\xff\xff"]
    seed("decode_copy", "header-alone", b"\1" + b"".join(map(part, alone)))
    seed("decode_copy", "escapes", b"\0" + part(rb"\0\12\0123\400\8\x4\x4Ab\xg\x\.\\" + b"\t\\\t\\\n\\N\t\\N\n"))
    wide = struct.pack(">h", 1664) + b"\xff" * 4 * 1664
    seed("decode_copy", "wide-binary", b"\1" + part(header) + part(wide))


# ---- commands in logical messages ----

def commands():
    seed("daemon_ask", "cancel", '{"command":"cancel","tables":["a.b"]}')
    seed("daemon_ask", "cancel_all", '{"command":"cancel","all":true}')
    seed("daemon_ask", "pause", '{"command":"pause"}')
    seed("daemon_ask", "snapshot", r'{"command": "snapshot", "tables": ["public.orders", "s.\"Odd*\""], "where": "id > 5", "replace": "merge"}')
    seed("daemon_ask", "unknown", '{"command":"resume","x":1}')


def main():
    for make in (values, messages, rows, records, bodies, verdicts, configs, migrations, requests, answers, copies, commands):
        make()
    for path in sorted((ROOT / "corpus").glob("*/*")):
        if path not in written and not path.name.startswith("found-"):
            path.unlink()


main()
