"""What the network says, as decisions."""

from __future__ import annotations

import numpy as np
import pytest

from models.decide import AIMED, KEYS, OPS, Said, decide, softmax
from models.situation import Chosen, Encoded, Floats, Named, Situation, encode
from tests.test_situation import Letters

HIGH = 20.0


def asked(task: str = "put AB in X", names: tuple[str, ...] = ("field X", "button Go"), done: tuple[str, ...] = ()) -> Encoded:
    return encode(Situation(task, done, "", tuple(Named(name, (0, 0, 1, 1)) for name in names)), Letters())


def said(encoded: Encoded, **loud: dict[tuple[int, ...], float]) -> Said:
    """What is said of nothing in particular, but for what is loud."""
    tokens, elements = len(encoded.ids), len(encoded.marks)
    arrays: dict[str, Floats] = {
        "ops": np.zeros(len(OPS), np.float32),
        "keys": np.zeros(len(KEYS), np.float32),
        "targets": np.zeros((elements, len(AIMED)), np.float32),
        "nowhere": np.zeros(1, np.float32),
        "starts": np.zeros((elements + 3, tokens), np.float32),
        "ends": np.zeros((elements + 3, tokens), np.float32),
        "drops": np.zeros((elements, elements), np.float32),
    }
    for name, places in loud.items():
        for place, value in places.items():
            arrays[name][place] = value
    return Said(**arrays)


def first(encoded: Encoded, spoken: Said) -> Chosen:
    return decide(spoken, encoded)[0]


def test_a_click_goes_where_it_is_pointed() -> None:
    encoded = asked()
    found = first(encoded, said(encoded, ops={(0,): HIGH}, targets={(1, 0): HIGH}))
    assert (found.op, found.element) == ("click", 1)
    assert found.chance == pytest.approx(1.0, abs=1e-3)


def test_a_text_is_a_span_of_the_task() -> None:
    encoded = asked()
    loud = said(
        encoded, ops={(3,): HIGH}, targets={(0, 3): HIGH}, starts={(0, 4): HIGH}, ends={(0, 5): HIGH}
    )  # ^putAB: the fourth token is A
    found = first(encoded, loud)
    assert (found.op, found.element, found.text, found.source) == ("type", 0, "AB", "task")


def test_a_text_for_where_the_keyboard_is() -> None:
    encoded = asked()
    loud = said(encoded, ops={(3,): HIGH}, nowhere={(0,): HIGH}, starts={(2, 4): HIGH}, ends={(2, 4): HIGH})
    found = first(encoded, loud)
    assert (found.op, found.element, found.text) == ("type", -1, "A")


def test_a_text_never_runs_from_one_part_into_another() -> None:
    encoded = asked(done=("Z",))
    last = len(encoded.ids) - 1
    loud = said(encoded, ops={(3,): HIGH}, targets={(0, 3): HIGH}, starts={(0, 8): HIGH}, ends={(0, last): HIGH})
    assert encoded.words[8][0] == 0
    assert all(one.text in "put AB in X" for one in decide(loud, encoded) if one.op == "type" and one.element == 0)


@pytest.mark.parametrize(("op", "query"), [("open", 3), ("remember", 4)])
def test_applications_and_notes_have_texts_of_their_own(op: str, query: int) -> None:
    encoded = asked()
    loud = said(encoded, ops={(OPS.index(op),): HIGH}, starts={(query, 4): HIGH}, ends={(query, 5): HIGH})
    found = first(encoded, loud)
    assert (found.op, found.text) == (op, "AB")


def test_a_key() -> None:
    encoded = asked()
    found = first(encoded, said(encoded, ops={(4,): HIGH}, keys={(KEYS.index("ctrl+s"),): HIGH}))
    assert (found.op, found.key) == ("key", "ctrl+s")


def test_a_drag_has_two_ends() -> None:
    encoded = asked()
    found = first(encoded, said(encoded, ops={(11,): HIGH}, targets={(0, 4): HIGH}, drops={(0, 1): HIGH}))
    assert (found.op, found.element, found.end) == ("drag", 0, 1)


def test_chances_are_of_everything_together() -> None:
    encoded = asked()
    found = decide(said(encoded), encoded, few=10_000)
    assert 0.2 < sum(one.chance for one in found) <= 1.0 + 1e-6
    assert [one.chance for one in found] == sorted((one.chance for one in found), reverse=True)


def test_nothing_to_aim_at() -> None:
    encoded = asked(names=())
    assert {one.op for one in decide(said(encoded), encoded)} >= {"done", "wait", "key"}
    assert not any(one.element >= 0 for one in decide(said(encoded), encoded))


def test_softmax_adds_up_to_one() -> None:
    assert softmax([1000.0, 1000.0, -1000.0]).tolist() == pytest.approx([0.5, 0.5, 0.0])
