"""What is said about a passphrase somebody chooses, the same wherever it is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from growingus_desktop.presenters.passphrases import Flaw, Strength, flaw, strength

_STRENGTH: dict[Strength, object] = {
    Strength.EASY: QT_TRANSLATE_NOOP("Passphrases", "Easy to guess for someone who knows you"),
    Strength.FAIR: QT_TRANSLATE_NOOP(
        "Passphrases", "Fair. Four unrelated words are harder to guess"
    ),
    Strength.GOOD: QT_TRANSLATE_NOOP("Passphrases", "Good, as long as nobody else knows it"),
}
_FLAWS: dict[Flaw, object] = {
    Flaw.TOO_EASY: QT_TRANSLATE_NOOP(
        "Passphrases",
        "Easy to guess for someone who knows you. Four unrelated words work well;"
        " twelve characters are the least.",
    ),
    Flaw.TAB_OR_CONTROL: QT_TRANSLATE_NOOP(
        "Passphrases", "Tabs and other control characters can’t be used."
    ),
    Flaw.SPACE_AT_END: QT_TRANSLATE_NOOP(
        "Passphrases", "There is a space at the beginning or the end. Keep it?"
    ),
}
_DIFFERENT = QT_TRANSLATE_NOOP("Passphrases", "The two don’t match. Type the second one again.")


@dataclass(frozen=True, slots=True)
class Objection:
    """What keeps a passphrase from being used.

    Args:
        words: what to say, or nothing.
        is_space: whether it is a space at an end, which may be meant.
        is_different: whether only the second differs from the first.
    """

    words: str = ""
    is_space: bool = False
    is_different: bool = False


def word_about(passphrase: str) -> str:
    """An honest word about what was typed so far; nothing about nothing."""
    return _said(_STRENGTH.get(strength(passphrase)))


def objection_to(passphrase: str, again: str, *, keep_space: bool = False) -> Objection:
    """What keeps this passphrase from being used, if anything does.

    Args:
        passphrase: as typed.
        again: as typed a second time.
        keep_space: whether a space at an end is meant.
    """
    found = flaw(passphrase)
    if found is Flaw.SPACE_AT_END and keep_space:
        found = Flaw.NONE
    if found is not Flaw.NONE:
        return Objection(_said(_FLAWS[found]), found is Flaw.SPACE_AT_END)
    if passphrase == again:
        return Objection()
    return Objection(_said(_DIFFERENT), is_different=True)


def _said(text: object) -> str:
    return "" if text is None else QCoreApplication.translate("Passphrases", str(text))
