"""Barbs that lie in a sentence's shape: mocking tags, lone praise, my effort against your ease."""

from collections.abc import Iterator

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Category

_C = Category


def mocking_tag(draft: Draft) -> Iterator[Finding]:
    """Such as "It's all in my head, is it?": a tag of the same sign as its sentence."""
    for sentence in draft.sentences:
        end = sentence.end
        if end - sentence.core < 4 or draft.lattice.joins[end - 2]:
            continue
        if draft.words[end - 2] not in draft.among("tag_verbs") or draft.words[
            end - 1
        ] not in draft.among("tag_pronouns"):
            continue
        head = draft.words[sentence.core : end - 2]
        if not {"not", "never", "no", "nothing", "nobody"} & set(head):
            yield Finding(sentence.core, end, (_C.CONTEMPT,), sign="mocking_tag")


def lone_praise(draft: Draft) -> Iterator[Finding]:
    """Such as "Charming." "Lovely. Cold dinner for one.": one word of praise, closed by a full stop."""
    for sentence in draft.sentences:
        if sentence.end - sentence.start != 1 or not draft.has(sentence.start, "one_word_praise"):
            continue
        if "!" not in sentence.marks and "?" not in sentence.marks and draft.around.opens:
            yield Finding(sentence.start, sentence.end, (_C.CONTEMPT,), sign="lone_praise")


def contrast(draft: Draft) -> Iterator[Finding]:
    """My effort against your ease: "I cooked, and you came in and asked what the fuss was"."""
    for sentence in draft.sentences:
        words = draft.words[sentence.core : sentence.end]
        if (
            words[:1] not in (["i"], ["we"], ["when"], ["while"])
            or draft.among("offers") & set(words)
            or sentence.is_asked
        ):
            continue
        for place in range(sentence.core + 2, sentence.end - 2):
            if draft.words[place] not in {"and", "but", "while"} or draft.words[place + 1] != "you":
                continue
            verb = place + 2
            while draft.has(verb, "skip"):
                verb += 1
            if any(
                draft.has(verb, name)
                for name in ("frees_you", "pos_verb_you", "neutral_you", "good_act")
            ):
                continue
            if draft.word(verb) in draft.among("past_acts") or draft.word(verb).endswith("ed"):
                yield Finding(place + 1, min(sentence.end, place + 7), (_C.BLAME,), sign="contrast")
                break
