"""Making a page: nothing is on it until it is ticked, and what is typed waits for the next time."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Room
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.models.asks import Answer, Ask, AskKind
from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import DayWent, FocusDay, FocusRun
from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.models.patterns import Moment, MomentPattern, NothingToNote, RepairLine
from growingus_desktop.presenters.sheets_checkin import CheckInForTwoForm
from growingus_desktop.presenters.sheets_form import SheetForm
from growingus_desktop.presenters.sheets_letters import invitation_form, one_thing_form
from growingus_desktop.presenters.sheets_menu import FITTING, PUT_AWAY, offers
from growingus_desktop.presenters.sheets_repair import RepairCardForm
from growingus_desktop.presenters.sheets_summary import SummaryForm
from growingus_desktop.presenters.sheets_summary_lines import lines_of
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.letter import invitation_words
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.sheets.summary import Part
from growingus_desktop.store import sheets as store
from growingus_desktop.store.sheets import Kept, Lately
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.sheets_form import SheetFormDialog
from growingus_desktop.views.sheets_menu import SheetsMenu
from tests.support.clocks import FixedClock
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

ENGLISH = QLocale(QLocale.Language.English)
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def lived_in(qtbot: QtBot) -> Iterator[Unlocked]:
    clock = FixedClock()
    made = unlocked(qtbot, demo_vault(clock), clock)
    yield made
    made.close()


def read(behind: Unlocked, work: Callable[[VaultSession], object]) -> object:
    return behind.vault.submit(work).result().value


def loaded(behind: Unlocked, form: SheetForm) -> SheetForm:
    form.load()
    behind.settle()
    return form


def lately(behind: Unlocked) -> Lately:
    day = today(behind.clock)
    found = read(behind, lambda session: store.lately(session, day))
    assert isinstance(found, Lately)
    return found


def summary_lines(behind: Unlocked) -> list[tuple[Part, str]]:
    found = read(behind, store.kept)
    assert isinstance(found, Kept)
    return list(lines_of(found, load_patterns(), load_checkin(), today(behind.clock), ENGLISH))


def add(behind: Unlocked, *rows: object) -> None:
    read(behind, lambda session: [session.add(row) for row in rows] and None)


def shown(qtbot: QtBot, form: SheetForm) -> SheetFormDialog:
    dialog = SheetFormDialog(form)
    form.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    settle(dialog)
    return dialog


def test_nothing_is_ticked_at_first_anywhere(lived_in: Unlocked) -> None:
    scope = lived_in.scope
    kept = read(lived_in, store.kept)
    lines = read(lived_in, store.repair_lines)
    assert isinstance(kept, Kept)
    assert isinstance(lines, tuple)
    forms = [
        invitation_form(scope, lately(lived_in)),
        one_thing_form(scope, lately(lived_in), ENGLISH),
        RepairCardForm(scope, lines),
        SummaryForm(scope, kept, ENGLISH),
    ]
    for form in forms:
        loaded(lived_in, form)
        assert form.on_page == {}
        assert not form.can_show
        wanted: list[object] = []
        form.preview_wanted.connect(lambda sheet, _words, to=wanted: to.append(sheet))
        form.show_page()
        assert wanted == []
        form.show_blank()
        assert wanted == [form.blank()] == [form.sheet()]


def test_an_invitation_starts_from_the_vault_and_mentions_only_what_is_ticked(
    lived_in: Unlocked,
) -> None:
    form = loaded(lived_in, invitation_form(lived_in.scope, lately(lived_in)))
    assert form.text("good") == lately(lived_in).protect != ""
    run = lately(lived_in).run
    assert run is not None
    assert form.text("mine") == run.act
    form.fields["ask"].type("Ten minutes on Saturday?", 0)
    form.tick("ask", on=True)
    form.choose("no", invitation_words().always.choices[1])
    form.choose("no", "You have to.")
    text = as_text(form.sheet())
    assert text.split("\n\n") == [
        "Ten minutes on Saturday?",
        invitation_words().always.choices[1],
    ]
    form.tick("ask", on=False)
    assert form.sheet() == form.blank()


_KEYS = [part.key for part in invitation_words().parts if not part.choices]


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ticked=st.sets(st.sampled_from(_KEYS)))
def test_whatever_is_ticked_the_page_holds_that_and_the_free_line(
    lived_in: Unlocked, ticked: set[str]
) -> None:
    form = invitation_form(
        lived_in.scope,
        Lately(protect="zqgoodqz", run=FocusRun(act="zqmineqz", starts_on=date(2026, 11, 20))),
    )
    loaded(lived_in, form)
    for number, key in enumerate(_KEYS):
        form.fields[key].type(f"zq{number}qz {form.text(key)}", 0)
    for key in ticked:
        form.tick(key, on=True)
    text = as_text(form.sheet())
    for number, key in enumerate(_KEYS):
        assert (f"zq{number}qz" in text) == (key in ticked)
    if ticked:
        assert text.count("No is a fine answer") == 1
    assert "zqgoodqz" not in text or "good" in ticked
    form.start_afresh()
    lived_in.settle()
    form.deleteLater()


def test_what_stands_in_the_way_inside_is_never_offered_for_telling(behind: Unlocked) -> None:
    run = FocusRun(
        act="I ask once",
        wish="An easier evening",
        obstacle="zqobstacleqz",
        if_this="nothing comes.",
        then_that="I dry something",
        starts_on=today(behind.clock) - timedelta(3),
    )
    add(behind, run)
    form = loaded(behind, one_thing_form(behind.scope, lately(behind), ENGLISH))
    for part in form.groups[0].parts:
        form.tick(part.key, on=True)
    text = as_text(form.sheet())
    assert "zqobstacleqz" not in text
    assert "When nothing comes: I dry something." in text
    assert "It runs until" in text
    assert "You don’t have to do anything" in text


def test_without_a_one_thing_the_half_sentences_stay_out(behind: Unlocked) -> None:
    form = loaded(behind, one_thing_form(behind.scope, lately(behind), ENGLISH))
    assert form.text("plan") == form.text("until") == form.text("act") == ""
    form.tick("plan", on=True)
    assert not form.can_show


def test_what_is_written_waits_and_starting_afresh_forgets_it(behind: Unlocked) -> None:
    form = loaded(behind, invitation_form(behind.scope, Lately()))
    form.fields["ask"].type("Ten minutes?", 3)
    form.tick("ask", on=True)
    behind.scope.drafts.flush()
    behind.settle()
    again = loaded(behind, invitation_form(behind.scope, Lately()))
    assert again.text("ask") == "Ten minutes?"
    assert not again.is_ticked("ask")
    again.start_afresh()
    behind.settle()
    assert again.text("ask") == ""
    assert again.text("small").startswith("Ten minutes are enough")
    assert loaded(behind, invitation_form(behind.scope, Lately())).text("ask") == ""


def test_a_check_in_for_two_is_there_with_nothing_brought(behind: Unlocked) -> None:
    form = loaded(behind, CheckInForTwoForm(behind.scope))
    assert form.can_show
    assert form.sheet() == form.blank()
    form.choose("length", "10 minutes")
    assert "10 minutes" in as_text(form.blank())
    form.fields["felt_off"].type("Monday", 0)
    assert "Monday" in as_text(form.sheet())
    assert "Monday" not in as_text(form.blank())


def test_the_repair_card_offers_each_kept_sentence_once(behind: Unlocked) -> None:
    add(
        behind,
        RepairLine(text="Again?", position=0),
        RepairLine(text="Sorry.", position=1),
        Opener(repair_line="Again?"),
        Opener(repair_line="From a talk"),
    )
    lines = read(behind, store.repair_lines)
    assert lines == ("Again?", "Sorry.", "From a talk")
    form = loaded(behind, RepairCardForm(behind.scope, ("Again?", "Sorry.")))
    form.tick("line1", on=True)
    form.fields["line-new"].type("A new one", 0)
    text = as_text(form.sheet())
    assert "“Sorry.”\n“A new one”" in text
    assert "Again?" not in text


def test_a_summary_offers_counts_with_their_days_and_never_what_was_let_out(
    behind: Unlocked,
) -> None:
    day = today(behind.clock)
    moment = Moment(day=day, line="x", was_worried=False)
    worried = Moment(day=day - timedelta(1), was_worried=True)
    run = FocusRun(act="I ask once", starts_on=day - timedelta(20), noticed="It is four plates")
    add(behind, moment, worried, NothingToNote(day=day - timedelta(2)), run)

    def more(session: VaultSession) -> None:
        session.add(MomentPattern(moment_id=identity(moment), pattern="went-quiet"))
        session.add(MomentPattern(moment_id=identity(worried), pattern="went-quiet"))
        session.add(FocusDay(run_id=identity(run), day=day, went=DayWent.KEPT))

    read(behind, more)
    add(
        behind,
        Opener(title="Bins", words="Could we talk?", raw="zqrawqz", state=OpenerState.SAID),
        Opener(title="Draft", words="zqdraftqz"),
        Ask(asked_on=day, answer=Answer.PARTLY, text="The bins", heard="Maybe"),
        Ask(asked_on=day, answer=Answer.NOT_SAFE, ask_kind=AskKind.REQUEST, text="Money"),
        CheckIn(day=day, steady=3),
    )
    lines = summary_lines(behind)
    text = "\n".join(line for _, line in lines)
    assert "I went quiet: 1 in the last 12 weeks, 3 of 84 days logged" in text
    assert "kept 1" in text
    assert "What I noticed: It is four plates" in text
    assert "Bins: Could we talk?" in text
    assert "Asked once" in text
    assert "What I heard then: Maybe" in text
    assert "Mostly or better in 1 of 1 check-in" in text
    assert "zqrawqz" not in text
    assert "zqdraftqz" not in text
    assert "%" not in text
    assert [part for part, _ in lines] == sorted((part for part, _ in lines), key=list(Part).index)


def test_the_eighth_answer_is_a_line_of_its_own_that_no_other_tick_brings(
    behind: Unlocked,
) -> None:
    add(behind, CheckIn(day=today(behind.clock), steady=2, free_to_speak=1))
    kept = read(behind, store.kept)
    assert isinstance(kept, Kept)
    form = loaded(behind, SummaryForm(behind.scope, kept, ENGLISH))
    (group,) = [group for group in form.groups if group.key == Part.CHECK_INS.value]
    eighth = [part for part in group.parts if "without worrying" in part.label]
    assert len(eighth) == 1
    for part in group.parts:
        if part.key != eighth[0].key:
            form.tick(part.key, on=True)
    assert "without worrying" not in as_text(form.sheet())
    form.tick(eighth[0].key, on=True)
    assert "without worrying" in as_text(form.sheet())


def test_without_a_kept_eighth_answer_there_is_no_such_line(behind: Unlocked) -> None:
    add(behind, CheckIn(day=today(behind.clock), steady=2))
    assert not any("without worrying" in text for _, text in summary_lines(behind))


def test_an_empty_vault_offers_nothing_but_own_words(behind: Unlocked) -> None:
    assert summary_lines(behind) == []
    form = loaded(behind, SummaryForm(behind.scope, Kept(), ENGLISH))
    assert [group.key for group in form.groups] == ["own"]
    form.fields["why"].type("I want to sleep again.", 0)
    assert not form.can_show
    form.tick("why", on=True)
    assert "I want to sleep again." in as_text(form.sheet())


def test_every_room_lists_what_fits_and_puts_away_what_involves_both() -> None:
    assert set(FITTING) == set(Room)
    for room in Room:
        listed = {offer.kind for offer in offers(room, put_away=False)}
        assert listed
        assert {offer.kind for offer in offers(room, put_away=True)} == listed - PUT_AWAY
    # A chart's page is made from the chart itself.
    every = set(SheetKind) - {SheetKind.NUMBERS}
    assert {kind for kinds in FITTING.values() for kind in kinds} == every
    (prep, *_) = offers(Room.OPENERS, put_away=False)
    assert prep.verb == ""
    (prep, *_) = offers(Room.OPENERS, put_away=False, conversation="Bins")
    assert "Bins" in prep.about
    assert prep.verb


def test_by_keyboard_a_tick_makes_the_page_and_its_words_go_to_the_gate(
    qtbot: QtBot, behind: Unlocked
) -> None:
    form = invitation_form(behind.scope, Lately())
    wanted: list[tuple[Sheet, str]] = []
    form.preview_wanted.connect(lambda sheet, words: wanted.append((sheet, words)))
    dialog = shown(qtbot, form)
    behind.settle()
    page = dialog.findChild(QWidget, "sheetForm.show")
    assert page is not None
    assert not page.isEnabled()
    assert dialog.focusWidget().objectName() == "sheetForm.tick.title"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert page.isEnabled()
    field = dialog.findChild(QPlainTextEdit, "sheetForm.title")
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "When you like")
    QTest.keyClick(page, Qt.Key.Key_Space)
    ((sheet, words),) = wanted
    assert words == "When you like"
    assert as_text(sheet).startswith("When you like")


def test_starting_afresh_asks_first(qtbot: QtBot, behind: Unlocked) -> None:
    form = invitation_form(behind.scope, Lately())
    dialog = shown(qtbot, form)
    behind.settle()
    form.tick("title", on=True)
    dialog.findChild(QWidget, "sheetForm.afresh").click()
    settle(dialog)
    assert form.is_ticked("title")
    assert dialog.focusWidget().objectName() == "sheetForm.agree"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    behind.settle()
    assert not form.is_ticked("title")
    assert dialog.focusWidget().objectName() == "sheetForm.tick.title"


def test_older_lines_come_when_asked_for(qtbot: QtBot, lived_in: Unlocked) -> None:
    kept = read(lived_in, store.kept)
    assert isinstance(kept, Kept)
    dialog = shown(qtbot, SummaryForm(lived_in.scope, kept, ENGLISH))
    lived_in.settle()
    more = dialog.findChild(QWidget, f"sheetForm.{Part.ASKS.value}.more")
    assert more is not None
    assert not more.isHidden()
    before = len(dialog.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively))
    QTest.keyClick(more, Qt.Key.Key_Space)
    settle(dialog)
    assert more.isHidden()
    assert len(dialog.findChildren(QWidget)) > before
    assert dialog.focusWidget().objectName().startswith(f"sheetForm.tick.{Part.ASKS.value}")


@pytest.mark.parametrize("appearance", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("which", ["invitation", "one-thing", "checkin", "repair", "summary"])
def test_everything_is_named_and_whole(
    qtbot: QtBot, theme: Theme, lived_in: Unlocked, *, which: str, scale: int, appearance: str
) -> None:
    theme.choose(appearance)
    theme.set_text_scale(scale)
    kept, lines = read(lived_in, store.kept), read(lived_in, store.repair_lines)
    assert isinstance(kept, Kept)
    assert isinstance(lines, tuple)
    form = {
        "invitation": lambda: invitation_form(lived_in.scope, lately(lived_in)),
        "one-thing": lambda: one_thing_form(lived_in.scope, lately(lived_in), ENGLISH),
        "checkin": lambda: CheckInForTwoForm(lived_in.scope),
        "repair": lambda: RepairCardForm(lived_in.scope, lines),
        "summary": lambda: SummaryForm(lived_in.scope, kept, ENGLISH),
    }[which]()
    dialog = shown(qtbot, form)
    lived_in.settle()
    settle(dialog)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
    assert dialog.windowTitle() == "Growing Us"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("room", Room)
def test_the_list_is_named_and_whole(qtbot: QtBot, theme: Theme, room: Room, scale: int) -> None:
    theme.set_text_scale(scale)
    menu = SheetsMenu(offers(room, put_away=False, conversation="Sunday evenings"))
    qtbot.addWidget(menu)
    menu.show()
    settle(menu)
    assert every_focusable_has_a_name(menu) == []
    assert nothing_clipped(menu) == []
