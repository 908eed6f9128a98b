"""Hotkeys as they are written: which can be one, which are the same, how they are shown."""

from __future__ import annotations

import pytest

from agent.hands.hotkeys import keys, shown, trouble
from agent.settings import Settings


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<ctrl>+<alt>+<esc>", {"ctrl", "alt", "esc"}),
        ("<Ctrl_L>+D", {"ctrl", "d"}),
        ("<f8>", {"f8"}),
        ("<ctrl>++", {"ctrl", "+"}),
        ("<cmd>+<65>", {"cmd", "65"}),
    ],
)
def test_keys(written: str, found: set[str]) -> None:
    assert keys(written) == found
    assert trouble(written) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "No key is named"),
        ("<ctrl>+<hyper>", "There is no key “<hyper>”"),
        ("ctrl+d", "There is no key “ctrl”"),
        ("<ctrl>+<ctrl_r>+d", "names a key twice"),
        ("<ctrl>+<alt>", "needs one key beside"),
        ("<ctrl>+a+b", "needs one key beside"),
        ("q", "would go off while you type"),
        ("<shift>+<space>", "would go off while you type"),
    ],
)
def test_what_can_be_no_hotkey(written: str, said: str) -> None:
    assert said in trouble(written)
    assert trouble(written).endswith(".")


def test_the_same_in_another_order_is_the_same() -> None:
    assert "Both hotkeys are the same" in trouble("<alt_l>+<ctrl>+<space>", "<ctrl>+<alt>+<space>")
    assert trouble("<ctrl>+<space>", "<ctrl>+<alt>+<space>", "nonsense") == ""


def test_the_defaults_are_good() -> None:
    chosen = Settings()
    assert trouble(chosen.stop_key, chosen.delegate_key) == ""
    assert trouble(chosen.delegate_key, chosen.stop_key) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [("<ctrl>+<alt>+<esc>", "Ctrl+Alt+Esc"), ("<cmd>+d", "Super+D"), ("<ctrl>++", "Ctrl++"), ("<page_up>", "PageUp")],
)
def test_shown_as_on_the_keyboard(written: str, said: str) -> None:
    assert shown(written) == said
