"""Whole runs planned by a model that looks at the screen: it finds a coloured button in the pixels it is sent, says so as
Qwen3-VL does, and the real loop clicks it, gate and journal included.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from agent import build, places
from agent.build import Errand, Loaded, Workplace
from agent.hands.control import Switch
from agent.machine.calibrating import Tried
from agent.machine.virtual import VirtualScreen
from agent.planning.calibration import STRAIGHT, Aim
from agent.planning.grounding import Roles, Seer
from agent.planning.vision import VisionPlanner
from agent.protocol import Asking, Decided, Event, Finished, Planned, Verified
from agent.records import Answer, Decision, Reply, Result, Status
from agent.session import Session
from agent.settings import Settings
from agent.story.journal import read
from models.dialects.every import dialect
from tests.chat_server import Chats
from tests.colour_sight import ColourSight, answering
from tests.desk.desk import Desk
from tests.desk.desk import desk as world
from tests.desk.product import Product
from tests.desk.qt_colours import TITLE
from tests.fakes import FakePerson

ROOT = Path(__file__).parents[2]
QWEN = dialect("qwen3-vl")
CHOSEN = Settings(yield_to_person=False, settle_seconds=3.0)
PRESSED = "pressed.txt"
GREEN = "Click the green button."
RED = "Click the red button."
TESTED = Aim(hits=21, count=21)


def opened(desk: Desk, left: int = 300, top: int = 200) -> None:
    command = (sys.executable, "-m", "tests.desk.qt_colours", str(desk.home / PRESSED), str(left), str(top))
    desk.start(("env", f"PYTHONPATH={ROOT}", *command))
    desk.window(TITLE)
    desk.still()


@pytest.fixture(name="colours")
def _colours(desk: Desk) -> Desk:
    opened(desk)
    return desk


@pytest.fixture(scope="module")
def loaded(environment: dict[str, str]) -> Iterator[Loaded]:
    made = build.load(CHOSEN, lambda _: None, model=False)
    yield made
    made.close()


@pytest.fixture
def session(loaded: Loaded, pointer: None) -> Iterator[Session]:
    with Workplace(CHOSEN, Switch()) as workplace:
        yield Session(CHOSEN, loaded, workplace)


def ran(session: Session, task: str, sight: ColourSight, *answers: Answer, aim: Aim = TESTED) -> list[Event]:
    """`aim` is how it is known to point."""
    planner = VisionPlanner(Roles(Seer(sight, QWEN, lambda _: aim)))
    return list(session.run(Errand(task, planner=planner), FakePerson(*answers)))


def last(events: list[Event]) -> Finished:
    assert isinstance(events[-1], Finished)
    return events[-1]


def verdicts(events: list[Event]) -> list[tuple[Decision, str]]:
    return [(one.verdict.decision, one.verdict.rule) for one in events if isinstance(one, Decided)]


def test_what_it_sees_is_clicked_and_told(colours: Desk, session: Session) -> None:
    sight = ColourSight()
    events = ran(session, GREEN, sight)
    assert (last(events).status, last(events).reason) == (Status.DONE, "Done.")
    assert colours.read(PRESSED) == "green\n"
    clicked = next(one.plan for one in events if isinstance(one, Planned))
    assert clicked.target is not None
    assert (clicked.sentence, clicked.target.text) == ("Click button Green", "Green")
    assert "<tool_call>" in clicked.said
    assert verdicts(events)[0] == (Decision.ALLOW, "free")
    outcome = next(one.outcome for one in events if isinstance(one, Verified))
    assert outcome.result is Result.CONFIRMED
    assert {picture.shape[0] % 32 + picture.shape[1] % 32 for picture in sight.pictures} == {0}
    assert set(sight.grammars) == {QWEN.grammar()}


def test_second_question_tells_what_came_of_the_first(colours: Desk, session: Session) -> None:
    sight = ColourSight()
    ran(session, GREEN, sight)
    again = sight.chats[1]
    assert [turn.role for turn in again[1:]] == ["user", "assistant", "user"]
    assert "left_click" in str(again[2].parts[0])
    assert "Green" in " ".join(part for part in again[3].parts if isinstance(part, str))
    assert sum(not isinstance(part, str) for turn in again for part in turn.parts) == 2


def test_journal_holds_the_run_with_the_models_own_words(colours: Desk, session: Session) -> None:
    events = ran(session, GREEN, ColourSight())
    entries = read(places.runs() / last(events).run)
    assert [msgspec.json.encode(one.event) for one in entries] == [msgspec.json.encode(one) for one in events]
    planned = [one.event.plan for one in entries if isinstance(one.event, Planned)]
    assert "left_click" in planned[0].said


@pytest.mark.parametrize(
    ("reply", "status", "pressed"), [(Reply.YES, Status.DONE, "red\n"), (Reply.NONE, Status.NEEDS_PERSON, None)]
)
def test_gate_judges_by_the_words_on_the_button(
    colours: Desk, session: Session, reply: Reply, status: Status, pressed: str | None
) -> None:
    """The model and the task say red; the button says Delete, so it is asked about."""
    events = ran(session, RED, ColourSight(), Answer(reply), Answer(Reply.YES, "yes"))
    card = next(one.card for one in events if isinstance(one, Asking))
    assert (card.verdict.rule, "Delete" in card.verdict.reason) == ("delete", True)
    assert colours.read(PRESSED) == pressed
    assert last(events).status is status or reply is Reply.YES


def test_pointer_that_was_seen_to_miss_does_not_click_unasked(colours: Desk, session: Session) -> None:
    events = ran(session, GREEN, ColourSight(), aim=Aim(hits=3, count=21))
    card = next(one.card for one in events if isinstance(one, Asking))
    assert card.verdict.rule == "unsure-point"
    assert card.verdict.reason.startswith("colours hit 3 of 21 targets")
    assert colours.read(PRESSED) is None
    assert last(events).status is Status.NEEDS_PERSON


def test_one_that_was_never_tested_does_not_click_unasked(colours: Desk, session: Session) -> None:
    events = ran(session, GREEN, ColourSight(), aim=STRAIGHT)
    card = next(one.card for one in events if isinstance(one, Asking))
    assert (card.verdict.rule, "never tested" in card.verdict.reason) == ("unsure-point", True)
    assert colours.read(PRESSED) is None


def test_known_offset_is_taken_off(colours: Desk, session: Session) -> None:
    """By as much as the button is wide: without, it would land beside."""
    events = ran(session, GREEN, ColourSight(off=(160.0, -40.0)), aim=Aim(160.0, -40.0, 21, 21))
    assert colours.read(PRESSED) == "green\n"
    assert last(events).status is Status.DONE


def test_click_that_does_nothing_is_not_repeated_for_ever(colours: Desk, session: Session) -> None:
    """It points beside the button again and again: told once, then the person is asked."""
    sight = ColourSight(off=(100.0, 0.0))
    events = ran(session, GREEN, sight, Answer(Reply.YES))
    assert colours.read(PRESSED) is None
    assert last(events).status is Status.NEEDS_PERSON
    told = " ".join(part for part in sight.chats[-1][-1].parts if isinstance(part, str))
    assert "no effect" in told


@pytest.mark.parametrize(("width", "height", "dpi"), [(1920, 1200, 192), (1000, 1400, 96)], ids=["scale 2", "upright"])
def test_from_the_command_line_with_a_server(width: int, height: int, dpi: int, tmp_path: Path) -> None:
    """A screen that is sent smaller, or upright: the click lands all the same."""
    sight = ColourSight()
    with (
        VirtualScreen(width, height, dpi) as screen,
        world(screen.environment(), {}) as desk,
        Chats(answering(sight), models=("Qwen3-VL-2B-Instruct",)) as server,
    ):
        product = Product({**screen.environment(), "HOME": str(desk.home)}, tmp_path)
        opened(desk, 60, 300)
        product.config.write_text(
            f'planner = "vision"\nremote_url = "{server.url}"\nremote_model = "Qwen3-VL-2B-Instruct"\nyield_to_person = false\n'
        )
        try:
            assert product("model", "test").code == 0
            said = product("run", "--json", GREEN)
            assert (said.code, said.finished["status"], said.err) == (0, "done", "")
            assert desk.read(PRESSED) == "green\n"
        finally:
            product.close()
    assert sight.pictures
    assert {picture.shape[1::-1] for picture in sight.pictures} == {QWEN.size(width, height)}


def test_pointing_is_tested_and_heeded_from_the_command_line(colours: Desk, product: Product) -> None:
    """A model that is always off: found by the test, and taken off in the run after it."""
    sight = ColourSight(off=(40.0, -36.0))
    with Chats(answering(sight), models=("Qwen3-VL-2B-Instruct",)) as server:
        product.config.write_text(
            f'planner = "vision"\nremote_url = "{server.url}"\nremote_model = "Qwen3-VL-2B-Instruct"\nyield_to_person = false\n'
        )
        tested = product("model", "test")
        assert tested.code == 0, tested.err
        assert "is always off by +4" in tested.out
        said = product("run", "--json", GREEN)
    assert (said.code, said.finished["status"]) == (0, "done"), said.out
    assert colours.read(PRESSED) == "green\n"


def test_pointer_that_sees_little_asks_from_the_command_line(colours: Desk, product: Product) -> None:
    sight = ColourSight(blind=("red", "blue", "orange"))
    with Chats(answering(sight), models=("Qwen3-VL-2B-Instruct",)) as server:
        product.config.write_text(
            f'planner = "vision"\nremote_url = "{server.url}"\nremote_model = "Qwen3-VL-2B-Instruct"\nyield_to_person = false\n'
        )
        tested = product("model", "test", "--pointing", "--json")
        assert tested.code == 0, tested.err
        said = product("run", "--json", GREEN)
    found = msgspec.json.decode(tested.out.splitlines()[-1], type=Tried)
    assert found.display == "1280x800@1"
    assert 0 < found.report.aim.hits < found.report.aim.count == 21
    assert said.code == 3, said.out
    assert "targets when it was tested" in said.out
    assert colours.read(PRESSED) is None
