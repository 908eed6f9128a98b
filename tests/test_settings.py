"""config.toml: defaults, every wrong value with file, line and expectation, and what the command line puts on top."""

from __future__ import annotations

import re

import pytest

from agent.errors import UsageError
from agent.settings import Settings, line_of, override, parse


def test_empty_file_means_the_defaults() -> None:
    assert parse("", "config.toml") == Settings()
    assert Settings().mode == "careful"
    assert Settings().approve == ()


def test_values_are_taken() -> None:
    text = 'mode = "step"\nmax_steps = 7\nmax_seconds = 90\napprove = ["ask"]\ndeny_apps = ["thunderbird"]\nlanguage = "fr"\n'
    chosen = parse(text, "config.toml")
    assert (chosen.mode, chosen.max_steps, chosen.max_seconds, chosen.language) == ("step", 7, 90.0, "fr")
    assert (chosen.approve, chosen.deny_apps) == (("ask",), ("thunderbird",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '# a comment\n\nmode = "quick"\n',
            'config.toml, line 3: Invalid enum value \'quick\' - at `$.mode`: expected one of "careful", "flow", "step".',
        ),
        ('model = "a"\n  max_steps = "many"\n', "config.toml, line 2: Expected `int`, got `str`"),
        ("max_steps = 0\n", "config.toml, line 1: Expected `int` >= 1"),
        ("\nmax_seconds = -1.0\n", "config.toml, line 2: Expected `float` > 0"),
        (
            'mode = "step"\ncolour = "red"\n',
            "config.toml, line 2: Object contains unknown field `colour`: expected one of mode, effort, model,",
        ),
        ('mode = "step"\n[colour]\nred = 1\n', "config.toml, line 2: Object contains unknown field `colour`"),
        (
            'approve = ["ask", "hand_over"]\n',
            'config.toml, line 1: Invalid enum value \'hand_over\' - at `$.approve[1]`: expected one of "ask", "named".',
        ),
        ('model = "mode"\n"mode" = 3\n', "config.toml, line 2: Expected `str`, got `int`"),
        ('mode = "step\n', "config.toml is not valid TOML: "),
        ("mode = step\n", "config.toml is not valid TOML: "),
    ],
)
def test_wrong_value_names_file_line_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as raised:
        parse(text, "config.toml")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("complaint", "line"),
    [
        ("Expected `int` - at `$.b`", 2),
        ("Expected `int` - at `$.rule[0].b`", 5),
        ("Expected `int` - at `$.rule[1].b`", 8),
        ("missing required field `c` - at `$.rule[1]`", 6),
        ("unknown field `d` - at `$.rule[1]`", 7),
        ("Expected `int` - at `$.nowhere`", 0),
        ("Expected `object`", 0),
    ],
)
def test_line_of_a_complaint(complaint: str, line: int) -> None:
    text = "a = 1\nb = 2\n[[rule]]\na = 3\nb = 4\n[[rule]]\nd = 5\nb = 6\n"
    assert line_of(text, complaint) == line


def test_override_puts_some_on_top() -> None:
    base = Settings(model="other", max_steps=9)
    assert override(base, {"mode": "flow", "approve": ["ask", "named"]}, "the command line") == Settings(
        model="other", max_steps=9, mode="flow", approve=("ask", "named")
    )


@pytest.mark.parametrize(
    "asked",
    [{"mode": "quick"}, {"max_steps": 0}, {"approve": ["hand_over"]}, {"approve": ["all"]}, {"effort": "huge"}, {"colour": 1}],
)
def test_override_with_nonsense_says_where(asked: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"^The command line is wrong: .*\.$"):
        override(Settings(), asked, "the command line")
