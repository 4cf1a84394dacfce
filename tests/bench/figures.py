"""Quantiles, medians with their spread, and tables of them; the standard library alone."""
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


def table(rows):
    """lines of columns, the first flush left; the first row is the head"""
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(str(cell).ljust(width) if column == 0 else str(cell).rjust(width)
                               for column, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in rows)
