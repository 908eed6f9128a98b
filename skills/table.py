"""Edge: a CSV or XLSX file as rows of texts, by the names in its first row."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from skills.skill import SkillError
from skills.verbs import nearest

LARGEST = 20_000_000
"""Bytes; a file unpacked may be `MOST_UNPACKED`."""
MOST_UNPACKED = 200_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 500
DELIMITERS = ",;\t|"
EXCEL = (".xlsx", ".xlsm")


class Table(msgspec.Struct, frozen=True):
    """`rows` are texts by column, empty where a cell is; wholly empty rows are left out."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


def read(path: Path, needed: Iterable[str] = ()) -> Table:
    """The table of a file, of an XLSX its first sheet; `needed` columns must be there. Raises SkillError."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SkillError(
            f"The table {path} cannot be read ({error.strerror}): name a CSV or XLSX file that is there."
        ) from error
    if not path.is_file():
        raise SkillError(f"The table {path} is no file: name a CSV or XLSX file.")
    if size > LARGEST:
        raise SkillError(f"The table {path} is larger than {LARGEST // 1_000_000} MB: cut it into smaller ones.")
    cells = _excel(path) if path.suffix.casefold() in EXCEL else _csv(path)
    return _with_columns(_table(cells, path), tuple(needed), path)


def _table(cells: Iterator[list[str]], path: Path) -> Table:
    names = [name.strip() for name in next(cells, [])]
    while names and not names[-1]:
        names.pop()
    if not any(names):
        raise SkillError(f"The table {path} has no names in its first row: write the names of the columns there.")
    doubled = next((name for at, name in enumerate(names) if name and name in names[:at]), "")
    if doubled or len(names) > MOST_COLUMNS:
        raise SkillError(
            f"The table {path} has " + (f"two columns “{doubled}”: rename one." if doubled else "too many columns.")
        )
    rows = [row for row in islice(cells, MOST_ROWS * 2) if any(cell.strip() for cell in row)]
    if len(rows) > MOST_ROWS:
        raise SkillError(f"The table {path} has more than {MOST_ROWS} rows: cut it into smaller ones.")
    padded = ([*row, *[""] * len(names)] for row in rows)
    return Table(
        tuple(filter(None, names)),
        tuple({name: cell for name, cell in zip(names, row, strict=False) if name} for row in padded),
    )


def _with_columns(table: Table, needed: tuple[str, ...], path: Path) -> Table:
    for name in needed:
        if name not in table.columns:
            raise SkillError(f"The table {path} has no column “{name}”{nearest(name, list(table.columns))}")
    return table


def _csv(path: Path) -> Iterator[list[str]]:
    """Cells of a CSV file in UTF-8 (with or without BOM), else in the Windows encoding that spreadsheets write."""
    raw = path.read_bytes()
    if b"\0" in raw:
        raise SkillError(f"The table {path} is no text: save it as CSV in UTF-8, or as XLSX.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error as error:
        raise SkillError(f"The table {path} does not read as CSV ({error}): save it again as CSV in UTF-8.") from error


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first line, outside quotes: `csv.Sniffer` takes letters for delimiters."""
    first = next(iter(text.splitlines()), "")
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _excel(path: Path) -> Iterator[list[str]]:
    """Cells of the first sheet, formulas by their last value."""
    import openpyxl

    _not_a_bomb(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise SkillError(f"The table {path} does not open as XLSX ({error}): save it again as XLSX or CSV.") from error
    try:
        for row in book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS * 2, max_col=MOST_COLUMNS + 1):
            yield [_text(cell) for cell in row]
    finally:
        book.close()


def _not_a_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (OSError, zipfile.BadZipFile) as error:
        raise SkillError(f"The table {path} is no XLSX file: save it again as XLSX or CSV.") from error
    if size > MOST_UNPACKED:
        raise SkillError(f"The table {path} is larger than {MOST_UNPACKED // 1_000_000} MB unpacked: cut it into smaller ones.")


def _text(cell: object) -> str:
    """A cell as a person would type it: `3` for 3.0, dates as 2026-03-14."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
    return str(cell)
