"""The program's own source, parsed once for the tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "growingus_desktop"


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module as (path inside the package, syntax tree)."""
    return tuple(
        (path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def imports(tree: ast.Module) -> Iterator[str]:
    """Every imported name in full, such as ``PySide6.QtCore.QObject``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called_name(node: ast.Call) -> str:
    """The last part of what a call calls, such as ``tr`` in ``self.tr(…)``."""
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every string literal that is not a docstring, with its line."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        written = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if written and id(node) not in docstrings:
            yield node.lineno, node.value


TRANSLATING = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
"""What marks a string as shown to a person, and which of its arguments is the string."""


def shown_words() -> Iterator[tuple[str, str]]:
    """Every string of the window, as (module and line, words)."""
    for path, tree in modules():
        for node in ast.walk(tree):
            at = TRANSLATING.get(called_name(node)) if isinstance(node, ast.Call) else None
            if at is None or not isinstance(node, ast.Call) or len(node.args) <= at:
                continue
            given = node.args[at]
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield f"{path}:{node.lineno}", given.value
