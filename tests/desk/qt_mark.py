"""Edge: the panel's mark on the screen, by itself, around a place until it is ended; `hung` heeds nothing once it is shown:
`python -m tests.desk.qt_mark LEFT TOP WIDTH HEIGHT [hung]`.
"""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication

from ui.overlay import Ring


def main() -> None:
    application = QApplication(["deskhand"])
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ring = Ring()
    ring.show_at(QRect(*map(int, sys.argv[1:5])), application.primaryScreen().geometry())
    if "hung" in sys.argv:
        QTimer.singleShot(500, signal.pause)
    application.exec()


if __name__ == "__main__":
    main()
