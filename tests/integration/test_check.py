"""check looks at what is there of slot and topics, and compacted topics take no null keys."""
import ctypes
import time

import pytest
from confluent_kafka.admin import AdminClient, ConfigResource

from harness.daemon import CONFIG, command
from harness.topics import topic_make


@pytest.fixture
def admin(kafka):
    return AdminClient({"bootstrap.servers": kafka.url()})


def policy(admin, topic):
    [future] = admin.describe_configs([ConfigResource("topic", topic)]).values()
    return future.result(15)["cleanup.policy"].value


def check(database, kafka, name, folder, *more):
    done = command("check", "--name", name, "--source", database.url, "--brokers", kafka.url(), "--state", folder / "s", *more)
    return done.returncode, done.stdout + done.stderr


def row(text, *words):
    return any(all(word in line for word in words) for line in text.splitlines())


@pytest.fixture
def tables(database):
    database.execute("CREATE TABLE dish (id int PRIMARY KEY, name text, price numeric(6,2), code char(5), long varchar(6), wide numeric(21))",
                     "CREATE TABLE cup (id int PRIMARY KEY, size int)",
                     "CREATE TABLE note (body text)", "ALTER TABLE note REPLICA IDENTITY FULL")
    return database


def test_check_looks_at_the_topics_that_are_there_and_makes_none(tables, kafka, admin, name, folder):
    topic_make(kafka, f"{name}.public.dish", 3, max_message_bytes="50000")
    status, text = check(tables, kafka, name, folder)
    assert status == 0, text
    assert row(text, "ok", f"{name}.public.dish", "3 partitions"), text
    assert row(text, "warning", f"{name}.public.dish", "50000"), text
    assert row(text, "ok", "1 of 3"), text
    library = ctypes.CDLL("librdkafka.so.1")
    library.rd_kafka_version_str.restype = ctypes.c_char_p
    assert row(text, "ok", "librdkafka", library.rd_kafka_version_str().decode()), text
    assert ("2.4 or newer" in text) == (library.rd_kafka_version() < 0x020400ff)
    assert "2.4 or newer" not in check(tables, kafka, name, folder, "--set", "delivery=at_least_once")[1]
    assert f"{name}.public.cup" not in admin.list_topics(timeout=10).topics


def test_check_names_compacted_topics_that_would_get_null_keys_and_columns_that_toast_leaves_out(tables, kafka, admin, name, folder):
    topic_make(kafka, f"{name}.public.dish", 6, cleanup_policy="compact")
    topic_make(kafka, f"{name}.public.note", 6, cleanup_policy="compact")
    status, text = check(tables, kafka, name, folder)
    assert status == CONFIG and row(text, "FAIL", f"{name}.public.dish", "null keys"), text
    status, text = check(tables, kafka, name, folder, "--set", "events.truncate=skip")
    assert status == CONFIG, text
    assert row(text, "FAIL", f"{name}.public.note", "null keys") and not row(text, "FAIL", f"{name}.public.dish"), text
    assert row(text, "warning", f"{name}.public.dish", "of name, long, wide untouched"), text
    assert row(text, 'ALTER TABLE "public"."dish" REPLICA IDENTITY FULL'), text
    toast = "a key change's insert too, unless REPLICA IDENTITY FULL: "  # compacted or not
    assert row(text, toast + "name, long, wide") and text.count(toast) == 1, text
    tables.execute("DROP TABLE note", "ALTER TABLE dish REPLICA IDENTITY FULL")
    status, text = check(tables, kafka, name, folder, "--set", "events.truncate=skip")
    assert status == 0 and not row(text, "warning", f"{name}.public.dish") and toast not in text, text


def test_check_shows_what_decoding_spilled_to_the_servers_disk(daemon, tables, kafka, name, folder):
    tables.execute(f"ALTER DATABASE {name} SET logical_decoding_work_mem = '64kB'")
    daemon.start()
    tables.execute("INSERT INTO cup SELECT i, i FROM generate_series(1, 20000) i")
    end = time.monotonic() + 30
    while True:
        _, text = check(tables, kafka, name, folder)
        if row(text, "ok", "spill", "1 of ") or time.monotonic() > end:
            break
        time.sleep(1)
    assert row(text, "ok", "spill", "1 of ") and not row(text, "spill", "with 0 bytes") and "64kB" in text, text


def test_a_keyless_table_is_refused_before_a_compacted_topic_is_made_for_it(daemon, tables, admin, name):
    daemon.settings.update({"topics.cleanup_policy": "compact", "events.truncate": "skip"})
    assert daemon.run(seconds=20) == CONFIG
    assert f"{name}.public.note is compacted" in daemon.log()
    assert f"{name}.public.note" not in admin.list_topics(timeout=10).topics


def test_where_topics_are_compacted_that_of_logical_messages_is_not(daemon, tables, oracle, admin, name):
    tables.execute("DROP TABLE note")
    daemon.settings.update({"topics.cleanup_policy": "compact", "events.truncate": "skip"})
    daemon.start()
    tables.execute("INSERT INTO cup VALUES (1, 1)", "SELECT pg_logical_emit_message(true, 'p', 'hello')",
                   "INSERT INTO cup VALUES (2, 2)")
    oracle.sync(tables).check().compare(tables, "public.cup")
    assert policy(admin, f"{name}.public.cup") == "compact"
    assert policy(admin, f"{name}.message") == "delete"


def test_check_names_the_tables_whose_rows_the_role_may_not_read_with_the_grants(database, kafka, name, folder):
    database.execute("CREATE TABLE open (id int PRIMARY KEY)", "CREATE TABLE closed (id int PRIMARY KEY)",
                     "CREATE TABLE hidden (id int PRIMARY KEY)", "ALTER TABLE hidden ENABLE ROW LEVEL SECURITY",
                     'CREATE SCHEMA "Odd"', 'CREATE TABLE "Odd".parts (id int PRIMARY KEY) PARTITION BY RANGE (id)',
                     'CREATE TABLE "Odd".part PARTITION OF "Odd".parts DEFAULT',
                     f"CREATE ROLE {name} LOGIN REPLICATION", f"GRANT SELECT ON open, hidden TO {name}")
    try:
        done = command("check", "--name", name, "--source", database.url_as(name), "--brokers", kafka.url(), "--state", folder / "s")
        text = done.stdout + done.stderr
        unread = "the role may not read all its rows"
        assert not row(text, "public.open", unread) and row(text, "warning", "public.closed", unread), text
        assert f"GRANT SELECT ON public.closed TO {name};" in text, text
        assert row(text, "warning", "public.hidden", unread) and f"ALTER ROLE {name} BYPASSRLS;" in text, text
        assert f'GRANT USAGE ON SCHEMA "Odd" TO {name}; GRANT SELECT ON "Odd".part TO {name};' in text, text
        assert row(text, "ok", "snapshot", "of 4 tables"), text
        _, text = check(database, kafka, name, folder, "--snapshot", "never")
        assert unread not in text and not row(text, "snapshot"), text
    finally:
        database.execute(f"DROP OWNED BY {name}", f"DROP ROLE {name}")
