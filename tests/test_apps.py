"""Applications by the name a person says, from desktop entries made here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from agent.errors import ActError
from agent.hands.apps import App, document, find, installed, launch, theirs

ENTRY = "[Desktop Entry]\nType=Application\n"
ENTRIES = {
    "editor": "Name=Mousepad\nName[fr]=Éditeur de texte\nGenericName=Text Editor\nExec=mousepad %U\n",
    "calc": "Name=Galculator\nGenericName=Calculator\nGenericName[fr]=Calculatrice\nExec=galculator\n",
    "broken-exec": "Name=Broken\nExec=broken 'quote\n",
    "hidden": "Name=Hidden\nExec=hidden\nNoDisplay=true\n",
    "deleted": "Name=Deleted\nExec=deleted\nHidden=true\n",
    "link": "Type=Link\nName=Link\nExec=link\n",
    "nothing": "Name=Nothing\n",
    "top": "Name=Htop\nExec=/nowhere/htop\nTerminal=true\n",
    "percent": "Name=Percent\nExec=percent --at=100%\n",
}


@pytest.fixture(autouse=True)
def applications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine has these entries, and no others."""
    folder = tmp_path / "share" / "applications"
    folder.mkdir(parents=True)
    for name, text in ENTRIES.items():
        (folder / f"{name}.desktop").write_text(ENTRY + text, "utf-8")
    (folder / "garbage.desktop").write_bytes(b"\xff\xfe no ini at all")
    (folder / "empty.desktop").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "nowhere"))
    return folder


def names() -> dict[str, App]:
    return {app.names[0]: app for app in installed()}


def test_only_what_is_meant_to_be_shown_is_installed() -> None:
    assert set(names()) == {"Mousepad", "Galculator", "Htop", "Percent"}
    assert names()["Mousepad"].names == ("Mousepad", "Éditeur de texte", "Text Editor", "editor", "mousepad")
    assert names()["Mousepad"].command == ("mousepad",)
    assert names()["Htop"].terminal


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("mousepad", "Mousepad"),
        ("Mouse pad", "Mousepad"),
        ("text editor", "Mousepad"),
        ("l'éditeur de texte", "Mousepad"),
        ("the calculator", "Galculator"),
        ("calculatrice", "Galculator"),
        ("htop", "Htop"),
    ],
)
def test_find(said: str, name: str) -> None:
    assert find(said, installed()).names[0] == name


def test_program_on_the_path_will_do() -> None:
    assert find("true", installed()).command[0].endswith("/true")


@pytest.mark.parametrize(("apps", "said"), [(True, "did you mean .*Mousepad"), (False, "here\\.$")])
def test_no_such_application_names_the_nearest(apps: bool, said: str) -> None:
    with pytest.raises(ActError, match=said):
        find("muspat", installed() if apps else ())


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # it is meant to outlive the call
def test_launch_starts_it(applications: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    os.mkfifo(made)
    (applications / "writer.desktop").write_text(f"{ENTRY}Name=Writer\nExec=sh -c 'echo started > {made}'\n")
    assert launch("writer") == "Writer"
    assert made.read_text() == "started\n"


def test_launch_that_fails_says_what_to_try(applications: Path) -> None:
    (applications / "gone.desktop").write_text(f"{ENTRY}Name=Gone\nExec='/nowhere/go ne' --now\n")
    with pytest.raises(ActError, match=r"Gone does not start \(No such file or directory\): try `'/nowhere/go ne' --now`"):
        launch("gone")


def test_addresses_and_files_are_opened_by_what_opens_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "evil.desktop").write_text("x")
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, said in (("https://example.org/a?b", "https://example.org/a?b"), ("notes.txt", str(tmp_path / "notes.txt"))):
        made = document(name)
        assert made is not None
        assert made.command == (str(opener), said)
    assert document("evil.desktop") is None
    assert document("Mousepad") is None
    opener.unlink()
    with pytest.raises(ActError, match="xdg-open is not installed"):
        document("www.example.org")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, None),
        (f"{sys.prefix}/lib/cv2/../../lib64:", None),
        (f"{sys.prefix}/lib64:/opt/theirs/lib:", "/opt/theirs/lib"),
        ("/opt/one:/opt/two", "/opt/one:/opt/two"),
    ],
)
def test_an_application_finds_its_own_libraries(before: str | None, after: str | None) -> None:
    given = {"HOME": "/home/anna", **({"LD_LIBRARY_PATH": before} if before else {})}
    assert theirs(given) == {"HOME": "/home/anna", **({"LD_LIBRARY_PATH": after} if after else {})}
