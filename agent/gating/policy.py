"""Pure: the gate's rules as data, from TOML, and how their words match."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from agent.errors import UsageError
from agent.eyes.veil import Private
from agent.settings import line_of, parse_toml
from agent.words import plain

Category = Literal["hand_over", "ask", "named"]
STRICTNESS = {"hand_over": 3, "ask": 2, "named": 1, "free": 0}
"""Of several rules that fire, the strictest decides."""
GROUPS: dict[str, tuple[str, ...]] = {
    "click": ("left_click", "right_click", "middle_click", "double_click", "triple_click", "left_click_drag"),
    "type": ("type", "write_clipboard"),
    "key": ("key", "hold_key"),
}
Words = tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule; policy.toml says what each field means."""

    id: str
    category: Category
    reason: str
    actions: Words = ("click",)
    target: Words = ()
    around: Words = ()
    near: Words = ()
    task: Words = ()
    buttons: Words = ()
    unread: bool = False
    typed: Words = ()
    keys: Words = ()
    app: Words = ()
    window: Words = ()
    unless: Words = ()
    named: Words = ()
    secret: bool = False

    def covers(self, action: str) -> bool:
        """Whether the rule is about actions of this name."""
        return any(said in ("any", action) or action in GROUPS.get(said, ()) for said in self.actions)

    def names(self) -> bool:
        """Whether it has anything to match."""
        words = (self.target, self.around, self.near, self.task, self.buttons, self.typed, self.keys, self.app, self.window)
        return self.unread or any(words)


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All the rules, and the words with which labels begin that tell of an act and do not do it (`about`). `allow_apps` and
    `deny_apps` are in config.toml, since they are settings, not rules."""

    rule: tuple[Rule, ...] = ()
    about: Words = ()

    def with_rules(self, own: Policy, file: str = "policy.toml") -> Policy:
        """These rules and the person's own. Raises UsageError for one that would take the place of a shipped one."""
        if own.about:
            raise UsageError(f"{file}: `about` would loosen the rules that come with Deskhand: take it out.")
        shipped = {rule.id for rule in self.rule}
        for rule in own.rule:
            if rule.id in shipped:
                raise UsageError(
                    f"{file}: the rule id “{rule.id}” is a shipped rule's. Rules can be added, not replaced: rename it."
                )
        return Policy((*self.rule, *own.rule), self.about)


def parse(text: str, file: str) -> Policy:
    """A policy from TOML. Raises UsageError with file, line and what was expected."""
    policy = parse_toml(text, file, Policy)
    seen: set[str] = set()
    for number, rule in enumerate(policy.rule):
        if rule.id in seen:
            raise UsageError(f"{file}: the rule id “{rule.id}” stands there twice: give each its own.")
        seen.add(rule.id)
        if not rule.names():
            at = line_of(text, f"at `$.rule[{number}]`")
            raise UsageError(f"{file}{f', line {at}' if at else ''}: the rule “{rule.id}” names nothing to match.")
    return policy


def privacy(policy: Policy, apps: Words) -> Private:
    """What is painted over: the fields and the windows that the rules know to take secrets, and these applications."""
    guarded = [rule for rule in policy.rule if rule.secret]
    labels = tuple(word for rule in guarded for word in rule.target)
    titles = tuple(word for rule in guarded for word in rule.window)
    return Private(lambda text: says(text, labels), lambda title: says(title, titles), lambda app: says(app, apps))


def says(text: str, words: Words) -> bool:
    """Whether a text holds one of these words or phrases."""
    return bool(words) and _pattern(words).search(_level(text)) is not None


def begins(text: str, words: Words) -> bool:
    """Whether a text begins with one of these words or phrases."""
    return bool(words) and _pattern(words).match(_level(text)) is not None


def without(text: str, words: Words) -> str:
    """The text, level, with these words and phrases taken out."""
    return _pattern(words).sub(" ", _level(text)) if words else _level(text)


def _level(text: str) -> str:
    """Plain words with single spaces between, so that `I'm not a robot` and `i m not a robot` are one."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


@lru_cache(maxsize=512)
def _pattern(words: Words) -> re.Pattern[str]:
    """One expression for all the words."""
    return re.compile("|".join(f"^{_expression(word)}$" if word[:1] == "=" else rf"\b{_expression(word)}\b" for word in words))


def _expression(word: str) -> str:
    """`*` stands for any letters, and after a space for one more word."""
    return " ".join(re.findall(r"(?:[^\W_]|\*)+", plain(word))).replace("*", r"\w*")
