#!/usr/bin/env python3
"""A private Apache Kafka of one node (KRaft, broker and controller in one) from Maven Central's jars; Java 17 or newer."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import (HOST, SERVERS, Process, ServerError, State, download, free_port, java, listens, main,  # noqa: E402
                    maven, wait_until)

VERSION = os.environ.get("MILLRACE_KAFKA_VERSION", "4.1.2")
CLUSTER_ID = "bWlsbHJhY2UtdGVzdHMtMQ"
POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>millrace.tests</groupId><artifactId>kafka</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
"""
SETTINGS = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    # what a client wants to exist, it has to create
    "auto.create.topics.enable": "false",
    "num.partitions": "1",
    "default.replication.factor": "1",
    "min.insync.replicas": "1",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "3",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    # looks for timed-out transactions twice a second instead of every 10 s
    "transaction.abort.timed.out.transaction.cleanup.interval.ms": "500",
    "log.index.size.max.bytes": "1048576",
    "log.cleaner.dedupe.buffer.size": "16777216",  # of the heap, at once; 128 MB else
    "num.network.threads": "2",
    "num.io.threads": "4",
    "controlled.shutdown.enable": "true",
}


def fetch():
    name = f"kafka-{VERSION}"
    with download(name) as folder:
        if folder:
            pom = folder / "pom.xml"
            pom.write_text(POM.format(version=VERSION))
            maven("-f", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime",
                  f"-DoutputDirectory={folder}/jars")
            # one logging back end alone
            for pattern in ("slf4j-reload4j-*", "slf4j-log4j12-*", "log4j-slf4j*-impl-*"):
                for jar in (folder / "jars").glob(pattern):
                    jar.unlink()
    return SERVERS / name


class Kafka:
    def __init__(self, directory, port=None, settings=None, heap="384m"):
        self.directory = pathlib.Path(directory).resolve()
        self.settings, self.heap = dict(settings or {}), heap
        self.state = State(self.directory)
        facts = self.state.load()
        self.port = port or facts.get("port") or free_port()
        self.controller_port = facts.get("controller_port") or free_port()
        self.process = Process(self.directory / "pid", self.directory / "server.log")

    def fetch(self):
        return fetch()

    def configure(self, **settings):
        self.settings.update(settings)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.state.save(port=self.port, controller_port=self.controller_port)
        merged = {
            **SETTINGS,
            "controller.quorum.voters": f"1@{HOST}:{self.controller_port}",
            "listeners": f"PLAINTEXT://{HOST}:{self.port},CONTROLLER://{HOST}:{self.controller_port}",
            "advertised.listeners": f"PLAINTEXT://{HOST}:{self.port}",
            "log.dirs": str(self.directory / "data"),
            **self.settings,
        }
        (self.directory / "server.properties").write_text("".join(f"{k}={v}\n" for k, v in merged.items()))

    def _java(self, heap, *arguments):
        return [java(17), f"-Xmx{heap}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp", f"{fetch()}/jars/*", *arguments]

    def start(self):
        if self.process.pid() and listens(self.port):
            return
        self.configure()
        properties = str(self.directory / "server.properties")
        if not (self.directory / "data" / "meta.properties").exists():
            formatted = subprocess.run(self._java("128m", "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c",
                                                  properties), capture_output=True, text=True, timeout=60)
            if formatted.returncode:
                raise ServerError(f"storage format failed: {formatted.stdout}{formatted.stderr}")
        self.process.start(self._java(self.heap, "kafka.Kafka", properties))

        def ready():
            if self.process.pid() is None:
                raise ServerError(f"Kafka ended while starting:\n{self.process.tail()}")
            return listens(self.port)
        wait_until(f"Kafka on port {self.port}", 90, ready)

    def stop(self):
        self.process.stop(signal.SIGTERM, 60)

    def kill(self):
        self.process.stop(signal.SIGKILL, 10)

    def pause(self, stop=True):
        self.process.pause(stop)

    def restart(self):
        self.stop()
        self.start()

    def destroy(self):
        self.kill()
        shutil.rmtree(self.directory, ignore_errors=True)

    def running(self):
        return self.process.pid() is not None and listens(self.port)

    def url(self):
        return f"{HOST}:{self.port}"

    def log(self, lines=60):
        return self.process.tail(lines)


if __name__ == "__main__":
    def make(arguments):
        settings = dict(pair.split("=", 1) for pair in arguments.set)
        return Kafka(arguments.dir or SERVERS / "data" / "kafka", arguments.port, settings, arguments.heap)

    sys.exit(main(__doc__, make, {"kill": Kafka.kill, "log": lambda server: print(server.log())}, [
        (("--heap",), {"default": "384m"}),
        (("--set",), {"action": "append", "default": [], "metavar": "NAME=VALUE", "help": "a line of server.properties"}),
    ]))
