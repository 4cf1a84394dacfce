"""A seeded random load: several sessions on several tables, each transaction drawn from what real ones do.

The same seed draws the same statements; how the sessions interleave is the server's. Errors that the faults of a test
cause (a restart, a deadlock) end the transaction, and the session goes on when the server is back.
"""
import random
import threading
import time

import psycopg

from .database import connect

SCHEMA = (
    "CREATE TABLE accounts (id bigint PRIMARY KEY, owner text NOT NULL, balance numeric(12,2), active boolean, note text)",
    "CREATE TABLE orders (region text, no integer, state text, amount numeric(10,2), PRIMARY KEY (region, no))",
    # wide values out of line, never compressed: unchanged ones do not come along
    "CREATE TABLE papers (id integer PRIMARY KEY, title text, body text)",
    "ALTER TABLE papers ALTER COLUMN body SET STORAGE EXTERNAL",
    # keyless: published for inserts only
    "CREATE TABLE journal (session integer, entry integer, what text)",
    # whole old rows
    "CREATE TABLE riders (id integer, name text, place text)",
    "ALTER TABLE riders REPLICA IDENTITY FULL",
    "CREATE TABLE scratch (id integer PRIMARY KEY, v text)",
)
KEYS = {"public.accounts": ("id",), "public.orders": ("region", "no"), "public.papers": ("id",), "public.journal": None,
        "public.riders": None, "public.scratch": ("id",)}
TABLES = tuple(KEYS)
INSERTS_ONLY = ("public.journal",)


class Session(threading.Thread):
    def __init__(self, load, number):
        super().__init__(name=f"load-{number}", daemon=True)
        self.load, self.number = load, number
        self.random = random.Random(load.seed * 1000 + number)
        self.committed = self.rolled_back = self.failed = self.entry = 0
        self.fault = None

    def run(self):
        connection = None
        while not self.load.ended.is_set() and (self.load.transactions is None or self.committed < self.load.transactions):
            try:
                if connection is None or connection.closed:
                    connection = connect(self.load.url)
                    connection.autocommit = False
                self.transaction(connection)
            except psycopg.Error as error:
                self.failed += 1
                known = isinstance(error, (psycopg.OperationalError, psycopg.errors.UniqueViolation,
                                           psycopg.errors.AdminShutdown, psycopg.InterfaceError))
                if not known:
                    self.fault = error
                    return
                try:
                    connection.rollback()
                except (psycopg.Error, AttributeError):
                    connection = None
                    time.sleep(0.1)
            if self.load.pause:
                time.sleep(self.random.random() * self.load.pause)
        if connection is not None and not connection.closed:
            connection.close()

    def transaction(self, connection):
        draw = self.random
        cursor = connection.cursor()
        for _ in range(draw.choice((1, 1, 1, 2, 3, 5, 12))):
            draw.choice(OPERATIONS)(self, cursor)
        if draw.random() < 0.15:
            connection.rollback()
            self.rolled_back += 1
        else:
            connection.commit()
            self.committed += 1

    # ---- operations ----
    def id(self):
        return self.random.randrange(self.load.ids)

    def word(self, size=12):
        return "".join(self.random.choice("abcdefgh äöü€𝄞'\\\"\n\t0123456789") for _ in range(size))

    def insert(self, cursor):
        cursor.execute("INSERT INTO accounts VALUES (%s, %s, %s, %s, %s) ON CONFLICT (id) DO UPDATE SET "
                       "balance = accounts.balance + 1, note = excluded.note",
                       (self.id(), self.word(), self.random.randrange(10**9) / 100, self.random.choice((True, False, None)),
                        self.word()))

    def insert_many(self, cursor):
        cursor.execute("INSERT INTO accounts SELECT i, 'many', i / 100.0, NULL, NULL FROM generate_series(%s::bigint, %s::bigint) i "
                       "ON CONFLICT DO NOTHING", (low := self.id(), low + self.random.randrange(60)))

    def update(self, cursor):
        cursor.execute("UPDATE accounts SET balance = balance * -1, note = %s WHERE id = %s", (self.word(), self.id()))

    def update_range(self, cursor):
        low = self.id()
        cursor.execute("UPDATE accounts SET active = NOT active WHERE id BETWEEN %s AND %s", (low, low + 20))

    def delete(self, cursor):
        low = self.id()
        cursor.execute("DELETE FROM accounts WHERE id BETWEEN %s AND %s", (low, low + self.random.randrange(6)))

    def change_key(self, cursor):
        cursor.execute("UPDATE accounts SET id = %s WHERE id = %s AND NOT EXISTS (SELECT FROM accounts WHERE id = %s)",
                       (new := self.id(), self.id(), new))

    def order(self, cursor):
        cursor.execute("INSERT INTO orders VALUES (%s, %s, 'new', %s) ON CONFLICT (region, no) DO UPDATE SET state = 'again'",
                       (self.random.choice(("nord", "süd", "west")), self.id(), self.random.randrange(10**6) / 100))

    def order_moves(self, cursor):
        cursor.execute("UPDATE orders SET region = 'ost', state = 'moved' WHERE region = 'west' AND no = %s AND NOT EXISTS "
                       "(SELECT FROM orders WHERE region = 'ost' AND no = %s)", (no := self.id(), no))

    def order_ends(self, cursor):
        cursor.execute("DELETE FROM orders WHERE region = %s AND no = %s", (self.random.choice(("nord", "ost")), self.id()))

    def paper(self, cursor):
        cursor.execute("INSERT INTO papers VALUES (%s, %s, repeat(%s, 600)) ON CONFLICT (id) DO UPDATE SET body = "
                       "excluded.body", (self.id() % 50, self.word(), self.word(8)))

    def paper_title(self, cursor):
        cursor.execute("UPDATE papers SET title = %s WHERE id = %s", (self.word(), self.id() % 50))

    def journal(self, cursor):
        self.entry += 1
        cursor.execute("INSERT INTO journal VALUES (%s, %s, %s)", (self.number, self.entry, self.word()))

    def rider(self, cursor):
        number = self.id() % 30
        cursor.execute(self.random.choice((
            "INSERT INTO riders VALUES (%(n)s, %(w)s, 'here')", "UPDATE riders SET place = %(w)s WHERE id = %(n)s",
            "DELETE FROM riders WHERE id = %(n)s")), {"n": number, "w": self.word()})

    def savepoint(self, cursor):
        cursor.execute("SAVEPOINT s")
        self.insert(cursor)
        self.order(cursor)
        cursor.execute("ROLLBACK TO s" if self.random.random() < 0.6 else "RELEASE s")
        self.insert(cursor)

    def copy(self, cursor):
        first = self.load.fresh(rows := self.random.randrange(1, 80))
        with cursor.copy("COPY accounts (id, owner, balance) FROM STDIN") as copy:
            for i in range(first, first + rows):
                copy.write_row((i, f"copied by {self.number}", i % 1000 / 10))

    def scratch(self, cursor):
        cursor.execute("INSERT INTO scratch SELECT i::int, 'x' FROM generate_series(%s::bigint, %s::bigint) i ON CONFLICT DO NOTHING",
                       (low := self.id(), low + 5))

    def scratch_empty(self, cursor):
        if self.random.random() < 0.3 and self.load.truncates.is_set():
            cursor.execute("TRUNCATE scratch")


OPERATIONS = (
    Session.insert, Session.insert, Session.insert, Session.insert_many, Session.update, Session.update,
    Session.update_range, Session.delete, Session.delete, Session.change_key, Session.change_key, Session.order,
    Session.order, Session.order_moves, Session.order_ends, Session.paper, Session.paper_title, Session.paper_title,
    Session.journal, Session.rider, Session.rider, Session.savepoint, Session.copy, Session.scratch, Session.scratch_empty)


class Load:
    def __init__(self, url, seed, sessions=4, transactions=None, pause=0.0, ids=400):
        self.url, self.seed, self.transactions, self.pause, self.ids = url, seed, transactions, pause, ids
        self.ended, self.truncates = threading.Event(), threading.Event()
        self.truncates.set()
        self._next, self._lock = 10_000_000, threading.Lock()
        self.sessions = [Session(self, n) for n in range(sessions)]

    def fresh(self, count):
        """Ids that nobody else has."""
        with self._lock:
            first, self._next = self._next, self._next + count
            return first

    def start(self):
        for session in self.sessions:
            session.start()
        return self

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.end()

    def end(self, seconds=60):
        self.ended.set()
        return self.join(seconds)

    def join(self, seconds=120):
        deadline = time.monotonic() + seconds
        for session in self.sessions:
            session.join(max(0.1, deadline - time.monotonic()))
            assert not session.is_alive(), "a session of the load does not end"
            if session.fault:
                raise session.fault
        return sum(s.committed for s in self.sessions)

    @property
    def committed(self):
        return sum(s.committed for s in self.sessions)
