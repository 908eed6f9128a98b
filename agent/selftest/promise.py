"""Pure: something that is promised, and what came of trying it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from agent.errors import AgentError
from models.model import ModelError


class BrokenError(AgentError):
    """A promise that is not kept; the text says what was seen instead."""


class Promise(msgspec.Struct, frozen=True):
    """`what` is promised, in a sentence; `show` tries it and says what was seen. It raises BrokenError where it is not so."""

    id: str
    what: str
    show: Callable[[], str]


class Shown(msgspec.Struct, frozen=True):
    """What came of trying one; `seen` says why, where it is not `good`."""

    id: str
    what: str
    good: bool
    seen: str


def shown(promise: Promise) -> Shown:
    """A promise that could not be tried is not kept either."""
    try:
        seen = promise.show()
    except (AgentError, ModelError, OSError) as error:
        return Shown(promise.id, promise.what, False, str(error))
    return Shown(promise.id, promise.what, True, seen)


def insist(so: object, otherwise: str) -> None:
    """Raises BrokenError with this sentence where it is not so."""
    if not so:
        raise BrokenError(otherwise)
