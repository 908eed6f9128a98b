"""The page of settings, used as a person would: each change is applied at once and lies in the file, comments and all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.gating.rulebook import shipped
from models.fetch import Eye, take_in
from models.ocr import RapidReader
from tests.desk.panel import TASK, Panel
from tests.tiny_model import tiny, tiny_eye

pytestmark = pytest.mark.desk
WRITTEN = '# mine\nmode = "careful"  # as I like it\n\nmax_steps = 7\n'
FIELD = 290
"""Pixels from a title to its field."""
NEVER = "Never work in these"


@pytest.fixture
def panel(environment: dict[str, str], tmp_path: Path) -> Iterator[Panel]:
    made = Panel({**environment, "XDG_CONFIG_HOME": str(tmp_path / "xdg")}, tmp_path)
    yield made
    made.close()
    assert made.errors() == ""


def opened(panel: Panel, config: str = WRITTEN, **environment: str) -> None:
    """The page, in the window with the keyboard."""
    panel.open(config, **environment)
    panel.keys("alt+i")
    panel.until(lambda: panel.active() == "Deskhand – Settings", "the settings")


def scrolled(panel: Panel, reader: RapidReader) -> None:
    """Down to the applications, over fields that must not change by it; on a busy machine that takes a while."""
    panel.tool("xdotool", "mousemove", "540", "300", "click", "--repeat", "14", "--delay", "20", "5")
    found = [panel.find(reader, NEVER)]

    def still() -> bool:
        found.append(panel.find(reader, NEVER))
        return found[-1] is not None and found[-1] == found[-2]

    panel.until(still, "the end of the page")


def written(panel: Panel) -> dict[str, object]:
    return tomllib.loads(panel.config.read_text("utf-8"))


def test_a_mode_is_written_with_the_comments_kept_and_used_for_the_next_task(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.press(reader, "How much I ask", FIELD)
    panel.keys("Down", "Return")
    panel.until(lambda: written(panel)["mode"] == "step", "the mode in the file")
    assert panel.config.read_text() == WRITTEN.replace('"careful"', '"step"')
    panel.keys("ctrl+w")
    panel.until(lambda: panel.active() == "Deskhand", "the panel")
    panel.reads(reader, "Step by step")
    panel.give(TASK)
    assert panel.hears("start")["mode"] == "step"


def test_numbers_and_names_are_written(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    scrolled(panel, reader)
    panel.press(reader, "30 days")
    panel.keys("ctrl+a", "4", "5", "Tab")
    panel.until(lambda: written(panel).get("keep_days") == 45, "the days")
    panel.press(reader, NEVER, FIELD)
    panel.type("Firefox, Thunderbird")
    panel.keys("Tab")
    panel.until(lambda: written(panel).get("deny_apps") == ["Firefox", "Thunderbird"], "the names")
    assert panel.config.read_text().startswith(WRITTEN)


def down_to(panel: Panel, reader: RapidReader, text: str) -> None:
    """Scrolled until a text can be read, and stands still."""
    found = [panel.find(reader, text)]

    def still() -> bool:
        if found[-1] is None:
            panel.tool("xdotool", "mousemove", "540", "300", "click", "--repeat", "3", "--delay", "20", "5")
        found.append(panel.find(reader, text))
        return found[-1] is not None and found[-1] == found[-2]

    panel.until(still, text)


def test_without_a_model_that_sees_none_can_be_chosen_and_it_is_told_why(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    down_to(panel, reader, "Clicks placed by")
    panel.reads(reader, "smollm2-135m chooses among what is read", "No model that looks at the screen is here")
    panel.press(reader, "Decided by", FIELD)
    panel.keys("Down", "Return")
    panel.until(lambda: written(panel).get("planner") == "chooser", "the next that can be chosen")
    panel.reads(reader, "there to be tried out")
    assert panel.config.read_text().startswith(WRITTEN)


def test_a_model_that_sees_is_chosen_and_what_points_for_it(panel: Panel, reader: RapidReader) -> None:
    opened(panel, WRITTEN + 'remote_url = "http://127.0.0.1:9/v1"\n')
    down_to(panel, reader, "Clicks placed by")
    panel.reads(reader, "The model on 127.0.0.1 could look at the screen itself", "Only where a model looks at the screen")
    panel.press(reader, "Decided by", FIELD)
    panel.keys("Down", "Return")
    panel.until(lambda: written(panel).get("planner") == "vision", "the model that looks")
    panel.reads(reader, "The model on 127.0.0.1 gets a picture of the screen for each step")
    panel.press(reader, "Clicks placed by", FIELD)
    panel.keys("Down", "Return")
    panel.until(lambda: written(panel).get("pointer") == "names", "the names")


def test_a_model_of_this_machine_that_sees(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    for name, called in (("Holo", "Holo-3.1-4B"), ("Venus", "UI-Venus-1.5-2B")):
        file, eye = tmp_path / f"{name}.gguf", tmp_path / f"{name}-mmproj.gguf"
        file.write_bytes(tiny(name="qwen3vl", called=called))
        eye.write_bytes(tiny_eye())
        (panel.data / "models").mkdir(parents=True, exist_ok=True)
        take_in(file, panel.data / "models", lambda *_: None, eye=Eye(eye))
    opened(panel, 'model = "venus"\n')
    down_to(panel, reader, "Clicks placed by")
    panel.reads(reader, "holo could look at the screen: choose it on the page of models first")
    panel.config.write_text('model = "holo"\nplanner = "vision"\n')
    panel.keys("ctrl+1")
    panel.until(lambda: panel.active() == "Deskhand – Runs", "another page")
    panel.keys("ctrl+4")
    panel.until(lambda: panel.active() == "Deskhand – Settings", "the settings")
    panel.reads(reader, "holo gets a picture of the screen for each step")
    panel.press(reader, "Clicks placed by", FIELD)
    panel.keys("Down", "Down", "Return")
    panel.until(lambda: written(panel).get("pointer") == "venus", "another model that points")


def test_the_colours_change_at_once(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "Colours")  # painted: a window has the keyboard before that, and what is not painted yet is black
    light = panel.picture().mean()
    panel.press(reader, "Colours", FIELD)
    panel.keys("Down", "Down", "Return")
    panel.until(lambda: written(panel).get("theme") == "dark", "the colours in the file")
    panel.until(lambda: panel.picture().mean() < light - 60, "the dark")


def test_the_language_changes_in_every_window_at_once(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.press(reader, "Language", FIELD)
    panel.keys("Down", "Down", "Return")
    panel.until(lambda: panel.active() == "Deskhand – Réglages", "the settings in French")
    panel.reads(reader, "Ma façon de travailler", "Raccourcis", "Réglages")
    assert written(panel)["language"] == "fr"
    panel.keys("ctrl+w")
    panel.until(lambda: panel.active() == "Deskhand", "the panel")
    panel.reads(reader, "Que dois-je faire", "Par exemple")
    panel.give(TASK)
    panel.hears("start")
    panel.until(lambda: panel.active() == "Deskhand", "the end of the task")
    panel.reads(reader, "Terminé")


def test_a_hotkey_that_is_taken_or_none_is_told_beside_its_field(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.press(reader, "Stop at once", FIELD + 30)
    panel.reads(reader, "Press the keys")
    panel.keys("ctrl+alt+space")
    panel.reads(reader, "Both hotkeys are the same")
    panel.press(reader, "Stop at once", FIELD + 30)
    panel.keys("q")
    panel.reads(reader, "would go off while you type")
    assert panel.config.read_text() == WRITTEN
    panel.press(reader, "Stop at once", FIELD + 30)
    panel.keys("ctrl+alt+q")
    panel.until(lambda: written(panel).get("stop_key") == "<ctrl>+<alt>+q", "the key")
    assert panel.hears("bind")["stop_key"] == "<ctrl>+<alt>+q"


def test_a_corrupt_file_is_told_and_only_set_aside_when_asked(panel: Panel, reader: RapidReader) -> None:
    broken = '# mine\nmode = "careles"\n'
    opened(panel, broken)
    panel.reads(reader, "config.toml, line 2", "careles")
    panel.press(reader, "How much I ask", FIELD)
    panel.keys("Down", "Return")
    panel.keys("alt+k")
    panel.reads(reader, "The file is renamed")
    assert panel.config.read_text() == broken
    panel.keys("alt+n")
    panel.until(lambda: not panel.config.exists(), "the file set aside")
    assert panel.config.with_name("config.toml.broken").read_text() == broken
    panel.reads(reader, "The old file is")
    panel.press(reader, "How much I ask", FIELD)
    panel.keys("Down", "Return")
    panel.until(lambda: panel.config.exists() and written(panel) == {"mode": "step"}, "a new file")


def test_starting_at_login_is_an_entry_in_the_autostart_folder(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    entry = tmp_path / "xdg" / "autostart" / "deskhand.desktop"
    opened(panel)
    panel.press(reader, "Start at login", FIELD - 27)
    panel.until(entry.exists, "the entry")
    assert "-m ui --tray" in entry.read_text()
    assert panel.config.read_text() == WRITTEN
    panel.keys("space")
    panel.until(lambda: not entry.exists(), "no entry")


def test_old_runs_are_cleaned_up(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    scrolled(panel, reader)
    panel.keys("alt+u")
    panel.reads(reader, "0 runs deleted")


def test_the_rules_are_read_and_searched(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    scrolled(panel, reader)
    panel.press(reader, "Show the rules")
    panel.until(lambda: panel.active() == "Deskhand – Rules", "the rules")
    panel.reads(reader, "You do it", "What happens", "mot de passe", f"{len(shipped().rule)} rules", "0 rules of your own")
    panel.type("captcha")
    panel.reads(reader, "1 rule", "A check that you are a person")
