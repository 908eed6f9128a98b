"""The pages of models, settings and rules and the first steps: every control has a name, every setting a field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTableView, QWidget

from agent.settings import Settings
from tests.desk.panel import offscreen
from ui.firstrun import FirstRun
from ui.pages.fields import ELSEWHERE, FIELDS, shaped
from ui.pages.models import ModelsPage
from ui.pages.rules import RulesPage
from ui.pages.settings import SettingsPage
from ui.stock import Stock

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTableView)


def inner(one: QWidget) -> bool:
    """A part of a control that Qt made, such as the line of a number or the corner of a table."""
    parent = one.parentWidget()
    return isinstance(parent, (QAbstractSpinBox, QTableView, QLineEdit))


@pytest.mark.parametrize("page", ["models", "settings", "rules", "first steps"])
def test_every_control_has_a_name(page: str) -> None:
    offscreen()
    ways: dict[str, Callable[[], QWidget]] = {
        "models": ModelsPage,
        "settings": SettingsPage,
        "rules": RulesPage,
        "first steps": lambda: FirstRun(Settings(), Stock()),
    }
    made = ways[page]()
    if hasattr(made, "refresh"):
        made.refresh()
    found = [one for one in made.findChildren(QWidget) if isinstance(one, CONTROLS) and not inner(one)]
    assert len(found) > 1
    hidden = [one for one in found if one.isHidden()]
    assert [f"{type(one).__name__} {one.objectName()}" for one in found if one not in hidden and not one.accessibleName()] == []


def test_every_setting_has_a_field_with_words() -> None:
    assert {one.field.key for one in shaped()} == set(Settings.__struct_fields__) - ELSEWHERE
    assert {one.key for one in FIELDS} == set(Settings.__struct_fields__) - ELSEWHERE


def test_kinds_follow_from_the_types() -> None:
    kinds = {one.field.key: one.kind for one in shaped()}
    assert kinds["mode"] == "choice"
    assert kinds["keep_days"] == "whole"
    assert kinds["max_seconds"] == "number"
    assert kinds["yield_to_person"] == "switch"
    assert kinds["stop_key"] == "keys"
    assert kinds["deny_apps"] == "names"
