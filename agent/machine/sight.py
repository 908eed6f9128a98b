"""Edge: which model would look at the screen as the settings have it, and what is missing where none would."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.errors import AgentError
from agent.machine import remote
from agent.machine.model_shelf import Shelved
from agent.settings import Settings

NONE = "No model that looks at the screen is here: get one on the page of models, or name the server that runs one."


class Sight(msgspec.Struct, frozen=True):
    """`by` is the model, or the host of the server, that would look, empty where `missing` says what to do first; `pointers`
    are the other models of this machine that can say where something is."""

    by: str = ""
    missing: str = ""
    pointers: tuple[str, ...] = ()


def sight(chosen: Settings, models: Sequence[Shelved]) -> Sight:
    """Of these models, as `model_shelf.listed` gives them."""
    if chosen.remote_url:
        return _remote(chosen)
    seeing = [one for one in models if one.dialect and one.there]
    pointers = tuple(one.id for one in seeing if one.id != chosen.model)
    used = next((one for one in models if one.id == chosen.model and one.dialect), None)
    if used and used.there and used.plans:
        return Sight(used.id, pointers=pointers)
    return Sight("", _missing(used, [one.id for one in seeing if one.plans]), pointers)


def _remote(chosen: Settings) -> Sight:
    try:
        found = remote.server(chosen.remote_url)
    except AgentError as error:
        return Sight(missing=str(error))
    if found.leaves and chosen.remote_consent != found.host:
        return Sight(missing=f"Nobody agreed to send screenshots to {found.host}: give the address of the server again.")
    return Sight(found.host)


def _missing(used: Shelved | None, others: Sequence[str]) -> str:
    """Why the model in use does not look, with the mend."""
    if others:
        return f"{others[0]} could look at the screen: choose it on the page of models first."
    if used and used.there:
        return f"{used.id} says where something is and plans nothing: get another model that sees, on the page of models."
    if used:
        return f"{used.id} could look at the screen, but is not here: get it on the page of models."
    return NONE
