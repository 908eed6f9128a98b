"""Pure: a task done by the book: what the screen showed at each step, as a page to draw, and the right act there."""

from __future__ import annotations

import msgspec

from models.decide import KEYS, OPS


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act. `target` and `end` (of a drag) are the `data-i` of what it aims at; `text` is a span of the task, of what is
    on the screen or of what was remembered, as written there; `key` is one of `KEYS`. A `type` without a target goes where the
    keyboard is."""

    op: str
    target: str = ""
    text: str = ""
    key: str = ""
    end: str = ""


class Scene(msgspec.Struct, frozen=True, omit_defaults=True):
    """One look: a page's body, the window's title, the act that is done, and others that would have been as right. A scene that
    is not `taught` shows a slip: the act is done and enters the history, but is no example. `result` is what came of the act:
    `confirmed`, `unchanged` or `unverifiable`."""

    html: str
    title: str
    act: Act
    also: tuple[Act, ...] = ()
    taught: bool = True
    result: str = "confirmed"


class Episode(msgspec.Struct, frozen=True, omit_defaults=True):
    """A task and its scenes, the last one a `done` or an `ask`. `css` is the look, `size` the viewport in CSS pixels, `zoom`
    image pixels per CSS pixel; `today` is the day it is done on, such as `2026-11-25`."""

    task: str
    world: str
    css: str
    size: tuple[int, int]
    zoom: float
    scenes: tuple[Scene, ...]
    french: bool = False
    today: str = ""


def checked(episode: Episode) -> Episode:
    """The episode, if its acts can be done at all. Raises ValueError naming the scene."""
    if not episode.scenes or episode.scenes[-1].act.op not in ("done", "ask"):
        raise ValueError(f"{episode.world}: an episode ends with done or ask")
    for number, scene in enumerate(episode.scenes):
        for act in (scene.act, *scene.also):
            if wrong := _wrong(act, scene):
                raise ValueError(f"{episode.world}, scene {number} ({episode.task!r}): {wrong}")
    return episode


def _wrong(act: Act, scene: Scene) -> str:
    aimed = act.op in ("click", "double", "right", "drag")
    if act.op not in OPS:
        return f"no act is called {act.op}"
    if aimed and not act.target:
        return f"{act.op} without a target"
    if act.op == "key" and act.key not in KEYS:
        return f"no key is called {act.key}"
    if act.op in ("type", "open", "remember") and not act.text:
        return f"{act.op} without a text"
    missing = [one for one in (act.target, act.end) if one and f'data-i="{one}"' not in scene.html]
    return f"nothing there is {missing[0]}" if missing else ""
