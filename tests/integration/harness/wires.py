"""Two daemons over the same tables, one on the text wire and one on the binary: their records must be the same."""
import json


def comparable(record, name):
    """Everything of a record but ts_ms and what is named after the instance."""
    value = None if record.tombstone else {k: v for k, v in record.value.items() if k != "ts_ms"}
    if value:
        value["source"] = {k: v for k, v in value["source"].items() if k != "name"}
        value = repr(value)  # NaN equals NaN
    schemas = [None if s is None else json.dumps(s, sort_keys=True).replace(f'"{name}.', '"')
               for s in (record.key_schema, record.value_schema)]
    return (record.topic.removeprefix(name), record.partition, record.timestamp, repr(record.key), value, *schemas)


def tables(oracle):
    """The tables that have records; nothing is parked and nothing is a dead letter."""
    found = {record.topic.removeprefix(oracle.prefix + ".") for record in oracle.records} - {"message"}
    assert not found & {"dead-letter", "parked"}, found
    return found


def assert_alike(one, other):
    """one, other: (daemon, oracle). The tables that both have, which are the same."""
    (_, first_oracle), (_, second_oracle) = one, other
    both = tables(first_oracle) & tables(second_oracle)
    for table in sorted(both):
        left, right = ([comparable(r, oracle.prefix) for r in oracle.order(table)] for oracle in (first_oracle, second_oracle))
        assert len(left) == len(right) > 0, table
        for a, b in zip(left, right):
            assert a == b
    assert both
    return both
