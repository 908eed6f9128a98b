"""MiniWoB++ as a yardstick, as far as it goes without its pages: what may be opened, what is kept, tables, steps."""

from __future__ import annotations

import io
import queue
import urllib.error
import urllib.request
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

import msgspec
import pytest

from agent.hands.control import Switch
from agent.protocol import Command, Pause, Shutdown, Start, Stop, line
from agent.records import Card, Decision, Reply, Verdict
from tests.bench import miniwob
from tests.miniwob import list as public
from tests.miniwob import pages
from tests.miniwob.agent_process import listen
from tests.miniwob.episode import Ended, Played
from tests.miniwob.fingers import Step, scaled
from tests.miniwob.list import FAMILIES, FAMILY, SEEDS, TASKS, NotPublicError, address, checked, open_to_all, wanted
from tests.miniwob.oracles import ORACLES, Scene
from tests.miniwob.pages import PagesError, Served
from tests.miniwob.reading import Box, LostError, Node, Seen
from tests.nobody import Nobody


def played(task: str, seed: int, reward: float, steps: int = 2, over: bool = True) -> Played:
    return Played(task, seed, "Do it.", reward, over, Ended("done", "", steps, 4.0, 2.0))


# what may be opened


def test_every_task_is_in_one_family() -> None:
    assert len(TASKS) == len(set(TASKS)) == sum(len(names) for names in FAMILIES.values()) == 51
    assert not set(TASKS) & set(FAMILIES)


@pytest.mark.parametrize(
    ("names", "tasks"),
    [
        (["click-tab"], ["click-tab"]),
        (["login"], ["login-user", "login-user-popup"]),
        (["focus-text", "copy"], ["copy-paste", "copy-paste-2", "focus-text"]),
        ([], list(TASKS)),
    ],
)
def test_tasks_are_chosen_by_name_and_by_family(names: Sequence[str], tasks: Sequence[str]) -> None:
    assert wanted(names) == tasks


@pytest.mark.parametrize(
    ("task", "seed"), [("click-tabs", 0), ("", 0), ("../click-tab", 0), ("click-tab", 100), ("click-tab", -1)]
)
def test_what_is_not_public_is_refused(task: str, seed: int) -> None:
    with pytest.raises(NotPublicError, match=r"not (on the )?public"):
        checked(task, seed)


def test_a_refusal_says_what_there_is() -> None:
    with pytest.raises(NotPublicError, match=r"stays unseen: name one of its 51 tasks .*click-tab, .*families .*login"):
        wanted(["click-tab", "no-such-task"])


@pytest.mark.parametrize(
    ("path", "open_"),
    [
        ("/miniwob/click-tab.html", True),
        ("/miniwob/no-such-task.html", False),
        ("/miniwob/click-tab", False),
        ("/flight/AA/wrapper.html", True),
        ("/flight/AA/js/libs/a.js", True),
        ("/flight/flight-common/wrapper.js", True),
        ("/flight/Other/wrapper.html", False),
        ("/flight/", False),
        ("/core/core.js", True),
        ("/common/special/order-food/meat.png", True),
        ("/core/../miniwob/no-such-task.html", False),
        ("//miniwob/click-tab.html", True),
        ("/", False),
        ("/else/a.html", False),
    ],
)
def test_only_public_pages_are_served(path: str, open_: bool) -> None:
    assert open_to_all(path) is open_


def test_every_address_may_be_served() -> None:
    assert all(open_to_all(address(task)) for task in TASKS)
    with pytest.raises(NotPublicError):
        address("no-such-task")


def test_the_server_keeps_the_other_pages_to_itself(tmp_path: Path) -> None:
    (tmp_path / "miniwob").mkdir()
    for name in ("click-tab", "no-such-task"):
        (tmp_path / "miniwob" / f"{name}.html").write_text(name)
    with Served(tmp_path) as served:
        url = served.url("click-tab")
        with urllib.request.urlopen(f"{url}?n=1") as answer:
            assert answer.read() == b"click-tab"
        for other in (url.replace("click-tab", "no-such-task"), url.replace("click-tab", "%6eo-such-task")):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(other)
            refused.value.close()
            assert refused.value.code == HTTPStatus.NOT_FOUND


def test_pages_that_are_there_are_not_installed_again(tmp_path: Path) -> None:
    core = tmp_path / "miniwob" / "html" / "core" / "core.js"
    core.parent.mkdir(parents=True)
    core.write_text("")
    assert pages.folder(tmp_path) == tmp_path / "miniwob" / "html"
    assert sorted(tmp_path.iterdir()) == [tmp_path / "miniwob"]


def test_pages_that_cannot_be_installed_are_told_with_the_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(PagesError, match=r"could not be installed .* By hand: .*miniwob=="):
        pages.folder(tmp_path)


# what is measured


@pytest.mark.parametrize(
    ("reward", "success", "full"), [(1.0, True, True), (0.8, True, True), (0.1, True, False), (0, False, False)]
)
def test_a_reward_is_a_success_and_perhaps_full_marks(reward: float, success: bool, full: bool) -> None:
    one = played("click-tab", 0, reward)
    assert (one.success, one.full) == (success, full)
    assert not played("click-tab", 0, -1.0).success


def test_what_was_played_is_not_played_again(tmp_path: Path) -> None:
    out, did = tmp_path / "in" / "miniwob.jsonl", list[tuple[str, int]]()

    def play(task: str, seed: int) -> Played:
        if (task, seed) == ("click-tab", 1) and len(did) < 3:
            did.append((task, seed))
            raise RuntimeError("stopped here")
        did.append((task, seed))
        return played(task, seed, 1.0)

    pairs = [("click-tab", 0), ("focus-text", 0), ("click-tab", 1)]
    with pytest.raises(RuntimeError):
        list(miniwob.kept(pairs, out, play))
    assert list(miniwob.there(out)) == pairs[:2]
    assert [(one.task, one.seed) for one in miniwob.kept(pairs, out, play)] == pairs
    assert did == [*pairs, pairs[2]]
    assert [(one.task, one.seed) for one in miniwob.kept(pairs, out, play)] == pairs
    assert len(did) == 4


def test_the_table_has_the_whole_the_families_and_the_tasks() -> None:
    found = [played("login-user", 0, 1.0, 3), played("login-user", 1, 0.5, 5), played("click-tab", 0, 0.0, over=False)]
    rows = miniwob.table(found).splitlines()
    assert rows[0].startswith(
        "**Reward over 0 in 2 of 3 (67 %, 21 to 94)**, full marks (0.8 and more) in 1 of 3 (33 %, 6 to 79); "
    )
    assert "2 tasks x 2 seeds" in rows[0]
    assert "2 pages ended" in rows[0]
    assert rows[4:] == [
        "| **tab** | 0 of 1 (0 %, 0 to 79) | 0 of 1 (0 %, 0 to 79) | 2 | 4.0 | 2.0 |",
        "| click-tab | 0 of 1 (0 %, 0 to 79) | 0 of 1 (0 %, 0 to 79) | 2 | 4.0 | 2.0 |",
        "| **login** | 2 of 2 (100 %, 34 to 100) | 1 of 2 (50 %, 9 to 91) | 4 | 4.0 | 2.0 |",
        "| login-user | 2 of 2 (100 %, 34 to 100) | 1 of 2 (50 %, 9 to 91) | 4 | 4.0 | 2.0 |",
    ]


def test_only_the_whole_list_is_for_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [msgspec.json.encode(played(task, 7, 1.0)) for task in TASKS]
    (tmp_path / "miniwob.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    text, whole = miniwob.asked(["login", "--seeds", "1", "--first", "7"], tmp_path)
    assert not whole
    assert "in 2 of 2" in text
    text, whole = miniwob.asked(["--seeds", "1", "--first", "7"], tmp_path)
    assert whole
    assert "in 51 of 51" in text
    assert "✔ login-user " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["no-such-task"], ["click-tab", "--first", "98"]])
def test_the_command_refuses_what_is_not_public(arguments: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"not (on the )?public"):
        miniwob.asked([*arguments, "--seeds", "5"], tmp_path)
    assert not list(tmp_path.iterdir())


# the agent's process


def test_commands_become_tasks_and_stops(capsys: pytest.CaptureFixture[str]) -> None:
    switch, tasks = Switch(), queue.Queue[str]()
    told: list[Command] = [Start("one"), Pause(), Stop(), Shutdown(), Start("too late")]
    listen(io.StringIO("".join(line(what) + "\n" for what in told)), switch, tasks)
    assert [tasks.get_nowait(), tasks.get_nowait()] == ["one", ""]
    assert tasks.empty()
    assert switch.stopped()
    assert "nobody is here for Pause" in capsys.readouterr().out


def test_nobody_answers() -> None:
    card = Card(1, "Click the button “Send”", Verdict(Decision.ASK, "submit", "It sends something."))
    assert Nobody(Switch()).ask(card).reply is Reply.NONE


# steps by the book


def node(number: int, tag: str, own: str = "", up: int = -1, **more: object) -> Node:
    box: Box = (10.0, 20.0 * number, 60.0, 10.0)
    known = {"id": "", "classes": (), "text": own, "kind": "", "value": "", "title": "", "colour": "", "options": ()}
    flags = {"checked": False, "pointer": False, "focused": False, "box": box, "whole": box, "pane": (0.0, 0.0, 160.0, 210.0)}
    return msgspec.convert({"number": number, "up": up, "tag": tag, "own": own, **known, **flags, **more}, Node)


class Paper(Scene):
    """Pages that follow one another, a look each; the last stays."""

    def __init__(self, sentence: str, *looks: Sequence[Node]) -> None:
        self.sentence = sentence
        self._looks = [Seen(tuple(nodes)) for nodes in looks]

    def look(self) -> Seen:
        return self._looks.pop(0) if len(self._looks) > 1 else self._looks[0]


FORM = (
    node(0, "p"),
    node(1, "label", "Username", 0),
    node(2, "input", up=0, kind="text"),
    node(3, "p"),
    node(4, "label", "Password", 3),
    node(5, "input", up=3, kind="password"),
    node(6, "button", "Login"),
)
POPUP = (*FORM, node(7, "div", id="popup"), node(8, "button", "OK", 7), node(9, "button", "Cancel", 7))
LOGIN = 'Enter the username "ann" and the password "x1" into the text fields and press login.'


def told(task: str, scene: Scene) -> list[tuple[str, float, str]]:
    """Op, the target's number (its row), and text or key."""
    return [(step.op, step.box[1] / 20 if step.box else -1, step.text or step.key) for step in ORACLES[task](scene)]


def test_only_public_tasks_are_shown() -> None:
    assert set(ORACLES) <= set(FAMILY)
    assert SEEDS == public.SEEDS == range(100)


def test_a_login_by_the_book() -> None:
    assert told("login-user", Paper(LOGIN, FORM)) == [("type", 2, "ann"), ("type", 5, "x1"), ("click", 6, "")]


def test_a_popup_is_sent_away_and_the_field_filled_again() -> None:
    looks = (FORM, POPUP, POPUP, FORM)
    assert told("login-user-popup", Paper(LOGIN, *looks)) == [
        ("type", 2, "ann"), ("click", 9, ""), ("type", 2, "ann"), ("type", 5, "x1"), ("click", 6, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ('Enter "Ann" into the text field and press Submit.', "Ann"),
        ('Type "ann" in all upper case letters in the text input and press Submit.', "ANN"),
        ('Type "ANN" in all lower case letters in the text input and press Submit.', "ann"),
    ],
)
def test_text_is_entered_as_the_sentence_says(sentence: str, text: str) -> None:
    page = (node(0, "input", kind="text"), node(1, "button", "Submit"))
    assert told("enter-text", Paper(sentence, page)) == [("type", 0, text), ("click", 1, "")]


def test_a_hidden_tab_is_opened_for_its_link() -> None:
    def tabs(link: Box) -> tuple[Node, ...]:
        heads = [node(at, "a", f"Tab #{at + 1}", classes=("ui-tabs-anchor",)) for at in range(2)]
        return (*heads, node(2, "span", "amet", classes=("alink",), box=link))

    hidden, shown = tabs((10.0, 40.0, 0.0, 0.0)), tabs((10.0, 40.0, 60.0, 10.0))
    scene = Paper('Switch between the tabs to find and click on the link "amet".', hidden, hidden, hidden, shown)
    assert told("click-tab-2", scene) == [("click", 1, ""), ("click", 2, "")]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Generate a number less than 5, then press submit.", [7, 5, 4]),
        ("Generate a number greater than 5, then press submit.", [5, 6]),
        ("Generate an odd number, then press submit.", [2, 0, 9]),
        ("Generate an even number, then press submit.", [3, 0]),
    ],
)
def test_numbers_are_drawn_until_one_will_do(sentence: str, numbers: Sequence[int]) -> None:
    def page(number: object) -> tuple[Node, ...]:
        return node(0, "div", str(number), id="display-number"), node(1, "button", "Generate"), node(2, "button", "Submit")

    looks = [look for number in numbers for look in (page("-"), page(number))]
    assert told("generate-number", Paper(sentence, *looks)) == [*[("click", 1, "")] * len(numbers), ("click", 2, "")]


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(LostError, match="no button"):
        told("enter-text", Paper('Enter "Ann" into the text field.', (node(0, "input", kind="text"),)))


def test_a_step_is_scaled_with_both_its_boxes() -> None:
    step = scaled(Step("drag", (1.0, 2.0, 3.0, 4.0), end=(5.0, 6.0, 7.0, 8.0)), 2)
    assert (step.box, step.end) == ((2.0, 4.0, 6.0, 8.0), (10.0, 12.0, 14.0, 16.0))
    assert scaled(Step("key", key="enter")) == Step("key", key="enter")
