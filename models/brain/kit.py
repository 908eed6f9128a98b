"""Pure: the controls of made pages as HTML, each in several ways of being built and marked with its role and state.

`data-r` is a role of `models.brain.screens`, `data-s` its states; what has no `data-r` is no control.
"""

from __future__ import annotations

import random
from html import escape

from models.brain.style import Style
from models.brain.words import Words, invented, paragraph, sentence, value

SIGNS = "☰✕✚⚙★☆♥♡✎✓⌂⋮⋯▲▼◀▶⟳↑↓←→⤢✉⚑🔍🔔📎🗑📁👤🔒💾🖨✂📋"
GLYPHS = (0xF001, 0xF1C8, 0xF1CA, 0xF2E0)
CALLS = 0.06
"""Share of controls that are disabled."""


class Kit:
    """Draws controls with one page's look, language and chance."""

    def __init__(self, rng: random.Random, style: Style, words: Words) -> None:
        self.rng = rng
        self.style = style
        self.words = words

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def native(self, kind: str) -> bool:
        return kind in self.style.native

    def call(self) -> str:
        """What stands on a button."""
        return self.rng.choice(self.words.actions) if self.chance(0.85) else invented(self.rng).capitalize()

    def label(self) -> str:
        return self.rng.choice(self.words.labels) if self.chance(0.85) else invented(self.rng).capitalize()

    def thing(self) -> str:
        return (
            self.rng.choice(self.words.things)
            if self.chance(0.75)
            else " ".join(invented(self.rng) for _ in range(self.rng.randint(1, 3)))
        )

    def value(self) -> str:
        return value(self.rng, self.words)

    def sentence(self) -> str:
        return sentence(self.rng, self.words)

    def prose(self, sentences: int) -> str:
        return f"<p>{self._linked(paragraph(self.rng, self.words, sentences))}</p>"

    def _linked(self, text: str) -> str:
        """Running text, now and then with links in it."""
        parts = text.split(" ")
        if len(parts) > 6 and self.chance(0.4):
            at = self.rng.randrange(len(parts) - 3)
            parts[at : at + 2] = [self.link(" ".join(parts[at : at + 2]))]
        return " ".join(parts)

    def glyph(self) -> str:
        """A small picture: a sign of an icon font, a Unicode sign, or a coloured one from an icon theme."""
        pick = self.rng.random()
        if pick < 0.6:
            return f'<span class="g">&#{self.rng.randint(*self.rng.choice((GLYPHS[:2], GLYPHS[2:])))};</span>'
        if pick < 0.75:
            return f"<span>{self.rng.choice(SIGNS)}</span>"
        size = self.rng.choice((16, 16, 18, 20, 22, 24, 32))
        return f'<img src="ICON:{self.rng.randrange(1 << 30)}" width="{size}" height="{size}">'

    def button(self, text: str = "", kind: str = "") -> str:
        text = escape(text or self.call())
        inner = f"{self.glyph()}<span>{text}</span>" if self.chance(0.15) else text
        inner += '<span class="arrow"></span>' if self.chance(0.04) else ""
        dead = self.chance(CALLS)
        mark = _mark("button", "disabled" if dead else "")
        if self.native("button"):
            return f"<button {mark} {'disabled' if dead else ''}>{inner}</button>"
        kind = kind or self.rng.choice(("", "", "first", "ghost" if self.chance(0.3) else ""))
        tag = self.rng.choice(("button", "div", "a"))
        return f'<{tag} class="btn {kind} {"off" if dead else ""}" {mark}>{inner}</{tag}>'

    def icon(self, framed: bool | None = None) -> str:
        """A button without words."""
        framed = self.chance(0.3) if framed is None else framed
        dead = self.chance(CALLS)
        on = self.chance(0.05)
        state = "disabled" if dead else "selected" if on else ""
        look = f"background:{self.style.accent};color:{self.style.on_accent}" if on else ""
        return f'<span class="icon {"framed" if framed else ""} {"off" if dead else ""}" style="{look}" {_mark("icon", state)}>{self.glyph()}</span>'

    def field(self, width: int = 0, text: str | None = None) -> str:
        rng = self.rng
        width = width or rng.choice((90, 140, 180, 220, 280, 360))
        text = (self.value() if self.chance(0.55) else "") if text is None else text
        hint = self.label() if not text and self.chance(0.45) else ""
        dead, live = self.chance(CALLS), self.chance(0.07)
        state = " ".join(
            filter(None, ("empty" if not text else "", "disabled" if dead else "", "focused" if live and not dead else ""))
        )
        look = "" if self.native("field") else f'class="field {"focused" if live and not dead else ""} {"off" if dead else ""}"'
        kind = rng.choice(("text", "text", "text", "password", "search", "email"))
        if self.chance(0.08) and not self.native("field"):
            shown = escape(text) or f'<span class="faint">{escape(hint)}</span>&nbsp;'
            return (
                f'<div {look} style="width:{width}px;overflow:hidden;white-space:nowrap" {_mark("field", state)}>{shown}</div>'
            )
        return f'<input type="{kind}" {look} style="width:{width}px" value="{escape(text)}" placeholder="{escape(hint)}" {"disabled" if dead else ""} {_mark("field", state)}>'

    def area(self, width: str = "", height: int = 0) -> str:
        text = paragraph(self.rng, self.words, self.rng.randint(1, 6)) if self.chance(0.6) else ""
        width = width or f"{self.rng.choice((220, 300, 400, 560))}px"
        look = "" if self.native("field") else 'class="field"'
        return f'<textarea {look} style="width:{width};height:{height or self.rng.randint(50, 260)}px" {_mark("field", "" if text else "empty")}>{escape(text)}</textarea>'

    def tick(self, role: str = "check box", on: bool | None = None) -> str:
        """A check box or a radio button without its label."""
        on = self.chance(0.45) if on is None else on
        dead = self.chance(CALLS)
        state = " ".join(filter(None, ("on" if on else "", "disabled" if dead else "")))
        kind = "check" if role == "check box" else "radio"
        if self.native(kind):
            return f'<input type="{"checkbox" if kind == "check" else "radio"}" {"checked" if on else ""} {"disabled" if dead else ""} {_mark(role, state)}>'
        hollow = "hollow" if self.style.size % 2 and kind == "check" else ""
        return f'<span class="{"chk" if kind == "check" else "rad"} {hollow} {"on" if on else ""} {"off" if dead else ""}" {_mark(role, state)}></span>'

    def ticked(self, role: str = "check box", on: bool | None = None) -> str:
        text = self.label() if self.chance(0.8) else self.sentence()
        return f"<label>{self.tick(role, on)} {escape(text)}</label>"

    def radios(self) -> str:
        count = self.rng.randint(2, 5)
        chosen = self.rng.randrange(-1, count)
        way = self.rng.choice(("row", "col"))
        return f'<div class="{way}">{"".join(self.ticked("radio button", n == chosen) for n in range(count))}</div>'

    def toggle(self) -> str:
        on, dead = self.chance(0.5), self.chance(CALLS)
        state = " ".join(filter(None, ("on" if on else "", "disabled" if dead else "")))
        thin = "thin" if self.style.family == "material" else ""
        return f'<span class="tog {thin} {"on" if on else ""} {"off" if dead else ""}" {_mark("toggle", state)}></span>'

    def select(self, width: int = 0) -> str:
        width = width or self.rng.choice((0, 0, 90, 140, 200, 280))
        size = f"width:{width}px;" if width else ""
        text, dead = escape(self.thing()), self.chance(CALLS)
        mark = _mark("select", "disabled" if dead else "")
        if self.native("select"):
            look = (
                ""
                if self.chance(0.5)
                else f"padding:{self.style.pad}px;border:1px solid {self.style.line};border-radius:{min(8, self.style.radius)}px;background:{self.style.surface}"
            )
            return f'<select style="{size}{look}" {"disabled" if dead else ""} {mark}><option>{text}</option></select>'
        sign = self.rng.choice(
            ('<span class="arrow"></span>', '<span class="chev"></span>', '<span class="chev"></span>', "<small>▼</small>")
        )
        return f'<div class="sel {"off" if dead else ""}" style="{size}" {mark}><span style="overflow:hidden">{text}</span>{sign}</div>'

    def slider(self) -> str:
        share, dead = self.rng.randint(0, 100), self.chance(CALLS)
        mark = _mark("slider", "disabled" if dead else "")
        if self.native("slider"):
            return f'<input type="range" value="{share}" {"disabled" if dead else ""} style="width:{self.rng.randint(80, 300)}px" {mark}>'
        return f'<span class="sld {"off" if dead else ""}" {mark}><i></i><b style="width:{share}%"></b><u style="left:{share}%"></u></span>'

    def spinner(self) -> str:
        number, dead = self.rng.randint(0, 300), self.chance(CALLS)
        mark = _mark("spinner", "disabled" if dead else "")
        if self.native("spinner"):
            look = "" if self.native("field") else "field"
            return f'<input type="number" class="nat {look}" value="{number}" {"disabled" if dead else ""} {mark}>'
        ends = self.rng.choice(("<span>−</span><span>+</span>", "<div><b>▲</b><b>▼</b></div>", "<div><b>▲</b><b>▼</b></div>"))
        inner = f"<span>−</span><i>{number}</i><span>+</span>" if self.chance(0.25) else f"<i>{number}</i>{ends}"
        return f'<span class="spin {"off" if dead else ""}" {mark}>{inner}</span>'

    def link(self, text: str = "") -> str:
        return f'<a class="link" {_mark("link")}>{text or escape(self.thing())}</a>'

    def tabs(self, count: int = 0) -> str:
        count = count or self.rng.randint(2, 7)
        chosen = self.rng.randrange(count)
        close = self.chance(0.15)
        pic = self.chance(0.2)
        inside = [f"{self.glyph() if pic else ''} {escape(self.thing())}{' ×' if close else ''}" for _ in range(count)]
        return f'<div class="tabs">{"".join(self._tab(text, n == chosen) for n, text in enumerate(inside))}</div>'

    def _tab(self, text: str, chosen: bool) -> str:
        return f'<div class="tab {"sel" if chosen else ""}" {_mark("tab", "selected" if chosen else "")}>{text}</div>'

    def item(self, text: str = "", chosen: bool = False, keys: bool = False) -> str:
        """A line of a menu, a side bar or a list that is chosen as a whole."""
        dead = self.chance(CALLS) and not chosen
        state = "selected" if chosen else "disabled" if dead else ""
        tail = (
            f'<span class="fill"></span><span class="faint">Ctrl+{self.rng.choice("ABCDNOPSVXZ")}</span>'
            if keys and self.chance(0.5)
            else ""
        )
        tail += ' <span class="fill"></span>▸' if keys and self.chance(0.1) else ""
        pic = self.glyph() if self.chance(0.3) else ""
        return f'<div class="mi {"sel" if chosen else ""} {"off" if dead else ""}" {_mark("menu item", state)}>{pic}<span>{escape(text or self.thing())}</span>{tail}</div>'

    def items(self, count: int) -> str:
        chosen = self.rng.randrange(-1, count)
        return "".join(self.item(chosen=n == chosen) for n in range(count))

    def menu_bar(self) -> str:
        count = self.rng.randint(3, 9)
        marked = [
            f'<span class="menu" {_mark("menu item")}>{escape(one)}</span>'
            for one in self.rng.sample(self.words.menus, min(count, len(self.words.menus)))
        ]
        return f'<div class="bar">{"".join(marked)}</div>'

    def popup(self, left: int, top: int) -> str:
        lines = [
            self.item(self.call() if self.chance(0.7) else "", chosen=self.chance(0.08), keys=True)
            for _ in range(self.rng.randint(3, 12))
        ]
        lines.insert(self.rng.randrange(len(lines)), f'<div style="border-top:1px solid {self.style.line};margin:4px 0"></div>')
        return f'<div class="pop" style="left:{left}px;top:{top}px;min-width:{self.rng.randint(110, 260)}px">{"".join(lines)}</div>'

    def picture(self, width: str, height: int) -> str:
        """A picture, which is no control: gradients, a drawing, noise."""
        hues = [self.rng.randrange(360) for _ in range(4)]
        ground = f"linear-gradient({hues[0]}deg,hsl({hues[1]},{self.rng.randint(10, 80)}%,{self.rng.randint(20, 80)}%),hsl({hues[2]},50%,50%))"
        shapes = "".join(self._shape() for _ in range(self.rng.randint(0, 12)))
        words = (
            f'<text x="{self.rng.randint(0, 60)}" y="{self.rng.randint(30, 90)}" font-size="{self.rng.randint(8, 24)}" fill="#fff">{escape(self.thing())}</text>'
            if self.chance(0.3)
            else ""
        )
        return f'<svg viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" style="width:{width};height:{height}px;background:{ground};display:block;flex:none">{shapes}{words}</svg>'

    def _shape(self) -> str:
        rng = self.rng
        look = f'fill="hsla({rng.randrange(360)},{rng.randint(0, 90)}%,{rng.randint(10, 90)}%,{rng.choice((1, 0.7, 0.4))})"'
        x, y, a, b = rng.randint(-20, 160), rng.randint(-20, 100), rng.randint(3, 90), rng.randint(3, 60)
        kind = rng.randrange(4)
        if kind == 0:
            return f'<rect x="{x}" y="{y}" width="{a}" height="{b}" rx="{rng.choice((0, 0, 5))}" {look}/>'
        if kind == 1:
            return f'<circle cx="{x}" cy="{y}" r="{a // 2}" {look}/>'
        if kind == 2:
            return f'<path d="M{x} {y}l{a} {b}l{-2 * a} {b}z" {look}/>'
        return f'<path d="M{x} {y}q{a} {-b} {2 * a} 0t{a} {b}" fill="none" stroke="hsl({rng.randrange(360)},50%,50%)" stroke-width="{rng.randint(1, 5)}"/>'

    def any(self) -> str:
        """Any control."""
        ways = (
            self.button,
            self.button,
            self.icon,
            self.field,
            self.ticked,
            self.radios,
            self.toggle,
            self.select,
            self.slider,
            self.spinner,
            self.link,
            self.tabs,
        )
        weights = (4, 0, 4, 4, 4, 2, 3, 3, 2, 2, 2, 1)
        way = self.rng.choices(ways, weights)[0]
        return str(way())


def _mark(role: str, state: str = "") -> str:
    return f'data-r="{role}" data-s="{state}"'
