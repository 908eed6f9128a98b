"""Is a run as it was written? Each kind of change is told with its line, and a crash is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from agent.__main__ import main
from agent.errors import JournalError
from agent.geometry import Box, Monitor
from agent.protocol import Entry, Error, Event, Finished, Framed, Started
from agent.records import Status
from agent.story.chain import UNSEALED, checked
from agent.story.journal import FRAMES, JOURNAL, SEAL, Journal
from tests.fakes import frame

END = Finished(Status.DONE, "Done.", 1, 0.5, "", (), "run")


def written(folder: Path, *, ended: bool = True) -> Path:
    """Seven lines, the fourth with a picture."""
    journal = Journal(folder, iter(range(100, 200)).__next__)
    picture = journal.keep(frame(np.full((40, 60, 3), (1, 2, 250), np.uint8)))
    where = Monitor(1, Box(0, 0, 60, 40))
    events: list[Event] = [Started("a", "run"), Error("b"), Error("c"), Framed(1, picture, where), Error("d"), Error("e")]
    for event in [*events, END] if ended else [*events, Error("f")]:
        journal.record(event)
    journal.close()
    return folder


def test_as_it_was_written(tmp_path: Path) -> None:
    found = checked(written(tmp_path / "run"))
    assert (found.good, found.says, found.lines, found.pictures, found.line) == (True, "It is as it was written.", 7, 1, 0)


def test_killed_is_no_change(tmp_path: Path) -> None:
    found = checked(written(tmp_path / "run", ended=False))
    assert (found.good, found.says) == (True, "It is as it was written. It has no end: the run was killed.")


def test_killed_in_the_middle_of_a_line_is_no_change(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", ended=False)
    with (folder / JOURNAL).open("ab") as file:
        file.write(b'{"at":107,"prev":"12')
    found = checked(folder)
    assert (found.good, found.lines) == (True, 7)
    assert "A crash cut its last line" in found.says


def test_killed_between_a_line_and_its_seal_is_no_change(tmp_path: Path) -> None:
    folder = written(tmp_path / "run")
    seal = (folder / SEAL).read_text()
    journal_lines = (folder / JOURNAL).read_bytes().splitlines()
    last = json.loads(journal_lines[-1])
    (folder / SEAL).write_text(f"{6:08d} {last['prev']}\n")
    assert checked(folder).good
    assert seal.startswith("00000007")


def test_killed_before_the_first_line(tmp_path: Path) -> None:
    Journal(tmp_path / "run").close()
    assert checked(tmp_path / "run").good


def test_a_run_of_old_has_no_numbers_and_no_seal(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    written(folder)
    (folder / SEAL).unlink()
    found = checked(folder)
    assert found.good
    assert UNSEALED in found.says


Lines = list[bytes]
CHANGES: list[tuple[str, Callable[[Lines], Lines], int, str]] = [
    ("a word edited", lambda ls: [*ls[:2], ls[2].replace(b'"c"', b'"C"'), *ls[3:]], 3, "edited"),
    ("the first line edited", lambda ls: [ls[0].replace(b'"a"', b'"A"'), *ls[1:]], 1, "edited"),
    ("the last line edited", lambda ls: [*ls[:-1], ls[-1].replace(b"Done.", b"Gone.")], 7, "edited"),
    ("the last but one edited", lambda ls: [*ls[:-2], ls[-2].replace(b'"e"', b'"E"'), ls[-1]], 6, "edited"),
    ("what it follows edited", lambda ls: [*ls[:2], ls[2].replace(b'"prev":"', b'"prev":"0')[:], *ls[3:]], 3, "edited"),
    ("no entry any more", lambda ls: [*ls[:2], b"gone\n", *ls[3:]], 3, "edited"),
    ("one removed", lambda ls: [*ls[:2], *ls[3:]], 3, "removed"),
    ("three removed", lambda ls: [*ls[:2], *ls[5:]], 3, "removed"),
    ("the first removed", lambda ls: ls[1:], 1, "removed"),
    ("two changed places", lambda ls: [*ls[:2], ls[3], ls[2], *ls[4:]], 3, "reordered"),
    ("the last moved to the front", lambda ls: [ls[-1], *ls[:-1]], 1, "reordered"),
    ("one twice", lambda ls: [*ls[:3], ls[2], *ls[3:]], 4, "inserted"),
    ("one put in", lambda ls: [*ls[:3], ls[0].replace(b'"a"', b'"z"'), *ls[3:]], 4, "edited inserted"),
    ("the last cut off", lambda ls: ls[:-1], 7, "cut"),
    ("three cut off", lambda ls: ls[:-3], 5, "cut"),
    ("all cut off", lambda ls: [], 1, "cut"),
    ("the last cut in the middle", lambda ls: [*ls[:-1], ls[-1][:20]], 7, "cut"),
]


@pytest.mark.parametrize(("change", "line", "what"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_changed(tmp_path: Path, change: Callable[[Lines], Lines], line: int, what: str) -> None:
    path = written(tmp_path / "run") / JOURNAL
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    found = checked(path.parent)
    assert not found.good
    assert found.what in what.split(), found.says
    assert found.line == line, found.says
    assert str(line) in found.says


@pytest.mark.parametrize("removed", range(1, 8))
@pytest.mark.parametrize("byte", [b"1", b"z"])
def test_any_byte_of_any_line_is_missed(tmp_path: Path, removed: int, byte: bytes) -> None:
    """Wherever one is put in the place of another, that very line is named, or the file does not read there."""
    path = written(tmp_path / "run") / JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    for at in range(0, len(lines[removed - 1]) - 1, 17):
        whole = lines[removed - 1]
        if whole[at : at + 1] == byte:
            continue
        path.write_bytes(b"".join([*lines[: removed - 1], whole[:at] + byte + whole[at + 1 :], *lines[removed:]]))
        found = checked(path.parent)
        assert not found.good, (at, whole)
        assert abs(found.line - removed) <= 1, (at, found.says)


def test_pictures_are_looked_at(tmp_path: Path) -> None:
    folder = written(tmp_path / "run")
    picture = next((folder / FRAMES).iterdir())
    image = cv2.imread(str(picture))
    assert image is not None
    image[3, 3] = (9, 9, 9)
    cv2.imwrite(str(picture), image)
    found = checked(folder)
    assert (found.good, found.what, found.line) == (False, "changed picture", 4)
    picture.write_bytes(b"no picture")
    assert checked(folder).what == "changed picture"
    picture.unlink()
    assert checked(folder).what == "missing picture"


def test_no_journal_at_all(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="choose another run"):
        checked(tmp_path)


def test_lines_that_separate_lines_elsewhere_are_none_here(tmp_path: Path) -> None:
    """U+2028 and a form feed in a text end no line."""
    journal = Journal(tmp_path / "run")
    journal.record(Error("a\u2028b\x0cc\x1cd\x85e"))
    journal.record(END)
    journal.close()
    assert checked(tmp_path / "run").good


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path))
    written(tmp_path / "runs" / "20260101-000000-a")
    bad = written(tmp_path / "runs" / "20260102-000000-b") / JOURNAL
    assert main(["runs", "verify", "--all"]) == 0
    bad.write_bytes(bad.read_bytes().replace(b'"c"', b'"C"'))
    assert main(["runs", "verify"]) == 1
    assert main(["runs", "verify", "000000-a"]) == 0
    capsys.readouterr()
    assert main(["runs", "verify", "--all", "--json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["run"], one["good"], one["line"]) for one in told] == [
        ("20260102-000000-b", False, 3),
        ("20260101-000000-a", True, 0),
    ]


def test_entries_of_old_read_back() -> None:
    assert Entry(1.0, "", END).n == 0
