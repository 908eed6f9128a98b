"""Edge: every promise in turn, on a virtual screen, with this machine's own settings and rules. Nothing of the person's is
touched: the screen is another, and what is written lies in a folder that is gone afterwards.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from agent import build
from agent.build import Workplace
from agent.eyes.veil import Veil
from agent.gating import gate
from agent.gating.policy import Policy, privacy
from agent.hands.control import Switch
from agent.machine.virtual import VirtualScreen
from agent.selftest import acting, asking, hiding, keeping
from agent.selftest.acting import Acting
from agent.selftest.promise import Promise, Shown, shown
from agent.selftest.seeing import Seeing
from agent.selftest.sockets import Sockets
from agent.settings import Settings
from agent.story import chain

Begun = Callable[[str], None]
"""Told what is tried next."""


def every(chosen: Settings, policy: Policy, begun: Begun) -> Iterator[Shown]:
    """What came of each. Raises AgentError, ModelError when there is no screen, or nothing to try on it."""
    sockets = Sockets()
    yield from each(without_a_screen(policy), sockets, begun)
    with ExitStack() as stack:
        begun("A screen of its own comes up")
        screen = stack.enter_context(VirtualScreen())
        os.environ.update(screen.environment())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        killed = Promise("kill-lets-go", "Nothing stays held when it is killed", acting.killed)
        yield from each([killed], sockets, begun)
        switch, calm = Switch(), msgspec.structs.replace(chosen, yield_to_person=False)  # nobody is there
        place = stack.enter_context(Workplace(calm, switch))
        hands = Acting(place, switch, folder)
        yield from each(hands.promises(), sockets, begun)
        loaded = build.load(chosen, begun, model=False)
        stack.callback(loaded.close)
        seeing = Seeing(place, loaded.eyes, gate.judge, policy)
        yield from each(seeing.promises(hands.pane("seen")), sockets, begun)
        yield from each(sockets.promises(), sockets, begun)


def without_a_screen(policy: Policy) -> list[Promise]:
    """Those of pure functions, and of files."""
    return [
        *asking.promises(gate.judge, policy),
        *hiding.promises(Veil(privacy(policy, ())).over),
        *keeping.promises(chain.checked),
    ]


def each(promises: Sequence[Promise], sockets: Sockets, begun: Begun) -> Iterator[Shown]:
    """In turn, with a look at all connections after each."""
    for promise in promises:
        begun(promise.what)
        came = shown(promise)
        sockets.look()
        yield came
