"""How fast, at what cost: the daemon against real PostgreSQL and Kafka, paired with pg_recvlogical into /dev/null.

Drain: a backlog of row changes (8 columns; half inserts, 40% updates, 10% deletes; 10 to a transaction) waits in a slot.
Each run drains a copy of that slot: pg_recvlogical to /dev/null, then the daemon to events that Kafka has acknowledged
(acks=all, exactly once), from process start to process end. Latency: single-row commits at a fixed rate, each row carrying
the server's clock at its insert, read by a read_committed consumer.

Timings on shared machines are noisy: what counts is the ratio of runs side by side. Nothing here passes or fails.
"""
import argparse
import contextlib
import json
import os
import pathlib
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "servers"))

from confluent_kafka import Consumer, TopicPartition  # noqa: E402
import psycopg  # noqa: E402

from kafka import Kafka, fetch as fetch_kafka  # noqa: E402
from common import free_port, java  # noqa: E402
from postgres import Postgres  # noqa: E402

OUT = ROOT / "build" / "bench"
PROGRAM = pathlib.Path(os.environ.get("MILLRACE", ROOT / "build" / "release" / "millrace"))
TICKS = os.sysconf("SC_CLK_TCK")

PREPARE = """
create table accounts(id bigserial primary key, owner text, email text, balance numeric(12,2), status int, note text,
  created_at timestamptz, updated_at timestamptz);
insert into accounts(owner, email, balance, status, note, created_at, updated_at)
  select 'Owner number ' || i, 'owner' || i || '@example.com', (i::bigint * 7919 % 10000000) / 100.0, i % 5,
         'prefilled row ' || md5(i::text), now(), now()
  from generate_series(1, {rows}) i;
create publication bench for table accounts;
create publication bench_inserts with (publish = 'insert, truncate');
create procedure backlog(changes int) language plpgsql as $$
declare top bigint; low bigint;
begin
  select max(id), min(id) into top, low from accounts;
  for t in 0 .. changes / 10 - 1 loop
    insert into accounts(owner, email, balance, status, note, created_at, updated_at)
      select 'Owner number ' || (t * 5 + i), 'owner' || (t * 5 + i) || '@example.com',
             ((t * 5 + i)::bigint * 7919 % 10000000) / 100.0, i, 'inserted row ' || md5((t * 5 + i)::text),
             clock_timestamp(), clock_timestamp()
      from generate_series(1, 5) i;
    update accounts set balance = balance + 1, status = (status + 1) % 5, updated_at = clock_timestamp()
      where id in (select top - 4 * (t % 20000) - k from generate_series(0, 3) k);
    delete from accounts where id = low + t;
    commit;
  end loop;
end $$;
"""

STEADY = """\\set n random(1, 1000000)
insert into accounts(owner, email, balance, status, note, created_at, updated_at) values ('Owner number ' || :n,
 'owner' || :n || '@example.com', :n / 100.0, :n % 5,
 'T' || (extract(epoch from clock_timestamp()) * 1000000)::bigint || 'T', clock_timestamp(), clock_timestamp());
"""


class BenchKafka(Kafka):
    """The tests' broker with the JVM's full compiler, as one would run it."""

    def _java(self, heap, *arguments):
        return [java(17), f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp", f"{fetch_kafka()}/jars/*", *arguments]


def cpu_of(pid):
    """user + system seconds of a process with all its threads"""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def children_cpu(pid):
    """the same of its children that have ended"""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / TICKS


class PeakMemory(threading.Thread):
    """VmHWM in KiB, by looking while the process lives: ru_maxrss counts what this Python had before the exec, too."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.file, self.peak, self.ending = pathlib.Path(f"/proc/{pid}/status"), 0, False
        self.start()

    def run(self):
        while not self.ending:
            with contextlib.suppress(OSError, AttributeError):
                self.peak = int(re.search(r"VmHWM:\s+(\d+)", self.file.read_text()).group(1))
            time.sleep(0.05)

    def stop(self):
        self.ending = True
        self.join()
        return self.peak


def say(text):
    print(text, flush=True)


def quantile(values, q):
    return sorted(values)[min(len(values) - 1, int(len(values) * q))] if values else float("nan")


class Bench:
    def __init__(self, options):
        self.options = options
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="millrace-bench-", dir="/tmp"))
        self.postgres = Postgres(self.home / "postgres", settings={
            "shared_buffers": "1GB", "max_wal_size": "16GB", "fsync": "on", "logical_decoding_work_mem": "64MB",
            "track_commit_timestamp": "off"})
        self.kafka = BenchKafka(self.home / "kafka", heap="512m")
        self.binaries = self.postgres.fetch() / "bin"
        self.runs = 0

    def __enter__(self):
        self.postgres.start()
        self.kafka.start()
        self.postmaster = int((self.postgres.data / "postmaster.pid").read_text().split()[0])
        return self

    def __exit__(self, *_):
        self.kafka.destroy()
        self.postgres.destroy()
        shutil.rmtree(self.home, ignore_errors=True)

    def sql(self, text, database="bench"):
        with psycopg.connect(self.postgres.url(database), autocommit=True) as connection:
            cursor = connection.execute(text)
            return cursor.fetchall() if cursor.description else None

    # ---- the backlog ----
    def load(self):
        options = self.options
        self.sql("create database bench", "postgres")
        self.sql(PREPARE.format(rows=options.rows))
        self.sql("vacuum analyze accounts")
        self.sql("checkpoint")
        self.sql("select pg_create_logical_replication_slot('backlog', 'pgoutput')")
        started = time.monotonic()
        with psycopg.connect(self.postgres.url("bench"), autocommit=True) as connection:
            connection.execute("set synchronous_commit = off")
            connection.execute(f"call backlog({options.changes})")
        self.sql("checkpoint")
        self.end = self.sql("select pg_current_wal_lsn()")[0][0]
        say(f"backlog of {options.changes} changes written in {time.monotonic() - started:.0f} s, up to {self.end}")

    def slot_copy(self, name):
        self.sql(f"select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '{name}'")
        self.sql(f"select pg_copy_logical_replication_slot('backlog', '{name}')")

    # ---- one drain ----
    def measured(self, command, log=None):
        """wall and CPU seconds and peak RSS (MiB) of a process, and the CPU of walsender and broker meanwhile"""
        broker = self.kafka.process.pid()
        broker_before, children_before = cpu_of(broker), children_cpu(self.postmaster)
        output = open(log, "wb") if log else subprocess.DEVNULL
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=output)
        peak = PeakMemory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            tail = pathlib.Path(log).read_text()[-3000:] if log else ""
            raise SystemExit(f"{command[0]} ended with {process.returncode}\n{tail}")
        time.sleep(0.5)  # the walsender is reaped
        return {"wall_s": round(wall, 3), "cpu_s": round(usage.ru_utime + usage.ru_stime, 3),
                "cpu_user_s": round(usage.ru_utime, 3), "rss_mib": round(peak.stop() / 1024, 1),
                "server_cpu_s": round(children_cpu(self.postmaster) - children_before, 2),
                "broker_cpu_s": round(cpu_of(broker) - broker_before, 2)}

    def drain_recvlogical(self):
        self.slot_copy("limit")
        result = self.measured([
            str(self.binaries / "pg_recvlogical"), "-d", self.postgres.url("bench"), "--slot=limit", "--start",
            f"--endpos={self.end}", "--no-loop", "-o", "proto_version=1", "-o", "publication_names=bench",
            *(["-o", "binary=true"] if self.options.binary_limit else []), "-f", "/dev/null"])
        self.sql("select pg_drop_replication_slot('limit')")
        return result

    def daemon_command(self, name, *more):
        return [str(PROGRAM), "run", "--name", name, "--source", self.postgres.url("bench"), "--brokers", self.kafka.url(),
                "--tables", "public.accounts", "--state", str(self.home / name), "--http", f"127.0.0.1:{free_port()}",
                "--set", "publication.name=bench", "--set", "snapshot.mode=never", *more]

    def topic_bytes(self, topic):
        data = self.home / "kafka" / "data"
        return sum(f.stat().st_size for d in data.glob(f"{topic}-*") for f in d.glob("*.log"))

    def events_in(self, topic):
        consumer = Consumer({"bootstrap.servers": self.kafka.url(), "group.id": "bench", "isolation.level":
                             "read_committed", "enable.auto.commit": False, "enable.partition.eof": True})
        partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
        consumer.assign([TopicPartition(topic, p, 0) for p in partitions])
        events = tombstones = ended = 0
        while ended < len(partitions):
            for message in consumer.consume(10000, timeout=1):
                if message.error():
                    ended += 1
                elif message.value() is None:
                    tombstones += 1
                else:
                    events += 1
        consumer.close()
        return events, tombstones

    def drain_millrace(self):
        self.runs += 1
        name = f"bench{self.runs}"
        self.slot_copy(f"millrace_{name}")
        log = self.home / f"{name}.log"
        result = self.measured(self.daemon_command(name, "--adopt-slot", "--until", self.end, *self.options.daemon), log)
        topic = f"{name}.public.accounts"
        events, tombstones = self.events_in(topic)
        result.update(events=events, tombstones=tombstones,
                      bytes_per_event=round(self.topic_bytes(topic) / max(events, 1), 1),
                      streaming_s=round(streaming_seconds(log.read_text()), 3))
        self.sql(f"select pg_drop_replication_slot('millrace_{name}')")
        if events != self.options.changes:
            raise SystemExit(f"{events} events in {topic}, of {self.options.changes} changes: the figures mean nothing")
        return result

    def drains(self):
        pairs = []
        for n in range(self.options.pairs):
            limit, ours = self.drain_recvlogical(), self.drain_millrace()
            ratio = round(ours["wall_s"] / limit["wall_s"], 3)
            pairs.append({"pg_recvlogical": limit, "millrace": ours, "ratio": ratio})
            say(f"  pair {n + 1}: pg_recvlogical {limit['wall_s']:.2f} s (server {limit['server_cpu_s']:.1f} CPU s), "
                f"millrace {ours['wall_s']:.2f} s, ratio {ratio:.2f}; millrace {ours['cpu_s']:.2f} CPU s, "
                f"{ours['rss_mib']:.0f} MiB; server {ours['server_cpu_s']:.1f}, broker {ours['broker_cpu_s']:.1f} CPU s; "
                f"{ours['bytes_per_event']:.0f} bytes/event")
        return pairs

    # ---- latency ----
    @contextlib.contextmanager
    def daemon(self, name):
        log = open(self.home / f"{name}.log", "wb")
        process = subprocess.Popen(self.daemon_command(name, *self.options.daemon), stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=log)
        try:
            end = time.monotonic() + 60
            while b"streaming" not in (self.home / f"{name}.log").read_bytes():
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit((self.home / f"{name}.log").read_text()[-3000:])
                time.sleep(0.1)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            log.close()

    def latency(self, rate, seconds):
        self.runs += 1
        name = f"latency{self.runs}"
        with self.daemon(name) as process:
            time.sleep(2)
            reader = LatencyReader(self.kafka.url(), f"{name}.public.accounts")
            script = self.home / "steady.sql"
            script.write_text(STEADY)
            before, began = cpu_of(process.pid), time.monotonic()
            subprocess.run([str(self.binaries / "pgbench"), "-n", "-M", "prepared", "-c", "4", "-j", "1", "-R", str(rate),
                            "-T", str(seconds), "-f", str(script), self.postgres.url("bench")], check=True,
                           capture_output=True, stdin=subprocess.DEVNULL)
            cpu = (cpu_of(process.pid) - before) / (time.monotonic() - began)
            time.sleep(1)
            values = reader.stop()
        self.sql(f"select pg_drop_replication_slot('millrace_{name}')")
        result = {"rate": rate, "seconds": seconds, "events": len(values), "cpu_share": round(cpu, 4)}
        for label, q in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("max", 1.0)):
            result[f"{label}_ms"] = round(quantile(values, q) * 1000, 2)
        say(f"  {rate} commits/s for {seconds} s: {len(values)} events, p50 {result['p50_ms']} ms, p99 {result['p99_ms']} "
            f"ms, p99.9 {result['p999_ms']} ms, max {result['max_ms']} ms; daemon {cpu * 100:.1f}% of a core")
        return result


class LatencyReader(threading.Thread):
    """Reads the topic from its end, read_committed; the age of each row's mark when it arrives."""

    MARK = re.compile(rb"T(\d{16})T")

    def __init__(self, brokers, topic):
        super().__init__(daemon=True)
        self.values, self.ending = [], False
        self.consumer = Consumer({"bootstrap.servers": brokers, "group.id": "bench", "isolation.level": "read_committed",
                                  "enable.auto.commit": False, "fetch.wait.max.ms": 100, "fetch.min.bytes": 1})
        partitions = self.consumer.list_topics(topic, timeout=10).topics[topic].partitions
        self.consumer.assign([TopicPartition(topic, p, 0) for p in partitions])
        self.start()

    def run(self):
        while not self.ending:
            message = self.consumer.poll(0.2)
            if message is None or message.error() or not message.value():
                continue
            now = time.time()
            found = self.MARK.search(message.value())
            if found:
                self.values.append(now - int(found.group(1)) / 1e6)

    def stop(self):
        self.ending = True
        self.join()
        self.consumer.close()
        return self.values


def streaming_seconds(log):
    """from `streaming` to the end, by the log's own times: without start-up and topic creation"""
    times = {}
    for line in log.splitlines():
        stamp = re.search(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d):(\d\d\.\d+)Z", line)
        if stamp:
            seconds = int(stamp.group(1)) * 3600 + int(stamp.group(2)) * 60 + float(stamp.group(3))
            times["streaming" if " streaming" in line and "streaming" not in times else "last"] = seconds
    return times.get("last", 0) - times.get("streaming", 0)


def median(pairs, who, what):
    return statistics.median(pair[who][what] for pair in pairs)


def summary(pairs, latencies, changes):
    million = changes / 1e6
    rows = [("drain, wall", f"{median(pairs, 'millrace', 'wall_s'):.2f} s"),
            ("  of it streaming", f"{median(pairs, 'millrace', 'streaming_s'):.2f} s"),
            ("pg_recvlogical, wall", f"{median(pairs, 'pg_recvlogical', 'wall_s'):.2f} s"),
            ("ratio of the pairs, median", f"{statistics.median(p['ratio'] for p in pairs):.2f}"),
            ("events per second", f"{changes / median(pairs, 'millrace', 'wall_s'):,.0f}"),
            ("daemon CPU per million events", f"{median(pairs, 'millrace', 'cpu_s') / million:.2f} s"),
            ("PostgreSQL's CPU meanwhile", f"{median(pairs, 'millrace', 'server_cpu_s'):.1f} s "
             f"(pg_recvlogical: {median(pairs, 'pg_recvlogical', 'server_cpu_s'):.1f} s)"),
            ("broker's CPU meanwhile", f"{median(pairs, 'millrace', 'broker_cpu_s'):.1f} s"),
            ("daemon peak RSS", f"{max(p['millrace']['rss_mib'] for p in pairs):.0f} MiB"),
            ("bytes per event in Kafka", f"{median(pairs, 'millrace', 'bytes_per_event'):.0f}")] if pairs else []
    for latency in latencies:
        rows.append((f"latency at {latency['rate']} commits/s", f"p50 {latency['p50_ms']} ms, p99 {latency['p99_ms']} ms"))
    return rows


def versions(bench):
    return {"machine": platform.machine(), "cores": os.cpu_count(), "kernel": platform.release(),
            "postgresql": bench.sql("show server_version")[0][0], "kafka": fetch_kafka().name}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=1000000)
    parser.add_argument("--rows", type=int, default=500000, help="rows in the table before")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--rates", type=int, nargs="*", default=[500], help="commits per second, for latency")
    parser.add_argument("--seconds", type=int, default=30, help="of each latency run")
    parser.add_argument("--binary-limit", action="store_true", help="pg_recvlogical in binary too")
    parser.add_argument("--daemon", nargs=argparse.REMAINDER, default=[], help="further arguments of the daemon, last")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with Bench(options) as bench:
        bench.load()
        say("drain:")
        pairs = bench.drains()
        say("latency, commit to read_committed consumer:")
        latencies = [bench.latency(rate, options.seconds) for rate in options.rates]
        results = {"versions": versions(bench), "changes": options.changes, "drain": pairs, "latency": latencies}
    (OUT / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    rows = summary(pairs, latencies, options.changes)
    say("")
    for label, value in rows:
        say(f"{label:<34} {value}")
    say(f"\nwritten to {(OUT / 'results.json').relative_to(ROOT)}")


if __name__ == "__main__":
    main()
