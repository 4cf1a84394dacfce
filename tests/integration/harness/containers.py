"""PostgreSQL's texts of arrays, composites, hstore and geometry taken apart and put together, and named Avro types."""
import struct


class Unreadable(ValueError):
    pass


def need(condition, text):
    if not condition:
        raise Unreadable(text)


def array_parse(text, delimiter=","):
    """array_out: nested lists of texts and None. A text with lower bounds is none of these."""
    position = 0

    def element():
        nonlocal position
        if text[position] == "{":
            return array()
        if text[position] == '"':
            return quoted()
        start = position
        while text[position] not in (delimiter, "}"):
            need(text[position] not in '{"\\', text)
            position += 1
        word = text[start:position]
        need(word, text)
        return None if word == "NULL" else word

    def quoted():
        nonlocal position
        position += 1
        result = []
        while text[position] != '"':
            position += text[position] == "\\"
            result.append(text[position])
            position += 1
        position += 1
        return "".join(result)

    def array():
        nonlocal position
        position += 1
        result = []
        while text[position] != "}":
            result.append(element())
            need(text[position] in (delimiter, "}"), text)
            if text[position] == delimiter:
                position += 1
                need(text[position] != "}", text)
        position += 1
        return result

    need(text.startswith("{"), text)
    try:
        result = array()
    except IndexError:
        raise Unreadable(text) from None
    need(position == len(text), text)
    return result


def array_print(value):
    if isinstance(value, list):
        return "{" + ",".join(array_print(v) for v in value) + "}"
    if value is None:
        return "NULL"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def record_parse(text):
    """record_out: texts and None."""
    need(text[:1] == "(" and text[-1:] == ")", text)
    fields, current, quoted, position = [], None, False, 1
    while position < len(text) - 1:
        char = text[position]
        position += 1
        if char == "," and not quoted:
            fields.append(current)
            current = None
        elif char == '"' and quoted and text[position] == '"':
            current += '"'
            position += 1
        elif char == '"':
            quoted = not quoted
            current = current or ""
        elif char == "\\":
            current = (current or "") + text[position]
            position += 1
        else:
            current = (current or "") + char
    need(not quoted, text)
    return [*fields, current]


def record_print(values):
    return "(" + ",".join("" if v is None else '"' + v.replace("\\", "\\\\").replace('"', '""') + '"' for v in values) + ")"


def hstore_parse(text):
    """hstore_out: a dictionary of texts and None."""
    result, position = {}, 0

    def string():
        nonlocal position
        need(text[position:position + 1] == '"', text)
        position += 1
        found = []
        while text[position] != '"':
            position += text[position] == "\\"
            found.append(text[position])
            position += 1
        position += 1
        return "".join(found)

    while position < len(text):
        key = string()
        need(text[position:position + 2] == "=>", text)
        position += 2
        if text[position:position + 4] == "NULL":
            position += 4
            result[key] = None
        else:
            result[key] = string()
        need(position == len(text) or text[position:position + 2] == ", ", text)
        position += 2
    return result


def hstore_print(value):
    def quote(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return ", ".join(f"{quote(k)}=>{'NULL' if v is None else quote(v)}" for k, v in sorted(value.items()))


SRID = 0x20000000


def geometry_parse(text):
    """PostGIS prints EWKB in hex, little-endian: (srid or None, the same bytes without the SRID)."""
    data = bytes.fromhex(text)
    need(data[0] == 1, text)
    (kind,) = struct.unpack_from("<I", data, 1)
    if not kind & SRID:
        return None, data
    (srid,) = struct.unpack_from("<i", data, 5)
    return srid, data[:1] + struct.pack("<I", kind & ~SRID) + data[9:]


def geometry_print(value):
    srid, data = value["srid"], value["wkb"]
    if srid is None:
        return data.hex().upper()
    (kind,) = struct.unpack_from("<I", data, 1)
    return (data[:1] + struct.pack("<Ii", kind | SRID, srid) + data[5:]).hex().upper()


PRIMITIVE = {"null", "boolean", "int", "long", "float", "double", "bytes", "string"}


def expanded(schema, names=None, namespace=""):
    """A schema in which every named type stands where it is used."""
    names = {} if names is None else names
    if isinstance(schema, list):
        return [expanded(s, names, namespace) for s in schema]
    if isinstance(schema, str):
        if schema in PRIMITIVE:
            return schema
        return names[schema if "." in schema else f"{namespace}.{schema}".lstrip(".")]
    result = dict(schema)
    if schema["type"] == "record":
        name = schema["name"]
        namespace = schema.get("namespace", name.rpartition(".")[0] or namespace)
        result["name"] = name if "." in name else f"{namespace}.{name}".lstrip(".")
        result.pop("namespace", None)
        result["fields"] = [{**f, "type": expanded(f["type"], names, namespace)} for f in schema["fields"]]
        names[result["name"]] = result
    elif schema["type"] == "array":
        result["items"] = expanded(schema["items"], names, namespace)
    elif schema["type"] == "map":
        result["values"] = expanded(schema["values"], names, namespace)
    return result
