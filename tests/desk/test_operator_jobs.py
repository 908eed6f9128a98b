"""The three jobs of an operator, each by one sentence in plain words: write code, book travel, manage tasks in a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.machine.virtual import VirtualScreen
from tests.desk.catalogue import TASKS
from tests.desk.desk import Desk
from tests.desk.desk import desk as world
from tests.desk.product import Product, Said
from tests.desk.task import DeskTask

pytestmark = pytest.mark.desk
APPROVED = ("--approve", "ask,named")


class Place:
    """A desk on a screen of its own, and Deskhand told a sentence there; what it opens ends with the screen."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        folder.mkdir(exist_ok=True)
        self._product = Product(desk.environment, folder)

    def told(self, sentence: str, *options: str) -> Said:
        return self._product("run", "--json", *options, sentence)

    def does(self, sentence: str, *options: str) -> None:
        said = self.told(sentence, *options)
        assert (said.code, said.finished["status"]) == (0, "done"), said.finished


@contextmanager
def place(folder: Path, words: Mapping[str, str]) -> Iterator[Place]:
    with VirtualScreen() as screen, world(screen.environment(), words) as desk:
        yield Place(desk, folder)


@contextmanager
def at(name: str, folder: Path) -> Iterator[tuple[Place, DeskTask]]:
    """Where a desk task is set."""
    task = next(one for one in TASKS if one.id == name)
    with place(folder, task.words(0)) as here:
        task.set_up(here.desk)
        yield here, task


TRAIN = "Book the {cheapest} train from {from} to {to} on {date}"


def test_book_travel_asks_before_it_books(tmp_path: Path) -> None:
    with at("travel-book", tmp_path) as (here, _):
        said = here.told(TRAIN.format_map(here.desk.words))
        assert (said.code, said.finished["status"]) == (3, "needs_person"), said.finished
        asked = [event["card"] for event in said.events if event["event"] == "asking"]
        assert [card["verdict"]["rule"] for card in asked] == ["buy"]
        assert "Book" in asked[0]["sentence"]
        assert here.desk.pages.records("booking") == []
        assert here.desk.pages.last("search")["to"] == here.desk.words["to"]


def test_book_travel_books_what_was_said_once_approved(tmp_path: Path) -> None:
    with at("travel-book", tmp_path) as (here, task):
        here.does(TRAIN.format_map(here.desk.words), *APPROVED)
        assert task.check(here.desk).passed


@pytest.mark.parametrize(
    "words",
    [
        "Write the script answer.sh with “echo 6 7 > answer.txt” and run it",
        "Écris le script answer.sh avec « echo 6 7 > answer.txt » et lance-le",
    ],
)
def test_write_code(tmp_path: Path, words: str) -> None:
    with place(tmp_path, {}) as here:
        asked = here.told(words)
        assert (asked.code, here.desk.read("answer.txt")) == (3, None), "a command is run only when it was said yes to"
    with place(tmp_path / "again", {}) as here:
        here.does(words, *APPROVED)
        assert here.desk.read("answer.txt") == "6 7\n"


def test_manage_tasks_in_a_browser(tmp_path: Path) -> None:
    with at("todo-add-steps", tmp_path) as (here, task):
        words = here.desk.words
        here.does(f"Add “{words['first']}” and “{words['second']}” to the to-do list", *APPROVED)
        # The gate asks before it ticks “book the hall”: a box that says book may book.
        here.does(f"Tick “{words['tick']}” off the to-do list", *APPROVED)
        assert task.check(here.desk).passed
