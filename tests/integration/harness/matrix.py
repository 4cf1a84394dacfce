"""The matrix of types: which Avro type each PostgreSQL type has, and the values that every wire is tried with.

The oracle is docs/types.md's mapping written once more in Python, and PostgreSQL's own text of each value. A value either
is in its field and reads as that text, or its field is null and the overflow map has that text, to the letter.
"""
import contextlib
import re
import zlib

import psycopg

from .containers import Unreadable, array_parse, array_print, record_parse
from .database import TEXT_SETTINGS
from .oracle import Oracle, Schemas
from .text import canonical
from .wires import assert_alike

# ---- what the mapping says of one type ----


class Type:
    """avro: a function of the prefix; holds: whether a text fits into it; binary: whether it is decoded from binary; over: what
    stands in overflow for a text that does not fit."""

    def __init__(self, avro, holds=lambda text: True, binary=True, delimiter=",", over=lambda text: text):
        self.avro, self.holds, self.binary = avro if callable(avro) else lambda prefix: avro, holds, binary
        self.over = over
        self.delimiter = delimiter  # between an array's elements

    def canonical(self, kind, text):
        if self.delimiter != "," and text is not None:
            text = array_print(array_parse(text, self.delimiter))
        return canonical(kind, text)


def finite(text):
    return text not in ("NaN", "Infinity", "-Infinity")


def decimal(precision, scale):
    return Type({"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}, finite)


def moment(text):
    """Not infinite, and not after 294247-01-10 04:00:54.775807."""
    match = re.match(r"(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?", text)
    if not match or text.endswith("BC"):
        return bool(match)
    *parts, fraction = match.groups()
    return (*map(int, parts), int((fraction or "0").ljust(6, "0"))) <= (294247, 1, 10, 4, 0, 54, 775807)


def text_only():
    return Type("string", binary=False)


LONG = lambda logical: {"type": "long", "logicalType": logical}  # noqa: E731
BOOLEAN, INT, LONGS, FLOAT, DOUBLE = (Type(t) for t in ("boolean", "int", "long", "float", "double"))
STRING, BYTES, UUID = Type("string"), Type("bytes"), Type({"type": "string", "logicalType": "uuid"})
DATE = Type({"type": "int", "logicalType": "date"}, lambda text: not text.endswith("infinity"))
TIME = Type(LONG("time-micros"))
TIMESTAMP, TIMESTAMPTZ = Type(LONG("local-timestamp-micros"), moment), Type(LONG("timestamp-micros"), moment)
MONEY = decimal(19, 2)
TEXT_ONLY = text_only()
# a byte above 127 is printed in octal digits (before PostgreSQL 15 as it is)
CHAR = Type("string", lambda text: len(text) < 4, over=lambda text: f"\\x{int(text[1:], 8):02x}")
HSTORE = Type({"type": "map", "values": ["null", "string"]}, binary=False)


def array(element, dimensions=1, delimiter=","):
    def avro(prefix):
        kind = ["null", element.avro(prefix)]
        for _ in range(dimensions):
            kind = {"type": "array", "items": kind}
        return kind

    def holds(text):
        def fits(value, depth):
            if depth:
                return isinstance(value, list) and all(fits(v, depth - 1) for v in value)
            return not isinstance(value, list) and (value is None or element.holds(value))
        if text == "{}":
            return True
        try:
            return fits(array_parse(text, delimiter), dimensions)
        except Unreadable:
            assert text.startswith("["), text  # lower bounds
            return False
    return Type(avro, holds, element.binary, delimiter)


def vector(element):
    """int2vector and oidvector: no NULLs."""
    return Type(lambda prefix: {"type": "array", "items": element.avro(prefix)}, binary=False)


def mangled(name):
    """As Avro names are made."""
    plain = re.sub("[^A-Za-z0-9_]", "_", name)
    return plain if plain == name and not name[:1].isdigit() else f"{plain}_x{zlib.crc32(name.encode()):08x}"


def composite(name, **fields):
    """name: <schema>.<type>, as in the schema; fields: name -> Type."""
    def avro(prefix):
        return {"type": "record", "name": f"{prefix}.{name}",
                "fields": [{"name": n, "type": ["null", t.avro(prefix)]} for n, t in fields.items()]}

    def holds(text):
        return not fields or all(v is None or t.holds(v) for t, v in zip(fields.values(), record_parse(text), strict=True))
    return Type(avro, holds, binary=False)


GEOMETRY = Type({"type": "record", "name": "millrace.Geometry",
                 "fields": [{"name": "srid", "type": ["null", "int"]}, {"name": "wkb", "type": "bytes"}]}, binary=False)

# ---- the rows ----


class Row:
    """One column of the matrix: its declared type, what that is in Avro, and its values as SQL expressions."""

    def __init__(self, declared, kind, values, since=14, until=99, printed=None, base=None):
        self.declared, self.kind, self.values, self.since, self.until = declared, kind, values, since, until
        self.printed, self.base = printed or declared, base

    def __repr__(self):
        return self.declared


class Group:
    """Rows that go into one table each for the types with a binary decoder and the others."""

    def __init__(self, name, rows, setup=(), extensions=()):
        self.name, self.rows, self.setup, self.extensions = name, rows, list(setup), list(extensions)


def q(*texts):
    """SQL literals, whatever is in them."""
    return ["E'" + t.replace("\\", "\\\\").replace("'", "\\'") + "'" for t in texts]


CONTROL = "".join(chr(c) for c in range(1, 32)) + "\x7f"
CONTROL_1 = "".join(chr(c) for c in range(0x80, 0xA0))
WIDE = "ä€\U0001f600\U0010ffff\U00010000"
ODD = ["", " ", "plain", CONTROL, CONTROL_1, WIDE, "NULL", "null", '"quoted"', "back\\slash", "it's", "{a,b}", "(c,d)", "a=>b",
       "\ud7ff\ue000\ufffe\uffff", "x" * 200]
FLOATS = ["0", "-0", "1", "0.1", "-1.5", "NaN", "Infinity", "-Infinity", "1e-5", "0.0001", "123456", "999999.5", "1e6", "1e15",
          "1e16", "123456789012345", "1e22", "1e23", "9007199254740993", "16777217"]
STAMPS = ["1970-01-01", "2024-02-29 12:34:56.789012", "1969-12-31 23:59:59.999999", "4714-11-24 00:00:00 BC", "0001-02-29 12:00 BC",
          "0044-03-15 11:00:00.5 BC", "294247-01-10 04:00:54.775807", "294247-01-10 04:00:54.775808", "294276-12-31 23:59:59.999999",
          "infinity", "-infinity", "2016-12-31 23:59:60", "99999-06-30 24:00:00", "0001-01-01"]
GREATEST = "(repeat('9', 131072) || '.' || repeat('9', 16383))"

SCALARS = Group("scalars", [
    Row("boolean", BOOLEAN, ["true", "false"]),
    Row("smallint", INT, q("-32768", "-1", "0", "63", "64", "32767")),
    Row("integer", INT, q("-2147483648", "0", "8192", "2147483647")),
    Row("bigint", LONGS, q("-9223372036854775808", "-1", "9223372036854775807")),
    Row("oid", LONGS, q("0", "2147483648", "4294967295")),
    Row("xid", LONGS, q("0", "4294967295")),
    Row("cid", LONGS, q("7", "4294967295")),
    Row("real", FLOAT, q(*FLOATS, "1e-45", "3.4028235e38", "1.17549435e-38")),
    Row("double precision", DOUBLE, q(*FLOATS, "5e-324", "-1.7976931348623157e308", "2.2250738585072014e-308", "0.30000000000000004")),
    Row("numeric(12,2)", decimal(12, 2), q("0", "-0.01", "1.005", "9999999999.99", "-9999999999.99", "127.99", "-128", "1.28", "NaN")),
    Row("numeric(60,30)", decimal(60, 30), q("0", "1e-30", "-123456789012345678901234567890.123456789012345678901234567891", "NaN")),
    Row("numeric(5,0)", decimal(5, 0), q("0", "99999", "-1")),
    Row("numeric(1000,1000)", decimal(1000, 1000), ["('0.' || repeat('9', 1000))", "('-0.' || repeat('0', 999) || '1')"]),
    Row("numeric(3,-2)", decimal(5, 0), q("0", "99900", "-12345", "NaN"), since=15),
    Row("numeric(1000,-1000)", decimal(2000, 0), ["(repeat('9', 1000) || repeat('0', 1000))"], since=15),
    Row("numeric(2,5)", decimal(5, 5), q("0", "0.00099", "-0.00001"), since=15),
    Row("numeric", Type("string"), [*q("0", "0.000", "-1.10", "1e-200", "NaN", "Infinity", "-Infinity", "1e1000", "10000", "0.0001",
                                       "-99999999.00010000"), f"{GREATEST}", f"('-' || {GREATEST})"]),
    Row("money", MONEY, q("0", "-0.01", "1.00", "1234.56", "-1234567.89", "92233720368547758.07", "-92233720368547758.08")),
    Row("character varying(300)", STRING, q(*ODD), printed="character varying(300)"),
    Row("character varying", STRING, q("", "a")),
    Row("text", STRING, [*q(*ODD), "repeat('x', 100000)"]),
    Row("character(40)", STRING, q("", "ab", "  a ", CONTROL, WIDE), printed="character(40)"),
    Row("name", STRING, [*q("", "a name", WIDE, CONTROL), "repeat('n', 63)"]),
    Row('"char"', CHAR, q("", "x", "~", "\x01", "\\")),
    Row('"char"', CHAR, ['(-56)::"char"', '(-1)::"char"'], since=15),
    Row("xml", STRING, q("<a>ä</a>", "text", '<?xml version="1.0" encoding="UTF-8"?><b/>', "<a>\U0001f600\t\n</a>")),
    Row("json", STRING, q('{"b" : 1,   "a": [1, 2]}', "null", '"\\u0001\\ud83d\\ude00"', f'"{WIDE}"', " [1e400]\n")),
    Row("jsonb", STRING, [*q('{"b" : 1,   "a": [1, 2.50]}', '"text"', '"\\u0001\\ud83d\\ude00"', f'"{WIDE}"'),
                          "to_jsonb(repeat('x', 100000))"]),
    Row("uuid", UUID, q("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "{00000000000000000000000000000000}",
                        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")),
    Row("bytea", BYTES, [*q("", "\\x00ff80"), "decode(repeat('ab', 60000), 'hex')"]),
    Row("date", DATE, q("1970-01-01", "2024-02-29", "4714-11-24 BC", "0001-12-31 BC", "0001-01-01", "5874897-12-31", "infinity",
                        "-infinity", "1900-03-01")),
    Row("time without time zone", TIME, q("00:00", "24:00", "23:59:59.999999", "12:00:00.1", "23:59:60", "04:05:06.000001")),
    Row("time(3) without time zone", TIME, q("01:02:03.4567")),
    Row("timestamp without time zone", TIMESTAMP, q(*STAMPS)),
    Row("timestamp(0) without time zone", TIMESTAMP, q("2024-01-01 01:02:03.5")),
    Row("timestamp with time zone", TIMESTAMPTZ, q(*(s if "infinity" in s else s.replace(" BC", "+00 BC") if " BC" in s else s + "+00"
                                                   for s in STAMPS), "2024-07-01 12:00:00.5+05:45", "1930-01-01 00:00 Europe/Amsterdam")),
])

TEXTS = Group("texts", [
    Row("time with time zone", TEXT_ONLY, q("12:00+02", "24:00:00+15:59", "00:00-15:59:59", "23:59:59.999999+00")),
    Row("interval", TEXT_ONLY, q("1 year 2 mons -3 days 04:05:06.7", "0", "-178000000 years", "1 mon -1 day +00:00:00.000001",
                                 "-23:59:59.999999")),
    Row("interval", TEXT_ONLY, q("infinity", "-infinity"), since=17),
    Row("inet", TEXT_ONLY, q("10.0.0.1/8", "::1", "::ffff:1.2.3.4/100")),
    Row("cidr", TEXT_ONLY, q("10.0.0.0/8", "2001:db8::/32")),
    Row("macaddr", TEXT_ONLY, q("08:00:2b:01:02:03")),
    Row("macaddr8", TEXT_ONLY, q("08:00:2b:01:02:03:04:05")),
    Row("point", TEXT_ONLY, q("(1.5,-2)", "(NaN,Infinity)", "(1e300,1e-300)")),
    Row("line", TEXT_ONLY, q("{1,-2,3}")),
    Row("lseg", TEXT_ONLY, q("[(1,2),(3,4)]")),
    Row("box", TEXT_ONLY, q("(1,2),(3,4)")),
    Row("path", TEXT_ONLY, q("[(1,2),(3,4)]", "((1,2),(3,4))")),
    Row("polygon", TEXT_ONLY, q("((1,2),(3,4),(5,6))")),
    Row("circle", TEXT_ONLY, q("<(1,2),3>")),
    Row("bit(3)", TEXT_ONLY, ["B'101'"]),
    Row("bit varying", TEXT_ONLY, ["B''", "B'0'", "repeat('10', 500)"]),
    Row("bit varying(5)", TEXT_ONLY, ["B'01101'"]),
    Row("tsvector", TEXT_ONLY, q("a fat:2A cat:3B,4", "")),
    Row("tsquery", TEXT_ONLY, q("fat & (rat | !cat:*)", "a <-> b")),
    Row("jsonpath", TEXT_ONLY, q('$.a[*] ? (@.b > 1)', 'strict $."odd key"')),
    Row("xid8", TEXT_ONLY, q("0", "18446744073709551615")),
    Row("pg_lsn", TEXT_ONLY, q("16/B374D848", "FFFFFFFF/FFFFFFFF")),
    Row("pg_snapshot", TEXT_ONLY, q("10:20:10,14")),
    Row("txid_snapshot", TEXT_ONLY, q("10:20:10,14")),
    Row("tid", TEXT_ONLY, q("(4294967294,65535)")),
    Row("regclass", TEXT_ONLY, q("pg_class", "public.target", "4000000000")),
    Row("regtype", TEXT_ONLY, q("integer", "public.odd", "numeric[]")),
    Row("regproc", TEXT_ONLY, q("pg_sleep")),
    Row("regprocedure", TEXT_ONLY, q("pg_sleep(double precision)")),
    Row("regoper", TEXT_ONLY, q("||/")),
    Row("regoperator", TEXT_ONLY, q("+(integer,integer)")),
    Row("regnamespace", TEXT_ONLY, q("public")),
    Row("regrole", TEXT_ONLY, q("postgres")),
    Row("regconfig", TEXT_ONLY, q("english")),
    Row("regdictionary", TEXT_ONLY, q("simple")),
    Row("regcollation", TEXT_ONLY, ["'\"C\"'"]),
    Row("aclitem", TEXT_ONLY, q("postgres=r/postgres", "=UC/postgres")),
    Row("refcursor", TEXT_ONLY, q("a \"cursor\"", "")),
    Row("int4range", TEXT_ONLY, q("[1,5)", "empty", "(,)", "[1,]")),
    Row("int8range", TEXT_ONLY, q("(,9223372036854775806]")),
    Row("numrange", TEXT_ONLY, q("[1.10,2.20]", "(-Infinity,NaN)")),
    Row("daterange", TEXT_ONLY, q("[2024-01-01,infinity)", "[4714-11-24 BC,)")),
    Row("tsrange", TEXT_ONLY, q("(-infinity,2024-01-01 00:00:00.5]", '["0044-03-15 00:00:00 BC",]')),
    Row("tstzrange", TEXT_ONLY, q("[2024-01-01 00:00+02,)")),
    Row("int4multirange", TEXT_ONLY, q("{}", "{[1,3),[5,)}", "{(,)}")),
    Row("int8multirange", TEXT_ONLY, q("{(,-9223372036854775807],[9223372036854775806,)}")),
    Row("nummultirange", TEXT_ONLY, q("{[1.0,1.0]}")),
    Row("datemultirange", TEXT_ONLY, q("{[4714-11-24 BC,0001-01-01),[2024-01-01,infinity)}")),
    Row("tsmultirange", TEXT_ONLY, q("{(-infinity,2024-01-01 00:00:00.5],[2024-02-29,)}")),
    Row("tstzmultirange", TEXT_ONLY, q("{[2024-01-01 00:00+00,2024-01-02 00:00+00)}")),
    Row("public.words", TEXT_ONLY, q('["a b","c,\\"d"]', "empty", "(,)", '["",]')),
    Row("public.wordsets", TEXT_ONLY, q("{}", '{["a b","c,d"]}')),
], ["DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers = on', current_database()); END$$",
    "CREATE TABLE public.target ()", "CREATE TYPE public.odd AS ENUM ('a')",
    "CREATE TYPE public.words AS RANGE (subtype = text, collation = \"C\", multirange_type_name = wordsets)"])


def elements(*texts):
    """An array constructor's value of each element, with a NULL between, in one dimension."""
    return "ARRAY[NULL," + ",".join(texts) + "]"


ODD_LABELS = ["", "it's", "a,b", "{x}", "NULL", "ü\U0001f600", "new\nline\x01", '"q"', "back\\slash", "l" * 63, " "]
ENUM = Type("string")
ARRAYS = Group("arrays", [
    Row("boolean[]", array(BOOLEAN), ["'{}'", "'{t,NULL,f}'"]),
    Row("smallint[]", array(INT), ["'{-32768,32767}'"]),
    Row("integer[]", array(INT), ["'{}'", "'{1,NULL,3}'", "'{NULL}'", "'[0:1]={5,6}'", "'{{1,2},{3,4}}'", "'[-2:-1][5:6]={{1,2},{3,4}}'",
                                  "(SELECT array_agg(i) FROM generate_series(1, 5000) i)", "'[0:5000]={' || repeat('7,', 5000) || '8}'"]),
    Row("integer[][]", array(INT, 2), ["'{}'", "'{{1,2},{NULL,4}}'", "'{1,2}'", "'{{{1}}}'", "'[2:2][1:1]={{1}}'"], printed="integer[]"),
    Row("integer[3][3][3][3][3][3]", array(INT, 6), ["'{{{{{{1,2}}}}}}'", "'{}'", "'{{{{{1}}}}}'", "'{{{{{{1},{NULL}},{{3},{4}}}}}}'"],
        printed="integer[]"),
    Row("bigint[]", array(LONGS), ["'{-9223372036854775808,9223372036854775807}'"]),
    Row("oid[]", array(LONGS), ["'{0,4294967295}'", "'[0:0]={4294967295}'"]),
    Row("xid[]", array(LONGS), ["'{4294967295}'"]),
    Row("cid[]", array(LONGS), ["'{4294967295}'"]),
    Row("real[]", array(FLOAT), [f"'{{{','.join(FLOATS)}}}'", f"'[0:{len(FLOATS) - 1}]={{{','.join(FLOATS)}}}'",
                                 "'[0:2999]={' || (SELECT string_agg((random() * 10 ^ (random() * 40 - 20))::real::text, ',') "
                                 "FROM generate_series(1, 3000)) || '}'"]),
    Row("double precision[]", array(DOUBLE), [f"'{{{','.join(FLOATS)}}}'", f"'[0:{len(FLOATS) - 1}]={{{','.join(FLOATS)}}}'",
                                             "'[0:2999]={' || (SELECT string_agg((random() * 10 ^ (random() * 40 - 20))::text, ',') "
                                             "FROM generate_series(1, 3000)) || '}'"]),
    Row("numeric(12,2)[]", array(decimal(12, 2)), ["'{1.5,NULL,-0.01}'", "'{1.5,NaN}'", "'[0:0]={1.10}'"]),
    Row("numeric[]", array(Type("string")), ["'{1.5,NULL,-0.010,NaN,Infinity,1e30}'", f"ARRAY[{GREATEST}::numeric]", "'[3:3]={1.10}'"]),
    Row("money[]", array(MONEY), ["'{1.5,NULL,-92233720368547758.08}'", "'[0:2]={-1234.56,0,0.01}'"]),
    Row("text[]", array(STRING), [elements(*q(*ODD)), "'{}'", "array_fill('\u00e4 b'::text, '{2,2}')", "array_fill('x,\"y'::text, '{2}', '{0}')",
                                  f"array_fill({q(CONTROL)[0]}::text, '{{1}}', '{{0}}')",
                                  "('[0:3]={NULL,\"NULL\",\"\",null_}')", "array_fill(''::text, '{1}', '{2}')",
                                  *(f"array_fill({t}::text, '{{1}}', '{{0}}')" for t in q(*ODD))]),
    Row("character varying(9)[]", array(STRING), [elements(*q("a", "b c"))]),
    Row("character(4)[]", array(STRING), ["'{ab,NULL}'", "'[0:0]={ab}'"]),
    Row("name[]", array(STRING), ["'{ab,\"c d\"}'"]),
    Row('"char"[]', array(CHAR), ["'{a,\"\",\\\\\\\\}'", "'[0:1]={a,\"\"}'"]),
    Row('"char"[]', array(CHAR), ['ARRAY[(-56)::"char", NULL]'], since=15),
    Row("json[]", array(STRING), ["array['{\"a\": [1,  2]}'::json, NULL]", "array_fill('{\"a\":  1}'::json, '{1}', '{0}')"]),
    Row("jsonb[]", array(STRING), ["array['{\"a\": [1,  2]}'::jsonb, NULL]", "array_fill('{\"a\":  1}'::jsonb, '{1}', '{0}')"]),
    Row("xml[]", array(STRING), ["array['<a>1</a>'::xml]"]),
    Row("uuid[]", array(UUID), ["'{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,NULL}'", "'[0:0]={a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'"]),
    Row("bytea[]", array(BYTES), ["array['\\x00ff'::bytea, '', NULL]", "array_fill('\\x00ff'::bytea, '{1}', '{0}')"]),
    Row("date[]", array(DATE), ["'{2024-02-29,0001-02-28 BC}'", "'{2024-02-29,infinity}'", "'[0:1]={2024-02-29,4714-11-24 BC}'"]),
    Row("time[]", array(TIME), ["'{24:00,12:00:00.5}'", "'[0:1]={24:00,12:00:00.5}'"], printed="time without time zone[]"),
    Row("timestamp[]", array(TIMESTAMP), [f"'{{{','.join(s for s in STAMPS[:6])}}}'", f"'[0:{len(STAMPS) - 1}]={{{','.join(STAMPS)}}}'",
                                          "'{294276-12-31 23:59:59.999999,NULL}'"], printed="timestamp without time zone[]"),
    Row("timestamptz[]", array(TIMESTAMPTZ), ["'{2024-01-01 00:00+00,-infinity}'", "'{2024-01-01 00:00:00.25+00}'",
                                             "'[0:0]={0044-03-15 00:00+00 BC}'"], printed="timestamp with time zone[]"),
    Row("public.label[]", array(ENUM), [elements(*(f"{label}::public.label" for label in q(*ODD_LABELS)))]),
    Row("int2vector", vector(INT), ["'1 -2 3'", "''"]),
    Row("oidvector", vector(LONGS), ["'1 4294967295'", "''"]),
    Row("interval[]", array(TEXT_ONLY), ["'{1 day,NULL,-01:00}'", "'[0:0]={1 day}'"]),
    Row("inet[]", array(TEXT_ONLY), ["'{10.0.0.1/8,::1}'"]),
    Row("point[]", array(TEXT_ONLY), ["array['(1,2)'::point]"]),
    Row("box[]", array(TEXT_ONLY, delimiter=";"), ["'{(1,2),(3,4);NULL;(5,6),(7,8)}'"]),
    Row("int4range[]", array(TEXT_ONLY), ["'{\"[1,5)\",empty}'"]),
    Row("aclitem[]", array(TEXT_ONLY), ["'{postgres=r/postgres}'"]),
    Row("regclass[]", array(TEXT_ONLY), ["'{pg_class}'"]),
    Row("int2vector[]", array(vector(INT)), ["ARRAY['1 2'::int2vector, NULL, '']"]),
    Row("bit(3)[]", array(TEXT_ONLY), ["'{101,NULL}'"]),
    Row("int4multirange[]", array(TEXT_ONLY), ["ARRAY['{[1,2),[3,4)}'::int4multirange, '{}']"]),
    Row("timetz[]", array(TEXT_ONLY), ["'{12:00+02}'", "'[0:0]={12:00+02}'"], printed="time with time zone[]"),
    Row("xid8[]", array(TEXT_ONLY), ["'{18446744073709551615}'"]),
], ["CREATE TYPE public.label AS ENUM (" + ", ".join(q(*ODD_LABELS)) + ")"])

PRICE = decimal(6, 2)
NAMED = Group("enums and domains", [
    Row("public.label", ENUM, q(*ODD_LABELS)),
    Row("one.mood", ENUM, q("sad", "glad")),
    Row("two.mood", ENUM, q("7", "8")),
    Row("one.price", PRICE, q("1.5", "0", "NaN"), base="numeric(6,2)"),
    Row("two.price", STRING, q("dear"), base="text"),
    Row("one.price2", PRICE, q("-1.5", "NaN"), base="numeric(6,2)"),
    Row("one.day", DATE, q("2024-01-01", "infinity"), base="date"),
    Row("one.mood2", ENUM, q("sad"), base="one.mood"),
    Row("one.ints", array(INT), ["'{1,NULL}'", "'{{1}}'"], base="integer[]"),
    Row("one.ints2", array(INT), ["'{1,NULL}'", "'{}'", "'[2:2]={1}'"], base="integer[]"),
    Row("one.matrix", array(DOUBLE, 2), ["'{{1,0.5}}'", "'{1}'"], base="double precision[]"),
    Row("one.price2[]", array(PRICE), ["'{1.5,NULL}'", "'{NaN}'"]),
    Row("one.price_list", array(PRICE), ["'{1.5,NULL}'", "'{NaN}'"], base="one.price2[]"),
    Row("one.stay", TEXT_ONLY, q("1 day"), base="interval"),
    Row("information_schema.cardinal_number", INT, q("7"), base="integer"),
    Row('"Ödd ""schema"".x"."my.type"', ENUM, q("a.b"), printed='"Ödd ""schema"".x"."my.type"'),
], ["CREATE TYPE public.label AS ENUM (" + ", ".join(q(*ODD_LABELS)) + ")",
    "CREATE SCHEMA one", "CREATE SCHEMA two", 'CREATE SCHEMA "Ödd ""schema"".x"',
    "CREATE TYPE one.mood AS ENUM ('sad', 'glad')", "CREATE TYPE two.mood AS ENUM ('7', '8')",
    "CREATE DOMAIN one.price AS numeric(6,2)", "CREATE DOMAIN two.price AS text", "CREATE DOMAIN one.price2 AS one.price NOT NULL",
    "ALTER DOMAIN one.price2 DROP NOT NULL", "CREATE DOMAIN one.day AS date", "CREATE DOMAIN one.mood2 AS one.mood",
    "CREATE DOMAIN one.ints AS integer[]", "CREATE DOMAIN one.ints2 AS one.ints CHECK (cardinality(VALUE) < 9)",
    "CREATE DOMAIN one.matrix AS double precision[][]", "CREATE DOMAIN one.price_list AS one.price2[]", "CREATE DOMAIN one.stay AS interval",
    'CREATE TYPE "Ödd ""schema"".x"."my.type" AS ENUM (\'a.b\')'])

PAIR = composite("one.pair", a=INT, b=STRING)
OTHER = composite("two.pair", a=STRING, c=DATE)
NEST = composite("one.nest", x=PAIR, y=array(PAIR), z=PRICE, **{mangled("Odd Name"): STRING}, d=array(DATE, 2), m=ENUM)
COMPOSITES = Group("composites", [
    Row("one.pair", PAIR, [*(f"ROW(1, {t})" for t in q(*ODD)), "ROW(NULL, NULL)", "ROW(NULL, '')", "'(7,NULL)'"]),
    Row("two.pair", OTHER, ["ROW('x', '2024-01-01')", "ROW('x', 'infinity')"]),
    Row("one.nest", NEST, ["ROW(ROW(1, 'a,\"b\\'), ARRAY[ROW(2, 'x'), NULL, ROW(NULL, NULL)]::one.pair[], 1.5, 'o', '{{2024-01-01}}', 'sad')",
                           "ROW(NULL, NULL, NULL, NULL, NULL, NULL)", "ROW(NULL, '{}', 'NaN', '', '{}', NULL)",
                           "ROW(NULL, '[0:0]={\"(1,a)\"}', 0, NULL, NULL, NULL)", "ROW(NULL, NULL, 0, NULL, '{2024-01-01}', NULL)",
                           "ROW(NULL, NULL, 0, NULL, '{{infinity}}', NULL)"]),
    Row("one.pair[]", array(PAIR), ["ARRAY[ROW(1, 'a')::one.pair, NULL, ROW(2, '\"q\", (x) \\ {y}')::one.pair]", "'{}'"]),
    Row("one.nest[]", array(NEST), ["ARRAY[ROW(ROW(1, 'b\"c'), ARRAY[ROW(2, 'x,y')::one.pair], 1, 'e', NULL, 'glad')::one.nest]",
                                    "ARRAY[ROW(NULL, NULL, 'NaN', NULL, NULL, NULL)::one.nest]"]),
    Row("one.shrunk", composite("one.shrunk", a=INT, c=STRING, d=INT), ["ROW(1, 'x,y', 2)", "ROW(NULL, NULL, NULL)"]),
    Row("one.boxed", PAIR, ["ROW(1, 'a b')"], base="one.pair"),
    Row("one.item", composite("one.item", id=INT, price=PRICE), ["ROW(1, 2.5)", "ROW(1, 'NaN')"]),
    Row("one.boxed[]", array(PAIR), ["ARRAY[ROW(1, 'a b')::one.boxed, NULL]"]),
    Row("one.nothing", composite("one.nothing"), ["'()'"]),
    Row('"Ödd ""x"""."my.type"', composite(mangled('Ödd "x"') + "." + mangled("my.type"), **{mangled("ü-1"): PAIR, "a": INT}),
        ["ROW(ROW(1, 'x'), 2)"]),
    Row("one.one", composite("one.one", lone=STRING), ["ROW('')", "ROW(NULL)", "ROW('a b')"]),
], ["CREATE SCHEMA one", "CREATE SCHEMA two", "CREATE TYPE one.mood AS ENUM ('sad', 'glad')",
    "CREATE TYPE one.pair AS (a integer, b text)", "CREATE TYPE two.pair AS (a text, c date)",
    "CREATE TYPE one.nest AS (x one.pair, y one.pair[], z numeric(6,2), \"Odd Name\" text, d date[][], m one.mood)",
    "CREATE TYPE one.shrunk AS (a integer, b text, c text)", "ALTER TYPE one.shrunk DROP ATTRIBUTE b",
    "ALTER TYPE one.shrunk ADD ATTRIBUTE d integer", "CREATE DOMAIN one.boxed AS one.pair", "CREATE TYPE one.one AS (lone text)",
    "CREATE TYPE one.nothing AS ()", 'CREATE SCHEMA "Ödd ""x"""', 'CREATE TYPE "Ödd ""x"""."my.type" AS ("ü-1" one.pair, a integer)',
    "CREATE TABLE one.item (gone text, id integer, price numeric(6,2))", "ALTER TABLE one.item DROP COLUMN gone"])

EXTENSIONS = Group("extensions", [
    Row("public.hstore", HSTORE, [*q("", "a=>1, b=>NULL", '"a b"=>"c\\"d", "NULL"=>"NULL", ""=>""', 'x=>"=>", y=>"a,b"'),
                                  f"hstore('k', {q(CONTROL)[0]})", f"hstore({q(WIDE)[0]}, {q(WIDE)[0]})"], printed="public.hstore"),
    Row("public.hstore[]", array(HSTORE), ["ARRAY['a=>1, b=>NULL'::hstore, NULL, '']"]),
    Row("public.tags", HSTORE, q("a=>1"), base="public.hstore"),
    Row("public.citext", STRING, q(*ODD)),
    Row("public.citext[]", array(STRING), [elements(*q("A", "b c")) + "::citext[]", "'[0:0]={Ab}'"]),
    Row("public.rich", composite("public.rich", h=HSTORE, c=STRING, l=TEXT_ONLY, hs=array(HSTORE)),
        ["ROW('a=>\"1, 2\"', 'Ab', 'a.b', ARRAY['x=>NULL'::hstore])", "ROW(NULL, NULL, NULL, NULL)"]),
    Row("ext.ltree", TEXT_ONLY, q("a.b.c", "")),
    Row("ext.lquery", TEXT_ONLY, q("*.a|b.*{1,2}")),
    Row("ext.ltxtquery", TEXT_ONLY, q("a & b*")),
    Row("ext.ltree[]", array(TEXT_ONLY), ["'{a.b,NULL}'"]),
    Row("ext.isbn", TEXT_ONLY, q("978-0-393-04002-9")),
    Row("ext.ean13", TEXT_ONLY, q("0220356483481")),
    Row("ext.issn", TEXT_ONLY, q("1436-4522")),
    Row("ext.cube", TEXT_ONLY, q("(1,2),(3,4)", "(0)")),
], ["CREATE SCHEMA ext", "CREATE EXTENSION hstore SCHEMA public", "CREATE EXTENSION citext SCHEMA public",
    "CREATE EXTENSION ltree SCHEMA ext", "CREATE EXTENSION isn SCHEMA ext", "CREATE EXTENSION cube SCHEMA ext",
    "CREATE DOMAIN public.tags AS public.hstore", "CREATE TYPE public.rich AS (h public.hstore, c public.citext, l ext.ltree, hs public.hstore[])"], ["hstore", "citext", "ltree", "isn", "cube"])

POSTGIS = Group("postgis", [
    Row("gis.geometry(Point,4326)", GEOMETRY, ["gis.st_geomfromtext('POINT(1.5 -2)', 4326)", "gis.st_geomfromtext('POINT EMPTY', 4326)"],
        printed="gis.geometry(Point,4326)"),
    Row("gis.geometry", GEOMETRY, [f"gis.st_geomfromewkt({t})" for t in q(
        "POINT(0 0)", "SRID=3857;LINESTRING(0 0,1 1,2 1)", "POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 2,1 1))", "POINT Z (1 2 3)",
        "SRID=4326;POINT ZM (1 2 3 4)", "POINTM(1 2 3)", "MULTIPOINT(1 2,3 4)", "SRID=4326;GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))",
        "GEOMETRYCOLLECTION EMPTY", "SRID=25832;MULTIPOLYGON(((0 0,1 0,1 1,0 0)))", "CIRCULARSTRING(0 0,1 1,2 0)")]),
    Row("gis.geography", GEOMETRY, ["gis.st_geogfromtext('POINT(13.4 52.5)')"], printed="gis.geography"),
    Row("gis.geometry[]", array(GEOMETRY, delimiter=":"), ["ARRAY[gis.st_geomfromtext('POINT(1 2)', 4326), NULL]"]),
    Row("gis.box2d", TEXT_ONLY, ["'BOX(1 2,3 4)'"]),
], ["CREATE SCHEMA gis", "CREATE EXTENSION postgis SCHEMA gis"], ["postgis"])

# types that have the names of extensions' types and are others
LOOKALIKES = Group("lookalikes", [
    Row("alike.hstore", ENUM, q("a=>1")),
    Row("alike.citext", TEXT_ONLY, q("[1,2)")),
    Row("alike.vector", composite("alike.vector", x=INT), ["ROW(1)"]),
    Row("alike.geometry", STRING, q("POINT(1 2)"), base="text"),
    Row("alike.text", INT, q("7"), base="integer"),
    Row("alike.hstore[]", array(ENUM), ["'{a=>1}'"]),
], ["CREATE SCHEMA alike", "CREATE TYPE alike.hstore AS ENUM ('a=>1')", "CREATE TYPE alike.citext AS RANGE (subtype = integer)",
    "CREATE TYPE alike.vector AS (x integer)", "CREATE DOMAIN alike.geometry AS text", "CREATE DOMAIN alike.text AS integer"])



def stand_in(name):
    """A base type of that name that prints what was put in."""
    return [f"CREATE TYPE {name}", f"CREATE FUNCTION {name}_in(cstring) RETURNS {name} AS 'textin' LANGUAGE internal IMMUTABLE STRICT",
            f"CREATE FUNCTION {name}_out({name}) RETURNS cstring AS 'textout' LANGUAGE internal IMMUTABLE STRICT",
            f"CREATE TYPE {name} (INPUT = {name}_in, OUTPUT = {name}_out, LIKE = text)"]


# pgvector is in no distribution that we know: types of its names that print as its own do
FLOATS_ONLY = Type({"type": "array", "items": "float"}, lambda text: text.startswith("["), binary=False)
VECTORS = Group("vectors", [
    Row("pgv.vector", FLOATS_ONLY, q("[1,-2.5,3e-05]", "[0]", "[3.4028235e+38,1e-45]", "another type's")),
    Row("pgv.halfvec", FLOATS_ONLY, q("[65504,5.9604645e-08]")),
    Row("pgv.sparsevec", TEXT_ONLY, q("{1:1.5,3:2}/5")),
    Row("pgv.vector[]", array(FLOATS_ONLY), ["ARRAY['[1,2]'::pgv.vector, NULL]"]),
    Row("pgv.embedding", FLOATS_ONLY, q("[1,2]"), base="pgv.vector"),
], ["CREATE SCHEMA pgv", *stand_in("pgv.vector"), *stand_in("pgv.halfvec"), *stand_in("pgv.sparsevec"),
    "CREATE DOMAIN pgv.embedding AS pgv.vector"])

GROUPS = [SCALARS, TEXTS, ARRAYS, NAMED, COMPOSITES, LOOKALIKES, VECTORS, EXTENSIONS, POSTGIS]

# ---- running them ----


def reader(url):
    """A connection with millrace's settings: what it prints is the truth."""
    options = TEXT_SETTINGS.replace("search_path=public", "search_path=") + " -c xmloption=content"
    return psycopg.connect(url, autocommit=True, connect_timeout=10, options=options)


def texts(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement, prepare=False)
        result = cursor.pgresult
        return [tuple(None if (v := result.get_value(r, c)) is None else bytes(v).decode() for c in range(result.nfields))
                for r in range(result.ntuples)]


def shape(avro):
    """A type as Type.avro writes it: without properties, defaults and docs."""
    if isinstance(avro, list):
        return [shape(a) for a in avro]
    if isinstance(avro, str):
        return avro
    result = {k: avro[k] for k in ("type", "logicalType", "precision", "scale") if k in avro}
    if avro["type"] == "record":
        return {"type": "record", "name": avro["name"], "fields": [{"name": f["name"], "type": shape(f["type"])} for f in avro["fields"]]}
    for part in ("items", "values"):
        if part in avro:
            result[part] = shape(avro[part])
    return result


class Table:
    """One table of rows (columns) and what PostgreSQL says of its values."""

    def __init__(self, name, rows):
        self.name, self.rows = name, rows
        self.truth = {}

    def column(self, row):
        return f"c{self.rows.index(row)}"

    def create(self, database):
        columns = "".join(f", {self.column(row)} {row.declared}" for row in self.rows)
        database.execute(f"CREATE TABLE public.{self.name} (id integer PRIMARY KEY, touched boolean{columns})",
                         f"ALTER TABLE public.{self.name} REPLICA IDENTITY FULL")

    def fill(self, database):
        """Rows, every one of which is then changed, and some are deleted."""
        self.insert(database)
        database.transaction(f"UPDATE public.{self.name} SET touched = true", f"DELETE FROM public.{self.name} WHERE id % 3 = 0")

    def insert(self, database):
        """Each value in a row of its own, and one row of NULLs."""
        self.values = {}
        statements = [f"INSERT INTO public.{self.name} (id) VALUES (0)"]
        for row in self.rows:
            for value in row.values:
                key = len(self.values) + 1
                self.values[key] = row, value
                statements.append(f"INSERT INTO public.{self.name} (id, {self.column(row)}) VALUES "
                                  f"({key}, CAST(({value}) AS {row.declared}))")
        database.transaction(*statements)
        with contextlib.closing(reader(database.url)) as connection:
            names = [self.column(row) for row in self.rows]
            for key, *values in texts(connection, f"SELECT id, {', '.join(names)} FROM public.{self.name}"):
                self.truth[int(key)] = dict(zip(names, values))

    def check_schema(self, fields, prefix):
        for row in self.rows:
            field = fields[self.column(row)]
            assert shape(field["type"]) == ["null", row.kind.avro(prefix)], f"{row}: {field}"
            assert field["postgres.type"] == row.printed, f"{row}: {field}"
            assert field.get("postgres.base_type") == row.base, f"{row}: {field}"
            assert field["default"] is None

    def check_row(self, event, side):
        key = event.value[side]["id"]
        row, value = self.values.get(key, (None, "NULL"))
        fields, front = event.fields(), "" if side == "after" else "before."
        spelled = event.row(side)
        for column, text in self.truth[key].items():
            kind = fields[column]["type"]
            where = f"{row} {value[:200]}, {event.op} {side}: {event.value[side][column]!r:.300}, {event.value['overflow']!r:.300}"
            over = event.value["overflow"].get(front + column)
            if text is None or row.kind.holds(text):
                assert spelled[column] == (row.kind.canonical(kind, text) if row else None), f"{where}: {text!r:.300}"
                assert over is None, where
                assert (event.value[side][column] is None) == (text is None), where
            else:
                assert event.value[side][column] is None and over == row.kind.over(text), f"{where}: {text!r:.300}"
        assert set(event.value["overflow"]) <= {f + self.column(row) for f in ("", "before.")} if row else not event.value["overflow"]

    def check(self, oracle):
        events = oracle.events(f"public.{self.name}")
        self.check_schema(events[0].fields(), oracle.prefix)
        count = len(self.values) + 1
        assert [e.op for e in events] == ["c"] * count + ["u"] * count + ["d"] * sum(k % 3 == 0 for k in self.truth)
        for event in events:
            assert event.value["unchanged"] == [], event
            for side in ("before", "after"):
                if event.value[side] is not None:
                    self.check_row(event, side)


def available(database):
    return {name for (name,) in database.query("SELECT name FROM pg_available_extensions")}


def create(groups, database, version):
    """The tables of the groups, made and empty: one of what is decoded from binary, one of the rest."""
    rows = [row for group in groups for row in group.rows if row.since <= version <= row.until]
    tables = [Table(n, part) for n, part in (("typed", [r for r in rows if r.kind.binary]), ("other", [r for r in rows if not r.kind.binary]))
              if part]
    database.execute(*dict.fromkeys(statement for group in groups for statement in group.setup))
    for table in tables:
        table.create(database)
    return tables


def run(groups, database, kafka, daemons, name, version):
    """Every value of the groups over both wires."""
    tables = create(groups, database, version)
    wires = []
    try:
        for wire, only in (("text", "public.typed,public.other"), ("binary", "public.typed")):
            if any(t.name in only for t in tables):
                daemon = daemons(f"{name}_{wire}"[:40], database.url, kafka.url(), tables=only, settings={"wire": wire})
                daemon.start()
                assert f"wire={wire}" in daemon.log()
                wires.append((daemon, Oracle(kafka.url(), daemon.name, Schemas(daemon.url))))
                wires[-1][1].watched = daemon
        for table in tables:
            table.fill(database)
        for daemon, oracle in wires:
            oracle.sync(database, 60).check()
            for table in tables:
                if oracle.of(f"public.{table.name}") or daemon is wires[0][0]:
                    table.check(oracle)
        if any(t.name == "typed" for t in tables):
            assert assert_alike(*wires) == {"public.typed"}
        for daemon, _oracle in wires:
            assert daemon.stop() == 0
    finally:
        for _daemon, oracle in wires:
            oracle.close()
    return sum(len(t.values) for t in tables)
