"""Every type of the mapping and every edge value over both wires, against PostgreSQL's own text (harness/matrix.py)."""
import json
import re

import pytest

from harness import matrix
from harness.containers import (Unreadable, array_parse, array_print, hstore_parse, hstore_print, record_parse,
                                record_print)
from harness.daemon import ROOT
from harness.oracle import Oracle, Schemas
from harness.text import bare


@pytest.mark.parametrize("group", matrix.GROUPS, ids=lambda group: group.name.replace(" ", "_"))
def test_every_value_is_postgresqls_own_in_both_wires(group, postgres, database, kafka, daemons, name):
    missing = set(group.extensions) - matrix.available(database)
    assert not missing, f"the distribution's server has no {missing}: see tests/deps/packages"
    assert matrix.run([group], database, kafka, daemons, name, database.connection.info.server_version // 10000) >= len(group.rows)


# ---- the oracle itself ----

def test_the_oracle_takes_containers_apart_as_others_do(database):
    """Arrays as psycopg reads them, composites by their columns, hstore by its own functions; and put together again."""
    database.execute("CREATE EXTENSION hstore", "CREATE TYPE duo AS (a text, b text)")
    odd = matrix.q(*matrix.ODD)
    for a, b in zip(odd, odd[1:] + odd[:1]):
        values = f"ARRAY[[{a}, NULL], [{b}, {a}]]::text[]", f"ROW({a}, {b})::duo", f"hstore(ARRAY[{a} || 'k', {b}], ARRAY[NULL, {a}])"
        ((array, row, pairs),) = database.query("SELECT {}, ARRAY[({}).a, ({}).b], hstore_to_json({})".format(
            values[0], values[1], values[1], values[2]))
        texts = [database.value(f"SELECT ({value})::text") for value in values]
        assert array_parse(texts[0]) == array and record_parse(texts[1]) == row and hstore_parse(texts[2]) == pairs
        assert array_parse(array_print(array)) == array and record_parse(record_print(row)) == row and \
            hstore_parse(hstore_print(pairs)) == pairs
    assert record_parse("(,\"\")") == [None, ""] and array_parse("{}") == []
    for text in ("{1,2", "{1}}", "[0:0]={1}", "1", "{1,}"):
        with pytest.raises(Unreadable):
            array_parse(text)


# ---- docs/types.md ----

DOCUMENT = (ROOT / "docs" / "types.md").read_text()


def document_rows(*header):
    """The table rows under that header: cells as they stand."""
    rows, inside = [], False
    for line in DOCUMENT.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells == list(header):
            inside = True
        elif not cells:
            inside = False
        elif inside and set(cells[0]) != {"-"}:
            rows.append(cells)
    return rows


def code(cell):
    return cell[1:-1] if cell.startswith("`") and cell.endswith("`") else None


def example(cell):
    """An expression and the type it is cast to."""
    expression, _cast, declared = code(cell).rpartition("::")
    return expression, declared


def avro_json(value):
    """Avro's JSON encoding without the names of union branches."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, list):
        return [avro_json(v) for v in value]
    return {k: avro_json(v) for k, v in value.items()} if isinstance(value, dict) else value


def words(avro):
    """A type in the document's words."""
    if isinstance(avro, list):
        return words(bare(avro))
    if isinstance(avro, str):
        return avro
    kind, logical = avro["type"], avro.get("logicalType")
    if logical == "decimal":
        return "bytes, decimal"
    if logical:
        return f"{kind}, {logical}"
    nullable = {part: isinstance(avro.get(part), list) for part in ("items", "values")}
    if kind == "array":
        return f"array of {words(avro['items'])}" if not nullable["items"] else f'array of ["null", {words(avro["items"])}]'
    if kind == "map":
        return f'map of ["null", {words(avro["values"])}]'
    return "record"


LOGICAL = re.compile("decimal|uuid|date$|time-micros|timestamp-micros")


def told(cell, avro):
    """Whether the document's Avro cell begins with this type; T is any."""
    is_so = words(avro)
    pattern = re.sub(r"\\?\bT\b", ".+", re.escape(re.sub("[`(].*", "", cell).strip())) if re.search(r"\bT\b", cell) else None
    if pattern:
        return re.fullmatch(pattern, is_so) is not None
    return cell.startswith(is_so) and bool(LOGICAL.search(is_so)) == bool(LOGICAL.search(cell))


def test_every_example_of_the_document_is_true(postgres, database, kafka, daemons, name):
    setup = re.search(r"```sql\n(.*?)```", DOCUMENT, re.S).group(1)
    shown = document_rows("PostgreSQL", "Avro", "example", "value")
    lost = document_rows("type", "what overflows", "example", "in `overflow`")
    assert len(shown) > 50 and len(lost) > 10
    examples = [(cells[1], cells[2], json.loads(code(cells[3])), None) for cells in shown if cells[2]]
    examples += [("", cells[2], None, code(cells[3])) for cells in lost if cells[2]]
    database.execute("CREATE EXTENSION hstore", "CREATE EXTENSION ltree", "CREATE EXTENSION postgis", *matrix.stand_in("vector"), *setup.strip().split(";\n"))
    columns = ", ".join(f"c{i} {example(cell)[1]}" for i, (_avro, cell, *_rest) in enumerate(examples))
    database.execute(f"CREATE TABLE told (id integer PRIMARY KEY, {columns})")
    daemon = daemons(name, database.url, kafka.url(), tables="public.told").start()
    oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
    database.transaction(*(f"INSERT INTO told (id, c{i}) VALUES ({i}, CAST({expression} AS {declared}))"
                           for i, (expression, declared) in enumerate(example(cell) for _avro, cell, *_rest in examples)))
    events = oracle.sync(database).events("public.told")
    fields = events[0].fields()
    for i, ((avro, cell, value, overflow), event) in enumerate(zip(examples, events, strict=True)):
        found = avro_json(event.value["after"][f"c{i}"])
        assert repr(found) == repr(value), f"{cell} is {json.dumps(found)}"
        assert event.value["overflow"] == ({} if overflow is None else {f"c{i}": overflow}), cell
        assert not avro or told(avro, fields[f"c{i}"]["type"]), f"{cell}: {avro}: {words(fields[f'c{i}']['type'])}"
    oracle.close()
