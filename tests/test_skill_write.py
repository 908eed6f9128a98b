"""A skill written is the same skill when read again."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills import skill as s
from skills.parse import parse
from skills.slots import escaped
from skills.write import steps, write
from tests.skill_texts import bare

WORD = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXT = st.text(max_size=30).map(escaped) | st.sampled_from(
    ["{file}", "null", "a: b", "- a", "#", "yes", "a\nb\n", "a\n\n  b", "```", "'\"\\"]
)
SAID = TEXT.filter(str.strip)
LINE = SAID.map(str.strip).filter(bool)
QUOTED = st.builds(
    s.Target,
    text=SAID,
    role=st.sampled_from(["", "button", "check box", "row"]),
    near=TEXT,
    containing=TEXT,
)
SHARE = st.integers(0, 10000).map(lambda n: n / 10000)
TARGET = (
    QUOTED
    | st.builds(s.Target, text=st.sampled_from(["menu", "place", "image a", " b ", "a\tb"]))
    | st.builds(s.Target, role=st.sampled_from(["field", "menu item"]), near=TEXT)
    | st.builds(s.Target, image=st.from_regex(r"[a-z]{1,5}( [a-z]{1,3})?\.png", fullmatch=True))
    | st.builds(s.Target, place=st.tuples(SHARE, SHARE))
)
SECONDS = st.integers(1, 36000).map(lambda n: n / 10)
LEAF: st.SearchStrategy[s.Step] = st.one_of(
    st.builds(s.Open, SAID),
    st.builds(s.Click, TARGET),
    st.builds(s.Drag, TARGET, TARGET),
    st.builds(s.Type, TEXT, st.none() | TARGET, st.booleans()),
    st.builds(s.Press, SAID),
    st.builds(s.Scroll, st.sampled_from(["up", "down"]), st.integers(1, 1000), st.none() | TARGET),
    st.builds(s.WaitFor, TARGET, SECONDS, st.booleans()),
    st.builds(s.Expect, TARGET, TEXT, st.sampled_from(["", "on", "empty"]), SECONDS),
    st.builds(s.Ask, SAID, WORD),
    st.builds(s.HandOver, SAID),
    st.builds(s.Agent, SAID),
    st.builds(s.Run, st.just("other-skill"), st.dictionaries(WORD, TEXT, max_size=2)),
)
STEPS = st.recursive(
    st.lists(LEAF, min_size=1, max_size=3).map(tuple),
    lambda inner: st.lists(
        LEAF
        | st.builds(s.If, TARGET, inner, inner | st.just(()), st.booleans(), SECONDS)
        | st.builds(s.Repeat, inner, over=st.just("items"), as_=WORD)
        | st.builds(s.Repeat, inner, file=SAID, as_=WORD),
        min_size=1,
        max_size=2,
    ).map(tuple),
    max_leaves=6,
)
VALUES: dict[s.Kind, st.SearchStrategy[s.Value]] = {
    s.Kind.STRING: st.text(max_size=10),
    s.Kind.INTEGER: st.integers(-(10**9), 10**9),
    s.Kind.NUMBER: st.integers(-(10**6), 10**6).map(lambda n: n / 1000),
    s.Kind.BOOLEAN: st.booleans(),
    s.Kind.ARRAY: st.lists(st.text(max_size=5), max_size=3),
}


@st.composite
def parameters(draw: st.DrawFn) -> s.Parameter:
    kind = draw(st.sampled_from(s.Kind))
    several = st.lists(VALUES[kind], max_size=2).map(tuple)
    choices = draw(several)
    value = st.sampled_from(choices) if choices else VALUES[kind]
    examples = draw(st.lists(value, max_size=2).map(tuple))
    return s.Parameter(draw(WORD), kind, draw(LINE | st.just("")), draw(st.none() | value), examples, choices)


FIXED = (s.Parameter("file"), s.Parameter("items", s.Kind.ARRAY))


@given(STEPS, st.lists(parameters(), max_size=3, unique_by=lambda one: one.name), LINE, st.lists(LINE, max_size=2))
def test_what_is_written_reads_back(
    found: tuple[s.Step, ...], more: list[s.Parameter], description: str, apps: list[str]
) -> None:
    named = [one for one in more if one.name not in ("file", "items")]
    text = "# Title\n\nText.\n\n```yaml\n- a: b\n```"
    skill = s.Skill("a-b", description, (*FIXED, *named), found, ("do {file}",), tuple(apps), text=text, file="x/a-b/SKILL.md")
    again = parse(write(skill), "x/a-b/SKILL.md")
    assert msgspec.structs.replace(again, steps=bare(again.steps)) == skill


def test_python_skill() -> None:
    skill = s.Skill("a", "Does it.", python=True, file="a/SKILL.md")
    assert write(skill) == "---\nname: a\ndescription: Does it.\n---\n"
    assert parse(write(skill), "a/SKILL.md", python=True) == skill


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (s.Click(s.Target("Save")), '- click: "Save"'),
        (s.Click(s.Target("OK", "button", "Discard")), '- click: button "OK" near "Discard"'),
        (s.Click(s.Target('a "b"')), "- click: '\"a \\\"b\\\"\"'"),
        (s.Click(s.Target("a: b", "button")), "- click: 'button \"a: b\"'"),
        (s.Type("{file}", s.Target("Name", "field")), '- type: "{file}"\n  into: field "Name"'),
        (s.Type("a\nb\n", replace=False), "- type: |\n    a\n    b\n  replace: false"),
        (s.Press("ctrl+s"), "- press: ctrl+s"),
        (s.Scroll(), "- scroll: down"),
        (s.Open("Mousepad"), "- open: Mousepad"),
        (s.WaitFor(s.Target("Done"), 20.0), '- wait_for: "Done"\n  seconds: 20'),
        (s.Repeat((s.Press("a"),), file="f", as_="r"), '- repeat:\n    file: "f"\n    as: r\n    steps:\n      - press: a'),
        (s.If(s.Target("a"), (s.Press("b"),)), '- if: "a"\n  then:\n    - press: b'),
    ],
)  # fmt: skip
def test_steps_look_as_a_person_writes_them(step: s.Step, text: str) -> None:
    assert steps((step,)) == text
