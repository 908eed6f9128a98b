"""CSV and XLSX files as rows of texts."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

from skills import table
from skills.skill import SkillError


@pytest.mark.parametrize(
    "content",
    [
        b"Name,Age\nAnna,3\nJos\xc3\xa9,4\n",
        b"\xef\xbb\xbfName;Age\r\nAnna;3\r\n\r\nJos\xc3\xa9;4",
        b"Name\tAge\nAnna\t3\tmore\n\t\nJos\xe9\t4\n",
        b'"Name"|Age|\nAnna|3\nJos\xc3\xa9|4',
    ],
)
def test_csv_of_any_kind(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    found = table.read(file, ["Age"])
    assert found.columns == ("Name", "Age")
    assert found.rows == ({"Name": "Anna", "Age": "3"}, {"Name": "José", "Age": "4"})


def test_short_row_has_empty_cells(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('Name,Age\n"A, B"\n', "utf-8")
    assert table.read(file).rows == ({"Name": "A, B", "Age": ""},)


def test_first_sheet_of_xlsx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Name", "Age", "Day", "Yes"],
        ["Anna", 3.0, datetime.datetime(2026, 3, 14), True],
        [None] * 4,
        ["B", 2.5, None, None],
    ):
        sheet.append(row)
    book.create_sheet("Other").append(["no"])
    file = tmp_path / "a.xlsx"
    book.save(file)
    assert table.read(file).rows == (
        {"Name": "Anna", "Age": "3", "Day": "2026-03-14", "Yes": "TRUE"},
        {"Name": "B", "Age": "2.5", "Day": "", "Yes": ""},
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"Name,Age\n", "has no column “Nme”: did you mean Name?"),
        ("a.csv", b"", "has no names in its first row"),
        ("a.csv", b" ,\n1,2", "has no names in its first row"),
        ("a.csv", b"Nme,Nme\n1,2", "has two columns “Nme”: rename one."),
        ("a.csv", ",".join(f"c{n}" for n in range(501)).encode(), "has too many columns."),
        ("a.csv", b"Nme\n" + b"1\n" * (table.MOST_ROWS + 1), "has more than 10000 rows"),
        ("a.csv", b"Nme\n\0", "is no text"),
        ("a.csv", b"Nme\n" + b"x" * 200_000, "does not read as CSV"),
        ("a.csv", b"x" * (table.LARGEST + 1), "is larger than 20 MB"),
        ("a.xlsx", b"Nme\n", "is no XLSX file"),
    ],
)
def test_table_that_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(SkillError) as raised:
        table.read(file, ["Nme"])
    assert str(file) in str(raised.value)
    assert said in str(raised.value)


def test_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SkillError, match="cannot be read \\(No such file or directory\\)"):
        table.read(tmp_path / "a.csv")
    with pytest.raises(SkillError, match="is no file"):
        table.read(tmp_path)


def test_archive_that_is_no_workbook_or_unpacks_without_end(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("x", b"1")
    with pytest.raises(SkillError, match="does not open as XLSX"):
        table.read(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("x", bytes(table.MOST_UNPACKED + 1))
    with pytest.raises(SkillError, match="larger than 200 MB unpacked"):
        table.read(file)
