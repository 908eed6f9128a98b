"""Edge: the card. It shows what is about to happen, where and why it is asked about, and takes the person's answer.

It takes the keyboard only after a moment, so that what somebody was typing elsewhere cannot answer it; no answer is a no.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QWidget

from agent.gating.change import under
from agent.geometry import Point
from agent.records import Answer, Card, Decision, Reply
from ui.ahead import AheadView
from ui.buttons import AnswerButtons
from ui.corner import corner
from ui.crop import around, scaled
from ui.parts import GAP, column, label, sheet
from ui.phrases import reason, said
from ui.picture import Picker, picture
from ui.state import Sight
from ui.typed import Typed, is_secret
from ui.wording import dots, element_words, point_words, sentence

ARMING = 700
"""Milliseconds without a key before the card heeds the keyboard and the buttons."""
TICK = 200
MARGIN = 1.0
"""Seconds kept back, so that the no arrives before the agent stops waiting."""
WIDTH, WIDE = 480, 860
"""Logical pixels of a card, and of one with a picture of the whole screen."""
INSET = 20
CROP = QSize(WIDTH - 2 * INSET - 20, 190)
"""At most for the picture of the target."""
EDGE = 24
FRAME = 30
"""Logical pixels for the frame the window manager draws around it."""


class ApprovalCard(QWidget):
    """A window of its own; `answered` carries the card's id and the answer, once. `picking` says whether the whole screen is
    shown to pick a target from."""

    answered = Signal(int, object)
    picking = Signal(bool)

    def __init__(self) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
        super().__init__(None, flags | Qt.WindowType.WindowCloseButtonHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("card")
        self._card: Card | None = None
        self._sight, self._frame, self._small = Sight(), QPixmap(), QPixmap()
        self._room = QRect()
        self._point: Point | None = None
        self._left, self._armed = 0.0, False
        self._heading = label("", bold=True, soft=True)
        self._sentence = label("", 1.3, bold=True)
        self._reason, self._rule = label(), label("", 0.9, soft=True)
        self._crop = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture = sheet("crop")
        self._typed, self._ahead = Typed(), AheadView()
        self._answer, self._bar = QLineEdit(), QProgressBar()
        self._count = label("", 0.9, soft=True)
        self._buttons = AnswerButtons()
        self._picker = Picker()
        self._lay_out()
        self._listen()
        self._ticking = QTimer(self, interval=TICK)
        self._ticking.timeout.connect(self._tick)
        self._arming = QTimer(self, singleShot=True, interval=ARMING)
        self._arming.timeout.connect(self._arm)

    def ask(self, card: Card, sight: Sight, folder: Path) -> None:
        """Comes to the front with this card; `sight` is what it was made on, `folder` the run's, where its pictures lie."""
        self._picker.hide()
        self._card, self._sight, self._left = card, sight, card.seconds - MARGIN
        self._frame = picture(folder / sight.frame.file if sight.frame and sight.frame.file else None)
        self._small = picture(folder / card.crop if card.crop and not card.steps[1:] else None)
        self._answer.clear()
        self._show(card)
        self._enable(False)
        self._tick()
        self._ticking.start()
        self._arming.start()

    @property
    def picked(self) -> Point | None:
        """The target that was picked instead, in image pixels."""
        return self._point

    def away(self) -> None:
        """The card is no longer asked."""
        self._card = self._point = None
        self._ticking.stop()
        self._arming.stop()
        self._picker.hide()
        self.hide()

    def place(self, room: QRect, avoid: QRect) -> None:
        """Into the corner of the screen (logical pixels) that hides least of what is asked about."""
        self._room = room
        self.move(corner(QSize(self.width(), self.height() + FRAME), room, avoid, EDGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rearm()
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is a no."""
        event.ignore()
        self._say(Reply.SKIP)

    def _show(self, card: Card) -> None:
        """As the agent made it."""
        self._point = None
        self._say_what(card)
        self._ahead.setVisible(bool(card.steps[1:]))
        if card.steps[1:]:
            self._ahead.show_steps(card, self._frame, self._width - 2 * INSET)
        self._show_crop(self._small)
        self._typed.show_card(card)
        self._typed.setVisible(bool(card.typed) and not _is_question(card) and not card.steps[1:])
        self._answer.setVisible(_is_question(card))
        self._buttons.show_card(card, self._can_change(card))
        self._fit()

    def _fit(self) -> None:
        """As tall as its texts need at this width; it stays on the screen when it grows."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        self.setFixedSize(self._width, layout.totalHeightForWidth(self._width))
        if self.isVisible():
            self.move(self.x(), min(self.y(), max(self._room.top(), self._room.bottom() - self.height() - EDGE)))

    @property
    def _width(self) -> int:
        wide = self._card is not None and bool(self._card.steps[1:]) and not self._frame.isNull()
        return min(WIDE, self.screen().availableGeometry().width() - 2 * EDGE) if wide else WIDTH

    def _say_what(self, card: Card) -> None:
        title, words = self._title(card), self._words(card)
        self._heading.setText(title)
        self.setWindowTitle(f"Deskhand – {title}")
        self._sentence.setText(words)
        self._reason.setText(reason(card.verdict.reason))
        self._rule.setText(self.tr("Rule: {0}").format(card.verdict.rule))
        for why in (self._reason, self._rule):
            why.setHidden(_is_question(card) or bool(card.steps))
        self._answer.setAccessibleName(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{words}. {self._reason.text()}")

    def _title(self, card: Card) -> str:
        if _is_question(card):
            return self.tr("I have a question")
        if card.steps:
            return self.tr("May I go on like this?")
        return self.tr("This one is for you") if card.verdict.decision is Decision.HAND_OVER else self.tr("May I?")

    def _words(self, card: Card) -> str:
        if card.steps[1:]:
            return self.tr("The next steps, one after the other")
        plan = self._sight.plan
        words = sentence(plan) if plan and plan.sentence == card.sentence else said(card.sentence)
        return dots(words, card.typed) if is_secret(card) else words

    def _can_change(self, card: Card) -> bool:
        """One step of the agent's, with something in it that could be otherwise."""
        theirs = card.verdict.decision is Decision.HAND_OVER or _is_question(card) or bool(card.steps[1:])
        return not theirs and (self._typed.can_change or self._can_pick(card))

    def _can_pick(self, card: Card) -> bool:
        return card.point is not None and not self._frame.isNull()

    def _lay_out(self) -> None:
        self._picture.setLayout(column(self._crop))
        self._picture.setProperty("sheet", True)
        self._answer.setPlaceholderText(self.tr("Your answer"))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Time left to answer"))
        whole = column(gap=GAP + 4)
        whole.addLayout(column(self._heading, self._sentence, gap=2))
        for one in (self._ahead, self._picture, self._typed):
            whole.addWidget(one)
        whole.addLayout(column(self._reason, self._rule, gap=2))
        whole.addWidget(self._answer)
        whole.addWidget(self._buttons)
        whole.addLayout(column(self._bar, self._count, gap=4))
        whole.setContentsMargins(INSET, 18, INSET, 16)
        self.setLayout(whole)

    def _listen(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self._say(Reply.YES))
        QShortcut(QKeySequence("Esc"), self, self._escape)
        self._answer.returnPressed.connect(lambda: self._say(Reply.YES))
        self._buttons.said.connect(self._say)
        self._buttons.changing.connect(self._change)
        self._buttons.picking.connect(self._pick)
        self._typed.changed.connect(self._allow)
        self._picker.picked.connect(self._picked)
        self._picker.closed.connect(self._unpicked)

    def _show_crop(self, shown: QPixmap) -> None:
        self._picture.setHidden(shown.isNull())
        if not shown.isNull():
            self._crop.setPixmap(scaled(shown, CROP, self.devicePixelRatioF()))
            self._crop.setAccessibleName(self.tr("The target, with a crosshair where it would be clicked"))

    def _change(self, on: bool) -> None:
        """Text is changed where it stands; where there is only a target, that is picked at once."""
        card = self._card
        if card is None or not self._armed:
            return
        if not on:
            self._show(card)
            self.picking.emit(False)
            self._buttons.rest()
            return
        self._buttons.change(True, self._can_pick(card))
        self._typed.edit(self._typed.can_change)
        self._fit()
        if not self._typed.can_change:
            self._pick()

    def _pick(self) -> None:
        if self._card is not None and self._card.point is not None:
            at = self._point or self._card.point
            self.picking.emit(True)
            self._picker.begin(self._frame, self._sight.elements, at, self.screen().availableGeometry())

    def _picked(self, at: Point) -> None:
        """The card shows the target that was picked instead."""
        found = under(at, self._sight.elements)
        self._point = at
        self._front()
        self._show_crop(around(self._frame, at, found))
        self._sentence.setText(self.tr("Here instead: {0}").format(element_words(found) if found else point_words(at)))
        self._fit()
        self._buttons.rest()

    def _unpicked(self) -> None:
        self._front()
        if self._point is None and not self._typed.can_change:
            self._change(False)

    def _front(self) -> None:
        self.picking.emit(False)
        self.raise_()
        self.activateWindow()

    def _escape(self) -> None:
        """First what is being changed goes back to what it was; then it is a no."""
        if self._buttons.are_changing:
            self._change(False)
        else:
            self._say(Reply.SKIP)

    def _allow(self) -> None:
        """A step cannot be done without its text."""
        self._buttons.allow(self._armed and (bool(self._typed.text.strip()) or not self._typed.can_change))

    def _enable(self, on: bool) -> None:
        self._armed = on
        self._buttons.enable(on)
        self._answer.setEnabled(on)

    def _rearm(self) -> None:
        """Somebody is still typing what was not meant for it."""
        if not self._armed:
            self._arming.start()

    def _arm(self) -> None:
        self._enable(True)
        if self._answer.isVisible():
            self._answer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._buttons.rest()

    def _tick(self) -> None:
        if self._card is None:
            return
        self._left -= TICK / 1000
        self._bar.setRange(0, max(1, round(self._card.seconds * 1000)))
        self._bar.setValue(round(max(0.0, self._left) * 1000))
        left = self.tr("No answer in {0} s counts as no.").format(max(0, round(self._left)))
        keys = self.tr("Ctrl+Enter: do it so. Esc: leave as it was.")
        keys = keys if self._buttons.are_changing else self.tr("Ctrl+Enter: yes. Esc: skip.")
        self._count.setText(f"{left} {keys}")
        self._picker.tell_left(left)
        if self._left <= 0:
            self._give(Answer(Reply.NONE))

    def _say(self, reply: Reply) -> None:
        """Heeded once the card is armed."""
        card = self._card
        self._rearm()
        if card is None or not self._armed:
            return
        text = self._answer.text().strip()
        if reply is not Reply.YES:
            self._give(Answer(reply))
        elif _is_question(card):
            self._give(Answer(reply, text)) if text else None
        elif self._typed.text.strip() or not self._typed.can_change:
            self._give(self._changed())

    def _changed(self) -> Answer:
        """Yes, or the step as it was changed."""
        text = self._typed.text if self._typed.is_other else ""
        return Answer(Reply.CHANGE, text, self._point) if text or self._point else Answer(Reply.YES)

    def _give(self, answer: Answer) -> None:
        card = self._card
        if card is not None:
            self.away()
            self.answered.emit(card.id, answer)


def _is_question(card: Card) -> bool:
    return card.verdict.rule == "question"
