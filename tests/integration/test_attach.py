"""Partitions that are attached with their rows, where roots are published instead of leaves: the rows begin to match, and are read into
the root's topic (delivery, "Tables that begin to match later")."""
import time

import pytest

from harness.servers import wait_until
from harness.snapshots import equals, reads, status, table_status, transaction, wait_table

ROOT = "public.log"


@pytest.fixture
def tree(database):
    database.execute("CREATE TABLE log (id integer, at integer, what text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
                     "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (100)",
                     "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM (100) TO (300) PARTITION BY RANGE (at)",
                     "CREATE TABLE log_2a PARTITION OF log_2 FOR VALUES FROM (100) TO (200)",
                     "INSERT INTO log SELECT i, i % 200, 'there' FROM generate_series(1, 400) i", "CREATE TABLE other (id integer PRIMARY KEY)")
    return database


@pytest.fixture
def running(daemon, tree, oracle):
    daemon.settings.update({"snapshot.mode": "initial", "publication.via_partition_root": "true", "publication.poll_interval": "300ms",
                            "snapshot.chunk_rows": "50", "snapshot.chunk_time": "20 ms"})
    daemon.start(seconds=60)
    equals(oracle, tree, ROOT)
    time.sleep(1)  # a look at the tables is over
    return daemon


def new_part(database, name, low, rows, more=""):
    """A table of its own with rows, whose columns stand in another order and one of which is gone."""
    database.execute(f"CREATE TABLE {name} (gone integer, what text, at integer NOT NULL, id integer NOT NULL, PRIMARY KEY (id, at){more})",
                     f"ALTER TABLE {name} DROP COLUMN gone",
                     f"INSERT INTO {name} (id, at, what) SELECT 1000 * {low} + i, {low} + i % 100, 'in {name} ' || i FROM generate_series(1, {rows}) i")


def wait_part(daemon, part, *states, root=ROOT, seconds=60):
    return wait_table(daemon, f"{root} (public.{part})", *(states or ("done",)), seconds=seconds)


def test_the_rows_of_an_attached_partition_are_read_into_the_roots_topic(running, tree, oracle):
    known = len(reads(oracle, ROOT))
    new_part(tree, "log_3", 300, 500)
    tree.execute("ALTER TABLE log ATTACH PARTITION log_3 FOR VALUES FROM (300) TO (400)")
    told = wait_part(running, "log_3")
    equals(oracle, tree, ROOT)
    assert told["rows"] == 500 and len(reads(oracle, ROOT)) == known + 500
    events = reads(oracle, ROOT)[known:]
    assert all(int(r.row()["at"]) >= 300 and r.source["table"] == "log" for r in events)
    # what is changed afterwards comes as ever
    tree.execute("UPDATE log_3 SET what = 'changed' WHERE at = 305", "DELETE FROM log WHERE at = 306", "INSERT INTO log VALUES (1, 399, 'new')")
    equals(oracle, tree, ROOT)
    assert not [r for r in oracle.events(ROOT) if r.op == "t"]


def test_so_are_those_of_one_that_is_attached_to_a_partition(running, tree, oracle):
    new_part(tree, "log_2b", 200, 120)
    tree.execute("ALTER TABLE log_2 ATTACH PARTITION log_2b FOR VALUES FROM (200) TO (300)")
    wait_part(running, "log_2b")
    # a whole branch at once
    tree.execute("CREATE TABLE log_4 (id integer, at integer, what text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
                 "CREATE TABLE log_4a PARTITION OF log_4 FOR VALUES FROM (400) TO (450)", "CREATE TABLE log_4b PARTITION OF log_4 FOR VALUES FROM (450) TO (500)",
                 "INSERT INTO log_4 SELECT i, 400 + i % 100, 'in 4' FROM generate_series(1, 200) i",
                 "ALTER TABLE log ATTACH PARTITION log_4 FOR VALUES FROM (400) TO (500)")
    wait_part(running, "log_4a")
    wait_part(running, "log_4b")
    equals(oracle, tree, ROOT)


def test_one_that_is_attached_another_time_is_read_another_time(running, tree, oracle):
    new_part(tree, "log_3", 300, 50)
    tree.execute("ALTER TABLE log ATTACH PARTITION log_3 FOR VALUES FROM (300) TO (400)")
    wait_part(running, "log_3")
    equals(oracle, tree, ROOT)
    # faster than anybody looks
    tree.execute("BEGIN", "ALTER TABLE log DETACH PARTITION log_3", "INSERT INTO log_3 (id, at, what) SELECT i, 350, 'meanwhile' FROM generate_series(1, 30) i",
                 "UPDATE log_3 SET what = 'other' WHERE at = 310", "ALTER TABLE log ATTACH PARTITION log_3 FOR VALUES FROM (300) TO (400)", "COMMIT")
    oracle.wait_for(lambda records: sum(1 for r in records if r.op == "r" and r.row()["what"] == "meanwhile") == 30, "the rows are read again", 30)
    equals(oracle, tree, ROOT)


def test_one_that_was_created_empty_is_not_waited_for(running, tree, oracle):
    known = len(reads(oracle, ROOT))
    with transaction(tree, "INSERT INTO other VALUES (1)"):
        tree.execute("CREATE TABLE log_3 PARTITION OF log FOR VALUES FROM (300) TO (400)")
        wait_part(running, "log_3", seconds=15)
    tree.execute("INSERT INTO log SELECT i, 300 + i % 100, 'streamed' FROM generate_series(1, 40) i")
    equals(oracle, tree, ROOT)
    assert len(reads(oracle, ROOT)) == known


def test_where_leaves_are_published_an_attached_one_is_a_table_of_its_own(daemon, tree, oracle):
    daemon.settings.update({"snapshot.mode": "initial", "publication.poll_interval": "300ms"})
    daemon.start(seconds=60)
    new_part(tree, "log_3", 300, 20)
    tree.execute("ALTER TABLE log ATTACH PARTITION log_3 FOR VALUES FROM (300) TO (400)")
    wait_table(daemon, "public.log_3", "done")
    time.sleep(1)
    equals(oracle, tree, "public.log_1", "public.log_2a", "public.log_3")
    assert not [row for row in status(daemon)["tables"] if "(" in row["name"]]


def test_a_part_that_is_detached_again_before_it_is_read_ends(running, tree, oracle):
    """An open transaction that writes makes its reading wait."""
    new_part(tree, "log_3", 300, 20)
    with transaction(tree, "INSERT INTO other VALUES (1)"):
        tree.execute("ALTER TABLE log ATTACH PARTITION log_3 FOR VALUES FROM (300) TO (400)")
        wait_until("it waits", 30, lambda: "waits for transactions" in (table_status(running, f"{ROOT} (public.log_3)") or {"detail": ""})["detail"], 0.05)
        tree.execute("ALTER TABLE log DETACH PARTITION log_3")
    told = wait_part(running, "log_3", "failed")
    assert "no partition" in told["detail"], told
    assert not [r for r in reads(oracle.sync(tree), ROOT) if "log_3" in r.row()["what"]]


@pytest.mark.timeout(240)
def test_with_kills_and_a_load_on_the_same_keys_the_root_is_its_topic(running, tree, oracle, name):
    for number, part in enumerate(("log_3", "log_4", "log_5")):
        low = 300 + 100 * number
        new_part(tree, part, low, 1500)
        tree.execute(f"ALTER TABLE log ATTACH PARTITION {part} FOR VALUES FROM ({low}) TO ({low + 100})")
        wait_until("it is put down", 30, lambda: table_status(running, f"{ROOT} (public.{part})"), 0.02)
        for step in range(4):
            tree.execute(f"UPDATE log SET what = 'updated {step}' WHERE at >= {low} AND id % 5 = {step}", f"DELETE FROM {part} WHERE id % 50 = {step}",
                         f"UPDATE log SET id = -id WHERE at >= {low} AND id % 60 = {step + 7}", f"INSERT INTO log SELECT -i, {low}, 'back' FROM generate_series({step * 10 + 1}, {step * 10 + 5}) i")
            if step == number:
                oracle.sync(tree)
                running.kill()
                tree.wait_inactive(f"millrace_{name}")
                running.start(seconds=60)
    wait_until("all of it is read", 60, lambda: all(row["state"] in ("done", "failed") for row in status(running).get("tables", [])), 0.2)
    equals(oracle, tree, ROOT)
