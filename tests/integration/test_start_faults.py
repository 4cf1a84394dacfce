"""PostgreSQL lost at any statement of the start: whatever was half done is done again, and the stream begins whole."""
import pytest

from harness.proxy import Proxy


class Sweep:
    """Runs a daemon to --until current behind a proxy that cuts at the first statement, the second, ... until none is left."""

    def __init__(self, postgres, database):
        self.postgres, self.database = postgres, database

    def run(self, daemon, cut_at):
        """Whether it was cut."""
        proxy = Proxy(self.postgres.port, cut_at, down=0.1)
        try:
            daemon.source = self.database.url.replace(f":{self.postgres.port}/", f":{proxy.port}/")
            status = daemon.run("--until", "current", seconds=30)
            assert status == 0, f"{status}, cut at statement {cut_at}: {proxy.texts[cut_at - 1:]}\n{daemon.log(10)}"
            return proxy.cut
        finally:
            proxy.close()
            daemon.source = self.database.url


@pytest.fixture
def sweep(postgres, database):
    database.execute("CREATE TABLE dish (id integer PRIMARY KEY)", "CREATE TABLE bag (what text)")
    return Sweep(postgres, database)


QUICK = {"backoff.min": "20 ms", "backoff.max": "100 ms"}


@pytest.mark.timeout(240)
def test_postgresql_lost_at_any_statement_of_the_first_start_is_waited_for(sweep, daemons, database, kafka, name, long):
    cut_at, step, was_cut = 1, 1 if long else 3, True
    while was_cut:
        instance = f"{name}_{cut_at}"[-40:].strip("_")
        was_cut = sweep.run(daemons(instance, database.url, kafka.url(), settings=QUICK), cut_at)
        database.wait_inactive(f"millrace_{instance}")
        assert database.slot(f"millrace_{instance}")["confirmed"]
        assert database.publication_tables(f"millrace_{instance}") == {"public.dish"}
        assert database.publication_tables(f"millrace_{instance}_inserts") == {"public.bag"}
        database.execute(f"SELECT pg_drop_replication_slot('millrace_{instance}')")
        cut_at += step
    assert cut_at > 10, "it was hardly cut: does the proxy see the statements?"


@pytest.mark.timeout(240)
def test_postgresql_lost_at_any_statement_of_a_later_start_is_waited_for_and_nothing_is_lost_or_doubled(
        sweep, daemon, database, oracle, audit):
    daemon.settings.update(QUICK)
    daemon.start()
    audited = audit()
    assert daemon.stop() == 0
    cut_at, was_cut = 0, True
    while was_cut:
        cut_at += 1
        database.execute(f"INSERT INTO dish VALUES ({cut_at})", f"INSERT INTO bag VALUES ('{cut_at}')")
        was_cut = sweep.run(daemon, cut_at)
    assert cut_at > 10, "it was hardly cut: does the proxy see the statements?"
    daemon.start()
    oracle.sync(database).check().compare(database, "public.dish", "public.bag")
    assert audited.compare(oracle, {"public.dish": ("id",), "public.bag": None}, ("public.bag",)) == 2 * cut_at
