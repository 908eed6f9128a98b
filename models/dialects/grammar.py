"""Pure: pieces of GBNF, llama.cpp's grammars: bounded texts, numbers in a range, JSON objects whose keys stand in order.

The converter from JSON Schema ignores the bounds of numbers, so what bounds them is written here by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

THOUSAND = '"1000" | [1-9] [0-9]? [0-9]? | "0"'
PIXELS = "[1-9] [0-9]? [0-9]? [0-9]? | [0-9]"
"""Four figures: no picture that is sent has a side of five."""
UNIT = '"0." [0-9]{1,4} | "1.0"'
LETTER = '[^"\\\\\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4})'
TEXT = 400
THOUGHT = 200
LINE = 160
"""Letters of what is typed, thought and said at most: a model that loops ends by itself."""


def terminal(text: str) -> str:
    """A text that must stand there so."""
    return json.dumps(text, ensure_ascii=False)


def fields(pairs: Mapping[str, str]) -> str:
    """A JSON object with these keys in this order, spaced as Python writes it; the values are rules."""
    inside = ' ", " '.join(f"{terminal(json.dumps(key) + ': ')} {rule}" for key, rule in pairs.items())
    return f'"{{" {inside} "}}"'


def one_of(words: Iterable[str]) -> str:
    """One of these words as JSON text."""
    return "( " + " | ".join(terminal(json.dumps(word)) for word in words) + " )"


def rules(root: str, number: str = THOUSAND, **more: str) -> str:
    """A whole grammar: its root, the shared rules, and `more`, whose names are written with `-` for `_`."""
    shared = {
        "number": number,
        "point": '"[" number ", " number "]"',
        "letter": LETTER,
        "text": f'"\\"" letter{{1,{TEXT}}} "\\""',
        "short": f'"\\"" letter{{1,{THOUGHT}}} "\\""',
        "line": f"[^\\n<]{{1,{LINE}}}",
        "amount": '"-"? [1-9] [0-9]{0,3}',
        "seconds": "[1-9] [0-9]?",
        "flag": '"true" | "false"',
        "keys": '"[" key (", " key){0,3} "]"',
        "key": '"\\"" [a-zA-Z0-9_+=.,/-]{1,16} "\\""',
    }
    every = {"root": root, **shared, **{name.replace("_", "-"): rule for name, rule in more.items()}}
    return "".join(f"{name} ::= {rule}\n" for name, rule in every.items())
