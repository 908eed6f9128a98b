"""Pure: the verbs of the `computer_use` tool, as the Qwen models and those trained from them say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.dialects.chords import chord
from models.dialects.dialect import Call, ReplyError
from models.dialects.given import Given, Verb, notches, scrolled, typed, visited, waited

WHERE = ("coordinate", "coordinates", "coordinate1", "start_coordinate", "point", "position", "start_box")
END = ("coordinate2", "end_coordinate", "end_point", "end_position", "end_box")
STEPS = 5
"""Notches scrolled where a family gives a direction alone."""


def pointed(name: str) -> Verb:
    """An act at a place, with the keys held meanwhile where some are said."""

    def act(given: Given) -> tuple[Call, ...]:
        held = tuple(chord(given.args["modifiers"]).split("+")) if given.has("modifiers") else ()
        return (Call(name, spot=given.spot(*WHERE), modifiers=held, element=given.text("element")),)

    return act


def drag(given: Given) -> tuple[Call, ...]:
    """From place to place; with one place alone it goes there from where the pointer is, and `spot` is not set."""
    both = given.ends("coordinate")
    if both:
        return (Call("left_click_drag", spot=both[0], end=both[1]),)
    end = given.place(*END)
    if end is not None:
        return (Call("left_click_drag", spot=given.place("startCoordinate", *WHERE), end=end),)
    return (Call("left_click_drag", end=given.spot(*WHERE)),)


def scroll(given: Given) -> tuple[Call, ...]:
    """By pixels, positive up; or by a direction with an amount."""
    spot = given.place(*WHERE)
    if given.has("direction"):
        amount = notches(abs(given.number("amount", "pixels", "clicks", otherwise=STEPS))) or STEPS
        return (scrolled(given.text("direction"), amount, spot),)
    return (Call("scroll", spot=spot, dy=-_amount(given)),)


def hscroll(given: Given) -> tuple[Call, ...]:
    """By pixels, positive to the right."""
    return (Call("scroll", spot=given.place(*WHERE), dx=_amount(given)),)


def _amount(given: Given) -> int:
    """Raises ReplyError where nothing is to be scrolled."""
    amount = notches(given.number("pixels", "amount", "clicks", otherwise=0.0))
    if not amount:
        raise ReplyError(f"`{given.verb}` needs `pixels`: say how far, positive up.")
    return amount


def write(given: Given) -> tuple[Call, ...]:
    text = given.needed("text", "content", "value")
    enter = given.on("press_enter", "enter", "submit")
    clear = given.on("clear", "delete_existing_text", "clear_first")
    return (typed(text, given.place(*WHERE), enter, clear),)


def press(given: Given) -> tuple[Call, ...]:
    keys = given.args.get("keys") or given.args.get("key") or given.args.get("text")
    return (Call("key", keys=chord(keys)),)


def terminate(given: Given) -> tuple[Call, ...]:
    said = given.text("answer", "text", "message", "reason")
    failed = given.text("status").lower() in ("failure", "fail", "failed", "infeasible")
    return (Call("fail", text=said or "The model gave up."),) if failed else (Call("done", text=said),)


def web_search(given: Given) -> tuple[Call, ...]:
    return visited(given.needed("query", "text"))


def go_to(given: Given) -> tuple[Call, ...]:
    return visited(given.needed("url", "text"))


def hold(given: Given) -> tuple[Call, ...]:
    keys = chord(given.args.get("keys") or given.args.get("key") or given.args.get("text"))
    return (Call("hold_key", keys=keys, seconds=waited(given.number("time", "duration", otherwise=1.0)).seconds),)


def pressing(keys: str) -> Verb:
    """A verb that is one chord."""
    return lambda _: (Call("key", keys=keys),)


def spoken(name: str, *arguments: str) -> Verb:
    """A verb whose text is all of it, and may be empty."""
    return lambda given: (Call(name, text=given.text(*arguments)),)


def asked(name: str, *arguments: str) -> Verb:
    """A verb whose text must be there."""
    return lambda given: (Call(name, text=given.needed(*arguments)),)


def refused(sentence: str) -> Verb:
    """A verb of a family that a desktop has not."""

    def act(_: Given) -> tuple[Call, ...]:
        raise ReplyError(sentence)

    return act


VERBS: Mapping[str, Callable[[Given], tuple[Call, ...]]] = {
    "left_click": pointed("left_click"),
    "click": pointed("left_click"),
    "right_click": pointed("right_click"),
    "middle_click": pointed("middle_click"),
    "double_click": pointed("double_click"),
    "triple_click": pointed("triple_click"),
    "mouse_move": pointed("mouse_move"),
    "left_click_drag": drag,
    "drag": drag,
    "scroll": scroll,
    "hscroll": hscroll,
    "type": write,
    "key": press,
    "hold_key": hold,
    "wait": lambda given: (waited(given.number("time", "seconds", "duration", otherwise=1.0)),),
    "screenshot": lambda _: (waited(0.5),),
    "terminate": terminate,
    "answer": spoken("done", "text", "answer", "content"),
}
BROWSER: Mapping[str, Callable[[Given], tuple[Call, ...]]] = {
    "visit_url": go_to,
    "goto": go_to,
    "web_search": web_search,
    "history_back": pressing("alt+left"),
    "go_back": pressing("alt+left"),
    "refresh": pressing("f5"),
    "pause_and_memorize_fact": asked("remember", "fact", "text"),
    "ask_user_question": asked("ask_user", "question", "text"),
    "read_page_answer_question": refused("The page cannot be read for you: scroll, and read the screenshots yourself."),
}
"""What those made for browsers say besides."""
