"""A vision model of a few lines: it looks for something of the colour it is asked for in the very pixels that it is sent, and
answers as Qwen3-VL does. What it was sent is kept. `answering` makes a server of it.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from typing import Any

import cv2
import numpy as np
from PIL import Image

from agent.geometry import Box
from agent.machine.calibration_page import drawn
from agent.planning.calibration import COLOURS, Target
from models.model import Cancelled, Message, Pixels, Sampling
from tests.chat_server import Answer, Chats, saying

CLICK = 'Action: Click the {colour} one.\n<tool_call>\n{{"name": "computer_use", "arguments": {arguments}}}\n</tool_call>'
POINT = '{{"action": "left_click", "coordinate": [{x}, {y}]}}'
OVER = '<tool_call>\n{"name": "computer_use", "arguments": {"action": "terminate", "status": "success"}}\n</tool_call>'
COLOUR = re.compile(rf"\b({'|'.join(COLOURS)})\b")
LETTER = re.compile(r"\bletter ([A-Z])\b")
NEAR = 6
"""How far a shade may be from the colour, for what is drawn with smooth edges or was resized."""


SPECK = 6
"""Pixels of a side below which a patch is none."""


class ColourSight:
    """`off` is added to every point, in pixels of the picture sent; of the colours in `blind` it sees nothing."""

    def __init__(self, off: tuple[float, float] = (0.0, 0.0), blind: Sequence[str] = (), name: str = "colours") -> None:
        self.name = name
        self.off = off
        self.blind = blind
        self.chats: list[Sequence[Message]] = []
        self.pictures: list[Pixels] = []
        self.grammars: list[str] = []

    def answer(self, chat: Sequence[Message], sampling: Sampling, cancelled: Cancelled, grammar: str = "") -> str:
        words = _asked(chat)
        picture = next(part for part in chat[-1].parts if not isinstance(part, str))
        self.chats.append(chat)
        self.pictures.append(picture)
        self.grammars.append(grammar)
        colour = COLOUR.findall(words)[0]
        found = [] if colour in self.blind else _of_colour(picture, colour)
        if not found:
            return OVER
        letter = LETTER.search(words)
        box = min(found, key=lambda one: _unlike(picture, one, colour, letter[1])) if letter else found[0]
        x, y = box.centre.x + self.off[0], box.centre.y + self.off[1]
        height, width = picture.shape[:2]
        point = POINT.format(x=round(x / width * 1000), y=round(y / height * 1000))
        return CLICK.format(colour=colour, arguments=point)

    def close(self) -> None:
        return None


def answering(sight: ColourSight) -> Answer:
    """What a server says whose model it is."""

    def answer(chats: Chats, to: BaseHTTPRequestHandler) -> None:
        body = chats.asked[-1]
        chat = [Message(one["role"], _parts(one["content"])) for one in body["messages"]]
        said = sight.answer(chat, Sampling(body["temperature"], body["seed"]), lambda: False, body.get("grammar", ""))
        saying(said)(chats, to)

    return answer


def _parts(content: str | list[dict[str, Any]]) -> tuple[str | Pixels, ...]:
    if isinstance(content, str):
        return (content,)
    return tuple(one["text"] if one["type"] == "text" else _picture(one["image_url"]["url"]) for one in content)


def _picture(url: str) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGB"), np.uint8)


def _asked(chat: Sequence[Message]) -> str:
    """All that the person's turns say, the task first."""
    return " ".join(part for turn in chat if turn.role == "user" for part in turn.parts if isinstance(part, str))


def _of_colour(picture: Pixels, colour: str) -> list[Box]:
    """The patches of this colour, the largest first; specks are none."""
    wanted = np.array(COLOURS[colour])
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.inRange(picture, wanted - NEAR, wanted + NEAR))
    boxes = (Box(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:] if min(w, h) >= SPECK)
    return sorted(boxes, key=lambda box: -box.area)


def _unlike(picture: Pixels, box: Box, colour: str, letter: str) -> float:
    """How far a patch is from a square of that colour with that letter on it."""
    wanted = drawn([Target(Box(0, 0, box.width, box.height), colour, letter)], box.width, box.height)
    part = picture[box.top : box.bottom, box.left : box.right]
    return float(np.abs(part.astype(np.int16) - wanted.astype(np.int16)).mean())
