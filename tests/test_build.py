"""Settings into an agent, as far as it goes without a display: files, policy, planner, folders, clock."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from agent import build, places
from agent.errors import JournalError, PlanError, UsageError
from agent.eyes.observe import Eyes
from agent.hands.control import Switch
from agent.planning.plan import ElementsPlanner
from agent.settings import Settings
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
