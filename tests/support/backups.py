"""Vaults with something in them, and what a restored one must hold again."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from growingus_desktop.core.clock import Clock
from growingus_desktop.models.openers import Opener
from growingus_desktop.models.patterns import Moment
from growingus_desktop.models.reflections import Reflection, ReflectionTag, Tag
from growingus_desktop.vault import cipher
from growingus_desktop.vault.backups import BackupInfo, Reason, back_up
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER, new_vault

Rows = dict[str, list[tuple[object, ...]]]


def write_entries(session: VaultSession, count: int = 12, start: int = 0) -> None:
    """Entries of several kinds, tagged, with a word in them that may appear nowhere else."""
    tag = Tag(name=f"tag {start}")
    session.add(tag)
    for number in range(start, start + count):
        entry = Reflection(about=date(2026, 3, 1), title=f"Day {number}", text=f"{MARKER} {number}")
        session.add_all(
            [entry, Moment(day=date(2026, 3, 1), utc_offset=0, line=f"{MARKER} {number}")]
        )
        session.flush()
        if entry.id is not None and tag.id is not None:
            session.add(ReflectionTag(reflection_id=entry.id, tag_id=tag.id))
    session.add(Opener(title=f"{MARKER} opener", words="We could talk."))


def filled_vault(tmp_path: Path, clock: Clock | None = None, count: int = 12) -> Vault:
    """An open vault with `count` reflections, as many moments and one opener."""
    vault = new_vault(tmp_path, clock)
    vault.submit(lambda session: write_entries(session, count)).result()
    return vault


def backed_up(
    vault: Vault, reason: Reason = Reason.BY_HAND, places: Sequence[Path] = ()
) -> BackupInfo:
    """A backup of an open vault."""
    return back_up(vault, reason, places=places)


def rows_of(folder: VaultFolder, keys: VaultKeys) -> Rows:
    """Every row of every table of a closed vault, search tables included."""
    connection = cipher.connect_file(folder.database, cipher_key(keys))
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            str(name): connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()
            for (name,) in tables
            if not str(name).startswith("sqlite_stat")
        }
    finally:
        connection.close()
