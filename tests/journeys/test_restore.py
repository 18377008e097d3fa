"""Going back to a backup through the window: seen first, counted in clicks, and taken back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.models.openers import Opener
from growingus_desktop.vault.backup_file import BackupInfo, Reason
from growingus_desktop.vault.backups import back_up
from growingus_desktop.vault.keys import change_passphrase, issue_recovery_code
from growingus_desktop.vault.vault import Vault
from growingus_desktop.views.widgets.choices import Choice
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.traces import in_files
from tests.support.vaults import (
    ANY_COST,
    FAST,
    MARKER,
    PASSPHRASE,
    HeldClock,
    fingerprint,
    folder_in,
    new_vault,
    reopen,
)


class Clicks(Program):
    """Counts what a person presses."""

    clicks = 0

    def press(self, name: str) -> None:
        self.clicks += 1
        super().press(name)


def write(vault: Vault, *titles: str) -> None:
    def keep(session: object) -> None:
        for title in titles:
            session.add(Opener(title=title))  # type: ignore[attr-defined]

    vault.submit(keep).result()


def titles(tmp_path: Path, passphrase: str = PASSPHRASE) -> list[str]:
    from sqlmodel import select  # the rest of this file needs no query

    vault = reopen(folder_in(tmp_path), passphrase)
    found = vault.submit(lambda session: sorted(o.title for o in session.exec(select(Opener))))
    try:
        return found.result().value
    finally:
        vault.close()


def with_history(tmp_path: Path, clock: HeldClock | None = None) -> BackupInfo:
    """A vault with two entries, one of them newer than its backup."""
    held = clock or HeldClock()
    vault = new_vault(tmp_path, held)
    write(vault, "older")
    held.advance(timedelta(hours=1))
    info = back_up(vault, Reason.BY_HAND)
    held.advance(timedelta(hours=1))
    write(vault, f"newer {MARKER}")
    vault.close()
    return info


@contextmanager
def shut(qtbot: QtBot, tmp_path: Path) -> Iterator[Clicks]:
    folder = folder_in(tmp_path).path
    with program(qtbot, folder, FixedClock(), timers=HandTimers()) as started:
        yield Clicks(started.application, qtbot)


def give(hand: Clicks, secret: str, name: str = "restore.secret") -> None:
    hand.focus(name)
    hand.type(secret)
    hand.key(Qt.Key.Key_Return)


def typed_in(hand: Clicks) -> list[str]:
    """What still stands in any field of the window."""
    return [line.text() for line in hand.window.findChildren(QLineEdit) if line.text()]


def test_from_the_lock_page_in_few_clicks_and_back_again(qtbot: QtBot, tmp_path: Path) -> None:
    with_history(tmp_path)
    with shut(qtbot, tmp_path) as hand:
        hand.press("restoreBackup")
        hand.see("Go back to how it was on")
        give(hand, PASSPHRASE)
        hand.see("1 newer entr")
        hand.see("Type 1 to go on.")
        hand.focus("restore.number")
        hand.type("1")
        hand.press("restore.restore")
        hand.see("Your vault is back as it was on 4 March 2026")
        assert hand.clicks <= 5
        assert typed_in(hand) == []
        assert MARKER not in hand.words()
    assert titles(tmp_path) == ["older"]
    assert in_files(MARKER, tmp_path) == []


def test_a_restore_is_taken_back_from_its_result(qtbot: QtBot, tmp_path: Path) -> None:
    with_history(tmp_path)
    with shut(qtbot, tmp_path) as hand:
        hand.press("restoreBackup")
        give(hand, PASSPHRASE)
        hand.focus("restore.number")
        hand.type("1")
        hand.key(Qt.Key.Key_Return)
        hand.press("restore.undo")
        hand.see("Your vault is as it was before.")
        hand.press("restore.leave")
        hand.focus("passphrase")
        hand.type(PASSPHRASE)
        hand.key(Qt.Key.Key_Return)
        hand.wait(lambda: hand.application.unlocked is not None)
        hand.settle()
    assert titles(tmp_path) == [f"newer {MARKER}", "older"]


def test_from_settings_the_vault_is_shut_first(qtbot: QtBot, tmp_path: Path) -> None:
    with_history(tmp_path)
    with shut(qtbot, tmp_path) as hand:
        hand.focus("passphrase")
        hand.type(PASSPHRASE)
        hand.key(Qt.Key.Key_Return)
        hand.wait(lambda: hand.application.unlocked is not None)
        hand.settle()
        hand.application.open_destination(Destination(Room.SETTINGS))
        hand.settle()
        # Choosing the room is the first.
        hand.clicks = 1
        hand.press("settingsGroups.backups")
        hand.press("restoreBackup")
        assert hand.application.unlocked is None
        hand.see("Go back to how it was on")
        give(hand, PASSPHRASE)
        hand.see("to go on.")
        assert hand.clicks + 1 <= 5
        hand.press("restore.planBack")
        hand.press("restore.back")
        hand.find("passphrase", QLineEdit)


def test_a_wrong_secret_restores_nothing_and_counts(qtbot: QtBot, tmp_path: Path) -> None:
    with_history(tmp_path)
    before = fingerprint(folder_in(tmp_path))
    with shut(qtbot, tmp_path) as hand:
        hand.press("restoreBackup")
        give(hand, "not what I chose")
        hand.see("That passphrase doesn’t open this vault.")
        assert hand.application.device.settings.wrong_tries == 1
    after = fingerprint(folder_in(tmp_path))
    after.pop("device.json")
    assert after == before


def test_a_damaged_vault_is_restored_from_its_message_and_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with_history(tmp_path)
    folder = folder_in(tmp_path)
    data = bytearray(folder.database.read_bytes())
    data[16:4096] = os.urandom(4080)
    folder.database.write_bytes(data)
    with shut(qtbot, tmp_path) as hand:
        hand.focus("passphrase")
        hand.type(PASSPHRASE)
        hand.key(Qt.Key.Key_Return)
        hand.see("GU-105")
        hand.see("The newest good backup is from 4 March 2026")
        hand.see("(one entry)")
        hand.press("door.restore-newest")
        give(hand, PASSPHRASE)
        hand.see("is kept beside the restored one")
        hand.press("restore.restore")
        hand.see("Your vault is back as it was")
        hand.press("restore.leave")
    assert titles(tmp_path) == ["older"]
    assert list(folder.path.glob("vault.db.damaged*"))


def test_a_vault_that_is_gone_is_restored_from_its_message(qtbot: QtBot, tmp_path: Path) -> None:
    with_history(tmp_path)
    folder_in(tmp_path).database.unlink()
    with shut(qtbot, tmp_path) as hand:
        hand.focus("passphrase")
        hand.type(PASSPHRASE)
        hand.key(Qt.Key.Key_Return)
        hand.press("door.restore-newest")
        give(hand, PASSPHRASE)
        hand.press("restore.restore")
        hand.see("Your vault is back as it was")
    assert titles(tmp_path) == ["older"]


def test_a_broken_backup_is_named_and_another_one_taken(qtbot: QtBot, tmp_path: Path) -> None:
    clock = HeldClock()
    info = with_history(tmp_path, clock)
    vault = reopen(folder_in(tmp_path))
    later = back_up(vault, Reason.BY_HAND)
    vault.close()
    later.path.write_bytes(later.path.read_bytes()[:-5000])
    with shut(qtbot, tmp_path) as hand:
        hand.press("restoreBackup")
        hand.see(later.path.name)
        hand.see("incomplete")
        give(hand, PASSPHRASE)
        hand.see("This takes you back to 4 March 2026")
    assert info.path.is_file()


def test_an_older_backup_opens_with_the_secret_of_its_time(qtbot: QtBot, tmp_path: Path) -> None:
    info = with_history(tmp_path)
    # Out of reach while the passphrase changes, like a copy on a stick.
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = info.path.rename(stick / info.path.name)
    new = "four unrelated garden words"
    change_passphrase(folder_in(tmp_path), PASSPHRASE, new, FAST, ANY_COST)
    with shut(qtbot, tmp_path) as hand:
        hand.application.find_file = lambda: copy
        hand.press("restoreBackup")
        hand.see("No backup was found beside the vault.")
        hand.press("restore.otherFile")
        assert "in stick" in hand.find("restore.backup0", Choice).label
        give(hand, new)
        hand.see("of a time when something else opened the vault")
        give(hand, PASSPHRASE, "restore.otherSecret")
        hand.focus("restore.number")
        hand.type("1")
        hand.key(Qt.Key.Key_Return)
        hand.see("Your vault is back as it was")
    assert titles(tmp_path, new) == ["older"]


def test_who_knows_only_an_old_secret_can_put_no_old_vault_in_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    info = with_history(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = info.path.rename(stick / info.path.name)
    new = "four unrelated garden words"
    change_passphrase(folder_in(tmp_path), PASSPHRASE, new, FAST, ANY_COST)
    before = folder_in(tmp_path).database.read_bytes()
    with shut(qtbot, tmp_path) as hand:
        hand.application.find_file = lambda: copy
        hand.press("restoreBackup")
        hand.see("No backup was found beside the vault.")
        hand.press("restore.otherFile")
        give(hand, PASSPHRASE)
        hand.see("but not the vault that is here")
        give(hand, PASSPHRASE, "restore.otherSecret")
        hand.see("That passphrase doesn’t open this vault.")
        assert hand.application.device.settings.wrong_tries == 1
    assert folder_in(tmp_path).database.read_bytes() == before


def test_the_backup_of_another_vault_becomes_a_vault_of_its_own(
    qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    info = with_history(other)
    new_vault(tmp_path).close()
    before = folder_in(tmp_path).database.read_bytes()
    target = tmp_path / "separate"
    with shut(qtbot, tmp_path) as hand:
        hand.application.find_file = lambda: info.path
        hand.application.find_folder = lambda: target / "vault"
        hand.press("restoreBackup")
        hand.see("No backup was found beside the vault.")
        hand.press("restore.otherFile")
        give(hand, PASSPHRASE)
        hand.see("This backup belongs to a different vault")
        hand.press("restore.elsewhere")
        hand.see("The other vault is in its own folder now")
    assert titles(target) == ["older"]
    assert folder_in(tmp_path).database.read_bytes() == before


@pytest.mark.parametrize("spoil", [0, 3])
def test_a_recovery_code_restores_too_and_a_slip_in_it_is_named(
    qtbot: QtBot, tmp_path: Path, spoil: int
) -> None:
    with_history(tmp_path)
    code, _ = issue_recovery_code(folder_in(tmp_path), PASSPHRASE, ANY_COST)
    groups = list(code.groups)
    if spoil:
        first = groups[spoil][0]
        groups[spoil] = ("7" if first != "7" else "8") + groups[spoil][1:]
    with shut(qtbot, tmp_path) as hand:
        hand.press("restoreBackup")
        give(hand, " ".join(groups))
        if spoil:
            hand.see("Group 4 of the recovery code doesn’t add up.")
        else:
            hand.see("to go on.")


def test_a_lock_in_the_middle_shows_nothing_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    with_history(tmp_path)
    with shut(qtbot, tmp_path) as hand:
        hand.press("restoreBackup")
        give(hand, PASSPHRASE)
        hand.application.lock(hide=False)
        hand.find("lockPage")
        assert typed_in(hand) == []
    assert titles(tmp_path) == [f"newer {MARKER}", "older"]
