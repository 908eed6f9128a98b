"""The server of a person's own on the page of settings: nothing goes where nobody agreed to, and it is always shown where."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from agent import places
from agent.machine import remote
from agent.machine.preferences import read
from agent.settings import Settings
from models.ocr import RapidReader
from tests.desk.panel import Panel, offscreen
from tests.desk.test_panel_words import FRENCH
from tests.keyrings import Memory, used
from ui.history import History
from ui.pages.settings import SettingsPage
from ui.panel import Panel as MainWindow
from ui.strip import Strip

HOST = "gpu.example.org"
AWAY = f"http://{HOST}:8080/v1"
GONE = Settings(remote_url=AWAY, remote_consent=HOST)


@pytest.fixture
def page() -> SettingsPage:
    offscreen()
    made = SettingsPage()
    made.refresh()
    made.show()
    return made


def give(page: SettingsPage, address: str) -> None:
    """Types an address and leaves the field."""
    field = page.findChild(QLineEdit, "remote_url")
    assert isinstance(field, QLineEdit)
    field.setText(address)
    field.editingFinished.emit()


def shown(page: QWidget, start: str) -> QPushButton:
    """The button in sight whose words begin so."""
    QApplication.processEvents()
    there = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    (found,) = [one for one in there if one.text().replace("&", "").startswith(start)]
    return found


def asked(page: QWidget) -> str:
    """What is asked now; empty when nothing is."""
    found = page.findChild(QFrame, "inquiry")
    assert isinstance(found, QFrame)
    return found.accessibleName() if found.isVisible() else ""


def wrong(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel, "wrong") if one.isVisible())


def test_another_machine_is_asked_about_and_agreed_to(page: SettingsPage) -> None:
    told: list[Settings] = []
    page.changed.connect(told.append)
    give(page, AWAY)
    assert asked(page).startswith("Screenshots would leave this computer. Whatever is on your screen while a task runs goes to")
    assert HOST in asked(page)
    assert "The connection is not encrypted" in asked(page)
    assert not places.config_file().exists()
    give(page, AWAY)
    shown(page, f"Send screenshots to {HOST}").click()
    assert asked(page) == ""
    chosen = read(places.config_file())
    assert (chosen.remote_url, chosen.remote_consent) == (AWAY, HOST)
    assert told == [chosen]
    give(page, "")
    assert read(places.config_file()) == Settings()


def test_no_changes_nothing(page: SettingsPage) -> None:
    give(page, f"https://{HOST}")
    assert "not encrypted" not in asked(page)
    shown(page, "Cancel").click()
    assert asked(page) == ""
    assert not places.config_file().exists()
    assert page.findChildren(QLineEdit, "remote_url")[0].text() == ""


def test_this_machine_is_not_asked_about(page: SettingsPage) -> None:
    give(page, "http://127.0.0.1:8080")
    assert asked(page) == ""
    assert read(places.config_file()).remote_url == "http://127.0.0.1:8080/v1"


def test_consent_for_one_is_none_for_another(page: SettingsPage) -> None:
    remote.turn_on(places.config_file(), AWAY, "", HOST)
    page.refresh()
    give(page, "https://other.example.org/v1")
    assert "goes to other.example.org" in asked(page)
    shown(page, "Cancel").click()
    assert read(places.config_file()).remote_url == AWAY


def test_what_is_no_address_is_told_beside_the_field(page: SettingsPage) -> None:
    give(page, "gpu:8080")
    assert "“gpu:8080” is no address of a server" in wrong(page)
    assert not places.config_file().exists()


def test_a_key_goes_into_the_keyring_unseen(page: SettingsPage) -> None:
    memory = Memory()
    remote.turn_on(places.config_file(), AWAY, "", HOST)
    page.refresh()
    with used(memory):
        shown(page, "Set the key").click()
        line = page.findChild(QFrame, "inquiry").findChild(QLineEdit)  # type: ignore[union-attr]
        assert isinstance(line, QLineEdit)
        assert line.echoMode() is QLineEdit.EchoMode.Password
        line.setText("sk-1")
        shown(page, "Keep it").click()
        assert memory.kept == {("deskhand", HOST): "sk-1"}
        assert line.text() == ""
    assert "sk-1" not in places.config_file().read_text()


def badges(window: QWidget) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(QFrame, "leaving") if not one.isHidden()]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (GONE, [f"Screenshots go to {HOST}"]),
        (Settings(), []),
        (Settings(remote_url="http://127.0.0.1:8080/v1"), []),
        (Settings(remote_url=AWAY), []),
        (Settings(remote_url=AWAY, remote_consent="other"), []),
    ],
)
def test_the_windows_say_that_pictures_leave(tmp_path: Path, chosen: Settings, said: list[str]) -> None:
    offscreen()
    window = MainWindow(chosen, History(tmp_path / "tasks"), tmp_path)
    assert badges(window) == said
    assert any("Nothing leaves" in one.text() for one in window.findChildren(QLabel)) is not bool(said)
    assert badges(Strip(remote.leaving(chosen))) == said


def test_they_say_it_in_french(tmp_path: Path) -> None:
    application, words = offscreen(), QTranslator()
    assert words.load(str(FRENCH.joinpath("deskhand_fr.qm")))
    application.installTranslator(words)
    try:
        assert badges(Strip(HOST)) == [f"Les captures d’écran vont à {HOST}"]
        page = SettingsPage()
        page.refresh()
        page.show()
        give(page, AWAY)
        assert asked(page).startswith("Des captures d’écran quitteraient cet ordinateur.")
        shown(page, "Envoyer les captures à")
    finally:
        application.removeTranslator(words)


@pytest.fixture
def panel(environment: dict[str, str], tmp_path: Path) -> Iterator[Panel]:
    made = Panel({**environment, "XDG_CONFIG_HOME": str(tmp_path / "xdg")}, tmp_path)
    yield made
    made.close()
    assert made.errors() == ""


@pytest.mark.desk
def test_agreed_to_on_a_screen_it_is_shown_at_once_and_while_a_task_runs(panel: Panel, reader: RapidReader) -> None:
    panel.open(f'remote_url = "{AWAY}"\n')
    panel.keys("alt+i")
    panel.until(lambda: panel.active() == "Deskhand – Settings", "the settings")
    panel.tool("xdotool", "mousemove", "540", "300", "click", "--repeat", "5", "--delay", "20", "5")
    panel.press(reader, "A vision model on a server")
    panel.press(reader, "Address", 290)
    panel.keys("ctrl+a")
    panel.type(f"https://{HOST}/v1")
    panel.keys("Tab")
    panel.reads(reader, "Screenshots would leave this computer", HOST)
    panel.press(reader, f"Send screenshots to {HOST}")
    panel.until(lambda: tomllib.loads(panel.config.read_text()).get("remote_consent") == HOST, "the consent in the file")
    panel.keys("ctrl+w")
    panel.until(lambda: panel.active() == "Deskhand", "the panel")
    panel.reads(reader, f"Screenshots go to {HOST}")
    panel.give("a long task")
    panel.hears("start")
    panel.until(lambda: any(title.startswith("Deskhand – ") for title in panel.titles()), "the strip")
    panel.reads(reader, f"Screenshots go to {HOST}")
