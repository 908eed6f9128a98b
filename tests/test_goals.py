"""A task cut into its parts: nothing is rewritten, quoted texts stay whole, English and French."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.planning.goals import LONGEST_TASK, goal, split
from agent.words import Intent, plain


@pytest.mark.parametrize(
    ("task", "parts"),
    [
        ("Click “Save”", ["Click “Save”"]),
        (
            "Open Mousepad and type “hello”, then save the file",
            ["Open Mousepad", "type “hello”", "save the file"],
        ),
        ("Ouvre le menu Édition puis coche la case Gras", ["Ouvre le menu Édition", "coche la case Gras"]),
        ("add milk and eggs", ["add milk and eggs"]),
        ("In the editor. Click Bold; then wait", ["In the editor, Click Bold", "wait"]),
        ("send “a, and click b” to x@y.org", ["send “a, and click b” to x@y.org"]),
        ("Click OK.\nClick Cancel", ["Click OK", "Click Cancel"]),
        ("go to https://example.org/a?b=c and click Go", ["go to https://example.org/a?b=c", "click Go"]),
        ("Tape 3.5 dans Prix et clique sur Valider", ["Tape 3.5 dans Prix", "clique sur Valider"]),
        ("click 3, then +, then Valider", ["click 3", "click +", "click Valider"]),
        ("Do not save it. Click OK", ["Click OK"]),
        ("N'enregistre pas. Clique sur OK", ["Clique sur OK"]),
        ("hello there", ["hello there"]),
        ("", []),
        (" .,; ", []),
    ],
)
def test_parts(task: str, parts: list[str]) -> None:
    assert [part.text for part in split(task)] == parts


@pytest.mark.parametrize(
    ("text", "intent", "spans"),
    [
        ("fill in Name with “Anna”", Intent.TYPE, ("Anna",)),
        ("Type hello world in Name", Intent.TYPE, ("hello world",)),
        ("Tapez bonjour dans le champ Nom", Intent.TYPE, ("bonjour",)),
        ("set Name to Anna Maria", Intent.TYPE, ("Anna Maria",)),
        ("Rename report.txt to final.txt", Intent.COMMIT, ("report.txt", "final.txt")),
        ("coche la case « Retour à la ligne »", Intent.TICK, ("Retour à la ligne",)),
        ("Create a new folder named work", Intent.COMMIT, ("work",)),
        ('save it as "a  b"', Intent.COMMIT, ("a  b",)),
        ("Enter 12*3", Intent.TYPE, ("12*3",)),
        ("write `x = 1` in the editor", Intent.TYPE, ("x = 1",)),
        ("fais un double clic sur Documents", Intent.DOUBLE, ()),
        ("right click the file", Intent.RIGHT, ()),
        ("clic droit sur Documents", Intent.RIGHT, ()),
        ("press Save", Intent.CLICK, ()),
        ("type quickly", Intent.TYPE, ()),
        ("type the sum of the costs in Total", Intent.TYPE, ()),
        ("create a folder named My Notes in Documents", Intent.COMMIT, ("My Notes",)),
        ("what is the total", Intent.OTHER, ()),
    ],
)
def test_what_a_part_wants_and_gives(text: str, intent: Intent, spans: tuple[str, ...]) -> None:
    read = goal(text)
    assert (read.verb.intent, read.spans) == (intent, spans)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("press Ctrl+Shift+S", ("ctrl+shift+s",)),
        ("Appuie sur Entrée", ("enter",)),
        ("select all", ("ctrl+a",)),
        ("crée un nouveau dossier", ("ctrl+shift+n",)),
        ("press “Enter”", ()),
        ("click Save", ()),
    ],
)
def test_keys_of_a_part(text: str, keys: tuple[str, ...]) -> None:
    assert goal(text).keys == keys


def test_bare_says_where_not_what() -> None:
    assert goal("fill in Name with “Anna”").bare == "fill in Name with “ ”"


@given(st.text(max_size=300))
def test_split_never_raises(task: str) -> None:
    split(task)


PIECES = ["open", "Click", "tape", "“a, then b”", "'x y'", "a.txt", "12:30", "3.5", "and", "then", "et", ",", ".", ";", "Save"]
LINKS = ["https://a.b/c", "x@y.org", "“", "”", "\ue000", "\ue0001\ue001", "\n", "  ", "«é»", "ctrl+s", "`"]


@given(st.lists(st.sampled_from([*PIECES, *LINKS]), max_size=25).map(" ".join))
def test_parts_are_copied_from_the_task(task: str) -> None:
    """Every piece of every part stands in the task, its case apart, and every text it gives to the letter."""
    flat = " ".join(re.sub("[\ue000\ue001]", "", task).split())
    for part in split(task):
        assert all(plain(piece) in plain(flat) for piece in re.split(r"[\s,]+", part.text))
        assert all(" ".join(span.split()) in flat for span in part.spans)


def test_private_characters_do_not_stand_for_held_texts() -> None:
    assert [part.text for part in split("click “a” \ue0009\ue001 \ue000")] == ["click “a” 9"]


def test_pages_of_blanks_do_not_keep_it_busy() -> None:
    parts = split("click" + " " * 3900 + "Save, then wait" + "\n" * 3900)
    assert [part.text for part in parts] == ["click Save", "wait"]


def test_task_without_end_is_cut() -> None:
    assert len(split("x" * (LONGEST_TASK + 1))[0].text) == LONGEST_TASK


@pytest.mark.parametrize(
    ("task", "parts"),
    [
        ("Could you please close a.txt for me?", ["close a.txt"]),
        ("Hi! Can you click Save, please", ["click Save"]),
        ("Peux-tu me copier le texte, s'il te plaît ?", ["copier le texte"]),
        ("Est-ce que tu pourrais cocher Gras, stp", ["cocher Gras"]),
        ("I'd like you to click “please wait”", ["click “please wait”"]),
        ("click Close, but don't click Open", ["click Close"]),
        ("ferme a.txt mais garde b.txt ouvert", ["ferme a.txt"]),
        ("Report it: enter its number", ["Report it", "enter its number"]),
        ("write this: send help", ["write this: send help"]),
        ("please click Save and please click OK, thanks.", ["click Save", "click OK"]),
        ("type please wait in Name", ["type please wait in Name"]),
        ("write thank you in Note", ["write thank you in Note"]),
    ],
)
def test_politeness_and_what_is_to_stay_are_no_part(task: str, parts: list[str]) -> None:
    assert [part.text for part in split(task)] == parts


@pytest.mark.parametrize(
    ("task", "intent"),
    [
        ("turn “Sounds” on", Intent.TICK),
        ("switch Sounds off", Intent.UNTICK),
        ("turn on Sounds", Intent.TICK),
        ("mark “milk” as done", Intent.TICK),
        ("mets « Sons » sur activé", Intent.TICK),
        ("turn the page", Intent.CLICK),
    ],
)
def test_what_is_turned_on_is_ticked(task: str, intent: Intent) -> None:
    assert goal(task).verb.intent is intent


@pytest.mark.parametrize(
    ("part", "spans"),
    [
        ("choose Natation as the Section", ("Natation",)),
        ("Select New Zealand from the list", ("New Zealand",)),
        ("choisis Hotel dans Type", ("Hotel",)),
        ("pick 12 in Size", ("12",)),
        ("choose Red", ()),
        ("choose the blue theme in Settings", ()),
        ("select all in the list", ()),
        ("click Red in the list", ()),
    ],
)
def test_one_of_several_is_chosen_as_it_is_written(part: str, spans: tuple[str, ...]) -> None:
    assert split(part)[0].spans == spans
