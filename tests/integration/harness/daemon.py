"""The daemon as a process: started with flags, watched by its HTTP port, stopped by signals; every wait has an end."""
import os
import pathlib
import signal
import subprocess
import time

import requests

from .servers import free_port, wait_until

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("MILLRACE", ROOT / "build" / os.environ.get("VARIANT", "release") / "millrace"))
USAGE, HISTORY, UNAVAILABLE, FENCED, PROTOCOL, PERMISSION, CONFIG = 64, 65, 69, 75, 76, 77, 78


def environment(extra=None):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    kept.update(extra or {})
    return kept


def command(*arguments, timeout=30, env=None, cwd=None, input=None):
    """Runs one of the program's commands to its end."""
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, timeout=timeout,
                          env=environment(env), cwd=cwd, input=input, errors="replace")


class DaemonEnded(AssertionError):
    pass


class Daemon:
    """One instance. Settings are config keys (dots as in the file) given with --set; flags are passed as they are. The stream
    alone, without snapshots, unless settings or flags say a mode, or the configuration speaks of snapshots."""

    def __init__(self, folder, name, source=None, brokers=None, tables=None, registry=None, settings=None, flags=(),
                 config=None, http=True, env=None, suffix=None):
        self.folder, self.name = pathlib.Path(folder), name
        self.folder.mkdir(parents=True, exist_ok=True)
        label = f"{name}.{suffix}" if suffix else name
        self.state_folder = self.folder / f"{label}.state"
        self.log_file = self.folder / f"{label}.log"
        self.port = free_port()
        self.source, self.brokers, self.tables, self.registry = source, brokers, tables, registry
        self.settings, self.flags, self.config, self.http, self.env = dict(settings or {}), list(flags), config, http, env
        self.process = None
        self.killed = False
        self.starts = 0

    # ---- life ----
    def arguments(self, *more):
        arguments = ["run"]
        if self.config:
            arguments += ["-c", str(self.config)]
        for flag, value in (("--name", self.name), ("--source", self.source), ("--brokers", self.brokers),
                            ("--tables", self.tables), ("--registry", self.registry)):
            if value is not None:
                arguments += [flag, value]
        arguments += ["--state", str(self.state_folder)]
        arguments += ["--http", f"127.0.0.1:{self.port}"] if self.http else []
        arguments += [] if self.says_mode(more) else ["--set", "snapshot.mode=never"]
        for key, value in self.settings.items():
            arguments += ["--set", f"{key}={value}"]
        return [*arguments, *self.flags, *map(str, more)]

    def says_mode(self, more):
        flags = [*self.flags, *more]
        return "snapshot.mode" in self.settings or any(str(f).startswith(("--snapshot", "snapshot.mode=")) for f in flags) \
            or self.config is not None and "snapshot" in pathlib.Path(self.config).read_text()

    def spawn(self, *more):
        """Starts the process and returns at once."""
        assert not self.running(), "it runs already"
        self.killed = False
        self.starts += 1
        with open(self.log_file, "ab") as log:
            log.write(f"---- start {self.starts}: {' '.join(self.arguments(*more))}\n".encode())
            log.flush()
            self.log_start = log.tell()
            self.process = subprocess.Popen([str(PROGRAM), *self.arguments(*more)], stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log, env=environment(self.env))
        return self

    def start(self, *more, seconds=30):
        """Starts it and waits until it says that it streams."""
        self.spawn(*more)
        self.wait_ready(seconds)
        return self

    def running(self):
        return self.process is not None and self.process.poll() is None

    def wait_ready(self, seconds=30):
        def ready():
            if not self.running():
                raise DaemonEnded(f"millrace ended with {self.process.returncode} before it was ready\n{self.log(30)}")
            return self.is_ready()
        wait_until(f"{self.name} ready", seconds, ready, 0.02)

    def wait_exit(self, seconds):
        """The exit code."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"millrace still runs after {seconds} s\n{self.log(30)}") from None

    def run(self, *more, seconds=60):
        """Starts it and waits for its end: the exit code."""
        return self.spawn(*more).wait_exit(seconds)

    def signal(self, signum):
        self.process.send_signal(signum)

    def stop(self, seconds=5):
        """SIGTERM; the contract says 5 s."""
        self.signal(signal.SIGTERM)
        return self.wait_exit(seconds)

    def kill(self):
        if self.running():
            self.killed = True
            self.process.kill()
        self.process.wait(10)

    def restart(self):
        assert self.stop() == 0
        return self.start()

    def pause(self):
        self.signal(signal.SIGSTOP)

    def resume(self):
        self.signal(signal.SIGCONT)

    # ---- what it says ----
    def url(self, path=""):
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path):
        return requests.get(self.url(path), timeout=15)

    def is_ready(self):
        try:
            return self.get("/ready").status_code == 200
        except requests.RequestException:
            return False

    def status(self):
        answer = self.get("/status")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def metrics(self):
        """Samples by name with labels, e.g. metrics()["millrace_events_insert_total"]."""
        samples = {}
        for line in self.get("/metrics").text.splitlines():
            if line and not line.startswith("#"):
                name, value = line.rsplit(" ", 1)
                samples[name] = float(value)
        return samples

    def log(self, lines=None, this_start=True):
        data = self.log_file.read_bytes()
        text = data[self.log_start if this_start else 0:].decode(errors="replace")
        return text if lines is None else "\n".join(text.splitlines()[-lines:])

    def wait_log(self, text, seconds=30):
        def there():
            if text in self.log():
                return True
            if not self.running():
                raise DaemonEnded(f"millrace ended with {self.process.returncode}, never said {text!r}\n{self.log(30)}")
            return False
        wait_until(f"{text!r} in the log", seconds, there)

    def peak_resident_mib(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        raise AssertionError("no VmHWM")

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def crashed(self):
        """Why the process did not end by its own will; None: it did, or we killed it."""
        if self.process is None or self.process.poll() is None or self.killed:
            return None
        if self.process.returncode < 0:
            return f"{self.name} was ended by signal {-self.process.returncode}"
        for mark in ("AddressSanitizer", "ThreadSanitizer", "runtime error:", "Assertion `"):
            if mark in self.log(this_start=False):
                return f"{self.name}: {mark} in the log"
        return None


def sleep_until(moment):
    time.sleep(max(0.0, moment - time.monotonic()))
