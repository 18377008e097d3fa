"""The quick log: by keyboard alone, with drafts, days past, worry kept apart, and nothing lost."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.moment_state import Chosen, pack, unpack
from growingus_desktop.store import drafts
from growingus_desktop.store import patterns as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import Logged, MomentRow, MomentValues
from growingus_desktop.store.patterns_log import log_moment, name_own
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.log_moment import LogMoment
from tests.support.clocks import FixedClock
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle

T = TypeVar("T")
TODAY = date(2026, 11, 22)
LAST_SUNDAY = date(2026, 11, 15)
ENGLISH = QLocale("en_GB")
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("theme")


class Desk:
    """A quick log over a real vault, and the hands to use it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.behind: Unlocked = unlocked(qtbot)
        self.qtbot = qtbot
        self.deeds: list[Deed] = []
        self.cards: list[GateKind] = []
        self.said: list[str] = []
        navigator = self.behind.scope.navigator
        navigator.card_wanted.connect(self.cards.append)
        navigator.said.connect(self.said.append)
        self.dialog: LogMoment | None = None

    def presenter(self, moment_id: int | None = None, **prefill: str) -> MomentPresenter:
        made = MomentPresenter(self.behind.scope, prefill, moment_id, locale=ENGLISH)
        made.saved.connect(self.deeds.append)
        return made

    def open(self, moment_id: int | None = None, **prefill: str) -> LogMoment:
        self.close_dialog()
        self.dialog = LogMoment(self.presenter(moment_id, **prefill))
        self.qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        self.settle()
        return self.dialog

    def settle(self) -> None:
        self.behind.settle()
        if self.dialog is not None:
            settle(self.dialog)

    def close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.close()

    def ask(self, work: Callable[[VaultSession], T]) -> T:
        return self.behind.vault.submit(work).result().value

    @property
    def logged(self) -> Logged:
        return self.ask(store.logged)

    @property
    def rows(self) -> tuple[MomentRow, ...]:
        return self.ask(store.moments)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close_dialog()
    made.behind.close()


def press(*keys: Qt.Key | str, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the focus is, as a person would."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        if isinstance(key, str):
            QTest.keyClicks(target, key, with_)
        else:
            QTest.keyClick(target, key, with_)


def button(dialog: QWidget, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_last_sunday_is_logged_in_few_keys(desk: Desk) -> None:
    desk.open()
    keys: list[Qt.Key | str] = [Qt.Key.Key_PageUp] * 7
    keys += ["24", Qt.Key.Key_Tab, "4", Qt.Key.Key_Tab, "plans changed"]
    keys += [Qt.Key.Key_Tab, "left alone", Qt.Key.Key_Tab, "Dinner moved again."]
    press(*keys)
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    (row,) = desk.rows
    assert row.values == MomentValues(
        LAST_SUNDAY,
        backfilled=True,
        strength=4,
        set_off="plans changed",
        underneath="left alone",
        line="Dinner moved again.",
        patterns=frozenset({"went-quiet", "flooded"}),
    )
    assert len([key for key in keys if not isinstance(key, str) or key.isdigit()]) <= 13
    assert desk.dialog is not None
    assert not desk.dialog.isVisible()
    assert desk.said[-1] == "Sunday, 15 November: logged"


def test_today_is_the_day_and_now_the_time_unless_said_otherwise(desk: Desk) -> None:
    desk.open()
    press("1")
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    (row,) = desk.rows
    assert (row.values.day, row.values.minute, row.values.backfilled) == (TODAY, 720, False)


def test_a_past_day_has_no_time_until_one_is_given(desk: Desk) -> None:
    presenter = desk.presenter()
    presenter.move_day(-1)
    assert presenter.state.chosen.at is None
    presenter.choose_time(time(18, 40))
    presenter.toggle("pursued")
    presenter.save()
    desk.settle()
    assert desk.rows[0].values.minute == 18 * 60 + 40


def test_no_day_to_come_can_be_logged(desk: Desk) -> None:
    presenter = desk.presenter(day="2027-01-01")
    assert presenter.state.chosen.day == TODAY
    presenter.move_day(3)
    assert presenter.state.chosen.day == TODAY


@pytest.mark.parametrize("offset", [-11, 13])
def test_the_day_is_the_one_on_the_wall_around_midnight(qtbot: QtBot, offset: int) -> None:
    clock = FixedClock(offset_hours=offset)
    behind = unlocked(qtbot, clock=clock)
    presenter = MomentPresenter(behind.scope, {}, locale=ENGLISH)
    presenter.toggle("pursued")
    presenter.save()
    behind.settle()
    (row,) = behind.vault.submit(store.moments).result().value
    behind.close()
    assert row.values.day == clock.local().date()
    assert row.values.minute == clock.local().hour * 60
    assert row.values.utc_offset == offset * 60


def test_what_a_card_fills_in_stands_there(desk: Desk) -> None:
    presenter = desk.presenter(patterns="went-quiet,no-such-thing", day="2026-11-15")
    presenter.load()
    desk.settle()
    assert presenter.state.chosen.patterns == {"went-quiet"}
    assert presenter.state.chosen.day == LAST_SUNDAY
    assert presenter.state.day_words == "Sunday, 15 November"


def test_answers_are_offered_and_picked_by_key(desk: Desk) -> None:
    dialog = desk.open()
    editor = dialog.findChild(QWidget, "set_off")
    assert editor is not None
    editor.setFocus()
    press("mon", Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "offer.0"
    press(Qt.Key.Key_Return)
    settle(dialog)
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    assert desk.rows[0].values.set_off == "money"


def test_ones_own_words_are_offered_first(desk: Desk) -> None:
    values = MomentValues(TODAY, set_off="the car keys", patterns=frozenset({"pursued"}))
    desk.ask(log_moment(values).run)
    presenter = desk.presenter()
    presenter.load()
    desk.settle()
    assert presenter.offers("set_off")[0] == "the car keys"


def test_esc_keeps_nothing_but_the_drafts_and_they_come_back(desk: Desk) -> None:
    desk.open()
    press("2", Qt.Key.Key_Tab, "3", Qt.Key.Key_Tab, "a look")
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_Escape)
    assert desk.dialog is not None
    assert not desk.dialog.isVisible()
    desk.behind.scope.drafts.flush()
    desk.settle()
    assert desk.logged.is_empty
    dialog = desk.open()
    chosen = dialog._presenter.state.chosen
    assert (chosen.patterns, chosen.strength) == ({"went-quiet"}, 3)
    assert chosen.day == TODAY.replace(day=21)
    assert dialog._presenter.fields["set_off"].text == "a look"
    assert dialog._presenter.state.resumed


def test_starting_afresh_forgets_the_drafts(desk: Desk) -> None:
    desk.open()
    press("2", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "a look")
    desk.behind.scope.drafts.flush()
    desk.settle()
    dialog = desk.open()
    button(dialog, "startAfresh").click()
    desk.settle()
    state = dialog._presenter.state
    assert not state.resumed
    assert not state.chosen.patterns
    assert dialog._presenter.fields["set_off"].text == ""
    assert not desk.ask(lambda session: drafts.waiting_under(session, "patterns/"))


def test_saving_leaves_no_draft_behind(desk: Desk) -> None:
    desk.open()
    press("2", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "a look")
    desk.behind.scope.drafts.flush()
    desk.settle()
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    assert not desk.ask(lambda session: drafts.waiting_under(session, "patterns/"))
    assert not desk.behind.scope.drafts.unsaved


def test_what_is_saved_can_be_taken_back(desk: Desk) -> None:
    presenter = desk.presenter()
    presenter.toggle("pursued")
    presenter.choose_repaired(repaired=True)
    presenter.save()
    desk.settle()
    assert desk.logged.repairs == (TODAY,)
    desk.ask(desk.deeds.pop().run)
    assert desk.logged.is_empty


def test_pressing_save_twice_logs_once(desk: Desk) -> None:
    presenter = desk.presenter()
    presenter.toggle("pursued")
    presenter.save()
    presenter.save()
    desk.settle()
    assert len(desk.rows) == 1


def test_an_answer_of_worry_opens_the_card_and_keeps_nothing(desk: Desk) -> None:
    dialog = desk.open()
    worried = button(dialog, "worried")
    assert worried.accessibleName() == load_patterns().worried
    worried.click()
    desk.settle()
    assert desk.cards == [GateKind.FEAR]
    desk.behind.timers.advance(5_000)
    desk.settle()
    dialog.reject()
    desk.settle()
    assert desk.logged.is_empty
    assert not desk.ask(lambda session: drafts.waiting_under(session, "patterns/"))


def test_the_day_of_worry_is_kept_only_when_said_and_never_counted(desk: Desk) -> None:
    dialog = desk.open()
    press("2")
    button(dialog, "worried").click()
    desk.settle()
    button(dialog, "keepDay").click()
    desk.settle()
    logged = desk.logged
    assert desk.rows[0].values.was_worried
    assert desk.rows[0].values.patterns == frozenset()
    assert logged.marks[0].patterns == frozenset()


def test_a_day_can_be_marked_as_one_with_nothing_to_note(desk: Desk) -> None:
    dialog = desk.open()
    press(Qt.Key.Key_PageUp)
    button(dialog, "nothingThatDay").click()
    desk.settle()
    assert desk.logged.nothing == (TODAY.replace(day=21),)
    assert desk.said[-1] == "Yesterday: nothing to note"
    desk.ask(desk.deeds.pop().run)
    assert desk.logged.is_empty


def test_a_pattern_of_ones_own_is_named_on_the_spot(desk: Desk) -> None:
    dialog = desk.open()
    press(Qt.Key.Key_End, Qt.Key.Key_Return)
    settle(dialog)
    press("tidied at them", Qt.Key.Key_Return)
    desk.settle()
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    ((key, label),) = desk.logged.own.items()
    assert label == "tidied at them"
    assert desk.rows[0].values.patterns == {key}
    assert not dialog.isVisible()


def usual(desk: Desk) -> int:
    """Patterns by number, how strong, what set it off and what was underneath, from what is offered.

    Returns:
        Keys pressed once the window is there.
    """
    keys: list[Qt.Key | str] = ["2", Qt.Key.Key_Tab, "4", Qt.Key.Key_Tab]
    keys += [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return]
    press(*keys)
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    return len(keys) + 1


def test_the_usual_case_takes_at_most_twelve_keys(desk: Desk) -> None:
    said = MomentValues(
        LAST_SUNDAY, set_off="the car keys", underneath="left out", patterns=frozenset({"pursued"})
    )
    desk.ask(log_moment(said).run)
    desk.open()
    opened_with = 1
    assert opened_with + usual(desk) <= 12
    (row, _) = desk.rows
    assert row.values == MomentValues(
        TODAY,
        row.values.happened_at,
        strength=4,
        set_off="the car keys",
        underneath="left out",
        patterns=frozenset({"went-quiet"}),
    )
    desk.open()
    press("1")
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    assert len(desk.rows) == 3


def test_enter_in_a_line_goes_on_and_saves_nothing_yet(desk: Desk) -> None:
    dialog = desk.open()
    press("2", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "a look", Qt.Key.Key_Return)
    desk.settle()
    assert dialog.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "underneath"
    assert desk.logged.is_empty


def test_several_are_logged_one_after_another_without_closing(desk: Desk) -> None:
    dialog = desk.open()
    press(Qt.Key.Key_PageUp, "24", Qt.Key.Key_Tab, "5", Qt.Key.Key_Tab, "a look")
    press(Qt.Key.Key_Return, with_=CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert dialog.isVisible()
    state = dialog._presenter.state
    assert (state.chosen.patterns, state.chosen.strength) == (frozenset(), None)
    assert state.chosen.day == TODAY.replace(day=21)
    assert state.went_on
    assert not state.resumed
    assert dialog._presenter.fields["set_off"].text == ""
    assert "a look" in dialog._presenter.offers("set_off")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("pattern.")
    press("1")
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    assert not dialog.isVisible()
    assert [row.values.patterns for row in desk.rows] == [
        {"pursued"},
        {"went-quiet", "flooded"},
    ]
    assert len(desk.deeds) == 2
    assert not desk.ask(lambda session: drafts.waiting_under(session, "patterns/"))


def test_patterns_of_ones_own_are_renamed_and_binned_by_keyboard(desk: Desk) -> None:
    for name in ("tidied at them", "went out"):
        desk.ask(name_own(name).run)
    tidied, out = desk.logged.own
    dialog = desk.open()
    press("8", Qt.Key.Key_End, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == f"own.{tidied}.rename"
    press(Qt.Key.Key_Return)
    desk.settle()
    press(Qt.Key.Key_End, " loudly", Qt.Key.Key_Return)
    desk.settle()
    assert desk.logged.own[tidied] == "tidied at them loudly"
    assert dialog._presenter.state.chosen.patterns == {tidied}
    button(dialog, f"own.{tidied}.bin").click()
    desk.settle()
    assert list(desk.ask(store.own_patterns)) == [out]
    assert dialog._presenter.state.chosen.patterns == frozenset()
    desk.ask(desk.deeds.pop().run)
    assert list(desk.ask(store.own_patterns)) == [tidied, out]
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not button(dialog, "ownDone").isVisible()


def test_an_edit_shows_what_was_said_and_keeps_its_zone_and_day(desk: Desk) -> None:
    first = MomentValues(LAST_SUNDAY, utc_offset=120, line="first", strength=2, backfilled=True)
    desk.ask(log_moment(first).run)
    dialog = desk.open(desk.rows[0].id)
    assert dialog._presenter.fields["line"].text == "first"
    press("3")
    press(Qt.Key.Key_Return, with_=CTRL)
    desk.settle()
    (row,) = desk.rows
    assert row.values.patterns == {"criticised"}
    assert (row.values.day, row.values.utc_offset, row.values.strength) == (LAST_SUNDAY, 120, 2)


def test_tab_goes_from_patterns_to_strength_to_words_to_save(desk: Desk) -> None:
    dialog = desk.open()
    names: list[str] = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.objectName())
        press(Qt.Key.Key_Tab)
    settle(dialog)
    assert names == [
        "pattern.pursued",
        "strength.1",
        "set_off",
        "underneath",
        "momentLine",
        "alreadyRepaired",
    ]


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_is_named_and_nothing_is_cut(desk: Desk, theme: Theme, scale: int) -> None:
    theme.set_text_scale(scale)
    dialog = desk.open()
    dialog._presenter.toggle("went-quiet")
    dialog._presenter.say_worried()
    desk.settle()
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
    mirrored(dialog)
    assert nothing_clipped(dialog) == []


def test_choices_survive_being_a_draft_and_broken_ones_are_dropped() -> None:
    chosen = Chosen(LAST_SUNDAY, time(7, 5), frozenset({"pursued", "own-1"}), 5, repaired=True)
    assert unpack(pack(chosen)) == chosen
    for broken in ("", "[]", "{}", '{"day": "soon"}', "null"):
        assert unpack(broken) is None


def test_a_run_with_one_thing_is_no_part_of_the_quick_log(desk: Desk) -> None:
    desk.ask(lambda session: session.add(FocusRun(act="ask once", starts_on=TODAY)))
    presenter = desk.presenter()
    presenter.load()
    desk.settle()
    assert [choice.key for choice in presenter.state.choices] == [
        words.key for words in load_patterns().all
    ]
