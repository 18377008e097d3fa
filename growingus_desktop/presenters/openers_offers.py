"""What can be done about one remark, as a short list to choose from by keyboard."""

from dataclasses import dataclass
from enum import StrEnum, unique

from PySide6.QtCore import QT_TRANSLATE_NOOP

from growingus_desktop.presenters.openers_remarks import RemarkCard
from growingus_desktop.presenters.openers_words import word


@unique
class OfferKind(StrEnum):
    """What an offer does."""

    WORDING = "wording"
    ANSWER = "answer"
    MEANT_HERE = "meant-here"
    MEANT_FOR_GOOD = "meant-for-good"


@dataclass(frozen=True, slots=True)
class Offer:
    """One way on from a remark.

    Args:
        kind: what it does.
        number: which of the remark's wordings or questions it is, from 0.
        words: what it says.
        caption: what will happen.
    """

    kind: OfferKind
    number: int
    words: str
    caption: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Every way on from the remark at the caret.

    Args:
        card: the remark.
        rows: the ways on, the wordings first.
    """

    card: RemarkCard
    rows: tuple[Offer, ...]


def offers_of(card: RemarkCard) -> Offers:
    """What can be done about a remark."""
    put_in = word(QT_TRANSLATE_NOOP("Openers", "Put into the text"))
    answer = word(QT_TRANSLATE_NOOP("Openers", "Select the phrase and answer it"))
    rows = [
        *(Offer(OfferKind.WORDING, n, one, put_in) for n, one in enumerate(card.suggestions)),
        *(Offer(OfferKind.ANSWER, n, one, answer) for n, one in enumerate(card.questions)),
        Offer(
            OfferKind.MEANT_HERE,
            0,
            word(QT_TRANSLATE_NOOP("Openers", "I mean it")),
            word(QT_TRANSLATE_NOOP("Openers", "No more about this phrase in this draft")),
        ),
        Offer(
            OfferKind.MEANT_FOR_GOOD,
            0,
            word(QT_TRANSLATE_NOOP("Openers", "I mean it, for good")),
            word(QT_TRANSLATE_NOOP("Openers", "No more about this phrase anywhere")),
        ),
    ]
    return Offers(card, tuple(rows))
