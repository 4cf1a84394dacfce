"""How fast, at what cost: the daemon against real PostgreSQL and Kafka, beside the limits of the two.

Drains of backlogs: drain.py. Latency at fixed rates: latency.py. Snapshots, consistent and incremental: snapshot.py. An outage of Kafka:
outage.py. Starts with many tables: start.py. Debezium Server over the same backlogs: peers.py.

What is measured of each part is in build/bench/results.json under the part's name; parts that are not run keep what they had
there, and `measured` says when each was. docs/bench-results.schema.json describes that file; report.py makes the document's tables
and pictures of it.

Timings on shared machines are noisy: what counts is the ratio of runs side by side. Nothing here passes or fails.
"""
import argparse
import contextlib
import functools
import json
import os
import pathlib
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "servers"))

from confluent_kafka import Consumer, TopicPartition  # noqa: E402
from confluent_kafka.admin import AdminClient  # noqa: E402
import psycopg  # noqa: E402

import bundled  # noqa: E402
from kafka import Kafka, fetch as fetch_kafka  # noqa: E402
from common import free_port, java, java_version, wait_until  # noqa: E402
from figures import quantiles_ms, table  # noqa: E402
from measure import LatencyReader, PeakMemory, children_cpu, cpu_of, peak_memory, say  # noqa: E402
from postgres import Postgres  # noqa: E402
import drain  # noqa: E402
import goals  # noqa: E402
import latency  # noqa: E402
import outage  # noqa: E402
import peers  # noqa: E402
import report  # noqa: E402
import snapshot  # noqa: E402
import start  # noqa: E402

OUT = ROOT / "build" / "bench"
PROGRAM = pathlib.Path(os.environ.get("MILLRACE", ROOT / "build" / "release" / "millrace"))
PARTS = ("drain", "latency", "snapshot", "incremental", "outage", "start")
ASKED = ("peers",)  # parts that are run when they are named

# a primary key is made after the rows: that is faster
PREPARE = """
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
create table accounts(id bigserial, owner text, email text, balance numeric(12,2), status int, note text,
  created_at timestamptz, updated_at timestamptz);
insert into accounts(owner, email, balance, status, note, created_at, updated_at)
  select 'Owner number ' || i, 'owner' || i || '@example.com', (i::bigint * 7919 % 10000000) / 100.0, i % 5,
         'prefilled row ' || md5(i::text), now(), now()
  from generate_series(1, {rows}) i;
alter table accounts add primary key (id);
create publication bench for table accounts;
create publication bench_inserts with (publish = 'insert, truncate');
"""

STEADY = """\\set n random(1, 1000000)
insert into {table}(owner, email, balance, status, note, created_at, updated_at) values ('Owner number ' || :n,
 'owner' || :n || '@example.com', :n / 100.0, :n % 5,
 'T' || (extract(epoch from clock_timestamp()) * 1000000)::bigint || 'T', clock_timestamp(), clock_timestamp());
"""


class BenchKafka(Kafka):
    """The tests' broker with the JVM's full compiler, as one would run it."""

    def _java(self, heap, *arguments):
        return [java(17), f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp", f"{fetch_kafka()}/jars/*", *arguments]


class Bench:
    def __init__(self, options):
        self.options = options
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="millrace-bench-", dir="/tmp"))
        self.postgres = Postgres(self.home / "postgres", settings={
            "shared_buffers": "1GB", "max_wal_size": "16GB", "fsync": "on", "logical_decoding_work_mem": "64MB",
            "track_commit_timestamp": "off"})
        self.kafka = BenchKafka(self.home / "kafka", heap="512m", settings={"log.segment.delete.delay.ms": "500"})
        self.binaries = self.postgres.fetch() / "bin"
        self.runs = 0

    def __enter__(self):
        try:
            self.postgres.start()
            self.kafka.start()
            self.postmaster = int((self.postgres.data / "postmaster.pid").read_text().split()[0])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.kafka.destroy()
        self.postgres.destroy()
        shutil.rmtree(self.home, ignore_errors=True)

    def sql(self, text, database="bench"):
        with psycopg.connect(self.postgres.url(database), autocommit=True) as connection:
            cursor = connection.execute(text)
            return cursor.fetchall() if cursor.description else None

    def room(self, size):
        """ends where the disk is too small for what is to come, in bytes, and 2 GB"""
        free = shutil.disk_usage(self.home).free
        if free < size + 2e9:
            raise SystemExit(f"{self.home} has {free / 1e9:.1f} GB free; {(size + 2e9) / 1e9:.1f} GB are needed to go on")

    # ---- the backlog ----
    def prepare(self, database, rows):
        self.sql(f"create database {database}", "postgres")
        self.sql(PREPARE.format(rows=rows), database)
        self.sql("vacuum analyze accounts", database)
        self.sql("checkpoint", database)

    def slot_drop(self, name, database="bench"):
        self.sql(f"select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '{name}'", database)

    # ---- one process ----
    @functools.cached_property
    def newer_library(self):
        """the bundled librdkafka's version and environment where it is newer than the system's; else None"""
        system = subprocess.run(["pkg-config", "--modversion", "rdkafka"], check=True, capture_output=True, text=True).stdout
        found = bundled.library(self.home / "bundled")
        return found if found and numbers(found[0]) > numbers(system) else None

    def settle(self, seconds=60):
        """waits until the broker is done with what came before: topics deleted and made, of which it may have thousands"""
        broker = self.kafka.process.pid()
        for _ in range(2 * seconds):
            before = cpu_of(broker)
            time.sleep(0.5)
            if cpu_of(broker) - before <= 0.03:
                return
        say(f"  the broker was still busy after {seconds} s: what comes next is measured all the same")

    def measured(self, command, log=None, beside=None):
        """wall and CPU seconds and peak RSS (MiB) of a process, and the CPU of its backends and the broker meanwhile; beside: a command
        that runs at the same time, and counts for the wall"""
        self.settle()
        broker = self.kafka.process.pid()
        broker_before, children_before = cpu_of(broker), children_cpu(self.postmaster)
        output = open(log, "wb") if log else subprocess.DEVNULL
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=output)
        other = subprocess.Popen(beside, stdin=subprocess.DEVNULL) if beside else None
        peak = PeakMemory(process.pid)
        try:
            _, status, usage = os.wait4(process.pid, 0)
            if other and other.wait():
                raise SystemExit(f"{beside[0]} ended with {other.returncode}")
            wall = time.monotonic() - started
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            if process.returncode is None:
                process.kill()
                process.wait()
            if other and other.returncode is None:
                other.kill()
                other.wait()
        if process.returncode:
            tail = pathlib.Path(log).read_text()[-3000:] if log else ""
            raise SystemExit(f"{command[0]} ended with {process.returncode}\n{tail}")
        time.sleep(0.5)  # the backends are reaped
        return {"wall_s": round(wall, 3), "cpu_s": round(usage.ru_utime + usage.ru_stime, 3),
                "cpu_user_s": round(usage.ru_utime, 3), "rss_mib": round(peak.stop() / 1024, 1),
                "server_cpu_s": round(children_cpu(self.postmaster) - children_before, 2),
                "broker_cpu_s": round(cpu_of(broker) - broker_before, 2)}

    def daemon_command(self, name, *more, http=None, database="bench", tables="public.accounts", publication="bench"):
        return [str(PROGRAM), "run", "--name", name, "--source", self.postgres.url(database), "--brokers", self.kafka.url(),
                "--tables", tables, "--state", str(self.home / name), "--http", http or f"127.0.0.1:{free_port()}",
                "--set", f"publication.name={publication}", *more, *self.options.daemon]

    def client_command(self, name, http, command, *more):
        """one of the commands to a running instance"""
        return [str(PROGRAM), command, "--name", name, "--http", http, "--state", str(self.home / name), *more]

    def topic_folders(self, topic):
        return list((self.home / "kafka" / "data").glob(f"{topic}-*"))

    def topic_bytes(self, topic):
        return sum(f.stat().st_size for d in self.topic_folders(topic) for f in d.glob("*.log"))

    @functools.cached_property
    def admin(self):
        return AdminClient({"bootstrap.servers": self.kafka.url(), "log_level": 0})  # it outlives topics, and the broker

    def topics_of(self, *prefixes):
        return [topic for topic in self.admin.list_topics(timeout=10).topics if topic.startswith(prefixes)]

    def topics_delete(self, name):
        """all that an instance has made, and waits until the disk has it back"""
        topics = self.topics_of(f"{name}.", f"__millrace.{name}.")
        for future in (self.admin.delete_topics(topics) if topics else {}).values():
            future.result()
        wait_until(f"the topics of {name} are deleted", 90, lambda: not any(map(self.topic_folders, topics)))

    def records(self, *topics):
        """the committed records of topics, to their present end"""
        consumer = Consumer({"bootstrap.servers": self.kafka.url(), "group.id": "bench", "isolation.level":
                             "read_committed", "enable.auto.commit": False, "enable.partition.eof": True})
        known = consumer.list_topics(timeout=10).topics
        partitions = [TopicPartition(topic, p, 0) for topic in topics for p in known[topic].partitions]
        consumer.assign(partitions)
        ended = 0
        while ended < len(partitions):
            for message in consumer.consume(10000, timeout=1):
                if message.error():
                    ended += 1
                else:
                    yield message
        consumer.close()

    def events_in(self, *topics):
        events = tombstones = 0
        for message in self.records(*topics):
            if message.value() is None:
                tombstones += 1
            else:
                events += 1
        return events, tombstones

    # ---- a steady load ----
    @contextlib.contextmanager
    def daemon(self, name, *more, database="bench", environment=None, **command):
        """a process that streams, and where it serves HTTP"""
        http, path = f"127.0.0.1:{free_port()}", self.home / f"{name}.log"
        with open(path, "wb") as log:
            process = subprocess.Popen(self.daemon_command(name, "--snapshot", "never", *more, http=http, database=database,
                                                           **command), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       env={**os.environ, **(environment or {})})
        try:
            end = time.monotonic() + 60
            while b" streaming" not in path.read_bytes():
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(path.read_text()[-3000:])
                time.sleep(0.1)
            yield process, http
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise
            finally:
                self.slot_drop(f"millrace_{name}", database)

    def commits_command(self, rate, seconds, name="accounts", database="bench"):
        script = self.home / f"steady-{name}.sql"
        script.write_text(STEADY.format(table=name))
        return [str(self.binaries / "pgbench"), "-n", "-M", "prepared", "-c", "4", "-j", "1", "-R", str(rate), "-T", str(seconds), "-f", str(script),
                self.postgres.url(database)]

    def commits(self, rate, seconds, **where):
        """how many there were"""
        done = subprocess.run(self.commits_command(rate, seconds, **where), check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return int(re.search(r"actually processed: (\d+)", done.stdout).group(1))

    def aged_commits(self, process, http, topic, rate, seconds, **where):
        """the ages at a consumer of the topic of what `commits` writes meanwhile, and the daemon's CPU"""
        reader = LatencyReader(self.kafka.url(), topic, http)
        before, began = cpu_of(process.pid), time.monotonic()
        try:
            count = self.commits(rate, seconds, **where)
            cpu = (cpu_of(process.pid) - before) / (time.monotonic() - began)
            values = reader.await_ages(count, 60)
        finally:
            reader.stop()
        return {"rate": rate, "seconds": seconds, "events": len(values), "cpu_share": round(cpu, 4),
                "rss_mib": round(peak_memory(process.pid) / 1024, 1), **quantiles_ms(values)}


def summaries(results):
    """tables for people"""
    for part, module in (("drain", drain), ("latency", latency)):
        if part in results:
            yield module.summary(results[part])
    yield from snapshot.summaries(results)
    for part, module in (("outage", outage), ("start", start), ("peers", peers)):
        if part in results:
            yield module.summary(results[part])


def numbers(version):
    return [int(number) for number in re.findall(r"\d+", version)[:3]]


def processor():
    found = re.search(r"model name\s*:\s*(.+)", pathlib.Path("/proc/cpuinfo").read_text())
    return found.group(1) if found else platform.machine()


def versions(bench):
    said, library = (subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                     for command in ([str(PROGRAM), "--version"], ["pkg-config", "--modversion", "rdkafka"]))
    return {"java": java_version(java(17)), "machine": platform.machine(), "processor": processor(), "cores": os.cpu_count(),
            "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1), "kernel": platform.release(),
            "postgresql": bench.sql("show server_version", "postgres")[0][0], "kafka": fetch_kafka().name, "millrace": said[-1], "librdkafka": library[0]}


def measure(bench, parts, results):
    """into results, part by part: what was measured before a failure is not lost"""
    if "drain" in parts:
        drain.drains(bench, results.setdefault("drain", {}))
    if "latency" in parts:
        results["latency"] = latency.Latency(bench).run()
    if "snapshot" in parts or "incremental" in parts:
        snapshots = snapshot.Snapshots(bench)
        for part in [part for part in ("snapshot", "incremental") if part in parts]:
            results[part] = getattr(snapshots, part)()
    if "outage" in parts:
        results["outage"] = outage.Outage(bench).run()
    if "start" in parts:
        results["start"] = start.Start(bench).run()
    if "peers" in parts:
        results["peers"] = peers.peers(bench)


def commit():
    """as git names what is checked out; None where there is no git or no repository"""
    done = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=9"], capture_output=True, text=True) if shutil.which("git") else None
    return done.stdout.strip() if done and done.returncode == 0 else None


def stamps(kept, results, now, of="measured"):
    """when, or where (None: nobody knows), each part was measured; of backlogs some of which are older, each"""
    new = {part: now for part in PARTS + ASKED if part in results}
    some = results.get("drain", {})
    if some and kept.get("drain", {}).keys() - some.keys():
        del new["drain"]
        new |= {f"drain of {name}": now for name in some}
    old = {part: stamp for part, stamp in kept.get(of, {}).items() if not ("drain" in new and part.startswith("drain of"))}
    return {part: stamp for part, stamp in {**old, **new}.items() if stamp}


def keep(results):
    """shown, and into the file, beside what it has of other parts, and of other backlogs"""
    for text in summaries(results):
        say(f"\n{text}")
    file = OUT / "results.json"
    kept = json.loads(file.read_text()) if file.exists() else {}
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    measured = {"measured": stamps(kept, results, now), "commits": stamps(kept, results, results.pop("commit"), "commits")}
    if "drain" in results:
        results["drain"] = {**kept.get("drain", {}), **results["drain"]}
    OUT.mkdir(parents=True, exist_ok=True)
    everything = {**kept, **results, **measured}
    file.write_text(json.dumps(everything, indent=1) + "\n")
    say(f"\n{table(goals.rows(everything))}")
    say(f"\nwritten to {file.relative_to(ROOT)}")
    for problem in report.problems(file) or []:
        say(f"not as docs/bench-results.schema.json has it: {problem}")


def interrupted(number, _):
    """as an exception, so that what was started is ended"""
    raise SystemExit(128 + number)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS + ASKED, default=PARTS, metavar="PART",
                        help=f"of {', '.join(PARTS)}, which are the default, and {', '.join(ASKED)}")
    parser.add_argument("--workloads", nargs="+", choices=drain.WORKLOADS, default=list(drain.WORKLOADS), metavar="WORKLOAD",
                        help=f"of the drains: {', '.join(drain.WORKLOADS)}; of the peers': {', '.join(peers.WORKLOADS)}")
    parser.add_argument("--changes", type=int, default=1000000, help="in a backlog; of the larger rows a share of that")
    parser.add_argument("--rows", type=int, default=500000, help="rows in the table before")
    parser.add_argument("--pairs", type=int, default=3, help="runs of each, in turn with its limits")
    parser.add_argument("--rates", type=int, nargs="*", default=[500, 1000, 2000],
                        help="commits per second, for latency; the first one also with a newer librdkafka, and at least once")
    parser.add_argument("--seconds", type=int, default=15, help="of each latency run")
    parser.add_argument("--snapshot-rows", type=int, default=10000000, help="rows in the table that snapshots read")
    parser.add_argument("--snapshot-pairs", type=int, default=3, help="for each number of workers, and each table's load")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="of the consistent snapshot")
    parser.add_argument("--outage-seconds", type=int, default=600, help="how long Kafka is down")
    parser.add_argument("--outage-runs", type=int, default=3, help="how often")
    parser.add_argument("--start-tables", type=int, default=10000, help="tables in the publication at a start")
    parser.add_argument("--report", action="store_true", help="measure nothing: make docs/performance.md's tables and pictures of what was measured")
    parser.add_argument("--daemon", nargs=argparse.REMAINDER, default=[], help="further arguments of the daemon, last: --daemon --set kafka.properties.compression.type=lz4")
    options = parser.parse_args()
    if "peers" in options.only and not set(peers.WORKLOADS) & set(options.workloads):
        parser.error(f"the peers' workloads are {' and '.join(peers.WORKLOADS)}")
    return options


def main():
    options = arguments()
    if options.report:
        return report.write(OUT / "results.json")
    signal.signal(signal.SIGTERM, interrupted)
    signal.signal(signal.SIGHUP, interrupted)
    with Bench(options) as bench:
        results = {"versions": versions(bench), "commit": commit()}
        try:
            measure(bench, options.only, results)
        finally:
            if len(results) > 2:
                keep(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
