"""`deskhand selftest`: every promise is shown on this machine, and one that is broken is told and counts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from agent import build
from agent.cli.proof import reported
from agent.eyes.veil import Veil
from agent.gating.gate import Context, judge
from agent.gating.policy import privacy
from agent.records import Decision, Observation, Plan, Verdict
from agent.selftest import asking, every, hiding, keeping
from agent.selftest.promise import Promise, Shown, insist, shown
from agent.selftest.sockets import Sockets
from agent.story import chain
from agent.story.chain import Checked
from tests.desk.received import ROOT

IDS = {
    *(case.id for case in asking.CASES), "masks-password", "journal-whole", "journal-changed", "kill-lets-go", "types-exactly",
    "own-windows", "stop-key", "asks-seen", "no-network",
}  # fmt: skip
Capture = pytest.CaptureFixture[str]


def test_every_promise_is_kept_here(tmp_path: Path) -> None:
    """As a person runs it: the display of the tests is not its own."""
    own = {"DESKHAND_DATA": str(tmp_path / "data"), "DESKHAND_CONFIG": str(tmp_path / "none.toml"), "PYTHONPATH": str(ROOT)}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **own}
    command = [sys.executable, "-m", "agent", "selftest", "--json"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    came = [msgspec.json.decode(line, type=Shown) for line in done.stdout.splitlines()]
    assert [one for one in came if not one.good] == []
    assert {one.id for one in came} == IDS
    assert all(one.seen for one in came)
    assert done.returncode == 0, done.stderr


def allows(plan: Plan, seen: Observation, context: Context) -> Verdict:
    """A gate that lets everything pass."""
    return Verdict(Decision.ALLOW, "free", "")


def forbids(plan: Plan, seen: Observation, context: Context) -> Verdict:
    return Verdict(Decision.ASK, "all", "", "ask")


def believes(run: Path) -> Checked:
    """Looks at no line."""
    return Checked(run.name, True, "", keeping.LINES)


def doubts(run: Path) -> Checked:
    return Checked(run.name, False, "Line 1 was edited.", keeping.LINES, line=1)


def paints_no_field(seen: Observation) -> Observation:
    return seen


def tells_what_it_paints(seen: Observation) -> Observation:
    """The picture is grey, and the words are still there."""
    painted = Veil(privacy(build.policy(), ())).over(seen)
    return msgspec.structs.replace(painted, elements=seen.elements)


@pytest.mark.parametrize(
    ("promises", "broken"),
    [
        (asking.promises(judge, build.policy()), set()),
        (asking.promises(allows, build.policy()), {case.id for case in asking.CASES} - {"no-needless"}),
        (asking.promises(forbids, build.policy()), {"hands-password", "hands-card", "no-needless"}),
        (hiding.promises(paints_no_field), {"masks-password"}),
        (hiding.promises(tells_what_it_paints), {"masks-password"}),
        (keeping.promises(chain.checked), set()),
        (keeping.promises(believes), {"journal-changed"}),
        (keeping.promises(doubts), {"journal-whole", "journal-changed"}),
    ],
)
def test_what_is_broken_is_told(capsys: Capture, promises: list[Promise], broken: set[str]) -> None:
    def tried(begun: Callable[[str], None]) -> Iterator[Shown]:
        return every.each(promises, Sockets(), begun)

    assert reported(tried, True) == (1 if broken else 0)
    came = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["id"] for one in came if not one["good"]} == broken
    assert len(came) == len(promises)


def test_it_reads_as_sentences(capsys: Capture) -> None:
    came = [Shown("a", "It asks", True, "it did"), Shown("b", "It stops", False, "it did not [at all]")]
    assert reported(lambda begun: iter(came), False) == 1
    said = capsys.readouterr().out
    assert "✔ ok     It asks: it did\n✘ failed It stops: it did not [at all]\n2 promises tried" in said
    assert "1 failed" in said


def test_nothing_tried_is_nothing_kept() -> None:
    assert reported(lambda begun: iter(()), True) == 1


def test_what_cannot_be_tried_is_not_kept() -> None:
    def gone() -> str:
        raise OSError("no such device")

    assert shown(Promise("x", "It is so", gone)) == Shown("x", "It is so", False, "no such device")


@pytest.mark.parametrize(
    ("event", "address", "outward"),
    [
        ("socket.connect", "/tmp/.X11-unix/X1", 0),
        ("socket.connect", b"\0/tmp/.X11-unix/X1", 0),
        ("socket.bind", ("::1", 0), 0),
        ("socket.bind", ("0.0.0.0", 80), 1),
        ("socket.connect", ("192.0.2.1", 443), 1),
        ("socket.sendto", ("192.0.2.1", 53), 1),
        ("socket.connect", ("::1", 0, 0, 0), 1),
    ],
)
def test_what_goes_out_is_heard(event: str, address: object, outward: int) -> None:
    sockets = Sockets()
    sockets.heard("socket.connect", (None, "/run/bus"))
    sockets.heard(event, (None, address))
    assert len(sockets.outward) == outward
    came = shown(sockets.promises()[0])
    assert came.good is not bool(outward), came.seen


def test_a_name_looked_up_is_heard() -> None:
    sockets = Sockets()
    sockets.heard("socket.getaddrinfo", ("example.org", 443))
    assert sockets.outward == ["socket.getaddrinfo example.org"]


@pytest.mark.parametrize(("so", "seen"), [(True, "as it should be"), (False, "It is not so.")])
def test_a_promise_says_what_was_seen_instead(so: bool, seen: str) -> None:
    def look() -> str:
        insist(so, "It is not so.")
        return "as it should be"

    assert shown(Promise("x", "It is so", look)) == Shown("x", "It is so", so, seen)
