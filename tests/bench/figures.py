"""Quantiles, medians with their spread, and tables of them; the standard library alone."""
import math
import statistics

QUANTILES = (("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("max", 1.0))


def quantile(values, q):
    return sorted(values)[min(len(values) - 1, int(len(values) * q))] if values else float("nan")


def quantiles_ms(values):
    return {f"{label}_ms": round(quantile(values, q) * 1000, 2) for label, q in QUANTILES}


def median(values):
    return statistics.median(list(values))


def spread(values, form="{:.2f}"):
    """median (least to most)"""
    values = list(values)
    shown = [form.format(value) for value in (statistics.median(values), min(values), max(values))]
    return f"{shown[0]} ({shown[1]} to {shown[2]})" if len(values) > 1 else shown[0]


def seconds(values):
    """as spread; infinity: never"""
    return spread(values, "{:.0f} s").replace("inf s", "never")


# ---- an outage, for the terminal and the document ----

def never(value):
    return math.inf if value is None else value


def drained(run, limit):
    """seconds until the slot retained less than the limit again, if it ever retained more"""
    return 0 if run["peak_retained_bytes"] < limit else never(run["drained_s"])


def outage_rows(one):
    runs, limit = one["runs"], one["limit_bytes"]
    down = [run["outage_s"] for run in runs]
    return [
        ["Kafka was down", seconds(down)],
        ["WAL retained at most", spread((run["peak_retained_bytes"] / 1e6 for run in runs), "{:,.0f} MB")],
        ["from the broker's return to the first progress", seconds(never(run["resumed_s"]) for run in runs)],
        ["until all but 1 MB of WAL is published", seconds(never(run["caught_up_s"]) for run in runs)],
        ["what was committed during the outage, by that time, events/s",
         spread((one["rate"] * run["outage_s"] / never(run["caught_up_s"]) for run in runs), "{:,.0f}")],
        [f"until less than {limit / 1e6:.0f} MB is retained", seconds(drained(run, limit) for run in runs)],
        ["that is, of the outage", spread((drained(run, limit) / run["outage_s"] for run in runs), "{:.1%}")],
        ["millrace's CPU s per million events, the whole run", spread((run["cpu_s"] / run["rows"] * 1e6 for run in runs), "{:.0f}")],
        ["millrace's peak memory", spread((run["rss_mib"] for run in runs), "{:.0f} MiB")],
        ["rows committed; records in the topic; different keys",
         ", then ".join(f"{run['rows']:,}; {run['records']:,}; {run['keys']:,}" for run in runs)]]


def table(rows):
    """lines of columns, the first flush left; the first row is the head"""
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(str(cell).ljust(width) if column == 0 else str(cell).rjust(width)
                               for column, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in rows)
