"""Rules about the source that no import contract can state."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.source import PACKAGE, called_name, imports, modules, strings

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
TEXT_EDITS = {"QLineEdit", "QTextEdit", "QPlainTextEdit"}
# The writing widget itself, and fields whose text is never kept: a secret, a search, a number.
MAY_EDIT_TEXT = {
    Path("views/widgets/writing.py"),
    Path("views/widgets/writing_editor.py"),
    Path("views/widgets/text_marks.py"),
    Path("views/widgets/passphrase.py"),
    Path("views/widgets/search_field.py"),
    Path("views/widgets/number_field.py"),
}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\brgba?\(")


def layer(path: Path) -> str:
    return path.parts[0]


@pytest.mark.parametrize(("path", "tree"), modules(), ids=[str(path) for path, _ in modules()])
def test_qt_is_used_only_as_far_as_the_layer_may(path: Path, tree: ast.Module) -> None:
    used = {name.split(".")[1] for name in imports(tree) if name.startswith("PySide6.")}
    match layer(path):
        case "presenters":
            assert used <= {"QtCore"}
        case "painting":
            assert used <= {"QtCore", "QtGui", "QtSvg"}
        case "theme":
            assert used <= {"QtCore", "QtGui", "QtSvg", "QtWidgets"}
        case "views" | "app" | "__main__.py":
            assert "QtNetwork" not in used
        case _:
            assert not used


def test_free_text_is_written_in_the_writing_widget_only() -> None:
    found = {
        path
        for path, tree in modules()
        for name in imports(tree)
        if name.rsplit(".", 1)[-1] in TEXT_EDITS and path not in MAY_EDIT_TEXT
    }
    assert found == set()


def test_nothing_is_opened_outside_the_program() -> None:
    """A browser keeps what it showed, and a help line's site is the last that should be there."""
    banned = {"QDesktopServices", "webbrowser", "QWebEngineView", "startfile", "openUrl"}
    openers = {"setOpenExternalLinks", "setOpenLinks"}
    named = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in banned)
        or (isinstance(node, ast.Name) and node.id in banned)
    ]
    imported = [
        str(path)
        for path, tree in modules()
        if banned & {part for name in imports(tree) for part in name.split(".")}
    ]
    told_to = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in openers
        if not (isinstance(node.args[0], ast.Constant) and node.args[0].value is False)
    ]
    commands = [
        f"{path}:{line}"
        for path, tree in modules()
        for line, text in strings(tree)
        if text in {"xdg-open", "open", "start", "explorer"}
        and path.parts[0] in {"views", "presenters", "app"}
        and called_with(tree, line)
    ]
    assert (named, imported, told_to, commands) == ([], [], [], [])


def called_with(tree: ast.Module, line: int) -> bool:
    """Whether a string on this line is handed to something that starts a program."""
    starters = {"run", "Popen", "startDetached", "system", "execv"}
    return any(
        isinstance(node, ast.Call)
        and called_name(node) in starters
        and node.lineno <= line
        and (node.end_lineno or node.lineno) >= line
        for node in ast.walk(tree)
    )


def test_colours_come_from_the_tokens() -> None:
    found = [
        f"{path}:{line} {text!r}"
        for path, tree in modules()
        if layer(path) != "theme"
        for line, text in strings(tree)
        if COLOUR.search(text)
    ]
    assert found == []


def test_one_style_sheet_set_in_one_place() -> None:
    found = [
        str(path)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called_name(node) == "setStyleSheet"
        and layer(path) != "theme"
    ]
    assert found == []


def test_translated_strings_are_literals() -> None:
    """A name or an f-string is never found by lupdate, so it would never be translated."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) == "tr" and node.args
        if not (isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str))
    ]
    assert found == []


def test_translating_goes_by_its_own_name() -> None:
    """Under an alias, lupdate takes the context for the text."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for part in ast.walk(node.value)
        if isinstance(part, ast.Attribute) and part.attr in ("tr", "translate")
        if not any(isinstance(call, ast.Call) and call.func is part for call in ast.walk(node))
    ]
    assert found == []


def test_nothing_waits_in_a_nested_event_loop() -> None:
    banned = {
        "processEvents",
        "QEventLoop",
        "QThread",
        # In PySide6 6.11.3 these take an open dialog away at the next look for garbage.
        "nextInFocusChain",
        "previousInFocusChain",
    }
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        if path.name != "tour.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in banned
    ]
    assert found == []


def test_no_widget_is_asked_for_what_it_doesnt_own() -> None:
    """PySide6 takes these answers for children of who was asked, and lets them go with it."""
    banned = {"nextInFocusChain", "previousInFocusChain", "focusProxy", "screen"}
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in banned
    ]
    assert found == []


def test_modules_are_named_after_what_they_hold() -> None:
    assert [path for path, _ in modules() if path.stem in VAGUE_NAMES] == []


def test_package_files_stay_empty() -> None:
    filled = [
        path
        for path in PACKAGE.rglob("__init__.py")
        if path.parent != PACKAGE and path.read_text(encoding="utf-8").strip()
    ]
    assert filled == []
