"""The twelve conversations of the made-up household, as they stand in their bank."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from growingus_desktop.content.tables import Table
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.words import (
    number_or_none,
    read,
    tables_or_none,
    texts,
    texts_or_none,
)
from growingus_desktop.models.asks import Answer, AskSize
from growingus_desktop.models.openers import LikelyReply, OpenerState, Weight

_APART: Final = (
    "state",
    "weight",
    "started",
    "said",
    "planned",
    "minutes",
    "when",
    "drafts",
    "replies",
    "notes",
    "need",
    "ask_made",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What they may say, and what is planned for it."""

    reply: LikelyReply
    they: str
    me: str


@dataclass(frozen=True, slots=True)
class AskMade:
    """What came back once it was said.

    Args:
        answer: what came back.
        size: how much was asked for.
        come_back: days from the ask to the day it may come up again, or None.
        texts: the other columns of the ask, by name.
    """

    answer: Answer
    size: AskSize
    come_back: int | None
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Script:
    """One conversation on its way.

    Args:
        state: where it stands in the latest year.
        weight: how serious it is.
        started: days before the year's end at which it was begun.
        said: days before the year's end at which it was said, or None.
        planned: whether it is planned for the coming Saturday.
        minutes: how long it should take, or None.
        when: the time it is meant for.
        drafts: its wordings, the oldest first.
        texts: the other columns of the opener, by name.
        need: the columns of the need behind it, by name; empty if there is none.
        replies: plans for what they may say.
        notes: what was noticed when going through it alone.
        ask: what came back, if it was said.
    """

    state: OpenerState
    weight: Weight
    started: int
    said: int | None
    planned: bool
    minutes: int | None
    when: str
    drafts: tuple[str, ...]
    texts: Mapping[str, str]
    need: Mapping[str, str]
    replies: tuple[Reply, ...]
    notes: tuple[str, ...]
    ask: AskMade | None


@dataclass(frozen=True, slots=True)
class Scripts:
    """All of them, and the sentences said before one that comes round again."""

    all: tuple[Script, ...]
    again: tuple[str, ...]


def read_scripts(language: str = DEFAULT_LANGUAGE) -> Scripts:
    """The bank of conversations."""
    table = read("openers", language)
    return Scripts(tuple(map(_script, table.tables("openers"))), table.texts("again"))


def read_ask(table: Table, *apart: str) -> AskMade:
    """What came back, from its table in a bank.

    Args:
        table: holds answer, size, come_back if there is one, and texts.
        apart: texts that are no column of an ask.
    """
    return AskMade(
        answer=table.choice("answer", Answer),
        size=table.choice("size", AskSize),
        come_back=number_or_none(table, "come_back"),
        texts=texts(table, "answer", "size", "come_back", *apart),
    )


def _script(table: Table) -> Script:
    return Script(
        state=table.choice("state", OpenerState),
        weight=table.choice("weight", Weight),
        started=table.number("started", 0, 360),
        said=number_or_none(table, "said"),
        planned=table.text_or_none("planned") == "saturday",
        minutes=number_or_none(table, "minutes"),
        when=table.text_or_none("when"),
        drafts=table.texts("drafts"),
        texts=texts(table, *_APART),
        need=texts(table.table("need")) if "need" in table else {},
        replies=tuple(
            Reply(row.choice("reply", LikelyReply), row.text("they"), row.text("me"))
            for row in tables_or_none(table, "replies")
        ),
        notes=texts_or_none(table, "notes"),
        ask=read_ask(table.table("ask_made")) if "ask_made" in table else None,
    )
