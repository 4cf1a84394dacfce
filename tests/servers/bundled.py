"""The librdkafka that the tests' Python client brings: newer than some systems', for a program that is linked with theirs."""
import pathlib

import confluent_kafka


def library(folder):
    """Its version, and the environment in which it stands in for the system's; folder: a new one for that. None: it brings none."""
    bundled = pathlib.Path(confluent_kafka.__file__).parent.with_suffix(".libs")
    found = list(bundled.glob("librdkafka-*.so.1"))
    if len(found) != 1:
        return None
    folder.mkdir()
    (folder / "librdkafka.so.1").symlink_to(found[0])
    return confluent_kafka.libversion()[0], {"LD_LIBRARY_PATH": f"{folder}:{bundled}"}
