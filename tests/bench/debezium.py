"""Debezium Server (PostgreSQL source, Kafka sink) from Maven Central, as the benchmark's peer; Java 21 or newer."""
import os
import pathlib
import shutil
import signal
import subprocess

from common import HOST, SERVERS, Process, ServerError, download, free_port, java, maven

VERSION = os.environ.get("MILLRACE_DEBEZIUM_VERSION", "3.6.0.Final")
AVRO_VERSION = "1.12.1"

# what it does not run without
NEEDED = {
    "quarkus.log.level": "WARN",
    "quarkus.log.console.json.enabled": "false",
    "debezium.sink.type": "kafka",
    "debezium.source.connector.class": "io.debezium.connector.postgresql.PostgresConnector",
    "debezium.source.plugin.name": "pgoutput",
    "debezium.source.publication.autocreate.mode": "disabled",
    "debezium.source.snapshot.mode": "no_data",
    # as durable as what it is measured beside, and its producer's default, said all the same
    "debezium.sink.kafka.producer.acks": "all",
}
JSON = {f"debezium.sink.kafka.producer.{part}.serializer": "org.apache.kafka.common.serialization.StringSerializer" for part in ("key", "value")}
AVRO = {
    **{f"debezium.sink.kafka.producer.{part}.serializer": "org.apache.kafka.common.serialization.ByteArraySerializer" for part in ("key", "value")},
    "debezium.format.key": "avro",
    "debezium.format.value": "avro",
    "debezium.format.apicurio.registry.auto-register": "true",
    "debezium.format.apicurio.registry.find-latest": "true",
    "debezium.source.schema.name.adjustment.mode": "avro",
}


def fetch():
    name = f"debezium-server-{VERSION}"
    with download(name) as folder:
        if folder:
            artifact = "debezium-server-dist"
            maven("dependency:copy", f"-Dartifact=io.debezium:{artifact}:{VERSION}:tar.gz", f"-DoutputDirectory={folder}")
            archive = folder / f"{artifact}-{VERSION}.tar.gz"
            subprocess.run(["tar", "xzf", str(archive), "-C", str(folder)], check=True)
            archive.unlink()
            # it brings Apicurio's converter and not Avro, which that one needs
            maven("dependency:copy", f"-Dartifact=org.apache.avro:avro:{AVRO_VERSION}", f"-DoutputDirectory={folder}/debezium-server/lib")
    return SERVERS / name / "debezium-server"


def command(*options):
    """as its run.sh has it; raises where there is no Java for it"""
    programs = fetch()
    runner = next(programs.glob("debezium-server-*runner.jar"))
    return [java(21), *options, "-cp", f"{runner}:{programs}/lib/*", "io.debezium.server.Main"]


class Debezium:
    """One process with a folder of its own, in which its settings and its offsets are; events go to the topics <prefix>.<schema>.<table>."""

    def __init__(self, directory, settings, options=()):
        self.directory = pathlib.Path(directory).resolve()
        self.settings = {"quarkus.http.host": HOST, "quarkus.http.port": free_port(), **NEEDED,
                         "debezium.source.offset.storage.file.filename": self.directory / "offsets.dat", **settings}
        self.process = Process(self.directory / "pid", self.directory / "server.log")
        self.command = command(*options)

    def start(self):
        """returns when the process is there, not when it streams"""
        (self.directory / "config").mkdir(parents=True)
        (self.directory / "config" / "application.properties").write_text("".join(f"{k}={v}\n" for k, v in self.settings.items()))
        self.process.start(self.command, cwd=self.directory)

    def check(self):
        if self.process.pid() is None:
            raise ServerError(f"Debezium Server ended:\n{self.log()}")

    def stop(self):
        self.process.stop(signal.SIGTERM, 30)

    def destroy(self):
        self.process.stop(signal.SIGKILL, 10)
        shutil.rmtree(self.directory, ignore_errors=True)

    def log(self, lines=60):
        return self.process.tail(lines)
