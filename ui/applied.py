"""Pure: what other settings entail: which windows are drawn anew, and what the agent is told. Knows no Qt."""

from __future__ import annotations

import msgspec

from agent.settings import Settings

WORDED = frozenset({"language", "mode", "model", "stop_key", "delegate_key", "remote_url", "remote_consent"})
"""Settings that stand in a window's words."""
KEYS = frozenset({"stop_key", "delegate_key"})
"""Hotkeys, which the agent changes while it runs."""
OURS = frozenset({"language", "theme", "keep_days", "keep_megabytes"})
"""Settings that the agent does not go by."""


class Entailed(msgspec.Struct, frozen=True):
    """`colours` at once; `windows` when no task runs, with `language` their pages too; `keys` are told, `agent` begins anew."""

    colours: bool = False
    language: bool = False
    windows: bool = False
    keys: bool = False
    agent: bool = False


def entailed(before: Settings, now: Settings) -> Entailed:
    """What follows from a change."""
    other = {name for name in Settings.__struct_fields__ if getattr(before, name) != getattr(now, name)}
    return Entailed(
        colours="theme" in other,
        language="language" in other,
        windows=bool(other & WORDED),
        keys=bool(other & KEYS),
        agent=bool(other - OURS - KEYS),
    )


def together(one: Entailed, other: Entailed) -> Entailed:
    """Both."""
    return Entailed(*(a or b for a, b in zip(msgspec.structs.astuple(one), msgspec.structs.astuple(other), strict=True)))
