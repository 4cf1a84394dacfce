"""Bad input (G8): wrong flags, config mistakes, missing privileges, servers that are wrong or away. Each exits non-zero with
the cause and the remedy, at once where it is permanent, and never shows a secret."""
import re
import socket
import threading
import time

import pytest

from harness.daemon import CONFIG, PERMISSION, PROTOCOL, UNAVAILABLE, USAGE, command
from harness.database import connect
from harness.servers import Postgres, free_port, wait_until
from harness.topics import topic_make

SECRET = "open-sesame-4711"


@pytest.mark.parametrize(("arguments", "said"), [
    ([], "usage"),
    (["run", "--nonsense"], "--nonsense"),
    (["run", "--borkers", "x"], "--brokers"),
    (["rum"], "run"),
    (["run", "--name"], "--name"),
    (["run", "stray"], "stray"),
    (["run", "--set", "no-equals-sign"], "no-equals-sign"),
    (["tail"], "TOPIC"),
    (["schema"], "TABLE"),
    (["run", "--until", "yesterday", "--source", "postgresql://x", "--brokers", "y"], "yesterday"),
], ids=lambda a: " ".join(a) if isinstance(a, list) else None)
def test_wrong_command_lines_exit_64_and_name_the_culprit(arguments, said):
    done = command(*arguments)
    assert done.returncode == USAGE, done.stderr
    assert said.lower() in done.stderr.lower()
    assert done.stdout == ""


def test_all_mistakes_of_a_file_come_in_one_run_each_with_line_and_nearest_key(folder):
    config = folder / "bad.conf"
    config.write_text('\n'.join([
        'name = "Not A Name";',
        'kafka: {',
        '  broker = "127.0.0.1:9092";',
        '  request_timeout = "soon";',
        '};',
        'batch: { count = 1000; bytes = "8 parsec"; };',
        'wire = "morse";',
        'tombstones = true;',
        'topics: { partitions = "six"; };',
        'registry: { pasword = "%s"; };' % SECRET,
    ]) + '\n')
    done = command("run", "-c", config)
    assert done.returncode == CONFIG
    for line, words in ((1, ["name"]), (3, ["kafka.broker", "kafka.brokers"]), (4, ["kafka.request_timeout", "soon"]),
                        (6, ["batch.count", "1000"]), (6, ["batch.bytes", "8 parsec"]), (7, ["wire", "morse", "auto"]),
                        (8, ["tombstones", "events.tombstones"]), (9, ["topics.partitions"]),
                        (10, ["registry.pasword", "registry.password"])):
        lines = [text for text in done.stderr.splitlines() if f"bad.conf:{line}:" in text]
        assert any(all(word in text for word in words) for text in lines), (line, words, done.stderr)
    assert "source.url" in done.stderr  # and what is missing altogether
    assert SECRET not in done.stderr + done.stdout


@pytest.mark.parametrize("text", ["name = ", "name = \"x\"\nkafka: {", "\x00\x01\x02"], ids=["half", "open group", "binary"])
def test_a_file_that_is_no_configuration_is_named_with_its_line(folder, text):
    config = folder / "broken.conf"
    config.write_text(text)
    done = command("run", "-c", config)
    assert done.returncode == CONFIG
    assert re.search(r"broken\.conf:\d+", done.stderr), done.stderr


def test_a_file_that_is_not_there_is_named(folder):
    done = command("run", "-c", folder / "nowhere.conf")
    assert done.returncode == CONFIG
    assert "nowhere.conf" in done.stderr and "No such file" in done.stderr


def test_secrets_come_from_environment_and_files_and_are_shown_nowhere(daemons, database, kafka, name, folder, shared_postgres):
    with connect(shared_postgres.url()) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN SUPERUSER PASSWORD '{SECRET}'")
    config = folder / "millrace.conf"
    (folder / "secret").write_text(SECRET + "\n")
    config.write_text('source: { url = "postgresql://%s:${file:%s}@127.0.0.1:%d/%s"; };\nkafka: { brokers = "${env:BROKERS}"; };\n'
                      % (name, folder / "secret", shared_postgres.port, database.name))
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon = daemons(name, config=config, env={"BROKERS": kafka.url()})
    daemon.start()
    pages = "".join(daemon.get(path).text for path in ("/status", "/metrics", "/", "/health", "/ready"))
    assert daemon.stop() == 0
    assert SECRET not in pages + daemon.log()
    database.execute(f"REASSIGN OWNED BY {name} TO postgres", f"DROP ROLE {name}")
    missing = command("run", "-c", config)
    assert missing.returncode == CONFIG and "BROKERS" in missing.stderr and SECRET not in missing.stderr


@pytest.fixture(scope="module")
def replica_postgres(server_folder):
    """A server that is not ready for logical replication, and wants passwords of the role `guarded`."""
    server = Postgres(server_folder / "replica", settings={"wal_level": "replica"},
                      hba=["host all guarded 127.0.0.1/32 scram-sha-256", "host replication guarded 127.0.0.1/32 scram-sha-256",
                           "host all banned 127.0.0.1/32 reject"])
    server.start()
    with connect(server.url()) as connection:
        connection.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
        connection.execute(f"CREATE ROLE guarded LOGIN REPLICATION PASSWORD '{SECRET}'")
        connection.execute("CREATE ROLE banned LOGIN REPLICATION")
    yield server
    server.destroy()


def quick(daemon, code, *words, seconds=30):
    """It ends at once (not after start-up retries, which take 60 s), with that code and those words."""
    assert daemon.run(seconds=seconds) == code, daemon.log()
    for word in words:
        assert word.lower() in daemon.log().lower(), f"{word!r} not in {daemon.log()}"
    assert SECRET not in daemon.log()


def test_wal_level_that_is_not_logical_is_refused_with_the_statement_that_mends_it(daemons, replica_postgres, kafka, name):
    quick(daemons(name, replica_postgres.url(), kafka.url()), CONFIG, "wal_level", "ALTER SYSTEM SET wal_level", "restart")


def test_a_wrong_password_is_refused_at_once(daemons, replica_postgres, kafka, name):
    url = replica_postgres.url(user="guarded", password="wrong-" + SECRET)
    quick(daemons(name, url, kafka.url()), PERMISSION, "password", "guarded")


def test_a_connection_that_pg_hba_rejects_is_refused_with_the_line_to_add(daemons, replica_postgres, kafka, name):
    quick(daemons(name, replica_postgres.url(user="banned"), kafka.url()), PERMISSION, "pg_hba.conf", "banned")


def test_a_role_without_replication_is_refused_with_the_alter_role(daemon, database, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", f"CREATE ROLE {name} LOGIN")
    daemon.source = database.url_as(name)
    quick(daemon, PERMISSION, "ALTER ROLE", name, "REPLICATION")
    database.execute(f"DROP OWNED BY {name}", f"DROP ROLE {name}")


def test_a_role_that_does_not_exist_is_refused(daemon, database):
    daemon.source = database.url_as("nobody_at_all")
    quick(daemon, PERMISSION, "nobody_at_all")


def test_a_database_that_does_not_exist_is_refused(daemon, postgres):
    daemon.source = postgres.url("no_such_database")
    quick(daemon, CONFIG, "no_such_database")


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:notaport/x", "postgresql://h/x?no_such_option=1", "host=127.0.0.1 prot=1"])
def test_a_malformed_source_url_is_refused_at_once(daemons, kafka, name, url):
    daemon = daemons(name, url, kafka.url())
    assert daemon.run(seconds=30) in (CONFIG, USAGE)
    assert "source" in daemon.log()


def test_a_database_that_is_not_there_is_retried_until_the_startup_timeout_then_69(daemons, kafka, name):
    port = free_port()
    daemon = daemons(name, f"postgresql://postgres@127.0.0.1:{port}/postgres", kafka.url(), settings={"startup_timeout": "2 s"})
    started = time.monotonic()
    assert daemon.run(seconds=20) == UNAVAILABLE
    assert time.monotonic() - started >= 1.5
    assert str(port) in daemon.log()


def test_a_database_that_comes_up_within_the_startup_timeout_is_used(daemons, kafka, name, server_folder):
    server = Postgres(server_folder / "late")
    server.init()
    daemon = daemons(name, server.url(), kafka.url())
    try:
        daemon.spawn()
        time.sleep(1.5)
        assert daemon.running()
        server.start()
        daemon.wait_ready(40)
        assert daemon.stop() == 0
    finally:
        server.destroy()


def test_a_host_name_that_does_not_resolve_ends_with_69(daemons, kafka, name):
    daemon = daemons(name, "postgresql://postgres@no-such-host.invalid/postgres", kafka.url(), settings={"startup_timeout": "1 s"})
    assert daemon.run(seconds=30) == UNAVAILABLE
    assert "no-such-host.invalid" in daemon.log()


def test_a_broker_that_is_not_there_ends_with_69_and_its_address(daemons, database, name):
    port = free_port()
    daemon = daemons(name, database.url, f"127.0.0.1:{port}", settings={"startup_timeout": "3 s", "kafka.request_timeout": "2 s"})
    assert daemon.run(seconds=40) == UNAVAILABLE
    assert f"sink connecting brokers=127.0.0.1:{port}" in daemon.log() and "check kafka.brokers" in daemon.log()


class Talker(threading.Thread):
    """A server that is something else: it says one thing and listens."""

    def __init__(self, says):
        super().__init__(daemon=True)
        self.says = says
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.start()

    def run(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            client.sendall(self.says)
            client.settimeout(1)
            try:
                client.recv(1000)
                client.sendall(self.says)
            except OSError:
                pass
            client.close()

    def close(self):
        self.socket.close()


@pytest.mark.parametrize("says", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-x\r\n", b"\xff" * 100], ids=["http", "ssh", "noise"])
def test_a_server_that_is_no_postgresql_ends_in_an_error_and_no_hang(daemons, kafka, name, says):
    talker = Talker(says)
    try:
        daemon = daemons(name, f"postgresql://postgres@127.0.0.1:{talker.port}/x", kafka.url(), settings={"startup_timeout": "2 s"})
        assert daemon.run(seconds=30) == CONFIG
        assert str(talker.port) in daemon.log()
    finally:
        talker.close()


def test_a_server_that_accepts_and_says_nothing_runs_into_the_connect_timeout(daemons, kafka, name):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        daemon = daemons(name, f"postgresql://postgres@127.0.0.1:{port}/x", kafka.url(),
                         settings={"startup_timeout": "1 s", "source.connect_timeout": "1 s"})
        assert daemon.run(seconds=20) == UNAVAILABLE
        assert "time" in daemon.log()


def test_a_broker_that_is_postgresql_ends_in_an_error_and_no_hang(daemons, database, name, postgres):
    daemon = daemons(name, database.url, f"127.0.0.1:{postgres.port}", settings={"startup_timeout": "3 s", "kafka.request_timeout": "2 s"})
    assert daemon.run(seconds=40) == UNAVAILABLE


def test_no_free_slot_is_explained(daemons, kafka, name, server_folder):
    server = Postgres(server_folder / "noslots", settings={"max_replication_slots": "1"})
    server.start()
    try:
        with connect(server.url()) as connection:
            connection.execute("SELECT pg_create_physical_replication_slot('taken')")
        quick(daemons(name, server.url(), kafka.url()), CONFIG, "max_replication_slots", seconds=70)
    finally:
        server.destroy()


def test_a_slot_of_another_plugin_is_not_taken(daemon, database, name):
    database.value("SELECT pg_create_logical_replication_slot(%s, 'test_decoding')::text", (f"millrace_{name}",))
    daemon.flags.append("--adopt-slot")
    assert daemon.run(seconds=20) in (CONFIG, 65)
    assert "test_decoding" in daemon.log()


def test_an_offsets_topic_that_is_not_compacted_is_refused(daemon, database, kafka, name):
    topic = f"__millrace.{name}.offsets"
    topic_make(kafka, topic)
    quick(daemon, CONFIG, topic, "compact")


def test_a_port_in_use_is_named(daemon, database):
    with socket.create_server(("127.0.0.1", daemon.port)):
        quick(daemon, CONFIG, str(daemon.port))


def test_a_state_directory_that_cannot_be_written_is_named(daemon, database, folder):
    daemon.state_folder = folder / "file"
    daemon.state_folder.write_text("not a directory")
    assert daemon.run(seconds=30) in (CONFIG, 74)
    assert str(daemon.state_folder) in daemon.log()


def test_a_librdkafka_property_that_does_not_exist_is_named(daemon, database):
    daemon.settings["kafka.properties.no.such.property"] = "1"
    quick(daemon, CONFIG, "no.such.property")


def test_a_standby_is_refused_where_it_cannot_decode(daemons, kafka, name, server_folder, postgres):
    standby = postgres.standby(server_folder / "standby")
    try:
        standby.start()
        quick(daemons(name, standby.url(), kafka.url()), CONFIG, "standby")
    finally:
        standby.destroy()
    wait_until("the standby is gone", 30, lambda: postgres.running())


def test_more_tables_in_a_stream_than_are_kept_end_it_with_the_option_to_raise(daemon, database):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE b (id integer PRIMARY KEY)")
    daemon.settings["source.relations"] = "1"
    daemon.start()
    database.execute("INSERT INTO a VALUES (1)", "INSERT INTO b VALUES (1)")
    assert daemon.wait_exit(30) == PROTOCOL
    assert "public.b" in daemon.log() and "source.relations" in daemon.log()
