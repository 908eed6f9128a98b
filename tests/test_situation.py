"""What the chooser is shown, token by token."""

from __future__ import annotations

import numpy as np
import pytest

from models.situation import CLS, LONGEST, MARK, SEP, Encoded, Named, Situation, Tokens, encode

BOX = (0.1, 0.2, 0.3, 0.4)


class Letters:
    """One token a character that is no space."""

    def tokens(self, text: str) -> Tokens:
        places = [at for at, letter in enumerate(text) if letter != " "]
        return Tokens(tuple(1000 + ord(text[at]) for at in places), tuple((at, at + 1) for at in places))


def encoded(task: str, done: tuple[str, ...] = (), title: str = "", names: tuple[str, ...] = ()) -> Encoded:
    return encode(Situation(task, done, title, tuple(Named(name, BOX, -at) for at, name in enumerate(names))), Letters())


def spoken(found: Encoded) -> str:
    signs = {CLS: "^", SEP: "|", MARK: "*"}
    return "".join(signs.get(int(token), chr(int(token) - 1000) if token >= 1000 else "?") for token in found.ids)


def test_the_parts_follow_each_other() -> None:
    found = encoded("ab", ("c", "d"), "e", ("f", "gh"))
    assert spoken(found) == "^ab|c|d|e|*f*gh"
    assert found.parts.tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3]
    assert (found.marks.tolist(), found.elements) == ([10, 12], (0, 1))


def test_only_tokens_of_names_have_a_box() -> None:
    found = encoded("ab", names=("f",))
    assert np.flatnonzero(found.boxes.any(axis=1)).tolist() == [5, 6]
    assert found.boxes[6].tolist() == pytest.approx(list(BOX))


def test_a_span_is_what_is_written_there() -> None:
    found = encoded("type A B", names=("field A B",))
    assert found.span(5, 6) == "A B"
    assert spoken(found)[5:7] == "AB"


def test_of_too_many_elements_those_worth_least_are_left_out() -> None:
    names = tuple("x" * 20 for _ in range(100))
    found = encoded("ab", names=names)
    assert len(found.ids) <= LONGEST
    assert found.elements == tuple(range(len(found.elements)))
    assert len(found.elements) == (LONGEST - 6) // 21


def test_of_a_long_history_the_latest_is_kept() -> None:
    found = encoded("ab", tuple(f"{letter}" * 60 for letter in "cdef"))
    assert "c" not in spoken(found)
    assert spoken(found).index("e") < spoken(found).index("f")


@pytest.mark.parametrize("task", ["", "a" * 5000, "مرحبا بالعالم", "你好"])
def test_no_task_is_too_odd(task: str) -> None:
    assert len(encoded(task, names=("button OK",)).marks) == 1
