"""When a phrase is meant well: praise, leave given, warmth."""

from typing import Final

from growingus_desktop.coach.draft import Draft

NEGATIONS: Final = frozenset({"not", "never", "no", "nor", "without", "neither", "nothing"})
_SARCASM_MARKS: Final = "🙃🙄😒👏🤡💀🫠😑🖕"
_WARM_MARKS: Final = "❤♥💛💚💙💜🧡💕💖💗😘🥰😍🤗😊☺😄😆😉💋🌹😂🤣"


def is_praise(draft: Draft, place: int) -> bool:
    """Whether a good quality is said of someone here: "you are so patient", not "left it open"."""
    if not draft.has(place, "pos_trait"):
        return False
    return bool(draft.among("says_quality") & set(draft.words[max(0, place - 3) : place]))


def frees(draft: Draft, start: int, _end: int) -> bool:
    """Such as "You don't have to …", "you must be worn out": leave given, or sympathy."""
    if draft.has(start + 1, "frees_you"):
        return True
    return draft.word(start + 1) == "must" and draft.any_of(start + 2, start + 6, "feeling")


def kind(draft: Draft, start: int, end: int) -> bool:
    """Something good said of the other: "you always make me laugh", "you never fail to …"."""
    last = min(end + 4, draft.sentence_at(start).end)
    if not {"you", "your"} & set(draft.words[start : end + 2]):
        return is_warm(draft, start)
    if frees(draft, start, end) or draft.has(start + 1, "kind_never"):
        return True
    for place in range(start, last):
        good = (
            draft.has(place, "pos_verb_you")
            or is_praise(draft, place)
            or (place > start + 1 and draft.has(place, "good_act"))
        )
        if not good:
            continue
        between = draft.words[start:place]
        if not any(
            word in NEGATIONS or word in {"hardly", "rarely", "only", "too"} for word in between
        ):
            return not draft.any_of(place, last, "harm")
    return is_warm(draft, start)


def is_warm(draft: Draft, place: int) -> bool:
    """Whether the sentence ends in a warm sign rather than a wry one."""
    marks = draft.sentence_at(place).marks
    return any(mark in marks for mark in _WARM_MARKS) and not any(
        mark in marks for mark in _SARCASM_MARKS
    )


def is_wry(text: str) -> bool:
    """Whether a text carries a sign that turns its words round."""
    return not text.isascii() and any(mark in text for mark in _SARCASM_MARKS)


def fond(draft: Draft, start: int, end: int) -> bool:
    """A comparison or a tease meant well: warmth in the same sentence."""
    sentence = draft.sentence_at(start)
    around = draft.words[sentence.start : sentence.end]
    joined = " ".join(around)
    return (
        "best way" in joined
        or "i love it" in joined
        or "i love how" in joined
        or "i love that" in joined
        or "i mean that" in joined
        or (
            draft.any_of(end - 1, sentence.end, "pos_trait")
            and not any(word in NEGATIONS for word in around)
        )
        or is_warm(draft, start)
    )
