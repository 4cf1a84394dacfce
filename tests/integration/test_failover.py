"""A source URL of several hosts: the daemon finds the primary among them, at the start and after a failover while it runs."""
import shutil
import subprocess
import time

import pytest

from harness.database import Database
from harness.servers import Postgres, free_port


@pytest.fixture
def pair(server_folder, name):
    """A cluster, and a place with a port where its copy will be."""
    old = Postgres(server_folder / f"old_{name}")
    old.start()
    old.stop()
    new = old.copy(server_folder / f"new_{name}")
    old.start()
    yield old, new
    old.destroy()
    new.destroy()


def of_hosts(*ports):
    return f"postgresql://postgres@{','.join(f'127.0.0.1:{port}' for port in ports)}/postgres?target_session_attrs=read-write"


def test_a_failover_while_it_runs_is_followed_with_nothing_lost_or_doubled(pair, daemon, oracle):
    old, new = pair
    before, after = Database(old, "postgres"), Database(new, "postgres")
    before.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.source = of_hosts(old.port, new.port)
    daemon.settings["backoff.max"] = "2 s"
    daemon.start()
    before.execute("INSERT INTO dish SELECT i FROM generate_series(1, 1000) i", "UPDATE dish SET id = -id WHERE id < 100")
    before.close()
    old.stop()
    # the standby is a copy with the slot, as synchronized slots would leave it
    shutil.rmtree(new.data)
    subprocess.run(["cp", "-a", str(old.data), str(new.data)], check=True)
    new.configure()
    new.write("standby.signal", "")
    new.start()
    time.sleep(1)
    assert daemon.running() and not daemon.is_ready()
    new.promote()
    daemon.wait_ready(60)
    after.execute("INSERT INTO dish VALUES (2000)")
    oracle.sync(after).check().compare(after, "public.dish")
    assert len(oracle.events("public.dish")) == 1000 + 2 * 99 + 1
    after.close()


def test_the_first_host_that_answers_is_taken(pair, daemon, oracle):
    old, _ = pair
    database = Database(old, "postgres")
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.source = of_hosts(free_port(), old.port)
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database).check().compare(database, "public.dish")
    database.close()
