"""What the lock protects and what it can't, said before anything is typed (evidence §4.5)."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from growingus_desktop.content.safety import SafetyTexts


@dataclass(frozen=True, slots=True)
class ProtectionWords:
    """The page in words.

    Args:
        title: what it is called wherever it is shown or linked.
        protects: what the lock does.
        limits: what it can't do, in the settled words, and why nothing should change in a hurry.
        leaves: what is out of the vault by the person's own hand.
        disguise: that hiding a window is no disguise.
    """

    title: str
    protects: str
    limits: str
    leaves: str
    disguise: str


def protection_words(texts: SafetyTexts) -> ProtectionWords:
    """What this protects and what it can't.

    Args:
        texts: the settled sentences.
    """
    return ProtectionWords(
        title=QCoreApplication.translate("Protection", "What this protects, and what it can’t"),
        protects=QCoreApplication.translate(
            "Protection",
            "Everything you write stays on this device, in one encrypted vault. While it is locked,"
            " someone who copies its files, has the disk or uses another account here finds"
            " nothing to read. There is no account, and the program never connects to anything.",
        ),
        limits=f"{texts.lock_limits} {texts.changes}",
        leaves=QCoreApplication.translate(
            "Protection",
            "A printed page, a saved file and copied text are outside the vault from that moment"
            " on. A printer may keep what it printed.",
        ),
        disguise=QCoreApplication.translate(
            "Protection",
            "Locking hides the window at once and asks nothing. It is no disguise: the program"
            " stays in the list of what is installed, and its folder stays on the disk.",
        ),
    )
