"""A session: each errand journalled before it is told, a report at the end, and a full disk that ends the run with keys up."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec
import pytest

from agent import places
from agent.action import Action, Done, Key, ReadClipboard
from agent.build import Errand, Kit, Loaded, Mind, Workplace, policy
from agent.checking.ending import Limits
from agent.errors import JournalError, PlanError, SecretError, UsageError
from agent.eyes.observe import Eyes
from agent.eyes.veil import Veil
from agent.gating.gate import Context
from agent.gating.policy import privacy
from agent.loop import Agent
from agent.protocol import Error, Event, Finished, Started
from agent.records import Frame, Status
from agent.session import Session, checked_task
from agent.settings import Settings
from agent.stages import Stages
from agent.story.journal import JOURNAL, Journal, read
from agent.story.report import REPORT
from tests.fakes import (
    FakeClock,
    FakeDetector,
    FakeEyes,
    FakeHands,
    FakePerson,
    FakePlanner,
    FakeReader,
    FakeText,
    FakeVault,
    frame,
    plan,
)
from tests.screens import screen

LOADED = Loaded(Eyes(FakeReader({}), FakeDetector(), FakeClock().now), Mind(FakeText()))
BEFORE, AFTER = screen("button A"), screen("button B")


class FakePlace:
    """A workplace without a display; remembers the kit and the settings of each agent."""

    def __init__(self, hands: FakeHands | None = None) -> None:
        self.hands = hands or FakeHands()
        self.vault = FakeVault(mail="hunter22")
        self.veil = Veil(privacy(policy(), ()))
        self.kits: list[Kit] = []
        self.errands: list[Errand] = []
        self.chosen: list[Settings] = []

    def agent(self, chosen: Settings, errand: Errand, kit: Kit) -> Agent:
        self.kits.append(kit)
        self.errands.append(errand)
        self.chosen.append(chosen)
        stages = Stages(frame, FakeEyes(BEFORE, AFTER), kit.planner, self.hands, kit.person, kit.album, FakeClock())
        return Agent(stages, Limits(dry=errand.dry), Context(errand.task), kit.run)


def session(place: FakePlace, loaded: Loaded = LOADED) -> Session:
    return Session(Settings(), loaded, cast(Workplace, place))


def errand(task: str = "press a", dry: bool = False) -> Errand:
    return Errand(task, dry, FakePlanner(plan(Key("a")), plan(Done())))


def folder() -> Path:
    return next(iter(places.runs().iterdir()))


def last(events: Iterator[Event]) -> Finished:
    end = list(events)[-1]
    assert isinstance(end, Finished)
    return end


def test_every_event_is_on_the_disk_before_it_is_told() -> None:
    told: list[Event] = []
    for event in session(FakePlace()).run(errand(), FakePerson()):
        told.append(event)
        assert [entry.event for entry in read(folder())] == told
    assert isinstance(told[-1], Finished)
    assert (told[-1].status, told[-1].run) == (Status.DONE, folder().name)


def test_report_is_written_at_the_end() -> None:
    last(session(FakePlace()).run(errand(), FakePerson()))
    assert "Press a" in (folder() / REPORT).read_text("utf-8")


def test_run_given_up_half_way_is_closed() -> None:
    place = FakePlace()
    events = session(place).run(errand(), FakePerson())
    assert isinstance(next(events), Started)
    events.close()  # type: ignore[attr-defined]
    assert "cut short" in (folder() / REPORT).read_text("utf-8")


def test_dry_errand_keeps_nothing() -> None:
    place = FakePlace()
    end = last(session(place).run(errand(dry=True), FakePerson()))
    assert (end.answer, end.run, place.hands.acted) == ("Press a", "", [])
    assert list(places.runs().iterdir()) == []


def test_errands_one_after_the_other_have_a_run_each() -> None:
    serving = session(FakePlace())
    names = [last(serving.run(errand(task), FakePerson())).run for task in ("one", "two")]
    assert sorted(path.name for path in places.runs().iterdir()) == sorted(names)


def test_usual_planner_and_other_settings() -> None:
    place = FakePlace()
    last(session(place).run(Errand("press ctrl+q"), FakePerson(), Settings(effort="high")))
    assert place.chosen[0].effort == "high"
    assert place.hands.acted == [Key("ctrl+q")]


def test_no_model_no_usual_planner() -> None:
    with pytest.raises(PlanError, match="No model is loaded"):
        last(session(FakePlace(), Loaded(LOADED.eyes)).run(Errand("press a"), FakePerson()))


@pytest.mark.parametrize("task", ["", "  ", "\n"])
def test_empty_task_is_refused(task: str) -> None:
    with pytest.raises(UsageError, match="The task is empty"):
        last(session(FakePlace()).run(errand(task), FakePerson()))
    assert checked_task(" a ") == "a"


def test_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKHAND_DATA", "/dev/null/deskhand")
    with pytest.raises(JournalError, match="cannot be made"):
        last(session(FakePlace()).run(errand(), FakePerson()))


class FullDisk(FakeHands):
    """While it acts the disk fills up, for which a limit on the size of files stands; letting go frees it."""

    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def act(self, action: Action, frame: Frame, place: object = None) -> str:
        size = (folder() / JOURNAL).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, self.before[1]))
        return super().act(action, frame)

    def release(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)
        super().release()


def test_full_disk_ends_the_run_with_all_keys_up() -> None:
    hands = FullDisk()
    events = list(session(FakePlace(hands)).run(errand(), FakePerson()))
    error, end = events[-2:]
    assert isinstance(error, Error)
    assert isinstance(end, Finished)
    assert "free space" in error.message
    assert (end.status, hands.released) == (Status.FAILED, 1)
    assert [entry.event for entry in read(folder())] == events[:-2]


class NoPictures(FakeHands):
    """Takes the folder of pictures away."""

    def act(self, action: Action, frame: Frame, place: object = None) -> str:
        pictures = folder() / "frames"
        for file in pictures.iterdir():
            file.unlink()
        pictures.rmdir()
        return super().act(action, frame)


def test_picture_that_cannot_be_kept_ends_the_run() -> None:
    end = last(session(FakePlace(NoPictures())).run(errand(), FakePerson()))
    assert end.status is Status.FAILED
    assert "The run cannot be written" in end.reason
    assert isinstance(read(folder())[-1].event, Finished)


def test_kit_holds_the_journal() -> None:
    place = FakePlace()
    last(session(place).run(errand(), FakePerson()))
    assert isinstance(place.kits[0].album, Journal)
    assert place.kits[0].run == folder().name


def test_repair_lies_beside_the_journal_private() -> None:
    offered = msgspec.structs.replace(plan(Done()), repair="--- a/SKILL.md\n+++ b/SKILL.md\n")
    one = Errand("press a", planner=FakePlanner(plan(Key("a")), offered))
    end = last(session(FakePlace()).run(one, FakePerson()))
    assert end.repair == (folder() / "repair.diff").read_text("utf-8") == offered.repair
    assert (folder() / "repair.diff").stat().st_mode & 0o077 == 0


def test_a_secret_that_is_not_there_is_told_before_anything_is_done() -> None:
    place = FakePlace()
    with pytest.raises(SecretError, match="no secret called “bank”"):
        list(session(place).run(errand("press a, then type {secret:bank}"), FakePerson()))
    assert not place.hands.acted
    assert not list(places.runs().iterdir())
    last(session(place).run(errand("press a, then type {secret:bank}", dry=True), FakePerson()))
    last(session(place).run(errand("press a, then type {secret:mail}"), FakePerson()))


def test_a_secret_that_was_typed_is_in_no_event_and_no_file() -> None:
    """The last net: an error that tells it, a text that was copied."""
    place = FakePlace(FakeHands("my hunter22 é"))
    place.veil.hide({"mail": "hunter22 é"}, None)
    read_it = Errand("read the clipboard", planner=FakePlanner(plan(ReadClipboard()), plan(Done())))
    told = list(session(place).run(read_it, FakePerson()))
    assert any("my {secret:mail}" in str(event) for event in told)
    assert "hunter22" not in str(told)
    assert not [path for path in folder().rglob("*") if path.is_file() and b"hunter22" in path.read_bytes()]
