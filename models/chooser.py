"""Edge: the chooser, a small network of our own (`models/brain`) on onnxruntime: of a task and a screen told by names, what to
do next, to whom and with which words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.decide import FEW, Said, decide
from models.model import Cancelled, ModelCancelled, ModelError
from models.situation import Chosen, Encoded, Situation, encode
from models.wordpiece import WordPiece

NETWORK, WORDS = "chooser.onnx", "chooser.txt"
"""The files: the network, and the words it knows, one a line."""
MADE = "deskhand chooser 1"
"""Stands in the network's file: what it is and how it is asked."""
SHIPPED = Path(__file__).parent
MEND = 'reinstall Deskhand, or set `planner = "elements"` in config.toml to do without it'


class OnnxChooser:
    """Implements `models.model.Chooser`."""

    def __init__(self, folder: Path = SHIPPED, threads: int = 2) -> None:
        """Loads the network and its words. Raises ModelError."""
        self._words = WordPiece(_vocabulary(folder / WORDS))
        self._session = _session(folder / NETWORK, threads)

    def choose(self, situation: Situation, cancelled: Cancelled) -> list[Chosen]:
        """See `models.model.Chooser.choose`. One look takes some hundredths of a second; it is not broken off in the middle."""
        if cancelled():
            raise ModelCancelled("The decision was given up.")
        encoded = encode(situation, self._words)
        return decide(self._said(encoded), encoded, FEW)

    def _said(self, encoded: Encoded) -> Said:
        asked = {
            "ids": encoded.ids[None],
            "parts": encoded.parts[None],
            "boxes": encoded.boxes[None],
            "marks": encoded.marks[None],
        }
        try:
            answers = [one[0] for one in self._session.run(None, asked)]
        except Exception as error:
            raise ModelError(f"Deciding failed ({error}): restart, and report it if it happens again.") from error
        return Said(*answers)


def _vocabulary(file: Path) -> dict[str, int]:
    try:
        return {word: at for at, word in enumerate(file.read_text("utf-8").splitlines())}
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"The words of the chooser, {file}, cannot be read: {MEND}.") from error


def _session(file: Path, threads: int) -> Any:
    """Raises ModelError for a file that is missing, broken or of something else."""
    try:
        import onnxruntime
    except (ImportError, OSError) as error:
        raise ModelError(f"The chooser does not load ({error}): reinstall onnxruntime.") from error
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads, settings.inter_op_num_threads, settings.log_severity_level = threads, 1, 4
    # Waiting threads would spin, and the application that is worked on needs the processor too.
    settings.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(str(file), settings, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"The chooser in {file} is missing or broken: {MEND}.") from error
    if session.get_modelmeta().custom_metadata_map.get("made") != MADE:
        raise ModelError(f"{file} is not a chooser that this version can ask: {MEND}.")
    return session
