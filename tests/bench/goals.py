"""What the daemon is to reach where all share two cores, beside what was measured. Reported; nothing hangs on it. The standard library alone."""
import math

from figures import drained, median

RATIO_TO_LIMIT = 1.15  # wall, to pg_recvlogical in text
AIM_TO_LIMIT, AIM_TO_PEER = 0.5, 12  # of mixed: wall, and events/s
MANY_TO_MIXED = 0.5  # events/s of 500 tables to those of one
CPU_S_PER_MILLION = 2.0
STREAM_MIB, LARGE_MIB, SNAPSHOT_MIB = 64, 64 + 4 * 0.1, 96  # large: and four of its rows
LATENCY_RATE = "500"
LATENCY_RATIO = 2  # to the floor's, p50 and p99, exactly once
AT_LEAST_ONCE_MS = {"p50": 4, "p99": 15}
START_S = 5
OUTAGE_SHARE = 0.1
# of the peer's figure, the better of its setups in Avro: more where more is better, else a share
PEER = (("events_per_s", "events/s", 6.0), ("cpu_s", "CPU s per event", 1 / 50), ("rss_mib", "memory", 1 / 12))

PLAIN = ("mixed", "single", "wide", "full")


def at_most(label, value, most, form="{:.2f}"):
    return label, form.format(value), value <= most


def of_drains(drains):
    for name in PLAIN:
        if name in drains:
            ratio = median(p["ratios"]["text"] for p in drains[name]["passes"])
            yield at_most(f"{name}: wall at most {RATIO_TO_LIMIT} times pg_recvlogical's in text", ratio, RATIO_TO_LIMIT, "{:.2f} times")
    rate = {name: median(p["millrace"]["events_per_s"] for p in one["passes"]) for name, one in drains.items()}
    if "many" in rate and "mixed" in rate:
        share = rate["many"] / rate["mixed"]
        yield f"many: at least {MANY_TO_MIXED} of mixed's events/s", f"{share:.2f}", share >= MANY_TO_MIXED
    if "mixed" in drains:
        ratio = median(p["ratios"]["text"] for p in drains["mixed"]["passes"])
        yield at_most(f"mixed, an aim: wall at most {AIM_TO_LIMIT} times pg_recvlogical's in text", ratio, AIM_TO_LIMIT, "{:.2f} times")
        cpu = median(p["millrace"]["cpu_s"] for p in drains["mixed"]["passes"]) / drains["mixed"]["changes"] * 1e6
        yield at_most(f"mixed: at most {CPU_S_PER_MILLION} CPU s per million events, librdkafka's included", cpu, CPU_S_PER_MILLION, "{:.2f} s")


def of_memory(results):
    """the greatest of all runs"""
    peaks = {name: max(p["millrace"]["rss_mib"] for p in one["passes"]) for name, one in results.get("drain", {}).items()}
    latency = [run for passes in results.get("latency", {}).get("passes_by_rate", {}).values() for one in passes for run in one.values()]
    chunks = [run for pairs in results.get("incremental", {}).get("pairs_by_load", {}).values() for pair in pairs
              for run in (pair["quiet"], pair["snapshot"])] + results.get("incremental", {}).get("alone", [])
    streams = {name: peak for name, peak in peaks.items() if name != "large"}
    for part, runs in (("latency", latency), ("incremental", chunks)):
        measured = [run["rss_mib"] for run in runs if "rss_mib" in run]
        if measured:
            streams[part] = max(measured)
    if "outage" in results:
        streams["outage"] = max(run["rss_mib"] for run in results["outage"]["runs"])
    if "start" in results:
        streams["start"] = max(one[what]["rss_mib"] for one in results["start"]["passes"] for what in ("first_contact", "restart"))
    if streams:
        most = max(streams, key=streams.get)
        yield at_most(f"peak memory of {', '.join(streams)}: at most {STREAM_MIB} MiB", streams[most], STREAM_MIB, f"{{:.0f}} MiB ({most})")
    if "large" in peaks:
        yield at_most(f"large: at most {STREAM_MIB} MiB and four rows", peaks["large"], LARGE_MIB, "{:.0f} MiB")
    if "snapshot" in results:
        pairs = [pair for one in results["snapshot"]["pairs_by_workers"].values() for pair in one]
        yield at_most(f"snapshot: at most {SNAPSHOT_MIB} MiB", max(pair["millrace"]["rss_mib"] for pair in pairs), SNAPSHOT_MIB, "{:.0f} MiB")


def of_latency(passes):
    for q in ("p50", "p99"):
        ratio = median(p["ratios"][q] for p in passes)
        yield at_most(f"exactly once, {LATENCY_RATE} commits/s: {q} at most {LATENCY_RATIO} times the floor's", ratio, LATENCY_RATIO, "{:.2f} times")
    for q, most in AT_LEAST_ONCE_MS.items() if "at_least_once" in passes[0] else ():
        ms = median(p["at_least_once"][f"{q}_ms"] for p in passes)
        yield at_most(f"at least once, {LATENCY_RATE} commits/s: {q} below {most} ms", ms, most, "{:.1f} ms")


def of_peers(drains):
    for name, one in drains.items():
        for figure, label, goal in PEER:
            ratio = median(p["ratios"][figure] for p in one["passes"])
            if goal > 1:
                yield f"{name}: at least {goal:.0f} times the {label} of Debezium in Avro", f"{ratio:.1f} times", ratio >= goal
                if name == "mixed":
                    yield f"{name}, an aim: {AIM_TO_PEER} times the {label} of Debezium in Avro", f"{ratio:.1f} times", ratio >= AIM_TO_PEER
            else:
                yield f"{name}: at most 1/{1 / goal:.0f} of the {label} of Debezium in Avro", f"1/{1 / ratio:.0f}", ratio <= goal


def of_outage(one):
    share = max(drained(run, one["limit_bytes"]) / run["outage_s"] for run in one["runs"])
    label = f"outage: retained WAL below {one['limit_bytes'] / 1e6:.0f} MB again within a tenth of it, in each run"
    return label, f"{share:.1%} of it at most" if math.isfinite(share) else "not again", share <= OUTAGE_SHARE


def of_start(one):
    first = max(median(p[what]["first_event_s"] for p in one["passes"]) for what in ("first_contact", "restart"))
    return at_most(f"{one['tables']:,} tables: start to first event within {START_S} s", first, START_S, "{:.1f} s")


def goals(results):
    """(goal, measured, whether it is met) of all that was measured"""
    yield from of_drains(results.get("drain", {}))
    yield from of_peers(results.get("peers", {}).get("drains", {}))
    yield from of_memory(results)
    passes = results.get("latency", {}).get("passes_by_rate", {}).get(LATENCY_RATE)
    if passes:
        yield from of_latency(passes)
    if "start" in results:
        yield of_start(results["start"])
    if "outage" in results:
        yield of_outage(results["outage"])


def rows(results):
    return [["goal", "measured", ""], *([label, measured, "met" if met else "missed"] for label, measured, met in goals(results))]
