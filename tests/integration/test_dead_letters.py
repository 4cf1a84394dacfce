"""What the broker refuses: the record becomes a dead letter, everything else is published; a topic that refuses everything is
nobody's dead letter."""
import io

import fastavro
import pytest
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource

from harness.daemon import CONFIG
from harness.servers import wait_until

LIMIT = 100_000
LARGE = "(SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 10000))"  # 320,000 bytes that do not compress below the limit


@pytest.fixture
def tables(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, size text)", "CREATE TABLE other (id integer PRIMARY KEY, what text)",
                     "CREATE TABLE wide (id text PRIMARY KEY)", "CREATE TABLE note (body text)")
    return database


@pytest.fixture
def limit(kafka, name):
    """Sets a topic's configuration as somebody else would, while the daemon runs."""
    admin = AdminClient({"bootstrap.servers": kafka.url()})

    def alter(table, **settings):
        entries = [ConfigEntry(key.replace("_", "."), str(value), incremental_operation=AlterConfigOpType.SET)
                   for key, value in settings.items()]
        resource = ConfigResource(ConfigResource.Type.TOPIC, f"{name}.{table}", incremental_configs=entries)
        [future] = admin.incremental_alter_configs([resource]).values()
        future.result(15)

        def known():
            asked = ConfigResource(ConfigResource.Type.TOPIC, f"{name}.{table}")
            found = admin.describe_configs([asked])[asked].result(15)
            return all(found[entry.name].value == entry.value for entry in entries)
        wait_until("the broker knows the setting", 15, known)
    return alter


def carried(oracle, letter, part="value"):
    """The record in a dead letter, decoded with the schema that it names."""
    data = letter.value[part]
    assert data[0] == 0
    _schema, raw = oracle.schemas.get(int.from_bytes(data[1:5], "big"))
    return fastavro.schemaless_reader(io.BytesIO(data[5:]), raw)


def refused(oracle, table):
    """The dead letters of a table, all of them for what its topic's limit refuses."""
    topic = f"{oracle.prefix}.{table}"
    letters = [r for r in oracle.dead_letters() if r.key == topic]
    for letter in letters:
        assert (letter.value["topic"], letter.value["reason"]) == (topic, "refused")
        assert "MSG_SIZE_TOO_LARGE" in letter.value["detail"]
    return letters


def mixed(database):
    """One transaction: large rows first, last, side by side and alone, among small ones and other tables' rows."""
    database.transaction(
        f"INSERT INTO dish VALUES (1, {LARGE})", "INSERT INTO dish SELECT i, 'small' FROM generate_series(2, 400) i",
        "INSERT INTO other SELECT i, 'o' FROM generate_series(1, 300) i", f"INSERT INTO dish VALUES (401, {LARGE})",
        f"UPDATE dish SET size = {LARGE} WHERE id = 7", "UPDATE dish SET size = 'smaller' WHERE id IN (7, 8)",
        "INSERT INTO dish SELECT i, 'small' FROM generate_series(402, 600) i", "DELETE FROM dish WHERE id = 9",
        f"INSERT INTO dish VALUES (601, {LARGE})")


def test_what_the_broker_refuses_becomes_dead_letters_and_the_rest_is_published_once(daemon, tables, oracle, limit):
    daemon.start()
    limit("public.dish", max_message_bytes=LIMIT)
    mixed(tables)
    oracle.sync(tables).check().compare(tables, "public.other")
    events = oracle.events("public.dish")
    assert sorted(r.value["after"]["id"] for r in events if r.op == "c") == [*range(2, 401), *range(402, 601)]
    assert {r.value["after"]["id"]: r.value["after"]["size"] for r in events if r.op == "u"} == {7: "smaller", 8: "smaller"}
    assert len([r for r in events if r.op == "u"]) == 2
    assert [r.value["before"]["id"] for r in events if r.op == "d"] == [9]
    letters = refused(oracle, "public.dish")
    inside = [carried(oracle, letter) for letter in letters]
    assert [(value["op"], value["after"]["id"]) for value in inside] == [("c", 1), ("c", 401), ("u", 7), ("c", 601)]
    for letter, value in zip(letters, inside):
        assert carried(oracle, letter, "key") == {"id": value["after"]["id"]}
        assert [letter.value[part] for part in ("commit_lsn", "lsn", "seq")] == [value["source"][part] for part in ("commit_lsn", "lsn", "seq")]
        assert letter.value["cut"] == []
        if value["op"] == "c":
            assert value["after"]["size"] == tables.value("SELECT size FROM dish WHERE id = %s", (value["after"]["id"],))
    # a table whose topic takes little goes on; who asks for its limit at start knows beforehand
    tables.execute("INSERT INTO dish VALUES (700, 'small')", f"INSERT INTO dish VALUES (701, {LARGE})")
    oracle.sync(tables)
    assert [carried(oracle, letter)["after"]["id"] for letter in refused(oracle, "public.dish")][4:] == [701]
    daemon.restart()
    tables.execute("INSERT INTO dish VALUES (702, 'small')", f"INSERT INTO dish VALUES (703, {LARGE})")
    oracle.sync(tables).check()
    assert [r.value["after"]["id"] for r in oracle.events("public.dish") if r.op == "c"][-2:] == [700, 702]
    assert [(r.value["reason"], r.value["columns"].get("id")) for r in oracle.dead_letters()][5:] == [("too_large", "703")]


def test_a_key_that_is_refused_takes_its_tombstone_along(daemon, tables, oracle, limit):
    daemon.start()
    limit("public.wide", max_message_bytes=LIMIT)
    tables.execute("INSERT INTO wide VALUES ('a')", "INSERT INTO wide VALUES (repeat('x', 150000))", "DELETE FROM wide WHERE id <> 'a'",
                   "DELETE FROM wide")
    oracle.sync(tables).check()
    assert [r.op for r in oracle.of("public.wide")] == ["c", "d", None]
    inserted, deleted, tombstone = refused(oracle, "public.wide")
    assert carried(oracle, inserted)["op"] == "c" and carried(oracle, deleted)["op"] == "d"
    assert carried(oracle, deleted)["before"]["id"] == "x" * 150000
    assert tombstone.value["value"] is None and carried(oracle, tombstone, "key") == {"id": "x" * 150000}


def test_at_least_once_the_rest_is_published_and_the_dead_letters_are_the_same(daemon, tables, oracle, limit):
    daemon.settings["delivery"] = "at_least_once"
    daemon.start()
    limit("public.dish", max_message_bytes=LIMIT)
    mixed(tables)
    oracle.sync(tables)
    events = oracle.events("public.dish")
    assert {r.value["after"]["id"] for r in events if r.op == "c"} == {*range(2, 401), *range(402, 601)}
    assert {carried(oracle, letter)["after"]["id"] for letter in refused(oracle, "public.dish")} == {1, 401, 7, 601}
    # the last time in order: what a table of newest values shows is what PostgreSQL shows
    newest = {r.key["id"]: r.value and r.value["after"] and r.value["after"]["size"] for r in oracle.of("public.dish")}
    assert {i for i, size in newest.items() if size == "smaller"} == {7, 8} and newest[9] is None


def test_a_null_key_that_a_compacted_topic_refuses_stops_the_daemon(daemon, tables, limit):
    daemon.start()
    limit("public.note", cleanup_policy="compact")
    tables.execute("INSERT INTO note VALUES ('keyless')")
    assert daemon.wait_exit(60) == CONFIG
    assert "null key" in daemon.log() and ".public.note" in daemon.log()


def test_a_topic_that_refuses_most_of_its_records_stops_the_daemon(daemon, tables, oracle, limit):
    daemon.start()
    limit("public.dish", max_message_bytes=20_000)
    tables.execute("INSERT INTO other VALUES (1, 'o')", f"INSERT INTO dish SELECT i, left({LARGE}, 50000) FROM generate_series(1, 40) i")
    assert daemon.wait_exit(60) != 0
    assert "most records of a topic are refused" in daemon.log() and "max.message.bytes" in daemon.log()
    limit("public.dish", max_message_bytes=1_000_000)
    daemon.start()
    oracle.sync(tables).check().compare(tables, "public.dish", "public.other")
    assert oracle.dead_letters() == []
