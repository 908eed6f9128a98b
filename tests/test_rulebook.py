"""The rules as files: shipped ones, the person's own on top, and a file to begin with."""

from __future__ import annotations

import pytest

from agent import places
from agent.errors import UsageError
from agent.gating import rulebook

OWN = '[[rule]]\nid = "mine"\ncategory = "ask"\nreason = "Mine."\ntarget = ["invoice"]\n'


def test_the_persons_own_are_added() -> None:
    file = places.policy_file()
    assert rulebook.policy() == rulebook.shipped()
    file.parent.mkdir(parents=True)
    file.write_text(OWN)
    assert [rule.id for rule in rulebook.own().rule] == ["mine"]
    assert len(rulebook.policy().rule) == len(rulebook.shipped().rule) + 1


def test_the_file_to_begin_with_holds_no_rule_and_is_never_written_over() -> None:
    assert rulebook.begun().read_text() == rulebook.OPENING
    assert rulebook.own().rule == ()
    rulebook.begun().write_text(OWN)
    assert rulebook.begun().read_text() == OWN


def test_what_the_opening_shows_is_a_rule() -> None:
    shown = "\n".join(line.removeprefix("# ") for line in rulebook.OPENING.splitlines()[3:])
    rulebook.begun().write_text(shown)
    assert [rule.id for rule in rulebook.own().rule] == ["my-invoices"]


def test_a_broken_file_names_its_line() -> None:
    rulebook.begun().write_text("rules = 1\n")
    with pytest.raises(UsageError, match=r"policy\.toml, line 1"):
        rulebook.policy()
