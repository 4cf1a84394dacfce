"""Pairs of Avro schemas: one or more for every rule of resolution, picked by hand, and random ones."""
import random

PRIMITIVES = ("null", "boolean", "int", "long", "float", "double", "bytes", "string")
PROMOTIONS = {("int", "long"), ("int", "float"), ("int", "double"), ("long", "float"), ("long", "double"),
              ("float", "double"), ("string", "bytes"), ("bytes", "string")}


def record(name, *fields, **more):
    """Fields as (name, type) or (name, type, {further attributes})."""
    return {"type": "record", "name": name, "fields": [
        {"name": field[0], "type": field[1], **(field[2] if len(field) > 2 else {})} for field in fields], **more}


def enum(name, *symbols, **more):
    return {"type": "enum", "name": name, "symbols": list(symbols), **more}


def fixed(name, size, **more):
    return {"type": "fixed", "name": name, "size": size, **more}


def array(items):
    return {"type": "array", "items": items}


def mapped(values):
    return {"type": "map", "values": values}


def logical(kind, name, **more):
    return {"type": kind, "logicalType": name, **more}


def default(value):
    return {"default": value}


def around(reader, writer):
    """The pair inside each thing that a schema can be in."""
    yield "", reader, writer
    yield " in an array", array(reader), array(writer)
    yield " in a map", mapped(reader), mapped(writer)
    yield " in a field", record("Around", ("f", reader)), record("Around", ("f", writer))


# rule, reader, writer, readable; then what others say where they differ
HAND = [
    # records
    ("field dropped", record("R", ("a", "int")), record("R", ("a", "int"), ("b", "string")), 1),
    ("field added with default", record("R", ("a", "int"), ("b", "int", default(1))), record("R", ("a", "int")), 1),
    ("field added without default", record("R", ("a", "int"), ("b", "int")), record("R", ("a", "int")), 0),
    ("nullable field added without default", record("R", ("b", ["null", "int"])), record("R"), 0),
    ("nullable field added", record("R", ("b", ["null", "int"], default(None))), record("R"), 1),
    ("fields in another order", record("R", ("a", "int"), ("b", "string")), record("R", ("b", "string"), ("a", "int")), 1),
    ("field renamed", record("R", ("b", "int")), record("R", ("a", "int")), 0),
    ("field renamed with alias", record("R", ("b", "int", {"aliases": ["a"]})), record("R", ("a", "int")), 1),
    ("the alias is the writer's", record("R", ("b", "int")), record("R", ("a", "int", {"aliases": ["b"]})), 0),
    ("name and alias of two written fields", record("R", ("a", "int", {"aliases": ["b"]})),
     record("R", ("a", "int"), ("b", "int")), 0),
    ("field names differ in case", record("R", ("A", "int")), record("R", ("a", "int")), 0),
    ("record of another name", record("S", ("a", "int")), record("R", ("a", "int")), 0),
    ("record of another name with alias", record("S", ("a", "int"), aliases=["R"]), record("R", ("a", "int")), 1),
    ("record in another namespace", record("x.R", ("a", "int")), record("y.R", ("a", "int")), 1),
    ("namespace as attribute", record("R", ("a", "int"), namespace="x"), record("x.R", ("a", "int")), 1),
    ("alias in the type's namespace", record("x.S", ("a", "int"), aliases=["R"]), record("x.R", ("a", "int")), 1),
    ("alias in full", record("x.S", ("a", "int"), aliases=["y.R"]), record("y.R", ("a", "int")), 1),
    ("no fields", record("R"), record("R"), 1),
    ("default of a record", record("R", ("s", record("S", ("a", "int"), ("b", "int", default(2))), default({"a": 1}))),
     record("R"), 1),
    ("default of an array", record("R", ("s", array("int"), default([1, 2]))), record("R"), 1),
    ("default of a map", record("R", ("s", mapped("int"), default({"a": 1}))), record("R"), 1),
    ("default of an enum's field", record("R", ("s", enum("E", "A"), default("A"))), record("R"), 1),
    ("an enum's own default is not its field's", record("R", ("s", enum("E", "A", default="A"))), record("R"), 0),
    ("default of bytes", record("R", ("s", "bytes", default("\x00\xff"))), record("R"), 1),
    ("default of a double, written as an integer", record("R", ("s", "double", default(1))), record("R"), 1),
    ("nested field dropped", record("R", ("s", record("S", ("a", "int")))),
     record("R", ("s", record("S", ("a", "int"), ("b", "int")))), 1),
    ("nested field added", record("R", ("s", record("S", ("a", "int"), ("b", "int")))),
     record("R", ("s", record("S", ("a", "int")))), 0),
    ("nested record retyped", record("R", ("s", record("S", ("a", "int")))), record("R", ("s", "int")), 0),
    # enums
    ("symbol added", enum("E", "A", "B"), enum("E", "A"), 1),
    ("symbol lost", enum("E", "A"), enum("E", "A", "B"), 0),
    ("symbol lost, with default", enum("E", "A", default="A"), enum("E", "A", "B"), 1),
    ("symbol lost, with the writer's default", enum("E", "A"), enum("E", "A", "B", default="A"), 0),
    ("symbols in another order", enum("E", "B", "A"), enum("E", "A", "B"), 1),
    ("enum of another name", enum("F", "A"), enum("E", "A"), 0),
    ("enum of another name with alias", enum("F", "A", aliases=["E"]), enum("E", "A"), 1),
    ("enum in another namespace", enum("x.E", "A"), enum("y.E", "A"), 1),
    ("enum to string", "string", enum("E", "A"), 0),
    ("string to enum", enum("E", "a"), "string", 0),
    # fixed
    ("fixed", fixed("F", 4), fixed("F", 4), 1),
    ("fixed grows", fixed("F", 5), fixed("F", 4), 0),
    ("fixed of another name", fixed("G", 4), fixed("F", 4), 0),
    ("fixed of another name with alias", fixed("G", 4, aliases=["F"]), fixed("F", 4), 1),
    ("fixed in another namespace", fixed("x.F", 4), fixed("y.F", 4), 1),
    ("fixed to bytes", "bytes", fixed("F", 4), 0),
    ("bytes to fixed", fixed("F", 1), "bytes", 0),
    # containers
    ("array to map", mapped("int"), array("int"), 0),
    ("map to array", array("int"), mapped("int"), 0),
    ("array to its element", "int", array("int"), 0),
    ("element to its array", array("int"), "int", 0),
    ("promotion deep inside", array(mapped(array("double"))), array(mapped(array("int"))), 1),
    ("narrowing deep inside", array(mapped(array("int"))), array(mapped(array("double"))), 0),
    # unions
    ("nullable from plain", ["null", "int"], "int", 1),
    ("plain from nullable", "int", ["null", "int"], 0),
    ("nullable promoted", ["null", "long"], ["null", "int"], 1),
    ("nullable narrowed", ["null", "int"], ["null", "long"], 0),
    ("branch added", ["null", "int", "string"], ["null", "int"], 1),
    ("branch dropped", ["null", "int"], ["null", "int", "string"], 0),
    ("branches in another order", ["int", "null"], ["null", "int"], 1),
    ("all branches promoted to one type", "double", ["int", "long", "float"], 1),
    ("one branch is too wide", "long", ["int", "long", "float"], 0),
    ("union of one", ["int"], "int", 1),
    ("union of one, written", "int", ["int"], 1),
    ("a later branch takes it", ["null", "float", "double"], "double", 1),
    ("a promoting branch takes it", ["null", "float", "double"], "int", 1),
    ("bytes or string", ["null", "bytes"], ["null", "string"], 1),
    ("records in a union", [record("A", ("a", "int")), record("B", ("a", "string"))],
     [record("B", ("a", "string")), record("A", ("a", "int"))], 1),
    ("records in a union, one unreadable", [record("A", ("a", "int")), record("B", ("a", "string"))],
     [record("A", ("a", "int")), record("B", ("a", "int"))], 0),
    ("enum symbol lost in a union", ["null", enum("E", "A")], ["null", enum("E", "A", "B")], 0),
    ("array in a union", ["null", array("long")], ["null", array("int")], 1),
    ("array in a union, unreadable", ["null", array("int")], ["null", array("string")], 0),
    ("fixed in a union by size", ["null", fixed("x.F", 4), fixed("y.F", 8)], fixed("z.F", 8), 1),
    ("union to nothing in common", ["boolean", "int"], ["bytes", "null"], 0),
    # recursion, names
    ("recursive", record("N", ("v", "long"), ("next", ["null", "N"])), record("N", ("v", "int"), ("next", ["null", "N"])), 1),
    ("recursive, unreadable", record("N", ("v", "int"), ("next", ["null", "N"])),
     record("N", ("v", "long"), ("next", ["null", "N"])), 0),
    ("recursive through an array", record("N", ("all", array("N"))), record("N", ("all", array("N")), ("x", "int")), 1),
    ("recursive through a map, unreadable", record("N", ("all", mapped("N")), ("x", "int")), record("N", ("all", mapped("N"))), 0),
    ("recursive by turns", record("A", ("b", ["null", record("B", ("a", ["null", "A"]), ("v", "double"))])),
     record("A", ("b", ["null", record("B", ("a", ["null", "A"]), ("v", "float"))])), 1),
    ("recursive by turns, unreadable", record("A", ("b", ["null", record("B", ("a", ["null", "A"]), ("v", "int"))])),
     record("A", ("b", ["null", record("B", ("a", ["null", "A"]), ("v", "float"))])), 0),
    ("defined here, referred to there", record("R", ("a", record("V", ("x", "int"))), ("b", "V")),
     record("R", ("b", record("V", ("x", "int"))), ("a", "V")), 1),
    ("reference in the enclosing namespace", record("n.R", ("a", record("V", ("x", "int"))), ("b", "V")),
     record("n.R", ("a", record("V", ("x", "int"))), ("b", "n.V")), 1),
    ("the same name in two namespaces", record("n.R", ("a", record("m.V", ("x", "int"))), ("b", record("V", ("x", "string")))),
     record("n.R", ("a", record("V", ("x", "int"))), ("b", record("m.V", ("x", "string")))), 1),
    # logical types are nothing to resolution
    ("logical type added", logical("int", "date"), "int", 1),
    ("logical type changed", logical("long", "timestamp-millis"), logical("long", "timestamp-micros"), 1),
    ("logical type promoted", "long", logical("int", "date"), 1),
    ("decimal's scale", logical("bytes", "decimal", precision=9, scale=3), logical("bytes", "decimal", precision=9, scale=2), 1),
    ("decimal to int", "int", logical("bytes", "decimal", precision=9, scale=3), 0),
    # other spellings
    ("a primitive as an object", {"type": "long"}, {"type": "int"}, 1),
    ("error is a record", {**record("R", ("a", "int")), "type": "error"}, record("R", ("a", "int")), 1),
    ("attributes of one's own", {"type": "string", "postgres.type": "text"}, {"type": "string", "postgres.type": "json"}, 1),
    ("doc and order", record("R", ("a", "int", {"doc": "x", "order": "ignore"}), doc="y"), record("R", ("a", "int")), 1),
]

# rule, reader, writer, and what we, Avro Java and fastavro say of it: all places that are known where they differ. -1 is a
# schema that is not taken. docs/decisions.md says why we say what we say.
DIFFERENT = [
    ("fastavro matches an alias by its last part", record("x.S", ("a", "int"), aliases=["R"]), record("y.R", ("a", "int")),
     0, 0, 1),
    ("Java's checker tries every branch of that name, a reader takes one",
     [record("a.X", ("f", "int")), record("b.X", ("f", "string"))], record("c.X", ("f", "string")), 0, 1, 0),
    ("fastavro gives a written field to one field only", record("R", ("a", "int"), ("b", "int", {"aliases": ["a"]})),
     record("R", ("a", "int")), 1, 1, 0),
    ("nothing is a value of an empty union", [], "int", 0, 0, 1),
    # defaults that are no value of their type
    ("fastavro takes a default of any of a union's branches", record("R", ("a", ["null", "int"], default(5))), record("R"), -1, -1, 1),
    ("a default without end", record("R", ("a", "R", default({}))), record("R"), -1, -1, 1),
    ("Java takes any text for an enum", record("R", ("a", enum("E", "A"), default("Z"))), record("R"), -1, 1, 1),
    ("Java takes any text for a fixed", record("R", ("a", fixed("F", 2), default("Z"))), record("R"), -1, 1, 1),
    ("Java takes any text for bytes", record("R", ("a", "bytes", default("\u0100"))), record("R"), -1, 1, 1),
    # what is no schema
    ("fastavro takes a union in a union", ["int", ["null"]], "int", -1, -1, 1),
    ("fastavro takes a branch twice", ["int", "int"], "int", -1, -1, 1),
    ("fastavro takes a primitive's name", record("int"), record("int"), -1, -1, 1),
    ("letters that are no ASCII", record("\xe4"), record("\xe4"), -1, 1, 1),
    ("Java looks for a name without namespace, too",
     *[record("n.R", ("a", record("V", namespace="")), ("b", "V"))] * 2, -1, 1, -1),
    ("a namespace that is no text", record("R", namespace=5), record("R"), -1, 1, 1),
    ("a dot before the name", record(".R"), record(".R"), -1, 1, 1),
]

# taken by nobody: of us an error, never a crash
MALFORMED = [
    record("R", ("a", "int"), ("a", "int")), record("R", ("a", "Unknown")), record("R", ("a", {"type": ["int"]})),
    record("R", ("a", "int", default("x"))), record("R", ("a", "long", default(1.5))), record("R", ("a", "int", default(1 << 31))), enum("E", "A", "A"),
    enum("E", "A-"), enum("E", "A", default="B"), fixed("F", -1), [enum("E", "A"), enum("E", "B")], {"type": "array"},
    {"type": "map"}, {"type": "record", "name": "R"}, {"type": "enum", "name": "E"}, {"type": "fixed", "name": "F"},
    {"type": {"type": "string"}}, {"name": "R"}, {}, 5, None, "", "Unknown", {"type": "record", "fields": []},
    record("R", ("a", record("R"))), record("1R"), record("R", ("a b", "int")), record("R", ("a", "int", {"aliases": "b"})),
    [{"type": "array", "items": "int"}, {"type": "array", "items": "string"}],
]


def by_hand():
    """(rule, reader, writer, readable)"""
    for writer in PRIMITIVES:
        for reader in PRIMITIVES:
            readable = int(reader == writer or (writer, reader) in PROMOTIONS)
            for where, *pair in around(reader, writer):
                yield f"{writer} to {reader}{where}", *pair, readable
            yield f"{writer} to a union with {reader}", ["null", reader] if reader != "null" else ["null"], writer, \
                int(readable or writer == "null")
    for rule, *pair, readable in HAND:
        for where, reader, writer in around(*pair):
            yield rule + where, reader, writer, readable
        if not any(isinstance(schema, list) for schema in pair):
            yield rule + " in unions", [{"type": "boolean"}, pair[0]], [pair[1]], \
                int(readable)


class Random:
    """A random schema, and one that followed it by random changes."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0

    def schema(self, depth=0):
        kind = self.random.choice(("primitive",) * 4 + ("union", "union", "array", "map", "record", "record", "enum", "fixed"))
        if kind == "primitive" or depth > 3:
            return self.random.choice(PRIMITIVES)
        return getattr(self, kind)(depth + 1)

    def name(self):
        self.names += 1
        return self.random.choice(("", "x.", "y.z.")) + f"T{self.names}"

    def union(self, depth):
        branches = {}
        for _ in range(self.random.randint(1, 4)):
            branch = self.schema(depth)
            if not isinstance(branch, list):
                kind = branch if isinstance(branch, str) else branch["type"]
                branches[branch["name"] if kind in ("record", "enum", "fixed") else kind] = branch
        return list(branches.values()) or ["null"]

    def array(self, depth):
        return array(self.schema(depth))

    def map(self, depth):
        return mapped(self.schema(depth))

    def enum(self, depth):
        symbols = self.random.sample("ABCDE", self.random.randint(1, 4))
        return enum(self.name(), *symbols, **({"default": symbols[0]} if self.random.random() < 0.2 else {}))

    def fixed(self, depth):
        return fixed(self.name(), self.random.randint(1, 4))

    def record(self, depth):
        name = self.name()
        fields = [(f"f{i}", self.schema(depth)) for i in range(self.random.randint(0, 4))]
        if self.random.random() < 0.3:
            fields.append(("again", self.random.choice((["null", name], array(name), mapped(["null", name])))))
        return record(name, *fields)

    def changed(self, schema, rate):
        """The same schema with a change here and there, most of them of the kind that compatibility turns on."""
        if self.random.random() < rate:
            schema = self.replaced(schema)
        if isinstance(schema, list):
            return self.changed_union(schema, rate)
        if isinstance(schema, str):
            return schema
        schema = dict(schema)
        for inside in ("items", "values"):
            if inside in schema:
                schema[inside] = self.changed(schema[inside], rate)
        if "fields" in schema:
            schema["fields"] = self.changed_fields(schema["fields"], rate)
        if "symbols" in schema and self.random.random() < 2 * rate:
            schema["symbols"] = [s for s in "ABCDEF" if s in schema["symbols"] and s == schema.get("default")
                                 or self.random.random() < 0.6] or ["A"]
            schema.pop("default", None) if schema.get("default") not in schema["symbols"] else None
        return schema

    def replaced(self, schema):
        if schema in PRIMITIVES:
            later = [reader for writer, reader in PROMOTIONS if writer == schema]
            return self.random.choice(sorted(later) or PRIMITIVES)
        if isinstance(schema, list):
            return schema
        if isinstance(schema, str) or self.random.random() < 0.8:
            return schema if isinstance(schema, list) or schema == "null" else ["null", schema]
        return self.random.choice(PRIMITIVES)

    def changed_union(self, branches, rate):
        """Branches lost, added and shuffled; none is doubled, and none becomes a union."""
        found = {}
        for branch in branches:
            branch = self.changed(branch, rate)
            for one in branch if isinstance(branch, list) else [branch]:
                kind = one if isinstance(one, str) else one["type"]
                found.setdefault(one["name"] if kind in ("record", "enum", "fixed") else kind, one)
        if self.random.random() < rate:
            one = self.random.choice(PRIMITIVES)
            found.setdefault(one, one)
        found = list(found.values())
        if self.random.random() < rate:
            self.random.shuffle(found)
        return found

    def changed_fields(self, fields, rate):
        fields = [{**field, "type": self.changed(field["type"], rate)} for field in fields]
        if fields and self.random.random() < rate:
            del fields[self.random.randrange(len(fields))]
        if self.random.random() < rate:
            fields.append({"name": "added", "type": ["null", "int"], **self.random.choice(({}, {"default": None}))})
        return fields

    def pair(self):
        """Something with things in it, and what became of it by few changes or by many."""
        writer = getattr(self, self.random.choice(("record", "record", "union", "array", "map")))(0)
        return self.changed(writer, self.random.choice((0.02, 0.06, 0.12, 0.3))), writer


def at_random(count, seed):
    return [Random(f"{seed} {i}").pair() for i in range(count)]
