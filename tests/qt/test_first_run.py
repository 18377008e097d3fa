"""From the first start to Today by keyboard, with every wrong turn on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.first_run import FirstRun, Step
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import preferences
from growingus_desktop.theme.theme import Appearance, Theme
from growingus_desktop.vault.keys import slot_kinds
from growingus_desktop.vault.opening import open_vault
from growingus_desktop.vault.recovery_code import read_code
from growingus_desktop.vault.slots import SlotKind
from growingus_desktop.views.first_run import FirstRunPage
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Picker, Tick
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.traces import in_files, in_widgets
from tests.support.vaults import ANY_COST, folder_in, new_vault, reopen
from tests.support.vaults import PASSPHRASE as VAULTS_PASSPHRASE

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


def test_a_first_run_by_pointer_alone_but_for_the_words(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    theme.set_text_scale(200)
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        # 960 × 600 is the least it has to be usable at, and here it is at the largest letters too.
        started.window.resize(960, 600)
        started.see("What this protects, and what it can’t")
        point_at(started, "firstRun.goOn")
        for number in range(5):
            point_at(started, f"question{number}.no")
        started.see("Good to know. If that changes, this page is always in Help.")
        point_at(started, "firstRun.questionsGoOn")
        for name in ("newPassphrase", "newPassphraseAgain"):
            point_at(started, name)
            started.type(PASSPHRASE)
        point_at(started, "makeVault")
        started.see("A recovery code, on paper")
        point_at(started, "recovery.write")
        code = shown_code(started)
        point_at(started, "recovery.written")
        for number, group in enumerate(asked_groups(started), 1):
            point_at(started, f"recovery.typed{number}")
            started.type(code[group - 1])
        point_at(started, "recovery.done")
        started.see("Open it once, to be sure")
        point_at(started, "proofPassphrase")
        started.type(PASSPHRASE)
        point_at(started, "openFirstTime")
        started.wait(lambda: started.application.unlocked is not None)
        started.see("Three doors. Any of them will do, and so will none.")


def point_at(started: Program, name: str) -> None:
    """Press the mouse on something, as far down the page as one has to scroll for it."""
    part = started.find(name)
    started.wait(part.isEnabled)
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)
        above = above.parentWidget()
    settle(started.window)
    centre = part.mapTo(started.window, part.rect().center())
    assert started.window.rect().contains(centre), name
    # What the pointer really hits, and not what it was meant to.
    hit = started.window.childAt(centre)
    assert hit is part or part.isAncestorOf(hit), name
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(started.window, centre))


def test_the_first_day_has_three_doors_and_each_leads_somewhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        started.focus("passphrase")
        started.type(VAULTS_PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        behind = started.application.unlocked
        assert behind is not None
        for key, room in (
            ("checkin", Room.CHECKIN),
            ("reading", Room.GUIDES),
            ("opener", Room.OPENERS),
        ):
            behind.go(Destination(Room.TODAY))
            started.settle()
            doors = [door.key for door in behind.presenter(Room.TODAY).state.doors]
            assert doors == ["checkin", "reading", "opener"]
            started.press(f"today.{key}.open")
            started.settle()
            assert behind.here is room
            # Looking in is no beginning; the doors stay until something was kept.
            if room is Room.OPENERS:
                break


def test_looking_around_first_keeps_nothing_and_leads_back(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "place" / "vault"
    home = Path.home()
    before = {path: path.stat().st_size for path in home.rglob("*") if path.is_file()}
    with program(qtbot, folder, FixedClock(), timers=HandTimers()) as started:
        started.see("What this protects, and what it can’t")
        started.press("firstRun.lookAround")
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None
        assert behind.is_demo
        behind.go(Destination(Room.REFLECTIONS, Tool.NEW_REFLECTION))
        started.settle()
        started.focus("reflections.text")
        started.type("a zebrafinch on the sill")
        behind.go(Destination(Room.SAFETY))
        started.settle()
        started.press("putAway")
        started.press("question0.yes")
        picker = started.find("helpCountry", Picker)
        picker.setCurrentIndex(3)
        started.settle()
        started.application.lock(hide=False)
        started.wait(lambda: started.application.unlocked is None)
        started.see("What this protects, and what it can’t")
        started.press("firstRun.goOn")
        assert started.find("question0", ChoiceRow).current == ""
        assert not started.window.findChildren(Tick, "putAway")[0].isChecked()
        assert started.window.findChildren(Picker, "helpCountry")[0].currentData() == ""
    assert not (tmp_path / "place").exists()
    assert {path: path.stat().st_size for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("step", [Step.WELCOME, Step.QUESTIONS, Step.PASSPHRASE])
def test_help_is_there_at_every_step_and_keeps_the_place(
    qtbot: QtBot, tmp_path: Path, step: Step
) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), timers=HandTimers()) as started:
        for name in {
            Step.WELCOME: (),
            Step.QUESTIONS: ("firstRun.goOn",),
            Step.PASSPHRASE: ("firstRun.goOn", "firstRun.questionsGoOn"),
        }[step]:
            started.press(name)
        before = started.words()
        started.key(Qt.Key.Key_F1)
        started.wait(lambda: started.top().objectName() == "helpDialog")
        started.key(Qt.Key.Key_Escape)
        started.wait(lambda: started.top() is started.window)
        assert started.words() == before


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


def test_esc_goes_back_and_what_is_wrong_is_where_one_types_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        started.press("firstRun.safety")
        started.wait(lambda: started.window.focusWidget() is not None)
        started.key(Qt.Key.Key_Escape)
        started.press("firstRun.goOn")
        started.press("firstRun.questionsGoOn")
        started.find("newPassphrase")
        started.key(Qt.Key.Key_Escape)
        started.find("question0")
        started.key(Qt.Key.Key_Escape)
        started.press("firstRun.goOn")
        started.press("firstRun.questionsGoOn")
        assert typed_twice(started, "short", "short") == "newPassphrase"
        assert typed_twice(started, PASSPHRASE, "another") == "newPassphraseAgain"
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.press("recovery.write")
        started.find("recovery.written")
        started.key(Qt.Key.Key_Escape)
        started.press("recovery.later")
        started.focus("proofPassphrase")
        assert not started.window.findChild(Button, "proofOtherWays").isVisible()
        started.type("not the one")
        started.key(Qt.Key.Key_Return)
        started.press("proofOtherWays")
        started.find("lockPage")
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.see("What you bring is yours to work on.")


def typed_twice(started: Program, first: str, second: str) -> str:
    """The line that is ready to be typed anew once these were refused."""
    for name, words in (("newPassphrase", first), ("newPassphraseAgain", second)):
        started.find(name, QLineEdit).selectAll()
        started.focus(name)
        started.type(words)
    started.key(Qt.Key.Key_Return)
    line = started.window.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == line.text() != ""
    return line.objectName()


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
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_step_is_named_and_unclipped(
    qtbot: QtBot, theme: Theme, step: Step, percent: int, look: Appearance
) -> None:
    theme.choose(look)
    theme.set_text_scale(percent)
    page = FirstRunPage(FirstRun(step=step), SafetyPresenter())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    settle(page)
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []
