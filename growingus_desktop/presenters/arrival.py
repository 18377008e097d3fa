"""What there is to tell after an unlock: the visit before this one, and what was found amiss."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, QObject, QTime, Signal

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.dates import moment_words
from growingus_desktop.presenters.problems import ProblemWords, in_words

_A_WEEK = timedelta(days=6)
_WITH_BACKUPS = frozenset({Problem.VAULT_DAMAGED})


@dataclass(frozen=True, slots=True)
class Amiss:
    """One thing the person should know.

    Args:
        words: what happened, what is safe, what to do.
        leads_to_backups: whether a backup is the way out.
    """

    words: ProblemWords
    leads_to_backups: bool


@dataclass(frozen=True, slots=True)
class ArrivalState:
    """What Today says about it.

    Args:
        visit: when the vault was opened before, and how many tries failed since; may be empty.
        amiss: what was found, each told until the next lock.
    """

    visit: str = ""
    amiss: tuple[Amiss, ...] = ()


class Arrival(QObject):
    """Gathers what is found out after an unlock, for Today to show.

    Args:
        clock: tells what "Tuesday" means, and the person's own time zone.
        locale: words the day; the program's own if not given.
    """

    changed = Signal()

    def __init__(
        self, clock: Clock, locale: QLocale | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._locale = locale or QLocale()
        self._state = ArrivalState()

    @property
    def state(self) -> ArrivalState:
        """What to show."""
        return self._state

    def visited(self, before: datetime | None, wrong_tries: int) -> None:
        """Tell of the visit before this one.

        Args:
            before: when the vault was opened last, or None if never.
            wrong_tries: since then; counted outside the vault, so somebody may have altered it.
        """
        said: list[str] = []
        if before is not None:
            said.append(self.tr("Last opened {when}.").format(when=self._when(before)))
        if wrong_tries:
            said.append(self.tr("%n wrong try(s) since.", "", wrong_tries))
            said.append(
                self.tr(
                    "That count lies outside the vault; whoever can change files can change it."
                )
            )
        self._show(replace(self._state, visit=" ".join(said)))

    def found(self, error: AppError) -> None:
        """Tell of something amiss; the same thing again replaces what was said of it."""
        words = in_words(error)
        others = [each for each in self._state.amiss if each.words.code != words.code]
        told = Amiss(words, error.problem in _WITH_BACKUPS)
        self._show(replace(self._state, amiss=(*others, told)))

    def _when(self, moment: datetime) -> str:
        here = self._clock.local()
        then = moment.astimezone(here.tzinfo)
        days = (here.date() - then.date()).days
        if not 0 <= days <= _A_WEEK.days:
            return moment_words(then, self._locale)
        day = self._locale.dayName(then.isoweekday())
        time = self._locale.toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
        if days == 0:
            return self.tr("today, {time}").format(time=time)
        return self.tr("{day}, {time}").format(day=day, time=time)

    def _show(self, state: ArrivalState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
