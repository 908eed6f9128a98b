"""Pure: the JSON Schema (2020-12) of a SKILL.md's front matter and of its steps, made from the records and the verbs."""

from __future__ import annotations

from msgspec.structs import fields

from skills import parameters, parse
from skills.skill import Kind, Parameter
from skills.verbs import Key, Verb, What, verbs

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, object]


def schema() -> Schema:
    """Front matter as the root; `$defs/steps` is the block of steps."""
    steps: Schema = {"type": "array", "minItems": 1, "items": {"anyOf": [_ref(name) for name in verbs()]}}
    return {
        "$schema": DRAFT,
        "title": "Deskhand skill: front matter; #/$defs/steps is its block of steps",
        **_front(),
        "$defs": {
            "scalar": {"type": ["string", "number", "boolean"]},
            "target": {"type": "string", "description": 'what is acted on, such as button "OK" near "Discard"', "minLength": 1},
            "parameter": _parameter(),
            "steps": steps,
            **{name: _verb(verb) for name, verb in verbs().items()},
        },
    }


def _front() -> Schema:
    properties: Schema = {
        "name": {"type": "string", "pattern": _skill_name(), "maxLength": 64},
        "description": {"type": "string", "minLength": 1, "maxLength": parse.LONGEST_DESCRIPTION},
        "parameters": _map(_name(), _ref("parameter"), parameters.MOST),
        "says": {"type": "array", "items": {"type": "string"}, "description": "sentences with {slots}, English and French"},
        "apps": {"type": "array", "items": {"type": "string"}},
        **{key: {} for key in parse.OTHERS},
    }
    return _object(properties, ["name", "description"])


def _parameter() -> Schema:
    """Keys as `skills.parameters` reads them."""
    kinds: dict[str, Schema] = {
        "type": {"enum": [kind.value for kind in Kind], "default": fields(Parameter)[1].default},
        "description": {"type": "string"},
        "pattern": {"type": "string", "maxLength": parameters.LONGEST_PATTERN},
        "enum": {"type": "array", "items": _ref("scalar")},
        "examples": {"type": "array"},
    }
    return {**_object({key: kinds.get(key, {}) for key in parameters.KEYS}, []), "type": ["object", "null"]}


def _verb(verb: Verb) -> Schema:
    """A step: the verb with its own value, and its keys beside it or, where it has no value, below it."""
    keys: Schema = {name: _key(key) for name, key in verb.keys.items()}
    needed = [name for name, key in verb.keys.items() if key.required]
    if verb.main:
        own = _key(verb.main) if verb.main.required else {"anyOf": [_key(verb.main), {"type": "null"}]}
        return {"description": verb.says, **_object({verb.name: own, **keys}, [verb.name, *needed])}
    beside = _object({verb.name: {"type": "null"}, **keys}, [verb.name, *needed])
    below = _object({verb.name: _object(keys, needed)}, [verb.name])
    return {"description": verb.says, "anyOf": [below, beside]}


def _key(key: Key) -> Schema:
    simple: dict[What, Schema] = {
        What.TARGET: _ref("target"),
        What.STEPS: _ref("steps"),
        What.TEXT: _ref("scalar"),
        What.VALUES: _map(_name(), _ref("scalar")),
        What.CHOICE: {"enum": list(key.choices), "default": key.default},
        What.NAME: {"type": "string", "pattern": key.pattern},
        What.FLAG: {"type": "boolean", "default": key.default},
    }
    return simple.get(key.what) or _numeric(key)


def _numeric(key: Key) -> Schema:
    limits = {"exclusiveMinimum": key.above, "minimum": key.low, "maximum": key.high, "default": key.default}
    kind = "integer" if key.what is What.COUNT else "number"
    return {"type": kind, **{name: value for name, value in limits.items() if value is not None}}


def _name() -> str:
    return verbs()["repeat"].keys["as"].pattern


def _skill_name() -> str:
    run = verbs()["run"].main
    assert run
    return run.pattern


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _map(pattern: str | None, value: Schema, most: int | None = None) -> Schema:
    named: Schema = {"propertyNames": {"pattern": pattern}} if pattern else {}
    return {"type": "object", **named, "additionalProperties": value, **({"maxProperties": most} if most else {})}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
