"""What other settings entail."""

from __future__ import annotations

import msgspec
import pytest

from agent.settings import Settings
from ui.applied import Entailed, entailed, together

PLAIN = Settings()


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({}, Entailed()),
        ({"theme": "dark"}, Entailed(colours=True)),
        ({"language": "fr"}, Entailed(language=True, windows=True)),
        ({"mode": "step"}, Entailed(windows=True, agent=True)),
        ({"stop_key": "<f8>"}, Entailed(windows=True, keys=True)),
        ({"keep_days": 3}, Entailed()),
        ({"max_steps": 3}, Entailed(agent=True)),
        ({"yield_to_person": False}, Entailed(agent=True)),
    ],
)
def test_a_change_entails_what_goes_by_it(other: dict[str, object], what: Entailed) -> None:
    assert entailed(PLAIN, msgspec.structs.replace(PLAIN, **other)) == what


def test_what_has_to_wait_adds_up() -> None:
    assert together(Entailed(windows=True), Entailed(agent=True)) == Entailed(windows=True, agent=True)
