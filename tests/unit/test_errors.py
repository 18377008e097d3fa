"""Every problem says what happened, what is safe and what to do, and nothing a person wrote."""

import ast
import errno
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Fact, Problem
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.vault.folder import no_space
from growingus_desktop.vault.problems import from_os_error
from growingus_desktop.vault.sniff import _SIGNATURES
from tests.support.source import called_name, modules


def raised() -> dict[Problem, set[frozenset[str]]]:
    """Which facts each problem is raised with, read from the program's own source."""
    found: dict[Problem, set[frozenset[str]]] = {problem: set() for problem in Problem}
    for _, tree in modules():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and called_name(node) == "AppError" and node.args):
                continue
            names = [
                part.attr for part in ast.walk(node.args[0]) if isinstance(part, ast.Attribute)
            ]
            facts = frozenset(word.arg for word in node.keywords if word.arg)
            for name in set(names) & set(Problem.__members__):
                found[Problem[name]].add(facts)
    return found


def facts_of(names: frozenset[str]) -> dict[str, Fact]:
    return {name: "x" if name in ("file", "looks_like", "cause") else 7 for name in names}


@pytest.mark.parametrize("problem", Problem)
def test_a_problem_is_worded_in_three_parts_and_ends_in_its_code(problem: Problem) -> None:
    for names in raised()[problem] or {frozenset[str]()}:
        words = in_words(AppError(problem, **facts_of(names)))
        for part in (words.happened, words.safe, words.next_step):
            assert part.endswith((".", "?"))
            assert part[0].isupper() or part[0].isdigit()
            assert "{" not in part
            assert problem.value not in part
        assert words.as_text().endswith(f"({problem.value})")


@pytest.mark.parametrize("number", sorted({*errno.errorcode, 0}))
def test_no_error_of_the_file_system_leaves_a_gap_in_the_words(number: int) -> None:
    words = in_words(from_os_error(OSError(number, "/home/someone/secret.txt")))
    assert "{" not in words.as_text()
    assert "secret" not in words.as_text()


@pytest.mark.parametrize("kind", sorted({name for _, name in _SIGNATURES} | {"text"}))
def test_a_foreign_file_is_named_for_what_it_seems_to_be(kind: str) -> None:
    words = in_words(AppError(Problem.NOT_A_VAULT, looks_like=kind))
    assert "it looks like" in words.happened
    assert "not opened or changed" in words.safe


def test_a_full_disk_is_told_with_its_figures_and_without(tmp_path: Path) -> None:
    plenty = in_words(no_space(tmp_path, 1))
    assert plenty.happened == "The disk is full."
    short = in_words(no_space(tmp_path, 10**18))
    assert short.happened.startswith("The disk is full: 1000000000000 MB are needed, ")
    assert "{" not in short.as_text()


def test_what_an_error_carries_can_not_be_changed_and_is_not_printed() -> None:
    error = AppError(Problem.GUIDE_BROKEN, file="mine.md", line=3)
    assert "mine.md" not in str(error)
    with pytest.raises(TypeError):
        error.facts["file"] = "other"  # type: ignore[index]


def test_codes_are_told_apart() -> None:
    assert len({problem.value for problem in Problem}) == len(Problem)
