"""When a line on the screen reads as a text: reading mistakes allowed, more of the same word not."""

from __future__ import annotations

import pytest

from agent.eyes.reading import reads


@pytest.mark.parametrize(
    ("read", "wanted", "does"),
    [
        ("letters.txt", "letters.txt", True),
        ("letters.txt|", "letters.txt", True),
        ("open letters.txt now", "letters.txt", True),
        ("letters.txt, notes.txt", "letters.txt", True),
        ("letters.txt.", "letters.txt", True),
        ("letters.txt.txt", "letters.txt", False),
        ("letters.txttxt", "letters.txt", False),
        ("Total: 42", "42", True),
        ("Total: 42.50", "42", False),
        ("1,200 left", "1", False),
        ("Anna, Bob", "Anna", True),
        ("Annabel", "Anna", False),
        ("", "Anna", False),
        ("Anna", "", False),
    ],
)
def test_reads(read: str, wanted: str, does: bool) -> None:
    assert reads(read, wanted) is does
