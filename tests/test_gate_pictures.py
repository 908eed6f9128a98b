"""Pictures of bins, which bear no words: drawn as the brain draws them and as icon themes do, against other icons."""

from __future__ import annotations

import random

import msgspec
import numpy as np
import pytest

from agent.action import LeftClick
from agent.gating.gate import Context, judge
from agent.gating.rulebook import shipped
from agent.geometry import Box, Point
from agent.records import Element, Pixels, Role
from models.bins import is_bin
from models.brain.bins import ICONS, of_theme, picture
from tests.fakes import click, plan
from tests.screens import screen


def whole(image: Pixels) -> tuple[int, int, int, int]:
    return (0, 0, image.shape[1], image.shape[0])


def test_drawn_bins_are_found() -> None:
    rng = random.Random(11)
    drawn = [picture(rng) for _ in range(200)]
    assert sum(is_bin(one, whole(one)) for one in drawn) >= 190


def test_blank_and_noise_are_none() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (40, 40, 3), dtype=np.uint8)
    assert not is_bin(np.full((40, 40, 3), 200, np.uint8), (0, 0, 40, 40))
    assert not is_bin(noise, (0, 0, 40, 40))
    assert not is_bin(noise, (39, 39, 1, 1))
    assert not is_bin(np.zeros((300, 300, 3), np.uint8), (0, 0, 300, 300))


@pytest.mark.skipif(not ICONS.is_dir(), reason="the icon theme Adwaita is not installed")
def test_icons_of_a_theme() -> None:
    known = dict(of_theme("24x24"))
    found = {name for name, image in known.items() if is_bin(image, whole(image))}
    bins = {name for name in known if "user-trash" in name and "symbolic" in name}
    assert bins
    assert bins <= found
    assert len(found - bins) <= 12


@pytest.mark.parametrize("bare", [False, True])
def test_gate_asks_at_a_bin(bare: bool) -> None:
    """With an element for it, and where the eyes found nothing."""
    image, seen = picture(random.Random(5)), screen("button Save")
    pixels = np.full((800, 1280, 3), 245, np.uint8)
    pixels[400 : 400 + image.shape[0], 600 : 600 + image.shape[1]] = image
    icon = Element(1, Role.ICON, "", Box(600, 400, image.shape[1], image.shape[0]))
    seen = msgspec.structs.replace(
        seen, frame=msgspec.structs.replace(seen.frame, pixels=pixels), elements=(*seen.elements, *(() if bare else (icon,)))
    )
    made = plan(LeftClick(icon.box.centre)) if bare else click(icon)
    assert judge(made, seen, Context("tidy up", policy=shipped())).rule == "delete"
    assert judge(plan(LeftClick(Point(1000, 200))), seen, Context("tidy up", policy=shipped())).rule == "unread"
