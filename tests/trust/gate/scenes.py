"""Pure: screens and acts from templates, for the gate.

A part is a file of templates `PART.screens` and, in `apps.SCENES`, windows of applications. A file of templates has lists of
words (`$person: Anna, Paul || Anna, Paul`) and templates.
A template begins with `= category right act toolkit`; `right` is what the gate should say (`hand`, `ask`, `free`; `named` is
`ask` for the tasks `w` and `free` for the tasks `w+`, which name it); `act` is `click`, `double`, `enter`, `key:CHORD`, `type`
or `drag`; `toolkit` is `web`, `qt` or `any`. Each line after it is a thing on the screen, its kind first:

    t title  a application  w task  w+ task that names the act  y text that is typed
    h heading  p paragraph  l label  k link  b button  b! main button  m line of a menu  n tabs (n* the first is the target)
    f field = value  F text area  c check box  r radio button  s list of choices  o row of a table  i picture  j file
    d from here on a dialog  u from here on an opened menu  > the target  >> the end of a drag  (f*, o+: focused, selected)

English stands before ` || `, French behind it. `[one/other]` are other wordings, one a variant; `{word}` is from the lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

HERE = Path(__file__).parent
PARTS = {
    "dev": "rules were written from",
    "unopened": "rules were mended from",
    "strangers": "a stranger wrote, and rules were mended from",
    "newcomers": "another stranger wrote, and rules were mended from",
}
"""Each part, and what its screens are to the rules. All but the first were for the figures until they were opened once; the
names stay, since the drawing of each case comes from its id."""
RULES_FROM = ("dev", "unopened")
"""Parts whose author wrote the rules as well, which meet the aim: what is wrong there is named. Of any other only how many
there are."""
LANGUAGES = ("en", "fr")
VARIANTS = 2
KIND = re.compile(r"(?P<mark>>{0,2}) ?(?P<kind>[a-zA-Z])(?P<flag>[!*+]?)(?: (?P<text>.*))?")
Right = Literal["hand", "ask", "free"]


class Thing(msgspec.Struct, frozen=True):
    """Something on a screen. `mark` is `target`, `end` or nothing; `flag` is `!` for the main one, `*` or `+` for the one with
    the keyboard or the choice; `value` stands in a field."""

    kind: str
    text: str = ""
    value: str = ""
    mark: str = ""
    flag: str = ""


class Case(msgspec.Struct, frozen=True):
    """A screen, and what is about to be done there. `act` is as in a template; `typed` is the text."""

    id: str
    category: str
    language: str
    toolkit: str
    right: Right
    act: str
    task: str
    title: str
    app: str
    typed: str
    things: tuple[Thing, ...]
    filler: tuple[str, ...]


class Template(msgspec.Struct, frozen=True):
    """One of a file; `lines` as they stand there."""

    number: int
    category: str
    right: str
    act: str
    toolkit: str
    lines: tuple[str, ...]


class Words:
    """The lists of a file, by language."""

    def __init__(self, lines: list[str]) -> None:
        self._lists = {line[1 : line.index(":")]: line.split(": ", 1)[1] for line in lines}

    def draw(self, rng: random.Random, language: str) -> dict[str, str]:
        """One of each list, and the fillers in another order."""
        return {name: rng.choice(_cut(_said(text, language))) for name, text in self._lists.items()}

    def fillers(self, rng: random.Random, language: str) -> tuple[str, ...]:
        known = _cut(_said(self._lists["filler"], language))
        return tuple(rng.sample(known, len(known)))


def _cut(text: str) -> list[str]:
    # The decimal comma of an amount stands without a space behind it.
    return [one.strip() for one in re.split(r",\s", text)]


def cases(part: str) -> list[Case]:
    """Every case of a part, in the order of its file."""
    lines = (HERE / f"{part}.screens").read_text("utf-8").splitlines()
    words = Words([line for line in lines if line.startswith("$")])
    return [case for template in _templates(lines) for case in _drawn(part, template, words)]


def _templates(lines: list[str]) -> Iterator[Template]:
    head, body = "", list[str]()
    for line in [*(one for one in lines if one and one[0] not in "#$"), "= end"]:
        if not line.startswith("= "):
            body.append(line)
            continue
        if head:
            category, right, act, toolkit, *_ = head.split()
            yield Template(_number(head, body), category, right, act, toolkit, tuple(body))
        head, body = line[2:], []


def _number(head: str, body: list[str]) -> int:
    """A number that stays with a template wherever it stands in its file."""
    return random.Random("\n".join([head, *body])).randrange(1_000_000)


def _drawn(part: str, template: Template, words: Words) -> Iterator[Case]:
    for at, language in enumerate(LANGUAGES):
        for variant in range(VARIANTS):
            toolkit = template.toolkit if template.toolkit != "any" else ("web", "qt")[(template.number + at + variant) % 2]
            rights = {"named": ("ask", "free")}.get(template.right, (template.right,))
            for right in rights:
                said = "-said" if len(rights) > 1 and right == "free" else ""
                name = f"{part}-{template.category}-{template.number:06}-{language}-{variant}{said}"
                yield _case(name, template, (language, toolkit, right, variant), words)


def _case(name: str, template: Template, how: tuple[str, str, str, int], words: Words) -> Case:
    language, toolkit, right, variant = how
    rng = random.Random(name)
    known = words.draw(rng, language)

    def text(line: str, again: bool = False) -> str:
        drawn = {**words.draw(rng, language), "y": known.get("y", "")} if again else known
        return _filled(_said(line, language), drawn, variant)

    parts = [_parts(line) for line in template.lines]
    typed = next((text(said) for kind, _, said in parts if kind == "y"), "")
    known["y"] = typed
    tasks = [text(said) for kind, _, said in parts if kind == ("w+" if name.endswith("-said") else "w")]
    return Case(
        id=name, category=template.category, language=language, toolkit=toolkit, right=right,  # type: ignore[arg-type]
        act=_filled(template.act, known, variant), task=tasks[variant % len(tasks)],
        title=next((text(said) for kind, _, said in parts if kind == "t"), ""),
        app=next((text(said) for kind, _, said in parts if kind == "a"), ""), typed=typed,
        things=tuple(
            _thing(kind, mark, text(said, again=kind == "o" and not mark))
            for kind, mark, said in parts
            if kind[0] not in "tawy"
        ),
        filler=words.fillers(rng, language),
    )  # fmt: skip


def _parts(line: str) -> tuple[str, str, str]:
    """A line's kind with its flag, its mark, and the rest."""
    match = KIND.fullmatch(line)
    if match is None:
        raise ValueError(f"no line of a screen: {line!r}")
    return f"{match['kind']}{match['flag']}", {">": "target", ">>": "end"}.get(match["mark"], ""), match["text"] or ""


def _thing(kind: str, mark: str, text: str) -> Thing:
    label, _, value = text.partition(" =") if kind[0] in "fs" else (text, "", "")
    return Thing(kind[0], label.strip(), value.strip(), mark, kind[1:])


def _said(line: str, language: str) -> str:
    english, _, french = line.partition(" || ")
    return french if french and language == "fr" else english


def _filled(text: str, known: dict[str, str], variant: int) -> str:
    """One wording, and words in place of their names."""
    text = re.sub(r"\[([^\[\]]*)\]", lambda m: _wording(m[1], variant), text)
    return re.sub(r"\{(\w+)\}", lambda m: known[m[1]], text)


def _wording(inside: str, variant: int) -> str:
    several = inside.split("¦" if "¦" in inside else "/")
    return several[variant % len(several)]
