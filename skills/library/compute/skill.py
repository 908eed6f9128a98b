"""Edge: a sum on the calculator, key by key: an application that drops keys that come too fast is checked by its result."""

from __future__ import annotations

import ast
import operator
from typing import Any

SIGNS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
SAID = {"×": "*", "x": "*", "·": "*", "÷": "/", ":": "/", "−": "-", ",": ".", " ": ""}
"""Signs as people write them, and as Python and the calculator's keys have them."""
KEYS = {"+": "plus", "-": "minus"}
"""Keys whose sign means something else where chords are written."""
DIGITS = 10
"""Significant digits that are compared."""


def run(desk: Any, expression: str) -> None:
    for said, meant in SAID.items():
        expression = expression.replace(said, meant)
    wanted = f"{value(ast.parse(expression, mode='eval').body):.{DIGITS}g}"
    if not desk.see('window "galculator"'):
        desk.open("galculator")
    desk.press("escape")
    desk.press(" ".join((*(KEYS.get(sign, sign) for sign in expression), "enter")))
    desk.press("ctrl+c")
    found = desk.clipboard()
    if f"{float(found):.{DIGITS}g}" != wanted:
        raise ValueError(f"the calculator says {found}, and it is {wanted}")
    desk.expect(f'"{found}"')


def value(node: ast.expr) -> float:
    """What a sum comes to. Raises ValueError for what is none."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.BinOp(left, sign, right) if type(sign) in SIGNS:
            return float(SIGNS[type(sign)](value(left), value(right)))
    raise ValueError("only numbers, + - * / and parentheses can be worked out")
