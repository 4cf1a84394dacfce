"""The server scripts of tests/servers as modules."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "servers"))

import bundled  # noqa: E402,F401
from common import ServerError, free_port, wait_until  # noqa: E402,F401
from kafka import Kafka  # noqa: E402,F401
from postgres import Postgres, best as best_postgres  # noqa: E402,F401
from registry import Registry  # noqa: E402,F401
