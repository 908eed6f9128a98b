"""Pure: BERT's WordPiece for the uncased vocabulary, with the place of every token in the text as it is written.

As in Devlin et al. 2018 (github.com/google-research/bert, tokenization.py): lower case without accents, cut at spaces,
punctuation and CJK characters, then the longest pieces of the vocabulary from the left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from models.situation import Tokens

UNKNOWN = "[UNK]"
LONGEST_WORD = 100
"""Characters of a word beyond which it is unknown."""
CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0xF900, 0xFAFF))
Word = tuple[str, tuple[int, ...]]
"""A word in plain letters, and of each letter its place in the text."""


class WordPiece:
    """Cuts texts by a vocabulary: token to number."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text, without special ones."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for word, places in words(text):
            start = 0
            for token, end in self._pieces(word):
                ids.append(token)
                spans.append((places[start], places[end - 1] + 1))
                start = end
        return Tokens(tuple(ids), tuple(spans))

    def _pieces(self, word: str) -> tuple[tuple[int, int], ...]:
        """The pieces of a word, each with where it ends; remembered, as screens repeat themselves."""
        if word not in self._known:
            self._known[word] = self._cut(word)
        return self._known[word]

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        unknown = ((self._vocabulary[UNKNOWN], len(word)),)
        if len(word) > LONGEST_WORD:
            return unknown
        pieces, start = [], 0
        while start < len(word):
            head = "##" if start else ""
            ends = (end for end in range(len(word), start, -1) if head + word[start:end] in self._vocabulary)
            end = next(ends, 0)
            if not end:
                return unknown
            pieces.append((self._vocabulary[head + word[start:end]], end))
            start = end
        return tuple(pieces)


def words(text: str) -> Iterator[Word]:
    """The words of a text, plain, punctuation apart."""
    word: list[str] = []
    places: list[int] = []
    for letter, place in _plain(text):
        if letter.isspace() or _alone(letter):
            if word:
                yield "".join(word), tuple(places)
                word, places = [], []
            if not letter.isspace():
                yield letter, (place,)
        else:
            word.append(letter)
            places.append(place)
    if word:
        yield "".join(word), tuple(places)


def _plain(text: str) -> Iterator[tuple[str, int]]:
    """Lower-case letters without accents, each with its place; what cannot be seen is left out."""
    for place, letter in enumerate(text):
        if letter in "\t\n\r":
            yield " ", place
        elif letter not in "\0\ufffd" and not unicodedata.category(letter).startswith("C"):
            for part in unicodedata.normalize("NFD", letter.lower()):
                if unicodedata.category(part) != "Mn":
                    yield part, place


def _alone(letter: str) -> bool:
    """Punctuation, ASCII symbols and CJK characters are words of their own."""
    code = ord(letter)
    symbol = code < 128 and not letter.isalnum() and not letter.isspace()
    return symbol or unicodedata.category(letter).startswith("P") or any(low <= code <= high for low, high in CJK)
