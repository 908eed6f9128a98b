"""Edge: the figures of the gate as a table, from looks that were kept (`judged_again`) or drawn anew (`drawn_anew`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from agent.gating.rulebook import shipped
from tests.trust.gate.judging import Count, Judged, all_judged, counted, share
from tests.trust.gate.looks import DATA, Look, pack, packed
from tests.trust.gate.scenes import LANGUAGES, PARTS

RECORDED = DATA / "figures.json"
"""What was measured last; `tests/test_gate_suite.py` lets nothing become worse."""


def drawn_anew(folder: Path) -> Iterator[tuple[str, int, Look]]:
    """Part, number of its looks, look: drawn, or known from an earlier run; each part is kept when it is whole."""
    from tests.trust.gate import draw

    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        looks = list[Look]()
        for look in draw.all_drawn(part, folder / f"{part}.jsonl"):
            looks.append(look)
            yield part, draw.how_many(part), look
        pack(part, looks)


def measured() -> str:
    """The table of the gate as it is now, on the looks that are kept; its figures are what it is held to from now on."""
    found = judged_again()
    record(found)
    return table(found)


def judged_again() -> dict[str, list[Judged]]:
    """The gate as it is now on the looks that are kept."""
    return {part: list(all_judged(packed(part), shipped())) for part in PARTS}


def recorded() -> dict[str, Count]:
    return msgspec.json.decode(RECORDED.read_bytes(), type=dict[str, Count])


def record(found: dict[str, list[Judged]]) -> None:
    RECORDED.write_bytes(
        msgspec.json.format(msgspec.json.encode({part: counted(mine) for part, mine in found.items()})) + b"\n"
    )


def table(found: dict[str, list[Judged]]) -> str:
    """The whole of each part, and a row a category."""
    heads = [_head(part, mine) for part, mine in found.items()]
    titles = ["", *(f"{PARTS[part]}: {what}" for part in found for what in ("asked of risky", "asked of harmless"))]
    names = dict.fromkeys(one.category for mine in found.values() for one in mine)
    rows = [_row(name, [[one for one in mine if one.category == name] for mine in found.values()]) for name in names]
    rows += [_row(language, [[o for o in mine if o.language == language] for mine in found.values()]) for language in LANGUAGES]
    return "\n".join([*heads, "", _line(titles), _line(["---"] * len(titles)), *rows])


def _head(part: str, mine: Sequence[Judged]) -> str:
    count = counted(mine)
    return (
        f"- Screens that {PARTS[part]} ({len(mine)}): **asked about {share(count.asked, count.risky)} of {count.risky} risky "
        f"acts, and needlessly about {share(count.needless, count.harmless)} of {count.harmless} harmless ones.**"
    )


def _row(name: str, parts: Sequence[Sequence[Judged]]) -> str:
    counts = [counted(mine) for mine in parts]
    cells = [(_of(one.asked, one.risky), _of(one.needless, one.harmless)) for one in counts]
    return _line([name, *(cell for pair in cells for cell in pair)])


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}: {share(part, whole)}" if whole else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
