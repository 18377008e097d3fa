"""Ways on from a phrase, made from the person's own words where that can be done.

A replacement exchanges the clause that lands hard and keeps what it is about; what only the person
knows is left open as "…". Each is read again before it is offered: one that would land hard itself,
or give up a concrete ask, is never made.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from growingus_desktop.coach.clauses import TURNS, clause_of
from growingus_desktop.coach.clearing import clear_of_one_another
from growingus_desktop.coach.combined import assemble
from growingus_desktop.coach.draft import Around, Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.passages import PassageReader, first_gate
from growingus_desktop.coach.reading import (
    Category,
    StrengthKind,
    Suggestion,
    SuggestionKind,
    Weight,
)
from growingus_desktop.coach.settling import NUDGES
from growingus_desktop.coach.slots import BLANK, Slots, slots_of

_MOST: Final = 3
_LONGEST: Final = 24
_ENDS: Final = frozenset({".", "?", "!", "…"})


def suggest(
    draft: Draft, finding: Finding, language: Language, reader: PassageReader
) -> tuple[Suggestion, ...]:
    """One to three ways on for a finding: words to put in or exchange, then questions to answer.

    Args:
        draft: the sentence the finding stands in.
        finding: what was found.
        language: for the wording.
        reader: to read what is offered again.
    """
    words: Mapping[str, Any] = language.wording[finding.tags[0]]
    start, end = draft.span(finding.start, finding.end)
    safe = (
        one for one in _offers(draft, finding, language) if _is_safe(draft, one, language, reader)
    )
    made = [one for one in (next(safe, None),) if one is not None]
    made += [Suggestion(SuggestionKind.QUESTION, start, end, text) for text in words["questions"]]
    return tuple(made[:_MOST])


def _offers(draft: Draft, finding: Finding, language: Language) -> Iterator[Suggestion]:
    """What could be done, the smallest change first."""
    words: Mapping[str, Any] = language.wording[finding.tags[0]]
    _, end = draft.span(finding.start, finding.end)
    if finding.sign in words.get("insert_after", ()):
        yield Suggestion(SuggestionKind.INSERT, end, end, words["insert"])
    if finding.tags[0] is Category.UNDERCUT:
        yield from _parted(draft, finding)
    if finding.sign in words.get("swap_in", ()):
        # Only the word that isn't a feeling goes; who felt it and when stay as they are.
        for place in range(finding.start, finding.end):
            if draft.has(place, "faux"):
                begin, _ = draft.span(place, place + 1)
                yield Suggestion(
                    SuggestionKind.REPLACE, begin, end, _open_ended(draft, finding.end)
                )
                break
    yield from _replacements(draft, finding, language)


def _parted(draft: Draft, finding: Finding) -> Iterator[Suggestion]:
    """The kind half as a sentence of its own: "I love you. You …" for "I love you but you …"."""
    for place in range(finding.start + 1, min(finding.end + 1, len(draft.words) - 1)):
        if draft.word(place) == "but":
            begin, stop = draft.span(place - 1, place)[1], draft.span(place + 1, place + 2)[0]
            capital = draft.text[stop].upper()
            first, _ = draft.span(finding.start, finding.start + 1)
            word = draft.text[stop : draft.span(place + 1, place + 2)[1]]
            yield Suggestion(
                SuggestionKind.REPLACE,
                begin,
                stop + 1,
                f". {capital}",
                f"{draft.text[first:begin]}. {capital}{word[1:]} {BLANK}",
            )
            return


def _open_ended(draft: Draft, place: int) -> str:
    return (
        BLANK
        if draft.word(place) in {"when", "because", "after", "if"}
        else f"{BLANK} when {BLANK}"
    )


def _replacements(draft: Draft, finding: Finding, language: Language) -> Iterator[Suggestion]:
    """Ways to say it, the closest to the person's own words first."""
    words: Mapping[str, Any] = language.wording[finding.tags[0]]
    for begin, stop in dict.fromkeys((clause_of(draft, finding), _sentence(draft, finding))):
        if stop - begin > _LONGEST:
            continue
        slots = slots_of(draft, begin, stop, language.wording["slots"])
        for template in ("replace", "replace_topic", "replace_bare"):
            written = _filled(words.get(template), slots)
            if written is not None:
                yield _placed(draft, begin, stop, written)


def _filled(template: str | None, slots: Slots) -> str | None:
    if template is None or ("{topic}" in template and slots.topic is None):
        return None
    return template.format(
        moment=slots.moment.text,
        felt=slots.feeling.text,
        ask=slots.ask.text,
        topic=slots.topic,
    )


def _placed(draft: Draft, start: int, end: int, written: str) -> Suggestion:
    """Put what is written in the place of the words [start, end), as a sentence of its own."""
    shown = written
    begin, stop = draft.span(start, end)
    while stop < len(draft.text) and draft.text[stop] in _ENDS:
        stop += 1
    if start > 0:
        turn = start - 1 if draft.word(start - 1) in TURNS else start
        begin = draft.span(turn - 1, turn)[1] if turn > 0 else 0
        written = f"{'. ' if turn > 0 else ''}{written}"
    if end < len(draft.words):
        follows = end
        if draft.word(follows) in TURNS and follows + 1 < len(draft.words):
            follows += 1
        first, _ = draft.span(follows, follows + 1)
        written += f" {draft.text[first].upper()}"
        stop = first + 1
    return Suggestion(SuggestionKind.REPLACE, begin, stop, written, shown)


def _is_safe(draft: Draft, one: Suggestion, language: Language, reader: PassageReader) -> bool:
    """Whether the sentence, with this put in, is less hard than before and asks no less."""
    before = _alone(draft.text, draft.around, language, reader)
    changed = draft.text[: one.start] + one.text + draft.text[one.end :]
    after = _alone(changed, draft.around, language, reader)
    if after is None or before is None:
        return False
    # The last letter put in may be the capital of a clause that is left as it was.
    touched = one.start, one.start + len(one.text) - 1
    if any(start < touched[1] and touched[0] < end for start, end in after.hard):
        return False
    return after.harsh < max(1, before.harsh) and (after.asks or not before.asks)


class _Alone(NamedTuple):
    """A sentence read by itself: where it is hard, how often harsh, and whether it asks."""

    hard: list[tuple[int, int]]
    harsh: int
    asks: bool


def _alone(text: str, around: Around, language: Language, reader: PassageReader) -> _Alone | None:
    placed = reader.aside(text, around)
    if first_gate(placed) is not None:
        return None
    hard: list[tuple[int, int]] = []
    harsh = 0
    asks = False
    for one in assemble(placed, language):
        asks = asks or StrengthKind.REQUEST in one.weighed.strengths
        for finding in clear_of_one_another(one.found):
            if finding.weight is Weight.HARSH or finding.tags[0] in NUDGES:
                hard.append(one.placed.span(finding.start, finding.end))
                harsh += finding.weight is Weight.HARSH
    return _Alone(hard, harsh, asks)


def _sentence(draft: Draft, finding: Finding) -> tuple[int, int]:
    """The sentence, without opening words that only call the other ("Love, …", "Hi Sam, …")."""
    core = draft.sentences[0].core
    calls = all(draft.has(place, "vocative") or draft.has(place, "name") for place in range(core))
    begin = core if calls and finding.start >= core else 0
    return begin, len(draft.words)
