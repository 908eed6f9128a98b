"""Other wordings of the desk tasks: what counts as the same, and that no fewer are understood than were."""

from __future__ import annotations

import pytest

from tests.bench.sayings import FILES, Saying, same, sayings, table

UNDERSTOOD = {"first": 52, "second": 33}
"""As published in docs/benchmarks.md."""


@pytest.mark.parametrize("name", FILES)
def test_no_fewer_are_understood_than_were(name: str) -> None:
    assert sum(map(same, sayings(name))) >= UNDERSTOOD[name]


@pytest.mark.parametrize(
    ("said", "is_same"),
    [
        ("Please move recipes.txt into the folder “Photos 2024”", True),
        ("Copy recipes.txt into the folder Photos 2024", False),
        ("Move recipes.txt into the folder Photos", False),
        ("", False),
    ],
)
def test_the_same_acts_with_the_same_texts(said: str, is_same: bool) -> None:
    assert same(Saying("file-move", said)) is is_same


def test_the_table_has_a_row_a_file() -> None:
    assert len(table().splitlines()) == 2 + len(FILES)
