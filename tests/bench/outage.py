"""An outage of Kafka: the broker is killed under a steady load, started again after a time, and the backlog drains while the load goes on.

Once a second PostgreSQL is asked how much WAL the slot retains. At the end every row is in the topic once: as many records as rows, and
as many keys. Each run has an instance and a database of its own.
"""
import contextlib
import pathlib
import re
import subprocess
import threading
import time

import psycopg

from common import wait_until
from figures import outage_rows, table
from measure import PeakMemory, cpu_of, say

DATABASE = "outage"
LIMIT_BYTES = 64_000_000
NEAR_BYTES = 1_000_000  # as much WAL behind, or less, is as good as caught up: some 2 s of the load
QUERY = """select (pg_current_wal_lsn() - restart_lsn)::bigint, (pg_current_wal_lsn() - confirmed_flush_lsn)::bigint,
  (confirmed_flush_lsn - '0/0')::bigint from pg_replication_slots where slot_name = %s"""


class Samples(threading.Thread):
    """Each second, while it runs: what the slot retains, how far the confirmed position is behind, and the daemon's memory."""

    def __init__(self, url, slot, pid):
        super().__init__(daemon=True)
        self.url, self.slot, self.status = url, slot, pathlib.Path(f"/proc/{pid}/status")
        self.began, self.rows, self.failed, self.ending = time.monotonic(), [], None, threading.Event()
        self.start()

    def run(self):
        try:
            with psycopg.connect(self.url, autocommit=True) as connection:
                while not self.ending.wait(max(0, self.began + len(self.rows) - time.monotonic())):
                    self.rows.append((self.now(), *connection.execute(QUERY, (self.slot,)).fetchone(), self.resident()))
        except Exception as error:
            self.failed = error

    def now(self):
        return round(time.monotonic() - self.began, 2)

    def resident(self):
        return int(re.search(r"VmRSS:\s+(\d+)", self.status.read_text()).group(1)) * 1024

    def check(self):
        if self.failed is not None:
            raise SystemExit(f"the samples ended: {self.failed}")

    def stop(self):
        self.ending.set()
        self.join()
        self.check()

    def first(self, since, condition):
        """seconds from `since` to the first sample from then on that meets it; None: there is none"""
        found = next((row[0] for row in self.rows if row[0] >= since and condition(row)), None)
        return None if found is None else round(found - since, 1)


class Outage:
    def __init__(self, bench):
        self.bench, self.seconds = bench, bench.options.outage_seconds
        self.rate = bench.options.rates[0] if bench.options.rates else 500
        self.before = max(10, min(60, self.seconds // 10))
        self.after = self.before + self.seconds // 5 + 20

    def rows(self):
        return self.bench.sql("select count(*), pg_current_wal_lsn() - '0/0' from accounts", DATABASE)[0]

    def in_topic(self, topic):
        records, keys = 0, set()
        for message in self.bench.records(topic):
            records += 1
            keys.add(message.key())
        return records, len(keys)

    @contextlib.contextmanager
    def load(self):
        command = self.bench.commits_command(self.rate, self.before + self.seconds + self.after, database=DATABASE)
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()

    def break_kafka(self, samples):
        """when it was killed, and when the broker listened again"""
        down = samples.now()
        self.bench.kafka.kill()
        time.sleep(max(0, self.seconds - (samples.now() - down)))
        self.bench.kafka.start()
        return down, samples.now()

    def await_drain(self, samples, load, back):
        """until the load has ended and the slot retains little, or for as long again as the outage took"""
        _, errors = load.communicate(timeout=self.seconds * 2 + 600)
        if load.returncode:
            raise SystemExit(f"pgbench ended with {load.returncode}\n{errors[-3000:]}")
        end = time.monotonic() + self.seconds + 60
        while time.monotonic() < end and not (samples.rows[-1][1] < LIMIT_BYTES and samples.rows[-1][2] < NEAR_BYTES):
            samples.check()
            time.sleep(1)

    def results(self, samples, down, back):
        at_return = max((row[3] for row in samples.rows if row[0] <= back), default=0)
        columns = list(zip(*samples.rows))
        return {"down_at_s": down, "back_at_s": back, "outage_s": round(back - down, 1),
                "resumed_s": samples.first(back, lambda row: row[3] > at_return),
                "caught_up_s": samples.first(back, lambda row: row[2] < NEAR_BYTES),
                "drained_s": samples.first(back, lambda row: row[1] < LIMIT_BYTES), "peak_retained_bytes": max(columns[1]), "peak_behind_bytes": max(columns[2]),
                "samples": {"seconds": columns[0], "retained_bytes": columns[1], "behind_bytes": columns[2], "resident_bytes": columns[4]}}

    def one(self):
        bench = self.bench
        bench.runs += 1
        name = f"outage{bench.runs}"
        bench.prepare(DATABASE, 0)
        with bench.daemon(name, database=DATABASE) as (process, _):
            samples, peak = Samples(bench.postgres.url(DATABASE), f"millrace_{name}", process.pid), PeakMemory(process.pid)
            try:
                with self.load() as load:
                    time.sleep(self.before)
                    down, back = self.break_kafka(samples)
                    self.await_drain(samples, load, back)
                rows, end = self.rows()
                wait_until(f"{rows} rows are published", self.seconds + 120, lambda: samples.check() or samples.rows[-1][3] >= end)
            finally:
                samples.stop()
                rss, cpu = peak.stop(), cpu_of(process.pid)
        records, keys = self.in_topic(f"{name}.public.accounts")
        if not rows == records == keys:
            raise SystemExit(f"{records} records with {keys} keys, of {rows} rows: not once each\n{(bench.home / f'{name}.log').read_text()[-3000:]}")
        bench.topics_delete(name)
        bench.sql(f"drop database {DATABASE}", "postgres")
        return {"rows": rows, "records": records, "keys": keys, "rss_mib": round(rss / 1024, 1), "cpu_s": round(cpu, 2),
                **self.results(samples, down, back)}

    def run(self):
        runs = []
        for number in range(1, self.bench.options.outage_runs + 1):
            say(f"Kafka is down for {self.seconds} s, at {self.rate} commits/s, run {number} of {self.bench.options.outage_runs}:")
            runs.append(run := self.one())
            say(f"  retained at most {run['peak_retained_bytes'] / 1e6:.0f} MB; first progress {run['resumed_s']} s after the return, caught up "
                f"{run['caught_up_s']} s, below {LIMIT_BYTES / 1e6:.0f} MB {run['drained_s']} s; {run['cpu_s']:.0f} CPU s, {run['rss_mib']:.0f} MiB; "
                f"{run['rows']:,} rows, each once")
        return {"rate": self.rate, "limit_bytes": LIMIT_BYTES, "runs": runs}


def summary(result):
    return f"outage of Kafka at {result['rate']} commits/s\n" + table([["median (least to most)", "measured"], *outage_rows(result)])
