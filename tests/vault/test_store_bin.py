"""The bin: what lies in it, how it comes back whole, and that what is erased is nowhere."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import col, select

from growingus_desktop.core.destinations import Room
from growingus_desktop.models.asks import Answer, Ask, AskKind, LongViewQuestion, MeaningSide
from growingus_desktop.models.base import Binnable, Row, identity
from growingus_desktop.models.openers import LikelyReply, Need, Opener, RehearsalNote
from growingus_desktop.models.patterns import Moment, OwnPattern, Repair
from growingus_desktop.models.reading import Highlight, OwnGuide
from growingus_desktop.models.reflections import Appreciation, Reflection, Tag
from growingus_desktop.models.schema import metadata
from growingus_desktop.store import (
    asks,
    bin_time,
    drafts,
    longview,
    openers,
    openers_meant,
    openers_replies,
    patterns_log,
    reflections,
    reflections_tags,
    reflections_thanks,
)
from growingus_desktop.store import bin as bin_store
from growingus_desktop.store.bin import Erased, Thing
from growingus_desktop.store.bin_shelves import SHELVES, BinKind
from growingus_desktop.store.openers import surface
from growingus_desktop.store.openers_versions import keep_version
from growingus_desktop.store.patterns import MomentValues
from growingus_desktop.store.patterns import moments as moment_rows
from growingus_desktop.vault.cipher import CipherKey, connect_file
from growingus_desktop.vault.keys import unlock
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.scouring import scour
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.decrypted import decrypted
from tests.support.vaults import (
    ANY_COST,
    MARKER,
    PASSPHRASE,
    HeldClock,
    folder_in,
    new_vault,
)

T = TypeVar("T")
DAY = date(2026, 3, 1)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def vault(clock: HeldClock) -> Iterator[Vault]:
    made = memory_vault(clock)
    yield made
    made.close()


def run(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def things(vault: Vault, sought: str = "") -> list[Thing]:
    return list(run(vault, lambda session: bin_store.things(session, sought)))


def titles(vault: Vault, sought: str = "") -> list[str]:
    return [one.title for one in things(vault, sought)]


def thanks(vault: Vault, line: str) -> None:
    """A line of thanks in the bin."""

    def work(session: VaultSession) -> None:
        back = reflections_thanks.give(line).run(session)
        assert back is not None
        back.run(session)

    run(vault, work)


def unlock_once(vault: Vault) -> Erased:
    """What happens to the bin after an unlock."""
    return run(vault, lambda session: bin_store.purge(session, session.clock.now()))


def test_everything_that_can_be_binned_has_its_shelf() -> None:
    binnable = {name for name, table in metadata.tables.items() if "binned_at" in table.columns} - {
        "bin_sighting"
    }
    assert {str(shelf.model.__tablename__) for shelf in SHELVES} == binnable
    assert {shelf.kind for shelf in SHELVES} == set(BinKind)


def test_things_of_every_room_stand_in_one_list_the_last_binned_first(
    vault: Vault, clock: HeldClock
) -> None:
    made = {
        "an opener": Opener(title="an opener"),
        "a page": Reflection(about=DAY, text="a page\nof two lines"),
        "a thing I did": Moment(day=DAY, line="a thing I did"),
        "thanks": Appreciation(day=DAY, line="thanks"),
    }
    for row in made.values():
        row.binned_at = clock.now()
        run(vault, lambda session, row=row: session.add(row))
        clock.advance(timedelta(hours=1))
    found = things(vault)
    assert [one.title for one in found] == [
        "thanks",
        "a thing I did",
        "a page of two lines",
        "an opener",
    ]
    assert [one.room for one in found] == [
        Room.REFLECTIONS,
        Room.PATTERNS,
        Room.REFLECTIONS,
        Room.OPENERS,
    ]
    assert found[1].about == DAY
    assert found[0].days_left == 30


def test_parts_of_words_find_it_wherever_they_stand(vault: Vault) -> None:
    def work(session: VaultSession) -> None:
        session.add(
            Opener(title="Dishes", protect="Überraschung am Abend", binned_at=session.clock.now())
        )
        session.add(Reflection(about=DAY, text="nothing", binned_at=session.clock.now()))

    run(vault, work)
    assert titles(vault, "raschung ABEN") == ["Dishes"]
    assert titles(vault, "uberras dish") == ["Dishes"]
    assert titles(vault, "uberras nothing") == []
    assert titles(vault, "") == ["nothing", "Dishes"] or len(titles(vault)) == 2


def test_a_moment_comes_back_with_the_repair_binned_with_it_and_no_other(
    vault: Vault, clock: HeldClock
) -> None:
    values = MomentValues(day=DAY, line="slammed the door", repaired=True)
    run(vault, patterns_log.log_moment(values).run)
    (moment,) = run(vault, moment_rows)

    def other(session: VaultSession) -> None:
        session.add(
            Repair(day=DAY, line="earlier", moment_id=moment.id, binned_at=session.clock.now())
        )

    run(vault, other)
    assert titles(vault) == ["earlier"]
    clock.advance(timedelta(minutes=5))
    run(vault, patterns_log.bin_moment(moment.id).run)
    (only,) = things(vault)
    assert (only.kind, only.together) == (BinKind.MOMENT, 1)
    clock.advance(timedelta(days=3))
    inverse = run(vault, bin_store.restore([only.key]).run)
    assert run(vault, moment_rows)[0].values.repaired
    assert titles(vault) == ["earlier"]
    assert inverse is not None
    run(vault, inverse.run)
    assert things(vault)[0].days_left == 27 + 3
    assert things(vault)[0].binned_at == only.binned_at


def test_a_reply_plan_goes_to_the_bin_with_what_is_typed_in_it(vault: Vault) -> None:
    opener = run(vault, lambda session: openers.create(session, title="Dishes"))
    run(vault, openers_replies.add_reply(opener, LikelyReply.CRIES).run)
    (plan,) = run(vault, lambda session: openers_replies.replies_of(session, opener))
    place = openers_replies.reply_surface(opener, identity(plan), "i_say")
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed("I stay", 6)))
    back = run(vault, openers_replies.remove_reply(identity(plan)).run)
    assert [(one.kind, one.title) for one in things(vault)] == [(BinKind.REPLY, "I stay")]
    assert run(vault, lambda session: openers_replies.replies_of(session, opener)) == ()
    assert back is not None
    run(vault, back.run)
    (again,) = run(vault, lambda session: openers_replies.replies_of(session, opener))
    assert (again.id, again.uid, again.i_say) == (plan.id, plan.uid, "I stay")


def test_a_blank_reply_plan_goes_at_once_and_comes_back_the_same(vault: Vault) -> None:
    opener = run(vault, lambda session: openers.create(session, title="Dishes"))
    back = run(vault, openers_replies.add_reply(opener, LikelyReply.CRIES).run)
    assert back is not None
    again = run(vault, back.run)
    assert things(vault) == []
    assert again is not None
    run(vault, again.run)
    (plan,) = run(vault, lambda session: openers_replies.replies_of(session, opener))
    assert plan.reply is LikelyReply.CRIES


def test_a_part_is_not_shown_beside_the_whole_it_lies_in_the_bin_with(vault: Vault) -> None:
    opener = run(vault, lambda session: openers.create(session, title="Dishes"))
    note = RehearsalNote(
        opener_id=opener, rehearsed_at=HeldClock().now(), text="loud", binned_at=HeldClock().now()
    )
    run(vault, lambda session: session.add(note))
    assert titles(vault) == ["loud"]
    run(vault, openers.put_in_bin(opener).run)
    assert titles(vault) == ["Dishes"]
    run(vault, bin_store.restore([(BinKind.OPENER, opener)]).run)
    # Both went in the same moment of a clock that stands still.
    assert titles(vault) == []


def test_an_undone_outcome_lies_in_the_bin_and_its_words_wait(vault: Vault) -> None:
    opener = run(vault, lambda session: openers.create(session, words="Could we talk?"))
    outcome = asks.Outcome(DAY, AskKind.REQUEST, Answer.PARTLY, first_minutes="calm")
    back = run(vault, asks.record(opener, outcome, {"first_minutes": "place"}).run)
    assert back is not None
    again = run(vault, back.run)
    assert [one.kind for one in things(vault)] == [BinKind.ASK]
    assert run(vault, lambda session: drafts.waiting(session, "place")) is not None
    assert again is not None
    run(vault, again.run)
    assert things(vault) == []
    assert len(run(vault, longview.whole).asks) == 1


def test_an_undone_answer_lies_in_the_bin(vault: Vault) -> None:
    deed = longview.answer(LongViewQuestion.COULD_I_GO_ON, "not like this", DAY, None, "place")
    back = run(vault, deed.run)
    assert back is not None
    again = run(vault, back.run)
    assert [(one.kind, one.title) for one in things(vault)] == [(BinKind.ANSWER, "not like this")]
    assert run(vault, longview.whole).answers == ()
    assert again is not None
    run(vault, again.run)
    assert [one.text for one in run(vault, longview.whole).answers] == ["not like this"]
    assert run(vault, lambda session: drafts.waiting(session, "place")) is None


def test_a_tag_taken_off_the_last_entry_can_be_brought_back(vault: Vault) -> None:
    entry = run(vault, lambda session: reflections.create(session, text="x"))
    run(vault, reflections_tags.put_tag(entry, "Sundays").run)
    run(vault, reflections_tags.take_tag(entry, "Sundays").run)
    (tag,) = things(vault)
    assert (tag.kind, tag.title) == (BinKind.TAG, "Sundays")
    run(vault, bin_store.restore([tag.key]).run)
    assert run(vault, reflections_tags.tags_in_use) == ("Sundays",)


def test_an_opener_with_something_in_the_bin_is_not_discarded_as_blank(vault: Vault) -> None:
    opener = run(vault, openers.create)
    run(vault, openers_replies.add_reply(opener, LikelyReply.CRIES).run)
    (plan,) = run(vault, lambda session: openers_replies.replies_of(session, opener))
    number = identity(plan)
    run(vault, lambda s: openers_replies.keep_reply_texts(s, {number: {"i_say": "I stay"}}))
    run(vault, openers_replies.remove_reply(number).run)
    assert not run(vault, lambda session: openers.discard_if_blank(session, opener))
    assert titles(vault) == ["I stay"]


# Erasing for good ------------------------------------------------------------------------------


def test_only_what_lies_in_the_bin_can_be_erased(vault: Vault) -> None:
    opener = run(vault, lambda session: openers.create(session, title="live"))
    assert run(vault, lambda s: bin_store.erase(s, [(BinKind.OPENER, opener)])) == Erased()
    assert [row.title for row in run(vault, openers.rows)] == ["live"]


def test_erasing_an_opener_takes_everything_of_it_and_leaves_the_ask(vault: Vault) -> None:
    opener = run(vault, lambda session: openers.create(session, title="gone", words="gone"))
    kept = run(vault, lambda session: openers.create(session, title="kept"))
    texts = openers.Texts(need={"need": "rest"})
    run(vault, lambda session: openers.keep_texts(session, opener, texts))
    run(vault, asks.record(opener, asks.Outcome(DAY, AskKind.REQUEST, Answer.NO)).run)
    run(vault, lambda s: drafts.keep(s, f"opener/{opener}/words", drafts.Typed("typed", 5)))
    run(vault, lambda s: drafts.keep(s, f"opener/{kept}/words", drafts.Typed("typed", 5)))
    run(vault, openers.put_in_bin(opener).run)
    erased = run(vault, bin_store.empty)
    assert erased.things == 1
    assert len(erased.uids) == 2
    assert run(vault, lambda s: s.exec(select(Need)).all()) == []
    (ask,) = run(vault, lambda s: s.exec(select(Ask)).all())
    assert ask.opener_id is None
    assert set(run(vault, lambda s: drafts.waiting_under(s, ""))) == {f"opener/{kept}/words"}


def test_erasing_an_entry_takes_its_own_tags_along(vault: Vault) -> None:
    first, second = (run(vault, lambda s: reflections.create(s, text="x")) for _ in range(2))
    for entry, name in ((first, "alone"), (first, "shared"), (second, "shared")):
        run(vault, reflections_tags.put_tag(entry, name).run)
    run(vault, reflections.put_in_bin(first).run)
    run(vault, bin_store.empty)
    assert run(vault, lambda s: s.exec(select(Tag.name)).all()) == ["shared"]


def test_a_repair_that_was_not_binned_outlives_its_moment(vault: Vault) -> None:
    run(vault, patterns_log.log_moment(MomentValues(day=DAY, repaired=True)).run)
    (moment,) = run(vault, moment_rows)
    run(vault, patterns_log.bin_moment(moment.id).run)

    def take_out(session: VaultSession) -> None:
        session.exec(select(Repair)).one().binned_at = None

    run(vault, take_out)
    run(vault, bin_store.empty)
    (repair,) = run(vault, lambda s: s.exec(select(Repair)).all())
    assert repair.moment_id is None


def test_an_own_guide_takes_what_was_marked_in_it(vault: Vault) -> None:
    def work(session: VaultSession) -> None:
        session.add(OwnGuide(guide="own-1", source="# x", binned_at=session.clock.now()))
        session.add(Highlight(guide="own-1", start=0, end=1, quote="x"))
        session.add(Highlight(guide="G1", start=0, end=1, quote="y"))

    run(vault, work)
    assert run(vault, bin_store.empty).things == 1
    assert run(vault, lambda s: s.exec(select(Highlight.guide)).all()) == ["G1"]


def test_a_pattern_still_carried_by_moments_is_not_purged(vault: Vault, clock: HeldClock) -> None:
    back = run(vault, patterns_log.name_own("made a joke of it").run)
    (own,) = run(vault, lambda s: s.exec(select(OwnPattern)).all())
    values = MomentValues(day=DAY, patterns=frozenset({own.key}))
    run(vault, patterns_log.log_moment(values).run)
    assert back is not None
    run(vault, back.run)
    for _ in range(60):
        clock.advance(timedelta(days=1))
        unlock_once(vault)
    (thing,) = things(vault)
    assert thing.kept_by_use
    # By hand it goes, and the mark with it.
    run(vault, bin_store.empty)
    assert run(vault, moment_rows)[0].values.patterns == frozenset()


def everywhere(session: VaultSession) -> None:
    """The marker in every place a person can write something that can be erased."""
    for number in range(40):
        session.add(Reflection(about=DAY, title=f"other {number}", text=f"word{number} " * 300))
    session.flush()
    now = session.clock.now()
    words = f"{MARKER} " * 900
    for shelf in SHELVES:
        if shelf.parent is not None:
            continue
        required: dict[str, object] = {
            name: now.date() for name in shelf.model.model_fields if name in {"day", "about"}
        }
        required |= {"asked_on": DAY, "answer": Answer.NO, "answered_on": DAY}
        required |= {"question": LongViewQuestion.COULD_I_GO_ON, "side": MeaningSide.MAY_MEAN}
        required |= {"starts_on": DAY, "guide": "G1", "start": 0, "end": 1, "key": "own-1"}
        row = shelf.model()
        for name, value in required.items():
            if name in shelf.model.model_fields:
                setattr(row, name, value)
        for name in shelf.model.model_fields:
            if shelf.model.model_fields[name].annotation is str and name not in {
                "uid",
                "key",
                "guide",
            }:
                setattr(row, name, words if name != "name" else MARKER)
        assert isinstance(row, Binnable)
        row.binned_at = now
        session.add(row)
        session.flush()
        assert isinstance(row, Row)
        for prefix in shelf.drafts(row):
            drafts.keep(session, f"{prefix}words", drafts.Typed(words, 1))
        if isinstance(row, Opener):
            keep_version(session, identity(row), words + "version", _reason())
            place = surface(identity(row), "words")
            openers_meant.let_stand(session, place, "blame", MARKER)
            session.add(RehearsalNote(opener_id=identity(row), rehearsed_at=now, text=words))
            openers_replies.add_reply(identity(row), LikelyReply.OTHER).run(session)
            (plan,) = openers_replies.replies_of(session, identity(row))
            plan.i_say = words
            session.add(plan)
        if isinstance(row, Reflection):
            reflections_tags.put_tag(identity(row), f"tag {MARKER}").run(session)
            reflections.keep_version(session, identity(row), words, words)


def _reason() -> object:
    from growingus_desktop.models.openers import VersionReason

    return VersionReason.READY


def test_what_is_erased_is_nowhere_in_the_decrypted_file(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    folder = folder_in(tmp_path)
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    key = CipherKey(keys.data_key, keys.header.db_salt)
    run(vault, everywhere)
    # Words that were altered and moved about before, so that pages were split and joined.
    chance = random.Random(7)

    def stir(session: VaultSession) -> None:
        rows = session.exec(select(Reflection)).all()
        for row in chance.sample(list(rows), 12):
            row.text = row.text[: chance.randrange(1, len(row.text))]
            session.add(row)

    for _ in range(6):
        run(vault, stir)
    assert MARKER.encode() in decrypted(folder.database, key)
    erased = run(vault, bin_store.empty)
    assert erased.things == sum(1 for shelf in SHELVES if shelf.parent is None)
    assert things(vault) == []
    assert run(vault, bin_store.has_residue)
    query = text("SELECT count(*) FROM reflection_search WHERE reflection_search MATCH :sought")
    found = run(vault, lambda s: s.connection().execute(query, {"sought": MARKER}).scalar())
    assert found == 0
    vault.close()
    connection = connect_file(folder.database, key)
    scour(connection)
    connection.close()
    left = decrypted(folder.database, key)
    assert b"word7" in left
    assert MARKER.encode() not in left
    assert MARKER[:6].encode() not in left


# The thirty days -------------------------------------------------------------------------------


def test_after_thirty_days_of_use_it_goes(vault: Vault, clock: HeldClock) -> None:
    thanks(vault, "tea")
    unlock_once(vault)
    for day in range(1, 31):
        assert titles(vault) == ["tea"]
        assert things(vault)[0].days_left == 31 - day
        clock.advance(timedelta(days=1))
        erased = unlock_once(vault)
    assert erased.things == 1
    assert things(vault) == []


def test_a_clock_that_leaps_years_ahead_empties_nothing(vault: Vault, clock: HeldClock) -> None:
    thanks(vault, "tea")
    unlock_once(vault)
    clock.advance(timedelta(days=3650))
    for _ in range(5):
        assert unlock_once(vault) == Erased()
    clock.advance(timedelta(days=-3650))
    assert unlock_once(vault) == Erased()
    assert titles(vault) == ["tea"]


def test_a_thing_binned_while_the_clock_stood_in_the_past_stays_its_days(
    vault: Vault, clock: HeldClock
) -> None:
    clock.advance(timedelta(days=-8000))
    thanks(vault, "tea")
    clock.advance(timedelta(days=8000))
    for _ in range(27):
        assert unlock_once(vault) == Erased()
        clock.advance(timedelta(days=1))
    assert titles(vault) == ["tea"]


def test_a_thing_dated_ahead_waits_until_the_clock_gets_there(
    vault: Vault, clock: HeldClock
) -> None:
    clock.advance(timedelta(days=365))
    thanks(vault, "tea")
    clock.advance(timedelta(days=-365))
    for _ in range(100):
        clock.advance(timedelta(days=1))
        assert unlock_once(vault) == Erased()


def test_what_came_back_and_is_binned_anew_has_all_its_days(vault: Vault, clock: HeldClock) -> None:
    thanks(vault, "tea")
    for _ in range(25):
        unlock_once(vault)
        clock.advance(timedelta(days=1))
    (thing,) = things(vault)
    run(vault, bin_store.restore([thing.key]).run)
    run(vault, reflections_thanks.take_away(thing.id).run)
    for _ in range(29):
        clock.advance(timedelta(days=1))
        assert unlock_once(vault) == Erased()


@given(leaps=st.lists(st.integers(-4000, 4000), min_size=1, max_size=9))
@settings(max_examples=25)
def test_no_walk_of_the_clock_empties_the_bin_in_fewer_than_ten_unlocks(leaps: list[int]) -> None:
    clock = HeldClock(moment=datetime(2040, 1, 1, 12, tzinfo=UTC))
    vault = memory_vault(clock)
    thanks(vault, "tea")
    unlock_once(vault)
    for leap in leaps:
        clock.advance(timedelta(days=leap))
        assert unlock_once(vault) == Erased()
    assert titles(vault) == ["tea"]
    vault.close()


def test_many_unlocks_on_one_day_count_for_nothing(vault: Vault, clock: HeldClock) -> None:
    thanks(vault, "tea")
    for _ in range(200):
        unlock_once(vault)
    assert run(vault, bin_time.days_counted) == 0


def test_a_later_unlock_takes_the_parts_along(vault: Vault, clock: HeldClock) -> None:
    opener = run(vault, lambda session: openers.create(session, title="gone", words="gone"))
    run(vault, openers.put_in_bin(opener).run)
    for _ in range(40):
        unlock_once(vault)
        clock.advance(timedelta(days=1))
    assert run(vault, lambda s: s.exec(select(Opener).where(col(Opener.id) == opener)).all()) == []
