"""The journal: each line on the disk and chained to the one before; torn, tampered and full are told apart and survived."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from agent.action import Key, LeftClick
from agent.errors import JournalError
from agent.geometry import Point
from agent.protocol import Error, Event, Finished, Started
from agent.records import Status
from agent.story.journal import FIRST, FRAMES, JOURNAL, NAME_LENGTH, Journal, NoJournal, begin, end_of, read, task_of
from tests.fakes import click, frame, plan
from tests.screens import element

ROOT = Path(__file__).parent.parent
EVENTS: list[Event] = [
    Started("Écris “bonjour”", "run"),
    Error("Something."),
    Finished(Status.DONE, "Done.", 1, 0.5, "", (), "run"),
]


def written(folder: Path, events: list[Event] | None = None) -> Path:
    """A run with these events in it."""
    journal = Journal(folder, iter(range(100, 200)).__next__)
    for event in EVENTS if events is None else events:
        journal.record(event)
    journal.close()
    return folder


def test_there_and_back_in_order(tmp_path: Path) -> None:
    entries = read(written(tmp_path / "run"))
    assert [entry.event for entry in entries] == EVENTS
    assert [entry.at for entry in entries] == [100, 101, 102]
    assert task_of(entries) == "Écris “bonjour”"
    assert end_of(entries) == EVENTS[-1]


def test_each_line_carries_the_hash_of_the_one_before(tmp_path: Path) -> None:
    folder = written(tmp_path / "run")
    lines = (folder / JOURNAL).read_bytes().splitlines()
    hashes = [FIRST, *(hashlib.sha256(line).hexdigest() for line in lines)]
    assert [entry.prev for entry in read(folder)] == hashes[:-1]


def test_everything_is_private_to_its_owner(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run")
    picture = journal.folder / journal.keep(frame())
    journal.close()
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (journal.folder, journal.folder / JOURNAL, picture)}
    assert list(modes.values()) == [0o700, 0o600, 0o600]


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_torn_last_line_is_left_out(tmp_path: Path, cut: int) -> None:
    """A kill in the middle of a write: whatever is left of the last line, the ones before it are there."""
    folder = written(tmp_path / "run")
    os.truncate(folder / JOURNAL, (folder / JOURNAL).stat().st_size - cut)
    entries = read(folder)
    assert [entry.event for entry in entries] == EVENTS[:2]
    assert end_of(entries) is None


def test_killed_before_it_began(tmp_path: Path) -> None:
    entries = read(written(tmp_path / "run", []))
    assert (entries, task_of(entries), end_of(entries)) == ((), "", None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"Something", b"Nothing!!", "line 3 does not follow the one before it"),
        (b'"event":"error"', b'"event":"gone!"', "line 2 is not an entry"),
        (b'{"at":101', b'\n{"at":101', "line 2 is not an entry"),
        (FIRST.encode(), b"1" * 64, "line 1 does not follow"),
        (b'"Something."', b"[" * 100_000, "line 2 is not an entry"),
    ],
)
def test_tampered_line_is_named(tmp_path: Path, old: bytes, new: bytes, said: str) -> None:
    path = written(tmp_path / "run") / JOURNAL
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    with pytest.raises(JournalError, match=said):
        read(path.parent)


def test_line_left_out_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "run") / JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[2])
    with pytest.raises(JournalError, match="line 2 does not follow"):
        read(path.parent)


def test_run_without_journal_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="choose another run"):
        read(tmp_path)


def test_folder_that_is_taken_or_cannot_be_made(tmp_path: Path) -> None:
    written(tmp_path / "run")
    for folder in (tmp_path / "run", tmp_path / "run" / JOURNAL / "below"):
        with pytest.raises(JournalError, match="The run cannot be written to"):
            Journal(folder)


FULL = """
import resource, signal, sys
from pathlib import Path
from agent.story.journal import Journal
from agent.errors import JournalError
from agent.protocol import Error
journal = Journal(Path(sys.argv[1]))
journal.record(Error("fits"))
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
for text in ("x" * 1000, "fits"):
    try:
        journal.record(Error(text))
        print("written")
    except JournalError as error:
        print(type(error).__name__, "free space" in str(error))
"""


def test_full_disk_loses_no_line_and_no_chain(tmp_path: Path) -> None:
    """A file size limit stands for a full disk: half a line is taken back, and a shorter one goes in afterwards."""
    child = [sys.executable, "-c", FULL, str(tmp_path / "run")]
    said = subprocess.run(child, capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.splitlines() == ["JournalError True", "written"]
    assert [entry.event for entry in read(tmp_path / "run")] == [Error("fits"), Error("fits")]


KILLED = """
import os, signal, sys
from pathlib import Path
from agent.story.journal import Journal
from agent.protocol import Error
journal = Journal(Path(sys.argv[1]))
for number in range(5):
    journal.record(Error(str(number)))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_kill_loses_nothing_that_was_recorded(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "run")], check=False, cwd=ROOT)
    assert said.returncode == -9
    assert [entry.event for entry in read(tmp_path / "run")] == [Error(str(number)) for number in range(5)]


def test_picture_is_kept_once_and_reads_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run")
    red = np.zeros((20, 30, 3), np.uint8)
    red[:, :, 0] = 255
    names = [journal.keep(frame(pixels)) for pixels in (red, red.copy(), red[:10])]
    journal.close()
    assert names[0] == names[1] != names[2]
    assert len(list((journal.folder / FRAMES).iterdir())) == 2
    back = cv2.imread(str(journal.folder / names[0]))
    assert back is not None
    assert back[0, 0].tolist() == [0, 0, 255]


def test_crop_shows_the_target_with_a_crosshair(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run")
    save = element(0, "button Save")
    names = [journal.crop(frame(), made) for made in (click(save), plan(LeftClick(Point(639, 399))), plan(Key("a")))]
    journal.close()
    crop = cv2.imread(str(journal.folder / names[0]))
    assert crop is not None
    assert crop.shape[:2] == (20 + 24 + 60, 20 + 200 + 60)
    assert crop[32, 120].tolist() == [38, 38, 220]
    assert names[1]
    assert names[2] == ""


def test_picture_that_cannot_be_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run")
    (journal.folder / FRAMES).rmdir()
    with pytest.raises(JournalError, match="The run cannot be written"):
        journal.keep(frame())
    journal.close()


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "run")
    journal.close()
    journal.close()


def test_no_journal_keeps_nothing() -> None:
    assert NoJournal().keep(frame()) == NoJournal().crop(frame(), plan(Key("a"))) == ""


@pytest.mark.parametrize(
    ("task", "slug"),
    [
        ("Écris une lettre à Paul !", "ecris-une-lettre-a-paul"),
        ("???", "task"),
        ("x" * 99, "x" * NAME_LENGTH),
        ("../../etc", "etc"),
    ],
)
def test_run_is_named_by_time_and_task(tmp_path: Path, task: str, slug: str) -> None:
    journal = begin(tmp_path, task, lambda: 0.0)
    journal.close()
    assert journal.folder.parent == tmp_path
    assert journal.folder.name.endswith(f"-{slug}")
    assert journal.folder.name[:8] in ("19700101", "19691231")


def test_name_that_is_taken_is_numbered(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        journal = begin(tmp_path, "a", lambda: 0.0)
        journal.close()
        names.append(journal.folder.name)
    assert len(set(names)) == 3
    assert names[2].endswith("-a-3")
