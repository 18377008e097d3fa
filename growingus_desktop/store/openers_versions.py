"""Earlier wordings of an opener: when one is kept, and which there are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, unique

from sqlmodel import col, select

from growingus_desktop.models.openers import OpenerVersion, VersionReason
from growingus_desktop.vault.unit_of_work import VaultSession

AT_MOST_ONE_IN = timedelta(minutes=1)
MUCH = 5
"""A version is kept when more than one part in so many of the text disappears."""


@unique
class Kept(Enum):
    """What became of the wish to keep a version."""

    MADE = "made"
    GROWN = "grown"
    """The version of this minute now holds these words, which only went on from it."""
    ALREADY = "already"
    """These words are the newest version, or there are none."""
    TOO_SOON = "too-soon"
    """The version of this minute holds other words; ask again later."""


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier wording.

    Args:
        number: counts up from 1 in each opener.
        words: the text.
        reason: why it was kept.
        kept_at: when, in UTC.
    """

    number: int
    words: str
    reason: VersionReason
    kept_at: datetime


class Erosion:
    """Watches one text being written and tells when more than a fifth of it has gone.

    It measures against the text as it stood at the last version and against the longest it
    has been since, so neither a sudden clearing nor a slow rewriting goes by unnoticed.

    Args:
        text: what stands there at the beginning.
    """

    def __init__(self, text: str) -> None:
        self._anchor = text
        self._fullest = text

    def follow(self, text: str) -> str | None:
        """Take note of the text as it is now.

        Returns:
            The wording to keep before this one, if too much of it has gone.
        """
        if is_much_removed(self._anchor, text) or is_much_removed(self._fullest, text):
            before = self._fullest
            self._anchor = self._fullest = text
            return before
        if len(text) >= len(self._fullest):
            self._fullest = text
        return None

    def rest_at(self, text: str) -> None:
        """A version of `text` was kept; measure from here."""
        self._anchor = self._fullest = text


def is_much_removed(before: str, after: str) -> bool:
    """Whether more than a fifth of the characters of `before` is no longer in `after`.

    Moving words about removes nothing: what counts is the words and how often they stand there.
    """
    most = len(before) / MUCH
    changed = len(before) - _shared_ends(before, after)
    if changed <= most:
        return False
    gone = Counter(before.split()) - Counter(after.split())
    spaces = max(0, len(before) - sum(map(len, before.split())))
    lost = sum(len(word) * times for word, times in gone.items())
    share = lost / max(1, len(before) - spaces)
    return share * MUCH > 1


def keep_version(session: VaultSession, opener_id: int, words: str, reason: VersionReason) -> Kept:
    """Keep the words of an opener as a version, at most one a minute."""
    if not words.strip():
        return Kept.ALREADY
    newest = _newest(session, opener_id)
    if newest is not None:
        if newest.words == words:
            return Kept.ALREADY
        if _age(session, newest) < AT_MOST_ONE_IN:
            if is_much_removed(newest.words, words):
                return Kept.TOO_SOON
            newest.words, newest.reason = words, reason
            session.add(newest)
            return Kept.GROWN
    number = 1 if newest is None else newest.number + 1
    session.add(OpenerVersion(opener_id=opener_id, number=number, words=words, reason=reason))
    return Kept.MADE


def wait_for_next(session: VaultSession, opener_id: int) -> timedelta:
    """How long until the next version may be kept; zero if it may be now."""
    newest = _newest(session, opener_id)
    if newest is None:
        return timedelta(0)
    return max(timedelta(0), AT_MOST_ONE_IN - _age(session, newest))


def versions(session: VaultSession, opener_id: int, most: int | None = None) -> tuple[Version, ...]:
    """Every version of an opener, the newest first.

    Args:
        session: the unit of work.
        opener_id: whose.
        most: only so many of the newest.
    """
    found = session.exec(
        select(OpenerVersion)
        .where(OpenerVersion.opener_id == opener_id)
        .order_by(col(OpenerVersion.number).desc())
        .limit(most)
    )
    return tuple(
        Version(row.number, row.words, row.reason, row.created_at or session.clock.now())
        for row in found
    )


def newest_numbers(session: VaultSession) -> Mapping[int, int]:
    """The number of the newest version of each opener that has one."""
    numbers: dict[int, int] = {}
    for row in session.exec(select(OpenerVersion.opener_id, OpenerVersion.number)):
        numbers[row[0]] = max(row[1], numbers.get(row[0], 0))
    return numbers


def _newest(session: VaultSession, opener_id: int) -> OpenerVersion | None:
    return session.exec(
        select(OpenerVersion)
        .where(OpenerVersion.opener_id == opener_id)
        .order_by(col(OpenerVersion.number).desc())
        .limit(1)
    ).first()


def _age(session: VaultSession, version: OpenerVersion) -> timedelta:
    now = session.clock.now()
    return now - (version.created_at or now)


def _shared_ends(before: str, after: str) -> int:
    """Characters both texts begin with, and end with, without counting any twice."""
    most = min(len(before), len(after))
    head = shared_start(before, after, most)
    tail = shared_end(before, after, most - head)
    return head + tail


def shared_start(one: str, other: str, most: int) -> int:
    """How many of their first `most` characters two texts have in common."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def shared_end(one: str, other: str, most: int) -> int:
    """How many of their last `most` characters two texts have in common."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle :] == other[len(other) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low
