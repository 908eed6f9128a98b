"""Edge: a model file of the person's own on its way in: one that can see is asked its second file for, and how it is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from agent.machine import model_shelf
from agent.machine.model_shelf import Made, ModelTrouble
from ui.pages.inquiry import Inquiry
from ui.stock import Stock

ENDING = "*.gguf"
PROJECTORS = "*mmproj*.gguf"
"""How the second files of vision models are mostly called."""


class Intake(QObject):
    """Asks in the page's inquiry. What cannot be taken in is told by the process that tries."""

    def __init__(self, page: QWidget, stock: Stock, inquiry: Inquiry) -> None:
        super().__init__(page)
        self._page, self._stock, self._inquiry = page, stock, inquiry

    def pick(self) -> None:
        """The person chooses a file."""
        if file := self._chosen(self.tr("Import a model file"), Path.home()):
            self.look_at(file)

    def look_at(self, file: str) -> None:
        """What only reads is taken in at once."""
        self._inquiry.away()
        match self._made_for(file):
            case Made.SEES:
                self._ask_projector(file)
            case Made.PROJECTOR:
                self._ask_model(file)
            case _:
                self._stock.take_in(file)

    def pair(self, file: str, projector: str) -> None:
        """A vision model's two files; where they do not tell how it is asked, the person says it."""
        self._inquiry.away()
        try:
            dialect = model_shelf.guessed(Path(file), Path(projector))
        except ModelTrouble:
            self._stock.take_in(file, projector)
            return
        if dialect:
            self._stock.take_in(file, projector)
        else:
            self._ask_dialect(file, projector)

    def _made_for(self, file: str) -> Made:
        try:
            return model_shelf.made_for(Path(file))
        except ModelTrouble:
            return Made.READS

    def _ask_projector(self, file: str) -> None:
        text = self.tr(
            "{0} can look at the screen with a second file, its projector, mostly called “mmproj”. Without it, it only reads."
        ).format(Path(file).name)
        self._inquiry.offer(
            text,
            (self.tr("&Without it"), lambda: self._alone(file)),
            (self.tr("Choose the &projector…"), lambda: self._pick_projector(file)),
        )

    def _ask_model(self, projector: str) -> None:
        text = self.tr("{0} is only the part of a model that sees. Choose the model’s own file too.")
        self._inquiry.offer(
            text.format(Path(projector).name), (self.tr("Choose the &model…"), lambda: self._pick_model(projector))
        )

    def _ask_dialect(self, file: str, projector: str) -> None:
        text = self.tr(
            "{0} does not tell which family it is of, and each wants to be asked in its own way. Choose the family; the page "
            "that you got it from names it. “points” is for any other: it only says where something is."
        ).format(Path(file).name)
        go, families = self.tr("&Take it in"), model_shelf.dialects()
        self._inquiry.choose(text, go, lambda chosen: self._speaks(file, projector, chosen), families, self.tr("Family"))

    def _alone(self, file: str) -> None:
        self._inquiry.away()
        self._stock.take_in(file)

    def _pick_projector(self, file: str) -> None:
        beside = sorted(Path(file).parent.glob(PROJECTORS))
        if found := self._chosen(self.tr("Choose the projector"), beside[0] if len(beside) == 1 else Path(file).parent):
            self.pair(file, found)

    def _pick_model(self, projector: str) -> None:
        if found := self._chosen(self.tr("Choose the model"), Path(projector).parent):
            self.pair(found, projector)

    def _speaks(self, file: str, projector: str, dialect: str) -> None:
        self._inquiry.away()
        self._stock.take_in(file, projector, dialect)

    def _chosen(self, title: str, begin: Path) -> str:
        """A file, empty for none; `begin` is the folder, or the file proposed."""
        files = self.tr("Model files ({0});;All files (*)").format(ENDING)
        return QFileDialog.getOpenFileName(self._page, title, str(begin), files)[0]
