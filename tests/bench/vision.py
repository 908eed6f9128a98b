"""Edge: what a question to a vision model on this machine costs beside llama.cpp's own work, how soon it is given up, and how
well the tiny model of the tests points.

The others are of random weights, written for it: what they say is meaningless, how long it takes is not. No display is needed.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

from models.dialects.dialect import ReplyError
from models.dialects.every import dialect
from models.model import Message, ModelCancelled, Pixels, Sampling
from models.vision import PATIENCE, LlamaVision, Setup
from tests.bench.page import share
from tests.test_dialects import ROWS, SIZE
from tests.tiny_vision.asked import TINY, Scene, example
from tests.tiny_vision.files import EYE, TEXT, Eye, Text, write_eye, write_text

TIMES = 100
QUESTIONS = 30
SCREEN = (1280, 800)
SLOW_TEXT = Text(width=256, inner=1024, layers=12)
SLOW_EYE = Eye(width=256, inner=1024, layers=12, out=256)
LONG = 3000
"""Tokens of a prompt that takes the slow one seconds, as the picture of a screen does."""
REPLY = Sampling(tokens=40)
SHARE = (0.05, 0.7)
"""The part of the whole work after which it is given up."""
PROMISED = 1.0
TRAINED = Path(__file__).parents[1] / "data" / "tiny-vision"
GRIDS, PICTURES, FIRST = ((8, 5), (8, 4), (6, 6), (5, 7), (9, 4)), 30, 9000
"""Columns and rows of tokens that screens of several shapes become, pictures of each, and the number of the first."""
READING = 3.0
"""Seconds of reading replies."""
NEAR = 40
"""Thousandths of a side."""
Row = tuple[str, str]


def rows(times: int = TIMES) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _overhead(Path(folder))
        for what, chat in (("reading a long prompt", _words), ("encoding a picture", _picture)):
            yield from _given_up(Path(folder), what, [chat(at) for at in range(times + 1)])
    yield from _pointing()
    yield _reading()


def _overhead(folder: Path) -> Iterator[Row]:
    """Everything from the call to the answer but encoding, reading and writing themselves: pixels to the other process, their
    hash, tokens, the grammar, the way back."""
    files = write_text(folder / "text.gguf", TEXT), write_eye(folder / "eye.gguf", EYE)
    began = time.perf_counter()
    with _running(files, Setup(threads=1)) as model:
        yield "Starting the process and loading a model of 2 MB", f"{1000 * (time.perf_counter() - began):.0f} ms"
        for count in (1, 2):
            taken = [_beside(model, [_noise(at + seen) for seen in range(count)]) for at in range(QUESTIONS)]
            what = "a picture" if count == 1 else f"{count} pictures"
            yield (
                f"A question with {what} of {SCREEN[0]} x {SCREEN[1]} beside llama.cpp's own work, {len(taken)} times",
                _cut(taken),
            )


def _beside(model: LlamaVision, pictures: Sequence[Pixels]) -> float:
    speaks = dialect("qwen3-vl")
    chat = (Message("user", (*pictures, "Where is the button that sends the form?")),)
    began = time.perf_counter()
    model.answer(chat, REPLY, lambda: False, speaks.grammar())
    spent = model.spent
    return time.perf_counter() - began - spent.encoding - spent.reading - spent.writing


def _given_up(folder: Path, what: str, chats: Sequence[tuple[Message, ...]]) -> Iterator[Row]:
    """From the moment of giving up to the moment when the caller goes on. The first question is answered, to know how long the
    work takes."""
    files = write_text(folder / "slow.gguf", SLOW_TEXT), write_eye(folder / "slow-eye.gguf", SLOW_EYE)
    with _running(files, Setup(context=4096, threads=1)) as model:
        began = time.perf_counter()
        model.answer(chats[0], REPLY, lambda: False)
        whole = time.perf_counter() - began
        taken = [one for chat in chats[1:] if (one := _late(model, chat, whole)) is not None]
    kept = sum(one < PROMISED for one in taken)
    yield f"From giving up to its end while {what} ({whole:.1f} s), {len(taken)} times", _cut(taken)
    ended = sum(one >= PATIENCE for one in taken)
    yield f"Within a second while {what}", f"{share(kept, len(taken))}; the process had to be ended {ended} times"


def _late(model: LlamaVision, chat: tuple[Message, ...], whole: float) -> float | None:
    """None where the answer came first."""
    stop = threading.Event()
    at: list[float] = []

    def give_up() -> None:
        at.append(time.perf_counter())
        stop.set()

    timer = threading.Timer(whole * random.uniform(*SHARE), give_up)
    timer.start()
    try:
        model.answer(chat, REPLY, stop.is_set)
    except ModelCancelled:
        return time.perf_counter() - at[0]
    finally:
        timer.cancel()
    return None


def _pointing() -> Iterator[Row]:
    """At pictures that it was not trained with."""
    with _running((TRAINED / "text.gguf", TRAINED / "mmproj.gguf"), Setup(context=1024, threads=1)) as model:
        shown = [example(FIRST + 100 * at + number, *grid) for at, grid in enumerate(GRIDS) for number in range(PICTURES)]
        off = [one for scene in shown for one in _off(model, scene)]
    what = f"The tiny model of the tests points within {NEAR / 10:g} % of a side, {len(shown)} pictures of {len(GRIDS)} shapes"
    yield what, f"{share(sum(one <= NEAR for one in off), len(off))}, median {statistics.median(off) / 10:.1f} %"


def _reading() -> Row:
    """Every reply form of every dialect, as the tests have them, those that are refused as well."""
    began, count = time.process_time(), 0
    while time.process_time() - began < READING:
        for name, reply, _ in ROWS:
            with suppress(ReplyError):
                dialect(name).parse(reply, SIZE)
        count += len(ROWS)
    return f"Replies of {len(ROWS)} forms understood, one processor", f"{count / (time.process_time() - began):.0f} a second"


def _off(model: LlamaVision, shown: Scene) -> Iterator[float]:
    """Of each colour that is there: how far off, in thousandths, along the worse side; no place is as far as can be."""
    height, width = shown.pixels.shape[:2]
    for colour, (x, y) in shown.at.items():
        said = model.answer(TINY.locate(f"{colour} box", shown.pixels), REPLY, lambda: False, TINY.grammar())
        spot = TINY.parse(said, (width, height)).calls[0].spot
        yield max(abs(1000 * spot[0] / width - x), abs(1000 * spot[1] / height - y)) if spot else 1000.0


@contextmanager
def _running(files: tuple[Path, Path], setup: Setup) -> Iterator[LlamaVision]:
    made = LlamaVision(*files, "tiny", setup)
    try:
        yield made
    finally:
        made.close()


def _words(number: int) -> tuple[Message, ...]:
    return (Message("user", (f"{number} " + "x" * LONG,)),)


def _picture(number: int) -> tuple[Message, ...]:
    return (Message("user", (_noise(number), "What is it?")),)


def _noise(seed: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (SCREEN[1], SCREEN[0], 3), np.uint8)


def _cut(taken: Sequence[float]) -> str:
    milliseconds = [1000 * one for one in taken]
    cut = statistics.quantiles(milliseconds, n=100, method="inclusive")
    return f"p50 {cut[49]:.0f} ms, p99 {cut[98]:.0f} ms, longest {max(milliseconds):.0f} ms"
