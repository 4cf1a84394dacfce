"""Who says whether one schema reads what another wrote: we, Avro Java, and fastavro by writing and reading it."""
import io
import json
import os
import pathlib
import struct
import subprocess

import fastavro

from .daemon import PROGRAM
from .servers import SERVERS, download, java, maven

VERSION = os.environ.get("MILLRACE_AVRO_VERSION", "1.11.4")
# ecj compiles where no more than a runtime of Java is installed
POM = f"""<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>millrace.tests</groupId><artifactId>avro</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.avro</groupId><artifactId>avro</artifactId><version>{VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
    <dependency><groupId>org.eclipse.jdt</groupId><artifactId>ecj</artifactId><version>3.33.0</version></dependency>
  </dependencies>
</project>
"""


def lines(pairs):
    return "".join(f"{json.dumps(reader)}\t{json.dumps(writer)}\n" for reader, writer in pairs)


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return [line.split("\t") for line in done.stdout.splitlines()]


def by_us(pairs, folder):
    """(readable, strict, why) of each pair."""
    file = folder / "pairs"
    file.write_text(lines(pairs))
    program = PROGRAM.parent / "tests" / "test_schema_verdict"
    return [(int(readable), int(strict), why) for readable, strict, why in run([program, file])]


def by_java(pairs, folder):
    """(readable, why) of each pair, by SchemaCompatibility, which registries use."""
    with download(f"avro-{VERSION}") as missing:
        if missing:
            (missing / "pom.xml").write_text(POM)
            maven("-f", str(missing / "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime",
                  f"-DoutputDirectory={missing}/jars")
    jars = SERVERS / f"avro-{VERSION}" / "jars"
    file = folder / "pairs"
    file.write_text(lines(pairs))
    fast = [java(17), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{folder}:{jars}/*"]
    if not (folder / "Verdicts.class").exists():
        run([*fast, "org.eclipse.jdt.internal.compiler.batch.Main", "-17", "-proc:none", "-d", folder,
             pathlib.Path(__file__).with_name("Verdicts.java")])
    return [(int(readable), why) for readable, why in run([*fast, "Verdicts", file])]


def number(n):
    """Avro's variable-length zig-zag, for what fits a byte or two."""
    n = n * 2 if n >= 0 else -n * 2 - 1
    return bytes([n]) if n < 128 else bytes([n & 127 | 128, n >> 7])


SCALARS = {"null": b"", "boolean": b"\1", "int": number(7), "long": number(7), "float": struct.pack("<f", 7),
           "double": struct.pack("<d", 7), "bytes": number(1) + b"a", "string": number(1) + b"a"}
NAMED = ("record", "error", "enum", "fixed")


class Endless(Exception):
    """No value of the schema ends."""


class Sample:
    """Encoded values of a schema that together take every branch of every union and every symbol of every enum.

    Encoded here, since libraries choose a union's branch by the value: int would be written as long.
    """

    def __init__(self, schema):
        self.names = {}
        self.collect(schema, "")

    @staticmethod
    def full(name, space):
        return name if "." in name or not space else f"{space}.{name}"

    def collect(self, schema, space):
        if isinstance(schema, list):
            for branch in schema:
                self.collect(branch, space)
        elif isinstance(schema, dict):
            if schema["type"] in NAMED:
                full = self.full(schema["name"], schema.get("namespace", space))
                space = full.rpartition(".")[0]
                self.names[full] = schema, space
            for inside in (schema.get("items"), schema.get("values"), *(f["type"] for f in schema.get("fields", ()))):
                if inside is not None:
                    self.collect(inside, space)

    def values(self, schema, space="", depth=0):
        if depth > 10:
            raise Endless
        if isinstance(schema, list):
            return self.of_union(schema, space, depth + 1)
        kind = schema if isinstance(schema, str) else schema["type"]
        if kind in SCALARS:
            return [SCALARS[kind]]
        if kind in ("array", "map"):
            return self.of_container(kind, schema, space, depth + 1)
        known = self.full(schema["name"], schema.get("namespace", space)) if kind in NAMED else self.full(kind, space)
        return self.of_named(*self.names[known], depth + 1)

    def of_union(self, branches, space, depth):
        found = []
        for index, branch in enumerate(branches):
            try:
                found += [number(index) + value for value in self.values(branch, space, depth)]
            except Endless:
                pass
        if not found:
            raise Endless
        return found

    def of_container(self, kind, schema, space, depth):
        try:
            inside = self.values(schema["items" if kind == "array" else "values"], space, depth)
        except Endless:
            return [number(0)]
        key = b"" if kind == "array" else number(1) + b"k"
        return [number(1) + key + value + number(0) for value in inside]

    def of_named(self, schema, space, depth):
        if schema["type"] == "fixed":
            return [bytes(schema["size"])]
        if schema["type"] == "enum":
            return [number(i) for i in range(len(schema["symbols"]))]
        fields = [self.values(field["type"], space, depth) for field in schema["fields"]]
        return [b"".join(values[i % len(values)] for values in fields) for i in range(max(map(len, fields), default=1))]


def plain(schema):
    """Without logical types, whose values the samples do not know."""
    if isinstance(schema, dict):
        return {k: plain(v) if k != "default" else v for k, v in schema.items() if k != "logicalType"}
    return [plain(s) for s in schema] if isinstance(schema, list) else schema


def parsed(schema):
    return fastavro.parse_schema(plain(schema), named_schemas={})


def by_fastavro(pairs):
    """(readable, why) of each pair."""
    found = []
    for reader, writer in pairs:
        try:
            own, reader_parsed, writer_parsed = Sample(writer).values(writer), parsed(reader), parsed(writer)
        except Exception as wrong:
            found.append((-1, repr(wrong)))
            continue
        try:
            for value in own:
                fastavro.schemaless_reader(io.BytesIO(value), writer_parsed, reader_parsed)
            found.append((1, f"{len(own)} values"))
        except Exception as wrong:
            found.append((0, repr(wrong)))
    return found
