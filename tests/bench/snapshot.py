"""What snapshots cost, in a database of their own with one large table.

Consistent: `run --snapshot only`, exactly once, from process start to process end, each in turn with psql's COPY of the same
table in binary to /dev/null. All rows are counted at a consumer, and the topics deleted before the next run.

Incremental: the latency of single-row commits, on a table of their own and on the large one itself, first without and then with
snapshots of the large table, asked for again and again while the commits last. Streamed events alone count. Then the snapshot alone.
"""
import contextlib
import os
import subprocess
import tempfile
import threading
import time

from common import wait_until
from figures import spread, table
from measure import cpu_of, family_cpu, metrics, say, seconds_between

DATABASE = "snapshot"
LEDGER = """
create table ledger(like accounts including all);
create publication bench_both for table accounts, ledger;
create publication bench_both_inserts with (publish = 'insert, truncate');
"""
ROW_BYTES = 1000  # of disk: heap, index, WAL, and the row's event in Kafka
COUNTERS = {"rows": "rows", "chunks": "chunks", "repeated": "chunks_repeated", "overtaken": "rows_overtaken"}


def workers_of(count):
    return f"{count} worker{'' if int(count) == 1 else 's'}"


class Asking(threading.Thread):
    """Asks an instance for a table's snapshot, as often as one has ended, until it is stopped."""

    def __init__(self, ask, cancel, http):
        super().__init__(daemon=True)
        self.ask, self.cancel, self.http, self.output = ask, cancel, http, tempfile.TemporaryFile()
        self.process, self.passes, self.failed, self.ending = None, 0, None, False
        self.start()

    def run(self):
        while not self.ending and self.failed is None:
            self.process = subprocess.Popen(self.ask, stdin=subprocess.DEVNULL, stdout=self.output, stderr=self.output)
            status = self.process.wait()
            if status == 0:
                self.passes += 1
            elif not self.ending:
                self.failed = status

    def check(self):
        if self.failed is not None:
            self.output.seek(0)
            raise SystemExit(f"the snapshot ended with {self.failed}\n{self.output.read().decode()[-3000:]}")

    def stop(self):
        self.ending = True
        while self.is_alive():
            if self.process is not None:
                self.process.terminate()
            self.join(0.1)
        subprocess.run(self.cancel, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
        wait_until("the snapshot is cancelled", 60, lambda: not metrics(self.http)["millrace_snapshot_running"])
        self.check()
        self.output.close()


class Snapshots:
    def __init__(self, bench):
        self.bench, self.options, self.rows = bench, bench.options, bench.options.snapshot_rows
        bench.room(self.rows * ROW_BYTES)
        started = time.monotonic()
        bench.prepare(DATABASE, self.rows)
        bench.sql(LEDGER, DATABASE)
        self.bytes = bench.sql("select pg_relation_size('accounts')", DATABASE)[0][0]
        os.sync()  # what is still to be written would be waited for by the first commits that are timed
        say(f"table of {self.rows} rows, {self.bytes / 1e6:.0f} MB, made in {time.monotonic() - started:.0f} s")

    # ---- consistent ----
    def copy(self):
        result = self.bench.measured([
            str(self.bench.binaries / "psql"), "-X", "-q", "-d", self.bench.postgres.url(DATABASE), "-c",
            "copy accounts to stdout (format binary)"])
        return {**result, "rows_per_s": round(self.rows / result["wall_s"])}

    def only(self, workers):
        bench = self.bench
        bench.room(self.rows * ROW_BYTES / 2)
        bench.runs += 1
        name = f"snapshot{bench.runs}"
        log = bench.home / f"{name}.log"
        result = bench.measured(bench.daemon_command(name, "--snapshot", "only", "--set", f"snapshot.workers={workers}",
                                                     database=DATABASE), log)
        topic = f"{name}.public.accounts"
        events, tombstones = bench.events_in(topic)
        result.update(events=events, tombstones=tombstones, rows_per_s=round(self.rows / result["wall_s"]),
                      reading_s=round(seconds_between(log.read_text(), "begins", "all rows are read"), 3),
                      cpu_s_per_million=round(result["cpu_s"] / self.rows * 1e6, 3),
                      bytes_per_event=round(bench.topic_bytes(topic) / max(events, 1), 1))
        bench.topics_delete(name)
        if (events, tombstones) != (self.rows, 0):
            raise SystemExit(f"{events} events and {tombstones} tombstones in {topic}, of {self.rows} rows: the figures "
                             f"mean nothing\n{log.read_text()[-3000:]}")
        return result

    def pair(self, workers):
        copy, ours = self.copy(), self.only(workers)
        ratio = round(ours["wall_s"] / copy["wall_s"], 3)
        say(f"  {workers_of(workers)}: COPY {copy['wall_s']:.2f} s (server {copy['server_cpu_s']:.1f} CPU s), millrace "
            f"{ours['wall_s']:.2f} s, {ours['rows_per_s']:,} rows/s, ratio {ratio:.2f}; millrace {ours['cpu_s']:.2f} CPU s, "
            f"{ours['rss_mib']:.0f} MiB; server {ours['server_cpu_s']:.1f}, broker {ours['broker_cpu_s']:.1f} CPU s")
        return {"copy": copy, "millrace": ours, "ratio": ratio}

    def snapshot(self):
        say("snapshot, in turn with COPY to /dev/null:")
        pairs = {str(workers): [] for workers in self.options.workers}
        for _ in range(self.options.snapshot_pairs):
            for workers in self.options.workers:
                pairs[str(workers)].append(self.pair(workers))
        return {"rows": self.rows, "table_bytes": self.bytes, "pairs_by_workers": pairs}

    # ---- incremental ----
    @contextlib.contextmanager
    def asking(self, name, http):
        def command(*more):
            return self.bench.client_command(name, http, "snapshot", *more)

        before = metrics(http)["millrace_snapshot_rows_total"]
        asking = Asking(command("public.accounts"), command("--cancel", "--all"), http)
        try:
            wait_until("a snapshot reads rows", 60,
                       lambda: asking.check() or metrics(http)["millrace_snapshot_rows_total"] > before)
            yield asking
        finally:
            asking.stop()

    def commits(self, process, http, name, rate, load):
        """latency, and what else happened meanwhile, until the last event came"""
        bench, server = self.bench, self.bench.postmaster
        pids = {"broker": bench.kafka.process.pid(), "consumer": os.getpid()}
        before = {**{who: cpu_of(pid) for who, pid in pids.items()}, "server": family_cpu(server)}
        counted, began = metrics(http), time.monotonic()
        result = bench.aged_commits(process, http, f"{name}.public.{load}", rate, self.options.seconds, name=load,
                                    database=DATABASE)
        seconds, now = time.monotonic() - began, metrics(http)
        for counter, metric in COUNTERS.items():
            result[counter] = int(now[f"millrace_snapshot_{metric}_total"] - counted[f"millrace_snapshot_{metric}_total"])
        result["rows_per_s"] = round(result["rows"] / seconds)
        after = {**{who: cpu_of(pid) for who, pid in pids.items()}, "server": family_cpu(server)}
        result.update({f"{who}_cpu_share": round((after[who] - before[who]) / seconds, 4) for who in after})
        return result

    def latency_pair(self, process, http, name, rate, load):
        self.bench.room(self.rows * ROW_BYTES / 2)
        quiet = self.commits(process, http, name, rate, load)
        with self.asking(name, http) as asking:
            busy = self.commits(process, http, name, rate, load)
            busy["passes_ended"] = asking.passes
        ratio = round(busy["p99_ms"] / quiet["p99_ms"], 3)
        say(f"  commits to {load}: p99 {quiet['p99_ms']} ms, with snapshots {busy['p99_ms']} ms, ratio {ratio:.2f}; p50 "
            f"{quiet['p50_ms']} and {busy['p50_ms']} ms; {busy['rows_per_s']:,} rows/s, {busy['chunks']} chunks, "
            f"{busy['repeated']} read again, {busy['passes_ended']} snapshots ended; daemon {busy['cpu_share']:.0%} of a core")
        return {"quiet": quiet, "snapshot": busy, "p99_ratio": ratio}

    def alone(self, name, http):
        """one snapshot, with nothing else to do"""
        self.bench.room(self.rows * ROW_BYTES / 2)
        before, began = metrics(http)["millrace_snapshot_rows_total"], time.monotonic()
        subprocess.run(self.bench.client_command(name, http, "snapshot", "public.accounts"), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        seconds, rows = time.monotonic() - began, int(metrics(http)["millrace_snapshot_rows_total"] - before)
        say(f"  no commits: {rows:,} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s")
        return {"rows": rows, "wall_s": round(seconds, 3), "rows_per_s": round(rows / seconds)}

    def quiet(self):
        bench = self.bench
        bench.runs += 1
        name = f"incremental{bench.runs}"
        with bench.daemon(name, database=DATABASE, tables="public.accounts,public.ledger", publication="bench_both") as (_, http):
            runs = [self.alone(name, http) for _ in range(self.options.snapshot_pairs)]
        bench.topics_delete(name)
        return runs

    def load(self, load, rate):
        bench = self.bench
        bench.runs += 1
        name = f"incremental{bench.runs}"
        with bench.daemon(name, database=DATABASE, tables="public.accounts,public.ledger",
                          publication="bench_both") as (process, http):
            bench.aged_commits(process, http, f"{name}.public.{load}", rate, 2, name=load, database=DATABASE)  # warm
            pairs = [self.latency_pair(process, http, name, rate, load) for _ in range(self.options.snapshot_pairs)]
        bench.topics_delete(name)
        return pairs

    def incremental(self):
        rate = self.options.rates[0] if self.options.rates else 500
        say(f"latency at {rate} commits/s for {self.options.seconds} s, without and with incremental snapshots of accounts:")
        return {"rows": self.rows, "rate": rate, "seconds": self.options.seconds,
                "pairs_by_load": {load: self.load(load, rate) for load in ("ledger", "accounts")}, "alone": self.quiet()}


# ---- tables for people ----

def consistent_summary(result):
    by_workers = result["pairs_by_workers"]
    copies = [pair["copy"] for pairs in by_workers.values() for pair in pairs]
    ours = {workers: [pair["millrace"] for pair in pairs] for workers, pairs in by_workers.items()}
    million = result["rows"] / 1e6

    def row(label, value, form="{:.2f}", copy=True):
        return [label, spread(map(value, copies), form) if copy else "",
                *(spread(map(value, runs), form) for runs in ours.values())]

    return f"snapshot of {result['rows']:,} rows ({result['table_bytes'] / 1e6:,.0f} MB)\n" + table([
        ["median (least to most)", "psql COPY", *(f"millrace, {workers_of(n)}" for n in by_workers)],
        row("wall, s", lambda run: run["wall_s"]),
        ["  ratio to the COPY before", "", *(spread(pair["ratio"] for pair in pairs) for pairs in by_workers.values())],
        row("  of it reading and publishing rows, s", lambda run: run["reading_s"], copy=False),
        row("rows per second", lambda run: run["rows_per_s"], "{:,.0f}"),
        row("its CPU s per million rows", lambda run: run["cpu_s"] / million),
        row("server's CPU s per million rows", lambda run: run["server_cpu_s"] / million),
        row("broker's CPU s per million rows", lambda run: run["broker_cpu_s"] / million, copy=False),
        row("peak RSS, MiB", lambda run: run["rss_mib"], "{:.0f}"),
        row("bytes per event in Kafka", lambda run: run["bytes_per_event"], "{:.0f}", copy=False)])


def incremental_summary(result):
    rows = [["median (least to most), ms", "p50", "p99", "p99.9", "max", "rows/s of snapshot"]]
    for load, pairs in result["pairs_by_load"].items():
        for what, label in (("quiet", f"commits to {load}"), ("snapshot", "  with snapshots of accounts")):
            runs = [pair[what] for pair in pairs]
            rate = spread((run["rows_per_s"] for run in runs), "{:,.0f}") if what == "snapshot" else ""
            rows.append([label, *(spread((run[f"{q}_ms"] for run in runs), "{:.1f}") for q in ("p50", "p99", "p999", "max")),
                         rate])
        rows.append(["  ratio of p99, the pairs'", "", spread(pair["p99_ratio"] for pair in pairs), "", "", ""])
    if "alone" in result:
        rows.append(["snapshots alone", "", "", "", "", spread((run["rows_per_s"] for run in result["alone"]), "{:,.0f}")])
    return (f"latency at {result['rate']} commits/s for {result['seconds']} s, incremental snapshots of "
            f"{result['rows']:,} rows\n" + table(rows))


def summaries(results):
    if "snapshot" in results:
        yield consistent_summary(results["snapshot"])
    if "incremental" in results:
        yield incremental_summary(results["incremental"])
