"""The evolution verdict pair by pair beside Avro Java's SchemaCompatibility and fastavro's reader. Needs no servers."""
import json

import pytest

from harness import judges, pairs


def differences(named, said, expected):
    """What is said of each pair where it is not what is expected, with the pair."""
    return [f"{rule}: {verdict[0]}, not {wanted}: {verdict[-1]}\n  reader {json.dumps(reader)}\n  writer {json.dumps(writer)}"
            for (rule, reader, writer, *_), verdict, wanted in zip(named, said, expected, strict=True) if verdict[0] != wanted]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("verdict")


def everybody(named, folder):
    two = [(reader, writer) for _, reader, writer, *_ in named]
    return judges.by_us(two, folder), judges.by_java(two, folder), judges.by_fastavro(two)


def test_every_rule_of_resolution_is_judged_as_by_avro_java_and_fastavro(folder):
    named = list(pairs.by_hand())
    expected = [readable for *_, readable in named]
    assert len(named) > 700
    for said in everybody(named, folder):
        assert differences(named, said, expected) == []


def test_random_pairs_are_judged_as_by_avro_java_and_fastavro(folder):
    named = [(f"random pair {i}", *pair) for i, pair in enumerate(pairs.at_random(3000, "millrace"))]
    ours, java, fast = everybody(named, folder)
    expected = [readable for readable, *_ in ours]
    # of both kinds enough to mean something
    assert expected.count(0) > 300 and expected.count(1) > 300
    assert differences(named, java, expected) == []
    assert differences(named, fast, expected) == []


def test_where_the_judges_differ_is_known(folder):
    for said, column in zip(everybody(pairs.DIFFERENT, folder), (3, 4, 5)):
        assert differences(pairs.DIFFERENT, said, [different[column] for different in pairs.DIFFERENT]) == []


def test_what_is_no_schema_is_an_error(folder):
    named = [("malformed", schema, "int") for schema in pairs.MALFORMED]
    two = [(reader, writer) for _, reader, writer in named]
    ours = judges.by_us(two, folder)
    assert differences(named, ours, [-1] * len(named)) == []
    assert differences(named, judges.by_java(two, folder), [-1] * len(named)) == []
    for (_, _, why), schema in zip(ours, pairs.MALFORMED):
        assert why.startswith("the "), (schema, why)
