"""Exactly once through the faults of each part, one at a time: Kafka, PostgreSQL, the walsender, a second instance."""
import re
import time

import pytest
from confluent_kafka.admin import ConfigResource

from harness.daemon import FENCED
from harness.database import connect, lsn_number
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.offsets import offsets, topic
from harness.oracle import Oracle, Schemas
from harness.servers import Kafka, wait_until


@pytest.fixture
def loaded(database):
    database.execute(*SCHEMA)
    return database


@pytest.fixture
def load(loaded):
    """A running load; it ends with the test."""
    made = []

    def start(seed=1, sessions=3, pause=0.02, **keywords):
        made.append(Load(loaded.url, seed, sessions, pause=pause, **keywords).start())
        return made[-1]
    yield start
    for one in made:
        one.ended.set()
    for one in made:
        one.join()


def walsender(database, name):
    return database.value("SELECT active_pid FROM pg_replication_slots WHERE slot_name = %s", (f"millrace_{name}",))


def all_told(daemon, database, oracle, audited, seconds=90):
    """Topics equal tables, every committed change is there once, no position twice."""
    oracle.watched = daemon
    daemon.wait_ready(seconds)
    oracle.sync(database, seconds).check().compare(database, *TABLES)
    assert audited.compare(oracle, KEYS, INSERTS_ONLY) > 0


def test_a_terminated_walsender_is_reconnected_with_nothing_lost_or_doubled(daemon, loaded, oracle, audit, load, name):
    daemon.start()
    audited, running = audit(), load()
    for _ in range(4):
        time.sleep(0.7)
        pid = wait_until("the walsender", 20, lambda: walsender(loaded, name))
        # until it is gone, so that the next round ends another one
        assert loaded.value("SELECT pg_terminate_backend(%s, 20000)", (pid,))
    running.end()
    all_told(daemon, loaded, oracle, audited)
    assert daemon.metrics()["millrace_source_connects_total"] >= 5


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restarted_postgresql_is_reconnected_with_nothing_lost_or_doubled(daemon, loaded, oracle, audit, load, postgres, mode):
    daemon.start()
    audited, running = audit(), load(2)
    time.sleep(1.5)
    postgres.restart(mode)
    time.sleep(1.5)
    running.end()
    all_told(daemon, loaded, oracle, audited)


def test_postgresql_away_for_a_while_shows_in_status_and_passes(daemon, loaded, oracle, audit, postgres):
    daemon.start()
    audited = audit()
    loaded.execute("INSERT INTO accounts VALUES (1, 'a', 1, true, NULL)")
    postgres.stop()
    wait_until("the state", 30, lambda: daemon.status()["state"] == "source_down")
    assert daemon.get("/ready").status_code == 503 and daemon.get("/health").status_code == 200
    time.sleep(1)
    postgres.start()
    loaded.execute("INSERT INTO accounts VALUES (2, 'b', 1, true, NULL)")
    all_told(daemon, loaded, oracle, audited)


@pytest.mark.parametrize("how", ["restart", "kill"])
def test_a_broker_that_restarts_under_load_costs_nothing(daemon, loaded, oracle, audit, load, kafka, how):
    daemon.start()
    audited, running = audit(), load(3)
    time.sleep(1.5)
    kafka.stop() if how == "restart" else kafka.kill()
    time.sleep(0.5)
    kafka.start()
    time.sleep(1.5)
    running.end()
    all_told(daemon, loaded, oracle, audited, 120)


@pytest.mark.timeout(300)
def test_kafka_away_for_long_releases_the_slot_and_comes_back_with_nothing_lost(daemon, loaded, oracle, audit, load, kafka, name, long):
    away = 60 if long else 12
    daemon.settings.update({"source.release_after": "15 s" if long else "4 s", "backoff.max": "2 s"})
    daemon.start()
    audited, running = audit(), load(4, pause=0.05)
    time.sleep(1)
    kafka.stop()
    stopped = time.monotonic()
    wait_until("the slot is released", 60, lambda: not loaded.slot(f"millrace_{name}")["active"])
    assert daemon.running()
    wait_until("the state", 20, lambda: daemon.status()["state"] == "released")
    assert daemon.get("/ready").status_code == 503
    time.sleep(max(0, away - (time.monotonic() - stopped)))
    kafka.start()
    time.sleep(2)
    running.end()
    all_told(daemon, loaded, oracle, audited, 120)


@pytest.fixture
def hasty_kafka(server_folder):
    """A broker that ends transactions after 1.5 s."""
    server = Kafka(server_folder / "hasty", settings={"transaction.max.timeout.ms": "1500"})
    server.start()
    yield server
    server.destroy()


@pytest.mark.timeout(180)
def test_a_transaction_that_the_broker_aborts_by_timeout_is_told_from_a_fence_and_published_again(
        daemon, hasty_kafka, loaded, audit, load, name):
    daemon.brokers = hasty_kafka.url()
    daemon.settings["batch.bytes"] = "64 KiB"
    daemon.start()
    oracle = Oracle(hasty_kafka.url(), name, Schemas(daemon.url))
    audited, running = audit(), load(5, sessions=4, pause=0.01)

    def stopped_within_a_transaction():
        daemon.pause()
        time.sleep(0.1)  # what it had sent is done
        if oracle.undecided():
            return True
        daemon.resume()
        time.sleep(0.05)
        return False
    for _ in range(4):
        time.sleep(0.5)
        wait_until("it is stopped within a transaction", 30, stopped_within_a_transaction, 0)
        wait_until("the broker has aborted it", 30, lambda: not oracle.undecided())
        daemon.resume()
        time.sleep(1)
        assert daemon.running(), daemon.log(20)
    running.end()
    all_told(daemon, loaded, oracle, audited, 60)
    oracle.close()
    assert daemon.metrics()["millrace_sink_producers_total"] > 2, "no transaction was open when it was stopped"


# A successor has a state directory of its own, and so needs a registry that both share.

@pytest.mark.timeout(180)
def test_a_stopped_and_continued_old_instance_finds_itself_fenced_and_exits_75(
        daemons, daemon, loaded, oracle, audit, load, kafka, registry, name):
    daemon.settings["source.wal_sender_timeout"] = "2 s"
    daemon.registry, oracle.schemas.url = registry.url(), registry.url()
    daemon.start()
    audited, running = audit(), load(6, pause=0.03)
    time.sleep(1.5)
    daemon.pause()
    successor = daemons(name, loaded.url, kafka.url(), settings=daemon.settings, registry=registry.url(), suffix="successor")
    successor.start(seconds=60)
    time.sleep(2)
    daemon.resume()
    assert daemon.wait_exit(30) == FENCED
    assert "another instance" in daemon.log()
    time.sleep(1)
    running.end()
    all_told(successor, loaded, oracle, audited, 60)


def test_a_second_instance_of_the_name_waits_and_takes_over_when_the_first_ends(
        daemons, daemon, loaded, oracle, kafka, registry, name):
    daemon.registry, oracle.schemas.url = registry.url(), registry.url()
    daemon.start()
    loaded.execute("INSERT INTO accounts VALUES (1, 'a', 1, true, NULL)")
    oracle.sync(loaded)
    second = daemons(name, loaded.url, kafka.url(), registry=registry.url(), suffix="second")
    second.spawn()
    second.wait_log("state is=waiting")
    time.sleep(2)
    assert second.running() and not second.is_ready()
    assert second.status()["state"] == "waiting"
    assert daemon.is_ready()  # the one that runs is not disturbed
    loaded.execute("INSERT INTO accounts VALUES (2, 'a', 1, true, NULL)")
    oracle.sync(loaded)
    assert daemon.stop() == 0
    oracle.watched = second
    second.wait_ready(40)
    loaded.execute("INSERT INTO accounts VALUES (3, 'a', 1, true, NULL)")
    oracle.sync(loaded).check().compare(loaded, "public.accounts")


def test_two_instances_of_different_names_do_not_disturb_each_other(daemons, daemon, loaded, oracle, kafka, name):
    other = daemons(f"{name}_b", loaded.url, kafka.url())
    daemon.start()
    other.start()
    loaded.execute("INSERT INTO accounts VALUES (1, 'a', 1, true, NULL)")
    oracle.sync(loaded).check().compare(loaded, "public.accounts")
    second = Oracle(kafka.url(), other.name, Schemas(other.url))
    try:
        second.sync(loaded).check().compare(loaded, "public.accounts")
    finally:
        second.close()


def test_a_long_transaction_interleaved_with_short_ones_comes_whole_after_restarts(daemon, loaded, oracle, audit):
    daemon.start()
    audited = audit()
    with connect(loaded.url) as patient:
        patient.autocommit = False
        for round_number in range(4):
            low = round_number * 1000
            patient.execute("INSERT INTO accounts SELECT i, 'long', i, true, NULL FROM generate_series(%s::bigint, %s::bigint) i", (low, low + 499))
            loaded.execute(*(f"INSERT INTO accounts VALUES ({low + 500 + i}, 'short', {i}, false, NULL)" for i in range(20)))
            loaded.execute(f"UPDATE accounts SET balance = balance + 1 WHERE id BETWEEN {low + 500} AND {low + 510}")
            oracle.sync(loaded)
            if round_number % 2:
                daemon.kill()
                daemon.start()
            else:
                daemon.restart()
        patient.execute("UPDATE accounts SET note = 'end' WHERE owner = 'long'")
        patient.commit()
    all_told(daemon, loaded, oracle, audited)
    assert len([r for r in oracle.events("public.accounts") if r.op == "c"]) == 4 * 520


def test_a_copy_with_shared_lsns_killed_in_the_middle_is_published_once(daemon, loaded, oracle, audit, name):
    daemon.settings["batch.bytes"] = "64 KiB"
    daemon.start()
    audited = audit()
    rows = 60_000
    with loaded.connection.cursor() as cursor, cursor.copy("COPY accounts (id, owner) FROM STDIN") as copy:
        for i in range(rows):
            copy.write_row((i, f"owner {i}"))
    end = loaded.lsn()

    def over():
        return loaded.confirmed(f"millrace_{name}") >= end
    kills = 0
    for more in (300, 2000, 4000, 8000):
        # by what Kafka has, at once: the daemon's own counters are up to 250 ms old
        seen = oracle.visible()
        wait_until("more rows, or all", 60, lambda: oracle.visible() >= seen + more or over(), 0)
        daemon.kill()
        daemon.start()
        resumed = re.search(r"going on from the offsets record position=(\S+) .*confirmed=(\S+)", daemon.log())
        kills += lsn_number(resumed[1]) > lsn_number(resumed[2])  # in the middle of a transaction
        if over():
            break
    all_told(daemon, loaded, oracle, audited)
    assert kills >= 2, "it was hardly killed in the middle: choose a larger COPY"
    lsns = [r.position[1] for r in oracle.events("public.accounts")]
    assert len(lsns) == rows and len(set(lsns)) < rows / 10


def test_status_updates_go_on_under_backpressure_longer_than_the_wal_sender_timeout(daemon, loaded, oracle, audit, kafka, name):
    daemon.settings.update({"source.wal_sender_timeout": "2 s", "source.release_after": "5 min", "batch.bytes": "64 KiB"})
    daemon.start()
    audited = audit()
    pid = walsender(loaded, name)
    try:
        kafka.pause()
        loaded.execute("INSERT INTO accounts SELECT i, repeat('x', 200), i, true, NULL FROM generate_series(1, 15000) i")
        time.sleep(6)
        assert walsender(loaded, name) == pid, "the server gave up the connection"
    finally:
        kafka.pause(False)
    all_told(daemon, loaded, oracle, audited, 60)
    assert walsender(loaded, name) == pid


def test_status_updates_go_on_while_a_late_tables_topic_is_waited_for(daemon, loaded, oracle, kafka, name):
    daemon.settings.update({"source.wal_sender_timeout": "2 s", "source.release_after": "5 min", "publication.poll_interval": "1 s"})
    daemon.start()
    pid = walsender(loaded, name)
    try:
        kafka.pause()
        loaded.execute("CREATE TABLE late (id integer PRIMARY KEY)")
        wait_until("it is published", 20, lambda: loaded.value("SELECT count(*) FROM pg_publication_tables WHERE tablename = 'late'"))
        loaded.execute("INSERT INTO late VALUES (1)")
        time.sleep(7)
        assert walsender(loaded, name) == pid, "the server gave up the connection"
    finally:
        kafka.pause(False)
    oracle.sync(loaded, 60).check().compare(loaded, "public.late")


def test_what_is_confirmed_is_never_beyond_what_is_recorded_in_kafka(daemon, loaded, oracle, load, kafka, name):
    daemon.start()
    running = load(7, sessions=2, pause=0.05)
    for _ in range(15):
        time.sleep(0.15)
        confirmed = loaded.confirmed(f"millrace_{name}")
        recorded = offsets(kafka, name, oracle.schemas)[-1].value["confirm_lsn"]
        assert recorded >= confirmed, f"confirmed {confirmed:X}, recorded {recorded:X}"
    running.end()
    oracle.sync(loaded).check()


def test_topics_are_created_as_configured_and_the_offsets_topic_compacted_with_one_partition(daemon, loaded, oracle, name):
    daemon.settings.update({"topics.partitions": "3", "topics.config.retention.ms": "777000", "topics.cleanup_policy": "delete"})
    daemon.start()
    loaded.execute("INSERT INTO accounts VALUES (1, 'a', 1, true, NULL)")
    oracle.sync(loaded).check()
    found = oracle.admin.list_topics(timeout=10).topics
    for wanted, partitions, expected in ((topic(name), 1, {"cleanup.policy": "compact"}),
                                         (f"{name}.public.accounts", 3, {"cleanup.policy": "delete", "retention.ms": "777000"})):
        assert len(found[wanted].partitions) == partitions
        [future] = oracle.admin.describe_configs([ConfigResource("topic", wanted)]).values()
        settings = {k: v.value for k, v in future.result(15).items()}
        assert {k: settings[k] for k in expected} == expected


def test_an_at_least_once_instance_publishes_everything_and_goes_on_after_a_kill(daemon, loaded, oracle):
    daemon.settings["delivery"] = "at_least_once"
    daemon.start()
    loaded.execute("INSERT INTO accounts SELECT i, 'a', i, true, NULL FROM generate_series(1, 2000) i")
    oracle.sync(loaded).check()
    daemon.kill()
    loaded.execute("UPDATE accounts SET note = 'b'")
    daemon.start()
    oracle.sync(loaded).compare(loaded, "public.accounts")
    assert len({r.position for r in oracle.events("public.accounts")}) == 4000
