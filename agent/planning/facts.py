"""Pure: what can be reckoned instead of guessed: sums that the task names, dates and times it means, a text in capitals, the
cheapest and the latest of what is on the screen, the third word of a paragraph. A small model cannot do that; told the result,
it can copy it.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal, DivisionByZero, InvalidOperation

from agent.words import plain

NUMBER = r"\d+(?:[.,]\d+)?"
SUM = re.compile(rf"(?<![\w/.,:-])({NUMBER}(?:(?:\s*[+*×÷x]\s*|\s+[-/]\s+){NUMBER})+)(?![\w/.,:-]*\d)")
"""An expression of numbers; without spaces `12-5` and `12/5` may be a date or a telephone number."""
SPOKEN = (
    (re.compile(rf"\b(?:sum|total|somme) (?:of|de) ((?:{NUMBER}(?:, | and | et )?){{2,}})"), "+"),
    (re.compile(rf"({NUMBER}(?: (?:plus) {NUMBER})+)"), "+"),
    (re.compile(rf"({NUMBER} (?:minus|moins) {NUMBER})"), "-"),
    (re.compile(rf"({NUMBER} (?:times|multiplied by|fois|multiplie par) {NUMBER})"), "*"),
    (re.compile(rf"({NUMBER} (?:divided by|divise par) {NUMBER})"), "/"),
)
OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
LONGEST = 60
"""Characters of an expression that is reckoned."""
DAYS = {
    "day before yesterday": -2, "avant-hier": -2, "yesterday": -1, "hier": -1, "today": 0, "aujourd'hui": 0, "aujourd’hui": 0,
    "day after tomorrow": 2, "apres-demain": 2, "tomorrow": 1, "demain": 1,
}  # fmt: skip
WEEKDAYS = (
    ("monday", "lundi"), ("tuesday", "mardi"), ("wednesday", "mercredi"), ("thursday", "jeudi"), ("friday", "vendredi"),
    ("saturday", "samedi"), ("sunday", "dimanche"),
)  # fmt: skip
AHEAD = re.compile(r"\b(?:in|dans) (\d{1,3}) (days?|jours?|weeks?|semaines?)\b")
LEAST = (
    "cheapest", "lowest", "least expensive", "smallest", "minimum", "fewest", "shortest", "moins cher", "moins chere",
    "plus bas", "plus basse", "plus petit", "plus petite", "plus court", "plus courte",
)  # fmt: skip
MOST = (
    "most expensive", "dearest", "highest", "largest", "biggest", "greatest", "maximum", "longest", "plus cher", "plus chere",
    "plus haut", "plus haute", "plus grand", "plus grande", "plus long", "plus longue",
)  # fmt: skip
EARLIEST = ("earliest", "first train", "first flight", "soonest", "plus tot")
LATEST = ("latest", "last train", "last flight", "plus tard")
PRICE = re.compile(r"(?:[€$£]\s?(\d[\d ,.]*)|(\d[\d ,.]*?)\s?(?:[€$£]|EUR|USD|CHF))")
TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:h]([0-5]\d)(?!\d)")
HALVES = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?([ap])\.?m\b", re.IGNORECASE)
"""A time of the twelve-hour clock."""
QUOTED = re.compile(r"[\"“«]\s*([^\"“”«»]+?)\s*[\"”»]")
CASES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"\b(?:upper ?case|capitals?|capital letters|majuscules?)\b", str.upper),
    (r"\b(?:lower ?case|small letters|minuscules?)\b", str.lower),
)
NTH_WORD = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th|er|e|eme) (?:word|mot)\b")
PUNCTUATION = ".,;:!?…\"'“”«»()[]"
WORDY = 2
"""Words from which a line may be one of a paragraph."""
BARE = re.compile(rf"^\D{{0,3}}?({NUMBER})\D{{0,3}}$")
"""An element that is a number and little else."""


def facts(task: str, texts: Iterable[str], today: date) -> tuple[str, ...]:
    """Sentences for what a task needs to know and can be reckoned. `texts` are those on the screen."""
    asked, shown = plain(task), list(texts)
    said = (*_sums(task, asked), *_dates(asked, today), *_times(task), *_cases(task, asked))
    return (*said, *_extremes(asked, shown), *_words(asked, shown))


def _sums(task: str, asked: str) -> Iterator[str]:
    """The sums of a task with their results."""
    for match in SUM.finditer(task):
        if (value := reckoned(match[1])) is not None:
            yield f"{match[1].strip()} = {value}"
    for pattern, sign in SPOKEN:
        for match in pattern.finditer(asked):
            numbers = re.findall(NUMBER, match[1])
            if len(numbers) > 1 and (value := reckoned(sign.join(numbers))) is not None:
                yield f"{match[1].strip()} = {value}"


def reckoned(expression: str) -> str | None:
    """The value of a sum of plain numbers, as it would be written; None for what is none. Nothing is evaluated but numbers and
    the four operations."""
    text = re.sub(r"(\d),(\d)", r"\1.\2", expression[:LONGEST].replace("×", "*").replace("÷", "/").replace("x", "*"))
    try:
        value = _value(ast.parse(text.strip(), mode="eval").body).quantize(Decimal("0.000001"))
    except (SyntaxError, ValueError, InvalidOperation, DivisionByZero):
        return None
    return f"{value.normalize():f}"


def _value(node: ast.expr) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return Decimal(str(node.value))
    raise ValueError("no plain number")


def _dates(asked: str, today: date) -> Iterator[str]:
    """The days that a task means, written in the ways that fields want them."""
    left = asked
    for word, days in DAYS.items():
        if re.search(rf"\b{re.escape(word)}\b", left):
            left = left.replace(word, " ")
            yield _written(word, today + timedelta(days))
    for match in AHEAD.finditer(asked):
        days = int(match[1]) * (7 if match[2][0] in "ws" else 1)
        yield _written(match[0], today + timedelta(days))
    for number, names in enumerate(WEEKDAYS):
        for name in names:
            if re.search(rf"\b(?:next|this|on|coming|ce) {name}\b|\b{name} prochain\b", asked):
                yield _written(name, today + timedelta((number - today.weekday() - 1) % 7 + 1))


def _written(word: str, day: date) -> str:
    return f"{word} = {day:%Y-%m-%d} = {day:%d/%m/%Y} = {day:%m/%d/%Y} = {day.day}"


def _times(task: str) -> Iterator[str]:
    """Its times of the twelve-hour clock in that of twenty-four."""
    for match in HALVES.finditer(task):
        hour = int(match[1]) % 12 + 12 * (match[3] in "pP")
        yield f"{match[0]} = {hour:02}:{match[2] or '00'}"


def _cases(task: str, asked: str) -> Iterator[str]:
    """What it quotes, in the capital or small letters that it asks for."""
    for words, turned in CASES:
        if re.search(words, asked):
            yield from (f"{text} = {turned(text)}" for text in QUOTED.findall(task))


def _words(asked: str, texts: list[str]) -> Iterator[str]:
    """The word of the longest paragraph on the screen whose number it names; lines that repeat the task are none of it."""
    places = [int(match[1]) for match in NTH_WORD.finditer(asked)]
    if not places:
        return
    paragraphs = [list[str]()]
    for text in texts:
        if len(text.split()) >= WORDY and plain(text) not in asked:
            paragraphs[-1] += text.split()
        elif paragraphs[-1]:
            paragraphs.append([])
    longest = max(paragraphs, key=len)
    yield from (f"word {n} here: {longest[n - 1].strip(PUNCTUATION)}" for n in places if 0 < n <= len(longest))


def extreme(task: str, texts: Iterable[str]) -> str:
    """The text on the screen that has the least or the most of what a task names so; empty where it names none."""
    return next((text for _, text in _best(plain(task), list(texts))), "")


def _extremes(asked: str, texts: list[str]) -> Iterator[str]:
    """The least and the most on the screen, where the task asks for it."""
    yield from (f"{label} here: {text[:LONGEST]}" for label, text in _best(asked, texts))


def _best(asked: str, texts: list[str]) -> Iterator[tuple[str, str]]:
    prices = [(text, _price(match)) for text in texts for match in PRICE.finditer(text)]
    numbers = [(text, float(match[1].replace(",", "."))) for text in texts if (match := BARE.match(text.strip()))]
    times = [(match[0], int(match[1]) * 60 + int(match[2])) for text in texts for match in TIME.finditer(text)]
    amounts = prices or numbers
    for words, label, known, best in (
        (LEAST, "lowest", amounts, min),
        (MOST, "highest", amounts, max),
        (EARLIEST, "earliest", times, min),
        (LATEST, "latest", times, max),
    ):
        if len(known) > 1 and any(word in asked for word in words):
            yield label, best(known, key=lambda pair: pair[1])[0]


def _price(match: re.Match[str]) -> float:
    """An amount of money, whichever of comma and point it has for its cents."""
    digits = (match[1] or match[2]).strip(" .,").replace(" ", "")
    whole, mark, cents = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", digits).groups()  # type: ignore[union-attr]
    return float(re.sub(r"[.,]", "", whole) + (f".{cents}" if mark else ""))
