#!/usr/bin/env python3
"""Writes tests/unit/vectors_render.h: bodies encoded by fastavro, and by hand the JSON that `millrace tail` shows for each."""

import datetime
import io
import json
import pathlib
from decimal import Decimal as D

import fastavro

NUMBERS = (
    "date",
    "time-micros",
    "time-millis",
    "timestamp-micros",
    "timestamp-millis",
    "local-timestamp-micros",
    "no-such-type",
    "uuid",
)


def encoded(schema, value):
    """A logical type that fastavro would convert is given as the number that it is."""
    if isinstance(schema, dict) and schema.get("logicalType") in NUMBERS:
        schema = schema["type"]
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(json.dumps(schema))), value)
    return out.getvalue()


def day(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


ENVELOPE = {
    "type": "record",
    "name": "Envelope",
    "namespace": "shop.public.t",
    "fields": [
        {
            "name": "before",
            "type": [
                "null",
                {
                    "type": "record",
                    "name": "Value",
                    "fields": [
                        {"name": "id", "type": ["null", "int"]},
                        {
                            "name": "price",
                            "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}],
                        },
                    ],
                },
            ],
        },
        {"name": "after", "type": ["null", "Value"]},
        {"name": "again", "type": ["null", "shop.public.t.Value"]},
        {
            "name": "source",
            "type": {
                "type": "record",
                "name": "Source",
                "namespace": "millrace",
                "fields": [{"name": "o", "type": ["null", "string"]}],
            },
        },
        {"name": "s2", "type": "millrace.Source"},
        {"name": "op", "type": "string"},
    ],
}
ROW = {
    "before": None,
    "after": {"id": 1, "price": D("12.50")},
    "again": {"id": None, "price": None},
    "source": {"o": "x"},
    "s2": {"o": None},
    "op": "u",
}
CASES = [
    ("boolean", True, "true"),
    ("null", None, "null"),
    ("int", -2147483648, "-2147483648"),
    ("long", 9223372036854775807, "9223372036854775807"),
    ("long", -9223372036854775808, "-9223372036854775808"),
    ("double", 0.1, "0.1"),
    ("double", 1 / 3, "0.3333333333333333"),
    ("double", 1e300, "1e+300"),
    ("double", float("nan"), '"NaN"'),
    ("double", float("-inf"), '"-Infinity"'),
    ("double", -0.0, "-0"),
    ("float", 0.1, "0.1"),
    ("float", 16777216.0, "16777216"),
    ("float", 3.4028234663852886e38, "3.4028235e+38"),
    ("string", 'a"\n\u20ac', '"a\\"\\n\u20ac"'),
    ("bytes", b"\x00\xff", '"\\\\x00ff"'),
    ({"type": "fixed", "name": "F", "size": 3}, b"abc", '"\\\\x616263"'),
    ({"type": "enum", "name": "E", "symbols": ["A", "B"]}, "B", '"B"'),
    ({"type": "array", "items": ["null", "int"]}, [1, None, 3], "[1,null,3]"),
    ({"type": "map", "values": "string"}, {"k": "v"}, '{"k":"v"}'),
    (["null", "string"], None, "null"),
    (["null", "string"], "x", '"x"'),
]
for p, s, t in (
    (12, 2, "12.50"),
    (12, 2, "-0.01"),
    (12, 2, "0.00"),
    (12, 2, "-9999999999.99"),
    (5, 5, "0.00001"),
    (40, 0, "-1234567890123456789012345678901234567890"),
    (38, 3, "12345678901234567890123456789012345.678"),
    (3, 0, "-128"),
    (3, 0, "128"),
):
    CASES.append(({"type": "bytes", "logicalType": "decimal", "precision": p, "scale": s}, D(t), f'"{t}"'))
for text in ("1970-01-01", "1969-12-31", "2000-02-29", "2024-12-31", "1900-03-01", "0001-01-01", "9999-12-31"):
    CASES.append(({"type": "int", "logicalType": "date"}, day(text), f'"{text}"'))
CASES += [
    # by hand: 1 BC is year 0; PostgreSQL's least date is 4713-11-24 BC (Julian day 0), 2440588 days before 1970
    ({"type": "int", "logicalType": "date"}, -2440588, '"-4713-11-24"'),
    ({"type": "int", "logicalType": "date"}, -719528, '"0000-01-01"'),
    ({"type": "int", "logicalType": "date"}, 2932897, '"+10000-01-01"'),
    ({"type": "long", "logicalType": "time-micros"}, 86399999999, '"23:59:59.999999"'),
    ({"type": "long", "logicalType": "time-micros"}, 86400000000, '"24:00:00"'),
    ({"type": "int", "logicalType": "time-millis"}, 1500, '"00:00:01.500000"'),
    ({"type": "long", "logicalType": "timestamp-micros"}, -1, '"1969-12-31T23:59:59.999999Z"'),
    ({"type": "long", "logicalType": "timestamp-micros"}, 1709164800000000, '"2024-02-29T00:00:00Z"'),
    ({"type": "long", "logicalType": "timestamp-millis"}, 1709164800123, '"2024-02-29T00:00:00.123000Z"'),
    ({"type": "long", "logicalType": "local-timestamp-micros"}, 1709164800000001, '"2024-02-29T00:00:00.000001"'),
    ({"type": "long", "logicalType": "timestamp-micros"}, 9223372036854775807, '"+294247-01-10T04:00:54.775807Z"'),
    ({"type": "string", "logicalType": "uuid"}, "00000000-0000-0000-0000-000000000001", '"00000000-0000-0000-0000-000000000001"'),
    ({"type": "long", "logicalType": "no-such-type"}, 5, "5"),
]
CASES.append(
    (
        ENVELOPE,
        ROW,
        '{"before":null,"after":{"id":1,"price":"12.50"},"again":{"id":null,"price":null},"source":{"o":"x"},'
        '"s2":{"o":null},"op":"u"}',
    )
)

lines = [f"/* Written by {pathlib.Path(__file__).name} with fastavro {fastavro.__version__}: schema, body, JSON. */", "/* clang-format off */"]
for schema, value, shown in CASES:
    body = encoded(schema, value)
    lines.append("{%s," % quoted(json.dumps(schema, separators=(",", ":"))))
    lines.append(' "%s", %d, %s},' % ("".join(f"\\x{byte:02x}" for byte in body), len(body), quoted(shown)))
pathlib.Path(__file__).with_name("vectors_render.h").write_text("\n".join(lines) + "\n")
