"""Qt windows that nothing was made from: Deskhand's own and those of the desk tasks, with the truth of their widgets:
`python -m tests.seeing.windows FOLDER`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from models.brain.qt_windows import shown
from models.brain.screens import Screen

SCRATCH = Path(os.devnull)


def main(arguments: list[str] | None = None) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QStyleFactory

    parser = argparse.ArgumentParser(prog="tests.seeing.windows")
    parser.add_argument("folder", type=Path)
    place = parser.parse_args(arguments).folder / "0000"
    place.mkdir(parents=True, exist_ok=True)
    app, screens = QApplication([]), list[Screen]()
    for style in ("Fusion", "Windows"):
        app.setStyle(QStyleFactory.create(style))
        for size in (12, 15):
            font = app.font()
            font.setPixelSize(size)
            app.setFont(font)
            for name, window in windows():
                made = f"{name}-{style}-{size}"
                picture, screen = shown(app, window, (made, f"own:{name}", 0))
                (place / f"{made}.png").write_bytes(picture)
                screens.append(screen)
    (place / "screens.jsonl").write_bytes(b"\n".join(msgspec.json.encode(one) for one in screens) + b"\n")
    print(len(screens), "screens,", sum(len(one.controls) for one in screens), "controls")
    return 0


def windows() -> Iterator[tuple[str, Any]]:
    """Fresh windows in the style of now."""
    from PySide6 import QtWidgets

    from tests.desk import qt_people, qt_settings

    yield "settings", qt_settings.Window(qt_settings.ENGLISH, SCRATCH)
    yield "parametres", qt_settings.Window(qt_settings.FRENCH, SCRATCH)
    yield "people", qt_people.Window(SCRATCH)
    yield "files", _files()
    yield "colours", QtWidgets.QColorDialog()
    yield "fonts", QtWidgets.QFontDialog()
    yield "number", _number()


def _files() -> Any:
    from PySide6 import QtWidgets

    dialog = QtWidgets.QFileDialog(None, "Open", "/usr/share")
    dialog.setOption(QtWidgets.QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _number() -> Any:
    from PySide6 import QtWidgets

    dialog = QtWidgets.QInputDialog()
    dialog.setInputMode(QtWidgets.QInputDialog.InputMode.IntInput)
    dialog.setLabelText("How many copies?")
    return dialog


if __name__ == "__main__":
    sys.exit(main())
