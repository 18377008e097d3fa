"""Words for problems of which more is known than their name."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from growingus_desktop.core.errors import Fact, Problem


@dataclass(frozen=True, slots=True)
class Detailed:
    """One way to tell a problem, if the facts allow it.

    Args:
        words: what happened, what is safe, what to do next.
        known: facts that have to be there.
        equal: facts that have to have just this value.
    """

    words: tuple[object, object, object]
    known: frozenset[str] = frozenset()
    equal: Mapping[str, Fact] | None = None

    def fits(self, facts: Mapping[str, Fact]) -> bool:
        """Whether these words can be used."""
        equal = self.equal or {}
        return self.known <= facts.keys() and all(
            facts.get(name) == value for name, value in equal.items()
        )


DETAILED: Mapping[Problem, tuple[Detailed, ...]] = {
    Problem.NO_SPACE: (
        Detailed(
            (
                QT_TRANSLATE_NOOP(
                    "Problems", "The disk is full: {needed} MB are needed, {free} MB are free."
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "Your vault is safe and unchanged, and what you typed is still here.",
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "Free some space, for example by emptying the trash; it will be saved with the next key you press.",
                ),
            ),
            known=frozenset({"needed", "free"}),
        ),
    ),
    Problem.READ_ONLY: (
        Detailed(
            (
                QT_TRANSLATE_NOOP("Problems", "This vault is open for reading only."),
                QT_TRANSLATE_NOOP("Problems", "Nothing in it was changed."),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "To write, move the vault to a place on this computer that can be written to, and open it there.",
                ),
            ),
            equal={"opened": "for_reading"},
        ),
    ),
    Problem.SYNCED_FOLDER: (
        Detailed(
            (
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "This folder lies on another computer or on a network drive. Two computers writing at once can destroy a vault.",
                ),
                QT_TRANSLATE_NOOP("Problems", "Nothing was changed."),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "Move the vault to this computer, which is the safest, or open it for reading only.",
                ),
            ),
            equal={"service": "network"},
        ),
    ),
    Problem.VAULT_DAMAGED: (
        Detailed(
            (
                QT_TRANSLATE_NOOP(
                    "Problems", "Part of the vault is damaged ({damaged} of {blocks} blocks)."
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "The file has been left as it is, and nothing was written over it. Your backups are files of their own.",
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "Restore your newest good backup, from a second place if there is none here; the damaged file is kept beside it.",
                ),
            ),
            known=frozenset({"damaged", "blocks"}),
        ),
    ),
    Problem.KEYS_MISSING: (
        Detailed(
            (
                QT_TRANSLATE_NOOP(
                    "Problems", "The key file of this vault is gone, and so is its spare copy."
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "The vault itself has not been touched, and every backup of it holds the keys too.",
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "Take the keys from the newest backup. Then your passphrase, as it was at that time, opens the vault.",
                ),
            ),
            known=frozenset({"backups"}),
        ),
    ),
    Problem.KEYS_DAMAGED: (
        Detailed(
            (
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "The lock on this vault is damaged, not your vault: neither copy of its key file can be read.",
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "The vault itself has not been touched, and every backup of it holds the keys too.",
                ),
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "Take the keys from the newest backup. Then your passphrase, as it was at that time, opens the vault.",
                ),
            ),
            known=frozenset({"backups"}),
        ),
    ),
}
"""By problem, the fullest way first; where none fits, the plain words do."""
