"""Backlogs, drained: a workload's changes wait in a slot, and each run drains a copy of that slot.

In turn, in one pass: pg_recvlogical to /dev/null, in text and in binary; a bare producer (producer.c) that publishes as many bytes in as
many records, in transactions; both at once, which is what the cores leave; and the daemon, to events that Kafka has acknowledged
(acks=all, exactly once), from process start to process end.
"""
import pathlib
import subprocess
import time

from confluent_kafka.admin import NewTopic
import psycopg

from figures import spread, table
from measure import say, seconds_between

ACCOUNTS = """
create table accounts(id bigserial, owner text, email text, balance numeric(12,2), status int, note text,
  created_at timestamptz, updated_at timestamptz);
insert into accounts(owner, email, balance, status, note, created_at, updated_at)
  select 'Owner number ' || i, 'owner' || i || '@example.com', (i::bigint * 7919 % 10000000) / 100.0, i % 5,
         'prefilled row ' || md5(i::text), now(), now()
  from generate_series(1, {rows}) i;
alter table accounts add primary key (id);
"""

ROW = """'Owner number ' || i, 'owner' || i || '@example.com', (i::bigint * 7919 % 10000000) / 100.0, i % 5,
  'inserted row ' || md5(i::text), clock_timestamp(), clock_timestamp()"""

# half inserts, 40% updates, 10% deletes, 10 to a transaction
MIXED = f"""
create procedure backlog(changes int) language plpgsql as $$
declare top bigint; low bigint;
begin
  select max(id), min(id) into top, low from accounts;
  for t in 0 .. changes / 10 - 1 loop
    insert into accounts(owner, email, balance, status, note, created_at, updated_at)
      select {ROW} from generate_series(t * 5 + 1, t * 5 + 5) i;
    update accounts set balance = balance + 1, status = (status + 1) % 5, updated_at = clock_timestamp()
      where id in (select top - 4 * (t % 20000) - k from generate_series(0, 3) k);
    delete from accounts where id = low + t;
    commit;
  end loop;
end $$;
"""

SINGLE = f"""
create procedure backlog(changes int) language plpgsql as $$
begin
  insert into accounts(owner, email, balance, status, note, created_at, updated_at) select {ROW} from generate_series(1, changes) i;
end $$;
"""

FULL = """
alter table accounts replica identity full;
create procedure backlog(changes int) language plpgsql as $$
declare low bigint; high bigint;
begin
  select min(id), max(id) into low, high from accounts;
  for t in 0 .. changes / 10 - 1 loop
    update accounts set balance = balance + 1, status = (status + 1) % 5, updated_at = clock_timestamp()
      where id in (select low + (t * 10 + k) % (high - low) from generate_series(0, 9) k);
    commit;
  end loop;
end $$;
"""

WIDE = """
create table wide(id bigint primary key, i2 int2, i4 int4, i8 int8, n1 numeric(20,4), n2 numeric(6,2), f4 float4, f8 float8, b1 boolean,
  b2 boolean, t1 text, t2 text, v varchar(40), c char(12), ba bytea, d date, ti time, ts timestamp, tz1 timestamptz, tz2 timestamptz,
  u1 uuid, u2 uuid, u3 uuid, doc jsonb, j json, k1 int8, k2 int4, k3 text, e1 text, e2 int4);
create procedure backlog(changes int) language plpgsql as $$
begin
  for t in 0 .. changes / 10 - 1 loop
    insert into wide select i, (i % 30000)::int2, i * 7, i::bigint * 7919 * 104729, i * 1234.5678, (i % 9999) / 100.0, i / 3.0, i / 7.0,
      i % 2 = 0, null, 'some text of row ' || i, repeat('t', i % 60), 'short ' || i, 'fixed', decode(md5(i::text), 'hex'),
      date '2026-01-01' + i % 1000, time '01:02:03.5', timestamp '2026-01-02 03:04:05.678901', clock_timestamp(), clock_timestamp(),
      md5(i::text)::uuid, md5('x' || i)::uuid, md5('z' || i)::uuid,
      jsonb_build_object('id', i, 'tags', array['a', 'b', 'c'], 'body', repeat(md5(i::text), 30)), '{"a": 1}', i, i, 'k' || i, null, null
      from generate_series(t * 10, t * 10 + 9) i;
    commit;
  end loop;
end $$;
"""

# random letters, so that nothing is compressed
LARGE = """
create table large(id bigint primary key, body text, data bytea);
alter table large alter body set storage external, alter data set storage external;
create procedure backlog(changes int) language plpgsql as $$
declare body text := (select string_agg(md5(i::text), '') from generate_series(1, 1563) i);
begin
  for t in 1 .. changes loop
    insert into large values (t, t || body, convert_to(t || body, 'UTF8'));
    commit;
  end loop;
end $$;
"""

MANY = """
do $$ begin for t in 1 .. {tables} loop
  execute format('create table many_%s(id bigserial primary key, owner text, email text, balance numeric(12,2), status int, note text,
    created_at timestamptz, updated_at timestamptz)', t);
end loop; end $$;
create procedure backlog(changes int) language plpgsql as $$
begin
  for t in 0 .. changes / 10 - 1 loop
    for i in t * 10 .. t * 10 + 9 loop
      execute format('insert into many_%s(owner, email, balance, status, note, created_at, updated_at) select {row}
        from (values ($1)) v(i)', i % {tables} + 1) using i;
    end loop;
    commit;
  end loop;
end $$;
"""
TABLES = 500
ENOUGH = 200000  # changes: with fewer, figures are for looking at the benchmark, and the broker is warmed up once


class Workload:
    """tables and a procedure backlog(changes) that writes them; the share of --changes; how the daemon is to run"""

    def __init__(self, label, sql, share=1.0, partitions=None, tables=1):
        self.label, self.sql, self.share, self.partitions, self.tables = label, sql, share, partitions, tables


def many():
    return MANY.replace("{tables}", str(TABLES)).replace("{row}", ROW.replace("'", "''").replace("%", "%%"))


WORKLOADS = {
    "mixed": Workload("half inserts, 40% updates, 10% deletes, 10 to a transaction", ACCOUNTS + MIXED),
    "single": Workload("inserts in one transaction", ACCOUNTS + SINGLE),
    "wide": Workload("rows of 30 columns with 1 kB of jsonb", WIDE, 0.5),
    "large": Workload("rows of 100 kB: text and bytea", LARGE, 0.003),
    "many": Workload(f"{TABLES} tables in turn, 1 partition a topic", many(), 1, 1, TABLES),
    "many6": Workload(f"{TABLES} tables in turn, 6 partitions a topic", many(), 0.2, 6, TABLES),
    "full": Workload("updates under REPLICA IDENTITY FULL", ACCOUNTS + FULL, 0.5),
}


class Drain:
    """One workload's backlog, in a database of its own."""

    def __init__(self, bench, name):
        self.bench, self.name, self.workload, self.database = bench, name, WORKLOADS[name], f"bench_{name}"
        self.changes = max(10, round(bench.options.changes * self.workload.share / 10) * 10)
        bench.sql(f"create database {self.database}", "postgres")
        bench.sql("set synchronous_commit = off; set maintenance_work_mem = '512MB';" + self.workload.sql.replace("{rows}", str(bench.options.rows)),
                  self.database)
        bench.sql("create publication bench for all tables", self.database)
        bench.sql("vacuum analyze", self.database)
        bench.sql("checkpoint", self.database)
        self.backlog()

    def backlog(self):
        bench = self.bench
        bench.sql("select pg_create_logical_replication_slot('backlog', 'pgoutput')", self.database)
        started = time.monotonic()
        before = bench.sql("select pg_current_wal_lsn()", self.database)[0][0]
        with psycopg.connect(bench.postgres.url(self.database), autocommit=True) as connection:
            connection.execute("set synchronous_commit = off")
            connection.execute(f"call backlog({self.changes})")
        bench.sql("checkpoint", self.database)
        self.end, wal = bench.sql(f"select pg_current_wal_lsn(), pg_current_wal_lsn() - '{before}'", self.database)[0]
        say(f"{self.name}: {self.changes} changes ({self.workload.label}) written in {time.monotonic() - started:.0f} s, {int(wal) / 1e6:.0f} MB of WAL")

    # ---- the limits ----
    def slot_copy(self, name):
        self.bench.slot_drop(name, self.database)
        self.bench.sql(f"select pg_copy_logical_replication_slot('backlog', '{name}')", self.database)

    def recvlogical_command(self, *options):
        return [str(self.bench.binaries / "pg_recvlogical"), "-d", self.bench.postgres.url(self.database), "--slot=limit", "--start",
                f"--endpos={self.end}", "--no-loop", "-o", "proto_version=1", "-o", "publication_names=bench", *options, "-f", "/dev/null"]

    def recvlogical(self, *options, beside=None):
        self.slot_copy("limit")
        result = self.bench.measured(self.recvlogical_command(*options), beside=beside)
        self.bench.slot_drop("limit", self.database)
        return result

    def producer_command(self, topic, ours):
        """as many records and bytes, values and keys, as the daemon made"""
        size = round(ours["topic_bytes"] / max(ours["records"], 1))
        return [str(self.bench.producer), self.bench.kafka.url(), topic, str(ours["records"]), str(size), "20000"]

    def producer(self, ours):
        topic = f"limit.{self.name}"
        self.bench.admin.create_topics([NewTopic(topic, 6, 1)])[topic].result(15)
        result = self.bench.measured(self.producer_command(topic, ours))
        self.bench.topics_delete("limit")
        return result

    def both(self, ours):
        """until the later one ends"""
        topic = f"limit.{self.name}"
        self.bench.admin.create_topics([NewTopic(topic, 6, 1)])[topic].result(15)
        result = self.recvlogical(beside=self.producer_command(topic, ours))
        self.bench.topics_delete("limit")
        return result

    # ---- the daemon ----
    def topics_make(self, name):
        """as an instance finds them that has run before"""
        names = [f"{name}.public.many_{t}" for t in range(1, TABLES + 1)]
        for future in self.bench.admin.create_topics([NewTopic(n, self.workload.partitions, 1) for n in names]).values():
            future.result(60)

    def millrace(self):
        bench = self.bench
        bench.runs += 1
        name = f"{self.name}{bench.runs}"
        if self.workload.tables > 1:
            self.topics_make(name)
        self.slot_copy(f"millrace_{name}")
        log = bench.home / f"{name}.log"
        result = bench.measured(bench.daemon_command(
            name, "--adopt-slot", "--until", self.end, "--snapshot", "never", "--set", "publication.manage=false", database=self.database,
            tables="public.*"), log)
        topics = bench.topics_of(f"{name}.public.")
        events, tombstones = bench.events_in(*topics)
        size = sum(map(bench.topic_bytes, topics))
        result.update(events=events, records=events + tombstones, topic_bytes=size, bytes_per_event=round(size / max(events, 1), 1),
                      streaming_s=round(seconds_between(log.read_text(), "streaming"), 3),
                      mb_per_s=round(size / 1e6 / result["wall_s"], 1), events_per_s=round(events / result["wall_s"]))
        bench.slot_drop(f"millrace_{name}", self.database)
        bench.topics_delete(name)
        if events != self.changes:
            raise SystemExit(f"{events} events in {len(topics)} topics of {name}, of {self.changes} changes: the figures mean nothing\n"
                             f"{log.read_text()[-3000:]}")
        return result

    # ---- all of it, in turn ----
    def warm(self):
        """Counts for nothing: the broker's virtual machine compiles what it runs for this kind of load, until that takes a tenth less no more."""
        before, now = float("inf"), self.millrace()["broker_cpu_s"]
        for _ in range(5 if self.bench.options.changes >= ENOUGH else 0):
            if now >= 0.9 * before:
                break
            before, now = now, self.millrace()["broker_cpu_s"]

    def one_pass(self):
        text, ours = self.recvlogical(), self.millrace()
        binary, producer, both = self.recvlogical("-o", "binary=true"), self.producer(ours), self.both(ours)
        limits = {"text": text, "binary": binary, "producer": producer, "both": both}
        ratios = {limit: round(ours["wall_s"] / result["wall_s"], 3) for limit, result in limits.items()}
        say(f"  millrace {ours['wall_s']:.2f} s, {ours['events_per_s']:,} events/s, {ours['cpu_s']:.2f} CPU s, {ours['rss_mib']:.0f} MiB; "
            f"pg_recvlogical {text['wall_s']:.2f} s in text (ratio {ratios['text']:.2f}), {binary['wall_s']:.2f} s in binary; producer "
            f"{producer['wall_s']:.2f} s; both at once {both['wall_s']:.2f} s")
        return {**limits, "millrace": ours, "ratios": ratios}

    def run(self):
        self.warm()
        passes = [self.one_pass() for _ in range(self.bench.options.pairs)]
        self.bench.slot_drop("backlog", self.database)  # it keeps the WAL
        self.bench.sql(f"drop database {self.database}", "postgres")
        return {"changes": self.changes, "what": self.workload.label, "passes": passes}


def drains(bench, results):
    """into results, by workload: what was measured before a failure is not lost"""
    bench.producer = producer_build(bench.home)
    for name in bench.options.workloads:
        results[name] = Drain(bench, name).run()


def producer_build(folder):
    """the bare producer, from its source"""
    program = folder / "producer"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "rdkafka"], check=True, capture_output=True, text=True).stdout.split()
    subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", "-o", str(program), str(pathlib.Path(__file__).with_name("producer.c")), *flags], check=True)
    return program


def summary(result):
    rows = [["", *result]]

    def row(label, value, form="{:.2f}"):
        rows.append([label, *(spread(map(value(one["changes"] / 1e6), one["passes"]), form) for one in result.values())])

    row("wall, s", lambda m: lambda p: p["millrace"]["wall_s"])
    row("  of it streaming, s", lambda m: lambda p: p["millrace"]["streaming_s"])
    row("events/s", lambda m: lambda p: p["millrace"]["events_per_s"], "{:,.0f}")
    row("MB/s in Kafka", lambda m: lambda p: p["millrace"]["mb_per_s"], "{:.0f}")
    for limit, label in (("text", "pg_recvlogical"), ("binary", "pg_recvlogical in binary"), ("producer", "the bare producer"),
                         ("both", "both at once")):
        row(f"wall of {label}, s", lambda m, limit=limit: lambda p: p[limit]["wall_s"])
        row("  ratio to it", lambda m, limit=limit: lambda p: p["ratios"][limit])
    row("daemon's CPU s per million", lambda m: lambda p: p["millrace"]["cpu_s"] / m)
    row("server's CPU s per million", lambda m: lambda p: p["millrace"]["server_cpu_s"] / m)
    row("  with pg_recvlogical", lambda m: lambda p: p["text"]["server_cpu_s"] / m)
    row("broker's CPU s per million", lambda m: lambda p: p["millrace"]["broker_cpu_s"] / m)
    row("peak RSS, MiB", lambda m: lambda p: p["millrace"]["rss_mib"], "{:.0f}")
    row("bytes per event in Kafka", lambda m: lambda p: p["millrace"]["bytes_per_event"], "{:.0f}")
    return "drains, median (least to most)\n" + table(rows)
