"""Counts what came out of Kafka against what PostgreSQL committed. Standard library only.

Two independent authorities on the source's side: the load's own count of command tags, and a second slot that PostgreSQL's
test_decoding plugin decodes (`Witness`), which names every change by its LSN. On the consumer's side `Consumer` reads the
JSON lines of `millrace tail`, folds them into tables and keeps every position seen.
"""
import collections
import datetime
import decimal
import json
import os
import re
import subprocess
import threading
import time

UNIONS = {"int", "long", "string", "boolean", "double", "float", "bytes"}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def query(psql, url, sql):
    environment = {**os.environ, "PGOPTIONS": "-c datestyle=ISO -c timezone=UTC -c extra_float_digits=1"}
    done = subprocess.run([psql, "-X", "-A", "-t", "-d", url, "-c", sql], capture_output=True, text=True, check=True,
                          timeout=60, env=environment)
    return [line for line in done.stdout.split("\n") if line]


class Witness:
    """A slot with test_decoding beside millrace's."""

    def __init__(self, psql, url, slot="demo_witness"):
        self.psql, self.url, self.slot = psql, url, slot
        query(psql, url, f"select pg_create_logical_replication_slot('{slot}', 'test_decoding')")

    def changes(self):
        """{(lsn, ordinal at that lsn): kind} of every committed row change so far."""
        rows = query(self.psql, self.url, "select lsn - '0/0', substring(data from '^table [^ ]+ ([A-Z]+):') from"
                     f" pg_logical_slot_peek_changes('{self.slot}', null, null, 'skip-empty-xacts', '1')"
                     " where data ~ '^(table|message)'")
        seen, changes = collections.Counter(), {}
        for row in rows:
            lsn, kind = row.split("|")
            if kind:
                changes[int(lsn), seen[lsn]] = kind.lower()
            seen[lsn] += 1
        return changes


class Consumer(threading.Thread):
    """Reads `millrace tail` as JSON lines and remembers all of it."""

    def __init__(self, command, log):
        super().__init__(daemon=True)
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True,
                                        start_new_session=True)
        self.lock = threading.Lock()
        self.seen = collections.Counter()  # (topic, lsn, commit_lsn, seq, partition of a truncate) -> times
        self.changes = {}                  # (lsn, ordinal) -> op of its first event
        self.records = self.tombstones = 0
        self.read = set()                  # of those in `seen`: rows that a snapshot read, which are no changes
        self.latencies = []                # seconds from commit until we have the line
        self.tables = collections.defaultdict(dict)  # (table, partition) -> {key: row}
        self.error = None
        self.start()

    def run(self):
        try:
            for line in self.process.stdout:
                now = time.time()
                with self.lock:
                    self.record(json.loads(line), now)
        except Exception as error:
            self.error = error

    def record(self, record, now):
        self.records += 1
        value = record["value"]
        if value is None:
            self.tombstones += 1
            return
        source, op = plain(value["source"]), value["op"]
        event = (record["topic"], source["lsn"], source["commit_lsn"], source["seq"], record["partition"] if op == "t" else None)
        self.seen[event] += 1
        if source["snapshot"]:
            self.read.add(event)
        else:
            self.changes.setdefault((source["lsn"], source["seq"] // 2), op)
            self.latencies.append(now - source["ts_us"] / 1e6)
        table = self.tables[f"{source['schema']}.{source['table']}", record["partition"]]
        key = json.dumps(plain(record["key"]), sort_keys=True)
        if op == "t":
            table.clear()
        elif op == "d":
            table.pop(key, None)
        else:
            table[key] = plain(value["after"])

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.join(10)

    def events(self):
        """Of changes: the rows that a snapshot read are in `read`."""
        return len(self.seen) - len(self.read)

    def duplicates(self):
        """Events seen again, and keys that stand in two partitions."""
        again = sum(times - 1 for times in self.seen.values())
        keys = collections.Counter((table, key) for (table, _), rows in self.tables.items() for key in rows)
        return again + sum(times - 1 for times in keys.values())

    def rows(self, table):
        return [row for (name, _), rows in self.tables.items() if name == table for row in rows.values()]


def plain(value):
    """Without the type names that Avro's JSON encoding puts around the branches of unions."""
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (name, inner), = value.items()
        if name in UNIONS or "." in name:
            return plain(inner)
    return {name: plain(inner) for name, inner in value.items()}


def canonical(kind, value):
    """One form for PostgreSQL's text and for the event's JSON value of a column of that type."""
    if value is None:
        return None
    if kind.startswith("timestamp"):
        if isinstance(value, int):
            return value
        moment = datetime.datetime.fromisoformat(re.sub(r"(Z|\+00(:00)?)$", "", value)).replace(tzinfo=EPOCH.tzinfo)
        return (moment - EPOCH) // datetime.timedelta(microseconds=1)
    if kind == "date":
        return str(datetime.date(1970, 1, 1) + datetime.timedelta(value)) if isinstance(value, int) else value
    if kind.startswith("time "):
        return str(EPOCH + datetime.timedelta(microseconds=value))[11:19] if isinstance(value, int) else value[:8]
    if kind == "boolean":
        return value if isinstance(value, bool) else value == "true"
    if kind in ("smallint", "integer", "bigint", "numeric", "double precision"):
        return decimal.Decimal(str(value))
    return value


def compare(psql, url, table, consumer):
    """(rows of the table, rows that are only there or only in what the topic adds up to)"""
    columns = [line.split("|") for line in query(
        psql, url, "select attname, format_type(atttypid, null) from pg_attribute where attnum > 0 and not attisdropped"
        f" and attrelid = '{table}'::regclass order by attnum")]
    picked = ", ".join(f"(extract(epoch from {name}) * 1000000)::bigint" if kind.startswith("timestamp") else f"{name}::text"
                       for name, kind in columns)
    want = collections.Counter(
        tuple(canonical(kind, value) for (_, kind), value in zip(columns, json.loads(row)))
        for row in query(psql, url, f"select json_build_array({picked}) from {table}"))
    got = collections.Counter(tuple(canonical(kind, row.get(name)) for name, kind in columns) for row in consumer.rows(table))
    return sum(want.values()), sum(((want - got) + (got - want)).values())


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")
