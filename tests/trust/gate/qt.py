"""Edge: a case as windows of Qt on a desktop: its application, and the dialog or the menu over it."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from agent.geometry import Box
from agent.records import Pixels, Window
from tests.trust.gate.glyphs import filed, svg
from tests.trust.gate.scenes import Case, Thing
from tests.trust.gate.web import SIZE, _parted

BAR = 24
"""Pixels of a title bar, which the window manager draws."""
FONTS = ("DejaVu Sans", "Nimbus Sans", "URW Gothic", "DejaVu Sans")
LEVELS = frozenset("bkij")
Boxes = dict[str, Box]


@cache
def _app() -> Any:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def drawn(case: Case) -> tuple[Pixels, tuple[Window, ...], Boxes]:
    """The screen, its windows (top first, which is the active one), and where the target and the end are."""
    rng = random.Random(f"look {case.id}")
    _dress(rng)
    things, top, menu = _parted(case.things)
    screen = np.full((SIZE[1], SIZE[0], 3), [rng.randint(20, 200) for _ in range(3)], np.uint8)
    main = Built(case, rng).window(things, case.filler)
    main.resize(rng.randint(620, 1000), rng.randint(420, 620))
    left, up = rng.randint(20, 240), rng.randint(BAR + 20, 140)
    box, boxes = _placed(screen, main, left, up)
    app = case.app or case.title.split(" - ")[-1].strip("*").lower().replace(" ", "-")
    windows = [Window(1, case.title, app, box, bar=BAR)]
    if top:
        dialog = Built(case, rng).dialog(top)
        at = (left + rng.randint(60, 220), up + rng.randint(60, 180))
        box, more = _placed(screen, dialog, *at)
        windows.insert(0, Window(2, top[0].text, app, box, bar=BAR))
        boxes |= more
    if menu:
        shown = Built(case, rng).menu(menu)
        _, more = _placed(screen, shown, left + rng.randint(120, 300), up + rng.randint(60, 160), bar=0)
        boxes |= more
    return screen, tuple(windows), boxes


def _dress(rng: random.Random) -> None:
    from PySide6.QtGui import QColor, QFont, QPalette
    from PySide6.QtWidgets import QStyleFactory

    app = _app()
    app.setStyle(QStyleFactory.create(rng.choice(("Fusion", "Fusion", "Windows"))))
    font = QFont(rng.choice(FONTS))
    font.setPixelSize(rng.choice((12, 13, 14, 15)))
    app.setFont(font)
    tone = rng.randint(40, 60) if rng.random() < 0.2 else rng.randint(225, 245)
    app.setPalette(QPalette(QColor.fromHsv(rng.randrange(360), 8, tone)))


def _placed(screen: Pixels, window: Any, left: int, up: int, bar: int = BAR) -> tuple[Box, Boxes]:
    """Shows a window, paints it on the screen with a bar above, and says where it and its marked parts are."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage

    window.show()
    _app().processEvents()
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    wide, high = min(picture.width(), SIZE[0] - left), min(picture.height(), SIZE[1] - up)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    pixels = rows[:, : picture.width() * 3].reshape(picture.height(), picture.width(), 3)
    screen[up : up + high, left : left + wide] = pixels[:high, :wide]
    screen[max(0, up - bar) : up, left : left + wide] = (70, 80, 95)
    boxes = {}
    for mark, part, area in window.marked:
        corner = part.mapTo(window, QPoint(0, 0)) if part is not window else QPoint(0, 0)
        inner = area() if area else part.rect()
        boxes[mark] = Box(left + corner.x() + inner.x(), up + corner.y() + inner.y(), inner.width(), inner.height())
    window.close()
    window.deleteLater()
    return Box(left, up, wide, high), boxes


class Built:
    """Puts a window together."""

    def __init__(self, case: Case, rng: random.Random) -> None:
        self.part = case.id.partition("-")[0]
        self.rng = rng
        self.marked: list[tuple[str, Any, Any]] = []

    def window(self, things: Sequence[Thing], filler: Sequence[str]) -> Any:
        from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

        window = QMainWindow()
        menus = next((one.text.split("|") for one in things if one.kind == "m"), list(filler[:4]))
        for text in menus:
            window.menuBar().addAction(text)
        inside = QWidget()
        rows = self._flow(inside, [one for one in things if one.kind != "m"])
        if not things:
            rows.addWidget(QLabel("\n".join(filler[4:9])))
        rows.addStretch(1)
        window.setCentralWidget(inside)
        window.statusBar().showMessage(filler[9])
        return self._with_marks(window)

    def dialog(self, things: Sequence[Thing]) -> Any:
        from PySide6.QtWidgets import QDialog

        window = QDialog()
        self._flow(window, things[1:])
        window.resize(self.rng.randint(340, 460), window.sizeHint().height() + self.rng.randint(0, 60))
        return self._with_marks(window)

    def menu(self, things: Sequence[Thing]) -> Any:
        from PySide6.QtWidgets import QMenu

        menu = QMenu()
        for one in things:
            action = menu.addAction(one.text)
            if one.mark:
                self.marked.append((one.mark, menu, lambda action=action: menu.actionGeometry(action)))
        return self._with_marks(menu)

    def _with_marks(self, window: Any) -> Any:
        window.marked = self.marked
        return window

    def _flow(self, inside: Any, things: Sequence[Thing]) -> Any:
        """One under the other; buttons, links and pictures that follow each other in a row."""
        from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

        rows = QVBoxLayout(inside)
        row = None
        for one in things:
            part = self._part(one)
            if one.kind not in LEVELS:
                rows.addWidget(part)
                row = None
                continue
            if row is None:
                row = QHBoxLayout()
                rows.addLayout(row)
                if one.kind == "b" and self.rng.random() < 0.6:
                    row.addStretch(1)
            row.addWidget(part)
            if one is things[-1] and self.rng.random() < 0.5:
                row.addStretch(1)
        return rows

    def _part(self, one: Thing) -> Any:
        made = {
            "h": self._label, "p": self._label, "l": self._label, "k": self._link, "b": self._button, "f": self._field,
            "F": self._area, "c": self._tick, "r": self._tick, "s": self._select, "o": self._row, "i": self._icon,
            "j": self._file, "n": self._tabs,
        }[one.kind](one)  # fmt: skip
        widget, target = made if isinstance(made, tuple) else (made, made)
        if one.mark:
            area = (lambda: target.tabRect(0)) if one.kind == "n" else None
            self.marked.append((one.mark, target, area))
        return widget

    def _label(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QLabel

        label = QLabel(one.text)
        label.setWordWrap(one.kind == "p")
        if one.kind == "h":
            font = label.font()
            font.setPixelSize(font.pixelSize() + 5)
            font.setBold(True)
            label.setFont(font)
        return label

    def _link(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QLabel, QPushButton

        if self.rng.random() < 0.5:
            button = QPushButton(one.text)
            button.setFlat(True)
            return button
        return QLabel(f'<a href="#">{one.text}</a>')

    def _button(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QPushButton

        button = QPushButton(one.text)
        button.setDefault(one.flag == "!")
        return button

    def _field(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

        box, field = QWidget(), QLineEdit(one.value)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(f"{one.text}:")
        label.setMinimumWidth(110)
        row.addWidget(label)
        row.addWidget(field, 1)
        return box, field

    def _area(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QPlainTextEdit

        area = QPlainTextEdit(one.text)
        area.setMinimumHeight(100)
        return area

    def _tick(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QCheckBox, QRadioButton

        tick = (QRadioButton if one.kind == "r" else QCheckBox)(one.text)
        tick.setChecked(bool(one.flag))
        return tick

    def _select(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

        box, chosen = QWidget(), QComboBox()
        chosen.addItem(one.value)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(f"{one.text}:"))
        row.addWidget(chosen)
        row.addStretch(1)
        return box, chosen

    def _row(self, one: Thing) -> Any:
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(4, 2, 4, 2)
        for cell in one.text.split(" | "):
            label = QLabel(cell)
            label.setMinimumWidth(130)
            row.addWidget(label)
        row.addStretch(1)
        if one.flag:
            box.setAutoFillBackground(True)
            box.setBackgroundRole(QPalette.ColorRole.Highlight)
        return box

    def _icon(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QToolButton

        button = QToolButton()
        button.setIcon(_picture(svg(one.text, self.part, button.palette().buttonText().color().name(), 20)))
        button.setAutoRaise(self.rng.random() < 0.3)
        return button

    def _file(self, one: Thing) -> Any:
        from PySide6.QtCore import QSize, Qt
        from PySide6.QtWidgets import QToolButton

        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(48, 48))
        button.setIcon(_picture(filed(one.text, "#333", 48)))
        button.setText(one.text)
        button.setAutoRaise(True)
        button.setMinimumWidth(120)
        return button

    def _tabs(self, one: Thing) -> Any:
        from PySide6.QtWidgets import QTabBar

        tabs = QTabBar()
        for text in one.text.split("|"):
            tabs.addTab(text)
        return tabs


def _picture(text: str) -> Any:
    from PySide6.QtGui import QIcon, QPixmap

    made = QPixmap()
    made.loadFromData(text.encode(), "SVG")
    return QIcon(made)
