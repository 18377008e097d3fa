"""Words for what can be wrong with disks, files and everything else."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from growingus_desktop.core.errors import Problem

FILE_WORDS: Mapping[Problem, tuple[object, object, object]] = {
    Problem.NO_SPACE: (
        QT_TRANSLATE_NOOP("Problems", "The disk is full."),
        QT_TRANSLATE_NOOP(
            "Problems", "Your vault is safe and unchanged, and what you typed is still here."
        ),
        QT_TRANSLATE_NOOP(
            "Problems", "Free some space; it will be saved with the next key you press."
        ),
    ),
    Problem.READ_ONLY: (
        QT_TRANSLATE_NOOP(
            "Problems", "The place your vault is kept in can’t be written to right now."
        ),
        QT_TRANSLATE_NOOP("Problems", "Your vault is unchanged, and what you typed is still here."),
        QT_TRANSLATE_NOOP("Problems", "Make the folder writable again, then go on typing."),
    ),
    Problem.NO_PERMISSION: (
        QT_TRANSLATE_NOOP("Problems", "This account isn’t allowed to use the vault’s folder."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Ask whoever looks after this computer for access, or start with --vault and another folder.",
        ),
    ),
    Problem.VAULT_BUSY: (
        QT_TRANSLATE_NOOP("Problems", "Another program is holding the vault’s file."),
        QT_TRANSLATE_NOOP("Problems", "What you typed is still here."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Wait a moment. If it lasts, close sync or antivirus programs that watch this folder.",
        ),
    ),
    Problem.READ_FAILED: (
        QT_TRANSLATE_NOOP("Problems", "The disk didn’t answer when the vault was read."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Try again. If it happens often, the disk may be failing: copy the vault folder elsewhere soon.",
        ),
    ),
    Problem.GUIDE_BROKEN: (
        QT_TRANSLATE_NOOP(
            "Problems", "A guide is damaged, so it isn’t shown ({file}, line {line})."
        ),
        QT_TRANSLATE_NOOP("Problems", "Your own notes are not affected."),
        QT_TRANSLATE_NOOP(
            "Problems", "Install Growing Us again to repair it, or correct the file if it is yours."
        ),
    ),
    Problem.SETTINGS_UNREADABLE: (
        QT_TRANSLATE_NOOP("Problems", "The settings couldn’t be read."),
        QT_TRANSLATE_NOOP(
            "Problems", "Safe defaults are in use: the vault locks after five minutes."
        ),
        QT_TRANSLATE_NOOP("Problems", "Choose your settings again."),
    ),
    Problem.TOO_LONG: (
        QT_TRANSLATE_NOOP("Problems", "That is more than one entry can hold."),
        QT_TRANSLATE_NOOP("Problems", "Nothing of it was put in, and what was here is unchanged."),
        QT_TRANSLATE_NOOP("Problems", "Paste it in parts, or keep it elsewhere."),
    ),
    Problem.EXPORT_FAILED: (
        QT_TRANSLATE_NOOP("Problems", "The file couldn’t be written there."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed in your vault."),
        QT_TRANSLATE_NOOP("Problems", "Choose another place or another name."),
    ),
    Problem.PRINT_FAILED: (
        QT_TRANSLATE_NOOP("Problems", "The printer didn’t answer."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was printed, and nothing was kept."),
        QT_TRANSLATE_NOOP("Problems", "Check the printer, or save the page as a PDF instead."),
    ),
    Problem.NOT_TEXT: (
        QT_TRANSLATE_NOOP("Problems", "This file couldn’t be read as text (line {line})."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was imported."),
        QT_TRANSLATE_NOOP("Problems", "Save it as UTF-8 and try again."),
    ),
    Problem.IMPORT_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "This file is larger than a vault can take in at once (200,000 entries or 500 MB).",
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was imported."),
        QT_TRANSLATE_NOOP("Problems", "Split it, and import one part after the other."),
    ),
    Problem.IMPORT_BAD_ROWS: (
        QT_TRANSLATE_NOOP("Problems", "{good} of {total} entries can be imported; {bad} can’t."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has been imported yet."),
        QT_TRANSLATE_NOOP("Problems", "Import the {good}, or stop and correct the file first."),
    ),
    Problem.IMPORT_NOTHING_NEW: (
        QT_TRANSLATE_NOOP("Problems", "All {total} entries are already here."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Problems", "There is nothing to add."),
    ),
    Problem.NOT_AN_EXPORT: (
        QT_TRANSLATE_NOOP("Problems", "This isn’t a file that Growing Us exported."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was imported."),
        QT_TRANSLATE_NOOP("Problems", "Choose a file that was made with Export."),
    ),
    Problem.BAD_FILE_NAME: (
        QT_TRANSLATE_NOOP("Problems", "A file can’t have that name on every computer."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was written."),
        QT_TRANSLATE_NOOP(
            "Problems", "Choose a name without signs such as / \\ : * ? or words such as CON."
        ),
    ),
    Problem.FILE_EXISTS: (
        QT_TRANSLATE_NOOP("Problems", "A file with that name is already there."),
        QT_TRANSLATE_NOOP("Problems", "It was not changed."),
        QT_TRANSLATE_NOOP("Problems", "Replace it, or choose another name."),
    ),
    Problem.INSIDE_VAULT_FOLDER: (
        QT_TRANSLATE_NOOP("Problems", "That is the folder the vault itself lies in."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was written."),
        QT_TRANSLATE_NOOP(
            "Problems", "Choose another folder, so that nothing readable lies beside the vault."
        ),
    ),
    Problem.NEWER_EXPORT: (
        QT_TRANSLATE_NOOP(
            "Problems", "This file was exported by a newer version of Growing Us than this one."
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was imported."),
        QT_TRANSLATE_NOOP("Problems", "Install the newer version, then import it there."),
    ),
    Problem.IMPORT_UNREADABLE: (
        QT_TRANSLATE_NOOP("Problems", "The file couldn’t be read from where it lies."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was imported."),
        QT_TRANSLATE_NOOP("Problems", "Copy it to this computer and try again."),
    ),
    Problem.UNEXPECTED: (
        QT_TRANSLATE_NOOP("Problems", "Something went wrong in Growing Us that should not have."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe, and what you typed is kept."),
        QT_TRANSLATE_NOOP(
            "Problems", "Try again. If it comes back, lock, unlock, and go on from there."
        ),
    ),
}
"""What happened, what is safe, what to do next."""
