"""No silent gap (G4): whatever makes the record and the slot disagree is refused with exit 65, what was lost, from which LSN
to which, and the repair; --accept-gap and --adopt-slot are the operator's word."""
import json
import re

import pytest
from confluent_kafka.admin import AdminClient

from harness.daemon import HISTORY
from harness.database import Database, connect, lsn_number
from harness.offsets import offsets, rewrite, topic
from harness.oracle import Schemas, schema_file
from harness.servers import Postgres, wait_until

class OffsetsSchema(Schemas):
    """For reading offsets while no daemon serves the registry: the project's own file, whatever the id."""

    def text(self, schema_id):
        return json.dumps(schema_file("offsets"))


LSN = re.compile(r"\b[0-9A-F]{1,8}/[0-9A-F]{1,8}\b")


@pytest.fixture
def streamed(daemon, database, oracle):
    """It has published something and is stopped."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    assert daemon.stop() == 0
    database.wait_inactive(f"millrace_{daemon.name}")
    return daemon


def refused(daemon, *words):
    assert daemon.run(seconds=30) == HISTORY, daemon.log()
    log = daemon.log()
    for word in words:
        assert word in log, f"{word!r} not in {log}"
    return [lsn_number(text) for text in LSN.findall(log)]


def drop_slot(database, name):
    database.value("SELECT pg_drop_replication_slot(%s)::text", (f"millrace_{name}",))


def accepted(daemon, database, oracle, kafka, name, flag="--accept-gap"):
    """It goes on with the operator's word, needs it once, and (for a gap) has recorded it."""
    daemon.start(flag)
    database.execute("INSERT INTO dish VALUES (1000)")
    oracle.sync(database).check()
    assert 1000 in {r.key["id"] for r in oracle.events("public.dish")}
    assert daemon.stop() == 0
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1001)")
    oracle.sync(database).check()
    return offsets(kafka, name, oracle.schemas)[-1].value["gaps"]


def test_a_dropped_slot_is_refused_and_accepted_as_a_recorded_gap(streamed, database, oracle, kafka, name):
    drop_slot(database, name)
    database.execute("INSERT INTO dish VALUES (2)")
    position = offsets(kafka, name, OffsetsSchema())[-1].value["position"]
    lsns = refused(streamed, f"millrace_{name}", "--accept-gap")
    assert any(lsn >= position["commit_lsn"] for lsn in lsns)
    [gap] = accepted(streamed, database, oracle, kafka, name)
    assert gap["from_lsn"] <= gap["to_lsn"] and gap["from_lsn"] > 0 and gap["reason"]
    assert {r.key["id"] for r in oracle.events("public.dish")} == {1, 1000, 1001}


def test_a_slot_recreated_by_somebody_else_is_refused(streamed, database, oracle, kafka, name):
    drop_slot(database, name)
    database.execute("INSERT INTO dish VALUES (2)", f"SELECT pg_create_logical_replication_slot('millrace_{name}', 'pgoutput')")
    lsns = refused(streamed, f"millrace_{name}", "--accept-gap")
    assert len(lsns) >= 2
    [gap] = accepted(streamed, database, oracle, kafka, name)
    assert gap["from_lsn"] < gap["to_lsn"]


def test_a_slot_advanced_by_somebody_else_is_refused(streamed, database, oracle, kafka, name):
    database.execute("INSERT INTO dish VALUES (2)", f"SELECT pg_replication_slot_advance('millrace_{name}', pg_current_wal_lsn())")
    moved = database.confirmed(f"millrace_{name}")
    lsns = refused(streamed, f"millrace_{name}", "--accept-gap")
    assert moved in lsns
    [gap] = accepted(streamed, database, oracle, kafka, name)
    assert gap["to_lsn"] == moved


def test_a_slot_advanced_while_it_reconnects_is_refused_too(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.settings["backoff.min"] = "3 s"
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    daemon.pause()
    try:
        database.query("SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE slot_name = %s", (f"millrace_{name}",))
        database.execute("INSERT INTO dish VALUES (2)")
        database.wait_inactive(f"millrace_{name}")
        database.execute(f"SELECT pg_replication_slot_advance('millrace_{name}', pg_current_wal_lsn())")
    finally:
        daemon.resume()
    assert daemon.wait_exit(30) == HISTORY
    assert "--accept-gap" in daemon.log()


def test_a_slot_without_an_offsets_record_is_adopted_only_on_demand(streamed, database, oracle, kafka, name):
    admin = AdminClient({"bootstrap.servers": kafka.url()})
    admin.delete_topics([topic(name)])[topic(name)].result(15)
    wait_until("the topic's end", 30, lambda: topic(name) not in admin.list_topics(timeout=10).topics)
    database.execute("INSERT INTO dish VALUES (2)")
    refused(streamed, "--adopt-slot", f"millrace_{name}")
    assert database.slot(f"millrace_{name}")
    accepted(streamed, database, oracle, kafka, name, "--adopt-slot")
    assert {r.key["id"] for r in oracle.events("public.dish")} == {1, 2, 1000, 1001}


def test_a_slot_that_was_there_before_us_is_not_taken_silently(daemon, database, oracle, kafka, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", f"CREATE PUBLICATION millrace_{name} FOR TABLE dish",
                     f"CREATE PUBLICATION millrace_{name}_inserts WITH (publish = 'insert, truncate')",
                     f"SELECT pg_create_logical_replication_slot('millrace_{name}', 'pgoutput')", "INSERT INTO dish VALUES (1)")
    refused(daemon, "--adopt-slot")
    daemon.start("--adopt-slot")
    oracle.sync(database).check().compare(database, "public.dish")


def test_a_slot_of_an_unfinished_creation_is_made_anew(streamed, database, oracle, kafka, name):
    last = offsets(kafka, name, OffsetsSchema())[-1]
    rewrite(kafka, name, last, {**last.value, "state": "creating"})
    database.execute("INSERT INTO dish VALUES (2)")
    streamed.start()
    database.execute("INSERT INTO dish VALUES (3)")
    oracle.sync(database).check()
    assert {r.key["id"] for r in oracle.events("public.dish")} == {1, 3}


def test_an_invalidated_slot_is_refused(streamed, database, oracle, postgres, name):
    try:
        database.execute("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'", "SELECT pg_reload_conf()")

        def lost():
            database.execute("SELECT pg_logical_emit_message(false, 'x', 'x')", "SELECT pg_switch_wal()", "CHECKPOINT")
            return database.slot(f"millrace_{name}")["wal_status"] == "lost"
        wait_until("an invalidated slot", 60, lost)
        refused(streamed, "max_slot_wal_keep_size", "--accept-gap")
    finally:
        database.execute("ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()")
    streamed.start("--accept-gap")
    database.execute("INSERT INTO dish VALUES (9)")
    oracle.sync(database).check()
    assert 9 in {r.key["id"] for r in oracle.events("public.dish")}


def test_another_server_under_the_same_address_is_refused(streamed, kafka, name, server_folder, database):
    other = Postgres(server_folder / "other")
    other.start()
    try:
        with connect(other.url()) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            theirs = connection.execute("SELECT system_identifier::text FROM pg_control_system()").fetchone()[0]
        ours = database.value("SELECT system_identifier::text FROM pg_control_system()")
        streamed.source = other.url(name)
        refused(streamed, ours, theirs)
    finally:
        other.destroy()


@pytest.fixture
def cluster(server_folder, name):
    """A cluster of this test's own, which may be copied and promoted."""
    made = [Postgres(server_folder / f"cluster_{name}")]
    made[0].start()
    yield made
    for server in made:
        server.destroy()


def on(server, daemon):
    daemon.source = server.url("postgres")
    return Database(server, "postgres")


def test_a_position_after_the_fork_of_a_promoted_copy_is_refused(cluster, daemon, oracle, server_folder, name):
    [old] = cluster
    database = on(old, daemon)
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    assert daemon.stop() == 0
    database.close()
    old.stop()
    # a copy with the slot in it, promoted: timeline 2, forked where the old one was stopped
    new = old.copy(server_folder / f"copy_{name}")
    cluster.append(new)
    new.write("standby.signal", "")
    new.start()
    new.promote()
    old.start()
    daemon.start()
    database.execute("INSERT INTO dish VALUES (2)")
    oracle.sync(database)
    assert daemon.stop() == 0
    beyond = offsets_position(daemon, oracle)
    # the old server's events are out: on the new timeline they never happened
    database.close()
    there = on(new, daemon)
    there.execute("INSERT INTO dish VALUES (3)")
    lsns = refused(daemon, "timeline")
    assert any(lsn <= beyond for lsn in lsns)
    there.close()


def offsets_position(daemon, oracle):
    return max(r.position for r in oracle.records if not r.tombstone)[0]


def test_a_promoted_standby_with_the_slot_goes_on_where_the_old_primary_was(cluster, daemon, oracle, server_folder, name):
    [old] = cluster
    database = on(old, daemon)
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    assert daemon.stop() == 0
    database.execute("INSERT INTO dish VALUES (2)")
    database.close()
    old.stop()
    new = old.copy(server_folder / f"copy_{name}")
    cluster.append(new)
    new.write("standby.signal", "")
    new.start()
    new.promote()
    there = on(new, daemon)
    there.execute("INSERT INTO dish VALUES (3)")
    assert there.value("SELECT timeline_id FROM pg_control_checkpoint()") in (1, 2)
    daemon.start()
    oracle.sync(there).check().compare(there, "public.dish")
    there.close()


def test_an_older_copy_of_the_server_is_refused_since_published_events_are_missing_there(cluster, daemon, oracle, server_folder, name):
    [old] = cluster
    database = on(old, daemon)
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    assert daemon.stop() == 0
    database.close()
    old.stop()
    backup = old.copy(server_folder / f"copy_{name}")
    cluster.append(backup)
    old.start()
    daemon.start()
    database.execute("INSERT INTO dish SELECT i FROM generate_series(1, 10000) i")
    oracle.sync(database)
    assert daemon.stop() == 0
    database.close()
    old.stop()
    backup.start()
    on(backup, daemon).close()
    refused(daemon)
