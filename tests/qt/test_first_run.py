"""From the first start to Today by keyboard, with every wrong turn on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.first_run import FirstRun, Step
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import preferences
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.keys import slot_kinds
from growingus_desktop.vault.opening import open_vault
from growingus_desktop.vault.recovery_code import read_code
from growingus_desktop.vault.slots import SlotKind
from growingus_desktop.views.first_run import FirstRunPage
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.traces import in_files, in_widgets
from tests.support.vaults import ANY_COST, folder_in, reopen

pytestmark = pytest.mark.usefixtures("theme")
PASSPHRASE = "four unrelated garden words"


def shown_code(started: Program) -> list[str]:
    """The code as a person reads it off the page."""
    return [started.find(f"recovery.group{n}", QLabel).text() for n in range(1, 8)]


def asked_groups(started: Program) -> list[int]:
    """The numbers of the groups that are asked for."""
    fields = (started.find(f"recovery.typed{n}", QLineEdit) for n in (1, 2, 3))
    return [int(field.accessibleName().split()[-1]) for field in fields]


class Counted(Program):
    """Counts the keys that are no words."""

    keys = 0

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys += 1
        super().key(key, modifiers)


def test_a_first_run_takes_few_keys_and_no_pointer(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        hand = Counted(started.application, qtbot)
        hand.see("What this protects, and what it can’t")
        hand.key(Qt.Key.Key_Return)
        for number in range(5):
            hand.tab_to(f"question{number}")
            hand.key(Qt.Key.Key_Right)
            hand.key(Qt.Key.Key_Space)
        hand.tab_to("firstRun.questionsGoOn")
        hand.key(Qt.Key.Key_Return)
        for _ in range(2):
            hand.type(PASSPHRASE)
            hand.key(Qt.Key.Key_Return)
        hand.see("A recovery code, on paper")
        hand.key(Qt.Key.Key_Return)
        code = shown_code(hand)
        hand.key(Qt.Key.Key_Return)
        for number in asked_groups(hand):
            hand.type(code[number - 1].lower())
            hand.key(Qt.Key.Key_Return)
        hand.see("Open it once, to be sure")
        hand.type("not what I chose")
        hand.key(Qt.Key.Key_Return)
        hand.see("That passphrase doesn’t open this vault.")
        hand.type(PASSPHRASE)
        hand.key(Qt.Key.Key_Return)
        hand.see("What you bring is yours to work on.")
        assert hand.keys <= 60
        assert [in_widgets(group) for group in code] == [[]] * 7
    for written in ("".join(code), " ".join(code), "-".join(code)):
        assert in_files(written, tmp_path) == []
    reopen(folder_in(tmp_path), PASSPHRASE).close()
    open_vault(folder_in(tmp_path), read_code("-".join(code)), bounds=ANY_COST).close()


def test_a_code_nobody_typed_back_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        make_a_vault(started)
        started.press("recovery.write")
        code = shown_code(started)
        started.press("recovery.shownBack")
        started.see("opens nothing until three groups are typed back")
        started.press("recovery.none")
        started.see("Nobody can bring it back")
        started.press("recovery.without")
        started.see("Open it once, to be sure")
    assert slot_kinds(folder_in(tmp_path)) == {SlotKind.PASSPHRASE}
    with pytest.raises(AppError):
        open_vault(folder_in(tmp_path), read_code("".join(code)), bounds=ANY_COST)


def test_a_lock_before_the_proof_leads_to_the_lock_page_and_lets_go_of_the_code(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        make_a_vault(started)
        started.press("recovery.write")
        code = shown_code(started)
        started.application.lock(hide=False)
        started.find("lockPage")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert [in_widgets(group) for group in code] == [[]] * 7
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.see("What you bring is yours to work on.")


def make_a_vault(started: Program) -> None:
    """As far as the offer of a recovery code."""
    started.press("firstRun.goOn")
    started.press("firstRun.questionsGoOn")
    for name in ("newPassphrase", "newPassphraseAgain"):
        started.focus(name)
        started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.find("recovery.write")


def test_a_choice_made_before_there_is_a_vault_is_kept_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        started.press("firstRun.goOn")
        started.press("question0.yes")
        started.press("putAway")
        started.press("firstRun.questionsGoOn")
        for name in ("newPassphrase", "newPassphraseAgain"):
            started.focus(name)
            started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.press("recovery.later")
        started.focus("proofPassphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
    vault = reopen(folder_in(tmp_path), PASSPHRASE)
    choices = vault.submit(preferences.everything).result().value
    vault.close()
    assert {key for key in choices if not key.startswith("opened.")} == {PUT_AWAY}
    assert choices[PUT_AWAY] is True


@pytest.fixture
def presenter(qapp: object) -> FirstRun:
    return FirstRun(step=Step.PASSPHRASE)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("", "", "twelve characters"),
        ("short", "short", "Four unrelated words"),
        (PASSPHRASE, PASSPHRASE + "s", "don’t match"),
        (PASSPHRASE, "", "don’t match"),
        ("four unrelated\tgarden words", "four unrelated\tgarden words", "Tabs"),
        (PASSPHRASE + " ", PASSPHRASE + " ", "Keep it?"),
    ],
)
def test_what_can_not_be_used_is_told_and_no_vault_is_made(
    presenter: FirstRun, first: str, second: str, words: str
) -> None:
    asked: list[str] = []
    presenter.vault_wanted.connect(asked.append)
    presenter.choose(first, second)
    assert words in presenter.state.objection
    assert presenter.state.may_keep_space == ("Keep it?" in words)
    assert presenter.state.step is Step.PASSPHRASE
    assert asked == []


def test_a_space_can_be_meant(presenter: FirstRun) -> None:
    asked: list[str] = []
    presenter.vault_wanted.connect(asked.append)
    presenter.choose(PASSPHRASE + " ", PASSPHRASE + " ")
    presenter.choose(PASSPHRASE + " ", PASSPHRASE + " ", keep_space=True)
    assert asked == [PASSPHRASE + " "]


def test_a_vault_is_wanted_once_and_there_is_no_way_back_meanwhile(presenter: FirstRun) -> None:
    asked: list[str] = []
    presenter.vault_wanted.connect(asked.append)
    presenter.choose(PASSPHRASE, PASSPHRASE)
    presenter.choose(PASSPHRASE, PASSPHRASE)
    presenter.go_back()
    assert asked == [PASSPHRASE]
    assert presenter.state.step is Step.PASSPHRASE
    presenter.refused(AppError(Problem.NO_SPACE))
    assert presenter.state.busy == ""
    assert presenter.state.problem is not None
    presenter.choose(PASSPHRASE, PASSPHRASE)
    assert len(asked) == 2


def test_one_can_go_back_until_the_vault_is_made(qapp: object) -> None:
    presenter = FirstRun()
    for _ in range(2):
        presenter.go_on()
    assert presenter.state.step is Step.PASSPHRASE
    presenter.go_back()
    presenter.go_back()
    presenter.go_back()
    assert presenter.state.step is Step.WELCOME
    presenter.made()
    presenter.go_back()
    assert presenter.state.step is Step.RECOVERY
    presenter.recovery.later()
    presenter.go_back()
    assert presenter.state.step is Step.PROOF


def test_the_fields_are_empty_after_going_back(qtbot: QtBot, presenter: FirstRun) -> None:
    page = FirstRunPage(presenter, SafetyPresenter())
    qtbot.addWidget(page)
    page.show()
    field = page.findChild(QLineEdit, "newPassphrase")
    QTest.keyClicks(field, PASSPHRASE)
    assert page.findChild(QLabel, "passphraseStrength").text() != ""
    presenter.go_back()
    assert field.text() == ""
    field.undo()
    assert field.text() == ""


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("percent", [100, 200])
def test_every_step_is_named_and_unclipped(
    qtbot: QtBot, theme: Theme, step: Step, percent: int
) -> None:
    theme.set_text_scale(percent)
    page = FirstRunPage(FirstRun(step=step), SafetyPresenter())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    settle(page)
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []
