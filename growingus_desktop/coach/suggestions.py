"""Ways on from a phrase, made from the person's own words where that can be done.

A replacement exchanges the clause that lands hard and keeps what it is about; what only the person
knows is left open as "…". Every template is safe in itself: a test reads each one again.
"""

from collections.abc import Mapping
from typing import Any, Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Suggestion, SuggestionKind

_MOST: Final = 3
_LONGEST: Final = 18
_OWNERS: Final = frozenset({"the", "our", "my", "your", "this", "that"})


def suggest(draft: Draft, finding: Finding, language: Language) -> tuple[Suggestion, ...]:
    """One to three ways on for a finding: words to put in or exchange, then questions to answer.

    Args:
        draft: the text the finding stands in.
        finding: what was found.
        language: for the wording.
    """
    words: Mapping[str, Any] = language.wording[finding.tags[0]]
    start, end = draft.span(finding.start, finding.end)
    made: list[Suggestion] = []
    clause = _clause(draft, finding)
    if "insert" in words and finding.sign in words["insert_after"]:
        made.append(Suggestion(SuggestionKind.INSERT, end, end, words["insert"]))
    elif clause is not None:
        begin, stop = draft.span(*clause)
        written = _said(draft, *clause, words)
        if draft.text[stop : stop + 1] in {".", "?", "!"}:
            stop += 1
            written += "" if written.endswith((".", "?", "…")) else "."
        made.append(Suggestion(SuggestionKind.REPLACE, begin, stop, written))
    made += [Suggestion(SuggestionKind.QUESTION, start, end, text) for text in words["questions"]]
    return tuple(made[:_MOST])


def _clause(draft: Draft, finding: Finding) -> tuple[int, int] | None:
    """The words to exchange: the sentence without its opening fillers, where it is short."""
    sentence = draft.sentence_at(finding.start)
    begin = sentence.start
    if finding.start >= sentence.core and _calls(draft, sentence.start, sentence.core):
        begin = sentence.core
    if sentence.end - begin > _LONGEST or finding.end > sentence.end:
        return None
    return begin, sentence.end


def _calls(draft: Draft, start: int, end: int) -> bool:
    """Whether the words before a sentence's core only call the other: "Love, …", "Hi Sam, …"."""
    return all(
        draft.has(place, "vocative") or draft.has(place, "name") for place in range(start, end)
    )


def _said(draft: Draft, start: int, end: int, words: Mapping[str, Any]) -> str:
    topic = _topic(draft, start, end)
    return str(words["replace_bare"] if topic is None else words["replace"].format(topic=topic))


def _topic(draft: Draft, start: int, end: int) -> str | None:
    """The thing the clause is about, in the person's own words: "the bins", "my mum"."""
    for place in range(start + 1, end):
        after = draft.after(place, "thing")
        owner = draft.word(place - 1)
        if after is None or after > end or owner not in _OWNERS:
            continue
        begin, stop = draft.span(place, after)
        return f"{'the' if owner in {'this', 'that'} else owner} {draft.text[begin:stop]}"
    return None
