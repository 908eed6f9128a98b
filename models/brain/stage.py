"""Pure: the stage a world draws on: controls with a name of their own (`data-i`) in a given state, in one look and language.

A control looks the same in every scene of an episode, whatever was drawn before it: its looks are drawn by the episode's seed
and its name.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape

from models.brain.episodes import Act, Episode, Scene, checked
from models.brain.kit import Kit
from models.brain.style import css, style
from models.brain.words import ENGLISH, FRENCH, cut, invented

SIZES = ((1280, 800), (1024, 700), (1000, 700), (900, 640), (800, 600), (800, 600))
ZOOMS = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.25)
FIRST_NAMES = cut(
    "Anna,Paul,Marta,Jean,Lucie,Omar,Ines,Karl,Sofia,Hugo,Nadia,Peter,Chloé,Émile,Yann,Rosa,Felix,Amina,Victor,Zoé,Ben,"
    "Clara,David,Elsa,Farid,Greta,Ivan,Julia,Léa,Marc,Nora,Oscar,Petra,Rémi,Sara,Tom,Ugo,Vera,William,Younes"
)
LAST_NAMES = cut(
    "Martin,Keller,Moreau,Rossi,Novak,Silva,Petit,Berg,Garnier,Lopez,Weber,Durand,Haddad,Lefèvre,Costa,Schmidt,Roux,Nguyen,"
    "Blanc,Fischer,Mercier,Santos,Girard,Olsen,Leroy,Brown,Faure,Klein,Marchand,Young,Dubois,Meyer,Colin,Ward,Perrin,Hart,"
    "Noël,Stone"
)
CITIES = cut(
    "Lisbon,Oslo,Nantes,Kraków,Turin,Bergen,Lyon,Porto,Ghent,Graz,Split,Cork,Rennes,Seville,Basel,Tartu,Bristol,Lille,"
    "Prague,Dublin,Riga,Malmö,Brest,Geneva,Munich,Bilbao,Leeds,Metz,Toulouse,Zagreb,Utrecht,Aarhus,Naples,Dijon,Cardiff,"
    "Vienna,Florence,Nice"
)
NOUNS_EN = cut(
    "milk,bread,eggs,apples,coffee,rice,lamp,chair,bicycle,kettle,notebook,umbrella,garden,report,budget,invoice,meeting,"
    "holiday,ticket,letter,recipe,contract,poster,survey,lesson,parcel,printer,window,camera,jacket,blanket,pencil,candle,"
    "guitar,mirror,carpet,bottle"
)
NOUNS_FR = cut(
    "lait,pain,œufs,pommes,café,riz,lampe,chaise,vélo,bouilloire,cahier,parapluie,jardin,rapport,budget,facture,réunion,"
    "vacances,billet,lettre,recette,contrat,affiche,enquête,leçon,colis,imprimante,fenêtre,appareil,veste,couverture,"
    "crayon,bougie,guitare,miroir,tapis"
)


class Stage:
    """Draws controls and keeps the scenes of one episode."""

    def __init__(self, seed: int, world: str, held_out: bool = False) -> None:
        self.rng = random.Random(f"{world} {seed} {held_out}")
        self.french = self.rng.random() < 0.45
        self.words = FRENCH if self.french else ENGLISH
        self.style = style(self.rng, held_out)
        self.size = self.rng.choice(SIZES)
        self.zoom = self.rng.choice(ZOOMS)
        self.today = date(2024, 1, 1) + timedelta(self.rng.randrange(3000))
        self._css = css(self.style, self.rng)
        self._world, self._seed = world, seed
        self._scenes: list[Scene] = []

    def say(self, english: str, french: str) -> str:
        return french if self.french else english

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def person(self) -> str:
        return f"{self.rng.choice(FIRST_NAMES)} {self.rng.choice(LAST_NAMES)}"

    def city(self) -> str:
        return self.rng.choice(CITIES)

    def noun(self) -> str:
        """A thing of daily life, now and then a word of no language."""
        known = NOUNS_FR if self.french else NOUNS_EN
        return invented(self.rng).lower() if self.chance(0.2) else self.rng.choice(known)

    def nouns(self, count: int) -> list[str]:
        """Different ones."""
        found: list[str] = []
        while len(found) < count:
            one = self.noun()
            found += [one] if one not in found else []
        return found

    def number(self, low: int = 1, high: int = 999) -> str:
        return str(self.rng.randint(low, high))

    def quoted(self, text: str, share: float = 0.5) -> str:
        """A text of the task, with or without quotation marks."""
        if not self.chance(share):
            return text
        left, right = self.rng.choice(
            (("“", "”"), ('"', '"'), ("'", "'")) if not self.french else (("« ", " »"), ('"', '"'), ("“", "”"))
        )
        return f"{left}{text}{right}"

    def scene(self, html: str, act: Act, title: str = "", **more: object) -> None:
        """Keeps a scene; `also`, `taught` and `result` as `Scene` has them."""
        self._scenes.append(Scene(html, title, act, **more))  # type: ignore[arg-type]

    def episode(self, task: str) -> Episode:
        """The episode of all scenes kept. Raises ValueError when an act aims at what is not there."""
        return checked(
            Episode(
                task, self._world, self._css, self.size, self.zoom, tuple(self._scenes), self.french, self.today.isoformat()
            )
        )

    # Controls: each takes its name first.

    def kit(self, name: str) -> Kit:
        """The kit that draws what is around the controls, the same for a name in every scene."""
        return Kit(random.Random(f"{self._seed} {self._world} {name}"), self.style, self.words)

    def button(self, name: str, text: str, main: bool = False, disabled: bool = False, link: bool = False) -> str:
        kit = self.kit(name)
        mark = _mark("link" if link else "button", name, "disabled" if disabled else "")
        if link:
            return f'<a class="link" {mark}>{escape(text)}</a>'
        if kit.native("button"):
            return f"<button {mark} {'disabled' if disabled else ''}>{escape(text)}</button>"
        pic = kit.glyph() if kit.chance(0.12) else ""
        return f'<div class="btn {"first" if main else ""} {"off" if disabled else ""}" {mark}>{pic}<span>{escape(text)}</span></div>'

    def icon(self, name: str) -> str:
        """A button without words."""
        kit = self.kit(name)
        return f'<span class="icon {"framed" if kit.chance(0.3) else ""}" {_mark("icon", name)}>{kit.glyph()}</span>'

    def field(self, name: str, value: str = "", hint: str = "", focused: bool = False, secret: bool = False) -> str:
        kit = self.kit(name)
        width = kit.rng.choice((140, 180, 220, 280, 360))
        state = " ".join(filter(None, ("" if value else "empty", "focused" if focused else "")))
        look = "" if kit.native("field") and not focused else f'class="field {"focused" if focused else ""}"'
        kind = "password" if secret else "text"
        return f'<input type="{kind}" {look} style="width:{width}px" value="{escape(value)}" placeholder="{escape(hint)}" {_mark("field", name, state)}>'

    def area(self, name: str, value: str = "", focused: bool = False, width: str = "400px", height: int = 120) -> str:
        look = f'class="field {"focused" if focused else ""}"'
        state = " ".join(filter(None, ("" if value else "empty", "focused" if focused else "")))
        return (
            f'<textarea {look} style="width:{width};height:{height}px" {_mark("field", name, state)}>{escape(value)}</textarea>'
        )

    def tick(self, name: str, label: str, on: bool, role: str = "check box") -> str:
        """A check box or radio button with its label; `toggle` is a switch."""
        kit = self.kit(name)
        mark, text = _mark(role, name, "on" if on else ""), escape(label)
        if role == "toggle":
            control = f'<span class="tog {"on" if on else ""}" {mark}></span>'
            return f'<div style="display:flex;gap:10px;align-items:center">{f"{text} {control}" if kit.chance(0.6) else f"{control} {text}"}</div>'
        kind = "check" if role == "check box" else "radio"
        if kit.native(kind):
            control = f'<input type="{"checkbox" if kind == "check" else "radio"}" {"checked" if on else ""} {mark}>'
        else:
            control = f'<span class="{"chk" if kind == "check" else "rad"} {"on" if on else ""}" {mark}></span>'
        return f"<label>{control} {text}</label>"

    def select(self, name: str, shown: str, width: int = 0) -> str:
        """A closed list of choices."""
        kit = self.kit(name)
        width = width or kit.rng.choice((140, 180, 220))
        mark = _mark("select", name)
        if kit.native("select"):
            return f'<select style="width:{width}px" {mark}><option>{escape(shown)}</option></select>'
        sign = kit.rng.choice(('<span class="arrow"></span>', '<span class="chev"></span>', "<small>▼</small>"))
        return (
            f'<div class="sel" style="width:{width}px" {mark}><span style="overflow:hidden">{escape(shown)}</span>{sign}</div>'
        )

    def popup(self, items: Sequence[tuple[str, str]], left: int, top: int, chosen: str = "", wide: int = 180) -> str:
        """An open menu or list of (name, text), over everything."""
        lines = "".join(self.item(name, text, name == chosen) for name, text in items)
        return f'<div class="pop" style="left:{left}px;top:{top}px;min-width:{wide}px">{lines}</div>'

    def item(self, name: str, text: str, chosen: bool = False, tail: str = "") -> str:
        """A line of a menu, a side bar or a list."""
        end = f'<span class="fill"></span><span class="faint">{escape(tail)}</span>' if tail else ""
        look = "mi sel" if chosen else "mi"
        return f'<div class="{look}" {_mark("menu item", name, "selected" if chosen else "")}><span>{escape(text)}</span>{end}</div>'

    def menu_bar(self, items: Iterable[tuple[str, str]], opened: str = "") -> str:
        marked = "".join(
            f'<span class="menu {"td sel" if name == opened else ""}" {_mark("menu item", name)}>{escape(text)}</span>'
            for name, text in items
        )
        return f'<div class="bar">{marked}</div>'

    def tabs(self, items: Iterable[tuple[str, str]], chosen: str) -> str:
        marked = "".join(
            f'<div class="tab {"sel" if name == chosen else ""}" {_mark("tab", name, "selected" if name == chosen else "")}>{escape(text)}</div>'
            for name, text in items
        )
        return f'<div class="tabs">{marked}</div>'

    def cell(self, name: str, text: str, chosen: bool = False, role: str = "cell") -> str:
        return f'<td class="td {"sel" if chosen else ""}" {_mark(role, name, "selected" if chosen else "")}>{escape(text)}</td>'

    def text(self, name: str, text: str, tag: str = "span") -> str:
        """Plain words that can be aimed at or read off."""
        return f'<{tag} data-i="{name}">{escape(text)}</{tag}>'

    def labelled(self, label: str, control: str) -> str:
        """A control with its label above it or to its left, the same way on the whole page."""
        kit = self.kit("labels")
        above, wide, mark = kit.chance(0.4), kit.rng.randint(90, 170), kit.rng.choice(("", ":", ""))
        if above:
            return f'<div><div style="margin-bottom:3px">{escape(label)}{mark}</div>{control}</div>'
        return f'<div style="display:flex;align-items:center;gap:10px"><span style="width:{wide}px;flex:none">{escape(label)}{mark}</span>{control}</div>'

    def dialog(self, title: str, body: str, buttons: str) -> str:
        """A dialog over whatever is there."""
        kit = self.kit("dialog")
        dim = '<div class="dim"></div>' if kit.chance(0.4) else ""
        where = f"left:{kit.rng.randint(60, self.size[0] // 3)}px;top:{kit.rng.randint(60, self.size[1] // 3)}px"
        head = f'<div class="bar"><b class="fill">{escape(title)}</b></div>' if kit.chance(0.5) else f"<h2>{escape(title)}</h2>"
        way = kit.rng.choice(("flex-end", "center", "flex-start"))
        return f'{dim}<div class="dialog card" style="{where};max-width:{self.size[0] * 2 // 3}px;background:{self.style.surface}">{head}{body}<div class="row" style="justify-content:{way};margin-top:14px">{buttons}</div></div>'


def _mark(role: str, name: str, state: str = "") -> str:
    return f'data-r="{role}" data-s="{state}" data-i="{name}"'
