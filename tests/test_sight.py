"""Which model would look at the screen, and what is said to be missing where none would."""

from __future__ import annotations

import pytest

from agent.machine.model_shelf import Shelved
from agent.machine.sight import NONE, Sight, sight
from agent.settings import Settings

TEXT = Shelved("words", "", "", 1, 1, 1, there=True, used=False)
HERE = Shelved("holo", "", "", 1, 1, 1, there=True, used=False, dialect="holo3.1")
AWAY = Shelved("owl", "", "", 1, 0, 1, there=False, used=False, dialect="gui-owl-1.5")
POINTER = Shelved("venus", "", "", 1, 1, 1, there=True, used=False, dialect="ui-venus")
ALL = (TEXT, HERE, AWAY, POINTER)


@pytest.mark.parametrize(
    ("chosen", "models", "found"),
    [
        (Settings(model="holo"), ALL, Sight("holo", pointers=("venus",))),
        (
            Settings(model="words"),
            ALL,
            Sight(missing="holo could look at the screen: choose it on the page of models first.", pointers=("holo", "venus")),
        ),
        (
            Settings(model="owl"),
            (TEXT, AWAY),
            Sight(missing="owl could look at the screen, but is not here: get it on the page of models."),
        ),
        (
            Settings(model="venus"),
            (TEXT, AWAY, POINTER),
            Sight(
                missing="venus says where something is and plans nothing: get another model that sees, on the page of models."
            ),
        ),
        (Settings(model="words"), (TEXT, AWAY, POINTER), Sight(missing=NONE, pointers=("venus",))),
        (Settings(model="gone"), (), Sight(missing=NONE)),
        (Settings(remote_url="http://127.0.0.1:8080/v1"), ALL, Sight("127.0.0.1")),
        (Settings(remote_url="https://gpu.example.org/v1", remote_consent="gpu.example.org"), (), Sight("gpu.example.org")),
        (
            Settings(remote_url="https://gpu.example.org/v1"),
            ALL,
            Sight(missing="Nobody agreed to send screenshots to gpu.example.org: give the address of the server again."),
        ),
    ],
)
def test_what_looks_and_what_is_missing(chosen: Settings, models: tuple[Shelved, ...], found: Sight) -> None:
    assert sight(chosen, models) == found


def test_an_address_that_is_none_is_told() -> None:
    found = sight(Settings(remote_url="nonsense"), ALL)
    assert (found.by, found.pointers) == ("", ())
    assert "nonsense" in found.missing
