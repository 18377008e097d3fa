"""The recovery code: 140 random bits a person can write down and type back.

Seven groups of five signs in Crockford's base 32 (no I, L, O or U). The last sign of a group is
its check: over GF(32) the five signs, each times a weight of its own place, and the group's
number times another add up to nothing. So every single wrong sign, every two signs of a group
that changed places and every two groups that changed places are found, and the group is named.
It knows no database: the lock page uses it.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from growingus_desktop.core.errors import AppError, Problem

GROUPS: Final = 7
GROUP_SIGNS: Final = 5
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_DATA_SIGNS = GROUP_SIGNS - 1
_BITS = GROUPS * _DATA_SIGNS * 5
_BYTES = -(-_BITS // 8)
_LONGEST_TEXT = 1000
_LIKELY_GROUPS = 4
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
# Powers of the generator of GF(32): different for every place, so that a swap changes the sum.
_WEIGHTS = (16, 8, 4, 2, 1)
_NUMBER_WEIGHT = 5
_MODULUS = 0b100101


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code whose groups add up; made by `new_code` and `read_code`.

    Args:
        groups: seven groups of five signs.
    """

    groups: tuple[str, ...] = field(repr=False)

    def as_text(self) -> str:
        """The code as it is shown and printed."""
        return " ".join(self.groups)

    def to_bytes(self) -> bytes:
        """Its 140 random bits, without the check signs."""
        number = 0
        for group in self.groups:
            for sign in group[:_DATA_SIGNS]:
                number = number << 5 | _VALUES[sign]
        return number.to_bytes(_BYTES, "big")


def new_code() -> RecoveryCode:
    """A code nobody has seen yet."""
    drawn = ["".join(secrets.choice(ALPHABET) for _ in range(_DATA_SIGNS)) for _ in range(GROUPS)]
    return RecoveryCode(tuple(data + _check_sign(data, n) for n, data in enumerate(drawn, 1)))


def read_code(text: str) -> RecoveryCode:
    """The code a person typed or pasted, in any case, with or without spaces and dashes.

    Raises:
        AppError: RECOVERY_GROUP with the number of the first group that doesn't add up, or
            WRONG_RECOVERY_CODE if there are more or fewer signs than a code has.
    """
    signs = _signs(text)
    if len(signs) != GROUPS * GROUP_SIGNS:
        raise AppError(Problem.WRONG_RECOVERY_CODE)
    groups = _cut(signs)
    wrong = wrong_groups(groups)
    if wrong:
        raise AppError(Problem.RECOVERY_GROUP, group=wrong[0])
    return RecoveryCode(tuple("".join(ALPHABET[_VALUES[s]] for s in group) for group in groups))


def wrong_groups(groups: Sequence[str]) -> tuple[int, ...]:
    """The numbers, from 1, of the groups that don't add up in their place."""
    return tuple(n for n, group in enumerate(groups, 1) if not _adds_up(_signs(group), n))


def looks_like_code(text: str) -> bool:
    """Whether somebody seems to have typed a recovery code, mistakes and all.

    Some groups must add up where they stand, counted from the front or from the end, so that a
    lost or doubled sign doesn't hide the rest. One in a thousand passphrases that are made of a
    code's signs alone and are as long would pass too: try it as a passphrase all the same.
    """
    signs = _signs(text)
    whole = GROUPS * GROUP_SIGNS
    if abs(len(signs) - whole) > _LIKELY_GROUPS:
        return False
    front = _cut(signs[:whole])
    back = _cut(signs[-whole:].rjust(whole, "-"))
    found = {n for groups in (front, back) for n, g in enumerate(groups, 1) if _adds_up(g, n)}
    return len(found) >= _LIKELY_GROUPS


def _signs(text: str) -> str:
    """What counts of a typed text; anything that can't be a sign is kept, to be found wrong."""
    if len(text) > _LONGEST_TEXT:
        return ""
    flat = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in flat if not _separates(sign))


def _separates(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Pd", "Cf"} or sign in "-_\u2212"


def _cut(signs: str) -> list[str]:
    return [signs[at : at + GROUP_SIGNS] for at in range(0, len(signs), GROUP_SIGNS)]


def _adds_up(group: str, number: int) -> bool:
    values = [_VALUES.get(sign) for sign in group]
    if len(values) != GROUP_SIGNS or number > GROUPS:
        return False
    total = _times(number, _NUMBER_WEIGHT)
    for value, weight in zip(values, _WEIGHTS, strict=True):
        if value is None:
            return False
        total ^= _times(value, weight)
    return total == 0


def _check_sign(data: str, number: int) -> str:
    total = _times(number, _NUMBER_WEIGHT)
    for sign, weight in zip(data, _WEIGHTS[:_DATA_SIGNS], strict=True):
        total ^= _times(_VALUES[sign], weight)
    return ALPHABET[total]


def _times(left: int, right: int) -> int:
    """The product in GF(32), whose addition is exclusive or (x^5 + x^2 + 1)."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 0b100000:
            left ^= _MODULUS
        right >>= 1
    return product
