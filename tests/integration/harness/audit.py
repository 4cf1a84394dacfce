"""What PostgreSQL committed, change by change, by a second slot with test_decoding: compared with the events one to one."""
import collections
import re

from .database import lsn_number
from .text import UNCHANGED, canonical

COLUMN = re.compile(r"""((?:"(?:[^"]|"")*")|[^\[\s"]+)\[((?:[^\[\]]|\[\])*)\]:(?:B?'((?:[^']|'')*)'|(\S+))""")
CHANGE = re.compile(r"table (.+?): (INSERT|UPDATE|DELETE|TRUNCATE): (.*)", re.S)

Change = collections.namedtuple("Change", "xid lsn table op old new end", defaults=(None,))  # end: behind the commit record


def columns(text):
    """test_decoding's columns: name -> text, None or UNCHANGED."""
    row = {}
    at = 0
    while at < len(text):
        match = COLUMN.match(text, at)
        assert match, f"test_decoding: {text[at:at + 80]!r}"
        name, _type, quoted, plain = match.groups()
        name = name[1:-1].replace('""', '"') if name.startswith('"') else name
        value = quoted.replace("''", "'") if quoted is not None else \
            {"null": None, "unchanged-toast-datum": UNCHANGED}.get(plain, plain)
        row[name] = value
        at = match.end() + 1
    return row


def parse(xid, lsn, data):
    match = CHANGE.fullmatch(data)
    if not match:
        return
    tables, kind, rest = match.groups()
    if kind == "TRUNCATE":
        for table in tables.split(", "):
            yield Change(xid, lsn, table.replace('"', ""), "t", None, None)
        return
    table = tables.replace('"', "")
    old, new = None, None
    if kind == "DELETE":
        old = None if rest == "(no-tuple-data)" else columns(rest)
    elif kind == "UPDATE" and rest.startswith("old-key: "):
        left, _middle, right = rest[len("old-key: "):].partition(" new-tuple: ")
        old, new = columns(left), columns(right)
    else:
        new = columns(rest)
    yield Change(xid, lsn, table, kind[0].lower().replace("i", "c"), old, new)


class Audit:
    """Begins at its creation."""

    def __init__(self, database, slot):
        self.database, self.slot, self.read = database, slot, []
        database.value("SELECT pg_create_logical_replication_slot(%s, 'test_decoding')::text", (slot,))

    def changes(self):
        """All since the beginning, in the order of their commits."""
        rows = self.database.query(
            "SELECT xid::text::bigint, lsn::text, data FROM pg_logical_slot_get_changes(%s, NULL, NULL, "
            "'include-xids', '0', 'skip-empty-xacts', '1')", (self.slot,))
        open_ones = []
        for xid, lsn, data in rows:
            if data == "COMMIT":
                self.read += [change._replace(end=lsn_number(lsn)) for change in open_ones]
                open_ones = []
            open_ones += parse(xid, lsn_number(lsn), data)
        assert not open_ones
        return self.read

    def tables(self, oracle, keys, lsn):
        """The rows of these tables as a snapshot at that LSN sees them, each a Counter, for tables that were empty at the audit's
        beginning: what was committed up to there."""
        found = {table: {} for table in keys}
        for change in self.changes():
            if change.table in keys and change.end <= lsn:
                fold(found[change.table], change, keys[change.table])
        types = {table: oracle.column_types(table) for table in keys}
        return {table: collections.Counter(frozen(spelled(row, types[table])) for rows in found[table].values() for row in rows)
                for table in keys}

    def compare(self, oracle, keys, inserts_only=(), since=0):
        """keys: table -> its key columns (None: keyless). Every committed change of these tables is there exactly once, with
        its values; the transaction's changes share one commit position behind theirs. since: a snapshot has what was committed
        up to there. How many changes there are."""
        wanted = collections.Counter()
        types = {table: oracle.column_types(table) for table in keys}
        for change in self.changes():
            if change.table not in keys or change.table in inserts_only and change.op in "ud" or since and change.end <= since:
                continue
            change = change._replace(old=spelled(change.old, types[change.table]), new=spelled(change.new, types[change.table]))
            key = keys[change.table]
            if change.op == "u" and key and change.old and any(
                    change.old[c] != change.new[c] for c in key if c in change.old):
                wanted[change.xid, change.lsn, change.table, "d", frozen({c: change.old[c] for c in key})] += 1
                wanted[change.xid, change.lsn, change.table, "c", frozen(change.new)] += 1
            elif change.op == "d":
                row = {c: change.old[c] for c in key} if key else change.old
                wanted[change.xid, change.lsn, change.table, "d", frozen(row)] += 1
            else:
                wanted[change.xid, change.lsn, change.table, change.op, frozen(change.new)] += 1
        found = collections.Counter()
        commits = {}
        for record in oracle.events():
            source = record.source
            if record.table not in keys or source["snapshot"]:
                continue
            if record.op == "t":
                row = None
            else:
                row = record.row("before" if record.op == "d" else "after")
                key = keys[record.table]
                if record.op == "d" and key:
                    row = {c: row[c] for c in key}
            assert commits.setdefault(source["txid"], source["commit_lsn"]) == source["commit_lsn"], \
                f"two commit positions for transaction {source['txid']}: {record}"
            assert source["lsn"] < source["commit_lsn"], record
            if record.op == "t" and record.partition != 0:
                continue  # the copies of the other partitions: Oracle.check_partitions counts them
            found[source["txid"], source["lsn"], record.table, record.op, frozen(row)] += 1
        lost, doubled = wanted - found, found - wanted
        assert not lost and not doubled, (
            f"{sum(wanted.values())} changes committed; {sum(lost.values())} lost, e.g. {list(lost)[:3]}; "
            f"{sum(doubled.values())} not committed or doubled, e.g. {list(doubled)[:3]}")
        return sum(wanted.values())


def fold(rows, change, key):
    """One change to {key: rows of that key}; a keyless table's rows are their own keys (old rows come without their nulls)."""
    def at(row):
        return tuple(row[c] for c in key) if key else frozenset((c, v) for c, v in row.items() if v is not None)
    if change.op == "t":
        rows.clear()
        return
    new, before = change.new, change.old or change.new
    if change.op in "ud":
        old = rows[at(before)].pop()
        new = new and {c: old[c] if v is UNCHANGED else v for c, v in new.items()}
    if new:
        rows.setdefault(at(new), []).append(new)


def spelled(row, types):
    """Texts in the one spelling of harness.text."""
    return None if row is None else {c: canonical(types.get(c), v) for c, v in row.items()}


def frozen(row):
    return None if row is None else tuple(sorted(((c, "UNCHANGED" if v is UNCHANGED else v) for c, v in row.items()),
                                                 key=lambda item: item[0]))
