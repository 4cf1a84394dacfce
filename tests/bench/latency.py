"""Latency from commit to a read_committed consumer at fixed rates of commits, beside its floor.

In each pass and for each rate: the daemon, exactly once; then, on the same servers, the floor: a bare producer (producer.c) that makes as
many transactions a second as the daemon made, each of 7 records of the daemon's mean size: begin, 7 records, commit. Each record
carries the clock, as each row does, and the same reader takes their age. The floor has neither a database nor anything to wait for:
what the daemon adds to it is the commit's way through PostgreSQL and the wait for the transaction before.

At the first rate the floor runs at a pace that it keeps easily, and the daemon with a newer librdkafka, where there is one beside the system's, and
at least once, too. Each run begins with seconds that do not count, and before the first one the
broker's JVM compiles what it will use. Where the producer, one transaction after another, makes fewer than the daemon, it makes what it can.
"""
import subprocess
import time

from confluent_kafka.admin import NewTopic

from drain import producer_build
from figures import quantiles_ms, spread, table
from measure import LatencyReader, metrics, say

DATABASE = "latency"
FLOOR_RECORDS = 7
WARM_S = 2
WARM_TRANSACTIONS = 3000
EASE = 20  # transactions a second that the floor keeps up with easily
COUNTERS = {"transactions": "batches_total", "inserts": "events_insert_total", "bytes": "event_bytes_total"}


def counters(http):
    now = metrics(http)
    return {name: now[f"millrace_{metric}"] for name, metric in COUNTERS.items()}


class Latency:
    def __init__(self, bench):
        self.bench, self.seconds = bench, bench.options.seconds
        bench.prepare(DATABASE, bench.options.rows)
        self.producer = producer_build(bench.home)

    def name(self, what):
        self.bench.runs += 1
        return f"{what}{self.bench.runs}"

    # ---- the daemon ----
    def daemon(self, rate, delivery, environment=None):
        bench, name = self.bench, self.name("latency")
        topic = f"{name}.public.accounts"
        with bench.daemon(name, "--set", f"delivery={delivery}", database=DATABASE, environment=environment) as (process, http):
            bench.aged_commits(process, http, topic, rate, WARM_S, database=DATABASE)
            before = counters(http)
            result = bench.aged_commits(process, http, topic, rate, self.seconds, database=DATABASE)
            counted = {name: value - before[name] for name, value in counters(http).items()}
        bench.topics_delete(name)
        return {**result, "transactions_per_s": round(counted["transactions"] / self.seconds, 1),
                "events_per_transaction": round(counted["inserts"] / max(counted["transactions"], 1), 2),
                "bytes_per_event": round(counted["bytes"] / max(counted["inserts"], 1), 1)}

    # ---- the floor ----
    def topic(self, name):
        topic = f"{name}.records"
        self.bench.admin.create_topics([NewTopic(topic, 6, 1)])[topic].result(15)
        return topic

    def produce(self, topic, records, size, *pace):
        started = time.monotonic()
        subprocess.run([str(self.producer), self.bench.kafka.url(), topic, str(records), str(size), str(FLOOR_RECORDS), *map(str, pace)], check=True,
                       stdin=subprocess.DEVNULL)
        return time.monotonic() - started

    def warm(self):
        name = self.name("warm")
        self.produce(self.topic(name), WARM_TRANSACTIONS * FLOOR_RECORDS, 200)
        self.bench.topics_delete(name)

    def floor(self, ours, rate):
        name = self.name("floor")
        topic = self.topic(name)
        unmarked, marked = (round(rate * seconds) * FLOOR_RECORDS for seconds in (WARM_S, self.seconds))
        reader = LatencyReader(self.bench.kafka.url(), topic)
        try:
            wall = self.produce(topic, unmarked + marked, round(ours["bytes_per_event"]), rate, unmarked)
            ages = reader.await_ages(marked, 60)
        finally:
            reader.stop()
        self.bench.topics_delete(name)
        return {"events": marked, "transactions_per_s": round((unmarked + marked) / FLOOR_RECORDS / wall, 1),
                "events_per_transaction": FLOOR_RECORDS, **quantiles_ms(ages)}

    # ---- all of it, in turn ----
    def one_pass(self, rate, first):
        ours = self.daemon(rate, "exactly_once")
        floor = self.floor(ours, max(ours["transactions_per_s"], 1))
        ratios = {q: round(ours[f"{q}_ms"] / floor[f"{q}_ms"], 3) for q in ("p50", "p90", "p99", "p999", "max")}
        say(f"  {rate} commits/s: {shown(ours)}; {ours['transactions_per_s']:.0f} transactions/s of {ours['events_per_transaction']:.1f} events, "
            f"daemon {ours['cpu_share']:.1%} of a core\n    floor: {shown(floor)}; ratio of p50 {ratios['p50']:.2f}, of p99 {ratios['p99']:.2f}")
        result = {"exactly_once": ours, "floor": floor, "ratios": ratios}
        if first:
            result["floor_at_ease"] = self.floor(ours, EASE)
            say(f"    floor at {EASE} transactions/s: {shown(result['floor_at_ease'])}")
            if self.bench.newer_library:
                version, environment = self.bench.newer_library
                newer = result["newer_library"] = {"library": version, **self.daemon(rate, "exactly_once", environment)}
                say(f"    with librdkafka {version}: {shown(newer)}; {newer['transactions_per_s']:.0f} transactions/s of "
                    f"{newer['events_per_transaction']:.1f} events, daemon {newer['cpu_share']:.1%} of a core")
            result["at_least_once"] = self.daemon(rate, "at_least_once")
            say(f"    at least once: {shown(result['at_least_once'])}; daemon {result['at_least_once']['cpu_share']:.1%} of a core")
        return result

    def run(self):
        rates = self.bench.options.rates
        self.warm()
        say(f"latency, commit to read_committed consumer, for {self.seconds} s:")
        passes = {str(rate): [] for rate in rates}
        for _ in range(self.bench.options.pairs):
            for rate in rates:
                passes[str(rate)].append(self.one_pass(rate, rate == rates[0]))
        self.bench.sql(f"drop database {DATABASE}", "postgres")
        return {"seconds": self.seconds, "floor_records": FLOOR_RECORDS, "passes_by_rate": passes}


def shown(run):
    return f"p50 {run['p50_ms']}, p99 {run['p99_ms']}, p99.9 {run['p999_ms']}, max {run['max_ms']} ms"


def summary(result):
    rows = [["median (least to most), ms", "p50", "p99", "p99.9", "max", "Kafka transactions/s", "events in each", "CPU, % of a core"]]
    quantiles = ("p50", "p99", "p999", "max")

    def row(label, runs):
        rows.append([label, *(spread((run[f"{q}_ms"] for run in runs), "{:.1f}") for q in quantiles),
                     spread((run["transactions_per_s"] for run in runs), "{:.0f}"), spread((run["events_per_transaction"] for run in runs), "{:.1f}"),
                     spread((run["cpu_share"] * 100 for run in runs), "{:.1f}") if "cpu_share" in runs[0] else ""])

    for rate, passes in result["passes_by_rate"].items():
        row(f"{rate} commits/s, exactly once", [one["exactly_once"] for one in passes])
        row("  floor", [one["floor"] for one in passes])
        rows.append(["  ratio to it", *(spread(one["ratios"][q] for one in passes) for q in quantiles), "", "", ""])
        if "newer_library" in passes[0]:
            row(f"  exactly once, librdkafka {passes[0]['newer_library']['library']}", [one["newer_library"] for one in passes])
        if "at_least_once" in passes[0]:
            row("  at least once", [one["at_least_once"] for one in passes])
    return f"latency from commit to read_committed consumer, {result['seconds']} s each\n" + table(rows)
