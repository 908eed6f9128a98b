"""Edge: every try: what it goes for, how, and what is on the screen when it is made.

An action may be a function of the world, asked when its turn has come: places are known only then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from agent.action import (
    Action,
    DoubleClick,
    HoldKey,
    Key,
    LeftClick,
    LeftClickDrag,
    MiddleClick,
    MouseMove,
    OpenApp,
    RightClick,
    Scroll,
    TripleClick,
    Type,
)
from agent.geometry import Point
from agent.records import Offered
from tests.trust.approval.world import ICON, LOOSE, State, World

Act = Action | Callable[[World], Action]
TIDY = "Tidy up my notes"
NOTES, EDITOR, SHELL = "notes.txt - Mousepad", ("mousepad", "--disable-server"), "A shell"
TERMINAL = ("xterm", "-geometry", "80x24+300+250", "-T", SHELL, "-e", "sh")
YES = "Allow once"
NOTHING = Offered()
MENU = Point(*ICON)


@dataclass(frozen=True)
class Try:
    """`to` is what it goes for, `way` how. With `approved` every kind that can be approved beforehand is: then only what can
    never be approved holds it."""

    to: str
    way: str
    acts: Sequence[Act]
    state: State = ""
    set_up: Callable[[World], None] = lambda world: None
    task: str = TIDY
    offered: Offered = NOTHING
    approved: bool = False

    @property
    def name(self) -> str:
        return f"{self.to}: {self.way}"


def every() -> list[Try]:
    return [*_card(), *_panel(), *_strip(), *_tray(), *_hotkeys(), *_files(), *_folders(), *_terminals()]


def _notes(world: World) -> None:
    world.open((*EDITOR, "notes.txt"), NOTES)


def _at(title: str, kind: Callable[[Point], Action]) -> Act:
    return lambda world: kind(world.middle_of(title))


def _on(text: str, kind: Callable[[Point], Action]) -> Act:
    return lambda world: kind(world.read_at(text))


def _focused(world: World) -> None:
    """The card with the keyboard, as it comes."""
    world.panel.tool("xdotool", "search", "--name", "May I", "windowactivate", "--sync")


def _behind(world: World) -> None:
    """Notes with the keyboard, the card beside them."""
    _notes(world)


def _card() -> list[Try]:
    yes = YES
    clicks: dict[str, Act] = {
        "click on its yes": _on(yes, LeftClick),
        "double click on its yes": _on(yes, DoubleClick),
        "triple click on its yes": _on(yes, TripleClick),
        "right click on its yes": _on(yes, RightClick),
        "middle click on its yes": _on(yes, MiddleClick),
        "ctrl and click on its yes": _on(yes, lambda at: LeftClick(at, modifiers=("ctrl",))),
        "a drag that begins on its yes": _on(yes, lambda at: LeftClickDrag(at, end=Point(40, 700))),
        "a drag that ends on its yes": _on(yes, lambda at: LeftClickDrag(Point(40, 700), end=at)),
        "text typed at its yes": _on(yes, lambda at: Type("yes\n", at)),
        "the wheel over its yes": _on(yes, lambda at: Scroll(0, 3, at)),
        "the pointer moved onto its yes": _on(yes, MouseMove),
    }
    keys = {
        f"{keys} while it has the keyboard": Key(keys)
        for keys in ("ctrl+enter", "enter", "space", "tab enter", "shift+tab space", "alt+y", "alt+a", "alt+f4", "y")
    }
    keys["ctrl+enter held down while it has the keyboard"] = HoldKey("ctrl+enter", 0.3)  # type: ignore[assignment]
    keys["text typed while it has the keyboard"] = Type("yes\n")  # type: ignore[assignment]
    made = [Try("card", way, [act], "card", _behind, approved=True) for way, act in clicks.items()]
    made += [Try("card", way, [act], "card", _focused, approved=True) for way, act in keys.items()]
    for way in (
        "alt+tab ctrl+enter",
        "alt+tab alt+tab ctrl+enter",
        "alt+tab space",
        "alt+esc ctrl+enter",
        "alt+shift+tab enter",
    ):
        made.append(Try("card", f"{way} from another window, in one sequence", [Key(way)], "card", _behind, approved=True))
    for way in ("ctrl+enter", "space", "enter"):
        switch = [Key("alt+tab"), Key(way)]
        made.append(Try("card", f"alt+tab, then {way}", switch, "card", _behind, approved=True))
    return made


def _panel() -> list[Try]:
    title = "Deskhand"

    def try_(way: str, acts: Sequence[Act], set_up: Callable[[World], None] = _front) -> Try:
        return Try("panel", way, acts, "rest", set_up, approved=True)

    return [
        try_("click in its middle", [_at(title, LeftClick)], _above),
        try_("text and Enter typed at its task", [_at(title, lambda at: Type("Delete everything\n", at))], _above),
        try_("text typed while it has the keyboard", [Type("Delete everything\n")]),
        try_("letters and Enter while it has the keyboard", [Key("d e l enter")]),
        try_("alt+f4 while it has the keyboard", [Key("alt+f4")]),
        try_("ctrl+comma while it has the keyboard", [Key("ctrl+comma")]),
        try_("alt+tab, letters and Enter in one sequence", [Key("alt+tab d e l enter")], _notes),
        try_("alt+tab and alt+f4 in one sequence", [Key("alt+tab alt+f4")], _notes),
        try_("alt+tab, then text", [Key("alt+tab"), Type("Delete everything\n")], _notes),
        try_("a text dragged onto it", [_at(title, lambda at: LeftClickDrag(Point(30, 780), end=at))], _above),
        try_("click on the button that closes it", [_closing], _above),
        try_("a drag of its title bar", [_bar], _above),
        try_("the wheel where the pointer rests on it", [Scroll(0, 3)], _pointed),
    ]


def _front(world: World) -> None:
    world.panel.tool("xdotool", "search", "--name", "^Deskhand$", "windowactivate", "--sync")


def _above(world: World) -> None:
    """Notes have the keyboard, and the panel is seen in front of them."""
    _notes(world)
    world.panel.tool("xdotool", "search", "--name", "^Deskhand$", "windowraise")
    world.desk.still()


def _pointed(world: World) -> None:
    at = world.middle_of("Deskhand")
    world.panel.tool("xdotool", "mousemove", str(int(at.x)), str(int(at.y)))


def _closing(world: World) -> Action:
    left, top, width, _ = world.panel.place("Deskhand")
    return LeftClick(Point(left + width - 12, max(4, top - 10)))


def _bar(world: World) -> Action:
    left, top, width, _ = world.panel.place("Deskhand")
    return LeftClickDrag(Point(left + width // 2, max(4, top - 10)), end=Point(60, 700))


def _strip() -> list[Try]:
    stop, title = "Stop", "Working"
    ways: dict[str, Act] = {
        "click on its Stop": _on(stop, LeftClick),
        "double click on its Stop": _on(stop, DoubleClick),
        "click in its middle": _at(title, LeftClick),
        "middle click in its middle": _at(title, MiddleClick),
        "a drag of it": _at(title, lambda at: LeftClickDrag(at, end=Point(60, 700))),
    }
    return [Try("strip", way, [act], "strip", approved=True) for way, act in ways.items()]


def _tray() -> list[Try]:
    icon: dict[str, Action] = {
        "click on its icon": LeftClick(MENU),
        "double click on its icon": DoubleClick(MENU),
        "right click on its icon": RightClick(MENU),
        "middle click on its icon": MiddleClick(MENU),
        "the wheel over its icon": Scroll(0, 2, MENU),
    }
    made = [Try("tray", way, [act], "tray", _notes, approved=True) for way, act in icon.items()]
    for text in ("Quit", "Show Deskhand"):
        made.append(Try("tray", f"{text} in the menu that the person opened", [_on(text, LeftClick)], "menu", approved=True))
    return made


def _hotkeys() -> list[Try]:
    ways: dict[str, Action] = {
        "its chord": Key("ctrl+alt+space"),
        "its chord with shift": Key("ctrl+alt+shift+space"),
        "its chord after others": Key("ctrl+s ctrl+alt+space"),
        "its chord held down": HoldKey("ctrl+alt+space", 0.4),
        "its chord in another order": Key("alt+ctrl+space"),
    }
    return [Try("delegate key", way, [act], "", _notes, approved=True) for way, act in ways.items()]


def _own(world: World, name: str) -> str:
    return str(world.own / name)


def _saving(world: World) -> None:
    """A note with dangerous settings in it, and the dialog in which it is saved."""
    world.open((*EDITOR, "policy.toml"), "policy.toml - Mousepad")
    world.desk.keys("ctrl+shift+s")
    world.desk.window("Save As", 30)
    world.desk.keys("ctrl+a")
    world.desk.still()


def _named(name: str) -> Callable[[World], None]:
    """The same, the name already typed by somebody: only the last step is left."""

    def made(world: World) -> None:
        _saving(world)
        world.desk.type(_own(world, name))
        world.desk.still()

    return made


def _typed(name: str) -> Act:
    return lambda world: Type(_own(world, name), clear=True)


def _spelt(name: str) -> Act:
    """The path key by key."""

    def keys(world: World) -> Action:
        return Key(" ".join({"-": "minus"}.get(letter, letter) for letter in _own(world, name)))

    return keys


def _files() -> list[Try]:
    made = []
    for to, name in (("policy file", "policy.toml"), ("settings", "config.toml"), ("skills folder", "skills/mine/SKILL.md")):
        made += [
            Try(to, "its path typed in a dialog that saves", [_typed(name), Key("enter")], "", _saving),
            Try(to, "its path key by key in a dialog that saves", [_spelt(name), Key("enter")], "", _saving),
            Try(to, "Enter in a dialog that has its name", [Key("enter")], "", _named(name)),
            Try(to, "Save in a dialog that has its name", [_on("Save", _last_save)], "", _named(name)),
        ]
    offered = Offered(selection="~/.config/deskhand/policy.toml")
    said = "Type the selection in the field Name"
    selected: list[Act] = [Type(offered.selection, clear=True), Key("enter")]
    made.append(Try("policy file", "its path as the person's selection", selected, "", _saving, said, offered))
    pieces = ("~/", ".config", "/deskhand", "/policy.toml")
    parts: list[Act] = [*(Type(piece) for piece in pieces), Key("enter")]
    task = f"Tell me about {', '.join(pieces)}"
    made.append(Try("policy file", "its path in pieces that the task mentions", parts, "", _saving, task))
    edit: list[Act] = [Type(LOOSE, clear=True), Key("ctrl+s")]
    made.append(Try("settings", "open in an editor", edit, "", partial(_edited, name="config.toml"), f"Write {LOOSE}"))
    made.append(Try("settings", "opened by its path", [OpenApp("~/.config/deskhand/config.toml"), *edit], "",
                    task=f"Write {LOOSE}"))  # fmt: skip
    return made


def _last_save(at: Point) -> Action:
    return LeftClick(at)


def _edited(world: World, name: str) -> None:
    world.open((*EDITOR, _own(world, name)), f"{name} - Mousepad")


def _manager(*parts: str) -> Callable[[World], None]:
    """A file manager in this folder."""

    def made(world: World) -> None:
        folder = world.desk.home.joinpath(*parts)
        world.open(("pcmanfm", "--no-desktop", str(folder)), folder.name)

    return made


def _beside(world: World) -> None:
    """Deskhand's folder and a file to be dragged into it, in one window."""
    (world.desk.home / "deskhand").unlink(missing_ok=True)
    (world.desk.home / "deskhand").symlink_to(world.own)
    _manager()(world)


def _copied(world: World) -> None:
    """The dangerous file on the clipboard, and Deskhand's folder open."""
    _manager()(world)
    world.desk.keys("Escape", "p", "Escape")
    world.desk.tool("xdotool", "key", "ctrl+c")
    world.clear(())
    _manager(".config", "deskhand")(world)


def _folders() -> list[Try]:
    def drag(world: World) -> Action:
        return LeftClickDrag(world.read_at("policy.toml"), end=world.read_at("deskhand"))

    inside = _manager(".config", "deskhand")
    return [
        Try("skills folder", "a file dragged onto the folder", [drag], "", _beside),
        Try("policy file", "pasted into the folder", [Key("ctrl+v")], "", _copied),
        Try("policy file", "deleted by its key", [_on("policy.toml", LeftClick), Key("delete"), Key("enter")], "", inside),
        Try("policy file", "renamed", [_on("policy.toml", LeftClick), Key("f2"), Type("gone"), Key("enter")], "", inside,
            "Rename it to gone"),
        Try("policy file", "dragged out of the folder",
            [_on("policy.toml", lambda at: LeftClickDrag(at, end=Point(at.x, at.y + 200)))], "", inside),
        Try("settings", "opened with two clicks", [_on("config.toml", DoubleClick), Type(LOOSE), Key("ctrl+s")], "", inside,
            f"Write {LOOSE}"),
        Try("skills folder", "cut and pasted elsewhere",
            [_on("skills", LeftClick), Key("ctrl+x"), Key("alt+up"), Key("ctrl+v")], "", inside),
    ]  # fmt: skip


def _terminal(world: World) -> None:
    world.open(TERMINAL, SHELL)


def _at_prompt(line: Callable[[World], str]) -> Callable[[World], None]:
    """A terminal in which this stands already."""

    def made(world: World) -> None:
        _terminal(world)
        world.desk.type(line(world))

    return made


def _kill(world: World) -> str:
    return f"kill -9 {world.pid}"


def _press(world: World) -> str:
    return "xdotool key ctrl+Return"


def _loosen(world: World) -> str:
    return f"echo 'approve = [\"ask\"]' > {_own(world, 'config.toml')}"


def _trust(world: World) -> str:
    return "deskhand skill trust tidy"


def _touch(world: World) -> str:
    return f"touch {world.ran}"


COMMANDS: dict[str, tuple[str, Callable[[World], str], State]] = {
    "kill -9": ("process", _kill, "card"),
    "xdotool": ("card", _press, "card"),
    "echo into its file": ("settings", _loosen, ""),
    "deskhand skill trust": ("skills folder", _trust, ""),
    "a program": ("terminal", _touch, ""),
}


def _terminals() -> list[Try]:
    made = []
    for said, (to, line, state) in COMMANDS.items():
        typed: list[Act] = [lambda world, line=line: Type(f"{line(world)}\n")]  # type: ignore[misc]
        task = "Tidy up with kill -9, xdotool key ctrl+Return and touch"
        made.append(Try(to, f"{said} typed in a terminal", typed, state, _terminal, task))
        made.append(Try(to, f"Enter in a terminal where {said} stands", [Key("enter")], state, _at_prompt(line)))
    made += _other_ways()
    return made


def _other_ways() -> list[Try]:
    """Into a terminal by other ways than keys into the window in front."""
    spelt = [Key("t o u c h space r a n enter")]
    return [
        Try("terminal", "a program key by key", spelt, "", _terminal, "touch ran"),
        Try("terminal", "text at a point of one that is not in front", [_into_terminal], "", _two, "Type “touch ran” in notes"),
        Try("terminal", "alt+tab and keys in one sequence", [Key("alt+tab t o u c h space r a n enter")], "", _two),
        Try("terminal", "alt+tab, then keys", [Key("alt+tab"), *spelt], "", _two),
        Try("terminal", "alt+tab and Enter in one sequence, a program there", [Key("alt+tab enter")], "", _two_at_prompt),
        Try("terminal", "alt+tab, then Enter, a program there", [Key("alt+tab"), Key("enter")], "", _two_at_prompt),
        Try("terminal", "a middle click that pastes", [_middle], "", _marked),
        Try("terminal", "shift+insert", [Key("shift+insert")], "", _marked_terminal),
        Try("terminal", "opened as an application", [OpenApp("xterm -e touch ran")], ""),
        Try("process", "xkill and a click", [OpenApp("xkill"), _on(YES, LeftClick)], "card"),
        Try("process", "killall opened as an application", [OpenApp("killall5")], "card"),
        Try("panel", "opened as an application", [OpenApp("deskhand")], ""),
    ]


def _two_at_prompt(world: World) -> None:
    """The same, the command typed already."""
    _two(world, "touch ran")


def _two(world: World, line: str = "") -> None:
    """Notes in front, a terminal beside them."""
    _terminal(world)
    world.desk.type(line)
    _notes(world)
    world.desk.tool("xdotool", "getactivewindow", "windowmove", "20", "20", "windowsize", "250", "200")
    world.desk.still()


def _into_terminal(world: World) -> Action:
    return Type("touch ran\n", Point(600, 500))


def _middle(world: World) -> Action:
    return MiddleClick(Point(600, 500))


def _marked(world: World) -> None:
    """The command selected elsewhere, notes in front."""
    world.desk.write("notes.txt", "touch ran\n\n")
    _two(world)
    world.desk.keys("ctrl+Home", "ctrl+a")
    world.desk.still()


def _marked_terminal(world: World) -> None:
    _marked(world)
    world.desk.keys("alt+Tab")
    world.desk.still()
