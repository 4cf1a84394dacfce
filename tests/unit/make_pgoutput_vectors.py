#!/usr/bin/env python3
"""Makes tests/unit/vectors_pgoutput.h: pgoutput messages as a PostgreSQL server sends them, text and binary.

    make_pgoutput_vectors.py DSN > tests/unit/vectors_pgoutput.h

DSN: a superuser's connection to PostgreSQL 15 or later with wal_level = logical; it works in a database of its own and
drops it. Needs psycopg. What the messages must say stands in test_decode_pgoutput.c, beside the numbers given here.
"""

import sys

import psycopg

NAME = "millrace_messages"
SETUP = """
create type mood as enum ('sad', 'happy');
create table item(id int primary key, label text, price numeric(12,2), mood mood);
create table whole(a int, b text); alter table whole replica identity full;
create table bare();
create table toast(id int primary key, big text, n int); alter table toast alter big set storage external;
create publication p for table item, whole, bare, toast;
select pg_replication_origin_create('elsewhere');
"""
WORK = [
    "insert into item values (1, 'plum', 12.50, 'happy'), (-2, null, null, null)",
    "update item set label = 'pl\u00fcm' where id = 1",
    "update item set id = 3 where id = 1",
    "delete from item where id = 3",
    "insert into whole values (7, ''); update whole set b = 'x'; delete from whole",
    "insert into bare default values",
    "insert into toast values (1, repeat('0123456789', 250), 1); update toast set n = 2",
    "truncate item, whole cascade; truncate toast restart identity",
    "select pg_logical_emit_message(true, 'sign', 'in \u00e9'); select pg_logical_emit_message(false, '', '')",
    "select pg_replication_origin_session_setup('elsewhere'); "
    "select pg_replication_origin_xact_setup('0/ABCD', '2024-01-02 03:04:05+00'); insert into whole values (1, 'o')",
]


def literal(data):
    digits = data.hex()
    return "\n\t ".join(f'"{digits[i:i + 96]}"' for i in range(0, len(digits), 96))


def main():
    with psycopg.connect(sys.argv[1], autocommit=True) as admin:
        admin.execute(f"drop database if exists {NAME}")
        admin.execute(f"create database {NAME} encoding 'UTF8' template template0")
    with psycopg.connect(sys.argv[1], dbname=NAME, autocommit=True) as db:
        db.execute(SETUP)
        for slot in ("text", "binary"):
            db.execute(f"select pg_create_logical_replication_slot('{NAME}_{slot}', 'pgoutput')")
        for sql in WORK:
            with psycopg.connect(sys.argv[1], dbname=NAME, autocommit=True) as session:
                session.execute("begin; " + sql + "; commit")
        print("/* Made by make_pgoutput_vectors.py from a PostgreSQL server; not edited. Byte strings are in hex. */")
        print("/* clang-format off */")
        names = "'item'::regclass::oid, 'whole'::regclass::oid, 'bare'::regclass::oid, 'toast'::regclass::oid, 'mood'::regtype::oid"
        (oids,) = db.execute(f"select {names}").fetchall()
        print("enum { ITEM = %d, WHOLE = %d, BARE = %d, TOAST = %d, MOOD = %d };" % oids)
        for form in ("text", "binary"):
            rows = db.execute(
                "select lsn - '0/0'::pg_lsn, xid::text::bigint, data from pg_logical_slot_get_binary_changes(%s, null, null, "
                "'proto_version', '1', 'publication_names', 'p', 'messages', 'true', 'binary', %s)",
                (f"{NAME}_{form}", "true" if form == "binary" else "false"),
            ).fetchall()
            db.execute(f"select pg_drop_replication_slot('{NAME}_{form}')")
            print(f"\nstatic const struct sent {form.upper()}_FORM[] = {{")
            for lsn, xid, data in rows:
                print(f"\t{{UINT64_C({lsn}), {xid},\n\t {literal(data)}}},")
            print("};")
        db.execute("select pg_replication_origin_drop('elsewhere')")
    with psycopg.connect(sys.argv[1], autocommit=True) as admin:
        admin.execute(f"drop database {NAME}")


main()
