"""The catalogue of input: that nothing is missing from it, and how it is told. It is done on real windows by `make trust`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from agent.action import Key, LeftClickDrag, Scroll, Type
from tests.trust import fidelity
from tests.trust.fidelity import PRINTABLE, Received, dead, pointed, pressed, told, without, written
from tests.trust.kept import kept


def test_clicks_drags_and_scrolls_of_each_kind() -> None:
    deeds = list(pointed())
    assert Counter(deed.kind for deed in deeds)["clicks"] == 5 * 6
    assert {deed.action.modifiers for deed in deeds if isinstance(deed.action, LeftClickDrag)} == {(), ("ctrl",), ("shift",)}
    turned = [deed.action for deed in deeds if isinstance(deed.action, Scroll)]
    signs = {((one.dx > 0) - (one.dx < 0), (one.dy > 0) - (one.dy < 0)) for one in turned}
    assert signs == {(0, 1), (0, -1), (1, 0), (-1, 0)}


def test_no_two_deeds_are_told_alike() -> None:
    deeds = [*pointed(), *pressed("us"), *written("us"), *pressed("fr"), *written("fr"), *dead()]
    assert [what for what, count in Counter((deed.kind, deed.what) for deed in deeds).items() if count > 1] == []


def test_every_printable_character_is_pressed_and_typed() -> None:
    keys = [deed for deed in pressed("us") if deed.kind.startswith("printable")]
    assert "".join(str(deed.meant) for deed in keys) == PRINTABLE
    assert all(isinstance(deed.action, Key) for deed in keys)
    texts = [deed.action.text for deed in written("us") if isinstance(deed.action, Type)]
    assert any(PRINTABLE in text for text in texts)
    assert {"accents", "symbols", "cjk", "emoji"} <= {deed.kind for deed in written("us")}


def test_what_was_not_as_meant_is_named() -> None:
    done = [Received(1, "drags", "left", True), Received(2, "drags", "left", False, "[]"), Received(1, "moves", "down", True)]
    page = told(done)
    assert "**2 of 3 received just as meant** (95 % interval from 20.77 %), 2 times the catalogue." in page
    assert "| drags | 1 | 2 | 1; not: left |" in page
    assert "| moves | 1 | 1 | 1 |" in page


def test_a_round_that_was_cut_short_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "fidelity.jsonl"
    lines = [Received(1, "moves", "down", True), Received(2, "moves", "down", True), Received(2, "moves", "up", True)]
    file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in lines))
    without(file, 2)
    assert kept(file, Received) == lines[:1]
    without(tmp_path / "none.jsonl", 1)
    assert kept(tmp_path / "none.jsonl", Received) == []


@pytest.mark.parametrize(
    ("seen", "events", "got"),
    [
        (fidelity._dragged, [], []),
        (fidelity._notches, [{"kind": "wheel", "dx": 0, "dy": -120}, {"kind": "move"}], [(0, -120)]),
        (fidelity._text, [{"kind": "down", "text": "é"}, {"kind": "up", "text": "é"}], "é"),
        (fidelity._content, [{"kind": "text", "text": "old"}, {"kind": "text", "text": "new"}], "new"),
        (fidelity._content, [], ""),
    ],
)
def test_what_a_window_wrote_down_is_read(seen: object, events: list[dict[str, object]], got: object) -> None:
    assert callable(seen)
    assert seen(events) == got
