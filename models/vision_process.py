"""Edge: the process in which a vision model runs: `python -m models.vision_process`, asked and answering by frames.

It is apart because llama.cpp ends the process where it finds something that cannot be, because the system ends the largest
process when memory is short, and because ending a process is the last means of stopping work that does not listen. It ends by
itself when the pipe to it is closed.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from models.model import ModelCancelled, ModelError
from models.vision_engine import Engine
from models.vision_wire import Ask, Cancel, Cancelled, Load, Order, Ready, Report, Trouble, frame, orders

LOADING = -1
"""The number of loading among the questions."""
EXPENDABLE = "500"
"""Of 1000: when memory runs out, this process goes before the one that holds the mouse."""


class Desk:
    """What came in, and which question is at hand: read by a thread of its own, so that a cancel is heard at work."""

    def __init__(self, source: Iterable[Order]) -> None:
        self._source = source
        self._waiting: queue.SimpleQueue[Load | Ask] = queue.SimpleQueue()
        self._given_up = LOADING - 1
        self.number = LOADING

    def listen(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()

    def next(self) -> Load | Ask:
        return self._waiting.get()

    def stopped(self) -> bool:
        return self._given_up >= self.number

    def _listen(self) -> None:
        try:
            for order in self._source:
                if isinstance(order, Cancel):
                    self._given_up = max(self._given_up, order.number)
                else:
                    self._waiting.put(order)
        finally:
            os._exit(0)  # nobody is there any more; the other thread may be deep in llama.cpp


def main() -> None:
    """Frames alone go out; whatever else is printed goes where complaints go."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _humble()
    desk = Desk(orders(sys.stdin.buffer))
    desk.listen()
    _work(desk, out)


def _work(desk: Desk, out: BinaryIO) -> None:
    engine: Engine | None = None
    while True:
        order = desk.next()
        desk.number = order.number if isinstance(order, Ask) else LOADING
        try:
            said: Report = Ready()
            if isinstance(order, Load):
                engine = Engine(order, desk.stopped)
            elif engine:
                said = engine.answer(order.chat, order.sampling, order.grammar)
        except ModelCancelled:
            said = Cancelled()
        except (ModelError, MemoryError) as error:
            said = Trouble(str(error) or "There is not enough memory: close other programs.")
        out.write(frame(said))
        out.flush()


def _humble() -> None:
    """First to go when memory runs out, and no core file of gigabytes."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(EXPENDABLE, "ascii")
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
