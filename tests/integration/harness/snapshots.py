"""What a snapshot owes, told from outside: its rows are events with op r, each once, at the point that it says; what the stream
brings begins there; at the end topics equal tables. And what its tests need: slow ones, ones that wait in the middle, and
transactions that are open while the slot is made.
"""
import collections
import contextlib
import io
import json
import threading
import time

import fastavro
import psycopg
import requests

from .audit import frozen
from .daemon import command
from .database import connect
from .oracle import quoted
from .servers import wait_until
from .text import without_logical_types

# a snapshot that takes a few seconds for some thousand rows, and publishes as it goes
SLOW = {"snapshot.rows_per_second": "2000", "batch.bytes": "64 KiB"}


def initial(daemon, **settings):
    """The daemon with a snapshot before its stream; settings have __ for dots."""
    daemon.settings.update({"snapshot.mode": "initial", **{k.replace("__", "."): v for k, v in settings.items()}})
    return daemon


# ---- what the topics say ----


def reads(oracle, table=None):
    """The events of rows that a snapshot read."""
    return [r for r in oracle.events(table) if r.op == "r"]


def points(oracle, *tables):
    """The LSNs of the snapshots whose rows these topics have, oldest first: one for each consistent one, one for each chunk."""
    return sorted({r.position[0] for table in tables or (None,) for r in reads(oracle, table)})


def rows_of(records):
    return collections.Counter(frozen(r.row()) for r in records)


def check(oracle, merged=False):
    """What always holds: of all events, and of those that a snapshot read."""
    oracle.check(merged)
    seen = set()
    for record in reads(oracle):
        point, lsn, seq = record.position
        assert record.source["snapshot"] and lsn == 0 and seq >= 1, record
        assert record.value["before"] is None and record.value["unchanged"] == [] and record.value["transaction"] is None, record
        if record.key_bytes is not None:
            place = record.topic, point, record.key_bytes[5:]
            assert place not in seen, f"a row twice in one snapshot: {record}"
            seen.add(place)
    return oracle


def check_consistent(oracle, audit, keys, inserts_only=(), point=None):
    """Of a consistent snapshot under load, for tables that were empty when the audit began: what it read is what had been committed up
    to its point, row by row; what was committed later came as changes, each once. How many rows and changes that are. point: its
    LSN, unless it is that of the last rows that were read."""
    point = point or points(oracle)[-1]
    truth = audit.tables(oracle, keys, point)
    for table in keys:
        found = rows_of(r for r in reads(oracle, table) if r.position[0] == point)
        lost, extra = truth[table] - found, found - truth[table]
        assert not lost and not extra, (f"{table} at {point}: {sum(lost.values())} rows were not read, e.g. {list(lost)[:3]}; "
                                        f"{sum(extra.values())} were not there, e.g. {list(extra)[:3]}")
    changes = audit.compare(oracle, keys, inserts_only, since=point)
    return sum(sum(rows.values()) for rows in truth.values()), changes


def images(record):
    """The bytes of what is the same whoever brought a row: key, `before` and `after` of the value, without the schemas' ids."""
    known = IMAGES.get(id(record.value_schema))
    if known is None:
        schema = {**record.value_schema, "fields": record.value_schema["fields"][:2]}
        assert [f["name"] for f in schema["fields"]] == ["before", "after"]
        known = IMAGES[id(record.value_schema)] = record.value_schema, fastavro.parse_schema(without_logical_types(schema))
    body = io.BytesIO(record.value_bytes[5:])
    fastavro.schemaless_reader(body, known[1])
    return record.key_bytes and record.key_bytes[5:], record.value_bytes[5:5 + body.tell()]


IMAGES = {}


def equals(oracle, database, *tables, seconds=60, merged=False):
    """After everything committed so far: the topics' records are sound, and add up to the tables."""
    check(oracle.sync(database, seconds), merged).compare(database, *tables)
    return oracle


def all_read_once(oracle, database, *tables):
    """Of tables that nobody has changed since: the last consistent snapshot has each row once, and nothing more."""
    point, found = points(oracle)[-1], collections.Counter()
    for record in reads(oracle):
        found[record.table] += record.position[0] == point
    for table in tables:
        count = database.value(f"SELECT count(*) FROM {quoted(table)}")
        assert found[table] == count, f"{table}: {count} rows, {found[table]} read at {point}"
    return oracle


# ---- what a running instance says and takes ----


def status(daemon):
    return daemon.status()["snapshot"]


def table_status(daemon, table):
    """Of the table's newest snapshot; None: there is none."""
    found = [row for row in status(daemon).get("tables", ()) if row["name"] == table]
    return max(found, key=lambda row: (not row["ended_ms"], row["ended_ms"] or 0)) if found else None


def wait_table(daemon, table, *states, seconds=60):
    def there():
        assert daemon.running(), f"millrace ended\n{daemon.log(20)}"
        row = table_status(daemon, table)
        return row if row and row["state"] in states else None
    try:
        return wait_until(f"{table} is {' or '.join(states)}", seconds, there, 0.05)
    except Exception as error:
        raise AssertionError(f"{error}: {table_status(daemon, table)}\n{daemon.log(20)}") from None


def wait_reads(oracle, count=1, seconds=30, table=None):
    """Until so many rows of a snapshot are published, while it goes on."""
    return oracle.wait_for(lambda records: sum(1 for r in records if r.op == "r" and (table is None or r.table == table)) >= count,
                           f"{count} rows of a snapshot", seconds)


def tell(daemon, name, *arguments, timeout=60):
    """One of the commands to a running instance: snapshot, pause, resume."""
    return command(name, "--name", daemon.name, "--http", f"127.0.0.1:{daemon.port}", "--state", daemon.state_folder, *arguments,
                   timeout=timeout)


def take(daemon, *arguments, timeout=60):
    """An incremental snapshot; the command ends with it, unless the arguments have --no-wait."""
    done = tell(daemon, "snapshot", *arguments, timeout=timeout)
    assert done.returncode == 0, f"{done}\n{daemon.log(20)}"
    return done


def post(daemon, name, body):
    token = (daemon.state_folder / "token").read_text().strip()
    return requests.post(daemon.url(f"/commands/{name}"), json=body, timeout=15, headers={"Authorization": f"Bearer {token}"})


def emit(database, body, connection=None):
    """A command from SQL."""
    (connection or database.connection).execute("SELECT pg_logical_emit_message(true, 'millrace', %s)", (json.dumps(body),))


# ---- the server's side ----


def backends(database, condition="true"):
    """The instance's sessions, as (pid, query)."""
    return database.query("SELECT pid, query FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE "
                          f"'millrace%%' AND ({condition})")


class Gate:
    """A condition for `where` at which whoever reads that row waits, until the gate is opened: `Gate.at("id = 500")`."""
    KEY = 20240229

    def __init__(self, database):
        self.database, self.connection = database, connect(database.url)
        database.execute("CREATE OR REPLACE FUNCTION public.gate() RETURNS boolean LANGUAGE plpgsql VOLATILE AS "
                         f"$$BEGIN PERFORM pg_advisory_xact_lock_shared({self.KEY}); RETURN true; END$$")
        self.close()

    @staticmethod
    def at(condition):
        return f"CASE WHEN {condition} THEN public.gate() ELSE true END"

    def close(self):
        self.connection.execute(f"SELECT pg_advisory_lock({self.KEY})")

    def open(self):
        self.connection.execute(f"SELECT pg_advisory_unlock({self.KEY})")

    def let_through(self):
        """Whoever stands before it; it is closed again when their transactions are over."""
        self.open()
        self.close()

    def waiting(self):
        """The backends that stand before it."""
        return [pid for pid, in self.database.query(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %s AND database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())", (self.KEY,))]

    def wait(self, count=1, seconds=30):
        return wait_until("somebody stands before the gate", seconds, lambda: len(found := self.waiting()) >= count and found)

    def end(self):
        self.connection.close()


class Statement(threading.Thread):
    """One that may have to wait, in a session of its own."""

    def __init__(self, database, *statements):
        super().__init__(daemon=True)
        self.database, self.statements, self.error = database, statements, None
        self.connection = connect(database.url)
        self.start()

    def run(self):
        try:
            with contextlib.closing(self.connection):
                for statement in self.statements:
                    self.connection.execute(statement, prepare=False)
        except psycopg.Error as error:
            self.error = error

    def waits(self, seconds=20):
        pid = self.connection.info.backend_pid
        wait_until(f"{self.statements} waits", seconds, lambda: self.database.value(
            "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = %s", (pid,)))
        return self

    def end(self, seconds=60):
        self.join(seconds)
        assert not self.is_alive(), f"{self.statements} does not end"
        assert self.error is None, self.error


@contextlib.contextmanager
def transaction(database, *statements):
    """A transaction in a session of its own that has done this and is open; it commits at the end, unless it was ended before."""
    connection = connect(database.url)
    try:
        connection.execute("BEGIN")
        for statement in statements:
            connection.execute(statement, prepare=False)
        yield connection
        if not connection.closed and connection.info.transaction_status.name == "INTRANS":
            connection.execute("COMMIT")
    finally:
        connection.close()


def xid(connection):
    return connection.execute("SELECT pg_current_xact_id()::text::bigint %% 4294967296", ()).fetchone()[0]


def wait_waited_for(database, connection, seconds=30):
    """Until somebody waits for the end of the transaction that is open on the connection, as one who makes a slot does."""
    number = xid(connection)
    wait_until(f"somebody waits for transaction {number}", seconds, lambda: database.value(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted AND transactionid::text::bigint = %s", (number,)))


@contextlib.contextmanager
def open_across(database, start, write):
    """Calls start(), which makes a slot, while transactions are open: one from before, in whose wait a second one begins, in whose wait a
    third one begins, which is open still when the slot is there. write(number) gives the statements of each. Yields the third one's
    connection; it commits at the end."""
    with transaction(database, *write(1)) as first:
        start()
        wait_waited_for(database, first)
        with transaction(database, *write(2)) as second:
            first.execute("COMMIT")
            wait_waited_for(database, second)
            with transaction(database, *write(3)) as third:
                second.execute("COMMIT")
                yield third


class Sampler:
    """Reads a value again and again in the background, until the end of its block."""

    def __init__(self, read, pause=0.05):
        self.read, self.pause, self.values, self.ended = read, pause, [], threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        while not self.ended.is_set():
            with contextlib.suppress(Exception):
                self.values.append(self.read())
            time.sleep(self.pause)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join(10)
