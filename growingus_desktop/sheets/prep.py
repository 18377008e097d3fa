"""The conversation-prep sheet: what to bring to a hard talk, on one page."""

from dataclasses import dataclass

from growingus_desktop.sheets.blocks import (
    Block,
    Boxed,
    Half,
    Labelled,
    Lines,
    Pair,
    Replies,
    Reply,
    Sheet,
    SheetKind,
    Title,
)
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs
from growingus_desktop.sheets.words import SheetWords

_BLANK_REPLIES = 3
_NOTE_LINES = 3


@dataclass(frozen=True, slots=True)
class PrepValues:
    """What a person prepared; anything may be empty and is then left out.

    Args:
        title: what the talk is about.
        when: when it is planned, already worded ("Saturday, after lunch").
        how_long: its length, already worded ("15 minutes").
        place: where.
        protect: what is good and should stay so.
        first_words: the opener itself.
        ask: the concrete request.
        my_part: the person's own share in it.
        replies: likely replies with line two.
        pause_plan: what to do when flooded.
        repair_line: a sentence to come back with.
        not_the_moment: what to do if it turns out to be a bad time.
    """

    title: str = ""
    when: str = ""
    how_long: str = ""
    place: str = ""
    protect: str = ""
    first_words: str = ""
    ask: str = ""
    my_part: str = ""
    replies: tuple[Reply, ...] = ()
    pause_plan: str = ""
    repair_line: str = ""
    not_the_moment: str = ""


def prep_sheet(values: PrepValues, words: SheetWords) -> Sheet:
    """The sheet for one prepared talk: parts left empty are left out, notes fill the rest.

    With nothing prepared at all it is the blank sheet.
    """
    if is_empty(own_words(values)):
        return blank_prep(words)
    blocks: list[Block] = [Title(_one_line(values.title) or words.blank_title, _aside(values))]
    if not is_empty(values.protect):
        blocks.append(Labelled(words.protect, values.protect))
    if not is_empty(values.first_words):
        blocks.append(Boxed(words.first_words, words.quoted(values.first_words)))
    blocks += _paired(Labelled(words.ask, values.ask), Labelled(words.my_part, values.my_part))
    blocks += _replies(values.replies, words)
    blocks += _paired(
        Labelled(words.pause_plan, values.pause_plan),
        Labelled(words.repair_line, words.quoted(values.repair_line)),
    )
    if not is_empty(values.not_the_moment):
        blocks.append(Labelled(words.not_the_moment, values.not_the_moment))
    blocks.append(Lines(words.notes, _NOTE_LINES, fills=True))
    return Sheet(SheetKind.PREP, tuple(blocks), words.footer)


def blank_prep(words: SheetWords) -> Sheet:
    """The same page with lines to write on, for those who think with a pen."""
    blocks: tuple[Block, ...] = (
        Title(words.blank_title),
        Lines(words.blank_when, 1),
        Lines(words.protect, 1),
        Boxed(words.first_words, "", lines=4),
        Pair(Lines(words.ask, 2), Lines(words.my_part, 2)),
        Replies(words.they_say, words.i_say, (Reply("", ""),) * _BLANK_REPLIES),
        Pair(Lines(words.pause_plan, 2), Lines(words.repair_line, 2)),
        Lines(words.notes, 1, fills=True),
    )
    return Sheet(SheetKind.PREP, blocks, words.footer)


def own_words(values: PrepValues) -> str:
    """All that the person wrote for the sheet, for the safety gate to read before it is shown."""
    texts = [
        values.title,
        values.when,
        values.place,
        values.how_long,
        values.protect,
        values.first_words,
        values.ask,
        values.my_part,
        *(side for reply in values.replies for side in (reply.theirs, reply.mine)),
        values.pause_plan,
        values.repair_line,
        values.not_the_moment,
    ]
    return "\n".join(text for text in texts if not is_empty(text))


def _aside(values: PrepValues) -> str:
    parts = (_one_line(text) for text in (values.how_long, values.when, values.place))
    return " · ".join(part for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(paragraphs(text))


def _paired(left: Half, right: Half) -> list[Block]:
    kept: list[Half] = [
        half for half in (left, right) if isinstance(half, Labelled) and not is_empty(half.text)
    ]
    return [Pair(kept[0], kept[1])] if len(kept) == 2 else list[Block](kept)


def _replies(replies: tuple[Reply, ...], words: SheetWords) -> list[Block]:
    rows = tuple(
        Reply(words.quoted(reply.theirs), reply.mine)
        for reply in replies
        if not (is_empty(reply.theirs) and is_empty(reply.mine))
    )
    return [Replies(words.they_say, words.i_say, rows)] if rows else []
