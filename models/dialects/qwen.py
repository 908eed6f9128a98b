"""Pure: the Qwen `computer_use` tool as JSON: Qwen2.5-VL (pixels), Qwen3-VL and GUI-Owl-1.5 (0 to 1000), Fara-7B, GUI-Owl.

One line that says the act, then one call. What the models were trained on is the tool's form and the order of a turn: the
picture first, the instruction and the earlier steps after it, later pictures alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

from models.dialects import grammar as gbnf
from models.dialects.computer import BROWSER, VERBS
from models.dialects.dialect import Asked, Call, Said, Size
from models.dialects.given import Given, Verb, done, understood
from models.dialects.points import PIXELS, THOUSAND, Space
from models.dialects.sizes import multiples
from models.dialects.tags import before, thought_and_rest
from models.dialects.toolcall import place_in, tool_calls
from models.dialects.turns import Shown, earlier, noted, plain, seen, turns
from models.model import Message, Pixels

SAYS = {
    "key": "Press the keys in `keys` together.",
    "type": "Type the string in `text` on the keyboard.",
    "mouse_move": "Move the cursor to `coordinate`.",
    "left_click": "Click the left mouse button at `coordinate`.",
    "left_click_drag": "Hold the left mouse button and drag the cursor to `coordinate`.",
    "right_click": "Click the right mouse button at `coordinate`.",
    "middle_click": "Click the middle mouse button at `coordinate`.",
    "double_click": "Double-click the left mouse button at `coordinate`.",
    "triple_click": "Triple-click the left mouse button at `coordinate`.",
    "scroll": "Scroll the mouse wheel by `pixels`; positive is up, negative is down.",
    "hscroll": "Scroll sideways by `pixels`.",
    "wait": "Wait `time` seconds.",
    "terminate": "End the task and report its `status`.",
    "answer": "Answer the question with `text`.",
}
BROWSES = {
    "visit_url": "Visit `url`.",
    "web_search": "Search the web for `query`.",
    "history_back": "Go back to the previous page.",
    "refresh": "Reload the page.",
    "pause_and_memorize_fact": "Remember `fact` for later.",
}
DRAGS = {"left_click_drag": "Drag from `coordinate` to `coordinate2`."}
PROPERTIES: Mapping[str, Mapping[str, object]] = {
    "keys": {"type": "array"},
    "text": {"type": "string"},
    "coordinate": {"description": "(x, y): pixels from the left edge and from the top edge.", "type": "array"},
    "coordinate2": {"description": "(x, y): where a drag ends.", "type": "array"},
    "pixels": {"type": "number"},
    "time": {"type": "number"},
    "status": {"type": "string", "enum": ["success", "failure"]},
    "url": {"type": "string"},
    "query": {"type": "string"},
    "fact": {"type": "string"},
    "question": {"type": "string"},
    "answer": {"type": "string"},
}
TOOLS = """# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>
{tool}
</tools>

For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
<tool_call>
{{"name": <function-name>, "arguments": <args-json-object>}}
</tool_call>"""
ABOUT = """Use a mouse and keyboard to interact with a computer, and take screenshots.
* This is an interface to a desktop GUI. Some applications take time to start or to act: wait and look again.
* The screen's resolution is {width}x{height}.
* Click buttons, links, icons etc. with the cursor tip in the center of the element, not on its edges."""
FORM = """

# Response format

For every step:
1) Action: a short imperative sentence that says what to do in the UI.
2) A single <tool_call>...</tool_call> block with nothing but the JSON.

When the task is done, use action=terminate with status success; when it cannot be done, with status failure."""
POINTING = "\n\nThe user names something on the screen: answer with one left_click on the center of it and nothing else."
TASK = """Please generate the next move according to the UI screenshot, instruction and previous actions.

Instruction: {task}

Previous actions:
{earlier}"""


class Qwen(msgspec.Struct, frozen=True):
    """One of the family. `factor` is the side of a token in pixels; `says` its verbs with what they do."""

    name: str
    space: Space
    factor: int
    shown: Shown
    says: Mapping[str, str]
    verbs: Mapping[str, Verb]
    thinks: bool | None = None

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, self.factor)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        system = TOOLS.format(tool=tool(self.says, self._resolution(asked.screen))) + FORM
        said = TASK.format(task=plain(asked.task), earlier=earlier(asked, self.shown) or "None")
        notes = f"\n\nNotes:{noted(asked)}" if asked.notes else ""
        return (Message("system", (system,)), *turns(asked, self.shown, said + notes))

    def grammar(self) -> str:
        return gbnf.rules(
            'said? "<tool_call>\\n" call "\\n</tool_call>"',
            gbnf.THOUSAND if self.space.across else gbnf.PIXELS,
            said='"Action: " line "\\n"',
            call='"{\\"name\\": \\"computer_use\\", \\"arguments\\": " arguments "}"',
            arguments=arguments(self.says),
        )

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        calls = [call for verb, args in tool_calls(rest) for call in done(Given(verb, args, self.space, size), self.verbs)]
        if not calls and (where := place_in(rest)):
            calls = [Call("left_click", spot=self.space.spot(*where, size))]
        return understood(calls, thought or before(rest, "tool_call"))

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        system = TOOLS.format(tool=tool({"left_click": SAYS["left_click"]}, self._resolution(screen))) + POINTING
        return Message("system", (system,)), Message("user", seen(plain(target), screen, text_first=False))

    def _resolution(self, screen: Pixels) -> Size:
        return (int(self.space.across),) * 2 if self.space.across else (screen.shape[1], screen.shape[0])


def tool(says: Mapping[str, str], resolution: Size) -> str:
    """The signature of `computer_use` with these verbs."""
    used = {name: dict(one) for name, one in PROPERTIES.items() if any(f"`{name}`" in said for said in says.values())}
    listed = "The action to perform. The available actions are:\n" + "\n".join(
        f"* `{verb}`: {said}" for verb, said in says.items()
    )
    action = {"description": listed, "enum": list(says), "type": "string"}
    parameters = {"properties": {"action": action, **used}, "required": ["action"], "type": "object"}
    about = ABOUT.format(width=resolution[0], height=resolution[1])
    function = {"name": "computer_use", "description": about, "parameters": parameters}
    return json.dumps({"type": "function", "function": function}, ensure_ascii=False)


def arguments(says: Mapping[str, str]) -> str:
    """The rule of the arguments: for each verb those that its sentence names, in one order."""
    rules = {"keys": "keys", "text": "text", "coordinate": "point", "coordinate2": "point", "pixels": "amount"}
    rules |= {"time": "seconds", "status": '( "\\"success\\"" | "\\"failure\\"" )', "url": "text", "query": "text"}
    rules |= {"fact": "text", "question": "text", "answer": "text"}
    shapes: dict[str, list[str]] = {}
    for verb, said in says.items():
        taken = {name: rule for name, rule in rules.items() if f"`{name}`" in said}
        shapes.setdefault(json.dumps(taken), []).append(verb)
    return " | ".join(gbnf.fields({"action": gbnf.one_of(verbs), **json.loads(shape)}) for shape, verbs in shapes.items())


QWEN25 = Qwen("qwen2.5-vl", PIXELS, 28, Shown(images=1), SAYS, VERBS)
QWEN3 = Qwen("qwen3-vl", THOUSAND, 32, Shown(), SAYS, VERBS)
OWL15 = Qwen("gui-owl-1.5", THOUSAND, 32, Shown(), SAYS, VERBS)
OWL = Qwen("gui-owl", PIXELS, 28, Shown(images=1), SAYS | DRAGS, VERBS)
FARA7 = Qwen("fara-7b", PIXELS, 28, Shown(replies=12), SAYS | BROWSES, {**VERBS, **BROWSER})
