"""One database of a private PostgreSQL, as a test sees it."""
import contextlib
import select

import psycopg
from psycopg import sql
from psycopg.pq import TransactionStatus

from .servers import wait_until

# how PostgreSQL's text reads in every comparison
TEXT_SETTINGS = ("-c DateStyle=ISO -c IntervalStyle=iso_8601 -c TimeZone=UTC -c extra_float_digits=1 "
                 "-c bytea_output=hex -c lc_monetary=C -c quote_all_identifiers=off -c search_path=public")


def connect(url, **options):
    return psycopg.connect(url, autocommit=True, connect_timeout=10, options=TEXT_SETTINGS, **options)


class Database:
    def __init__(self, postgres, name):
        self.postgres, self.name = postgres, name
        self.url = postgres.url(name)
        self._connection = None

    @classmethod
    def create(cls, postgres, name, encoding=None):
        with connect(postgres.url()) as connection:
            clause = f" TEMPLATE template0 ENCODING '{encoding}'" if encoding else ""
            connection.execute(f'CREATE DATABASE "{name}"{clause}')
        return cls(postgres, name)

    @property
    def connection(self):
        """The session's connection, made anew where the server has ended it."""
        known = self._connection
        if known is not None and not known.closed:
            idle = known.pgconn.transaction_status == TransactionStatus.IDLE
            if not idle or not select.select([known.fileno()], [], [], 0)[0]:
                return known
            self.close()
        self._connection = connect(self.url)
        return self._connection

    def close(self):
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.close()
            self._connection = None

    def url_as(self, user, password=None):
        return self.postgres.url(self.name, user, password)

    # ---- statements ----
    def execute(self, *statements):
        """Each statement in a transaction of its own."""
        for statement in statements:
            self.connection.execute(statement, prepare=False)

    def transaction(self, *statements):
        """All in one transaction; its commit is returned as pg_current_wal_insert_lsn() after it."""
        with self.connection.transaction():
            for statement in statements:
                self.connection.execute(statement, prepare=False)
        return self.lsn()

    def query(self, statement, parameters=None):
        return self.connection.execute(statement, parameters, prepare=False).fetchall()

    def value(self, statement, parameters=None):
        row = self.connection.execute(statement, parameters, prepare=False).fetchone()
        return row[0] if row else None

    def texts(self, statement):
        """Column names, and rows as PostgreSQL's output functions print them."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, prepare=False)
            result = cursor.pgresult
            names = [column.name for column in cursor.description]
            encoding = "utf-8"
            rows = [tuple(None if (v := result.get_value(r, c)) is None else bytes(v).decode(encoding)
                          for c in range(result.nfields)) for r in range(result.ntuples)]
        return names, rows

    # ---- WAL and slots ----
    def lsn(self):
        return lsn_number(self.value("SELECT pg_current_wal_insert_lsn()::text"))

    def slot(self, name):
        """The slot's row as a dictionary; None: there is none."""
        with self.connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
            return cursor.execute("SELECT *, confirmed_flush_lsn::text AS confirmed, restart_lsn::text AS restart "
                                  "FROM pg_replication_slots WHERE slot_name = %s", (name,), prepare=False).fetchone()

    def wait_inactive(self, name, seconds=20):
        """Until the server has seen that the slot's reader is gone."""
        wait_until(f"slot {name} is free", seconds, lambda: not self.slot(name)["active"])

    def confirmed(self, slot):
        row = self.slot(slot)
        return lsn_number(row["confirmed"]) if row and row["confirmed"] else 0

    def publication_tables(self, publication):
        return {f"{schema}.{table}" for schema, table in self.query(
            "SELECT schemaname, tablename FROM pg_publication_tables WHERE pubname = %s", (publication,))}

    def drop(self):
        """Everything of this database: sessions, slots, itself."""
        self.close()
        with connect(self.postgres.url()) as connection:
            def dropped():
                # a daemon that still runs may have come back
                connection.execute("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots "
                                   "WHERE database = %s AND active", (self.name,))
                left = connection.execute("SELECT slot_name FROM pg_replication_slots WHERE database = %s", (self.name,)).fetchall()
                for slot, in left:
                    with contextlib.suppress(psycopg.Error):
                        connection.execute("SELECT pg_drop_replication_slot(%s)", (slot,))
                return not left
            wait_until(f"the slots of {self.name} are gone", 30, dropped, 0.02)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name)))


def lsn_number(text):
    high, low = text.split("/")
    return int(high, 16) << 32 | int(low, 16)


def lsn_text(number):
    return f"{number >> 32:X}/{number & 0xFFFFFFFF:X}"
