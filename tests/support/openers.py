"""An opener to work on, for tests of the Openers room."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from pytestqt.qtbot import QtBot

from growingus_desktop.coach.coach import Coach, FieldReader
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.reading import (
    Category,
    Dismissal,
    Grade,
    Reading,
    Remark,
    Seriousness,
    Strength,
    StrengthKind,
    Suggestion,
    SuggestionKind,
    Weight,
)
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.store import openers
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock
from tests.support.scopes import Unlocked, unlocked

HARSH = "You never listen to me and you don’t care. Could we talk on Saturday for ten minutes?"
GATED = "I am scared of you when you hit me. You never listen."
TYPED_PAUSE_MS = 400


@contextmanager
def openers_room(
    qtbot: QtBot,
    vault: Vault | None = None,
    clock: FixedClock | None = None,
    coach: Coach | None = None,
) -> Iterator[tuple[Unlocked, OpenersPresenter]]:
    """The room's presenter over a vault, closed afterwards; with a coach of its own if given."""
    behind = unlocked(qtbot, vault, clock)
    if coach is not None:
        behind.scope = replace(behind.scope, coach=coach)
    try:
        yield behind, OpenersPresenter(behind.scope)
    finally:
        behind.close()


def made(behind: Unlocked, **values: str) -> int:
    """The id of a new opener in the vault."""
    return behind.vault.submit(lambda session: openers.create(session, **values)).result().value


def open_one(behind: Unlocked, presenter: OpenersPresenter, opener_id: int) -> None:
    """Arrive at an opener and wait until its texts are there."""
    presenter.show(Destination(Room.OPENERS, Tool.OPENER, {"opener": str(opener_id)}))
    behind.settle()
    assert presenter.opener.state.id == opener_id
    assert presenter.opener.fields.is_ready


class SetCoach(Coach):
    """Says what a test wants said, whatever the real one learns to say, in any language.

    Args:
        phrases: each phrase it remarks on, with the wordings it offers for it.
        strengths: each phrase that helps.
    """

    def __init__(self, phrases: Mapping[str, Sequence[str]], strengths: Sequence[str] = ()) -> None:
        language = load_language("en")
        super().__init__(language)
        self._made = SetReader(language, phrases, strengths)

    def reader(self) -> FieldReader:
        return self._made


class SetReader(FieldReader):
    """The reader of a `SetCoach`; counts how often it read, and what."""

    def __init__(
        self, language: Language, phrases: Mapping[str, Sequence[str]], strengths: Sequence[str]
    ) -> None:
        super().__init__(language)
        self._phrases, self._strengths = phrases, strengths
        self.texts: list[str] = []

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        self.texts.append(text)
        remarks = [
            self._remark(found.start(), phrase, offered)
            for phrase, offered in self._phrases.items()
            for found in re.finditer(re.escape(phrase), text)
        ]
        strengths = tuple(
            Strength(found.start(), found.end(), StrengthKind.APPRECIATION)
            for phrase in self._strengths
            for found in re.finditer(re.escape(phrase), text)
        )
        left = [one for one in remarks if not _is_dismissed(one, dismissed)]
        return Reading(remarks=tuple(sorted(left, key=lambda one: one.start)), strengths=strengths)

    def _remark(self, start: int, phrase: str, offered: Sequence[str]) -> Remark:
        end = start + len(phrase)
        return Remark(
            start=start,
            end=end,
            phrase=phrase,
            category=Category.GENERALISATION,
            weight=Weight.HARSH,
            why="One time that really happened is easier to talk about.",
            grade=Grade.SOME_STUDIES,
            suggestions=(
                *(Suggestion(SuggestionKind.REPLACE, start, end, words) for words in offered),
                Suggestion(SuggestionKind.QUESTION, start, end, "When did it last happen?"),
            ),
        )


def _is_dismissed(remark: Remark, dismissed: frozenset[Dismissal]) -> bool:
    return any(
        one.category is remark.category and one.phrase == remark.phrase.casefold()
        for one in dismissed
    )
