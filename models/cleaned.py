"""Pure: texts of which no part is special to a server that tokenises with specials, as those that speak HTTP do.

A server puts a whole chat into one template and reads signs such as `<|im_end|>` in it as what they mean, wherever they came
from: a window's title could end a turn and begin another. A zero-width space inside keeps them readable and harmless.
"""

from __future__ import annotations

import re

GAP = "\u200b"
"""Zero-width space."""
_WORDS = "|".join((
    "s", "unk", "pad", "mask", "bos", "eos", "cls", "sep", "sop", "eop", "image", "img", "video", "audio", "slice",
    "IMG_CONTEXT", "image_soft_token", "image_newline", "image_pad", "global-img", "end_of_utterance",
    "fake_token_around_image", r"(?:start|end|begin)_of_\w+", r"row_\d+_col_\d+", r"unused_?\d+", r"extra_id_\d+", r"loc\d+",
))  # fmt: skip
_MARKS = "INST|SYS|IMG|IMG_BREAK|IMG_END|SYSTEM_PROMPT|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|AVAILABLE_TOOLS|ARGS|THINK|[gs]MASK"
CONTROL = re.compile(rf"<(?=[|｜])|<(?=__\w+__>)|<(?=/?(?:{_WORDS})>)|\[(?=/?(?:{_MARKS})\])", re.IGNORECASE)
"""Where the signs begin that end a turn, begin one or stand for a picture: `<|im_end|>`, `<__media__>`, `<s>`, `[INST]` ..."""
REPLIES = re.compile(r"<(?=/?(?:tool_call|tools|think|function|parameter)\b)", re.IGNORECASE)
"""Where the signs begin that a model writes itself, and that its instructions name."""


def cleaned(text: str, role: str) -> str:
    """A text of a turn. The user's may hold what was read on a screen: there the signs of a reply are broken as well."""
    sound = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no UTF-8 and could not be sent
    broken = CONTROL.sub(_apart, sound)
    return REPLIES.sub(_apart, broken) if role == "user" else broken


def _apart(found: re.Match[str]) -> str:
    return found[0] + GAP
