"""Edge: the card. It shows what is about to happen, where and why it is asked about, and takes the person's answer.

It takes the keyboard only after a moment, so that what somebody was typing elsewhere cannot answer it; no answer is a no.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QWidget

from agent.records import Answer, Card, Decision, Plan, Reply
from ui.corner import corner
from ui.parts import GAP, button, column, label, row, sheet
from ui.phrases import reason, said
from ui.wording import sentence

ARMING = 700
"""Milliseconds before the card heeds the keyboard and the buttons."""
TICK = 200
MARGIN = 1.0
"""Seconds kept back, so that the no arrives before the agent stops waiting."""
WIDTH = 480
EDGE = 24
FRAME = 30
"""Logical pixels for the frame the window manager draws around it."""
CROP = (WIDTH - 40, 190)
"""Logical pixels at most for the picture of the target."""


class ApprovalCard(QWidget):
    """A window of its own; `answered` carries the card's id and the answer, once."""

    answered = Signal(int, object)

    def __init__(self) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
        super().__init__(None, flags | Qt.WindowType.WindowCloseButtonHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("card")
        self._card: Card | None = None
        self._left = 0.0
        self._heading = label("", bold=True, soft=True)
        self._sentence = label("", 1.3, bold=True)
        self._reason = label()
        self._rule = label("", 0.9, soft=True)
        self._crop = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._typed_title = label(self.tr("This text will be typed:"), 0.9, soft=True)
        self._typed = label()
        self._typed.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._answer = QLineEdit()
        self._bar = QProgressBar()
        self._count = label("", 0.9, soft=True)
        self._make_buttons()
        self._picture, self._text = sheet("crop"), sheet()
        self._lay_out()
        self._shortcuts()
        self._ticking = QTimer(self, interval=TICK)
        self._ticking.timeout.connect(self._tick)
        self._arming = QTimer(self, singleShot=True, interval=ARMING)
        self._arming.timeout.connect(self._arm)

    def ask(self, card: Card, plan: Plan | None, folder: Path) -> None:
        """Comes to the front with this card; `folder` is the run's, where its picture lies."""
        self._card, self._left = card, card.seconds - MARGIN
        question, mine = card.verdict.rule == "question", card.verdict.decision is Decision.HAND_OVER
        self._heading.setText(self._title(question, mine))
        self.setWindowTitle(f"Deskhand – {self._title(question, mine)}")
        self._sentence.setText(sentence(plan) if plan and plan.sentence == card.sentence else said(card.sentence))
        self._reason.setText(reason(card.verdict.reason))
        self._rule.setText(self.tr("Rule: {0}").format(card.verdict.rule))
        for why in (self._reason, self._rule):
            why.setHidden(question)
        self._show_crop(folder / card.crop if card.crop else None)
        self._show_typed("" if question else card.typed)
        self._answer.setVisible(question)
        self._answer.clear()
        self._name_buttons(question, mine)
        self._kind.setVisible(card.verdict.category == "named")
        self._enable(False)
        self._tick()
        self._fit()
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(f"{self._sentence.text()}. {self._reason.text()}")
        self._ticking.start()
        self._arming.start()

    def _fit(self) -> None:
        """As tall as its texts need at this width."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedHeight(layout.totalHeightForWidth(WIDTH))

    def away(self) -> None:
        """The card is no longer asked."""
        self._card = None
        self._ticking.stop()
        self._arming.stop()
        self.hide()

    def place(self, room: QRect, avoid: QRect) -> None:
        """Into the corner of the screen (logical pixels) that hides least of what is asked about."""
        self.move(corner(self.sizeHint().expandedTo(self.minimumSize()) + QSize(0, FRAME), room, avoid, EDGE))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is a no."""
        event.ignore()
        self._say(Reply.SKIP)

    def _title(self, question: bool, mine: bool) -> str:
        if question:
            return self.tr("I have a question")
        return self.tr("This one is for you") if mine else self.tr("May I?")

    def _make_buttons(self) -> None:
        self._yes = button("", lambda: self._say(Reply.YES), "main", self.tr("Ctrl+Enter"))
        self._kind = button(
            self.tr("Allow this &kind for this task"),
            lambda: self._say(Reply.YES_KIND),
            hint=self.tr("What this rule is about is not asked again in this task."),
        )
        self._skip = button(self.tr("&Skip"), lambda: self._say(Reply.SKIP), hint=self.tr("Esc"))
        self._stop = button(self.tr("S&top the task"), lambda: self._say(Reply.STOP), "stop")

    def _name_buttons(self, question: bool, mine: bool) -> None:
        yes = self.tr("&Answer") if question else self.tr("I have &done it") if mine else self.tr("&Allow once")
        self._yes.setText(yes)
        self._yes.setAccessibleName(yes.replace("&", ""))
        self._answer.setAccessibleName(self._sentence.text())
        self._answer.setPlaceholderText(self.tr("Your answer"))

    def _lay_out(self) -> None:
        self._picture.setLayout(column(self._crop))
        self._picture.setProperty("sheet", True)
        self._text.setLayout(column(self._typed_title, self._typed, gap=2))
        for box in (self._picture, self._text):
            layout = box.layout()
            assert layout is not None
            layout.setContentsMargins(10, 8, 10, 8)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Time left to answer"))
        whole = column(gap=GAP + 4)
        whole.addLayout(column(self._heading, self._sentence, gap=2))
        for one in (self._picture, self._text):
            whole.addWidget(one)
        whole.addLayout(column(self._reason, self._rule, gap=2))
        whole.addWidget(self._answer)
        whole.addLayout(row(self._yes, self._skip, 1, self._stop))
        whole.addLayout(row(self._kind, 1))
        whole.addLayout(column(self._bar, self._count, gap=4))
        whole.setContentsMargins(20, 18, 20, 16)
        self.setLayout(whole)
        self.setFixedWidth(WIDTH)

    def _shortcuts(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self._say(Reply.YES))
        QShortcut(QKeySequence("Esc"), self, lambda: self._say(Reply.SKIP))
        self._answer.returnPressed.connect(lambda: self._say(Reply.YES))

    def _show_crop(self, file: Path | None) -> None:
        picture = QPixmap(str(file)) if file and file.is_file() else QPixmap()
        self._picture.setHidden(picture.isNull())
        if picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        width, height = (round(side * ratio) for side in CROP)
        if picture.width() > width or picture.height() > height:
            picture = picture.scaled(
                width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        picture.setDevicePixelRatio(ratio)
        self._crop.setPixmap(picture)
        self._crop.setAccessibleName(self.tr("The target, with a crosshair where it would be clicked"))

    def _show_typed(self, text: str) -> None:
        self._text.setVisible(bool(text))
        self._typed.setText(text)

    def _enable(self, on: bool) -> None:
        for one in (self._yes, self._kind, self._skip, self._stop, self._answer):
            one.setEnabled(on)

    def _arm(self) -> None:
        self._enable(True)
        (self._answer if self._answer.isVisible() else self._skip).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        if self._card is None:
            return
        self._left -= TICK / 1000
        self._bar.setRange(0, max(1, round(self._card.seconds * 1000)))
        self._bar.setValue(round(max(0.0, self._left) * 1000))
        keys = self.tr("Ctrl+Enter: yes. Esc: skip.")
        left = self.tr("No answer in {0} s counts as no.").format(max(0, round(self._left)))
        self._count.setText(f"{left} {keys}")
        if self._left <= 0:
            self._give(Reply.NONE)

    def _say(self, reply: Reply) -> None:
        """Heeded once the card is armed."""
        if self._yes.isEnabled():
            self._give(reply)

    def _give(self, reply: Reply) -> None:
        card = self._card
        if card is None:
            return
        text = self._answer.text().strip() if card.verdict.rule == "question" else ""
        if card.verdict.rule == "question" and reply is Reply.YES and not text:
            return
        self.away()
        self.answered.emit(card.id, Answer(reply, text if reply is Reply.YES else ""))
