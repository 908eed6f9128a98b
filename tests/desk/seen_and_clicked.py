"""Edge: `python -m tests.desk.seen_and_clicked MODEL PROJECTOR WHAT ...` looks at the screen, asks the tiny vision model where
each of these is and clicks there, all by the product's own parts; a process of its own, because the hands keep the display that
they were made on. Says for each where it clicked, as JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from agent.action import LeftClick
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.geometry import Point
from agent.hands.act import Hands
from agent.planning.grounding import Seer, located
from agent.planning.vision_view import view, whole
from models.model import Sampling
from models.vision import LlamaVision, Setup
from tests.desk.conftest import OpenLedger
from tests.tiny_vision.asked import TINY


class Clicked(msgspec.Struct, frozen=True):
    """`sent` is the size of the picture that the model saw, `density` that of the screen."""

    what: str
    point: Point
    sent: tuple[int, int]
    density: float


def clicked(what: str, seer: Seer, screen: Screen, hands: Hands) -> Clicked:
    frame = screen.look()
    shown = view(frame.pixels, whole(frame.pixels), seer.dialect)
    point = shown.point(located(seer, what, shown, Sampling(tokens=32), lambda: False))
    hands.act(LeftClick(point), frame)
    return Clicked(what, point, shown.size, frame.monitor.density)


def main() -> None:
    desktop = open_desktop()
    screen = Screen(1, desktop)
    hands = Hands(desktop, lambda: False, OpenLedger())
    model = LlamaVision(Path(sys.argv[1]), Path(sys.argv[2]), "tiny", Setup(context=1024, threads=1))
    try:
        for what in sys.argv[3:]:
            print(msgspec.json.encode(clicked(what, Seer(model, TINY), screen, hands)).decode(), flush=True)
    finally:
        model.close()
        hands.close()
        screen.close()
        desktop.close()


if __name__ == "__main__":
    main()
