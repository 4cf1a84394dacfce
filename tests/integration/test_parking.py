"""A table whose new schema is refused is parked, alone; replay publishes what was parked, in order, and once. What cannot be an
event becomes a dead letter."""
import collections
import random
import threading
import time

import pytest
import requests
from confluent_kafka.admin import AdminClient

from harness.daemon import HISTORY, PERMISSION, UNAVAILABLE, USAGE, command
from harness.database import connect
from harness.offsets import offsets
from harness.oracle import schema_file
from harness.servers import wait_until
from harness.snapshots import post
from harness.topics import partitions_make

REFUSED = "ALTER TABLE dish ALTER COLUMN size TYPE integer USING size::integer"


@pytest.fixture
def tables(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, size text)", "CREATE TABLE other (id integer PRIMARY KEY, what text)")
    return database


def parked(daemon):
    return {row["topic"]: row for row in daemon.status()["parked"]}


def replay(daemon, *arguments, timeout=60):
    return command("replay", "--name", daemon.name, "--http", f"127.0.0.1:{daemon.port}", "--state", daemon.state_folder,
                   *arguments, timeout=timeout)


def allow(daemon, topic, level="NONE"):
    """As an operator does it: the subject's rule, with the token as password."""
    token = (daemon.state_folder / "token").read_text().strip()
    for part in ("key", "value"):
        answer = requests.put(daemon.url(f"/config/{topic}-{part}"), json={"compatibility": level}, auth=("operator", token), timeout=5)
        assert answer.status_code == 200, answer.text


def park(daemon, database, oracle):
    """dish is parked, with events of all kinds before and behind."""
    database.execute("INSERT INTO dish SELECT i, i::text FROM generate_series(1, 20) i")
    database.execute(REFUSED, "INSERT INTO dish VALUES (100, 100)", "UPDATE dish SET size = 7 WHERE id <= 5", "DELETE FROM dish WHERE id = 9",
                     "UPDATE dish SET id = 1000 WHERE id = 8", "TRUNCATE other", "INSERT INTO other VALUES (1, 'x')")
    oracle.sync(database)
    topic = f"{daemon.name}.public.dish"
    wait_until("dish is shown as parked", 10, lambda: topic in parked(daemon))
    return topic


def test_a_refused_schema_parks_its_table_alone_and_replay_publishes_everything_once_in_order(daemon, tables, oracle, audit, name):
    daemon.start()
    audited = audit()
    topic = park(daemon, tables, oracle)
    oracle.check()
    assert {r.value["after"]["size"] for r in oracle.events("public.dish")} == {str(i) for i in range(1, 21)}
    oracle.compare(tables, "public.other")
    row = parked(daemon)[topic]
    assert row["reason"] == "incompatible" and "size" in row["detail"], row
    records = oracle.parked(topic)
    assert [r.value["schema"] is not None for r in records[:3]] == [True, True, False]  # of key and value, before the first event
    assert all(r.value["reason"] == "incompatible" and r.value["topic"] == topic for r in records)
    # still refused: it says why, and nothing has changed
    refused = replay(daemon, "public.dish")
    assert refused.returncode == HISTORY and "size" in refused.stderr and "--new-version" in refused.stderr, refused
    tables.execute("INSERT INTO dish VALUES (101, 1)", "INSERT INTO other VALUES (2, 'y')")
    oracle.sync(tables).check().compare(tables, "public.other")
    assert topic in parked(daemon)
    # accepted
    allow(daemon, topic)
    done = replay(daemon, "public.dish")
    assert done.returncode == 0, done
    assert "published again" in done.stdout
    tables.execute("INSERT INTO dish VALUES (102, 2)")
    oracle.sync(tables).check().compare(tables, "public.dish", "public.other")
    audited.compare(oracle, {"public.dish": ("id",), "public.other": ("id",)})
    assert not parked(daemon)
    assert len(oracle.parked(topic)) == len([r for r in oracle.aside if r.topic.endswith(".parked")])
    daemon.restart()
    tables.execute("INSERT INTO dish VALUES (103, 3)")
    oracle.sync(tables).check().compare(tables, "public.dish")
    assert replay(daemon, "public.dish").returncode == USAGE  # it is not parked


def test_parked_records_are_the_events_as_they_were_to_be(daemon, tables, oracle, name):
    daemon.start()
    topic = park(daemon, tables, oracle)
    wrapped = [r.value for r in oracle.parked(topic) if r.value["schema"] is None]
    schema_records = [r.value for r in oracle.parked(topic) if r.value["schema"] is not None]
    fields = {f["name"] for f in schema_file("parked")["fields"]}
    assert set(wrapped[0]) == fields
    known = {r["value_fingerprint"] for r in schema_records} | {r["key_fingerprint"] for r in schema_records}
    assert all(r["value_fingerprint"] in known for r in wrapped if r["value"] is not None)
    assert all(r["key_fingerprint"] in known for r in wrapped)
    allow(daemon, topic)
    assert replay(daemon, "public.dish").returncode == 0
    oracle.sync(tables)
    published = collections.Counter((r.key_bytes and r.key_bytes[5:], r.value_bytes and r.value_bytes[5:]) for r in oracle.of("public.dish"))
    assert not collections.Counter((r["key"], r["value"]) for r in wrapped) - published


def test_a_new_version_is_another_topic_from_there_on(daemon, tables, oracle, name):
    daemon.start()
    topic = park(daemon, tables, oracle)
    before = len(oracle.of("public.dish"))
    done = replay(daemon, "public.dish", "--new-version")
    assert done.returncode == 0, done
    tables.execute("INSERT INTO dish VALUES (200, 1)")
    daemon.restart()
    tables.execute("INSERT INTO dish VALUES (201, 2)")
    oracle.sync(tables).check()
    assert len(oracle.of("public.dish")) == before
    moved = [r for r in oracle.of("public.dish.v2") if not r.tombstone]
    assert [r.value["after"]["id"] for r in moved if r.value["after"] and r.op == "c"][-2:] == [200, 201] or \
        {200, 201} <= {r.value["after"]["id"] for r in moved if r.value["after"]}
    subjects = requests.get(daemon.url("/subjects"), timeout=5).json()
    assert f"{topic}.v2-value" in subjects and f"{topic}.v2-key" in subjects
    assert offsets(oracle_kafka(oracle), name, oracle.schemas)[-1].value["versions"] == [{"topic": topic, "version": 2}]


def oracle_kafka(oracle):
    class Brokers:
        def url(self):
            return oracle.brokers
    return Brokers()


def test_a_change_made_while_it_was_down_parks_at_the_start_and_stays_parked_through_restarts(daemon, tables, oracle, audit, name):
    daemon.start()
    audited = audit()
    tables.execute("INSERT INTO dish VALUES (1, '1')")
    oracle.sync(tables)
    assert daemon.stop() == 0
    tables.execute("INSERT INTO dish VALUES (2, '2')", REFUSED, "INSERT INTO dish VALUES (3, 3)", "INSERT INTO other VALUES (1, 'x')")
    daemon.start()
    oracle.sync(tables).compare(tables, "public.other")
    for _ in range(2):
        daemon.kill()
        daemon.start()
        tables.execute("UPDATE dish SET size = size + 1")
    oracle.sync(tables).check()
    topic = f"{name}.public.dish"
    assert {r.value["after"]["id"] for r in oracle.events("public.dish")} == {1, 2}
    allow(daemon, topic)
    assert replay(daemon, "--all").returncode == 0
    oracle.sync(tables).check().compare(tables, "public.dish")
    audited.compare(oracle, {"public.dish": ("id",), "public.other": ("id",)})


@pytest.mark.parametrize("version", [(), ("--new-version",)], ids=["accepted", "new version"])
def test_replay_under_load_killed_at_random_moments_loses_and_doubles_nothing(daemon, tables, oracle, audit, name, version):
    daemon.settings.update({"batch.bytes": "64 KiB"})
    daemon.start()
    audited = audit()
    topic = park(daemon, tables, oracle)
    tables.execute("INSERT INTO dish SELECT i, i FROM generate_series(5000, 14999) i")
    before = len(oracle.sync(tables).of("public.dish"))
    stop = threading.Event()

    def load():
        with connect(tables.url) as session:
            for i in range(100000, 200000):
                if stop.is_set():
                    return
                session.execute("INSERT INTO dish VALUES (%s, 1)", (i,))
                session.execute("UPDATE other SET what = %s", (str(i),))
    loader = threading.Thread(target=load)
    loader.start()
    try:
        if not version:
            allow(daemon, topic)
        assert replay(daemon, "public.dish", "--no-wait", *version).returncode == 0
        chance = random.Random(4)
        for _ in range(5):
            time.sleep(chance.random() * 0.4)
            daemon.kill()
            daemon.start()

        wait_until("dish is not parked any more, under load", 60, lambda: daemon.is_ready() and not parked(daemon))
    finally:
        stop.set()
        loader.join()
    oracle.sync(tables, 60).check().compare(tables, "public.other")
    if version:
        assert len(oracle.of("public.dish")) == before
    else:
        oracle.compare(tables, "public.dish")
    audited.compare(oracle, {"public.dish": ("id",), "public.other": ("id",)})
    # in order within each key: Oracle.check compares positions in every partition


def test_a_second_refusal_stops_the_replay_where_it_stands_and_the_next_goes_on_from_there(daemon, tables, oracle, audit, name):
    daemon.start()
    audited = audit()
    topic = park(daemon, tables, oracle)
    tables.execute("ALTER TABLE dish ALTER COLUMN size TYPE timestamptz USING to_timestamp(size)", "INSERT INTO dish VALUES (300, now())")
    oracle.sync(tables)
    # FULL lets nobody read int as string: refused at the first parked schema; NONE lets it pass, and the one behind it too
    allow(daemon, topic, "FULL")
    refused = replay(daemon, "public.dish")
    assert refused.returncode == HISTORY and "FULL" in refused.stderr, refused
    assert max(r.value["after"]["id"] for r in oracle.drain().events("public.dish")) == 20
    allow(daemon, topic)
    assert replay(daemon, "public.dish").returncode == 0
    # what is refused next is parked by itself, and replayed by itself
    allow(daemon, topic, "BACKWARD")
    tables.execute("ALTER TABLE dish ALTER COLUMN size TYPE timestamp", "INSERT INTO dish VALUES (301, now())")
    oracle.sync(tables)
    wait_until("dish is parked again", 10, lambda: topic in parked(daemon))
    before = len(oracle.of("public.dish"))
    allow(daemon, topic)
    assert replay(daemon, "public.dish").returncode == 0
    oracle.sync(tables).check()
    assert [r.value["after"]["id"] for r in oracle.of("public.dish")[before:]] == [301]
    audited.compare(oracle, {"public.other": ("id",)})


def twice_changed(daemon, database, oracle):
    """dish is parked with two schemas that cannot follow each other."""
    topic = park(daemon, database, oracle)
    database.execute("ALTER TABLE dish ALTER COLUMN size TYPE timestamptz USING to_timestamp(size)", "INSERT INTO dish VALUES (300, now())")
    oracle.sync(database)
    return topic


def test_what_follows_a_part_of_a_new_version_is_in_the_same_topic(daemon, tables, oracle, name):
    daemon.start()
    topic = twice_changed(daemon, tables, oracle)
    refused = replay(daemon, "public.dish", "--new-version")
    assert refused.returncode == HISTORY and "v2-value" in refused.stderr, refused
    before = len(oracle.drain().of("public.dish"))
    assert len(oracle.of("public.dish.v2")) > 0
    allow(daemon, topic)  # the old topic's: nothing more goes there
    assert replay(daemon, "public.dish").returncode == HISTORY
    allow(daemon, f"{topic}.v2")
    assert replay(daemon, "public.dish").returncode == 0
    oracle.sync(tables).check()
    assert len(oracle.of("public.dish")) == before
    assert oracle.of("public.dish.v2")[-1].value["after"]["id"] == 300


def test_a_new_version_may_be_asked_for_while_a_replay_waits(daemon, tables, oracle, kafka, name):
    daemon.start()
    topic = park(daemon, tables, oracle)
    before = len(oracle.of("public.dish"))
    allow(daemon, topic)
    kafka.pause()
    try:
        assert post(daemon, "replay", {"table": "public.dish"}).status_code == 202
        assert post(daemon, "replay", {"table": "public.dish", "new_version": True}).status_code == 202
        wait_until("the commands are taken", 20, lambda: daemon.status()["commands"] == 2)
    finally:
        kafka.pause(False)
    oracle.sync(tables, 60)
    wait_until("dish is published again", 60, lambda: not parked(daemon))
    oracle.sync(tables).check()
    assert len(oracle.of("public.dish")) == before and oracle.of("public.dish.v2")


def test_replay_waits_for_an_instance_that_is_without_postgresql(daemon, tables, oracle, audit, postgres, name):
    daemon.start()
    audited = audit()
    topic = park(daemon, tables, oracle)
    allow(daemon, topic)
    postgres.stop("fast")
    wait_until("it is away", 20, lambda: not daemon.is_ready())
    again = threading.Timer(2, postgres.start)
    again.start()
    done = replay(daemon, "public.dish")
    again.join()
    assert done.returncode == 0 and "published again" in done.stdout, done
    oracle.sync(tables, 60).check()
    audited.compare(oracle, {"public.dish": ("id",), "public.other": ("id",)})


def test_partitions_added_to_the_parking_topic_part_no_tables_events(daemon, tables, oracle, audit, kafka, name):
    daemon.start()
    audited = audit()
    topic = park(daemon, tables, oracle)
    assert daemon.stop() == 0
    partitions_make(kafka, f"{name}.parked", 31)
    daemon.start()
    tables.execute("INSERT INTO dish VALUES (400, 4)")
    oracle.sync(tables)
    assert len({r.partition for r in oracle.parked(topic)}) == 1
    allow(daemon, topic)
    assert replay(daemon, "public.dish").returncode == 0
    oracle.sync(tables).check()
    audited.compare(oracle, {"public.dish": ("id",), "public.other": ("id",)})


def test_a_parking_topic_that_is_gone_is_a_loss_and_said(daemon, tables, oracle, kafka, name):
    daemon.start()
    topic = park(daemon, tables, oracle)
    allow(daemon, topic)
    assert daemon.stop() == 0
    admin = AdminClient({"bootstrap.servers": kafka.url()})
    admin.delete_topics([f"{name}.parked"])[f"{name}.parked"].result(15)
    wait_until("the topic is gone", 15, lambda: f"{name}.parked" not in admin.list_topics(timeout=10).topics)
    assert daemon.run(seconds=30) == HISTORY
    assert f"{name}.parked" in daemon.log() and topic in daemon.log() and "--accept-gap" in daemon.log()
    daemon.start("--accept-gap")
    tables.execute("INSERT INTO dish VALUES (400, 4)")
    wait_until("parked anew", 20, lambda: daemon.metrics()["millrace_events_parked_total"] > 0)
    assert replay(daemon, "public.dish").returncode == 0
    tables.execute("INSERT INTO dish VALUES (401, 4)")
    # in two partitions, which are read in no order
    wait_until("both are there", 20, lambda: sorted(r.value["after"]["id"] for r in oracle.drain().of("public.dish"))[-2:] == [400, 401])


def test_stop_ends_with_the_registrys_own_explanation(daemon, tables, oracle):
    daemon.settings["on_incompatible"] = "stop"
    daemon.start()
    tables.execute("INSERT INTO dish VALUES (1, '1')", REFUSED, "INSERT INTO dish VALUES (2, 2)")
    assert daemon.wait_exit(30) == HISTORY
    assert "size" in daemon.log() and "public.dish" in daemon.log()
    assert daemon.run(seconds=30) == HISTORY  # nothing was passed over


def test_replay_needs_the_token_a_parked_table_and_a_running_instance(daemon, tables, oracle, folder):
    daemon.start()
    topic = park(daemon, tables, oracle)
    assert requests.post(daemon.url("/commands/replay"), json={"table": "public.dish"}, timeout=5).status_code == 401
    assert requests.post(daemon.url("/commands/replay"), json={"table": "public.dish"}, timeout=5,
                         headers={"Authorization": "Bearer 0123"}).status_code == 401
    assert (daemon.state_folder / "token").stat().st_mode & 0o777 == 0o600
    assert replay(daemon, "public.other").returncode == USAGE
    assert replay(daemon, "public.*").returncode == USAGE
    assert replay(daemon).returncode == USAGE
    foreign = command("replay", "public.dish", "--http", f"127.0.0.1:{daemon.port}", "--state", folder / "nothing", timeout=20)
    assert foreign.returncode == UNAVAILABLE and "state" in foreign.stderr
    (folder / "wrong").mkdir()
    (folder / "wrong" / "token").write_text("0" * 32 + "\n")
    wrong = command("replay", "public.dish", "--http", f"127.0.0.1:{daemon.port}", "--state", folder / "wrong", timeout=20)
    assert wrong.returncode == PERMISSION, wrong
    assert topic in parked(daemon)
    assert daemon.stop() == 0
    assert replay(daemon, "public.dish").returncode == UNAVAILABLE


def test_events_too_large_and_keys_that_cannot_be_encoded_are_dead_letters(daemon, tables, oracle, audit, name):
    tables.execute("CREATE TABLE price (id numeric(6,2) PRIMARY KEY, note text)")
    daemon.start()
    tables.execute("INSERT INTO dish VALUES (1, 'small')", "INSERT INTO dish VALUES (2, repeat('x', 1500000))", "INSERT INTO dish VALUES (3, 'small')",
                   "INSERT INTO price VALUES (1.25, 'a'), ('NaN', 'b'), (2.5, 'c')", "DELETE FROM price WHERE id = 'NaN'")
    oracle.sync(tables).check()
    assert [r.value["after"]["id"] for r in oracle.events("public.dish")] == [1, 3]
    assert len(oracle.events("public.price")) == 2
    letters = oracle.dead_letters()
    assert [(r.key, r.value["reason"], r.value["op"]) for r in letters if r.key.endswith("dish")] == [(f"{name}.public.dish", "too_large", "c")]
    assert [(r.value["reason"], r.value["op"]) for r in letters if r.key.endswith("price")] == [("key_overflow", "c"), ("key_overflow", "d")]
    large = next(r.value for r in letters if r.value["reason"] == "too_large")
    assert large["columns"]["id"] == "2" and set(large["columns"]["size"]) <= {"x"} and large["cut"] == ["size"]
    unkeyed = next(r.value for r in letters if r.value["reason"] == "key_overflow")
    assert unkeyed["columns"] == {"id": "NaN", "note": "b"}
    assert set(large) == {f["name"] for f in schema_file("dead-letter")["fields"]}
    wait_until("they are counted", 10, lambda: daemon.metrics()["millrace_events_dead_letter_total"] == 3)
    shown = command("status", "--http", f"127.0.0.1:{daemon.port}").stdout
    assert f"{name}.dead-letter" in shown


def test_stop_is_there_for_those_who_prefer_it(daemon, tables, oracle):
    daemon.settings["on_unpublishable"] = "stop"
    daemon.start()
    tables.execute("INSERT INTO dish VALUES (2, repeat('x', 1500000))")
    assert daemon.wait_exit(30) == HISTORY
    assert "too_large" in daemon.log()


def test_parked_and_dead_letter_topics_keep_what_they_hold(daemon, tables, oracle, kafka, name):
    daemon.start()
    from confluent_kafka.admin import AdminClient, ConfigResource
    admin = AdminClient({"bootstrap.servers": kafka.url()})
    for suffix in ("parked", "dead-letter"):
        resource = ConfigResource(ConfigResource.Type.TOPIC, f"{name}.{suffix}")
        found = admin.describe_configs([resource])[resource].result(15)
        assert (found["cleanup.policy"].value, found["retention.ms"].value) == ("delete", "-1")
        assert int(found["max.message.bytes"].value) > 1_000_000
