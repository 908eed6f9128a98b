"""Words of tasks: plain forms, what tells elements apart, keys that a text names; the tables agree with each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.hands.keys import sequence
from agent.words import AFFIRM, KEYS, PHRASES, STOP_WORDS, VERBS, Intent, chords, language, meaning, plain, words


@pytest.mark.parametrize(("text", "is_plain"), [("Éàß", "eass"), ("ÇA VA", "ca va"), ("ﬁn", "fin"), ("", "")])
def test_plain(text: str, is_plain: str) -> None:
    assert plain(text) == is_plain


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Enregistre le fichier sur le bureau", "fr"),
        ("Save the file to the desktop", "en"),
        ("Écris « the end » dans la note", "fr"),
        ("Type « la fin » in the note of today", "en"),
        ("Paris", "en"),
        ("", "en"),
    ],
)
def test_language_of_a_task(text: str, tongue: str) -> None:
    assert language(text) == tongue


def test_words_keep_what_belongs_together() -> None:
    assert words("L'été, e-mail: a@b.fr 3,5 _x_ o'clock!") == ["l'ete", "e-mail", "a@b.fr", "3", "5", "x", "o'clock"]


def test_meaning_leaves_out_verbs_and_small_words() -> None:
    assert meaning("Click the button Bold in the window") == ["bold"]
    assert meaning("Cliquez sur le bouton Gras") == ["gras"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ctrl+Shift+S", ["ctrl+shift+s"]),
        ("press Enter", ["enter"]),
        ("Ctrl + C then ctrl+v and ctrl+c", ["ctrl+c", "ctrl+v"]),
        ("Maj+Suppr", ["shift+delete"]),
        ("appuie sur Échap", ["escape"]),
        ("ctrl++", ["ctrl++"]),
        ("alt+F4", ["alt+f4"]),
        ("F12 F13", ["f12"]),
        ("a+b", []),
        ("C++", []),
        ("nothing to press", []),
    ],
)
def test_chords(text: str, keys: list[str]) -> None:
    assert chords(text) == keys


@given(st.text(alphabet="ctrlshifal+ 12éF", max_size=60))
def test_every_chord_found_can_be_looked_up(text: str) -> None:
    for chord in chords(text):
        assert chord
        assert sequence(chord)


@pytest.mark.parametrize("table", [VERBS, PHRASES, KEYS])
def test_tables_are_in_plain_words(table: dict[str, object]) -> None:
    assert all(plain(word) == word for word in table)
    assert all(plain(word) == word for word in AFFIRM | STOP_WORDS)


def test_shortcuts_of_verbs_and_phrases_are_keys() -> None:
    for keys in (*(verb.keys for verb in VERBS.values() if verb.keys), *PHRASES.values(), *KEYS.values()):
        assert sequence(keys)


def test_every_intent_but_other_has_an_english_and_a_french_verb() -> None:
    for intent in set(Intent) - {Intent.OTHER, Intent.RIGHT}:
        assert len([word for word, verb in VERBS.items() if verb.intent is intent]) >= 2, intent
