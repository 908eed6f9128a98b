"""Worlds of web pages: their acts can be done, their texts are there to be copied, and no two tasks in a row are alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest

from models.brain.episodes import Act, Episode, Scene, checked
from models.brain.stage import Stage
from models.brain.worlds import lookup, web, web_bumps, web_count, web_shop, web_values, web_widgets

World = Callable[[Stage], Episode]
SEEDS = range(40)
WORLDS: tuple[World, ...] = (
    web.todo,
    web.mail,
    web_shop.search,
    web_shop.shop,
    web_shop.journey,
    lookup.cell,
    lookup.copied,
    lookup.carried,
    lookup.ordered,
    lookup.opened,
    lookup.sought,
    web_widgets.hidden,
    web_widgets.several,
    web_widgets.tree,
    web_widgets.switches,
    web_widgets.marked,
    web_widgets.chosen_at,
    web_values.stepping,
    web_values.sliding,
    web_values.stars,
    web_values.days,
    web_count.order,
    web_count.nth,
    web_count.every,
    web_count.presses,
    web_count.numbers,
    web_bumps.bumped,
    web_bumps.below,
    web_bumps.far,
    web_bumps.dead,
    web_bumps.settled,
    web_bumps.absent,
)
TEXT = re.compile(r'(?:value|placeholder)="([^"]*)"|>([^<]*)<')


def told(world: World, seeds: range = SEEDS) -> list[Episode]:
    return [checked(world(Stage(seed, world.__name__))) for seed in seeds]


def acts(episodes: list[Episode]) -> Iterator[tuple[Episode, Scene, Act]]:
    for episode in episodes:
        for scene in episode.scenes:
            for act in (scene.act, *scene.also):
                yield episode, scene, act


def shown(scene: Scene) -> str:
    """What can be read on a scene's page."""
    return "\n".join(unescape(a or b) for a, b in TEXT.findall(scene.html))


def name(world: World) -> str:
    return f"{world.__module__.rpartition('.')[2]}-{world.__name__}"


@pytest.mark.parametrize("world", WORLDS, ids=name)
def test_tasks_differ_and_are_said_in_both_languages(world: World) -> None:
    episodes = told(world)
    assert len({one.task for one in episodes}) > len(SEEDS) * 0.6
    assert {one.french for one in episodes} == {True, False}
    assert len({one.css for one in episodes}) == len(SEEDS)


@pytest.mark.parametrize("world", WORLDS, ids=name)
def test_a_text_stands_in_the_task_on_the_page_or_was_remembered(world: World) -> None:
    for episode in told(world):
        kept: list[str] = []
        for scene in episode.scenes:
            for act in (scene.act, *scene.also):
                if act.op == "remember":
                    assert act.text in shown(scene)
                    kept.append(act.text)
                if act.op == "type":
                    assert act.text in episode.task or act.text in shown(scene) or act.text in kept


@pytest.mark.parametrize("world", WORLDS, ids=name)
def test_the_same_seed_makes_the_same_episode(world: World) -> None:
    assert told(world, range(3)) == told(world, range(3))


@pytest.mark.parametrize("world", WORLDS, ids=name)
def test_a_thing_aimed_at_has_one_name_and_one_place(world: World) -> None:
    for _, scene, act in acts(told(world, range(15))):
        assert not act.target or scene.html.count(f'data-i="{act.target}"') == 1


@pytest.mark.parametrize(
    ("world", "ops"),
    [
        (lookup.cell, {"remember", "click", "done"}),
        (lookup.carried, {"remember", "type", "click", "done"}),
        (web_bumps.bumped, {"wait", "click", "key", "type", "done"}),
        (web_bumps.far, {"scroll_down", "scroll_up", "click", "ask", "done"}),
        (web_bumps.dead, {"type", "key", "click", "ask", "done"}),
        (web_values.sliding, {"click", "key", "done"}),
    ],
)
def test_worlds_show_the_acts_they_are_for(world: World, ops: set[str]) -> None:
    assert ops <= {act.op for _, _, act in acts(told(world))}


def test_a_button_that_did_nothing_is_not_pressed_again() -> None:
    for episode in told(web_bumps.dead):
        dead = next(at for at, scene in enumerate(episode.scenes) if scene.result == "unchanged")
        later = [act for scene in episode.scenes[dead + 1 :] for act in (scene.act, *scene.also)]
        assert episode.scenes[dead].act not in later


def test_the_cheapest_offer_is_taken_when_it_is_asked_for() -> None:
    found = 0
    for episode in told(web_shop.shop, range(150)):
        if "cheapest" not in episode.task and "le moins cher" not in episode.task:
            continue
        found += 1
        page = episode.scenes[0].html
        prices = {int(n): int(re.sub(r"\D", "", text)) for n, text in re.findall(r'data-i="t(\d+)-price">([^<]*)<', page)}
        assert episode.scenes[0].act == Act("click", f"t{min(prices, key=prices.__getitem__)}-put")
    assert found > 3
