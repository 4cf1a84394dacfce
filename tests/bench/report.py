"""Makes the figures of docs/performance.md and README.md, and the pictures, of what the benchmark measured.

    report.py [RESULTS]      results.json of a run (default build/bench/results.json), kept in docs/performance/results.json
    report.py --check        whether all of it is what docs/performance/results.json makes; nothing is written

A figure stands between `<!-- figures: NAME -->` and `<!-- end -->`; what is there is replaced, so none is typed by hand. A part that was
not measured stays as it is. The standard library alone, but for jsonschema, which is used where it is there.
"""
import json
import pathlib
import re
import sys

import goals
import plots
from figures import median, outage_rows, spread

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "bench-results.schema.json"
KEPT = ROOT / "docs" / "performance" / "results.json"
DOCUMENTS = (ROOT / "docs" / "performance.md", ROOT / "README.md")
MEASURED = ROOT / "build" / "bench" / "results.json"
BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
QUANTILES = (("p50", "p50"), ("p99", "p99"), ("p999", "p99.9"), ("max", "max"))


def problems(file):
    """what does not meet the schema, a line each; None where jsonschema is not there"""
    if jsonschema is None:
        return None
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    return [f"{'/'.join(map(str, error.absolute_path)) or 'the file'}: {error.message[:300]}" for error in validator.iter_errors(json.loads(file.read_text()))]


# ---- Markdown ----

def table(rows):
    """the first row is the head, the first column flush left"""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join([lines[0], "|---|" + "---:|" * (len(rows[0]) - 1), *lines[1:]]).replace("|  |", "| |").replace("|  |", "| |")


def runs_of(runs):
    return f"{len(runs)} run{'' if len(runs) == 1 else 's'}"


def picture(name, text):
    return f"![{text}](performance/{name}.svg)"


# ---- the parts ----

def machine(results):
    v = results["versions"]
    commits = results.get("commits", {})
    when = "; ".join(f"{part} {stamp[:10]}{' at ' + commits[part] if part in commits else ''}" for part, stamp in results.get("measured", {}).items())
    kafka = v["kafka"].replace("kafka-", "Apache Kafka ")
    library = f" with librdkafka {v['librdkafka']}" if "librdkafka" in v else ""
    return (f"millrace {v.get('millrace', '')}{library}, PostgreSQL {v['postgresql'].split()[0]}, {kafka}{' on Java ' + v['java'] if 'java' in v else ''}, all on one machine of {v['cores']} cores"
            + (f" ({v['processor']}, {v['memory_gib']:.0f} GiB of memory)" if "processor" in v else "") + f", Linux {v['kernel']} on {v['machine']}.\n\n"
            f"Measured: {when}.")


def reached(results):
    return table(goals.rows(results))


def drain(results):
    rows = [["backlog", "changes", "wall, s", "events/s", "MB/s", "of pg_recvlogical in text", "in binary", "of the bare producer", "of both at once"]]
    for name, one in results["drain"].items():
        passes = one["passes"]
        rows.append([f"{name}: {one['what']}", f"{one['changes']:,}", spread(p["millrace"]["wall_s"] for p in passes),
                     spread((p["millrace"]["events_per_s"] for p in passes), "{:,.0f}"),
                     spread((p["millrace"]["mb_per_s"] for p in passes), "{:.0f}"),
                     *(spread(p["ratios"][limit] for p in passes) for limit in ("text", "binary", "producer", "both"))])
    return picture("drain", "Events per second of each backlog, beside its limits") + "\n\n" + table(rows)


def cpu(results):
    rows = [["backlog", "millrace, s", "PostgreSQL, s", "PostgreSQL under pg_recvlogical, s", "Kafka, s", "millrace's peak memory, MiB", "bytes per event"]]
    for name, one in results["drain"].items():
        passes, million = one["passes"], one["changes"] / 1e6
        rows.append([name, *(spread(p[who][what] / million for p in passes) for who, what in (
            ("millrace", "cpu_s"), ("millrace", "server_cpu_s"), ("text", "server_cpu_s"), ("millrace", "broker_cpu_s"))),
            spread((p["millrace"]["rss_mib"] for p in passes), "{:.0f}"), spread((p["millrace"]["bytes_per_event"] for p in passes), "{:.0f}")])
    return picture("cpu", "CPU seconds per million events of millrace, PostgreSQL and Kafka") + "\n\n" + table(rows)


def latency(results):
    rows = [["commits/s", "", *(label for _, label in QUANTILES), "Kafka transactions/s", "events in each", "millrace's CPU, % of a core",
             "peak memory, MiB"]]

    def row(rate, label, runs):
        rows.append([rate, label, *(spread((run[f"{q}_ms"] for run in runs), "{:.1f}") for q, _ in QUANTILES),
                     spread((run["transactions_per_s"] for run in runs), "{:.0f}"), spread((run["events_per_transaction"] for run in runs), "{:.1f}"),
                     spread((run["cpu_share"] * 100 for run in runs), "{:.1f}") if "cpu_share" in runs[0] else "",
                     spread((run["rss_mib"] for run in runs), "{:.0f}") if "rss_mib" in runs[0] else ""])

    for rate, passes in results["latency"]["passes_by_rate"].items():
        row(f"{int(rate):,}", "exactly once, ms", [p["exactly_once"] for p in passes])
        row("", "floor, ms", [p["floor"] for p in passes])
        rows.append(["", "ratio to it", *(spread(p["ratios"][q] for p in passes) for q, _ in QUANTILES), "", "", "", ""])
        if "floor_at_ease" in passes[0]:
            row("", "floor at ease, ms", [p["floor_at_ease"] for p in passes])
        if "newer_library" in passes[0]:
            row("", f"exactly once, with librdkafka {passes[0]['newer_library']['library']}, ms", [p["newer_library"] for p in passes])
        if "at_least_once" in passes[0]:
            row("", "at least once, ms", [p["at_least_once"] for p in passes])
    return "\n\n".join([picture("latency", "Quantiles of the latency at each rate, beside the floor"),
                        f"Runs of {results['latency']['seconds']} s.", table(rows)])


def snapshot(results):
    one = results["snapshot"]
    by_workers, million = one["pairs_by_workers"], one["rows"] / 1e6
    copies = [pair["copy"] for pairs in by_workers.values() for pair in pairs]
    ours = {n: [pair["millrace"] for pair in pairs] for n, pairs in by_workers.items()}

    def row(label, value, form="{:.2f}", copy=True):
        return [label, spread(map(value, copies), form) if copy else "", *(spread(map(value, runs), form) for runs in ours.values())]

    return f"A table of {one['rows']:,} rows, {one['table_bytes'] / 1e6:,.0f} MB.\n\n" + table([
        ["", "psql's COPY", *(f"millrace, {n} worker{'' if n == '1' else 's'}" for n in by_workers)],
        row("rows/s", lambda run: run["rows_per_s"], "{:,.0f}"), row("wall, s", lambda run: run["wall_s"]),
        row("MB/s into Kafka", lambda run: run["bytes_per_event"] * run["rows_per_s"] / 1e6, "{:.0f}", copy=False),
        row("bytes per event", lambda run: run["bytes_per_event"], "{:.0f}", copy=False),
        ["of the COPY's", "", *(spread(pair["ratio"] for pair in pairs) for pairs in by_workers.values())],
        row("its CPU s per million rows", lambda run: run["cpu_s"] / million), row("PostgreSQL's", lambda run: run["server_cpu_s"] / million),
        row("Kafka's", lambda run: run["broker_cpu_s"] / million, copy=False), row("peak memory, MiB", lambda run: run["rss_mib"], "{:.0f}")])


def incremental(results):
    one = results["incremental"]
    rows = [["commits to", "", "p50", "p99", "p99.9", "max", "rows/s of the snapshot"]]
    for load, pairs in one["pairs_by_load"].items():
        for what, label in (("quiet", "without, ms"), ("snapshot", "with, ms")):
            runs = [pair[what] for pair in pairs]
            rows.append([("the table itself" if load == "accounts" else "another table") if what == "quiet" else "", label,
                         *(spread((run[f"{q}_ms"] for run in runs), "{:.1f}") for q, _ in QUANTILES),
                         spread((run["rows_per_s"] for run in runs), "{:,.0f}") if what == "snapshot" else ""])
        rows.append(["", "ratio", "", spread(pair["p99_ratio"] for pair in pairs), "", "", ""])
    if "alone" in one:
        rows.append(["none", "with", "", "", "", "", spread((run["rows_per_s"] for run in one["alone"]), "{:,.0f}")])
    return f"Snapshots in chunks of {one['rows']:,} rows, at {one['rate']:,} commits/s, runs of {one['seconds']} s.\n\n" + table(rows)


def outage(results):
    one = results["outage"]
    return picture("outage", "WAL retained for the slot before, during and after the outage") + "\n\n" + table([
        [f"an outage of Kafka at {one['rate']:,} commits/s", runs_of(one["runs"])], *outage_rows(one)])


def start(results):
    one = results["start"]
    runs = {what: [p[what] for p in one["passes"]] for what in ("first_contact", "restart")}

    def row(label, key, form="{:.2f}"):
        return [label, *(spread((run[key] for run in of), form) if all(key in run for run in of) else "" for of in runs.values())]

    return table([
        [f"{one['tables']:,} tables", "first contact", "restart"], row("first event at a consumer, s", "first_event_s"),
        row("slot made, s", "slot_created_s"), row("streaming, s", "streaming_s"),
        row("millrace's CPU until the first event, s", "cpu_s"), row("peak memory, MiB", "rss_mib", "{:.0f}"), row("end after SIGTERM, s", "end_s")])


# ---- peers ----

# figure, label, form, is more better, per how many events
SIDES = (("events_per_s", "events/s", "{:,.0f}", True, 1), ("cpu_s", "CPU s per million", "{:.2f}", False, 1e6),
         ("rss_mib", "peak memory, MiB", "{:.0f}", False, 1), ("server_cpu_s", "PostgreSQL's CPU s per million", "{:.2f}", False, 1e6),
         ("broker_cpu_s", "Kafka's CPU s per million", "{:.2f}", False, 1e6), ("bytes_per_event", "bytes per event", "{:.0f}", False, 1))


def drain_sides(one):
    """(figure, form, is more better, by who) of one backlog, medians and spreads of all that ran"""
    for key, label, form, more, per in SIDES:
        share = one["changes"] / per if per > 1 else 1
        runs = {"millrace": [p["millrace"][key] / share for p in one["passes"]]}
        runs |= {setup: [p["debezium"][setup][key] / share for p in one["passes"]] for setup in one["passes"][0]["debezium"]}
        yield label, form, more, runs


def ahead(name, label, form, more, runs):
    """a sentence where the best of the peer's setups is better than we are"""
    ours = median(runs["millrace"])
    best, setup = (max if more else min)((median(values), setup) for setup, values in runs.items() if setup != "millrace")
    if best > ours if more else best < ours:
        yield f"- {name}, {label}: {plots.SETUPS.get(setup, setup)} {form.format(best)}, millrace {form.format(ours)}"


def shares(passes):
    """of each pass, to the better of the peer's setups in Avro, of each figure for itself"""
    cells = [spread([p["ratios"][figure] for p in passes] if goal > 1 else [1 / p["ratios"][figure] for p in passes], "{:.1f}") for figure, _, goal in goals.PEER]
    return table([["beside the better in Avro", *(f"times its {label}" if goal > 1 else f"times less {label}" for _, label, goal in goals.PEER)],
                  ["millrace", *cells]])


def with_registry(of):
    return f" on Java {of['java']}; for Avro with Apicurio Registry {of['registry']}" if "registry" in of else ""


def peers(results):
    of = results["peers"]
    parts, behind = [picture("peers", "millrace beside Debezium Server"), f"Debezium Server {of['version']}{with_registry(of)}."], []
    for name, one in of["drains"].items():
        setups = list(one["passes"][0]["debezium"])
        rows = [[f"{name}: {one['what']}", "millrace", *(plots.SETUPS.get(setup, setup) for setup in setups)]]
        for label, form, more, runs in drain_sides(one):
            rows.append([label, *(spread(values, form) for values in runs.values())])
            behind += ahead(name, label, form, more, runs)
        parts += [table(rows), shares(one["passes"])]
    if of.get("latency"):
        runs = {who: [pair[who] for pair in of["latency"]] for who in ("millrace", "debezium")}
        rows = [[f"latency at {runs['millrace'][0]['rate']} commits/s, runs of {runs['millrace'][0]['seconds']} s", "millrace", plots.SETUPS["avro_tuned"]]]
        figures = [(f"{q}_ms", f"{label}, ms", "{:.1f}", 1) for q, label in QUANTILES] + [("cpu_share", "CPU, % of a core", "{:.1f}", 0.01)]
        for key, label, form, per in figures:
            values = {who: [run[key] / per for run in all_of] for who, all_of in runs.items()}
            rows.append([label, *(spread(each, form) for each in values.values())])
            behind += ahead("latency", label, form, False, {"millrace": values["millrace"], "avro_tuned": values["debezium"]})
        parts.append(table(rows))
    parts.append("Where the peer is ahead, by the medians:\n\n" + "\n".join(behind) if behind else "By the medians the peer is ahead in none of these figures.")
    return "\n\n".join(parts)


# ---- for the README ----

def alone(chunks):
    if "alone" not in chunks:
        return ""
    return f"\n\nWith no commits beside it a snapshot in chunks reads {spread((run['rows_per_s'] for run in chunks['alone']), '{:,.0f}')} rows/s."


def snapshots(results):
    one, chunks = results["snapshot"], results["incremental"]
    by_workers, million = one["pairs_by_workers"], one["rows"] / 1e6
    copy = median(pair["copy"]["rows_per_s"] for pairs in by_workers.values() for pair in pairs)

    def row(label, value, form="{:.2f}"):
        return [label, *(spread(map(value, pairs), form) for pairs in by_workers.values())]

    loads = [[f"commits to {'the table itself' if load == 'accounts' else 'another table'}",
              *(f"{median(pair[what]['p99_ms'] for pair in pairs):.0f} ms" for what in ("quiet", "snapshot")),
              spread(pair["p99_ratio"] for pair in pairs), f"{median(pair['snapshot']['rows_per_s'] for pair in pairs):,.0f}"]
             for load, pairs in chunks["pairs_by_load"].items()]
    return (f"Snapshots of the same table with {one['rows']:,} rows ({one['table_bytes'] / 1e9:.1f} GB), in turn with psql's "
            f"`COPY ... TO STDOUT (FORMAT binary)` to /dev/null ({copy:,.0f} rows/s):\n\n") + table([
                ["", *(f"{n} worker{'' if n == '1' else 's'}" for n in by_workers)],
                row("before the stream: rows/s to acknowledged events", lambda pair: pair["millrace"]["rows_per_s"], "{:,.0f}"),
                row("wall time beside the COPY's", lambda pair: pair["ratio"]),
                row("millrace's CPU s per million rows", lambda pair: pair["millrace"]["cpu_s"] / million),
                row("peak resident memory, MiB", lambda pair: pair["millrace"]["rss_mib"], "{:.0f}")]) + "\n\n" + table([
                    [f"in chunks, at {chunks['rate']:,} commits/s", "p99 without", "p99 with", "ratio of the pairs", "rows/s of the snapshot"], *loads]) + alone(chunks)


def headline(results):
    one = results["drain"]["mixed"]
    passes, million = one["passes"], one["changes"] / 1e6
    slowest = results["latency"]["passes_by_rate"]
    rate = min(slowest, key=int)
    runs = [p["exactly_once"] for p in slowest[rate]]
    floor = [p["floor"] for p in slowest[rate]]
    ms = ", ".join(f"{q} {median(run[f'{q}_ms'] for run in runs):.0f} ms" for q in ("p50", "p99"))
    floor_ms = ", ".join(f"{q} {median(run[f'{q}_ms'] for run in floor):.0f} ms" for q in ("p50", "p99"))
    rates = spread((p["millrace"]["events_per_s"] for p in passes), "{:,.0f}")
    return (f"A backlog of {one['changes']:,} changes (8 columns, 10 to a transaction) on {results['versions']['cores']} cores that load, PostgreSQL, "
            f"Kafka and millrace share, median (least to most) of {len(passes)}:\n\n") + table([
                ["", ""],
                ["drain to acknowledged events, exactly once, start-up included", f"{rates} events/s"],
                ["wall time beside `pg_recvlogical`'s to /dev/null", spread(p["ratios"]["text"] for p in passes)],
                ["millrace's CPU per million events", spread((p["millrace"]["cpu_s"] / million for p in passes), "{:.1f}") + " s"],
                ["peak resident memory", spread((p["millrace"]["rss_mib"] for p in passes), "{:.0f}") + " MiB"],
                ["bytes per event in Kafka, uncompressed", spread((p["millrace"]["bytes_per_event"] for p in passes), "{:.0f}")],
                [f"commit to read_committed consumer at {int(rate):,} commits/s", ms],
                ["the floor: a bare producer's transactions, of 7 records each", floor_ms]])


# by the blocks' names, with the parts that each needs
BLOCKS = {"machine": (("versions",), machine), "drain": (("drain",), drain), "cpu": (("drain",), cpu), "latency": (("latency",), latency),
          "snapshot": (("snapshot",), snapshot), "incremental": (("incremental",), incremental), "outage": (("outage",), outage),
          "start": (("start",), start), "peers": (("peers",), peers), "headline": (("drain", "latency"), headline),
          "goals": (("drain", "latency"), reached), "snapshots": (("snapshot", "incremental"), snapshots)}


def has(results, parts):
    return all(results.get(part) for part in parts) and ("latency" not in parts or bool(results["latency"]["passes_by_rate"]))


def filled(text, results):
    def block(found):
        parts, make = BLOCKS[found.group(2)]
        return found.group(1) + make(results) + "\n" + found.group(3) if has(results, parts) else found.group(0)

    return BLOCK.sub(block, text)


def wanted(results):
    """what each file should hold"""
    files = {KEPT.parent / name: text for name, text in plots.pictures(results).items()}
    return files | {document: filled(document.read_text(), results) for document in DOCUMENTS}


def complain(lines):
    print("\n".join(lines), file=sys.stderr)
    return 1


def write(source):
    if not source.exists():
        return complain([f"{source} is not there: make bench measures"])
    wrong = problems(source)
    if wrong:
        return complain(["not as docs/bench-results.schema.json has it:", *wrong])
    results = json.loads(source.read_text())
    lost = (json.loads(KEPT.read_text()) if KEPT.exists() else {}).keys() - results.keys()
    if lost:
        return complain([f"{source} has no {', '.join(sorted(lost))}, which {KEPT.relative_to(ROOT)} has: copy that there before measuring anew, or measure all"])
    KEPT.parent.mkdir(exist_ok=True)
    for file, text in wanted(results).items():
        file.write_text(text)
        print(f"written: {file.relative_to(ROOT)}")
    KEPT.write_text(json.dumps(results, separators=(",", ":")) + "\n")
    return 0


def check():
    if not KEPT.exists():
        return 0
    wrong = problems(KEPT)
    if wrong is None:
        print("jsonschema is not there (build/venv): the results are not validated")
    stale = [str(file.relative_to(ROOT)) for file, text in wanted(json.loads(KEPT.read_text())).items() if not file.exists() or file.read_text() != text]
    complaints = [*(wrong or []), *(f"{file} is not what docs/performance/results.json makes: make bench-report" for file in stale)]
    return complain(complaints) if complaints else 0


if __name__ == "__main__":
    sys.exit(check() if sys.argv[1:] == ["--check"] else write(pathlib.Path(sys.argv[1]) if sys.argv[1:] else MEASURED))
