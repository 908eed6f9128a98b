"""WordPiece: the pieces of the vocabulary, and where in the text as it is written each one stands."""

from __future__ import annotations

import pytest

from models.wordpiece import WordPiece

WORDS = ["[UNK]", "type", "an", "##na", "##n", "note", "##s", ".", "txt", "é", "e", "##le", "##ve", "日", "5", "€", "ie"]
CUT = WordPiece({word: at for at, word in enumerate(WORDS)})


def pieces(text: str) -> list[tuple[str, str]]:
    """Each token with the part of the text that it stands for."""
    found = CUT.tokens(text)
    return [(WORDS[token], text[start:end]) for token, (start, end) in zip(found.ids, found.spans, strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Type Anna", [("type", "Type"), ("an", "An"), ("##na", "na")]),
        ("notes.txt", [("note", "note"), ("##s", "s"), (".", "."), ("txt", "txt")]),
        ("Élève", [("e", "É"), ("##le", "lè"), ("##ve", "ve")]),
        ("E\u0301le", [("e", "E"), ("##le", "le")]),
        ("日日", [("日", "日"), ("日", "日")]),
        ("5 €", [("5", "5"), ("€", "€")]),
        ("  type\t\n ", [("type", "type")]),
        ("typo", [("[UNK]", "typo")]),
        ("ty\u200bpe", [("type", "ty\u200bpe")]),
        ("", []),
    ],
)
def test_pieces_and_their_places(text: str, wanted: list[tuple[str, str]]) -> None:
    assert pieces(text) == wanted


def test_a_very_long_word_is_unknown() -> None:
    assert pieces("n" * 101) == [("[UNK]", "n" * 101)]


def test_what_was_cut_before_is_cut_the_same() -> None:
    assert pieces("Anna anna")[2:] == [("an", "an"), ("##na", "na")]
