"""Pure: what stands around a reply: thinking, tags that were not closed, fences of code."""

from __future__ import annotations

import re

from models.dialects.dialect import ReplyError

LONGEST = 20_000
"""Characters of a reply that are looked at: some two thousand tokens more than any family writes."""
THINKING = re.compile(r"<(think|thinking|grounding_think)>")
THOUGHT = re.compile(r"</(?:think|thinking|grounding_think)>")
FENCE = re.compile(r"```[ \t]*\w*[ \t]*\n?(.*?)(?:```|\Z)", re.DOTALL)
SAID = re.compile(r"(?:^|\n)[#* \t]*(Observation|Thought|Action)[* \t]*[:：][* \t]*")
CALLED = re.compile(r"[ \t]*[\w.]+[ \t]*\(")


def thought_and_rest(reply: str) -> tuple[str, str]:
    """What was thought and what was said after it. A call inside the thinking is a thought and not done; the template may
    have opened the tag already. Raises ReplyError when the thinking never ends or the reply never does."""
    if len(reply) > LONGEST:
        raise ReplyError(f"Your reply has {len(reply)} characters: reply with one act and nothing else.")
    ends = list(THOUGHT.finditer(reply))
    rest = reply[ends[-1].end() :] if ends else reply
    if THINKING.search(rest):
        raise ReplyError("Your thinking never ended: think in one sentence, then reply in the form asked for.")
    thought = THINKING.sub("", THOUGHT.sub("", reply[: ends[-1].end()])) if ends else ""
    return thought.strip(), rest.strip()


def bodies(text: str, tag: str) -> list[str]:
    """What follows each opening tag, up to the next one. The closing tag stays in, so that whoever reads the body knows
    that what stands before it is whole."""
    return text.split(f"<{tag}>")[1:]


def before(text: str, tag: str) -> str:
    """What stands before the first opening tag."""
    return text.split(f"<{tag}>", 1)[0].strip()


def fenced(text: str) -> list[str]:
    """The insides of the code fences."""
    return [found[1] for found in FENCE.finditer(text)]


def sections(text: str) -> dict[str, str]:
    """`Thought: ... Action: ...` by their names in small letters, the last of each name; marked up or not. Of a text without
    such names everything is the action, where it is a call at once."""
    cuts = list(SAID.finditer(text))
    found = {
        cut[1].lower(): text[cut.end() : following].strip() for cut, following in zip(cuts, _starts(cuts, text), strict=True)
    }
    if "action" not in found and CALLED.match(text.strip()):
        found["action"] = text.strip()
    return found


def _starts(cuts: list[re.Match[str]], text: str) -> list[int]:
    """Where each section ends: where the next begins."""
    return [*(cut.start() for cut in cuts[1:]), len(text)][: len(cuts)]
