"""The server scripts of tests/servers as modules."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "servers"))

import bundled  # noqa: E402
from common import SERVERS, ServerError, download, free_port, java, maven, wait_until  # noqa: E402
from kafka import Kafka  # noqa: E402
from postgres import Postgres, best as best_postgres  # noqa: E402
from registry import Registry  # noqa: E402

__all__ = ["SERVERS", "Kafka", "Postgres", "Registry", "ServerError", "best_postgres", "bundled", "download", "free_port", "java", "maven", "wait_until"]
