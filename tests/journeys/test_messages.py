"""The 25 bad inputs: where each is proved, and the journeys of those that come by import or export."""

import ast
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import Problem
from growingus_desktop.store.rows_out import Leaving, PlainRow, everything
from tests.journeys.test_lock import behind
from tests.journeys.test_settings import go_to, opened, prove
from tests.support.program import Program
from tests.support.traces import in_files, in_widgets
from tests.support.vaults import MARKER, folder_in, new_vault

ROOT = Path(__file__).parents[2]

PROVED: dict[int, tuple[str, ...]] = {
    1: ("journeys/test_bad_input.py::test_a_wrong_passphrase_changes_nothing_and_is_said_nowhere",),
    2: ("journeys/test_bad_input.py::test_the_right_passphrase_typed_another_way_opens",),
    3: (
        "journeys/test_bad_input.py::test_what_is_wrong_is_told_and_left_as_it_is",
        "journeys/test_restore.py::test_a_vault_that_is_gone_is_restored_from_its_message",
    ),
    4: ("journeys/test_bad_input.py::test_what_is_wrong_is_told_and_left_as_it_is",),
    5: (
        "journeys/test_restore.py::test_a_damaged_vault_is_restored_from_its_message_and_kept",
        "vault/test_bit_rot.py::*",
    ),
    6: ("journeys/test_bad_input.py::test_what_is_wrong_is_told_and_left_as_it_is",),
    7: ("journeys/test_bad_input.py::test_what_is_wrong_is_told_and_left_as_it_is",),
    8: (
        "journeys/test_bad_input.py::test_the_spare_copy_of_the_keys_opens_the_vault_and_that_is_told",
        "vault/test_from_backups.py::*",
    ),
    9: ("journeys/test_bad_input.py::test_what_is_wrong_is_told_and_left_as_it_is",),
    10: (
        "qt/test_first_run.py::test_what_can_not_be_used_is_told_and_no_vault_is_made",
        "qt/test_passphrases.py::test_what_someone_near_would_guess_is_refused",
    ),
    11: (
        "qt/test_first_run.py::test_what_can_not_be_used_is_told_and_no_vault_is_made",
        "qt/test_first_run.py::test_a_space_can_be_meant",
        "qt/test_passphrases.py::test_control_characters_are_refused",
    ),
    12: (
        "qt/test_recovery_code.py::test_a_wrong_group_is_named_and_the_code_is_a_step_back",
        "journeys/test_restore.py::test_a_recovery_code_restores_too_and_a_slip_in_it_is_named",
        "journeys/test_command_line.py::test_the_wrong_secret_has_a_status_of_its_own",
    ),
    13: ("journeys/test_restore.py::test_a_broken_backup_is_named_and_another_one_taken",),
    14: ("journeys/test_restore.py::test_the_backup_of_another_vault_becomes_a_vault_of_its_own",),
    15: ("qt/test_restore.py::test_the_number_has_to_be_typed_only_where_entries_would_go",),
    16: (
        "qt/test_restore.py::test_a_full_disk_is_told_with_its_figures_and_changes_nothing",
        "vault/test_full_disk.py::test_a_full_disk_is_named_and_the_session_goes_on_when_there_is_room",
    ),
    17: (
        "journeys/test_messages.py::test_a_file_that_is_no_export_is_named_and_nothing_is_imported",
    ),
    18: (
        "journeys/test_messages.py::test_a_file_that_is_no_export_is_named_and_nothing_is_imported",
        "vault/test_exchange.py::test_a_file_too_large_is_refused_by_its_size_alone",
    ),
    19: (
        "journeys/test_messages.py::test_bad_rows_are_listed_and_the_others_come_in_after_a_backup",
    ),
    20: ("journeys/test_messages.py::test_the_same_file_a_second_time_adds_nothing",),
    21: ("unit/content/test_guide_faults.py::*", "qt/test_guides_presenter.py::*"),
    22: (
        "vault/test_lock_settings.py::test_one_broken_value_makes_all_of_them_safe",
        "journeys/test_bad_input.py::test_a_broken_file_of_settings_is_no_obstacle",
    ),
    23: (
        "unit/test_arguments.py::test_what_is_no_folder_is_refused_by_its_name",
        "journeys/test_command_line.py::test_what_is_not_understood_is_told_in_one_line_without_repeating_it",
    ),
    24: ("unit/test_arguments.py::test_a_passphrase_is_refused_with_the_reason",),
    25: (
        "qt/test_writing.py::test_a_paste_past_the_limit_is_refused_in_words_and_changes_nothing",
        "journeys/test_messages.py::test_where_nothing_may_be_exported_is_told",
        "qt/test_sheets.py::test_a_printer_that_does_not_answer_is_said_and_can_be_tried_again",
    ),
}
"""By the number it has on the list of what people, disks and files do wrong."""


def test_each_of_the_twenty_five_is_proved_somewhere() -> None:
    assert sorted(PROVED) == list(range(1, 26))
    for places in PROVED.values():
        for place in places:
            file, name = place.split("::")
            tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
            found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
            assert name in found or (name == "*" and any(each.startswith("test") for each in found))


def lines(*rows: dict[str, object], head: str = "growing-us-entries") -> bytes:
    first = json.dumps({"format": head, "version": 1})
    return "\n".join([first, *map(json.dumps, rows)]).encode()


def moment(number: int, **values: object) -> dict[str, object]:
    row = {"id": number, "uid": f"{number:032x}", "day": "2026-02-01", "line": MARKER, **values}
    return {"table": "moment", "row": row}


def too_many(path: Path) -> None:
    path.write_bytes(lines() + b"\n{}" * 200_001)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 * 1000**3)


FILES: list[tuple[str, bytes | Callable[[Path], None], Problem]] = [
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(400), Problem.NOT_TEXT),
    ("another encoding", lines(moment(1)).decode().encode("utf-16"), Problem.NOT_TEXT),
    ("a bad byte", lines(moment(1)) + b"\n\xff\xfe" + MARKER.encode(), Problem.NOT_TEXT),
    ("a letter to nobody", f"Dear {MARKER}".encode(), Problem.NOT_AN_EXPORT),
    ("another program's lines", lines(moment(1), head="other"), Problem.NOT_AN_EXPORT),
    ("brackets all the way down", b"[" * 500_000, Problem.NOT_AN_EXPORT),
    ("one endless line", lines() + b"\n" + b"x" * 9_000_000, Problem.IMPORT_TOO_LARGE),
    ("two gigabytes", huge, Problem.IMPORT_TOO_LARGE),
    ("more rows than there may be", too_many, Problem.IMPORT_TOO_LARGE),
]


def rows(started: Program) -> tuple[PlainRow, ...]:
    work = behind(started)._vault.submit(lambda session: everything(session, Leaving()))
    return work.result().value


def look_at(started: Program, file: Path) -> None:
    """Open the import dialog and let it look at a file."""
    started.application.find_file = lambda: file
    go_to(started, "written")
    started.press("takeIn")
    started.press("chooseImport")


@pytest.mark.parametrize(
    ("content", "problem"),
    [(content, problem) for _, content, problem in FILES],
    ids=[name for name, *_ in FILES],
)
def test_a_file_that_is_no_export_is_named_and_nothing_is_imported(
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    content: bytes | Callable[[Path], None],
    problem: Problem,
) -> None:
    place = tmp_path / "given"
    place.mkdir()
    file = place / "given.jsonl"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        content(file)
    with opened(qtbot, tmp_path) as started:
        before = rows(started)
        look_at(started, file)
        started.see(problem.value)
        assert "Nothing was imported." in started.words()
        assert MARKER not in started.words()
        assert not started.find("takeInFile").isEnabled()
        assert rows(started) == before
    assert MARKER not in caplog.text
    assert in_files(MARKER, folder_in(tmp_path).path) == []


def test_bad_rows_are_listed_and_the_others_come_in_after_a_backup(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "given.jsonl"
    bad = [moment(1, day="2026-02-31"), moment(2, strength=11), moment(3, line="\ud800")]
    mark = {"table": "moment_pattern", "row": {"moment_id": 9, "pattern": "stonewall2"}}
    file.write_bytes(lines(*bad, moment(9), mark))
    with opened(qtbot, tmp_path) as started:
        backups = folder_in(tmp_path).backups
        before = len(list(backups.iterdir()))
        look_at(started, file)
        started.see("1 of 5 entries can be imported; 4 can’t.")
        named = started.find("intakeBad", QLabel).text()
        assert named.splitlines()[:2] == ["line 2: a moment", "line 3: a moment"]
        assert MARKER not in started.words()
        assert [row for row in rows(started) if row.table == "moment"] == []
        started.press("takeInFile")
        started.see("Nothing that was here was changed.")
        assert [row.table for row in rows(started) if row.table.startswith("moment")] == ["moment"]
        assert len(list(backups.iterdir())) == before + 1


def test_the_same_file_a_second_time_adds_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "given.jsonl"
    file.write_bytes(lines(moment(1), moment(2)))
    with opened(qtbot, tmp_path) as started:
        look_at(started, file)
        started.see("2 new row")
        started.press("takeInFile")
        started.see("Nothing that was here was changed.")
        before = rows(started)
        started.press("chooseImport")
        started.see("All 2 entries are already here.")
        assert not started.find("takeInFile").isEnabled()
        assert rows(started) == before


def test_where_nothing_may_be_exported_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.write_text("mine")
    folder = folder_in(tmp_path).path
    cases = [
        (folder / "mine.jsonl", Problem.INSIDE_VAULT_FOLDER),
        (tmp_path / "CON.jsonl", Problem.BAD_FILE_NAME),
        (tmp_path / "a:b.jsonl", Problem.BAD_FILE_NAME),
        (tmp_path / "nowhere" / "mine.jsonl", Problem.EXPORT_FAILED),
        (there, Problem.FILE_EXISTS),
    ]
    new_vault(tmp_path).close()
    with opened(qtbot, tmp_path) as started:
        go_to(started, "written")
        started.press("exportEverything")
        prove(started)
        for target, problem in cases:
            started.application.choose_file = lambda _name, target=target: target
            started.press("writeExport")
            started.see(problem.value)
        assert there.read_text() == "mine"
        started.press("replaceExport")
        started.see("Written.")
        assert there.read_text() != "mine"
        assert not (folder / "mine.jsonl").exists()
    assert in_widgets(MARKER) == []
