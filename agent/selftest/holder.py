"""Edge: a process that holds keys down with the product's own hands and guard, to be killed; a part of `agent.selftest`."""

from __future__ import annotations

import msgspec

from agent.action import HoldKey
from agent.build import Workplace
from agent.hands.control import Switch
from agent.settings import Settings

KEYS = "ctrl+shift+j"
COUNT = 3
LONG = 600.0


def main() -> None:
    chosen = msgspec.structs.replace(Settings(), yield_to_person=False)
    with Workplace(chosen, Switch()) as place:
        place.hands.act(HoldKey(KEYS, LONG), place.screen.look())


if __name__ == "__main__":
    main()
