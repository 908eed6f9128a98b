"""Pure: whole made pages: one of many layouts in one look and language, sometimes in a window on a desktop, with noise."""

from __future__ import annotations

import random
from collections.abc import Callable
from html import escape

import msgspec

from models.brain.kit import Kit, _mark
from models.brain.style import css, style
from models.brain.words import language

SIZES = ((1280, 800), (1280, 800), (1280, 720), (1024, 768), (1366, 768), (1440, 900), (800, 600), (1600, 900), (1920, 1080))
ZOOMS = (0.8, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.25, 1.25, 1.5, 2.0)


class Page(msgspec.Struct, frozen=True):
    """`html` to be shown in a viewport of `size` CSS pixels at `zoom` image pixels each; `source` names look and layout."""

    html: str
    size: tuple[int, int]
    zoom: float
    source: str


def page(seed: int, held_out: bool = False) -> Page:
    """The page of a seed; of the held-out looks and layouts when asked."""
    rng = random.Random(f"page {seed} {held_out}")
    look, words = style(rng, held_out), language(rng)
    kit = Kit(rng, look, words)
    name = rng.choice(HELD_OUT if held_out and rng.random() < 0.6 else TRAINED)
    width, height = rng.choice(SIZES)
    zoom = rng.choice(ZOOMS) if width >= 1024 else rng.choice((0.8, 1.0, 1.0))
    size = (round(width / zoom), round(height / zoom))
    body = LAYOUTS[name](kit, *size)
    body = _in_shell(kit, body, *size) + _overlay(kit, *size)
    sheet = css(look, rng)
    return Page(
        f"<!doctype html><meta charset=utf-8><style>{sheet}</style><body>{body}", size, zoom, f"html:{look.family}:{name}"
    )


def _in_shell(kit: Kit, body: str, width: int, height: int) -> str:
    """The page as it is, in a browser, or in a window on a desktop."""
    pick = kit.rng.random()
    if pick < 0.55:
        return f'<div style="height:100%;overflow:auto">{body}</div>'
    if pick < 0.75:
        return f'<div class="col" style="height:100%;gap:0">{_browser(kit)}<div class="fill" style="overflow:auto">{body}</div></div>'
    inset = [
        kit.rng.randint(0, width // 5),
        kit.rng.randint(0, height // 6),
        kit.rng.randint(0, width // 5),
        kit.rng.randint(0, height // 6),
    ]
    place = f"left:{inset[0]}px;top:{inset[1]}px;right:{inset[2]}px;bottom:{inset[3]}px"
    desk = f'<div style="position:fixed;inset:0">{kit.picture("100%", height)}</div>' if kit.chance(0.6) else ""
    files = "".join(
        f'<div style="position:fixed;left:8px;top:{16 + 90 * n}px">{_file(kit)}</div>' for n in range(kit.rng.randint(0, 5))
    )
    window = f'<div class="card col" style="position:fixed;{place};padding:0;gap:0;overflow:hidden;background:{kit.style.ground}">{_title(kit)}<div class="fill" style="overflow:auto">{body}</div></div>'
    return desk + files + window


def _title(kit: Kit) -> str:
    """A title bar: its buttons are icons."""
    buttons = "".join(kit.icon(False) for _ in range(kit.rng.randint(1, 3)))
    text = f'<b class="fill" style="text-align:center">{escape(kit.thing())}</b>'
    return f'<div class="bar">{text}{buttons}</div>' if kit.chance(0.7) else f'<div class="bar">{buttons}{text}</div>'


def _browser(kit: Kit) -> str:
    icons = "".join(kit.icon(False) for _ in range(3))
    address = "https://www." + kit.value().lower().replace(" ", "") + ".org/"
    where = f'<div class="fill">{kit.field(0, address)}</div>'
    return f'<div class="bar" style="padding-bottom:0;border:0">{kit.tabs(kit.rng.randint(1, 5))}{kit.icon(False)}</div><div class="bar">{icons}{where}{kit.icon(False)}{kit.icon(False)}</div>'


def _overlay(kit: Kit, width: int, height: int) -> str:
    """Now and then a menu or a dialog over the page."""
    pick = kit.rng.random()
    if pick < 0.14:
        return kit.popup(kit.rng.randint(0, width * 2 // 3), kit.rng.randint(0, height // 2))
    if pick < 0.26:
        dim = '<div class="dim"></div>' if kit.chance(0.75) else ""
        return f'{dim}<div class="dialog card" style="left:{kit.rng.randint(10, max(11, width // 2 - 100))}px;top:{kit.rng.randint(10, height // 3)}px;max-width:{width * 3 // 4}px">{_dialog(kit)}</div>'
    if pick < 0.32:
        return f'<div class="pop card" style="right:{kit.rng.randint(5, 40)}px;bottom:{kit.rng.randint(5, 40)}px;max-width:320px">{kit.prose(1)}<div class="row">{kit.button()}{kit.icon()}</div></div>'
    return ""


def _dialog(kit: Kit) -> str:
    buttons = "".join(kit.button(kind="first" if n == 0 else "") for n in range(kit.rng.randint(1, 3)))
    inner = kit.rng.choice((lambda: "", lambda: _rows(kit, 3), kit.ticked, lambda: kit.field(260)))()
    close = f'<span style="position:absolute;right:6px;top:6px">{kit.icon(False)}</span>' if kit.chance(0.5) else ""
    return f'<h2>{escape(kit.thing())}</h2>{close}{kit.prose(kit.rng.randint(1, 2))}{inner}<div class="row" style="justify-content:{kit.rng.choice(("flex-end", "center", "flex-start"))};margin-top:12px">{buttons}</div>'


def _labelled(kit: Kit, control: str, above: bool, wide: int) -> str:
    text = escape(kit.label()) + kit.rng.choice(("", ":", " *"))
    if above:
        return f'<div><div style="margin-bottom:3px">{text}</div>{control}</div>'
    return f'<div style="display:flex;align-items:center;gap:10px"><span style="width:{wide}px;text-align:{kit.rng.choice(("left", "right"))};flex:none">{text}</span>{control}</div>'


def _entry(kit: Kit) -> str:
    ways = (kit.field, kit.field, kit.field, kit.select, kit.spinner, kit.slider, kit.toggle, kit.radios, kit.area, kit.ticked)
    return str(kit.rng.choices(ways, (6, 0, 0, 3, 2, 1.5, 1.5, 1.5, 1, 2))[0]())


def _rows(kit: Kit, count: int) -> str:
    above, wide = kit.chance(0.5), kit.rng.randint(70, 160)
    return f'<div class="col">{"".join(_labelled(kit, _entry(kit), above, wide) for _ in range(count))}</div>'


def _form(kit: Kit, width: int, height: int) -> str:
    columns = "".join(
        f'<div class="{kit.rng.choice(("card", "fill"))}">{_rows(kit, kit.rng.randint(4, 11))}</div>'
        for _ in range(kit.rng.randint(1, 3))
    )
    ticks = "".join(f"<div>{kit.ticked()}</div>" for _ in range(kit.rng.randint(0, 4)))
    buttons = "".join(kit.button(kind="first" if n == 0 else "") for n in range(kit.rng.randint(1, 4)))
    return f'<div style="padding:{kit.rng.randint(6, 40)}px"><h1>{escape(kit.thing())}</h1>{kit.prose(1) if kit.chance(0.5) else ""}<div class="row" style="align-items:flex-start">{columns}</div>{ticks}<div class="row" style="margin-top:14px">{buttons}</div></div>'


def _cells(kit: Kit, columns: int, chosen: bool) -> str:
    return "".join(_cell(kit, chosen) for _ in range(columns))


def _cell(kit: Kit, chosen: bool) -> str:
    """A cell: a control of its own when it holds none."""
    pick = kit.rng.random()
    look = "td sel" if chosen else "td"
    if pick < 0.06:
        ways: tuple[Callable[[], str], ...] = (kit.link, kit.link, kit.tick, kit.icon, kit.button, kit.toggle)
        inner = kit.rng.choice(ways)()
        return f'<td class="{look}">{inner}</td>'
    return f'<td class="{look}" {_mark("cell", "selected" if chosen else "")}>{escape(kit.value()) if pick < 0.92 else ""}</td>'


def _grid(kit: Kit, rows: int, columns: int) -> str:
    head = "".join(
        f'<th class="th" {_mark("cell")}>{escape(kit.label())}{" ▾" if kit.chance(0.1) else ""}</th>' for _ in range(columns)
    )
    first = kit.rng.choice(("", "", "tick", "icon", "link"))
    ways: dict[str, Callable[[], str]] = {"tick": kit.tick, "icon": kit.icon, "link": kit.link}
    lead = ways.get(first, str)
    chosen = kit.rng.randrange(-3, rows)
    lines = [
        f"<tr>{f'<td class=td>{lead()}</td>' if first else ''}{_cells(kit, columns, n == chosen)}</tr>" for n in range(rows)
    ]
    return f'<table style="{"width:100%" if kit.chance(0.6) else ""}"><tr>{"<th class=th></th>" if first else ""}{head}</tr>{"".join(lines)}</table>'


def _table(kit: Kit, width: int, height: int) -> str:
    rows, columns = kit.rng.randint(4, 24), kit.rng.randint(3, max(4, width // 170))
    tools = "".join(kit.any() for _ in range(kit.rng.randint(1, 5)))
    pages = "".join(
        kit.rng.choice((kit.link, kit.icon))() if kit.chance(0.5) else kit.button(str(n)) for n in range(kit.rng.randint(0, 6))
    )
    return f'<div style="padding:{kit.rng.randint(2, 24)}px"><div class="row">{tools}</div><div class="{kit.rng.choice(("", "card"))}" style="overflow:auto;max-height:{kit.rng.randint(200, 700)}px;margin:8px 0">{_grid(kit, rows, columns)}</div><div class="row">{pages}</div></div>'


def _sheet(kit: Kit, width: int, height: int) -> str:
    """A spreadsheet: tool bars, a formula line, a grid with letters and numbers."""
    wide, high = kit.rng.randint(50, 120), kit.rng.randint(17, 30)
    columns, rows = min(26, width // wide + 1), height // high
    line = f"border:1px solid {kit.style.line};height:{high}px;min-width:{wide}px;max-width:{wide}px;overflow:hidden;white-space:nowrap;padding:0 3px"
    at = (kit.rng.randrange(rows), kit.rng.randrange(columns))
    full = kit.rng.uniform(0.02, 0.6)
    head = "".join(
        f'<th style="{line};background:{kit.style.ground};font-weight:400">{chr(65 + n)}</th>' for n in range(columns)
    )
    body = ""
    for row in range(rows):
        cells = ""
        for column in range(columns):
            live = (row, column) == at
            cells += f'<td style="{line}{f";outline:2px solid {kit.style.accent};outline-offset:-2px" if live else ""}" {_mark("cell", "selected" if live else "")}>{escape(kit.value()[:14]) if kit.chance(full) else ""}</td>'
        body += f'<tr><th style="border:1px solid {kit.style.line};min-width:34px;background:{kit.style.ground};font-weight:400">{row + 1}</th>{cells}</tr>'
    bars = kit.menu_bar() + "".join(_tools(kit) for _ in range(kit.rng.randint(1, 2)))
    name = f'<div class="bar">{kit.field(80)}{kit.icon(False)}{kit.icon(False)}<div class="fill" style="display:flex">{kit.field(600)}</div></div>'
    return f'<div class="col" style="height:100%;gap:0;background:{kit.style.surface}">{bars}{name}<div class="fill" style="overflow:{kit.rng.choice(("auto", "hidden"))}"><table style="table-layout:fixed">{"<tr><th></th>" + head + "</tr>"}{body}</table></div><div class="bar">{kit.icon(False)}{kit.tabs(kit.rng.randint(1, 4))}</div></div>'


def _tools(kit: Kit) -> str:
    """A tool bar."""
    mark = f'<span style="border-left:1px solid {kit.style.line};height:1.4em;margin:0 3px"></span>'
    framed = kit.chance(0.2)
    parts = [kit.icon(framed) for _ in range(kit.rng.randint(4, 26))]
    others = [kit.select(), kit.spinner(), kit.button(), kit.field(90), mark, mark, mark]
    for one in kit.rng.sample(others, kit.rng.randint(0, 5)):
        parts.insert(kit.rng.randrange(len(parts)), one)
    return f'<div class="bar" style="overflow:hidden">{"".join(parts)}</div>'


def _editor(kit: Kit, width: int, height: int) -> str:
    body = (
        kit.area("100%", height)
        if kit.chance(0.7)
        else f'<div class="field" style="height:{height}px;width:100%;font-family:monospace" {_mark("field")}>{"<br>".join(escape(kit.sentence()) for _ in range(kit.rng.randint(5, 30)))}</div>'
    )
    tools = "".join(_tools(kit) for _ in range(kit.rng.randint(0, 3)))
    foot = f'<div class="bar faint"><span class="fill">{escape(kit.sentence())}</span>{kit.slider() if kit.chance(0.4) else ""}<span>100%</span></div>'
    return f'<div class="col" style="height:100%;gap:0">{kit.menu_bar()}{tools}<div class="fill" style="overflow:hidden;padding:{kit.rng.choice((0, 0, 12, 40))}px">{body}</div>{foot if kit.chance(0.6) else ""}</div>'


def _file(kit: Kit) -> str:
    """A file with its name below: an icon, words and all."""
    size = kit.rng.choice((32, 48, 48, 64))
    return f'<div style="display:inline-flex;flex-direction:column;align-items:center;width:{size + 40}px;padding:4px;text-align:center;font-size:.9em;overflow:hidden" {_mark("icon")}><img src="ICON:{kit.rng.randrange(1 << 30)}" width="{size}" height="{size}"><span>{escape(kit.thing())}</span></div>'


def _files(kit: Kit, width: int, height: int) -> str:
    grid = "".join(_file(kit) for _ in range(kit.rng.randint(4, 40)))
    body = (
        f'<div style="display:flex;flex-wrap:wrap;gap:{kit.rng.randint(2, 20)}px;padding:8px">{grid}</div>'
        if kit.chance(0.65)
        else _grid(kit, kit.rng.randint(6, 22), kit.rng.randint(3, 5))
    )
    return f'<div class="col" style="height:100%;gap:0">{kit.menu_bar() if kit.chance(0.6) else ""}<div class="bar">{"".join(kit.icon(False) for _ in range(4))}<div class="fill">{kit.field(500)}</div>{kit.icon()}</div><div class="fill" style="display:flex"><div style="width:{kit.rng.randint(130, 240)}px;border-right:1px solid {kit.style.line};overflow:auto">{_side(kit)}</div><div class="fill" style="overflow:auto;background:{kit.style.surface}">{body}</div></div></div>'


def _side(kit: Kit) -> str:
    return (
        _tree(kit, 0)
        if kit.chance(0.4)
        else f'<div class="faint" style="padding:6px">{escape(kit.thing())}</div>{kit.items(kit.rng.randint(4, 14))}'
    )


def _tree(kit: Kit, depth: int) -> str:
    lines = []
    for _ in range(kit.rng.randint(3, 7) if depth == 0 else kit.rng.randint(1, 4)):
        open_ = depth < 3 and kit.chance(0.5)
        sign = kit.rng.choice("▾▸") if not open_ else "▾"
        lines.append(kit.item(f"{sign} {kit.thing()}", chosen=kit.chance(0.04)))
        lines.append(f'<div class="tree">{_tree(kit, depth + 1)}</div>' if open_ else "")
    return "".join(lines)


def _settings(kit: Kit, width: int, height: int) -> str:
    lines = ""
    for _ in range(kit.rng.randint(4, 12)):
        control = kit.rng.choices(
            (kit.toggle, kit.select, kit.slider, kit.spinner, kit.button, kit.tick, kit.radios), (6, 2, 2, 1, 2, 1, 1)
        )[0]()
        note = f'<div class="faint" style="font-size:.88em">{escape(kit.sentence())}</div>' if kit.chance(0.5) else ""
        lines += f'<div style="display:flex;align-items:center;gap:16px;padding:{kit.style.pad + 2}px 4px;border-bottom:{kit.rng.choice((0, 1))}px solid {kit.style.line}"><div class="fill">{escape(kit.label())}{note}</div>{control}</div>'
    side = f'<div style="width:{kit.rng.randint(140, 250)}px;flex:none">{_side(kit)}</div>' if kit.chance(0.65) else ""
    head = kit.tabs() if kit.chance(0.5) else f"<h1>{escape(kit.thing())}</h1>"
    return f'<div style="display:flex;height:100%">{side}<div class="fill" style="padding:14px;overflow:auto;max-width:{kit.rng.randint(420, 900)}px">{head}<div class="{kit.rng.choice(("card", ""))}">{lines}</div></div></div>'


def _mail(kit: Kit, width: int, height: int) -> str:
    mails = ""
    chosen = kit.rng.randrange(-1, 8)
    for n in range(kit.rng.randint(6, 18)):
        tick = kit.tick() if kit.chance(0.5) else ""
        star = kit.icon(False) if kit.chance(0.4) else ""
        text = f'<div class="fill" style="overflow:hidden;white-space:nowrap"><b>{escape(kit.thing())}</b> <span class="faint">{escape(kit.sentence())}</span></div>'
        mails += f'<div class="row" style="flex-wrap:nowrap;padding:{kit.style.pad}px 8px;border-bottom:1px solid {kit.style.line}">{tick}{star}<div class="mi fill {"sel" if n == chosen else ""}" {_mark("menu item", "selected" if n == chosen else "")}>{text}</div></div>'
    side = f'<div style="width:190px;flex:none;padding:6px">{kit.button(kind="first wide")}{kit.items(kit.rng.randint(4, 9))}</div>'
    return f'<div class="col" style="height:100%;gap:0"><div class="bar"><b>{escape(kit.thing())}</b><div class="fill">{kit.field(380)}</div>{kit.icon()}{kit.icon()}</div><div class="fill" style="display:flex">{side}<div class="fill" style="overflow:auto;background:{kit.style.surface}"><div class="bar">{"".join(kit.icon() for _ in range(5))}</div>{mails}</div></div></div>'


def _shop(kit: Kit, width: int, height: int) -> str:
    cards = ""
    wide = kit.rng.randint(150, 260)
    for _ in range(kit.rng.randint(3, 16)):
        extra = kit.rng.choice((kit.icon, kit.select, kit.spinner, lambda: ""))()
        cards += f'<div class="card col" style="width:{wide}px;gap:6px">{kit.picture("100%", kit.rng.randint(70, 150))}{kit.link() if kit.chance(0.7) else escape(kit.thing())}<span class="faint">{escape(kit.value())}</span><div class="row">{kit.button()}{extra}</div></div>'
    links = "".join(kit.link() for _ in range(kit.rng.randint(3, 8)))
    side = (
        f'<div class="col" style="width:170px;flex:none">{"".join(f"<div>{kit.ticked()}</div>" for _ in range(kit.rng.randint(3, 9)))}{kit.slider()}</div>'
        if kit.chance(0.6)
        else ""
    )
    return f'<div class="bar"><h2>{escape(kit.thing())}</h2><div class="fill row">{kit.field(300)}{kit.button()}</div>{kit.icon()}{kit.icon()}</div><div class="bar" style="gap:18px">{links}</div><div style="display:flex;gap:14px;padding:14px">{side}<div class="row fill" style="align-items:flex-start">{cards}</div></div>'


def _results(kit: Kit, width: int, height: int) -> str:
    hits = "".join(
        f'<div style="margin:{kit.style.gap + 4}px 0"><div class="faint" style="font-size:.85em">www.{escape(kit.value())}.org</div><div style="font-size:1.25em">{kit.link(escape(kit.sentence()[:50]))}</div><div>{escape(kit.sentence())} {escape(kit.sentence())}</div></div>'
        for _ in range(kit.rng.randint(4, 10))
    )
    advert = (
        f'<div class="card" style="width:240px">{kit.picture("100%", 120)}<b>{escape(kit.sentence())}</b>{kit.button(kind="first")}</div>'
        if kit.chance(0.6)
        else ""
    )
    foot = "".join(kit.link(str(n)) + " " for n in range(1, kit.rng.randint(2, 11)))
    return f'<div style="padding:16px"><div class="row">{kit.field(420)}{kit.button() if kit.chance(0.5) else kit.icon()}</div>{kit.tabs()}<div style="display:flex;gap:30px"><div style="max-width:640px">{hits}</div>{advert}</div><div class="row">{foot}</div></div>'


def _article(kit: Kit, width: int, height: int) -> str:
    parts = [kit.prose(kit.rng.randint(2, 6)) for _ in range(kit.rng.randint(2, 5))]
    parts.insert(1, kit.picture("100%", kit.rng.randint(100, 300)))
    parts.insert(2, f'<div class="row">{"".join(kit.any() for _ in range(kit.rng.randint(0, 4)))}</div>')
    links = "".join(f"<li>{kit.link()}</li>" for _ in range(kit.rng.randint(3, 12)))
    boxes = "".join(
        f'<div class="card" style="margin:8px 0"><b>{escape(kit.thing())}</b>{kit.prose(1)}</div>'
        for _ in range(kit.rng.randint(0, 3))
    )
    nav = "".join(kit.link() for _ in range(kit.rng.randint(3, 8)))
    return f'<div class="bar" style="gap:20px"><h2>{escape(kit.thing())}</h2>{nav}<span class="fill"></span>{kit.icon()}</div><div style="display:flex;gap:28px;padding:18px"><div class="fill"><h1>{escape(kit.sentence()[:40])}</h1>{"".join(parts)}</div><div style="width:230px"><ul>{links}</ul>{boxes}</div></div>'


def _calendar(kit: Kit, width: int, height: int) -> str:
    big = kit.chance(0.5)
    side = (kit.rng.randint(60, 130), kit.rng.randint(44, 90)) if big else (kit.rng.randint(24, 44),) * 2
    today, start = kit.rng.randint(1, 28), kit.rng.randrange(7)
    border = f"border:1px solid {kit.style.line};" if big or kit.chance(0.3) else ""
    days = ""
    for n in range(42):
        day = n - start + 1
        known = 1 <= day <= 31
        look = (
            f"background:{kit.style.accent};color:{kit.style.on_accent};border-radius:{min(kit.style.radius, 50)}px;"
            if day == today
            else ""
        )
        mark = _mark("cell", "selected" if day == today else "") if known else ""
        event = (
            f'<div class="tag" style="overflow:hidden;white-space:nowrap">{escape(kit.thing())}</div>'
            if big and known and kit.chance(0.2)
            else ""
        )
        days += f'<div style="{border}{look}width:{side[0]}px;height:{side[1]}px;overflow:hidden;{"padding:3px" if big else "display:flex;align-items:center;justify-content:center"}" {mark}>{day if known else ""}{event}</div>'
    head = f'<div class="row">{kit.icon()}<b>{escape(kit.thing())} 20{kit.rng.randint(20, 30)}</b>{kit.icon()}{kit.select() if kit.chance(0.4) else ""}</div>'
    month = f'<div class="card" style="display:inline-block">{head}<div style="display:grid;grid-template-columns:repeat(7,{side[0]}px);{"" if border else f"gap:{kit.rng.randint(0, 4)}px"}">{days}</div></div>'
    return f'<div style="padding:16px"><div class="row">{kit.button()}{kit.tabs(3)}{kit.field(150)}</div><div class="row" style="align-items:flex-start;margin-top:10px">{month}<div class="fill">{_rows(kit, kit.rng.randint(1, 6))}</div></div></div>'


def _keypad(kit: Kit, width: int, height: int) -> str:
    columns, side = kit.rng.randint(4, 7), (kit.rng.randint(34, 90), kit.rng.randint(26, 60))
    signs = [*list("789÷456×123−0.=+C%()√π"), "sin", "cos", "log", "MR", "M+", "±", "x²", "exp"]
    keys = "".join(
        f'<div style="display:flex">{kit.button(kit.rng.choice(signs), "wide")}</div>'
        for _ in range(columns * kit.rng.randint(4, 6))
    )
    pad = f'<div style="display:grid;grid-template-columns:repeat({columns},{side[0]}px);grid-auto-rows:{side[1]}px;gap:{kit.rng.randint(0, 8)}px" class="keys">{keys}</div>'
    return f'<style>.keys>div>*{{width:100%;height:100%;padding:0}}</style>{kit.menu_bar() if kit.chance(0.7) else ""}<div style="padding:8px"><div style="width:{columns * side[0]}px;margin-bottom:8px">{kit.field(columns * side[0])}</div>{kit.radios() if kit.chance(0.3) else ""}{pad}</div>'


def _soup(kit: Kit, width: int, height: int) -> str:
    """Controls of every kind in no order."""
    blocks = ""
    for _ in range(kit.rng.randint(6, 26)):
        inner = "".join(
            kit.any() if kit.chance(0.85) else f"<span>{escape(kit.thing())}</span>" for _ in range(kit.rng.randint(2, 12))
        )
        blocks += f'<div class="{kit.rng.choice(("card", "card", ""))} row" style="max-width:{kit.rng.randint(200, width)}px;margin:{kit.rng.randint(2, 14)}px">{inner}</div>'
    return f'<div style="display:flex;flex-wrap:wrap;align-items:flex-start;padding:10px">{blocks}</div>'


def _login(kit: Kit, width: int, height: int) -> str:
    wide = kit.rng.randint(200, 420)
    fields = "".join(
        f'<div style="margin:{kit.style.gap}px 0"><div>{escape(kit.label())}</div>{kit.field(wide)}</div>'
        for _ in range(kit.rng.randint(2, 4))
    )
    others = "".join(kit.button(kind="wide") for _ in range(kit.rng.randint(0, 3)))
    return f'<div style="display:flex;height:100%;align-items:center;justify-content:{kit.rng.choice(("center", "flex-start"))};gap:30px;padding:20px">{kit.picture("35%", height // 2) if kit.chance(0.3) else ""}<div class="{kit.rng.choice(("card", "card", "col"))}"><h2>{escape(kit.thing())}</h2>{fields}{kit.ticked() if kit.chance(0.7) else ""}<div style="margin:10px 0;width:{wide}px">{kit.button(kind=kit.rng.choice(("first", "first wide")))}</div>{others}{kit.link()} {kit.link() if kit.chance(0.5) else ""}</div></div>'


def _dashboard(kit: Kit, width: int, height: int) -> str:
    cards = "".join(
        f'<div class="card" style="width:{kit.rng.randint(160, 420)}px"><div class="row"><b class="fill">{escape(kit.label())}</b>{kit.rng.choice((kit.icon, kit.select, kit.link, kit.toggle, str))()}</div>{kit.picture("100%", kit.rng.randint(50, 180)) if kit.chance(0.5) else f"<h1>{escape(kit.value())}</h1>"}</div>'
        for _ in range(kit.rng.randint(4, 12))
    )
    return f'<div style="display:flex;height:100%"><div style="width:{kit.rng.randint(48, 220)}px;flex:none;overflow:hidden;border-right:1px solid {kit.style.line}">{_side(kit) if kit.chance(0.6) else "<br>".join(kit.icon(False) for _ in range(9))}</div><div class="fill" style="overflow:auto"><div class="bar">{kit.field(260)}<span class="fill"></span>{kit.icon()}{kit.icon()}{kit.button()}</div><div class="row" style="padding:14px;align-items:flex-start">{cards}</div></div></div>'


def _chat(kit: Kit, width: int, height: int) -> str:
    talk = "".join(
        f'<div style="align-self:{kit.rng.choice(("flex-start", "flex-end"))};max-width:60%;background:{kit.rng.choice((kit.style.surface, kit.style.accent))};border-radius:{min(16, kit.style.radius)}px;padding:7px 11px">{escape(kit.sentence())}</div>'
        for _ in range(kit.rng.randint(3, 12))
    )
    return f'<div style="display:flex;height:100%"><div style="width:220px;flex:none">{kit.field(200)}{kit.items(kit.rng.randint(5, 12))}</div><div class="fill col"><div class="bar"><b class="fill">{escape(kit.thing())}</b>{kit.icon()}{kit.icon()}</div><div class="fill col" style="overflow:auto;padding:12px">{talk}</div><div class="bar">{kit.icon()}<div class="fill">{kit.field(420, "")}</div>{kit.icon()}{kit.button() if kit.chance(0.5) else ""}</div></div></div>'


def _wizard(kit: Kit, width: int, height: int) -> str:
    """Steps, a panel with groups, a row of buttons: what installers and print dialogs look like."""
    groups = "".join(
        f'<fieldset style="border:1px solid {kit.style.line}"><legend>{escape(kit.thing())}</legend>{kit.radios() if kit.chance(0.4) else _rows(kit, kit.rng.randint(1, 4))}</fieldset>'
        for _ in range(kit.rng.randint(1, 4))
    )
    listing = f'<div class="card scroll" style="padding:0;height:{kit.rng.randint(90, 260)}px;width:{kit.rng.randint(140, 300)}px">{kit.items(kit.rng.randint(3, 18))}</div>'
    buttons = "".join(kit.button() for _ in range(kit.rng.randint(2, 5)))
    return f'<div style="padding:10px">{kit.tabs() if kit.chance(0.7) else ""}<div class="row" style="align-items:flex-start;padding:8px">{listing if kit.chance(0.6) else ""}<div class="col">{groups}</div></div><div class="row" style="justify-content:flex-end;max-width:{kit.rng.randint(300, 900)}px">{buttons}</div></div>'


LAYOUTS: dict[str, Callable[[Kit, int, int], str]] = {
    "form": _form, "table": _table, "sheet": _sheet, "editor": _editor, "files": _files, "settings": _settings, "mail": _mail,
    "shop": _shop, "results": _results, "article": _article, "calendar": _calendar, "keypad": _keypad, "soup": _soup, "login": _login,
    "dashboard": _dashboard, "chat": _chat, "wizard": _wizard,
}  # fmt: skip
HELD_OUT = ("shop", "mail", "chat")
"""Layouts that nothing is trained on."""
TRAINED = [*(name for name in LAYOUTS if name not in HELD_OUT), "soup", "soup", "form", "wizard", "settings"]
