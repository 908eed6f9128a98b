"""Values of parameters, and steps filled with them."""

from __future__ import annotations

import pytest

from skills.fill import columns, fill, fill_text, items, lacking, missing, pairs, uses, values
from skills.parameters import as_text, check
from skills.skill import Ask, Click, If, Kind, Parameter, Press, Repeat, Run, Skill, SkillError, Step, Target, Type, Value

SKILL = Skill(
    "a",
    "Does it.",
    (
        Parameter("file", description="Where to.", examples=("a.txt",)),
        Parameter("n", Kind.INTEGER, default=1),
        Parameter("colour", choices=("red", "blue"), default="red"),
    ),
)


@pytest.mark.parametrize(
    ("given", "kind", "value"),
    [
        ("3", Kind.INTEGER, 3),
        (" -3 ", Kind.INTEGER, -3),
        (3.0, Kind.INTEGER, 3),
        ("2.5", Kind.NUMBER, 2.5),
        ("2,5", Kind.NUMBER, 2.5),
        (2, Kind.NUMBER, 2.0),
        ("yes", Kind.BOOLEAN, True),
        ("Non", Kind.BOOLEAN, False),
        (True, Kind.BOOLEAN, True),
        (" a ", Kind.STRING, " a "),
        (3, Kind.STRING, "3"),
        (True, Kind.STRING, "true"),
        ('a, "b, c"', Kind.ARRAY, ["a", "b, c"]),
        ("a, b\nc\n", Kind.ARRAY, ["a, b", "c"]),
        ("", Kind.ARRAY, []),
        (("a", 2), Kind.ARRAY, ["a", "2"]),
    ],
)
def test_value_is_made_what_the_parameter_wants(given: object, kind: Kind, value: Value) -> None:
    made = check(given, Parameter("x", kind))
    assert (made, type(made)) == (value, type(value))


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ("many", Kind.INTEGER, "must be a whole number such as 3, not “many”"),
        (2.5, Kind.INTEGER, "must be a whole number"),
        ("9" * 40, Kind.INTEGER, "must be a whole number"),
        (float("nan"), Kind.NUMBER, "must be a number"),
        (True, Kind.NUMBER, "must be a number"),
        ("1e3", Kind.NUMBER, "must be a number"),
        ("maybe", Kind.BOOLEAN, "must be yes or no"),
        (None, Kind.STRING, "must be a text"),
        ({}, Kind.ARRAY, "must be a list such as a, b, c"),
    ],
)
def test_wrong_value_says_what_was_expected(given: object, kind: Kind, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check(given, Parameter("x", kind))


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (2.5, "2.5"), (2.0, "2"), (True, "true"), (["a", "b"], "a, b"), (1e-7, "0.0000001")]
)
def test_value_as_it_is_typed(value: Value, text: str) -> None:
    assert as_text(value) == text


def test_values_with_defaults() -> None:
    assert values(SKILL, {"file": "b.txt", "n": "3"}) == {"file": "b.txt", "n": 3, "colour": "red"}
    assert missing(SKILL, {}) == ["file"]


def test_every_wrong_value_is_named() -> None:
    with pytest.raises(SkillError) as raised:
        values(SKILL, {"fil": "b", "n": "x", "colour": "bleu"})
    assert raised.value.args == (
        "a has no parameter “fil”: did you mean file?",
        "a: “n” must be a whole number such as 3, not “x”.",
        "a: “colour” cannot be “bleu”: did you mean blue.",
        "a needs “file” (Where to): give it as file=a.txt.",
    )


def test_pairs_of_a_command_line() -> None:
    assert pairs(["a=1", "b = x=y"]) == {"a": "1", "b": " x=y"}
    for wrong in ("a", "=a"):
        with pytest.raises(SkillError, match="is no name=value"):
            pairs([wrong])


@pytest.mark.parametrize(
    ("step", "filled"),
    [
        (Type("{a}{n}", Target("{a}", near="{a}")), Type("x3", Target("x", near="x"))),
        (Click(Target(role="row", containing="{l}")), Click(Target(role="row", containing="p, q"))),
        (Run("o", {"k": "{a}"}), Run("o", {"k": "x"})),
        (If(Target("{a}"), (Press("{a}"),)), If(Target("x"), (Press("{a}"),))),
        (Repeat((Press("{a}"),), file="{a}.csv"), Repeat((Press("{a}"),), file="x.csv")),
    ],
)
def test_texts_of_the_step_itself_are_filled(step: Step, filled: Step) -> None:
    assert fill(step, {"a": "x", "n": 3, "l": ["p", "q"]}) == filled


def test_slot_without_value() -> None:
    with pytest.raises(SkillError, match=r"^SKILL\.md:7: Nothing fills the slot {b}: it must be one of aa"):
        fill(Press("{b}", line=7), {"aa": "x"}, "SKILL.md")
    with pytest.raises(SkillError, match=r"^Nothing fills"):
        fill_text("{b}", {})


def test_items_of_a_list_and_rows_of_a_table() -> None:
    over = Repeat((), over="items")
    assert list(items(over, {"items": ["a", "b"]})) == [{"items": ["a", "b"], "item": "a"}, {"items": ["a", "b"], "item": "b"}]
    with pytest.raises(SkillError, match="has no list to go over"):
        list(items(over, {"items": "a"}))
    row = {"Name": "Anna", "Age": "3"}
    assert list(items(Repeat((), file="f", as_="row"), {"x": 1}, (row,))) == [
        {"x": 1, "Name": "Anna", "Age": "3", "row.Name": "Anna", "row.Age": "3", "row": "Anna, 3"}
    ]


TIME = Parameter("time", examples=("09:41",), pattern=r"\d\d:\d\d")


@pytest.mark.parametrize(("text", "good"), [("09:41", True), ("9:41", False), ("09:41 ", False), ("cheapest", False)])
def test_a_pattern_is_of_the_whole_text(text: str, good: bool) -> None:
    if good:
        assert check(text, TIME) == text
    else:
        with pytest.raises(ValueError, match=f"must be such as 09:41, not “{text}”"):
            check(text, TIME)


def test_columns_that_a_table_must_have() -> None:
    inner = (
        Type("{Name} {x} {row.Age}"),
        Ask("How?", "how"),
        If(Target("{City}"), (Press("{how}"),), (Press("{Name}"),)),
        Repeat((Press("{item} {Zip}"),), over="l"),
        Repeat((Press("{Other}"),), file="{Path}"),
    )
    assert list(columns(Repeat(inner, file="f", as_="row"), {"x": "1"})) == ["Name", "Age", "City", "Zip", "Path"]


EACH = Repeat((Type("{Name}", line=4), Press("{row.Nme}", line=5)), file="{csv}", as_="row", line=3)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((EACH,), ["f:5: The table people.csv has no column “Nme”: did you mean Name?"]),
        ((If(Target("x"), (EACH,)),), ["f:5: The table people.csv has no column “Nme”: did you mean Name?"]),
        ((Repeat((EACH,), over="l"),), ["f:5: The table people.csv has no column “Nme”: did you mean Name?"]),
        ((Ask("?", "csv"), EACH), []),
        ((Repeat(EACH.steps, file="none.csv", as_="row"),), []),
        ((Ask("?", "Nme"), Repeat((Type("{Nme}"),), file="people.csv")), []),
        ((Repeat((Repeat((Type("{Name} {Zip}", line=7),), file="{Name}"),), file="people.csv"),), []),
    ],
)
def test_what_a_table_lacks_is_known_before(steps: tuple[Step, ...], told: list[str]) -> None:
    skill = Skill("a", "d", steps=steps, file="f")
    tables = {"people.csv": ("Name", "Age")}
    assert lacking(skill, {"csv": "people.csv", "l": ["1"]}, tables.get) == told


def test_the_line_that_uses_a_parameter() -> None:
    skill = Skill("a", "d", steps=(Press("tab", line=3), If(Target("{who}"), (Press("{n}", line=5),), line=4)))
    assert [uses(skill, name) for name in ("who", "n", "none")] == [4, 5, 0]
