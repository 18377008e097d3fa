"""Signs that need more than a phrase: who is spoken of, how a sentence is built, what is counted."""

from collections.abc import Callable, Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft, Sentence
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.guards import is_praise, is_warm
from growingus_desktop.coach.reading import Category, Weight

Detector = Callable[[Draft], Iterator[Finding]]

_C = Category
_OBJECTS: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "your",
        "my",
        "our",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "it",
        "me",
        "him",
        "them",
        "us",
        "yourself",
        "up",
        "down",
        "off",
        "out",
        "on",
        "in",
        "over",
        "away",
        "back",
        "to",
        "about",
        "with",
        "for",
        "at",
        "from",
        "like",
        "all",
        "some",
        "any",
        "one",
        "more",
        "less",
        "it's",
        "after",
        "into",
        "by",
        "round",
        "around",
        "quiet",
        "still",
        "fair",
        "real",
        "honest",
        "nice",
        "kind",
        "careful",
        "happy",
        "ready",
        "better",
        "harder",
        "enough",
        "again",
        "now",
        "and",
        "or",
        "well",
        "being",
        "having",
        "going",
        "talking",
        "making",
        "telling",
        "acting",
        "playing",
        "pretending",
        "lying",
        "messing",
        "moaning",
        "hogging",
    ]
)
GENERAL: Final = "you_statement"
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
        yield Finding(place, min(sentence.end, place + 8), (tag,), sign=GENERAL)


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
        if set(draft.words[sentence.start : sentence.end]) & _SOFTENERS:
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
_LINKS: Final = frozenset({"like", "that", "as", "if", "though"})


def feeling_like(draft: Draft) -> Iterator[Finding]:
    """Such as "I feel like you …", "I feel ignored": a thought about the other dressed as a feeling."""
    for place, word in enumerate(draft.words):
        if word not in _FEEL:
            continue
        sentence = draft.sentence_at(place)
        before = draft.words[max(sentence.start, place - 4) : place]
        if before[-1:] == ["to"] or (
            not {"i", "me", "am"} & set(before) and place != sentence.core
        ):
            continue
        finding = _disguised(draft, place, sentence)
        if finding is not None:
            yield finding


_DEGREES: Final = frozenset(["so", "very", "too", "more", "less", "increasingly"])
_OWN_STATES: Final = frozenset(["i", "it", "the", "my"])
_SWEEPING_STATES: Final = frozenset(["nobody", "no", "everything", "nothing", "everyone"])
_MARRIED: Final = frozenset(
    ["married", "living", "talking", "speaking", "raising", "single", "always", "last"]
)


def _disguised(draft: Draft, place: int, sentence: Sentence) -> Finding | None:
    after = place + 1
    while draft.has(after, "skip") or draft.word(after) in _DEGREES:
        after += 1
    subject = after
    while draft.word(subject) in _LINKS:
        subject += 1
    start = max(sentence.start, place - 1)
    if subject >= sentence.end:
        return None
    tags = (_C.DISGUISED_FEELING,)
    if draft.word(subject) in {"you", "your"}:
        if draft.word(subject + 1) == "and":
            return None
        return Finding(start, min(sentence.end, subject + 5), tags, sign="feel_you")
    faux = draft.after(after, "faux")
    if faux is not None:
        accuses = draft.words[faux : faux + 2] == ["by", "you"] or (
            draft.word(faux) in {"and", "by"}
            and (draft.words[faux + 2 : faux + 4] == ["by", "you"])
        )
        weight = Weight.HARSH if accuses else Weight.NUDGE
        return Finding(start, faux, tags, weight, sign="faux")
    if subject == after:
        return None
    end = min(sentence.end, subject + 4)
    if draft.word(subject) in _SWEEPING_STATES:
        return Finding(start, end, tags, sign="feel_sweeping")
    if draft.word(subject) in _OWN_STATES and draft.words[after : after + 2] != ["like", "a"]:
        harsh = (
            bool(_MARRIED & set(draft.words[subject : subject + 4]))
            and "with" not in draft.words[subject : subject + 4]
        )
        return Finding(start, end, tags, Weight.HARSH if harsh else Weight.NUDGE, sign="feel_like")
    return None


_TAG_AUX: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "can",
        "could",
        "will",
        "would",
    ]
)
_PRONOUNS: Final = frozenset(["i", "you", "he", "she", "it", "we", "they"])


def mocking_tag(draft: Draft) -> Iterator[Finding]:
    """Such as "It's all in my head, is it?": a tag of the same sign as its sentence."""
    for sentence in draft.sentences:
        end = sentence.end
        if end - sentence.core < 4 or draft.lattice.joins[end - 2]:
            continue
        if draft.words[end - 2] not in _TAG_AUX or draft.words[end - 1] not in _PRONOUNS:
            continue
        head = draft.words[sentence.core : end - 2]
        if not {"not", "never", "no", "nothing", "nobody"} & set(head):
            yield Finding(sentence.core, end, (_C.CONTEMPT,), sign="mocking_tag")


def lone_praise(draft: Draft) -> Iterator[Finding]:
    """Such as "Charming." "Lovely. Cold dinner for one.": one word of praise, closed by a full stop."""
    for sentence in draft.sentences:
        if sentence.end - sentence.start != 1 or not draft.has(sentence.start, "one_word_praise"):
            continue
        if "!" not in sentence.marks and "?" not in sentence.marks and sentence.start == 0:
            yield Finding(sentence.start, sentence.end, (_C.CONTEMPT,), sign="lone_praise")


DETECTORS: Final[tuple[Detector, ...]] = (
    you_statement,
    why_question,
    command,
    feeling_like,
    mocking_tag,
    lone_praise,
)
