"""The versions of PostgreSQL that are supported, unless VERSIONS names others the oldest and the newest: every type on both wires;
a load, a restart, a lost walsender, a kill; and the snapshots."""
import os
import time

import pytest

from harness import matrix
from harness.audit import Audit
from harness.database import Database
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.oracle import Oracle, Schemas
from harness.servers import Postgres, best_postgres
from harness.snapshots import check, equals, points, reads, take, wait_table

VERSIONS = os.environ.get("VERSIONS", "14 18").split()


@pytest.fixture(scope="module", params=VERSIONS)
def server(request, server_folder):
    version = best_postgres(request.param)
    server = Postgres(server_folder / f"postgres-{version}", version)
    server.start()
    yield server
    server.destroy()


@pytest.fixture
def versioned(server, name):
    server.start()
    database = Database.create(server, name)
    assert str(database.connection.info.server_version // 10000) == server.version.partition(".")[0]
    yield database
    database.drop()


@pytest.mark.timeout(300)  # the first time, with the download
def test_every_value_of_every_type_is_postgresqls_own_in_both_wires(versioned, kafka, daemons, name):
    version = versioned.connection.info.server_version // 10000
    available = matrix.available(versioned)
    groups = [group for group in matrix.GROUPS if available.issuperset(group.extensions)]
    assert {group.name for group in matrix.GROUPS} - {group.name for group in groups} <= {"postgis"}
    assert matrix.run(groups, versioned, kafka, daemons, name, version) > 490


@pytest.mark.timeout(180)
def test_the_load_comes_through_exactly_once(versioned, server, daemons, kafka, name):
    database = versioned
    database.execute(*SCHEMA)
    daemon = daemons(name, database.url, kafka.url())
    daemon.start()
    oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
    audited = Audit(database, "audit")
    with Load(database.url, 14, 3, pause=0.01) as load:
        time.sleep(1)
        database.query("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active")
        time.sleep(1)
        daemon.kill()
        daemon.start()
        server.restart("fast")
        time.sleep(1)
        load.ended.set()
    daemon.wait_ready(40)
    oracle.sync(database, 60).check().compare(database, *TABLES)
    assert audited.compare(oracle, KEYS, INSERTS_ONLY) > 100
    assert daemon.stop() == 0
    oracle.close()


@pytest.mark.timeout(180)
def test_what_lay_there_is_read_before_the_stream_within_it_and_of_tables_that_join(versioned, daemons, kafka, name):
    database = versioned
    database.execute(*SCHEMA, "CREATE SCHEMA hidden", "CREATE TABLE hidden.late (id integer PRIMARY KEY, v text)",
                     "INSERT INTO hidden.late SELECT i, 'there' FROM generate_series(1, 300) i",
                     "INSERT INTO accounts SELECT i, 'there', i, true, NULL FROM generate_series(1, 4000) i",
                     "INSERT INTO orders SELECT 'nord', i, 'there', i FROM generate_series(1, 500) i",
                     "INSERT INTO papers SELECT i, 'there', repeat(i::text || ' ', 1000) FROM generate_series(0, 40) i",
                     "INSERT INTO journal SELECT -1, i, 'there' FROM generate_series(1, 300) i")
    daemon = daemons(name, database.url, kafka.url(), tables="public.*", settings={
        "snapshot.mode": "initial", "snapshot.workers": "2", "snapshot.chunk_rows": "100", "publication.poll_interval": "300 ms"})
    with Load(database.url, 15, 3, pause=0.03):
        time.sleep(0.3)
        daemon.start()
        oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
        take(daemon, "--replace", "truncate", "public.accounts", "public.orders", timeout=90)
        database.execute("ALTER TABLE hidden.late SET SCHEMA public")
        wait_table(daemon, "public.late", "done")
    daemon.wait_ready(40)
    equals(oracle, database, *TABLES, "public.late")
    check(oracle)
    assert len(points(oracle, "public.accounts")) > 20 and len(points(oracle, "public.papers")) == 1
    assert len(reads(oracle, "public.late")) == 300
    assert daemon.stop() == 0
    oracle.close()
