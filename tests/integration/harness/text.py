"""Avro values back to PostgreSQL's own text, by the declared Avro type; knows nothing of how millrace encodes.

Logical types are computed here with plain integers, since Python's dates end at 9999 and begin at 1.
"""
import json
import struct
import uuid

from .containers import (Unreadable, array_parse, array_print, geometry_parse, geometry_print, hstore_parse, hstore_print,
                         record_parse, record_print)

UNCHANGED = object()


def bare(avro_type):
    """The type without its null branch."""
    if isinstance(avro_type, list):
        kinds = [t for t in avro_type if t != "null"]
        assert len(kinds) == 1, f"a union of null and one type expected: {avro_type}"
        return kinds[0]
    return avro_type


def without_logical_types(schema):
    """The same schema as fastavro would read it raw."""
    if isinstance(schema, dict):
        return {k: without_logical_types(v) for k, v in schema.items() if k not in ("logicalType", "precision", "scale")}
    if isinstance(schema, list):
        return [without_logical_types(s) for s in schema]
    return schema


def date_text(days):
    """Days since 1970-01-01, proleptic Gregorian, as PostgreSQL prints them under DateStyle ISO."""
    era_days = days + 719468  # since 0000-03-01
    era, day_of_era = divmod(era_days, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return (f"{year:04d}-{month:02d}-{day:02d}", "") if year > 0 else (f"{1 - year:04d}-{month:02d}-{day:02d}", " BC")


def time_text(micros):
    seconds, fraction = divmod(micros, 1_000_000)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return text + f".{fraction:06d}".rstrip("0") if fraction else text


def timestamp_text(micros, zone=""):
    days, of_day = divmod(micros, 86_400_000_000)
    date, era = date_text(days)
    return f"{date} {time_text(of_day)}{zone}{era}"


def decimal_text(data, scale):
    unscaled = int.from_bytes(data, "big", signed=True)
    digits = str(abs(unscaled)).rjust(scale + 1, "0")
    sign = "-" if unscaled < 0 else ""
    return sign + (digits if scale == 0 else f"{digits[:-scale]}.{digits[-scale:]}")


def float_text(value, single):
    """One spelling for equal floats, whoever printed them."""
    value = float(value)
    if value != value:
        return "NaN"
    if single:
        value = struct.unpack("f", struct.pack("f", value))[0]
    return repr(value)


def is_scaled(kind):
    return [f["name"] for f in kind.get("fields", ())] == ["scale", "value"]


def to_text(avro_type, value):
    """PostgreSQL's text of a raw Avro value of that type (floats: see canonical)."""
    if value is None:
        return None
    kind = bare(avro_type)
    if isinstance(kind, dict) and is_scaled(kind):
        return decimal_text(value["value"], value["scale"])
    name = kind if isinstance(kind, str) else kind["type"]
    logical = None if isinstance(kind, str) else kind.get("logicalType")
    if logical == "decimal":
        return decimal_text(value, kind.get("scale", 0))
    if logical == "date":
        return "".join(date_text(value))
    if logical == "time-micros":
        return time_text(value)
    if logical == "local-timestamp-micros":
        return timestamp_text(value)
    if logical == "timestamp-micros":
        return timestamp_text(value, "+00")
    if logical == "uuid":
        return str(uuid.UUID(value))
    assert logical is None, f"unknown logical type {logical}"
    if name == "boolean":
        return "t" if value else "f"
    if name in ("int", "long"):
        return str(value)
    if name in ("float", "double"):
        return float_text(value, name == "float")
    if name == "bytes":
        return "\\x" + value.hex()
    if name == "string":
        return value
    if name == "array":
        return array_print(array_texts(kind, value))
    if name == "map":
        return hstore_print({k: to_text(kind["values"], v) for k, v in value.items()})
    if is_geometry(kind):
        return geometry_print(value)
    if name == "record":
        return record_print([to_text(f["type"], value[f["name"]]) for f in kind["fields"]])
    raise AssertionError(f"no text for Avro type {kind}")


def is_geometry(kind):
    return isinstance(kind, dict) and [f["name"] for f in kind.get("fields", ())] == ["srid", "wkb"]


def array_texts(kind, value):
    """The elements as texts, in lists as deep as the type says."""
    items = bare(kind["items"])
    if isinstance(items, dict) and items["type"] == "array" and not isinstance(kind["items"], list):
        return [array_texts(items, v) for v in value]
    return [to_text(items, v) for v in value]


def spelled(kind, text):
    """A container's text taken apart, down to its scalars."""
    def array(kind, values):
        items = kind["items"]
        if isinstance(items, dict) and items["type"] == "array":
            return [array(items, v) for v in values if isinstance(v, list) or unreadable(text)]
        return [canonical(items, v) if not isinstance(v, list) else unreadable(text) for v in values]
    if kind["type"] == "array":
        if text.startswith("[") and text.endswith("]"):
            vector = "{" + text[1:-1] + "}"  # pgvector's
        else:
            vector = text if text.startswith(("{", "[")) else "{" + text.replace(" ", ",") + "}"
        return array(kind, array_parse(vector))
    if kind["type"] == "map":
        return {k: canonical(kind["values"], v) for k, v in hstore_parse(text).items()}
    if is_geometry(kind):
        srid, wkb = geometry_parse(text)
        return [srid, wkb.hex()]
    values = record_parse(text) if kind["fields"] or text != "()" else []
    if len(values) != len(kind["fields"]):
        unreadable(text)
    return [canonical(f["type"], v) for f, v in zip(kind["fields"], values)]


def unreadable(text):
    raise Unreadable(text)


def canonical(avro_type, text):
    """PostgreSQL's text in the one spelling that to_text gives, for types with several."""
    if text is None or text is UNCHANGED or avro_type is None:
        return text
    kind = bare(avro_type)
    name = kind if isinstance(kind, str) else kind["type"]
    if name in ("float", "double"):
        return float_text(text, name == "float")
    if name == "boolean":
        return {"true": "t", "false": "f"}.get(text, text)
    if name == "bytes" and kind != "bytes" and "$" in text:
        return text.replace("$", "").replace(",", "")  # money
    if name in ("array", "map", "record") and not is_scaled(kind):
        try:
            return json.dumps(spelled(kind, text), sort_keys=True, ensure_ascii=False)
        except (Unreadable, ValueError):
            return text
    return text
