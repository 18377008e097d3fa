"""Where the vault is kept when nobody says otherwise: on this computer, never in a synced folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def default_vault_folder() -> Path:
    """The vault's folder below the system's place for local application data.

    That is ``%LOCALAPPDATA%`` on Windows, ``~/Library/Application Support`` on macOS and
    ``$XDG_DATA_HOME`` or ``~/.local/share`` on Linux.
    """
    local = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(local)) / "growing-us" / "vault"
