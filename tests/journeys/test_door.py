"""Every way into a vault, and every way on where it stays shut, through the lock page by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backup_file import BackupInfo, Reason
from growingus_desktop.vault.backups import back_up
from growingus_desktop.vault.keyrings import KeyringSecret
from growingus_desktop.vault.keys import (
    issue_recovery_code,
    keep_in_keyring,
    slot_kinds,
)
from growingus_desktop.vault.recovery_code import RecoveryCode
from growingus_desktop.vault.slots import SlotKind
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.traces import in_widgets
from tests.support.vaults import (
    ANY_COST,
    PASSPHRASE,
    fingerprint,
    folder_in,
    new_vault,
    reopen,
)

TODAY = "What you bring is yours to work on."


@contextmanager
def shut(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program over the vault in `tmp_path`, at its lock page."""
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        yield started


def with_code(tmp_path: Path) -> RecoveryCode:
    """A vault that a recovery code opens too."""
    new_vault(tmp_path).close()
    code, _ = issue_recovery_code(folder_in(tmp_path), PASSPHRASE, ANY_COST)
    return code


def with_backup(tmp_path: Path) -> BackupInfo:
    """A vault with one backup."""
    vault = new_vault(tmp_path)
    info = back_up(vault, Reason.BY_HAND)
    vault.close()
    return info


def try_to_open(started: Program, secret: str) -> None:
    started.focus("passphrase")
    started.type(secret)
    started.key(Qt.Key.Key_Return)


def is_open(started: Program) -> None:
    started.wait(lambda: started.application.unlocked is not None)
    started.settle()


def wrong_tries(started: Program) -> int:
    return started.application.device.settings.wrong_tries


def test_the_recovery_code_goes_where_the_passphrase_goes(qtbot: QtBot, tmp_path: Path) -> None:
    code = with_code(tmp_path)
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, code.as_text().lower().replace(" ", "-"))
        is_open(started)


def test_a_wrong_group_is_named_and_counted_whichever_way_it_is_typed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    groups = list(with_code(tmp_path).groups)
    groups[3] = ("7" if groups[3][0] != "7" else "8") + groups[3][1:]
    before = fingerprint(folder_in(tmp_path))
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, " ".join(groups))
        started.see("Group 4 of the recovery code doesn’t add up.")
        assert wrong_tries(started) == 1
        started.press("useCode")
        started.see("Seven groups of five.")
        line = started.find("passphrase", QLineEdit)
        assert line.text() == ""
        assert line.accessibleName() == "Recovery code"
        assert line.echoMode() == QLineEdit.EchoMode.Normal
        try_to_open(started, "".join(groups))
        started.see("Group 4 of the recovery code doesn’t add up.")
        try_to_open(started, "".join(groups[:6]))
        started.see("That recovery code doesn’t open this vault.")
        assert wrong_tries(started) == 3
        started.press("useCode")
        assert line.echoMode() == QLineEdit.EchoMode.Password
        try_to_open(started, PASSPHRASE)
        is_open(started)
        assert wrong_tries(started) == 0
        assert in_widgets(groups[2]) == []
    after = fingerprint(folder_in(tmp_path))
    assert after["vault.keys"] == before["vault.keys"]


def test_a_wrong_passphrase_shows_the_way_to_the_code(qtbot: QtBot, tmp_path: Path) -> None:
    code = with_code(tmp_path)
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, "not what I chose")
        started.see("use your recovery code")
        started.press("useCode")
        try_to_open(started, code.as_text())
        is_open(started)


class Keyring:
    """A keyring that holds one secret."""

    name = "test keyring"

    def __init__(self) -> None:
        self.kept: dict[bytes, KeyringSecret] = {}

    def get(self, vault_id: bytes) -> KeyringSecret:
        if vault_id not in self.kept:
            raise AppError(Problem.KEYRING_EMPTY)
        return self.kept[vault_id]

    def set(self, vault_id: bytes, secret: KeyringSecret) -> None:
        self.kept[vault_id] = secret

    def delete(self, vault_id: bytes) -> None:
        self.kept.pop(vault_id, None)


def test_the_keyring_is_offered_only_where_it_has_a_slot(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    keyring = Keyring()
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, PASSPHRASE)
        is_open(started)
        assert keyring.kept == {}
    keep_in_keyring(folder_in(tmp_path), PASSPHRASE, keyring, ANY_COST)
    assert SlotKind.KEYRING in slot_kinds(folder_in(tmp_path))
    with shut(qtbot, tmp_path) as started:
        started.application._door.find_keyring = lambda: keyring
        started.press("useKeyring")
        is_open(started)
    keyring.kept.clear()
    with shut(qtbot, tmp_path) as started:
        started.application._door.find_keyring = lambda: keyring
        started.press("useKeyring")
        started.see("The keyring no longer holds what opens this vault.")
        assert wrong_tries(started) == 0
        try_to_open(started, PASSPHRASE)
        is_open(started)


def test_a_vault_that_is_gone_is_found_again(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder, elsewhere = folder_in(tmp_path), tmp_path / "stick" / "vault"
    with shut(qtbot, tmp_path) as started:
        elsewhere.parent.mkdir()
        folder.path.rename(elsewhere)
        try_to_open(started, PASSPHRASE)
        started.see("Your vault isn’t where it was kept.")
        started.application.find_folder = lambda: tmp_path
        started.press("door.find")
        started.see("GU-103")
        started.application.find_folder = lambda: elsewhere
        started.press("door.find")
        started.see("Your vault is back in its place.")
        try_to_open(started, PASSPHRASE)
        is_open(started)
    assert not elsewhere.exists()
    reopen(folder).close()


def test_starting_anew_keeps_what_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    info = with_backup(tmp_path)
    folder = folder_in(tmp_path)
    folder.database.unlink()
    kept = folder.keys.read_bytes()
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, PASSPHRASE)
        started.see("GU-103")
        started.find("door.restore-newest")
        started.press("door.start-new")
        started.press("firstRun.goOn")
        started.press("firstRun.questionsGoOn")
        for name in ("newPassphrase", "newPassphraseAgain"):
            started.focus(name)
            started.type("four unrelated garden words")
        started.key(Qt.Key.Key_Return)
        started.press("recovery.later")
        started.focus("proofPassphrase")
        started.type("four unrelated garden words")
        started.key(Qt.Key.Key_Return)
        is_open(started)
    (aside,) = folder.path.glob("earlier-*")
    assert (aside / "vault.keys").read_bytes() == kept
    assert (aside / "backups" / info.path.name).is_file()
    assert aside.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damage", ["gone", "damaged"])
def test_lost_keys_come_from_the_newest_backup(qtbot: QtBot, tmp_path: Path, damage: str) -> None:
    with_backup(tmp_path)
    folder = folder_in(tmp_path)
    for file in (folder.keys, folder.spare_keys):
        file.unlink()
        if damage == "damaged":
            file.write_bytes(b"{}")
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, PASSPHRASE)
        started.see("GU-109" if damage == "gone" else "GU-108")
        started.press("door.keys-from-backup")
        started.see("The keys from the backup are in place.")
        try_to_open(started, PASSPHRASE)
        is_open(started)
    assert len(list(folder.path.glob("vault.keys*.damaged-*"))) == (2 if damage == "damaged" else 0)


def test_keys_of_another_vault_are_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    info = with_backup(other)
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    info.path.rename(folder.backups / info.path.name)
    for file in (folder.keys, folder.spare_keys):
        file.write_bytes(b"{}")
    before = fingerprint(folder)
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, PASSPHRASE)
        started.press("door.keys-from-backup")
        started.see("GU-110")
    after = fingerprint(folder)
    after.pop("device.json", None)
    assert after == before


def test_a_vault_in_a_synced_folder_is_moved_to_this_computer(qtbot: QtBot, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox"
    folder, here = folder_in(synced), tmp_path / "here" / "vault"
    synced.joinpath(".dropbox.cache").mkdir(parents=True)
    new_vault(tmp_path).close()
    folder_in(tmp_path).path.rename(folder.path)
    with shut(qtbot, synced) as started:
        started.application._way_on.default_place = lambda: here
        try_to_open(started, PASSPHRASE)
        started.see("Dropbox")
        started.press("door.move-here")
        started.see("Your vault is on this computer alone now.")
        try_to_open(started, PASSPHRASE)
        is_open(started)
        assert started.application.unlocked is not None
        started.application.lock(hide=False)
        try_to_open(started, PASSPHRASE)
        is_open(started)
    assert not folder.database.exists()
    assert (here / "vault.db").is_file()


def test_a_vault_in_a_synced_folder_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox"
    synced.joinpath(".dropbox.cache").mkdir(parents=True)
    new_vault(tmp_path).close()
    folder = folder_in(synced)
    folder_in(tmp_path).path.rename(folder.path)
    before = fingerprint(folder)
    with shut(qtbot, synced) as started:
        try_to_open(started, PASSPHRASE)
        started.press("door.read-only")
        is_open(started)
        started.see("open for reading only")
        assert started.find("statusKept", QLabel).text() == "Open for reading only"
        started.application.open_destination(Destination(Room.OPENERS, Tool.LET_IT_OUT))
        started.settle()
        assert all(field.isReadOnly() for field in started.window.findChildren(QPlainTextEdit))
        started.application.lock(hide=False)
        started.find("lockPage")
        assert not started.find("passphrase", QLineEdit).isReadOnly()
    after = fingerprint(folder)
    after.pop("device.json", None)
    assert after == before


def test_a_code_that_opened_the_vault_leads_to_a_new_passphrase(
    qtbot: QtBot, tmp_path: Path
) -> None:
    code = with_code(tmp_path)
    new = "four unrelated garden words"
    with shut(qtbot, tmp_path) as started:
        try_to_open(started, code.as_text())
        is_open(started)
        started.see("Choose a new passphrase")
        for text in (new, new):
            started.type(text)
            started.key(Qt.Key.Key_Return)
        started.see("The new passphrase opens your vault from now on.")
        started.key(Qt.Key.Key_Return)
        started.see(TODAY)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert in_widgets(new) == []
        started.application.lock(hide=False)
        try_to_open(started, PASSPHRASE)
        started.see("That passphrase doesn’t open this vault.")
        try_to_open(started, new)
        is_open(started)
