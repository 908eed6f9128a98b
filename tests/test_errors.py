"""The tree of errors is the one its docstring draws, and each says what it is."""

from __future__ import annotations

import inspect
import re

import pytest

from agent import errors
from agent.errors import ActError, AgentError, OwnWindowError, Stopped
from models.model import ModelCancelled, ModelError

TREE = {name: kind for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, Exception)}


def test_docstring_draws_all_of_them() -> None:
    drawn = set(re.findall(r"── ([A-Z]\w+)", errors.__doc__ or ""))
    assert drawn == set(TREE)


@pytest.mark.parametrize("kind", TREE.values())
def test_one_root_and_a_docstring_each(kind: type[Exception]) -> None:
    assert issubclass(kind, AgentError)
    assert kind.__doc__
    assert str(kind("What happened: the mend.")) == "What happened: the mend."


def test_own_window_is_refused_as_any_act() -> None:
    assert issubclass(OwnWindowError, ActError)
    assert not issubclass(Stopped, ActError)


def test_models_have_a_tree_of_their_own() -> None:
    assert not issubclass(ModelError, AgentError)
    assert issubclass(ModelCancelled, ModelError)
