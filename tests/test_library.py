"""The skills that are shipped: what each must have, and what their code works out. tests/desk/test_library.py does them."""

from __future__ import annotations

import ast
import re
import runpy
from typing import Any

import pytest

from skills.load import FILE, PYTHON, Found, Origin, Source, library, load
from skills.skill import Expect, Repeat, Run, Step, WaitFor

FOUND = load((Source(library(), Origin.LIBRARY),)).skills
FRENCH = re.compile(r"\b(?:le|la|les|l’|un|de|du|en|et|dans|sur|par|avec|à|calcule|combien)\b", re.IGNORECASE)


def code(name: str) -> dict[str, Any]:
    return runpy.run_path(str(library() / name / PYTHON), run_name="skill")


def evidence(step: Step) -> bool:
    """Whether a step looks whether it is done: what must be seen, or must be seen no more."""
    match step:
        case Repeat():
            return evidence(step.steps[-1])
        case WaitFor():
            return step.gone
    return isinstance(step, (Expect, Run))


@pytest.mark.parametrize("found", FOUND.values(), ids=list(FOUND))
def test_a_shipped_skill_is_whole(found: Found) -> None:
    skill = found.skill
    french = [sentence for sentence in skill.says if FRENCH.search(sentence)]
    assert len(french) >= 2
    assert len(skill.says) - len(french) >= 2
    assert all((parameter.examples or parameter.choices) and parameter.description for parameter in skill.parameters)
    assert skill.apps
    assert "# " in skill.text


@pytest.mark.parametrize("found", FOUND.values(), ids=list(FOUND))
def test_a_shipped_skill_names_no_place_and_ends_with_its_evidence(found: Found) -> None:
    text = "".join(file.read_text("utf-8") for file in (found.folder / FILE, found.folder / PYTHON) if file.is_file())
    assert not re.search(r"\b(?:place|image) \S+\.?\d", text)
    assert "desk.expect(" in text if found.skill.python else evidence(found.skill.steps[-1])


@pytest.mark.parametrize(("said", "wanted"), [("12*34", 408), ("(3+4)*2-1.5", 12.5), ("7/4", 1.75)])
def test_compute_knows_what_a_sum_comes_to(said: str, wanted: float) -> None:
    assert code("compute")["value"](ast.parse(said, mode="eval").body) == wanted


@pytest.mark.parametrize("said", ["f(1)", "2**9", "x", "'a'*9"])
def test_compute_takes_nothing_but_sums(said: str) -> None:
    with pytest.raises(ValueError, match="only numbers"):
        code("compute")["value"](ast.parse(said, mode="eval").body)


@pytest.mark.parametrize(
    ("column", "cell", "wanted"),
    [("B", "B6", "B1:B5"), ("B", "D1", "B:B"), ("B2:B5", "B6", "B2:B5"), ("AA", "AA11", "AA1:AA10")],
)
def test_sum_column_adds_up_what_is_meant(column: str, cell: str, wanted: str) -> None:
    assert code("sum-column")["cells"](column, cell) == wanted


@pytest.mark.parametrize(("column", "cell"), [("B", "B1"), ("B", "sum"), ("B", "6")])
def test_sum_column_says_what_is_wrong(column: str, cell: str) -> None:
    with pytest.raises(ValueError, match=r"stands above|is no cell"):
        code("sum-column")["cells"](column, cell)
