"""Edge: on the page of settings, what decides and what points: what can be chosen now, and what is missing for the rest."""

from __future__ import annotations

from agent import places
from agent.errors import AgentError
from agent.machine import model_shelf
from agent.machine.sight import Sight, sight
from agent.settings import Settings
from ui.pages.entries import Entry
from ui.pages.fields import PLANNERS, POINTERS
from ui.phrases import said
from ui.wording import translate


class DecidingPart:
    """Sees to two entries of the page."""

    def __init__(self, planner: Entry, pointer: Entry) -> None:
        self._planner, self._pointer = planner, pointer

    def tell(self, chosen: Settings) -> None:
        """As it is with these settings and the models that are here."""
        found, looks = _found(chosen), chosen.planner == "vision"
        self._planner.offer(tuple(PLANNERS), () if found.by or looks else ("vision",))
        self._planner.show_value(chosen.planner)
        self._planner.tell(found.missing if looks else "")
        self._planner.note(_planner_words(chosen, found))
        others = (chosen.pointer, *found.pointers)
        self._pointer.offer((*POINTERS, *dict.fromkeys(one for one in others if one not in POINTERS)))
        self._pointer.show_value(chosen.pointer)
        self._pointer.setEnabled(self._planner.isEnabled() and looks)
        self._pointer.note(_pointer_words(chosen))


def _found(chosen: Settings) -> Sight:
    try:
        return sight(chosen, model_shelf.listed(places.models(), chosen.model))
    except AgentError as error:
        return Sight(missing=str(error))


def _planner_words(chosen: Settings, found: Sight) -> str:
    by = translate("settings", "The model on {0}").format(found.by) if chosen.remote_url else found.by
    match chosen.planner:
        case "vision":
            return translate("settings", "{0} gets a picture of the screen for each step.").format(by) if found.by else ""
        case "elements":
            now = translate("settings", "{0} chooses among what is read on the screen.").format(chosen.model)
        case _:
            now = translate("settings", "It is small, came with Deskhand, and is there to be tried out.")
    may = translate("settings", "{0} could look at the screen itself.").format(by) if found.by else said(found.missing)
    return f"{now} {may}"


def _pointer_words(chosen: Settings) -> str:
    if chosen.planner != "vision":
        return translate("settings", "Only where a model looks at the screen.")
    if chosen.remote_url:
        return translate("settings", "Another model of the server can be named in the settings file, as “pointer”.")
    return translate("settings", "A model that points badly does better with the names, or with another beside it.")
