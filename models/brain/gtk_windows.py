"""Edge: GTK 3 windows drawn off screen, of many themes; where the controls stand is asked of the toolkit.

Needs an X display and the typelibs of GTK 3; `docs/notes-detector.md` says how to have them without installing anything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import cv2
import numpy as np

from models.brain.screens import Screen, Truth, clipped
from models.brain.shards import Drawn
from models.brain.ticks import indicator
from models.brain.words import Words, language, paragraph, sentence, value
from models.model import Bounds, Pixels

THEMES = (
    "Adwaita", "Adwaita", "Adwaita", "Adwaita-dark", "HighContrast", "Raleigh", "Arc", "Arc-Dark", "Greybird", "Greybird-dark",
    "Numix", "Materia", "Materia-compact", "Materia-dark",
)  # fmt: skip
ICONS = ("Adwaita", "Papirus", "Papirus-Dark", "gnome", "Tango", "elementary")
FONTS = ("Cantarell", "DejaVu Sans", "Noto Sans", "Liberation Sans", "Open Sans", "Roboto", "Lato", "Inter", "Noto Serif")
ROLE_OF = {
    "GtkEntry": "field", "GtkSearchEntry": "field", "GtkSpinButton": "spinner", "GtkSwitch": "toggle", "GtkScale": "slider",
    "GtkComboBoxText": "select", "GtkComboBox": "select", "GtkLinkButton": "link", "GtkCheckButton": "check box",
    "GtkRadioButton": "radio button", "GtkTextView": "field", "GtkMenuItem": "menu item", "GtkListBoxRow": "menu item",
    "GtkScrollbar": "scroll bar",
}  # fmt: skip
BUTTONS = ("GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkColorButton", "GtkFontButton")
LEAVES = frozenset(ROLE_OF) | {*BUTTONS, "GtkTreeView", "GtkIconView"}


@cache
def _gtk() -> Any:
    import gi

    gi.require_version("Gtk", "3.0")
    from gi.repository import Gtk

    return Gtk


def draw(seed: int, name: str) -> Drawn | None:
    """A window's picture as PNG and its truth; None when GTK drew none."""
    gtk, rng = _gtk(), random.Random(f"gtk {seed}")
    theme = _dressed(gtk, rng)
    window = gtk.OffscreenWindow()
    size = (rng.choice((480, 640, 760, 900, 1100)), rng.choice((360, 480, 600, 700)))
    window.set_default_size(*size)
    builder = Builder(gtk, rng)
    window.add(builder.window())
    window.show_all()
    _settle(gtk)
    picture = window.get_pixbuf()
    pixels = _pixels(picture) if picture else None
    screen = _screen(window, pixels, builder, (name, f"gtk:{theme}", seed)) if pixels is not None else None
    window.destroy()
    _settle(gtk)
    if pixels is None or screen is None:
        return None
    return cv2.imencode(".png", np.ascontiguousarray(pixels[:, :, ::-1]))[1].tobytes(), screen


def _dressed(gtk: Any, rng: random.Random) -> str:
    """Another theme, font and icons for all that follows."""
    settings, theme = gtk.Settings.get_default(), rng.choice(THEMES)
    settings.set_property("gtk-theme-name", theme)
    settings.set_property("gtk-application-prefer-dark-theme", rng.random() < 0.15)
    settings.set_property("gtk-icon-theme-name", rng.choice(ICONS))
    settings.set_property("gtk-font-name", f"{rng.choice(FONTS)} {rng.choice((8, 9, 10, 10, 11, 12, 14))}")
    settings.set_property("gtk-overlay-scrolling", False)
    settings.set_property("gtk-enable-animations", False)
    return theme


def _settle(gtk: Any) -> None:
    for _ in range(400):
        if not gtk.events_pending():
            return
        gtk.main_iteration_do(False)


def _pixels(picture: Any) -> Pixels:
    width, height, stride, channels = (
        picture.get_width(),
        picture.get_height(),
        picture.get_rowstride(),
        picture.get_n_channels(),
    )
    held = np.frombuffer(picture.get_pixels(), np.uint8)
    held = np.pad(held, (0, max(0, stride * height - held.size)))[: stride * height]
    rows = held.reshape(height, stride)[:, : width * channels].reshape(height, width, channels)
    return np.ascontiguousarray(rows[:, :, :3])


class Builder:
    """Puts windows together by chance."""

    def __init__(self, gtk: Any, rng: random.Random) -> None:
        self.gtk, self.rng = gtk, rng
        self.words: Words = language(rng)
        theme = gtk.IconTheme.get_default()
        self.icons: list[str] = sorted(theme.list_icons("Actions")) or ["gtk-save"]
        self.files: list[str] = sorted(theme.list_icons("MimeTypes")) or ["folder"]
        self.live: Any = None

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def window(self) -> Any:
        """A menu bar, tool bars, what is in the window, a foot; none of them always."""
        whole = self._box(True, 0)
        if self.chance(0.25):
            whole.pack_start(self._header(), False, False, 0)
        if self.chance(0.6):
            whole.pack_start(self._menu_bar(), False, False, 0)
        for _ in range(self.rng.choice((0, 1, 1, 2))):
            whole.pack_start(self._tools(), False, False, 0)
        whole.pack_start(self._content(0), True, True, 0)
        if self.chance(0.4):
            whole.pack_start(self.gtk.Label(label=sentence(self.rng, self.words), xalign=0), False, False, 3)
        return whole

    def _box(self, down: bool, gap: int) -> Any:
        way = self.gtk.Orientation.VERTICAL if down else self.gtk.Orientation.HORIZONTAL
        return self.gtk.Box(orientation=way, spacing=gap)

    def _header(self) -> Any:
        bar = self.gtk.HeaderBar(title=self.rng.choice(self.words.things), show_close_button=True)
        for _ in range(self.rng.randint(0, 3)):
            bar.pack_start(self._icon_button())
        for _ in range(self.rng.randint(0, 2)):
            bar.pack_end(self._button())
        return bar

    def _menu_bar(self) -> Any:
        bar = self.gtk.MenuBar()
        for word in self.rng.sample(self.words.menus, min(len(self.words.menus), self.rng.randint(3, 9))):
            bar.append(self.gtk.MenuItem(label=word))
        return bar

    def _tools(self) -> Any:
        bar, image = self.gtk.Toolbar(show_arrow=False), self.rng.choice((16, 16, 22, 24))
        for _ in range(self.rng.randint(3, 16)):
            if self.chance(0.15):
                bar.insert(self.gtk.SeparatorToolItem(), -1)
                continue
            if self.chance(0.1):
                item = self.gtk.ToolItem()
                item.add(self._entry())
            else:
                item = self.gtk.ToolButton(icon_widget=self._image(image))
                item.set_sensitive(not self.chance(0.15))
            bar.insert(item, -1)
        return bar

    def _image(self, size: int) -> Any:
        image = self.gtk.Image.new_from_icon_name(self.rng.choice(self.icons), self.gtk.IconSize.MENU)
        image.set_pixel_size(size)
        return image

    def _content(self, depth: int) -> Any:
        ways = [self._form, self._form, self._table, self._text, self._grid_of_keys, self._list, self._files, self._loose]
        if depth < 2:
            ways += [self._tabs, self._panes, self._panes, self._stack]
        inner = self.rng.choice(ways)(*((depth,) if depth < 2 and self.chance(0) else ()))
        inner.set_border_width(self.rng.choice((0, 0, 4, 8, 12)))
        return inner

    def _tabs(self) -> Any:
        book = self.gtk.Notebook()
        for _ in range(self.rng.randint(2, 5)):
            book.append_page(self._content(2), self.gtk.Label(label=self.rng.choice(self.words.things)))
        return book

    def _panes(self) -> Any:
        panes = self.gtk.Paned(
            orientation=self.rng.choice((self.gtk.Orientation.HORIZONTAL,) * 2 + (self.gtk.Orientation.VERTICAL,))
        )
        panes.set_position(self.rng.randint(130, 420))
        panes.add1(self._content(1))
        panes.add2(self._content(1))
        return panes

    def _stack(self) -> Any:
        box = self._box(True, self.rng.randint(2, 12))
        for _ in range(2):
            box.pack_start(self._content(2), True, True, 0)
        return box

    def _form(self) -> Any:
        grid = self.gtk.Grid(row_spacing=self.rng.randint(2, 12), column_spacing=self.rng.randint(4, 16))
        columns = self.rng.choice((1, 1, 2))
        for row in range(self.rng.randint(3, 9)):
            for column in range(columns):
                grid.attach(
                    self.gtk.Label(
                        label=self.rng.choice(self.words.labels) + self.rng.choice(("", ":")), xalign=self.rng.choice((0, 1))
                    ),
                    2 * column,
                    row,
                    1,
                    1,
                )
                grid.attach(self._any(), 2 * column + 1, row, 1, 1)
        box = self._box(True, 10)
        box.pack_start(grid, False, False, 0)
        line = self._box(False, self.rng.randint(2, 10))
        for _ in range(self.rng.randint(1, 4)):
            getattr(line, self.rng.choice(("pack_end", "pack_start")))(self._button(), False, False, 0)
        box.pack_start(line, False, False, 0)
        return box

    def _loose(self) -> Any:
        flow = self._box(True, self.rng.randint(2, 14))
        for _ in range(self.rng.randint(3, 9)):
            line = self._box(False, self.rng.randint(2, 14))
            for _ in range(self.rng.randint(1, 5)):
                line.pack_start(self._any(), False, False, 0)
            flow.pack_start(line, False, False, 0)
        return flow

    def _grid_of_keys(self) -> Any:
        grid = self.gtk.Grid(
            row_spacing=self.rng.randint(0, 6),
            column_spacing=self.rng.randint(0, 6),
            row_homogeneous=True,
            column_homogeneous=True,
        )
        keys = [*"0123456789+−×÷=.,()%√", "sin", "cos", "MR", "M+", "C", "AC", "ln", "x²", "EE"]
        for row in range(self.rng.randint(3, 7)):
            for column in range(self.rng.randint(4, 8)):
                key = self.gtk.Button(label=self.rng.choice(keys), hexpand=True, vexpand=True)
                grid.attach(key, column, row, 1, 1)
        return grid

    def _any(self) -> Any:
        ways = (
            self._entry,
            self._button,
            self._icon_button,
            self._tick,
            self._radio,
            self._switch,
            self._scale,
            self._spin,
            self._combo,
            self._link,
        )
        made = self.rng.choices(ways, (5, 4, 2, 4, 3, 3, 2, 4, 4, 1))[0]()
        made.set_halign(self.rng.choice((self.gtk.Align.START, self.gtk.Align.START, self.gtk.Align.FILL)))
        made.set_valign(self.gtk.Align.CENTER)
        made.set_sensitive(not self.chance(0.1))
        return made

    def _entry(self) -> Any:
        entry = self.gtk.SearchEntry() if self.chance(0.15) else self.gtk.Entry()
        entry.set_width_chars(self.rng.randint(6, 30))
        if self.chance(0.55):
            entry.set_text(value(self.rng, self.words))
        elif self.chance(0.4):
            entry.set_placeholder_text(self.rng.choice(self.words.labels))
        entry.set_visibility(not self.chance(0.1))
        self.live = entry if self.chance(0.1) else self.live
        return entry

    def _button(self) -> Any:
        return (
            self.gtk.ToggleButton(label=self.rng.choice(self.words.actions))
            if self.chance(0.1)
            else self.gtk.Button(label=self.rng.choice(self.words.actions))
        )

    def _icon_button(self) -> Any:
        button = self.gtk.Button(image=self._image(self.rng.choice((16, 16, 22, 24, 32))))
        if self.chance(0.4):
            button.set_relief(self.gtk.ReliefStyle.NONE)
        return button

    def _tick(self) -> Any:
        return self.gtk.CheckButton(label=self.rng.choice(self.words.labels), active=self.chance(0.45))

    def _radio(self) -> Any:
        box = self._box(self.chance(0.4), 6)
        first = None
        for _ in range(self.rng.randint(2, 4)):
            one = self.gtk.RadioButton.new_with_label_from_widget(first, self.rng.choice(self.words.labels))
            one.set_active(self.chance(0.4))
            first = first or one
            box.pack_start(one, False, False, 0)
        return box

    def _switch(self) -> Any:
        return self.gtk.Switch(active=self.chance(0.5))

    def _scale(self) -> Any:
        scale = self.gtk.Scale.new_with_range(self.gtk.Orientation.HORIZONTAL, 0, 100, 1)
        scale.set_value(self.rng.randint(0, 100))
        scale.set_size_request(self.rng.randint(90, 260), -1)
        scale.set_draw_value(self.chance(0.3))
        return scale

    def _spin(self) -> Any:
        spin = self.gtk.SpinButton.new_with_range(0, 10000, 1)
        spin.set_value(self.rng.randint(0, 9999))
        return spin

    def _combo(self) -> Any:
        combo = self.gtk.ComboBoxText()
        for _ in range(3):
            combo.append_text(self.rng.choice(self.words.things))
        combo.set_active(self.rng.choice((0, 1, 2, -1)))
        return combo

    def _link(self) -> Any:
        return self.gtk.LinkButton(uri="https://example.org", label=self.rng.choice(self.words.things))

    def _table(self) -> Any:
        columns = self.rng.randint(1, 6)
        store = self.gtk.ListStore(*[str] * columns)
        for _ in range(self.rng.randint(3, 30)):
            store.append([value(self.rng, self.words) for _ in range(columns)])
        view = self.gtk.TreeView(model=store, headers_visible=self.chance(0.7))
        view.set_grid_lines(
            self.rng.choice(
                (self.gtk.TreeViewGridLines.NONE, self.gtk.TreeViewGridLines.BOTH, self.gtk.TreeViewGridLines.HORIZONTAL)
            )
        )
        for n in range(columns):
            view.append_column(self.gtk.TreeViewColumn(self.rng.choice(self.words.labels), self.gtk.CellRendererText(), text=n))
        if self.chance(0.5):
            view.get_selection().select_path(self.rng.randrange(3))
        return self._scrolled(view)

    def _list(self) -> Any:
        rows = self.gtk.ListBox()
        for _ in range(self.rng.randint(3, 16)):
            row = self.gtk.ListBoxRow()
            line = self._box(False, 8)
            if self.chance(0.4):
                line.pack_start(self._image(16), False, False, 4)
            line.pack_start(
                self.gtk.Label(label=self.rng.choice(self.words.things), xalign=0, margin=self.rng.choice((2, 4, 8))),
                True,
                True,
                0,
            )
            row.add(line)
            rows.add(row)
        rows.select_row(rows.get_row_at_index(self.rng.randrange(3)))
        return self._scrolled(rows)

    def _files(self) -> Any:
        store = self.gtk.ListStore(str, str)
        for _ in range(self.rng.randint(3, 30)):
            store.append([self.rng.choice(self.words.things), self.rng.choice(self.files)])
        view = self.gtk.IconView(model=store, item_width=self.rng.randint(70, 120))
        cell = self.gtk.CellRendererPixbuf(stock_size=self.rng.choice((5, 6, 6)))
        view.pack_start(cell, False)
        view.add_attribute(cell, "icon-name", 1)
        text = self.gtk.CellRendererText(xalign=0.5, alignment=1, wrap_width=100)
        view.pack_start(text, False)
        view.add_attribute(text, "text", 0)
        return self._scrolled(view)

    def _text(self) -> Any:
        view = self.gtk.TextView(wrap_mode=self.gtk.WrapMode.WORD, monospace=self.chance(0.3))
        if self.chance(0.65):
            view.get_buffer().set_text(
                "\n".join(paragraph(self.rng, self.words, self.rng.randint(1, 4)) for _ in range(self.rng.randint(1, 8)))
            )
        return self._scrolled(view)

    def _scrolled(self, inner: Any) -> Any:
        scrolled = self.gtk.ScrolledWindow(min_content_height=self.rng.randint(80, 300), shadow_type=self.rng.choice((0, 1)))
        scrolled.add(inner)
        return scrolled


def _screen(window: Any, pixels: Pixels, builder: Builder, known: tuple[str, str, int]) -> Screen:
    size = (pixels.shape[1], pixels.shape[0])
    found = [*_walk(window, window, (0, 0, *size), pixels)]
    return Screen(known[0], known[1], known[2], size, 1.0, tuple(found))


def _walk(window: Any, widget: Any, shown: Bounds, pixels: Pixels) -> Iterator[Truth]:
    """The controls in a widget; `shown` is the part of the picture in which it can be seen."""
    if not widget.get_mapped():
        return
    kind, box = widget.__gtype__.name, _place(window, widget)
    if kind in ("GtkViewport", "GtkTextView", "GtkTreeView", "GtkIconView", "GtkScrolledWindow"):
        shown = _within(box, shown) or (0, 0, 0, 0)
    if truth := _truth(widget, kind, box, shown, pixels):
        yield truth
    yield from _shows(window, widget, box, shown)
    if kind in LEAVES or not hasattr(widget, "forall"):
        return
    children: list[Any] = []
    widget.forall(children.append)
    for child in children:
        yield from _walk(window, child, shown, pixels)


def _shows(window: Any, widget: Any, box: Bounds, shown: Bounds) -> Iterator[Truth]:
    """The controls that a widget draws itself."""
    kind = widget.__gtype__.name
    if kind == "GtkTreeView":
        yield from _cells(widget, box, shown)
    if kind == "GtkIconView":
        yield from _tiles(widget, box, shown)
    if kind == "GtkNotebook":
        yield from _tabs(window, widget, shown)


def _truth(widget: Any, kind: str, box: Bounds, shown: Bounds, pixels: Pixels) -> Truth | None:
    role = ROLE_OF.get(kind) or (_button_role(widget) if kind in BUTTONS else None)
    part = _within(box, shown)
    if role is None or part is None or (part[2] * part[3] < 0.5 * box[2] * box[3] and role != "field"):
        return None
    if role in ("check box", "radio button"):
        tick = indicator(pixels, part)
        if tick is None:
            return None
        part = tick
    return Truth(role, part, _state(widget, kind), _text(widget, kind))


def _button_role(widget: Any) -> str:
    return "button" if _text(widget, "GtkButton") else "icon"


def _text(widget: Any, kind: str) -> str:
    if kind in ("GtkEntry", "GtkSearchEntry", "GtkSpinButton"):
        return str(widget.get_text())
    texts: list[str] = []

    def look(one: Any) -> None:
        if one.__gtype__.name in ("GtkLabel", "GtkAccelLabel"):
            texts.append(one.get_text())
        elif hasattr(one, "forall"):
            one.forall(look)

    look(widget)
    return " ".join(texts)


def _state(widget: Any, kind: str) -> tuple[str, ...]:
    words = []
    if kind in ("GtkCheckButton", "GtkRadioButton", "GtkSwitch") and widget.get_active():
        words.append("on")
    if (kind == "GtkToggleButton" and widget.get_active()) or (kind == "GtkListBoxRow" and widget.is_selected()):
        words.append("selected")
    if not widget.is_sensitive():
        words.append("disabled")
    if kind in ("GtkEntry", "GtkSearchEntry") and not widget.get_text():
        words.append("empty")
    if kind == "GtkTextView" and not widget.get_buffer().get_char_count():
        words.append("empty")
    return tuple(words)


def _place(window: Any, widget: Any) -> Bounds:
    size = widget.get_allocation()
    at = widget.translate_coordinates(window, 0, 0)
    return (int(at[0]), int(at[1]), size.width, size.height) if at else (size.x, size.y, size.width, size.height)


def _within(box: Bounds, shown: Bounds) -> Bounds | None:
    part = clipped((box[0] - shown[0], box[1] - shown[1], box[2], box[3]), (shown[2], shown[3]))
    return (part[0] + shown[0], part[1] + shown[1], part[2], part[3]) if part else None


def _cells(view: Any, box: Bounds, shown: Bounds) -> Iterator[Truth]:
    """The cells and headings of a table that can be seen."""
    chosen = view.get_selection().get_selected_rows()[1]
    for column in view.get_columns():
        head = column.get_button()
        at = head.translate_coordinates(view, 0, 0) if head.get_mapped() else None
        if at and (
            part := _within((box[0] + at[0], box[1] + at[1], head.get_allocated_width(), head.get_allocated_height()), shown)
        ):
            yield Truth("cell", part, (), column.get_title())
    rows = view.get_visible_range()
    if rows is None:
        return
    for number in range(rows[0].get_indices()[0], rows[1].get_indices()[0] + 1):
        path = _gtk().TreePath.new_from_indices([number])
        for column in view.get_columns():
            area = view.get_background_area(path, column)
            x, y = view.convert_bin_window_to_widget_coords(area.x, area.y)
            if (part := _within((box[0] + x, box[1] + y, area.width, area.height), shown)) and part[3] > 0.5 * area.height:
                yield Truth("cell", part, ("selected",) if path in chosen else ())


def _tiles(view: Any, box: Bounds, shown: Bounds) -> Iterator[Truth]:
    for number in range(len(view.get_model())):
        known, area = view.get_cell_rect(_gtk().TreePath.new_from_indices([number]), None)
        if (
            known
            and (part := _within((box[0] + area.x, box[1] + area.y, area.width, area.height), shown))
            and part[3] > 0.5 * area.height
        ):
            yield Truth("icon", part, (), view.get_model()[number][0])


def _tabs(window: Any, book: Any, shown: Bounds) -> Iterator[Truth]:
    for number in range(book.get_n_pages()):
        label = book.get_tab_label(book.get_nth_page(number))
        x, y, wide, high = _place(window, label)
        if label.get_mapped() and (part := _within((x - 9, y - 5, wide + 18, high + 10), shown)):
            yield Truth("tab", part, ("selected",) if number == book.get_current_page() else (), label.get_text())
