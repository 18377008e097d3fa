"""What goes out can come in again; what comes in adds, is believed in nothing, and deletes nothing."""

import json
import os
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.content.reading_copy import load_copy_layout
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.demo.life import fill
from growingus_desktop.exchange import reading_copy
from growingus_desktop.exchange.entries_file import Limits, read, written
from growingus_desktop.exchange.reading_copy import CopyWords
from growingus_desktop.exchange.target import is_usable_name, write_whole
from growingus_desktop.models.openers import Opener
from growingus_desktop.models.patterns import Moment
from growingus_desktop.models.preferences import Preference
from growingus_desktop.store.plain_values import tables_in_order
from growingus_desktop.store.rows_in import LEFT_OUT, GivenRow, Intake, examine, take_in
from growingus_desktop.store.rows_out import Leaving, PlainRow, everything
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock
from tests.support.vaults import MARKER, folder_in, new_vault

ALL = Leaving(free_to_speak=True, let_out=True)
HEAD = {"program": "0.0.0"}
FULL = FixedClock()


def lived_in() -> Vault:
    vault = memory_vault(FULL)
    vault.submit(fill).result()
    return vault


def rows_of(vault: Vault, leaving: Leaving = ALL) -> tuple[PlainRow, ...]:
    return vault.submit(lambda session: everything(session, leaving)).result().value


def exported(path: Path, rows: tuple[PlainRow, ...]) -> Path:
    path.write_bytes(b"".join(written(rows, HEAD)))
    return path


def imported(vault: Vault, rows: tuple[GivenRow, ...]) -> Intake:
    return vault.submit(lambda session: take_in(session, rows)).result().value


def by_uid(rows: tuple[PlainRow, ...]) -> dict[str, dict[str, object]]:
    """Rows by their lasting names, without the ids that differ from vault to vault."""
    numbers = {"id", "opener_id", "need_id", "moment_id", "reflection_id", "run_id", "tag_id"}
    return {
        str(row.values["uid"]): {k: v for k, v in row.values.items() if k not in numbers}
        for row in rows
        if "uid" in row.values and row.table not in LEFT_OUT
    }


def test_a_year_goes_out_and_comes_in_whole(tmp_path: Path) -> None:
    there, here = lived_in(), memory_vault(FixedClock())
    before = rows_of(there)
    entries = read(exported(tmp_path / "all.jsonl", before))
    assert entries.bad == ()
    planned = here.submit(lambda session: examine(session, entries.rows)).result()
    assert planned.kinds == frozenset()
    intake = imported(here, entries.rows)
    assert intake == planned.value
    assert intake.bad == ()
    assert intake.known == 0
    assert by_uid(rows_of(here)) == by_uid(before)
    assert links(rows_of(here)) == links(before)
    again = imported(here, entries.rows)
    assert (again.added, again.known) == (0, intake.added)
    assert by_uid(rows_of(here)) == by_uid(before)
    there.close()
    here.close()


def links(rows: tuple[PlainRow, ...]) -> set[tuple[str, str, object]]:
    """Who belongs to whom, by lasting names."""
    uids = {(row.table, row.values.get("id")): row.values.get("uid") for row in rows}
    found: set[tuple[str, str, object]] = set()
    for table in tables_in_order():
        keys = {
            key.column_keys[0]: key.referred_table.name for key in table.foreign_key_constraints
        }
        for row in rows:
            if row.table == table.name:
                for column, other in keys.items():
                    mine = row.values.get("uid") or row.values.get("pattern") or ""
                    found.add((table.name, str(mine), uids.get((other, row.values[column]))))
    return found


def test_it_goes_into_a_vault_that_has_other_things_and_changes_none_of_them(
    tmp_path: Path,
) -> None:
    there, here = lived_in(), new_vault(tmp_path)
    entries = read(exported(tmp_path / "all.jsonl", rows_of(there)))
    opener = Opener(title="mine", words=f"about the {MARKER}")
    here.submit(lambda session: session.add(opener)).result()
    before = by_uid(rows_of(here))
    imported(here, entries.rows)
    after = by_uid(rows_of(here))
    assert {uid: after[uid] for uid in before} == before
    assert len(after) > len(before)
    # No id is ever given twice, so a row made afterwards doesn't meet one that came in.
    here.submit(lambda session: session.add(Opener(title="later"))).result()
    there.close()
    here.close()


def test_what_was_changed_or_binned_here_since_stays_as_it_is_here(tmp_path: Path) -> None:
    vault = lived_in()
    entries = read(exported(tmp_path / "all.jsonl", rows_of(vault)))
    change = "UPDATE moment SET line = 'another', binned_at = '2026-01-01 00:00:00.000000'"
    vault.submit(lambda session: session.connection().exec_driver_sql(change)).result()
    before = by_uid(rows_of(vault))
    assert imported(vault, entries.rows).added == 0
    assert by_uid(rows_of(vault)) == before
    vault.close()


def test_a_file_can_not_weaken_the_lock_nor_write_into_an_open_field(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    uid = "0" * 32
    given_rows = (
        GivenRow(2, "preference", {"id": 1, "uid": uid, "key": "lock.idle", "value": "30"}),
        GivenRow(3, "draft", {"id": 1, "uid": uid, "surface": "opener/1/words", "text": "x"}),
    )
    assert imported(vault, given_rows) == Intake(0, 0, ())
    assert [row.table for row in rows_of(vault) if row.table in LEFT_OUT] == []
    vault.close()


def row(table: str, **values: object) -> GivenRow:
    return GivenRow(2, table, {"id": 1, "uid": "a" * 32, **values})


@pytest.mark.parametrize(
    ("given_row", "column"),
    [
        (row("moment", day="2026-02-31"), "day"),
        (row("moment", day="2026-02-01", strength=11), "strength"),
        (row("moment", day="2026-02-01", strength=True), "strength"),
        (row("moment", day="2026-02-01", utc_offset=2**70), "utc_offset"),
        (row("moment", day=20260201), "day"),
        (row("moment"), "day"),
        (row("moment", day="2026-02-01", happened_at="2026-02-01T10:00:00"), "happened_at"),
        (row("moment", day="2026-02-01", happened_at="0001-01-01T00:00:00+14:00"), "happened_at"),
        (row("moment", day="2026-02-01", line="\ud800"), "line"),
        (row("moment", day="2026-02-01", line="a\0b"), "line"),
        (row("moment", day="2026-02-01", line="x" * 200_001), "line"),
        (row("moment", day="2026-02-01", line=["x"]), "line"),
        (row("moment", day="2026-02-01", line=None), "line"),
        (row("moment", day="2026-02-01", mine="x"), "?"),
        (row("moment", day="2026-02-01", uid="../../x"), "uid"),
        (row("check_in", day="2026-02-01", steady=5), "steady"),
        (row("ask", asked_on="2026-02-01", answer="maybe"), "answer"),
        (row("opener_version", opener_id=7, number=1, words="x", reason="said"), "opener_id"),
        (GivenRow(2, "moment_pattern", {"moment_id": 9, "pattern": "pursued"}), "moment_id"),
        (GivenRow(2, "passwords", {}), "?"),
        (GivenRow(2, "sqlite_master", {"sql": "x"}), "?"),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_line_and_column_and_left_out(
    given_row: GivenRow, column: str
) -> None:
    vault = memory_vault(FixedClock())
    good = GivenRow(1, "moment", {"id": 5, "uid": "b" * 32, "day": "2026-02-01"})
    intake = imported(vault, (good, given_row))
    assert (intake.added, intake.known, len(intake.bad)) == (1, 0, 1)
    assert (intake.bad[0].line, intake.bad[0].column) == (2, column)
    vault.close()


def test_a_pattern_nobody_knows_is_refused_and_one_of_the_files_own_is_not() -> None:
    vault = memory_vault(FixedClock())
    moment = {"id": 1, "uid": "a" * 32, "day": "2026-02-01"}
    own = {"id": 1, "uid": "b" * 32, "key": "own-1", "label": "I sulked"}
    marks = ("stonewall2", "own-1", "pursued")
    lines = [GivenRow(1, "own_pattern", own), GivenRow(2, "moment", moment)]
    lines += [
        GivenRow(number, "moment_pattern", {"moment_id": 1, "pattern": key})
        for number, key in enumerate(marks, 3)
    ]
    intake = imported(vault, tuple(lines))
    assert intake.added == 4
    assert [(bad.line, bad.column) for bad in intake.bad] == [(3, "pattern")]
    vault.close()


def test_a_failure_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    there, here = lived_in(), new_vault(tmp_path)
    entries = read(exported(tmp_path / "all.jsonl", rows_of(there)))

    def fails(session: VaultSession) -> None:
        take_in(session, entries.rows)
        raise AppError(Problem.NO_SPACE)

    with pytest.raises(AppError):
        here.submit(fails).result()
    assert rows_of(here) == ()
    there.close()
    here.close()


def test_what_was_let_out_and_the_guarded_answer_stay_out_unless_chosen(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)

    def write(session: VaultSession) -> None:
        session.add(Opener(raw=f"the {MARKER}", words="a gentle line"))
        session.add(Preference(key="x", value="1"))

    vault.submit(write).result()
    assert MARKER not in str(rows_of(vault, Leaving()))
    assert MARKER in str(rows_of(vault))
    vault.close()
    lived = lived_in()
    kept = [r.values["free_to_speak"] for r in rows_of(lived, Leaving()) if r.table == "check_in"]
    assert kept
    assert set(kept) == {None}
    lived.close()


FILES: list[tuple[bytes, Problem, int | None]] = [
    (b"", Problem.NOT_AN_EXPORT, None),
    (b"PK\x03\x04 zip", Problem.NOT_AN_EXPORT, None),
    (b"\x89PNG\r\n\x1a\n", Problem.NOT_TEXT, 1),
    (b"{}\n", Problem.NOT_AN_EXPORT, None),
    (b"[" * 100_000, Problem.NOT_AN_EXPORT, None),
    (b'{"format":"growing-us-entries","version":true}\n', Problem.NOT_AN_EXPORT, None),
    (b'{"format":"growing-us-entries","version":2}\n', Problem.NEWER_EXPORT, None),
    ('{"format":"growing-us-entries","version":1}\n'.encode("utf-16"), Problem.NOT_TEXT, 1),
    (b'{"format":"growing-us-entries","version":1}\n{}\n\xff\n', Problem.NOT_TEXT, 3),
    (
        b'{"format":"growing-us-entries","version":1}\n' + b"x" * 4000,
        Problem.IMPORT_TOO_LARGE,
        None,
    ),
    (
        b'{"format":"growing-us-entries","version":1}\n' + b"{}\n" * 60,
        Problem.IMPORT_TOO_LARGE,
        None,
    ),
]


@pytest.mark.parametrize(("data", "problem", "line"), FILES)
def test_a_file_of_another_kind_is_named_and_read_no_further(
    tmp_path: Path, data: bytes, problem: Problem, line: int | None
) -> None:
    path = tmp_path / "given"
    path.write_bytes(data)
    with pytest.raises(AppError) as refused:
        read(
            path, Limits(file_bytes=200_000, rows=50, line_bytes=150_000 if b"[[" in data else 3000)
        )
    assert refused.value.problem is problem
    assert refused.value.facts.get("line") == line


def test_a_file_too_large_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "given"
    with path.open("wb") as file:
        file.truncate(500 * 1000 * 1000 + 1)
    with pytest.raises(AppError) as refused:
        read(path)
    assert refused.value.problem is Problem.IMPORT_TOO_LARGE
    for odd in (tmp_path, tmp_path / "nothing", Path(os.devnull)):
        with pytest.raises(AppError) as refused:
            read(odd)
        assert refused.value.problem is Problem.NOT_AN_EXPORT


def test_lines_that_are_no_rows_are_counted_as_bad(tmp_path: Path) -> None:
    path = tmp_path / "given"
    lines = ['{"format":"growing-us-entries","version":1}', "", "nonsense", '{"table":1,"row":{}}']
    path.write_text("﻿" + "\n".join(lines), encoding="utf-8")
    entries = read(path)
    assert entries.rows == ()
    assert [bad.line for bad in entries.bad] == [3, 4]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), head=st.booleans())
def test_no_bytes_do_more_than_name_a_problem(tmp_path: Path, data: bytes, head: bool) -> None:
    read_and_examine(tmp_path, data, head=head)


@pytest.mark.long
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), head=st.booleans())
def test_ten_thousand_files_do_no_more_than_name_a_problem(
    tmp_path: Path, data: bytes, head: bool
) -> None:
    read_and_examine(tmp_path, data, head=head)


def read_and_examine(tmp_path: Path, data: bytes, *, head: bool) -> None:
    path = tmp_path / "given"
    first = b'{"format":"growing-us-entries","version":1}\n' if head else b""
    path.write_bytes(first + data)
    try:
        read(path)
    except AppError as error:
        assert error.problem in {Problem.NOT_AN_EXPORT, Problem.NOT_TEXT, Problem.NEWER_EXPORT}


PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.floats())


@settings(max_examples=150)
@given(
    table=st.sampled_from([table.name for table in tables_in_order()]),
    values=st.dictionaries(st.text(string.ascii_lowercase + "_", max_size=12), PLAIN, max_size=6),
    taken=st.data(),
)
def test_no_values_do_more_than_make_a_bad_row(
    table: str, values: dict[str, object], taken: st.DataObject
) -> None:
    columns = [column.name for t in tables_in_order() if t.name == table for column in t.columns]
    for name in taken.draw(st.sets(st.sampled_from(columns))):
        values[name] = taken.draw(PLAIN)
    vault = memory_vault(FixedClock())
    try:
        imported(vault, (GivenRow(2, table, json.loads(json.dumps(values))),))
    finally:
        vault.close()


def test_the_copy_for_reading_holds_what_was_written_and_nothing_binned(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)

    def write(session: VaultSession) -> None:
        session.add(Opener(title="Sundays", words="I’d like dinner without phones."))
        session.add(Moment(day=FULL.local().date(), line=MARKER, binned_at=FULL.now()))
        session.add(Moment(day=FULL.local().date(), line="a quiet line"))

    vault.submit(write).result()
    text = copy_of(rows_of(vault))
    assert "### Sundays" in text
    assert "First words: I’d like dinner without phones." in text
    assert "a quiet line" in text
    assert MARKER not in text
    vault.close()


def test_every_room_of_a_lived_in_vault_is_in_the_copy() -> None:
    vault = lived_in()
    rows = rows_of(vault)
    text = copy_of(rows)
    layout = load_copy_layout()
    for section in layout.sections:
        if any(r.table == section.table for r in rows):
            assert section.title in text
    for r in rows:
        if r.table in {"reflection", "appreciation", "ask"} and r.values.get("binned_at") is None:
            assert str(r.values.get("text") or r.values.get("line")) in text
    vault.close()


def copy_of(rows: tuple[PlainRow, ...]) -> str:
    words = CopyWords(load_copy_layout(), load_patterns(), load_checkin())
    return b"".join(reading_copy.written(rows, words)).decode()


def test_every_column_the_copy_names_exists() -> None:
    columns = {table.name: {column.name for column in table.columns} for table in tables_in_order()}
    for section in load_copy_layout().sections:
        named = {*section.heading, *(column for column, _ in section.fields)}
        named |= {section.under} if section.under else set()
        assert named <= columns[section.table]


def test_what_leaves_is_written_whole_for_its_owner_alone_and_never_beside_the_vault(
    tmp_path: Path,
) -> None:
    folder = folder_in(tmp_path)
    new_vault(tmp_path).close()
    target = tmp_path / "mine.jsonl"
    write_whole(target, [b"one", b"two"], apart_from=folder.path, over=False)
    assert target.read_bytes() == b"onetwo"
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
    refusals = [
        (target, Problem.FILE_EXISTS),
        (folder.path / "mine.jsonl", Problem.INSIDE_VAULT_FOLDER),
        (folder.backups / "mine.jsonl", Problem.INSIDE_VAULT_FOLDER),
        (tmp_path / "CON.jsonl", Problem.BAD_FILE_NAME),
        (tmp_path / "a:b", Problem.BAD_FILE_NAME),
        (tmp_path / "nowhere" / "mine", Problem.EXPORT_FAILED),
        (tmp_path / "vault", Problem.EXPORT_FAILED),
    ]
    for place, problem in refusals:
        with pytest.raises(AppError) as refused:
            write_whole(place, [b"x"], apart_from=folder.path, over=False)
        assert refused.value.problem is problem
    write_whole(target, [b"three"], apart_from=folder.path, over=True)
    assert target.read_bytes() == b"three"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mine.jsonl", "vault"]


def test_a_write_that_stops_halfway_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "mine.jsonl"
    target.write_bytes(b"before")

    def stops() -> "list[bytes]":
        raise OSError(28, "No space left on device")

    class Parts:
        def __iter__(self) -> "object":
            yield b"some"
            stops()

    with pytest.raises(AppError) as refused:
        write_whole(target, Parts(), apart_from=tmp_path / "vault", over=True)  # type: ignore[arg-type]
    assert refused.value.problem is Problem.NO_SPACE
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@given(name=st.text(max_size=30))
def test_a_name_that_is_usable_names_one_file_in_one_folder(name: str) -> None:
    if is_usable_name(name):
        assert (Path("folder") / name).parts == ("folder", name)
        assert not set('/\\:*?"<>|\0\n') & set(name)
