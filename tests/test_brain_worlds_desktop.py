"""Worlds of applications: every act can be done, no two tasks are alike, both languages are spoken, what is typed is known."""

from __future__ import annotations

from functools import cache
from html import unescape

import pytest

from models.brain.episodes import Episode, checked
from models.brain.stage import Stage
from models.brain.worlds.every import WORLDS

NAMES = [name for name, (_, make) in WORLDS.items() if make.__module__.rpartition(".")[2].startswith(("desktop", "sheets"))]
SEEDS = range(30)
FEW_WAYS = 0.6
"""Share of tasks that must differ: a world that says `close the messages` has few words to say."""


@cache
def made(name: str) -> list[Episode]:
    return [WORLDS[name][1](Stage(seed, name)) for seed in SEEDS]


def known(episode: Episode, scene: int) -> str:
    """All that a text may come from: the task, the screen, what was remembered."""
    kept = [one.act.text for one in episode.scenes[:scene] if one.act.op == "remember"]
    return " ".join([episode.task, unescape(episode.scenes[scene].html), *kept])


@pytest.mark.parametrize("name", NAMES)
def test_every_act_can_be_done(name: str) -> None:
    assert [checked(one).scenes[-1].act.op in ("done", "ask") for one in made(name)] == [True] * len(SEEDS)


@pytest.mark.parametrize("name", NAMES)
def test_tasks_differ_and_both_languages_are_spoken(name: str) -> None:
    episodes = made(name)
    assert len({one.task for one in episodes}) > FEW_WAYS * len(SEEDS)
    assert {one.french for one in episodes} == {True, False}


@pytest.mark.parametrize("name", NAMES)
def test_texts_come_from_the_task_the_screen_or_memory(name: str) -> None:
    for episode in made(name):
        for at, scene in enumerate(episode.scenes):
            acts = [one for one in (scene.act, *scene.also) if one.op in ("type", "open", "remember")]
            assert [one.text for one in acts if one.text not in known(episode, at)] == []
            assert [one.text for one in acts if one.op == "open" and one.text not in episode.task] == []


@pytest.mark.parametrize(
    ("name", "ops"),
    [
        ("write", {"type", "open", "key", "click"}),
        ("tidy", {"double", "right", "type", "key", "drag"}),
        ("distant", {"scroll_down"}),
        ("result", {"remember", "type"}),
        ("cells", {"type", "key"}),
        ("commands", {"type", "key", "wait"}),
        ("existing", {"ask"}),
        ("adjust", {"click", "type", "key"}),
    ],
)
def test_world_shows_its_deeds(name: str, ops: set[str]) -> None:
    assert ops <= {scene.act.op for episode in made(name) for scene in episode.scenes}


@pytest.mark.parametrize("name", ["write", "existing"])
def test_title_names_the_file_only_once_it_is_saved(name: str) -> None:
    for episode in made(name):
        typed = [at for at, one in enumerate(episode.scenes) if one.act.op == "type" and one.act.target == "name"]
        for at in typed:
            name_ = episode.scenes[at].act.text
            assert not any(name_ in one.title for one in episode.scenes[: at + 1])
            if episode.scenes[-1].act.op == "done":
                assert name_ in episode.scenes[-1].title
