"""Whole runs through the command line with the default model, as a person would start them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from agent.records import Status
from agent.story.journal import end_of, task_of
from tests.desk.desk import Desk
from tests.desk.product import Product, until
from tests.desk.tasks import pcmanfm, qt

pytestmark = pytest.mark.model
SETTINGS = next(task for task in qt.TASKS if task.id == "settings-apply")
TRASH = next(task for task in pcmanfm.TASKS if task.id == "file-trash-fr")
TASK = 'Type "Anna" in the field Display name, tick “Save automatically”, then click Apply.'
LONG = " Then ".join(
    [*(f'type "{word}" in the field Display name.' for word in ("one", "two", "three", "four")), "click Apply."]
)


@pytest.fixture
def settings(desk: Desk) -> Callable[[], dict[str, object] | None]:
    """A settings window; what was applied in it."""
    SETTINGS.set_up(desk)
    desk.still()

    def applied() -> dict[str, object] | None:
        text = desk.read(qt.FILE)
        return json.loads(text) if text else None

    return applied


def test_a_task_is_done_and_shown(settings: Callable[[], dict[str, object]], product: Product, desk: Desk) -> None:
    said = product("run", "--json", "--approve", "ask,named", "--record", str(desk.home / "page.html"), TASK)
    assert (said.code, said.finished["status"], said.err) == (0, "done", "")
    assert (settings()["name"], settings()["autosave"]) == ("Anna", True)
    entries = product.journal()
    assert task_of(entries) == TASK
    end = end_of(entries)
    assert end is not None
    assert (end.status, end.steps) == (Status.DONE, said.finished["steps"])
    assert end.evidence
    assert [json.loads(line)["event"] for line in said.out.splitlines()][-1] == "finished"
    assert "data:image" in (product.runs()[-1] / "report.html").read_text("utf-8")
    assert (desk.home / "page.html").stat().st_size > 10_000


def test_what_was_done_is_kept_private(settings: Callable[[], dict[str, object]], product: Product) -> None:
    product("run", "--max-steps", "1", TASK)
    for path in (product.runs()[-1], *product.runs()[-1].rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_dry_run_touches_and_keeps_nothing(settings: Callable[[], dict[str, object]], product: Product, desk: Desk) -> None:
    before = desk.picture()
    said = product("run", "--json", "--dry-run", TASK)
    assert (said.code, said.finished["status"]) == (0, "done")
    assert "Anna" in said.finished["answer"]
    assert not product.runs()
    assert not [event for event in said.events if event["event"] == "acted"]
    assert (desk.picture() != before).sum() < 400


def test_a_virtual_screen_needs_no_display(product: Product) -> None:
    del product.environment["DISPLAY"]
    said = product("run", "--json", "--virtual", "Open Galculator")
    assert (said.code, said.finished["status"], said.err) == (0, "done", "")
    assert any(event["event"] == "loading" and "screen of its own" in event["what"] for event in said.events)


def test_for_people_it_is_told_in_sentences(settings: Callable[[], dict[str, object]], product: Product) -> None:
    said = product("run", "--approve", "ask,named", TASK)
    assert said.code == 0, said
    for part in ("Loading the model", "Type “Anna” in", "Done.", "Report: "):
        assert part in said.out
    assert said.err == ""


def test_the_gate_stops_what_nobody_approved(desk: Desk, product: Product) -> None:
    desk.words = TRASH.words(0)
    TRASH.set_up(desk)
    name = f"{desk.words['a']}.txt"
    said = product("run", "--json", f"Click {name} and press Delete.")
    assert (said.code, said.finished["status"]) == (3, "needs_person")
    asked = [event for event in said.events if event["event"] == "asking"]
    assert asked[-1]["card"]["verdict"]["category"] == "ask"
    assert (desk.home / name).exists()
    assert end_of(product.journal()) is not None


def interrupt(product: Product, desk: Desk, how: str) -> None:
    match how:
        case "deskhand stop":
            assert product("stop").out == "1 run told to stop.\n"
        case "the stop key":
            desk.tool("xdotool", "key", "ctrl+alt+Escape")


@pytest.mark.parametrize("how", ["deskhand stop", "the stop key", "Ctrl-C", "the end of its terminal"])
def test_a_run_is_stopped(settings: Callable[[], dict[str, object]], product: Product, desk: Desk, how: str) -> None:
    process = product.start("run", "--json", "--approve", "ask,named", LONG)
    until(process, "observed")
    signals = {"Ctrl-C": 2, "the end of its terminal": 15}
    if how in signals:
        process.send_signal(signals[how])
    interrupt(product, desk, how)
    said = product.end(process)
    assert (process.returncode, said.finished["status"], said.err) == (4, "stopped", "")
    end = end_of(product.journal())
    assert end is not None
    assert end.status is Status.STOPPED
    assert settings() is None


def test_a_paused_run_waits(settings: Callable[[], dict[str, object]], product: Product) -> None:
    process = product.start("run", "--json", "--approve", "ask,named", TASK)
    until(process, "observed")
    assert product("pause").out == "1 run told to pause.\n"
    assert product("resume").out == "1 run told to resume.\n"
    assert product.end(process).code == 0


def test_steps_and_seconds_are_limits(settings: Callable[[], dict[str, object]], product: Product) -> None:
    said = product("run", "--json", "--max-steps", "1", LONG)
    assert (said.code, said.finished["status"]) == (5, "out_of_limits")
    said = product("run", "--json", "--max-seconds", "1", LONG)
    assert said.code == 5


def test_runs_are_listed_shown_replayed_and_pruned(
    settings: Callable[[], dict[str, object]], product: Product, desk: Desk
) -> None:
    assert product("run", "--approve", "ask,named", TASK).code == 0
    [listed] = product("runs", "list", "--json").events
    assert (listed["task"], listed["status"]) == (TASK, "done")
    assert listed["steps"] >= 3
    assert "done" in product("runs", "list").out
    assert "Anna" in product("runs", "show", "last").out
    assert product("runs", "report").out.endswith("report.html\n")
    (desk.home / qt.FILE).unlink()
    again = product("runs", "replay", listed["name"], "--json")
    assert again.events[0]["event"] == "loading"
    assert len(product.runs()) == 2
    product.config.write_text("keep_megabytes = 1\nkeep_days = 1\n", "utf-8")
    assert product("runs", "prune").out == "0 runs deleted.\n"


def test_the_doctor_finds_everything_well(product: Product) -> None:
    said = product("doctor", "--json")
    assert [finding["what"] for finding in said.events if not finding["good"]] == []
    assert said.code == 0
    assert product("doctor").code == 0
