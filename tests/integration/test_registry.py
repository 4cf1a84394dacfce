"""A real Confluent-compatible registry (Apicurio), and what its outage does not stop."""
import json

import pytest
import requests

from harness.daemon import CONFIG, UNAVAILABLE
from harness.servers import free_port, wait_until


@pytest.fixture
def daemon(daemon, registry):
    daemon.registry = registry.url()
    daemon.settings.update({"registry.timeout": "1 s", "backoff.max": "1 s"})
    yield daemon
    registry.pause(False)


@pytest.fixture
def oracle(oracle, registry):
    oracle.schemas.url = registry.url()
    return oracle


def test_schemas_are_registered_before_their_first_event_as_millrace_wrote_them(daemon, database, oracle, registry, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, price numeric(6,2), mood text)", "CREATE TABLE bag (what text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 2.5, 'x')", "INSERT INTO bag VALUES ('a')", "ALTER TABLE dish ADD COLUMN n integer",
                     "UPDATE dish SET n = 1")
    oracle.sync(database).check().compare(database, "public.dish", "public.bag")
    subjects = set(requests.get(f"{registry.url()}/subjects", timeout=5).json())
    assert {f"{name}.public.dish-key", f"{name}.public.dish-value", f"{name}.public.bag-value", f"{name}.message-value"} <= subjects
    versions = requests.get(f"{registry.url()}/subjects/{name}.public.dish-value/versions", timeout=5).json()
    assert len(versions) == 2
    field = json.loads(oracle.schemas.text(oracle.events("public.dish")[-1].value_id))["fields"][0]["type"][1]["fields"][1]
    assert field == {"name": "price", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}],
                     "default": None, "postgres.type": "numeric(6,2)"}
    assert requests.get(daemon.url("/subjects"), timeout=5).status_code == 404  # these are not ours to serve


def test_an_outage_never_stops_a_known_schema_not_even_across_a_restart(daemon, database, oracle, registry):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    registry.pause()
    database.execute("INSERT INTO dish VALUES (2)")
    oracle.sync(database)
    assert daemon.stop() == 0
    daemon.start()
    database.execute("INSERT INTO dish VALUES (3)")
    oracle.sync(database).check().compare(database, "public.dish")


def test_a_new_schema_without_the_registry_parks_its_table_and_is_replayed_by_itself(daemon, database, oracle, registry, audit, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "CREATE TABLE cup (id integer PRIMARY KEY)")
    daemon.start()
    audited = audit()
    database.execute("INSERT INTO dish VALUES (1)", "INSERT INTO cup VALUES (1)")
    oracle.sync(database)
    subject = requests.get(f"{registry.url()}/subjects/{name}.parked-value/versions/latest", timeout=5).json()
    oracle.schemas.get(subject["id"])  # while it can be asked
    registry.pause()
    database.execute("ALTER TABLE dish ADD COLUMN n integer", "INSERT INTO dish VALUES (2, 2)", "INSERT INTO dish VALUES (3, 3)",
                     "INSERT INTO cup VALUES (2)")
    oracle.wait_for(lambda records: [r for r in records if r.topic == f"{name}.public.cup" and r.value["after"]["id"] == 2],
                    "a known schema while the registry is down")
    assert [(row["topic"], row["reason"]) for row in daemon.status()["parked"]] == [(f"{name}.public.dish", "registry_unreachable")]
    daemon.kill()
    daemon.start()
    database.execute("INSERT INTO dish VALUES (4, 4)")
    oracle.wait_for(lambda _: oracle.parked(f"{name}.public.dish"), "parked events")
    registry.pause(False)
    wait_until("dish is published again", 60, lambda: not daemon.status()["parked"])
    database.execute("INSERT INTO dish VALUES (5, 5)")
    oracle.sync(database, 60).check().compare(database, "public.cup")
    audited.compare(oracle, {"public.dish": ("id",), "public.cup": ("id",)})


def test_a_registry_that_is_not_there_at_the_first_start_ends_with_69_or_is_waited_for(daemon, database, registry):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.registry = f"http://127.0.0.1:{(port := free_port())}"
    daemon.settings["startup_timeout"] = "2 s"
    assert daemon.run(seconds=30) == UNAVAILABLE
    assert str(port) in daemon.log()


def test_something_that_is_no_registry_is_named(daemon, database, registry, kafka):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.registry = f"http://127.0.0.1:{registry.port}/no/such/path"
    daemon.settings["startup_timeout"] = "2 s"
    assert daemon.run(seconds=30) in (CONFIG, UNAVAILABLE, 76)
    assert "/no/such/path" in daemon.log() or "registry" in daemon.log()
