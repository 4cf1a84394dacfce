#!/usr/bin/env python3
"""Makes tests/unit/vectors_copy.h: what PostgreSQL's COPY ... TO STDOUT sends, in text and binary, and what SELECT says of the
same rows in the same form.

    make_copy_vectors.py DSN > tests/unit/vectors_copy.h

DSN: a superuser's connection to PostgreSQL 15 or later; it works in a database of its own and drops it. Needs psycopg, of which
it takes libpq's calls alone: each message as it came, each value as its bytes.
"""

import sys

import psycopg
from psycopg import pq

NAME = "millrace_copies"
SETUP = r"""
create type mood as enum ('sad', 'ha''ppy');
create table odd(id int primary key, plain text, strange text, bytes bytea, price numeric(12,2), at timestamptz, mood mood,
                 list text[], doc jsonb);
insert into odd values
	(1, 'plum', E'tab\there', '\x0009ff5c', 12.50, '2024-02-29 12:34:56.789+00', 'sad', '{a,b}', '{"a": "b\\c\td"}'),
	(2, null, null, null, null, null, null, null, null),
	(3, '', '', '', 0, 'infinity', 'ha''ppy', '{}', '""'),
	(4, '\N', '\\N', '\x5c4e', 'NaN', '1969-12-31 23:59:59.999999+00', null, E'{"\\\\N",NULL,"NULL",""}', 'null'),
	(5, '\', '\.', '\x5c2e0a', -0.01, '0044-03-15 12:00:00+00 BC', null, null, null),
	(6, E'\n', E'\r\n', '\x0d0a', null, null, null, E'{"\n","\t","\\"","\\\\"}', '[1, 2]'),
	(7, E'\t', E'\t\t', '\x0909', null, null, null, null, null),
	(8, 'größe', '🚲 \ 🚲', convert_to('größe', 'UTF8'), null, null, null, '{ü,"日本"}', '"日本"'),
	(9, '\t\n\r\b\f\v\0\x41\101', '\\\\\\', null, null, null, null, null, null),
	(10, 'a\', '\a', null, null, null, null, null, null),
	(11, 'N', 'NULL', null, null, null, null, null, null),
	(12, 'ends in a line' || chr(10), chr(10) || 'begins with one', null, null, null, null, null, null);
insert into odd(id, strange) select 13, string_agg(chr(i), '' order by i) from generate_series(1, 160) i;
insert into odd(id, bytes) select 14, decode(string_agg(lpad(to_hex(i), 2, '0'), '' order by i), 'hex')
	from generate_series(0, 255) i;
insert into odd(id, plain, strange) values (15, repeat('x', 300), repeat(E'a\\b\tc\nü', 50));
"""
# PostgreSQL's limit of a query's columns
WIDE = ", ".join("null" if i % 3 == 0 else f"'{i % 7}'::\"char\"" for i in range(1664))
QUERIES = [
    ("rows", "select * from odd order by id"),
    ("one column", "select strange from odd order by id"),
    ("columns behind", "select id, plain, ctid, xmin <> '0' from odd where id < 5 order by id"),
    ("no rows", "select * from odd where id < 0"),
    ("no columns", "select from odd where id < 3"),
    ("columns up to the limit", f"select {WIDE}"),
]


def rows(db, query, form):
    """by SELECT, as the test tells them: n, or x and the value in hex"""
    result = db.pgconn.exec_params(query.encode(), None, result_format=form)
    assert result.status == pq.ExecStatus.TUPLES_OK, result.error_message
    for row in range(result.ntuples):
        values = (result.get_value(row, column) for column in range(result.nfields))
        yield "".join(" n" if value is None else " x" + value.hex() for value in values)


def messages(db, query, form):
    """by COPY"""
    result = db.pgconn.exec_(f"copy ({query}) to stdout (format {form})".encode())
    assert result.status == pq.ExecStatus.COPY_OUT, result.error_message
    while True:
        length, data = db.pgconn.get_copy_data(0)
        if length < 0:
            break
        yield bytes(data).hex()
    while result := db.pgconn.get_result():
        assert result.status == pq.ExecStatus.COMMAND_OK, result.error_message


def literal(text):
    return "\n\t\t ".join(f'"{text[i:i + 96]}"' for i in range(0, max(len(text), 1), 96))


def listed(texts):
    return "(const char *const[]){" + "".join(f"\n\t\t{literal(text)}," for text in texts) + " NULL}"


def main():
    with psycopg.connect(sys.argv[1], autocommit=True) as admin:
        admin.execute(f"drop database if exists {NAME}")
        admin.execute(f"create database {NAME} encoding 'UTF8' template template0")
    with psycopg.connect(sys.argv[1], dbname=NAME, autocommit=True, client_encoding="UTF8",
                         options="-c timezone=UTC -c datestyle=ISO") as db:
        db.execute(SETUP)
        print("/* Made by make_copy_vectors.py from a PostgreSQL server; not edited. Byte strings are in hex. */")
        print("/* clang-format off */")
        print("static const struct copied COPIED[] = {")
        for what, query in QUERIES:
            for form, name in enumerate(("text", "binary")):
                print(f'\t{{"{what}, {name}", {"true" if form else "false"},')
                print(f"\t {listed(messages(db, query, name))},\n\t {listed(rows(db, query, form))}}},")
        print("};")
    with psycopg.connect(sys.argv[1], autocommit=True) as admin:
        admin.execute(f"drop database {NAME}")


main()
