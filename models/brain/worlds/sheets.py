"""Pure: a spreadsheet: values and formulas in cells that the task names, going to a cell, bold, copying, saving."""

from __future__ import annotations

import re
from html import escape

from models.brain.episodes import Act, Episode
from models.brain.phrases import one_of
from models.brain.stage import Stage
from models.brain.worlds.desktop_documents import Document
from models.brain.worlds.desktop_windows import word

HEADS = (
    ("Item", "Name", "Price", "Quantity", "Total", "City", "Date", "Month", "Amount", "Hours"),
    ("Article", "Nom", "Prix", "Quantité", "Total", "Ville", "Date", "Mois", "Montant", "Heures"),
)
REACH = re.compile(r"([A-Z])(\d+):([A-Z])(\d+)")
CELL = re.compile(r"[A-Z]\d+")


class Sheet(Document):
    """Cells with letters above and numbers beside them, a box with the cell's name, a line with what is in it."""

    kind = "sheet"

    def __init__(self, stage: Stage, named: float = 0.5) -> None:
        super().__init__(stage, named)
        self.columns, self.rows = "ABCDEFG"[: stage.rng.randint(4, 7)], stage.rng.randint(7, 10)
        self.cells: dict[str, str] = {}
        self.at, self.editing, self.going = "A1", "", ""
        self.bolds: set[str] = set()
        self.menus = {
            "file": ("new", "open", "save", "save_as", "print", "close"),
            "edit": ("undo", "cut", "copy", "paste", "find"),
            "insert": ("zoom",),
            "format": ("bold", "italic", "wrap"),
            "help": ("manual", "about"),
        }
        if stage.chance(0.6):
            self._table()

    def _table(self) -> None:
        """Something that stands there already: a line of headings and numbers below."""
        stage, wide = self.stage, self.stage.rng.randint(2, 3)
        for column, head in zip(self.columns, stage.rng.sample(HEADS[stage.french], wide), strict=False):
            self.cells[f"{column}1"] = head
            for row in range(2, stage.rng.randint(4, 6)):
                self.cells[f"{column}{row}"] = stage.noun() if column == "A" and stage.chance(0.8) else stage.number(1, 90)

    def free(self) -> str:
        """A cell with nothing in it."""
        cells = [f"{column}{row}" for column in self.columns for row in range(1, self.rows + 1)]
        return self.stage.rng.choice([one for one in cells if one not in self.cells])

    def value(self, cell: str) -> str:
        """What a cell shows: its formula's result, its text otherwise."""
        text = self.cells.get(cell, "")
        if not text.startswith("="):
            return text
        found = REACH.search(text)
        if found:
            numbers = [self._number(f"{found[1]}{row}") for row in range(int(found[2]), int(found[4]) + 1)]
            total = sum(numbers)
            return (
                f"{total / len(numbers):g}"
                if re.match(r"=(AVERAGE|MOYENNE)", text)
                else str(max(numbers))
                if text.startswith("=MAX")
                else str(total)
            )
        parts = re.split(r"([-+*])", CELL.sub(lambda match: str(self._number(match[0])), text[1:]))
        left, sign, right = int(parts[0]), parts[1], int(parts[2])
        return str(left + right if sign == "+" else left - right if sign == "-" else left * right)

    def _number(self, cell: str) -> int:
        text = self.cells.get(cell, "")
        return int(text) if text.isdigit() else 0

    def body(self) -> str:
        stage, kit = self.stage, self.stage.kit("sheet")
        written = stage.kit("bold").rng.choice((stage.say("B", "G"), word(stage, "bold")))
        tools = f"{kit.icon(False)}{kit.icon(False)}{kit.select(100)}{stage.button('bold', written)}{stage.button('italic', stage.say('I', 'I') if len(written) == 1 else word(stage, 'italic'))}{kit.icon(False)}{kit.icon(False)}"
        box = f'<input class="field {"focused" if self.going else ""}" style="width:90px;padding:2px 6px" value="{self.going or self.at}" data-r="field" data-s="{"focused" if self.going else ""}" data-i="box">'
        shown = escape(self.editing or self.cells.get(self.at, ""))
        line = f'<input class="field" style="width:100%;padding:2px 6px" value="{shown}" data-r="field" data-s="{"" if shown else "empty"}" data-i="line">'
        names = f'<div class="bar" style="flex:none">{box}<span>fx</span><div class="fill">{line}</div></div>'
        foot = (
            f'<div class="bar" style="flex:none">{stage.tabs([("s-1", stage.say("Sheet 1", "Feuille 1")), ("s-2", stage.say("Sheet 2", "Feuille 2"))], "s-1")}</div>'
            if kit.chance(0.4)
            else ""
        )
        return f'<div class="bar" style="flex:none;overflow:hidden">{tools}</div>{names}<div class="fill" style="overflow:hidden;background:{kit.style.surface}">{self._grid()}</div>{foot}'

    def _grid(self) -> str:
        kit = self.stage.kit("grid")
        wide, high = kit.rng.randint(66, 88), kit.rng.randint(21, 26)
        line = (
            f"border:1px solid {kit.style.line};height:{high}px;overflow:hidden;white-space:nowrap;padding:0 4px;font-size:12px"
        )
        mark = f"{line};background:{kit.style.ground};font-weight:400;text-align:center"
        head = "".join(f'<th style="{mark};width:{wide}px">{one}</th>' for one in self.columns)
        rows = "".join(
            f'<tr><th style="{mark};width:36px">{row}</th>{"".join(self._cell(f"{column}{row}", line) for column in self.columns)}</tr>'
            for row in range(1, self.rows + 1)
        )
        return f'<table style="table-layout:fixed;width:{40 + wide * len(self.columns)}px"><tr><th style="{mark};width:36px"></th>{head}</tr>{rows}</table>'

    def _cell(self, name: str, line: str) -> str:
        here = name == self.at
        look = f";outline:2px solid {self.stage.style.accent};outline-offset:-2px" if here else ""
        look += ";font-weight:bold" if name in self.bolds else ""
        text = self.editing if here and self.editing else self.value(name)
        return f'<td style="{line}{look}" data-r="cell" data-s="{"selected" if here else ""}" data-i="c-{name}">{escape(text)}</td>'

    def put(self, cell: str, text: str) -> None:
        """A value into a cell: typed there, or where the cursor is, and entered."""
        here, target = self.at == cell, f"c-{cell}"
        anywhere = (Act("type", "", text),) if here else (Act("click", target),)
        if not here and self.stage.chance(0.25):
            self.click(target, also=(Act("type", target, text),))
            self.at = cell
            anywhere = (Act("type", target, text),)
            self.do(Act("type", "", text), also=anywhere)
        else:
            self.do(Act("type", target, text), also=anywhere)
        self.at, self.editing = cell, text
        self.key("enter", also=(Act("key", key="tab"),))
        self.cells[cell], self.editing = text, ""
        self.dirty = True
        below = int(cell[1:]) + 1
        self.at = f"{cell[0]}{min(below, self.rows)}"

    def fill(self) -> str:
        """One value in one cell."""
        stage, cell = self.stage, self.free()
        text = stage.rng.choice((stage.noun(), stage.number(1, 9999), stage.person(), stage.city()))
        self.put(cell, text)
        return one_of(stage, ("put {v} in {c}", "type {v} in cell {c}", "enter {v} into the cell {c}", "write {v} in {c}", "set {c} to {v}", "{c} should contain {v}", "cell {c}: {v}"),
                      ("mets {v} dans {c}", "tape {v} dans la cellule {c}", "écris {v} dans {c}", "saisis {v} en {c}", "la cellule {c} doit contenir {v}", "cellule {c} : {v}"), v=stage.quoted(text, 0.3), c=cell)  # fmt: skip

    def column(self) -> str:
        """Values one below the other."""
        stage, count = self.stage, self.stage.rng.randint(2, 4)
        column, row = stage.rng.choice(self.columns), stage.rng.randint(1, self.rows - count)
        values = stage.nouns(count) if stage.chance(0.4) else [stage.number(1, 200) for _ in range(count)]
        for number, text in enumerate(values):
            self.put(f"{column}{row + number}", text)
        listed = ", ".join(values[:-1]) + stage.say(" and ", " et ") + values[-1]
        return one_of(stage, ("enter {v} one below the other from {c}", "write {v} down the column starting in {c}", "put {v} into the cells {c} to {d}", "fill {c}:{d} with {v}"),
                      ("saisis {v} l'un sous l'autre à partir de {c}", "écris {v} vers le bas en commençant en {c}", "mets {v} dans les cellules {c} à {d}", "remplis {c}:{d} avec {v}"), v=listed, c=f"{column}{row}", d=f"{column}{row + count - 1}")  # fmt: skip

    def formula(self) -> str:
        """A formula that the task gives, on numbers that are there."""
        stage, column = self.stage, self.stage.rng.choice(self.columns[1:])
        last = stage.rng.randint(3, 5)
        for row in range(1, last + 1):
            self.cells.setdefault(f"{column}{row}", stage.number(1, 60))
        for row in range(last + 1, self.rows + 1):
            self.cells.pop(f"{column}{row}", None)
        name = stage.rng.choice(("SUM", "SUM", "AVERAGE", "MAX") if not stage.french else ("SOMME", "SOMME", "MOYENNE", "MAX"))
        text = f"={name}({column}2:{column}{last})" if stage.chance(0.6) else f"={column}2{stage.rng.choice('+-*')}{column}3"
        cell = f"{column}{last + 1}" if stage.chance(0.7) else self.free()
        for row in (2, 3):
            if not self.cells[f"{column}{row}"].isdigit():
                self.cells[f"{column}{row}"] = stage.number(1, 60)
        self.put(cell, text)
        return one_of(stage, ("put the formula {f} in {c}", "enter {f} in {c}", "in {c}, calculate {f}", "write {f} into cell {c}", "{c} gets the formula {f}"),
                      ("mets la formule {f} dans {c}", "saisis {f} dans {c}", "dans {c}, calcule {f}", "écris {f} dans la cellule {c}", "{c} reçoit la formule {f}"), f=text, c=cell)  # fmt: skip

    def go(self) -> str:
        """To a cell: clicked, or its name typed into the box where the task says so."""
        stage, cell = self.stage, self.free()
        self.do(Act("type", "box", cell), also=(Act("click", f"c-{cell}"),))
        self.going = cell
        self.key("enter")
        self.at, self.going = cell, ""
        return one_of(
            stage,
            ("go to cell {c}", "jump to {c} with the name box", "select the cell {c}", "move the cursor to {c}"),
            ("va à la cellule {c}", "saute à {c} par la zone de nom", "sélectionne la cellule {c}", "place le curseur en {c}"),
            c=cell,
        )

    def bold(self) -> str:
        """A cell made bold by the tool bar or the menu."""
        stage, cell = self.stage, self.stage.rng.choice(list(self.cells) or [self.at])
        if self.at != cell:
            self.click(f"c-{cell}")
            self.at = cell
        if stage.chance(0.8):
            self.click("bold", also=(Act("click", "m-format"),))
        else:
            self.choose("format", "bold")
        self.bolds.add(cell)
        self.dirty = True
        return one_of(
            stage,
            ("make {c} bold", "set cell {c} in bold", "format {c} as bold", "I want {c} in bold"),
            ("mets {c} en gras", "passe la cellule {c} en gras", "je veux {c} en gras"),
            c=cell,
        )

    def copy(self) -> str:
        """A cell copied into another, or emptied."""
        stage, source, target = self.stage, self.stage.rng.choice(list(self.cells)), self.free()
        if self.at != source:
            self.click(f"c-{source}")
            self.at = source
        if stage.chance(0.35):
            self.key("delete")
            self.cells.pop(source)
            self.dirty = True
            return one_of(
                stage,
                ("clear the cell {c}", "empty {c}", "delete what is in {c}"),
                ("vide la cellule {c}", "efface {c}", "supprime le contenu de {c}"),
                c=source,
            )
        self.command("edit", "copy")
        self.click(f"c-{target}")
        self.at = target
        self.command("edit", "paste")
        self.cells[target], self.dirty = self.value(source), True
        return one_of(
            stage,
            ("copy {a} to {b}", "copy the cell {a} into {b}", "copy {a} and paste it in {b}"),
            ("copie {a} dans {b}", "copie la cellule {a} vers {b}", "copie {a} et colle-la en {b}"),
            a=source,
            b=target,
        )


def cells(stage: Stage) -> Episode:
    """Values in one cell or several."""
    sheet = Sheet(stage)
    before = sheet.begin(not sheet.cells)
    deeds = stage.rng.choice(
        ([sheet.fill], [sheet.fill] * 2, [sheet.fill] * 3, [sheet.column], [sheet.column, sheet.fill], [sheet.go, sheet.fill])
    )
    clauses = [deed() for deed in deeds]
    if stage.chance(0.3):
        clauses.append(sheet.save_as(stage.chance(0.15)))
    return sheet.end(clauses, before)


def reckoned(stage: Stage) -> Episode:
    """A formula, a cell in bold, one copied or emptied; then saved or not."""
    sheet = Sheet(stage)
    if not sheet.cells:
        sheet._table()
    before = sheet.begin(False)
    deeds = stage.rng.choice(
        (
            [sheet.formula],
            [sheet.formula],
            [sheet.fill, sheet.formula],
            [sheet.formula, sheet.bold],
            [sheet.bold],
            [sheet.copy],
            [sheet.go],
            [sheet.copy, sheet.bold],
        )
    )
    clauses = [deed() for deed in deeds]
    if stage.chance(0.35) and sheet.dirty:
        clauses.append(sheet.save() if sheet.name and stage.chance(0.6) else sheet.save_as())
    return sheet.end(clauses, before)
