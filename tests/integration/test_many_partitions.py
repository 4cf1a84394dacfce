"""Transactions over so many partitions that records are handed over topic by topic: each key's order stays, whatever the queue holds."""
import pytest

TABLES = 90
MAKE = f"""DO $$ BEGIN FOR t IN 1 .. {TABLES} LOOP
  EXECUTE format('CREATE TABLE dish_%s (id integer PRIMARY KEY, name text)', t);
END LOOP; END $$"""
# each row in another table than the one before; every third id is updated, every fifth goes and comes back, and some tables are emptied
WRITE = f"""DO $$ BEGIN FOR i IN {{first}} .. {{first}} + 199 LOOP
  FOR t IN 1 .. {TABLES} LOOP
    EXECUTE format('INSERT INTO dish_%s VALUES ($1, $2)', t) USING i, 'dish ' || i || repeat('.', 60);
    IF i % 3 = 0 THEN EXECUTE format('UPDATE dish_%s SET name = name || ''!'' WHERE id = $1', t) USING i; END IF;
    IF i % 5 = 0 THEN
      EXECUTE format('DELETE FROM dish_%s WHERE id = $1', t) USING i;
      EXECUTE format('INSERT INTO dish_%s VALUES ($1, ''again'')', t) USING i;
    END IF;
    IF i % 50 = 0 AND t % 30 = 0 THEN EXECUTE format('TRUNCATE dish_%s', t); END IF;
  END LOOP;
  COMMIT;
END LOOP; END $$"""


@pytest.mark.parametrize("queue", [None, 300])
def test_a_backlog_of_many_tables_keeps_each_keys_order(daemon, database, oracle, queue):
    database.execute(MAKE)
    if queue:
        daemon.settings["kafka.properties.queue.buffering.max.messages"] = str(queue)
    daemon.start()
    assert daemon.stop() == 0
    database.execute(WRITE.format(first=1))
    daemon.start()
    oracle.sync(database, 120).check()
    database.execute(WRITE.format(first=201))
    oracle.sync(database, 120).check()
    for t in range(1, TABLES + 1):
        oracle.compare(database, f"public.dish_{t}")
    # some 36,000 records over 90 partitions and more in a handful of transactions, not one for each few
    assert daemon.metrics()["millrace_batches_total"] < 100
