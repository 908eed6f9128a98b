"""Pure: every dialect by its name, and which one a model file speaks by what the file says of itself.

A new family is one file beside this one and one line in `DIALECTS`; a line in `SPOKEN` lets its files be recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec
from rapidfuzz import process

from models.dialects.dialect import Dialect
from models.dialects.fara import FARA15, QWEN35
from models.dialects.holo import HOLO1, HOLO2, HOLO15, HOLO31
from models.dialects.mai import MAI
from models.dialects.opencua import OPENCUA
from models.dialects.pointers import GTA1, INFIGUI, OUTLINER, POINTS, UGROUND, VENUS
from models.dialects.qwen import FARA7, OWL, OWL15, QWEN3, QWEN25
from models.dialects.showui import SHOWUI
from models.dialects.uitars import UITARS1, UITARS15
from models.model import UnknownModel

ACTING: tuple[Dialect, ...] = (
    HOLO31, HOLO2, HOLO15, HOLO1, OWL15, OWL, QWEN35, QWEN3, QWEN25, FARA15, FARA7, UITARS15, UITARS1, MAI, OPENCUA, SHOWUI,
)  # fmt: skip
POINTING: tuple[Dialect, ...] = (GTA1, VENUS, OUTLINER, UGROUND, INFIGUI, POINTS)
"""Those that say where something is and plan nothing."""
DIALECTS: Mapping[str, Dialect] = {one.name: one for one in (*ACTING, *POINTING)}
SPOKEN: tuple[tuple[str, Dialect], ...] = (
    (r"holo ?3( 1)?", HOLO31),
    (r"holo ?2", HOLO2),
    (r"holo ?1 5", HOLO15),
    (r"holo ?1", HOLO1),
    (r"gui ?owl ?1 5", OWL15),
    (r"gui ?owl", OWL),
    (r"fara ?1 5", FARA15),
    (r"fara", FARA7),
    (r"ui ?tars ?1 5", UITARS15),
    (r"ui ?tars ?(0?[2-9]b|72b|1 0|\d+b)?", UITARS1),
    (r"mai ?ui", MAI),
    (r"(open|evo) ?cua", OPENCUA),
    (r"gta ?1", GTA1),
    (r"ui ?venus ?(1 5|2)", VENUS),
    (r"ui ?venus", OUTLINER),
    (r"gui ?g2", OUTLINER),
    (r"infigui", INFIGUI),
    (r"u ?ground", UGROUND),
    (r"show ?ui", SHOWUI),
    (r"qwen ?3 [56]", QWEN35),
    (r"qwen ?3 ?vl", QWEN3),
    (r"qwen ?2 5 ?vl", QWEN25),
)
"""Names by which a family is known, the more exact first, as words with blanks for every sign between."""
BUILT: Mapping[str, Dialect] = {
    "qwen3vl": QWEN3, "qwen3vlmoe": QWEN3, "qwen35": QWEN35, "qwen35moe": QWEN35, "qwen2.5vl_merger": QWEN25,
    "qwen3vl_merger": QWEN3,
}  # fmt: skip
"""Architectures and projectors whose makers' own dialect their offspring mostly speak."""
NAMED = ("general.name", "general.basename", "general.finetune", "general.base_model.0.name", "general.tags")
KINDS = ("general.architecture", "clip.projector_type", "clip.vision.projector_type")


class Guess(msgspec.Struct, frozen=True):
    """The dialect of a file, empty where it cannot be known, and a sentence why."""

    dialect: str
    why: str


def dialect(name: str) -> Dialect:
    """The dialect of this name. Raises UnknownModel with the nearest names."""
    found = DIALECTS.get(name.strip().lower())
    if found is not None:
        return found
    near = [match for match, _, _ in process.extract(name.lower(), list(DIALECTS), limit=3, score_cutoff=50)]
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UnknownModel(f"No dialect is called “{name}”.{meant} There are: {', '.join(DIALECTS)}.")


def points_only(name: str) -> bool:
    """Whether a dialect says where something is and plans nothing."""
    return any(one.name == name for one in POINTING)


def of_file(metadata: Mapping[str, object], file: str = "") -> Guess:
    """Which dialect a GGUF speaks, by its header (`general.name` and so on, of the text part or the projector or both), else by
    the name of the `file`. What is built on a known model but named otherwise is taken for it, and said so."""
    for said in (*_texts(metadata, NAMED), file):
        words = re.sub(r"[^a-z0-9]+", " ", said.lower()).strip()
        for pattern, one in SPOKEN:
            if re.search(rf"(?<![a-z0-9]){pattern}(?![0-9])", words):
                return Guess(one.name, f"It calls itself “{said}”.")
    for kind in _texts(metadata, KINDS):
        if kind in BUILT:
            return Guess(BUILT[kind].name, f"It is built as {kind} and not known by name: the dialect of its base is taken.")
    return Guess("", f"Its dialect is not known: choose one of {', '.join(DIALECTS)}.")


def _texts(metadata: Mapping[str, object], keys: Iterable[str]) -> list[str]:
    """What stands under these keys, as texts."""
    found: list[str] = []
    for key in keys:
        value = metadata.get(key)
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            found += [one for one in value if isinstance(one, str)]
    return found
