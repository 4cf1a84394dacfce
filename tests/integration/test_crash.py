"""The crash test: a random load on several tables while everything is killed and restarted at random moments. At the end topics
equal tables, every committed change is there exactly once, and no position occurs twice.

MILLRACE_TORTURE=long runs it longer, MILLRACE_SEED chooses the seed; a failure names it.
"""
import os
import random
import threading
import time

import pytest

from harness.daemon import command
from harness.database import connect
from harness.load import INSERTS_ONLY, KEYS, SCHEMA, TABLES, Load
from harness.servers import bundled, wait_until

SEED = int(os.environ.get("MILLRACE_SEED", "20240229"))


def large_transactions(url, count, ended):
    """100,000 rows in one transaction, while all else goes on; again after a lost connection."""
    done = 0
    while done < count and not ended.is_set():
        try:
            with connect(url) as connection, connection.transaction():
                low = 20_000_000 + done * 1_000_000
                connection.execute("INSERT INTO accounts SELECT i, 'large', 1, true, NULL FROM generate_series(%s::bigint, %s::bigint) i", (low, low + 69_999))
                connection.execute("UPDATE accounts SET balance = 2 WHERE id BETWEEN %s AND %s", (low, low + 29_999))
            done += 1
        except Exception:  # noqa: BLE001 the server was restarted under it
            time.sleep(0.2)


def row_of(done, subject):
    return next(line.split() for line in done.stdout.splitlines() if line.split()[1:2] == [subject])


class Faults:
    def __init__(self, daemon, database, postgres, kafka, draw):
        self.daemon, self.database, self.postgres, self.kafka, self.draw = daemon, database, postgres, kafka, draw
        self.done = []

    def kill(self):
        assert self.daemon.running(), f"millrace ended by itself: {self.daemon.process.returncode}\n{self.daemon.log(30)}"
        self.daemon.kill()
        self.daemon.spawn()

    def terminate(self):
        with connect(self.postgres.url()) as connection:
            connection.execute("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active")

    def broker(self):
        self.kafka.kill() if self.draw.random() < 0.5 else self.kafka.stop()
        self.kafka.start()

    def fast(self):
        self.postgres.restart("fast")

    def immediate(self):
        self.postgres.restart("immediate")

    def strike(self, fault):
        self.done.append(fault.__name__)
        fault(self)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("library", ["system's", "bundled"])
def test_topics_equal_tables_and_no_position_occurs_twice_whatever_is_killed(daemon, database, oracle, audit, postgres, kafka, folder, long, library):
    """With the system's librdkafka, and with the one that the tests' Python client brings, which on Debian 12 is a newer one."""
    draw = random.Random(SEED)
    kills = 200 if long else 20 if library == "system's" else 7
    if library == "bundled":
        version, daemon.env = bundled.library(folder / "bundled")
        assert row_of(command("check", "--name", daemon.name, "--source", database.url, "--brokers", kafka.url(), "--state", folder / "s", env=daemon.env),
                      "librdkafka") == ["ok", "librdkafka", version]
    database.execute(*SCHEMA)
    daemon.settings.update({"batch.bytes": "256 KiB", "backoff.max": "1 s", "startup_timeout": "120 s"})
    daemon.start()
    audited = audit()
    faults = Faults(daemon, database, postgres, kafka, draw)
    plan = [Faults.kill] * kills + [Faults.terminate] * (kills // 5) + [Faults.broker] * (kills // 7) \
        + [Faults.fast, Faults.immediate] * (kills // 20)
    draw.shuffle(plan)
    load = Load(database.url, SEED, 4, pause=0.08)
    large = threading.Thread(target=large_transactions, args=(database.url, 10 if long else 1, load.ended), daemon=True)
    try:
        with load:
            large.start()
            for fault in plan:
                faults.strike(fault)
                # from the middle of the start to well into the stream
                time.sleep(draw.choice((0.05, 0.3, 0.8, 1.5, 2.5)) * draw.random() * 2)
            wait_until("the large transactions", 180, lambda: not large.is_alive(), 0.2)
        daemon.wait_ready(120)
        oracle.sync(database, 180).check().compare(database, *TABLES)
        changes = audited.compare(oracle, KEYS, INSERTS_ONLY)
    except BaseException:
        print(f"seed {SEED}, faults {faults.done}")
        raise
    assert changes > 100_000
    print(f"seed {SEED}: {changes} changes, {load.committed} transactions, {len(faults.done)} faults")
