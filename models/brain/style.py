"""Pure: how a made page looks: one of several families of looks, its measures and colours drawn by a seed, as CSS."""

from __future__ import annotations

import colorsys
import random

import msgspec

FAMILIES = (
    "plain",
    "native",
    "boots",
    "material",
    "cupertino",
    "outline",
    "dense",
    "airy",
    "brutal",
    "glass",
    "gnome",
    "wood",
    "bevel",
    "soft",
)
HELD_OUT = ("bevel", "soft")
"""Families of looks that nothing is trained on."""
FONTS = (
    "Liberation Sans", "DejaVu Sans", "Noto Sans", "Open Sans", "Roboto", "Lato", "Inter", "Carlito", "Roboto Condensed", "Nimbus Sans",
    "Liberation Serif", "DejaVu Serif", "Noto Serif", "Caladea", "Roboto Slab", "FreeSans", "Quicksand", "Comfortaa", "Fira Code",
    "JetBrains Mono", "Hack", "DejaVu Sans Mono", "Inter Display", "URW Gothic", "P052",
)  # fmt: skip
HELD_OUT_FONTS = ("Cantarell", "EB Garamond", "FreeMono")
WEIGHTS = (6,) * 10 + (2,) * 15


class Style(msgspec.Struct, frozen=True):
    """Lengths in CSS pixels, colours as CSS; `native` says which kinds of control keep the browser's own look."""

    family: str
    font: str
    size: int
    pad: int
    gap: int
    radius: int
    dark: bool
    ground: str
    surface: str
    line: str
    ink: str
    faint: str
    accent: str
    on_accent: str
    native: frozenset[str]
    fill: str
    shadow: str
    upper: bool
    tick: int


def style(rng: random.Random, held_out: bool = False) -> Style:
    """A look; of the held-out families and fonts when asked."""
    family = rng.choice(HELD_OUT if held_out else [one for one in FAMILIES if one not in HELD_OUT])
    font = rng.choice(HELD_OUT_FONTS) if held_out and rng.random() < 0.5 else rng.choices(FONTS, WEIGHTS)[0]
    dark = rng.random() < {"glass": 0.6, "bevel": 0.05, "native": 0.15}.get(family, 0.3)
    hue = rng.random()
    kinds = ("check", "radio", "select", "slider", "spinner", "button", "field", "scroll")
    share = {"native": 1.0, "plain": 0.75, "boots": 0.45, "dense": 0.5}.get(family, 0.25)
    return Style(
        family=family,
        font=font,
        size=rng.choice((11, 12, 12, 13, 13, 13, 14, 14, 14, 15, 16, 16, 17)),
        pad={"dense": rng.randint(0, 3), "airy": rng.randint(7, 13), "bevel": rng.randint(2, 4)}.get(
            family, rng.randint(2, 10)
        ),
        gap={"dense": rng.randint(2, 6), "airy": rng.randint(12, 24)}.get(family, rng.randint(4, 16)),
        radius=_radius(rng, family),
        dark=dark,
        ground=_grey(rng, hue, (0.06, 0.2) if dark else (0.86, 1.0)),
        surface=_grey(rng, hue, (0.1, 0.26) if dark else (0.92, 1.0)),
        line=_grey(rng, hue, (0.25, 0.5) if dark else (0.5, 0.88)),
        ink=_grey(rng, hue, (0.8, 1.0) if dark else (0.0, 0.28)),
        faint=_grey(rng, hue, (0.5, 0.68) if dark else (0.4, 0.62)),
        accent=_accent(rng, dark),
        on_accent=_grey(rng, hue, (0.95, 1.0)) if rng.random() < 0.85 else "#111",
        native=frozenset(kind for kind in kinds if rng.random() < share),
        fill=rng.choice(("filled", "outlined", "tinted", "ghost", "gradient")),
        shadow=rng.choice(
            ("none", "none", "0 1px 2px rgba(0,0,0,.3)", "0 2px 6px rgba(0,0,0,.25)", "0 4px 16px rgba(0,0,0,.2)")
        ),
        upper=rng.random() < (0.5 if family == "material" else 0.06),
        tick=rng.randint(12, 20),
    )


def _radius(rng: random.Random, family: str) -> int:
    fixed = {
        "bevel": (0,),
        "brutal": (0, 0, 2),
        "cupertino": (6, 8, 10),
        "soft": (10, 14, 999),
        "gnome": (4, 5, 6),
        "glass": (8, 12, 999),
    }
    return rng.choice(fixed.get(family, (0, 2, 3, 4, 4, 6, 8, 12, 999)))


def _grey(rng: random.Random, hue: float, between: tuple[float, float]) -> str:
    """A grey with a hint of the page's hue."""
    return _css(colorsys.hls_to_rgb(hue, rng.uniform(*between), rng.choice((0, 0, 0.05, 0.15, 0.35))))


def _accent(rng: random.Random, dark: bool) -> str:
    return _css(
        colorsys.hls_to_rgb(rng.random(), rng.uniform(0.4, 0.65) if dark else rng.uniform(0.25, 0.55), rng.uniform(0.3, 1))
    )


def _css(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def css(one: Style, rng: random.Random) -> str:
    """The style sheet of a page."""
    border = rng.choice((1, 1, 1, 2)) if one.family != "brutal" else rng.choice((2, 3))
    body = f"""
*{{box-sizing:border-box}} html,body{{margin:0;height:100%}}
html{{color-scheme:{"dark" if one.dark else "light"}}}
body{{font:{one.size}px '{one.font}',sans-serif;background:{one.ground};color:{one.ink};overflow:hidden;line-height:{rng.choice((1.2, 1.3, 1.4, 1.5))}}}
input,select,textarea,button{{font:inherit;color:inherit}} h1,h2,h3,p{{margin:{one.gap}px 0}} h1{{font-size:1.7em}} h2{{font-size:1.3em}}
.row{{display:flex;align-items:center;gap:{one.gap}px;flex-wrap:wrap}} .col{{display:flex;flex-direction:column;gap:{one.gap}px}}
.card{{background:{one.surface};border:1px solid {one.line};border-radius:{min(one.radius, 14)}px;padding:{one.pad + 6}px;box-shadow:{one.shadow}}}
.flat{{border:0;box-shadow:none}} .faint{{color:{one.faint}}} .scroll{{overflow:auto}} .fill{{flex:1;min-width:0}}
.pop{{position:fixed;background:{one.surface};border:1px solid {one.line};border-radius:{min(one.radius, 10)}px;z-index:50;
 box-shadow:0 4px 18px rgba(0,0,0,.35);padding:{rng.randint(0, 6)}px 0}}
.dim{{position:fixed;inset:0;background:rgba(0,0,0,{rng.uniform(0.2, 0.7):.2f});z-index:90}} .dialog{{position:fixed;z-index:99;background:{one.surface}}}
.mi{{display:flex;align-items:center;gap:8px;padding:{max(2, one.pad - 1)}px {one.pad + 8}px;white-space:nowrap}}
.mi.sel,.td.sel{{background:{one.accent};color:{one.on_accent}}} .off{{opacity:.45}} .tree{{padding-left:16px}}
.icon{{display:inline-flex;align-items:center;justify-content:center;padding:{max(2, one.pad - 2)}px;line-height:1;vertical-align:middle;border-radius:{min(one.radius, 20)}px}}
.icon.framed{{border:1px solid {one.line};background:{one.surface}}} .g{{font-family:{rng.choice(("FontAwesome", "'Material Design Icons'"))};font-size:{rng.uniform(1.0, 1.6):.2f}em;line-height:1}}
a,.link{{color:{one.accent};text-decoration:{rng.choice(("none", "underline", "none"))}}} table{{border-collapse:collapse}}
.td,.th{{padding:{max(1, one.pad - 2)}px {one.pad + 3}px;border:{rng.choice(("0", "1px"))} solid {one.line};border-bottom:1px solid {one.line};text-align:left;white-space:nowrap}}
.th{{background:{one.ground};font-weight:{rng.choice((400, 600, 700))}}} .bar{{display:flex;align-items:center;gap:{rng.randint(0, 8)}px;padding:{rng.randint(1, 8)}px {rng.randint(2, 14)}px;background:{one.surface};border-bottom:1px solid {one.line}}}
.menu{{padding:{rng.randint(1, 6)}px {rng.randint(5, 11)}px;white-space:nowrap}} .tag{{background:{one.ground};border-radius:9px;padding:1px 7px;font-size:.85em}}
"""
    return (
        body
        + _buttons(one, border)
        + _fields(one, border, rng)
        + _ticks(one, border)
        + _slides(one, rng)
        + _tabs(one, rng)
        + _scrolls(one, rng)
        + _family(one)
    )


def _buttons(one: Style, border: int) -> str:
    fills = {
        "filled": f"background:{one.accent};color:{one.on_accent};border:{border}px solid {one.accent}",
        "outlined": f"background:transparent;color:{one.accent};border:{border}px solid {one.accent}",
        "tinted": f"background:color-mix(in srgb,{one.accent} 18%,{one.surface});color:{one.ink};border:0",
        "ghost": f"background:transparent;color:{one.accent};border:0;font-weight:600",
        "gradient": f"background:linear-gradient({one.surface},{one.line});color:{one.ink};border:{border}px solid {one.line}",
    }
    plain = f"background:{one.surface};color:{one.ink};border:{border}px solid {one.line}"
    return f"""
.btn{{display:inline-flex;align-items:center;justify-content:center;gap:6px;padding:{one.pad}px {2 * one.pad + 6}px;border-radius:{one.radius}px;cursor:pointer;
 white-space:nowrap;{plain};box-shadow:{one.shadow};text-decoration:none;{"text-transform:uppercase;letter-spacing:.05em;" if one.upper else ""}}}
.btn.first{{{fills[one.fill]}}} .btn.ghost{{background:transparent;border-color:transparent;box-shadow:none}} .btn.wide{{display:flex;width:100%}}
"""


def _fields(one: Style, border: int, rng: random.Random) -> str:
    kind = rng.choice(("box", "box", "box", "line", "filled")) if one.family in ("material", "airy", "glass") else "box"
    looks = {
        "box": f"border:{border}px solid {one.line};background:{one.surface}",
        "line": f"border:0;border-bottom:{border}px solid {one.line};background:transparent;border-radius:0!important",
        "filled": f"border:0;border-bottom:2px solid {one.line};background:color-mix(in srgb,{one.ink} 8%,{one.surface})",
    }
    ring = rng.choice(
        (
            f"outline:2px solid {one.accent}",
            f"border-color:{one.accent};box-shadow:0 0 0 3px color-mix(in srgb,{one.accent} 35%,transparent);outline:0",
        )
    )
    return f"""
.field,.sel,.spin{{padding:{one.pad}px {one.pad + 4}px;border-radius:{min(one.radius, 24)}px;{looks[kind]}}} .field.focused,.field:focus{{{ring}}}
textarea{{resize:none}} ::placeholder{{color:{one.faint}}} .sel{{appearance:none;display:inline-flex;align-items:center;justify-content:space-between;gap:10px;padding-right:{one.pad + 6}px;white-space:nowrap}}
.arrow{{width:0;height:0;border:4px solid transparent;border-top:5px solid {one.faint};margin-top:4px;flex:none}} .chev{{width:7px;height:7px;border:solid {one.faint};border-width:0 2px 2px 0;transform:rotate(45deg);margin-top:-4px;flex:none}}
.spin{{display:inline-flex;padding:0;overflow:hidden;align-items:stretch}} .spin>span{{display:flex;align-items:center;justify-content:center;padding:0 {one.pad + 5}px;border-left:1px solid {one.line}}}
.spin>i{{font-style:normal;padding:{one.pad}px {one.pad + 4}px;min-width:{rng.randint(30, 80)}px}} .spin>div{{display:flex;flex-direction:column;justify-content:space-evenly;padding:0 5px;border-left:1px solid {one.line};font-size:.5em}}
input[type=number].nat{{width:{rng.randint(50, 130)}px}} input[type=number]::-webkit-inner-spin-button{{opacity:1}}
"""


def _ticks(one: Style, border: int) -> str:
    return f"""
.chk,.rad{{display:inline-block;width:{one.tick}px;height:{one.tick}px;border:{border}px solid {one.faint};background:{one.surface};position:relative;flex:none;vertical-align:-3px}}
.chk{{border-radius:{min(4, one.radius)}px}} .rad{{border-radius:50%}} .chk.on{{background:{one.accent};border-color:{one.accent}}} .rad.on{{border-color:{one.accent}}}
.chk.on::after{{content:'';position:absolute;left:32%;top:8%;width:30%;height:60%;border:solid {one.on_accent};border-width:0 2px 2px 0;transform:rotate(45deg)}}
.chk.hollow.on{{background:{one.surface}}} .chk.hollow.on::after{{border-color:{one.accent}}} .rad.on::after{{content:'';position:absolute;inset:20%;border-radius:50%;background:{one.accent}}}
.tog{{display:inline-block;width:{2 * one.tick}px;height:{one.tick + 2}px;border-radius:{min(99, one.radius * 4 + 6)}px;background:{one.line};position:relative;flex:none;vertical-align:middle}}
.tog::after{{content:'';position:absolute;top:2px;bottom:2px;left:2px;aspect-ratio:1;border-radius:inherit;background:#fff;box-shadow:0 1px 2px rgba(0,0,0,.3)}}
.tog.on{{background:{one.accent}}} .tog.on::after{{left:auto;right:2px}} .tog.thin{{height:{one.tick - 4}px}} .tog.thin::after{{top:-3px;bottom:-3px}}
"""


def _slides(one: Style, rng: random.Random) -> str:
    thick, knob = rng.randint(2, 8), rng.randint(10, 22)
    return f"""
input[type=range]{{accent-color:{one.accent}}} input[type=checkbox],input[type=radio]{{accent-color:{rng.choice((one.accent, "auto"))};margin:{rng.randint(1, 4)}px;
 {f"width:{one.tick}px;height:{one.tick}px;" if rng.random() < 0.3 else ""}vertical-align:-2px}}
.sld{{display:inline-block;position:relative;height:{knob}px;width:{rng.randint(90, 260)}px}} .sld i{{position:absolute;left:0;right:0;top:calc(50% - {thick / 2}px);height:{thick}px;border-radius:9px;background:{one.line}}}
.sld b{{position:absolute;left:0;top:calc(50% - {thick / 2}px);height:{thick}px;border-radius:9px;background:{one.accent}}}
.sld u{{position:absolute;top:0;width:{rng.choice((knob, knob, max(8, knob // 2)))}px;height:{knob}px;margin-left:{-knob // 2}px;border-radius:{rng.choice(("50%", "50%", "2px"))};background:{rng.choice((one.accent, "#fff", one.surface))};border:1px solid {one.faint}}}
"""


def _tabs(one: Style, rng: random.Random) -> str:
    looks = {
        "line": f".tab.sel{{border-bottom:{rng.randint(2, 3)}px solid {one.accent};color:{one.accent}}} .tabs{{border-bottom:1px solid {one.line}}}",
        "box": f".tab{{border:1px solid {one.line};border-bottom:0;background:{one.ground};border-radius:{min(one.radius, 8)}px {min(one.radius, 8)}px 0 0}} .tab.sel{{background:{one.surface};font-weight:600}}",
        "pill": f".tab{{border-radius:{one.radius}px}} .tab.sel{{background:{one.accent};color:{one.on_accent}}}",
        "group": f".tabs{{background:{one.line};border-radius:{min(one.radius, 9)}px;padding:2px;display:inline-flex}} .tab.sel{{background:{one.surface};border-radius:inherit}}",
    }
    return (
        f".tabs{{display:flex;gap:{rng.choice((0, 0, 2, 6))}px}} .tab{{padding:{one.pad + 1}px {one.pad + rng.randint(4, 12)}px;white-space:nowrap}}"
        + rng.choice(list(looks.values()))
    )


def _scrolls(one: Style, rng: random.Random) -> str:
    if "scroll" in one.native or rng.random() < 0.3:
        return ""
    wide = rng.randint(8, 16)
    return f"::-webkit-scrollbar{{width:{wide}px;height:{wide}px;background:{one.ground}}} ::-webkit-scrollbar-thumb{{background:{one.line};border-radius:{rng.choice((0, 4, 9))}px;border:{rng.randint(0, 3)}px solid {one.ground}}}"


def _family(one: Style) -> str:
    """What makes a family unmistakable."""
    up, down = ("#555", "#111") if one.dark else ("#fff", "#808080")
    out = f"border:2px solid;border-color:{up} {down} {down} {up};border-radius:0;box-shadow:none"
    inside = f"border:2px solid;border-color:{down} {up} {up} {down};border-radius:0;box-shadow:none"
    light, deep = ("rgba(255,255,255,.08)", "rgba(0,0,0,.6)") if one.dark else ("rgba(255,255,255,.9)", "rgba(0,0,0,.18)")
    return {
        "bevel": f".btn,.card,.icon.framed,.pop,.tab,.btn.first{{{out};background:{one.ground};color:{one.ink}}} .field,.sel,.spin,.chk,.scroll{{{inside}}} .tog,.tog::after{{border-radius:0}}",
        "soft": f".btn,.card,.icon.framed,.btn.first{{background:{one.ground};border:0;box-shadow:3px 3px 7px {deep},-3px -3px 7px {light};color:{one.ink}}} .field,.sel,.spin,.chk,.rad,.tog{{background:{one.ground};border:0;box-shadow:inset 2px 2px 5px {deep},inset -2px -2px 5px {light}}}",
        "brutal": f".btn,.card,.field,.sel,.spin{{border:3px solid {one.ink};box-shadow:4px 4px 0 {one.ink}}}",
        "glass": f"body{{background:linear-gradient(120deg,{one.accent},{one.ground} 60%)}} .card,.bar,.btn,.field,.sel{{background:color-mix(in srgb,{one.surface} 55%,transparent);border:1px solid color-mix(in srgb,{one.ink} 20%,transparent)}}",
        "gnome": f".btn,.icon.framed,.spin,.sel{{background:linear-gradient({one.surface},color-mix(in srgb,{one.line} 25%,{one.surface}));border:1px solid {one.line}}}",
        "wood": f"body,.bar{{background:repeating-linear-gradient(90deg,{one.ground} 0 7px,color-mix(in srgb,{one.ground} 94%,{one.ink}) 7px 9px)}}",
        "outline": f".card,.bar,.field,.sel,.spin,.btn,.icon.framed{{background:transparent;border:1px solid {one.ink}}}",
    }.get(one.family, "")
