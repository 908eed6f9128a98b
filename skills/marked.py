"""Pure: YAML as nodes that know their lines. Only plain data: no anchors, aliases or tags, and no depth without end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from skills.verbs import nearest

DEEPEST = 40
"""Collections within each other; a file for people needs no more."""
NULL = "tag:yaml.org,2002:null"
BOOL = "tag:yaml.org,2002:bool"
QUOTES = ("'", '"')
YES = ("true", "yes", "on")


class Wrong(Exception):  # noqa: N818 - it is what happened
    """Something is wrong at `line`, which counts from 1 in the file."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(says)
        self.line = line


class Marked:
    """A node and where the text it came from begins in its file."""

    def __init__(self, node: Node, before: int) -> None:
        self.node, self.before = node, before

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return int(self.node.start_mark.line) + self.before + 1

    @property
    def quoted(self) -> bool:
        return isinstance(self.node, ScalarNode) and self.node.style in QUOTES

    @property
    def empty(self) -> bool:
        """Nothing is written here."""
        return isinstance(self.node, ScalarNode) and self.node.tag == NULL

    @property
    def scalar(self) -> bool:
        return isinstance(self.node, ScalarNode)

    def wrong(self, says: str) -> Wrong:
        return Wrong(self.line, says)

    def text(self, what: str) -> str:
        """A scalar as it is written: `42` and `yes` are texts too. Raises Wrong."""
        if isinstance(self.node, MappingNode) and self.node.flow_style:
            raise self.wrong(f'{what} stands in braces, which YAML reads as a mapping: put quotes around it, "{{name}}".')
        if not isinstance(self.node, ScalarNode):
            raise self.wrong(f"{what} must be a text, not {self.kind}.")
        if self.empty:
            raise self.wrong(f"{what} is missing: write it behind the colon.")
        return str(self.node.value)

    def flag(self, what: str) -> bool:
        """Raises Wrong."""
        if not isinstance(self.node, ScalarNode) or self.node.tag != BOOL:
            raise self.wrong(f"{what} must be true or false.")
        return str(self.node.value).casefold() in YES

    def items(self, what: str) -> Iterator[Marked]:
        """Those of a list. Raises Wrong."""
        if not isinstance(self.node, SequenceNode):
            raise self.wrong(f"{what} must be a list, each line of it opened by “- ”, not {self.kind}.")
        return (Marked(node, self.before) for node in self.node.value)

    def mapping(self, what: str) -> dict[str, tuple[Marked, Marked]]:
        """Keys with the node of each and of its value. Raises Wrong."""
        if not isinstance(self.node, MappingNode):
            raise self.wrong(f"{what} must be keys and values, such as “name: value”, not {self.kind}.")
        found: dict[str, tuple[Marked, Marked]] = {}
        for key, value in self.node.value:
            name = Marked(key, self.before)
            if name.text("A key") in found:
                raise name.wrong(f"“{key.value}” stands here twice: keep one of them.")
            found[key.value] = (name, Marked(value, self.before))
        return found

    def only(self, what: str, known: list[str]) -> dict[str, Marked]:
        """The values of a mapping that has no other keys than those known. Raises Wrong naming the nearest."""
        found = self.mapping(what)
        for name, (key, _) in found.items():
            if name not in known:
                raise key.wrong(f"{what} knows no “{name}”{nearest(name, known)}")
        return {name: value for name, (_, value) in found.items()}

    @property
    def kind(self) -> str:
        if isinstance(self.node, MappingNode):
            return "keys and values"
        return "a text" if self.scalar else "a list"


def read(text: str, before: int) -> Marked | None:
    """YAML text that begins behind `before` lines of its file; None when nothing is in it. Raises Wrong."""
    try:
        _refuse(text, before)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        scanning = (error.context or "").startswith("while scanning")  # then the context is where a quote was opened
        mark = (error.context_mark if scanning else error.problem_mark) or error.problem_mark
        raise Wrong(
            before + 1 + (mark.line if mark else 0), f"This is no valid YAML ({error.problem}).{_hint(text, mark)}"
        ) from error
    except yaml.YAMLError as error:
        raise Wrong(before + 1, f"This is no valid YAML ({str(error).splitlines()[0]}).") from error
    return Marked(node, before) if node else None


def _refuse(text: str, before: int) -> None:
    """Anchors and aliases (with them a small file names a very large one), tags and great depth, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = before + 1 + (event.start_mark.line if event.start_mark else 0)
        if anchor := getattr(event, "anchor", None):
            raise Wrong(line, f"Anchors and aliases (&{anchor}, *{anchor}) are not allowed: write it out, or quote it.")
        if tag := getattr(event, "tag", None):
            raise Wrong(line, f"Tags ({tag}) are not allowed: write plain values, or quote it.")
        opens = isinstance(event, yaml.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Wrong(line, f"This is nested deeper than {DEEPEST} levels: cut it into several skills.")


def _hint(text: str, mark: yaml.Mark | None) -> str:
    """The usual slips: a slot or a text with a colon that wants quotes, a tab."""
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line:
        return " A tab stands here: indent with spaces."
    if re.search(r":\s*[^\"'\s].*[:{}#\"]", line):
        return " Put quotes around the whole text behind the colon: 'button \"{name}\"'."
    return " Look at the quotes, colons and indents of this line and the one above."
