"""What the daemon serves over HTTP: health, readiness, status, metrics, the embedded registry's reads."""
import re
import socket

import pytest
import requests
from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

from harness.servers import wait_until


@pytest.fixture
def running(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text, price numeric(6,2), since date, seen timestamptz, code uuid)",
                     "CREATE TABLE bag (what text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 'phở', 12.5, '2024-02-29', '2024-07-01 12:00:00.5+00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')",
                     "UPDATE dish SET price = 13", "INSERT INTO bag VALUES ('x')", "DELETE FROM dish", "TRUNCATE dish")
    oracle.sync(database)
    return daemon


def test_status_says_what_runs_and_how_far_it_is(running, database, name):
    def caught_up():
        status = running.status()
        # of one moment: the status is that of the last look, which may have come in between
        done = status["published"]["events"] >= 6 and status["published"]["batches_in_flight"] == 0 and status["lag"]["seconds"] == 0
        return status if done else None
    status = wait_until("the counters", 20, caught_up)
    assert (status["name"], status["state"]) == (name, "streaming")
    assert status["source"]["slot"] == status["source"]["publication"] == f"millrace_{name}"
    assert (status["source"]["database"], status["source"]["wire"], status["topic_prefix"]) == (database.name, "binary", name)
    assert status["position"]["commit_lsn_number"] <= status["server_lsn_number"]
    tables = {t["name"]: t for t in status["tables"]}
    assert tables["public.dish"]["topic"] == f"{name}.public.dish"
    assert tables["public.bag"]["inserts_only"] is True and tables["public.dish"]["inserts_only"] is False


def test_metrics_are_prometheus_text_and_count_what_happened(running, database):
    text = running.get("/metrics").text
    assert running.get("/metrics").headers["Content-Type"].startswith("text/plain")
    typed = set(re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", text, re.M))
    helped = set(re.findall(r"^# HELP (\S+) \S+", text, re.M))
    assert typed == helped and typed
    for line in text.splitlines():
        if not line.startswith("#"):
            match = re.fullmatch(r'([a-z_]+)(\{[^}]*\})? (\S+)', line)
            assert match, line
            assert re.sub(r"_(bucket|sum|count)$", "", match[1]) in typed or match[1] in typed, line
            float(match[3])
    # the truncate came last
    counts = wait_until("the counters", 20, lambda: (m := running.metrics())["millrace_events_truncate_total"] == 1 and m)
    assert counts["millrace_events_insert_total"] == 2
    assert counts["millrace_events_update_total"] == 1
    assert counts["millrace_events_delete_total"] == 1
    assert counts["millrace_process_resident_bytes"] > 1e6


def test_health_ready_and_a_page_for_people(running):
    assert running.get("/health").status_code == 200
    assert running.get("/ready").status_code == 200
    page = running.get("/")
    assert page.status_code == 200 and "text/html" in page.headers["Content-Type"]


def test_what_is_not_there_is_404_and_writing_is_405(running):
    assert running.get("/nothing").status_code == 404
    assert requests.post(running.url("/subjects"), json={}, timeout=5).status_code == 405
    assert requests.delete(running.url("/subjects/x"), timeout=5).status_code == 405
    assert requests.head(running.url("/health"), timeout=5).status_code == 200


def test_odd_requests_do_not_disturb_it(running):
    for noise in (b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100000 + b"\r\n\r\n", b"GET /%00%ff/../.. HTTP/1.0\r\n\r\n",
                  b"GET " + b"/a" * 50000 + b" HTTP/1.0\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", running.port), 5) as client:
            client.settimeout(2)
            try:
                client.sendall(noise)
                client.recv(1000)
            except OSError:
                pass
    # clients that hold a connection and say nothing
    held = [socket.create_connection(("127.0.0.1", running.port), 5) for _ in range(40)]
    for client in held:
        client.close()
    wait_until("an answer", 30, lambda: running.is_ready())


def test_the_embedded_registry_answers_as_confluents(running, name):
    subjects = running.get("/subjects").json()
    assert {f"{name}.public.dish-key", f"{name}.public.dish-value", f"{name}.public.bag-value"} <= set(subjects)
    assert f"{name}.public.bag-key" not in subjects
    assert running.get(f"/subjects/{name}.public.dish-key/versions").json() == [1]
    latest = running.get(f"/subjects/{name}.public.dish-key/versions/latest").json()
    assert latest["subject"] == f"{name}.public.dish-key" and latest["version"] == 1
    assert running.get(f"/schemas/ids/{latest['id']}").json()["schema"] == latest["schema"]
    for path, code in (("/schemas/ids/999999", 40403), ("/subjects/none/versions", 40401),
                       (f"/subjects/{name}.public.dish-key/versions/99", 40402)):
        answer = running.get(path)
        assert (answer.status_code, answer.json()["error_code"]) == (404, code)


def test_a_standard_avro_deserializer_reads_the_events_with_no_further_server(running, kafka, name):
    client = SchemaRegistryClient({"url": running.url()})
    deserialize = AvroDeserializer(client)
    topic = f"{name}.public.dish"
    consumer = Consumer({"bootstrap.servers": kafka.url(), "group.id": name, "isolation.level": "read_committed"})
    consumer.assign([TopicPartition(topic, p, 0) for p in range(6)])
    events = []
    try:
        while len(events) < 3:
            for message in consumer.consume(10, 10):
                assert message.error() is None
                if message.value() is not None and message.key() is not None:
                    events.append((deserialize(message.key(), SerializationContext(topic, MessageField.KEY)),
                                   deserialize(message.value(), SerializationContext(topic, MessageField.VALUE))))
    finally:
        consumer.close()
    (key, insert), (_, update), (_, delete) = events
    assert key == {"id": 1}
    row = insert["after"]
    assert (row["name"], str(row["price"]), row["since"].isoformat(), row["seen"].isoformat(), str(row["code"])) == (
        "phở", "12.50", "2024-02-29", "2024-07-01T12:00:00.500000+00:00", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
    assert str(update["after"]["price"]) == "13.00" and delete["before"]["id"] == 1


def test_http_can_be_switched_off(daemons, database, kafka, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon = daemons(name, database.url, kafka.url(), settings={"http.listen": ""}, http=False)
    daemon.spawn()
    daemon.wait_log("streaming")
    assert daemon.stop() == 0
