"""Safety & support: the card, the numbers, and five questions whose answers are never kept."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.helplines import Country, Line, LineKind, load_helplines
from growingus_desktop.content.safety import (
    QUESTIONS,
    Outcome,
    Reply,
    SafetyTexts,
    load_safety_texts,
    outcome,
)

SELF_HARM = frozenset({GateKind.OWN_SUICIDE})
PARTNER_SELF_HARM = frozenset({GateKind.OTHERS_SELF_HARM})
OWN_URGE = frozenset({GateKind.OWN_URGE_TO_HURT})


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


@dataclass(frozen=True, slots=True)
class LineWords:
    """One help line in words.

    Args:
        name: its own name.
        reach: what to dial or send; large and selectable.
        detail: whom it serves, when it answers, where to read more.
    """

    name: str
    reach: str
    detail: str


class SafetyPresenter(QObject):
    """State and intents of everything about safety. Needs no vault.

    Args:
        country: the code of the country the person chose before, or an empty string.
        keep_country: keeps a newly chosen one.
        language: of the texts, a BCP 47 tag.
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
    ) -> None:
        super().__init__(parent)
        self.texts: SafetyTexts = load_safety_texts(language)
        self._lines = load_helplines(language)
        self._country = country
        self._keep_country = keep_country
        self._replies: list[Reply | None] = [None] * QUESTIONS
        self._put_away = False

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
        """Show this country's lines; the choice is kept on this device, without a word."""
        if code == self._country:
            return
        self._country = code
        if self._keep_country is not None:
            self._keep_country(code)
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

    def card(self, kind: GateKind | None = None) -> CardWords:
        """The card for a kind of sentence, or the general one."""
        texts = self.texts
        if kind in SELF_HARM:
            return CardWords(texts.self_harm, "", texts.gate_misses)
        if kind in PARTNER_SELF_HARM:
            return CardWords(texts.gate, texts.partner_threat, texts.gate_misses)
        if kind in OWN_URGE:
            return CardWords(texts.gate, f"{texts.own_behaviour}.", texts.gate_misses)
        lead = texts.gate if kind is not None else texts.title
        return CardWords(lead, texts.card, texts.gate_misses if kind is not None else "")

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
        country = self._lines.country(self._country)
        if country is None:
            return LineWords(
                self.tr("In an emergency"),
                self.tr("Choose your country to see its numbers"),
                self.tr("The program doesn’t know where you are, and doesn’t ask."),
            )
        return LineWords(self.tr("In an emergency"), country.emergency, country.emergency_note)

    def lines(self, kind: GateKind | None = None) -> tuple[LineWords, ...]:
        """The help lines of the chosen country, the fitting ones first, and the directories."""
        country = self._lines.country(self._country)
        found = () if country is None else _sorted_for(kind, country)
        return tuple(self._worded(line) for line in (*found, *self._lines.anywhere))

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

    def _worded(self, line: Line) -> LineWords:
        reach = [line.number] if line.number else []
        if line.text:
            reach.append(self.tr("text: {text}").format(text=line.text))
        reach = reach or [line.url]
        detail = [line.who, line.hours, line.url if line.url not in reach else ""]
        return LineWords(line.name, " · ".join(reach), " · ".join(part for part in detail if part))


def _sorted_for(kind: GateKind | None, country: Country) -> tuple[Line, ...]:
    if kind in SELF_HARM or kind in PARTNER_SELF_HARM:
        first = LineKind.CRISIS
    elif kind in OWN_URGE:
        first = LineKind.OWN_BEHAVIOUR
    else:
        first = LineKind.ABUSE
    return tuple(sorted(country.lines, key=lambda line: line.kind is not first))
