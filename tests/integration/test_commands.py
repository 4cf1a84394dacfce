"""The commands beside run, and how run ends: --until, SIGTERM, a second SIGTERM."""
import json
import re
import signal
import subprocess
import time

import pytest
from confluent_kafka import Consumer, TopicPartition

from harness.daemon import PROGRAM, USAGE, command
from harness.database import lsn_text
from harness.oracle import Record, Schemas
from harness.servers import free_port, wait_until

COMMANDS = ("run", "check", "status", "schema", "tail", "drop", "mock-kafka")


def test_version_is_one_line(name):
    done = command("--version")
    assert done.returncode == 0 and re.fullmatch(r"millrace \S+.*\n", done.stdout) and done.stderr == ""


def test_help_names_every_command_and_each_has_its_own():
    top = command("--help")
    assert top.returncode == 0 and top.stderr == ""
    for name in COMMANDS:
        assert re.search(rf"\b{name}\b", top.stdout), name
        own = command(name, "--help")
        assert own.returncode == 0 and own.stderr == "" and f"millrace {name}" in own.stdout, name


def test_help_of_run_names_every_flag():
    text = command("run", "--help").stdout
    for flag in ("-c", "--name", "--source", "--brokers", "--registry", "--tables", "--until", "--http", "--state", "--accept-gap",
                 "--adopt-slot", "--set"):
        assert flag in text, flag


@pytest.fixture
def filled(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text, price numeric(6,2))", "CREATE TABLE bag (what text)")
    return database


def test_until_current_publishes_all_that_was_committed_and_exits_0(daemon, filled, oracle):
    assert daemon.run("--until", "current", seconds=30) == 0
    filled.execute("INSERT INTO dish SELECT i, 'dish ' || i, i / 10.0 FROM generate_series(1, 5000) i", "UPDATE dish SET price = 1")
    assert daemon.run("--until", "current", seconds=30) == 0
    oracle.schemas.url = schemas_by_restart(daemon)
    oracle.drain().check().compare(filled, "public.dish")
    assert oracle.messages() == []  # our own message is not published


def schemas_by_restart(daemon):
    """The embedded registry is served while a daemon runs: starts it for the reading."""
    def url():
        if not daemon.running():
            daemon.start()
        return daemon.url()
    return url


def test_until_an_lsn_exits_0_once_everything_before_it_is_published(daemon, filled, oracle):
    assert daemon.run("--until", "current", seconds=30) == 0
    middle = filled.transaction("INSERT INTO dish SELECT i FROM generate_series(1, 100) i")
    assert daemon.run("--until", lsn_text(middle), seconds=30) == 0
    oracle.schemas.url = schemas_by_restart(daemon)
    oracle.drain().check()
    assert len(oracle.events("public.dish")) == 100


def test_until_an_lsn_in_the_future_waits_for_it(daemon, filled):
    daemon.start("--until", lsn_text(filled.lsn() + 3 * 2**20))
    time.sleep(1)
    assert daemon.running()
    filled.execute("INSERT INTO dish SELECT i, repeat('x', 1000) FROM generate_series(1, 4000) i", "INSERT INTO bag VALUES ('end')")
    assert daemon.wait_exit(30) == 0


def test_sigterm_ends_cleanly_within_5_seconds_and_loses_nothing(daemon, filled, oracle):
    daemon.start()
    filled.execute("INSERT INTO dish SELECT i FROM generate_series(1, 20000) i")
    assert daemon.stop(5) == 0
    filled.wait_inactive(f"millrace_{daemon.name}")
    daemon.start()
    oracle.sync(filled).check().compare(filled, "public.dish")


def test_sigint_is_taken_as_sigterm(daemon, filled):
    daemon.start()
    daemon.signal(signal.SIGINT)
    assert daemon.wait_exit(5) == 0


def test_sigterm_while_kafka_is_stopped_ends_within_5_seconds(daemon, filled, kafka, oracle):
    daemon.start()
    filled.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(filled)
    try:
        kafka.pause()
        filled.execute("INSERT INTO dish SELECT i FROM generate_series(2, 1000) i")
        time.sleep(1)
        started = time.monotonic()
        daemon.stop(5)
        assert time.monotonic() - started < 5
    finally:
        kafka.pause(False)
    daemon.start(seconds=60)
    oracle.sync(filled, 60).check().compare(filled, "public.dish")


def test_a_second_sigterm_ends_it_at_once(daemon, filled, kafka):
    daemon.start()
    try:
        kafka.pause()
        filled.execute("INSERT INTO dish SELECT i FROM generate_series(1, 1000) i")
        time.sleep(1)
        daemon.signal(signal.SIGTERM)
        daemon.wait_log("ending: the batch in hand")
        time.sleep(0.3)  # two that come closer are one wish
        daemon.signal(signal.SIGTERM)
        assert daemon.wait_exit(5) == 128 + signal.SIGTERM  # the second one's exit: a clean end's is 0
        assert "second signal" in daemon.log()
    finally:
        kafka.pause(False)


def test_sigterm_during_the_start_ends_it_too(daemons, kafka, name):
    daemon = daemons(name, f"postgresql://postgres@127.0.0.1:{free_port()}/x", kafka.url())
    daemon.spawn()
    daemon.wait_log("tried again until startup_timeout")
    assert daemon.stop(5) in (0, 69)


def test_sighup_reloads_what_can_be_and_names_what_needs_a_restart(daemons, filled, kafka, name, folder):
    config = folder / "m.conf"
    text = 'source: { url = "%s"; };\nkafka: { brokers = "%s"; };\n' % (filled.url, kafka.url())
    config.write_text(text + 'log: { level = "info"; };\n')
    daemon = daemons(name, config=config)
    daemon.start()
    config.write_text(text + 'log: { level = "debug"; };\nbatch: { count = 7; };\n')
    daemon.signal(signal.SIGHUP)
    daemon.wait_log("reloaded")
    assert "batch.count" in daemon.log()
    config.write_text(text + 'log: { level = "shouting"; };\n')
    daemon.signal(signal.SIGHUP)
    daemon.wait_log("shouting")
    before = daemon.cpu_seconds()
    time.sleep(1.5)
    assert daemon.cpu_seconds() - before < 0.5, "it does not rest any more"
    assert daemon.is_ready() and daemon.stop() == 0


def test_check_is_read_only_and_says_what_would_be_published(filled, kafka, name, folder):
    done = command("check", "--name", name, "--source", filled.url, "--brokers", kafka.url(), "--state", folder / "s")
    text = done.stdout + done.stderr
    assert done.returncode == 0, text
    for word in ("wal_level", "public.dish", "public.bag", "REPLICA IDENTITY FULL"):
        assert word in text, word
    assert filled.slot(f"millrace_{name}") is None
    assert filled.query("SELECT pubname FROM pg_publication") == []


def test_check_names_what_is_wrong_and_exits_non_zero(filled, name, folder):
    filled.execute(f"CREATE ROLE {name} LOGIN")
    port = free_port()
    done = command("check", "--name", name, "--source", filled.url_as(name), "--brokers", f"127.0.0.1:{port}", "--state", folder / "s",
                   "--set", "kafka.request_timeout=2s", timeout=60)
    text = done.stdout + done.stderr
    assert done.returncode != 0
    assert "REPLICATION" in text and str(port) in text  # both in one run
    filled.execute(f"DROP ROLE {name}")


def test_status_shows_a_running_instance_and_says_when_none_runs(daemon, filled, name):
    daemon.start()
    wait_until("the tables", 30, lambda: daemon.status()["tables"])
    done = command("status", "--name", name, "--http", f"127.0.0.1:{daemon.port}", "--state", daemon.state_folder)
    assert done.returncode == 0, done.stderr
    assert "streaming" in done.stdout and "public.dish" in done.stdout
    assert daemon.stop() == 0
    done = command("status", "--name", name, "--http", f"127.0.0.1:{daemon.port}", "--state", daemon.state_folder)
    assert done.returncode == 69 and str(daemon.port) in done.stderr


def test_schema_prints_what_run_registers(daemon, filled, oracle):
    done = command("schema", "--name", daemon.name, "--source", filled.url, "public.dish")
    assert done.returncode == 0, done.stderr
    daemon.start()
    filled.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(filled)
    [record] = oracle.of("public.dish")
    for schema_id in (record.key_id, record.value_id):
        registered = json.loads(oracle.schemas.text(schema_id))
        assert any(registered == found for found in json_values(done.stdout)), done.stdout


def json_values(text):
    """Every JSON object that begins at the start of a line or after a prefix."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while (at := text.find("{", at)) >= 0:
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


def test_schema_of_a_table_that_is_not_there_names_it(filled, name):
    done = command("schema", "--name", name, "--source", filled.url, "public.nothing")
    assert done.returncode not in (0, USAGE) and "public.nothing" in done.stderr


def test_tail_prints_events_as_json_lines(daemon, filled, oracle, kafka, name):
    daemon.start()
    filled.execute("INSERT INTO dish VALUES (1, 'phở', 12.5)", "DELETE FROM dish")
    oracle.sync(filled)
    where = ("--brokers", kafka.url(), "--name", name, "--from-beginning", f"{name}.public.dish")
    for schemas in (("--registry", daemon.url()), ("--state", daemon.state_folder), ("--http", f"127.0.0.1:{daemon.port}", "--state",
                                                                                    daemon.folder / "none")):
        for end in (("--count", "3"), ("--until-end",)):
            done = command("tail", *where, *schemas, *end)
            assert done.returncode == 0, done.stderr
            insert, delete, tombstone = map(json.loads, done.stdout.splitlines())
            assert (insert["topic"], insert["key"], tombstone["value"]) == (f"{name}.public.dish", {"id": 1}, None)
            assert insert["value"]["after"] == {"id": 1, "name": "phở", "price": "12.50"}
            assert (insert["value"]["op"], delete["value"]["op"], delete["value"]["before"]["id"]) == ("c", "d", 1)
    done = command("tail", *where, "--state", daemon.state_folder, "--until-end", "--pretty", "--color", "never")
    assert done.returncode == 0 and "phở" in done.stdout and "\033" not in done.stdout


def test_drop_refuses_while_the_instance_runs(daemon, filled, name):
    daemon.start()
    done = command("drop", "--yes", "--name", name, "--source", filled.url, "--state", daemon.state_folder)
    assert done.returncode != 0 and "active" in (done.stdout + done.stderr)
    assert command("drop", "--name", name, "--source", filled.url).returncode == USAGE
    assert filled.slot(f"millrace_{name}") and daemon.is_ready()


def test_mock_kafka_takes_a_daemons_events(daemons, filled, name, folder):
    mock = subprocess.Popen([str(PROGRAM), "mock-kafka"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        brokers = mock.stdout.readline().strip()
        assert re.fullmatch(r"127\.0\.0\.1:\d+", brokers)
        assert "for trials" in mock.stderr.readline()
        daemon = daemons(name, filled.url, brokers)
        daemon.start()
        filled.execute("INSERT INTO dish SELECT i FROM generate_series(1, 10) i")
        wait_until("the events", 20, lambda: daemon.metrics()["millrace_events_insert_total"] == 10)
        schemas, seen = Schemas(daemon.url), []
        # a plain consumer: this broker knows few requests
        consumer = Consumer({"bootstrap.servers": brokers, "group.id": name, "auto.offset.reset": "earliest"})
        consumer.assign([TopicPartition(f"{name}.public.dish", p, 0) for p in range(len(
            consumer.list_topics(f"{name}.public.dish", 10).topics[f"{name}.public.dish"].partitions))])
        deadline = time.monotonic() + 20
        while len(seen) < 10 and time.monotonic() < deadline:
            seen += [Record(message, schemas) for message in consumer.consume(10, 0.5) if message.error() is None]
        consumer.close()
        assert {r.key["id"] for r in seen} == set(range(1, 11))
        assert daemon.stop() == 0
    finally:
        mock.terminate()
        mock.wait(10)


def test_logs_are_one_line_an_event_or_json(daemon, filled):
    daemon.start()
    assert daemon.stop() == 0
    for line in daemon.log().splitlines():
        assert re.match(r"(debug|info|warning|error) +\d{4}-\d\d-\d\dT\S+ \S+ ", line), line
    daemon.settings["log.format"] = "json"
    daemon.start()
    assert daemon.stop() == 0
    for line in daemon.log().splitlines():
        assert {"level", "time", "component", "message"} <= json.loads(line).keys(), line
