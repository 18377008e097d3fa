"""An honest word about a passphrase, without a promise and without sending it anywhere."""

import math
import unicodedata
from enum import StrEnum, unique

SHORTEST = 12
LONG_ENOUGH_WORDS = 4
COMMON_PARTS = (
    "password",
    "passwort",
    "passphrase",
    "qwert",
    "asdf",
    "letmein",
    "iloveyou",
    "welcome",
    "abc123",
    "12345",
    "growing",
)


@unique
class Strength(StrEnum):
    """How hard a passphrase is to guess for someone who knows the person."""

    EMPTY = "empty"
    EASY = "easy"
    FAIR = "fair"
    GOOD = "good"


@unique
class Flaw(StrEnum):
    """What keeps a passphrase from being used, or deserves a question."""

    NONE = "none"
    TOO_EASY = "too-easy"
    TAB_OR_CONTROL = "tab-or-control"
    SPACE_AT_END = "space-at-end"


def strength(passphrase: str) -> Strength:
    """Judge length, variety and the patterns people use; a floor, never a measure.

    Args:
        passphrase: as typed.
    """
    plain = unicodedata.normalize("NFKC", passphrase)
    if not plain:
        return Strength.EMPTY
    # Some signs become two when normalised, which makes nothing harder to guess.
    if len(passphrase.strip()) < SHORTEST or is_easy(plain):
        return Strength.EASY
    words = {word for word in plain.casefold().split() if len(word) > 2}
    if len(words) >= LONG_ENOUGH_WORDS or _bits(plain) >= 80:
        return Strength.GOOD
    return Strength.FAIR


def is_easy(passphrase: str) -> bool:
    """Whether someone who knows the person would guess it: short, a date, a common word, a run."""
    folded = passphrase.casefold()
    letters = [character for character in folded if not character.isspace()]
    only_digits = all(not character.isalpha() for character in letters)
    left = folded
    for part in COMMON_PARTS:
        left = left.replace(part, "")
    return (
        len(passphrase.strip()) < SHORTEST
        or len(set(letters)) < 6
        or only_digits
        or len(left.strip()) < SHORTEST // 2
    )


def flaw(passphrase: str) -> Flaw:
    """What is wrong with a passphrase as typed, or nothing."""
    if any(unicodedata.category(character) == "Cc" for character in passphrase):
        return Flaw.TAB_OR_CONTROL
    if strength(passphrase) in (Strength.EMPTY, Strength.EASY):
        return Flaw.TOO_EASY
    if passphrase != passphrase.strip():
        return Flaw.SPACE_AT_END
    return Flaw.NONE


def _bits(passphrase: str) -> float:
    """A generous guess at the search space, by the kinds of character used."""
    alphabet = 26 * any(map(str.islower, passphrase))
    alphabet += 26 * any(map(str.isupper, passphrase))
    alphabet += 10 * any(map(str.isdigit, passphrase))
    alphabet += 32 * (not all(map(str.isalnum, passphrase)))
    return len(set(passphrase)) * math.log2(max(alphabet, 2))
