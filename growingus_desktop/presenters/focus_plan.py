"""The plan of a run while it is being written: five texts, none but the first needed."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store.drafts import Typed
from growingus_desktop.store.focus import WORDS, Plan

LIMIT: Final = 2_000
"""Characters of each of its texts."""

_NEW: Final = "new"


class PlanForm(QObject):
    """Fields of a plan, and the pattern it goes with.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()
    """What is chosen, or whether it can be kept, is another."""

    put = Signal(dict)
    """Put these words into the fields as undo steps, by column."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._which = ""
        self._awaited: set[str] = set()
        self._wanted: dict[str, str] = {}
        self.pattern = ""
        self.fields = {name: self._field(name) for name in WORDS}

    @property
    def which(self) -> str:
        """The run whose plan it is: its id, "new", or nothing while it was never opened."""
        return self._which

    @property
    def is_ready(self) -> bool:
        """Whether every field holds its words."""
        return bool(self._which) and not self._awaited

    @property
    def may_keep(self) -> bool:
        """Whether there is an act, without which there is nothing to begin."""
        there_is = bool(self.fields["act"].text.strip())
        return self.is_ready and there_is and not self._scope.read_only

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any field."""
        return not any(field.text.strip() for field in self.fields.values())

    @property
    def plan(self) -> Plan:
        """What stands in it."""
        texts = {name: field.text.strip() for name, field in self.fields.items()}
        return Plan(**texts, pattern=self.pattern)

    @property
    def surfaces(self) -> Mapping[str, str]:
        """Its drafts, by column."""
        return {name: field.surface for name, field in self.fields.items()} | {
            "pattern": self._surface("pattern")
        }

    def open(self, plan: Plan | None = None, run_id: int | None = None) -> None:
        """Show the plan of a run, or a new one; drafts come first."""
        self._which = _NEW if run_id is None else str(run_id)
        self._awaited = {*WORDS, "pattern"}
        self.pattern = "" if plan is None else plan.pattern
        for name, field in self.fields.items():
            field.load("" if plan is None else getattr(plan, name), self._surface(name))
        place, kept = self._surface("pattern"), self.pattern

        def found(typed: Typed | None) -> None:
            if place == self._surface("pattern"):
                self.pattern = kept if typed is None else typed.text
                self._arrived("pattern")

        self._scope.drafts.find(self, place, found)
        self.changed.emit()

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill in what a destination brings, once the drafts are known, where nothing stands."""
        self._wanted = {name: text for name, text in values.items() if text}
        self._fill()

    def start_from(self, values: Mapping[str, str]) -> None:
        """Fill in a starting point, over what stands there; undo in a field brings it back."""
        self.put.emit({name: text for name, text in values.items() if name in self.fields})
        self.choose_pattern(values.get("pattern", self.pattern))

    def choose_pattern(self, key: str) -> None:
        """Say which pattern it goes with; "" for none."""
        if key != self.pattern:
            self.pattern = key
            self._scope.drafts.typed(self._surface("pattern"), key, 0)
            self.changed.emit()

    def settle(self) -> None:
        """Forget the drafts: the plan was kept."""
        for field in self.fields.values():
            field.settle()
        self._scope.drafts.let_go(self._surface("pattern"))

    def _surface(self, name: str) -> str:
        return f"focus/{self._which or _NEW}/{name}"

    def _field(self, name: str) -> Writing:
        writing = Writing(self._scope, self._surface(name), limit=LIMIT, parent=self)

        def arrived(text: str, caret: int) -> None:
            del text, caret
            self._arrived(name)

        writing.loaded.connect(arrived)
        writing.edited.connect(self._edited)
        return writing

    def _edited(self, text: str) -> None:
        del text
        self.changed.emit()

    def _arrived(self, name: str) -> None:
        self._awaited.discard(name)
        if not self._awaited:
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        if not self.is_ready or not self._wanted or self._which != _NEW:
            return
        wanted, self._wanted = self._wanted, {}
        pattern = wanted.pop("pattern", "")
        if pattern and not self.pattern and self.is_blank:
            self.choose_pattern(pattern)
        for name, text in wanted.items():
            field = self.fields.get(name)
            if field is not None and not field.text.strip():
                field.type(text, len(text))
                field.loaded.emit(text, len(text))
