"""When a phrase doesn't say what it seems to say: negation, quotation, fondness, a guess."""

from collections.abc import Callable, Mapping
from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.good_will import NEGATIONS, fond, frees, kind

Guard = Callable[[Draft, int, int], bool]

_BREAKS: Final = frozenset({"but", "because", "and", "so", "for", "about"})
_SELF: Final = frozenset({"i", "me", "my", "myself", "we"})


def is_quoted(draft: Draft, start: int, _end: int) -> bool:
    """Inside quotation marks, or the writer's own words told and owned."""
    if draft.quoted[start]:
        return True
    begin = draft.sentence_at(start).start
    for place in range(start - 1, begin, -1):
        if draft.words[place] in _BREAKS or not draft.lattice.joins[place + 1]:
            return False
        if draft.has(place, "report_verb"):
            subject = draft.words[max(begin, place - 4) : place]
            owns = "i" in subject and "you" not in subject
            return owns and not _denies(draft.words[begin:place])
    return False


def _denies(words: list[str]) -> bool:
    """Whether the writer says "I'm not saying …", which says it."""
    return words[-2:] in (["am", "not"], ["do", "not"]) or words[-1:] == ["not"]


def negated(draft: Draft, start: int, _end: int) -> bool:
    """A negation whose reach includes the phrase: "I don't think you're …", "it isn't that you …"."""
    begin = max(draft.sentence_at(start).start, start - 5)
    for place in range(start - 1, begin - 1, -1):
        word = draft.words[place]
        if word in {"but", "because", "when", "so", "and"} or not draft.lattice.joins[place + 1]:
            return word == "because" and "not" in draft.words[begin:place]
        if word in NEGATIONS:
            return True
    return False


def guessed(draft: Draft, start: int, _end: int) -> bool:
    """Put as a guess or a worry, not as a fact."""
    begin = max(draft.sentence_at(start).start, start - 6)
    return any(word in draft.among("hedges") for word in draft.words[begin:start])


def about_self(draft: Draft, start: int, _end: int) -> bool:
    """Said of the writer: "I'm such an idiot"."""
    begin = max(draft.sentence_at(start).start, start - 4)
    words = draft.words[begin:start]
    return any(word in _SELF for word in words) and "you" not in words


def curious(draft: Draft, start: int, _end: int) -> bool:
    """A question that offers something or asks out of care."""
    sentence = draft.sentence_at(start)
    words = " ".join(draft.words[sentence.start : sentence.end])
    return "how come" in words and not any(
        word in NEGATIONS for word in draft.words[start : sentence.end]
    )


def joint_past(draft: Draft, start: int, end: int) -> bool:
    """Good said of both: "we never stop laughing"."""
    sentence = draft.sentence_at(start)
    return draft.any_of(end, sentence.end, "good_act") or draft.word(end) in {"stop", "fail"}


def regret(draft: Draft, start: int, end: int) -> bool:
    """The writer is sorry for their own act, or the object is the quarrel itself."""
    sentence = draft.sentence_at(start)
    tail = draft.words[end - 1 : sentence.end]
    return bool({"fighting", "arguing", "rowing", "ourselves", "myself"} & set(tail))


def boundary(draft: Draft, start: int, _end: int) -> bool:
    """What the writer will do for their own part, without a threat in it."""
    sentence = draft.sentence_at(start)
    words = draft.words[start : sentence.end]
    if "please" in words or words[:2] == ["if", "we"]:
        return True
    for place in range(len(words) - 2):
        if words[place] in {"i", "we"} and words[place + 1] in {"will", "can", "would", "am"}:
            tail = [
                word for word in words[place + 2 :] if word not in {"just", "happily", "gladly"}
            ]
            if (
                tail
                and tail[0] in draft.among("mild_ends")
                and not set(tail) & draft.among("hard_ends")
            ):
                return True
    return False


def reassured(draft: Draft, start: int, _end: int) -> bool:
    """The crisis phrase is denied or mentioned."""
    sentence = draft.sentence_at(start)
    words = set(draft.words[sentence.start : sentence.end])
    return bool(
        words & {"worry", "scary", "nothing", "promise", "dramatic", "used", "dread"}
    ) or bool(draft.quoted[start])


def joint_trial(draft: Draft, start: int, _end: int) -> bool:
    """Help tried together, as an offer."""
    sentence = draft.sentence_at(start)
    words = draft.words[sentence.start : sentence.end]
    offers = {
        "could",
        "would",
        "try",
        "trying",
        "together",
        "might",
        "maybe",
        "perhaps",
        "wonder",
        "willing",
    }
    return bool(offers & set(words)) and "or" not in words and "unless" not in words


def denied(draft: Draft, start: int, end: int) -> bool:
    """Negated, with a wider reach."""
    return negated(draft, start, end)


def negated_softly(draft: Draft, start: int, end: int) -> bool:
    """Denied by the writer: "I don't think …", "it isn't that …"."""
    return start > 0 and draft.words[start - 1] != "not" and negated(draft, start, end)


def felt_when(draft: Draft, start: int, _end: int) -> bool:
    """Inside "when …" or "it feels like …": the writer's picture of a moment, not a verdict."""
    begin = max(draft.sentence_at(start).start, start - 4)
    return bool({"when", "like", "whenever", "if"} & set(draft.words[begin:start]))


def own_regret(draft: Draft, start: int, _end: int) -> bool:
    """The writer owns what follows: "I should have listened when you said …"."""
    sentence = draft.sentence_at(start)
    words = draft.words[sentence.start : sentence.end]
    return bool({"sorry", "apologise", "regret", "deserve"} & set(words)) and "but" not in words


def self_study(draft: Draft, start: int, _end: int) -> bool:
    """A word of therapy turned on the writer: "I read about …", "my own …"."""
    sentence = draft.sentence_at(start)
    words = draft.words[sentence.start : sentence.end]
    return "you" not in words and "your" not in words and bool({"i", "my", "myself"} & set(words))


def sneer(draft: Draft, _start: int, _end: int) -> bool:
    """Thanks or praise in a text that carries a wry sign."""
    return draft.around.wry


def about_you(draft: Draft, _start: int, end: int) -> bool:
    """A feeling word followed at once by "that you" or "with you"."""
    return draft.words[end : end + 2] in (
        ["with", "you"],
        ["of", "you"],
        ["at", "you"],
        ["by", "you"],
    )


def own_part(draft: Draft, start: int, end: int) -> bool:
    """Such as "Sorry if I was short": the writer's own act, not the other's feelings."""
    words = draft.words[start : end + 3]
    if "if" not in words:
        return False
    after = words[words.index("if") + 1 :]
    return after[:1] == ["i"] and "you" not in after


def exemplified(draft: Draft, _start: int, end: int) -> bool:
    """An abstract wish that is at once made plain: "more help, for example on Fridays"."""
    sentence = draft.sentence_at(end - 1)
    tail = draft.words[end - 1 : sentence.end]
    return any(
        pair in (["for", "example"], ["for", "instance"], ["such", "as"])
        for pair in (tail[at : at + 2] for at in range(len(tail)))
    )


GUARDS: Final[Mapping[str, Guard]] = {
    "negated": negated,
    "kind": kind,
    "frees": frees,
    "fond": fond,
    "guessed": guessed,
    "wondered": guessed,
    "self": about_self,
    "curious": curious,
    "joint_past": joint_past,
    "regret": regret,
    "boundary": boundary,
    "reassured": reassured,
    "joint_trial": joint_trial,
    "denied": denied,
    "own_part": own_part,
    "negated_softly": negated_softly,
    "own_regret": own_regret,
    "felt_when": felt_when,
    "self_study": self_study,
    "sneer": sneer,
    "about_you": about_you,
    "exemplified": exemplified,
}
