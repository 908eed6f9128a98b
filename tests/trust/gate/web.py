"""Pure: a case as a page in a browser's window."""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape

from models.brain.pages import Page
from models.brain.style import Style, css, style
from tests.trust.gate.glyphs import filed, svg
from tests.trust.gate.scenes import Case, Thing

SIZE = (1280, 800)
BAR = 74
"""Pixels of the browser's own tabs and address above the page."""
LEVELS = frozenset("bkinj")
"""Kinds that stand side by side."""
PLAIN = {
    "h": ("h2", ""), "p": ("p", ""), "l": ("span", ""), "k": ("a", "link"), "m": ("span", "menu"),
    "F": ('textarea style="width:420px;height:110px"', "field"),
}  # fmt: skip
"""Tag and class of what is words alone."""


class Drawing:
    """One case's page, in a look drawn by its id."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.rng = random.Random(f"look {case.id}")
        self.style: Style = style(self.rng)
        self.part = case.id.partition("-")[0]

    def page(self) -> Page:
        sheet = css(self.style, self.rng)
        own = f"html,body{{height:100%}} .browser{{height:{BAR}px;background:#dee1e6;color:#222;font:13px 'DejaVu Sans';padding:6px 12px}} .address{{background:#fff;border-radius:12px;padding:4px 14px;margin-top:8px}}"
        html = f"<!doctype html><meta charset=utf-8><style>{sheet}{own}</style><body>{self._browser()}{self._body()}"
        return Page(html, SIZE, 1.0, "trust")

    def _browser(self) -> str:
        address = f"{self.rng.choice(('www', 'my', 'app', 'go'))}.example.{self.rng.choice(('org', 'net', 'com'))}/{self.rng.randint(10, 999)}"
        return f'<div class="browser"><span>{escape(self.case.title)}</span><div class="address">{address}</div></div>'

    def _body(self) -> str:
        things, top, menu = _parted(self.case.things)
        fillers = list(self.case.filler)
        head, side, foot = fillers[:5], fillers[5:11], fillers[11:14]
        left = "".join(f'<div class="mi">{escape(one)}</div>' for one in side) if self.rng.random() < 0.55 else ""
        bar = "".join(f'<span class="menu">{escape(one)}</span>' for one in head)
        main = self._flow(things) or f"<p>{escape(' '.join(foot))}</p>"
        body = (
            f'<div class="bar">{bar}</div><div style="display:flex;height:calc(100% - {BAR + 40}px)">'
            f"{f'<div style=width:170px>{left}</div>' if left else ''}"
            f'<div style="padding:{self.rng.randint(14, 60)}px;flex:1">{main}</div></div>'
        )
        return body + (self._dialog(top) if top else "") + (self._menu(menu) if menu else "")

    def _dialog(self, things: Sequence[Thing]) -> str:
        dim = '<div class="dim"></div>' if self.rng.random() < 0.7 else ""
        where = f"left:{self.rng.randint(200, 600)}px;top:{self.rng.randint(140, 360)}px;min-width:320px;max-width:560px"
        title = f"<h2>{escape(things[0].text)}</h2>"
        return f'{dim}<div class="dialog card" style="{where}">{title}{self._flow(things[1:])}</div>'

    def _menu(self, things: Sequence[Thing]) -> str:
        where = f"left:{self.rng.randint(260, 800)}px;top:{self.rng.randint(200, 460)}px;min-width:170px"
        lines = "".join(f'<div class="mi" {_mark(one)}><span>{escape(one.text)}</span></div>' for one in things)
        return f'<div class="pop" style="{where}">{lines}</div>'

    def _flow(self, things: Sequence[Thing]) -> str:
        """One under the other; buttons, links, tabs and pictures that follow each other in a row."""
        rows, row = list[str](), list[str]()
        for one in things:
            if one.kind in LEVELS:
                row.append(self._drawn(one))
                continue
            rows += [_row(row)] if row else []
            row = []
            rows.append(f'<div style="margin:{self.style.gap}px 0">{self._drawn(one)}</div>')
        return "".join([*rows, *([_row(row)] if row else [])])

    def _drawn(self, one: Thing) -> str:
        if one.kind in PLAIN:
            tag, look = PLAIN[one.kind]
            return f'<{tag} class="{look}" {_mark(one)}>{escape(one.text)}</{tag.split()[0]}>'
        ways = {
            "b": self._button, "n": self._tabs, "f": self._field, "c": self._tick, "r": self._tick, "s": self._select,
            "o": self._row_of, "i": self._icon, "j": self._file,
        }  # fmt: skip
        return ways[one.kind](one)

    def _button(self, one: Thing) -> str:
        if "button" in self.style.native:
            return f"<button {_mark(one)}>{escape(one.text)}</button>"
        return f'<div class="btn {"first" if one.flag == "!" else ""}" {_mark(one)}><span>{escape(one.text)}</span></div>'

    def _tabs(self, one: Thing) -> str:
        tabs = one.text.split("|")
        return "".join(f'<div class="tab" {_mark(one) if at == 0 else ""}>{escape(tab)}</div>' for at, tab in enumerate(tabs))

    def _field(self, one: Thing) -> str:
        width = self.rng.choice((180, 220, 280, 340))
        look = "field focused" if one.flag == "*" else "field"
        field = f'<input class="{look}" style="width:{width}px" value="{escape(one.value)}" {_mark(one)}>'
        if self.rng.random() < 0.4:
            return f'<div style="margin-bottom:3px">{escape(one.text)}</div>{field}'
        return f'<span style="display:inline-block;width:150px">{escape(one.text)}</span>{field}'

    def _select(self, one: Thing) -> str:
        shown = f'<div class="sel" style="width:180px" {_mark(one)}><span>{escape(one.value)}</span><span class="arrow"></span></div>'
        return f'<div class="row"><span>{escape(one.text)}</span>{shown}</div>'

    def _tick(self, one: Thing) -> str:
        kind = "radio" if one.kind == "r" else "checkbox"
        return f'<label><input type="{kind}" {"checked" if one.flag else ""} {_mark(one)}> {escape(one.text)}</label>'

    def _row_of(self, one: Thing) -> str:
        cells = "".join(f'<td class="td {"sel" if one.flag else ""}">{escape(cell)}</td>' for cell in one.text.split(" | "))
        return f"<table><tr {_mark(one)}>{cells}</tr></table>"

    def _icon(self, one: Thing) -> str:
        framed = "framed" if self.rng.random() < 0.6 else ""
        return f'<span class="icon {framed}" style="padding:5px" {_mark(one)}>{svg(one.text, self.part, self.style.ink, 20)}</span>'

    def _file(self, one: Thing) -> str:
        picture = filed(one.text, self.style.ink, 48)
        return (
            f'<div style="text-align:center;width:130px;padding:14px" {_mark(one)}>{picture}<div>{escape(one.text)}</div></div>'
        )


def _parted(things: Sequence[Thing]) -> tuple[Sequence[Thing], Sequence[Thing], Sequence[Thing]]:
    """What stands on the page, in the dialog, and in the opened menu."""
    at = next((at for at, one in enumerate(things) if one.kind in "du"), len(things))
    if at < len(things) and things[at].kind == "d":
        return things[:at], things[at:], ()
    return things[:at], (), [one for one in things[at:] if one.kind == "m"]


def _row(drawn: Sequence[str]) -> str:
    return f'<div class="row" style="margin:8px 0">{"".join(drawn)}</div>'


def _mark(one: Thing) -> str:
    return f'data-i="{one.mark}"' if one.mark else ""
