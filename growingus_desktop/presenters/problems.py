"""Words for everything that can go wrong: what happened, what is safe, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from growingus_desktop.core.errors import AppError, Fact, Problem


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """One problem in words.

    Args:
        happened: what happened.
        safe: what is safe.
        next_step: what to do next.
        code: the short code that Help can find.
    """

    happened: str
    safe: str
    next_step: str
    code: str

    def as_text(self) -> str:
        """The whole message as one paragraph, for speech and for the clipboard."""
        said = " ".join(part for part in (self.happened, self.safe, self.next_step) if part)
        return f"{said} ({self.code})"


_WORDS: Mapping[Problem, tuple[object, object, object]] = {
    Problem.WRONG_PASSPHRASE: (
        QT_TRANSLATE_NOOP("Problems", "That passphrase doesn’t open this vault."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Problems", "Check Caps Lock and the keyboard language, then try again."),
    ),
    Problem.VAULT_MISSING: (
        QT_TRANSLATE_NOOP(
            "Problems", "Your vault isn’t where it was kept. It may have been moved or deleted."
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was created in its place."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Put the vault folder back, or start with --vault and the place it is in now.",
        ),
    ),
    Problem.VAULT_EMPTY: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The vault file is empty. This usually follows a full disk or a sync program.",
        ),
        QT_TRANSLATE_NOOP("Problems", "It has been left untouched."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Put a copy of the vault back in its place. Don’t start a new vault in this folder.",
        ),
    ),
    Problem.VAULT_DAMAGED: (
        QT_TRANSLATE_NOOP("Problems", "Part of the vault is damaged and can’t be read."),
        QT_TRANSLATE_NOOP(
            "Problems", "The file has been left as it is, and nothing was written over it."
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Keep a copy of the whole vault folder before you try anything, then put an earlier copy back in its place.",
        ),
    ),
    Problem.NOT_A_VAULT: (
        QT_TRANSLATE_NOOP(
            "Problems", "The file in your vault’s place isn’t a Growing Us vault{looks_like}."
        ),
        QT_TRANSLATE_NOOP("Problems", "It was not opened or changed."),
        QT_TRANSLATE_NOOP("Problems", "Move that file elsewhere and put your vault back."),
    ),
    Problem.NEWER_VAULT: (
        QT_TRANSLATE_NOOP(
            "Problems", "This vault was last used with a newer version of Growing Us than this one."
        ),
        QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Problems", "Install the newer version, then open the vault with it."),
    ),
    Problem.KEYS_DAMAGED: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The lock on this vault is damaged: neither copy of its key file can be read.",
        ),
        QT_TRANSLATE_NOOP("Problems", "The vault itself has not been touched."),
        QT_TRANSLATE_NOOP("Problems", "Put an earlier copy of vault.keys back beside it."),
    ),
    Problem.KEYS_MISSING: (
        QT_TRANSLATE_NOOP(
            "Problems",
            "The key file of this vault is gone, and without it no passphrase can open the vault.",
        ),
        QT_TRANSLATE_NOOP("Problems", "The vault itself has not been touched."),
        QT_TRANSLATE_NOOP(
            "Problems", "Put vault.keys, or its spare vault.keys.bak, back beside the vault."
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
    Problem.VAULT_CLOSED: (
        QT_TRANSLATE_NOOP("Problems", "The vault is locked."),
        QT_TRANSLATE_NOOP("Problems", "What you typed was kept."),
        QT_TRANSLATE_NOOP("Problems", "Unlock it to go on."),
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
    Problem.UNEXPECTED: (
        QT_TRANSLATE_NOOP("Problems", "Something went wrong in Growing Us that should not have."),
        QT_TRANSLATE_NOOP("Problems", "Your vault is safe, and what you typed is kept."),
        QT_TRANSLATE_NOOP(
            "Problems", "Try again. If it comes back, lock, unlock, and go on from there."
        ),
    ),
}


_KINDS: Mapping[str, object] = {
    "sqlite": QT_TRANSLATE_NOOP("Problems", " (it looks like another program’s database)"),
    "zip": QT_TRANSLATE_NOOP("Problems", " (it looks like a ZIP file)"),
    "pdf": QT_TRANSLATE_NOOP("Problems", " (it looks like a PDF)"),
    "picture": QT_TRANSLATE_NOOP("Problems", " (it looks like a picture)"),
    "gzip": QT_TRANSLATE_NOOP("Problems", " (it looks like a packed file)"),
    "7z": QT_TRANSLATE_NOOP("Problems", " (it looks like a packed file)"),
    "rar": QT_TRANSLATE_NOOP("Problems", " (it looks like a packed file)"),
    "text": QT_TRANSLATE_NOOP("Problems", " (it looks like plain text)"),
}


def in_words(error: AppError) -> ProblemWords:
    """Word a problem for the person, with the facts it brought."""
    facts = {**error.facts, "looks_like": _kind(error.facts.get("looks_like"))}
    happened, safe, next_step = (
        _fill(QCoreApplication.translate("Problems", str(text)), facts)
        for text in _WORDS[error.problem]
    )
    return ProblemWords(happened, safe, next_step, error.problem.value)


def _kind(looks_like: Fact | None) -> str:
    """What a foreign file seems to be, or nothing: the system can't always say."""
    known = _KINDS.get(str(looks_like))
    return "" if known is None else QCoreApplication.translate("Problems", str(known))


def _fill(text: str, facts: Mapping[str, Fact]) -> str:
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return text
