"""millrace schema --check: what a migration would do to the topics, with the database as it was before."""
import json
import subprocess
import threading

import pytest
import requests

from harness.daemon import CONFIG, PERMISSION, UNAVAILABLE, USAGE, command, environment
from harness.database import connect
from harness.servers import wait_until
from postgres import fetch, installed

COMPATIBLE, INCOMPATIBLE, UNRUNNABLE, FILE = 0, 1, 65, 74
TABLES = ("CREATE TYPE mood AS ENUM ('sad', 'glad')", "CREATE TYPE place AS (street text, zip integer)",
          "CREATE TABLE dish (id integer PRIMARY KEY, name varchar(20) NOT NULL, price numeric(6,2), n integer, made timestamp, mood mood, "
          "place place, tags text[])",
          "CREATE TABLE cup (id integer PRIMARY KEY)", "INSERT INTO dish VALUES (1, 'pho', 2.5, 3)")


def dumped(database):
    """pg_dump's words on the schema and the rows, but for the random ones of newer versions."""
    done = subprocess.run([fetch(installed()) / "bin" / "pg_dump", database.url], capture_output=True, text=True, timeout=60,
                          env=environment(), check=True)
    return [line for line in done.stdout.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]


class Check:
    """Checks migrations against a database, each leaving it as it was."""

    def __init__(self, database, folder, name):
        self.database, self.folder, self.name = database, folder, name
        self.before = dumped(database)

    def run(self, sql, *arguments):
        file = self.folder / "migration.sql"
        file.write_text(sql)
        return command("schema", "--check", file, "--name", self.name, "--source", self.database.url, "--state", self.folder / "none",
                       *arguments)

    def report(self, sql, *arguments, status=COMPATIBLE):
        done = self.run(sql, "--json", *arguments)
        assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
        assert dumped(self.database) == self.before
        report = json.loads(done.stdout)
        assert report["compatible"] == (status == COMPATIBLE)
        return report

    def topic(self, sql, *arguments, status=COMPATIBLE):
        """The only one that changes."""
        [topic] = self.report(sql, *arguments, status=status)["topics"]
        return topic


@pytest.fixture
def check(database, folder, name):
    folder.mkdir(exist_ok=True)
    database.execute(*TABLES)
    return Check(database, folder, name)


def columns(topic):
    return [(c["change"], c["name"], c["type"], c["avro"]) for c in topic["columns"]]


def test_changes_that_readers_bear_are_compatible(check, name):
    report = check.report("ALTER TABLE dish ADD COLUMN note text NOT NULL DEFAULT '', DROP COLUMN made, ALTER n TYPE bigint, "
                          "ALTER name TYPE varchar(40), ALTER name DROP NOT NULL, ALTER price TYPE numeric(8,2);"
                          "CREATE INDEX ON dish (n); CREATE TABLE bowl (id integer);")
    bowl, dish = sorted(report["topics"], key=lambda topic: topic["topic"])
    assert columns(dish) == [
        ("changed", "name", ["character varying(20)", "character varying(40)"], ["string", "string"]),
        ("changed", "price", ["numeric(6,2)", "numeric(8,2)"], ["decimal(6,2)", "decimal(8,2)"]),
        ("changed", "n", ["integer", "bigint"], ["int", "long"]),
        ("added", "note", "text", "string"),
        ("removed", "made", "timestamp without time zone", "long local-timestamp-micros")]
    assert (dish["topic"], dish["change"], dish["key"]) == (f"{name}.public.dish", "changed", None)
    assert [(s["subject"], s["verdict"]) for s in dish["subjects"]] == [(f"{name}.public.dish-value", "compatible")]
    assert "BACKWARD" in dish["subjects"][0]["asked"] and "no registry" in dish["subjects"][0]["asked"]
    assert (bowl["change"], columns(bowl)) == ("begins", [("added", "id", "integer", "int")])
    assert report["unchanged"] == 1 and report["statements"] == 3


@pytest.mark.parametrize("change, reason", [
    ("ALTER n TYPE text", "after.n"),
    ("ALTER price TYPE numeric(6,3)", "scale"),
    ("ALTER price TYPE numeric(5,2)", "precision"),
    ("ALTER made TYPE timestamptz", "logical type"),
    ("ALTER tags TYPE integer[] USING NULL", "after.tags"),
])
def test_changes_that_readers_do_not_bear_are_told_with_their_field(check, change, reason):
    topic = check.topic(f"ALTER TABLE dish {change};", status=INCOMPATIBLE)
    [subject] = topic["subjects"]
    assert subject["verdict"] == "incompatible" and reason in " ".join(subject["reasons"]), subject
    done = check.run(f"ALTER TABLE dish {change};")
    assert done.returncode == INCOMPATIBLE and "INCOMPATIBLE: 1 of 1" in done.stdout and reason in done.stdout
    assert "replay --new-version" in done.stdout and "rolled back" in done.stdout


def test_enums_composites_and_domains_are_looked_into(check):
    topic = check.topic("ALTER TYPE mood ADD VALUE 'angry' BEFORE 'sad'; ALTER TYPE place ADD ATTRIBUTE land text;")
    mood, place = topic["columns"]
    assert (mood["name"], mood["labels_added"], mood["labels_removed"]) == ("mood", ["angry"], [])
    assert place["avro"] == ["record place (street string, zip int)", "record place (street string, zip int, land string)"]
    topic = check.topic("ALTER TYPE place DROP ATTRIBUTE zip, ADD ATTRIBUTE zip text;", status=INCOMPATIBLE)
    assert "zip" in " ".join(topic["subjects"][0]["reasons"])
    topic = check.topic("CREATE DOMAIN label AS varchar(20); ALTER TABLE dish ALTER name TYPE label;")
    assert columns(topic) == [("changed", "name", ["character varying(20)", "public.label"], ["string", "string"])]


def test_renamed_dropped_and_remade_tables_end_and_begin_topics(check, name):
    topic = check.topic("ALTER TABLE dish RENAME TO meal;")
    assert (topic["change"], topic["topic"], topic["was"], topic["columns"], topic["key"]) == (
        "renamed", f"{name}.public.meal", f"{name}.public.dish", [], None)
    assert {s["verdict"] for s in topic["subjects"]} == {"first"}
    topic = check.topic("CREATE SCHEMA kitchen; ALTER TABLE dish SET SCHEMA kitchen;", "public.*")
    assert topic["change"] == "ends" and "kitchen.dish" in topic["notes"][0]
    topic = check.topic("DROP TABLE dish;")
    assert (topic["change"], topic["topic"]) == ("ends", f"{name}.public.dish")
    topic = check.topic("DROP TABLE cup; CREATE TABLE cup (id text PRIMARY KEY);", status=INCOMPATIBLE)
    assert topic["change"] == "changed" and "made anew" in topic["notes"][0]
    # blue and green: each topic is compared with what was in it
    swap = "ALTER TABLE cup RENAME TO old; ALTER TABLE dish RENAME TO cup;"
    topics = {t["topic"]: t for t in check.report(swap)["topics"]}
    assert set(topics) == {f"{name}.public.cup", f"{name}.public.old"}
    assert {s["verdict"] for s in topics[f"{name}.public.cup"]["subjects"]} == {"compatible"}


def test_changed_keys_and_lost_identities_are_told(check):
    topic = check.topic("ALTER TABLE dish ALTER id TYPE bigint;")
    assert topic["key"]["same_bytes"] and [s["verdict"] for s in topic["subjects"]] == ["compatible", "compatible"]
    topic = check.topic("ALTER TABLE dish DROP CONSTRAINT dish_pkey, ADD PRIMARY KEY (id, name);", status=INCOMPATIBLE)
    assert not topic["key"]["same_bytes"] and [c["name"] for c in topic["key"]["after"]] == ["id", "name"]
    assert "partition" in " ".join(topic["notes"])
    topic = check.topic("ALTER TABLE dish DROP CONSTRAINT dish_pkey;", status=INCOMPATIBLE)
    assert topic["key"]["after"] is None and topic["subjects"] == []
    assert "updates and deletes" in topic["notes"][0] and "REPLICA IDENTITY FULL" in topic["notes"][0]
    topic = check.topic("ALTER TABLE dish DROP CONSTRAINT dish_pkey, REPLICA IDENTITY FULL;")
    assert topic["key"]["after"] is None and "replica identity full" in topic["notes"][0]


HARD = """-- COMMIT; nothing
BEGIN;
/* a /* nested; COMMIT; */ comment; */
SET LOCAL search_path = kitchen, public; SET lock_timeout = 0;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  EXECUTE 'SELECT 1; COMMIT' WHERE $$;$$ = ''; RETURN NEW;
END;
$body$;
CREATE FUNCTION g(i integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC
  SELECT CASE WHEN i > 1 THEN 1 ELSE 2 END;
  SELECT 3;
END;
ALTER TABLE dish ADD COLUMN "a;COMMIT;" text DEFAULT E'it\\'s; COMMIT';
COMMENT ON COLUMN dish.name IS 'COMMIT; -- ''quoted''';
SAVEPOINT s; ALTER TABLE dish DROP COLUMN name; ROLLBACK TO SAVEPOINT s;
SELECT generate_series(1, 10000);
DO $$ BEGIN PERFORM 1; END $$;
COMMIT;
"""


def test_what_looks_like_the_end_of_a_statement_and_is_none(check):
    report = check.report(HARD)
    assert [left["line"] for left in report["left_out"]] == [2, 19] and report["statements"] == 11
    [topic] = report["topics"]
    assert columns(topic) == [("added", "a;COMMIT;", "text", "string")]


def test_the_search_path_is_the_one_that_psql_has(check):
    check.database.execute("CREATE SCHEMA kitchen", "CREATE TABLE kitchen.pot (id integer PRIMARY KEY)",
                           f'ALTER DATABASE "{check.database.name}" SET search_path = kitchen')
    check.before = dumped(check.database)
    topic = check.topic("ALTER TABLE pot ADD COLUMN lid text;")
    assert topic["table"] == "kitchen.pot"


@pytest.mark.parametrize("sql, line, words", [
    ("ALTER TABLE dish ADD a text;\nCOMMIT;\nALTER TABLE dish ADD b text;", 2, "COMMIT"),
    ("ALTER TABLE dish ADD a text;\n\nROLLBACK;", 3, "ROLLBACK"),
    ("ALTER TABLE dish ADD a text;\n\\i more.sql\n", 2, "psql"),
    ("SELECT 1;\nCOPY dish FROM STDIN;\n1\tx\n\\.\n", 2, "STDIN"),
    ("\nCREATE INDEX CONCURRENTLY i ON dish (n);", 2, "transaction"),
    ("VACUUM dish;", 1, "transaction"),
    ("CREATE SUBSCRIPTION s CONNECTION 'password=hunter2' PUBLICATION p;", 1, "transaction"),
    ("CREATE TABLE a (i int);\nDO $$ BEGIN\nCOMMIT;\nEND $$;", 2, "2D000"),
    ("CREATE TABLE a (i int);\nALTER TABLE dish\n  ADD COLUMN b text,\n  ADD COLUMN c nothing;", 4, "nothing"),
    ("CREATE TABLE a (i int);\n\nSELECT 'ü' ||\n nowhere;", 4, "nowhere"),
    ("SELECT 1;\nCREATE TABLE a (i int", 2, "syntax error"),
    ("SELECT 1;\nSELECT 'a", 2, "string"),
    ("ALTER TYPE mood ADD VALUE 'new';\nINSERT INTO dish VALUES (2, 'x', 1, 1, NULL, 'new');", 2, "55P04"),
])
def test_what_cannot_be_tried_out_is_named_with_its_line_and_leaves_nothing(check, sql, line, words):
    done = check.run(sql)
    assert done.returncode == UNRUNNABLE, (done.stdout, done.stderr)
    assert (f"migration.sql:{line}: " in done.stderr or f"migration.sql: line {line}: " in done.stderr) and words in done.stderr, done.stderr
    assert done.stdout == "" and "hunter2" not in done.stderr and dumped(check.database) == check.before


def test_a_lock_that_somebody_holds_is_waited_for_no_longer_than_said(check):
    # the migration's own setting does not count
    migration = "SET lock_timeout = 0;\nALTER TABLE dish ADD a text;"
    with connect(check.database.url) as other, other.transaction():
        other.execute("LOCK TABLE dish")
        done = check.run(migration, "--lock-timeout", "50 ms")
    assert done.returncode == UNAVAILABLE and "migration.sql:2: " in done.stderr and "55P03" in done.stderr
    assert "--lock-timeout" in done.stderr and dumped(check.database) == check.before
    # and no one waits for the rehearsal when it is over
    held = threading.Event()
    with connect(check.database.url) as other, other.transaction():
        other.execute("LOCK TABLE dish")
        waiting = threading.Thread(target=lambda: (check.run(migration, "--lock-timeout", "60 s"), held.set()))
        waiting.start()
        wait_until("the rehearsal waits", 30, lambda: check.database.value(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'dish'::regclass"))
    waiting.join(60)
    assert held.is_set()
    check.database.execute("SET lock_timeout = '1s'", "ALTER TABLE dish ADD COLUMN free text")


def test_a_server_that_an_instance_streams_from_is_refused_unless_told(check, daemon, oracle, name):
    database = check.database
    database.execute("CREATE TABLE watched (id integer PRIMARY KEY, price numeric(6,2))")
    daemon.start()
    database.execute("INSERT INTO watched VALUES (1, 2.5)")
    oracle.sync(database)
    change = "ALTER TABLE watched ALTER price TYPE numeric(6,3);"
    for instance in (name, "another"):
        done = command("schema", "--check", "-", "--name", instance, "--source", database.url, "--state", check.folder / "none", input=change)
        assert done.returncode == PERMISSION and f"millrace_{name}" in done.stderr and "--even-if-active" in done.stderr, done.stderr
    # the running instance's own registry, read beside it
    done = command("schema", "--check", "-", "--json", "--even-if-active", "--name", name, "--source", database.url, "--state", daemon.state_folder,
                   input=change)
    assert done.returncode == INCOMPATIBLE, done.stderr
    [topic] = json.loads(done.stdout)["topics"]
    [subject] = topic["subjects"]
    assert subject["verdict"] == "incompatible" and "version 1 under BACKWARD" in subject["reasons"][0]
    assert subject["asked"] == f"embedded registry in {daemon.state_folder}"
    assert daemon.stop() == 0
    database.wait_inactive(f"millrace_{name}")
    assert check.run(change).returncode == PERMISSION  # its slot is there, though not in use
    assert command("schema", "--check", "-", "--name", "another", "--source", database.url, "--state", check.folder / "none",
                   input=change).returncode == INCOMPATIBLE


def test_a_registry_is_asked_under_its_rule_and_nothing_is_written_there(check, registry, name):
    shown = command("schema", "--json", "--name", name, "--source", check.database.url, "public.dish")
    assert shown.returncode == 0, shown.stderr
    value, url = json.loads(shown.stdout)["value"], registry.url()
    assert requests.post(f"{url}/subjects/{value['subject']}/versions", json={"schema": json.dumps(value["schema"])}, timeout=10).ok
    drop, retype = "ALTER TABLE dish DROP COLUMN n;", "ALTER TABLE dish ALTER n TYPE text;"
    for rule, change, status in (("BACKWARD", drop, COMPATIBLE), ("BACKWARD", retype, INCOMPATIBLE), ("FORWARD", retype, INCOMPATIBLE),
                                 ("NONE", retype, COMPATIBLE)):
        assert requests.put(f"{url}/config/{value['subject']}", json={"compatibility": rule}, timeout=10).ok
        topic = check.topic(change, "--registry", url, status=status)
        [subject] = topic["subjects"]
        assert subject["asked"] == f"registry {url}"
        assert status == COMPATIBLE or f"under {rule}" in subject["reasons"][0], subject
    # after replay --new-version the table is published to topic.v2
    assert requests.post(f"{url}/subjects/{name}.public.dish.v2-value/versions", json={"schema": json.dumps(value["schema"])}, timeout=10).ok
    [subject] = check.topic(drop, "--registry", url)["subjects"]
    assert (subject["subject"], subject["verdict"]) == (f"{name}.public.dish.v2-value", "compatible")
    # what the registry does not know is judged by us, and said so
    topic = check.topic("ALTER TABLE cup ADD COLUMN more text;", "--registry", url)
    assert "does not have the subject" in topic["subjects"][0]["asked"]
    assert requests.get(f"{url}/subjects/{value['subject']}/versions", timeout=10).json() == [1]
    assert f"{name}.public.cup-value" not in requests.get(f"{url}/subjects", timeout=10).json()
    done = check.run(drop, "--registry", "http://127.0.0.1:1")
    assert done.returncode == UNAVAILABLE and dumped(check.database) == check.before


def test_wrong_lines_files_and_patterns_have_their_status(check):
    assert command("schema", "--check", check.folder / "nothing.sql", "--source", check.database.url).returncode == FILE
    for wrong in ("soon", "0", "-1 s"):
        assert check.run("SELECT 1;", "--lock-timeout", wrong).returncode == USAGE
    done = check.run("SELECT 1;", "public.nothing")
    assert done.returncode == CONFIG and "no table matches" in done.stderr
    done = check.run("SELECT 1;")
    assert done.returncode == COMPATIBLE and done.stdout.endswith("compatible: 0 of 0 topics that change are incompatible, 2 unchanged\n")
