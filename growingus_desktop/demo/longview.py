"""Asks that never were an opener, and what the made-up person tells themselves over the months."""

from datetime import timedelta

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.openers import write_ask
from growingus_desktop.demo.plan import YearPlan
from growingus_desktop.demo.scribe import Scribe
from growingus_desktop.demo.scripts import read_ask
from growingus_desktop.demo.words import number_or_none, read
from growingus_desktop.models.asks import (
    LongViewAnswer,
    LongViewQuestion,
    Meaning,
    MeaningSide,
)

_MAY, _NOT = "may", "not_prove"


class LongView:
    """Tells the long view of one year after the other.

    Args:
        scribe: writes it down.
        language: a BCP 47 tag.
    """

    def __init__(self, scribe: Scribe, language: str = DEFAULT_LANGUAGE) -> None:
        self._scribe = scribe
        self._table = read("asks", language)

    def tell(self, plan: YearPlan) -> None:
        """Write down one year."""
        for row in self._table.tables("asks"):
            made = read_ask(row, "framing", "made")
            write_ask(self._scribe, plan.ago(row.number("made", 0, 360)), row.text("framing"), made)
        for row in self._table.tables("answers"):
            day = plan.ago(row.number("made", 0, 360))
            again = number_or_none(row, "again")
            text = row.text("text")
            answer = LongViewAnswer(
                question=row.choice("question", LongViewQuestion),
                answered_on=day,
                text=text if plan.back == 0 else f"{text} ({day.year})",
                ask_again_on=None if again is None else day + timedelta(again),
            )
            self._scribe.add(answer, self._scribe.moment(day, 22, 10))
        if plan.back == 0:
            self._meanings(plan)

    def _meanings(self, plan: YearPlan) -> None:
        meanings = self._table.table("meanings")
        for side, key in ((MeaningSide.MAY_MEAN, _MAY), (MeaningSide.DOES_NOT_PROVE, _NOT)):
            for position, text in enumerate(meanings.texts(key)):
                written = self._scribe.moment(plan.ago(290 - 110 * position), 22, 20 + position)
                self._scribe.add(Meaning(side=side, position=position, text=text), written)
