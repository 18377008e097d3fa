"""Signs that need more than a phrase: who is spoken of, how a sentence is built, what is counted."""

from collections.abc import Callable, Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft, Sentence
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.guards import is_warm
from growingus_desktop.coach.reading import Category, Weight

Detector = Callable[[Draft], Iterator[Finding]]

_C = Category
_OBJECTS: Final = frozenset(
    "a an the your my our his her their this that these those it me him them us yourself up down off out on in "
    "over away back to about with for at from like all some any one more less it's after into by round around "
    "quiet still fair real honest nice kind careful happy ready better harder enough again now and or well "
    "being having going talking making telling acting playing pretending lying messing moaning hogging".split()
)
_SOFTENERS: Final = frozenset({"please", "gently", "darling", "love", "thanks"})


def you_statement(draft: Draft) -> Iterator[Finding]:
    """A sentence that opens with "you" and says neither something kind, free nor neutral."""
    for sentence in draft.sentences:
        place = sentence.core
        if draft.word(place) != "you" or sentence.is_asked or sentence.end - place < 3:
            continue
        after = place + 1
        while draft.has(after, "skip"):
            after += 1
        if any(draft.has(after, name) for name in ("frees_you", "pos_verb_you", "neutral_you")):
            continue
        if _praises(draft, after, sentence) or is_warm(draft, place):
            continue
        yield Finding(place, min(sentence.end, place + 8), (_C.BLAME,), sign="you_statement")


def _praises(draft: Draft, place: int, sentence: Sentence) -> bool:
    for at in range(place, min(place + 5, sentence.end)):
        if draft.word(at) in {"not", "never", "too", "only"}:
            return False
        if draft.has(at, "neg_trait") or draft.has(at, "insult"):
            return False
        if draft.has(at, "pos_trait") or draft.has(at, "good_act"):
            return True
    return False


def why_question(draft: Draft) -> Iterator[Finding]:
    """ "Why did you …", "why is there no …": a question that already holds the verdict."""
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
        tags: tuple[Category, ...] = (_C.ACCUSING_QUESTION,)
        if (
            words[1] in {"did", "have", "do", "would", "could", "can", "has", "are"}
            and "you" in words[1:4]
        ):
            if words[1] in {"did", "have"} or "not" in words[1:5]:
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
        if set(draft.words[sentence.start : sentence.end]) & _SOFTENERS:
            continue
        if draft.has(place, "soft_command"):
            continue
        verb = place
        if draft.words[place : place + 2] == ["do", "not"]:
            verb = place + 2
        if not draft.has(verb, "command_verb"):
            continue
        following = draft.word(verb + 1) if verb + 1 < sentence.end else ""
        ends = verb + 1 >= sentence.end
        if (
            not ends
            and following not in _OBJECTS
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


_FEEL: Final = frozenset({"feel", "felt", "feeling", "feels"})
_LINKS: Final = frozenset({"like", "that", "as"})


def feeling_like(draft: Draft) -> Iterator[Finding]:
    """ "I feel like you …", "I feel ignored": a thought about the other dressed as a feeling."""
    for place, word in enumerate(draft.words):
        if word not in _FEEL:
            continue
        sentence = draft.sentence_at(place)
        if not set(draft.words[max(sentence.start, place - 4) : place]) & {"i", "me", "am"}:
            if place != sentence.core:
                continue
        after = place + 1
        while draft.has(after, "skip") or draft.word(after) in {
            "so",
            "so",
            "very",
            "too",
            "more",
            "less",
        }:
            after += 1
        start = max(sentence.start, place - 1)
        subject = after
        linked = False
        while draft.word(subject) in _LINKS or draft.word(subject) in {"if", "though"}:
            subject += 1
            linked = True
        if subject >= sentence.end:
            continue
        if draft.word(subject) in {"you", "your"} and draft.words[subject : subject + 2] not in (
            ["you", "and"],
        ):
            yield Finding(
                start, min(sentence.end, subject + 5), (_C.DISGUISED_FEELING,), sign="feel_you"
            )
            continue
        faux = draft.after(after, "faux")
        if faux is not None:
            by_you = draft.words[faux : faux + 2] == ["by", "you"]
            weight = Weight.HARSH if by_you else Weight.NUDGE
            yield Finding(start, faux, (_C.DISGUISED_FEELING,), weight, sign="faux")
        elif linked and draft.word(subject) in {
            "my",
            "nobody",
            "no",
            "everything",
            "nothing",
            "i",
            "it",
            "the",
        }:
            end = min(sentence.end, subject + 4)
            if draft.words[after : after + 2] != ["like", "a"]:
                yield Finding(start, end, (_C.DISGUISED_FEELING,), Weight.NUDGE, sign="feel_like")


DETECTORS: Final[tuple[Detector, ...]] = (you_statement, why_question, command, feeling_like)
