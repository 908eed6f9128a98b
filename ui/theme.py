"""Edge: the look. One style sheet whose colours are names, filled in for light or dark as the system (or the settings) say."""

from __future__ import annotations

import re
from importlib import resources
from typing import Literal

import msgspec
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

Asked = Literal["", "light", "dark"]
ASKED = "asked look"
"""The application's property that holds it."""


class Colours(msgspec.Struct, frozen=True):
    """Every text colour keeps a contrast of 4.5 to 1 on its ground."""

    ground: str
    sheet: str
    ink: str
    soft: str
    faint: str
    line: str
    edge: str
    hover: str
    mark: str
    markhover: str
    onmark: str
    good: str
    warn: str
    warnsheet: str
    bad: str


LIGHT = Colours(
    ground="#fafaf9", sheet="#ffffff", ink="#1c1917", soft="#6b645f", faint="#a8a29e", line="#e7e5e4", edge="#cbc6c2",
    hover="#f1efee", mark="#2563eb", markhover="#1d4fd0", onmark="#ffffff", good="#15803d", warn="#b45309", warnsheet="#fff8eb",
    bad="#b91c1c",
)  # fmt: skip
DARK = Colours(
    ground="#1c1917", sheet="#262220", ink="#f5f5f4", soft="#b3ada8", faint="#78716c", line="#3a3532", edge="#57514d",
    hover="#332e2b", mark="#7aa7ff", markhover="#9bbdff", onmark="#10182b", good="#4ade80", warn="#fbbf24", warnsheet="#332a16",
    bad="#f87171",
)  # fmt: skip


def colours() -> Colours:
    """Those in force."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def dress(application: QApplication, asked: Asked) -> None:
    """Puts the look on, and again whenever the system's colour scheme changes; another call asks for another look."""
    dressed = application.property(ASKED) is not None
    application.setProperty(ASKED, asked)
    hints = QGuiApplication.styleHints()

    def paint() -> None:
        wanted = application.property(ASKED)
        dark = wanted == "dark" or (not wanted and hints.colorScheme() is Qt.ColorScheme.Dark)
        _paint(application, DARK if dark else LIGHT)

    if not dressed:
        application.setStyle("Fusion")
        hints.colorSchemeChanged.connect(lambda _: paint())
    paint()


def style(sheet: str, chosen: Colours) -> str:
    """The style sheet with its colours filled in. Raises AttributeError for a colour there is not."""
    return re.sub(r"@(\w+)", lambda found: str(getattr(chosen, found[1])), sheet)


def icon() -> QIcon:
    drawing = resources.files("ui").joinpath("deskhand.svg").read_bytes()
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128):
        image = QImage.fromData(QByteArray(drawing)).scaled(
            size, size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        made.addPixmap(QPixmap.fromImage(image))
    return made


def sized(widget: QWidget, factor: float = 1.0, bold: bool = False) -> None:
    """A font relative to the person's own."""
    font = widget.font()
    font.setPointSizeF(QApplication.font().pointSizeF() * factor)
    font.setBold(bold)
    widget.setFont(font)


def _paint(application: QApplication, chosen: Colours) -> None:
    application.setPalette(_palette(chosen))
    application.setStyleSheet(style(resources.files("ui").joinpath("style.qss").read_text("utf-8"), chosen))


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    shades = {
        role.Window: chosen.ground, role.WindowText: chosen.ink, role.Base: chosen.sheet, role.AlternateBase: chosen.hover,
        role.Text: chosen.ink, role.Button: chosen.sheet, role.ButtonText: chosen.ink, role.Highlight: chosen.mark,
        role.HighlightedText: chosen.onmark, role.PlaceholderText: chosen.soft, role.Link: chosen.mark,
    }  # fmt: skip
    for place, colour in shades.items():
        palette.setColor(place, QColor(colour))
    return palette
