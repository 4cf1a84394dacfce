"""What the benchmark measures with: CPU and memory of processes, the age of events at a consumer."""
import contextlib
import io
import json
import os
import pathlib
import re
import threading
import time
import urllib.request

from confluent_kafka import Consumer, KafkaException, TopicPartition
import fastavro

TICKS = os.sysconf("SC_CLK_TCK")


def say(text=""):
    print(text, flush=True)


def stat_of(pid):
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def cpu_of(pid):
    """user + system seconds of a process with all its threads"""
    fields = stat_of(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS


def children_cpu(pid):
    """the same of its children that have ended"""
    fields = stat_of(pid)
    return (int(fields[13]) + int(fields[14])) / TICKS


def family_cpu(pid):
    """the same of it and all its children, ended or not: a server with its backends"""
    total = cpu_of(pid) + children_cpu(pid)
    for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):
            total += cpu_of(child)
    return total


def peak_memory(pid):
    """VmHWM in KiB, of its whole life so far"""
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1))


class PeakMemory(threading.Thread):
    """VmHWM in KiB, by looking while the process lives: ru_maxrss counts what this Python had before the exec, too."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.peak, self.ending = pid, 0, False
        self.start()

    def run(self):
        while not self.ending:
            with contextlib.suppress(OSError, AttributeError):
                self.peak = peak_memory(self.pid)
            time.sleep(0.05)

    def stop(self):
        self.ending = True
        self.join()
        return self.peak


# ---- HTTP ----

def get(http, path):
    with urllib.request.urlopen(f"http://{http}{path}", timeout=10) as answer:
        return answer.read().decode()


def metrics(http):
    """the samples without labels, by name"""
    lines = (line.split() for line in get(http, "/metrics").splitlines() if not line.startswith("#"))
    return {line[0]: float(line[1]) for line in lines if len(line) == 2}


# ---- latency ----

def end_of(consumer, partition):
    """a partition that was just made may have no leader yet"""
    end = time.monotonic() + 30
    while True:
        try:
            return consumer.get_watermark_offsets(partition, timeout=10)[1]
        except KafkaException:
            if time.monotonic() > end:
                raise
        time.sleep(0.05)


class LatencyReader(threading.Thread):
    """Reads a topic from its present end, read_committed; the age of each streamed row's mark when it arrives.

    A snapshot's rows may bear marks too, of long ago: what an event is says its envelope, decoded after the load. `http` is
    where the schemas are served; None: what is marked is no event, and all of it counts.
    """

    MARK = re.compile(rb"T(\d{16})T")

    def __init__(self, brokers, topic, http=None):
        super().__init__(daemon=True)
        self.marked, self.schemas, self.http, self.ending = [], {}, http, False
        self.consumer = Consumer({"bootstrap.servers": brokers, "group.id": "bench", "isolation.level": "read_committed",
                                  "enable.auto.commit": False, "fetch.wait.max.ms": 100, "fetch.min.bytes": 1})
        partitions = [TopicPartition(topic, p) for p in self.consumer.list_topics(topic, timeout=10).topics[topic].partitions]
        for partition in partitions:
            partition.offset = end_of(self.consumer, partition)
        self.consumer.assign(partitions)
        self.start()

    def run(self):
        while not self.ending:
            message = self.consumer.poll(0.2)
            if message is not None:
                self.take([message, *self.consumer.consume(200, 0)])  # with a snapshot's rows between, one by one is too slow

    def take(self, messages):
        now = time.time()
        for message in messages:
            if message.error() or not message.value():
                continue
            found = self.MARK.search(message.value())
            if found:
                self.marked.append((now - int(found.group(1)) / 1e6, message.value()))

    def stop(self):
        self.ending = True
        self.join()
        self.consumer.close()

    def streamed(self, value):
        if self.http is None:
            return True
        number = int.from_bytes(value[1:5], "big")
        if number not in self.schemas:
            answer = json.loads(get(self.http, f"/schemas/ids/{number}"))
            self.schemas[number] = fastavro.parse_schema(json.loads(answer["schema"]))
        event = fastavro.schemaless_reader(io.BytesIO(value[5:]), self.schemas[number])
        return event["op"] != "r" and not event["source"]["snapshot"]

    def await_ages(self, count, seconds):
        """Of so many streamed rows, in seconds: what comes late counts most. Another number of them ends it all."""
        ages, done, end = [], 0, time.monotonic() + seconds
        while True:
            new = self.marked[done:]
            done += len(new)
            ages += [age for age, value in new if self.streamed(value)]
            if len(ages) >= count or time.monotonic() > end:
                break
            time.sleep(0.1)
        if len(ages) != count:
            raise SystemExit(f"{len(ages)} events of {count} commits came within {seconds} s: the figures mean nothing")
        return ages


# ---- the log ----

def seconds_between(log, first, last=None):
    """by the log's own times, from the first line that says `first` to the one that says `last`, or to the end"""
    times = {}
    for line in log.splitlines():
        found = re.search(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d):(\d\d\.\d+)Z", line)
        if found:
            seconds = int(found.group(1)) * 3600 + int(found.group(2)) * 60 + float(found.group(3))
            if f" {first}" in line:
                times.setdefault("first", seconds)
            if last is None or f" {last}" in line:
                times["last"] = seconds
    return (times.get("last", 0) - times.get("first", 0)) % 86400
