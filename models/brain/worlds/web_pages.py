"""Pure: what worlds of web pages share: a page's surroundings, lists of rows, buttons alike in every row, lists under a field,
steppers, calendars, notices."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from models.brain.episodes import Act
from models.brain.kit import Kit
from models.brain.stage import Stage
from models.brain.words import invented, sentence

CALM = (
    ("Help", "About", "Contact", "Log out", "Terms", "Privacy", "Share", "Print", "Learn more", "Subscribe", "Blog", "Jobs", "Support", "Language"),
    ("Aide", "À propos", "Contact", "Déconnexion", "Conditions", "Confidentialité", "Partager", "Imprimer", "En savoir plus", "S'abonner", "Blog", "Emplois", "Langue"),
)  # fmt: skip
"""Words in the surroundings that serve no task."""
MONTHS = (
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
SHORT_NOTES = (
    ("Thanks, that works for me", "I will call you tomorrow", "See you on Friday", "Sorry, I cannot come", "Please send the invoice again", "Yes, go ahead",
     "The parcel has arrived", "Can we meet at noon?", "Happy birthday!", "All is well here", "I agree with the plan", "Not before next week"),
    ("Merci, cela me convient", "Je t'appelle demain", "À vendredi", "Désolé, je ne peux pas venir", "Merci de renvoyer la facture", "Oui, vas-y",
     "Le colis est arrivé", "Peut-on se voir à midi ?", "Bon anniversaire !", "Tout va bien ici", "Je suis d'accord avec le projet", "Pas avant la semaine prochaine"),
)  # fmt: skip
BELOW = "position:absolute;left:0;top:100%"
Day = tuple[int, int, int]
"""Year, month and day."""


def pick(stage: Stage, english: str, french: str) -> str:
    """One of several words, parted by bars."""
    return stage.rng.choice((french if stage.french else english).split("|"))


def note(stage: Stage) -> str:
    """Something that people write."""
    if stage.chance(0.7):
        return stage.rng.choice(SHORT_NOTES[stage.french]) + stage.rng.choice(("", "", f" ({invented(stage.rng).lower()})"))
    return sentence(stage.rng, stage.words).rstrip(".")


def topic(stage: Stage) -> str:
    """What a message or a page is about."""
    ways = (
        lambda: " ".join(stage.nouns(2)).capitalize(),
        lambda: f"{stage.noun().capitalize()} {stage.number(2, 90)}",
        lambda: f"{stage.noun().capitalize()} {stage.say('for', 'pour')} {stage.city()}",
        lambda: f"{invented(stage.rng).capitalize()} {stage.noun()}",
    )
    return stage.rng.choice(ways)()


def enumerated(stage: Stage, parts: Sequence[str]) -> str:
    """`a, b and c`."""
    head, last = ", ".join(parts[:-1]), parts[-1]
    return f"{head}{stage.say(' and ', ' et ')}{last}" if head else last


def different(count: int, draw: Callable[[], str]) -> list[str]:
    """So many different texts, whatever their case."""
    found: list[str] = []
    while len(found) < count:
        one = draw()
        found += [] if one.casefold() in [other.casefold() for other in found] else [one]
    return found


def fit(stage: Stage, taken: int = 270) -> int:
    """Rows of a list that surely have room below what takes so many pixels of a page's height."""
    room = stage.size[1] - taken - (90 if in_browser(stage) else 0)
    return max(3, room // (2 * stage.style.pad + round(1.7 * stage.style.size) + 16))


def framed(stage: Stage, body: str, ends: bool = True) -> str:
    """A page around a body: navigation, a side bar, a box at the right, more below, a browser around it all; nothing there is
    called as something in the body. A body that does not end on the screen has nothing below it."""
    kit, said = stage.kit("frame"), unescape(re.sub("<[^>]*>", "|", body)).casefold()
    wide, pad = stage.size[0] >= 1000, kit.rng.randint(6, 26)
    above = _browser(stage, said) if in_browser(stage) else ""
    above += _navigation(kit, said) if kit.chance(0.7) else ""
    left = _side(kit, said) if kit.chance(0.28 if wide else 0.1) else ""
    right = _box(kit) if kit.chance(0.2 if wide else 0) else ""
    below = _more(kit, said) if ends and kit.chance(0.35) else ""
    middle = f"max-width:{kit.rng.randint(640, 1100)}px{kit.rng.choice(('', '', ';margin:0 auto'))}"
    return f'{above}<div style="display:flex;gap:18px;align-items:flex-start;padding:{pad}px">{left}<div class="fill" style="{middle}">{body}{below}</div>{right}</div>'


def in_browser(stage: Stage) -> bool:
    """Whether the pages of this episode are seen in a browser."""
    return stage.size[1] >= 720 and stage.kit("browser").chance(0.3)


def _browser(stage: Stage, said: str) -> str:
    """A browser's tabs and its address bar."""
    kit = stage.kit("browser look")
    tabs = "".join(
        f'<div class="tab {"sel" if n == 0 else ""}" data-r="tab" data-s="{"selected" if n == 0 else ""}">{escape(text)} ×</div>'
        for n, text in enumerate(_free(kit, kit.rng.randint(1, 4), said))
    )
    icons = [kit.icon(False) for _ in range(5)]
    address = kit.field(0, f"https://www.{invented(kit.rng).lower()}.org/{invented(kit.rng).lower()}")
    address = re.sub(r'type="\w+"', 'type="text"', address)
    return f'<div class="bar" style="padding-bottom:0;border:0"><div class="tabs">{tabs}</div>{icons[0]}</div><div class="bar">{"".join(icons[1:4])}<div class="fill">{address}</div>{icons[4]}</div>'


def _side(kit: Kit, said: str) -> str:
    return f'<div style="width:160px;flex:none;overflow:hidden">{"".join(kit.item(text) for text in _free(kit, 7, said))}</div>'


def _box(kit: Kit) -> str:
    picture = kit.picture("100%", 70) if kit.chance(0.5) else ""
    return f'<div class="card" style="width:200px;flex:none;overflow:hidden"><b>{escape(invented(kit.rng).capitalize())}</b>{kit.prose(1)}{picture}</div>'


def _more(kit: Kit, said: str) -> str:
    """What follows on a page: words, links, cards."""
    links = [kit.link(escape(text)) for text in _free(kit, kit.rng.randint(2, 6), said)]
    ways = (
        kit.prose(kit.rng.randint(2, 4)),
        f'<div class="row" style="gap:18px">{"".join(links)}</div>',
        f'<div class="row">{"".join(f"""<div class="card" style="width:150px">{one}<div class="faint">{escape(kit.sentence()[:30])}</div></div>""" for one in links)}</div>',
    )
    return f'<div style="margin-top:{kit.rng.randint(14, 60)}px;border-top:1px solid {kit.style.line}">{kit.rng.choice(ways)}</div>'


def _navigation(kit: Kit, said: str) -> str:
    links = "".join(kit.link(escape(text)) for text in _free(kit, kit.rng.randint(1, 5), said))
    icons = "".join(kit.icon() for _ in range(kit.rng.choice((0, 0, 1, 2))))
    return f'<div class="bar" style="gap:16px;white-space:nowrap;overflow:hidden"><b>{escape(invented(kit.rng).capitalize())}</b>{links}<span class="fill"></span>{icons}</div>'


def _free(kit: Kit, count: int, said: str) -> list[str]:
    calm = CALM["Fichier" in kit.words.menus]
    found = kit.rng.sample([*kit.words.menus, *kit.words.things, *calm, *calm], count)
    return [one for one in dict.fromkeys(found) if one.casefold() not in said]


def rows(stage: Stage, lines: Sequence[Sequence[str]], wide: int = 0, name: str = "rows") -> str:
    """Lines of parts: a table, ruled lines, cards or bare lines; the part `wide` takes the room there is."""
    kit = stage.kit(name)
    way, gap = kit.rng.choice(("table", "ruled", "ruled", "cards", "bare")), kit.rng.randint(6, 16)
    size = f"max-width:{kit.rng.randint(430, 860)}px;margin:8px 0"
    if way == "table":
        cells = ("".join(f'<td class="td">{part}</td>' for part in line) for line in lines)
        return (
            f'<table style="{size};{kit.rng.choice(("", "width:100%"))}">{"".join(f"<tr>{one}</tr>" for one in cells)}</table>'
        )
    look = {
        "ruled": f"padding:3px 6px;border-bottom:1px solid {stage.style.line}",
        "cards": f"padding:3px 8px;margin-bottom:4px;background:{stage.style.surface};border:1px solid {stage.style.line}",
        "bare": "padding:2px 0",
    }[way]
    parts = (
        "".join(f'<div class="{"fill" if at == wide else ""}">{part}</div>' for at, part in enumerate(line)) for line in lines
    )
    return f'<div style="{size}">{"".join(f"""<div style="display:flex;align-items:center;gap:{gap}px;{look}">{one}</div>""" for one in parts)}</div>'


def twin(stage: Stage, kind: str, name: str, text: str, sign: str = "") -> str:
    """A button that looks as all of its kind: with words or, where a sign is given, sometimes as an icon."""
    kit = stage.kit(kind)
    if sign and kit.chance(0.45):
        inner = kit.rng.choice(sign) if kit.chance(0.6) else kit.glyph()
        return (
            f'<span class="icon {"framed" if kit.chance(0.3) else ""}" data-r="icon" data-s="" data-i="{name}">{inner}</span>'
        )
    return stage.button(kind, text, link=kit.chance(0.25)).replace(f'data-i="{kind}"', f'data-i="{name}"')


def broad(control: str, width: int) -> str:
    """A field of another width."""
    return re.sub(r"width:\d+px", f"width:{width}px", control, count=1)


def drop(stage: Stage, items: Sequence[tuple[str, str]]) -> str:
    """A list of (name, text) opened below something."""
    lines = "".join(stage.item(name, text) for name, text in items)
    return f'<div class="pop" style="{BELOW};min-width:180px">{lines}</div>'


def under(control: str, pop: str = "") -> str:
    """A control with what has opened below it."""
    return f'<div style="position:relative;display:inline-block">{control}{pop}</div>'


def notice(stage: Stage, text: str) -> str:
    """A line that tells what has come of it."""
    kit = stage.kit("notice")
    look = kit.rng.choice(("card", "tag", ""))
    return (
        f'<div class="{look}" style="margin:6px 0;padding:6px 10px;border-left:4px solid {stage.style.accent};max-width:520px">{escape(text)}</div>'
        if text
        else ""
    )


def stepper(stage: Stage, name: str, value: int) -> str:
    """A number between a − and a + (`name-less`, `name-more`)."""
    kit = stage.kit("stepper")
    less, more = kit.rng.choice((("−", "+"), ("-", "+"), ("−", "+"), ("▼", "▲"), ("<", ">")))
    shown = f'<span style="min-width:34px;text-align:center" data-i="{name}-value">{value}</span>'
    ends = [
        f'<span class="{kit.rng.choice(("btn", "icon framed"))}" data-r="button" data-s="" data-i="{name}-{way}">{sign}</span>'
        for way, sign in (("less", less), ("more", more))
    ]
    parts = [ends[0], shown, ends[1]] if kit.chance(0.75) else [shown, *ends]
    return f'<div style="display:flex;align-items:center;gap:8px">{"".join(parts)}</div>'


def stepped(stage: Stage, name: str, numbers: tuple[int, int], draw: Callable[[int], str], title: str) -> None:
    """The scenes that bring a stepper from the first number to the second; now and then one too far, and back."""
    now, wanted = numbers
    way = 1 if wanted >= now else -1
    ends = {1: f"{name}-more", -1: f"{name}-less"}
    while now != wanted:
        stage.scene(draw(now), Act("click", ends[1 if wanted > now else -1]), title)
        now += 1 if wanted > now else -1
        if now == wanted and stage.chance(0.08):
            stage.scene(draw(now), Act("click", ends[way]), title, taught=False)
            now += way


def month(stage: Stage, day: Day) -> str:
    """An open calendar of a day's month; the day is marked when it is not 0."""
    kit, side = stage.kit("month"), stage.kit("month").rng.randint(24, 34)
    french, (year, number, chosen) = stage.french, day
    first, length = calendar.monthrange(year, number)
    gap = "".join("<span></span>" for _ in range(first))
    cells = "".join(
        f'<div style="text-align:center;line-height:{side}px;{f"background:{stage.style.accent};color:{stage.style.on_accent}" if n == chosen else ""}" data-r="cell" data-s="{"selected" if n == chosen else ""}" data-i="d{n}">{n}</div>'
        for n in range(1, length + 1)
    )
    names = "".join(
        f'<span class="faint" style="text-align:center;font-size:.8em">{one}</span>'
        for one in ("LMMJVSD" if french else "MTWTFSS")
    )
    back, on = kit.rng.choice(
        (("‹", "›"), ("<", ">"), ("◀", "▶"), ("«", "»"), ("Prev", "Next") if not french else ("Préc.", "Suiv."))
    )
    arrows = [
        f'<span class="icon framed" data-r="icon" data-s="" data-i="{name}">{sign}</span>'
        for name, sign in (("month-back", back), ("month-on", on))
    ]
    head = f'<b class="fill" style="text-align:center">{MONTHS[french][number - 1].capitalize()} {year}</b>'
    line = f"{arrows[0]}{head}{arrows[1]}" if kit.chance(0.7) else f"{head}{arrows[0]}{arrows[1]}"
    return f'<div class="pop" style="{BELOW};padding:8px"><div style="display:flex;align-items:center;gap:6px">{line}</div><div style="display:grid;grid-template-columns:repeat(7,{side}px)">{names}{gap}{cells}</div></div>'


def day_text(stage: Stage, day: Day, share: float = 0.6) -> str:
    """A day as people write it: with the month's name, or in figures."""
    year, number, one = day
    name = MONTHS[stage.french][number - 1]
    if stage.chance(share):
        return f"{one} {name} {year}" if stage.french or stage.chance(0.5) else f"{name} {one}, {year}"
    return f"{one:02}/{number:02}/{year}" if stage.french else f"{year}-{number:02}-{one:02}"


def dated(stage: Stage, control: str, days: tuple[Day, Day], draw: Callable[[str], str], title: str) -> None:
    """The scenes of a day chosen in a calendar: opened on the month of the first day, brought to the second. `draw` takes the
    open calendar."""
    (year, number, _), wanted = days
    stage.scene(draw(""), Act("click", control), title)
    while (year, number) != wanted[:2]:
        ahead = (year, number) < wanted[:2]
        stage.scene(draw(month(stage, (year, number, 0))), Act("click", "month-on" if ahead else "month-back"), title)
        at = year * 12 + number - 1 + (1 if ahead else -1)
        year, number = at // 12, at % 12 + 1
    stage.scene(draw(month(stage, (year, number, 0))), Act("click", f"d{wanted[2]}"), title)


def near_days(stage: Stage) -> tuple[Day, Day]:
    """Today and a day at most three months away, mostly later."""
    year, number = stage.rng.randint(2025, 2028), stage.rng.randint(1, 12)
    at = year * 12 + number - 1 + stage.rng.choice((0, 0, 1, 1, 2, 3, -1))
    return (year, number, stage.rng.randint(1, 28)), (at // 12, at % 12 + 1, stage.rng.randint(1, 28))
