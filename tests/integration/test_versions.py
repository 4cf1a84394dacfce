"""PostgreSQL 14 and 18, the oldest and the newest that are supported: the same load, a restart, a lost walsender, a kill."""
import time

import pytest

from harness.audit import Audit
from harness.database import Database
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.oracle import Oracle, Schemas
from harness.servers import Postgres


@pytest.mark.timeout(180)
@pytest.mark.parametrize("version", ["14.24.0", "18.6.0"])
def test_the_load_comes_through_exactly_once(daemons, kafka, name, server_folder, version):
    server = Postgres(server_folder / f"postgres-{version}", version)
    server.start()
    try:
        database = Database.create(server, name)
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
        database.close()
    finally:
        server.destroy()
