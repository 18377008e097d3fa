"""The eight check-in questions, kept word for word and never added up (evidence §3)."""

from dataclasses import dataclass

from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.content.typeset import typeset
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

ITEMS = 8
ANSWERS = 5


@dataclass(frozen=True, slots=True)
class CheckInItem:
    """One question.

    Args:
        key: what the vault keeps it by.
        name: its short name, for the dot strip.
        text: the sentence to answer.
        guarded: whether its answer is kept only on request and a low one offers the safety card.
    """

    key: str
    name: str
    text: str
    guarded: bool


@dataclass(frozen=True, slots=True)
class CheckInTexts:
    """The whole check-in.

    Args:
        items: the eight, in their order.
        answers: the words for 0 to 4; none is chosen beforehand.
        skip: the words for leaving one out.
        line: the optional last question.
        after_argument: the tick that says what state coloured the answers.
        about: what these questions are and aren't.
    """

    items: tuple[CheckInItem, ...]
    answers: tuple[str, ...]
    skip: str
    line: str
    after_argument: str
    about: str


def load_checkin(language: str = DEFAULT_LANGUAGE) -> CheckInTexts:
    """The check-in shipped with the program.

    Raises:
        ContentError: naming the row and what is wrong with it.
    """
    return parse_checkin(read_content("checkin.toml", language), "checkin.toml")


def parse_checkin(text: str, source: str) -> CheckInTexts:
    """The check-in in the TOML text of `load_checkin`'s file."""
    top = parse(text, source)
    top.only(("items", "answers", "skip", "line", "after_argument", "about"))
    rows = top.tables("items")
    unique_by(((row.text("key"), row) for row in rows), "key")
    if len(rows) != ITEMS:
        raise top.fails("items", Flaw.OUT_OF_RANGE)
    answers = top.texts("answers")
    if len(answers) != ANSWERS:
        raise top.fails("answers", Flaw.OUT_OF_RANGE)
    return CheckInTexts(
        items=tuple(_item(row) for row in rows),
        answers=tuple(typeset(answer) for answer in answers),
        skip=typeset(top.text("skip")),
        line=typeset(top.text("line")),
        after_argument=typeset(top.text("after_argument")),
        about=typeset(top.text("about")),
    )


def _item(row: Table) -> CheckInItem:
    row.only(("key", "name", "text", "guarded"))
    return CheckInItem(
        row.text("key"), typeset(row.text("name")), typeset(row.text("text")), row.yes("guarded")
    )
