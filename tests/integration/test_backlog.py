"""A backlog on this machine is read in gulps, with rests between them; a stream that is not late is not, nor one that comes otherwise."""
import re
import time
from urllib.parse import quote

import pytest

from harness.servers import wait_until

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


def write_while_it_is_down(daemon, database):
    assert daemon.stop() == 0
    write(database, 1_000_000, ROWS)
    time.sleep(0.3)  # all of it is late by now


def test_only_a_backlog_is_read_in_gulps(daemon, dishes, oracle):
    daemon.start()
    for i in range(20):
        write(dishes, 10 * i, 10)
        time.sleep(0.05)
    oracle.sync(dishes).check()
    assert rests(daemon) == 0
    write_while_it_is_down(daemon, dishes)
    daemon.start()
    oracle.sync(dishes, 60).check().compare(dishes, "public.dish")
    assert wait_until("the counter", 5, lambda: rests(daemon)) < ROWS / 100  # each gulp brings much
    # with that behind it, it is as quick as ever
    before = rests(daemon)
    for i in range(20):
        write(dishes, 1000 + 10 * i, 10)
        time.sleep(0.05)
    oracle.sync(dishes).check().compare(dishes, "public.dish")
    assert rests(daemon) == before
    assert len(oracle.events("public.dish")) == ROWS + 400


def test_a_backlog_through_a_unix_socket_is_read_without_rests(daemon, dishes, oracle, postgres):
    daemon.source = re.sub(r"@[^/]*/", f"@{quote(str(postgres.home), safe='')}:{postgres.port}/", dishes.url)
    daemon.start()
    write_while_it_is_down(daemon, dishes)
    daemon.start()
    oracle.sync(dishes, 60).check().compare(dishes, "public.dish")
    assert rests(daemon) == 0
    assert len(oracle.events("public.dish")) == ROWS


def test_killed_between_gulps_nothing_is_lost_or_doubled(daemon, dishes, oracle):
    daemon.settings["batch.bytes"] = "64 KiB"
    daemon.start()
    write_while_it_is_down(daemon, dishes)
    for _ in range(6):
        daemon.start()
        before = oracle.visible()
        wait_until("more of it", 30, lambda: oracle.visible() > before or oracle.visible() == ROWS, 0)
        daemon.kill()
    daemon.start()
    oracle.sync(dishes, 60).check().compare(dishes, "public.dish")
    assert len(oracle.events("public.dish")) == ROWS
