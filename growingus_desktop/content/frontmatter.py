"""The few facts at the head of a guide file, checked before anything is shown."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from growingus_desktop.content import doors, evidence
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.tables import (
    ContentError,
    Flaw,
    Table,
    UnreadableTomlError,
    parse,
)
from growingus_desktop.content.topics import Topic
from growingus_desktop.core.destinations import Destination, Tool

FENCE = "+++"
_OTHER_FENCE, _OTHER_ENDS = "---", ("---", "...")
"""How other programs begin and end the facts at the head of a note."""

TITLE_LIMIT = 120
"""Characters of a title that are shown; of a longer one the beginning."""

_JOINERS = "\u200c\u200d"
"""Signs some scripts, and some pictures among letters, are written with."""

_OWN_HEAD_LIMIT = 8_000
"""Characters a person's own head may have; a dotted name of many more would take a gigabyte to read."""

AFTER_OURS = 1000
"""The order of a guide that names none, so that a person's own stand after ours."""

_FIELDS = (
    "id",
    "title",
    "topic",
    "question",
    "minutes",
    "order",
    "tools",
    "evidence",
    "sources",
    "try",
)
_TRY_FIELDS = ("button", "room", "tool", "prefill")
_OUR_ID = re.compile(r"G[1-9][0-9]?")
_OWN_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_OWN_ID_LIMIT = 48

_REASONS: Mapping[Flaw, Reason] = {
    Flaw.UNREADABLE: Reason.UNREADABLE_TOML,
    Flaw.MISSING: Reason.MISSING_FIELD,
    Flaw.EMPTY: Reason.MISSING_FIELD,
    Flaw.WRONG_TYPE: Reason.WRONG_TYPE,
    Flaw.OUT_OF_RANGE: Reason.WRONG_TYPE,
    Flaw.UNKNOWN_FIELD: Reason.UNKNOWN_FIELD,
}
_REASONS_OF_VALUES: Mapping[str, Reason] = {
    "id": Reason.BAD_ID,
    "topic": Reason.UNKNOWN_TOPIC,
    "tools": Reason.UNKNOWN_TOOL,
    "try": Reason.UNKNOWN_TOOL,
    "evidence": Reason.UNKNOWN_EVIDENCE,
}


@dataclass(frozen=True, slots=True)
class Button:
    """What the Try it card's button says and opens."""

    words: str
    destination: Destination


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A guide's head.

    Args:
        id: ``G1`` to ``G99`` for ours; a person's own id, or "" where they gave none.
        title: what the guide is called.
        topic: the shelf it stands on.
        question: the question it answers, as a reader would ask it.
        minutes: reading time; 0 where the file gives none.
        order: its place among the others.
        tools: the tools it speaks of.
        evidence: the claims it leans on.
        sources: where they come from, one a line.
        button: the Try it card's button, if there is a card.
    """

    id: str
    title: str
    topic: Topic
    question: str
    minutes: int
    order: int
    tools: tuple[Tool, ...]
    evidence: tuple[str, ...]
    sources: tuple[str, ...]
    button: Button | None


def has_one(text: str) -> bool:
    """Whether a text opens with front matter of our kind."""
    return text.split("\n", 1)[0].rstrip() == FENCE


def without(text: str) -> tuple[str, str, int]:
    """What a note of another program is called, its body, and the body's first line from 1.

    Whatever else stands at its head means nothing here and is left out.

    Args:
        text: the whole file, with bare newlines.
    """
    lines = text.split("\n")
    if lines[0].rstrip() == _OTHER_FENCE:
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() in _OTHER_ENDS:
                title = next((one for row in lines[1:number] if (one := _their_title(row))), "")
                return title, "\n".join(lines[number + 1 :]), number + 2
    return "", text, 1


def shown_title(title: str) -> str:
    """A title on one line, in the direction its letters have, and no longer than can be shown.

    Args:
        title: as somebody wrote it; signs that turn what follows round are left out.
    """
    kept = "".join(c for c in title if c.isprintable() or c.isspace() or c in _JOINERS)
    line = " ".join(kept.split())
    return line if len(line) <= TITLE_LIMIT else f"{line[:TITLE_LIMIT].rstrip()}…"


def bare(title: str) -> FrontMatter:
    """The facts about a note that tells none but what it is called."""
    return FrontMatter("", shown_title(title), Topic.OWN, "", 0, AFTER_OURS, (), (), (), None)


def titled(text: str, title: str) -> str:
    """A note without any front matter, with the one fact that doesn't stand in it put before it."""
    _, body, _ = without(text)
    # A TOML string takes what a JSON string takes, but for this one.
    written = json.dumps(title.replace("\x7f", " "), ensure_ascii=False)
    return f"{FENCE}\ntitle = {written}\n{FENCE}\n{body}"


def names_id(text: str) -> bool:
    """Whether a file with front matter names the guide's id itself."""
    try:
        return "id" in parse(split(text)[0], "front matter")
    except (GuideError, ContentError, UnreadableTomlError):
        return False


def _their_title(line: str) -> str:
    name, colon, value = line.partition(":")
    return value.strip().strip("\"'").strip() if colon and name.strip() == "title" else ""


def split(text: str) -> tuple[str, str, int]:
    """A guide file's front matter, its body, and the body's first line counted from 1.

    Args:
        text: the whole file, with bare newlines.

    Raises:
        GuideError: if the file doesn't open with a closed ``+++`` block.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise GuideError(1, Reason.MISSING_FRONT_MATTER)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise GuideError(1, Reason.MISSING_FRONT_MATTER)


def read(toml: str, *, own: bool) -> FrontMatter:
    """The front matter in `toml`.

    Args:
        toml: what stands between the fences.
        own: whether the guide is the person's own, which needs no more than a title.

    Raises:
        GuideError: if a field is missing, misspelt, of the wrong type or names nothing we know.
    """
    if own and len(toml) > _OWN_HEAD_LIMIT:
        raise GuideError(1, Reason.HEAD_TOO_LONG)
    try:
        table = parse(toml, "front matter")
        table.only(_FIELDS)
        return _own(table) if own else _ours(table)
    except UnreadableTomlError as error:
        raise GuideError(error.line + 1, Reason.UNREADABLE_TOML) from None
    except ContentError as error:
        raise _at_its_line(error, toml) from None


def _ours(table: Table) -> FrontMatter:
    for field in ("evidence", "sources"):
        if not table.texts(field):
            raise table.fails(field, Flaw.EMPTY)
    topic = table.choice("topic", Topic)
    if topic is Topic.OWN:
        raise table.fails("topic", Flaw.UNKNOWN_VALUE)
    return FrontMatter(
        id=_id(table, _OUR_ID),
        title=table.text("title"),
        topic=topic,
        question=table.text("question"),
        minutes=table.number("minutes", 1, 60),
        order=table.number("order", 1, AFTER_OURS - 1),
        tools=_tools(table),
        evidence=_evidence(table),
        sources=table.texts("sources"),
        button=_button(table.table("try")),
    )


def _own(table: Table) -> FrontMatter:
    return FrontMatter(
        id=_id(table, _OWN_ID) if "id" in table else "",
        title=_own_title(table),
        topic=table.choice("topic", Topic) if "topic" in table else Topic.OWN,
        question=table.text_or_none("question"),
        minutes=table.number("minutes", 1, 60) if "minutes" in table else 0,
        order=table.number("order", 1, AFTER_OURS) if "order" in table else AFTER_OURS,
        tools=_tools(table) if "tools" in table else (),
        evidence=_evidence(table) if "evidence" in table else (),
        sources=table.texts("sources") if "sources" in table else (),
        button=_button(table.table("try")) if "try" in table else None,
    )


def _own_title(table: Table) -> str:
    title = shown_title(table.text("title"))
    if not title:
        raise table.fails("title", Flaw.EMPTY)
    return title


def _id(table: Table, shape: re.Pattern[str]) -> str:
    value = table.text("id")
    if len(value) > _OWN_ID_LIMIT or not shape.fullmatch(value):
        raise table.fails("id", Flaw.UNKNOWN_VALUE)
    return value


def _tools(table: Table) -> tuple[Tool, ...]:
    try:
        return tuple(Tool(name) for name in table.texts("tools"))
    except ValueError:
        raise table.fails("tools", Flaw.UNKNOWN_VALUE) from None


def _evidence(table: Table) -> tuple[str, ...]:
    ids = table.texts("evidence")
    if evidence.unknown(ids):
        raise table.fails("evidence", Flaw.UNKNOWN_VALUE)
    return ids


def _button(table: Table) -> Button:
    table.only(_TRY_FIELDS)
    prefill: dict[str, str] = {}
    if "prefill" in table:
        given = table.table("prefill")
        prefill = {key: given.text(key) for key in given.names()}
    words, room, tool = table.text("button"), table.text("room"), table.text_or_none("tool")
    try:
        return Button(words, doors.destination(room, tool, prefill))
    except doors.NoSuchDoorError:
        raise table.fails("tool", Flaw.UNKNOWN_VALUE) from None


def _at_its_line(error: ContentError, toml: str) -> GuideError:
    path = error.where.split(".")
    reason = _REASONS.get(error.flaw) or _REASONS_OF_VALUES[path[0]]
    # A misspelt or invented name is the author's own word, so only known ones are passed on.
    known = [name for name in path if name in _FIELDS or name in _TRY_FIELDS]
    return GuideError(_line_of(path, toml), reason, ".".join(known))


def _line_of(path: list[str], toml: str) -> int:
    # The fence is line 1, so the TOML's first line, at index 0, is line 2 of the file.
    lines = toml.split("\n")
    at, found = 0, 1
    for name in path:
        opening = re.compile(rf"\s*\[*\s*(?:\w+\.)*[\"']?{re.escape(name)}[\"']?\s*[=\].]")
        for index in range(at, len(lines)):
            if opening.match(lines[index]):
                at, found = index, index + 2
                break
    return found
