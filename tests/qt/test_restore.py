"""Going back to a backup: seen before it is done, counted where it costs, and taken back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.restore import FIRST_SHOWN, RestorePresenter
from growingus_desktop.presenters.restore_state import (
    Found,
    FoundBackup,
    Plan,
    Second,
    Stage,
)
from growingus_desktop.theme.theme import APPEARANCES, Theme
from growingus_desktop.views.restore import RestorePage
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.choices import Choice
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.traces import in_widgets
from tests.support.vaults import MARKER

pytestmark = pytest.mark.usefixtures("theme")
BACKUPS = Path("vault") / "backups"


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


NEWEST = FoundBackup(BACKUPS / "2026-05-04-000012.backup", at(5, 4, 21, 40), 412)
OLDER = FoundBackup(BACKUPS / "2026-05-02-000011.backup", at(5, 2, 8, 5), 398)
BROKEN = FoundBackup(BACKUPS / "2026-05-03-000013.backup", problem=Problem.BACKUP_INCOMPLETE)
STICK = FoundBackup(Path("stick") / "kept.backup", at(4, 1, 7, 0), 300, is_elsewhere=True)


class Files:
    """Stands in for the vault's files."""

    def __init__(self) -> None:
        self.found = Found((NEWEST, OLDER, BROKEN))
        self.answer: Plan | Second | AppError = Plan()
        self.refusal: AppError | None = None
        self.elsewhere: FoundBackup = STICK
        self.asked: list[tuple[str, str, str]] = []
        self.restored: list[Plan] = []
        self.undone = 0
        self.targets: list[Path] = []
        self.can_undo = True

    def find(self) -> Found:
        return self.found

    def look_at(self, path: Path) -> FoundBackup:
        return self.elsewhere

    def plan(self, backup: Path, secret: str, second: Second | None, other: str) -> Plan | Second:
        self.asked.append((backup.name, secret, other))
        if isinstance(self.answer, AppError):
            raise self.answer
        return self.answer

    def restore(self, plan: Plan) -> bool:
        if self.refusal:
            raise self.refusal
        self.restored.append(plan)
        return self.can_undo

    def undo(self) -> None:
        self.undone += 1

    def restore_elsewhere(self, plan: Plan, target: Path) -> None:
        self.targets.append(target)


class Worker:
    """Runs work at once, or holds it back."""

    def __init__(self) -> None:
        self.holds = False
        self.held: list[Callable[[], None]] = []

    def __call__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        def do() -> None:
            try:
                answer = work()
            except AppError as error:
                assert failed is not None
                failed(error)
            else:
                then(answer)

        if self.holds:
            self.held.append(do)
        else:
            do()


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def presenter(qapp: object, files: Files, worker: Worker) -> RestorePresenter:
    made = RestorePresenter(files, worker)
    made.begin()
    return made


@pytest.fixture
def page(qtbot: QtBot, presenter: RestorePresenter) -> RestorePage:
    made = RestorePage(presenter, lambda: Path("stick/kept.backup"), lambda: Path("elsewhere"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitActive(made)
    made.take_focus()
    return made


def press(page: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget(), key)
    settle(page)


def shown(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_the_newest_backup_comes_first_and_broken_ones_cannot_be_chosen(
    presenter: RestorePresenter,
) -> None:
    state = presenter.state
    assert state.backups == (NEWEST, OLDER)
    assert state.chosen == NEWEST
    (said,) = state.broken
    assert BROKEN.path.name in said
    assert "incomplete" in said
    assert "The one before it, of 2 May 2026" in said
    presenter.choose(BROKEN.path)
    assert presenter.state.chosen == NEWEST


def test_each_backup_says_when_how_much_and_where(presenter: RestorePresenter) -> None:
    assert "4 May 2026" in presenter.backup_words(NEWEST)
    assert "412 entr" in presenter.backup_words(NEWEST)
    assert "stick" not in presenter.backup_words(NEWEST)
    assert "stick" in presenter.backup_words(STICK)


def test_many_backups_are_shown_a_few_at_a_time(presenter: RestorePresenter, files: Files) -> None:
    many = tuple(
        FoundBackup(BACKUPS / f"{n}.backup", at(5, 1, n, 0), n) for n in reversed(range(20))
    )
    files.found = Found(many)
    presenter.begin()
    assert presenter.state.backups == many[:FIRST_SHOWN]
    assert presenter.state.more == 20 - FIRST_SHOWN
    presenter.begin(many[14].path)
    assert presenter.state.chosen == many[14]
    presenter.show_all()
    assert presenter.state.backups == many
    assert presenter.state.chosen == many[14]


def test_which_secret_is_asked_for_depends_on_what_is_here(
    presenter: RestorePresenter, files: Files
) -> None:
    assert "what opens it now" in presenter.state.why_secret
    files.found = Found((NEWEST,), is_sound=False)
    presenter.begin()
    assert "when the backup was made" in presenter.state.why_secret


def test_nothing_is_asked_without_a_secret(presenter: RestorePresenter, files: Files) -> None:
    presenter.look_ahead("")
    assert files.asked == []


def test_a_wrong_secret_is_told_and_counted(presenter: RestorePresenter, files: Files) -> None:
    tries: list[int] = []
    presenter.wrong_try.connect(lambda: tries.append(1))
    files.answer = AppError(Problem.WRONG_PASSPHRASE)
    presenter.look_ahead("wrong")
    assert presenter.state.problem is not None
    assert presenter.state.stage is Stage.CHOOSE
    files.answer = AppError(Problem.WRONG_RECOVERY_CODE)
    presenter.look_ahead("wrong")
    files.answer = AppError(Problem.RECOVERY_GROUP, group=4)
    presenter.look_ahead("wrong")
    assert "Group 4" in presenter.state.problem.happened
    files.answer = AppError(Problem.READ_FAILED)
    presenter.look_ahead("right")
    assert len(tries) == 3


def test_an_older_backup_asks_for_the_secret_of_its_time(
    presenter: RestorePresenter, files: Files
) -> None:
    files.answer = Second.EARLIER
    presenter.look_ahead("now")
    assert presenter.state.second is Second.EARLIER
    presenter.look_ahead("now")
    assert len(files.asked) == 1
    files.answer = Plan()
    presenter.look_ahead("now", "then")
    assert files.asked[-1] == (NEWEST.path.name, "now", "then")
    assert presenter.state.stage is Stage.PLAN


def test_the_number_has_to_be_typed_only_where_entries_would_go(
    presenter: RestorePresenter, files: Files
) -> None:
    files.answer = Plan(lost=14)
    presenter.choose(OLDER.path)
    presenter.look_ahead("now")
    state = presenter.state
    assert "2 May 2026" in state.title
    assert "14 newer entries" in state.told
    assert "Type 14 to go on" in state.told
    for typed in ("", "13", "1 4", "fourteen"):
        presenter.restore(typed)
    assert files.restored == []
    presenter.restore(" 14 ")
    assert len(files.restored) == 1
    assert presenter.state.stage is Stage.DONE


@pytest.mark.parametrize(
    ("plan", "words"),
    [(Plan(), "No entry would leave"), (Plan(lost=3, current_is_sound=False), "is kept beside")],
)
def test_nothing_has_to_be_typed_where_nothing_would_go(
    presenter: RestorePresenter, files: Files, plan: Plan, words: str
) -> None:
    files.answer = plan
    presenter.look_ahead("now")
    assert presenter.state.number == ""
    assert words in presenter.state.told
    presenter.restore()
    assert files.restored == [plan]


def test_a_restore_can_be_taken_back_once(presenter: RestorePresenter, files: Files) -> None:
    presenter.look_ahead("now")
    presenter.restore()
    assert presenter.state.can_undo
    presenter.undo()
    assert "as it was before" in presenter.state.told
    presenter.undo()
    assert files.undone == 1


def test_a_full_disk_is_told_with_its_figures_and_changes_nothing(
    presenter: RestorePresenter, files: Files
) -> None:
    presenter.look_ahead("now")
    files.refusal = AppError(Problem.NO_SPACE, needed=3, free=1)
    presenter.restore()
    assert presenter.state.problem is not None
    assert presenter.state.stage is Stage.PLAN
    files.refusal = None
    presenter.restore()
    assert presenter.state.stage is Stage.DONE


def test_the_backup_of_another_vault_gets_a_folder_of_its_own(
    presenter: RestorePresenter, files: Files
) -> None:
    files.answer = Plan(of_other_vault=True)
    presenter.look_ahead("theirs")
    assert presenter.state.stage is Stage.OTHER_VAULT
    assert "different vault" in presenter.state.title
    presenter.restore()
    assert files.restored == []
    presenter.restore_elsewhere(Path("elsewhere"))
    assert files.targets == [Path("elsewhere")]
    assert not presenter.state.can_undo


def test_a_file_elsewhere_is_chosen_or_refused_by_name(
    presenter: RestorePresenter, files: Files
) -> None:
    files.elsewhere = FoundBackup(Path("stick/half.backup"), problem=Problem.BACKUP_INCOMPLETE)
    presenter.point_at(Path("stick/half.backup"))
    assert presenter.state.problem is not None
    assert presenter.state.chosen == NEWEST
    files.elsewhere = STICK
    presenter.point_at(STICK.path)
    assert presenter.state.chosen == STICK
    presenter.look_ahead("now")
    presenter.back()
    assert presenter.state.chosen == STICK


def test_what_arrives_after_a_lock_is_told_to_nobody(
    presenter: RestorePresenter, files: Files, worker: Worker
) -> None:
    worker.holds = True
    files.answer = Plan(lost=14)
    presenter.look_ahead("now")
    presenter.look_ahead("again")
    assert len(worker.held) == 1
    presenter.withdraw()
    worker.held.pop()()
    assert presenter.state.stage is Stage.CHOOSE
    assert presenter.state.backups == ()


def test_by_keyboard_from_the_list_to_the_end(
    page: RestorePage, presenter: RestorePresenter, files: Files
) -> None:
    files.answer = Plan(lost=2)
    assert page.focusWidget().objectName() == "restore.secret"
    QTest.keyClicks(page.focusWidget(), MARKER)
    press(page, Qt.Key.Key_Return)
    assert files.asked == [(NEWEST.path.name, MARKER, "")]
    assert page.focusWidget().objectName() == "restore.number"
    press(page, Qt.Key.Key_Return)
    assert files.restored == []
    assert not page.findChild(Button, "restore.restore").isEnabled()
    QTest.keyClicks(page.focusWidget(), "2")
    press(page, Qt.Key.Key_Return)
    assert len(files.restored) == 1
    assert "is back as it was on 4 May 2026" in shown(page)
    assert page.focusWidget().objectName() == "restore.leave"
    assert in_widgets(MARKER) == []


def test_the_focus_comes_back_whenever_something_was_done(
    qtbot: QtBot, files: Files, worker: Worker
) -> None:
    presenter = RestorePresenter(files, worker)
    page = RestorePage(presenter, lambda: None, lambda: None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitActive(page)
    worker.holds = True
    presenter.begin()
    page.take_focus()
    settle(page)
    worker.held.pop()()
    assert page.focusWidget().objectName() == "restore.secret"
    worker.holds = False
    QTest.keyClicks(page.focusWidget(), MARKER)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    worker.holds = True
    page.findChild(Button, "restore.undo").setFocus()
    press(page, Qt.Key.Key_Return)
    worker.held.pop()()
    assert page.focusWidget().objectName() == "restore.leave"


def test_another_backup_is_chosen_by_arrow(page: RestorePage, presenter: RestorePresenter) -> None:
    first = page.findChild(Choice, "restore.backup0")
    assert first.isChecked()
    first.setFocus()
    press(page, Qt.Key.Key_Down)
    assert presenter.state.chosen == OLDER


def test_the_secret_of_that_time_gets_a_field_when_it_is_needed(
    page: RestorePage, files: Files
) -> None:
    files.answer = Second.EARLIER
    assert not page.findChild(QLineEdit, "restore.otherSecret").isVisible()
    QTest.keyClicks(page.focusWidget(), "now")
    press(page, Qt.Key.Key_Return)
    assert page.focusWidget().objectName() == "restore.otherSecret"
    files.answer = Plan()
    QTest.keyClicks(page.focusWidget(), "then")
    press(page, Qt.Key.Key_Return)
    assert files.asked[-1][1:] == ("now", "then")


def test_without_any_backup_there_is_still_a_way(
    page: RestorePage, presenter: RestorePresenter, files: Files
) -> None:
    files.found = Found()
    presenter.begin()
    settle(page)
    assert "No backup was found" in shown(page)
    assert not page.findChild(QLineEdit, "restore.secret").isVisible()
    QTest.mouseClick(page.findChild(Button, "restore.otherFile"), Qt.MouseButton.LeftButton)
    settle(page)
    assert presenter.state.chosen == STICK
    assert page.findChild(QLineEdit, "restore.secret").isVisible()


@pytest.mark.parametrize("answer", [None, Plan(lost=14), Plan(of_other_vault=True), "done"])
@pytest.mark.parametrize("look", APPEARANCES)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_step_is_named_and_unclipped_in_every_theme(
    qtbot: QtBot, theme: Theme, answer: Plan | str | None, look: str, percent: int
) -> None:
    theme.choose(look)  # type: ignore[arg-type]
    theme.set_text_scale(percent)
    files = Files()
    presenter = RestorePresenter(files, Worker())
    presenter.begin()
    if answer is not None:
        files.answer = answer if isinstance(answer, Plan) else Plan()
        presenter.look_ahead("now")
    if answer == "done":
        presenter.restore()
    page = RestorePage(presenter, lambda: None, lambda: None)
    presenter.setParent(page)
    qtbot.addWidget(page)
    page.resize(960, 600) if percent == 100 else page.resize(1280, 800)
    page.show()
    settle(page)
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []
