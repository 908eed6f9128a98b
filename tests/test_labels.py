"""Labels that mean the same, and those that do not."""

from __future__ import annotations

import pytest

from agent.eyes.labels import longer, means_another, synonyms


@pytest.mark.parametrize(
    ("text", "wanted", "same"),
    [
        ("Store", "Save", True),
        ("Envoyer", "Send", True),
        ("Remove the file", "Delete the file", True),
        ("Paramètres", "Settings", True),
        ("Annuler", "Undo", True),
        ("Undo", "Cancel", False),
        ("Store it", "Save", False),
        ("Proceed", "Save", False),
        ("", "", False),
    ],
)
def test_synonyms(text: str, wanted: str, same: bool) -> None:
    assert synonyms(text, wanted) is same


@pytest.mark.parametrize(
    ("text", "wanted", "same"),
    [
        ("Save changes", "Save", True),
        ("Save", "Save changes", True),
        ("Save as", "Save", False),
        ("Send later", "Send", False),
        ("Tout remplacer", "Remplacer", False),
        ("Close", "Save", False),
        ("", "Save", False),
    ],
)
def test_longer(text: str, wanted: str, same: bool) -> None:
    assert longer(text, wanted) is same


@pytest.mark.parametrize(
    ("text", "wanted", "another"),
    [
        ("Cancel", "Save", True),
        ("Help", "Leave", True),
        ("Send later", "Send", True),
        ("Submit", "Send", False),
        ("Proceed", "Save", False),
        ("Go on", "Next", False),
        ("", "Save", False),
    ],
)
def test_what_is_known_for_something_else(text: str, wanted: str, another: bool) -> None:
    assert means_another(text, wanted) is another
