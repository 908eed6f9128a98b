"""Screens of real applications with their truth: `python -m tests.seeing.apps FOLDER`, with `GI_PYTHON` naming a Python that
has AT-SPI. Nothing is ever trained on them."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np

from agent.machine.virtual import VirtualScreen
from models.brain.screens import Screen, Truth, clipped
from models.brain.ticks import indicator
from models.model import Bounds, Pixels

ROLES = {
    "push button": "button", "toggle button": "button", "text": "field", "entry": "field", "password text": "field",
    "check box": "check box", "radio button": "radio button", "combo box": "select", "slider": "slider", "switch": "toggle",
    "spin button": "spinner", "page tab": "tab", "link": "link", "menu item": "menu item", "check menu item": "menu item",
    "radio menu item": "menu item", "menu": "menu item", "list item": "menu item", "tree item": "menu item", "icon": "icon",
    "scroll bar": "scroll bar", "table cell": "cell", "table column header": "cell", "column header": "cell",
}  # fmt: skip
WHOLE = frozenset(
    {"combo box", "spin button", "text", "entry", "push button", "toggle button", "page tab list item", "list item", "icon"}
)
"""Roles whose parts are no controls of their own."""
WAIT = 60.0
TALL = 90
"""Pixels of height from which a button is a part of a window that opens and shuts."""
TAB = 10
"""Pixels from the words of a tab to its sides."""
BAR = 26
"""Pixels of height of a title bar."""
Node = dict[str, Any]


class Shot(msgspec.Struct, frozen=True):
    """What is started, what of its windows must show, and the keys that bring up what is to be seen: chords for xdotool, and
    `type:` texts."""

    name: str
    command: tuple[str, ...]
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (1280, 800)
    theme: str = ""


def shots(folder: Path) -> list[Shot]:
    """Every screen; the files opened are made in the folder."""
    sheet, letter, plain = folder / "figures.xlsx", folder / "letter.txt", folder / "notes.txt"
    _figures(sheet)
    raw = folder / "figures.csv"
    raw.write_text("Month,Sold,Price,Total\n" + "\n".join(f"M{n},{n * 7 % 50},{n * 3.5},{n * 24.5}" for n in range(1, 30)))
    for file in (letter, plain):
        file.write_text(
            "\n\n".join(f"Paragraph {n}: the minutes of the meeting were sent to all who asked for them." for n in range(1, 14))
        )
    calc = ("soffice", "--norestore", "--nologo", "--nofirststartwizard", "--calc", str(sheet))
    writer = ("soffice", "--norestore", "--nologo", "--nofirststartwizard", "--writer", str(letter))
    pad = ("mousepad", str(plain))
    menus = {"file": "alt+f", "edit": "alt+e", "view": "alt+v", "calculator": "alt+c", "format": "alt+o"}
    found = [
        Shot("calc-import", (*calc[:-1], str(raw))),
        Shot("calc-large", calc, size=(1600, 1000)),
        Shot("mousepad-settings", pad, ("alt+e", "Up", "Return")),
        Shot("galculator-settings", ("galculator",), ("alt+e", "Up", "Return")),
        Shot("writer-paragraph", writer, ("alt+o", "p")),
        *(Shot(f"mousepad-{keys}", pad, (keys,)) for keys in ("ctrl+f", "ctrl+h", "ctrl+o", "ctrl+shift+s")),
        *(Shot(f"calc-{keys}", calc, (keys,)) for keys in ("ctrl+1", "ctrl+h", "ctrl+p")),
        *(Shot(f"writer-{keys}", writer, (keys,)) for keys in ("ctrl+h", "ctrl+F12", "alt+F12")),
    ]
    for name, command in {"mousepad": pad, "galculator": ("galculator",), "calc": calc, "writer": writer}.items():
        opened = (
            ["file", "edit", "view"]
            + (["calculator"] if name == "galculator" else [])
            + (["format"] if name in ("calc", "writer") else [])
        )
        found += [Shot(name, command), Shot(f"{name}-dark", command, theme="Adwaita:dark")]
        found += [Shot(f"{name}-{menu}", command, (menus[menu],)) for menu in opened]
    return found


def _figures(file: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(("Month", "Sold", "Price", "Total"))
    for n in range(1, 30):
        page.append((f"M{n}", n * 7 % 50, n * 3.5, n * 24.5))
    book.save(file)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.seeing.apps")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only these")
    asked = parser.parse_args(arguments)
    place = asked.folder / "0000"
    place.mkdir(parents=True, exist_ok=True)
    for shot in shots(asked.folder):
        if asked.names and shot.name not in asked.names:
            continue
        screen = truth(shot, *_known(place / shot.name, shot))
        (place / f"{shot.name}.json").write_bytes(msgspec.json.encode(screen))
        print(shot.name, len(screen.controls), len(screen.unsure), flush=True)
    (place / "screens.jsonl").write_bytes(b"\n".join(one.read_bytes() for one in sorted(place.glob("*.json"))) + b"\n")
    return 0


def _known(file: Path, shot: Shot) -> tuple[Pixels, list[Node]]:
    """The picture and the tree, taken once."""
    picture, tree = file.with_suffix(".png"), file.with_suffix(".tree")
    if not tree.exists():
        pixels, nodes = taken(shot)
        cv2.imwrite(str(picture), np.ascontiguousarray(pixels[:, :, ::-1]))
        tree.write_text(json.dumps(nodes))
    bgr = cv2.imread(str(picture), cv2.IMREAD_COLOR)
    assert bgr is not None
    return np.ascontiguousarray(bgr[:, :, ::-1]).astype(np.uint8, copy=False), json.loads(tree.read_text())


def taken(shot: Shot) -> tuple[Pixels, list[Node]]:
    """The picture and the tree of an application on a screen of its own."""
    with VirtualScreen(*shot.size) as screen:
        env = screen.environment() | {"GTK_THEME": shot.theme} if shot.theme else screen.environment()
        del env["NO_AT_BRIDGE"]
        env |= {"GTK_OVERLAY_SCROLLING": "0", "SAL_USE_VCLPLUGIN": "gtk3", "LANG": "C.UTF-8", "GNOME_ACCESSIBILITY": "1"}
        bus = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], env=env, stderr=subprocess.DEVNULL)
        app = subprocess.Popen(
            shot.command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            subprocess.run(["xdotool", "mousemove", str(shot.size[0] - 1), str(shot.size[1] - 1)], env=env, check=True)
            _until_still(env)
            for key in shot.keys:
                subprocess.run(["xdotool", "key", "--clearmodifiers", key], env=env, check=True)
                _until_still(env)
            return _grab(env), _tree(env)
        finally:
            app.terminate()
            subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", ".", "windowkill", "%@"],
                env=env,
                check=False,
                capture_output=True,
            )
            bus.terminate()
            app.wait(20)
            bus.wait(20)


def _tree(env: dict[str, str]) -> list[Node]:
    python = os.environ.get("GI_PYTHON", "/usr/bin/python3")
    known = {name: os.environ[name] for name in ("GI_TYPELIB_PATH", "PYTHONPATH") if name in os.environ}
    script = str(Path(__file__).parent / "tree.py")
    done = subprocess.run([python, script, "20"], env=env | known, capture_output=True, text=True, timeout=240, check=True)
    nodes: list[Node] = json.loads(done.stdout)
    return nodes


def _grab(env: dict[str, str]) -> Pixels:
    import mss

    with mss.MSS(display=env["DISPLAY"]) as grabber:
        shot = grabber.grab(grabber.monitors[0])
        return np.ascontiguousarray(np.asarray(shot)[:, :, 2::-1], np.uint8)


def _until_still(env: dict[str, str]) -> None:
    """Until a window shows and two seconds bring nothing new."""
    until, last, same = time.monotonic() + WAIT, _grab(env), 0
    while same < 4 and time.monotonic() < until:
        time.sleep(0.5)
        now = _grab(env)
        same = same + 1 if np.mean(now != last) < 0.0005 and now.std() > 3 else 0
        last = now


def truth(shot: Shot, pixels: Pixels, nodes: list[Node]) -> Screen:
    """The tree as controls; windows before others cover them, the last one that is active in front."""
    size = (pixels.shape[1], pixels.shape[0])
    windows = sorted(_windows(nodes), key=lambda one: _rank(one, size))
    popups = list(_popups(windows))
    controls: list[Truth] = []
    # Title bars are the window manager's, and texts that cannot be changed may be called fields or not.
    strips = [(one["box"][0], one["box"][1] - BAR, one["box"][2], BAR) for one in windows]
    unsure: list[Bounds] = [box for one in [*strips, *_still_texts(windows)] if (box := clipped(one, size))]
    for n, window in enumerate(windows):
        front = [tuple(one["box"]) for one in windows[n + 1 :]]
        for one in _controls(window, _whole(window["box"], size), pixels, ""):
            above = front if one.role == "menu item" else [*front, *popups]
            hidden = max((_share(one.box, box) for box in above), default=0.0)
            if hidden < 0.1 or (one.role == "field" and hidden < 0.3):
                controls.append(one)
            elif hidden < 0.9:
                unsure.append(one.box)
    return Screen(shot.name, f"app:{shot.name.split('-')[0]}", 0, size, 1.0, tuple(_single(controls)), tuple(unsure))


def _windows(nodes: list[Node]) -> list[Node]:
    return [_mended(one, [0, 0, 0, 0], (0, 0)) for one in nodes if one["box"][2] > 0]


def _mended(node: Node, holder: list[int], by: tuple[int, int]) -> Node:
    """With the boxes where they are seen: LibreOffice counts what it draws itself from its menu bar's top instead of its foot,
    and GTK calls the words of a tab the tab."""
    left, top, wide, high = node["box"]
    if node["role"] == "root pane" and wide:
        by = (holder[0] - left, holder[1] - top)
    elif by != (0, 0) and node["box"] == holder:
        by = (0, 0)  # a part of GTK's in what LibreOffice draws
    more = TAB if node["role"] == "page tab" and by == (0, 0) else 0
    box = [left + by[0] - more, top + by[1], wide + 2 * more, high]
    return {**node, "box": box, "parts": [_mended(part, box, by) for part in node.get("parts", [])]}


def _inner(node: Node) -> Iterator[Node]:
    for part in node.get("parts", []):
        yield part
        yield from _inner(part)


def _popups(windows: list[Node]) -> Iterator[tuple[int, ...]]:
    """The boxes of opened menus: as large as their lines."""
    for node in (one for window in windows for one in _inner(window) if one["role"] == "menu"):
        lines = [one["box"] for one in node.get("parts", []) if one["box"][2] > 0]
        if lines:
            left, top = min(box[0] for box in lines), min(box[1] for box in lines)
            yield (left, top, max(box[0] + box[2] for box in lines) - left, max(box[1] + box[3] for box in lines) - top)


def _still_texts(windows: list[Node]) -> Iterator[Bounds]:
    for window in windows:
        for one in _inner(window):
            if one["role"] == "text" and one["box"][2] > 0 and "editable" not in one["states"]:
                yield (one["box"][0], one["box"][1], one["box"][2], one["box"][3])


def _rank(node: Node, size: tuple[int, int]) -> tuple[bool, int]:
    return ("active" in node["states"] or node["role"] in ("dialog", "window", "alert"), -node["box"][2] * node["box"][3])


def _whole(box: list[int], size: tuple[int, int]) -> Bounds:
    return clipped((box[0], box[1], box[2], box[3]), size) or (0, 0, *size)


def _controls(node: Node, shown: Bounds, pixels: Pixels, parent: str) -> Iterator[Truth]:
    role, box = node["role"], node["box"]
    if role == "menu bar" and box[3] < 2:
        return
    made = _truth(node, shown, pixels, parent)
    if made:
        yield made
    if role in WHOLE and box[3] < TALL:
        return
    inner = shown
    if (
        role in ("scroll pane", "viewport", "table", "list", "tree table", "panel", "text", "document text")
        and box[2] > 0
        and box[3] > 0
    ):
        inner = _cut((box[0], box[1], box[2], box[3]), shown) or shown
    for part in node.get("parts", []):
        yield from _controls(
            part,
            _whole([0, 0, pixels.shape[1], pixels.shape[0]], (pixels.shape[1], pixels.shape[0])) if role == "menu" else inner,
            pixels,
            role,
        )


def _truth(node: Node, shown: Bounds, pixels: Pixels, parent: str) -> Truth | None:
    role = ROLES.get(node["role"])
    box = _cut(tuple(node["box"]), shown)
    if role == "button" and node["box"][3] >= TALL and node.get("parts"):
        return None  # what opens and shuts, with all that it shows
    if role is None or box is None or (box[2] * box[3] < 0.4 * node["box"][2] * node["box"][3] and role != "field"):
        return None
    if role == "button" and box[2] < 2.0 * box[3] and (parent == "tool bar" or (box[3] < 40 and not _has_words(node))):
        role = "icon"
    if role == "field" and ("read-only" in node["states"] or "editable" not in node["states"]):
        return None
    if role in ("check box", "radio button"):
        tick = indicator(pixels, box)
        return Truth(role, tick, _states(node, role), node["name"]) if tick else None
    return Truth(role, box, _states(node, role), node["name"] or node["text"])


def _has_words(node: Node) -> bool:
    return bool(node["name"]) and len(node["name"]) <= 12


def _states(node: Node, role: str) -> tuple[str, ...]:
    states = node["states"]
    words = ["on"] if role in ("check box", "radio button", "toggle") and "checked" in states else []
    words += ["selected"] if role in ("tab", "menu item", "cell", "icon") and "selected" in states else []
    words += ["disabled"] if "sensitive" not in states and role != "cell" else []
    words += ["empty"] if role == "field" and not node["text"].strip() else []
    return tuple(words)


def _cut(box: tuple[int, ...], shown: Bounds) -> Bounds | None:
    part = clipped((box[0] - shown[0], box[1] - shown[1], box[2], box[3]), (shown[2], shown[3]))
    return (part[0] + shown[0], part[1] + shown[1], part[2], part[3]) if part else None


def _share(box: Bounds, other: tuple[int, ...]) -> float:
    wide = min(box[0] + box[2], other[0] + other[2]) - max(box[0], other[0])
    high = min(box[1] + box[3], other[1] + other[3]) - max(box[1], other[1])
    return max(0, wide) * max(0, high) / max(1, box[2] * box[3])


def _single(controls: list[Truth]) -> list[Truth]:
    """Each box once."""
    seen: dict[Bounds, Truth] = {}
    for one in controls:
        seen.setdefault(one.box, one)
    return list(seen.values())


if __name__ == "__main__":
    sys.exit(main())
