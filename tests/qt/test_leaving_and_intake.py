"""Letting everything out and taking it in again, by their dialogs."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.openers import Opener
from growingus_desktop.presenters.intake import IntakePresenter
from growingus_desktop.presenters.leaving import LeavingAs, LeavingPresenter
from growingus_desktop.store.rows_out import Leaving, everything
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.intake import IntakeDialog
from growingus_desktop.views.leaving import LeavingDialog
from tests.support.scopes import Unlocked, unlocked
from tests.support.vaults import MARKER


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    scope = unlocked(qtbot)
    opener = Opener(title="Sundays", words=f"the {MARKER}", raw="never for anyone")
    scope.vault.submit(lambda session: session.add(opener)).result()
    yield scope
    scope.close()


def at_once(
    work: Callable[[], Any],
    then: Callable[[Any], None],
    failed: Callable[[AppError], None] | None = None,
) -> None:
    try:
        answer = work()
    except AppError as error:
        assert failed is not None
        failed(error)
    else:
        then(answer)


@pytest.fixture
def leaving(behind: Unlocked, tmp_path: Path) -> LeavingPresenter:
    return LeavingPresenter(behind.scope, at_once, tmp_path / "vault")


class Backups:
    """Makes backups that only count, or none."""

    def __init__(self) -> None:
        self.made = 0
        self.refusal: AppError | None = None

    def __call__(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        if self.refusal is not None:
            failed(self.refusal)
            return
        self.made += 1
        then()


def rows(behind: Unlocked) -> int:
    return len(behind.vault.submit(lambda session: everything(session, Leaving())).result().value)


def test_everything_is_written_where_the_person_points(
    behind: Unlocked, leaving: LeavingPresenter, tmp_path: Path
) -> None:
    assert leaving.suggested_name() == "growing-us-2026-11-22.jsonl"
    leaving.write(tmp_path / "mine")
    behind.settle()
    lines = (tmp_path / "mine.jsonl").read_text().splitlines()
    assert json.loads(lines[1])["row"]["words"] == f"the {MARKER}"
    assert "never for anyone" not in "".join(lines)
    assert "can read it" in leaving.state.said
    leaving.choose(kind=LeavingAs.COPY, let_out=True)
    leaving.write(tmp_path / leaving.suggested_name())
    behind.settle()
    assert "never for anyone" in (tmp_path / "growing-us-2026-11-22.md").read_text()


def test_a_file_that_is_there_goes_only_on_a_second_word(
    qtbot: QtBot, behind: Unlocked, leaving: LeavingPresenter, tmp_path: Path, theme: Theme
) -> None:
    target = tmp_path / "mine.jsonl"
    target.write_text("before")
    dialog = LeavingDialog(leaving, lambda _name: target)
    qtbot.addWidget(dialog)
    dialog.findChild(QWidget, "writeExport").click()  # type: ignore[attr-defined]
    behind.settle()
    assert target.read_text() == "before"
    assert leaving.state.problem is not None
    assert leaving.state.problem.code == Problem.FILE_EXISTS.value
    dialog.findChild(QWidget, "replaceExport").click()  # type: ignore[attr-defined]
    behind.settle()
    assert MARKER in target.read_text()
    assert leaving.state.problem is None


def test_nothing_readable_is_put_beside_the_vault(
    behind: Unlocked, leaving: LeavingPresenter, tmp_path: Path
) -> None:
    (tmp_path / "vault").mkdir()
    leaving.write(tmp_path / "vault" / "mine.jsonl")
    behind.settle()
    assert leaving.state.problem is not None
    assert leaving.state.problem.code == Problem.INSIDE_VAULT_FOLDER.value
    assert list((tmp_path / "vault").iterdir()) == []


def test_a_file_is_looked_at_then_backed_up_for_then_taken_in(
    qtbot: QtBot, behind: Unlocked, leaving: LeavingPresenter, tmp_path: Path, theme: Theme
) -> None:
    target = tmp_path / "mine.jsonl"
    leaving.write(target)
    behind.settle()
    behind.vault.submit(
        lambda session: session.connection().exec_driver_sql("DELETE FROM opener")
    ).result()
    back_up = Backups()
    presenter = IntakePresenter(behind.scope, at_once, back_up)
    dialog = IntakeDialog(presenter, lambda: target)
    qtbot.addWidget(dialog)
    dialog.findChild(QWidget, "chooseImport").click()  # type: ignore[attr-defined]
    behind.settle()
    assert presenter.state.may_take_in
    assert (rows(behind), back_up.made) == (0, 0)
    dialog.findChild(QWidget, "takeInFile").click()  # type: ignore[attr-defined]
    behind.settle()
    assert (rows(behind), back_up.made) == (1, 1)
    presenter.look_at(target)
    behind.settle()
    assert presenter.state.problem is not None
    assert presenter.state.problem.code == Problem.IMPORT_NOTHING_NEW.value
    assert not presenter.state.may_take_in


def test_rows_that_do_not_fit_are_named_and_the_others_offered(
    behind: Unlocked, tmp_path: Path
) -> None:
    target = tmp_path / "given.jsonl"
    good = {"id": 1, "uid": "a" * 32, "day": "2026-02-01", "line": MARKER}
    bad = {"id": 2, "uid": "b" * 32, "day": "2026-02-31", "line": MARKER}
    lines: list[object] = [{"format": "growing-us-entries", "version": 1}]
    lines += [{"table": "moment", "row": row} for row in (good, bad)]
    target.write_text("\n".join(map(json.dumps, lines)))
    presenter = IntakePresenter(behind.scope, at_once, Backups())
    presenter.look_at(target)
    behind.settle()
    state = presenter.state
    assert state.problem is not None
    assert state.problem.happened == "1 of 2 entries can be imported; 1 can’t."
    assert state.bad == ("line 3: a moment",)
    assert state.may_take_in
    assert MARKER not in f"{state}"


def test_without_a_backup_nothing_is_taken_in(
    behind: Unlocked, leaving: LeavingPresenter, tmp_path: Path
) -> None:
    target = tmp_path / "mine.jsonl"
    leaving.write(target)
    behind.settle()
    behind.vault.submit(
        lambda session: session.connection().exec_driver_sql("DELETE FROM opener")
    ).result()
    back_up = Backups()
    back_up.refusal = AppError(Problem.BACKUP_UNVERIFIED)
    presenter = IntakePresenter(behind.scope, at_once, back_up)
    presenter.look_at(target)
    behind.settle()
    presenter.take_in()
    behind.settle()
    assert rows(behind) == 0
    assert presenter.state.problem is not None
    assert presenter.state.problem.code == Problem.BACKUP_UNVERIFIED.value
