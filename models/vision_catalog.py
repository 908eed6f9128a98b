"""Pure: the vision models Deskhand knows by name: what they are, where their two files come from, how they are asked.

Sizes and SHA-256 are as others published them for these very files; where nobody did they are 0 and empty. None of these models
was run by us: see docs/models.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rapidfuzz import process

from models.model import UnknownModel

MEGABYTE = 1_000_000


class Part(msgspec.Struct, frozen=True):
    """A file of a hub's repository; `size` in bytes, 0 where not known; `sha256` empty where not known."""

    file: str
    size: int = 0
    sha256: str = ""


class Score(msgspec.Struct, frozen=True):
    """A published figure in per cent. `source` is `maker`, or who repeated it."""

    bench: str
    value: float
    source: str = "maker"


class VisionKnown(msgspec.Struct, frozen=True):
    """A vision model. `dialect` is a name of `models.dialects.every`; `memory` what it takes at 8192 tokens of context, in
    bytes, reckoned from its files and its kind; `good` what it is good for; `open_use` whether its licence lets anybody use it
    for anything; `base` the model it was trained from; `about` the bytes of both files where their sizes are not known."""

    id: str
    says: str
    licence: str
    repository: str
    text: Part
    projector: Part
    dialect: str
    memory: int
    good: tuple[str, ...]
    scores: tuple[Score, ...]
    base: str
    open_use: bool = True
    about: int = 0

    @property
    def size(self) -> int:
        """Bytes of both files, `about` where one of them is not known."""
        known_sizes = self.text.size and self.projector.size
        return self.text.size + self.projector.size if known_sizes else self.about


PRO, V2, G, WORLD = "ScreenSpot-Pro", "ScreenSpot-v2", "OSWorld-G", "OSWorld-Verified"
AGAIN = "ClawGUI-Eval"
ACTS, POINTS = "acts on a desktop by itself", "says where something is"

HOLO_31_SMALL = VisionKnown(
    id="holo3.1-0.8b",
    says="Holo3.1 0.8B: the smallest that points well; for a processor",
    licence="Apache-2.0",
    repository="mradermacher/Holo-3.1-0.8B-GGUF",
    text=Part("Holo-3.1-0.8B.Q6_K.gguf"),
    projector=Part("Holo-3.1-0.8B.mmproj-f16.gguf"),
    dialect="holo3.1",
    memory=1_600 * MEGABYTE,
    good=(POINTS, "runs on a processor alone"),
    scores=(Score(PRO, 54.3), Score(G, 57.5), Score(WORLD, 34.6)),
    base="Qwen3.5-0.8B",
    about=900 * MEGABYTE,
)
HOLO_31 = VisionKnown(
    id="holo3.1-4b",
    says="Holo3.1 4B: the best published agent of its size; for a GPU or a recent laptop",
    licence="Apache-2.0",
    repository="prithivMLmods/Holo-3.1-4B-GGUF",
    text=Part("Holo-3.1-4B.Q4_K_M.gguf", sha256="44eaed360316d00fb66c2df346b3e307e8539aa08bb2ffca9a368fabfdfdab12"),
    projector=Part("Holo-3.1-4B.mmproj-bf16.gguf"),
    dialect="holo3.1",
    memory=4_800 * MEGABYTE,
    good=(ACTS, POINTS),
    scores=(Score(PRO, 66.5), Score(G, 73.1), Score(WORLD, 75.8)),
    base="Qwen3.5-4B",
    about=3_500 * MEGABYTE,
)
OWL_SMALL = VisionKnown(
    id="gui-owl-1.5-2b",
    says="GUI-Owl 1.5 2B: an agent for small machines",
    licence="MIT",
    repository="mradermacher/GUI-Owl-1.5-2B-Instruct-GGUF",
    text=Part(
        "GUI-Owl-1.5-2B-Instruct.Q4_K_M.gguf",
        1_107_410_432,
        "5fd2c77781a14a91128928b5bd313252aab076b44682396af4bb2c99667f5ef5",
    ),
    projector=Part(
        "GUI-Owl-1.5-2B-Instruct.mmproj-Q8_0.gguf",
        445_053_216,
        "16748786911f630d0c14869ac28999f77715053a62b2a00d2327021bd6d2afb7",
    ),
    dialect="gui-owl-1.5",
    memory=2_900 * MEGABYTE,
    good=(ACTS, POINTS),
    scores=(
        Score(V2, 89.7),
        Score(V2, 89.2, AGAIN),
        Score(PRO, 57.8),
        Score(PRO, 56.4, AGAIN),
        Score(G, 52.8),
        Score(WORLD, 43.5),
    ),
    base="Qwen3-VL-2B",
)
OWL = VisionKnown(
    id="gui-owl-1.5-4b",
    says="GUI-Owl 1.5 4B: points best of its size, with a zoom",
    licence="MIT",
    repository="mradermacher/GUI-Owl-1.5-4B-Instruct-GGUF",
    text=Part(
        "GUI-Owl-1.5-4B-Instruct.Q4_K_M.gguf",
        2_497_282_208,
        "8e1793b69bb4064671ab6529b43f5b943850f73a9244ad139c16e93a44709232",
    ),
    projector=Part(
        "GUI-Owl-1.5-4B-Instruct.mmproj-Q8_0.gguf",
        453_974_336,
        "b705d940e9b7f212235a16c9c4b8cc9dd9053a1ccf549b99fc069a0ae694b073",
    ),
    dialect="gui-owl-1.5",
    memory=4_700 * MEGABYTE,
    good=(ACTS, POINTS),
    scores=(
        Score(V2, 93.2),
        Score(V2, 92.5, AGAIN),
        Score(PRO, 66.8),
        Score(PRO, 66.2, AGAIN),
        Score(G, 63.7),
        Score(WORLD, 48.2),
    ),
    base="Qwen3-VL-4B",
)
FARA = VisionKnown(
    id="fara1.5-4b",
    says="Fara1.5 4B: for tasks in a browser",
    licence="MIT",
    repository="bartowski/Fara1.5-4B-GGUF",
    text=Part("Fara1.5-4B-Q4_K_M.gguf", 2_884_850_784),
    projector=Part("mmproj-Fara1.5-4B-f16.gguf", 672_423_584),
    dialect="fara1.5",
    memory=4_800 * MEGABYTE,
    good=("acts in a browser",),
    scores=(Score("Online-Mind2Web", 57.3),),
    base="Qwen3.5-4B",
)
QWEN_SMALL = VisionKnown(
    id="qwen3-vl-2b",
    says="Qwen3-VL 2B Instruct: the plain model most others are made from, from its maker",
    licence="Apache-2.0",
    repository="Qwen/Qwen3-VL-2B-Instruct-GGUF",
    text=Part(
        "Qwen3VL-2B-Instruct-Q4_K_M.gguf",
        1_107_409_952,
        "089d75c52f4b7ffc56ba998ffc50aae89fcafc755f9e7208aacca281dca6c2ae",
    ),
    projector=Part(
        "mmproj-Qwen3VL-2B-Instruct-Q8_0.gguf",
        445_053_216,
        "f9a68fabba69c3b81e153367b2c7521030b0fa8bb0de400c9599c8e6725f9c82",
    ),
    dialect="qwen3-vl",
    memory=2_900 * MEGABYTE,
    good=(POINTS, "reads and describes a screen"),
    scores=(Score(V2, 88.9, AGAIN), Score(PRO, 48.5), Score(PRO, 43.9, AGAIN), Score(G, 54.1, AGAIN)),
    base="Qwen3-VL-2B",
)
QWEN = VisionKnown(
    id="qwen3-vl-4b",
    says="Qwen3-VL 4B Instruct: the plain model, from its maker",
    licence="Apache-2.0",
    repository="Qwen/Qwen3-VL-4B-Instruct-GGUF",
    text=Part(
        "Qwen3VL-4B-Instruct-Q4_K_M.gguf",
        2_497_281_664,
        "ce6a2eac86eeb49ffacb19d580ddd26c0d42cd0a0386b311158a5bf4a6996ffe",
    ),
    projector=Part(
        "mmproj-Qwen3VL-4B-Instruct-Q8_0.gguf",
        453_974_304,
        "30ba2c7dd3127a4561b6cba9d13d0f711c91bdb38742e2f56d73c8cb596bd06d",
    ),
    dialect="qwen3-vl",
    memory=4_700 * MEGABYTE,
    good=(POINTS, "reads and describes a screen"),
    scores=(Score(V2, 93.1, AGAIN), Score(PRO, 59.5), Score(PRO, 59.4, AGAIN), Score(G, 68.4, AGAIN)),
    base="Qwen3-VL-4B",
)
MAI = VisionKnown(
    id="mai-ui-2b",
    says="MAI-UI 2B: made for telephones, points well on desktops",
    licence="Apache-2.0",
    repository="mradermacher/MAI-UI-2B-GGUF",
    text=Part("MAI-UI-2B.Q4_K_M.gguf"),
    projector=Part("MAI-UI-2B.mmproj-Q8_0.gguf"),
    dialect="mai-ui",
    memory=2_900 * MEGABYTE,
    good=(POINTS,),
    scores=(Score(V2, 92.5), Score(PRO, 57.4), Score(G, 52.0)),
    base="Qwen3-VL-2B",
    about=1_550 * MEGABYTE,
)
VENUS = VisionKnown(
    id="ui-venus-1.5-2b",
    says="UI-Venus 1.5 2B: points only; its maker notes research and education",
    licence="Apache-2.0, with a note of its maker: research and education",
    repository="noctrex/UI-Venus-1.5-2B-GGUF",
    text=Part("UI-Venus-1.5-2B-Q4_K_M.gguf"),
    projector=Part("mmproj-F16.gguf"),
    dialect="ui-venus",
    memory=3_300 * MEGABYTE,
    good=(POINTS,),
    scores=(Score(V2, 92.8), Score(PRO, 57.7), Score(G, 59.4)),
    base="Qwen3-VL-2B",
    open_use=False,
    about=1_900 * MEGABYTE,
)
TARS = VisionKnown(
    id="ui-tars-1.5-7b",
    says="UI-TARS 1.5 7B: an older agent; larger and weaker than newer ones of 4B",
    licence="Apache-2.0",
    repository="mradermacher/UI-TARS-1.5-7B-GGUF",
    text=Part("UI-TARS-1.5-7B.Q4_K_M.gguf"),
    projector=Part("UI-TARS-1.5-7B.mmproj-f16.gguf"),
    dialect="ui-tars-1.5",
    memory=7_800 * MEGABYTE,
    good=(ACTS, POINTS),
    scores=(Score(V2, 89.5, AGAIN), Score(PRO, 49.6), Score(PRO, 42.1, AGAIN), Score(G, 58.2, AGAIN), Score(WORLD, 27.4)),
    base="Qwen2.5-VL-7B",
    about=6_030 * MEGABYTE,
)
VISION = (HOLO_31_SMALL, HOLO_31, OWL_SMALL, OWL, FARA, QWEN_SMALL, QWEN, MAI, VENUS, TARS)


def vision_known(name: str, more: Sequence[VisionKnown] = ()) -> VisionKnown:
    """The vision model of this name, here or among `more`. Raises UnknownModel with the nearest name."""
    every = (*VISION, *more)
    for one in every:
        if one.id == name:
            return one
    near = process.extractOne(name, [one.id for one in every], score_cutoff=60)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise UnknownModel(f"No vision model is called “{name}”.{meant} There are: {', '.join(one.id for one in every)}.")
