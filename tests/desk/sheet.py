"""Pure: the little of OpenDocument spreadsheets that the tasks need: write one, read the cells of one back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
Cells = dict[str, str]
"""What stands in each filled cell, by address such as `B4`; whole numbers without a point."""


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """An .ods with these rows; what reads as a number is one."""
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    names = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", KIND)
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", content)
    return packed.getvalue()


def cells(data: bytes) -> Cells:
    """The filled cells of the first sheet. Raises ValueError when this is no spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            table = ElementTree.fromstring(file.read("content.xml")).find(".//table:table", SPACES)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise ValueError(f"not an OpenDocument spreadsheet: {error}") from error
    if table is None:
        raise ValueError("the document has no sheet")
    found: Cells = {}
    row = 1
    for line in table.iterfind("table:table-row", SPACES):
        found |= _row(line, row)
        row += int(line.get(_named("table", "number-rows-repeated"), "1"))
    return found


def _row(line: ElementTree.Element, row: int) -> Cells:
    found: Cells = {}
    column = 0
    for cell in line.iterfind("table:table-cell", SPACES):
        text = _content(cell)
        if text:
            found[f"{chr(ord('A') + column)}{row}"] = text
        column += int(cell.get(_named("table", "number-columns-repeated"), "1"))
    return found


def _content(cell: ElementTree.Element) -> str:
    """A number as the shortest text for it; else the words."""
    value = cell.get(_named("office", "value"))
    if value is not None:
        return f"{float(value):g}"
    return "\n".join("".join(line.itertext()) for line in cell.iterfind("text:p", SPACES))


def _cell(text: str) -> str:
    kind = f'office:value-type="float" office:value="{text}"' if text.isdigit() else 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(text)}</text:p></table:table-cell>"


def _named(space: str, name: str) -> str:
    return f"{{{SPACES[space]}}}{name}"
