"""Pure: Qwen 3.5 and Fara1.5: thoughts, then one call, of tags (`<function=...>`) or of JSON.

Coordinates go from 0 to 1000 whatever the picture is. The Qwen 3.5 template writes calls as tags; the program Fara1.5 was
published with reads them as JSON. So each is asked in its own form, and both forms are held to and read.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from models.dialects import grammar as gbnf
from models.dialects.computer import BROWSER, VERBS
from models.dialects.dialect import Asked, Call, Said, Size
from models.dialects.given import Given, Verb, done, understood
from models.dialects.points import THOUSAND
from models.dialects.qwen import POINTING, SAYS, TOOLS, arguments, tool
from models.dialects.sizes import multiples
from models.dialects.tags import before, thought_and_rest
from models.dialects.toolcall import place_in, tool_calls
from models.dialects.turns import Shown, earlier, noted, plain, seen, turns
from models.model import Message, Pixels

FACTOR = 32
RESOLUTION = (1000, 1000)
BROWSES = {
    "visit_url": "Visit `url`.",
    "history_back": "Go back to the previous page.",
    "web_search": "Search the web for `query`.",
    "pause_and_memorize_fact": "Pause and memorize `fact` for later.",
    "ask_user_question": "Ask the user `question` and wait for the reply.",
    "terminate": "End the task with the final `answer`.",
}
TAGGED = """# Tools

You have access to the following functions:

<tools>
{tool}
</tools>

If you choose to call a function, reply in this form and with nothing after it:

<tool_call>
<function=computer_use>
<parameter=action>
left_click
</parameter>
<parameter=coordinate>
[512, 384]
</parameter>
</function>
</tool_call>"""
WHO = """You are Fara, a computer use agent. You complete tasks for the user on a computer.

Pause and ask the user when something needed was not given, when the task is not clear, or before an act that cannot be undone
and that the user did not ask for. Never make up personal data.

"""
HOW = "\n\nSay in one sentence what you see and will do, then call the function once."
NEXT = "Here is the next screenshot. Think about what to do next."


class Fara(msgspec.Struct, frozen=True):
    """`tagged` is whether it is asked in tags; `who` opens its system turn."""

    name: str
    tagged: bool
    says: Mapping[str, str]
    verbs: Mapping[str, Verb]
    who: str = ""
    thinks: bool | None = False
    shown: Shown = Shown(images=3, replies=12)

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, FACTOR)

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        older = earlier(asked, self.shown)
        said = plain(asked.task) + (f"\n\nWhat was done before:\n{older}" if older else "")
        notes = f"\n\nFacts memorized:{noted(asked)}" if asked.notes else ""
        return (self._system(self.says, HOW), *turns(asked, self.shown, said + notes, NEXT))

    def grammar(self) -> str:
        return gbnf.rules(
            'said? "<tool_call>\\n" ( call | tags ) "\\n</tool_call>"',
            said='line ("\\n" line)? "\\n"',
            call='"{\\"name\\": \\"computer_use\\", \\"arguments\\": " arguments "}"',
            arguments=arguments(self.says),
            tags='"<function=computer_use>\\n" parameter{1,4} "</function>"',
            parameter='"<parameter=" [a-z_0-9]{1,24} ">\\n" free "\\n</parameter>\\n"',
            free=f"[^<]{{1,{gbnf.TEXT}}}",
        )

    def parse(self, reply: str, size: Size) -> Said:
        thought, rest = thought_and_rest(reply)
        calls = [call for verb, args in tool_calls(rest) for call in done(Given(verb, args, THOUSAND, size), self.verbs)]
        if not calls and (where := place_in(rest)):
            calls = [Call("left_click", spot=THOUSAND.spot(*where, size))]
        return understood(calls, thought or before(rest, "tool_call"))

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        system = self._system({"left_click": SAYS["left_click"]}, POINTING)
        return system, Message("user", seen(plain(target), screen, text_first=False))

    def _system(self, says: Mapping[str, str], how: str) -> Message:
        form = TAGGED if self.tagged else TOOLS
        return Message("system", (self.who + form.format(tool=tool(says, RESOLUTION)) + how,))


def _without(says: Mapping[str, str], *verbs: str) -> dict[str, str]:
    return {verb: said for verb, said in says.items() if verb not in verbs}


QWEN35 = Fara("qwen3.5", True, SAYS, VERBS)
FARA15 = Fara("fara1.5", False, {**_without(SAYS, "middle_click", "answer"), **BROWSES}, {**VERBS, **BROWSER}, WHO)
