"""Settings into an agent, as far as it goes without a display: files, policy, planner, folders, clock."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import msgspec
import pytest

from agent import build, places
from agent.errors import JournalError, PlanError, UsageError
from agent.eyes.observe import Eyes
from agent.geometry import Box, Monitor
from agent.hands.control import Switch
from agent.machine import calibrating
from agent.machine.calibrating import Tried, display
from agent.planning.calibration import STRAIGHT, judged
from agent.planning.plan import ElementsPlanner
from agent.planning.vision import VisionPlanner
from agent.settings import Settings
from models.model import ModelError
from tests.fakes import FakeClock, FakeDetector, FakeReader, FakeText

RULE = '[[rule]]\nid = "{}"\ncategory = "ask"\nreason = "Because."\ntarget = ["x"]\n'
EYES = Eyes(FakeReader({}), FakeDetector(), FakeClock().now)


def written(name: str, text: str) -> Path:
    file = places.config_file().with_name(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_no_file_means_the_defaults() -> None:
    assert build.settings() == Settings()


def test_settings_of_the_usual_file_or_another(tmp_path: Path) -> None:
    written("config.toml", "max_steps = 3\n")
    other = tmp_path / "other.toml"
    other.write_text("max_steps = 4\n")
    assert build.settings().max_steps == 3
    assert build.settings(other).max_steps == 4


@pytest.mark.parametrize("file", ["missing.toml", ""])
def test_file_that_was_asked_for_must_be_there(tmp_path: Path, file: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        build.settings(tmp_path / file)


def test_file_that_is_no_utf8() -> None:
    written("config.toml", "").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="is not UTF-8 text"):
        build.settings()


def test_own_rules_come_on_top() -> None:
    shipped = build.policy()
    written("policy.toml", RULE.format("mine"))
    assert [rule.id for rule in build.policy().rule] == [*(rule.id for rule in shipped.rule), "mine"]


def test_own_rule_that_takes_a_shipped_place_is_named_with_its_file() -> None:
    file = written("policy.toml", RULE.format("delete"))
    with pytest.raises(UsageError, match=re.escape(f"{file}: the rule id “delete”")):
        build.policy()


def test_context_is_what_the_settings_say() -> None:
    context = build.context(Settings(mode="step", approve=("ask",), deny_apps=("a",), allow_apps=("b",)), "task")
    assert (context.task, context.mode) == ("task", "step")
    assert context.approved == {"ask"}
    assert (context.deny_apps, context.allow_apps) == (("a",), ("b",))
    assert context.policy == build.policy()


def test_planner_needs_a_model() -> None:
    model = FakeText()
    assert isinstance(build.planner(Settings(), build.Loaded(EYES, build.Mind(model))), ElementsPlanner)
    with pytest.raises(PlanError, match="No model is loaded"):
        build.planner(Settings(), build.Loaded(EYES))


def test_closing_closes_the_model() -> None:
    model = FakeText()
    build.Loaded(EYES, build.Mind(model)).close()
    build.Loaded(EYES).close()
    assert model.closed


def test_eyes_are_loaded_without_a_model_when_none_is_wanted() -> None:
    told: list[str] = []
    loaded = build.load(Settings(threads=1), told.append, model=False)
    assert loaded.mind == build.Mind()
    assert told == ["Loading the reader"]


def test_clock_wakes_when_stopped() -> None:
    switch = Switch()
    clock = build.Clock(switch)
    switch.stop()
    before = clock.now()
    clock.sleep(3600)
    assert clock.now() - before < 3600


@pytest.mark.parametrize("place", [places.runs, places.models, places.runtime])
def test_folders_are_private(place: object) -> None:
    assert callable(place)
    folder = place()
    assert folder.parent == places.data()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert place() == folder


def test_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKHAND_DATA", "/dev/null/data")
    with pytest.raises(JournalError, match="set DESKHAND_DATA"):
        places.runs()


def test_own_policy_lies_beside_the_config() -> None:
    assert places.policy_file() == places.config_file().with_name("policy.toml")


SERVER = "http://127.0.0.1:9/v1"
SEES = Settings(planner="vision", remote_url=SERVER, remote_model="Qwen3-VL-2B")


def test_vision_needs_a_model_that_looks() -> None:
    assert not build.can_decide(Settings(planner="vision"))
    with pytest.raises(ModelError, match="deskhand model remote URL"):
        build.mind(Settings(planner="vision"), lambda _: None)


def test_vision_planner_is_made_of_the_servers_model() -> None:
    assert build.can_decide(SEES)
    mind = build.mind(SEES, lambda _: None)
    assert mind.roles is not None
    assert (mind.roles.plans.dialect.name, mind.roles.points, mind.roles.by_names) == ("qwen3-vl", None, False)
    assert isinstance(mind.planner("high"), VisionPlanner)
    mind.close()


def test_dialect_of_a_model_with_a_name_of_its_own() -> None:
    plain = msgspec.structs.replace(SEES, remote_model="mine")
    with pytest.raises(ModelError, match="--dialect"):
        build.mind(plain, lambda _: None)
    assert build.seer(msgspec.structs.replace(plain, remote_dialect="holo2")).dialect.name == "holo2"


def test_pointer_is_itself_the_names_or_another_model() -> None:
    names = build.roles(msgspec.structs.replace(SEES, pointer="names"))
    assert (names.points, names.by_names) == (None, True)
    other = msgspec.structs.replace(SEES, pointer="UI-Venus-1.5-2B")
    points = build.roles(other).points
    assert points is not None
    assert (points.dialect.name, build.pointing(other).dialect.name) == ("ui-venus", "ui-venus")
    assert build.pointing(SEES).dialect.name == "qwen3-vl"


def test_model_that_only_points_plans_nothing() -> None:
    mind = build.mind(msgspec.structs.replace(SEES, remote_model="GTA1-7B"), lambda _: None)
    with pytest.raises(PlanError, match="cannot plan a task"):
        mind.planner("low")


def test_aim_of_a_model_is_what_was_kept_of_it_here() -> None:
    looks, monitor = build.seer(SEES), Monitor(1, Box(0, 0, 1280, 800))
    assert looks.aims(monitor) == STRAIGHT
    report = judged([])
    aim = msgspec.structs.replace(report.aim, hits=3, count=10)
    calibrating.keep(places.data(), Tried(looks.model.name, display(monitor), msgspec.structs.replace(report, aim=aim)))
    assert build.seer(SEES).aims(monitor) == aim
