"""Pure: measures as Markdown, each kept between its marks in docs/benchmarks.md."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence

from agent.planning import calibration
from tests.bench.judge import Judged


def table(rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {what} | {figure} |" for what, figure in rows]
    return "\n".join(["| measure | figure |", "| --- | --- |", *lines])


def interval(passed: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, as percent."""
    low, high = calibration.interval(passed, count)
    return (100 * low, 100 * high)


def share(passed: int, count: int) -> str:
    """`82 of 88 (93 %, 86 to 97)`."""
    low, high = interval(passed, count)
    return f"{passed} of {count} ({100 * passed / max(1, count):.0f} %, {low:.0f} to {high:.0f})"


def verdicts(judged: Sequence[Judged]) -> str:
    """The desk tasks: the whole, and a row a task."""
    seeds, passed = len({one.seed for one in judged}), [one for one in judged if one.passed]
    low, high = interval(len(passed), len(judged))
    false = sum(one.false_done for one in judged)
    seconds = statistics.median(one.seconds for one in judged) if judged else 0.0
    processor = sum(one.processor for one in judged) / max(1, len(passed))
    head = (
        f"**{len(passed)} of {len(judged)} passed: {100 * len(passed) / max(1, len(judged)):.0f} %** (95 % interval "
        f"{low:.0f} to {high:.0f}), {len({one.task for one in judged})} tasks x {seeds} seeds. Said done and was not: {false}. "
        f"Seconds a task, loading included: median {seconds:.0f}. Processor seconds per task that passed: {processor:.0f}."
    )
    names = dict.fromkeys(one.task for one in judged)
    rows = [_row(name, [one for one in judged if one.task == name]) for name in names]
    return "\n".join(
        [head, "", "| task | passed | said done, was not | steps | seconds |", "| --- | --- | --- | --- | --- |", *rows]
    )


def _row(name: str, mine: Sequence[Judged]) -> str:
    steps, seconds = statistics.median(one.steps for one in mine), statistics.median(one.seconds for one in mine)
    false = sum(one.false_done for one in mine)
    return f"| {name} | {sum(one.passed for one in mine)} of {len(mine)} | {false or ''} | {steps:g} | {seconds:.0f} |"


def placed(page: str, name: str, text: str) -> str:
    """The page with this text between the marks of this name. Raises ValueError when the page has no such marks."""
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    if begin not in page or end not in page:
        raise ValueError(f"the page has no place for {name}")
    # A function, because the text may hold backslashes.
    return re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{text}\n{end}", page, flags=re.DOTALL)
