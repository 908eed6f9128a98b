"""Names of keys, English and French, and what is said of a name that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import ActError
from agent.hands.keys import ALIASES, chord, sequence


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("Ctrl+Shift+S", ("ctrl", "shift", "s")),
        ("ctrl + c", ("ctrl", "c")),
        ("Entrée", ("enter",)),
        ("Maj+Suppr", ("shift", "delete")),
        ("ctrl++", ("ctrl", "+")),
        ("+", ("+",)),
        ("Page-Down", ("page_down",)),
        ("AltGr+e", ("alt_gr", "e")),
        ("Windows", ("super",)),
        ("F12", ("f12",)),
        ("é", ("é",)),
        ("/", ("/",)),
    ],
)
def test_chord(said: str, keys: tuple[str, ...]) -> None:
    assert chord(said) == keys


@pytest.mark.parametrize(
    ("said", "chords"),
    [
        ("down down enter", (("down",), ("down",), ("enter",))),
        ("ctrl+k ctrl+c", (("ctrl", "k"), ("ctrl", "c"))),
        ("ctrl + k", (("ctrl", "k"),)),
        ("Ctrl + Maj + s enter", (("ctrl", "shift", "s"), ("enter",))),
        ("9 + 7", (("9",), ("+",), ("7",))),
        ("ctrl++ a", (("ctrl", "+"), ("a",))),
        ("a + ctrl+c", (("a",), ("+",), ("ctrl", "c"))),
    ],
)
def test_sequence(said: str, chords: tuple[tuple[str, ...], ...]) -> None:
    assert sequence(said) == chords


@pytest.mark.parametrize("said", ["", "  "])
def test_no_key_at_all(said: str) -> None:
    for read in (chord, sequence):
        with pytest.raises(ActError, match="No key is named"):
            read(said)


@pytest.mark.parametrize(("said", "meant"), [("entr", "enter"), ("ctrl+dlete", "delete"), ("escpe", "escape")])
def test_no_such_key_names_the_nearest(said: str, meant: str) -> None:
    with pytest.raises(ActError, match=rf"There is no key “.*”: did you mean .*{meant}"):
        chord(said)


@pytest.mark.parametrize("alias", ALIASES)
def test_every_alias_is_a_key_and_what_it_stands_for_too(alias: str) -> None:
    assert chord(alias.replace("_", "")) == chord(alias) == (ALIASES[alias],)
    assert chord(ALIASES[alias]) == (ALIASES[alias],)


@given(st.text())
def test_any_text_is_keys_or_an_act_error(said: str) -> None:
    try:
        assert all(all(keys) for keys in sequence(said))
    except ActError as error:
        assert str(error)  # noqa: PT017 - either is right
