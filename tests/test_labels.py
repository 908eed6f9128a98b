"""Labels that mean the same, and those that do not."""

from __future__ import annotations

import pytest

from agent.eyes.labels import longer, means_another, says_where, synonyms, touches


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


@pytest.mark.parametrize(
    ("label", "said", "same"),
    [
        ("Loan period", "Set the loan period to 4 weeks", True),
        ("Full name", "the name is Anna", True),
        ("Nom", "set the name to Anna", True),
        ("De", "from Paris", True),
        ("Filter", "Set the loan period to 4 weeks", False),
        ("Borrower", "the phone number has changed", False),
        ("", "Set the loan period", False),
    ],
)
def test_a_label_that_a_sentence_speaks_of(label: str, said: str, same: bool) -> None:
    assert touches(label, said) is same


@pytest.mark.parametrize(
    ("said", "given", "tells"),
    [
        ("type “Anna”", ["Anna"], False),
        ("write the note “Anna calls”", ["Anna calls"], False),
        ("type “4” at the cursor", ["4"], False),
        ("set the loan period to 4", ["4"], True),
        ("mets 13 comme nombre de livres", ["13"], True),
    ],
)
def test_whether_a_sentence_says_where_a_text_goes(said: str, given: list[str], tells: bool) -> None:
    assert says_where(said, given) is tells
