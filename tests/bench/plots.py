"""The benchmark's pictures: SVG out of results.json, with the standard library alone.

Text stays text, each axis has its unit, and each picture has a light and a dark face, which the viewer's preference chooses. A bar
or a point is the median of the runs, a thin line across it their spread.
"""
import html
import math

from figures import QUANTILES, median

WIDTH, LEFT, RIGHT, TOP = 820, 190, 120, 70
# by role: what is ours is the one strong colour, limits are grey, the others only where there is more to tell apart
LIGHT = {"page": "#ffffff", "text": "#1c2128", "faint": "#5b626c", "grid": "#e4e7eb", "ours": "#2563c9", "limit": "#8b929b", "two": "#c8640a",
         "three": "#1b8a5a"}
DARK = {"page": "#15181d", "text": "#e6e8eb", "faint": "#a2a9b2", "grid": "#2c3138", "ours": "#6aa6f8", "limit": "#7d848e", "two": "#f0a050",
        "three": "#4fc08d"}


def face(colours):
    rules = [f".page{{fill:{colours['page']}}} text{{fill:{colours['text']}}} .faint{{fill:{colours['faint']}}} .grid{{stroke:{colours['grid']}}} "
             f".axis{{stroke:{colours['faint']}}} .band{{fill:{colours['grid']}}} .halo{{stroke:{colours['page']}}} .whisker{{stroke:{colours['text']}}}"]
    rules += [f".{role}{{fill:{colours[role]}}} .{role}-line{{stroke:{colours[role]};fill:none}}" for role in ("ours", "limit", "two", "three")]
    return " ".join(rules)


STYLE = (f"text{{font:12px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}} .title{{font-size:16px;font-weight:600}} "
         f".head{{font-size:14px;font-weight:600}} .bold{{font-weight:600}} "
         f".halo{{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}} .area{{opacity:.22}} "
         f"{face(LIGHT)} @media (prefers-color-scheme:dark){{{face(DARK)}}}")


class Picture:
    """Grows downwards; `height` is where the next thing goes."""

    def __init__(self, title, subtitle):
        self.title, self.parts, self.height = title, [], TOP
        self.text(24, 30, title, "title")
        self.text(24, 50, subtitle, "faint")

    def add(self, tag, **attributes):
        given = " ".join(f'{name.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, (int, float)) else html.escape(value)}"'
                         for name, value in attributes.items())
        self.parts.append(f"<{tag} {given}/>")

    def text(self, x, y, text, look="", anchor="start"):
        self.parts.append(f'<text x="{number(x)}" y="{number(y)}" class="{look}" text-anchor="{anchor}">{html.escape(text)}</text>')

    def upwards(self, x, y, text):
        """an axis's name"""
        self.parts.append(f'<text class="faint" text-anchor="middle" transform="translate({number(x)} {number(y)}) rotate(-90)">{html.escape(text)}</text>')

    def line(self, x1, y1, x2, y2, look, width=1, **more):
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=look, stroke_width=width, **more)

    def rect(self, x, y, width, height, look, **more):
        self.add("rect", x=x, y=y, width=max(width, 0), height=height, class_=look, **more)

    def legend(self, entries):
        """of lines with points, or of bars: (label, role, dashed or None for a bar)"""
        x = 24
        for label, role, dash in entries:
            if dash is None:
                self.rect(x, self.height - 9, 12, 10, role, rx=2)
            else:
                self.line(x, self.height - 4, x + 22, self.height - 4, f"{role}-line", 2, **({"stroke_dasharray": dash} if dash else {}))
            self.text(x + (18 if dash is None else 28), self.height, label)
            x += 50 + 6.2 * len(label)
        self.height += 22

    def svg(self):
        height, title = number(self.height), html.escape(self.title)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
                f'aria-label="{title}">\n<title>{title}</title>\n<style>{STYLE}</style>\n'
                f'<rect class="page" width="100%" height="100%" rx="6"/>\n' + "\n".join(self.parts) + "\n</svg>\n")


def number(value):
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def figure(value):
    """three digits, thousands with commas"""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ticks(most, count=5):
    """round numbers from 0 to beyond `most`"""
    power = 10 ** math.floor(math.log10(most / count)) if most > 0 else 1
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * count >= most)
    return [step * i for i in range(math.ceil(most / step - 1e-9) + 1)]


# ---- bars ----

class Bar:
    def __init__(self, label, role, values):
        self.label, self.role, values = label, role, list(values)
        self.median, self.least, self.most = median(values), min(values), max(values)


BAR, GAP = 14, 6


def bar_group(picture, title, note, bars, scale, marks):
    picture.height += 20
    picture.parts.append(f'<text x="24" y="{number(picture.height)}" class="bold">{html.escape(title)}'
                         f'<tspan class="faint" font-weight="400" dx="8">{html.escape(note)}</tspan></text>')
    picture.height += 10
    for mark in marks:
        picture.line(LEFT + scale(mark), picture.height - 3, LEFT + scale(mark), picture.height + len(bars) * (BAR + GAP) - 3, "grid" if mark else "axis")
    for bar in bars:
        y, look = picture.height, "bold" if bar.role == "ours" else ""
        picture.text(LEFT - 10, y + 11, bar.label, look or "faint", "end")
        picture.rect(LEFT, y, scale(bar.median), BAR, bar.role, rx=2)
        if bar.most > bar.least:
            picture.line(LEFT + scale(bar.least), y + BAR / 2, LEFT + scale(bar.most), y + BAR / 2, "whisker")
        picture.text(LEFT + scale(bar.most) + 8, y + 11, figure(bar.median), f"{look} halo")
        picture.height += BAR + GAP


def bar_section(picture, axis, groups, head=None):
    """groups of (title, note, bars) on one scale, with its axis beneath"""
    if head:
        picture.height += 22
        picture.text(24, picture.height, head, "head")
    marks = ticks(max(bar.most for _, _, bars in groups for bar in bars))
    width = WIDTH - LEFT - RIGHT

    def scale(value):
        return width * value / marks[-1]

    for title, note, bars in groups:
        bar_group(picture, title, note, bars, scale, marks)
    for mark in marks:
        picture.text(LEFT + scale(mark), picture.height + 12, f"{mark:,.0f}" if marks[1] >= 1 else f"{mark:g}", "faint", "middle")
    picture.text(LEFT + width / 2, picture.height + 30, axis, "faint", "middle")
    picture.height += 42


def bar_sections(picture, axis, groups):
    """on one scale, but for those that it would not suit: they follow, each on its own"""
    tops = {group[0]: max(bar.most for bar in group[2]) for group in groups}
    usual = median(tops.values())
    common = [group for group in groups if usual / 5 <= tops[group[0]] <= usual * 5]
    bar_section(picture, axis, common)
    for group in groups:
        if group not in common:
            bar_section(picture, f"{axis}, on a scale of its own", [group])
    return picture.svg()


def drain_rates(results):
    groups = []
    for name, one in results["drain"].items():
        def rates(what, one=one):
            return [one["changes"] / passed[what]["wall_s"] for passed in one["passes"]]
        groups.append((name, one["what"], [
            Bar("millrace", "ours", rates("millrace")), Bar("pg_recvlogical, text", "limit", rates("text")),
            Bar("pg_recvlogical, binary", "limit", rates("binary")), Bar("bare producer", "limit", rates("producer")),
            Bar("both at once", "limit", rates("both"))]))
    picture = Picture("Draining a backlog: millrace beside its limits", "From process start to process end, exactly once; more is better")
    return bar_sections(picture, "events per second", groups)


def cpu(results):
    groups = []
    for name, one in results["drain"].items():
        def seconds(what, one=one):
            return [passed["millrace"][what] / one["changes"] * 1e6 for passed in one["passes"]]
        groups.append((name, one["what"], [Bar("millrace", "ours", seconds("cpu_s")), Bar("PostgreSQL", "two", seconds("server_cpu_s")),
                                           Bar("Kafka", "three", seconds("broker_cpu_s"))]))
    picture = Picture("CPU per million events, while millrace drains a backlog", "librdkafka's threads are millrace's; less is better")
    return bar_sections(picture, "CPU seconds per million events", groups)


SETUPS = {"json": "Debezium, JSON", "json_tuned": "Debezium, JSON, tuned", "avro": "Debezium, Avro", "avro_tuned": "Debezium, Avro, tuned"}


def peers(results):
    of, picture = results["peers"], Picture("millrace beside Debezium Server", f"Debezium Server {results['peers']['version']}, the same backlogs in turn")
    for figure_name, head, axis, per_million, limit in (("events_per_s", "Throughput", "events per second; more is better", False, False),
                                                        ("cpu_s", "CPU", "CPU seconds per million events; less is better", True, True),
                                                        ("rss_mib", "Memory", "peak resident memory, MiB; less is better", False, False)):
        groups = []
        for name, one in of["drains"].items():
            share, passes = one["changes"] / 1e6 if per_million else 1, one["passes"]
            bars = [Bar("millrace", "ours", [p["millrace"][figure_name] / share for p in passes])]
            if limit:
                bars.append(Bar("pg_recvlogical", "limit", [p["text"][figure_name] / share for p in passes]))
            bars += [Bar(label, "two", [p["debezium"][setup][figure_name] / share for p in passes])
                     for setup, label in SETUPS.items() if setup in passes[0]["debezium"]]
            groups.append((name, one["what"], bars))
        if groups:
            bar_section(picture, axis, groups, head)
    pairs = of.get("latency")
    if pairs:
        bar_section(picture, "milliseconds; less is better",
                    [(q, "", [Bar("millrace", "ours", [pair["millrace"][f"{q}_ms"] for pair in pairs]),
                              Bar(SETUPS["avro_tuned"], "two", [pair["debezium"][f"{q}_ms"] for pair in pairs])]) for q in ("p50", "p99")],
                    f"Latency from commit to consumer, {pairs[0]['millrace']['rate']} commits per second")
    return picture.svg()


# ---- latency ----

SERIES = (("exactly_once", "millrace, exactly once", "ours", ""), ("floor", "floor: 7 records in a transaction, no database", "limit", "5 4"),
          ("at_least_once", "millrace, at least once", "two", ""))
LABELS = {"p50": "p50", "p90": "p90", "p99": "p99", "p999": "p99.9", "max": "max"}


def log_marks(values):
    """1, 2 and 5 of each decade, from below the least to above the most"""
    least, most = min(values), max(values)
    marks = [factor * 10.0 ** power for power in range(-2, 6) for factor in (1, 2, 5)]
    low = max((mark for mark in marks if mark <= least), default=marks[0])
    high = min((mark for mark in marks if mark >= most), default=marks[-1])
    return [mark for mark in marks if low <= mark <= high]


def latency_line(picture, runs, role, dash, x_of, y_of):
    points = []
    for q, _ in QUANTILES:
        values = [run[f"{q}_ms"] for run in runs]
        x, y = x_of(q), y_of(median(values))
        points.append((x, y))
        if max(values) > min(values):
            picture.line(x, y_of(min(values)), x, y_of(max(values)), f"{role}-line", 1.5)
    picture.add("polyline", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), class_=f"{role}-line", stroke_width=2,
                **({"stroke_dasharray": dash} if dash else {}))
    for x, y in points:
        picture.add("circle", cx=x, cy=y, r=3.5, class_=role)


def latency(results):
    one = results["latency"]
    by_rate = one["passes_by_rate"]
    picture = Picture("Latency from commit to a read_committed consumer", f"Single-row commits at a steady rate, {one['seconds']} s a run; less is better")
    there = [series for series in SERIES if any(series[0] in p for passes in by_rate.values() for p in passes)]
    picture.legend([(label, role, dash) for _, label, role, dash in there])
    marks = log_marks([p[key][f"{q}_ms"] for passes in by_rate.values() for p in passes for key, *_ in there if key in p for q, _ in QUANTILES])
    left, panel_gap, top, height = 64, 22, picture.height + 24, 300
    width = (WIDTH - left - 24 - panel_gap * (len(by_rate) - 1)) / len(by_rate)

    def y_of(ms):
        return top + height * (1 - math.log(max(ms, marks[0]) / marks[0]) / math.log(marks[-1] / marks[0]))

    for panel, (rate, passes) in enumerate(by_rate.items()):
        x0 = left + panel * (width + panel_gap)

        def x_of(q, x0=x0):
            return x0 + width * (list(LABELS).index(q) + 0.5) / len(LABELS)

        picture.text(x0, top - 12, f"{int(rate):,} commits per second", "bold")
        for mark in marks:
            picture.line(x0, y_of(mark), x0 + width, y_of(mark), "grid")
            if panel == 0:
                picture.text(x0 - 8, y_of(mark) + 4, f"{mark:g}", "faint", "end")
        for q, label in LABELS.items():
            picture.text(x_of(q), top + height + 18, label, "faint", "middle")
        for key, _, role, dash in reversed(there):
            runs = [p[key] for p in passes if key in p]
            if runs:
                latency_line(picture, runs, role, dash, x_of, y_of)
        for key, above in (("exactly_once", True), ("floor", False)):
            for q in ("p50", "p99"):
                values = [p[key][f"{q}_ms"] for p in passes]
                y = y_of(max(values)) - 8 if above else y_of(min(values)) + 18
                picture.text(x_of(q), y, f"{median(values):.1f}", "bold halo" if above else "faint halo", "middle")
    picture.upwards(20, top + height / 2, "milliseconds, log scale")
    picture.text(left + (WIDTH - left - 24) / 2, top + height + 40, "quantile of the commits", "faint", "middle")
    picture.height = top + height + 54
    return picture.svg()


# ---- the outage ----

def outage(results):
    one = results["outage"]
    run = one["runs"][-1]
    samples, down, back = run["samples"], run["down_at_s"], run["back_at_s"]
    minutes = run["outage_s"] >= 180
    unit, per = ("minutes", 60) if minutes else ("seconds", 1)
    picture = Picture("WAL that the slot retains while Kafka is down", f"At {one['rate']:,} commits per second; the load goes on after the broker's return; the last run")
    picture.legend([("retained for the slot", "ours", ""), ("of it not yet published", "two", ""), (f"{one['limit_bytes'] / 1e6:.0f} MB", "limit", "5 4")])
    times = [(second - down) / per for second in samples["seconds"]]
    left, right, top, height = 64, 24, picture.height + 8, 280
    marks = ticks(max(*samples["retained_bytes"], one["limit_bytes"]) / 1e6)
    width, low, high = WIDTH - left - right, times[0], times[-1]

    def x_of(time):
        return left + width * (time - low) / (high - low)

    def y_of(megabytes):
        return top + height * (1 - max(megabytes, 0) / marks[-1])

    picture.rect(x_of(0), top, x_of((back - down) / per) - x_of(0), height, "band", opacity=0.6)
    picture.text(x_of((back - down) / per / 2), top + 16, "Kafka is down", "faint", "middle")
    for mark in marks:
        picture.line(left, y_of(mark), left + width, y_of(mark), "axis" if mark == 0 else "grid")
        picture.text(left - 8, y_of(mark) + 4, f"{mark:,g}", "faint", "end")
    step = ticks((high - low), 8)[1]
    for i in range(math.ceil(low / step), math.floor(high / step) + 1):
        picture.text(x_of(i * step), top + height + 18, f"{i * step:g}", "faint", "middle")
    picture.line(left, y_of(one["limit_bytes"] / 1e6), left + width, y_of(one["limit_bytes"] / 1e6), "limit-line", 1.5, stroke_dasharray="5 4")
    points = {what: [f"{number(x_of(t))},{number(y_of(b / 1e6))}" for t, b in zip(times, samples[what])] for what in ("retained_bytes", "behind_bytes")}
    picture.add("polygon", points=" ".join([f"{number(x_of(low))},{number(y_of(0))}", *points["retained_bytes"], f"{number(x_of(high))},{number(y_of(0))}"]),
                class_="ours area")
    picture.add("polyline", points=" ".join(points["behind_bytes"]), class_="two-line", stroke_width=1.5)
    picture.add("polyline", points=" ".join(points["retained_bytes"]), class_="ours-line", stroke_width=2)
    picture.upwards(18, top + height / 2, "megabytes of WAL")
    picture.text(left + width / 2, top + height + 40, f"{unit} since the broker was killed", "faint", "middle")
    picture.height = top + height + 54
    return picture.svg()


# ---- which there are, by file name, with the part each is made of ----

PICTURES = {"drain": ("drain", drain_rates), "cpu": ("drain", cpu), "latency": ("latency", latency), "outage": ("outage", outage), "peers": ("peers", peers)}


def pictures(results):
    return {f"{name}.svg": make(results) for name, (part, make) in PICTURES.items() if results.get(part)}
