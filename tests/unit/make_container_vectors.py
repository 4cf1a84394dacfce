#!/usr/bin/env python3
"""Makes tests/unit/vectors_containers.h: arrays, composites, hstore, vectors and geometries with the text and the bytes
that PostgreSQL sends for them, what its catalog says of their types, the Avro bytes that fastavro writes, and schemas.

    make_container_vectors.py DSN > tests/unit/vectors_containers.h

DSN: a superuser's connection to a PostgreSQL 15 or later with contrib and PostGIS; it works in a database of its own and
drops it. Needs psycopg and fastavro. Values are spelled out here twice, as SQL and as what Avro shall hold; pgvector's
texts are in its documented format, since no server here has it.
"""

import io
import json
import random
import struct
import sys
import zlib

import fastavro
import psycopg

SETTINGS = """set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set timezone = 'UTC'; set extra_float_digits = 1;
set bytea_output = 'hex'; set lc_monetary = 'C'; set xmloption = 'content';"""
PREFIX = "shop"
LOST = object()  # a value that its Avro type cannot hold
UNIX_MAX = 2**63 - 1

TYPES = """
create extension hstore; create extension citext; create extension postgis;
create type mood as enum ('sad', 'so so', 'a"b', 'back\\slash', 'NULL', '');
create domain posint as int check (value > 0);
create domain price as numeric(10,2); create domain low as price;
create domain ints as int[]; create domain more as ints; create domain grid as int[][];
create domain amounts as numeric(6,1)[];
create type addr as (street text, "No" int, zip varchar(10));
create domain home as addr;
create type nothing as ();
create type one as (a text);
create schema odd;
create type odd."Per son" as ("first name" text, address addr, tags text[], homes addr[], born timestamptz,
    weight numeric(10,2), feels mood, extra hstore, d posint, cells int[][], flag bool, n nothing, at home, days date[]);
create type addr_other as (a addr, b addr[]);
create type odd.addr as (x int);
create type pair as (mine addr, theirs odd.addr, again odd.addr);
create type three as (a int, b text, c int); alter type three drop attribute b;
create table lines (id int, "Note" text); alter table lines add gone int; alter table lines drop gone;
create type crowd as (people odd."Per son"[], name text);
create type tree1 as (v text, l text[]); create type tree2 as (v text, l tree1[]); create type tree3 as (v text, l tree2[]);
"""


def quote(text):
    return "'" + text.replace("'", "''") + "'"


def minimal(n):
    """two's complement without superfluous bytes, as Java's BigInteger.toByteArray"""
    length = (n if n >= 0 else ~n).bit_length() // 8 + 1
    return n.to_bytes(length, "big", signed=True)


def mangled(name):
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
    plain = "".join(c if c in letters or (i and c in "0123456789") else "_" for i, c in enumerate(name))
    return name if plain == name else "%s_x%08x" % (plain, zlib.crc32(name.encode()))


def logical(name, of):
    return {"type": of, "logicalType": name}


def decimal(precision, scale):
    return {"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}


# what the scalar types are in Avro, by OID or name; the rest is string
SCALARS = {
    "bool": "boolean",
    "int2": "int",
    "int4": "int",
    "int8": "long",
    "oid": "long",
    "float4": "float",
    "float8": "double",
    "bytea": "bytes",
    "uuid": logical("uuid", "string"),
    "date": logical("date", "int"),
    "time": logical("time-micros", "long"),
    "timestamp": logical("local-timestamp-micros", "long"),
    "timestamptz": logical("timestamp-micros", "long"),
    "money": decimal(19, 2),
    "hstore": {"type": "map", "values": ["null", "string"]},
    "int2vector": {"type": "array", "items": "int"},
    "oidvector": {"type": "array", "items": "long"},
    "vector": {"type": "array", "items": "float"},
    "halfvec": {"type": "array", "items": "float"},
}
GEOMETRY = {
    "type": "record",
    "name": "Geometry",
    "namespace": "millrace",
    "fields": [{"name": "srid", "type": ["null", "int"]}, {"name": "wkb", "type": "bytes"}],
}


class Facts:
    """what the catalog says of a type where it is used; C source and Avro schema of it"""

    count = 0
    lines = []

    def __init__(self, server, name, oid, typmod, ndims):
        self.name, self.oid, self.labels, self.element, self.attributes = name, oid, None, None, None
        self.dimensions, self.delimiter = ndims, ","
        declared = [server.one("select format_type(%s, %s)", oid, typmod)]
        row = server.type_row(oid)
        while row["typtype"] == "d":
            typmod = row["typtypmod"] if typmod == -1 else typmod
            self.dimensions = row["typndims"]
            row = server.type_row(row["typbasetype"])
            declared[1:] = [server.one("select format_type(%s, %s)", row["oid"], typmod)]
        self.declared, self.base_declared = declared[0], declared[1] if len(declared) > 1 else None
        self.base, self.typmod, self.kind = row["oid"], typmod, row["typtype"]
        self.schema, self.type = row["nspname"], row["typname"]
        if self.kind == "e":
            self.labels = [
                r[0] for r in server.rows("select enumlabel from pg_enum where enumtypid = %s order by enumsortorder", self.base)
            ]
        if row["subscript"] == "array_subscript_handler" and row["oid"] not in (22, 30):
            self.element = Facts(server, None, row["typelem"], typmod, 0)
            self.delimiter = row["delimiter"]
        if self.kind == "c":
            self.attributes = [
                Facts(server, *r)
                for r in server.rows(
                    "select attname, atttypid::int8, atttypmod, attndims from pg_attribute where attrelid = %s and attnum > 0 "
                    "and not attisdropped order by attnum",
                    row["typrelid"],
                )
            ]

    def avro(self, defined):
        """defined: the full names that the document has"""
        if self.attributes is not None:
            return self.record(defined)
        if self.kind not in "be":
            return "string"
        if self.element is not None:
            schema = ["null", self.element.avro(defined)]
            for _ in range(max(1, self.dimensions)):
                schema = {"type": "array", "items": schema}
            return schema
        if self.type in ("geometry", "geography"):
            if "millrace.Geometry" in defined:
                return "millrace.Geometry"
            defined.add("millrace.Geometry")
            return GEOMETRY
        if self.type == "numeric" and self.typmod >= 0:
            precision, scale = (self.typmod - 4) >> 16, (self.typmod - 4) & 0x7FF
            return decimal(precision, scale)
        return SCALARS.get(self.type, "string")

    def record(self, defined):
        name = ".".join((PREFIX, mangled(self.schema), mangled(self.type)))
        if name in defined:
            return name
        defined.add(name)
        namespace, _, short = name.rpartition(".")
        fields = [a.field(defined) for a in self.attributes]
        made_of = {} if name == f"{PREFIX}.{self.schema}.{self.type}" else {"postgres.name": f"{self.schema}.{self.type}"}
        return {"type": "record", "name": short, "namespace": namespace, **made_of, "fields": fields}

    def field(self, defined):
        field = {"name": mangled(self.name), "type": ["null", self.avro(defined)], "default": None}
        field["postgres.type"] = self.declared
        if self.base_declared:
            field["postgres.base_type"] = self.base_declared
        if mangled(self.name) != self.name:
            field["postgres.name"] = self.name
        if self.labels:
            field["postgres.enum"] = self.labels
        return field

    def initializer(self):
        fields = [
            f".declared = {c_string(self.declared)}",
            f".type_oid = {self.oid}",
            f".base_oid = {self.base}",
            f".base_typmod = {self.typmod}",
            f".type_kind = '{self.kind}'",
            f".type_schema = {c_string(self.schema)}",
            f".type_name = {c_string(self.type)}",
            f".dimensions = {self.dimensions}",
        ]
        if self.name is not None:
            fields.insert(0, f".name = {c_string(self.name)}")
        if self.base_declared:
            fields.append(f".base_declared = {c_string(self.base_declared)}")
        if self.labels:
            labels = ", ".join(map(c_string, self.labels))
            fields.append(f".labels = (const char *[]){{{labels}}}, .label_count = {len(self.labels)}")
        if self.element is not None:
            fields.append(f".element = {self.element.define()}, .delimiter = '{self.delimiter}'")
        if self.attributes is not None:
            name = Facts.variable()
            body = ",\n\t".join(a.initializer() for a in self.attributes) or "{0}"
            Facts.lines.append(f"static const struct facts_column {name}[] = {{\n\t{body}}};")
            fields.append(f".attributes = {name}, .attribute_count = {len(self.attributes)}")
        return "{" + ", ".join(fields) + "}"

    @classmethod
    def variable(cls):
        cls.count += 1
        return f"FACTS_{cls.count}"

    def define(self):
        text = self.initializer()
        name = Facts.variable()
        Facts.lines.append(f"static const struct facts_column {name}[] = {{\n\t{text}}};")
        return name


def c_string(text):
    out = ""
    for byte in text.encode():
        out += chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?' else f"\\{byte:03o}"
    return f'"{out}"'


def plain(schema):
    """without logical types: the bytes are the same, and fastavro takes numbers as they are"""
    if isinstance(schema, list):
        return [plain(s) for s in schema]
    if isinstance(schema, dict):
        if "logicalType" in schema:
            return schema["type"]
        return {key: plain(value) for key, value in schema.items()}
    return schema


def avro(schema, value):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(json.dumps(plain(schema)))), value)
    return out.getvalue()


class Server:
    def __init__(self, dsn, name, encoding):
        self.admin, self.name = dsn, name
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(f"drop database if exists {name}")
            connection.execute(
                f"create database {name} encoding '{encoding}' template template0 lc_collate 'C' lc_ctype 'C'"
            )
        self.connection = psycopg.connect(dsn, dbname=name, autocommit=True)
        self.connection.execute(f"set client_encoding = '{encoding}'; {SETTINGS}")
        self.known = {}

    def rows(self, sql, *args):
        return self.connection.execute(sql, args or None).fetchall()

    def one(self, sql, *args):
        ((value,),) = self.rows(sql, *args)
        return value

    def type_row(self, oid):
        names = "oid typtype typtypmod typndims typbasetype typelem typrelid typname nspname subscript delimiter".split()
        ((*row,),) = self.rows(
            "select t.oid::int8, t.typtype, t.typtypmod, t.typndims, t.typbasetype::int8, t.typelem::int8, t.typrelid::int8, "
            "t.typname, n.nspname, t.typsubscript::regproc::text, (select e.typdelim from pg_type e where e.oid = t.typelem) "
            "from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.oid = %s",
            oid,
        )
        return dict(zip(names, row))

    def facts(self, declared):
        """of a column declared so, as a table has it, under an empty search_path"""
        if declared not in self.known:
            self.connection.execute(f"create table probe (c {declared}); set search_path = ''")
            ((oid, typmod, ndims),) = self.rows(
                "select atttypid::int8, atttypmod, attndims from pg_attribute where attrelid = 'public.probe'::regclass and attnum = 1"
            )
            self.known[declared] = Facts(self, "c", oid, typmod, ndims)
            self.connection.execute("drop table public.probe; reset search_path")
        return self.known[declared]

    def copy(self, sql, form):
        with self.connection.cursor().copy(f"copy ({sql}) to stdout (format {form})") as copy:
            return b"".join(copy)

    def forms(self, declared, expression):
        """the output function's text, and the send function's bytes by way of COPY"""
        cell = f"select ({expression})::{declared}"
        text = self.copy(f"select encode(textsend(format('%s', v)), 'hex') from ({cell} as v) s", "text").strip()
        # the header is 19 bytes (no extension), then 16 bits of fields, 32 of length; the trailer is 16 bits
        binary = self.copy(cell, "binary")
        (length,) = struct.unpack_from(">i", binary, 21)
        assert len(binary) == 19 + 2 + 4 + length + 2
        return bytes.fromhex(text.decode()), binary[25:-2]

    def close(self):
        self.connection.close()
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute(f"drop database {self.name}")


vectors, columns = [], {}


def has_binary(facts):
    if facts.element is not None:
        return has_binary(facts.element)
    names = """bool int2 int4 int8 oid float4 float8 numeric money text varchar bpchar name char citext xml json jsonb uuid bytea
        date time timestamp timestamptz"""
    return facts.kind == "e" or (facts.kind == "b" and facts.type in names.split())


def put(declared, facts, text, binary, value, key=False, overflow=None):
    what = f"{declared} {text[:40]!r}{' in a key' if key else ''}".replace("\\", "/").replace('"', "'")
    vectors.append(
        dict(
            what=what,
            column=columns.setdefault(id(facts), (len(columns), facts))[0],
            key=key,
            text=text,
            binary=binary if has_binary(facts) else None,
            avro=None if value is LOST else avro(facts.avro(set()), value),
            overflow=overflow or (text if value is LOST else None),
        )
    )


def add(server, declared, expression, value, key=False):
    facts = server.facts(declared)
    text, binary = server.forms(declared, expression)
    put(declared, facts, text, binary, value, key)


# ---- arrays ----
NASTY = [
    "", " ", "a", "NULL", "null", "nUlL", "NULLS", "{", "}", "{}", ",", "a,b", '"', '""', "\\", "\\\\", 'a"b\\c', "a b",
    "\t", "\n", "\v", "\f", "\r", "\x1f", "(1,2)", "[1:2]={}", "é", "日本", "\U0001f600", "'", ";", "\u00a0", "x" * 70,
    'quoted "and" back\\slashed, {both}',
]
MOODS = ["sad", "so so", 'a"b', "back\\slash", "NULL", ""]
MICROS = 1_000_000
# element type: (literal, what Avro holds)
ELEMENTS = {
    "boolean": [("t", True), ("f", False)],
    "smallint": [("1", 1), ("-32768", -32768)],
    "integer": [("0", 0), ("-1", -1), ("2147483647", 2**31 - 1), ("-2147483648", -(2**31))],
    "bigint": [("9223372036854775807", 2**63 - 1), ("-9223372036854775808", -(2**63))],
    "oid": [("4294967295", 2**32 - 1)],
    "real": [("1.5", 1.5), ("NaN", float("nan")), ("-Infinity", -float("inf")), ("1e-5", struct.unpack("f", struct.pack("f", 1e-5))[0])],
    "double precision": [("0.1", 0.1), ("Infinity", float("inf")), ("-0", -0.0), ("1e300", 1e300)],
    "numeric(12,2)": [("1.27", minimal(127)), ("-12345678.90", minimal(-1234567890)), ("NaN", LOST), ("0", minimal(0))],
    "numeric": [("1.10", "1.10"), ("1e20", "1" + "0" * 20), ("NaN", "NaN"), ("-0.0001", "-0.0001")],
    "money": [("-12.34", minimal(-1234)), ("1234567.89", minimal(123456789))],
    "text": [(s, s) for s in NASTY],
    "varchar(20)": [("a b", "a b"), ("", "")],
    "char(3)": [("a", "a  "), ("", "   ")],
    "name": [("pg_class", "pg_class"), ("a,b", "a,b")],
    '"char"': [("a", "a"), ("", ""), ("\\", "\\"), ('"', '"'), (",", ",")],
    "citext": [("Ab C", "Ab C")],
    "xml": [("<a b=\"c\"/>", "<a b=\"c\"/>")],
    "uuid": [("0123abcd-4567-89ab-cdef-0123456789ab",) * 2],
    "bytea": [("\\x", b""), ("\\x00ff", b"\x00\xff"), ("\\x5c22", b'\\"')],
    "json": [('{"a": [1, "x"]}', '{"a": [1, "x"]}'), ("null", "null")],
    "jsonb": [('{"a":1,"b":"\\\\"}', '{"a": 1, "b": "\\\\"}'), ('"q"', '"q"')],
    "date": [("2024-02-29", 19782), ("0044-03-15 BC", -735160), ("infinity", LOST)],
    "time": [("24:00:00", 86400 * MICROS), ("00:00:01.5", 1500000)],
    "timestamp": [("1970-01-01 00:00:01", MICROS), ("-infinity", LOST)],
    "timestamptz": [("1970-01-02 00:00:00+01", 82800 * MICROS), ("infinity", LOST)],
    "mood": [(m, m) for m in MOODS],
    "posint": [("7", 7)],
    "price": [("1.5", minimal(150)), ("NaN", LOST)],
    "low": [("-1", minimal(-100))],
    # from here on text only
    "interval": [("1 year 2 mons -3 days 04:05:06.7", "P1Y2M-3DT4H5M6.7S")],
    "inet": [("::1/64", "::1/64")],
    "point": [("(1,2)", "(1,2)")],
    "box": [("(1,1),(0,0)", "(1,1),(0,0)"), ("(3,4),(1,2)", "(3,4),(1,2)")],
    "int4range": [("[1,5)", "[1,5)"), ("empty", "empty"), ("(,)", "(,)")],
    "bit(3)": [("101", "101")],
    "timetz": [("12:00:00.5+05:30", "12:00:00.5+05:30")],
    "xid8": [("18446744073709551615",) * 2],
    "pg_lsn": [("16/B374D848",) * 2],
    "tid": [("(42,7)", "(42,7)")],
    "tsvector": [("'a':1 'b c':2A",) * 2],
    "int4multirange": [("{[1,5),[7,9)}",) * 2, ("{}", "{}")],
    "int2vector": [("1 2 -3", [1, 2, -3]), ("", [])],
    "oidvector": [("4294967295 1", [2**32 - 1, 1])],
    "home": [('("a, b",7,)', {"street": "a, b", "No": 7, "zip": None})],
    "addr": [("(,,)", {"street": None, "No": None, "zip": None}), ('("say ""hi"" \\\\ \'x\'",-1,"()")', {"street": "say \"hi\" \\ 'x'", "No": -1, "zip": "()"})],
    "more": [("{1,NULL,3}", [1, None, 3]), ("{}", []), ("{{1},{2}}", LOST), ("[0:1]={7,8}", LOST)],
    "grid": [("{{1,2},{3,NULL}}", [[1, 2], [3, None]]), ("{}", []), ("{5}", LOST)],
    "amounts": [("{1.5,NULL}", [minimal(15), None]), ("{NaN}", LOST)],
    "hstore": [('"a"=>"1"', {"a": "1"}), ('"k\\"\\\\"=>NULL', {'k"\\': None}), ("", {})],
}


def array_of(element, literals):
    """an SQL expression: ARRAY[...] of literals (None: NULL), nested as the lists are"""

    def items(node):
        if isinstance(node, list):
            return "[" + ", ".join(map(items, node)) + "]"
        return "NULL" if node is None else f"{quote(node)}::{element}"

    return f"array{items(literals)}" if literals else "'{}'"


def wrapped(value, times):
    for _ in range(times):
        value = [value]
    return value


def arrays(server):
    for element, values in ELEMENTS.items():
        good = [v for v in values if v[1] is not LOST]
        (a, x), (b, y) = good[0], good[-1]
        is_array = server.facts(element).element is not None  # ARRAY[] of a domain over arrays would be one of more dimensions
        make = (lambda e, l: domain_array(e, l)) if is_array else array_of
        one, two = f"{element}[]", f"{element}[][]"
        add(server, one, "'{}'", [])
        add(server, two, "'{}'", [])
        add(server, one, make(element, [v[0] for v in good]), [v[1] for v in good])
        add(server, one, make(element, [a, None, b]), [x, None, y])
        for text, value in values:
            add(server, one, make(element, [text]), LOST if value is LOST else [value])
        if is_array:
            continue
        add(server, two, array_of(element, [[a, None], [None, b]]), [[x, None], [None, y]])
        add(server, two, array_of(element, [[a], [b], [a]]), [[x], [y], [x]])
        add(server, two, array_of(element, [a, b]), LOST)
        add(server, one, array_of(element, [[a, b], [None, a]]), LOST)
        # a lower bound is moved by storing from there
        add(server, one, f"('[-2:0]=' || {array_of(element, [a, None, b])}::text)::{one}", LOST)
        add(server, two, f"('[1:2][0:0]=' || {array_of(element, [[a], [b]])}::text)::{one}", LOST)
    six = [[[[[["1", None], ["3", "4"]]]]], [[[[["5", "6"], ["7", "8"]]]]]]
    numbers = [[[[[[1, None], [3, 4]]]]], [[[[[5, 6], [7, 8]]]]]]
    add(server, "int[][][][][][]", array_of("int", six), numbers)
    add(server, "int[][][][][]", array_of("int", six), LOST)
    add(server, "text[][][][][][]", "array[[[[[['a,\"b', null]]]]]]", wrapped(['a,"b', None], 5))
    add(server, "int[]", "'[2:3]={1,2}'", LOST)
    add(server, "int[]", "'[-2147483648:-2147483647]={1,2}'", LOST)
    add(server, "int[]", "'[2147483646:2147483646]={1}'", LOST)
    add(server, "int[]", "array(select generate_series(1, 1000))", list(range(1, 1001)))
    add(server, "text[]", "array_fill(null::text, array[200])", [None] * 200)
    add(server, "text[]", "array[repeat('\\\"', 3000), 'end']", ['\\"' * 3000, "end"])
    for value, extreme in (("infinity", 2**31 - 1), ("-infinity", -(2**31))):
        add(server, "date[]", f"array['{value}'::date, null]", [extreme, None], key=True)
    add(server, "timestamptz[]", "array['infinity'::timestamptz]", [UNIX_MAX], key=True)
    add(server, "more", "'{1,2}'", [1, 2])
    add(server, "more", "'{{1,2}}'", LOST)
    add(server, "grid", "'{{1,2}}'", [[1, 2]])
    add(server, "int2vector", "'1 2 -3'", [1, 2, -3])
    add(server, "int2vector", "''", [])
    add(server, "oidvector", "'1 4294967295'", [1, 2**32 - 1])


def domain_array(element, literals):
    """for elements that are arrays themselves: by array_append, one by one"""
    sql = f"'{{}}'::{element}[]"
    for text in literals:
        sql = f"array_append({sql}, " + ("NULL" if text is None else f"{quote(text)}::{element}") + ")"
    return sql


def random_arrays(server):
    chance = random.Random(17)
    alphabet = ["", " ", "{", "}", ",", '"', "\\", "a", "NULL", "null", "\n", "é", "(", ")", "=", "1"]
    for _ in range(60):
        shape = [chance.randrange(1, 4) for _ in range(chance.randrange(1, 4))]

        def build(sizes):
            if sizes:
                return [build(sizes[1:]) for _ in range(sizes[0])]
            if chance.random() < 0.15:
                return None
            return "".join(chance.choice(alphabet) for _ in range(chance.randrange(0, 5)))

        value = build(shape)
        add(server, "text" + "[]" * len(shape), array_of("text", value), value)


# ---- composites ----
def composites(server):
    nobody = {"street": None, "No": None, "zip": None}
    for text in NASTY:
        add(server, "addr", f"row({quote(text)}, 1, {quote(text[:10])})::addr", {"street": text, "No": 1, "zip": text[:10]})
        add(server, "one", f"row({quote(text)})::one", {"a": text})
        add(server, "addr[]", f"array[row({quote(text)}, null, null)::addr]", [{**nobody, "street": text}])
    add(server, "addr", "row(null, null, null)::addr", nobody)
    add(server, "one", "row(null)::one", {"a": None})
    add(server, "nothing", "row()::nothing", {})
    add(server, "nothing[]", "array[row()::nothing, null]", [{}, None])
    add(server, "three", "row(1, 2)::three", {"a": 1, "c": 2})
    add(server, "lines", "row(1, 'x')::lines", {"id": 1, "Note": "x"})
    add(server, "home", "row('a', 1, 'b')::addr", {"street": "a", "No": 1, "zip": "b"})
    add(server, "home[]", "array[row('a', 1, 'b')::addr::home, null]", [{"street": "a", "No": 1, "zip": "b"}, None])
    add(server, "pair", "row(row('a', 1, 'b'), row(5), null)::pair", {
        "mine": {"street": "a", "No": 1, "zip": "b"}, "theirs": {"x": 5}, "again": None})
    other = "row(row('x \"y\"', 1, ','), array[row('{a}', 2, null)::addr, null, row('\\', 3, '')::addr])::addr_other"
    add(server, "addr_other", other, {
        "a": {"street": 'x "y"', "No": 1, "zip": ","},
        "b": [{"street": "{a}", "No": 2, "zip": None}, None, {"street": "\\", "No": 3, "zip": ""}]})
    # the attributes were others when the row was written
    facts = server.facts("three")
    for text in (b"(1,x,2)", b"(1)", b"()", b'(1,"a,b",)'):
        put("three", facts, text, b"", LOST)
    put("nothing", server.facts("nothing"), b"(1)", b"", LOST)

    def person(**other):
        value = {"first name": None, "address": None, "tags": None, "homes": None, "born": None, "weight": None,
                 "feels": None, "extra": None, "d": None, "cells": None, "flag": None, "n": None, "at": None, "days": None}
        value.update(other)
        return {mangled(key): v for key, v in value.items()}

    def sql(**other):
        names = ("first name", "address", "tags", "homes", "born", "weight", "feels", "extra", "d", "cells", "flag", "n", "at",
                 "days")
        return "row(" + ", ".join(other.get(n, "null") for n in names) + ')::odd."Per son"'

    declared = 'odd."Per son"'
    add(server, declared, sql(), person())
    full = sql(**{
        "first name": "'O''Neil, \"Tip\"'", "address": "row('12 \\ Main', 12, '')::addr", "tags": "array['a \"b\"', null, '{,}', '']",
        "homes": "array[row('x, y', null, null)::addr, row('\"', 0, '\\')::addr]", "born": "'1970-01-01 00:00:01+00'",
        "weight": "70.5", "feels": "'a\"b'", "extra": "hstore('k \"', 'v \\')", "d": "5", "cells": "array[[1,2],[3,null]]",
        "flag": "true", "n": "row()::nothing", "at": "row('h', 1, 'z')::addr", "days": "array['2024-02-29'::date]"})
    whole = person(**{
        "first name": "O'Neil, \"Tip\"", "address": {"street": "12 \\ Main", "No": 12, "zip": ""},
        "tags": ['a "b"', None, "{,}", ""],
        "homes": [{"street": "x, y", "No": None, "zip": None}, {"street": '"', "No": 0, "zip": "\\"}], "born": MICROS,
        "weight": minimal(7050), "feels": 'a"b', "extra": {'k "': "v \\"}, "d": 5, "cells": [[1, 2], [3, None]], "flag": True,
        "n": {}, "at": {"street": "h", "No": 1, "zip": "z"}, "days": [19782]})
    add(server, declared, full, whole)
    add(server, declared + "[]", f"array[{full}, null, {sql()}]", [whole, None, person()])
    add(server, "crowd", f"row(array[{full}, {full}], 'the \"two\"')::crowd", {"people": [whole, whole], "name": 'the "two"'})
    add(server, "crowd[]", f"array[row(array[{full}], 'x')::crowd]", [{"people": [whole], "name": "x"}])
    for lost in ({"weight": "'NaN'"}, {"born": "'infinity'"}, {"cells": "array[1]"}, {"tags": "'[0:0]={a}'"},
                 {"days": "array['-infinity'::date]"}):
        add(server, declared, sql(**lost), LOST)
        add(server, declared + "[]", f"array[{sql()}, {sql(**lost)}]", LOST)
    add(server, declared, sql(days="array['infinity'::date]"), person(days=[2**31 - 1]), key=True)
    for text in NASTY:
        q = quote(text)
        t1, v1 = f"row({q}, array[{q}, null])::tree1", {"v": text, "l": [text, None]}
        t2, v2 = f"row({q}, array[{t1}])::tree2", {"v": text, "l": [v1]}
        add(server, "tree3", f"row({q}, array[{t2}, null, {t2}])::tree3", {"v": text, "l": [v2, None, v2]})


# ---- maps, vectors, geometries ----
def maps(server):
    cases = ["''", "hstore('a', null)", "hstore('', '')", "hstore(array['bb','a','ccc','A'], array['2',null,'NULL','x,y'])",
             "hstore('\"=>\"', ', ')", "hstore('\\', '\\\"')", "hstore('é', '\U0001f600')"]
    cases += [f"hstore({quote(s)}, {quote(s)})" for s in NASTY]
    cases.append("(select hstore(array_agg(i::text), array_agg(repeat('\"', i))) from generate_series(1, 70) i)")
    for case in cases:
        pairs = server.rows(f"select key, value from each(({case})::hstore)")
        add(server, "hstore", case, dict(pairs))


class Extension:
    """facts of a type whose extension is not there"""

    def __init__(self, name, typmod):
        self.name, self.declared, self.base_declared, self.oid, self.base = "c", f"public.{name}", None, 90001, 90001
        self.typmod, self.kind, self.schema, self.type, self.dimensions = typmod, "b", "public", name, 0
        self.labels, self.element, self.attributes = None, None, None

    avro, initializer, field = Facts.avro, Facts.initializer, Facts.field


def pgvector(server):
    vector, half, sparse = Extension("vector", 3), Extension("halfvec", -1), Extension("sparsevec", -1)
    for facts in (vector, half):
        for text, value in (("[1,2,3]", [1, 2, 3]), ("[-0.5]", [-0.5]), ("[1e-05,0,3.4028235e+38]", [1e-5, 0, 3.4028234663852886e38]),
                            ("[" + ",".join(["1.5"] * 200) + "]", [1.5] * 200)):
            put(facts.type, facts, text.encode(), None, [struct.unpack("f", struct.pack("f", v))[0] for v in value])
    put("sparsevec", sparse, b"{1:1.5,3:2}/5", None, "{1:1.5,3:2}/5")


def geometries(server):
    shapes = ["POINT(1 2)", "POINT EMPTY", "POINT Z (1 2 3)", "POINT M (1 2 3)", "POINT ZM (1 2 3 4)", "LINESTRING(0 0,1 1,2 1)",
              "POLYGON((0 0,1 0,1 1,0 0),(0.2 0.1,0.3 0.1,0.3 0.2,0.2 0.1))", "MULTIPOINT((0 0),(1 1))",
              "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))", "GEOMETRYCOLLECTION EMPTY", "CIRCULARSTRING(0 0,1 1,2 0)",
              "MULTIPOLYGON Z (((0 0 1,1 0 1,1 1 1,0 0 1)))", "TRIANGLE((0 0,1 0,1 1,0 0))"]
    for shape in shapes:
        for srid in (0, 4326, 3857, 998999):
            for declared in ("geometry", "geography"):
                if declared == "geography" and (srid != 4326 or not shape.startswith(("POINT", "LINE", "GEOM"))):
                    continue
                sql = f"st_geomfromtext('{shape}', {srid})"
                found, wkb = server.rows(f"select st_srid(g::geometry), st_asewkb(st_setsrid(g::geometry, 0)) from ({'select ' + sql}::{declared} g) s")[0]
                add(server, declared, sql, {"srid": found or None, "wkb": wkb})
            if srid == 4326:
                facts = server.facts("geometry")
                text = server.one(f"select upper(encode(st_asewkb({sql}, 'XDR'), 'hex'))")
                wkb = server.one(f"select st_asewkb(st_setsrid({sql}, 0), 'XDR')")
                put("geometry, big-endian", facts, text.encode(), None, {"srid": srid, "wkb": wkb})
    point = server.one("select st_asewkb('POINT(1 2)'::geometry)")
    add(server, "geometry[]", "array['SRID=4326;POINT(1 2)'::geometry, null, 'POINT(1 2)'::geometry]",
        [{"srid": 4326, "wkb": point}, None, {"srid": None, "wkb": point}])
    add(server, "geometry(Point,4326)", "'SRID=4326;POINT(1 2)'::geometry", {"srid": 4326, "wkb": point})


def invalid_utf8(server, catalog):
    """elements of a database that takes any bytes; the whole text is in hex then, from either form"""
    for declared, expression in (
        ("text[]", r"array[E'\xff'::text]"),
        ("text[]", r"array['a b', null, E'\xe9\x22']"),
        ("text[][]", r"array[array[E'\xff'::text]]"),
        ("varchar(3)[]", r"'[0:0]={x}'::varchar[] || E'\xff'::varchar"),
        ("jsonb[]", r"array[to_jsonb(E'\xff'::text)]"),
    ):
        text, binary = server.forms(declared, expression)
        put(declared, catalog.facts(declared), text, binary, LOST, overflow=b"\\x" + text.hex().encode())
    put('"char"[]', catalog.facts('"char"[]'), *server.forms('"char"[]', "array[(-61)::\"char\", 'a', 0::\"char\"]"), LOST)


def literal(data):
    """C string literals of hex digits, some to a line; NULL for None"""
    if data is None:
        return "NULL"
    digits = data.hex()
    lines = [digits[i : i + 96] for i in range(0, len(digits), 96)] or [""]
    return "\n\t ".join(f'"{line}"' for line in lines)


def main():
    server = Server(sys.argv[1], "millrace_containers", "UTF8")
    server.connection.execute(TYPES)
    for make in (arrays, random_arrays, composites, maps, pgvector, geometries):
        make(server)
    ascii_server = Server(sys.argv[1], "millrace_containers_ascii", "SQL_ASCII")
    invalid_utf8(ascii_server, server)
    ascii_server.close()
    server.close()
    print("/* Made by make_container_vectors.py from PostgreSQL and fastavro; not edited. All byte strings are in hex. */")
    print("/* clang-format off */")
    entries = []
    for _, facts in columns.values():
        body = facts.initializer()
        schema = json.dumps(facts.avro(set()), separators=(",", ":"), ensure_ascii=False)
        pieces = ["\n\t " + c_string(schema[i : i + 90]) for i in range(0, len(schema), 90)]
        entries.append(f"\t{{{body},{''.join(pieces)}}},")
    print("\n".join(Facts.lines))
    print("static const struct container_column COLUMNS[] = {")
    print("\n".join(entries))
    print("};\nstatic const struct container_vector CONTAINERS[] = {")
    for v in vectors:
        what = v["what"].encode("ascii", "replace").decode()
        print(f'\t{{"{what}", {v["column"]}, {"true" if v["key"] else "false"},')
        print(f'\t {literal(v["text"])},\n\t {literal(v["binary"])},\n\t {literal(v["avro"])},\n\t {literal(v["overflow"])}}},')
    print("};")


main()
