"""One deed is one transaction, tells exactly what it touched, and never speaks of what was in it."""

import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from growingus_desktop.core.changes import Kind
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.asks import Answer, Ask
from growingus_desktop.models.base import identity
from growingus_desktop.models.drafts import Draft
from growingus_desktop.models.openers import Opener, OpenerVersion, VersionReason
from growingus_desktop.models.patterns import Moment, MomentPattern, Pattern
from growingus_desktop.models.reflections import Reflection, Tag
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession, kinds_by_table
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER, HeldClock, new_vault

DAY = date(2026, 3, 1)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(params=["file", "memory"])
def vault(request: pytest.FixtureRequest, tmp_path: Path, clock: HeldClock) -> Iterator[Vault]:
    made = new_vault(tmp_path, clock) if request.param == "file" else memory_vault(clock)
    yield made
    made.close()


def entry(session: VaultSession) -> Reflection:
    row = Reflection(about=DAY, text=MARKER)
    session.add(row)
    return row


def count(session: VaultSession) -> int:
    return len(session.exec(select(Reflection)).all())


def kinds_of(vault: Vault, work: Callable[[VaultSession], object]) -> set[Kind]:
    return set(vault.submit(work).result().kinds)


def test_every_table_is_filed_under_a_kind() -> None:
    assert set(kinds_by_table().values()) == set(Kind)


def test_adding_changing_and_deleting_name_their_kind(vault: Vault) -> None:
    added = vault.submit(entry).result()
    assert added.kinds == {Kind.REFLECTIONS}
    key = identity(added.value)

    def change(session: VaultSession) -> None:
        session.get_one(Reflection, key).title = "Later"

    def remove(session: VaultSession) -> None:
        session.delete(session.get_one(Reflection, key))

    assert kinds_of(vault, change) == {Kind.REFLECTIONS}
    assert kinds_of(vault, remove) == {Kind.REFLECTIONS}


def test_several_kinds_in_one_deed_are_all_named(vault: Vault) -> None:
    def work(session: VaultSession) -> None:
        session.add(Reflection(about=DAY))
        session.add(Draft(surface="moment/new/line"))
        moment = Moment(day=DAY)
        session.add(moment)
        session.flush()
        session.add(MomentPattern(moment_id=identity(moment), pattern=Pattern.FLOODED))

    assert kinds_of(vault, work) == {Kind.REFLECTIONS, Kind.DRAFTS, Kind.PATTERNS}


def test_reading_names_nothing(vault: Vault) -> None:
    vault.submit(entry).result()
    assert kinds_of(vault, count) == set()


def test_setting_what_is_already_there_names_nothing(vault: Vault) -> None:
    key = identity(vault.submit(entry).result().value)

    def same(session: VaultSession) -> None:
        session.get_one(Reflection, key).text = MARKER

    assert kinds_of(vault, same) == set()


@pytest.mark.parametrize(
    "statement",
    [
        update(Reflection).values(title="Later"),
        delete(Reflection),
        update(Reflection.__table__).values(title="Later"),
        insert(Tag).values(name="calm", uid="1", created_at=None, changed_at=None),
    ],
)
def test_bulk_statements_are_noticed(vault: Vault, statement: object) -> None:
    vault.submit(entry).result()
    stamp = datetime(2026, 1, 1, tzinfo=UTC)

    def work(session: VaultSession) -> None:
        if getattr(statement, "is_insert", False):
            session.execute(statement.values(created_at=stamp, changed_at=stamp))
        else:
            session.execute(statement)

    assert kinds_of(vault, work) == {Kind.REFLECTIONS}


def test_a_bulk_statement_that_finds_no_row_names_nothing(vault: Vault) -> None:
    assert kinds_of(vault, lambda session: session.execute(delete(Reflection))) == set()


def test_what_the_database_removes_or_cuts_loose_is_named_too(vault: Vault) -> None:
    def work(session: VaultSession) -> int:
        opener = Opener(title="t")
        session.add(opener)
        session.flush()
        key = identity(opener)
        session.add(
            OpenerVersion(opener_id=key, number=1, words="w", reason=VersionReason.LEFT_STEP)
        )
        session.add(Ask(asked_on=DAY, answer=Answer.YES, opener_id=key))
        return key

    key = vault.submit(work).result().value

    def remove(session: VaultSession) -> None:
        session.execute(delete(Opener).where(col(Opener.id) == key))

    assert kinds_of(vault, remove) == {Kind.OPENERS, Kind.ASKS}
    asks = vault.submit(lambda session: list(session.exec(select(Ask)))).result().value
    assert [ask.opener_id for ask in asks] == [None]
    versions = vault.submit(lambda session: list(session.exec(select(OpenerVersion)))).result()
    assert versions.value == []


class MindChangedError(Exception):
    pass


def test_any_exception_undoes_the_whole_deed(vault: Vault) -> None:
    def work(session: VaultSession) -> None:
        entry(session)
        session.flush()
        session.add(Draft(surface="a"))
        session.flush()
        raise MindChangedError

    with pytest.raises(MindChangedError):
        vault.submit(work).result()
    assert vault.submit(count).result().value == 0
    assert vault.submit(entry).result().kinds == {Kind.REFLECTIONS}
    assert vault.submit(count).result().value == 1


def test_a_schema_change_is_undone_as_well(vault: Vault) -> None:
    def work(session: VaultSession) -> None:
        session.connection().execute(text("CREATE TABLE extra (a)"))
        raise MindChangedError

    with pytest.raises(MindChangedError):
        vault.submit(work).result()
    tables = vault.submit(
        lambda s: s.connection().execute(text("SELECT name FROM sqlite_master")).scalars().all()
    )
    assert "extra" not in tables.result().value


def test_rows_outlive_their_session(vault: Vault) -> None:
    row = vault.submit(entry).result().value
    assert row.text == MARKER
    assert row.id == 1
    row.title = "changed outside"
    assert vault.submit(count).result().kinds == frozenset()
    again = vault.submit(lambda s: s.exec(select(Reflection)).one()).result().value
    assert again.title == ""


def test_a_row_handed_back_can_be_saved_again(vault: Vault) -> None:
    row = vault.submit(entry).result().value
    row.title = "changed outside"
    saved = vault.submit(lambda s: s.merge(row)).result()
    assert saved.kinds == {Kind.REFLECTIONS}
    assert saved.value.title == "changed outside"


def test_moments_are_stamped_by_the_clock(vault: Vault, clock: HeldClock) -> None:
    begun = clock.now()
    key = identity(vault.submit(entry).result().value)
    clock.advance(timedelta(hours=3))

    def change(session: VaultSession) -> Reflection:
        row = session.get_one(Reflection, key)
        row.title = "Later"
        return row

    row = vault.submit(change).result().value
    assert row.created_at == begun
    assert row.changed_at == begun + timedelta(hours=3)
    read = vault.submit(lambda s: s.get_one(Reflection, key)).result().value
    assert (read.created_at, read.changed_at) == (begun, begun + timedelta(hours=3))


def test_an_older_row_brought_along_keeps_its_date(vault: Vault) -> None:
    old = datetime(2019, 5, 1, 8, tzinfo=UTC)
    row = Reflection(about=DAY, created_at=old, changed_at=old)
    vault.submit(lambda s: s.add(row)).result()
    read = vault.submit(lambda s: s.exec(select(Reflection)).one()).result().value
    assert (read.created_at, read.changed_at) == (old, old)


def test_deeds_are_done_in_the_order_asked(vault: Vault) -> None:
    done: list[int] = []
    for number in range(50):
        vault.submit(lambda _, number=number: done.append(number))
    vault.close()
    assert done == list(range(50))


def test_everything_runs_on_one_thread_of_its_own(vault: Vault) -> None:
    names = {vault.submit(lambda _: threading.current_thread().name).result().value for _ in "abc"}
    assert len(names) == 1
    assert names != {threading.current_thread().name}
    vault.close()
    assert not names & {thread.name for thread in threading.enumerate()}


def test_a_session_taken_outside_its_thread_is_refused(vault: Vault) -> None:
    escaped = vault.submit(lambda session: session).result().value
    with pytest.raises(RuntimeError, match="outside its thread"):
        escaped.exec(select(Reflection)).all()


def test_a_broken_rule_of_the_tables_speaks_no_word(vault: Vault) -> None:
    vault.submit(lambda s: s.add(Tag(name=MARKER))).result()
    with pytest.raises(AppError) as caught:
        vault.submit(lambda s: s.add(Tag(name=MARKER))).result()
    assert caught.value.problem is Problem.UNEXPECTED
    assert caught.value.facts == {"cause": "SQLITE_CONSTRAINT"}
    assert MARKER not in "".join(traceback.format_exception(caught.value))


def test_no_error_of_the_driver_prints_what_was_being_written(vault: Vault) -> None:
    shown: list[str] = []

    def work(session: VaultSession) -> None:
        for broken in (
            lambda: session.execute(text("INSERT INTO nowhere VALUES (:a)"), {"a": MARKER}),
            lambda: session.execute(insert(Tag).values(name=MARKER)),
            lambda: session.execute(text("SELECT :a +"), {"a": MARKER}),
        ):
            try:
                broken()
            except DBAPIError as error:
                shown.append("".join(traceback.format_exception(error)))

    vault.submit(work).result()
    assert len(shown) == 3
    assert not [line for line in shown if MARKER in line]


def test_a_long_read_can_be_interrupted_and_a_save_can_not(vault: Vault) -> None:
    endless = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    reached = threading.Event()

    def read(session: VaultSession) -> None:
        reached.set()
        session.connection().execute(endless).all()

    reading = vault.submit(read, interruptible=True)
    saving = vault.submit(entry)
    assert reached.wait(10)
    while not reading.done():
        vault.interrupt()
    with pytest.raises(AppError) as caught:
        reading.result()
    assert caught.value.problem is Problem.VAULT_CLOSED
    vault.interrupt()
    assert saving.result().value.text == MARKER
    assert vault.submit(count).result().value == 1


def test_an_interruption_between_two_statements_counts(vault: Vault) -> None:
    started, go_on = threading.Event(), threading.Event()

    def read(session: VaultSession) -> None:
        started.set()
        go_on.wait(10)
        count(session)

    reading = vault.submit(read, interruptible=True)
    assert started.wait(10)
    vault.interrupt()
    go_on.set()
    with pytest.raises(AppError) as caught:
        reading.result()
    assert caught.value.problem is Problem.VAULT_CLOSED
    assert vault.submit(count).result().value == 0


def test_waiting_reads_are_dropped_and_waiting_saves_are_not(vault: Vault) -> None:
    started, go_on = threading.Event(), threading.Event()

    def hold(session: VaultSession) -> None:
        started.set()
        go_on.wait(10)

    vault.submit(hold)
    assert started.wait(10)
    waiting = [vault.submit(count, interruptible=True) for _ in range(5)]
    saving = vault.submit(entry)
    vault.interrupt()
    later = vault.submit(count, interruptible=True)
    go_on.set()
    problems = {getattr(read.exception(), "problem", None) for read in waiting}
    assert problems == {Problem.VAULT_CLOSED}
    assert saving.result().value.text == MARKER
    assert later.result().value == 1


def search(words: str) -> Callable[[VaultSession], list[int]]:
    def work(session: VaultSession) -> list[int]:
        query = text("SELECT rowid FROM reflection_search WHERE reflection_search MATCH :words")
        return list(session.connection().execute(query, {"words": words}).scalars())

    return work


def test_the_search_table_follows_every_change(vault: Vault) -> None:
    vault.submit(lambda s: s.add(Reflection(about=DAY, text="Ein schöner Café-Morgen"))).result()
    for words in ('"schoner"', '"caf"*', '"CAFÉ"', '"morgen"'):
        assert vault.submit(search(words)).result().value == [1]
    vault.submit(lambda s: setattr(s.get_one(Reflection, 1), "text", "ganz anders")).result()
    assert vault.submit(search('"schoner"')).result().value == []
    assert vault.submit(search('"anders"')).result().value == [1]
    vault.submit(lambda s: s.delete(s.get_one(Reflection, 1))).result()
    assert vault.submit(search('"anders"')).result().value == []


def test_what_was_let_out_is_not_in_any_index(vault: Vault) -> None:
    vault.submit(lambda s: s.add(Opener(raw=MARKER, words="gently now"))).result()
    query = text("SELECT rowid FROM opener_search WHERE opener_search MATCH :words")
    found = [
        vault.submit(
            lambda s, words=words: s.connection().execute(query, {"words": words}).all()
        ).result()
        for words in (MARKER, "gently")
    ]
    assert [len(outcome.value) for outcome in found] == [0, 1]


def test_an_interruption_just_before_a_statement_begins_is_not_lost(vault: Vault) -> None:
    begun = threading.Event()

    def read(session: VaultSession) -> int:
        connection = session.connection().connection.driver_connection
        assert connection is not None
        vault.interrupt()
        begun.set()
        # Nothing was running at that instant, so the driver by itself would read to the end.
        rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2e9)"
        return int(connection.execute(f"{rows} SELECT count(*) FROM n").fetchone()[0])

    reading = vault.submit(read, interruptible=True)
    assert begun.wait(30)
    with pytest.raises(AppError) as refused:
        reading.result(60)
    assert refused.value.problem is Problem.VAULT_CLOSED
