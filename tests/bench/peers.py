"""The peer: Debezium Server over the same backlogs, in turn with pg_recvlogical and the daemon, and its latency beside the daemon's.

Where there is a choice it is the one that is better for the peer. Its rate is from the first event in Kafka to the last, its CPU is counted
from the first event on (the JVM's start is neither), while the daemon's are from process start to process end, exactly once where the peer
is at least once; before latency is measured both are warmed up. Each is run as it comes and tuned, in JSON and in Avro (Apicurio's
converter with its registry); ratios are to the better of the two in Avro, of each figure for itself.
"""
import contextlib
import time

from confluent_kafka import KafkaException, TopicPartition
from confluent_kafka.admin import NewTopic, OffsetSpec

from common import HOST, ServerError, java_version, wait_until
from debezium import AVRO, JSON, VERSION, Debezium, command
from drain import Drain
from figures import quantiles_ms, spread, table
import goals
from measure import LatencyReader, PeakMemory, children_cpu, cpu_of, family_cpu, say
from registry import Registry, VERSION as REGISTRY_VERSION

WORKLOADS = ("mixed", "single")
DATABASE = "bench_peers"
PARTITIONS = 6  # as the daemon makes topics
RATE, WARM = 500, 20  # commits per second; seconds
RECORD_BYTES = 5000  # of disk, at most: JSON with its schema in each record
STALLED = 60  # seconds without another record

# larger batches, no waiting where there is something to do, fewer and larger requests, no JSON headers that say of each record where it
# comes from, and a heap that is enough; with other collectors, twice the batch, one converting thread or no linger it was no faster
TUNED = {
    "debezium.source.max.batch.size": 8192,
    "debezium.source.max.queue.size": 32768,
    "debezium.source.poll.interval.ms": 5,
    "debezium.source.extended.headers.enabled": "false",
    "debezium.sink.kafka.producer.linger.ms": 5,
    "debezium.sink.kafka.producer.batch.size": 524288,
}
TUNED_JVM = ["-Xmx512m"]
NO_SCHEMAS = {f"debezium.format.{part}.schemas.enable": "false" for part in ("key", "value")}
SETUPS = {
    "json": ("JSON", JSON, []),
    "json_tuned": ("JSON, tuned", {**JSON, **NO_SCHEMAS, **TUNED}, TUNED_JVM),
    "avro": ("Avro", AVRO, []),
    "avro_tuned": ("Avro, tuned", {**AVRO, **TUNED}, TUNED_JVM),
}
BEST = ("avro", "avro_tuned")


class Peer:
    """Starts Debezium Servers, one at a time, and looks at what they have written."""

    def __init__(self, bench):
        self.bench = bench
        self.registry = Registry(bench.home / "registry")

    def __enter__(self):
        try:
            self.registry.start()
        except BaseException:
            self.registry.destroy()
            raise
        return self

    def __exit__(self, *_):
        self.registry.destroy()

    def slot_end(self, slot, database):
        """its walsender may be there for a while longer than its client"""
        wait_until(f"slot {slot} is free", 60, lambda: not self.bench.sql(
            f"select 1 from pg_replication_slots where slot_name = '{slot}' and active", database))
        self.bench.slot_drop(slot, database)

    @contextlib.contextmanager
    def server(self, name, setup, database):
        """ready to be started, for the slot and the topics of that name"""
        _, settings, options = SETUPS[setup]
        if "debezium.format.value" in settings:
            settings = {**settings, "debezium.format.apicurio.registry.url": f"http://{HOST}:{self.registry.port}/apis/registry/v3"}
        server = Debezium(self.bench.home / name, {
            **settings,
            "debezium.sink.kafka.producer.bootstrap.servers": self.bench.kafka.url(),
            "debezium.source.database.hostname": HOST,
            "debezium.source.database.port": self.bench.postgres.port,
            "debezium.source.database.user": "postgres",
            "debezium.source.database.dbname": database,
            "debezium.source.topic.prefix": name,
            "debezium.source.slot.name": name,
            "debezium.source.publication.name": "bench"}, options)
        topic = f"{name}.public.accounts"
        self.bench.admin.create_topics([NewTopic(topic, PARTITIONS, 1)])[topic].result(15)
        try:
            wait_until(f"{topic} is led", 30, lambda: self.led(topic))
            yield server, topic
        finally:
            server.destroy()
            self.slot_end(name, database)
            self.bench.topics_delete(name)

    def led(self, topic):
        """asks for its leaders anew: a client that has seen it without one believes so for minutes"""
        partitions = self.bench.admin.list_topics(topic, timeout=10).topics[topic].partitions.values()
        if len(partitions) == PARTITIONS and all(partition.leader >= 0 for partition in partitions):
            with contextlib.suppress(KafkaException):
                return self.records_in(topic) == 0
        return False

    def records_in(self, topic):
        """by the ends of its partitions"""
        asked = {TopicPartition(topic, partition): OffsetSpec.latest() for partition in range(PARTITIONS)}
        return sum(answer.result().offset for answer in self.bench.admin.list_offsets(asked).values())

    def await_records(self, server, topic, count):
        """until there are so many; returns when that was"""
        seen, end = 0, time.monotonic() + STALLED
        while True:
            now, before, seen = time.monotonic(), seen, self.records_in(topic)
            if seen >= count:
                return now
            if seen > before:
                end = now + STALLED
            if now > end:
                raise ServerError(f"{seen} of {count} records in {topic}, and no more for {STALLED} s\n{server.log()}")
            server.check()
            time.sleep(0.02)


class PeersDrain(Drain):
    """A workload's backlog, drained by the limit, the daemon and each setup of the peer in turn."""

    def __init__(self, peer, name):
        peer.bench.room(peer.bench.options.changes * RECORD_BYTES)
        super().__init__(peer.bench, name)
        self.peer = peer

    def debezium(self, setup, ours):
        bench, peer = self.bench, self.peer
        bench.runs += 1
        name = f"peer{bench.runs}"
        self.slot_copy(name)
        bench.settle()
        broker = bench.kafka.process.pid()
        with peer.server(name, setup, self.database) as (server, topic):
            broker_before, children_before = cpu_of(broker), children_cpu(bench.postmaster)
            started = time.monotonic()
            server.start()
            pid = server.process.pid()
            peak = PeakMemory(pid)
            first = peer.await_records(server, topic, 1)
            cpu_first = family_cpu(pid)
            last = peer.await_records(server, topic, ours["records"])
            cpu, broker_cpu = family_cpu(pid), cpu_of(broker) - broker_before
            rss = peak.stop() / 1024
            server.stop()
            time.sleep(0.5)  # the backends are reaped
            records, size = peer.records_in(topic), bench.topic_bytes(topic)
            if records != ours["records"]:
                raise SystemExit(f"{records} records in {topic} of {ours['records']}: the figures mean nothing\n{server.log()}")
            return {"start_s": round(first - started, 3), "drain_s": round(last - first, 3), "wall_s": round(last - started, 3),
                    "events_per_s": round(self.changes / (last - first)), "events_per_s_with_start": round(self.changes / (last - started)),
                    "cpu_s": round(cpu - cpu_first, 2), "cpu_with_start_s": round(cpu, 2), "rss_mib": round(rss, 1),
                    "server_cpu_s": round(children_cpu(bench.postmaster) - children_before, 2), "broker_cpu_s": round(broker_cpu, 2),
                    "topic_bytes": size, "bytes_per_event": round(size / self.changes, 1)}

    def one_pass(self):
        text, ours = self.recvlogical(), self.millrace()
        say(f"  pg_recvlogical {text['wall_s']:.2f} s; millrace {ours['wall_s']:.2f} s, {ours['events_per_s']:,} events/s, {ours['cpu_s']:.2f} "
            f"CPU s, {ours['rss_mib']:.0f} MiB")
        peers = {}
        for setup, (label, _, _) in SETUPS.items():
            peers[setup] = theirs = self.debezium(setup, ours)
            say(f"  Debezium Server, {label}: first event after {theirs['start_s']:.2f} s, the last {theirs['drain_s']:.2f} s later, "
                f"{theirs['events_per_s']:,} events/s, {theirs['cpu_s']:.2f} CPU s ({theirs['cpu_with_start_s']:.2f} with its start), "
                f"{theirs['rss_mib']:.0f} MiB")
        return {"text": text, "millrace": ours, "debezium": peers, "ratios": ratios(ours, peers)}


def ratios(ours, peers):
    """the daemon's figures to those of the better of the peer's best setups"""
    return {figure: round(ours[figure] / (max if target > 1 else min)(peers[setup][figure] for setup in BEST), 4)
            for figure, _, target in goals.PEER}


# ---- latency ----

class MarkReader(LatencyReader):
    """Every marked record counts: neither of the two has a snapshot here, and each its own way to say so."""

    def __init__(self, brokers, topic):
        super().__init__(brokers, topic, None)

    def streamed(self, value):
        return True


def aged_commits(bench, pid, topic):
    """the ages at a consumer of what is committed after the warming up, and the process's CPU meanwhile"""
    bench.commits(RATE, WARM, database=DATABASE)
    time.sleep(2)
    reader = MarkReader(bench.kafka.url(), topic)
    before, began = family_cpu(pid), time.monotonic()
    try:
        count = bench.commits(RATE, bench.options.seconds, database=DATABASE)
        cpu = (family_cpu(pid) - before) / (time.monotonic() - began)
        values = reader.await_ages(count, 60)
    finally:
        reader.stop()
    return {"rate": RATE, "seconds": bench.options.seconds, "events": len(values), "cpu_share": round(cpu, 4), **quantiles_ms(values)}


def latency_millrace(bench):
    bench.runs += 1
    name = f"latency{bench.runs}"
    with bench.daemon(name, database=DATABASE) as (process, _):
        bench.commits(RATE, 1, database=DATABASE)  # the topic is there
        result = aged_commits(bench, process.pid, f"{name}.public.accounts")
    bench.topics_delete(name)
    return result


def latency_debezium(peer):
    bench = peer.bench
    bench.runs += 1
    name = f"latency{bench.runs}"
    bench.sql(f"select pg_create_logical_replication_slot('{name}', 'pgoutput')", DATABASE)
    with peer.server(name, "avro_tuned", DATABASE) as (server, topic):
        server.start()
        peer.await_records(server, topic, bench.commits(RATE, 1, database=DATABASE))
        return aged_commits(bench, server.process.pid(), topic)


def latencies(peer):
    bench, pairs = peer.bench, []
    bench.prepare(DATABASE, bench.options.rows)
    say(f"latency at {RATE} commits/s, commit to read_committed consumer:")
    for _ in range(bench.options.pairs):
        pair = {"millrace": latency_millrace(bench), "debezium": latency_debezium(peer)}
        pairs.append(pair)
        say("  " + "; ".join(f"{who} p50 {one['p50_ms']} ms, p99 {one['p99_ms']} ms, max {one['max_ms']} ms, {one['cpu_share'] * 100:.1f}% of a core"
                             for who, one in pair.items()))
    bench.sql(f"drop database {DATABASE}", "postgres")
    return pairs


# ---- all of it ----

def peers(bench):
    try:
        command()  # what is not to be had is said before anything is measured
        with Peer(bench) as peer:
            workloads = [name for name in WORKLOADS if name in bench.options.workloads]
            return {"version": VERSION, "registry": REGISTRY_VERSION, "java": java_version(command()[0]), "drains": {name: PeersDrain(peer, name).run() for name in workloads}, "latency": latencies(peer)}
    except ServerError as error:
        raise SystemExit(str(error)) from error


def summary_drain(result):
    million, passes = result["changes"] / 1e6, result["passes"]
    columns = {"pg_recvlogical": lambda p: p["text"], "millrace": lambda p: p["millrace"],
               **{label: lambda p, setup=setup: p["debezium"][setup] for setup, (label, _, _) in SETUPS.items()}}
    rows = [["", *columns]]

    def row(label, figure, form="{:.2f}", share=1.0):
        rows.append([label, *(spread([one(p)[figure] / share for p in passes], form) if figure in one(passes[0]) else ""
                              for one in columns.values())])

    row("process start to end, or the last event, s", "wall_s")
    row("  of it to the first event, s", "start_s")
    row("events/s", "events_per_s", "{:,.0f}")
    row("  with its start", "events_per_s_with_start", "{:,.0f}")
    row("CPU s per million", "cpu_s", share=million)
    row("  with its start", "cpu_with_start_s", share=million)
    row("server's CPU s per million", "server_cpu_s", share=million)
    row("broker's CPU s per million", "broker_cpu_s", share=million)
    row("peak RSS, MiB", "rss_mib", "{:.0f}")
    row("bytes per event in Kafka", "bytes_per_event", "{:.0f}")
    return rows


def summary_ratios(drains):
    """as multiples where more is better, and as shares where less is"""
    rows = [["millrace to the better of the peer in Avro", *drains]]
    for figure, label, goal in goals.PEER:
        of = [[p["ratios"][figure] for p in result["passes"]] for result in drains.values()]
        if goal > 1:
            rows.append([label, *(spread(values, "{:.1f}") for values in of)])
        else:
            rows.append([f"1 / {label}", *(spread([1 / value for value in values], "{:.1f}") for values in of)])
    return rows


def summary_latency(pairs):
    labels = (("p50_ms", "p50, ms"), ("p99_ms", "p99, ms"), ("p999_ms", "p99.9, ms"), ("max_ms", "max, ms"))
    rows = [[f"latency at {RATE} commits/s", "millrace", "Debezium Server in Avro, tuned"]]
    rows += [[label, *(spread([pair[who][figure] for pair in pairs]) for who in ("millrace", "debezium"))] for figure, label in labels]
    rows.append(["share of a core", *(spread([pair[who]["cpu_share"] for pair in pairs], "{:.1%}") for who in ("millrace", "debezium"))])
    return rows


def summary(result):
    head = f"Debezium Server {result['version']} beside millrace, median (least to most)"
    parts = [f"{name}: {drain['changes']} changes, {drain['what']}\n{table(summary_drain(drain))}" for name, drain in result["drains"].items()]
    return "\n\n".join([head, *parts, table(summary_ratios(result["drains"])), table(summary_latency(result["latency"]))])
