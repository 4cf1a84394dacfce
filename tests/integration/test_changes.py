"""Tables that change inside transactions that write rows before and after it: each event is what its row was when it was written,
whether the daemon runs meanwhile or reads it all later."""
import collections
import re

import requests

from harness.servers import wait_until
from harness.text import canonical

Change = collections.namedtuple("Change", "create steps late")

BASE = "CREATE TABLE {t} (id integer PRIMARY KEY, a integer, b text NOT NULL, c numeric(8,2))"
BEFORE = ("INSERT INTO {t} VALUES (1, 10, 'one', 1.5), (2, 20, 'two', 2.5), (3, 30, 'three', NULL)", "UPDATE {t} SET a = a + 1 WHERE id = 1",
          "DELETE FROM {t} WHERE id = 2")
AFTER = ("UPDATE {t} SET id = id WHERE id = 1", "DELETE FROM {t} WHERE id = 3")
FOURTH, LATE = "INSERT INTO {t} VALUES (4, 40, 'four', 4.5)", "INSERT INTO {t} VALUES (100, 1, 'late', 1)"


def alter(*alterations, insert=FOURTH, late=LATE, create=BASE, before=BEFORE, after=AFTER):
    return Change((create,), (*before, *(f"ALTER TABLE {{t}} {a}" for a in alterations), *(insert and (insert,)), *after), late)


def run(*statements, insert=FOURTH, late=LATE, create=BASE, before=BEFORE, after=AFTER):
    return Change(create if isinstance(create, tuple) else (create,), (*before, *statements, *(insert and (insert,)), *after), late)


def into(table, values):
    return f"INSERT INTO {table} VALUES ({values})"


PAIR = "CREATE TABLE {t} (a integer, id integer, b text NOT NULL, c numeric(8,2), PRIMARY KEY (id, a))"
PAIR_ROWS = ("INSERT INTO {t} VALUES (10, 1, 'one', 1.5), (20, 2, 'two', 2.5), (30, 3, 'three', NULL)", "UPDATE {t} SET b = 'uno' WHERE id = 1",
             "DELETE FROM {t} WHERE id = 2")
WHOLE = {"create": (BASE, "ALTER TABLE {t} REPLICA IDENTITY FULL")}
MOOD = {"create": ("CREATE TYPE {t}_mood AS ENUM ('glad', 'sad')", "CREATE TABLE {t} (id integer PRIMARY KEY, a integer, m {t}_mood, ms {t}_mood[])"),
        "before": ("INSERT INTO {t} VALUES (1, 10, 'glad', '{{sad,glad}}'), (3, 30, 'sad', NULL)", "UPDATE {t} SET m = 'sad' WHERE id = 1"), "insert": "INSERT INTO {t} VALUES (4, 40, 'glad', '{{}}')"}

CHANGES = {
    "added": alter("ADD COLUMN d integer", insert=into("{t}", "4, 40, 'four', 4.5, 44"), late=into("{t}", "100, 1, 'late', 1, 5")),
    "added_with_default": alter("ADD COLUMN d text DEFAULT 'x'", "ADD COLUMN e double precision DEFAULT random()"),
    "added_whole": run("ALTER TABLE {t} ADD COLUMN d bigint DEFAULT 7", **WHOLE),
    "dropped": alter("DROP COLUMN a", insert=into("{t}", "4, 'four', 4.5"), late=into("{t}", "100, 'late', 1")),
    "dropped_whole": run("ALTER TABLE {t} DROP COLUMN b", insert=into("{t}", "4, 40, 4.5"), late=into("{t}", "100, 1, 1"), **WHOLE),
    "dropped_and_added": alter("DROP COLUMN a", "ADD COLUMN a text DEFAULT 'again'", insert=into("{t}", "4, 'four', 4.5, 'new'"), late=into("{t}", "100, 'late', 1")),
    "renamed_column": alter("RENAME COLUMN a TO amount"),
    "renamed_columns": alter("RENAME COLUMN a TO x", "RENAME COLUMN b TO a", "RENAME COLUMN x TO b"),
    "renamed_key": alter("RENAME COLUMN id TO number", after=("UPDATE {t} SET a = 0 WHERE number = 1", "DELETE FROM {t} WHERE number = 3")),
    "renamed_key_to_another": alter("RENAME COLUMN id TO x", "RENAME COLUMN a TO id", "RENAME COLUMN x TO a",
                                    after=("UPDATE {t} SET id = 0 WHERE a = 1", "DELETE FROM {t} WHERE a = 3")),
    "wider": alter("ALTER COLUMN a TYPE bigint", insert=into("{t}", "4, 5000000000, 'four', 4.5")),
    "to_text": alter("ALTER COLUMN a TYPE text", insert=into("{t}", "4, 'forty', 'four', 4.5")),
    "to_number": alter("ALTER COLUMN b TYPE integer USING length(b)", insert=into("{t}", "4, 40, 4, 4.5"), late=into("{t}", "100, 1, 1, 1")),
    "precision": alter("ALTER COLUMN c TYPE numeric(10,2)", insert=into("{t}", "4, 40, 'four', 12345678.9")),
    "scale": alter("ALTER COLUMN c TYPE numeric(12,4)", insert=into("{t}", "4, 40, 'four', 4.5678")),
    "unconstrained": alter("ALTER COLUMN c TYPE numeric", insert=into("{t}", "4, 40, 'four', 'NaN'")),
    "to_array": alter("ALTER COLUMN a TYPE integer[] USING ARRAY[a]", insert=into("{t}", "4, '{{1,NULL}}', 'four', 4.5"), late=into("{t}", "100, '{{}}', 'late', 1")),
    "to_time": alter("ALTER COLUMN a TYPE timestamptz USING to_timestamp(a)", insert=into("{t}", "4, '2024-01-01', 'four', 4.5"),
                     late=into("{t}", "100, '2024-01-01', 'late', 1")),
    "wider_key": alter("ALTER COLUMN id TYPE bigint", insert=into("{t}", "5000000000, 40, 'four', 4.5")),
    "text_key": alter("ALTER COLUMN id TYPE text", insert=into("{t}", "'four', 40, 'four', 4.5"),
                      after=("UPDATE {t} SET a = 0 WHERE id = '1'", "DELETE FROM {t} WHERE id = '3'")),
    "another_key": alter("DROP CONSTRAINT {t}_pkey", "ADD PRIMARY KEY (b)"),
    "longer_key": alter("DROP CONSTRAINT {t}_pkey", "ADD PRIMARY KEY (b, id)"),
    "shorter_key": alter("DROP CONSTRAINT {t}_pkey", "ADD PRIMARY KEY (a)", create=PAIR, before=PAIR_ROWS, insert=into("{t}", "40, 4, 'four', 4.5"),
                         late=into("{t}", "1, 100, 'late', 1")),
    "turned_key": alter("DROP CONSTRAINT {t}_pkey", "ADD PRIMARY KEY (a, id)", create=PAIR, before=PAIR_ROWS, insert=into("{t}", "40, 4, 'four', 4.5"),
                        late=into("{t}", "1, 100, 'late', 1")),
    "identity_whole": alter("REPLICA IDENTITY FULL"),
    "identity_default": run("ALTER TABLE {t} REPLICA IDENTITY DEFAULT", **WHOLE),
    "identity_index": run("CREATE UNIQUE INDEX {t}_b ON {t} (b, id)", "ALTER TABLE {t} REPLICA IDENTITY USING INDEX {t}_b"),
    "identity_nothing": alter("REPLICA IDENTITY NOTHING", after=()),
    "default": alter("ALTER COLUMN a SET DEFAULT 7", "ALTER COLUMN c SET DEFAULT 0.5", insert="INSERT INTO {t} (id, b) VALUES (4, 'four')"),
    "not_null": alter("ALTER COLUMN a SET NOT NULL", "ALTER COLUMN b DROP NOT NULL", insert=into("{t}", "4, 40, NULL, 4.5")),
    "storage": alter("ALTER COLUMN b SET STORAGE EXTERNAL", insert=into("{t}", "4, 40, repeat('x', 5000), NULL")),
    "rewritten": run("CLUSTER {t} USING {t}_pkey", "CREATE INDEX ON {t} (a)"),
    "moved": run("ALTER TABLE {t} SET SCHEMA elsewhere", insert=into("elsewhere.{t}", "4, 40, 'four', 4.5"), late=into("elsewhere.{t}", "100, 1, 'late', 1"),
                 after=tuple(s.replace("{t}", "elsewhere.{t}") for s in AFTER)),
    "renamed": run("ALTER TABLE {t} RENAME TO {t}_new", insert=into("{t}_new", "4, 40, 'four', 4.5"), late=into("{t}_new", "100, 1, 'late', 1"),
                   after=tuple(s.replace("{t}", "{t}_new") for s in AFTER)),
    "replaced": run("ALTER TABLE {t} RENAME TO {t}_old", "CREATE TABLE {t} (code text PRIMARY KEY, n bigint)", into("{t}", "'x', 1"), "UPDATE {t} SET n = 2",
                    "ALTER TABLE {t}_old RENAME COLUMN b TO old", into("{t}_old", "4, 40, 'four', 4.5"), insert="", after=(), late=into("{t}", "'late', 1")),
    "made_anew": run("DROP TABLE {t}", "CREATE TABLE {t} (code text PRIMARY KEY, id bigint)", into("{t}", "'x', 1"), "UPDATE {t} SET id = 2",
                     insert="", after=("DELETE FROM {t}",), late=into("{t}", "'late', 1")),
    "made_alike": run("DROP TABLE {t}", BASE, *BEFORE),
    "short_lived": Change((), (BASE, *BEFORE, "ALTER TABLE {t} RENAME COLUMN b TO old", *AFTER, "DROP TABLE {t}"), None),
    "gone": run("DROP TABLE {t}", insert="", after=(), late=None),
    "inherited": run("CREATE TABLE {t}_parent (LIKE {t} INCLUDING ALL)", "ALTER TABLE {t} INHERIT {t}_parent", "ALTER TABLE {t}_parent ADD COLUMN d integer",
                     insert=into("{t}", "4, 40, 'four', 4.5, 44")),
    "undone": run("SAVEPOINT s", "ALTER TABLE {t} ADD COLUMN d integer", "/* undone */ INSERT INTO {t} VALUES (5, 5, 'five', 5, 5)", "ROLLBACK TO s",
                  "ALTER TABLE {t} ADD COLUMN e text"),
    "label_added": run("ALTER TYPE {t}_mood ADD VALUE 'calm' BEFORE 'sad'", late=into("{t}", "100, 1, 'calm', '{{calm,sad}}'"), **MOOD),
    "label_renamed": run("ALTER TYPE {t}_mood RENAME VALUE 'glad' TO 'merry'", late=into("{t}", "100, 1, 'merry', '{{merry}}'"),
                         **{**MOOD, "insert": into("{t}", "4, 40, 'merry', '{{merry}}'")}),
    "many_at_once": alter("ADD COLUMN d integer, DROP COLUMN a, ALTER COLUMN c TYPE text", "RENAME COLUMN b TO a", "DROP CONSTRAINT {t}_pkey", "ADD PRIMARY KEY (a)",
                          insert=into("{t}", "4, 'four', 'c', 44"), late=into("{t}", "100, 'late', 'c', 1")),
}

Row = collections.namedtuple("Row", "op table columns key whole texts transaction")
COLUMNS = ("SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a WHERE a.attrelid = '{}'::regclass AND a.attnum > 0 "
           "AND NOT a.attisdropped ORDER BY a.attnum")
KEY = ("SELECT a.attname FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid CROSS JOIN unnest(x.indkey) WITH ORDINALITY k(att, i) "
       "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att WHERE c.oid = '{}'::regclass AND k.i <= x.indnkeyatts "
       "AND CASE c.relreplident WHEN 'i' THEN x.indisreplident ELSE x.indisprimary END ORDER BY k.i")
WHOLE_ROW = "SELECT relreplident = 'f' FROM pg_class WHERE oid = '{}'::regclass"
WRITES = re.compile(r"(INSERT|UPDATE|DELETE)(?: INTO| FROM)? ([\w.]+)")


class Writer:
    """Writes a change's rows, and takes down what PostgreSQL says of each and of its table at that moment."""

    def __init__(self, database, name, change):
        self.database, self.name, self.change, self.rows, self.transactions = database, name, change, [], 0

    def execute(self, statement):
        statement = statement.format(t=self.name)
        written = WRITES.match(statement)
        if not written:
            self.database.execute(statement)
            return
        names, rows = self.database.texts(f"{statement} RETURNING *")
        table = written[2] if "." in written[2] else f"public.{written[2]}"
        self.database.execute("SET LOCAL search_path = ''")
        columns, key = self.database.query(COLUMNS.format(table)), [name for name, in self.database.query(KEY.format(table))]
        whole = self.database.value(WHOLE_ROW.format(table))
        self.database.execute("SET LOCAL search_path = public")
        assert [name for name, _type in columns] == names
        op = {"INSERT": "c", "UPDATE": "u", "DELETE": "d"}[written[1]]
        self.rows += [Row(op, table, columns, key, whole, dict(zip(names, row)), self.transactions) for row in rows]

    def write(self, *statements):
        self.transactions += 1
        with self.database.connection.transaction():
            for statement in statements:
                self.execute(statement)

    def check(self, oracle):
        tables = {row.table for row in self.rows}
        events = [e for e in oracle.events() if e.table in tables]
        assert [(e.op, e.table) for e in events] == [(r.op, r.table) for r in self.rows], f"{self.name}: {[e.source for e in events]}"
        for row, event in zip(self.rows, events):
            self.check_one(oracle, row, event)
        return events

    def check_one(self, oracle, row, event):
        where = f"{self.name}: {row}\n{event}"
        assert event.topic == f"{oracle.prefix}.{row.table}", where
        fields = event.fields()
        told = [(f.get("postgres.name", n), f["postgres.type"]) for n, f in fields.items()]
        assert told == row.columns, where
        types = {f.get("postgres.name", n): f["type"] for n, f in fields.items()}
        truth = {c: canonical(types[c], text) for c, text in row.texts.items()}
        side = event.row("before" if row.op == "d" else "after")
        if row.op == "d" and not row.whole:
            truth = {c: text if c in row.key else None for c, text in truth.items()}
        assert side == truth and event.value["unchanged"] == [], where
        assert (event.value["before"] is not None) == (row.op == "d" or row.op == "u" and row.whole), where
        assert list((event.key_texts() or {}).items()) in [[(c, truth[c]) for c in key] for key in self.keys(row)], where

    def keys(self, row):
        """The order of a key's columns is not in the stream: within a transaction that turns it, it may be that of the rows before."""
        yield row.key
        yield from (r.key for r in self.rows[:self.rows.index(row)] if r.transaction == row.transaction and set(r.key) == set(row.key))


def versions(daemon):
    """Every subject's schemas by id, in their order."""
    found = {}
    for subject in requests.get(daemon.url("/subjects"), timeout=5).json():
        numbers = requests.get(daemon.url(f"/subjects/{subject}/versions"), timeout=5).json()
        found[subject] = [requests.get(daemon.url(f"/subjects/{subject}/versions/{n}"), timeout=5).json()["id"] for n in numbers]
    return found


def test_each_event_decodes_with_the_schema_that_was_true_when_its_row_was_written(daemon, database, oracle):
    running, down = ([Writer(database, f"{name}_{mode}", change) for name, change in CHANGES.items()] for mode in ("up", "down"))
    database.execute("CREATE SCHEMA elsewhere", *(s.format(t=w.name) for w in running + down for s in w.change.create))
    daemon.settings.update({"publication.all_tables": "true", "registry.compatibility": "NONE", "topics.partitions": "2", "wire": "binary"})
    daemon.start()
    for writer in running + down:
        writer.write(writer.change.steps[0])
    for writer in running:
        writer.write(*writer.change.steps[1:])
    oracle.sync(database, 60)
    assert daemon.stop() == 0
    for writer in down:
        writer.write(*writer.change.steps[1:])
    daemon.settings["wire"] = "text"  # the same schemas
    daemon.start()
    oracle.sync(database, 60)
    known = versions(daemon)
    daemon.kill()  # what it has not confirmed it reads again
    daemon.settings["wire"] = "binary"
    daemon.start()
    for writer in running + down:
        if writer.change.late:
            writer.write(writer.change.late)
    oracle.sync(database, 60).check()
    for writer in running + down:
        writer.check(oracle)
    found = versions(daemon)
    assert {subject: found[subject][:len(ids)] for subject, ids in known.items()} == known
    # a key's new order is seen with the transaction after the one that turned it, new labels when the table is looked up again
    grown = {subject for subject in found if found[subject] != known.get(subject)}
    assert all(re.search(r"\.(turned_key|label_[a-z]+)_(up|down)-(key|value)$", subject) for subject in grown), grown
    assert not oracle.aside


def test_a_table_in_the_publications_list_is_followed_wherever_it_goes(daemon, database, oracle, name):
    database.execute(*(BASE.format(t=t) for t in ("dish", "plate", "cup")), "CREATE SCHEMA elsewhere")
    daemon.settings["publication.poll_interval"] = "300ms"
    daemon.start()
    writers = [Writer(database, table, None) for table in ("dish", "plate", "cup")]
    dish, plate, cup = writers
    dish.write(*BEFORE, "ALTER TABLE {t} RENAME TO course", "INSERT INTO course VALUES (4, 40, 'four', 4.5)")
    plate.write(*BEFORE, "ALTER TABLE {t} SET SCHEMA elsewhere", "INSERT INTO elsewhere.{t} VALUES (4, 40, 'four', 4.5)")
    # a new table under the old name begins to match: what it had before it was added is not told
    cup.write(*BEFORE, "DROP TABLE {t}", "CREATE TABLE {t} (id integer PRIMARY KEY, what text)", "/* before */ INSERT INTO {t} VALUES (1, 'a')")
    wait_until("cup is published again", 20, lambda: "public.cup" in database.publication_tables(f"millrace_{name}"))
    cup.write("INSERT INTO {t} VALUES (2, 'b')", "UPDATE {t} SET what = 'c' WHERE id = 2")
    dish.write("DELETE FROM course WHERE id = 4")
    oracle.sync(database).check()
    for writer in writers:
        writer.check(oracle)
    assert database.publication_tables(f"millrace_{name}") == {"public.course", "elsewhere.plate", "public.cup"}
