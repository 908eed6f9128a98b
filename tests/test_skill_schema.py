"""The JSON Schema says what the reader reads; checked by its structure, with the few keywords it uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from skills import parse
from skills.load import library
from skills.schema import DRAFT, schema
from skills.verbs import verbs

DATA = Path(__file__).parent / "data" / "skills"
FILES = [*DATA.glob("*/SKILL.md"), *library().glob("*/SKILL.md")]
ROOT: dict[str, Any] = schema()
KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def fits(value: object, rule: Mapping[str, Any]) -> bool:  # noqa: PLR0911 - a keyword a line
    if "$ref" in rule:
        return fits(value, ROOT["$defs"][rule["$ref"].removeprefix("#/$defs/")])
    if "anyOf" in rule and not any(fits(value, one) for one in rule["anyOf"]):
        return False
    kinds = rule.get("type", [])
    if kinds and not any(isinstance(value, KINDS[kind]) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return False
    if "enum" in rule and value not in rule["enum"]:
        return False
    if isinstance(value, list):
        return len(value) >= rule.get("minItems", 0) and all(fits(one, rule.get("items", {})) for one in value)
    if isinstance(value, dict):
        return _object_fits(value, rule)
    return not isinstance(value, str) or bool(re.search(rule.get("pattern", ""), value))


def _object_fits(value: dict[str, object], rule: Mapping[str, Any]) -> bool:
    known, more = rule.get("properties", {}), rule.get("additionalProperties", {})
    if more is False and value.keys() - known.keys():
        return False
    return all(key in value for key in rule.get("required", [])) and all(
        fits(one, known.get(key, more or {})) for key, one in value.items()
    )


def parts(file: Path) -> tuple[object, object]:
    """Front matter and steps as plain YAML."""
    _, front, body = file.read_text("utf-8").split("---\n", 2)
    block = re.search(r"^```(?:yaml )?steps\n(.*?)^```", body, re.DOTALL | re.MULTILINE)
    return yaml.safe_load(front), yaml.safe_load(block[1]) if block else None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_skills_fit_it(file: Path) -> None:
    front, steps = parts(file)
    assert fits(front, ROOT)
    assert steps is None or fits(steps, ROOT["$defs"]["steps"])


def test_it_knows_every_verb_and_every_key() -> None:
    assert ROOT["$schema"] == DRAFT
    assert set(verbs()) <= set(ROOT["$defs"])
    assert set(ROOT["properties"]) == {*parse.KEYS, *parse.OTHERS}
    wait = ROOT["$defs"]["wait_for"]
    assert wait["properties"]["seconds"] == {"type": "number", "exclusiveMinimum": 0, "maximum": 3600, "default": 10.0}
    assert wait["required"] == ["wait_for"]
    assert ROOT["$defs"]["if"]["required"] == ["if", "then"]


@pytest.mark.parametrize(
    ("step", "good"),
    [
        ({"click": "Save"}, True),
        ({"clik": "Save"}, False),
        ({"click": "Save", "seconds": 3}, False),
        ({"scroll": None}, True),
        ({"scroll": "sideways"}, False),
        ({"drag": "a"}, False),
        ({"repeat": {"over": "items", "steps": [{"press": "a"}]}}, True),
        ({"repeat": None, "over": "items", "steps": [{"press": "a"}]}, True),
        ({"repeat": {"over": "items"}}, False),
        ({"run": "Other Skill"}, False),
        ({"run": "other", "with": {"a": 3}}, True),
    ],
)
def test_steps_that_fit_and_that_do_not(step: dict[str, object], good: bool) -> None:
    assert fits([step], ROOT["$defs"]["steps"]) is good
