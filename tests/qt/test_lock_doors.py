"""What can be done about a vault that stays shut, and choosing a new passphrase after a code."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.app.tour_doors import doors
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.lock import LockPresenter, Way
from growingus_desktop.presenters.lock_doors import LockDoor, NewestBackup, what_can_be_done
from growingus_desktop.presenters.new_passphrase import NewPassphrase
from growingus_desktop.theme.theme import APPEARANCES, Theme
from growingus_desktop.views.new_passphrase import NewPassphraseDialog
from growingus_desktop.views.widgets.notice import Notice
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

pytestmark = pytest.mark.usefixtures("theme")
NEWEST = NewestBackup(Path("newest.backup"), datetime(2026, 5, 3, 21, 40, tzinfo=UTC), 412)
NEW = "four unrelated garden words"


@pytest.mark.parametrize(
    ("problem", "without", "with_backup"),
    [
        (
            Problem.VAULT_MISSING,
            [LockDoor.FIND, LockDoor.RESTORE, LockDoor.START_NEW],
            [LockDoor.FIND, LockDoor.RESTORE_NEWEST, LockDoor.START_NEW],
        ),
        (Problem.VAULT_EMPTY, [LockDoor.RESTORE], [LockDoor.RESTORE_NEWEST]),
        (Problem.VAULT_DAMAGED, [LockDoor.RESTORE], [LockDoor.RESTORE_NEWEST]),
        (
            Problem.KEYS_MISSING,
            [LockDoor.RESTORE],
            [LockDoor.KEYS_FROM_BACKUP, LockDoor.RESTORE],
        ),
        (
            Problem.KEYS_DAMAGED,
            [LockDoor.RESTORE],
            [LockDoor.KEYS_FROM_BACKUP, LockDoor.RESTORE],
        ),
        (
            Problem.SYNCED_FOLDER,
            [LockDoor.MOVE_HERE, LockDoor.READ_ONLY],
            [LockDoor.MOVE_HERE, LockDoor.READ_ONLY],
        ),
        (Problem.NEWER_VAULT, [], []),
        (Problem.IN_USE, [], []),
        (Problem.WRONG_PASSPHRASE, [], []),
    ],
)
def test_each_problem_has_the_doors_that_lead_on(
    qapp: object, problem: Problem, without: list[LockDoor], with_backup: list[LockDoor]
) -> None:
    error = AppError(problem)
    assert [offer.door for offer in what_can_be_done(error, None).doors] == without
    told = what_can_be_done(error, NEWEST)
    assert [offer.door for offer in told.doors] == with_backup
    for offer in told.doors:
        assert "{" not in offer.words
    if LockDoor.RESTORE_NEWEST in with_backup:
        assert "3 May 2026" in told.problem.next_step
        assert "412 entries" in told.problem.next_step


def test_a_door_that_is_not_offered_leads_nowhere(qapp: object) -> None:
    presenter = LockPresenter()
    gone: list[LockDoor] = []
    presenter.door_chosen.connect(gone.append)
    presenter.refuse(AppError(Problem.SYNCED_FOLDER, service="OneDrive"))
    presenter.go_through(LockDoor.START_NEW)
    assert gone == []
    presenter.go_through(LockDoor.MOVE_HERE)
    assert gone == [LockDoor.MOVE_HERE]
    presenter.work_on("Moving it…")
    presenter.go_through(LockDoor.MOVE_HERE)
    assert len(gone) == 1


def test_a_backup_found_too_late_changes_nothing_any_more(qapp: object) -> None:
    presenter = LockPresenter()
    presenter.refuse(AppError(Problem.VAULT_DAMAGED, bad=1, blocks=2))
    presenter.choose_way(Way.CODE)
    presenter.know_backup(NEWEST)
    assert presenter.state.problem is None
    assert presenter.state.doors == ()


def test_a_new_passphrase_follows_the_rules_of_the_first(qtbot: QtBot) -> None:
    presenter = NewPassphrase()
    wanted: list[str] = []
    presenter.wanted.connect(wanted.append)
    dialog = NewPassphraseDialog(presenter)
    presenter.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    first = dialog.findChild(QLineEdit, "afterCodePassphrase")
    again = dialog.findChild(QLineEdit, "afterCodePassphraseAgain")
    QTest.keyClicks(first, "short")
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert "twelve characters" in presenter.state.objection
    first.setText(NEW)
    QTest.keyClicks(again, NEW + "x")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert "don’t match" in presenter.state.objection
    again.setText(NEW)
    QTest.keyClick(again, Qt.Key.Key_Return)
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert wanted == [NEW]
    presenter.refused(AppError(Problem.NO_SPACE))
    assert dialog.isVisible()
    presenter.choose(NEW, NEW)
    presenter.done(("2026-05-03-000012.backup",))
    assert dialog.isVisible()
    assert (first.text(), again.text()) == ("", "")
    presenter.done(())
    assert (
        "opens your vault from now on"
        in dialog.findChild(Notice, "afterCodeNotice").accessibleName()
    )
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("look", APPEARANCES)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_door_and_page_without_a_vault_is_named_and_unclipped(
    qtbot: QtBot, theme: Theme, look: str, percent: int
) -> None:
    theme.choose(look)  # type: ignore[arg-type]
    theme.set_text_scale(percent)
    for name, page in doors():
        qtbot.addWidget(page)
        page.resize(*((960, 600) if percent == 100 else (1280, 800)))
        page.show()
        settle(page)
        assert every_focusable_has_a_name(page) == [], name
        assert nothing_clipped(page) == [], name
        page.hide()
    dialog = NewPassphraseDialog(NewPassphrase(theme))
    qtbot.addWidget(dialog)
    dialog.show()
    settle(dialog)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
