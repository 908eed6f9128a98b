"""Edge: Qt windows drawn off screen, in several styles and palettes; where the controls stand is asked of the widgets."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec

from models.brain.screens import Screen, Truth, clipped
from models.brain.shards import Drawn
from models.brain.words import Words, language, paragraph, sentence, value

FONTS = ("DejaVu Sans", "Noto Sans", "Liberation Sans", "Open Sans", "Roboto", "Lato", "Inter", "Carlito", "Noto Serif")
NO_PARENTS = ("QComboBox", "QAbstractSpinBox", "QTabBar", "QMenuBar", "QMenu", "QHeaderView", "QLineEdit")
"""Widgets whose own children are no controls of their own."""
MOST = 400
"""Rows of a view that are asked where they are."""


@cache
def _app() -> Any:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def draw(seed: int, name: str) -> Drawn | None:
    """A window's picture as PNG and its truth."""
    app, rng = _app(), random.Random(f"qt {seed}")
    style = _dressed(app, rng)
    window = Builder(rng).window()
    window.resize(rng.choice((480, 640, 800, 1000, 1200)), rng.choice((360, 480, 600, 760)))
    return shown(app, window, (name, f"qt:{style}", seed))


def shown(app: Any, window: Any, known: tuple[str, str, int]) -> Drawn:
    """Any window, shown, taken and put away; `known` is the name, source and seed of its screen."""
    from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent

    window.show()
    app.processEvents()
    picture, held = window.grab(), QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    size = (picture.width(), picture.height())
    found = tuple(_walk(window, window, size))
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return bytes(held.data()), Screen(known[0], known[1], known[2], size, 1.0, found)


def _dressed(app: Any, rng: random.Random) -> str:
    """Another style, palette and font for all that follows."""
    from PySide6.QtGui import QColor, QFont, QPalette
    from PySide6.QtWidgets import QStyleFactory

    style = rng.choices(("Fusion", "Windows"), (4, 1))[0]
    app.setStyle(QStyleFactory.create(style))
    font = QFont(rng.choice(FONTS))
    font.setPixelSize(rng.choice((11, 12, 13, 13, 14, 15, 16, 18)))
    app.setFont(font)
    dark = rng.random() < 0.35
    tone, hue = rng.randint(24, 60) if dark else rng.randint(215, 245), rng.randrange(360)
    ground = QColor.fromHsv(hue, rng.choice((0, 0, 12, 30)), tone)
    palette = QPalette(ground)
    base = QColor.fromHsv(hue, 8, max(0, tone - 14)) if dark else QColor(255, 255, 255)
    palette.setColor(QPalette.ColorRole.Base, base)
    palette.setColor(
        QPalette.ColorRole.Highlight, QColor.fromHsv(rng.randrange(360), rng.randint(90, 220), rng.randint(120, 230))
    )
    app.setPalette(palette)
    return f"{style}{'-dark' if dark else ''}"


class Builder:
    """Puts windows together by chance."""

    def __init__(self, rng: random.Random) -> None:
        from PySide6 import QtCore, QtGui, QtWidgets

        self.q, self.core, self.gui, self.rng = QtWidgets, QtCore, QtGui, rng
        self.words: Words = language(rng)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def window(self) -> Any:
        window = self.q.QMainWindow() if self.chance(0.7) else self.q.QDialog()
        inner = self.content(0)
        if isinstance(window, self.q.QMainWindow):
            self._bars(window)
            window.setCentralWidget(inner)
        else:
            self._lay(window, [inner], True)
        return window

    def _bars(self, window: Any) -> None:
        if self.chance(0.8):
            for word in self.rng.sample(self.words.menus, min(len(self.words.menus), self.rng.randint(3, 8))):
                window.menuBar().addMenu(word)
        for _ in range(self.rng.choice((0, 1, 1, 2))):
            bar = window.addToolBar("")
            bar.setIconSize(self.core.QSize(*(self.rng.choice((16, 18, 22, 24)),) * 2))
            for _ in range(self.rng.randint(3, 14)):
                bar.addSeparator() if self.chance(0.15) else bar.addAction(self.icon(), "").setEnabled(not self.chance(0.15))
        if self.chance(0.5):
            window.statusBar().showMessage(sentence(self.rng, self.words))

    def icon(self) -> Any:
        """A sign drawn by chance, or one of the style's own."""
        if self.chance(0.35):
            kinds = list(self.q.QStyle.StandardPixmap)
            return self.q.QApplication.style().standardIcon(self.rng.choice(kinds[:60]))
        picture = self.gui.QPixmap(24, 24)
        picture.fill(self.core.Qt.GlobalColor.transparent)
        painter = self.gui.QPainter(picture)
        painter.setRenderHint(self.gui.QPainter.RenderHint.Antialiasing)
        font = self.gui.QFont(self.rng.choice(("FontAwesome", "Material Design Icons")))
        font.setPixelSize(20)
        painter.setFont(font)
        ink = self.q.QApplication.palette().color(self.gui.QPalette.ColorRole.WindowText)
        painter.setPen(ink if self.chance(0.6) else self.gui.QColor.fromHsv(self.rng.randrange(360), 160, 190))
        painter.drawText(picture.rect(), self.core.Qt.AlignmentFlag.AlignCenter, chr(self.rng.randint(0xF001, 0xF1C8)))
        painter.end()
        return self.gui.QIcon(picture)

    def _lay(self, holder: Any, parts: list[Any], down: bool) -> Any:
        layout = self.q.QVBoxLayout(holder) if down else self.q.QHBoxLayout(holder)
        layout.setSpacing(self.rng.choice((2, 4, 6, 6, 10, 14)))
        for part in parts:
            layout.addWidget(part)
        return holder

    def content(self, depth: int) -> Any:
        ways = [self.form, self.form, self.table, self.tree, self.text, self.keys, self.files, self.loose, self.calendar]
        if depth < 2:
            ways += [self.tabs, self.panes, self.panes, self.stack, self.group]
        return self.rng.choice(ways)()

    def tabs(self) -> Any:
        book = self.q.QTabWidget()
        for _ in range(self.rng.randint(2, 5)):
            book.addTab(self.content(2), self.rng.choice(self.words.things))
        book.setCurrentIndex(self.rng.randrange(2))
        return book

    def panes(self) -> Any:
        panes = self.q.QSplitter()
        for _ in range(self.rng.randint(2, 3)):
            panes.addWidget(self.content(2))
        return panes

    def stack(self) -> Any:
        return self._lay(self.q.QWidget(), [self.content(2), self.content(2)], True)

    def group(self) -> Any:
        box = self.q.QGroupBox(self.rng.choice(self.words.things))
        return self._lay(box, [self.form(), self.any()], True)

    def form(self) -> Any:
        holder = self.q.QWidget()
        layout = self.q.QFormLayout(holder)
        for _ in range(self.rng.randint(3, 10)):
            layout.addRow(self.rng.choice(self.words.labels) + ":", self.any())
        row = [self.button() for _ in range(self.rng.randint(1, 4))]
        layout.addRow(self._lay(self.q.QWidget(), row, False))
        return holder

    def loose(self) -> Any:
        rows = [
            self._lay(self.q.QWidget(), [self.any() for _ in range(self.rng.randint(1, 5))], False)
            for _ in range(self.rng.randint(2, 8))
        ]
        return self._lay(self.q.QWidget(), rows, True)

    def keys(self) -> Any:
        holder = self.q.QWidget()
        layout = self.q.QGridLayout(holder)
        layout.setSpacing(self.rng.randint(0, 8))
        for row in range(self.rng.randint(3, 6)):
            for column in range(self.rng.randint(4, 7)):
                key = self.q.QPushButton(self.rng.choice([*"0123456789+-×÷=.()", "sin", "MR", "C"]))
                key.setSizePolicy(self.q.QSizePolicy.Policy.Expanding, self.q.QSizePolicy.Policy.Expanding)
                key.setMinimumWidth(20)
                layout.addWidget(key, row, column)
        return holder

    def any(self) -> Any:
        ways = (
            self.field,
            self.button,
            self.icon_button,
            self.tick,
            self.radios,
            self.slider,
            self.spin,
            self.combo,
            self.link,
            self.bar,
        )
        made = self.rng.choices(ways, (5, 4, 3, 4, 3, 3, 4, 4, 1, 0.5))[0]()
        made.setEnabled(not self.chance(0.08))
        if self.chance(0.3):
            made.setMaximumWidth(self.rng.randint(140, 400))
        return made

    def field(self) -> Any:
        field = self.q.QLineEdit(value(self.rng, self.words) if self.chance(0.55) else "")
        if self.chance(0.4):
            field.setPlaceholderText(self.rng.choice(self.words.labels))
        if self.chance(0.1):
            field.setEchoMode(self.q.QLineEdit.EchoMode.Password)
        return field

    def button(self) -> Any:
        button = self.q.QPushButton(self.rng.choice(self.words.actions))
        if self.chance(0.2):
            button.setIcon(self.icon())
        button.setDefault(self.chance(0.1))
        button.setFlat(self.chance(0.04))
        return button

    def icon_button(self) -> Any:
        button = self.q.QToolButton()
        button.setIcon(self.icon())
        button.setAutoRaise(self.chance(0.5))
        return button

    def tick(self) -> Any:
        tick = self.q.QCheckBox(self.rng.choice(self.words.labels))
        tick.setChecked(self.chance(0.45))
        return tick

    def radios(self) -> Any:
        radios = [self.q.QRadioButton(self.rng.choice(self.words.labels)) for _ in range(self.rng.randint(2, 4))]
        radios[0].setChecked(self.chance(0.6))
        return self._lay(self.q.QWidget(), radios, self.chance(0.4))

    def slider(self) -> Any:
        slider = self.q.QSlider(self.core.Qt.Orientation.Horizontal)
        slider.setValue(self.rng.randint(0, 99))
        return slider

    def spin(self) -> Any:
        pick = self.rng.randrange(4)
        if pick == 0:
            return self.q.QDoubleSpinBox()
        if pick == 1:
            return self.rng.choice((self.q.QDateEdit, self.q.QTimeEdit))()
        spin = self.q.QSpinBox()
        spin.setMaximum(9999)
        spin.setValue(self.rng.randint(0, 9999))
        return spin

    def combo(self) -> Any:
        combo = self.q.QComboBox()
        combo.addItems([self.rng.choice(self.words.things) for _ in range(3)])
        combo.setEditable(self.chance(0.15))
        return combo

    def link(self) -> Any:
        return self.q.QLabel(f'<a href="x">{self.rng.choice(self.words.things)}</a>')

    def bar(self) -> Any:
        bar = self.q.QProgressBar()
        bar.setValue(self.rng.randint(0, 100))
        return bar

    def table(self) -> Any:
        rows, columns = self.rng.randint(3, 30), self.rng.randint(2, 8)
        table = self.q.QTableWidget(rows, columns)
        for row in range(rows):
            for column in range(columns):
                if self.chance(0.7):
                    table.setItem(row, column, self.q.QTableWidgetItem(value(self.rng, self.words)))
        if self.chance(0.6):
            table.setHorizontalHeaderLabels([self.rng.choice(self.words.labels) for _ in range(columns)])
        table.setShowGrid(self.chance(0.7))
        table.setCurrentCell(self.rng.randrange(3), 0)
        table.verticalHeader().setVisible(self.chance(0.5))
        return table

    def tree(self) -> Any:
        if self.chance(0.4):
            plain = self.q.QListWidget()
            plain.addItems([self.rng.choice(self.words.things) for _ in range(self.rng.randint(4, 25))])
            plain.setCurrentRow(self.rng.randint(-1, 3))
            return plain
        tree = self.q.QTreeWidget()
        tree.setHeaderHidden(self.chance(0.5))
        for _ in range(self.rng.randint(3, 8)):
            top = self.q.QTreeWidgetItem(tree, [self.rng.choice(self.words.things)])
            for _ in range(self.rng.randint(0, 4)):
                self.q.QTreeWidgetItem(top, [self.rng.choice(self.words.things)])
            top.setExpanded(self.chance(0.5))
        return tree

    def files(self) -> Any:
        view = self.q.QListWidget()
        view.setViewMode(self.q.QListView.ViewMode.IconMode)
        view.setIconSize(self.core.QSize(*(self.rng.choice((32, 48)),) * 2))
        view.setGridSize(self.core.QSize(100, 90))
        for _ in range(self.rng.randint(4, 30)):
            self.q.QListWidgetItem(self.icon(), self.rng.choice(self.words.things), view)
        return view

    def text(self) -> Any:
        edit = self.rng.choice((self.q.QTextEdit, self.q.QPlainTextEdit))()
        if self.chance(0.65):
            edit.setPlainText(
                "\n".join(paragraph(self.rng, self.words, self.rng.randint(1, 4)) for _ in range(self.rng.randint(1, 9)))
            )
        return edit

    def calendar(self) -> Any:
        calendar = self.q.QCalendarWidget()
        # Its buttons are of classes that cannot be asked.
        calendar.setNavigationBarVisible(False)
        calendar.setMaximumSize(self.rng.randint(260, 500), self.rng.randint(200, 400))
        return calendar


class Part(msgspec.Struct, frozen=True):
    """A control that a widget is or shows: its place in the widget `of`."""

    of: Any
    rect: Any
    role: str
    state: tuple[str, ...] = ()
    text: str = ""


def _walk(window: Any, widget: Any, size: tuple[int, int]) -> Iterator[Truth]:
    for child in widget.children():
        if not child.isWidgetType() or not child.isVisible():
            continue
        yield from (truth for part in _parts(child) if (truth := _seen(window, part, size)))
        if not any(child.inherits(name) for name in NO_PARENTS):
            yield from _walk(window, child, size)


def _seen(window: Any, part: Part, size: tuple[int, int]) -> Truth | None:
    """A part where it is in the picture; None when most of it is not to be seen."""
    visible = part.of.visibleRegion().boundingRect().intersected(part.rect)
    if visible.width() * visible.height() <= 0.5 * part.rect.width() * part.rect.height():
        return None
    at = part.of.mapTo(window, visible.topLeft())
    box = clipped((at.x(), at.y(), visible.width(), visible.height()), size)
    return Truth(part.role, box, part.state, part.text[:80]) if box else None


def _parts(widget: Any) -> Iterator[Part]:
    """The controls that a widget is or shows, by what it is."""
    for name, ask in WAYS.items():
        if widget.inherits(name):
            yield from ask(widget)
            return


def _plain(role: str, text: str = "text") -> Callable[[Any], Iterator[Part]]:
    """A widget that is one control; `text` names its method that says what stands on it."""

    def ask(widget: Any) -> Iterator[Part]:
        said = str(getattr(widget, text)()) if text else ""
        empty = ("empty",) if role == "field" and not said else ()
        focused = ("focused",) if role == "field" and widget.hasFocus() else ()
        yield Part(widget, widget.rect(), role, (*_dead(widget), *empty, *focused), said)

    return ask


def _dead(widget: Any) -> tuple[str, ...]:
    return () if widget.isEnabled() else ("disabled",)


def _tick(widget: Any) -> Iterator[Part]:
    """The square or disc alone."""
    from PySide6.QtWidgets import QStyle, QStyleOptionButton

    option, radio = QStyleOptionButton(), widget.inherits("QRadioButton")
    widget.initStyleOption(option)
    element = QStyle.SubElement.SE_RadioButtonIndicator if radio else QStyle.SubElement.SE_CheckBoxIndicator
    state = (*(("on",) if widget.isChecked() else ()), *_dead(widget))
    rect = widget.style().subElementRect(element, option, widget)
    yield Part(widget, rect, "radio button" if radio else "check box", state, widget.text())


def _tool(widget: Any) -> Iterator[Part]:
    role = "button" if widget.text() and widget.icon().isNull() else "icon"
    yield Part(widget, widget.rect(), role, _dead(widget), widget.text())


def _tabs(widget: Any) -> Iterator[Part]:
    for n in range(widget.count()):
        yield Part(widget, widget.tabRect(n), "tab", ("selected",) if n == widget.currentIndex() else (), widget.tabText(n))


def _menus(widget: Any) -> Iterator[Part]:
    for action in widget.actions():
        yield Part(widget, widget.actionGeometry(action), "menu item", _dead(widget), action.text())


def _link(label: Any) -> Iterator[Part]:
    """Where the words of a label with a link stand in it."""
    if "<a " not in label.text():
        return
    words = label.fontMetrics().boundingRect(label.text().partition(">")[2].partition("<")[0])
    here = label.rect()
    here.setWidth(min(here.width(), words.width() + 2))
    middle = here.center().y()
    here.setTop(middle - words.height() // 2)
    here.setBottom(middle + words.height() // 2)
    yield Part(label, here, "link", _dead(label), label.text())


def _items(view: Any) -> Iterator[Part]:
    """The cells, rows or tiles of a view."""
    role = "cell" if view.inherits("QTableView") else "menu item"
    if view.inherits("QListView") and view.viewMode().name == "IconMode":
        role = "icon"
    for index in _indexes(view):
        rect = view.visualRect(index)
        if not rect.isEmpty():
            chosen = ("selected",) if view.selectionModel().isSelected(index) else ()
            yield Part(view.viewport(), rect, role, (*_dead(view), *chosen), str(index.data() or ""))


def _headings(view: Any) -> Iterator[Part]:
    from PySide6.QtCore import QRect

    if view.orientation().name != "Horizontal":
        return
    for n in range(view.count()):
        rect = QRect(view.sectionViewportPosition(n), 0, view.sectionSize(n), view.height())
        yield Part(view.viewport(), rect, "cell", (), str(view.model().headerData(n, view.orientation()) or ""))


def _indexes(view: Any) -> Iterator[Any]:
    model, columns = view.model(), 1 if view.inherits("QListView") else view.model().columnCount()
    waiting = [model.index(row, column) for row in range(min(MOST, model.rowCount())) for column in range(columns)]
    while waiting:
        index = waiting.pop()
        yield index
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]


WAYS: dict[str, Callable[[Any], Iterator[Part]]] = {
    "QCheckBox": _tick, "QRadioButton": _tick, "QPushButton": _plain("button"), "QToolButton": _tool,
    "QComboBox": _plain("select", "currentText"), "QAbstractSpinBox": _plain("spinner"), "QLineEdit": _plain("field"),
    "QTextEdit": _plain("field", "toPlainText"), "QPlainTextEdit": _plain("field", "toPlainText"),
    "QSlider": _plain("slider", ""), "QScrollBar": _plain("scroll bar", ""), "QHeaderView": _headings,
    "QAbstractItemView": _items, "QTabBar": _tabs, "QMenuBar": _menus, "QLabel": _link,
}  # fmt: skip
"""How each kind of widget is asked, the special kinds before the general ones."""
