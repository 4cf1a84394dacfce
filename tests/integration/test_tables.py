"""Which tables are published: patterns, the publication kept in step, and what a role may do (G6, design section 6)."""
import time

import pytest

from harness.daemon import CONFIG, HISTORY, PERMISSION, command
from harness.database import connect
from harness.servers import wait_until


def names(oracle):
    return sorted({r.table for r in oracle.events()})


def test_patterns_choose_and_exclude_tables(daemon, database, oracle, name):
    database.execute("CREATE SCHEMA sales", 'CREATE SCHEMA "Odd.Schema"', *(f"CREATE TABLE {table} (id integer PRIMARY KEY)" for table in (
        "orders", "secret_keys", "secret_public", "sales.orders", "sales.items", "sales.item2", '"Odd.Schema"."T*"', '"Odd.Schema"."Tx"')))
    daemon.tables = 'public.*,!public.secret_*,public.secret_public,sales.item?,"Odd.Schema"."T*"'
    daemon.start()
    expected = {"public.orders", "public.secret_public", "sales.items", "sales.item2", "Odd.Schema.T*"}
    assert database.publication_tables(f"millrace_{name}") == expected
    for table in ("orders", "secret_keys", "secret_public", "sales.orders", "sales.items", "sales.item2", '"Odd.Schema"."T*"',
                  '"Odd.Schema"."Tx"'):
        database.execute(f"INSERT INTO {table} VALUES (1)")
    oracle.sync(database).check()
    assert set(names(oracle)) == expected


def test_without_patterns_all_user_tables_are_published_and_no_system_table(daemon, database, name):
    database.execute("CREATE SCHEMA other", "CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE other.b (id integer PRIMARY KEY)",
                     "CREATE UNLOGGED TABLE c (id integer PRIMARY KEY)", "CREATE VIEW v AS SELECT 1 AS id")
    daemon.start()
    assert database.publication_tables(f"millrace_{name}") == {"public.a", "other.b"}


def test_a_table_that_begins_to_match_joins_without_a_restart(daemon, database, oracle, name):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)", "CREATE SCHEMA hidden", "CREATE TABLE hidden.b (id integer PRIMARY KEY)")
    daemon.tables, daemon.settings["publication.poll_interval"] = "public.*", "300ms"
    daemon.start()
    database.execute("CREATE TABLE c (id integer PRIMARY KEY)", "ALTER TABLE hidden.b SET SCHEMA public")
    daemon.wait_log("added public.b")
    daemon.wait_log("added public.c")
    assert database.publication_tables(f"millrace_{name}") == {"public.a", "public.b", "public.c"}
    database.execute("INSERT INTO a VALUES (1)", "INSERT INTO b VALUES (1)", "INSERT INTO c VALUES (1)")
    oracle.sync(database).check().compare(database, "public.a", "public.b", "public.c")
    assert "earlier" in daemon.log() or "from now on" in daemon.log() or "from then on" in daemon.log()
    database.execute("DROP TABLE a", "INSERT INTO c VALUES (2)")
    oracle.sync(database).check()


def test_patterns_that_change_between_two_starts_change_the_publication(daemon, database, oracle, name):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE b (id integer PRIMARY KEY)")
    daemon.tables = "public.a"
    daemon.start()
    assert daemon.stop() == 0
    daemon.tables = "public.b"
    daemon.start()
    assert database.publication_tables(f"millrace_{name}") == {"public.b"}
    database.execute("INSERT INTO a VALUES (1)", "INSERT INTO b VALUES (1)")
    oracle.sync(database).check()
    assert names(oracle) == ["public.b"]


def test_identity_that_is_mended_later_moves_a_table_out_of_the_inserts_publication(daemon, database, oracle, name):
    database.execute("CREATE TABLE bag (what text)")
    daemon.settings["publication.poll_interval"] = "300ms"
    daemon.start()
    assert database.publication_tables(f"millrace_{name}_inserts") == {"public.bag"}
    assert database.publication_tables(f"millrace_{name}") == set()
    tables = wait_until("the tables in the status", 30, lambda: {t["name"]: t for t in daemon.status()["tables"]})
    assert tables["public.bag"]["inserts_only"] is True
    database.execute("INSERT INTO bag VALUES ('a')", "ALTER TABLE bag REPLICA IDENTITY FULL")
    wait_until("the move", 20, lambda: database.publication_tables(f"millrace_{name}") == {"public.bag"})
    assert database.publication_tables(f"millrace_{name}_inserts") == set()
    database.execute("UPDATE bag SET what = 'b'")
    oracle.sync(database).check().compare(database, "public.bag")
    assert [r.op for r in oracle.events("public.bag")] == ["c", "u"]
    # and back, before a write could be refused: PostgreSQL's own rule, so the user sees what it says
    database.execute("INSERT INTO bag VALUES ('c')")
    oracle.sync(database).check().compare(database, "public.bag")


def role(database, *options):
    user = f"r_{database.name}"
    with connect(database.postgres.url()) as connection:
        connection.execute(f'CREATE ROLE "{user}" LOGIN {" ".join(options)}')
    return user


@pytest.fixture
def users(database):
    """Makes roles that end with the test."""
    made = []

    def make(*options):
        made.append(role(database, *options))
        return made[-1]
    yield make
    for user in made:
        database.execute(f'DROP OWNED BY "{user}" CASCADE', f'DROP ROLE "{user}"')


def test_a_role_that_may_not_create_the_publication_is_given_the_sql(daemon, database, users, name):
    user = users("REPLICATION")
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.source = database.url_as(user)
    assert daemon.run(seconds=20) == PERMISSION
    log = daemon.log()
    assert f'CREATE PUBLICATION "millrace_{name}"' in log and f'GRANT CREATE ON DATABASE \\"{database.name}\\"' in log
    # a slot that is older than its publication fails for ever
    assert database.slot(f"millrace_{name}") is None
    checked = command("check", "--name", name, "--source", daemon.source, "--brokers", daemon.brokers, "--state", daemon.state_folder)
    assert checked.returncode == PERMISSION and f'GRANT CREATE ON DATABASE "{database.name}"' in checked.stdout
    # either remedy is enough
    database.execute(f'GRANT CREATE ON DATABASE "{database.name}" TO "{user}"')
    assert daemon.run("--until", "current", seconds=20) == 0


def test_an_adopted_publication_that_is_not_there_is_named_before_a_slot_is_made(daemon, database, name):
    daemon.settings.update({"publication.manage": "false", "publication.name": "mine"})
    assert daemon.run(seconds=20) == CONFIG
    assert 'CREATE PUBLICATION \\"mine\\" FOR TABLE' in daemon.log()
    assert database.slot(f"millrace_{name}") is None


def test_what_it_prints_can_be_run_and_mends_it(daemon, database, users, name, oracle):
    user = users("REPLICATION")
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "CREATE TABLE bag (what text)",
                     f"CREATE PUBLICATION millrace_{name} FOR TABLE dish",
                     f"CREATE PUBLICATION millrace_{name}_inserts FOR TABLE bag WITH (publish = 'insert, truncate')",
                     f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{user}"')
    daemon.source = database.url_as(user)
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)", "INSERT INTO bag VALUES ('a')")
    oracle.sync(database).check().compare(database, "public.dish", "public.bag")


def test_a_table_that_the_role_may_not_add_is_reported_with_the_sql_and_the_others_flow(daemon, database, users, oracle, name):
    user = users("REPLICATION")
    database.execute("CREATE TABLE foreign_one (id integer PRIMARY KEY)", f'GRANT CREATE ON DATABASE "{database.name}" TO "{user}"',
                     f'GRANT CREATE, USAGE ON SCHEMA public TO "{user}"', f'SET ROLE "{user}"',
                     "CREATE TABLE own (id integer PRIMARY KEY)", "RESET ROLE", "CREATE SCHEMA shut", "CREATE TABLE shut.own (id integer PRIMARY KEY)",
                     f'ALTER TABLE shut.own OWNER TO "{user}"')
    daemon.source, daemon.settings["publication.poll_interval"] = database.url_as(user), "300ms"
    daemon.start()
    statement = f'ALTER PUBLICATION "millrace_{name}" ADD TABLE ONLY "public"."foreign_one";'
    assert statement in daemon.log()
    checked = command("check", "--name", name, "--source", daemon.source, "--brokers", daemon.brokers, "--state", daemon.state_folder)
    assert statement in checked.stdout
    assert f'ALTER PUBLICATION "millrace_{name}" ADD TABLE ONLY "shut"."own";' in checked.stdout
    database.execute("INSERT INTO own VALUES (1)", "INSERT INTO foreign_one VALUES (1)")
    oracle.sync(database).check().compare(database, "public.own")
    assert names(oracle) == ["public.own"]
    assert daemon.metrics()["millrace_tables_unpublished"] == 2
    # said at the start, and not again at every poll
    time.sleep(1)
    assert daemon.log().count(statement) == 1


def test_an_adopted_publication_is_used_and_never_altered(daemon, database, oracle):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE b (id integer PRIMARY KEY)",
                     "CREATE PUBLICATION theirs FOR TABLE a WITH (publish = 'insert')")
    daemon.settings.update({"publication.name": "theirs", "publication.manage": "false", "publication.poll_interval": "300ms"})
    daemon.start()
    database.execute("INSERT INTO a VALUES (1)", "UPDATE a SET id = 2", "INSERT INTO b VALUES (1)", "CREATE TABLE c (id integer PRIMARY KEY)",
                     "INSERT INTO c VALUES (1)")
    oracle.sync(database).check()
    assert [(r.table, r.op) for r in oracle.events()] == [("public.a", "c")]
    assert database.publication_tables("theirs") == {"public.a"}
    assert database.query("SELECT pubname FROM pg_publication") == [("theirs",)]


def test_for_all_tables_only_when_asked(daemon, database, oracle, name):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)")
    daemon.settings["publication.all_tables"] = "true"
    daemon.start()
    assert database.query(f"SELECT puballtables FROM pg_publication WHERE pubname = 'millrace_{name}'") == [(True,)]
    database.execute("CREATE TABLE bag (what text)")
    checked = command("check", "--name", name, "--source", daemon.source, "--brokers", daemon.brokers, "--state", daemon.state_folder,
                      "--set", "publication.all_tables=true")
    assert "PostgreSQL refuses its updates and deletes: it has no usable replica identity" in checked.stdout
    database.execute("CREATE TABLE late (id integer PRIMARY KEY)", "INSERT INTO late VALUES (1)")
    oracle.sync(database).check().compare(database, "public.late")


@pytest.mark.parametrize("root", [False, True], ids=["leaves", "root"])
def test_partitioned_tables_are_published_as_leaves_or_by_their_root(daemon, database, oracle, root):
    database.execute("CREATE TABLE log (day date, n integer, PRIMARY KEY (day, n)) PARTITION BY RANGE (day)",
                     "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')",
                     "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2024-02-01') TO ('2024-03-01')")
    daemon.settings["publication.via_partition_root"] = str(root).lower()
    daemon.start()
    database.execute("INSERT INTO log VALUES ('2024-01-05', 1), ('2024-02-05', 2)", "UPDATE log SET day = '2024-02-06' WHERE n = 1",
                     "DELETE FROM log WHERE n = 2")
    oracle.sync(database).check().compare(database, *(["public.log"] if root else ["public.log_1", "public.log_2"]))
    assert names(oracle) == (["public.log"] if root else ["public.log_1", "public.log_2"])


def test_millrace_never_writes_to_user_tables_and_needs_none_of_its_own(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    before = database.query("SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1)")
    oracle.sync(database).check()
    assert database.query("SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1") == before
    assert database.value("SELECT count(*) FROM pg_locks WHERE pid <> pg_backend_pid() AND mode ILIKE '%exclusive%' AND "
                          "relation = 'dish'::regclass") == 0


def test_a_slot_older_than_its_publication_is_explained(daemon, database, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)",
                     f"SELECT pg_create_logical_replication_slot('millrace_{name}', 'pgoutput')",
                     "INSERT INTO dish VALUES (1)", f"CREATE PUBLICATION millrace_{name} FOR TABLE dish",
                     f"CREATE PUBLICATION millrace_{name}_inserts WITH (publish = 'insert, truncate')", "INSERT INTO dish VALUES (2)")
    daemon.flags.append("--adopt-slot")
    assert daemon.run(seconds=30) == HISTORY
    assert "publication" in daemon.log() and "older" in daemon.log()


def test_drop_removes_slot_and_publications(daemon, database, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "CREATE TABLE bag (what text)")
    daemon.start()
    assert daemon.stop() == 0
    done = command("drop", "--yes", "--name", name, "--source", database.url, "--state", daemon.state_folder)
    assert done.returncode == 0, done.stderr
    assert database.slot(f"millrace_{name}") is None
    assert database.query("SELECT pubname FROM pg_publication") == []
