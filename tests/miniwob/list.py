"""Pure: the public part of MiniWoB++, by family. No other task is ever opened here: by those others can judge Deskhand."""

from __future__ import annotations

from collections.abc import Sequence

FAMILIES: dict[str, tuple[str, ...]] = {
    "pointing": ("button-delay", "click-widget", "focus-text", "focus-text-2"),
    "choice": ("choose-list", "click-option"),
    "tab": ("click-tab", "click-tab-2", "click-tab-2-easy", "click-tab-2-hard", "click-tab-2-medium"),
    "shape": ("click-color", "click-shades", "click-shape", "count-shape"),
    "text": ("enter-text", "enter-text-2", "enter-text-dynamic"),
    "copy": ("copy-paste", "copy-paste-2"),
    "reading": ("find-word", "read-table", "read-table-2"),
    "date": ("daily-calendar", "enter-date", "enter-time"),
    "login": ("login-user", "login-user-popup"),
    "form": ("multi-layouts", "multi-orderings"),
    "search": ("navigate-tree", "phone-book", "search-engine"),
    "booking": ("book-flight", "book-flight-nodelay", "flight.AA", "order-food"),
    "number": ("find-greatest", "generate-number", "guess-number"),
    "slider": ("use-slider", "use-slider-2", "use-spinner"),
    "drag": ("drag-box", "drag-circle", "drag-single-shape"),
    "drawing": ("bisect-angle", "draw-circle", "hot-cold"),
    "editing": ("terminal", "text-editor"),
}
"""What is alike enough that having learned one helps with the other: leave out a family to see what carries over."""
TASKS = tuple(sorted(task for tasks in FAMILIES.values() for task in tasks))
FAMILY = {task: family for family, tasks in FAMILIES.items() for task in tasks}
SEEDS = range(100)
"""Those that may be used for development and training."""


class NotPublicError(ValueError):
    """A task or a seed that must stay unseen."""


def wanted(names: Sequence[str]) -> list[str]:
    """The tasks of these names or families, in the order of the list; all without any. Raises NotPublicError."""
    for name in names:
        if name not in FAMILIES:
            checked(name)
    return [task for task in TASKS if not names or task in names or FAMILY[task] in names]


def checked(task: str, seed: int = 0) -> str:
    """The task. Raises NotPublicError unless it and the seed are public."""
    if task not in FAMILY:
        raise NotPublicError(
            f"“{task}” is not on the public list of MiniWoB++ and stays unseen: "
            f"name one of its {len(TASKS)} tasks ({', '.join(TASKS)}) or families ({', '.join(FAMILIES)})."
        )
    if seed not in SEEDS:
        raise NotPublicError(f"Seed {seed} is not public: seeds {SEEDS.start} to {SEEDS.stop - 1} are.")
    return task


def address(task: str) -> str:
    """Where a task's page is below the folder of pages. Raises NotPublicError."""
    checked(task)
    return f"flight/{task.removeprefix('flight.')}/wrapper.html" if task.startswith("flight.") else f"miniwob/{task}.html"


def open_to_all(path: str) -> bool:
    """Whether a path below the folder of pages may be served: the public pages, and what all pages share."""
    parts = path.strip("/").split("/")
    if any(part in ("", ".", "..") for part in parts):
        return False
    if parts[0] == "miniwob":
        return len(parts) == 2 and parts[1].removesuffix(".html") in FAMILY and parts[1].endswith(".html")
    if parts[0] == "flight":
        return len(parts) > 2 and (parts[1] == "flight-common" or f"flight.{parts[1]}" in FAMILY)
    return parts[0] in ("core", "common")
