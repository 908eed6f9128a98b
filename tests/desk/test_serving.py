"""The agent as a child process: commands in, events out; it stops, goes on, and outlives nonsense; its journal outlives it."""

from __future__ import annotations

import json
import signal

import pytest

from agent.protocol import event
from agent.records import Status
from agent.story.journal import end_of
from tests.desk.desk import Desk
from tests.desk.product import Product, events, until
from tests.desk.served import TASK, Served, served, tell, whole

pytestmark = pytest.mark.model


@pytest.fixture(name="served")
def _served(desk: Desk, product: Product) -> Served:
    return served(desk, product)


def test_runs_one_after_the_other(served: Served, product: Product) -> None:
    for _ in range(2):
        tell(served, "start", task=TASK)
        told = whole(served)
        kinds = [one["event"] for one in told]
        assert kinds[:3] == ["started", "frame", "observed"]
        assert {"planned", "decided", "acted", "verified"} <= set(kinds)
        assert all(event(json.dumps(one)) for one in told)
    assert len(product.runs()) == 2
    tell(served, "shutdown")
    assert product.end(served).code == 0


def test_a_journal_holds_what_was_told(served: Served, product: Product) -> None:
    tell(served, "start", task=TASK)
    told = whole(served)
    tell(served, "shutdown")
    assert product.end(served).err == ""
    kept = [entry.event for entry in product.journal()]
    assert [event(json.dumps(one)) for one in told] == kept


def test_a_stop_ends_the_run_and_not_the_process(served: Served, product: Product) -> None:
    tell(served, "start", task=TASK)
    until(served, "observed")
    tell(served, "stop")
    assert whole(served)[-1]["status"] == "stopped"
    tell(served, "start", task=TASK)
    assert whole(served)[-1]["status"] != "stopped"
    tell(served, "shutdown")
    assert product.end(served).code == 0


def test_a_pause_holds_until_it_goes_on(served: Served, product: Product, desk: Desk) -> None:
    tell(served, "start", task=TASK)
    until(served, "observed")
    tell(served, "pause")
    tell(served, "nonsense")
    until(served, "error")
    picture = desk.picture()
    desk.still(1.5)
    assert (desk.picture() != picture).sum() < 400
    tell(served, "resume")
    assert whole(served)[-1]["status"] == "done"


def test_an_answer_goes_to_its_card(served: Served, product: Product) -> None:
    tell(served, "start", task=TASK, mode="step")
    card = until(served, "asking")["card"]
    tell(served, "answer", card=card["id"] + 7, answer={"reply": "yes"})
    tell(served, "answer", card=card["id"], answer={"reply": "stop"})
    assert whole(served)[-1]["status"] == "stopped"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nonsense", "not a command"),
        ('{"command": "dance"}', "not a command"),
        ('{"command": "start"}', "not a command"),
        ('{"command": "start", "task": " "}', "The task is empty"),
        ('{"command": "start", "task": "x", "mode": "wild"}', "start command is wrong"),
        ("x" * 1_000_001, "over the 1000000 allowed"),
    ],
    ids=lambda text: text[:40],
)
def test_nonsense_is_answered(served: Served, product: Product, line: str, says: str) -> None:
    assert served.stdin
    served.stdin.write(line + "\n")
    assert says in until(served, "error")["message"]
    tell(served, "shutdown")
    assert product.end(served).code == 0


def test_the_end_of_its_input_ends_it(served: Served, product: Product) -> None:
    tell(served, "start", task=TASK)
    until(served, "observed")
    assert served.stdin
    served.stdin.close()
    served.stdin = None
    said = product.end(served)
    assert (said.code, said.err) == (0, "")
    end = end_of(product.journal())
    assert end is not None
    assert end.status is Status.STOPPED


@pytest.mark.parametrize("when", ["started", "observed", "planned", "acted"])
def test_a_killed_run_reads_back(served: Served, product: Product, when: str) -> None:
    """Each event is on the disk before it is told."""
    tell(served, "start", task=TASK)
    told = []
    for one in events(served):
        told.append(one)
        if one["event"] == when:
            break
    served.send_signal(signal.SIGKILL)
    served.wait()
    kept = [entry.event for entry in product.journal()]
    assert kept[: len(told)] == [event(json.dumps(one)) for one in told]
    assert product("runs", "list", "--json").events[0]["status"] == "cut short"
    assert product("runs", "report").code == 0
