"""The picture of DESIGN, where import-linter cannot say it: docstrings, work at import, and that its lists are whole."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("agent", "models", "skills", "ui")
MODULES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
CODE = [path for path in MODULES if path.name != "__init__.py" and not {"ui", "library"} & set(path.relative_to(ROOT).parts)]
LATE = {"pyautogui", "pynput", "mss", "Xlib", "llama_cpp", "rapidocr", "onnxruntime", "PySide6"}
"""Libraries that need a display, or seconds, to import."""
NO_WORK = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def at_import(tree: ast.Module) -> set[str]:
    """Top-level packages that a module's import brings in, those of its functions left out."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def contract(opening: str) -> dict[str, list[str]]:
    """The import contract whose name opens so."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    found: dict[str, list[str]] = next(one for one in contracts if one["name"].startswith(opening))
    return found


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_says_pure_or_edge(path: Path) -> None:
    assert (ast.get_docstring(parsed(path)) or "").startswith(("Pure: ", "Edge: "))


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=name_of)
def test_init_holds_a_docstring_and_nothing_else(path: Path) -> None:
    tree = parsed(path)
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_libraries_of_the_edges_are_imported_late(path: Path) -> None:
    assert not at_import(parsed(path)) & LATE


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_no_work_at_import(path: Path) -> None:
    """Definitions and constants only; `if __name__ == "__main__"` is the one way out."""
    body = [node for node in parsed(path).body if not isinstance(node, NO_WORK)]
    body = [node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    assert all(isinstance(node, ast.If) and "__name__" in ast.unparse(node.test) for node in body), ast.unparse(body[0])


def test_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_module_hides_one_of_the_standard_library() -> None:
    assert not {path.stem for path in CODE} & sys.stdlib_module_names & {"types", "queue", "select", "signal", "time"}


def test_contract_lists_every_pure_and_every_edge_module() -> None:
    rule = contract("Pure modules")
    kinds: dict[str, set[str]] = {"Pure:": set(), "Edge:": set()}
    for path in CODE:
        kinds[(ast.get_docstring(parsed(path)) or "")[:5]].add(module_of(path))
    assert set(rule["source_modules"]) == kinds["Pure:"]
    assert kinds["Edge:"] <= set(rule["forbidden_modules"])
