"""Pure: the text of a SKILL.md as a Skill. Whatever is wrong is told with file, line and mend, all of it at once."""

from __future__ import annotations

import re

import msgspec

from skills.marked import Marked, Wrong, read
from skills.parameters import read_parameters
from skills.skill import Skill, SkillError, SkillName
from skills.steps import Reader, check_slots

LARGEST = 256_000
"""Bytes of a SKILL.md."""
LONGEST_DESCRIPTION = 1024
"""Characters, as in the Agent Skills layout, whose other keys are let be."""
KEYS = ["name", "description", "parameters", "says", "apps"]
OTHERS = ["license", "compatibility", "metadata", "allowed-tools"]
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*([^`\n]*?)[ \t]*$")
STEPS = re.compile(r"(?:ya?ml[ \t]+)?steps", re.IGNORECASE)


class Block(msgspec.Struct, frozen=True):
    """A part of a file and how many lines stand before it."""

    text: str
    before: int


def parse(text: str, file: str, python: bool = False) -> Skill:
    """The skill of a SKILL.md; `python` says that a skill.py holds its steps. `file` is named in errors, and its folder must
    have the skill's name. Raises SkillError with every complaint."""
    wrong: list[Wrong] = []
    try:
        skill = _parsed(text.removeprefix("\ufeff").replace("\r\n", "\n"), file, python, wrong)
    except Wrong as fatal:
        raise SkillError(*_sentences(file, [*wrong, fatal])) from fatal
    if wrong:
        raise SkillError(*_sentences(file, wrong))
    return skill


def _sentences(file: str, wrong: list[Wrong]) -> list[str]:
    return [f"{file}:{one.line}: {one}" for one in sorted(wrong, key=lambda one: one.line)]


def _parsed(text: str, file: str, python: bool, wrong: list[Wrong]) -> Skill:
    if len(text.encode(errors="replace")) > LARGEST:
        raise Wrong(1, f"The file is larger than {LARGEST // 1000} kB: cut it into several skills.")
    front, body = _front(text)
    skill = _front_matter(front, file, wrong)
    block, prose = _steps_block(body)
    if python and block:
        raise Wrong(block.before, "A skill with a skill.py has no block of steps: keep one of them.")
    if not python and not block:
        raise Wrong(body.before + 1, "There is no block of steps: write one that opens with ```steps and ends with ```.")
    reader = Reader(skill.parameters)
    steps = read(block.text, block.before) if block else None
    found = reader.read(steps) if steps else ()
    wrong += reader.wrong
    if block and not found and not wrong:
        raise Wrong(block.before, 'The block of steps is empty: write one step at least, such as - click: "Save".')
    return msgspec.structs.replace(skill, steps=found, python=python, text=prose, file=file)


def _front(text: str) -> tuple[Block, Block]:
    """The YAML between the two lines of `---`, and the Markdown behind it. Raises Wrong."""
    lines = text.split("\n")
    bars = [at for at, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if not bars or bars[0] != 0:
        raise Wrong(1, "A SKILL.md opens with a line ---, then name: and description:, then a line ---.")
    if len(bars) < 2:
        raise Wrong(1, "The front matter is not closed: write a line --- behind it.")
    end = bars[1]
    return Block("\n".join(lines[1:end]), 1), Block("\n".join(lines[end + 1 :]), end + 1)


def _front_matter(front: Block, file: str, wrong: list[Wrong]) -> Skill:
    """What the front matter says of the skill. Raises Wrong."""
    node = read(front.text, front.before)
    if node is None:
        raise Wrong(1, "The front matter is empty: it needs name: and description:.")
    found = node.only("The front matter", [*KEYS, *OTHERS])
    for key in ("name", "description"):
        if key not in found:
            raise node.wrong(f"The front matter needs “{key}” as well.")
    parameters = read_parameters(found["parameters"], wrong) if "parameters" in found else ()
    return Skill(
        name=_name(found["name"], file),
        description=_description(found["description"]),
        parameters=parameters,
        says=_says(found.get("says"), frozenset(one.name for one in parameters), wrong),
        apps=_list(found.get("apps"), "“apps”"),
    )


def _name(node: Marked, file: str) -> str:
    name = node.text("“name”")
    try:
        msgspec.convert(name, SkillName)
    except msgspec.ValidationError as error:
        raise node.wrong(
            f"“{name}” is no name for a skill: small letters, digits and single - between them, 64 at most."
        ) from error
    folder = file.replace("\\", "/").split("/")[-2:-1]
    if folder and file.endswith("SKILL.md") and folder != [name]:
        raise node.wrong(f"The skill is called “{name}” and its folder “{folder[0]}”: give both the same name.")
    return name


def _description(node: Marked) -> str:
    said = node.text("“description”").strip()
    if not 0 < len(said) <= LONGEST_DESCRIPTION:
        raise node.wrong(f"“description” says in 1 to {LONGEST_DESCRIPTION} characters what the skill does and when to use it.")
    return said


def _list(node: Marked | None, what: str) -> tuple[str, ...]:
    return tuple(item.text(f"A line of {what}").strip() for item in node.items(what)) if node and not node.empty else ()


def _says(node: Marked | None, known: frozenset[str], wrong: list[Wrong]) -> tuple[str, ...]:
    """Sentences whose slots are all parameters."""
    for item in node.items("“says”") if node and not node.empty else ():
        try:
            check_slots(item.text("A line of “says”"), item, known)
        except Wrong as one:
            wrong.append(one)
    return _list(node, "“says”")


def _steps_block(body: Block) -> tuple[Block | None, str]:
    """The fenced block of steps, and the Markdown before and behind it. Raises Wrong on a second one or an open fence."""
    found: Block | None = None
    prose: list[list[str]] = [[]]
    lines = body.text.split("\n")
    at = 0
    while at < len(lines):
        match = FENCE.match(lines[at])
        end = _closing(lines, at, match[1], body.before) if match else at
        if not match or not STEPS.fullmatch(match[2]):
            prose[-1] += lines[at : end + 1]
        elif found:
            raise Wrong(body.before + at + 1, "There are two blocks of steps: keep one.")
        else:
            found = Block("\n".join([*lines[at + 1 : end], ""]), body.before + at + 1)
            prose.append([])
        at = end + 1
    return found, "\n\n".join(filter(None, ("\n".join(part).strip() for part in prose)))


def _closing(lines: list[str], start: int, fence: str, before: int) -> int:
    """Where the fence is closed: by the same sign, as often at least."""
    for at in range(start + 1, len(lines)):
        line = lines[at].strip()
        if len(line) >= len(fence) and not line.strip(fence[0]) and line:
            return at
    raise Wrong(before + start + 1, f"The block is not closed: write a line {fence} behind it.")
