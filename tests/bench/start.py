"""How soon the first event comes, with many tables in the publication and their topics there.

First contact: an instance that nobody has seen, without state, slot or position. Restart: the same one again, with all it has kept. From
the start of the process on, rows are written to one of the tables, and a read_committed consumer waits for the first of their
events. With a slot that is the first row of all; without one, the first behind the slot that is made.
"""
import datetime
import os
import re
import signal
import subprocess
import time

from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.admin import NewTopic
import psycopg

from common import free_port, wait_until
from figures import spread, table
from measure import PeakMemory, cpu_of, end_of, metrics, say

DATABASE, PREFIX = "start", "start"
TARGET_S = 5
TIMEOUT_S = 600
AT_ONCE = 500  # tables and topics in one statement or request
TABLES = """create table start_{number}(id bigserial primary key, owner text, email text, balance numeric(12,2), status int, note text,
  created_at timestamptz, updated_at timestamptz)"""
# by what the log says of them
STEPS = {"connected": "source connected", "slot_created": "source slot created", "streaming": "source streaming"}


def steps(log, began):
    """seconds from the start to some of the log's lines"""
    found = {}
    for line in log.splitlines():
        stamp = re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", line)
        for step, text in STEPS.items():
            if stamp and re.search(rf"\b{text}\b", line):
                at = datetime.datetime.fromisoformat(stamp.group(0).replace("Z", "+00:00")).timestamp()
                found.setdefault(f"{step}_s", round(at - began, 3))
    return found


class Start:
    def __init__(self, bench):
        self.bench, self.tables = bench, bench.options.start_tables
        self.written, self.topic = f"start_{(self.tables + 1) // 2}", f"{PREFIX}.public.start_{(self.tables + 1) // 2}"

    def parts(self):
        return [range(first, min(first + AT_ONCE, self.tables + 1)) for first in range(1, self.tables + 1, AT_ONCE)]

    # ---- what is there before ----
    def tables_make(self):
        self.bench.sql(f"create database {DATABASE}", "postgres")
        with psycopg.connect(self.bench.postgres.url(DATABASE), autocommit=True) as connection:
            connection.execute("set synchronous_commit = off")
            connection.execute("create publication bench; create publication bench_inserts with (publish = 'insert, truncate')")
            for part in self.parts():
                connection.execute(";".join(TABLES.format(number=number) for number in part))
                connection.execute("alter publication bench add table " + ", ".join(f"start_{number}" for number in part))
        self.bench.sql("vacuum analyze", DATABASE)
        self.bench.sql("checkpoint", DATABASE)

    def topics_of(self, part):
        return [f"{PREFIX}.public.start_{number}" for number in part]

    def topics_make(self):
        for part in self.parts():
            made = self.bench.admin.create_topics([NewTopic(topic, 1, 1) for topic in self.topics_of(part)], operation_timeout=120, request_timeout=120)
            for future in made.values():
                future.result(180)
        # the controller has them before the broker has made their logs
        wait_until("the topics' logs are there", 300, lambda: sum(name.startswith(f"{PREFIX}.") for name in os.listdir(self.bench.kafka.directory / "data"))
                   >= self.tables, 0.5)

    def topics_unmake(self):
        for part in self.parts():
            for future in self.bench.admin.delete_topics(self.topics_of(part), operation_timeout=120, request_timeout=120).values():
                future.result(180)

    # ---- one start ----
    def consumer(self):
        consumer = Consumer({"bootstrap.servers": self.bench.kafka.url(), "group.id": "bench", "isolation.level": "read_committed",
                             "enable.auto.commit": False, "fetch.wait.max.ms": 100, "fetch.min.bytes": 1})
        consumer.assign([TopicPartition(self.topic, 0, end_of(consumer, TopicPartition(self.topic, 0)))])
        consumer.poll(0.5)  # connects
        return consumer

    def first_event(self, process, consumer, began, log):
        with psycopg.connect(self.bench.postgres.url(DATABASE), autocommit=True) as connection:
            while True:
                connection.execute(f"insert into {self.written}(owner) values ('first event')")
                message = consumer.poll(0.02)
                if message is not None and not message.error():
                    return round(time.monotonic() - began, 3)
                if process.poll() is not None or time.monotonic() > began + TIMEOUT_S:
                    raise SystemExit(f"no event within {TIMEOUT_S} s, or the daemon ended\n{log.read_text()[-3000:]}")

    def one(self, name, what):
        bench, log, http = self.bench, self.bench.home / f"{name}-{what}.log", f"127.0.0.1:{free_port()}"
        consumer = self.consumer()
        with open(log, "wb") as output:
            clock, began = time.time(), time.monotonic()
            process = subprocess.Popen(bench.daemon_command(name, "--snapshot", "never", "--set", f"topics.prefix={PREFIX}", http=http,
                                                            database=DATABASE, tables="public.*"),
                                       stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        peak = PeakMemory(process.pid)
        try:
            first = self.first_event(process, consumer, began, log)
            published = int(metrics(http)["millrace_tables_published"])
            result = {"first_event_s": first, "cpu_s": round(cpu_of(process.pid), 2), "rss_mib": round(peak.stop() / 1024, 1)}
            ending = time.monotonic()
            process.send_signal(signal.SIGTERM)
            process.wait(60)
            result["end_s"] = round(time.monotonic() - ending, 3)
        finally:
            consumer.close()
            if process.poll() is None:
                process.kill()
                process.wait()
        if published != self.tables or process.returncode:
            raise SystemExit(f"{published} of {self.tables} tables published, end with {process.returncode}: the figures mean nothing\n"
                             f"{log.read_text()[-3000:]}")
        result.update(steps(log.read_text(), clock))
        reached = ", ".join(f"{step.replace('_', ' ')} {result[f'{step}_s']:.2f}" for step in STEPS if f"{step}_s" in result)
        say(f"  {what.replace('_', ' ')}: first event after {first:.2f} s ({reached}); "
            f"{result['cpu_s']:.2f} CPU s, {result['rss_mib']:.0f} MiB; ended in {result['end_s']:.2f} s")
        return result

    def one_pass(self):
        bench = self.bench
        bench.runs += 1
        name = f"first{bench.runs}"
        result = {what: self.one(name, what) for what in ("first_contact", "restart")}
        bench.slot_drop(f"millrace_{name}", DATABASE)
        bench.topics_delete(name)
        return result

    def run(self):
        bench, began = self.bench, time.monotonic()
        self.tables_make()
        made = time.monotonic()
        self.topics_make()
        say(f"{self.tables} tables made in {made - began:.0f} s, their topics in {time.monotonic() - made:.0f} s; start to first event:")
        passes = [self.one_pass() for _ in range(bench.options.pairs)]
        self.topics_unmake()
        bench.sql(f"drop database {DATABASE}", "postgres")
        return {"tables": self.tables, "passes": passes}


def summary(result):
    runs = {what: [one[what] for one in result["passes"]] for what in ("first_contact", "restart")}

    def row(label, key, form="{:.2f}"):
        return [label, *(spread((run[key] for run in all_of), form) if all(key in run for run in all_of) else "" for all_of in runs.values())]

    return f"start with {result['tables']:,} tables in the publication\n" + table([
        ["median (least to most)", "first contact", "restart"],
        row(f"first event, s (target {TARGET_S})", "first_event_s"), row("  slot created, s", "slot_created_s"), row("  streaming, s", "streaming_s"),
        row("daemon's CPU until then, s", "cpu_s"), row("peak RSS, MiB", "rss_mib", "{:.0f}"), row("end after SIGTERM, s", "end_s")])
