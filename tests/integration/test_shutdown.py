"""The primary comes first (G6): its fast shutdown is never held up, an idle slot pins nothing, memory stays bounded."""
import threading
import time

import pytest

from harness.database import connect
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.offsets import topic
from harness.oracle import Oracle, Schemas
from harness.servers import wait_until


@pytest.fixture
def loaded(database):
    database.execute(*SCHEMA)
    return database


def test_fast_shutdown_under_load_with_kafka_up_ends_within_5_seconds(daemon, loaded, oracle, audit, postgres):
    daemon.start()
    audited = audit()
    with Load(loaded.url, 11, 4, pause=0.01) as load:
        time.sleep(2)
        started = time.monotonic()
        postgres.stop("fast")
        took = time.monotonic() - started
        load.ended.set()
    postgres.start()
    assert took < 5, f"{took:.1f} s"
    daemon.wait_ready(60)
    oracle.sync(loaded, 60).check().compare(loaded, *TABLES)
    audited.compare(oracle, KEYS, INSERTS_ONLY)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("how", ["stopped", "paused"])
def test_fast_shutdown_under_load_with_kafka_away_ends_within_30_seconds(daemon, loaded, oracle, audit, postgres, kafka, how):
    if how == "paused":
        daemon.settings["source.release_after"] = "4 s"
    daemon.start()
    audited = audit()
    with Load(loaded.url, 12, 4, pause=0.02) as load:
        time.sleep(1)
        kafka.stop() if how == "stopped" else kafka.pause()
        try:
            time.sleep(1)
            started = time.monotonic()
            postgres.stop("fast")
            took = time.monotonic() - started
            load.ended.set()
        finally:
            kafka.start() if how == "stopped" else kafka.pause(False)
            postgres.start()
    assert took < 30, f"{took:.1f} s"
    daemon.wait_ready(90)
    oracle.sync(loaded, 90).check().compare(loaded, *TABLES)
    audited.compare(oracle, KEYS, INSERTS_ONLY)


@pytest.mark.timeout(240)
def test_fast_shutdown_while_the_stream_waits_for_the_registry_ends_within_30_seconds(daemon, database, oracle, audit, postgres, registry):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.registry, oracle.schemas.url = registry.url(), registry.url()
    daemon.settings["registry.timeout"] = "1 s"
    daemon.start()
    audited = audit()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database)
    registry.pause()
    try:
        database.execute("ALTER TABLE dish ADD COLUMN n integer", "INSERT INTO dish VALUES (2, 2)", "UPDATE dish SET n = id")
        time.sleep(2)
        started = time.monotonic()
        postgres.stop("fast", 60)
        took = time.monotonic() - started
    finally:
        registry.pause(False)
        postgres.start()
    assert took < 30, f"{took:.1f} s"
    daemon.wait_ready(60)
    oracle.sync(database, 60).check().compare(database, "public.dish")
    audited.compare(oracle, {"public.dish": ("id",)})


def test_fast_shutdown_while_a_tables_catalog_facts_are_asked_for_is_not_held_up(daemon, database, oracle, audit, postgres):
    """The shutdown closes the catalog connection first; what was to be asked there must not hold up the stream's end."""
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    audited = audit()
    daemon.pause()
    database.execute("INSERT INTO dish VALUES (1)")
    # the Relation message waits in the socket, the catalog connection is gone, and new ones are refused
    database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'millrace%%' AND "
                   "backend_type = 'client backend'")
    stopping = threading.Thread(target=postgres.stop, kwargs={"seconds": 30}, daemon=True)
    started = time.monotonic()
    stopping.start()
    time.sleep(1)
    daemon.resume()
    stopping.join(20)
    took = time.monotonic() - started
    assert not stopping.is_alive() and took < 6, f"{took:.1f} s"
    postgres.start()
    daemon.wait_ready(60)
    oracle.sync(database, 60).check().compare(database, "public.dish")
    audited.compare(oracle, {"public.dish": ("id",)})


def test_an_idle_slot_follows_foreign_wal_and_writes_few_records(daemon, database, oracle, postgres, kafka, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "CREATE UNLOGGED TABLE none (id integer)", "CREATE SCHEMA hidden",
                     "CREATE TABLE hidden.busy (id integer PRIMARY KEY, v text)")
    daemon.tables = "public.dish"
    daemon.settings["feedback.interval"] = "1 s"
    daemon.start()
    oracle.sync(database)
    before = sum(oracle.ends({topic(name): 1}).values())
    started = time.monotonic()
    while time.monotonic() - started < 4:
        database.execute("INSERT INTO hidden.busy SELECT i, repeat('x', 100) FROM generate_series(1, 200) i", "DELETE FROM hidden.busy",
                         "SELECT pg_logical_emit_message(false, 'foreign', repeat('x', 1000))")
    target = database.lsn()
    wait_until("the slot follows", 30, lambda: database.confirmed(f"millrace_{name}") >= target)
    elapsed = time.monotonic() - started
    written = sum(oracle.ends({topic(name): 1}).values()) - before
    messages = len(oracle.drain().messages())
    assert written <= 2 * (elapsed + 2) + 2 * messages + 4, f"{written} records in {elapsed:.0f} s with {messages} messages"


def test_wal_of_another_database_alone_moves_an_idle_slot(daemon, database, oracle, postgres, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.settings["feedback.interval"] = "1 s"
    daemon.start()
    with connect(postgres.url()) as elsewhere:
        elsewhere.execute("CREATE TABLE IF NOT EXISTS noise (v text)")
        elsewhere.execute("INSERT INTO noise SELECT repeat('x', 1000) FROM generate_series(1, 20000)")
        elsewhere.execute("DROP TABLE noise")
    target = database.lsn()
    wait_until("the slot follows", 30, lambda: database.confirmed(f"millrace_{name}") >= target)
    assert database.value("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) FROM pg_replication_slots WHERE slot_name = %s",
                          (f"millrace_{name}",)) < 64 * 2**20


def test_a_transaction_of_100_000_rows_stays_under_64_mib(daemon, database, oracle, audit):
    database.execute("CREATE TABLE dish (id bigint PRIMARY KEY, name text, note text)")
    daemon.start()
    audited = audit()
    database.execute("INSERT INTO dish SELECT i, 'dish ' || i, repeat('n', 150) FROM generate_series(1, 100000) i")
    oracle.sync(database, 60).check().compare(database, "public.dish")
    assert audited.compare(oracle, {"public.dish": ("id",)}) == 100_000
    assert daemon.peak_resident_mib() < 64


@pytest.mark.timeout(240)
def test_a_transaction_of_1_000_000_rows_and_a_broker_away_stay_under_64_mib(daemon, database, own_kafka, name):
    daemon.brokers = own_kafka.url()
    oracle = Oracle(own_kafka.url(), name, Schemas(daemon.url))
    database.execute("CREATE TABLE dish (id bigint PRIMARY KEY, name text, note text, price numeric(12,2), at timestamptz)")
    # a session that is kept: what was read and not published is not read, and counted, again
    daemon.settings["source.release_after"] = "5 min"
    daemon.start()
    database.execute("INSERT INTO dish SELECT i, 'dish ' || i, repeat('n', 60), 12.5, now() FROM generate_series(1, 1000000) i")
    wait_until("its beginning", 60, lambda: daemon.metrics()["millrace_events_insert_total"] > 200_000)
    own_kafka.kill()
    time.sleep(5)
    own_kafka.start()
    token = database.lsn()
    wait_until("its end", 150, lambda: database.confirmed(f"millrace_{name}") >= token
               or (p := daemon.status()["published"])["events"] >= 1_000_000 and p["batches_in_flight"] == 0, 0.5)
    try:
        assert oracle.count(f"{name}.public.dish") == 1_000_000
    finally:
        oracle.close()
    wait_until("the counter", 20, lambda: daemon.metrics()["millrace_events_insert_total"] == 1_000_000)
    assert daemon.peak_resident_mib() < 64


def test_rows_larger_than_a_batch_pass(daemon, database, oracle):
    database.execute("CREATE TABLE doc (id integer PRIMARY KEY, body text)")
    daemon.settings["batch.bytes"] = "64 KiB"
    daemon.start()
    for i in range(12):
        database.execute(f"INSERT INTO doc VALUES ({i}, repeat('ab', {2 ** (i + 7)}))")
    oracle.sync(database).check().compare(database, "public.doc")


def test_many_tables_in_one_transaction_are_cut_at_the_partition_limit(daemon, database, oracle):
    tables = [f"t{i:03d}" for i in range(60)]
    database.execute(*(f"CREATE TABLE {t} (id integer PRIMARY KEY)" for t in tables))
    daemon.settings["kafka.partitions_per_transaction"] = "50"
    daemon.start(seconds=60)
    with database.connection.transaction():
        for t in tables:
            database.execute(f"INSERT INTO {t} SELECT generate_series(1, 40)")
    oracle.sync(database, 60).check().compare(database, *(f"public.{t}" for t in tables))
    wait_until("the counter", 20, lambda: daemon.metrics()["millrace_sink_transactions_total"] >= 7)


def test_a_batch_over_many_tables_takes_the_memory_of_idle_ones(daemon, database, oracle):
    tables = [f"t{i:03d}" for i in range(80)]
    database.execute(*(f"CREATE TABLE {t} (id integer PRIMARY KEY, v text)" for t in tables))
    daemon.settings.update({"batch.bytes": "64 KiB", "batch.count": "4"})
    daemon.start(seconds=60)
    with database.connection.transaction():
        for i in range(30):
            database.execute(*(f"INSERT INTO {t} VALUES ({i}, repeat('x', 100))" for t in tables))
    oracle.sync(database, 60).check().compare(database, *(f"public.{t}" for t in tables))
    # the last one reaches the counters after it has reached Kafka
    counted = wait_until("the counters", 20, lambda: (now := daemon.metrics())["millrace_events_insert_total"] == 2400 and now)
    assert counted["millrace_batch_bytes_count"] - counted['millrace_batch_bytes_bucket{le="65536"}'] >= 2
    assert counted['millrace_batch_bytes_bucket{le="262144"}'] == counted["millrace_batch_bytes_count"]


def test_wal_that_the_slot_retains_beyond_the_limit_is_warned_of(daemon, database, kafka, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, v text)")
    daemon.settings.update({"source.retention_warn": "1 MiB", "publication.poll_interval": "300 ms", "batch.bytes": "64 KiB"})
    daemon.start()
    try:
        kafka.pause()
        database.execute("INSERT INTO dish SELECT i, repeat('x', 1000) FROM generate_series(1, 3000) i")
        daemon.wait_log("retains much WAL")
        assert daemon.metrics()["millrace_slot_retained_bytes"] > 2**20
    finally:
        kafka.pause(False)
