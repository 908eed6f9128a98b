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
LEADS = """yes oui ok please now just i ll will want to je j m click here tap press cliquez ici pour cliquer appuyez permanently
definitivement always toujours anyway tout all"""
"""Words before a verb that leave what it says to do as it is."""
ORDERS = "(?:er|ez|ons)"
"""Endings of a French verb of the first group that tells what to do: `~` in a word of a rule; after `je` and `j` it is `e`."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule; policy.toml says what each field means."""

    id: str
    category: Category
    reason: str
    actions: Words = ("click",)
    target: Words = ()
    does: Words = ()
    price: bool = False
    beside: bool = False
    answers: Words = ()
    last: bool = False
    literal: bool = False
    around: Words = ()
    near: Words = ()
    task: Words = ()
    buttons: Words = ()
    unread: bool = False
    drawn: bool = False
    filled: bool = False
    typed: Words = ()
    keys: Words = ()
    free: Words = ()
    app: Words = ()
    window: Words = ()
    outside: Words = ()
    unless: Words = ()
    named: Words = ()
    secret: bool = False
    orders: bool = False
    spoken: bool = False

    def covers(self, action: str) -> bool:
        """Whether the rule is about actions of this name."""
        return any(said in ("any", action) or action in GROUPS.get(said, ()) for said in self.actions)

    def speaks(self) -> bool:
        """Whether it goes by what the thing acted on says."""
        return bool(self.target or self.does)

    def names(self) -> bool:
        """Whether it has anything to match."""
        words = (
            self.target,
            self.does,
            self.answers,
            self.around,
            self.near,
            self.task,
            self.buttons,
            self.typed,
            self.keys,
            self.app,
        )
        return self.unread or self.filled or self.orders or self.spoken or any((*words, self.window))


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All the rules, the words with which labels begin that tell of an act and do not do it (`about`), and those of parts of
    labels that but show something (`shows`). `allow_apps` and `deny_apps` are in config.toml, since they are settings, not
    rules."""

    rule: tuple[Rule, ...] = ()
    about: Words = ()
    shows: Words = ()

    def with_rules(self, own: Policy, file: str = "policy.toml") -> Policy:
        """These rules and the person's own. Raises UsageError for one that would take the place of a shipped one."""
        if loose := "about" if own.about else "shows" if own.shows else "":
            raise UsageError(f"{file}: `{loose}` would loosen the rules that come with Deskhand: take it out.")
        shipped = {rule.id for rule in self.rule}
        for rule in own.rule:
            if rule.id in shipped:
                raise UsageError(
                    f"{file}: the rule id “{rule.id}” is a shipped rule's. Rules can be added, not replaced: rename it."
                )
        # What tells of an act or shows something is free of the shipped rules, not of what the person wrote.
        literal = [msgspec.structs.replace(rule, literal=True) for rule in own.rule]
        return Policy((*self.rule, *literal), self.about, self.shows)


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


def begins(text: str, acts: Words) -> bool:
    """Whether a text begins with one of these: verbs, and after a `+` nouns of which one follows (after a `&`, is
    the next word), each parted by `/`."""
    return bool(acts) and _acts(acts).match(_level(text)) is not None


def does(text: str, acts: Words) -> bool:
    """Whether a text, or what stands after an `and` in it, begins so, but for words that lead up to a verb."""
    return bool(acts) and _acts_led(acts).search(_level(text)) is not None


def starts(text: str, acts: Words) -> bool:
    """Whether a text begins so, at once or after words that lead up to it."""
    return begins(text, acts) or (bool(acts) and _acts_led(acts).match(_level(text)) is not None)


def but(text: str, acts: Words) -> str:
    """The text without those of its parts (`this and that`) that begin so."""
    parts = re.split(r"\b(?:and|then|et|puis)\b|&", plain(text))
    kept = [part for part in parts if not begins(part, acts)]
    return text if len(kept) == len(parts) else " ".join(kept)


def without(text: str, words: Words) -> str:
    """The text, level, with these words and phrases taken out."""
    return _pattern(words).sub(" ", _level(text)) if words else _level(text)


def _level(text: str) -> str:
    """Plain words with single spaces between, so that `I'm not a robot` and `i m not a robot` are one; letters that reading
    confuses are one as well."""
    return _read(" ".join(re.findall(r"[^\W_]+", plain(text))))


def _read(text: str) -> str:
    """As the eyes may have read it: an i in small print is an l as well. Digits stay, for `#`."""
    return text.replace("l", "i")


@lru_cache(maxsize=512)
def _pattern(words: Words) -> re.Pattern[str]:
    """One expression for all the words."""
    return re.compile("|".join(f"^{_expression(word)}$" if word[:1] == "=" else rf"\b{_expression(word)}\b" for word in words))


def _expression(word: str) -> str:
    """`*` stands for any letters, and after a space for one more word; `#` for a number; `~` for the endings of a
    French verb."""
    said = _read(" ".join(re.findall(r"(?:[^\W_]|[*~#])+", plain(word)))).replace("*", r"\w*").replace("#", r"\d+\w*")
    return rf"(?:{said.replace('~', ORDERS)}|(?:je|j) {said.replace('~', 'e')})" if "~" in said else said


@lru_cache(maxsize=512)
def _acts(acts: Words) -> re.Pattern[str]:
    return re.compile("|".join(map(_act, acts)))


@lru_cache(maxsize=512)
def _acts_led(acts: Words) -> re.Pattern[str]:
    leads = _read("|".join(LEADS.split()))
    return re.compile(rf"(?:^|\b(?:and|then|et|puis) )(?:(?:{leads}) )*?(?:{'|'.join(map(_act, acts))})")


def _act(act: str) -> str:
    """`verb/verb + noun/noun` as one expression."""
    verbs, between, nouns = re.fullmatch(r"(.*?)(?: ([+&]) (.*))?", act).groups("")  # type: ignore[union-attr]
    begun = rf"(?:{'|'.join(_whole(verb) for verb in verbs.split('/'))})"
    gap = " " if between == "&" else r"\b.*?\b"
    return rf"{begun}{gap}(?:{'|'.join(map(_expression, nouns.split('/')))})\b" if nouns else begun


def _whole(verb: str) -> str:
    return f"{_expression(verb)}$" if verb[:1] == "=" else rf"{_expression(verb)}\b"
