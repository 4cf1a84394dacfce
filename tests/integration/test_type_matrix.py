"""Every type of the mapping and every edge value over both wires, against PostgreSQL's own text (harness/matrix.py)."""
import pytest

from harness import matrix


@pytest.mark.parametrize("group", matrix.GROUPS, ids=lambda group: group.name.replace(" ", "_"))
def test_every_value_is_postgresqls_own_in_both_wires(group, postgres, database, kafka, daemons, name):
    missing = set(group.extensions) - matrix.available(database)
    assert not missing, f"the distribution's server has no {missing}: see tests/deps/packages"
    assert matrix.run([group], database, kafka, daemons, name, database.connection.info.server_version // 10000) >= len(group.rows)
