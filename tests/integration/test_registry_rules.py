"""The compatibility rules: the embedded registry's, through Confluent's own client, and a real registry's, in its words."""
import json

import pytest
import requests
from confluent_kafka.schema_registry import Schema, SchemaRegistryClient, SchemaRegistryError
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext


def refused(call, *arguments, **keywords):
    """(HTTP status, error code) of what the client was told"""
    with pytest.raises(SchemaRegistryError) as caught:
        call(*arguments, **keywords)
    return caught.value.http_status_code, caught.value.error_code


@pytest.fixture
def running(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, price numeric(6,2))")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 12.5)", "ALTER TABLE dish ADD COLUMN note text", "INSERT INTO dish VALUES (2, 1, 'x')")
    oracle.sync(database)
    return daemon


def reformatted(text):
    """The same schema as a client may print it: other order, other space."""
    def turned(value):
        if isinstance(value, dict):
            return {name: turned(value[name]) for name in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value
    return json.dumps(turned(json.loads(text)), indent=1)


def test_confluents_client_reads_and_asks_what_is_there(running, oracle, name):
    client = SchemaRegistryClient({"url": running.url()})
    subject = f"{name}.public.dish-value"
    assert {subject, f"{name}.public.dish-key"} <= set(client.get_subjects())
    assert client.get_versions(subject) == [1, 2]
    latest = client.get_latest_version(subject)
    assert (latest.subject, latest.version) == (subject, 2)
    assert client.get_schema(latest.schema_id).schema_str == latest.schema.schema_str
    version = client.get_version(subject, 1)
    first = version.schema.schema_str
    assert first == oracle.schemas.text(version.schema_id)

    found = client.lookup_schema(subject, Schema(reformatted(first), "AVRO"))
    assert (found.version, found.schema_id) == (1, version.schema_id)
    assert refused(client.lookup_schema, subject, Schema('"int"', "AVRO")) == (404, 40403)
    assert refused(client.lookup_schema, "nobody", Schema('"int"', "AVRO")) == (404, 40401)
    assert refused(client.lookup_schema, subject, Schema('{"type": "nix"}', "AVRO")) == (422, 42201)
    assert refused(client.get_version, subject, 3) == (404, 40402)

    assert client.test_compatibility(subject, Schema(reformatted(first), "AVRO"))
    assert client.test_compatibility(subject, latest.schema, version=1)
    assert not client.test_compatibility(subject, Schema('"int"', "AVRO"))
    rescaled = latest.schema.schema_str.replace('"precision":6,"scale":2', '"precision":6,"scale":3')
    assert rescaled != latest.schema.schema_str
    assert not client.test_compatibility(subject, Schema(rescaled, "AVRO"))


def test_a_serializer_that_registers_finds_what_is_there_and_writes_nothing_else(running, oracle, name):
    client = SchemaRegistryClient({"url": running.url()})
    topic, subject = f"{name}.public.dish", f"{name}.public.dish-key"
    latest = client.get_latest_version(subject)
    serialize = AvroSerializer(client, reformatted(latest.schema.schema_str), conf={"auto.register.schemas": True})
    data = serialize({"id": 7}, SerializationContext(topic, MessageField.KEY))
    assert data == b"\0" + latest.schema_id.to_bytes(4, "big") + b"\x0e"
    assert AvroDeserializer(client)(data, SerializationContext(topic, MessageField.KEY)) == {"id": 7}
    event = oracle.events("public.dish")[-1]
    value = AvroDeserializer(client)(event.value_bytes, SerializationContext(topic, MessageField.VALUE))
    assert (value["op"], value["after"]["note"], str(value["after"]["price"])) == ("c", "x", "1.00")
    assert refused(client.register_schema, subject, Schema('"int"', "AVRO")) == (403, 40301)
    assert refused(client.register_schema, "mine-value", Schema('"int"', "AVRO")) == (403, 40301)
    assert client.get_versions(subject) == [1] and "mine-value" not in client.get_subjects()


def test_rules_are_set_with_the_token_and_outlive_a_restart(running, name):
    subject = f"{name}.public.dish-value"
    token = (running.state_folder / "token").read_text().strip()
    anybody = SchemaRegistryClient({"url": running.url()})
    stranger = SchemaRegistryClient({"url": running.url(), "basic.auth.user.info": "me:wrong"})
    owner = SchemaRegistryClient({"url": running.url(), "basic.auth.user.info": f"millrace:{token}"})
    assert anybody.get_compatibility() == "BACKWARD"
    for client in (anybody, stranger):
        assert refused(client.set_compatibility, subject_name=subject, level="NONE")[0] == 401
    assert refused(anybody.get_compatibility, subject) == (404, 40408)
    owner.set_compatibility(subject_name=subject, level="FULL_TRANSITIVE")
    owner.set_compatibility(level="FORWARD")
    assert refused(owner.set_compatibility, level="SIDEWAYS") == (422, 42203)
    running.restart()
    anybody = SchemaRegistryClient({"url": running.url()})
    assert (anybody.get_compatibility(), anybody.get_compatibility(subject)) == ("FORWARD", "FULL_TRANSITIVE")
    assert requests.delete(running.url(f"/config/{subject}"), auth=("", token), timeout=5).json() == {
        "compatibilityLevel": "FULL_TRANSITIVE"}
    assert refused(SchemaRegistryClient({"url": running.url()}).get_compatibility, subject) == (404, 40408)


@pytest.mark.parametrize("rule", ["BACKWARD", "FULL"])
def test_a_registrys_refusal_is_told_in_its_own_words_and_ours(daemon, database, oracle, registry, name, rule):
    daemon.registry = oracle.schemas.url = registry.url()
    daemon.settings["on_incompatible"] = "stop"
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, n text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, '1')")
    oracle.sync(database)
    subject = f"{name}.public.dish-value"
    answer = requests.put(f"{registry.url()}/config/{subject}", json={"compatibility": rule}, timeout=10)
    assert answer.status_code == 200, answer.text
    database.execute("ALTER TABLE dish ADD COLUMN more text", "INSERT INTO dish VALUES (2, '2', 'x')")
    oracle.sync(database)
    versions = requests.get(f"{registry.url()}/subjects/{subject}/versions", timeout=10).json()
    assert len(versions) == 2
    database.execute("ALTER TABLE dish ALTER COLUMN n TYPE integer USING n::integer", "INSERT INTO dish VALUES (3, 3, 'y')")
    assert daemon.wait_exit(30) != 0
    told = next(line for line in daemon.log().splitlines() if f"under {rule}" in line)
    assert subject in told and "RuleViolationException" in told and "list of diff types: [" in told
    assert requests.get(f"{registry.url()}/subjects/{subject}/versions", timeout=10).json() == versions
