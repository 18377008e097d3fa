"""Feeling, moment and ask, taken from the person's own words; what only they know stays open as "…".

Source: evidence E1, E3, E6 (a gentle start names a feeling, a moment and something that can be done).
"""

from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final, NamedTuple

from growingus_desktop.coach.draft import Draft

BLANK: Final = "…"
"""Stands where only the person knows what to say."""

_OWNERS: Final = frozenset({"the", "our", "my", "your", "this", "that"})
_SEEN: Final = frozenset({"the", "this", "that"})
_LONGEST_ACT: Final = 9
_NO_ACT: Final = ("insult", "neg_trait", "sweeping", "harm", "nothing_certain")
_FELT: Final = frozenset({"am", "was", "feel", "felt", "feeling"})
_BEFORE_A_DAY: Final = frozenset({"on", "last", "this", "yesterday"})


@unique
class SlotKind(StrEnum):
    """What a part of a gentler sentence says."""

    MOMENT = "moment"
    FEELING = "feeling"
    ASK = "ask"


class Slot(NamedTuple):
    """One part of a gentler sentence."""

    kind: SlotKind
    text: str

    @property
    def is_open(self) -> bool:
        """Whether something is left for the person to fill in."""
        return BLANK in self.text


class Slots(NamedTuple):
    """The three parts, and the thing a clause is about ("the bins"), None without one."""

    moment: Slot
    feeling: Slot
    ask: Slot
    topic: str | None


def slots_of(draft: Draft, start: int, end: int, wording: Mapping[str, str]) -> Slots:
    """The three parts of a gentler sentence for the words [start, end).

    Args:
        draft: the sentence.
        start: its first word to be said another way.
        end: the word after the last.
        wording: how each part is said, from wording.toml.
    """
    topic = _topic(draft, start, end)
    return Slots(
        Slot(SlotKind.MOMENT, _moment(_time(draft, start, end), topic, wording)),
        Slot(SlotKind.FEELING, wording["felt"].format(feeling=_feeling(draft) or BLANK)),
        Slot(SlotKind.ASK, _ask(_act(draft, start, end), topic, wording)),
        topic,
    )


def _moment(time: str | None, topic: str | None, wording: Mapping[str, str]) -> str:
    if time is not None:
        return wording["moment_time"].format(time=time[0].upper() + time[1:])
    if topic is not None:
        return wording["moment_topic"].format(topic=topic)
    return wording["moment_blank"]


def _ask(act: str | None, topic: str | None, wording: Mapping[str, str]) -> str:
    if act is not None:
        return wording["ask_act"].format(act=act)
    if topic is not None:
        return wording["ask_topic"].format(topic=topic)
    return wording["ask_blank"]


def _topic(draft: Draft, start: int, end: int) -> str | None:
    """The thing the clause is about, in the person's own words: "the bins", "my mum"."""
    for place in range(start + 1, end):
        after = draft.after(place, "thing")
        owner = draft.word(place - 1)
        if after is None or after > end or owner not in _OWNERS:
            continue
        if draft.word(place - 2) == "up":  # "up the wall", "up my street": nothing one can see
            continue
        begin, stop = draft.span(place, after)
        return f"{'the' if owner in _SEEN else owner} {draft.text[begin:stop]}"
    return None


def _time(draft: Draft, start: int, end: int) -> str | None:
    """One moment the clause itself names: "last night", "on Sunday"."""
    for place in range(start, end):
        word, before = draft.word(place), draft.word(place - 1)
        if word in {"yesterday", "tonight", "today"}:
            return word
        whole = draft.after(place, "moment")
        if whole is not None and whole <= end:
            return _written(draft, place, whole)
        if draft.has(place, "weekday") and before in _BEFORE_A_DAY:
            return _written(draft, place - 1, place + 1)
    return None


def _feeling(draft: Draft) -> str | None:
    """A feeling the writer names in the same sentence."""
    for place in range(1, len(draft.words)):
        after = draft.after(place, "feeling")
        if after is None or draft.has(place, "faux"):
            continue
        before = draft.words[max(0, place - 3) : place]
        if _FELT & set(before) and not {"not", "you", "are"} & set(before):
            return _written(draft, place, after)
    return None


def _act(draft: Draft, start: int, end: int) -> str | None:
    """What the clause wants done, as a verb and what follows: "put the kids to bed"."""
    for place in range(start, min(end, start + 6)):
        after = draft.after(place, "act_follows")
        while after is not None and (draft.has(after, "skip") or draft.word(after) == "ever"):
            after += 1
        if after is None or after >= end or not draft.has(after, "doable"):
            continue
        stop = after + 1
        while stop < end and draft.lattice.joins[stop] and not draft.has(stop, "act_ends"):
            stop += 1
        if stop - after > _LONGEST_ACT or (stop == after + 1 and draft.has(after, "needs_object")):
            return None
        if any(draft.any_of(after, stop, name) for name in _NO_ACT):
            return None
        return _kept(draft, after, stop)
    return None


def _kept(draft: Draft, start: int, end: int) -> str:
    """The words as written, without those that only add force."""
    kept: list[str] = []
    last = -1
    for place in range(start, end):
        token = draft.tokens[place]
        if not draft.has(place, "skip") and token.start >= last:
            kept.append(draft.text[token.start : token.end])
            last = token.end
    return " ".join(kept).replace(" '", "'").replace(" ’", "’")


def _written(draft: Draft, start: int, end: int) -> str:
    begin, stop = draft.span(start, end)
    written = draft.text[begin:stop]
    return written.lower() if written.isupper() and len(written) > 1 else written
