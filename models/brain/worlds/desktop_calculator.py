"""Pure: a calculator: keys pressed one after the other, or a sum typed; its result copied, or carried into another window."""

from __future__ import annotations

from models.brain.episodes import Act, Episode
from models.brain.phrases import Ways, one_of
from models.brain.stage import Stage
from models.brain.worlds.desktop import Editor
from models.brain.worlds.desktop_windows import Desk

SIGNS = {
    "+": ("plus", ("+",)),
    "-": ("minus", ("-", "−", "–")),
    "*": ("times", ("×", "*", "x")),
    "/": ("over", ("÷", "/", ":")),
}
"""Names and faces of the keys for the four operations."""
PADS = ("789/456*123-0.=+", "789/456*123-.0=+", "123+456-789*0.=/", "789+456-123*.0=/")
EXTRAS = ("(", ")", "%", "√", "±", "x²", "MC", "MR", "M+", "1/x", "π")
SUMS: dict[str, Ways] = {
    "+": (("add {a} and {b}", "what is {a} plus {b}"), ("additionne {a} et {b}", "combien font {a} plus {b}")),
    "-": (("subtract {b} from {a}", "what is {a} minus {b}", "take {b} away from {a}"), ("soustrais {b} de {a}", "combien font {a} moins {b}", "enlève {b} de {a}")),
    "*": (("multiply {a} by {b}", "what is {a} times {b}"), ("multiplie {a} par {b}", "combien font {a} fois {b}")),
    "/": (("divide {a} by {b}", "what is {a} divided by {b}"), ("divise {a} par {b}", "combien font {a} divisé par {b}")),
}  # fmt: skip


class Calculator(Desk):
    """A display and keys; `field` says whether the display can be written in."""

    kind = "calculator"

    def __init__(self, stage: Stage, field: bool) -> None:
        super().__init__(stage)
        self.field, self.shown = field, ""
        self.menus = (
            {"file": ("close",), "edit": ("copy", "paste"), "view": ("zoom",), "help": ("manual", "about")}
            if stage.chance(0.5)
            else {}
        )
        self.pad = stage.rng.choice(PADS)
        self.point = stage.say(".", ",")
        self.clear = stage.rng.choice(("C", "AC", "C", "CE", stage.say("Clear", "Effacer")))
        self.extras = stage.rng.sample(EXTRAS, stage.rng.choice((3, 3, 7)))

    def face(self, key: str) -> str:
        """What stands on a key."""
        return self.stage.kit(f"key {key}").rng.choice(SIGNS[key][1]) if key in SIGNS else key.replace(".", self.point)

    def body(self) -> str:
        kit = self.stage.kit("calculator")
        side, gap = (kit.rng.randint(44, 80), kit.rng.randint(30, 46)), kit.rng.randint(0, 8)
        keys = [
            *((f"k-x{n}", one) for n, one in enumerate(self.extras)),
            ("k-clear", self.clear),
            *((key_name(key), self.face(key)) for key in self.pad),
        ]
        tag, look = ("button", "") if kit.native("button") else ("div", "btn")
        cells = "".join(
            f'<{tag} class="{look}" style="padding:0" data-r="button" data-s="" data-i="{name}">{text}</{tag}>'
            for name, text in keys
        )
        wide = 4 * side[0] + 3 * gap
        grid = f'<div style="display:grid;grid-template-columns:repeat(4,{side[0]}px);grid-auto-rows:{side[1]}px;gap:{gap}px">{cells}</div>'
        big = f"width:{wide}px;text-align:right;font-size:1.4em;height:44px;margin-bottom:8px;overflow:hidden"
        if self.field:
            top = f'<input class="field focused" style="{big}" value="{self.shown}" data-r="field" data-s="focused{"" if self.shown else " empty"}" data-i="sum">'
        else:
            top = f'<div class="card" style="{big};padding:4px 8px" data-i="sum">{self.shown or "0"}</div>'
        return f'<div style="padding:8px">{top}{grid}</div>'

    def press(self, keys: str) -> None:
        """Key after key, as the display shows; now and then a wrong one, then everything again."""
        slip = self.stage.rng.randrange(min(3, len(keys))) if self.stage.chance(0.08) else -1
        for at, key in enumerate(keys):
            if at == slip:
                wrong = self.stage.rng.choice([one for one in "123456789" if one != key])
                self.click(key_name(wrong), taught=False)
                self.shown += wrong
                self.click("k-clear")
                self.shown = ""
                self.press(keys)
                return
            self.click(key_name(key))
            self.shown += f" {self.face(key)} " if key in SIGNS and self.stage.kit("spaces").chance(0.5) else self.face(key)

    def reckon(self) -> tuple[str, str]:
        """A sum done; its words and its result."""
        stage = self.stage
        first, sign, second, result = _sum(stage)
        said = self._said(first, sign, second)
        if self.field:
            given = f"{first}{sign}{second}".replace(".", self.point)
            given = given if stage.chance(0.5) else f"{first} {sign} {second}".replace(".", self.point)
            said = one_of(
                stage,
                ("work out {s}", "calculate {s}", "type {s} and press Enter", "enter {s} in the calculator", "compute {s}"),
                ("calcule {s}", "combien font {s}", "tape {s} et appuie sur Entrée", "saisis {s} dans la calculatrice"),
                s=given,
            )
            self.do(Act("type", "sum", given), also=(Act("type", "", given),))
            self.shown = given
            self.key("enter", also=(Act("click", "k-equals"),))
        else:
            if stage.chance(0.2):
                self.shown = f"{stage.number()} +"
                self.click("k-clear")
                self.shown = ""
            self.press(f"{first}{sign}{second}")
            self.click("k-equals", also=(Act("key", key="enter"),))
        self.shown = result.replace(".", self.point)
        return said, self.shown

    def _said(self, first: str, sign: str, second: str) -> str:
        stage = self.stage
        first, second = first.replace(".", self.point), second.replace(".", self.point)
        if stage.chance(0.5):
            return one_of(stage, *SUMS[sign], a=first, b=second)
        given = f"{first}{stage.rng.choice(('', ' '))}{stage.rng.choice((self.face(sign), sign))}{stage.rng.choice(('', ' '))}{second}"
        return one_of(
            stage,
            ("calculate {s}", "work out {s}", "what is {s}", "press {s} =", "compute {s} with the keys"),
            ("calcule {s}", "combien font {s}", "appuie sur {s} =", "fais le calcul {s}"),
            s=given,
        )


def key_name(key: str) -> str:
    """The name of the control of a key."""
    return f"k-{SIGNS[key][0] if key in SIGNS else {'.': 'point', '=': 'equals'}.get(key, key)}"


def _sum(stage: Stage) -> tuple[str, str, str, str]:
    """Two numbers, a sign between them and the result."""
    sign, top = stage.rng.choice("+-*/"), stage.rng.choice((9, 99, 999))
    first, second = stage.rng.randint(2, top), stage.rng.randint(2, top)
    if sign in "*/":
        second = stage.rng.randint(2, 12)
    if sign == "/":
        return str(first * second), sign, str(second), str(first)
    if sign in "+-" and stage.chance(0.2):
        low, high = sorted((first * 10 + 5, second * 10 + 7))
        value = high + low if sign == "+" else high - low
        return f"{high / 10}", sign, f"{low / 10}", f"{value / 10:g}"
    if sign == "-":
        first, second = max(first, second), min(first, second)
    return str(first), sign, str(second), str({"+": first + second, "-": first - second, "*": first * second}[sign])


def reckon(stage: Stage) -> Episode:
    """A sum, and perhaps its result copied."""
    calculator = Calculator(stage, stage.chance(0.35))
    before = calculator.begin()
    clauses = [calculator.reckon()[0]]
    if stage.chance(0.35):
        calculator.command("edit", "copy")
        clauses.append(
            one_of(
                stage,
                ("copy the result", "copy it", "put the result on the clipboard"),
                ("copie le résultat", "copie-le", "mets le résultat dans le presse-papiers"),
            )
        )
    return calculator.end(clauses, before)


def carry(stage: Stage) -> Episode:
    """A sum whose result is written in another window that is open."""
    calculator, editor = Calculator(stage, stage.chance(0.5)), Editor(stage, stage.rng.randint(0, 2), 0.5)
    calculator.calm = editor.calm = True
    tasks = [("t-calculator", calculator.app), ("t-editor", editor.app)]
    stage.rng.shuffle(tasks)
    calculator.tasks = editor.tasks = tasks
    said, result = calculator.reckon()
    calculator.do(Act("remember", text=result))
    calculator.click("t-editor")
    if editor.lines:
        editor.focused = False
        editor.click("area", also=(Act("key", key="ctrl+end"),), result="unverifiable")
        editor.focused = True
        editor.key("ctrl+end", result="unchanged")
        editor.line(result)
        where = one_of(
            stage,
            ("write the result at the end in {e}", "add the result on a new line in {e}"),
            ("écris le résultat à la fin dans {e}", "ajoute le résultat sur une nouvelle ligne dans {e}"),
            e=stage.quoted(editor.app, 0.3),
        )
    else:
        editor.type(result)
        where = one_of(
            stage,
            ("write the result in {e}", "type what comes out in {e}", "note the result in {e}"),
            ("écris le résultat dans {e}", "tape ce qui en sort dans {e}", "note le résultat dans {e}"),
            e=stage.quoted(editor.app, 0.3),
        )
    return editor.end(
        [said, where], one_of(stage, ("in {c}, ", "with {c}, ", ""), ("dans {c}, ", "avec {c}, ", ""), c=calculator.app)
    )
