"""The second place for backups, kept in the vault because a path can tell something."""

from pathlib import Path

from growingus_desktop.store import preferences
from growingus_desktop.vault.unit_of_work import VaultSession

SECOND_FOLDER = "backups.second-folder"


def second_folder(session: VaultSession) -> Path | None:
    """The second folder, or None; one that can't be used as a path counts as none."""
    kept = preferences.everything(session).get(SECOND_FOLDER)
    if not isinstance(kept, str) or not kept or "\0" in kept:
        return None
    folder = Path(kept)
    return folder if folder.is_absolute() else None


def places(session: VaultSession) -> tuple[Path, ...]:
    """Every further folder with backups."""
    folder = second_folder(session)
    return () if folder is None else (folder,)


def choose_second_folder(session: VaultSession, folder: Path | None) -> None:
    """Keep backups there, too, or no longer."""
    if folder is None:
        preferences.forget(session, SECOND_FOLDER)
    else:
        preferences.choose(session, SECOND_FOLDER, str(folder))
