"""Servers for the whole session, a database and a name for each test, and what a failure shows."""
import itertools
import os
import re
import shutil

from confluent_kafka.admin import AdminClient
import psycopg
import pytest

from harness.audit import Audit
from harness.daemon import PROGRAM, Daemon
from harness.database import Database, connect
from harness.oracle import Oracle, Schemas
from harness.servers import Kafka, Postgres, Registry, ServerError

LONG = os.environ.get("MILLRACE_TORTURE") == "long"
COUNTER = itertools.count(1)
TOPICS_MANY = 200  # a broker that was killed opens each of them anew, which takes a minute for some thousand
OF_TESTS = re.compile(r"(__millrace\.)?t\d+_")


def pytest_sessionstart(session):
    if not session.config.option.collectonly and not PROGRAM.exists():
        pytest.exit(f"no program at {PROGRAM}: run make first", returncode=2)


@pytest.fixture(scope="session")
def long():
    return LONG


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("servers")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def shared_postgres(server_folder):
    server = Postgres(server_folder / "postgres")
    server.start()
    yield server
    server.destroy()


@pytest.fixture(scope="session")
def shared_kafka(server_folder):
    server = Kafka(server_folder / "kafka")
    server.start()
    yield server
    server.destroy()


@pytest.fixture(scope="session")
def shared_registry(server_folder):
    server = Registry(server_folder / "registry")
    server.start()
    yield server
    server.destroy()


def running(server):
    """The server, up and taking connections, whatever an earlier test did to it."""
    try:
        server.start()
        connect(server.url()).close()
    except (psycopg.Error, ServerError):
        server.stop("immediate")
        server.start()
    return server


@pytest.fixture
def postgres(shared_postgres):
    return running(shared_postgres)


@pytest.fixture
def kafka(shared_kafka):
    """The shared broker, running, without very many topics of earlier tests."""
    shared_kafka.pause(False)
    shared_kafka.start()
    admin = AdminClient({"bootstrap.servers": shared_kafka.url()})
    stale = [topic for topic in admin.list_topics(timeout=60).topics if OF_TESTS.match(topic)]
    if len(stale) > TOPICS_MANY:
        for future in admin.delete_topics(stale, operation_timeout=30).values():
            future.exception(60)
    return shared_kafka


@pytest.fixture
def own_kafka(server_folder):
    """A broker that holds nothing of other tests, and is back soon."""
    server = Kafka(server_folder / "own")
    server.start()
    yield server
    server.destroy()


@pytest.fixture
def registry(shared_registry):
    shared_registry.pause(False)
    shared_registry.start()
    return shared_registry


@pytest.fixture
def name(request):
    """The instance's name, never used before on these servers."""
    short = re.sub(r"[^a-z0-9]+", "_", request.node.name.removeprefix("test_").lower())[:20].strip("_")
    return f"t{next(COUNTER)}_{short}"


@pytest.fixture
def database(postgres, name):
    database = Database.create(postgres, name)
    yield database
    running(postgres)
    database.drop()


@pytest.fixture
def folder(tmp_path):
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.fixture
def daemons(request, folder):
    """Makes daemons; they end with the test, and a crash of one fails it."""
    made = []

    def make(*arguments, **keywords):
        daemon = Daemon(folder, *arguments, **keywords)
        made.append(daemon)
        return daemon
    request.node.daemons = made
    yield make
    faults = [fault for daemon in made if (fault := daemon.crashed())]
    for daemon in made:
        if daemon.running():
            daemon.kill()
    assert not faults, faults


@pytest.fixture
def daemon(daemons, database, kafka, name):
    """One daemon for this test's database and the shared broker, not yet started; all user tables."""
    return daemons(name, database.url, kafka.url())


@pytest.fixture
def oracle(kafka, name, daemon):
    """Reads the topics of `daemon`, with the embedded registry's schemas over its HTTP port."""
    oracle = Oracle(kafka.url(), name, Schemas(daemon.url))
    oracle.watched = daemon
    yield oracle
    oracle.close()


@pytest.fixture
def audit(database, name):
    """Call it where the audit shall begin."""
    return lambda: Audit(database, f"audit_{name}"[:60])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and call.when in ("call", "teardown"):
        for daemon in getattr(item, "daemons", ()):
            if daemon.log_file.exists():
                report.sections.append((f"log of {daemon.name}", "\n".join(
                    daemon.log_file.read_text(errors="replace").splitlines()[-60:])))
        for fixture in ("shared_postgres", "shared_kafka"):
            server = item.funcargs.get(fixture) or item.funcargs.get(fixture.removeprefix("shared_"))
            if server is not None:
                report.sections.append((f"log of {fixture}", server.log(8)))
    return report
