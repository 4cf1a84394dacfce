"""Rows to events: what each kind of change becomes, by design section 4 and the positions of G2."""
import zlib

import pytest

from harness.text import UNCHANGED


def values(oracle, table, *names):
    """Those envelope fields of each event of a table, in the order of positions."""
    return [tuple(r.value[n] for n in names) for r in oracle.order(table) if not r.tombstone]


def test_an_insert_is_one_event_with_every_field_of_the_envelope(daemon, database, oracle, name):
    database.execute("CREATE EXTENSION pg_walinspect", "CREATE TABLE dish (id integer PRIMARY KEY, name text, price numeric(6,2))")
    daemon.start()
    begin = database.value("SELECT pg_current_wal_insert_lsn()::text")
    with database.connection.transaction():
        xid = database.value("SELECT pg_current_xact_id()::text::bigint")
        database.execute("INSERT INTO dish VALUES (7, 'pho', 12.5)")
    end = database.value("SELECT pg_current_wal_insert_lsn()::text")
    commit_us = database.value(f"SELECT (extract(epoch FROM pg_xact_commit_timestamp('{xid}')) * 1000000)::bigint")
    database.execute("CHECKPOINT")
    # the records as the WAL has them, by PostgreSQL's own reader
    wal = dict(database.query(
        "SELECT resource_manager || ' ' || split_part(record_type, '+', 1), start_lsn - '0/0' FROM "
        f"pg_get_wal_records_info('{begin}', '{end}') WHERE xid = '{xid}' AND resource_manager IN ('Heap', 'Transaction')"))
    oracle.sync(database).check().compare(database, "public.dish")
    [record] = oracle.of("public.dish")
    assert record.topic == f"{name}.public.dish"
    assert record.key == {"id": 7}
    assert record.headers is None
    assert record.value.pop("ts_ms") >= commit_us // 1000  # it may be the same millisecond
    assert record.value == {
        "before": None,
        "after": {"id": 7, "name": "pho", "price": (1250).to_bytes(2, "big")},
        "source": {"name": name, "schema": "public", "table": "dish", "lsn": int(wal["Heap INSERT"]),
                   "commit_lsn": int(wal["Transaction COMMIT"]), "seq": 0, "txid": xid % 2**32, "ts_us": commit_us,
                   "snapshot": False, "origin": None},
        "transaction": None, "op": "c", "unchanged": [], "overflow": {}}


def test_an_update_carries_the_new_row_and_no_made_up_old_one(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish VALUES (1, 'pho')")
    daemon.start()
    database.execute("UPDATE dish SET name = 'ramen'")
    oracle.sync(database).check()
    assert values(oracle, "public.dish", "op", "before", "after") == [("u", None, {"id": 1, "name": "ramen"})]


def test_a_delete_carries_the_key_and_is_followed_by_a_tombstone(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish VALUES (1, 'pho')")
    daemon.start()
    database.execute("DELETE FROM dish")
    oracle.sync(database).check()
    event, tombstone = oracle.of("public.dish")
    assert (event.op, event.value["before"], event.value["after"]) == ("d", {"id": 1, "name": None}, None)
    assert (event.value["unchanged"], event.value["overflow"]) == ([], {})
    assert tombstone.tombstone and tombstone.key_bytes == event.key_bytes
    assert tombstone.timestamp == event.timestamp


def test_tombstones_can_be_turned_off(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish VALUES (1), (2)")
    daemon.settings["events.tombstones"] = "false"
    daemon.start()
    database.execute("DELETE FROM dish WHERE id = 1", "UPDATE dish SET id = 3")
    oracle.sync(database)
    assert [r.op for r in oracle.order("public.dish")] == ["d", "d", "c"]


def test_a_key_change_is_delete_tombstone_and_insert_at_one_lsn(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish VALUES (1, 'pho')")
    daemon.start()
    database.execute("UPDATE dish SET id = 2, name = 'ramen'")
    oracle.sync(database).check().compare(database, "public.dish")
    delete, tombstone, insert = oracle.order("public.dish")
    assert (delete.op, delete.key, delete.value["before"]) == ("d", {"id": 1}, {"id": 1, "name": None})
    assert tombstone.tombstone and tombstone.key == {"id": 1}
    assert (insert.op, insert.key, insert.value["after"]) == ("c", {"id": 2}, {"id": 2, "name": "ramen"})
    assert insert.value["before"] is None
    assert insert.position == (*delete.position[:2], delete.position[2] + 1)


def test_an_update_that_sets_the_key_to_itself_is_an_update(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)", "INSERT INTO dish VALUES (1, 'pho')")
    daemon.start()
    database.execute("UPDATE dish SET id = 1, name = 'ramen'")
    oracle.sync(database).check()
    assert values(oracle, "public.dish", "op") == [("u",)]


def test_a_toasted_key_that_is_only_carried_along_is_an_update(daemon, database, oracle):
    database.execute("CREATE TABLE doc (id text PRIMARY KEY, n integer)",
                     "ALTER TABLE doc ALTER COLUMN id SET STORAGE EXTERNAL",
                     # a key out of line and still short enough for the index
                     "INSERT INTO doc VALUES (repeat('k', 2500), 1)")
    daemon.start()
    database.execute("UPDATE doc SET n = 2", "UPDATE doc SET n = 3")
    oracle.sync(database).check().compare(database, "public.doc")
    events = [r for r in oracle.order("public.doc")]
    assert [r.op for r in events] == ["u", "u"]
    assert {r.key["id"] for r in events} == {"k" * 2500}
    assert all(r.value["after"]["id"] == "k" * 2500 and r.value["unchanged"] == [] for r in events)


def test_nothing_of_a_rolled_back_transaction_or_savepoint_is_published(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    with database.connection.transaction(force_rollback=True):
        database.execute("INSERT INTO dish VALUES (1)")
        database.value("SELECT pg_logical_emit_message(true, 'app', 'never')::text")
    with database.connection.transaction():
        database.execute("INSERT INTO dish VALUES (2)", "SAVEPOINT a", "INSERT INTO dish VALUES (3)", "ROLLBACK TO a",
                         "INSERT INTO dish VALUES (4)")
    oracle.sync(database).check().compare(database, "public.dish")
    assert [r.key["id"] for r in oracle.of("public.dish")] in ([2, 4], [4, 2])
    assert oracle.messages() == []


def test_a_truncate_goes_with_a_null_key_to_every_partition_of_each_named_table(daemon, database, oracle):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE b (id integer PRIMARY KEY, a integer)",
                     "ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a")
    daemon.start()
    database.execute("INSERT INTO a VALUES (1), (2)", "INSERT INTO b VALUES (1, 1)", "TRUNCATE a CASCADE",
                     "INSERT INTO a VALUES (9)")
    oracle.sync(database).check().compare(database, "public.a", "public.b")
    truncates = [r for r in oracle.events() if r.op == "t"]
    assert {(r.topic.rpartition(".")[2], r.partition) for r in truncates} == {(t, p) for t in "ab" for p in range(6)}
    assert len(truncates) == 12 and all(r.key_bytes is None for r in truncates)
    # the tables of one Truncate count: one LSN, one position a table
    assert len({r.position[:2] for r in truncates}) == 1
    assert {r.position[2] for r in truncates} == {0, 2}


def test_truncates_can_be_skipped(daemon, database, oracle):
    database.execute("CREATE TABLE a (id integer PRIMARY KEY)")
    daemon.settings["events.truncate"] = "skip"
    daemon.start()
    database.execute("INSERT INTO a VALUES (1)", "TRUNCATE a", "INSERT INTO a VALUES (2)")
    oracle.sync(database).check()
    assert values(oracle, "public.a", "op") == [("c",), ("c",)]


def test_logical_messages_come_with_their_bytes_and_position(daemon, database, oracle, name):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)")
    daemon.start()
    outside = database.value("SELECT pg_logical_emit_message(false, 'app', '\\x00ff7f'::bytea) - '0/0'")
    with database.connection.transaction():
        database.execute("INSERT INTO dish VALUES (1)")
        inside = database.value("SELECT pg_logical_emit_message(true, 'app', 'inside') - '0/0'")
        database.execute("INSERT INTO dish VALUES (2)")
    oracle.sync(database).check()
    first, second = sorted(oracle.messages(), key=lambda r: r.position)
    assert (first.value["prefix"], first.value["content"]) == ("app", b"\x00\xff\x7f")
    assert first.position == (int(outside), 0, 0)
    assert (second.value["content"], second.value["source"]["name"]) == (b"inside", name)
    assert (second.value["source"]["schema"], second.value["source"]["table"]) == ("", "")
    dishes = oracle.order("public.dish")
    assert second.position[0] == dishes[0].position[0] == dishes[1].position[0]
    # a transactional message has the LSN of its record's end, which is that of the change right after it
    assert second.position[1] == int(inside) == dishes[1].position[1]
    assert (second.position[2], dishes[1].position[2]) == (0, 2)
    assert first.key_bytes is None and second.key_bytes is None


def test_rows_of_one_copy_share_lsns_and_are_told_apart_by_seq(daemon, database, oracle, audit):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.start()
    audited = audit()
    with database.connection.cursor() as cursor, cursor.copy("COPY dish FROM STDIN") as copy:
        for i in range(3000):
            copy.write_row((i, f"dish {i}"))
    oracle.sync(database).check().compare(database, "public.dish")
    assert audited.compare(oracle, {"public.dish": ("id",)}) == 3000
    by_lsn = {}
    for record in oracle.events("public.dish"):
        by_lsn.setdefault(record.position[1], []).append(record.position[2])
    assert len(by_lsn) < 300
    assert all(seqs == list(range(0, 2 * len(seqs), 2)) for seqs in by_lsn.values())


def test_an_unchanged_toast_value_is_null_and_listed(daemon, database, oracle):
    database.execute("CREATE TABLE doc (id integer PRIMARY KEY, title text, body text)",
                     "ALTER TABLE doc ALTER COLUMN body SET STORAGE EXTERNAL")
    daemon.start()
    database.execute("INSERT INTO doc VALUES (1, 'a', repeat('x', 10000))", "UPDATE doc SET title = 'b'",
                     "UPDATE doc SET body = repeat('y', 10000)", "UPDATE doc SET title = NULL", "UPDATE doc SET body = NULL")
    oracle.sync(database).check().compare(database, "public.doc")
    assert values(oracle, "public.doc", "unchanged") == [([],), (["body"],), ([],), (["body"],), ([],)]
    rows = [r.row() for r in oracle.order("public.doc")]
    assert rows[1]["body"] is UNCHANGED and rows[2]["body"] == "y" * 10000 and rows[4]["body"] is None


def test_under_identity_full_the_old_row_is_there_and_fills_in_unchanged_toast(daemon, database, oracle):
    database.execute("CREATE TABLE doc (id integer PRIMARY KEY, title text, body text)",
                     "ALTER TABLE doc ALTER COLUMN body SET STORAGE EXTERNAL", "ALTER TABLE doc REPLICA IDENTITY FULL")
    daemon.start()
    body = "x" * 10000
    database.execute("INSERT INTO doc VALUES (1, 'a', repeat('x', 10000))", "UPDATE doc SET title = 'b'",
                     "UPDATE doc SET id = 2", "DELETE FROM doc")
    oracle.sync(database).check().compare(database, "public.doc")
    insert, update, key_out, _stone, key_in, delete, _stone = oracle.order("public.doc")
    assert insert.value["before"] is None
    assert update.value["before"] == {"id": 1, "title": "a", "body": body}
    assert update.value["after"] == {"id": 1, "title": "b", "body": body} and update.value["unchanged"] == []
    assert update.key == {"id": 1}
    assert (key_out.op, key_out.key, key_out.value["before"]) == ("d", {"id": 1}, {"id": 1, "title": "b", "body": body})
    assert (key_in.op, key_in.key, key_in.value["after"]) == ("c", {"id": 2}, {"id": 2, "title": "b", "body": body})
    assert delete.value["before"] == {"id": 2, "title": "b", "body": body}


def test_the_key_is_that_of_the_replica_identity_index(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, code text NOT NULL, kind text NOT NULL, n integer)",
                     "CREATE UNIQUE INDEX dish_identity ON dish (kind, code)",
                     "ALTER TABLE dish REPLICA IDENTITY USING INDEX dish_identity")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 'c', 'k', 1)", "UPDATE dish SET id = 2", "UPDATE dish SET code = 'd'",
                     "DELETE FROM dish")
    oracle.sync(database).check().compare(database, "public.dish")
    assert [(r.op, r.key) for r in oracle.order("public.dish")] == [
        ("c", {"kind": "k", "code": "c"}), ("u", {"kind": "k", "code": "c"}), ("d", {"kind": "k", "code": "c"}),
        (None, {"kind": "k", "code": "c"}), ("c", {"kind": "k", "code": "d"}), ("d", {"kind": "k", "code": "d"}),
        (None, {"kind": "k", "code": "d"})]
    assert list(oracle.of("public.dish")[0].key) == ["kind", "code"]  # in the index's order


def test_a_table_without_a_key_under_identity_full_has_null_keys_and_whole_rows(daemon, database, oracle):
    database.execute("CREATE TABLE bag (what text, n integer)", "ALTER TABLE bag REPLICA IDENTITY FULL")
    daemon.start()
    database.execute("INSERT INTO bag VALUES ('a', 1), ('a', 1), ('b', NULL)", "UPDATE bag SET n = 5 WHERE what = 'b'",
                     "DELETE FROM bag WHERE ctid = (SELECT min(ctid) FROM bag)")
    oracle.sync(database).check().compare(database, "public.bag")
    events = oracle.order("public.bag")
    assert [r.op for r in events] == ["c", "c", "c", "u", "d"] and all(r.key_bytes is None for r in events)
    assert len({r.partition for r in events}) == 1
    assert events[3].value["before"] == {"what": "b", "n": None}


@pytest.mark.parametrize("identity", [
    "CREATE TABLE bag (id integer, n integer)",
    "CREATE TABLE bag (id integer PRIMARY KEY DEFERRABLE, n integer)",
    "CREATE TABLE bag (id integer PRIMARY KEY, n integer); ALTER TABLE bag REPLICA IDENTITY NOTHING",
], ids=["no key", "deferrable key", "identity nothing"])
def test_without_usable_identity_inserts_are_published_and_the_users_writes_go_on(daemon, database, oracle, identity):
    database.execute(identity)
    daemon.start()
    database.execute("INSERT INTO bag VALUES (1, 1), (2, 2)", "UPDATE bag SET n = 3 WHERE id = 1",
                     "DELETE FROM bag WHERE id = 2", "INSERT INTO bag VALUES (4, 4)")
    oracle.sync(database).check()
    assert [r.op for r in oracle.order("public.bag")] == ["c", "c", "c"]
    assert "REPLICA IDENTITY FULL" in daemon.log()
    assert "public.bag" in daemon.log()
    database.execute("TRUNCATE bag")
    oracle.sync(database).check()
    assert {r.partition for r in oracle.of("public.bag") if r.op == "t"} == set(range(6))


def test_origin_of_a_replicated_transaction_is_in_its_events(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "SELECT pg_replication_origin_create('elsewhere_%s')"
                     % database.name)
    daemon.start()
    database.execute(f"SELECT pg_replication_origin_session_setup('elsewhere_{database.name}')",
                     "INSERT INTO dish VALUES (1)", "SELECT pg_replication_origin_session_reset()",
                     "INSERT INTO dish VALUES (2)")
    oracle.sync(database).check()
    assert [r.source["origin"] for r in oracle.order("public.dish")] == [f"elsewhere_{database.name}", None]
    database.execute(f"SELECT pg_replication_origin_drop('elsewhere_{database.name}')")


def mangled(name, keep="_-"):
    changed = "".join(c if c.isascii() and c.isalnum() or c in keep else "_" for c in name)
    return changed if changed == name else f"{changed}_x{zlib.crc32(name.encode()):08x}"


def test_odd_names_are_mangled_by_a_rule_that_depends_on_the_name_alone(daemon, database, oracle, name):
    schema, table, column = "Ödd schema", 'ta.ble "x"-€', "1st pläce"
    database.execute(f'CREATE SCHEMA "{schema}"',
                     f'CREATE TABLE "{schema}"."ta.ble ""x""-€" ("{column}" integer PRIMARY KEY, "a-b" text, "Select" text)')
    daemon.start()
    database.execute(f'INSERT INTO "{schema}"."ta.ble ""x""-€" VALUES (1, \'v\', \'w\')')
    oracle.sync(database).check()
    topic = f"{name}.{mangled(schema)}.{mangled(table)}"
    [record] = [r for r in oracle.records if r.topic == topic]
    assert (record.source["schema"], record.source["table"]) == (schema, table)
    first, second = "_st_pl_ce_x%08x" % zlib.crc32(column.encode()), "a_b_x%08x" % zlib.crc32(b"a-b")
    assert record.value["after"] == {first: 1, second: "v", "Select": "w"}
    assert record.key == {first: 1}
    assert record.row() == {column: "1", "a-b": "v", "Select": "w"}
    assert record.key_schema["namespace"] == f"{name}.{mangled(schema, '_')}.{mangled(table, '_')}"


def test_changes_before_the_slot_are_not_published_and_the_log_says_so_of_new_tables(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "INSERT INTO dish VALUES (1)")
    daemon.settings["publication.poll_interval"] = "500ms"
    daemon.start()
    database.execute("INSERT INTO dish VALUES (2)", "CREATE TABLE late (id integer PRIMARY KEY)", "INSERT INTO late VALUES (1)")
    daemon.wait_log("added public.late")
    database.execute("INSERT INTO late VALUES (2)")
    oracle.sync(database).check()
    assert [r.key["id"] for r in oracle.of("public.dish")] == [2]
    assert [r.key["id"] for r in oracle.of("public.late")] == [2]


def test_added_and_dropped_columns_give_new_schema_versions_and_no_lost_event(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.start()
    database.execute("INSERT INTO dish VALUES (1, 'a')", "ALTER TABLE dish ADD COLUMN price numeric(5,2) DEFAULT 1.5",
                     "INSERT INTO dish VALUES (2, 'b', 2.5)", "ALTER TABLE dish DROP COLUMN name",
                     "INSERT INTO dish VALUES (3, 3.5)", "ALTER TABLE dish RENAME COLUMN price TO cost",
                     "INSERT INTO dish VALUES (4, 4.5)")
    oracle.sync(database).check()
    events = oracle.order("public.dish")
    assert [list(r.value["after"]) for r in events] == [["id", "name"], ["id", "name", "price"], ["id", "price"], ["id", "cost"]]
    assert len({r.value_id for r in events}) == 4 and len({r.key_id for r in events}) == 1


def test_ddl_in_the_middle_of_a_transaction_is_followed_row_by_row(daemon, database, oracle):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY, name text)")
    daemon.start()
    database.transaction("INSERT INTO dish VALUES (1, 'a')", "ALTER TABLE dish ADD COLUMN n integer",
                         "INSERT INTO dish VALUES (2, 'b', 2)", "ALTER TABLE dish ALTER COLUMN n TYPE bigint",
                         "INSERT INTO dish VALUES (3, 'c', 3000000000)")
    oracle.sync(database).check().check_positions()
    assert [r.value["after"] for r in oracle.order("public.dish") if r.op == "c" and r.key["id"] in (1, 2, 3)] == [
        {"id": 1, "name": "a"}, {"id": 2, "name": "b", "n": 2}, {"id": 3, "name": "c", "n": 3000000000}]
