"""Look-alikes of danger: idioms, animals, films, sport, work, weather, and what is denied."""

from collections.abc import Mapping
from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.guards import Guard

_SETTINGS: Final = ("fiction", "weather", "sport", "health")
_NOT: Final = frozenset({"not", "never", "nobody", "nor", "without", "neither"})
_TURNS: Final = frozenset({"but", "yet", "except", "unless", "although"})
_LOOKING: Final = frozenset({"check", "checking", "checked", "look", "looking", "read", "reading"})
_LITTLE: Final = frozenset({"just", "only"})
_SMALL_CHILD: Final = ["two", "three", "four", "five", "six", "one", "teething", "months"]


def harmless(draft: Draft, start: int, end: int) -> bool:
    """The one who acts is an animal or someone at work, or all of it is a story, a game, the weather."""
    sentence = draft.sentence_at(start)
    near = max(sentence.start, start - 5)
    if draft.words[max(sentence.start, start - 3) : start] in (
        ["love", "it", "when"],
        ["like", "it", "when"],
    ):
        return True
    if draft.any_of(near, start + 2, "animal") and not draft.among("actors") & set(
        draft.words[near : start + 1]
    ):
        return True
    if draft.any_of(near, start + 1, "worklife") and "you" not in draft.words[near : start + 1]:
        return True
    if "you" in draft.words[start:end] or draft.word(start) == "i":
        return (
            draft.any_of(sentence.start, sentence.end, "fiction")
            and "me" not in draft.words[sentence.start : sentence.end]
        )
    return any(draft.any_of(sentence.start, sentence.end, name) for name in _SETTINGS)


def other_actor(draft: Draft, start: int, _end: int) -> bool:
    """A child or an animal did it, and no partner stands nearer."""
    sentence = draft.sentence_at(start)
    if _is_small_child(draft):
        return True
    before = range(start - 1, sentence.start - 1, -1)
    for place in before:
        if draft.word(place) in draft.among("actors"):
            return False
        if draft.word(place) == "i" and draft.word(start) in _LOOKING:
            return True
        if draft.has(place, "childword") or draft.has(place, "animal"):
            return not draft.among("actors") & set(draft.words[start : start + 1])
    return False


def _is_small_child(draft: Draft) -> bool:
    """Whether the text says in passing that the one who bit or hit is very young."""
    for place, word in enumerate(draft.words[:-1]):
        if word == "is" and draft.word(place - 1) in {"he", "she"}:
            after = draft.words[place + 1 : place + 3]
            if after[:1] == ["only"]:
                after = after[1:]
            if after and after[0] in _SMALL_CHILD:
                return True
    return False


def denied_act(draft: Draft, start: int, end: int) -> bool:
    """Such as "You've never hit me", "I'm not scared of you" — unless a "but" or "he just …" follows."""
    sentence = draft.sentence_at(start)
    begin = max(sentence.start, start - 3)
    never_did = any(
        draft.word(place) == "never" and draft.has(place + 1, "strike")
        for place in range(start, end)
    )
    if not _NOT & set(draft.words[begin:start]) and not never_did:
        return False
    before = draft.words[begin:start]
    if {"because", "so", "if", "know"} & set(before):
        return False
    if before[-2:] == ["do", "not"] and "i" not in before:
        return False
    for place in range(end, sentence.end):
        word = draft.word(place)
        if word in _TURNS or (word in _LITTLE and draft.word(place - 1) in draft.among("actors")):
            return False
    return True


def it_hit(draft: Draft, start: int, end: int) -> bool:
    """Such as "It hit me that …", "would it kill you", "this heat is killing me"."""
    before = draft.words[draft.sentence_at(start).start : start]
    if (
        draft.among("things") & set(before)
        and not draft.among("actors") & set(before)
        and draft.word(start) not in draft.among("actors")
    ):
        return True
    return draft.word(start) in {"kill", "hit"} and draft.word(end) in {"for", "up", "back", "with"}


def by_mistake(draft: Draft, start: int, _end: int) -> bool:
    """Something taken or touched by accident."""
    sentence = draft.sentence_at(start)
    words = set(draft.words[sentence.start : sentence.end])
    return bool(
        words & {"mistake", "accident", "accidentally", "mended", "repaired", "fixed", "charge"}
    )


def idiom_urge(draft: Draft, start: int, end: int) -> bool:
    """Such as "I could murder a curry", "I'd kill for a tea": no person is meant."""
    tail = draft.words[start : end + 2]
    return ("kill" in tail and "for" in tail) or ("a" in tail and "murder" in tail)


def mortified(draft: Draft, start: int, _end: int) -> bool:
    """Such as "So embarrassed I wanted to die"."""
    begin = max(draft.sentence_at(start).start, start - 5)
    return bool(
        {"embarrassed", "mortified", "embarrassing", "cringed", "laughing"}
        & set(draft.words[begin:start])
    )


def not_self(draft: Draft, _start: int, end: int) -> bool:
    """Such as "Killing yourself with overtime", "kicking yourself", "beat yourself up"."""
    tail = set(draft.words[end : end + 4])
    return bool(
        tail & {"with", "working", "work", "overtime", "laughing", "doing", "shaving", "cooking"}
    )


def freely(draft: Draft, start: int, _end: int) -> bool:
    """Agreed by both, or a rule set for a child."""
    sentence = draft.sentence_at(start)
    words = set(draft.words[sentence.start : sentence.end])
    if draft.word(sentence.core) in {"could", "can", "would", "will"} and "stop" not in words:
        return draft.word(sentence.core + 1) in {"you", "we"} and "not" not in words
    return bool(words & {"agreed", "both"}) or (
        draft.any_of(sentence.start, sentence.end, "childword")
        and "me" not in words
        and "i" not in words
    )


GATE_GUARDS: Final[Mapping[str, Guard]] = {
    "harmless": harmless,
    "other_actor": other_actor,
    "denied_act": denied_act,
    "it_hit": it_hit,
    "by_mistake": by_mistake,
    "idiom_urge": idiom_urge,
    "not_self": not_self,
    "mortified": mortified,
    "freely": freely,
    "tracking_agreed": freely,
}
