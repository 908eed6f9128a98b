"""Edge: the chooser, a small network of our own (`models/brain`) on onnxruntime: of a task and a screen told by names, what to
do next, to whom and with which words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from models.decide import FEW, Said, decide
from models.model import Cancelled, ModelCancelled, ModelError
from models.network import opened, said
from models.situation import Chosen, Encoded, Situation, encode
from models.wordpiece import WordPiece

NETWORK, WORDS = "chooser.onnx", "chooser.txt"
"""The files: the network, and the words it knows, one a line."""
MADE = "deskhand chooser 1"
"""Stands in the network's file as `made`: what it is and how it is asked. Beside it, as `words`, stands the SHA-256 of the
words that it learned with."""
SHIPPED = Path(__file__).parent
MEND = 'reinstall Deskhand, or set `planner = "elements"` in config.toml to do without it'


class OnnxChooser:
    """Implements `models.model.Chooser`."""

    def __init__(self, folder: Path = SHIPPED, threads: int = 2) -> None:
        """Loads the network and its words. Raises ModelError."""
        words = _words(folder / WORDS)
        self._session = opened(folder / NETWORK, threads, MEND)
        _fits(said(self._session), folder / NETWORK, words)
        self._words = WordPiece({word: at for at, word in enumerate(words.decode("utf-8").splitlines())})

    def choose(self, situation: Situation, cancelled: Cancelled) -> list[Chosen]:
        """See `models.model.Chooser.choose`. One look takes some hundredths of a second; it is not broken off in the middle."""
        if cancelled():
            raise ModelCancelled("The decision was given up.")
        encoded = encode(situation, self._words)
        return decide(self._said(encoded), encoded, FEW)

    def _said(self, encoded: Encoded) -> Said:
        asked = {
            "ids": encoded.ids[None],
            "parts": encoded.parts[None],
            "boxes": encoded.boxes[None],
            "marks": encoded.marks[None],
        }
        try:
            answers = [one[0] for one in self._session.run(None, asked)]
        except Exception as error:
            raise ModelError(f"Deciding failed ({error}): restart, and report it if it happens again.") from error
        return Said(*answers)


def _words(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ModelError(f"The words of the chooser, {file}, cannot be read: {MEND}.") from error


def _fits(told: Mapping[str, str], file: Path, words: bytes) -> None:
    """Raises ModelError for a network of something else, and for one that learned with other words."""
    if told.get("made") != MADE:
        raise ModelError(f"{file} is not a chooser that this version can ask: {MEND}.")
    if told.get("words") != hashlib.sha256(words).hexdigest():
        raise ModelError(f"{file} was made for other words than those of {WORDS} beside it: {MEND}.")
