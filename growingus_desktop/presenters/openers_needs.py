"""The list of needs, and the one that is open without an opener."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.core.clock import today
from growingus_desktop.core.errors import AppError
from growingus_desktop.core.limits import LINE_LIMIT, TEXT_LIMIT
from growingus_desktop.models.openers import Need
from growingus_desktop.presenters.openers_fields import ONE_LINE
from growingus_desktop.presenters.openers_need import NeedClarifier
from growingus_desktop.presenters.openers_sentence import sentence_in, sentence_of
from growingus_desktop.presenters.openers_words import day_words, need_title, shown_title
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import openers_needs as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers_needs import NEED_TEXTS, NeedRow, need_surface
from growingus_desktop.vault.unit_of_work import VaultSession

ListedNeed = NeedRow
"""One row of the list, as views see it."""

Do = Callable[[Deed, str, Callable[[], None] | None], None]


class NeedsPresenter(QObject):
    """State and intents of needs as things of their own.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
    """

    changed = Signal()
    """The list or what is open is another one."""

    begun = Signal()
    """A new need was made and will be open next."""

    opening = Signal()
    """Another need is on its way; the fields don't hold its texts yet."""

    opened = Signal()
    """Every field holds the text of the need that was opened."""

    opener_wanted = Signal(int)
    """Show this opener's own need, where it belongs."""

    use_wanted = Signal(int, str)
    """Begin an opener from this need, with this sentence."""

    problem = Signal(AppError)
    """Something failed that the page shows where the person is looking."""

    def __init__(self, scope: Scope, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._locale = QLocale()
        self._kept: dict[str, str] = {}
        self._awaited: set[str] = set()
        self.is_loaded = False
        self.open_id: int | None = None
        self.offered: NeedRow | None = None
        self.fields = {name: self._field(name) for name in NEED_TEXTS}
        self.clarifier = NeedClarifier(scope, self.fields, self)
        self.model: RecordList[NeedRow] = RecordList(
            key=lambda row: row.id, title=need_title, caption=self.caption, parent=self
        )

    @property
    def is_ready(self) -> bool:
        """Whether every field holds its own text."""
        return self.open_id is not None and not self._awaited

    def refresh(self) -> None:
        """Ask again for the list."""
        asked = self.open_id

        def ask(session: VaultSession) -> tuple[tuple[NeedRow, ...], bool]:
            there = asked is None or store.need_of_its_own(session, asked) is not None
            return store.needs(session), there

        self._scope.tasks.in_vault(
            self, ask, lambda answer: self._arrived(asked, *answer), latest="needs"
        )

    def begin(self, **texts: str) -> None:
        """Begin a need of its own and open it."""
        self._scope.tasks.in_vault(
            self,
            lambda session: store.create_need(session, **texts),
            self._begun,
            failed=self.problem.emit,
        )

    def _begun(self, need_id: int) -> None:
        self.begun.emit()
        self.open(need_id)

    def choose(self, row: NeedRow) -> None:
        """Open a need; one that belongs to an opener is shown with the way there."""
        if row.opener_id is None:
            if row.id != self.open_id:
                self.open(row.id)
        elif self.offered is None or self.offered.id != row.id:
            self.leave()
            self._show_none()
            self.offered = row
            self.changed.emit()

    def open_offered(self) -> None:
        """Go to the opener the shown need belongs to."""
        if self.offered is not None and self.offered.opener_id is not None:
            self.opener_wanted.emit(self.offered.opener_id)

    def open(self, need_id: int) -> None:
        """Open a need of its own; what was written in the one before is kept."""
        self.leave()
        self.open_id, self.offered = need_id, None
        self._awaited = {need_surface(need_id, name) for name in NEED_TEXTS}
        self.opening.emit()
        self._scope.tasks.in_vault(
            self,
            lambda session: store.need_of_its_own(session, need_id),
            lambda need: self._load(need_id, need),
            latest="need",
        )
        self.refresh()

    def leave(self) -> None:
        """Keep what was written; a need nothing was written in goes."""
        need_id = self.open_id
        if need_id is None:
            return
        self._keep()
        self._scope.drafts.flush()
        self._scope.tasks.in_vault(
            self,
            lambda session: store.discard_need_if_blank(session, need_id),
            lambda gone: self._discarded(need_id, gone=gone),
        )

    def use(self) -> None:
        """Begin an opener from the need that is shown; the need stays as it is."""
        if self.offered is not None:
            self.use_wanted.emit(self.offered.id, sentence_in(self.offered))
        elif self.open_id is not None and self.is_ready:
            self._keep()
            self._scope.drafts.flush()
            texts = {name: writing.text for name, writing in self.fields.items()}
            self.use_wanted.emit(self.open_id, texts["sentence"].strip() or sentence_of(texts))

    def put_in_bin(self) -> None:
        """Put the open need into the bin, from where undo brings it back."""
        if self.open_id is None:
            return
        deed, said = store.bin_need(self.open_id), self.tr("Put in the bin. Ctrl+Z takes it out.")
        self._keep(lambda: self._do(deed, said, None))
        self._show_none()

    def belongs_to(self, row: NeedRow) -> str:
        """What the opener of a need is called."""
        return shown_title(row.title, row.words)

    def caption(self, row: NeedRow) -> str:
        """Since when it stands there, and where it belongs."""
        zone = self._scope.clock.local().tzinfo
        day = row.changed_at.astimezone(zone).date()
        when = day_words(day, today(self._scope.clock), self._locale)
        if row.opener_id is None:
            return self.tr("{when} · on its own").format(when=when)
        title = self.belongs_to(row)
        return self.tr("{when} · in “{opener}”").format(when=when, opener=title)

    def _load(self, need_id: int, need: Need | None) -> None:
        if need_id != self.open_id:
            return
        if need is None:
            self._show_none()
            return
        texts = {name: str(getattr(need, name)) for name in NEED_TEXTS}
        self._kept = {need_surface(need_id, name): text for name, text in texts.items()}
        for name, text in texts.items():
            self.fields[name].load(text, need_surface(need_id, name))

    def _keep(self, then: Callable[[], None] | None = None) -> None:
        need_id, texts = self.open_id, self._unkept()
        if need_id is None or not texts:
            if then is not None:
                then()
            return
        surfaces = {need_surface(need_id, name): text for name, text in texts.items()}

        def kept(_none: None) -> None:
            self._settle(surfaces)
            if then is not None:
                then()

        self._scope.tasks.in_vault(
            self,
            lambda session: store.keep_need_texts(session, need_id, texts, surfaces),
            kept,
            failed=self.problem.emit,
        )

    def _unkept(self) -> Mapping[str, str]:
        return {
            name: writing.text
            for name, writing in self.fields.items()
            if writing.surface in self._kept
            and writing.surface not in self._awaited
            and writing.text != self._kept[writing.surface]
        }

    def _settle(self, surfaces: Mapping[str, str]) -> None:
        unsaved = self._scope.drafts.unsaved
        for place, text in surfaces.items():
            if place in self._kept:
                self._kept[place] = text
            typed = unsaved.get(place)
            if typed is not None and typed.text == text:
                self._scope.drafts.let_go(place)

    def _show_none(self) -> None:
        self.open_id = self.offered = None
        self._kept.clear()
        self._awaited.clear()
        self.changed.emit()

    def _field(self, name: str) -> Writing:
        limit = LINE_LIMIT if name in ONE_LINE else TEXT_LIMIT
        writing = Writing(self._scope, f"need/new/{name}", limit=limit, parent=self)

        def loaded(_text: str, _caret: int) -> None:
            self._field_arrived(writing)

        writing.loaded.connect(loaded)
        return writing

    def _field_arrived(self, writing: Writing) -> None:
        if writing.surface in self._awaited:
            self._awaited.discard(writing.surface)
            if not self._awaited:
                self.clarifier.arrive()
                self.opened.emit()

    def _arrived(self, asked: int | None, rows: tuple[NeedRow, ...], there: bool) -> None:
        self.is_loaded = True
        self.model.replace(rows)
        if not there and asked == self.open_id:
            self._show_none()
        if self.offered is not None:
            number = self.offered.id
            self.offered = next((row for row in rows if row.id == number), None)
        self.changed.emit()

    def _discarded(self, need_id: int, *, gone: bool) -> None:
        if gone and need_id == self.open_id:
            self._show_none()
