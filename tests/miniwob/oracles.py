"""Edge: tasks of MiniWoB++ done by the book, to learn from: each step is found in the page's DOM and done with real input.

`python -m tests.miniwob.oracles [TASK or FAMILY ...] --seeds 10` prints how often each task's steps earn a reward. An oracle
goes by what the sentence says and what the page shows, as a person would; only the range of a slider is asked of a script.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from tests.bench.page import share
from tests.desk.desk import Desk, DeskError
from tests.miniwob.devtools import Browser, BrowserError
from tests.miniwob.episode import SCALE, Stage, stage
from tests.miniwob.fingers import Step, do, popup, scaled
from tests.miniwob.list import SEEDS, wanted
from tests.miniwob.reading import PATIENCE, Box, LostError, Node, Seen, look, settled, word

T = TypeVar("T")
MOST = 40
"""Steps after which an oracle has lost its way."""
ENDS = 1.0
"""Seconds in which a page ends after the last step."""
ORDER = {"1st": 0, "2nd": 1, "3rd": 2}
SUBMIT = ("Submit", "Search", "Go!", "OK", "Login", "Order!")
COLOURS = {
    "red": (230, 0, 0), "orange": (255, 153, 0), "yellow": (255, 255, 0), "green": (0, 138, 0), "blue": (0, 102, 204),
    "purple": (153, 51, 255),
}  # fmt: skip
TOWARDS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
Steps = Iterator[Step]


class Scene:
    """What an oracle goes by: the sentence of the task, and looks at the page."""

    def __init__(self, on: Stage, sentence: str) -> None:
        self._on = on
        self.sentence = sentence

    @property
    def browser(self) -> Browser:
        return self._on.browser

    @property
    def desk(self) -> Desk:
        return self._on.desk

    def look(self) -> Seen:
        """Once it is still."""
        return settled(self.browser)

    def found(self, pattern: str) -> tuple[str, ...]:
        """What the groups of a pattern hold in the sentence. Raises LostError."""
        match = re.search(pattern, self.sentence)
        if not match:
            raise LostError(f"“{self.sentence}” does not say {pattern}")
        return tuple(group or "" for group in match.groups())

    def until(self, find: Callable[[Seen], T | None]) -> T:
        """What comes late. Raises LostError."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = find(look(self.browser))
            if found:
                return found
            time.sleep(0.1)
        raise LostError("what was waited for did not come")


class Shown(msgspec.Struct, frozen=True):
    """One step of a demonstration. `picture` is the screen before it, uint8 RGB, height x width x 3; `step` has its boxes in
    pixels of it."""

    task: str
    seed: int
    sentence: str
    step: Step
    picture: NDArray[np.uint8]


def _click(node: Node) -> Step:
    return Step("click", node.box)


def _press(scene: Scene, *names: str) -> Step:
    return _click(scene.look().button(*(names or SUBMIT)))


def _type(node: Node, text: str, clear: bool = False) -> Step:
    """Dates and times are typed from their first part on, and at the end of a number field there are arrows."""
    left, top, width, height = node.box
    box = (left, top, height, height) if node.kind in ("date", "time", "number") else (left, top, width, height)
    return Step("type", box, text, clear=clear)


def _reach(scene: Scene, find: Callable[[Seen], Node]) -> Iterator[Step]:
    """Scrolls until something can be clicked; use with `yield from`. Raises LostError when it stays hidden."""
    for _ in range(MOST):
        node = find(scene.look())
        if node.shown:
            return
        yield Step("scroll_up" if node.whole[1] < node.pane[1] else "scroll_down", node.pane)
    raise LostError("it does not come into view")


def _reached(scene: Scene, find: Callable[[Seen], Node]) -> Iterator[Step]:
    """Scrolls to something and clicks it."""
    yield from _reach(scene, find)
    yield _click(find(scene.look()))


def _named(text: str) -> Callable[[Seen], Node]:
    """The element whose own text is this."""
    return lambda seen: seen.one(lambda one: one.own == text, f"“{text}”")


def click_option(scene: Scene) -> Steps:
    (name,) = scene.found(r"Select (\S+) and click")
    yield _click(_named(name)(scene.look()))
    yield _press(scene)


def choose_list(scene: Scene) -> Steps:
    (name,) = scene.found(r"Select (.+) from the list")
    chooser = scene.look().one(lambda one: one.tag == "select", "list")
    yield _click(chooser)
    menu = scene.until(lambda seen: popup(scene.desk))
    time.sleep(0.3)
    height = menu[3] / len(chooser.options)
    yield Step("click", (menu[0], menu[1] + height * chooser.options.index(name), menu[2], height))
    yield _press(scene)


def click_tab(scene: Scene) -> Steps:
    (name,) = scene.found(r"Click on (Tab #\d)")
    yield _click(_named(name)(scene.look()))


def click_link_in_tabs(scene: Scene) -> Steps:
    """From tab to tab until the link is there."""
    (name,) = scene.found(r'link "([^"]+)"')
    tabs = [one.own for one in scene.look().all(lambda one: "ui-tabs-anchor" in one.classes)]
    for tab in [*tabs[1:], ""]:
        links = scene.look().all(lambda one: "alink" in one.classes and one.own == name and one.shown)
        if links:
            yield _click(links[0])
            return
        if tab:
            yield _click(_named(tab)(scene.look()))


def click_widget(scene: Scene) -> Steps:
    (name,) = scene.found(r'"(\w+)" widget')
    kinds = {"text": "input", "radio": "radio", "checkbox": "checkbox"}
    tags = {"textarea": "textarea", "button": "button"}
    yield _click(scene.look().one(lambda one: one.tag == tags.get(name, "input") and one.kind == kinds.get(name, ""), name))


def button_delay(scene: Scene) -> Steps:
    (seconds,) = scene.found(r"wait (\d+) second")
    yield _press(scene, "ONE")
    then = _press(scene, "TWO")
    yield Step("wait", seconds=float(seconds))
    yield then


def focus_text(scene: Scene) -> Steps:
    place = next((place for name, place in ORDER.items() if name in scene.sentence), 0)
    yield _click(scene.look().fields()[place])


def enter_text(scene: Scene) -> Steps:
    (text,) = scene.found(r'"([^"]+)"')
    text = text.upper() if "upper case" in scene.sentence else text.lower() if "lower case" in scene.sentence else text
    yield _type(scene.look().fields()[0], text)
    yield _press(scene)


def enter_date(scene: Scene) -> Steps:
    (text,) = scene.found(r"Enter (\d+/\d+/\d+)")
    yield _type(scene.look().fields()[0], text)
    yield _press(scene)


def enter_time(scene: Scene) -> Steps:
    hour, minute, half = scene.found(r"Enter (\d+):(\d+)\s?([AP]M)")
    yield _type(scene.look().fields()[0], f"{int(hour):02}:{minute}{half}")
    yield _press(scene)


def login(scene: Scene) -> Steps:
    user, password = scene.found(r'username "([^"]+)" and the password "([^"]+)"')
    for label, text in (("Username", user), ("Password", password)):
        yield _type(scene.look().field(label), text)
        if scene.look().all(lambda one: one.id == "popup"):
            yield _press(scene, "Cancel")
            yield _type(scene.look().field(label), text, clear=True)
    yield _press(scene, "Login", "OK")


def copy_paste(scene: Scene) -> Steps:
    place = next((place for name, place in ORDER.items() if name in scene.sentence), 0)
    yield _click(scene.look().all(lambda one: one.tag == "textarea")[place])
    yield Step("key", key="ctrl+a")
    yield Step("key", key="ctrl+c")
    yield _click(scene.look().one(lambda one: one.tag == "input" and one.takes_text, "field"))
    yield Step("key", key="ctrl+v")
    yield _press(scene)


def movies(scene: Scene) -> Steps:
    genre, name, year = scene.found(r"Search for (.+) movies directed by (.+) from year (\d+)")
    for labels, text in ((("Genre",), genre), (("Director",), name), (("Year", "Released"), year)):
        yield _type(_field(scene.look(), labels), text)
    yield _press(scene)


def _field(seen: Seen, labels: Sequence[str]) -> Node:
    for label in labels:
        if seen.all(lambda one, label=label: label in one.own):  # type: ignore[misc]
            return seen.field(label)
    raise LostError(f"no field is called {labels}")


def find_word(scene: Scene) -> Steps:
    (place,) = scene.found(r"the (\d+)\w\w word")
    words = scene.look().one(lambda one: one.tag == "p", "paragraph").text.split()
    yield _type(scene.look().fields()[0], re.sub(r"[^a-zA-Z]", "", words[int(place) - 1]))
    yield _press(scene)


def read_table(scene: Scene) -> Steps:
    (name,) = scene.found(r"the value of (.+) into the text field")
    yield _type(scene.look().fields()[0], _cell_of(scene.look(), name))
    yield _press(scene)


def read_labels(scene: Scene) -> Steps:
    for label in [one.own for one in scene.look().all(lambda one: one.tag == "label")]:
        yield _type(scene.look().field(label), _cell_of(scene.look(), label.rstrip(":")))
    yield _press(scene)


def _cell_of(seen: Seen, name: str) -> str:
    cells = [one.own for one in seen.all(lambda one: one.tag == "td")]
    return cells[cells.index(name) + 1]


def navigate_tree(scene: Scene) -> Steps:
    (name,) = scene.found(r'named "([^"]+)"')
    opened: set[tuple[str, int]] = set()
    while True:
        seen = scene.look()
        there = seen.all(lambda one: one.tag == "span" and one.own == name)
        if there:
            yield from _reached(scene, _named(name))
            return
        folders = [one for one in seen.of_class("folder") if (one.own, _of_name(seen, one)) not in opened]
        if not folders:
            raise LostError("every folder is open")
        folder = folders[0]
        opened.add((folder.own, _of_name(seen, folder)))
        yield _click(folder)


def _of_name(seen: Seen, node: Node) -> int:
    """Which of its name it is, as several may have the same."""
    return seen.all(lambda one: one.own == node.own and "folder" in one.classes).index(node)


def phone_book(scene: Scene) -> Steps:
    name, what = scene.found(r"Find (.+) in the contact book and click on their (\w+)")
    for _ in range(5):
        seen = scene.look()
        if seen.all(lambda one: "name" in one.classes and one.own == name):
            yield _click(seen.of_class(what)[0])
            return
        yield _press(scene, ">")


def search_engine(scene: Scene) -> Steps:
    text, place = scene.found(r'enter "([^"]+)".*click the (\d+)\w\w search result')
    yield _type(scene.look().fields()[0], text)
    yield _press(scene, "Search")
    page, row = divmod(int(place) - 1, 3)
    if page:
        yield _press(scene, str(page + 1))
    yield from _reached(scene, lambda seen: seen.of_class("search-title")[row])


def order_food(scene: Scene) -> Steps:
    for name in _dishes(scene):
        yield from _reached(scene, lambda seen, name=name: _plus_of(seen, name))  # type: ignore[misc]
    yield from _reached(scene, lambda seen: seen.button("Order!"))


def _dishes(scene: Scene) -> list[str]:
    """Those that are to be ordered, some perhaps twice."""
    if "one of each" in scene.sentence:
        (names,) = scene.found(r"each item: (.+)")
        return [name.strip() for name in names.split(", ")]
    count, kind = scene.found(r"Order (\d+) items that are (.+)")
    seen = scene.look()
    right = [
        name.own for item in seen.of_class("food-item") for name in seen.all(lambda one: "item-name" in one.classes, item)
        if seen.all(lambda one: one.title == kind, item)
    ]  # fmt: skip
    return [right[at % len(right)] for at in range(int(count))]


def _plus_of(seen: Seen, name: str) -> Node:
    item = seen.one(lambda one: "food-item" in one.classes and any(seen.all(lambda at: at.own == name, one)), name)
    return seen.one(lambda one: "add" in one.classes, "+", item)


def find_greatest(scene: Scene) -> Steps:
    numbers: list[int] = []
    for at in range(len(scene.look().of_class("card"))):
        yield _click(scene.look().of_class("card")[at])
        numbers.append(int(scene.look().of_class("card")[at].text))
    greatest = numbers.index(max(numbers))
    if greatest != len(numbers) - 1:
        yield _click(scene.look().of_class("card")[greatest])
    yield _press(scene)


def generate_number(scene: Scene) -> Steps:
    while True:
        yield _press(scene, "Generate")
        if _fits(int(scene.look().by_id("display-number").own), scene.sentence):
            break
    yield _press(scene)


def _fits(number: int, sentence: str) -> bool:
    bound = int((re.findall(r"than (\d+)", sentence) or ["0"])[0])
    if "less than" in sentence:
        return number < bound
    return number > bound if "greater than" in sentence else number % 2 == ("odd" in sentence)


def guess_number(scene: Scene) -> Steps:
    low, high = 0, 9
    while low <= high:
        guess = (low + high) // 2
        yield _type(scene.look().fields()[0], str(guess), clear=True)
        yield _press(scene)
        said = " ".join(one.own for one in scene.look().all(lambda one: one.tag == "div"))
        low, high = (low, guess - 1) if "lower than" in said else (guess + 1, high)


def use_spinner(scene: Scene) -> Steps:
    (wanted_value,) = scene.found(r"Select (-?\d+) with")
    way = "up" if int(wanted_value) > 0 else "down"
    for _ in range(abs(int(wanted_value))):
        yield _click(scene.look().of_class(f"ui-spinner-{way}")[0])
    yield _press(scene)


def use_slider(scene: Scene) -> Steps:
    (text,) = scene.found(r"Select (-?\d+) with")
    yield from _slid(scene, "slider", "val", int(text))
    yield _press(scene)


def use_sliders(scene: Scene) -> Steps:
    (text,) = scene.found(r"\[([^\]]+)\]")
    for at, value in enumerate(text.split(","), 1):
        yield from _slid(scene, f"slider-{at}", f"val-{at}", int(value))
    yield _press(scene)


def _slid(scene: Scene, slider: str, shown: str, value: int) -> Steps:
    """The handle dragged to where the value must be, then by keys where a pixel was too coarse."""
    lowest, highest = scene.browser.value(f"['min', 'max'].map(o => $('#{slider}').slider('option', o))")
    seen = scene.look()
    bar = seen.by_id(slider)
    handle = seen.one(lambda one: "ui-slider-handle" in one.classes, "handle", bar)
    part = (value - lowest) / (highest - lowest)
    left, top, width, height = bar.whole
    x, y, wide, high = handle.whole
    upright = "ui-slider-vertical" in bar.classes
    end = (x, top + height * (1 - part) - high / 2, wide, high) if upright else (left + width * part - wide / 2, y, wide, high)
    if int(seen.by_id(shown).own) != value:
        yield Step("drag", handle.box, end=end)
    while (now := int(scene.look().by_id(shown).own)) != value:
        yield Step("key", key="right" if now < value else "left")


def text_editor(scene: Scene) -> Steps:
    editor = scene.look().of_class("ql-editor")[0]
    if "everything" in scene.sentence:
        yield _click(editor)
        yield Step("key", key="ctrl+a")
    else:
        (text,) = scene.found(r"the text (\S+) the")
        yield _selected(word(scene.browser, text, ".ql-editor"), text)
    styles = {"bold": "ql-bold", "italics": "ql-italic", "underlined": "ql-underline"}
    style = next((style for name, style in styles.items() if f"the style {name}" in scene.sentence), "")
    if style:
        yield _click(scene.look().one(lambda one: one.tag == "button" and style in one.classes, style))
    else:
        (colour,) = scene.found(r"the color (\w+)")
        yield _click(scene.look().one(lambda one: "ql-picker-label" in one.classes, "colours"))
        yield _click(_nearest(scene.look().of_class("ql-picker-item"), COLOURS[colour]))
    yield _press(scene)


def _selected(box: Box, text: str) -> Step:
    """A double click takes a word without the full stop that belongs to it here."""
    left, top, width, height = box
    if text.isalnum():
        return Step("double", box)
    return Step("drag", (left - 0.5, top, 1.0, height), end=(left + width - 0.5, top, 1.0, height))


def _nearest(nodes: Sequence[Node], colour: tuple[int, int, int]) -> Node:
    return min(nodes, key=lambda one: math.dist([int(part) for part in re.findall(r"\d+", one.colour)[:3]], colour))


def terminal(scene: Scene) -> Steps:
    ending = (re.findall(r"extension (\.\S+)", scene.sentence) or [""])[0]
    yield Step("type", scene.look().by_id("terminal-contents").box, "ls")
    yield Step("key", key="enter")
    files = scene.look().of_class("output")[-1].own.split()
    right = [file for file in files if (file.endswith(ending) if ending else "." not in file)]
    # `.gz` alone ends `tar.gz` too; what the page takes is the ending as it is named.
    yield Step("type", None, f"rm {right[0]}")
    yield Step("key", key="enter")


def drag_box(scene: Scene) -> Steps:
    seen = scene.look()
    small, large = seen.by_id("draggableSmall"), seen.by_id("draggableLarge")
    if not _free(small.box, large.box):
        left, top, width, height = large.box
        away = 60.0 if left < 50 else -55.0
        yield Step("drag", (left + width - 8, top + height - 8, 6, 6), end=(left + width - 8 + away, top + height - 8, 6, 6))
        seen = scene.look()
        small, large = seen.by_id("draggableSmall"), seen.by_id("draggableLarge")
    grip = _free(small.box, large.box)
    if grip is None:
        raise LostError("the small box is under the large one")
    by_x = large.box[0] + large.box[2] / 2 - small.box[0] - small.box[2] / 2
    by_y = large.box[1] + large.box[3] / 2 - small.box[1] - small.box[3] / 2
    yield Step("drag", grip, end=(grip[0] + by_x, grip[1] + by_y, grip[2], grip[3]))
    yield _press(scene)


def _free(box: Box, over: Box) -> Box | None:
    """The box itself, or a corner of it that the other does not cover."""
    left, top, width, height = box
    middle = (left + width / 2, top + height / 2)
    corners = [(left + x, top + y, 6.0, 6.0) for x in (1, width - 7) for y in (1, height - 7)]
    if not _within(middle, over):
        return box
    return next((one for one in corners if not _within((one[0] + 3, one[1] + 3), over)), None)


def _within(point: tuple[float, float], box: Box) -> bool:
    return -4 < point[0] - box[0] < box[2] + 4 and -4 < point[1] - box[1] < box[3] + 4


def drag_shape(scene: Scene) -> Steps:
    (way,) = scene.found(r"(up|down|left|right)\W")
    shape = scene.look().one(lambda one: one.tag in ("circle", "rect", "polygon", "path", "ellipse"), "shape")
    left, top, width, height = shape.box
    x, y = TOWARDS[way]
    yield Step("drag", shape.box, end=(left + 25 * x, top + 25 * y, width, height))
    yield _press(scene)


def book_flight(scene: Scene) -> Steps:
    which, origin, goal, date = scene.found(r"Book the (\w+) one-way flight from: (.+?) to: (.+?) on:? (\d+/\d+/\d+)")
    for field, place in (("flight-from", origin), ("flight-to", goal)):
        yield _type(scene.look().by_id(field), place)
        yield from _offered(scene, lambda seen, place=place: _airport(seen, place))  # type: ignore[misc]
    yield from _day_picked(scene, datetime.datetime.strptime(date, "%m/%d/%Y"))
    yield _press(scene, "Search")
    by = _price if which == "cheapest" else _duration
    scene.until(lambda seen: seen.of_class("flight"))
    flights = scene.look().of_class("flight")
    best = min(range(len(flights)), key=lambda at: by(flights[at].text))
    yield from _reached(scene, lambda seen: seen.of_class("flight-price")[best])


def _offered(scene: Scene, find: Callable[[Seen], Node | None]) -> Steps:
    """What a field offers while one types is clicked, once no more is taken off the list."""
    scene.until(find)

    def there(seen: Seen) -> Node:
        node = find(seen)
        if node is None:
            raise LostError("what was offered is gone")
        return node

    yield from _reached(scene, there)


def _airport(seen: Seen, place: str) -> Node | None:
    there = seen.all(lambda one: "ui-menu-item" in one.classes)
    right = [one for one in there if f"({place})" in one.text or one.text.startswith(f"{place} (")]
    return right[0] if right else None


def _price(text: str) -> float:
    return float(re.findall(r"\$(\d+)", text)[0])


def _duration(text: str) -> float:
    hours, minutes = re.findall(r"(\d+)h (\d+)m", text)[0]
    return 60 * int(hours) + int(minutes)


def _day_picked(scene: Scene, day: datetime.datetime) -> Steps:
    yield _click(scene.look().by_id("datepicker"))
    scene.until(lambda seen: [one for one in seen.of_class("ui-datepicker-month") if one.shown])
    while (month := _month(scene.look())) != (day.year, day.month):
        way = "ui-datepicker-next" if month < (day.year, day.month) else "ui-datepicker-prev"
        yield _click(scene.look().of_class(way)[0])
    days = scene.look().of_class("ui-datepicker-calendar")[0]
    yield _click(scene.look().one(lambda one: one.tag == "a" and one.own == str(day.day), f"day {day.day}", days))


def _month(seen: Seen) -> tuple[int, int]:
    name, year = seen.of_class("ui-datepicker-month")[0].own, seen.of_class("ui-datepicker-year")[0].own
    return int(year), datetime.datetime.strptime(name, "%B").month


def airline(scene: Scene) -> Steps:
    asked = json.loads(scene.sentence)
    for field, city in (("origin", asked["Departure City"]), ("destination", asked["Destination City"])):
        yield _type(scene.look().by_id(f"segments0.{field}"), city, clear=True)
        yield from _offered(scene, lambda seen, city=city: _city(seen, city))  # type: ignore[misc]
    for number, part in enumerate(("Departure", "Returning")):
        yield _click(scene.look().by_id(f"segments{number}.travelDate"))
        scene.until(lambda seen: seen.of_class("ui-datepicker-group"))
        month, day = int(asked[f"{part} Month"]), str(asked[f"{part} Day"])
        yield from _reached(scene, lambda seen, month=month, day=day: _day(seen, month, day))  # type: ignore[misc]
    yield from _reached(scene, lambda seen: seen.one(lambda one: one.kind == "submit" and one.text == "Search", "Search"))


def _city(seen: Seen, city: str) -> Node | None:
    """All airports of a city before one of them."""
    there = seen.all(lambda one: one.tag == "a" and city in one.own.replace(",", "") and " - " in one.own)
    return min(there, key=lambda one: "all airports" not in one.own.casefold()) if there else None


def _day(seen: Seen, month: int, day: str) -> Node:
    group = seen.one(
        lambda one: "ui-datepicker-group" in one.classes and datetime.date(2000, month, 1).strftime("%B") in one.text,
        f"month {month}",
    )
    return seen.one(lambda one: one.tag == "a" and one.own == day, f"day {day}", group)


ORACLES: dict[str, Callable[[Scene], Steps]] = {
    "book-flight": book_flight,
    "book-flight-nodelay": book_flight,
    "button-delay": button_delay,
    "choose-list": choose_list,
    "click-option": click_option,
    "click-tab": click_tab,
    "click-tab-2": click_link_in_tabs,
    "click-tab-2-easy": click_link_in_tabs,
    "click-tab-2-hard": click_link_in_tabs,
    "click-tab-2-medium": click_link_in_tabs,
    "click-widget": click_widget,
    "copy-paste": copy_paste,
    "copy-paste-2": copy_paste,
    "drag-box": drag_box,
    "drag-circle": drag_shape,
    "drag-single-shape": drag_shape,
    "enter-date": enter_date,
    "enter-text": enter_text,
    "enter-text-2": enter_text,
    "enter-text-dynamic": enter_text,
    "enter-time": enter_time,
    "find-greatest": find_greatest,
    "find-word": find_word,
    "flight.AA": airline,
    "focus-text": focus_text,
    "focus-text-2": focus_text,
    "generate-number": generate_number,
    "guess-number": guess_number,
    "login-user": login,
    "login-user-popup": login,
    "multi-layouts": movies,
    "multi-orderings": movies,
    "navigate-tree": navigate_tree,
    "order-food": order_food,
    "phone-book": phone_book,
    "read-table": read_table,
    "read-table-2": read_labels,
    "search-engine": search_engine,
    "terminal": terminal,
    "text-editor": text_editor,
    "use-slider": use_slider,
    "use-slider-2": use_sliders,
    "use-spinner": use_spinner,
}
"""The tasks that can be shown."""


def demonstrations(task: str, seed: int, on: Stage) -> Iterator[Shown]:
    """The steps of a task with their pictures, each told before it is done, with a `done` at the end where a reward was earned.

    Work on them when you have them all: some pages count the time. Raises NotPublicError, and LostError when the oracle does
    not find its way or earns nothing: drop what came before.
    """
    sentence = on.begin(task, seed)
    scene, done, took = Scene(on, sentence), time.monotonic(), 0.0
    for count, step in enumerate(ORACLES[task](scene)):
        if count == MOST:
            raise LostError(f"{MOST} steps were not enough")
        if step.box is None:
            settled(on.browser)  # where there is no target nobody has looked yet
        began = time.monotonic()
        yield Shown(task, seed, sentence, scaled(step, SCALE), picture(on.desk))
        if step.op == "wait":
            # Since the step before; the next one will take as long to come as that did.
            time.sleep(max(0.0, step.seconds - took - (time.monotonic() - done)))
        else:
            do(on.desk, step)
            done = time.monotonic()
            took = done - began
    until = time.monotonic() + ENDS
    while (reward := on.reward()) is None and time.monotonic() < until:
        time.sleep(0.05)
    if not reward or reward <= 0:
        raise LostError(f"the reward is {reward}")
    yield Shown(task, seed, sentence, Step("done"), picture(on.desk))


def picture(on: Desk) -> NDArray[np.uint8]:
    """The screen, uint8 RGB, height x width x 3."""
    import mss

    with mss.MSS(display=on.environment["DISPLAY"]) as screen:
        shot = np.asarray(screen.grab(screen.monitors[0]))
    return np.ascontiguousarray(shot[:, :, 2::-1])


def tried(on: Stage, task: str, seed: int) -> tuple[str, int]:
    """What went wrong, empty when a reward was earned, and how many steps there were."""
    steps = 0
    try:
        for shown in demonstrations(task, seed, on):
            steps += shown.step.op != "done"
    except (LostError, BrowserError, DeskError, IndexError, ValueError) as error:
        return f"{type(error).__name__}: {error}", steps
    return "", steps


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tasks", nargs="*", metavar="TASK", help="tasks or families (default: all that can be shown)")
    arguments.add_argument("--seeds", type=int, default=5)
    arguments.add_argument("--first", type=int, default=SEEDS.start, metavar="SEED")
    given, console = arguments.parse_args(), Console(width=160)
    with stage() as on:
        for task in (one for one in wanted(given.tasks) if one in ORACLES):
            began, found = time.monotonic(), []
            for seed in range(given.first, given.first + given.seeds):
                found.append(tried(on, task, seed))
                if found[-1][0]:
                    console.print(f"  {task} {seed}: {found[-1][0]}", markup=False, highlight=False)
            right, each = sum(not wrong for wrong, _ in found), (time.monotonic() - began) / max(1, len(found))
            steps = sum(count for _, count in found) / max(1, len(found))
            console.print(
                f"{task:<20} {share(right, len(found))}, {steps:.1f} steps, {each:.1f} s each", markup=False, highlight=False
            )


if __name__ == "__main__":
    main()
