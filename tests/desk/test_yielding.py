"""The person's hand on the mouse or the keyboard, played by xdotool, pauses the agent within one action; the agent's own never
does; nothing is injected until it is handed back, and then the screen is looked at anew.
"""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterator

import pytest

from agent.action import Action, DoubleClick, HoldKey, Key, LeftClick, LeftClickDrag, Scroll, Type, Wait
from agent.errors import Yielded
from agent.eyes.capture import Screen
from agent.eyes.windows import Desktop
from agent.geometry import Point
from agent.hands.act import Hands
from agent.hands.control import Switch
from agent.hands.guard import Also, Guard
from agent.hands.tally import What
from tests.desk.desk import Desk
from tests.desk.product import COMMAND, LIMIT, Product, until
from tests.desk.qt_settings import ENGLISH
from tests.desk.received import ROOT, Receiver, middle
from tests.desk.served import SETTINGS, TASK, served, tell, upto, whole

STOP = "<ctrl>+<alt>+<esc>"
MINE = ("xdotool", "mousemove", "--sync", "1100", "620")


class Watched:
    """A guard that watches, hands that announce to it, and what it said of the person."""

    def __init__(self, desktop: Desktop, looking: Screen) -> None:
        self.said: list[What] = []
        self._look = looking.look
        self.switch = Switch()
        self.guard = Guard(STOP, self.switch.stop, Also(on_person=self._noticed))
        self.guard.start()
        self.hands = Hands(desktop, self.switch.stopped, self.guard, self.switch.paused)

    def act(self, deed: Action) -> None:
        self.hands.act(deed, self._look())

    def _noticed(self, what: What, at: float) -> None:
        self.said.append(what)
        self.switch.noticed(what, at)

    def close(self) -> None:
        self.hands.close()
        self.guard.close()


@pytest.fixture
def watched(pointer: None, desktop: Desktop, looking: Screen) -> Iterator[Watched]:
    made = Watched(desktop, looking)
    yield made
    made.close()


@pytest.fixture
def pad(desk: Desk) -> Receiver:
    return Receiver(desk)


def test_nothing_the_agent_does_is_taken_for_the_persons(desk: Desk, watched: Watched, pad: Receiver) -> None:
    at, text = middle(pad.pad), middle(pad.text)
    deeds: list[Action] = [
        LeftClick(at, ("ctrl", "shift")),
        DoubleClick(at),
        LeftClickDrag(at, end=Point(at.x + 40, at.y + 30)),
        Scroll(0, 3, at),
        Scroll(2, 0),
        Type("Ωmega, naïve “quotes” 你好", text, clear=True),
        Key("ctrl+a ctrl+c down down A"),
        HoldKey("x", 1.5),
    ]
    for _ in range(3):
        for deed in deeds:
            watched.act(deed)
    desk.tool(*MINE)
    desk.wait(lambda: bool(watched.said), "The person's own move")
    assert set(watched.said) == {"moved"}


@pytest.mark.parametrize(
    ("tool", "what"),
    [
        (("mousemove", "900", "500"), "moved"),
        (("click", "1"), "clicked"),
        (("click", "5"), "scrolled"),
        (("key", "a"), "pressed"),
        (("key", "ctrl+alt+x"), "pressed"),
    ],
)
def test_what_the_person_does_is_told(desk: Desk, watched: Watched, pad: Receiver, tool: tuple[str, ...], what: What) -> None:
    desk.tool("xdotool", *tool)
    desk.wait(lambda: what in watched.said, f"{what} by {tool}")


@pytest.mark.parametrize("tool", [("key", "ctrl+alt+Escape"), ("key", "shift"), ("mousemove_relative", "--", "3", "2")])
def test_hotkeys_bare_modifiers_and_bumps_are_no_taking_over(desk: Desk, watched: Watched, tool: tuple[str, ...]) -> None:
    watched.act(LeftClick(Point(640, 700)))
    desk.tool("xdotool", *tool)
    desk.tool("xdotool", "key", "Pause")
    desk.wait(lambda: bool(watched.said), "The key after it")
    assert watched.said == ["pressed"]


def test_what_is_done_in_our_own_windows_is_no_taking_over(desk: Desk, watched: Watched) -> None:
    """The person answers a card, or presses Pause in the panel."""
    desk.start(("xterm", "-class", "deskhand", "-T", "Ours", "-geometry", "60x15+300+200"))
    desk.window("Ours")
    desk.tool("xdotool", "mousemove", "500", "300")
    desk.wait(lambda: desk.tool("xdotool", "getmouselocation").startswith("x:500 y:300"), "The pointer")
    time.sleep(0.5)  # what was said of the way there is over
    watched.said.clear()
    desk.tool("xdotool", "click", "1", "key", "a", "mousemove", "540", "330", "click", "5")
    desk.tool("xdotool", "mousemove", "1200", "700")
    desk.wait(lambda: bool(watched.said), "The move out of it")
    assert set(watched.said) == {"moved"}


@pytest.mark.parametrize(
    ("deed", "begun"),
    [(Wait(60), False), (HoldKey("ctrl+j", 60), True), (Key(" ".join(["down"] * 200)), True)],
    ids=["wait", "hold", "keys"],
)
def test_long_action_is_cut_and_lets_go(desk: Desk, watched: Watched, pad: Receiver, deed: Action, begun: bool) -> None:
    watched.switch.watch()
    desk.start(("sh", "-c", "sleep 2; exec xdotool key Pause"))
    with pytest.raises(Yielded) as cut:
        watched.act(deed)
    assert cut.value.begun is begun
    assert watched.hands._held == []


def test_nothing_is_begun_while_the_person_has_it(desk: Desk, watched: Watched, pad: Receiver) -> None:
    watched.switch.watch()
    watched.switch.noticed("pressed", time.monotonic() + 9)

    def all_of_it() -> None:
        for deed in (LeftClick(middle(pad.pad)), Type("x", middle(pad.text)), Key("a"), Scroll(0, 1, middle(pad.pad))):
            with pytest.raises(Yielded):
                watched.act(deed)

    assert pad.after(all_of_it) == []


def test_click_lands_where_it_was_meant_though_the_pointer_was_moved(desk: Desk, watched: Watched, pad: Receiver) -> None:
    """The hand came between the way there and the press."""
    hands = watched.hands
    hands._put(middle(pad.pad))
    desk.tool(*MINE)
    came = pad.after(lambda: _press(hands))
    assert [event["kind"] for event in came if event["kind"] in ("press", "release")] == ["press", "release"]


def _press(hands: Hands) -> None:
    with hands._holding(("button:left",)):
        pass


@pytest.mark.model
@pytest.mark.parametrize(
    ("tool", "what"), [(("mousemove", "40", "700"), "moved"), (("key", "Pause"), "pressed"), (("click", "5"), "scrolled")]
)
def test_run_pauses_holds_still_and_goes_on(desk: Desk, product: Product, tool: tuple[str, ...], what: str) -> None:
    process = served(desk, product)
    tell(process, "start", task=TASK)
    until(process, "acted")
    desk.tool("xdotool", *tool)
    told = list(upto(process, "paused"))
    assert (told[-1]["reason"], told[-1]["what"]) == ("person", what)
    assert sum(one["event"] == "acted" for one in told) <= 1  # within one action
    picture = desk.picture()
    desk.still(1.5)
    assert (desk.picture() != picture).sum() < 400
    tell(process, "resume")
    after = whole(process)
    kinds = [one["event"] for one in after]
    assert kinds[:3] == ["resumed", "frame", "observed"]
    assert after[-1]["status"] == "done", after[-1]
    assert [one["event"] for one in _journal(product)].count("paused") == 1


def _journal(product: Product) -> list[dict[str, str]]:
    import json

    lines = (product.runs()[-1] / "journal.jsonl").read_text().splitlines()
    return [json.loads(line)["event"] for line in lines]


@pytest.mark.model
def test_what_the_person_did_meanwhile_is_seen(desk: Desk, product: Product) -> None:
    """They closed the window: the step that was planned in it is not done into whatever is there instead."""
    process = served(desk, product)
    tell(process, "start", task=TASK, mode="step")
    card = until(process, "asking")["card"]
    tell(process, "pause")
    desk.tool("xdotool", "search", "--onlyvisible", "--name", ENGLISH.title, "windowclose")
    tell(process, "answer", card=card["id"], answer={"reply": "yes"})
    tell(process, "resume")
    told = list(upto(process, "asking"))
    assert not [one for one in told if one["event"] == "acted"]
    tell(process, "stop")
    whole(process)


@pytest.mark.model
def test_stop_ends_a_pause(desk: Desk, product: Product) -> None:
    process = served(desk, product)
    tell(process, "start", task=TASK)
    until(process, "acted")
    desk.tool(*MINE)
    until(process, "paused")
    desk.tool("xdotool", "key", "ctrl+alt+Escape")
    assert whole(process)[-1]["status"] == "stopped"


@pytest.mark.model
def test_yielding_can_be_turned_off(desk: Desk, product: Product) -> None:
    process = served(desk, product, "yield_to_person = false\n")
    tell(process, "start", task=TASK)
    until(process, "acted")
    desk.tool(*MINE)
    told = whole(process)
    assert "paused" not in {one["event"] for one in told}
    assert told[-1]["status"] == "done"


class Terminal:
    """`deskhand run` with a person at its terminal."""

    def __init__(self, product: Product, *arguments: str) -> None:
        self._keyboard, end = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *arguments], env={**product.environment, "TERM": "dumb"}, cwd=ROOT,
            stdin=end, stdout=end, stderr=end, start_new_session=True,
        )  # fmt: skip
        os.close(end)
        self.said = ""

    def reads(self, text: str) -> None:
        """Until it stands there."""
        until = time.monotonic() + LIMIT
        while text not in self.said:
            assert time.monotonic() < until, self.said
            if select.select([self._keyboard], [], [], 1.0)[0]:
                self.said += os.read(self._keyboard, 65536).decode("utf-8", "replace")

    def types(self, text: str) -> None:
        os.write(self._keyboard, text.encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._keyboard)


@pytest.fixture
def terminal(desk: Desk, product: Product) -> Iterator[Terminal]:
    SETTINGS.set_up(desk)
    desk.still()
    made = Terminal(product, "run", "--no-skills", TASK)
    yield made
    made.close()


@pytest.mark.model
@pytest.mark.parametrize(("typed", "code", "took"), [("\n", 0, "steps,"), ("s\n", 4, "in 1 step,")])
def test_at_a_terminal_enter_goes_on_and_s_stops(desk: Desk, terminal: Terminal, typed: str, code: int, took: str) -> None:
    terminal.reads("Type “Anna”")
    terminal.types("\n")  # typed before anything was asked: no answer
    terminal.reads("Display name reads")
    desk.tool(*MINE)
    terminal.reads("You moved the mouse: paused.")
    terminal.reads("Enter goes on, s stops; or `deskhand resume`.")
    terminal.types(typed)
    terminal.reads(took)
    assert terminal.process.wait(LIMIT) == code


@pytest.mark.model
def test_another_terminal_resumes(desk: Desk, terminal: Terminal, product: Product) -> None:
    terminal.reads("Display name reads")
    desk.tool(*MINE)
    terminal.reads("or `deskhand resume`.")
    assert product("resume").out == "1 run told to resume.\n"
    terminal.reads("Going on, after a new look.")
    terminal.reads("done in")
