"""A person's own guides: brought from their disk, read from the vault, removed again."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content import own_guides
from growingus_desktop.content.faults import GuideError
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import Refusal, Shelf
from growingus_desktop.content.own_guides import Batch
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.guides_refused import refused_lines
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.store import reading_own
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.reading_own import Stock, Taken

MOST_TOLD: Final = 40
"""Refused files that are named one by one."""

_Kept = tuple[object, Guide | Refusal]


class OwnGuides(QObject):
    """State and intents of what a person brought along.

    Args:
        room: owns this and keeps its undo steps.
        stocked: gets the guides whenever they are others.
    """

    changed = Signal()
    """The list, or what was said of the last file or folder, is another."""

    def __init__(self, room: RoomPresenter, stocked: Callable[[Shelf], None]) -> None:
        super().__init__(room)
        self._room = room
        self._stocked = stocked
        self._stock: Stock | None = None
        self._kept: dict[str, _Kept] = {}
        self.is_ready = False
        """Whether the guides that are there were read."""
        self.told = ""
        self.refused: tuple[str, ...] = ()
        self.model: RecordList[Guide] = RecordList(
            key=lambda guide: guide.id,
            title=lambda guide: guide.title,
            caption=lambda guide: self.tr("%n min", "", guide.minutes),
            parent=self,
        )

    @property
    def may_change(self) -> bool:
        """Whether guides can be brought and removed: not where the vault can only be read."""
        return not self._room.scope.read_only

    def take_stock(self, stock: Stock) -> None:
        """Take note of which guides the vault holds, and read those that are new to us."""
        if stock == self._stock:
            return
        self._stock = stock
        wanted = dict(stock)
        self._kept = {
            guide: one for guide, one in self._kept.items() if wanted.get(guide) == one[0]
        }
        unread = [guide for guide in wanted if guide not in self._kept]
        if not unread:
            self._hand_over()
            return
        self._room.scope.tasks.in_vault(
            self,
            lambda session: reading_own.sources(session, unread),
            lambda found: self._read(wanted, found),
            failed=self._room.problem.emit,
            latest="own",
        )

    def add_file(self, file: Path | None) -> None:
        """Bring one file; None if the person chose none."""
        if file is not None:
            self._look(partial(own_guides.read_file, file))

    def add_folder(self, folder: Path | None) -> None:
        """Bring the Markdown files of a folder; None if the person chose none."""
        if folder is not None:
            self._look(partial(own_guides.read_folder, folder))

    def remove(self, guide_id: str) -> None:
        """Put a guide into the bin."""
        self._room.do(
            reading_own.remove(guide_id), self.tr("Guide removed. Ctrl+Z brings it back.")
        )

    def forget_told(self) -> None:
        """Let go of what was said of the last file or folder."""
        self.told, self.refused = "", ()
        self.changed.emit()

    def _look(self, read: Callable[[], Batch]) -> None:
        self.told, self.refused = self.tr("Looking…"), ()
        self.changed.emit()
        self._room.scope.tasks.compute(self, read, self._bring, latest="look")

    def _bring(self, batch: Batch) -> None:
        def done(outcome: tuple[Taken, Deed | None]) -> None:
            taken, inverse = outcome
            said = self._taken_in_words(taken, batch)
            if inverse is not None:
                self._room.remember(inverse, said)
            self.told = said
            self.refused = self._refused_in_words(batch)
            self.changed.emit()

        self._room.scope.tasks.in_vault(
            self,
            lambda session: reading_own.bring(session, batch.brought),
            done,
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.forget_told()
        self._room.problem.emit(error)

    def _taken_in_words(self, taken: Taken, batch: Batch) -> str:
        said: list[str] = []
        if taken.added:
            said.append(self.tr("%n guide(s) added.", "", len(taken.added)))
        if taken.renewed:
            said.append(
                self.tr(
                    "%n guide(s) replaced by a later text; your highlights stay.",
                    "",
                    len(taken.renewed),
                )
            )
        if taken.known:
            said.append(self.tr("%n guide(s) already here.", "", taken.known))
        if batch.refused:
            said.append(self.tr("%n file(s) refused.", "", len(batch.refused)))
        if batch.left_out:
            said.append(self.tr("%n more file(s) weren’t looked at.", "", batch.left_out))
        return " ".join(said) or self.tr("There is no Markdown file in that folder.")

    def _refused_in_words(self, batch: Batch) -> tuple[str, ...]:
        lines = refused_lines(batch.refused[:MOST_TOLD])
        more = len(batch.refused) - len(lines)
        return (*lines, self.tr("And %n more.", "", more)) if more else lines

    def _read(self, wanted: Mapping[str, object], sources: Mapping[str, str]) -> None:
        def read() -> dict[str, _Kept]:
            return {guide: (wanted[guide], _guide(guide, text)) for guide, text in sources.items()}

        def then(found: dict[str, _Kept]) -> None:
            self._kept |= found
            self._hand_over()

        self._room.scope.tasks.compute(self, read, then, latest="read")

    def _hand_over(self) -> None:
        found = [one for _, one in self._kept.values()]
        guides = sorted(
            (one for one in found if isinstance(one, Guide)),
            key=lambda guide: (guide.order, guide.title.casefold(), guide.id),
        )
        self.is_ready = True
        self.model.replace(guides)
        self._stocked(Shelf(tuple(guides), tuple(one for one in found if isinstance(one, Refusal))))
        self.changed.emit()


def _guide(guide_id: str, source: str) -> Guide | Refusal:
    try:
        return own_guides.kept_guide(guide_id, source)
    except GuideError as error:
        return Refusal(guide_id, error.line, error.reason, error.detail)
