"""Signs that need more than a phrase: who is spoken of, how a sentence is built, what is counted."""

from collections.abc import Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft, Sentence
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.good_will import is_praise, is_warm
from growingus_desktop.coach.reading import Category, Weight

_C = Category
GENERAL: Final = "you_statement"


def you_statement(draft: Draft) -> Iterator[Finding]:
    """A sentence that opens with "you" and says neither something kind, free nor neutral."""
    for sentence in draft.sentences:
        place = sentence.core
        if draft.word(place) != "you" or sentence.is_asked or sentence.end - place < 3:
            continue
        after = place + 1
        while draft.has(after, "skip"):
            after += 1
        if any(draft.has(after, name) for name in ("frees_you", "pos_verb_you")):
            continue
        if draft.has(after, "neutral_you") and "again" not in draft.words[place : sentence.end]:
            continue
        if _praises(draft, after, sentence) or is_warm(draft, place):
            continue
        is_being = draft.word(after) in {"are", "were"} and not draft.word(after + 1).endswith(
            "ing"
        )
        tag = _C.CRITICISM if is_being else _C.BLAME
        yield Finding(place, min(sentence.end, place + 8), (tag,), Weight.NUDGE, GENERAL)


def _praises(draft: Draft, place: int, sentence: Sentence) -> bool:
    for at in range(place, min(place + 5, sentence.end)):
        if draft.word(at) in {"not", "never", "too", "only"}:
            return False
        if draft.has(at, "neg_trait") or draft.has(at, "insult"):
            return False
        if is_praise(draft, at):
            return True
    return False


def why_question(draft: Draft) -> Iterator[Finding]:
    """Such as "Why did you …", "why is there no …": a question that already holds the verdict."""
    for sentence in draft.sentences:
        place = sentence.core
        words = draft.words[place : sentence.end]
        if words[:2] == ["how", "come"]:
            if set(words) & {"never", "not", "nobody", "always", "no"}:
                yield Finding(
                    place, min(sentence.end, place + 6), (_C.ACCUSING_QUESTION,), sign="why"
                )
            continue
        if words[:1] != ["why"] or len(words) < 3:
            continue
        if "we" in words[1:4] or words[1] == "not" or words[1:3] == ["i", "am"]:
            continue
        if not draft.among("close_to_home") & set(words):
            continue
        tags: tuple[Category, ...] = (_C.ACCUSING_QUESTION,)
        if (
            words[1] in {"did", "have", "do", "would", "could", "can", "has", "are"}
            and "you" in words[1:4]
        ) and (words[1] in {"did", "have"} or "not" in words[1:5]):
            tags = (_C.ACCUSING_QUESTION, _C.BLAME)
        yield Finding(place, min(sentence.end, place + 6), tags, sign="why")


def command(draft: Draft) -> Iterator[Finding]:
    """A bare order."""
    for sentence in draft.sentences:
        place = sentence.core
        while draft.word(place) == "just" and place + 1 < sentence.end:
            place += 1
        if sentence.is_asked or is_warm(draft, place):
            continue
        if set(draft.words[sentence.start : sentence.end]) & draft.among("softeners"):
            continue
        if draft.has(place, "soft_command"):
            continue
        verb = place
        if draft.words[place : place + 2] == ["do", "not"]:
            verb = place + 2
        if verb == place and not draft.has(verb, "command_verb"):
            continue
        if draft.has(verb, "soft_command") or draft.has(verb, "aux"):
            continue
        following = draft.word(verb + 1) if verb + 1 < sentence.end else ""
        ends = verb + 1 >= sentence.end
        if (
            not ends
            and following not in draft.among("objects")
            and not following.endswith("ing")
            and not draft.has(verb + 1, "thing")
        ):
            continue
        if (
            ends
            and verb == place
            and draft.word(verb) not in {"stop", "listen", "think", "move", "enough"}
        ):
            continue
        yield Finding(place, min(sentence.end, verb + 5), (_C.DEMAND,), sign="command")
