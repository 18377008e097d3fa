"""The coach: reads a draft, says what may land hard and what helps, and when to leave wording be."""

from growingus_desktop.coach.clearing import clear_of_one_another
from growingus_desktop.coach.combined import Assembled, assemble
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.passages import Passage, PassageReader, Told, first_gate
from growingus_desktop.coach.reading import (
    Category,
    Dismissal,
    Gate,
    Reading,
    Remark,
    Seriousness,
    Strength,
)
from growingus_desktop.coach.remarks import moved, remark_on
from growingus_desktop.coach.stretches import widened
from growingus_desktop.coach.translator import Candidate, translate
from growingus_desktop.coach.whole import Extent, judge
from growingus_desktop.core import resources


class Coach:
    """Reads drafts in one language. Holds nothing of what it has read."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def gate(self, text: str) -> Gate | None:
        """The sentence of a text that calls for the safety card, None without one.

        Args:
            text: any free text of the program.
        """
        return self.reader().gate(text)

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        """Everything there is to say about a draft; with a gate, the gate alone.

        Args:
            text: the draft.
            dismissed: remarks the person means as they stand.
            seriousness: how serious the matter is; a serious one may be put more firmly.
        """
        return self.reader().read(text, dismissed, seriousness)

    def translate(self, text: str) -> tuple[Candidate, ...]:
        """Each hard clause of what was let out, beside a gentler one; none behind the gate.

        Args:
            text: the raw text.
        """
        return translate(text, self._language)

    def reader(self) -> "FieldReader":
        """A reader for one field, quick where a text differs little from the one before."""
        return FieldReader(self._language)

    def dismissal_of(self, remark: Remark) -> Dismissal:
        """The value that, handed back to `read`, leaves this remark out."""
        return Dismissal(remark.category, self.normal(remark.phrase))

    def normal(self, phrase: str) -> str:
        """A phrase in the form in which two writings of it are the same."""
        return self._language.normal(phrase)


class FieldReader:
    """Reads what is typed in one field. Holds the sentences of the newest text and nothing else.

    Args:
        language: what to read with.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._passages = PassageReader(language)

    def gate(self, text: str) -> Gate | None:
        """As `Coach.gate`."""
        return first_gate(self._passages.read(text))

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        """As `Coach.read`."""
        placed = self._passages.read(text)
        gate = first_gate(placed)
        if gate is not None:
            return Reading(gate=gate)
        remarks: list[Remark] = []
        strengths: list[Strength] = []
        assembled = assemble(placed, self._language)
        for one in assembled:
            mine, wide = self._told(one, dismissed)
            offset = one.placed.offset
            remarks += [moved(remark, offset) for remark in mine]
            strengths += [Strength(at.start + offset, at.end + offset, at.kind) for at in wide]
        extent = Extent(
            words=sum(len(one.passage.draft.words) for one in placed),
            is_list=any(
                Category.KITCHEN_SINK in finding.tags for one in assembled for finding in one.found
            ),
        )
        return judge(extent, tuple(remarks), tuple(strengths), seriousness)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._passages.forget()

    def _told(self, one: Assembled, dismissed: frozenset[Dismissal]) -> Told:
        """What is said about one sentence, as long as nothing about it is different."""
        passage = one.placed.passage
        key = (one.found, one.strengths, dismissed)
        if passage.told is not None and passage.told[0] == key:
            return passage.told[1]
        remarks = [
            remark
            for finding in clear_of_one_another(one.found)
            if not self._is_meant(remark := self._remark(passage, finding), dismissed)
        ]
        told = (remarks, widened(passage.draft, one.strengths, remarks))
        passage.told = (key, told)
        return told

    def _is_meant(self, remark: Remark, dismissed: frozenset[Dismissal]) -> bool:
        if not dismissed:
            return False
        return Dismissal(remark.category, self._language.normal(remark.phrase)) in dismissed

    def _remark(self, passage: Passage, finding: Finding) -> Remark:
        known = passage.remarks.get(finding)
        if known is None:
            known = passage.remarks[finding] = remark_on(
                passage.draft, finding, self._language, self._passages
            )
        return known


def load_coach(language: str = resources.DEFAULT_LANGUAGE) -> Coach:
    """The coach for a language, English where it isn't translated.

    Args:
        language: a BCP 47 tag.
    """
    return Coach(load_language(language))
