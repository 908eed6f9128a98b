"""Mode `flow` and Change on real windows: what is previewed is done after one yes, what is changed is done as changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk
from tests.desk.product import Product, events, until
from tests.desk.qt_settings import ENGLISH
from tests.desk.served import Served, Told, served, tell

pytestmark = pytest.mark.model
TASK = 'Type "Anna" in the field Display name, tick “Save automatically”, then click Apply.'


def answered(process: Served, replies: Iterator[dict[str, object]]) -> tuple[list[Told], list[Told]]:
    """A run to its end, each card given the next reply: its cards and its other events."""
    cards, told = [], []
    for one in events(process):
        if one["event"] == "asking":
            cards.append(one["card"])
            tell(process, "answer", card=one["card"]["id"], answer=next(replies))
        else:
            told.append(one)
        if one["event"] == "finished":
            return cards, told
    raise AssertionError(told)


def saved(desk: Desk) -> dict[str, object]:
    text = desk.read("settings.json")
    assert text is not None, "Apply was not pressed"
    found: dict[str, object] = json.loads(text)
    return found


def test_previewed_steps_are_done_after_one_yes(desk: Desk, product: Product) -> None:
    process = served(desk, product)
    tell(process, "start", task=TASK, mode="flow")
    cards, told = answered(process, iter([{"reply": "yes"}] * 3))
    assert [one["number"] for one in cards[0]["steps"]] == list(range(1, len(cards[0]["steps"]) + 1))
    assert len(cards[0]["steps"]) >= 2
    assert all(one["target"] or one["typed"] for one in cards[0]["steps"])
    assert len(cards) < sum(one["event"] == "acted" for one in told)
    assert told[-1]["status"] == "done", told[-1]
    assert saved(desk)["name"] == "Anna"


def test_preview_that_no_longer_holds_is_asked_about_anew(desk: Desk, product: Product) -> None:
    """The person ticks the box themselves while the first step is done: the second is not as it was shown."""
    process = served(desk, product, "yield_to_person = false\n")
    tell(process, "start", task=TASK, mode="flow")
    card = until(process, "asking")["card"]
    box = next(one["target"]["box"] for one in card["steps"] if "Save automatically" in one["sentence"])
    tell(process, "answer", card=card["id"], answer={"reply": "yes"})
    until(process, "acted")
    middle = (box["left"] + box["width"] // 2, box["top"] + box["height"] // 2)
    desk.tool("xdotool", "mousemove", *map(str, middle), "click", "1")
    following = next(one for one in events(process) if one["event"] in ("asking", "acted", "finished"))
    assert following["event"] == "asking", following
    tell(process, "stop")


def test_changed_text_and_target_are_what_is_done(desk: Desk, product: Product) -> None:
    process = served(desk, product)
    tell(process, "start", task='Type "Anna" in the field Display name, then click Close.', mode="step")
    told: list[Told] = []
    apply = None
    for one in events(process):
        told.append(one)
        if one["event"] == "observed":
            found = [e["box"] for e in one["elements"] if e["text"] == ENGLISH.apply]
            apply = found[0] if found else apply
        elif one["event"] == "asking" and one["card"]["typed"]:
            tell(process, "answer", card=one["card"]["id"], answer={"reply": "change", "text": "Zoé"})
        elif one["event"] == "asking":
            assert apply is not None
            point = {"x": apply["left"] + apply["width"] / 2, "y": apply["top"] + apply["height"] / 2}
            tell(process, "answer", card=one["card"]["id"], answer={"reply": "change", "point": point})
        elif one["event"] == "finished":
            break
    assert told[-1]["status"] == "done", told[-1]
    assert sum(one["event"] == "changed" for one in told) == 2
    assert saved(desk)["name"] == "Zoé"
    assert ENGLISH.title in desk.titles()
