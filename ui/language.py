"""Edge: the language of the panel: the one in the settings, else the system's; English where there is no other."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


def speak(application: QCoreApplication, language: str) -> None:
    """Loads the words in place of those that were loaded; a language that is not there leaves English."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    folder = str(resources.files("ui").joinpath("i18n"))
    own = folder if _load(application, locale, "deskhand", folder) else ""
    if not own:
        _load(application, QLocale("en"), "deskhand", folder)
    _load(application, locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _load(application: QCoreApplication, locale: QLocale, name: str, folder: str) -> bool:
    words = QTranslator(application)
    return words.load(locale, name, "_", folder) and application.installTranslator(words)
