#!/usr/bin/env python3
"""A private PostgreSQL cluster: start, stop (fast, immediate), restart, destroy.

A version like 15 is the distribution's package (unless given, 15 or the newest that is installed); others (e.g. 14.24.0,
18.6.0) are the binaries that Maven Central has. PostgreSQL refuses
root: then the cluster belongs to the user postgres, and where that user cannot reach the given folder, the data are in a
folder under /tmp that the given one names.
"""
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import HOST, SERVERS, ServerError, State, download, free_port, main, maven  # noqa: E402

USER = os.environ.get("MILLRACE_POSTGRES_USER", "postgres")
SETTINGS = {
    "listen_addresses": f"'{HOST}'",
    "wal_level": "logical",
    "max_wal_senders": "30",
    "max_replication_slots": "60",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
    # Crashes of processes are tested, never of the machine: what the kernel has taken is as good as on disk.
    "fsync": "off",
    "track_commit_timestamp": "on",
    "log_line_prefix": "'%m [%p] %a '",
    "timezone": "'Europe/Berlin'",
    "datestyle": "'SQL, DMY'",
}


# of each major version the binaries that Maven Central has
MAVEN = {"14": "14.24.0", "15": "15.19.0", "16": "16.15.0", "17": "17.11.0", "18": "18.6.0"}


def best(major):
    """The distribution's version if it is that one, else Maven's."""
    return major if major == installed() else MAVEN.get(major, major)


def installed():
    """The distribution's version that is used: 15, else the newest there is."""
    versions = [p.parents[1].name for p in pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return "15" if "15" in versions or not versions else max(versions, key=int)


def fetch(version):
    """The folder with bin/ of a version."""
    if "." not in version:
        for candidate in (os.environ.get("PG_BINDIR"), f"/usr/lib/postgresql/{version}/bin"):
            if candidate and os.access(pathlib.Path(candidate) / "initdb", os.X_OK):
                return pathlib.Path(candidate).parent
        raise ServerError(f"no PostgreSQL {version} server programs found: apt-get install postgresql-{version}")
    machine = {"x86_64": "linux-amd64", "aarch64": "linux-arm64v8"}.get(platform.machine(), "linux-amd64")
    artifact = f"embedded-postgres-binaries-{machine}"
    name = f"postgresql-{version}"
    with download(name) as folder:
        if folder:
            maven("dependency:copy", f"-Dartifact=io.zonky.test.postgres:{artifact}:{version}",
                  f"-DoutputDirectory={folder}")
            jar = folder / f"{artifact}-{version}.jar"
            subprocess.run(["unzip", "-q", str(jar), "-d", str(folder)], check=True)
            archive = next(folder.glob("*.txz"))
            subprocess.run(["tar", "xJf", str(archive), "-C", str(folder)], check=True)
            jar.unlink()
            archive.unlink()
    return SERVERS / name


def as_user(command):
    return ["runuser", "-u", USER, "--", *command] if os.geteuid() == 0 else list(command)


def reachable(path, how):
    return subprocess.run(as_user(["test", how, str(path)]), capture_output=True).returncode == 0


class Postgres:
    def __init__(self, directory, version=None, port=None, settings=None, hba=()):
        self.directory = pathlib.Path(directory).resolve()
        self.version, self.settings, self.hba = version or installed(), dict(settings or {}), list(hba)
        self.state = State(self.directory)
        facts = self.state.load()
        self.port = port or facts.get("port") or free_port()
        self.home = pathlib.Path(facts["home"]) if "home" in facts else None

    # ---- life ----
    def fetch(self):
        return fetch(self.version)

    def _make_home(self):
        """A folder that the server's user owns and reaches: inside ours, else under /tmp."""
        self.directory.mkdir(parents=True, exist_ok=True)
        home = self.directory / "home"
        home.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(home, USER)
            if not reachable(home, "-w"):
                home.rmdir()
                home = pathlib.Path(tempfile.mkdtemp(prefix="millrace-pg-", dir="/tmp"))
                shutil.chown(home, USER)
        home.chmod(0o700)
        self.home = home
        self.state.save(port=self.port, home=str(home), version=self.version)

    def _program(self, name):
        programs = fetch(self.version)
        if os.geteuid() == 0 and not reachable(programs / "bin" / "postgres", "-x"):
            copy = self.home / "programs"
            if not copy.exists():
                shutil.copytree(programs, copy, symlinks=True)
                subprocess.run(["chown", "-R", USER, str(copy)], check=True)
            programs = copy
        return str(programs / "bin" / name)

    def _run(self, name, *arguments, check=True, timeout=120):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        done = subprocess.run(as_user([self._program(name), *arguments]), stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, cwd=self.home, timeout=timeout, env=environment)
        if check and done.returncode:
            raise ServerError(f"{name} failed ({done.returncode}): {done.stdout}{done.stderr}\n{self.log(30)}")
        return done

    @property
    def data(self):
        return self.home / "data"

    def init(self):
        if self.home is not None and (self.data / "PG_VERSION").exists():
            return
        self._make_home()
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        self.configure()

    def configure(self, **settings):
        """Writes the settings anew; the next (re)start takes them."""
        self.settings.update(settings)
        merged = {**SETTINGS, "port": str(self.port), "unix_socket_directories": f"'{self.home}'", **self.settings}
        lines = [f"{key} = {value}" for key, value in merged.items()]
        self.write("millrace.conf", "\n".join(lines) + "\n")
        main_file = (self.data / "postgresql.conf").read_text()
        if "millrace.conf" not in main_file:
            self.write("postgresql.conf", main_file + "\ninclude 'millrace.conf'\n")
        if self.hba:
            trust = ["local all all trust", f"host all all {HOST}/32 trust", f"host replication all {HOST}/32 trust"]
            self.write("pg_hba.conf", "\n".join([*self.hba, *trust]) + "\n")

    def write(self, name, text):
        path = self.data / name
        path.write_text(text)
        if os.geteuid() == 0:
            shutil.chown(path, USER)

    def start(self):
        self.init()
        if self.running():
            return
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", str(self.home / "server.log"), "start")

    def stop(self, mode="fast", seconds=120):
        if self.running():
            self._run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "-t", str(seconds), "stop",
                      timeout=seconds + 10)

    def restart(self, mode="fast"):
        self.stop(mode)
        self.start()

    def destroy(self):
        if self.home is not None:
            if self.running():
                self.stop("immediate")
            shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.directory, ignore_errors=True)

    def running(self):
        if self.home is None or not (self.data / "postmaster.pid").exists():
            return False
        return self._run("pg_ctl", "-D", str(self.data), "status", check=False).returncode == 0

    # ---- facts ----
    def url(self, database="postgres", user="postgres", password=None):
        login = f"{user}:{password}" if password else user
        return f"postgresql://{login}@{HOST}:{self.port}/{database}"

    def log(self, lines=60):
        try:
            return "\n".join((self.home / "server.log").read_text(errors="replace").splitlines()[-lines:])
        except (OSError, TypeError):
            return ""

    # ---- more clusters out of this one ----
    def copy(self, directory):
        """A stopped cluster's copy with a port of its own: the same system identifier, a life of its own."""
        other = Postgres(directory, self.version, settings=self.settings, hba=self.hba)
        other._make_home()
        subprocess.run(["cp", "-a", str(self.data), str(other.data)], check=True)
        other.configure()
        return other

    def standby(self, directory):
        """A streaming standby of this running cluster, not yet started."""
        other = Postgres(directory, self.version, settings=self.settings, hba=self.hba)
        other._make_home()
        other._run("pg_basebackup", "-D", str(other.data), "-d", self.url(), "-X", "stream", "-c", "fast", "-R")
        other.configure()
        return other

    def promote(self):
        self._run("pg_ctl", "-D", str(self.data), "-w", "promote")


if __name__ == "__main__":
    def make(arguments):
        settings = dict(pair.split("=", 1) for pair in arguments.set)
        name = f"postgres-{arguments.version or installed()}"
        return Postgres(arguments.dir or SERVERS / "data" / name, arguments.version, arguments.port, settings)

    sys.exit(main(__doc__, make, {"log": lambda server: print(server.log())}, [
        (("--version",), {"help": "15 (the distribution's), 14.24.0, 18.6.0, ..."}),
        (("--set",), {"action": "append", "default": [], "metavar": "NAME=VALUE", "help": "a line of postgresql.conf"}),
    ]))
