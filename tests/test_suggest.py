"""What a sentence that is being typed may become: the skills whose sentences begin so, filled as far as they are typed."""

from __future__ import annotations

import pytest

from agent.doing.suggest import Suggestions, completed, open_slots


@pytest.mark.parametrize(
    ("template", "typed", "becomes"),
    [
        ("Rename {old} to {new}", "re", "Rename {old} to {new}"),
        ("Rename {old} to {new}", "rename a.txt", "Rename a.txt to {new}"),
        ("Rename {old} to {new}", "rename my letter to", "Rename my letter to {new}"),
        ("Rename {old} to {new}", "rename a.txt to b.txt", "Rename a.txt to b.txt"),
        ("Rename {old} to {new}", "remove", ""),
        (
            "Write the note “{text}” and save it as {file}",
            "write the note “hi” and sa",
            "Write the note “hi” and save it as {file}",
        ),
        (
            "Coche {item} dans ma liste de tâches",
            "coche le lait dans ma liste de taches",
            "Coche le lait dans ma liste de tâches",
        ),
        ("Open {file}", "open the page", "Open the page"),
        ("Copy it", "copy it twice", ""),
    ],
)
def test_a_sentence_is_completed(template: str, typed: str, becomes: str) -> None:
    assert completed(template, typed.split()) == becomes


def test_open_slots_are_named_in_order() -> None:
    assert open_slots("Rename {old} to {new}") == ("old", "new")
    assert open_slots("Rename a to b") == ()


@pytest.fixture(scope="module")
def library() -> Suggestions:
    made = Suggestions()
    assert len(list(made.read())) > 10
    return made


@pytest.mark.parametrize(
    ("typed", "skill"),
    [
        ("rename a.txt", "rename-file"),
        ("new fold", "new-folder"),
        ("renomme a", "rename-file"),
        ("trash", "move-to-trash"),
        ("ouvre la page", "open-page"),
    ],
)
def test_the_library_is_offered(library: Suggestions, typed: str, skill: str) -> None:
    found = library.of(typed, 4)
    assert found[0].skill == skill
    assert found[0].says.endswith(".")


@pytest.mark.parametrize("typed", ["", "r", "xyzzy", "the quick brown fox", "a" * 300])
def test_nothing_is_offered_for_what_is_no_skill(library: Suggestions, typed: str) -> None:
    assert library.of(typed, 4) == ()
