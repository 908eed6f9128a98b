"""Nothing leaves the machine: a whole run with the default model where there is no network at all, and every socket of one that
has a network. Three ways, for each sees what the others cannot: the kernel's list, the system calls, the interpreter's audit.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.desk.desk import Desk
from tests.desk.product import COMMAND, LIMIT, Product
from tests.desk.tasks import qt

pytestmark = pytest.mark.model
SETTINGS = next(task for task in qt.TASKS if task.id == "settings-apply")
TASK = 'Type "Anna" in the field Display name, tick “Save automatically”, then click Apply.'
RUN = (*COMMAND, "run", "--json", "--approve", "ask,named", TASK)
AUDITED = Path(__file__).with_name("audited")
INET = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "udplite", "udplite6", "icmp", "icmp6")
"""The kernel's lists of sockets that could reach another machine."""
CALL = re.compile(r"^\d+\s+\S.*$", re.MULTILINE)
PROBE = re.compile(r'bind\(\d+, \{sa_family=AF_INET6, sin6_port=htons\(0\),.*inet_pton\(AF_INET6, "::1"')
"""How urllib3, which the reader's library brings, asks at its import whether there is IPv6: a socket bound to no port of this
machine and closed again; nothing can connect to it."""
APART = pytest.mark.skipif(
    subprocess.run(("unshare", "-n", "true"), capture_output=True, check=False).returncode != 0
    if shutil.which("unshare")
    else True,
    reason="a network namespace of its own needs root, or leave to make one (unshare -n)",
)


class Runs:
    """Does the task, with another command in front, to its end."""

    def __init__(self, desk: Desk, product: Product) -> None:
        self.desk, self.product = desk, product

    def __call__(self, *before: str, meanwhile: Callable[[int], object] = int, **environment: str) -> None:
        """`meanwhile` is called again and again with the id of the process. What stays behind to serve the person's clipboard
        is not waited for."""
        command, own = [*before, *RUN], {**self.product.environment, **environment}
        out = self.desk.home / "out.jsonl"
        with out.open("wb") as sink:
            process = subprocess.Popen(command, env=own, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 2 * LIMIT
        while process.poll() is None and not _ended(process.pid, out) and time.monotonic() < until:
            meanwhile(process.pid)
            time.sleep(0.05)
        process.kill()  # a tracer does not heed less while it has somebody to trace
        process.wait(LIMIT)
        last = json.loads(out.read_text("utf-8").splitlines()[-1])
        assert (last["event"], last["status"]) == ("finished", "done"), last
        applied = json.loads(self.desk.read(qt.FILE) or "{}")
        assert (applied.get("name"), applied.get("autosave")) == ("Anna", True)


def _ended(number: int, out: Path) -> bool:
    """Whether the run is over, though a tracer in front of it goes on."""
    told = out.read_text("utf-8").endswith("}\n") and '"event":"finished"' in out.read_text("utf-8").splitlines()[-1]
    with suppress(psutil.NoSuchProcess):
        mine = [one for one in psutil.Process(number).children(recursive=True) if "run" in one.cmdline()]
        return told and psutil.Process(number).name() == "strace" and not mine
    return told


@pytest.fixture
def done(desk: Desk, product: Product) -> Runs:
    SETTINGS.set_up(desk)
    desk.still()
    return Runs(desk, product)


@APART
def test_a_run_needs_no_network(done: Runs) -> None:
    """In a namespace whose one interface is the loopback, which is down. Every internet socket in it is the run's: the kernel
    is asked for them many times a second, and knows of none that is bound, connected or listening."""
    apart = ("unshare", "-n", "--")
    there = subprocess.run((*apart, "cat", "/proc/net/dev"), capture_output=True, text=True, check=True).stdout
    assert [line.split(":")[0].strip() for line in there.splitlines()[2:]] == ["lo"]
    unreachable = subprocess.run(
        (*apart, "bash", "-c", "echo > /dev/tcp/127.0.0.1/1"), capture_output=True, text=True, check=False
    )
    assert "unreachable" in unreachable.stderr, "the loopback is up"
    looks: Counter[str] = Counter()
    found: list[str] = []

    def look(process: int) -> None:
        """At first the process is in our own namespace still."""
        with suppress(OSError):
            if Path(f"/proc/{process}/ns/net").readlink() == Path("/proc/self/ns/net").readlink():
                return
            for name in INET:
                path = Path(f"/proc/{process}/net/{name}")
                found.extend(f"{name}: {line}" for line in path.read_text().splitlines()[1:] if path.exists())
                looks[name] += 1

    done(*apart, meanwhile=look)
    assert found == []
    assert looks["tcp"] > 20


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: `sudo apt-get install strace`")
def test_no_system_call_reaches_out(done: Runs, tmp_path: Path) -> None:
    """Every network call of every process of a run, native code included. What is there are sockets of this machine."""
    log = tmp_path / "calls"
    done("strace", "-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", str(log))
    calls = [found.group() for found in CALL.finditer(log.read_text("utf-8", "replace"))]
    assert [call for call in calls if "connect(" in call and "AF_UNIX" in call], "the display is reached by a socket"
    outward = [call for call in calls if "AF_INET" in call and "socket(" not in call and not PROBE.search(call)]
    assert outward == []
    made = [call for call in calls if "AF_INET" in call and "socket(" in call]
    assert len(made) <= len([call for call in calls if PROBE.search(call)])
    assert [call for call in calls if re.search(r"\b(listen|accept4?)\(", call)] == []


def test_no_library_opens_a_socket(done: Runs, tmp_path: Path, product: Product) -> None:
    """As the interpreter tells it, without any rights: unix sockets alone, those to the display and the session's bus."""
    log = tmp_path / "audit"
    done(SOCKET_AUDIT=str(log), PYTHONPATH=f"{AUDITED}:{product.environment['PYTHONPATH']}")
    told = [line.split("\t") for line in log.read_text("utf-8").splitlines()]
    places = {what[2].split(">", 1)[-1].strip() for what in told if what[1] == "socket.connect"}
    assert any("X11-unix" in place for place in places), places
    assert [place for place in places if place.startswith("(")] == []
    assert {what[2].split(">", 1)[-1].strip() for what in told if what[1] == "socket.bind"} <= {"('::1', 0)"}
    assert {what[1] for what in told} <= {"socket.__new__", "socket.connect", "socket.bind", "socket.gethostname"}
