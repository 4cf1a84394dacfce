"""Incremental snapshots that merge: at the end the topic's live keys are the table's rows, whatever was deleted while nobody told of it
(delivery, "Snapshots": snapshot.replace = "merge")."""
import random
import threading
import time

import confluent_kafka
import psycopg
import pytest
import requests

from harness.database import connect
from harness.servers import wait_until
from harness.snapshots import equals, points, reads, status, take, table_status, tell, wait_table

CHUNKED = {"snapshot.chunk_rows": "60", "snapshot.chunk_time": "20 ms", "snapshot.replace": "merge"}
TABLE = "public.dish"


@pytest.fixture
def dishes(database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO cup VALUES (1)")
    return database


@pytest.fixture
def running(daemon, dishes, oracle):
    """Streams, and its topic has 600 rows."""
    daemon.settings.update(CHUNKED)
    daemon.start()
    dishes.execute("INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 600) i")
    equals(oracle, dishes, TABLE)
    return daemon


def hide(database, name, *statements, connection=None):
    """What nobody is told of: the table is out of the publication meanwhile."""
    publication = f'ALTER PUBLICATION "millrace_{name}"'
    (connection or database.connection).execute("; ".join(["BEGIN", f"{publication} DROP TABLE dish", *statements, f"{publication} ADD TABLE dish", "COMMIT"]),
                                                prepare=False)


def bare(oracle, known=0):
    """Tombstones that follow no delete event."""
    last, found = {}, []
    for record in oracle.of(TABLE):
        place = record.topic, record.partition
        before = last.get(place)
        if record.tombstone and not (before is not None and before.op == "d" and before.key_bytes == record.key_bytes):
            found.append(record)
        last[place] = record
    return found[known:]


class Held:
    """A transaction of somebody's that is open in the topic: a search has to wait for its end."""

    def __init__(self, kafka, topic):
        self.producer = confluent_kafka.Producer({"bootstrap.servers": kafka.url(), "transactional.id": f"held-{topic}", "log_level": 0,
                                                  "transaction.timeout.ms": 60000})
        self.producer.init_transactions(15)
        self.producer.begin_transaction()
        for partition in range(6):
            self.producer.produce(topic, b"never to be seen", b"somebody", partition=partition)
        self.producer.flush(15)

    def end(self):
        self.producer.abort_transaction(15)


def wait_searching(daemon):
    wait_until("the topic is searched", 30, lambda: "searched" in (table_status(daemon, TABLE) or {"detail": ""})["detail"], 0.05)


def test_what_was_deleted_while_nobody_told_of_it_gets_a_tombstone_behind_the_rows(running, dishes, oracle, name):
    dishes.execute("DELETE FROM dish WHERE id = 5", "UPDATE dish SET id = 601 WHERE id = 6")
    hide(dishes, name, "DELETE FROM dish WHERE id % 3 = 0", "UPDATE dish SET id = id + 1000 WHERE id BETWEEN 100 AND 110")
    take(running, TABLE)
    equals(oracle, dishes, TABLE, merged=True)
    gone = {i for i in range(1, 601) if i % 3 == 0 or 100 <= i <= 110} - {6}
    found = bare(oracle)
    assert {r.key["id"] for r in found} == gone and len(found) == len(gone)
    for record in found:
        # behind all rows of its partition, and its moment is the watermark's
        assert all(r.offset < record.offset for r in reads(oracle, TABLE) if r.partition == record.partition)
        assert abs(record.timestamp[1] / 1000 - time.time()) < 60
    told = table_status(running, TABLE)
    assert told["state"] == "done" and told["rows"] == dishes.value("SELECT count(*) FROM dish"), told
    # another one finds nothing
    take(running, TABLE)
    equals(oracle, dishes, TABLE, merged=True)
    assert len(bare(oracle)) == len(gone)


def test_a_topic_that_holds_nothing_is_not_searched(daemon, dishes, oracle):
    daemon.settings.update(CHUNKED)
    dishes.execute("INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 100) i")
    daemon.start()
    take(daemon, TABLE)
    equals(oracle, dishes, TABLE)
    assert "tombstones" not in daemon.log()


def test_an_empty_table_empties_its_topic(running, dishes, oracle, name):
    hide(dishes, name, "DELETE FROM dish")
    take(running, TABLE)
    equals(oracle, dishes, TABLE, merged=True)
    assert len(bare(oracle)) == 600 and reads(oracle) == []


def test_compacted_topics_are_merged_whatever_is_configured(daemon, dishes, oracle, name):
    daemon.settings.update({**CHUNKED, "snapshot.replace": "truncate", "events.truncate": "skip", "topics.cleanup_policy": "compact"})
    daemon.start()
    dishes.execute("INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 600) i")
    oracle.sync(dishes)
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    take(daemon, TABLE)
    equals(oracle, dishes, TABLE, merged=True)
    assert {r.key["id"] for r in bare(oracle)} == set(range(1, 101))
    # a truncate that is skipped leaves rows, and a snapshot takes them away
    dishes.execute("TRUNCATE dish", "INSERT INTO dish VALUES (7, 'alone')")
    take(daemon, TABLE)
    equals(oracle, dishes, TABLE, merged=True)
    assert all(r.key_bytes is not None for r in oracle.of(TABLE))


def test_a_table_that_joins_again_is_merged(daemon, dishes, oracle, name):
    daemon.settings.update({**CHUNKED, "snapshot.mode": "initial", "publication.poll_interval": "300ms"})
    dishes.execute("INSERT INTO dish SELECT i, 'dish ' || i FROM generate_series(1, 200) i")
    daemon.start(seconds=60)
    oracle.sync(dishes)
    dishes.execute("BEGIN", f'ALTER PUBLICATION "millrace_{name}" DROP TABLE dish', "DELETE FROM dish WHERE id <= 50", "COMMIT")
    daemon.wait_log("tombstones for the rows that are gone", 60)
    equals(oracle, dishes, TABLE, merged=True)
    assert {r.key["id"] for r in bare(oracle)} == set(range(1, 51))


# ---- while the topic is searched ----

def test_what_the_stream_touches_during_the_search_gets_no_tombstone(running, dishes, oracle, kafka, name):
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    held = Held(kafka, f"{name}.{TABLE}")
    take(running, TABLE, "--no-wait")
    wait_searching(running)
    dishes.execute("INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(1, 20) i", "INSERT INTO dish SELECT i, 'short' FROM generate_series(21, 30) i",
                   "DELETE FROM dish WHERE id BETWEEN 21 AND 30", "UPDATE dish SET id = id - 400 WHERE id BETWEEN 431 AND 440")
    time.sleep(0.5)
    held.end()
    wait_table(running, TABLE, "done")
    equals(oracle, dishes, TABLE, merged=True)
    assert sorted(r.key["id"] for r in bare(oracle)) == list(range(41, 101))
    assert "touched_meanwhile=40" in running.log()


def test_a_crash_during_the_search_begins_it_again_without_the_rows(running, dishes, oracle, kafka, name):
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    held = Held(kafka, f"{name}.{TABLE}")
    take(running, TABLE, "--no-wait")
    wait_searching(running)
    dishes.execute("INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(1, 20) i")
    time.sleep(0.5)
    running.kill()
    dishes.wait_inactive(f"millrace_{name}")
    # also what nobody has published yet
    dishes.execute("INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(21, 40) i")
    running.start(seconds=60)
    wait_searching(running)
    dishes.execute("INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(41, 60) i")
    held.end()
    wait_table(running, TABLE, "done")
    equals(oracle, dishes, TABLE, merged=True)
    assert sorted(r.key["id"] for r in bare(oracle)) == list(range(61, 101))
    assert len(reads(oracle)) == 500


def test_when_the_connection_breaks_during_the_search_it_begins_again(running, dishes, oracle, kafka, name):
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    held = Held(kafka, f"{name}.{TABLE}")
    take(running, TABLE, "--no-wait")
    wait_searching(running)
    dishes.execute("INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(1, 20) i",
                   "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE database = current_database()",
                   "INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(21, 40) i")
    wait_until("another search", 30, lambda: running.log().count("source streaming") == 2, 0.05)
    wait_searching(running)
    dishes.execute("INSERT INTO dish SELECT i, 'back ' || i FROM generate_series(41, 60) i")
    time.sleep(1)
    held.end()
    wait_table(running, TABLE, "done")
    equals(oracle, dishes, TABLE, merged=True)
    assert sorted(r.key["id"] for r in bare(oracle)) == list(range(61, 101))


def test_a_snapshot_is_cancelled_during_the_search(running, dishes, oracle, kafka, name):
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    held = Held(kafka, f"{name}.{TABLE}")
    take(running, TABLE, "--no-wait")
    wait_searching(running)
    assert tell(running, "snapshot", "--cancel", TABLE).returncode == 0
    wait_table(running, TABLE, "cancelled")
    # the next one does not wait for a search that nobody wants
    take(running, "public.cup", timeout=20)
    held.end()
    equals(oracle, dishes, "public.cup")
    assert bare(oracle) == []


@pytest.mark.timeout(150)
@pytest.mark.parametrize("version", [(), ("--new-version",)], ids=["accepted", "new version"])
def test_while_its_table_is_parked_nothing_is_merged(running, dishes, oracle, kafka, name, version):
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    topic = f"{name}.{TABLE}"
    held = Held(kafka, topic)
    take(running, TABLE, "--no-wait")
    wait_searching(running)
    dishes.execute("ALTER TABLE dish ALTER COLUMN name TYPE integer USING id", "INSERT INTO dish SELECT i, i FROM generate_series(1, 20) i")
    wait_until("its snapshot waits", 30, lambda: "parked" in table_status(running, TABLE)["detail"], 0.05)
    held.end()
    time.sleep(1)
    assert bare(oracle.drain()) == []
    if not version:
        token = (running.state_folder / "token").read_text().strip()
        for part in ("key", "value"):
            assert requests.put(running.url(f"/config/{topic}-{part}"), json={"compatibility": "NONE"}, auth=("operator", token), timeout=5).ok
    assert tell(running, "replay", TABLE, *version).returncode == 0
    wait_table(running, TABLE, "done")
    oracle.sync(dishes)
    if version:  # another topic, which holds nothing from before
        assert bare(oracle) == [] and not [r for r in oracle.records if r.topic == f"{topic}.v2" and r.tombstone]
    else:
        assert sorted(r.key["id"] for r in bare(oracle)) == list(range(21, 101))
        assert {int(dict(key)["id"]) for key in oracle.fold(TABLE)} == {i for i, in dishes.query("SELECT id FROM dish")}


@pytest.mark.timeout(120)
def test_a_stop_during_the_search_is_quick(running, dishes, oracle, kafka, name):
    hide(dishes, name, "DELETE FROM dish WHERE id <= 100")
    held = Held(kafka, f"{name}.{TABLE}")
    take(running, TABLE, "--no-wait")
    wait_searching(running)
    assert running.stop(5) == 0
    held.end()
    running.start()
    wait_table(running, TABLE, "done")
    equals(oracle, dishes, TABLE, merged=True)
    assert len(bare(oracle)) == 100


# ---- much of it ----

@pytest.mark.timeout(180)
def test_more_keys_than_are_kept_are_merged_in_rounds(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id text PRIMARY KEY, n integer)")
    daemon.settings.update({**CHUNKED, "snapshot.chunk_rows": "5000"})
    daemon.start()
    database.execute("INSERT INTO dish SELECT lpad(i::text, 1200, 'k'), i FROM generate_series(1, 6000) i")
    oracle.sync(database, 60)
    hide(database, name, "DELETE FROM dish WHERE n > 5")
    take(daemon, TABLE, timeout=120)
    equals(oracle, database, TABLE, merged=True)
    assert len(bare(oracle)) == 5995 == len({r.key_bytes for r in bare(oracle)})
    assert daemon.log().count("tombstones for the rows that are gone") == 2


class Writer(threading.Thread):
    """Deletes, inserts again, moves and changes the same keys all the time, some of it where nobody is told."""

    def __init__(self, database, name, seed, hides=False):
        super().__init__(daemon=True)
        self.database, self.name, self.hides, self.random, self.ended, self.error, self.done = database, name, hides, random.Random(seed), threading.Event(), None, 0
        self.start()

    def run(self):
        try:
            with connect(self.database.url) as connection:
                while not self.ended.is_set():
                    try:
                        connection.execute(self.statement(), prepare=False)
                        self.done += 1
                    except (psycopg.errors.DeadlockDetected, psycopg.errors.UniqueViolation):
                        connection.rollback()
                    time.sleep(self.random.random() * 0.01)
        except psycopg.Error as error:
            self.error = error

    def statement(self):
        low = self.random.randrange(1500)
        high = low + self.random.randrange(15)
        return self.random.choice((
            f"DELETE FROM dish WHERE id BETWEEN {low} AND {high}",
            f"INSERT INTO dish SELECT i, 'again {self.done}' FROM generate_series({low}, {high}) i ON CONFLICT DO NOTHING",
            f"INSERT INTO dish SELECT i, 'set {self.done}' FROM generate_series({low}, {high}) i ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            f"UPDATE dish SET id = {low + 700} WHERE id = {low}",
            f"BEGIN; DELETE FROM dish WHERE id BETWEEN {low} AND {high}; INSERT INTO dish VALUES ({low}, 'both'); COMMIT",
        ))

    def end(self):
        self.ended.set()
        self.join(30)
        assert self.error is None and self.done > 20, self.error


def under_load(database, name, seed):
    database.execute("INSERT INTO dish SELECT i, 'there' FROM generate_series(1, 2000) i ON CONFLICT DO NOTHING")
    return [Writer(database, name, seed * 10 + n) for n in range(3)]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("compacted", [False, True])
def test_under_load_on_the_same_keys_the_topic_is_the_table(daemon, dishes, oracle, name, compacted):
    daemon.settings.update({**CHUNKED, "batch.bytes": "64 KiB"})
    if compacted:
        daemon.settings.update({"snapshot.replace": "truncate", "events.truncate": "skip", "topics.cleanup_policy": "compact"})
    daemon.start()
    writers = under_load(dishes, name, 7)
    for number in range(4):
        hide(dishes, name, f"DELETE FROM dish WHERE id % 4 = {number}", f"DELETE FROM dish WHERE id BETWEEN {400 * number} AND {400 * number + 200}")
        time.sleep(0.3)
        take(daemon, TABLE, timeout=120)
    for writer in writers:
        writer.end()
    equals(oracle, dishes, TABLE, merged=True)
    assert len(bare(oracle)) > 200


def going(daemon):
    return any(row["state"] in ("running", "waiting") for row in status(daemon).get("tables", []))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_kills_at_any_moment_the_topic_is_the_table(daemon, dishes, oracle, name, seed):
    draw = random.Random(seed)
    daemon.settings.update({**CHUNKED, "batch.bytes": "64 KiB", "snapshot.rows_per_second": "800"})
    daemon.start()
    writers = under_load(dishes, name, seed)
    kills = 0
    for number in range(3):
        time.sleep(0.3)
        hide(dishes, name, f"DELETE FROM dish WHERE id % 4 = {number}", "DELETE FROM dish WHERE id BETWEEN 1600 AND 1900")
        take(daemon, TABLE, "--no-wait")
        for _ in range(4):
            time.sleep(draw.random() * 1.0)
            kills += going(daemon)
            daemon.kill()
            dishes.wait_inactive(f"millrace_{name}")
            daemon.start(seconds=60)
        time.sleep(0.6)
        wait_until("all of it is done", 90, lambda: not going(daemon), 0.2)
    for writer in writers:
        writer.end()
    equals(oracle, dishes, TABLE, merged=True)
    assert kills > 2 and len(points(oracle)) > 3
