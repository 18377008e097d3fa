"""The fields of the open opener: loaded together, kept together."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.limits import LINE_LIMIT, TEXT_LIMIT
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store.openers import OPENER_TEXTS, Opened, Texts, surface
from growingus_desktop.store.openers_needs import NEED_TEXTS
from growingus_desktop.store.openers_replies import REPLY_TEXTS, reply_surface

ONE_LINE = frozenset(
    {
        "title",
        "planned_when",
        "place",
        "ask_who",
        "ask_what",
        "ask_when",
        "ask_how_often",
        "smaller_one",
        "smaller_two",
        "smaller_three",
    }
)
_Key = tuple[str, str]


class OpenerFields(QObject):
    """Every writing field of one opener, by name; a need's fields are named ``need/…``.

    Args:
        scope: what is behind the lock.
    """

    ready = Signal()
    """Every field now holds the text of the opener that was loaded last."""

    edited = Signal()
    """The person changed one of the texts."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._opener_id: int | None = None
        self._replies: dict[int, dict[str, Writing]] = {}
        self._kept: dict[str, str] = {}
        self._awaited: set[str] = set()
        names = [*OPENER_TEXTS, *(f"need/{name}" for name in NEED_TEXTS)]
        self._fields = {name: self._field(f"opener/new/{name}", name) for name in names}

    def __getitem__(self, name: str) -> Writing:
        return self._fields[name]

    @property
    def need(self) -> dict[str, Writing]:
        """The fields of the need, by column."""
        return {name: self._fields[f"need/{name}"] for name in NEED_TEXTS}

    @property
    def is_ready(self) -> bool:
        """Whether every field holds its own text, and so may be kept."""
        return not self._awaited

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything written in this opener, let out or not."""
        return tuple(writing.text for _, writing in self._all() if writing.text.strip())

    def reply(self, reply_id: int) -> Mapping[str, Writing]:
        """The two fields of a reply plan: they_say and i_say."""
        return self._replies[reply_id]

    def load(self, opened: Opened, opener_id: int) -> None:
        """Show another opener's texts."""
        self._opener_id = opener_id
        self._forget_replies()
        texts = {name: getattr(opened.opener, name) for name in OPENER_TEXTS}
        texts |= {f"need/{name}": getattr(opened.need, name) for name in NEED_TEXTS}
        self._kept = {surface(opener_id, name): text for name, text in texts.items()}
        self._awaited = set(self._kept)
        for name, text in texts.items():
            self._fields[name].load(text, surface(opener_id, name))
        self.load_replies(opened)

    def load_replies(self, opened: Opened) -> None:
        """Make fields for reply plans that have none yet, and drop those of plans that went."""
        standing = {plan.id: plan for plan in opened.replies if plan.id is not None}
        for reply_id in set(self._replies) - set(standing):
            for writing in self._replies.pop(reply_id).values():
                self._drop(writing)
        for reply_id, plan in standing.items():
            if reply_id in self._replies:
                continue
            fields: dict[str, Writing] = {}
            for name in REPLY_TEXTS:
                place = reply_surface(plan.opener_id, reply_id, name)
                fields[name] = self._field(place, name)
                self._kept[place] = getattr(plan, name)
                self._awaited.add(place)
            self._replies[reply_id] = fields
            for writing in fields.values():
                writing.load(self._kept[writing.surface])

    def unkept(self) -> Texts:
        """What is written in fields and not yet where it belongs."""
        changed = {
            (kind, name): writing
            for (kind, name), writing in self._all()
            if writing.surface not in self._awaited
            and writing.text != self._kept.get(writing.surface, "")
        }
        replies: dict[int, dict[str, str]] = {}
        for (kind, name), writing in changed.items():
            if kind.isdecimal():
                replies.setdefault(int(kind), {})[name] = writing.text
        return Texts(
            own={name: one.text for (kind, name), one in changed.items() if kind == "own"},
            need={name: one.text for (kind, name), one in changed.items() if kind == "need"},
            replies=replies,
            surfaces={writing.surface: writing.text for writing in changed.values()},
        )

    def settle(self, texts: Texts) -> None:
        """Take note that these texts were kept; what was typed since stays a draft."""
        unsaved = self._scope.drafts.unsaved
        for place, text in texts.surfaces.items():
            if place in self._kept:
                self._kept[place] = text
            typed = unsaved.get(place)
            if typed is not None and typed.text == text:
                self._scope.drafts.let_go(place)

    def burned(self, name: str) -> None:
        """Take note that a field's text was erased for good: not even a draft of it stays."""
        writing = self._fields[name]
        writing.settle()
        self._kept[writing.surface] = ""
        writing.load("")

    def clear(self) -> None:
        """Show nothing."""
        self._opener_id = None
        self._forget_replies()
        self._kept.clear()
        self._awaited.clear()

    def _all(self) -> Iterator[tuple[_Key, Writing]]:
        for name, writing in self._fields.items():
            kind, _, column = name.rpartition("/")
            yield (kind or "own", column), writing
        for reply_id, fields in self._replies.items():
            for name, writing in fields.items():
                yield (str(reply_id), name), writing

    def _field(self, place: str, name: str) -> Writing:
        limit = LINE_LIMIT if name.rpartition("/")[2] in ONE_LINE else TEXT_LIMIT
        writing = Writing(self._scope, place, limit=limit, parent=self)

        def arrived(text: str, caret: int) -> None:
            del text, caret
            self._arrived(writing)

        writing.loaded.connect(arrived)
        writing.edited.connect(self._edited)
        return writing

    def _edited(self, text: str) -> None:
        del text
        self.edited.emit()

    def _arrived(self, writing: Writing) -> None:
        if writing.surface in self._awaited:
            self._awaited.discard(writing.surface)
            if not self._awaited:
                self.ready.emit()

    def _forget_replies(self) -> None:
        for fields in self._replies.values():
            for writing in fields.values():
                self._drop(writing)
        self._replies.clear()

    def _drop(self, writing: Writing) -> None:
        self._kept.pop(writing.surface, None)
        self._awaited.discard(writing.surface)
        writing.deleteLater()
