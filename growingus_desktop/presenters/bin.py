"""The bin over all rooms: looked through, brought back from, emptied."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject, Signal

from growingus_desktop.core.changes import Changes, Kind
from growingus_desktop.core.clock import today
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.bin_backups import ErasedBackups
from growingus_desktop.presenters.dates import short_day
from growingus_desktop.presenters.mass_delete import BackUp, MassDelete
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import bin as store
from growingus_desktop.store.bin import Erased, Key, Thing
from growingus_desktop.store.bin_shelves import BinKind
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

BinRow = Thing
"""One row of the list, as views see it."""

Do = Callable[[Deed, str, Callable[[], None] | None], None]

_NAMES: Final = {
    BinKind.OPENER: QT_TRANSLATE_NOOP("Bin", "Opener"),
    BinKind.REPLY: QT_TRANSLATE_NOOP("Bin", "Planned reply"),
    BinKind.REHEARSAL: QT_TRANSLATE_NOOP("Bin", "Rehearsal note"),
    BinKind.NEED: QT_TRANSLATE_NOOP("Bin", "Need"),
    BinKind.ASK: QT_TRANSLATE_NOOP("Bin", "Ask"),
    BinKind.ANSWER: QT_TRANSLATE_NOOP("Bin", "Long-view answer"),
    BinKind.MEANING: QT_TRANSLATE_NOOP("Bin", "What it may mean"),
    BinKind.MOMENT: QT_TRANSLATE_NOOP("Bin", "Moment"),
    BinKind.REPAIR: QT_TRANSLATE_NOOP("Bin", "Repair"),
    BinKind.OWN_PATTERN: QT_TRANSLATE_NOOP("Bin", "Pattern you named"),
    BinKind.REPAIR_LINE: QT_TRANSLATE_NOOP("Bin", "Line for coming back"),
    BinKind.FOCUS: QT_TRANSLATE_NOOP("Bin", "One thing"),
    BinKind.REFLECTION: QT_TRANSLATE_NOOP("Bin", "Reflection"),
    BinKind.TAG: QT_TRANSLATE_NOOP("Bin", "Tag"),
    BinKind.THANKS: QT_TRANSLATE_NOOP("Bin", "Line of thanks"),
    BinKind.CHECK_IN: QT_TRANSLATE_NOOP("Bin", "Check-in"),
    BinKind.HIGHLIGHT: QT_TRANSLATE_NOOP("Bin", "Highlight"),
    BinKind.OWN_GUIDE: QT_TRANSLATE_NOOP("Bin", "Guide you brought"),
    BinKind.VANISHED: QT_TRANSLATE_NOOP("Bin", "Text that went from a field"),
}


def kind_name(kind: BinKind) -> str:
    """What a thing is."""
    return QCoreApplication.translate("Bin", str(_NAMES[kind]))


@dataclass(frozen=True, slots=True)
class BinState:
    """What the dialog shows besides the list.

    Args:
        is_loaded: whether the vault has answered yet.
        total: how many things lie in the bin, found or not.
        is_sought: whether only some of them are shown.
        said: what was just done.
    """

    is_loaded: bool = False
    total: int = 0
    is_sought: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    found: tuple[Thing, ...]
    total: int


class WholeBin(QObject):
    """State and intents of the bin.

    Args:
        scope: what is behind the lock.
        do: does a deed that the room behind the dialog can take back.
        back_up: makes a backup before much goes, or None in the demo.
        scour: takes the last traces of what was erased out of the file.
        backups: finds what was erased in backups, or None where there are none.
    """

    changed = Signal()

    problem = Signal(AppError)

    def __init__(
        self,
        scope: Scope,
        do: Do,
        back_up: BackUp | None,
        scour: Callable[[], None],
        *,
        backups: ErasedBackups | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._back_up = back_up
        self._scour = scour
        self.backups = backups
        if backups is not None:
            backups.setParent(self)
        self._sought = ""
        self._locale = QLocale()
        self.state = BinState()
        self.model: RecordList[Thing] = RecordList(
            key=lambda thing: thing.key, title=self.title, caption=self.caption, parent=self
        )
        scope.tasks.changed.connect(self._something_changed)

    @property
    def has_backups(self) -> bool:
        """Whether there can be backups that still hold what is erased."""
        return self._back_up is not None

    def load(self) -> None:
        """Ask for what lies in the bin."""
        sought = self._sought

        def ask(session: VaultSession) -> _Answer:
            found = store.things(session, sought)
            return _Answer(found, len(store.things(session) if sought.strip() else found))

        self._scope.tasks.in_vault(self, ask, self._arrived, latest="bin")

    def seek(self, text: str) -> None:
        """Show only what holds these parts of words."""
        self._sought = text
        self.load()

    def bring_back(self, thing: Thing) -> None:
        """Take a thing out of the bin, with what was binned together with it."""
        said = self.tr("Brought back: {what}").format(what=kind_name(thing.kind))
        self._do(store.restore([thing.key]), said, lambda: self._say(said))

    def erase(self, thing: Thing) -> None:
        """Take a thing out of the vault for good; the person was asked."""
        self._erase([thing.key])

    def emptying(self) -> MassDelete:
        """Ask before everything goes."""
        question = MassDelete(self.state.total, self._back_up, self)
        question.agreed.connect(lambda: self._erase(None))
        return question

    def title(self, thing: Thing) -> str:
        """What a thing is called: the person's own words, or what it is and its day."""
        if thing.title:
            return thing.title
        if thing.about is None:
            return kind_name(thing.kind)
        day = short_day(self._locale, thing.about, with_year=True)
        return self.tr("{what} of {day}").format(what=kind_name(thing.kind), day=day)

    def caption(self, thing: Thing) -> str:
        """What it is, since when it lies there, and for how long."""
        zone = self._scope.clock.local().tzinfo
        day = thing.binned_at.astimezone(zone).date()
        with_year = day.year != today(self._scope.clock).year
        parts = [
            kind_name(thing.kind),
            self.tr("binned {day}").format(day=short_day(self._locale, day, with_year=with_year)),
        ]
        if thing.kept_by_use:
            parts.append(self.tr("stays while moments carry it"))
        else:
            parts.append(self.tr("%n days left", "", thing.days_left))
        if thing.together:
            parts.append(self.tr("%n more with it", "", thing.together))
        return " · ".join(parts)

    def consequences(self, thing: Thing) -> str:
        """What erasing this thing means, in plain words."""
        told = [
            self.tr(
                "Everything of it goes: what you wrote, what you typed and did not keep, earlier"
                " wordings. Nothing brings it back, Ctrl+Z neither."
            )
        ]
        if thing.kind is BinKind.OPENER:
            told.append(self.tr("Asks you wrote down about it stay in Long view."))
        if thing.kept_by_use:
            told.append(self.tr("Moments that carry it lose this mark."))
        if self.has_backups:
            told.append(
                self.tr("Backups made before still hold it; afterwards you can take it out there.")
            )
        return " ".join(told)

    def _erase(self, keys: list[Key] | None) -> None:
        def work(session: VaultSession) -> Erased:
            return store.empty(session) if keys is None else store.erase(session, keys)

        self._scope.tasks.in_vault(self, work, self._erased, failed=self.problem.emit)

    def _erased(self, erased: Erased) -> None:
        self._scour()
        if self.backups is not None and erased.things:
            self.backups.look(erased)
        said = self.tr("Erased for good: %n things", "", erased.things)
        self._scope.navigator.say(said)
        self._say(said)

    def _say(self, said: str) -> None:
        self.state = replace(self.state, said=said)
        self.load()

    def _something_changed(self, changes: Changes) -> None:
        if changes.kinds - {Kind.DRAFTS, Kind.PREFERENCES}:
            self.load()

    def _arrived(self, answer: _Answer) -> None:
        self.model.replace(answer.found)
        self.state = replace(
            self.state, is_loaded=True, total=answer.total, is_sought=bool(self._sought.strip())
        )
        self.changed.emit()
