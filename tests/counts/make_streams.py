#!/usr/bin/env python3
"""Records what tests/counts replays: pgoutput streams of a PostgreSQL server, each of one table, in one form.

    make_streams.py DSN

DSN: a superuser's connection to PostgreSQL 15 or later with wal_level = logical; it works in a database of its own and drops it.
Needs psycopg. The counts of counts.txt are of the streams as they are: after recording, `make bench-counts WRITE=1`.

A stream is a few lines, an empty one, and frames. The first line: the key's columns, by number. Each further line: a column's type,
its name and how it is declared. A frame: LSN (8 bytes), length (4 bytes), a pgoutput message.
"""
import pathlib
import struct
import sys

import psycopg

HERE = pathlib.Path(__file__).resolve().parent
NAME = "millrace_counts"
ACCOUNTS = """
create table accounts(id bigserial primary key, owner text, email text, balance numeric(12,2), status int, note text,
  created_at timestamptz, updated_at timestamptz);
create function row_of(i int) returns accounts language sql as $$
  select i::bigint, 'Owner number ' || i, 'owner' || i || '@example.com', (i * 7919 % 10000000) / 100.0, i % 5,
         'inserted row ' || md5(i::text), timestamptz '2026-01-02 03:04:05.678901Z' + i * interval '1.25 s', now() $$;
insert into accounts select (row_of(i)).* from generate_series(1, 1000) i;
"""
# half inserts, 40% updates, 10% deletes, 10 to a transaction
MIXED = [f"""
insert into accounts select (row_of(i)).* from generate_series({1001 + 5 * t}, {1005 + 5 * t}) i;
update accounts set balance = balance + 1, status = (status + 1) % 5 where id between {500 + 4 * t} and {503 + 4 * t};
delete from accounts where id = {1 + t}""" for t in range(100)]
WIDE = """
create table wide(id bigint primary key, i2 int2, i4 int4, i8 int8, n1 numeric(20,4), n2 numeric(6,2), f4 float4, f8 float8, b1 boolean,
  b2 boolean, t1 text, t2 text, v varchar(40), c char(12), ba bytea, d date, ti time, ts timestamp, tz1 timestamptz, tz2 timestamptz,
  u3 uuid, u1 uuid, u2 uuid, doc jsonb, j json, ip text, net varchar(20), o int8, e1 text, e2 int4);
create function wide_of(i int) returns wide language sql as $$
  select i::bigint, (i % 30000)::int2, i * 7, i::bigint * 7919 * 104729, i * 1234.5678, (i % 9999) / 100.0, (i / 3.0)::float4, (i / 7.0)::float8, i % 2 = 0, null::boolean,
         'some text of row ' || i, repeat('t', i % 60), 'short ' || i, 'fixed', decode(md5(i::text), 'hex'), date '2026-01-01' + i,
         time '01:02:03.5', timestamp '2026-01-02 03:04:05.678901', timestamptz '2026-01-02 03:04:05Z', now(), md5('z' || i)::uuid,
         md5(i::text)::uuid, md5('x' || i)::uuid,
         jsonb_build_object('id', i, 'tags', array['a', 'b', 'c'], 'body', repeat('json text ', 95)), json '{"a": 1}', '10.1.2.3', '10.1.0.0/16',
         i::int8, null::text, null::int4 $$;
"""
WIDES = [f"insert into wide select (wide_of(i)).* from generate_series({10 * t}, {10 * t + 5}) i; "
         f"update wide set i4 = i4 + 1 where id between {10 * t} and {10 * t + 3}" for t in range(12)]
FULL = [f"update accounts set balance = balance + 1, updated_at = now() where id between {10 * t + 1} and {10 * t + 10}" for t in range(50)]

# name, table, before, transactions, forms
STREAMS = [("accounts", "accounts", ACCOUNTS, MIXED, ("binary", "text")),
           ("wide", "wide", WIDE, WIDES, ("binary", "text")),
           ("full", "accounts", ACCOUNTS + "alter table accounts replica identity full;", FULL, ("binary",))]

COLUMNS = """
select t.typname, format_type(a.atttypid, a.atttypmod) from pg_attribute a join pg_type t on t.oid = a.atttypid
where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum"""
MESSAGES = """
select lsn - '0/0'::pg_lsn, data from pg_logical_slot_get_binary_changes(%s, null, null, 'proto_version', '1', 'publication_names', 'p',
  'binary', %s)"""


def record(db, name, table, before, transactions, forms):
    db.execute("set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1; drop publication if exists p; drop table if exists accounts, wide cascade")
    db.execute(before)
    db.execute(f"create publication p for table {table}")
    slots = {form: f"{NAME}_{form}" for form in forms}
    for slot in slots.values():
        db.execute(f"select pg_create_logical_replication_slot('{slot}', 'pgoutput')")
    for sql in transactions:
        with db.transaction():
            db.execute(sql)
    lines = ["key 0"] + [f"{typname} {declared}" for typname, declared in db.execute(COLUMNS, (table,))]
    for form, slot in slots.items():
        frames = [struct.pack(">QI", int(lsn), len(data)) + bytes(data)
                  for lsn, data in db.execute(MESSAGES, (slot, str(form == "binary").lower()))]
        db.execute(f"select pg_drop_replication_slot('{slot}')")
        path = HERE / f"{name}-{form}.stream"
        path.write_bytes("\n".join(lines).encode() + b"\n\n" + b"".join(frames))
        print(f"{path.name}: {len(frames)} messages, {path.stat().st_size} bytes")


def main():
    with psycopg.connect(sys.argv[1], autocommit=True) as admin:
        admin.execute(f"drop database if exists {NAME}")
        admin.execute(f"create database {NAME} encoding 'UTF8' template template0")
        with psycopg.connect(sys.argv[1], dbname=NAME, autocommit=True) as db:
            for stream in STREAMS:
                record(db, *stream)
        admin.execute(f"drop database {NAME}")


main()
