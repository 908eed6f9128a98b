"""A run as one page: nothing from outside, every text escaped, every turn with its picture."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from agent.action import Type
from agent.errors import JournalError
from agent.geometry import Monitor
from agent.protocol import Error, Event, Finished, Framed, Observed, Started, Verified
from agent.records import Answer, Observation, Reply, Status, Step
from agent.story.journal import Journal, read
from agent.story.report import REPORT, shots, write
from tests.fakes import click, frame, plan, step
from tests.screens import screen

EVIL = "<script>alert(1)</script> & “x” 'y' </title>"
SEEN = screen(f"button {EVIL}", "field Name (empty)")


def run(folder: Path, steps: list[Step], seen: Observation = SEEN, end: Finished | None = None) -> Path:
    journal = Journal(folder)
    journal.record(Started(EVIL, "run"))
    picture = journal.keep(frame())
    look: list[Event] = [Framed(1, picture, Monitor(1, frame().monitor.box)), Observed(1, seen.elements, (), 0.1)]
    for event in look:
        journal.record(event)
    for one in steps:
        for event in (*look, Verified(one.number, one.outcome, one)):
            journal.record(event)
    journal.record(Error(EVIL))
    if end:
        journal.record(end)
    journal.close()
    return folder


def page(folder: Path) -> str:
    name = plan(Type(EVIL, SEEN.elements[1].box.centre), SEEN.elements[1])
    steps = [step(click(SEEN.elements[0]), number=1, answer=Answer(Reply.YES_KIND)), step(name, number=2)]
    end = Finished(Status.DONE, EVIL, 2, 1.5, EVIL, (EVIL,), "run")
    return write(run(folder, steps, end=end)).read_text("utf-8")


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_nothing_comes_from_outside(tmp_path: Path) -> None:
    text = page(tmp_path / "run")
    assert not re.search(r"(?i)https?://|//[a-z]|url\(|@import", re.sub(r"base64,[\w+/=]+", "", text))
    for tag, attributes in Tags(text).seen:
        assert tag not in ("script", "link", "iframe", "object", "embed", "form", "base")
        assert not attributes.keys() & {"href", "action", "srcset", "style"}
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("src") or "data:").startswith("data:")


def test_every_text_is_escaped(tmp_path: Path) -> None:
    text = page(tmp_path / "run")
    assert "<script>" not in text
    assert text.count("&lt;script&gt;") >= 8
    assert text.count("</title>") == text.count("<title>")


def test_every_turn_has_its_picture_and_the_last_look(tmp_path: Path) -> None:
    tags = Tags(page(tmp_path / "run")).seen
    assert len([tag for tag, _ in tags if tag == "img"]) == 3
    assert len([tag for tag, attributes in tags if attributes.get("class") == "target"]) == 2


def test_says_how_it_ended_and_what_was_answered(tmp_path: Path) -> None:
    text = page(tmp_path / "run")
    assert 'class="end done"' in text
    assert "answered yes kind" in text


def test_run_that_was_killed_says_so(tmp_path: Path) -> None:
    assert "cut short" in write(run(tmp_path / "run", [])).read_text("utf-8")


def test_page_of_a_run_killed_at_once(tmp_path: Path) -> None:
    Journal(tmp_path / "run").close()
    assert "A run that was cut short" in write(tmp_path / "run").read_text("utf-8")


def test_lost_picture_leaves_the_marks(tmp_path: Path) -> None:
    folder = run(tmp_path / "run", [step(click(SEEN.elements[0]))])
    for file in (folder / "frames").iterdir():
        file.unlink()
    first = shots(read(folder), folder)[0]
    assert (first.picture, first.width, first.height) == ("", 1280, 800)
    assert first.elements == SEEN.elements
    assert first.target == SEEN.elements[0].box


def test_page_is_private_and_may_be_made_again(tmp_path: Path) -> None:
    folder = run(tmp_path / "run", [])
    write(folder)
    path = write(folder)
    assert path.name == REPORT
    assert path.stat().st_mode & 0o777 == 0o600


def test_page_that_cannot_be_written(tmp_path: Path) -> None:
    folder = run(tmp_path / "run", [])
    (folder / REPORT).mkdir()
    with pytest.raises(JournalError, match="cannot be written"):
        write(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["frames", "journal.jsonl", "journal.seal", REPORT]
