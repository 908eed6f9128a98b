"""Edge: an agent of a few lines that speaks the protocol, so that the panel can be driven without a model.

What it does is in the task: `ask`, `named`, `typing`, `secret`, `preview`, `question`, `hand over`, `moved`, `frames`, `crash`,
`nonsense`, `hang`, `long`; every line that it received is written to the file named by `SCRIPTED_LOG`.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from pathlib import Path

import cv2
import numpy as np

from agent import places
from agent.action import Done, LeftClick, Type
from agent.gating.change import changed
from agent.geometry import Box, Monitor, Point
from agent.protocol import (
    Acted,
    Asking,
    Bind,
    Bound,
    Call,
    Called,
    Changed,
    Command,
    Decided,
    Event,
    Finished,
    Framed,
    Loading,
    Observed,
    Pause,
    Paused,
    Planned,
    Ready,
    Reply,
    Resume,
    Resumed,
    Shutdown,
    Start,
    Started,
    Stop,
    Verified,
    command,
    line,
)
from agent.records import (
    Ahead,
    Answer,
    Card,
    Decision,
    Element,
    Frame,
    Observation,
    Outcome,
    Plan,
    Result,
    Role,
    Status,
    Step,
    Timing,
    Verdict,
    Window,
)
from agent.records import Reply as Said

FREE = Verdict(Decision.ALLOW, "free", "Nothing here needs asking.")
NAMED = Verdict(Decision.ASK, "log-in", "This logs in. (the button says “Log in”)", "named")
DELETE = Verdict(Decision.ASK, "delete", "This deletes something. (the button says “Delete draft”)", "ask")
MINE = Verdict(Decision.HAND_OVER, "password", "A password, a PIN or a secret code is for you to type.", "hand_over")
NEW_TEXT = Verdict(Decision.ASK, "new-text", "The text to type is not in your task.", "named")
PREVIEW = Verdict(Decision.ASK, "preview", "These steps come next.", "named")
QUESTION = Verdict(Decision.ASK, "question", "I need to know.", "ask")
SIZE = (1280, 800)
PICTURES = 30
WINDOW = Window(1, "Letter to Anna", "editor", Box(160, 90, 860, 560))
ELEMENTS = (
    Element(1, Role.FIELD, "Name", Box(300, 180, 420, 36), value="Anna"),
    Element(2, Role.FIELD, "Subject", Box(300, 240, 420, 36), state=("empty",)),
    Element(3, Role.CHECK_BOX, "News", Box(300, 300, 90, 22), state=("off",)),
    Element(4, Role.BUTTON, "Delete draft", Box(300, 580, 150, 40)),
    Element(5, Role.BUTTON, "Save", Box(860, 580, 120, 40)),
)

SUBJECT = Plan(Type("Anna", ELEMENTS[1].box.centre), "Type “Anna” in field Subject (empty)", ELEMENTS[1])
DRAFT = Plan(LeftClick(ELEMENTS[3].box.centre), "Click button Delete draft", ELEMENTS[3])
TICK = Plan(LeftClick(ELEMENTS[2].box.centre), "Click check box News (off)", ELEMENTS[2])
SAVE = Plan(LeftClick(ELEMENTS[4].box.centre), "Click button Save", ELEMENTS[4])
SECRET = Plan(Type("{secret:bank}", ELEMENTS[0].box.centre), "Type “{secret:bank}” in field Name", ELEMENTS[0])
SEEN = {"Type": "The field Subject reads “Anna”.", "LeftClick": "Gone: button Delete draft"}


SEEN_BY = Observation(Frame(np.zeros((1, 1, 3), np.uint8), Monitor(1, Box(0, 0, *SIZE)), 0.0), ELEMENTS, ())


class Script:
    """One task at a time, as its words say."""

    def __init__(self) -> None:
        self.inbox: queue.Queue[Command] = queue.Queue()
        self.log = Path(os.environ["SCRIPTED_LOG"])
        self.pace = float(os.environ.get("SCRIPTED_PACE", "0.05"))
        self.step = 0
        self.held: list[Command] = []

    def serve(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()
        _say(Loading("Loading the model smollm2-135m", 0.4))
        self._rest(float(os.environ.get("SCRIPTED_LOADING", "0.1")))
        _say(Bound("<ctrl>+<alt>+<esc>", "<ctrl>+<alt>+<space>", os.environ.get("SCRIPTED_BOUND", "")))
        _say(Ready("smollm2-135m"))
        while True:
            match self.inbox.get():
                case Start(task=task):
                    self._run(task)
                case Shutdown():
                    return
                case _:
                    continue

    def _listen(self) -> None:
        for text in sys.stdin:
            with self.log.open("a") as file:
                file.write(text)
            self._take(command(text))
        self.inbox.put(Shutdown())

    def _take(self, said: Command) -> None:
        """At once what is no part of a run."""
        match said:
            case Call():
                _say(Called(WINDOW, os.environ.get("SCRIPTED_SELECTION", ""), os.environ.get("SCRIPTED_CLIPBOARD", "")))
            case Bind(stop_key=stop, delegate_key=delegate):
                _say(Bound(stop, delegate))
            case _:
                self.inbox.put(said)

    def _run(self, task: str) -> None:
        folder = places.runs() / f"scripted-{time.monotonic_ns()}"
        (folder / "frames").mkdir(parents=True)
        self.step = 0
        self.folder = folder
        _say(Started(task, folder.name))
        status, reason = self._play(task)
        proof = (f"{SAVE.sentence}: {SEEN['LeftClick']}",) if status is Status.DONE else ()
        _say(Finished(status, reason, self.step, 12.4, "", proof, folder.name))
        (folder / "report.html").write_text("<h1>Report</h1>")

    def _play(self, task: str) -> tuple[Status, str]:  # noqa: C901 - one line a word of the task
        self._frame(False)
        if "nonsense" in task:
            sys.stdout.write('Segmentation fault? no: {"event": 7}\n')
            sys.stdout.flush()
        if "hang" in task:
            time.sleep(1000)
        if "long" in task:
            return self._long()
        if "frames" in task:
            return self._frames()
        if "moved" in task:
            return self._moved()
        if "preview" in task:
            return self._preview()
        if "question" in task:
            reply = self._ask(Plan(Done(), "Which of the two letters do you mean?"), QUESTION)
            return Status.DONE, f"Done. You said {reply.text}"
        self._turn(SUBJECT, FREE)
        if "crash" in task:
            os.abort()
        return self._asked(task)

    def _asked(self, task: str) -> tuple[Status, str]:
        """What the gate asks about, and a click that it does not."""
        asked = {"named": (DRAFT, NAMED), "ask": (DRAFT, DELETE), "hand over": (DRAFT, MINE)}
        asked |= {"typing": (SUBJECT, NEW_TEXT), "secret": (SECRET, NEW_TEXT)}
        for word, (plan, verdict) in asked.items():
            answer = self._turn(plan, verdict) if word in task else None
            if answer is not None and answer.reply is Said.STOP:
                return Status.STOPPED, "You stopped the run."
        self._turn(SAVE, FREE)
        return Status.DONE, "Done."

    def _long(self) -> tuple[Status, str]:
        """Steps until told to stop."""
        for _ in range(int(os.environ.get("SCRIPTED_STEPS", "500"))):
            self._turn(TICK, FREE)
            if self._stopped():
                return Status.STOPPED, "You stopped the run."
            self._rest(self.pace)
        return Status.OUT_OF_LIMITS, "500 steps were not enough."

    def _frames(self) -> tuple[Status, str]:
        """A new picture with 150 elements at each turn of the pace, as quick as any agent, until told to stop."""
        many = tuple(Element(at, Role.TEXT, f"word {at}", Box(at % 15 * 84, at // 15 * 66, 60, 22)) for at in range(1, 150))
        for at in range(PICTURES):
            picture = _screen(False)
            cv2.rectangle(picture, (80, 680), (1200, 780), (at * 8, 200, 255 - at * 8), -1)
            cv2.imwrite(str(self.folder / f"frames/{at}.png"), picture)
        for number in range(100_000):
            _say(Framed(1, f"frames/{number % PICTURES}.png", Monitor(1, Box(0, 0, *SIZE)), WINDOW))
            _say(Observed(1, many, (), 0.6))
            if self._stopped():
                break
            self._rest(self.pace)
        return Status.STOPPED, "You stopped the run."

    def _moved(self) -> tuple[Status, str]:
        """The person moves the mouse after the first step."""
        self._turn(SUBJECT, FREE)
        _say(Paused("person", "moved"))
        if self._stopped(True):
            return Status.STOPPED, "You stopped the run."
        _say(Resumed())
        self._turn(SAVE, FREE)
        return Status.DONE, "Done."

    def _preview(self) -> tuple[Status, str]:
        plans = (SUBJECT, TICK, SAVE)
        steps = tuple(
            Ahead(number, plan.sentence, plan.target, getattr(plan.action, "point", None), getattr(plan.action, "text", ""))
            for number, plan in enumerate(plans, 1)
        )
        self._turn(SUBJECT, PREVIEW, steps)
        for plan in plans[1:]:
            self._turn(plan, FREE)
        return Status.DONE, "Done."

    def _stopped(self, paused: bool = False) -> bool:
        """Whether `stop` came; waits while paused."""
        while paused or not self.inbox.empty():
            said = self.inbox.get()
            if isinstance(said, (Stop, Shutdown)):
                return True
            if isinstance(said, Pause):
                paused = True
                _say(Paused("asked"))
            elif isinstance(said, Resume):
                paused = False
                _say(Resumed())
        return False

    def _turn(self, plan: Plan, verdict: Verdict, steps: tuple[Ahead, ...] = ()) -> Answer | None:
        self.step += 1
        _say(Planned(self.step, plan, 0.4))
        self._rest(self.pace)
        answer = self._ask(plan, verdict, steps) if verdict.decision in (Decision.ASK, Decision.HAND_OVER) else None
        if answer is not None and answer.reply is Said.CHANGE:
            plan = changed(plan, answer, SEEN_BY)
            _say(Changed(self.step, plan))
        _say(Decided(self.step, verdict, answer))
        good = answer is None or answer.reply in (Said.YES, Said.YES_KIND, Said.CHANGE)
        seen = SEEN[type(plan.action).__name__]
        outcome = Outcome(Result.CONFIRMED, seen) if good else Outcome(Result.NOT_DONE, verdict.reason)
        if good:
            _say(Acted(self.step, plan.sentence, 0.05))
            self._frame(True)
        _say(
            Verified(self.step, outcome, Step(self.step, plan, verdict, outcome, answer, timing=Timing(0.1, 0.6, 0.4, act=0.2)))
        )
        self._rest(self.pace)
        return answer

    def _ask(self, plan: Plan, verdict: Verdict, steps: tuple[Ahead, ...] = ()) -> Answer:
        number = self.step + 10
        point = plan.target.box.centre if plan.target else None
        crop = self._crop(plan.target, point) if plan.target and point else ""
        typed = plan.action.text if isinstance(plan.action, Type) else ""
        seconds = float(os.environ.get("SCRIPTED_CARD", "30"))
        card = Card(number, plan.sentence, verdict, plan.target, point, typed, crop, seconds, steps)
        _say(Asking(self.step, card))
        while True:
            said = self.inbox.get()
            if isinstance(said, Reply) and said.card == number:
                return said.answer
            if isinstance(said, (Stop, Shutdown)):
                return Answer(Said.STOP)

    def _frame(self, filled: bool) -> None:
        picture = _screen(filled)
        name = f"frames/{'b' if filled else 'a'}.png"
        self._keep(name, picture)
        _say(Framed(self.step + 1, name, Monitor(1, Box(0, 0, *SIZE)), WINDOW))
        _say(Observed(self.step + 1, ELEMENTS, (Box(0, 0, *SIZE),), 0.6))

    def _crop(self, target: Element, point: Point) -> str:
        box = target.box.grown(60)
        part = _screen(False)[box.top : box.bottom, box.left : box.right].copy()
        at = (int(point.x) - box.left, int(point.y) - box.top)
        cv2.drawMarker(part, at, (38, 38, 220), cv2.MARKER_CROSS, 24, 2)
        self._keep("frames/crop.png", part)
        return "frames/crop.png"

    def _keep(self, name: str, picture: np.ndarray) -> None:
        """Whole at once, as the real agent's: the panel may be reading the one before."""
        part = self.folder / "frames/part.png"
        cv2.imwrite(str(part), picture)
        part.replace(self.folder / name)

    def _rest(self, seconds: float) -> None:
        time.sleep(seconds)


def _screen(filled: bool) -> np.ndarray:
    """A desktop with a form, as the agent would have seen it."""
    picture = np.full((SIZE[1], SIZE[0], 3), (96, 84, 74), np.uint8)
    cv2.rectangle(picture, (160, 90), (1020, 650), (250, 250, 250), -1)
    cv2.rectangle(picture, (160, 90), (1020, 126), (230, 226, 222), -1)
    cv2.putText(picture, WINDOW.title, (180, 115), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (40, 40, 40), 1, cv2.LINE_AA)
    for element in ELEMENTS:
        box = element.box
        cv2.rectangle(picture, (box.left, box.top), (box.right, box.bottom), (170, 165, 160), 1)
        text = element.value or ("Anna" if filled and element.id == 2 else "") if element.role is Role.FIELD else element.text
        cv2.putText(
            picture, text, (box.left + 12, box.bottom - 11), cv2.FONT_HERSHEY_SIMPLEX, 0.55, (40, 40, 40), 1, cv2.LINE_AA
        )
        if element.role is Role.FIELD:
            cv2.putText(
                picture, element.text, (190, box.bottom - 11), cv2.FONT_HERSHEY_SIMPLEX, 0.55, (90, 90, 90), 1, cv2.LINE_AA
            )
    return picture


def _say(event: Event) -> None:
    sys.stdout.write(line(event) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    Script().serve()
