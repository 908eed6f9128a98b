"""Trials are kept until all of them are there, and not a moment longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.kept import keep, kept, table, whole


def collected(file: Path) -> list[int]:
    """Three trials; the second is broken off the first time."""
    for number in range(len(kept(file, int)), 3):
        keep(file, number)
        if number == 1 and not file.with_suffix(".once").exists():
            file.with_suffix(".once").touch()
            raise KeyboardInterrupt
    return kept(file, int)


def test_what_was_broken_off_goes_on_and_the_next_begins_anew(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        whole("numbers", collected, tmp_path / "trust")
    file = tmp_path / "trust" / "numbers.jsonl"
    assert kept(file, int) == [0, 1]
    assert whole("numbers", collected, tmp_path / "trust") == [0, 1, 2]
    assert not file.exists()
    assert kept(file, int) == []


def test_a_line_that_was_cut_off_is_none(tmp_path: Path) -> None:
    file = tmp_path / "cut.jsonl"
    file.write_bytes(b"1\n2\n3")
    assert kept(file, int) == [1, 2]


def test_a_table_is_markdown() -> None:
    assert table(("a", "b"), [(1, "x"), (2, "y")]) == "| a | b |\n| --- | --- |\n| 1 | x |\n| 2 | y |"
