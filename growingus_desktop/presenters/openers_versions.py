"""Keeps earlier wordings of the open opener, and shows them beside the present one."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from growingus_desktop.models.openers import VersionReason
from growingus_desktop.presenters.openers_words import VERSION_REASONS, worded
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import drafts
from growingus_desktop.store import openers_versions as store
from growingus_desktop.store.openers import surface
from growingus_desktop.store.openers_versions import Erosion, Kept, Version
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words in a comparison.

    Args:
        words: the words, with a space between them.
        change: -1 if only the earlier text has them, 1 if only the present one, 0 if both.
    """

    words: str
    change: int


AT_ONCE = 60
"""More than a list shows; five hundred long wordings take a fifth of a second to read."""

VersionRow = Version
"""One row of the list, as views see it."""


def compare(earlier: str, present: str) -> tuple[Stretch, ...]:
    """What must be taken out of `earlier` and put in to get `present`, word by word."""
    before, after = earlier.split(), present.split()
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Stretch(" ".join(before[low:high]), 0))
            continue
        if high > low:
            found.append(Stretch(" ".join(before[low:high]), -1))
        if end > start:
            found.append(Stretch(" ".join(after[start:end]), 1))
    return tuple(found)


class VersionKeeper(QObject):
    """Sees to it that no wording is lost for good, with at most one version a minute.

    A wording that may not become a version yet waits as a draft, which the vault writes in
    the same breath as the text that took its place.

    Args:
        scope: what is behind the lock.
        writing: the field of the first words.
    """

    made = Signal()
    """A version was kept."""

    rewritten = Signal()
    """More than a fifth of the text went since the last time, to be written another way."""

    def __init__(self, scope: Scope, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._writing = writing
        self._opener_id: int | None = None
        self._erosion = Erosion("")
        self._held: tuple[str, VersionReason] | None = None
        self._wait = scope.timers.once(self, self._release)
        writing.edited.connect(self._follow)
        writing.loaded.connect(self._loaded)

    def begin(self, opener_id: int | None) -> None:
        """Watch another opener, and take up a wording that still waits for its turn."""
        if self._held is not None and self._opener_id is not None:
            self._scope.drafts.flush()
        self._opener_id = opener_id
        self._held = None
        self._wait.stop()
        if opener_id is None:
            return
        place = self._place(opener_id)
        self._scope.drafts.find(self, place, lambda typed: self._take_up(opener_id, typed))

    def make(self, reason: VersionReason, words: str | None = None) -> None:
        """Keep a wording as a version as soon as one may be made.

        Args:
            reason: why.
            words: the text, or None for the text as it is now.
        """
        if self._opener_id is None:
            return
        text = self._writing.text if words is None else words
        if words is None:
            self._erosion.rest_at(text)
        if text.strip():
            self._ask(self._opener_id, text, reason)

    def _follow(self, text: str) -> None:
        gone = self._erosion.follow(text)
        if gone is not None and gone.strip() and self._opener_id is not None:
            self.rewritten.emit()
            # Held from the first moment: a draft that lost its words is never written without it.
            self._hold(self._opener_id, gone, VersionReason.MUCH_REMOVED)
            self._ask(self._opener_id, gone, VersionReason.MUCH_REMOVED)

    def _loaded(self, text: str, caret: int) -> None:
        del caret
        self._erosion = Erosion(text)

    def _ask(self, opener_id: int, words: str, reason: VersionReason) -> None:
        place = self._place(opener_id)

        def work(session: VaultSession) -> tuple[Kept, int]:
            kept = store.keep_version(session, opener_id, words, reason)
            if kept is not Kept.TOO_SOON:
                waiting = drafts.waiting(session, place)
                if waiting is not None and waiting.text == words:
                    drafts.let_go(session, place)
            wait = store.wait_for_next(session, opener_id)
            return kept, max(0, round(wait.total_seconds() * 1000))

        self._scope.tasks.in_vault(
            self, work, lambda answer: self._answered(opener_id, words, reason, *answer)
        )

    def _answered(
        self, opener_id: int, words: str, reason: VersionReason, kept: Kept, wait: int
    ) -> None:
        if kept is Kept.TOO_SOON:
            self._hold(opener_id, words, reason)
            if opener_id == self._opener_id:
                self._wait.start(max(1, wait))
            return
        held = self._held
        if held is not None and held[0] == words and opener_id == self._opener_id:
            self._held = None
            self._scope.drafts.let_go(self._place(opener_id))
        if kept is not Kept.ALREADY:
            self.made.emit()

    def _hold(self, opener_id: int, words: str, reason: VersionReason) -> None:
        if opener_id == self._opener_id:
            if self._held is not None and len(self._held[0]) > len(words):
                return
            self._held = (words, reason)
        self._scope.drafts.typed(self._place(opener_id), words, 0)

    def _take_up(self, opener_id: int, typed: drafts.Typed | None) -> None:
        if typed is None or opener_id != self._opener_id or not typed.text.strip():
            return
        self._held = (typed.text, VersionReason.MUCH_REMOVED)
        self._release()

    def _release(self) -> None:
        if self._held is not None and self._opener_id is not None:
            self._ask(self._opener_id, *self._held)

    def _place(self, opener_id: int) -> str:
        return surface(opener_id, "held")


class VersionsPresenter(QObject):
    """The earlier wordings of one opener, for the dialog that shows them.

    Args:
        scope: what is behind the lock.
        opener_id: whose.
        present: the text as it is now.
    """

    changed = Signal()
    """The rows are there."""

    chosen_back = Signal(str)
    """The person wants this wording back."""

    def __init__(
        self, scope: Scope, opener_id: int, present: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._opener_id = opener_id
        self._present = present
        self._locale = QLocale()
        self.rows: tuple[VersionRow, ...] = ()

    def load(self) -> None:
        """Ask for the versions: the newest at once, and then, where there are more, all of them."""
        opener_id = self._opener_id
        self._scope.tasks.in_vault(
            self, lambda session: store.versions(session, opener_id, AT_ONCE), self._first_arrived
        )

    def against_present(self, row: VersionRow) -> tuple[Stretch, ...]:
        """How a version differs from the present text."""
        return compare(row.words, self._present)

    def bring_back(self, row: VersionRow) -> None:
        """Put a version's words back into the editor, where that can be undone."""
        self.chosen_back.emit(row.words)

    def _first_arrived(self, found: tuple[Version, ...]) -> None:
        self._arrived(found)
        if len(found) == AT_ONCE:
            opener_id = self._opener_id
            self._scope.tasks.in_vault(
                self, lambda session: store.versions(session, opener_id), self._arrived
            )

    def _arrived(self, found: tuple[Version, ...]) -> None:
        self.rows = found
        self.changed.emit()

    def title(self, version: VersionRow) -> str:
        """Which one it is, and when it was kept; worded when it is seen, for there may be many."""
        zone = self._scope.clock.local().tzinfo
        moment = version.kept_at.astimezone(zone)
        when = QDateTime(
            moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
        )
        return self.tr("Version {number} · {when}").format(
            number=version.number, when=self._locale.toString(when, "d MMM, HH:mm")
        )

    def caption(self, version: VersionRow) -> str:
        """Why it was kept."""
        return worded(VERSION_REASONS, version.reason)
