"""Pure: calls of tools inside `<tool_call>`, as JSON (Qwen 2.5 and 3) or as tags (Qwen 3.5); a family may write either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from models.dialects.dialect import ReplyError
from models.dialects.loose import CUT, value, values
from models.dialects.points import point
from models.dialects.tags import bodies, fenced

FUNCTION = re.compile(r"<function=([\w.-]+)>")
PARAMETER = re.compile(r"<parameter=([\w.-]+)>(.*?)(</parameter>|(?=<parameter=)|</function>|</tool_call>|\Z)", re.DOTALL)
STRUCTURED = ("keys", "modifiers", "coordinate", "coordinate2")
"""Parameters that are lists; every other is a text as it stands, so that a typed number keeps its noughts."""
TOOLS = ("computer_use", "mobile_use", "computer", "browser_use")
INSIDE = ("arguments", "args", "parameters", "input")
Args = dict[str, object]


def tool_calls(text: str) -> list[tuple[str, Args]]:
    """The verbs with their arguments, in order; empty where nothing is called. Raises ReplyError."""
    found: list[tuple[str, Args]] = []
    for body in bodies(text, "tool_call") or fenced(text) or [text]:
        found += _tagged(body) if FUNCTION.search(body) else _written(values(body))
    return found


def place_in(text: str) -> tuple[float, float] | None:
    """A place that a reply gives as an object with no verb, such as `{"point_2d": [512, 384]}`; numbers in prose are none."""
    for one in values(text):
        several = one if isinstance(one, list) else [one]
        if found := next((at for inner in several if isinstance(inner, Mapping) and (at := point(inner))), None):
            return found
    return None


def verb_of(call: Mapping[str, object]) -> tuple[str, Args] | None:
    """The verb and the arguments of one call, wherever they stand in it; None where it is none."""
    if isinstance(inner := call.get("function"), Mapping):
        return verb_of(inner)
    name = str(call.get("name") or "")
    args = _arguments(call)
    verb = args.pop("action", None) or ("" if name in TOOLS else name) or args.pop("type", None)
    return (str(verb), args) if verb else None


def _arguments(call: Mapping[str, object]) -> Args:
    """What stands beside the name, or under `arguments`, also written as text."""
    for name in INSIDE:
        inner = call.get(name)
        if isinstance(inner, str):
            inner = value(inner)
        if isinstance(inner, Mapping):
            return {"action": call.get("action"), **inner} if call.get("action") else dict(inner)
    return {key: one for key, one in call.items() if key != "name"}


def _written(found: Iterable[object]) -> list[tuple[str, Args]]:
    """Of JSON: an object is a call, a list holds calls."""
    calls: list[tuple[str, Args]] = []
    for one in found:
        if isinstance(one, Mapping):
            call = verb_of(one)
            calls += [call] if call else []
        elif isinstance(one, list):
            calls += [call for inner in one if isinstance(inner, Mapping) and (call := verb_of(inner))]
    return calls


def _tagged(body: str) -> list[tuple[str, Args]]:
    """Of tags. Raises ReplyError where the end of the reply cut off a parameter."""
    calls: list[tuple[str, Args]] = []
    parts = FUNCTION.split(body)
    for name, inside in zip(parts[1::2], parts[2::2], strict=True):
        args: Args = {}
        for key, said, ended in PARAMETER.findall(inside):
            if not ended and body.endswith(said) and not (key == "action" or said.rstrip().endswith("]")):
                raise ReplyError(CUT)
            args[key] = _parameter(key, said.removeprefix("\n").removesuffix("\n"))
        call = verb_of({"name": name, "arguments": args})
        calls += [call] if call else []
    return calls


def _parameter(key: str, said: str) -> object:
    return value(said) if key in STRUCTURED and said.strip()[:1] in ("[", "{", "(") else said
