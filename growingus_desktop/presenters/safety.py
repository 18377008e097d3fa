"""Safety & support: the card, the numbers, and five questions whose answers are never kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.helplines import load_helplines
from growingus_desktop.content.safety import (
    QUESTIONS,
    Concern,
    Outcome,
    Reply,
    SafetyTexts,
    load_safety_texts,
    outcome,
)
from growingus_desktop.presenters import help_line_words
from growingus_desktop.presenters.help_line_words import LineWords

_CONCERNS = {
    GateKind.OWN_SUICIDE: Concern.SELF_HARM,
    GateKind.OTHERS_SELF_HARM: Concern.PARTNER_THREATENS,
    GateKind.OWN_URGE_TO_HURT: Concern.OWN_BEHAVIOUR,
}
"""What a held sentence asks for, where that isn't the general card."""


def concern_of(kind: GateKind | None) -> Concern:
    """What a held sentence is about, as far as the card and its lines differ by it."""
    return Concern.AFRAID if kind is None else _CONCERNS.get(kind, Concern.AFRAID)


@dataclass(frozen=True, slots=True)
class CardWords:
    """The safety card in words, top to bottom.

    Args:
        lead: what this is, in one or two sentences.
        text: what follows.
        misses: that no card is no all-clear.
    """

    lead: str
    text: str
    misses: str = ""


class SafetyPresenter(QObject):
    """State and intents of everything about safety. Needs no vault.

    Args:
        country: the code of the country the person chose before, or an empty string.
        keep_country: takes note of a newly chosen one.
        language: of the texts, a BCP 47 tag.
        copy: puts a number on the clipboard; without it nothing can be copied.
        day: today, against which the age of a check is reckoned.
        locale: words dates.
    """

    changed = Signal()

    put_away_chosen = Signal(bool)
    """The person wants tools that involve the other one put away, or brought back."""

    def __init__(
        self,
        country: str = "",
        keep_country: Callable[[str], None] | None = None,
        language: str = "en",
        parent: QObject | None = None,
        *,
        copy: Callable[[str], None] | None = None,
        day: date | None = None,
        locale: QLocale | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts: SafetyTexts = load_safety_texts(language)
        self._lines = load_helplines(language)
        self._country = country
        self._keep_country = keep_country
        self._copy = copy
        self._day = day
        self._locale = locale or QLocale()
        self._replies: list[Reply | None] = [None] * QUESTIONS
        self._put_away = False
        self._concern = Concern.AFRAID
        self._knows_of_copying = False

    @property
    def replies(self) -> tuple[Reply | None, ...]:
        """The answers given so far, in memory only."""
        return tuple(self._replies)

    @property
    def outcome(self) -> Outcome:
        """What the answers lead to."""
        return outcome(self._replies)

    @property
    def put_away(self) -> bool:
        """Whether tools that involve the other person are put away."""
        return self._put_away

    def countries(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every country there are lines for, by name."""
        return tuple((country.code, country.name) for country in self._lines.countries)

    @property
    def country(self) -> str:
        """The code of the chosen country, or an empty string."""
        return self._country if self._lines.country(self._country) else ""

    def choose_country(self, code: str) -> None:
        """Show this country's lines; the choice is kept in the vault, if one is open."""
        if code == self._country:
            return
        self._country = code
        if self._keep_country is not None:
            self._keep_country(code)
        self.changed.emit()

    def show_country(self, code: str) -> None:
        """Take note of the country kept in the vault."""
        if code != self._country:
            self._country = code
            self.changed.emit()

    def answer(self, number: int, reply: Reply) -> None:
        """Answer the question at a place, counted from 0. Kept in memory only."""
        self._replies[number] = reply
        self.changed.emit()

    def forget_answers(self) -> None:
        """Let go of every answer, as when the page is left."""
        self._replies = [None] * QUESTIONS
        self.changed.emit()

    def set_put_away(self, put_away: bool) -> None:
        """Put tools that involve the other person away, or bring them back."""
        if put_away != self._put_away:
            self._put_away = put_away
            self.put_away_chosen.emit(put_away)
            self.changed.emit()

    def show_put_away(self, put_away: bool) -> None:
        """Take note of the choice kept in the vault."""
        self._put_away = put_away
        self.changed.emit()

    @property
    def concern(self) -> Concern:
        """What the page speaks of, fear at first."""
        return self._concern

    def show_concern(self, concern: Concern) -> None:
        """Speak of this instead. Kept nowhere, as the answers are."""
        if concern is not self._concern:
            self._concern = concern
            self.changed.emit()

    def concerns(self) -> tuple[tuple[Concern, str], ...]:
        """What somebody may come for, and how it is called."""
        return (
            (Concern.AFRAID, self.tr("If you are afraid")),
            (Concern.SELF_HARM, self.tr("If you think of ending your life")),
            (Concern.PARTNER_THREATENS, self.tr("If they threaten to hurt themselves")),
            (Concern.OWN_BEHAVIOUR, self.tr("If you worry about what you do")),
        )

    def page_words(self) -> CardWords:
        """What the page says about its concern, above the numbers."""
        texts = self.texts
        match self._concern:
            case Concern.AFRAID:
                return CardWords(texts.card, "")
            case Concern.SELF_HARM:
                return CardWords(texts.self_harm, "")
            case Concern.PARTNER_THREATENS:
                return CardWords(texts.partner_threat, "")
            case Concern.OWN_BEHAVIOUR:
                return CardWords(f"{texts.own_behaviour}.", self._before_and_after())

    def card(self, kind: GateKind | None = None) -> CardWords:
        """The card for a kind of sentence, or the general one."""
        texts = self.texts
        if kind is None:
            return CardWords(texts.title, texts.card)
        match concern_of(kind):
            case Concern.SELF_HARM:
                return CardWords(texts.self_harm, "", texts.gate_misses)
            case Concern.PARTNER_THREATENS:
                return CardWords(texts.gate, texts.partner_threat, texts.gate_misses)
            case Concern.OWN_BEHAVIOUR:
                words = f"{texts.own_behaviour}. {self._before_and_after()}"
                return CardWords(texts.gate, words, texts.gate_misses)
            case Concern.AFRAID:
                return CardWords(texts.gate, texts.card, texts.gate_misses)

    def device_note(self, concern: Concern) -> str:
        """What to call from, where somebody else may be looking; else nothing."""
        if concern in (Concern.AFRAID, Concern.PARTNER_THREATENS):
            return f"{self.texts.device}:"
        return ""

    def response(self) -> str:
        """What stands below the questions once they are answered; empty before."""
        match self.outcome:
            case Outcome.RESPONSE:
                return self.texts.response
            case Outcome.CARD:
                return self.texts.card
            case Outcome.ALL_NO:
                return self.texts.all_no
            case Outcome.OPEN:
                return ""

    @property
    def shows_card(self) -> bool:
        """Whether the answers ask for the numbers to stand beside the response."""
        return self.outcome in (Outcome.RESPONSE, Outcome.CARD)

    def emergency(self) -> LineWords:
        """The emergency number of the chosen country, or how to find one."""
        return help_line_words.emergency(self._lines.country(self._country))

    def lines(self, concern: Concern = Concern.AFRAID) -> tuple[LineWords, ...]:
        """The help lines of the chosen country, the fitting ones first, and the directories."""
        country = self._lines.country(self._country)
        found = () if country is None else help_line_words.in_order_for(concern, country)
        return tuple(
            help_line_words.worded(line, self._day, self._locale)
            for line in (*found, *self._lines.anywhere)
        )

    def gap_note(self, concern: Concern) -> str:
        """That no line of the chosen country is for this, where that is so."""
        return help_line_words.gap_note(concern, self._lines.country(self._country))

    def everyone_note(self) -> str:
        """That no line of the chosen country is for everyone, where that is so."""
        return help_line_words.everyone_note(self._lines.country(self._country))

    def warning(self) -> str:
        """What has to be said about numbers nobody has checked; empty once all are."""
        if self._lines.all_verified:
            return ""
        return self.tr(
            "These numbers were copied from published pages, and no one has called them to check."
            " They may have changed."
        )

    def review_note(self) -> str:
        """That the texts here still lack an outside review."""
        return self.tr(
            "The texts on this page follow published guidance. A domestic-abuse advocate or"
            " survivor has not reviewed them yet."
        )

    @property
    def can_copy(self) -> bool:
        """Whether there is a clipboard to copy to."""
        return self._copy is not None

    @property
    def warns_of_copying(self) -> bool:
        """Whether what copying means has still to be said, before anything is copied."""
        return not self._knows_of_copying

    def copying_words(self) -> tuple[str, str]:
        """What copying a number means, to be read once before it is done."""
        return (
            self.tr("Copied, it lies outside this program."),
            self.tr(
                "Whoever pastes next on this computer sees it, and some computers keep a list of"
                " what was copied. The program takes it back after a minute and at a lock, as far"
                " as it can. Writing it down leaves less behind here."
            ),
        )

    def copied_words(self) -> str:
        """That something was copied, and for how long."""
        return self.tr("Copied. It is taken back after a minute, and at a lock.")

    def copy(self, words: str) -> None:
        """Copy a number, on the person's word and after what that means was said."""
        self._knows_of_copying = True
        if self._copy is not None:
            self._copy(words)

    def _before_and_after(self) -> str:
        return self.tr(
            "You can ask before anything happens, and also after it has. If someone could be hurt"
            " now, the emergency number is for that too."
        )
