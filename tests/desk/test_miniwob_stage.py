"""The stage of MiniWoB++: a page begun, read and judged through the pipe, and what an episode leaves behind cleared away.

The pages are small ones with the same outside as those of the package, which is not needed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.miniwob.episode import Stage, stage
from tests.miniwob.fingers import Step, do
from tests.miniwob.oracles import Scene, demonstrations
from tests.miniwob.reading import settled

pytestmark = pytest.mark.desk
CORE = """
var core = { EP_TIMER: null, EPISODE_MAX_TIME: 1, cover_div: null };
Math.seedrandom = (seed) => { window.seed = seed; };
var WOB_TASK_READY = true;
core.startEpisode = () => {
  core.cover_div = Object.assign(document.createElement('div'), {id: 'sync-task-cover'});
  document.body.append(core.cover_div);
};
core.startEpisodeReal = () => { core.EP_TIMER = 1; };
core.endEpisode = (reward) => { core.EP_TIMER = null; };
core.getUtterance = () => document.getElementById('query').textContent;
window.onload = core.startEpisode;
"""
PAGE = """<!DOCTYPE html><title>Small</title><body style="margin: 0"><div id="query">Click on Tab #2.</div>
<p><a href="#" onclick="core.endEpisode(-1)">Tab #1</a>
<a href="#" onclick="core.endEpisode(0.5); core.endEpisode(1)">Tab #2</a>
<script src="../core/core.js"></script>"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    pages: Path = tmp_path_factory.mktemp("pages")
    for name, text in (("core/core.js", CORE), ("miniwob/click-tab.html", PAGE)):
        (pages / name).parent.mkdir()
        (pages / name).write_text(text)
    with stage(pages) as on:
        yield on


def tab(on: Stage, name: str) -> Step:
    return Step("click", settled(on.browser).one(lambda one: one.own == name, name).box)


@pytest.mark.parametrize(("name", "reward"), [("Tab #1", -1.0), ("Tab #2", 0.5)])
def test_the_first_reward_is_what_counts(small: Stage, name: str, reward: float) -> None:
    assert small.begin("click-tab", 3) == "Click on Tab #2."
    assert small.browser.value("window.seed") == 3
    assert small.reward() is None
    do(small.desk, tab(small, name))
    small.desk.wait(lambda: small.reward() is not None, "the end")
    do(small.desk, tab(small, "Tab #1"))
    settled(small.browser)
    assert small.reward() == reward


def test_another_window_and_another_page_are_cleared_away(small: Stage) -> None:
    small.begin("click-tab", 0)
    small.desk.start(["xmessage", "-title", "left behind", "hello"])
    small.desk.window("left behind")
    small.begin("click-tab", 0)
    assert "left behind" not in small.desk.titles()
    small.browser.value("window.open('about:blank') && 1")
    small.begin("click-tab", 0)
    assert small.browser.pages() == 1
    assert len(small.desk.windows()) == 1


def test_a_browser_that_went_away_is_started_again(small: Stage) -> None:
    small.begin("click-tab", 0)
    small.desk.clear(())
    assert small.reward() is None
    assert small.begin("click-tab", 1) == "Click on Tab #2."


def test_a_demonstration_has_the_picture_before_each_step(small: Stage) -> None:
    shown = list(demonstrations("click-tab", 0, small))
    assert [one.step.op for one in shown] == ["click", "done"]
    assert shown[0].picture.shape == (800, 1280, 3)
    assert shown[0].step.box is not None
    left, top, width, height = (round(side) for side in shown[0].step.box)
    inside = shown[0].picture[top : top + height, left : left + width]
    assert inside.min() < 128 < inside.max()  # the words of the link


def test_the_scene_looks_at_the_page(small: Stage) -> None:
    sentence = small.begin("click-tab", 0)
    assert [one.own for one in Scene(small, sentence).look().all(lambda one: one.presses)] == ["Tab #1", "Tab #2"]
