"""Erasing: nothing of ours is left, nothing of anybody else's is touched, a cut is made good."""

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from growingus_desktop.app.device import Device
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import erasing
from growingus_desktop.vault.backups import Reason, back_up
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.leftovers import set_aside
from tests.support.vaults import folder_in, new_vault, reopen

OTHERS = "2026-03-01-000001.backup"
THEIRS = [OTHERS, "letter.txt"]


class Cut(BaseException):
    """The power goes."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A second folder, with somebody's letter and a backup of another vault."""
    place = tmp_path / "stick"
    place.mkdir()
    (place / "letter.txt").write_text("theirs")
    other = tmp_path / "other"
    other.mkdir()
    vault = new_vault(other)
    made = back_up(vault, Reason.BY_HAND)
    vault.close()
    made.path.rename(place / OTHERS)
    return place


@pytest.fixture
def folder(tmp_path: Path, stick: Path) -> VaultFolder:
    """A closed vault with everything that may lie beside it, and its copies on the stick."""
    vault = new_vault(tmp_path)
    for _ in range(2):
        back_up(vault, Reason.BY_HAND, places=[stick])
    vault.close()
    made = folder_in(tmp_path)
    Device(made.path).change(appearance="dark")
    (made.backups / "2026-03-05-000009.backup").write_bytes(b"broken")
    (made.path / f".vault.keys.{'0' * 16}.tmp").write_bytes(b"half")
    (made.path / "vault.db.damaged-2026-03-01").write_bytes(b"?" * 100)
    (made.path / "vault.keys.damaged-2026-03-01").write_bytes(made.keys.read_bytes())
    made.moving.touch()
    made.raise_request.touch()
    return made


def erase(folder: VaultFolder, *places: Path) -> erasing.Erased:
    """As the program does: with the lock in hand, and its file last."""
    lock = InstanceLock.take(folder)
    try:
        return erasing.erase(folder, places)
    finally:
        lock.release()
        erasing.remove_lock(folder)


def test_nothing_of_ours_is_left(folder: VaultFolder, stick: Path) -> None:
    done = erase(folder, stick)
    assert done.left == ()
    assert not folder.path.exists()
    assert sorted(path.name for path in stick.iterdir()) == THEIRS


def test_what_is_not_ours_stays_untouched(folder: VaultFolder) -> None:
    for place in (folder.path, folder.backups):
        (place / "letter.txt").write_text("theirs")
        (place / "photos").mkdir()
    erase(folder)
    left = sorted(str(path.relative_to(folder.path)) for path in folder.path.rglob("*"))
    assert left == ["backups", "backups/letter.txt", "backups/photos", "letter.txt", "photos"]
    assert (folder.path / "letter.txt").read_text() == "theirs"


def test_an_earlier_vault_set_aside_here_is_named_and_left_alone(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    aside = set_aside(folder, date(2026, 3, 1))
    assert aside is not None
    new_vault(tmp_path).close()
    assert erase(folder).earlier == (aside.name,)
    assert (aside / "vault.db").exists()


def test_what_opened_it_is_written_over_before_it_goes(
    folder: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = {
        path: path.read_bytes()
        for path in (
            folder.keys,
            folder.spare_keys,
            folder.path / "vault.keys.damaged-2026-03-01",
            *folder.backups.glob("*.backup"),
        )
    }
    seen: dict[Path, bytes] = {}
    remove = erasing._remove

    def look(path: Path) -> bool:
        if path in secrets:
            seen[path] = path.read_bytes()
        return remove(path)

    monkeypatch.setattr(erasing, "_remove", look)
    erase(folder)
    assert seen.keys() == secrets.keys()
    assert all(seen[path][:20] != before[:20] for path, before in secrets.items())


def cut_after(removals: int, remove: Callable[[Path], bool]) -> Callable[[Path], bool]:
    left = removals

    def counted(path: Path) -> bool:
        nonlocal left
        if not left:
            raise Cut
        left -= 1
        return remove(path)

    return counted


@pytest.mark.parametrize("removals", range(22))
def test_a_cut_at_any_moment_leaves_noise_and_the_next_start_ends_it(
    folder: VaultFolder, stick: Path, monkeypatch: pytest.MonkeyPatch, removals: int
) -> None:
    remove = erasing._remove
    with monkeypatch.context() as patch, contextlib.suppress(Cut):
        patch.setattr(erasing, "_remove", cut_after(removals, remove))
        lock = InstanceLock.take(folder)
        try:
            erasing.erase(folder, [stick])
        finally:
            lock.release()
    if removals and folder.database.exists():
        with pytest.raises(AppError) as refused:
            reopen(folder).close()
        assert refused.value.problem in (Problem.KEYS_DAMAGED, Problem.KEYS_MISSING)
    if erasing.is_unfinished(folder):
        erasing.finish(folder)
    erasing.remove_lock(folder)
    assert not folder.path.exists()
    assert sorted(path.name for path in stick.iterdir()) == THEIRS


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b"{}",
        b"[1, null, []]",
        b"[" * 60_000,
        b'["letter.txt", "/nowhere/2026-03-05-000002.backup", "\\u0000"]',
    ],
)
def test_a_marker_anybody_wrote_removes_nothing_but_ours(
    folder: VaultFolder, stick: Path, content: bytes
) -> None:
    marker = folder.path / erasing.MARKER_NAME
    marker.write_bytes(content)
    before = sorted(path.name for path in stick.iterdir())
    erasing.finish(folder)
    assert sorted(path.name for path in stick.iterdir()) == before
    assert not marker.exists()


def test_a_marker_can_not_name_a_file_of_another_kind(folder: VaultFolder, stick: Path) -> None:
    letter = stick / "letter.txt"
    (folder.path / erasing.MARKER_NAME).write_text(f'["{letter}"]')
    erasing.finish(folder)
    assert letter.read_text() == "theirs"


def test_a_folder_that_can_not_be_written_loses_nothing(folder: VaultFolder) -> None:
    (folder.path / erasing.MARKER_NAME).mkdir()
    (folder.path / erasing.MARKER_NAME / "full").touch()
    with pytest.raises(AppError):
        erasing.erase(folder)
    reopen(folder).close()
