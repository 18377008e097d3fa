"""Look-alikes of danger: idioms, animals, films, sport, work, weather, and what is denied."""

from collections.abc import Mapping
from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.guards import Guard

_INTIMATE: Final = frozenset("he she you husband wife partner boyfriend girlfriend ex".split())


def harmless(draft: Draft, start: int, end: int) -> bool:
    """The one who acts is an animal, a story, a sport, the weather, a doctor or work."""
    sentence = draft.sentence_at(start)
    named = any(
        draft.any_of(sentence.start, sentence.end, name)
        for name in ("fiction", "weather", "sport", "health")
    )
    before = draft.words[max(sentence.start, start - 3) : start + 2]
    if draft.any_of(max(sentence.start, start - 4), start + 1, "animal"):
        return True
    if draft.any_of(max(sentence.start, start - 3), start + 1, "worklife"):
        return True
    return named and not set(before) & {"you"} and draft.word(start) not in {"i"}


def denied_act(draft: Draft, start: int, end: int) -> bool:
    """ "You've never hit me and I know you wouldn't"."""
    return False


def freely(draft: Draft, start: int, end: int) -> bool:
    """Agreed by both, or set for a child."""
    sentence = draft.sentence_at(start)
    words = set(draft.words[sentence.start : sentence.end])
    return bool(words & {"agreed", "both"})


def never(_draft: Draft, _start: int, _end: int) -> bool:
    """Holds nothing back."""
    return False


GATE_GUARDS: Final[Mapping[str, Guard]] = {
    "harmless": harmless,
    "denied_act": denied_act,
    "freely": freely,
    "hypothetical_denied": never,
    "worry": never,
    "figurative_hurt": never,
    "fond_threat": never,
    "chosen": never,
    "tracking_agreed": freely,
    "suicide_denied": never,
    "denied_urge": never,
}
