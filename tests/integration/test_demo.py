"""What make demo runs: it counts right, and cleans up after itself, also when it is interrupted."""
import os
import pathlib
import signal
import subprocess
import time

import pytest

from harness.daemon import PROGRAM, ROOT, environment
from harness.servers import wait_until


@pytest.fixture
def demo(folder):
    home, processes = folder / "demo", []

    def start(**settings):
        process = subprocess.Popen([ROOT / "tests/demo/run"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   text=True, errors="replace", start_new_session=True,
                                   env=environment({"MILLRACE": str(PROGRAM), "DEMO_HOME": str(home), **settings}))
        processes.append(process)
        return process, home
    yield start
    for process in processes:
        if process.poll() is None:
            process.terminate()
            process.wait(30)


def of(home):
    """The processes that name this demo's folder."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(home).encode() in entry.read_bytes():
                found.append(entry.parent.name)
        except OSError:
            pass
    return found


def test_the_demo_publishes_what_was_committed_and_leaves_nothing(demo):
    process, home = demo(DEMO_SECONDS="4")
    text, _ = process.communicate(timeout=100)
    assert process.returncode == 0, text
    last = text.strip().splitlines()[-1]
    assert "lost 0, duplicated 0" in last and "changes committed" in last and "p99" in last, text
    assert "insert   shop.orders" in text
    assert not home.exists() and of(home) == []


def test_an_interrupted_demo_leaves_nothing(demo):
    process, home = demo(DEMO_SECONDS="60")
    wait_until("the daemon", 60, lambda: (home / "daemon.pid").exists() and process.poll() is None)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    text, _ = process.communicate(timeout=50)
    assert process.returncode == 1 and "interrupted" in text, text
    assert not home.exists() and of(home) == []
