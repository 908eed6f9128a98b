"""Rules as data: how words match, what a rule must have, and that a person's own rules add and never replace."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.action import KINDS
from agent.errors import UsageError
from agent.gating.gate import Context, judge
from agent.gating.policy import GROUPS, STRICTNESS, Policy, Rule, but, does, parse, says
from agent.hands.keys import sequence
from tests.fakes import click
from tests.screens import screen

SHIPPED = parse(resources.files("agent.gating").joinpath("policy.toml").read_text("utf-8"), "policy.toml")
RULE = '[[rule]]\nid = "{}"\ncategory = "ask"\nreason = "Because."\ntarget = ["x"]\n'


@pytest.mark.parametrize(
    ("text", "words", "fires"),
    [
        ("Delete", ("delete",), True),
        ("DELETE it!", ("delete",), True),
        ("undelete", ("delete",), False),
        ("deleted", ("delete",), False),
        ("deleted", ("delet*",), True),
        ("Supprimé", ("supprim*",), True),
        ("Supprimer", ("SUPPRIM*",), True),
        ("SUPPRIMÉS", ("Supprimé*",), True),
        ("I'm not a robot", ("i m not a robot",), True),
        ("I'm not a robot", ("I'm not a robot",), True),
        ("Check-out", ("check out",), True),
        ("Check your outfit", ("check out",), False),
        ("Pay now", ("pay *",), True),
        ("Pay", ("pay *",), False),
        ("Payments", ("pay *",), False),
        ("gnome-terminal-server", ("*terminal*",), True),
        ("a_delete_b", ("delete",), True),
        ("C++ (run)", ("run",), True),
        ("anything", (), False),
        ("", ("delete",), False),
    ],
)
def test_says(text: str, words: tuple[str, ...], fires: bool) -> None:
    assert says(text, words) is fires


@pytest.mark.parametrize(
    ("text", "acts", "fires"),
    [
        ("Clear history", ("clear/empty + history/bin",), True),
        ("Clear my whole history", ("clear/empty + history/bin",), True),
        ("Clear my whole history", ("clear & history",), False),
        ("Clear history", ("clear & history",), True),
        ("Clear sky", ("clear/empty + history/bin",), False),
        ("Empty", ("clear/empty",), True),
        ("Nothing to clear", ("clear",), False),
        ("Yes, clear it", ("clear",), True),
        ("Save and clear", ("clear",), True),
        ("Cleared history", ("clear + history",), False),
        ("Get", ("=get",), True),
        ("Get help", ("=get",), False),
        ("Validez la commande", ("valid~ + commande*",), True),
        ("Je valide la commande", ("valid~ + commande*",), True),
        ("Commande validée", ("valid~ + commande*",), False),
        ("Validation de la commande", ("valid~ + commande*",), False),
        ("Order 2 pizzas", ("order & #",), True),
        ("Order a pizza", ("order & #",), False),
        ("Nourrir le chat", ("*ir & le",), True),
        ("", ("*ir & le",), False),
        ("anything", (), False),
    ],
)
def test_does(text: str, acts: tuple[str, ...], fires: bool) -> None:
    assert does(text, acts) is fires


@pytest.mark.parametrize(
    ("text", "left"),
    [("View and pay", "pay"), ("View", ""), ("View & pay", "pay"), ("Pay", "Pay"), ("Voir puis payer", "payer")],
)
def test_what_only_shows_is_left_out(text: str, left: str) -> None:
    assert but(text, ("view/voir",)).strip() == left


def test_a_persons_own_rules_are_heeded_where_shipped_ones_are_not() -> None:
    own = Policy((Rule("mine", "ask", "Because.", target=("print*",)),))
    assert [rule.literal for rule in SHIPPED.with_rules(own).rule[-2:]] == [False, True]
    seen = screen("button Print")
    asked = judge(click(seen.elements[0]), seen, Context("do it", policy=SHIPPED.with_rules(own)))
    assert (asked.rule, judge(click(seen.elements[0]), seen, Context("do it", policy=SHIPPED)).rule) == ("mine", "free")


@given(st.text(), st.lists(st.text(max_size=8), max_size=4).map(tuple))
def test_says_takes_any_words(text: str, words: tuple[str, ...]) -> None:
    assert says(text, words) in (True, False)


@pytest.mark.parametrize(
    ("actions", "action", "covered"),
    [
        (("click",), "left_click", True),
        (("click",), "left_click_drag", True),
        (("click",), "type", False),
        (("type",), "write_clipboard", True),
        (("key",), "hold_key", True),
        (("any",), "open_app", True),
        (("open_app",), "open_app", True),
    ],
)
def test_covers(actions: tuple[str, ...], action: str, covered: bool) -> None:
    assert Rule("a", "ask", "r", actions=actions).covers(action) is covered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE.format("a") + RULE.format("a"), "own.toml: the rule id “a” stands there twice"),
        (
            RULE.format("a") + '[[rule]]\nid = "b"\ncategory = "ask"\nreason = "r"\n',
            "own.toml, line 6: the rule “b” names nothing to match",
        ),
        (
            RULE.format("a") + '\n[[rule]]\nid = "b"\ncategory = "free"\nreason = "r"\n',
            'own.toml, line 9: Invalid enum value \'free\' - at `$.rule[1].category`: expected one of "ask", "hand_over", "nam',
        ),
        (
            RULE.format("a") + 'colour = "red"\n',
            "own.toml, line 6: Object contains unknown field `colour` - at `$.rule[0]`: expected one of id, category, reason,",
        ),
        (RULE.format("a") + '[[rule]]\nid = "b"\n', "own.toml, line 6: Object missing required field `category`"),
        ('target = ["x"]\n', "own.toml, line 1: Object contains unknown field `target`"),
        ("[[rule]\n", "own.toml is not valid TOML"),
    ],
)
def test_broken_policy_says_file_line_and_expectation(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        parse(text, "own.toml")


def test_own_rules_are_added() -> None:
    both = SHIPPED.with_rules(parse(RULE.format("mine"), "own.toml"))
    assert [rule.id for rule in both.rule] == [*(rule.id for rule in SHIPPED.rule), "mine"]


def test_shipped_rules_cannot_be_replaced() -> None:
    with pytest.raises(UsageError, match="“delete” is a shipped rule's"):
        SHIPPED.with_rules(parse(RULE.format("delete"), "own.toml"))


def test_empty_policy_has_no_rules() -> None:
    assert parse("", "own.toml") == Policy()


@pytest.mark.parametrize("rule", SHIPPED.rule, ids=lambda rule: rule.id)
def test_shipped_rule_makes_sense(rule: Rule) -> None:
    """Known actions, keys and classes; a reason that is a sentence; `named` words for what the task can say by name."""
    assert set(rule.actions) <= {"any", *GROUPS, *KINDS}
    assert rule.category in STRICTNESS
    assert re.fullmatch(r"[A-Z].*\.", rule.reason)
    assert {word for word in rule.typed if word[0] == "@"} <= {"@card", "@iban", "@command", "@own"}
    assert all(sequence(keys) for keys in rule.keys)
    assert bool(rule.named or rule.drawn) == (rule.category == "named")
