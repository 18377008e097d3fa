"""A recovery code is shown once, proved to be on paper, and then nowhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.recovery_code import (
    Outcome,
    RecoveryCodePresenter,
    RecoveryState,
    Stage,
    some_groups,
)
from growingus_desktop.theme.theme import APPEARANCES, Theme
from growingus_desktop.views.recovery_code import RecoveryCodeDialog, RecoveryCodePanel
from growingus_desktop.views.widgets.buttons import Button
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.sheets import CODE
from tests.support.traces import in_widgets

pytestmark = pytest.mark.usefixtures("theme")
ASKED = (2, 4, 7)


@pytest.fixture
def presenter(qapp: object) -> RecoveryCodePresenter:
    made = RecoveryCodePresenter(draw=lambda: CODE, choose=lambda _count: ASKED)
    made.keep_wanted.connect(lambda _groups: made.kept())
    return made


@pytest.fixture
def ended(presenter: RecoveryCodePresenter) -> list[Outcome]:
    seen: list[Outcome] = []
    presenter.finished.connect(seen.append)
    return seen


@pytest.fixture
def panel(qtbot: QtBot, presenter: RecoveryCodePresenter) -> RecoveryCodePanel:
    made = RecoveryCodePanel(presenter)
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    qtbot.waitActive(made)
    return made


def answers(**other: str) -> dict[int, str]:
    return {number: other.get(f"g{number}", CODE[number - 1]) for number in ASKED}


def at(stage: Stage, presenter: RecoveryCodePresenter) -> RecoveryCodePresenter:
    """The presenter, led to a stage."""
    ways: dict[Stage, tuple[Callable[[], None], ...]] = {
        Stage.CHOICE: (),
        Stage.SHOWN: (presenter.write,),
        Stage.CHECK: (presenter.write, presenter.go_on),
        Stage.BEFORE_PRINT: (presenter.print_out,),
        Stage.PRINTED: (presenter.print_out, presenter.go_on_printing),
        Stage.NONE: (presenter.none,),
    }
    for step in ways[stage]:
        step()
    assert presenter.state.stage is stage
    return presenter


def test_three_groups_are_asked_for_at_random() -> None:
    seen = {some_groups(7) for _ in range(200)}
    assert len(seen) > 10
    for asked in seen:
        assert len(set(asked)) == 3
        assert asked == tuple(sorted(asked))
        assert set(asked) <= set(range(1, 8))


def test_writing_by_hand_shows_the_code_and_ends_once_it_was_typed_back(
    presenter: RecoveryCodePresenter, ended: list[Outcome]
) -> None:
    presenter.write()
    assert presenter.state.groups == CODE
    presenter.go_on()
    assert presenter.state.groups == ()
    assert presenter.state.asked == ASKED
    presenter.check(answers())
    assert ended == [Outcome.KEPT]
    assert presenter.state.stage is Stage.CHOICE
    assert not presenter.state.was_shown


def test_small_letters_spaces_and_letters_like_digits_are_what_was_meant(
    presenter: RecoveryCodePresenter, ended: list[Outcome]
) -> None:
    at(Stage.CHECK, presenter).check(answers(g2="9xw-4t", g7=" isokm "))
    assert ended == [Outcome.KEPT]


@pytest.mark.parametrize(
    ("typed", "wrong", "said"),
    [
        (answers(g4="H5RCW"), (4,), "Group 4 isn’t"),
        (answers(g4=""), (4,), "Group 4 isn’t"),
        (answers(g2="x", g7="y"), (2, 7), "Groups 2, 7 aren’t"),
        ({}, ASKED, "Groups 2, 4, 7 aren’t"),
    ],
)
def test_a_wrong_group_is_named_and_the_code_is_a_step_back(
    presenter: RecoveryCodePresenter,
    ended: list[Outcome],
    typed: dict[int, str],
    wrong: tuple[int, ...],
    said: str,
) -> None:
    at(Stage.CHECK, presenter).check(typed)
    assert presenter.state.wrong == wrong
    assert said in presenter.state.objection
    assert ended == []
    presenter.back()
    assert presenter.state.groups == CODE
    presenter.go_on()
    assert presenter.state.asked == ASKED


def test_nothing_is_printed_before_the_warning_was_read(
    presenter: RecoveryCodePresenter, ended: list[Outcome]
) -> None:
    printed: list[tuple[str, ...]] = []
    presenter.print_wanted.connect(printed.append)
    presenter.print_out()
    assert printed == []
    presenter.go_on_printing()
    assert printed == [CODE]
    assert presenter.state.stage is Stage.PRINTED
    presenter.go_on_printing()
    assert printed == [CODE, CODE]
    presenter.go_on()
    presenter.back()
    assert presenter.state.stage is Stage.PRINTED
    presenter.go_on()
    presenter.check(answers())
    assert ended == [Outcome.KEPT]


def test_later_ends_at_once_and_none_only_after_it_was_said_what_that_means(
    presenter: RecoveryCodePresenter, ended: list[Outcome]
) -> None:
    presenter.none()
    assert ended == []
    presenter.back()
    presenter.none()
    presenter.without()
    presenter.later()
    assert ended == [Outcome.NONE, Outcome.LATER]


def test_a_code_opens_nothing_before_it_was_typed_back(qapp: object) -> None:
    presenter = RecoveryCodePresenter()
    kept: list[tuple[str, ...]] = []
    presenter.keep_wanted.connect(kept.append)
    presenter.write()
    shown = presenter.state.groups
    presenter.go_on()
    presenter.check({})
    presenter.back()
    presenter.back()
    assert presenter.state.was_shown
    assert kept == []
    presenter.write()
    assert presenter.state.groups == shown
    presenter.go_on()
    presenter.check(dict(enumerate(shown, start=1)))
    assert kept == [shown]


def test_a_code_that_cannot_be_kept_is_told_and_can_be_tried_again(qapp: object) -> None:
    presenter = RecoveryCodePresenter(draw=lambda: CODE, choose=lambda _count: ASKED)
    asked: list[tuple[str, ...]] = []
    presenter.keep_wanted.connect(asked.append)
    at(Stage.CHECK, presenter)
    presenter.check(answers())
    presenter.check(answers())
    presenter.back()
    assert asked == [CODE]
    presenter.refused(AppError(Problem.NO_SPACE))
    assert presenter.state.problem is not None
    assert presenter.state.busy == ""
    assert presenter.state.stage is Stage.CHECK
    presenter.check(answers())
    assert asked == [CODE, CODE]


def test_a_lock_lets_go_of_the_code_whatever_still_comes(qapp: object) -> None:
    presenter = RecoveryCodePresenter(draw=lambda: CODE, choose=lambda _count: ASKED)
    ended: list[Outcome] = []
    presenter.finished.connect(ended.append)
    at(Stage.CHECK, presenter).check(answers())
    presenter.forget()
    presenter.kept()
    presenter.refused(AppError(Problem.NO_SPACE))
    assert ended == []
    assert presenter.state == RecoveryState()


def test_by_keyboard_from_the_choice_to_the_end(
    panel: RecoveryCodePanel, presenter: RecoveryCodePresenter, ended: list[Outcome]
) -> None:
    panel.take_focus()

    def press(key: Qt.Key) -> None:
        QTest.keyClick(panel.focusWidget(), key)
        settle(panel)

    press(Qt.Key.Key_Return)
    for number, group in enumerate(CODE, start=1):
        label = panel.findChild(QLabel, f"recovery.group{number}")
        assert label.text() == group
        assert " ".join(group) in label.accessibleName()
    press(Qt.Key.Key_Return)
    for number in ASKED:
        QTest.keyClicks(panel.focusWidget(), CODE[number - 1].lower() if number != 4 else "h5rcw")
        press(Qt.Key.Key_Return)
    assert ended == []
    assert "Group 4" in panel.findChild(QLabel, "recovery.objection").text()
    assert panel.focusWidget().accessibleName() == "Group 4"
    QTest.keyClicks(panel.focusWidget(), CODE[3])
    QTest.mouseClick(panel.findChild(Button, "recovery.done"), Qt.MouseButton.LeftButton)
    settle(panel)
    assert ended == [Outcome.KEPT]
    for group in CODE:
        assert in_widgets(group) == []
        assert in_widgets(" ".join(group)) == []
        assert in_widgets(group.lower()) == []


def test_looking_at_the_code_again_loses_nothing_typed(
    panel: RecoveryCodePanel, presenter: RecoveryCodePresenter
) -> None:
    at(Stage.CHECK, presenter)
    settle(panel)
    first = panel.findChild(QLineEdit, "recovery.typed1")
    QTest.keyClicks(first, "9XW4T")
    presenter.back()
    presenter.go_on()
    settle(panel)
    assert first.text() == "9XW4T"
    assert panel.focusWidget().objectName() == "recovery.typed2"
    presenter.forget()
    assert first.text() == ""
    first.undo()
    assert first.text() == ""


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("look", APPEARANCES)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_stage_is_named_and_unclipped_in_every_theme(
    qtbot: QtBot, theme: Theme, stage: Stage, look: str, percent: int
) -> None:
    theme.choose(look)  # type: ignore[arg-type]
    theme.set_text_scale(percent)
    presenter = RecoveryCodePresenter(draw=lambda: CODE, choose=lambda _count: ASKED)
    dialog = RecoveryCodeDialog(at(stage, presenter))
    presenter.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(dialog)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
