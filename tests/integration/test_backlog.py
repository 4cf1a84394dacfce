"""A backlog on this machine is read in gulps, with rests between them; a stream that is not late is not, nor one that comes otherwise."""
import re
import subprocess
import time
from urllib.parse import quote

import pytest

from harness.database import Database
from harness.oracle import Oracle, Schemas
from harness.servers import Postgres, wait_until

ROWS = 60_000
WRITE = """DO $$ BEGIN FOR t IN {first} .. {last} BY 10 LOOP
  INSERT INTO dish SELECT i, 'dish number ' || i || repeat('.', 100) FROM generate_series(t, t + 9) i;
  COMMIT;
END LOOP; END $$"""


@pytest.fixture
def dishes(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    return database


def write(database, first, count):
    database.execute(WRITE.format(first=first, last=first + count - 1))


def rests(daemon):
    return daemon.metrics()["millrace_source_rests_total"]


def write_while_it_is_down(daemon, database, rows=ROWS, first=1_000_000):
    assert daemon.stop() == 0
    write(database, first, rows)
    time.sleep(0.3)  # all of it is late by now


def check_fresh_bursts(daemon, database, oracle, first):
    """20 bursts, each enough for several rests if it were late, which a machine that stalls makes some of them: the rows written"""
    for turn in range(1, 4):
        before = rests(daemon)
        for i in range(20):
            write(database, first, 2000)
            first += 2000
            time.sleep(0.05)
        oracle.sync(database, 60).check()
        if rests(daemon) - before <= 5:
            return turn * 40_000
    raise AssertionError(f"{rests(daemon) - before} rests in fresh bursts")


def check_backlog(daemon, database, oracle):
    """A busy machine may let our reader run too seldom to ever find the socket empty: then another one. The rows written."""
    for turn in range(1, 6):
        write_while_it_is_down(daemon, database, first=1_000_000 * turn)
        daemon.start()
        oracle.sync(database, 60).check().compare(database, "public.dish")
        if rests(daemon) > 0:
            assert rests(daemon) < ROWS / 100  # each gulp brings much
            return turn * ROWS
    raise AssertionError("no rest in any backlog")


def test_only_a_backlog_is_read_in_gulps(daemon, dishes, oracle):
    daemon.start()
    rows = check_fresh_bursts(daemon, dishes, oracle, 0)
    rows += check_backlog(daemon, dishes, oracle)
    rows += check_fresh_bursts(daemon, dishes, oracle, 200_000)  # with that behind it, it is as quick as ever
    oracle.compare(dishes, "public.dish")
    assert len(oracle.events("public.dish")) == rows


def test_a_backlog_through_a_unix_socket_is_read_without_rests(daemon, dishes, oracle, postgres):
    daemon.source = re.sub(r"@[^/]*/", f"@{quote(str(postgres.home), safe='')}:{postgres.port}/", dishes.url)
    daemon.start()
    write_while_it_is_down(daemon, dishes)
    daemon.start()
    oracle.sync(dishes, 60).check().compare(dishes, "public.dish")
    assert rests(daemon) == 0
    assert len(oracle.events("public.dish")) == ROWS


@pytest.fixture
def encrypted(server_folder, folder, name):
    """as `database`, of a server that offers TLS, which libpq prefers"""
    server = Postgres(server_folder / "tls", settings={"ssl": "on", "listen_addresses": "'*'"})
    server.init()
    subprocess.run(["openssl", "req", "-new", "-x509", "-days", "2", "-nodes", "-subj", "/CN=localhost", "-newkey", "rsa:2048",
                    "-out", str(folder / "crt"), "-keyout", str(folder / "key")], check=True, capture_output=True)
    for kind in ("crt", "key"):
        server.write(f"server.{kind}", (folder / kind).read_text())
    (server.data / "server.key").chmod(0o600)
    server.start()
    database = Database.create(server, name)
    yield database
    database.drop()
    server.destroy()


def test_a_backlog_through_tls_is_read_in_gulps_too(encrypted, daemons, kafka, name):
    encrypted.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon = daemons(name, encrypted.url, kafka.url())
    daemon.start()
    assert encrypted.value("SELECT ssl FROM pg_stat_ssl JOIN pg_stat_replication USING (pid)")
    oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
    rows = check_backlog(daemon, encrypted, oracle)
    assert len(oracle.events("public.dish")) == rows
    assert daemon.stop() == 0
    oracle.close()


def test_a_backlog_through_tls_takes_no_more_memory_where_the_server_is_faster(encrypted, daemons, kafka, name):
    """as from another machine, without rests: the socket is never empty, and libpq's buffer grew at each read"""
    encrypted.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon = daemons(name, encrypted.url.replace("127.0.0.1", "127.0.0.2") + "?sslmode=require", kafka.url())
    daemon.start()
    assert daemon.stop() == 0
    encrypted.execute("INSERT INTO dish SELECT i, repeat('y', 400) FROM generate_series(1, 400000) i")
    daemon.start()
    wait_until("all", 120, lambda: daemon.metrics()["millrace_events_insert_total"] >= 400000)
    assert rests(daemon) == 0
    assert daemon.peak_resident_mib() < 50
    assert daemon.stop() == 0


def test_killed_between_gulps_nothing_is_lost_or_doubled(daemon, dishes, oracle, name):
    daemon.start()
    rows = 5 * ROWS
    write_while_it_is_down(daemon, dishes, rows)
    kills = 0
    for _ in range(4):
        daemon.start()
        wait_until("a rest, or all", 30, lambda: rests(daemon) > 0 or oracle.visible() >= rows, 0)
        kills += oracle.visible() < rows
        daemon.kill()
    assert kills >= 2, "it was hardly killed in the middle: write more"
    daemon.start()
    oracle.sync(dishes, 60).check().compare(dishes, "public.dish")
    assert len(oracle.events("public.dish")) == rows
