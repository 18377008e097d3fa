"""Words for what can be wrong with a vault, its keys and its place."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from growingus_desktop.core.errors import Problem

VAULT_WORDS: Mapping[Problem, tuple[object, object, object]] = {
    Problem.WRONG_PASSPHRASE: (
        QT_TRANSLATE_NOOP("Problems", "That passphrase doesn’t open this vault."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Check Caps Lock and the keyboard language and try again, or use your recovery code.",
        ),
    ),
    Problem.WRONG_RECOVERY_CODE: (
        QT_TRANSLATE_NOOP("Problems", "That recovery code doesn’t open this vault."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Look whether the sheet is this vault’s and the newest one: a code that was replaced opens nothing any more.",
        ),
    ),
    Problem.RECOVERY_GROUP: (
        QT_TRANSLATE_NOOP("Problems", "Group {group} of the recovery code doesn’t add up."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Problems", "Check the five signs of that group against the sheet."),
    ),
    Problem.VAULT_MISSING: (
        QT_TRANSLATE_NOOP(
            "Problems", "Your vault isn’t where it was kept. It may have been moved or deleted."
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was created in its place."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Look for the folder and open it where it is now, or restore your newest backup. Start a new vault only if you want an empty one.",
        ),
    ),
    Problem.VAULT_EMPTY: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The vault file is empty. This usually follows a full disk or a sync program.",
        ),
        QT_TRANSLATE_NOOP(
            "Problems", "It has been left untouched. Your backups are files of their own."
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Restore your newest good backup, from a second place if there is none here; the empty file is kept beside it.",
        ),
    ),
    Problem.VAULT_DAMAGED: (
        QT_TRANSLATE_NOOP("Problems", "Part of the vault is damaged and can’t be read."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "The file has been left as it is, and nothing was written over it. Your backups are files of their own.",
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Restore your newest good backup, from a second place if there is none here; the damaged file is kept beside it.",
        ),
    ),
    Problem.NOT_A_VAULT: (
        QT_TRANSLATE_NOOP(
            "Problems", "The file in your vault’s place isn’t a Growing Us vault{looks_like}."
        ),
        QT_TRANSLATE_NOOP("Problems", "It was not opened or changed."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Move that file elsewhere and put your vault back, or restore your newest backup.",
        ),
    ),
    Problem.NEWER_VAULT: (
        QT_TRANSLATE_NOOP(
            "Problems", "This vault was last used with a newer version of Growing Us than this one."
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Problems", "Install the newer version, then open the vault with it."),
    ),
    Problem.OLDER_VAULT: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "This vault was last used with an earlier version of Growing Us, and bringing it up to date means writing in its folder.",
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed; everything you wrote is in it."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Copy the whole vault folder to a place on this computer that can be written to, and open it there.",
        ),
    ),
    Problem.UNFINISHED_SAVE: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The last save in this vault was cut off, and tidying that up means writing in its folder.",
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed; everything saved before is in it."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Copy the whole vault folder, with every file in it, to a place on this computer that can be written to, and open it there.",
        ),
    ),
    Problem.KEYS_DAMAGED: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The lock on this vault is damaged: neither copy of its key file can be read.",
        ),
        QT_TRANSLATE_NOOP("Problems", "The vault itself has not been touched."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Put an earlier copy of vault.keys back beside it, or restore a backup: each one holds the keys too.",
        ),
    ),
    Problem.KEYS_MISSING: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The key file of this vault is gone, and without it no passphrase can open the vault.",
        ),
        QT_TRANSLATE_NOOP("Problems", "The vault itself has not been touched."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Put vault.keys, or its spare vault.keys.bak, back beside the vault, or restore a backup: each one holds the keys too.",
        ),
    ),
    Problem.SPARE_KEYS_USED: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The lock on this vault was damaged, not your vault. The spare copy of its keys opened it.",
        ),
        QT_TRANSLATE_NOOP(
            "Problems", "Everything you wrote is here, and the damaged copy was replaced."
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "There is nothing to do. If it happens again, the disk may be failing: make a backup on another one.",
        ),
    ),
    Problem.OTHER_VAULT: (
        QT_TRANSLATE_NOOP(
            "Problems", "The vault file and the key file here belong to two different vaults."
        ),
        QT_TRANSLATE_NOOP("Problems", "Neither was changed."),
        QT_TRANSLATE_NOOP("Problems", "Put the two files that were kept together back together."),
    ),
    Problem.VAULT_EXISTS: (
        QT_TRANSLATE_NOOP("Problems", "There is already a vault here."),
        QT_TRANSLATE_NOOP("Problems", "It was not changed."),
        QT_TRANSLATE_NOOP(
            "Problems", "Open it with its passphrase, or choose another folder for a new one."
        ),
    ),
    Problem.IN_USE: (
        QT_TRANSLATE_NOOP("Problems", "This vault is already open in another Growing Us window."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Problems", "Go on in that window, or close it and try again here."),
    ),
    Problem.SYNCED_FOLDER: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "This folder is kept in step with other computers by {service}. Two of them writing at once can destroy a vault.",
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Move the vault to a folder of this computer alone, which is the safest, or open it for reading only.",
        ),
    ),
    Problem.VAULT_CLOSED: (
        QT_TRANSLATE_NOOP("Problems", "The vault is locked."),
        QT_TRANSLATE_NOOP("Problems", "What you typed was kept."),
        QT_TRANSLATE_NOOP("Problems", "Unlock it to go on."),
    ),
}
"""What happened, what is safe, what to do next."""
