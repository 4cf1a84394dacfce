"""By what the stream names a row, and that the user's writes do not fail for it: what test_stream leaves out."""
import pytest

IDENTITIES = {
    "unique": ("CREATE TABLE dish (id int NOT NULL UNIQUE, n int)",),
    "dropped": ("CREATE TABLE dish (id int NOT NULL, n int)", "CREATE UNIQUE INDEX i ON dish (id)",
                "ALTER TABLE dish REPLICA IDENTITY USING INDEX i", "DROP INDEX i"),
}


@pytest.mark.parametrize("kind", IDENTITIES)
def test_without_a_usable_identity_the_users_updates_and_deletes_go_on_and_inserts_are_published(daemon, database, oracle, name, kind):
    database.execute(*IDENTITIES[kind])
    daemon.start()
    assert database.publication_tables(f"millrace_{name}_inserts") == {"public.dish"}
    assert database.publication_tables(f"millrace_{name}") == set()
    database.execute("INSERT INTO dish VALUES (1, 1), (2, 2)", "UPDATE dish SET n = 3", "DELETE FROM dish WHERE id = 2")
    oracle.sync(database).check()
    assert [r.value["op"] for r in oracle.events("public.dish")] == ["c", "c"]
    assert all(r.key_bytes is None for r in oracle.of("public.dish"))
    assert "ALTER TABLE public.dish REPLICA IDENTITY FULL" in daemon.log()


def test_identity_taken_away_while_it_runs_makes_the_next_look_move_the_table(daemon, database, oracle, name):
    daemon.settings["publication.poll_interval"] = "300ms"
    database.execute("CREATE TABLE dish (id int PRIMARY KEY, n int)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 1)", "ALTER TABLE dish DROP CONSTRAINT dish_pkey")
    daemon.wait_log("inserts only")
    database.execute("UPDATE dish SET n = 2", "INSERT INTO dish VALUES (2, 2)")
    oracle.sync(database).check()
    assert [r.value["op"] for r in oracle.events("public.dish")] == ["c", "c"]


def test_a_key_with_a_column_that_the_stream_does_not_carry_is_none(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id int PRIMARY KEY, n int)",
                     "CREATE PUBLICATION theirs FOR TABLE dish (n) WITH (publish = 'insert')")
    daemon.settings.update({"publication.name": "theirs", "publication.manage": "false"})
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 1)")
    oracle.wait_for(lambda records: oracle.of("public.dish"), "the insert")
    [event] = oracle.of("public.dish")
    assert event.key_bytes is None and event.value["after"] == {"n": 1}
