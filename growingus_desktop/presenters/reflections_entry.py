"""The reflection that is open: its fields, when they are kept, and what is done to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.folding import fold_letters
from growingus_desktop.core.errors import AppError
from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.presenters.reflections_history import HistoryPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import reflections as store
from growingus_desktop.store import reflections_tags as tags
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers_versions import Erosion
from growingus_desktop.store.reflections import Opened, surface

KEEP_AFTER_MS = 4_000
"""How long the keys must rest before the text is kept where it belongs."""

KEEP_AT_MOST_MS = 20_000
"""How long a text may be typed on before it is kept all the same."""

_MOST_SUGGESTED = 4

Do = Callable[[Deed, str, Callable[[], None] | None], None]


@dataclass(frozen=True, slots=True)
class EntryState:
    """What the page shows around the fields.

    Args:
        id: which reflection is open, or None.
        about: the day it is about.
        tags: what it is filed under.
        prompt: the question it was begun with, or an empty string.
        is_ready: whether the fields hold its texts and may be written in.
        suggested: tags in use that begin like the one being typed.
    """

    id: int | None = None
    about: date | None = None
    tags: tuple[str, ...] = ()
    prompt: str = ""
    is_ready: bool = False
    suggested: tuple[str, ...] = ()


class OpenEntry(QObject):
    """State and intents of the reflection that is open.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
        prompt_text: the words of a prompt by its id.
    """

    changed = Signal()
    """The state is another one."""

    ready = Signal()
    """Every field holds the text of the reflection that was opened last."""

    put_back = Signal(str, str)
    """Put this title and this text into the fields, as undo steps."""

    history_wanted = Signal(HistoryPresenter)
    """Show the earlier wordings."""

    problem = Signal(AppError)
    """Something failed that the page shows where the person is looking."""

    def __init__(
        self,
        scope: Scope,
        do: Do,
        prompt_text: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._prompt_text = prompt_text
        self.state = EntryState()
        self.title = Writing(scope, surface(0, "title"), limit=LINE_LIMIT, parent=self)
        self.text = Writing(scope, surface(0, "text"), parent=self)
        self.tag = Writing(scope, surface(0, "tag"), limit=tags.TAG_LIMIT, parent=self)
        self._kept = ("", "")
        self._awaited: set[str] = set()
        self._known_tags: tuple[str, ...] = ()
        self._erosion = Erosion("")
        self._pause = scope.timers.once(self, self.keep)
        self._limit = scope.timers.once(self, self.keep)
        for field in (self.title, self.text, self.tag):
            field.loaded.connect(self._field_loaded(field))
        self.title.edited.connect(self._edited)
        self.text.edited.connect(self._edited)
        self.text.edited.connect(self._watch)
        self.tag.edited.connect(self._suggest)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it: no word, no tag."""
        written = (self.title.text, self.text.text, self.tag.text)
        return not self.state.tags and not any(one.strip() for one in written)

    def load(self, opened: Opened, reflection_id: int) -> None:
        """Show another reflection."""
        self._stop()
        entry = opened.entry
        self._kept = (entry.title, entry.text)
        wanted = {"title": entry.title, "text": entry.text, "tag": ""}
        self._awaited = {surface(reflection_id, name) for name in wanted}
        self._become(replace(self._state_of(opened, reflection_id), is_ready=False))
        for name, field in (("title", self.title), ("text", self.text), ("tag", self.tag)):
            field.load(wanted[name], surface(reflection_id, name))

    def update(self, opened: Opened) -> None:
        """Show what changed around the fields; the fields themselves are the person's."""
        if self.state.id is not None:
            state = self._state_of(opened, self.state.id)
            self._become(
                replace(state, is_ready=self.state.is_ready, suggested=self.state.suggested)
            )

    def clear(self) -> None:
        """Show none."""
        self._stop()
        self._awaited.clear()
        self._become(EntryState())

    def know_tags(self, names: tuple[str, ...]) -> None:
        """Take note of the tags in use, to offer them while one is typed."""
        self._known_tags = names

    def keep(self, *, leaving: bool = False, then: Callable[[], None] | None = None) -> None:
        """Keep what is written where it belongs, then go on.

        Args:
            leaving: whether the person leaves it, which makes a version.
            then: called once it is kept, or once it is known that drafts hold it for now.
        """
        reflection_id = self.state.id
        self._stop()
        now = (self.title.text, self.text.text)
        if reflection_id is None or not self.state.is_ready or (now == self._kept and not leaving):
            if then is not None:
                then()
            return
        if leaving:
            self._erosion.rest_at(now[1])

        def kept(wait: timedelta) -> None:
            self._was_kept(reflection_id, now, wait)
            if then is not None:
                then()

        self._scope.tasks.in_vault(
            self,
            lambda session: store.keep(session, reflection_id, *now, leaving=leaving),
            kept,
            failed=self.problem.emit,
        )

    def set_about(self, day: date) -> None:
        """Say which day it is about."""
        if self.state.id is not None and day != self.state.about:
            self._do(store.set_about(self.state.id, day), "", None)

    def add_tag(self, name: str = "") -> None:
        """File it under a word: the one given, or the one typed."""
        wanted = tags.tidy_name(name or self.tag.text)
        if self.state.id is None or not self.state.is_ready:
            return
        self.tag.type("", 0)
        self.tag.loaded.emit("", 0)
        if wanted:
            self._do(tags.put_tag(self.state.id, wanted), "", None)

    def take_tag(self, name: str) -> None:
        """No longer file it under a word."""
        if self.state.id is not None:
            said = self.tr("Tag taken off. Ctrl+Z puts it back.")
            self._do(tags.take_tag(self.state.id, name), said, None)

    def show_history(self) -> None:
        """Show the earlier wordings."""
        reflection_id = self.state.id
        if reflection_id is None:
            return
        shown = HistoryPresenter(self._scope, reflection_id, self)
        shown.chosen_back.connect(self._bring_back)
        self.keep(then=lambda: self.history_wanted.emit(shown))

    def _bring_back(self, title: str, text: str) -> None:
        self.keep(leaving=True)
        self.put_back.emit(title, text)
        self._scope.navigator.say(self.tr("Brought back. Ctrl+Z takes it away again."))

    def _was_kept(self, reflection_id: int, texts: tuple[str, str], wait: timedelta) -> None:
        if wait:
            # The row waits for its version; the drafts hold what is written till then.
            if reflection_id == self.state.id:
                self._pause.start(round(wait.total_seconds() * 1000))
            return
        unsaved = self._scope.drafts.unsaved
        for name, text in zip(("title", "text"), texts, strict=True):
            typed = unsaved.get(surface(reflection_id, name))
            if typed is not None and typed.text == text:
                self._scope.drafts.let_go(surface(reflection_id, name))
        if reflection_id == self.state.id:
            self._kept = texts

    def _edited(self, text: str) -> None:
        del text
        if self.state.is_ready:
            self._pause.start(KEEP_AFTER_MS)
            if not self._limit.is_running():
                self._limit.start(KEEP_AT_MOST_MS)

    def _watch(self, text: str) -> None:
        gone, reflection_id = self._erosion.follow(text), self.state.id
        if gone is None or reflection_id is None or not gone.strip():
            return
        title = self.title.text
        # Before any draft of what is left can reach the vault: it works in the order asked.
        self._scope.tasks.in_vault(
            self,
            lambda session: store.keep_before_loss(session, reflection_id, title, gone),
            failed=self.problem.emit,
        )
        self._kept = ("", gone)

    def _suggest(self, text: str) -> None:
        typed = fold_letters(tags.tidy_name(text))
        found = [
            name
            for name in self._known_tags
            if typed and fold_letters(name).startswith(typed) and name not in self.state.tags
        ]
        self._become(replace(self.state, suggested=tuple(found[:_MOST_SUGGESTED])))

    def _field_loaded(self, field: Writing) -> Callable[[str, int], None]:
        def arrived(text: str, caret: int) -> None:
            del caret
            if field is self.text:
                self._erosion = Erosion(text)
            if field is self.tag:
                self._suggest(text)
            if field.surface in self._awaited:
                self._awaited.discard(field.surface)
                if not self._awaited:
                    self._become(replace(self.state, is_ready=True))
                    self.ready.emit()

        return arrived

    def _state_of(self, opened: Opened, reflection_id: int) -> EntryState:
        entry = opened.entry
        return EntryState(reflection_id, entry.about, opened.tags, self._prompt_text(entry.prompt))

    def _stop(self) -> None:
        self._pause.stop()
        self._limit.stop()

    def _become(self, state: EntryState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
