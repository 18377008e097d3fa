"""Words for what can be wrong with backups and with the keyring."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from growingus_desktop.core.errors import Problem

BACKUP_WORDS: Mapping[Problem, tuple[object, object, object]] = {
    Problem.BACKUP_INCOMPLETE: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "This backup is incomplete or was altered; copying it may have stopped halfway.",
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was restored, and your vault was not touched."),
        QT_TRANSLATE_NOOP("Problems", "Choose another backup, such as the one made before it."),
    ),
    Problem.BACKUP_OTHER_VAULT: (
        QT_TRANSLATE_NOOP("Problems", "This backup belongs to a different vault."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was restored, and neither vault was touched."),
        QT_TRANSLATE_NOOP(
            "Problems", "Restore it into a folder of its own, or choose a backup of this vault."
        ),
    ),
    Problem.BACKUP_UNVERIFIED: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "A backup was made, but it didn’t read back as it should, so it doesn’t count.",
        ),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe, and every earlier backup was kept."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "It is tried again by itself. If it fails again, check the disk the backups lie on.",
        ),
    ),
    Problem.BACKUP_PLACE_GONE: (
        QT_TRANSLATE_NOOP("Problems", "The second folder for backups isn’t there."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe, and so are the backups beside it."),
        QT_TRANSLATE_NOOP(
            "Problems", "Connect the drive it is on, or choose another folder in Settings."
        ),
    ),
    Problem.KEYRING_ABSENT: (
        QT_TRANSLATE_NOOP("Problems", "This computer’s keyring can’t be reached."),
        QT_TRANSLATE_NOOP(
            "Problems", "Nothing was changed; your passphrase opens the vault as always."
        ),
        QT_TRANSLATE_NOOP(
            "Problems", "Use your passphrase. The keyring can be set up again in Settings."
        ),
    ),
    Problem.KEYRING_REFUSED: (
        QT_TRANSLATE_NOOP("Problems", "The keyring is locked or didn’t answer."),
        QT_TRANSLATE_NOOP(
            "Problems", "Nothing was changed; your passphrase opens the vault as always."
        ),
        QT_TRANSLATE_NOOP("Problems", "Use your passphrase, or unlock the keyring and try again."),
    ),
    Problem.KEYRING_EMPTY: (
        QT_TRANSLATE_NOOP("Problems", "The keyring no longer holds what opens this vault."),
        QT_TRANSLATE_NOOP(
            "Problems", "Nothing was changed; your passphrase opens the vault as always."
        ),
        QT_TRANSLATE_NOOP(
            "Problems", "Use your passphrase. The keyring can be set up again in Settings."
        ),
    ),
}
"""What happened, what is safe, what to do next."""
