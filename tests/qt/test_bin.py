"""The bin over all rooms, as a person meets it: found, brought back, erased, emptied."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.openers import Opener
from growingus_desktop.models.patterns import Moment
from growingus_desktop.models.reflections import Appreciation, Reflection
from growingus_desktop.presenters.bin import WholeBin
from growingus_desktop.presenters.bin_backups import ErasedBackups, InBackups
from growingus_desktop.presenters.mass_delete import MassDelete, is_mass
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.store import bin as store
from growingus_desktop.store.bin import Erased
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.bin import BackupsNote, EraseDialog, WholeBinDialog
from growingus_desktop.views.mass_delete import MassDeleteDialog
from growingus_desktop.views.widgets.record_view import RecordListView
from tests.support.scopes import Unlocked, unlocked


@dataclass
class Bench:
    behind: Unlocked
    room: RoomPresenter
    backups: list[str] = field(default_factory=list)
    refuses: bool = False
    scoured: int = 0

    def back_up(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        if self.refuses:
            failed(AppError(Problem.BACKUP_UNVERIFIED))
            return
        self.backups.append("made")
        then()

    def scour(self) -> None:
        self.scoured += 1


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    Theme(QApplication.instance())  # type: ignore[arg-type]
    behind = unlocked(qtbot)
    yield Bench(behind, RoomPresenter(behind.scope))
    behind.close()


def fill(bench: Bench, thanks: int = 0) -> None:
    def work(session: VaultSession) -> None:
        now = session.clock.now()
        session.add(Opener(title="The dishes", binned_at=now - timedelta(days=2)))
        session.add(Reflection(about=date(2026, 11, 3), text="río abajo", binned_at=now))
        session.add(Moment(day=date(2026, 11, 1), binned_at=now - timedelta(days=6)))
        for number in range(thanks):
            session.add(Appreciation(day=date(2026, 11, 4), line=f"{number}", binned_at=now))

    bench.behind.vault.submit(work).result()


def shown(bench: Bench, qtbot: QtBot) -> WholeBinDialog:
    presenter = WholeBin(bench.behind.scope, bench.room.do, bench.back_up, bench.scour)
    dialog = WholeBinDialog(presenter)
    presenter.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    bench.behind.settle()
    return dialog


def titles(dialog: WholeBinDialog) -> list[str]:
    model = dialog._presenter.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def press(dialog: object, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)  # type: ignore[attr-defined]
    assert button.isEnabled(), name
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def on_top(kind: type) -> object:
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    )


def left(bench: Bench) -> int:
    return len(bench.behind.vault.submit(store.things).result().value)


def test_it_names_each_thing_and_says_what_it_is_and_how_long_it_stays(
    bench: Bench, qtbot: QtBot
) -> None:
    fill(bench)
    dialog = shown(bench, qtbot)
    assert titles(dialog) == ["río abajo", "The dishes", "Moment of 1 Nov 2026"]
    model = dialog._presenter.model
    captions = [dialog._presenter.caption(row) for row in model.rows]
    assert captions[1].startswith("Opener · binned 20 Nov")
    assert "30" in captions[1]
    assert dialog.focusWidget() is dialog.findChild(RecordListView, "bin.list")


def test_parts_of_words_narrow_the_list(bench: Bench, qtbot: QtBot) -> None:
    fill(bench)
    dialog = shown(bench, qtbot)
    field = dialog.findChild(QLineEdit, "bin.find")
    QTest.keyClicks(field, "RIO aba")
    bench.behind.settle()
    assert titles(dialog) == ["río abajo"]
    QTest.keyClicks(field, "xx")
    bench.behind.settle()
    assert titles(dialog) == []
    none = dialog.findChild(QLabel, "bin.none")
    assert none.isVisible()
    assert not dialog.findChild(QAbstractButton, "bin.erase").isEnabled()
    assert dialog.findChild(QAbstractButton, "bin.empty").isEnabled()


def test_a_thing_comes_back_and_the_room_can_take_that_back(bench: Bench, qtbot: QtBot) -> None:
    fill(bench)
    dialog = shown(bench, qtbot)
    press(dialog, "bin.bringBack")
    bench.behind.settle()
    assert titles(dialog) == ["The dishes", "Moment of 1 Nov 2026"]
    bench.room.undo()
    bench.behind.settle()
    assert titles(dialog)[0] == "río abajo"


def test_erasing_asks_first_and_no_is_what_enter_means(bench: Bench, qtbot: QtBot) -> None:
    fill(bench)
    dialog = shown(bench, qtbot)
    press(dialog, "bin.erase")
    question = on_top(EraseDialog)
    QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return)  # type: ignore[attr-defined]
    bench.behind.settle()
    assert left(bench) == 3
    press(dialog, "bin.erase")
    press(on_top(EraseDialog), "bin.erase.yes")
    bench.behind.settle()
    assert titles(dialog) == ["The dishes", "Moment of 1 Nov 2026"]
    assert bench.scoured == 1
    rows = bench.behind.vault.submit(lambda s: s.exec(select(Reflection)).all()).result().value
    assert list(rows) == []
    bench.room.undo()
    bench.behind.settle()
    assert left(bench) == 2


def test_emptying_takes_the_number_and_a_backup(bench: Bench, qtbot: QtBot) -> None:
    fill(bench, thanks=9)
    dialog = shown(bench, qtbot)
    press(dialog, "bin.empty")
    question = on_top(MassDeleteDialog)
    number = question.findChild(QLineEdit, "massDelete.number")  # type: ignore[attr-defined]
    yes = question.findChild(QAbstractButton, "massDelete.yes")  # type: ignore[attr-defined]
    assert not yes.isEnabled()
    QTest.keyClicks(number, "11")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert not yes.isEnabled()
    bench.behind.settle()
    assert left(bench) == 12
    number.clear()
    QTest.keyClicks(number, "12")
    bench.refuses = True
    QTest.keyClick(number, Qt.Key.Key_Return)
    bench.behind.settle()
    assert left(bench) == 12
    bench.refuses = False
    QTest.keyClick(number, Qt.Key.Key_Return)
    bench.behind.settle()
    assert bench.backups == ["made"]
    assert left(bench) == 0
    assert titles(dialog) == []
    assert dialog.findChild(QLabel, "bin.none").isVisible()


class Search:
    """Two backups hold what was erased, and one can't be looked into."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def look(self, erased: Erased) -> InBackups:
        self.done.append(f"looked for {erased.things}")
        return InBackups(2, 1)

    def make_anew(self) -> InBackups:
        self.done.append("anew")
        return InBackups(0, 1)

    def delete(self) -> InBackups:
        self.done.append("deleted")
        return InBackups()


def at_once(
    work: Callable[[], InBackups],
    then: Callable[[InBackups], None],
    failed: Callable[[AppError], None] | None = None,
) -> None:
    then(work())


def test_backups_that_hold_it_are_counted_made_anew_or_deleted(bench: Bench, qtbot: QtBot) -> None:
    fill(bench)
    search = Search()
    backups = ErasedBackups(search, at_once)
    presenter = WholeBin(
        bench.behind.scope, bench.room.do, bench.back_up, bench.scour, backups=backups
    )
    dialog = WholeBinDialog(presenter)
    presenter.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    bench.behind.settle()
    assert search.done == []
    press(dialog, "bin.erase")
    press(on_top(EraseDialog), "bin.erase.yes")
    bench.behind.settle()
    note = dialog.findChild(BackupsNote, "bin.backups")
    assert "2 " in note.accessibleName()
    assert "1 " in note.accessibleName()
    press(dialog, "bin.backups.anew")
    assert (
        dialog.findChild(QAbstractButton, "bin.backups.anew") is None
        or not dialog.findChild(QAbstractButton, "bin.backups.anew").isVisible()
    )
    press(dialog, "bin.backups.delete")
    assert search.done == ["looked for 1", "anew"]
    press(on_top(EraseDialog), "bin.erase.yes")
    assert search.done == ["looked for 1", "anew", "deleted"]
    assert note.accessibleName() == "No backup holds what you erased."


@pytest.mark.parametrize(
    ("many", "of_all", "asked"),
    [(11, 10_000, True), (10, 10_000, False), (5, 24, True), (5, 25, False), (4, 4, False)],
)
def test_much_at_once_is_more_than_ten_or_a_fifth(many: int, of_all: int, asked: bool) -> None:
    assert is_mass(many, of_all) is asked


def test_digits_of_another_script_are_digits_too() -> None:
    question = MassDelete(12, None)
    for text, may in (("١٢", True), ("1 2", True), ("12a", False), ("", False), ("012", True)):
        question.type(text)
        assert question.state.may is may, text


def test_an_empty_bin_says_so_and_offers_nothing(bench: Bench, qtbot: QtBot) -> None:
    dialog = shown(bench, qtbot)
    assert dialog.findChild(QLabel, "bin.none").isVisible()
    for name in ("bin.bringBack", "bin.erase", "bin.empty"):
        assert not dialog.findChild(QAbstractButton, name).isEnabled()
    assert dialog.focusWidget() is dialog.findChild(QAbstractButton, "bin.close")
