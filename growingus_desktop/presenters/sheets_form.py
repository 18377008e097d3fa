"""What goes on a page: parts to tick, to word and to leave out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paragraphs import is_empty
from growingus_desktop.store import drafts

PART_LIMIT: Final = 5_000
"""Characters one part may hold: two pages of it, which is more than any part is for."""

SHOWN_FIRST: Final = 6
"""Parts of a group that are shown before the person asks for the older ones."""


@dataclass(frozen=True, slots=True)
class FormPart:
    """One part of a page.

    Args:
        key: its name in code.
        label: what it is; for a line that is only ticked, the line itself.
        text: what its field starts from, or the line that goes on the page.
        example: what an empty field shows.
        is_written: whether the person can word it.
        has_tick: whether it goes on the page only once it is ticked; else whenever it says
            something.
        choices: wordings of which one always stands there; the first unless another is chosen.
    """

    key: str
    label: str
    text: str = ""
    example: str = ""
    is_written: bool = False
    has_tick: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Parts that belong together.

    Args:
        key: its name in code.
        heading: what they are; may be empty.
        hint: a line below the heading, or nothing.
        parts: in the order of the page.
    """

    key: str
    heading: str
    parts: tuple[FormPart, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormWords:
    """What the dialog says by itself.

    Args:
        heading: what it is called.
        lead: what is said above the parts.
    """

    heading: str
    lead: str


class SheetForm(QObject):
    """State and intents of one page's making. Nothing is ticked until the person ticks it.

    What is ticked lives in memory; what is written waits as drafts for the next time.

    Args:
        scope: what is behind the lock.
        place: names the page among the drafts, such as ``sheet/invitation``.
        words: what the dialog says by itself.
        groups: the parts, in the order of the page.
    """

    changed = Signal()
    """What is ticked or written is something else."""

    preview_wanted = Signal(object, str)
    """Show this `Sheet`, after the card if the gate holds these words of the person's."""

    problem = Signal(AppError)
    """Something failed that the dialog shows where the person is looking."""

    def __init__(
        self,
        scope: Scope,
        place: str,
        words: FormWords,
        groups: tuple[FormGroup, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self.words = words
        self.groups = groups
        self._parts = {part.key: part for group in groups for part in group.parts}
        self._ticked: frozenset[str] = frozenset()
        self._chosen = {key: part.choices[0] for key, part in self._parts.items() if part.choices}
        self.fields: Mapping[str, Writing] = {
            key: Writing(scope, f"{place}/{key}", limit=PART_LIMIT, parent=self)
            for key, part in self._parts.items()
            if part.is_written
        }
        for field in self.fields.values():
            field.edited.connect(self.changed)
            field.loaded.connect(self.changed)

    def load(self) -> None:
        """Show what was written the last time, or what the parts start from."""
        for key, field in self.fields.items():
            field.load(self._parts[key].text)

    def is_ticked(self, key: str) -> bool:
        """Whether a part goes on the page."""
        return key in self._ticked

    def tick(self, key: str, *, on: bool) -> None:
        """Put a part on the page, or take it off."""
        ticked = self._ticked | {key} if on else self._ticked - {key}
        if ticked != self._ticked:
            self._ticked = ticked
            self.changed.emit()

    def choose(self, key: str, wording: str) -> None:
        """Choose a wording of a part that has several."""
        if wording in self._parts[key].choices and wording != self._chosen[key]:
            self._chosen[key] = wording
            self.changed.emit()

    def chosen(self, key: str) -> str:
        """The wording that stands there."""
        return self._chosen[key]

    @property
    def on_page(self) -> dict[str, str]:
        """What goes on the page, in its order; wordings that always stand there are left out."""
        return {key: self.text(key) for key in self._parts if self._goes_on_page(key)}

    @property
    def can_show(self) -> bool:
        """Whether there is anything of the person's on the page."""
        return any(map(self._goes_on_page, self._parts))

    @property
    def has_fields(self) -> bool:
        """Whether anything can be written."""
        return bool(self.fields) and not self._scope.read_only

    def text(self, key: str) -> str:
        """What a part says now."""
        field = self.fields.get(key)
        return self._parts[key].text if field is None else field.text

    def show_page(self) -> None:
        """Show the page with what is on it."""
        if self.can_show:
            self.preview_wanted.emit(self.sheet(), "\n".join(self.on_page.values()))

    def show_blank(self) -> None:
        """Show the page to write on by hand."""
        self.preview_wanted.emit(self.blank(), "")

    def sheet(self) -> Sheet:
        """The page as it stands."""
        raise NotImplementedError

    def blank(self) -> Sheet:
        """The page to write on by hand."""
        raise NotImplementedError

    def start_afresh(self) -> None:
        """Forget what was written and ticked; the person has been asked."""
        places = tuple(field.surface for field in self.fields.values())
        self._scope.drafts.let_go(*places)
        self._ticked = frozenset()
        self.changed.emit()
        self._scope.tasks.in_vault(
            self,
            lambda session: drafts.let_go(session, *places),
            lambda _none: self.load(),
            failed=self.problem.emit,
        )

    def _goes_on_page(self, key: str) -> bool:
        part = self._parts[key]
        wanted = not part.choices and (key in self._ticked or not part.has_tick)
        return wanted and not is_empty(self.text(key))
