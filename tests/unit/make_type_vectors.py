#!/usr/bin/env python3
"""Makes tests/unit/vectors_types.h: values of every type with the text and the bytes that PostgreSQL sends for them,
and the Avro bytes that fastavro writes for them.

    make_type_vectors.py DSN > tests/unit/vectors_types.h

DSN: a superuser's connection to any PostgreSQL 15 or later (with contrib); it works in a database of its own and drops
it. Needs psycopg and fastavro. Nothing here is computed as millrace computes it: PostgreSQL turns moments into numbers,
Python's integers and floats do the arithmetic, fastavro the encoding.
"""

import decimal
import io
import random
import struct
import sys

import fastavro
import psycopg

decimal.getcontext().prec = 200000
SETTINGS = """set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set timezone = 'UTC'; set extra_float_digits = 1;
set bytea_output = 'hex'; set lc_monetary = 'C'; set xmloption = 'content';"""
UNIX_MAX = 2**63 - 1
vectors = []


def avro(schema, value):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.parse_schema(schema), value)
    return out.getvalue()


def minimal(n):
    """two's complement without superfluous bytes, as Java's BigInteger.toByteArray"""
    length = (n if n >= 0 else ~n).bit_length() // 8 + 1
    return n.to_bytes(length, "big", signed=True)


def decimal_bytes(text, precision, scale):
    value = decimal.Decimal(text)
    schema = {"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}
    theirs = avro(schema, value)
    ours = avro("bytes", minimal(int(value.scaleb(scale))))
    # fastavro spends a byte too much on -2^(8n-1); what it reads back is the same
    assert theirs == ours or len(theirs) > len(ours), text
    assert fastavro.schemaless_reader(io.BytesIO(ours), fastavro.parse_schema(schema)) == value, text
    return ours


class Server:
    def __init__(self, dsn, name, encoding):
        self.admin, self.name = dsn, name
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(f"drop database if exists {name}")
            connection.execute(
                f"create database {name} encoding '{encoding}' template template0 " "lc_collate 'C' lc_ctype 'C'"
            )
        self.connection = psycopg.connect(dsn, dbname=name, autocommit=True)
        self.connection.execute(f"set client_encoding = '{encoding}'; {SETTINGS}")

    def rows(self, sql, *args):
        return self.connection.execute(sql, args or None).fetchall()

    def forms(self, expression, send, extra="null"):
        """text bytes (format %s calls the output function), send bytes, and what else is asked"""
        sent = f"encode({send}(v), 'hex')" if send else "null"
        ((text, binary, more),) = self.rows(
            f"select encode(textsend(format('%s', v)), 'hex'), {sent}, ({extra})::text "
            f"from (select {expression} as v) s"
        )
        if isinstance(text, bytes):  # SQL_ASCII
            text, binary = text.decode(), binary.decode()
        return bytes.fromhex(text), None if binary is None else bytes.fromhex(binary), more

    def close(self):
        self.connection.close()
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute(f"drop database {self.name}")


def add(what, oid, forms, expected, overflow=None, typmod=-1, kind="b", name="", way=0, key=False, printed=None):
    vectors.append(
        dict(
            what=what,
            oid=oid,
            typmod=typmod,
            kind=kind,
            name=name,
            way=way,
            key=key,
            text=forms[0],
            binary=forms[1],
            avro=expected,
            overflow=overflow,
            printed=printed,
        )
    )


def quote(text):
    return "'" + text.replace("'", "''") + "'"


def integers(server):
    for value in ("true", "false"):
        add(f"boolean {value}", 16, server.forms(f"{value}::boolean", "boolsend"), avro("boolean", value == "true"))
    for name, oid, bits, schema in (("int2", 21, 16, "int"), ("int4", 23, 32, "int"), ("int8", 20, 64, "long")):
        values = {0, 1, -1, 7, 63, 64, -64, -65, 127, 128, 8191, 8192, -8193, 2 ** (bits - 1) - 1, -(2 ** (bits - 1))}
        values |= {10**n for n in range(19)} | {-(10**n) - 1 for n in range(18)}
        for value in sorted(v for v in values if -(2 ** (bits - 1)) <= v < 2 ** (bits - 1)):
            add(f"{name} {value}", oid, server.forms(f"'{value}'::{name}", f"{name}send"), avro(schema, value))
    for name, oid in (("oid", 26), ("xid", 28), ("cid", 29)):
        for value in (0, 1, 16384, 2**31 - 1, 2**31, 2**32 - 1):
            add(f"{name} {value}", oid, server.forms(f"'{value}'::{name}", f"{name}send"), avro("long", value))


def floats(server):
    chance = random.Random(8)
    for name, oid, schema, code, size in (("float4", 700, "float", ">f", 4), ("float8", 701, "double", ">d", 8)):
        values = [
            "NaN",
            "Infinity",
            "-Infinity",
            "0",
            "-0",
            "1",
            "-1.5",
            "0.1",
            "1e-5",
            "123456",
            "1234567",
            "1e15",
            "1e16",
            "3.1415926535897932384626",
            "16777217",
            "9007199254740993",
        ]
        values += (
            ["3.4028235e38", "-3.4028235e38", "1.17549435e-38", "1e-45"]
            if size == 4
            else [
                "1.7976931348623157e308",
                "2.2250738585072014e-308",
                "5e-324",
                "2.2250738585072011e-308",
                "1e22",
                "1e23",
                "8.5e-300",
            ]
        )
        for _ in range(60):
            (value,) = struct.unpack(code, chance.randbytes(size))
            if value == value and abs(value) != float("inf"):
                values.append(repr(value))
        # about the changes of layout, powers of two and what lies between two values
        values += [f"1e{n}" for n in range(-6, 18)] + [f"9.5e{n}" for n in range(-6, 18)]
        values += ["99999.95", "999999.4", "999999.5", "123456789012345", "999999999999999", "999999999999999.9"]
        values += [repr(2.0**n) for n in chance.sample(range(-120, 120), 40)]
        values += [repr(5.0 ** (11 if size == 4 else 23) * 2**n) for n in range(-3, 24, 3)]
        for value in values:
            forms = server.forms(f"'{value}'::{name}", f"{name}send")
            (number,) = struct.unpack(code, forms[1])
            add(f"{name} {value}", oid, forms, avro(schema, number))
    # a NaN with other bits, as subtracting infinities leaves it on some machines; text is NaN all the same
    add("float8 negative NaN", 701, (b"NaN", bytes.fromhex("fff8000000000000")), avro("double", float("nan")))
    add("float4 NaN with a payload", 700, (b"NaN", bytes.fromhex("7fc00123")), avro("float", float("nan")))


def typmod(precision, scale):
    return ((precision << 16) | (scale & 0x7FF)) + 4


def decimals(server):
    chance = random.Random(5)
    cases = [
        (12, 2, v)
        for v in (
            "0",
            "0.01",
            "-0.01",
            "1",
            "-1",
            "1.27",
            "1.28",
            "-1.28",
            "-1.29",
            "327.67",
            "327.68",
            "-327.68",
            "-327.69",
            "12345678.90",
            "9999999999.99",
            "-9999999999.99",
            "10000",
            "9999",
            "0.10",
            "42949672.96",
            "100000000",
            "99999.99",
            "12.30",
        )
    ]
    cases += [(10, 0, v) for v in ("0", "9", "10000", "-20000", "9999999999", "100000000")]
    cases += [
        (18, 0, "9" * 18),
        (18, 0, "-" + "9" * 18),
        (18, 18, "0." + "9" * 18),
        (18, 9, "-0.000000001"),
        (18, 4, "12345678901234.5678"),
        (19, 0, "9223372036854775807"),
        (19, 0, "-9223372036854775808"),
        (19, 0, "9223372036854775808"),
        (19, 0, "9" * 19),
        (19, 3, "-9999999999999999.999"),
        (19, 3, "9999999999999999"),
        (18, 2, "-9999999999999999"),
        (20, 0, "18446744073709551616"),
        (20, 0, "-18446744073709551616"),
        (20, 1, "1844674407370955161.5"),
        (38, 0, "9" * 38),
        (38, 10, "-" + "9" * 28 + "." + "9" * 10),
        (39, 0, str(2**128)),
        (39, 0, str(-(2**127))),
        (39, 0, str(2**127)),
        (40, 0, str(-(2**128))),
        (1000, 0, "9" * 1000),
        (1000, 0, "-" + "9" * 1000),
        (1000, 1000, "0." + "9" * 1000),
        (1000, 1000, "0." + "0" * 999 + "1"),
        (1000, 500, "-" + "8" * 500 + "." + "7" * 500),
        (1000, 0, "1" + "0" * 999),
    ]
    cases += [(3, 5, v) for v in ("0.00999", "-0.00999", "0.00001", "0", "0.00120")]
    cases += [(2, 1000, "0." + "0" * 998 + "99"), (1, 20, "0.00000000000000000009")]
    cases += [(3, -2, v) for v in ("99900", "-99900", "100", "0", "12345", "-50")]
    cases += [
        (2, -6, "99000000"),
        (1000, -1000, "9" * 1000 + "0" * 1000),
        (1000, -1000, "-1" + "0" * 1999),
        (5, -3, "10000000"),
        (1, -20, "9" + "0" * 20),
        (4, -1, "80000"),
    ]
    for n in (7, 8, 15, 16, 23, 24, 63, 64, 127, 128):
        cases += [(60, 0, str(s * 2**n + d)) for s in (1, -1) for d in (-1, 0, 1)]
    for _ in range(150):
        precision = chance.choice((1, 2, 5, 9, 12, 17, 18, 19, 20, 30, 38, 39, 60, 200))
        scale = chance.randrange(0, precision + 1)
        digits = str(chance.randrange(10 ** chance.randrange(1, precision + 1))).rjust(scale + 1, "0")
        whole, fraction = digits[: len(digits) - scale], digits[len(digits) - scale :]
        cases.append((precision, scale, chance.choice(("", "-")) + whole + ("." + fraction if scale else "")))
    for precision, scale, value in cases:
        forms = server.forms(f"{value}::numeric({precision},{scale})", "numeric_send")
        avro_precision = precision - scale if scale < 0 else max(precision, scale)
        add(
            f"numeric({precision},{scale}) {value[:24]}",
            1700,
            forms,
            decimal_bytes(forms[0].decode(), avro_precision, max(scale, 0)),
            typmod=typmod(precision, scale),
        )
    for value in ("NaN", "Infinity", "-Infinity"):
        forms = server.forms(f"'{value}'::numeric", "numeric_send")
        add(f"numeric(12,2) {value}", 1700, forms, None, value.encode(), typmod=typmod(12, 2))
        add(f"numeric(12,2) {value} in a key", 1700, forms, None, value.encode(), typmod=typmod(12, 2), key=True)


def unconstrained(server):
    chance = random.Random(13)
    values = [
        "0",
        "0.0",
        "0.000000",
        "1",
        "-1",
        "10",
        "1.0",
        "1.10",
        "100000000",
        "1e20",
        "-1e20",
        "1e4",
        "9999",
        "10000",
        "10000.0001",
        "1e-4",
        "0.0001000",
        "1e-5",
        "0.00001",
        "12345.6789",
        "-0.5",
        "0.12345678901234567890",
        "9" * 200,
        "0." + "1" * 200,
        "1e1000",
        "-1e1000",
        "1e-1000",
        "1e308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e309",
        "-1e400",
        "5e-324",
        "2e-324",
        "-1e-400",
        "9007199254740993",
        "0.1",
        "123456789012345678901234567890.123456789012345678901234567890",
        "3." + "0" * 50,
        # halfway between two doubles, decided by the very last digit
        "9007199254740993." + "0" * 900 + "1",
        "9007199254740992." + "9" * 900,
        "1" + "0" * 900 + "1e-901",
    ]
    for _ in range(60):
        digits = str(chance.randrange(10 ** chance.randrange(1, 60)))
        values.append(f"{chance.choice(('', '-'))}{digits}e{chance.randrange(-60, 40)}")
    for value in values + ["NaN", "Infinity", "-Infinity"]:
        forms = server.forms(f"'{value}'::numeric", "numeric_send")
        text, what = forms[0].decode(), f"numeric {value[:24]}"
        add(f"{what} as string", 1700, forms, avro("string", text))
        number = float(text)
        special = not decimal.Decimal(text).is_finite()
        lost = not special and (number in (float("inf"), -float("inf")) or (number == 0 and decimal.Decimal(text) != 0))
        add(
            f"{what} as double",
            1700,
            forms,
            None if lost else avro("double", number),
            forms[0] if lost else None,
            way=2,
        )
        if special:
            add(f"{what} scaled", 1700, forms, None, forms[0], way=1)
            continue
        scale = len(text.partition(".")[2])
        unscaled = minimal(int(decimal.Decimal(text).scaleb(scale)))
        record = {
            "type": "record",
            "name": "Numeric",
            "namespace": "millrace",
            "fields": [{"name": "scale", "type": "int"}, {"name": "value", "type": "bytes"}],
        }
        add(f"{what} scaled", 1700, forms, avro(record, {"scale": scale, "value": unscaled}), way=1)


TEXTS = [
    "",
    " ",
    "a",
    "1234567",
    "12345678",
    "123456789",
    "plain ASCII text of some length, more than one word of eight",
    "blank at the end  ",
    "tab\tnewline\nreturn\r",
    "".join(chr(c) for c in range(1, 32)) + "\x7f",
    "quote ' and \\",
    "\u00e9",
    "na\u00efve caf\u00e9",
    "1234567\u00e9",
    "\u00e91234567",
    "\u20ac 12,50",
    "\u65e5\u672c\u8a9e\u306e\u6587",
    "\U0001f600",
    "1234\U0001f6001234",
    "\U0010ffff",
    "\ud7ff\ue000",
    "\ufffe\uffff",
    "\u0080\u07ff\u0800",
    "x" * 63,
    "x" * 64,
    "x" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
]


def texts(server):
    server.connection.execute("create extension citext")
    for value in TEXTS:
        what = ascii(value)[1:30].replace("\\", "/")
        for oid, sql, send in ((25, "text", "textsend"), (1043, "varchar(300)", "varcharsend")):
            add(f"{sql} {what}", oid, server.forms(f"{quote(value)}::{sql}", send), avro("string", value))
        padded = value + " " * (300 - len(value))
        add(f"char(300) {what}", 1042, server.forms(f"{quote(value)}::char(300)", "bpcharsend"), avro("string", padded))
        add(
            f"citext {what}",
            16999,
            server.forms(f"{quote(value)}::citext", "citextsend"),
            avro("string", value),
            name="citext",
        )
        add(f"a domain over text, unknown extension type {what}", 17001, (value.encode(), None), avro("string", value))
    for value in ("", "a", "pg_class", "\u00e9t\u00e9", "n" * 63):
        add(f"name {value[:9]}", 19, server.forms(f"{quote(value)}::name", "namesend"), avro("string", value))
    for code in (0, 1, 65, 126, 127):
        add(
            f'"char" {code}',
            18,
            server.forms(f'({code})::"char"', "charsend"),
            avro("string", chr(code) if code else ""),
        )
    for code in (128, 195, 233, 255):
        forms = server.forms(f'({code - 256})::"char"', "charsend")
        add(f'"char" {code}', 18, forms, None, b"\\x%02x" % code)
        # up to PostgreSQL 14 the text is the byte itself
        add(f'"char" {code} before 15', 18, (bytes([code]), forms[1]), None, b"\\x%02x" % code)
    for value in (
        "<a>1</a>",
        "<a/>\n<b/>",
        "text only",
        '<?xml version="1.0"?><a>\u00e9</a>',
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>',
        '<?xml version="1.1"?>\n<a/>',
    ):
        forms = server.forms(f"xmlparse(content {quote(value)})", "xml_send")
        add(f"xml {ascii(value)[1:20]}", 142, forms, avro("string", forms[0].decode()))
    for value in (
        "{}",
        '{"a": 1}',
        '[1, 2.50, "\u00e9\U0001f600"]',
        '  {"b":  [null, true]}  ',
        '"\\u00e9 \\\\ \\n"',
        "1e400",
    ):
        for name, oid in (("json", 114), ("jsonb", 3802)):
            forms = server.forms(f"{quote(value)}::{name}", f"{name}_send")
            add(f"{name} {ascii(value)[1:20]}", oid, forms, avro("string", forms[0].decode()))
    server.connection.execute("create type mood as enum ('sad', 'it''s ok', '\u00fcber', '')")
    for value in ("sad", "it's ok", "\u00fcber", ""):
        add(
            f"enum {ascii(value)[1:-1]}",
            17000,
            server.forms(f"{quote(value)}::mood", "enum_send"),
            avro("string", value),
            kind="e",
        )


def invalid_utf8(server):
    """as a SQL_ASCII database sends it"""
    good = "ASCII first: "
    for tail in (
        "ff",
        "80",
        "bf",
        "c0af",
        "c1bf",
        "c2",
        "c220",
        "e08080",
        "e09fbf",
        "e282",
        "eda080",
        "edbfbf",
        "f0808080",
        "f08fbfbf",
        "f09f98",
        "f4908080",
        "f5808080",
        "f8888080",
        "fe",
        "e9747c",
        "f09f9820",
        "e228a1",
        "c3c3",
    ):
        for front in ("", good):
            sql = f"convert_from(decode('{(front.encode().hex() + tail)}', 'hex'), 'SQL_ASCII')"
            raw = front.encode() + bytes.fromhex(tail)
            forms = server.forms(sql, "textsend")
            assert forms[0] == raw
            add(f"text {front}{tail}", 25, forms, None, b"\\x" + raw.hex().encode())
            add(f"json {front}{tail}", 114, forms, None, b"\\x" + raw.hex().encode())
            add(f"jsonb {front}{tail}", 3802, (raw, b"\x01" + raw), None, b"\\x" + raw.hex().encode())
            add(f"of unknown type {front}{tail}", 17001, (raw, None), None, b"\\x" + raw.hex().encode())


def bytes_and_uuid(server):
    for value in (b"", b"\x00", b"\xff", bytes(range(256)), b"abc", b"\\x"):
        add(f"bytea of {len(value)}", 17, server.forms(f"'\\x{value.hex()}'::bytea", "byteasend"), avro("bytes", value))
    for value in (
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "01234567-89ab-cdef-0123-456789abcdef",
    ):
        add(f"uuid {value[:8]}", 2950, server.forms(f"'{value}'::uuid", "uuid_send"), avro("string", value))


def dates(server):
    for value in (
        "1970-01-01",
        "1969-12-31",
        "2000-01-01",
        "1999-12-31",
        "2000-02-29",
        "1900-02-28",
        "1900-03-01",
        "2024-12-31",
        "0001-01-01",
        "0001-12-31 BC",
        "0001-02-29 BC",
        "0001-01-01 BC",
        "0004-03-01 BC",
        "0005-02-29 BC",
        "0044-03-15 BC",
        "4713-01-01 BC",
        "4714-11-24 BC",
        "0100-01-01",
        "9999-12-31",
        "10000-01-01",
        "99999-06-30",
        "294276-12-31",
        "999999-12-31",
        "1000000-01-01",
        "5874897-12-31",
    ):
        forms = server.forms(f"'{value}'::date", "date_send", "v - '1970-01-01'::date")
        add(f"date {value}", 1082, forms, avro("int", int(forms[2])))
    for value, extreme in (("infinity", 2**31 - 1), ("-infinity", -(2**31))):
        forms = server.forms(f"'{value}'::date", "date_send")
        add(f"date {value}", 1082, forms, None, value.encode())
        add(f"date {value} in a key", 1082, forms, avro("int", extreme), key=True)
    for value in (
        "00:00:00",
        "00:00:00.000001",
        "12:34:56",
        "12:34:56.7",
        "12:34:56.789",
        "23:59:59.999999",
        "24:00:00",
        "01:02:03.100000",
        "09:08:07.012345",
    ):
        forms = server.forms(f"'{value}'::time", "time_send", "(extract(epoch from v) * 1000000)::bigint")
        add(f"time {value}", 1083, forms, avro("long", int(forms[2])))


STAMPS = [
    "1970-01-01 00:00:00",
    "1969-12-31 23:59:59.999999",
    "2000-01-01 00:00:00",
    "1999-12-31 23:59:59.5",
    "2024-02-29 12:34:56.789012",
    "2026-07-01 08:00:00.1",
    "0001-01-01 00:00:00",
    "0001-12-31 23:59:59.999999 BC",
    "0001-02-29 12:00:00 BC",
    "0044-03-15 11:00:00 BC",
    "4714-11-24 00:00:00 BC",
    "4713-06-01 01:02:03.000004 BC",
    "9999-12-31 23:59:59.999999",
    "10000-01-01 00:00:00",
    "99999-12-31 23:59:59",
    "100000-01-01 00:00:00",
    "294247-01-10 04:00:54.775806",
    "294247-01-10 04:00:54.775807",
    "294247-01-10 04:00:54.775808",
    "294247-01-10 04:00:55",
    "294247-01-11 00:00:00",
    "294270-02-28 10:00:00.5",
    "294272-02-29 23:00:00.25",
    "294276-12-31 23:59:59.999999",
]


# days and the time of day apart: extract(epoch) rounds where the microseconds need more than 16 digits
MICROSECONDS = (
    "((v at time zone 'UTC')::date - '1970-01-01'::date)::numeric * 86400000000 + "
    "(extract(epoch from (v at time zone 'UTC')::time) * 1000000)::bigint"
)


def stamps(server):
    for name, oid in (("timestamp", 1114), ("timestamptz", 1184)):
        for value in STAMPS:
            micros = MICROSECONDS if oid == 1184 else MICROSECONDS.replace("(v at time zone 'UTC')", "v")
            forms = server.forms(f"'{value}'::{name}", f"{name}_send", micros)
            us = int(forms[2])
            for key in (False, True):
                # in a key the extreme value is infinity and nothing else
                lost = us > UNIX_MAX or (key and us == UNIX_MAX)
                add(
                    f"{name} {value}{' in a key' if key else ''}",
                    oid,
                    forms,
                    None if lost else avro("long", us),
                    forms[0] if lost else None,
                    key=key,
                )
        for value, extreme in (("infinity", UNIX_MAX), ("-infinity", -(2**63))):
            forms = server.forms(f"'{value}'::{name}", f"{name}_send")
            add(f"{name} {value}", oid, forms, None, value.encode())
            add(f"{name} {value} in a key", oid, forms, avro("long", extreme), key=True)
    for zone, value in (
        ("Asia/Kolkata", "2024-05-06 07:08:09.25+00"),
        ("America/St_Johns", "2024-01-01 00:00:00+00"),
        ("Africa/Monrovia", "1950-01-01 00:00:00+00"),
        ("Pacific/Kiritimati", "2024-05-06 23:00:00+00"),
        ("Etc/GMT+12", "2024-03-01 01:00:00+00"),
        ("Africa/Monrovia", "0044-03-15 00:00:00+00 BC"),
        ("Europe/Paris", "1891-03-15 00:00:00+00"),
        ("Europe/Amsterdam", "1900-01-01 00:00:00+00"),
    ):
        server.connection.execute(f"set timezone = '{zone}'")
        forms = server.forms(f"'{value}'::timestamptz", "timestamptz_send", MICROSECONDS)
        server.connection.execute("set timezone = 'UTC'")
        printed, _, _ = server.forms(f"'{value}'::timestamptz", None)
        add(f"timestamptz at {zone} {value}", 1184, forms, avro("long", int(forms[2])), printed=printed)


def money(server):
    chance = random.Random(19)
    values = [0, 1, -1, 9, 10, 99, 100, -100, 12345, 99999, 100000, -123456, 99999999, 100000000, -100000001]
    values += [2**63 - 1, -(2**63), 2**63 - 8, -(2**63) + 1] + [chance.randrange(-(2**n), 2**n) for n in range(3, 64)]
    for cents in values:
        sign, whole, places = "-" if cents < 0 else "", abs(cents) // 100, abs(cents) % 100
        forms = server.forms(f"'{sign}{whole}.{places:02d}'::money", "cash_send")
        add(f"money {sign}{whole}.{places:02d}", 790, forms, decimal_bytes(f"{sign}{whole}.{places:02d}", 19, 2))


def as_text(server):
    for oid, kind, value in (
        (1266, "b", "'12:00:00.5+05:30'::timetz"),
        (1186, "b", "'1 year 2 mons -3 days 04:05:06.7'::interval"),
        (1007, "b", "array[1,null,3]"),
        (869, "b", "'::1/64'::inet"),
        (600, "b", "'(1,2)'::point"),
        (1560, "b", "b'0101'"),
        (3904, "r", "'[1,5)'::int4range"),
        (2205, "b", "'pg_class'::regclass"),
        (5069, "b", "'18446744073709551615'::xid8"),
        (3220, "b", "'16/B374D848'::pg_lsn"),
        (27, "b", "'(42,7)'::tid"),
        (2249, "c", "row(1,'a b')"),
    ):
        forms = server.forms(value, None)
        add(f"{value} as text".replace('"', ""), oid, forms, avro("string", forms[0].decode()), kind=kind)


def literal(data):
    """C string literals of hex digits, some to a line; NULL for None"""
    if data is None:
        return "NULL"
    digits = data.hex()
    lines = [digits[i : i + 96] for i in range(0, len(digits), 96)] or [""]
    return "\n\t ".join(f'"{line}"' for line in lines)


def main():
    server = Server(sys.argv[1], "millrace_vectors", "UTF8")
    for make in (integers, floats, decimals, unconstrained, texts, bytes_and_uuid, dates, stamps, money, as_text):
        make(server)
    server.close()
    server = Server(sys.argv[1], "millrace_vectors", "SQL_ASCII")
    invalid_utf8(server)
    server.close()
    print("/* Made by make_type_vectors.py from PostgreSQL and fastavro; not edited. All byte strings are in hex. */")
    print("/* clang-format off */")
    print("static const struct vector VECTORS[] = {")
    for v in vectors:
        what = v["what"].replace("\\", "/").replace('"', "'").encode("ascii", "replace").decode()
        print(
            f'\t{{"{what}", {v["oid"]}, {v["typmod"]}, \'{v["kind"]}\', "{v["name"]}", {v["way"]}, '
            f'{"true" if v["key"] else "false"},'
        )
        print(
            f'\t {literal(v["text"])},\n\t {literal(v["binary"])},\n\t {literal(v["avro"])},\n\t {literal(v["overflow"])},\n\t {literal(v["printed"])}}},'
        )
    print("};")


main()
