"""A person's own Markdown, read from their disk once: what can be kept, and what is refused."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.content import frontmatter
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import (
    FOLDER_LIMIT,
    Refusal,
    load_guide_text,
    own_id,
    text_of,
    title_of,
)

SUFFIXES = frozenset({".md", ".markdown"})
_PLAIN_HEADING = re.compile(r"#{1,6} +([\w][\w ,.:;’'“”?()–-]*)(?:\n|$)")
"""A heading that holds nothing Markdown would read any other way."""

_HEAD = 2_000
"""Characters within which a guide's heading stands."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A guide that can be kept.

    Args:
        guide: its id.
        title: what it is called.
        source: its Markdown; with it alone the same guide is read again.
        has_own_id: whether the id stands in the file, so that another title is no other guide.
    """

    guide: str
    title: str
    source: str
    has_own_id: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found in a file or a folder.

    Args:
        brought: what can be kept, in the order of the files' names.
        refused: what can't, and why.
        left_out: how many files of a large folder weren't looked at.
    """

    brought: tuple[Brought, ...] = ()
    refused: tuple[Refusal, ...] = ()
    left_out: int = 0


def read_file(file: Path) -> Batch:
    """One file, whatever its ending: the person pointed at it."""
    return _read([file], 0)


def read_folder(folder: Path) -> Batch:
    """The Markdown files in a folder; folders inside it and links out of it are not followed."""
    try:
        found = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
    except OSError:
        return Batch(refused=(Refusal(shown_name(folder), 1, Reason.UNREADABLE_FILE),))
    files = [file for file in found if file.is_symlink() or not file.is_dir()]
    return _read(files[:FOLDER_LIMIT], max(0, len(files) - FOLDER_LIMIT), inside=folder)


def kept_guide(guide_id: str, source: str) -> Guide:
    """A guide as it is kept.

    Raises:
        GuideError: if it can't be shown, as after damage.
    """
    return load_guide_text(source, guide_id, own=True, known_as=guide_id)


def own_title(source: str) -> str:
    """What a guide that is kept is called, told without reading all of it; empty if it is broken."""
    clean = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        if frontmatter.has_one(clean):
            return frontmatter.read(frontmatter.split(clean)[0], own=True).title
    except GuideError:
        return ""
    title, body, _ = frontmatter.without(clean)
    heading = _PLAIN_HEADING.match(body.lstrip("\n"))
    if title or heading is not None:
        return frontmatter.shown_title(title or (heading[1] if heading else ""))
    try:
        # The first lines are enough: a heading is one of them or there is none.
        return load_guide_text(body[:_HEAD], "", own=True).title
    except GuideError:
        return ""


def own_text(source: str) -> str:
    """What stands in a guide that is kept, as it is written and without its head."""
    if frontmatter.has_one(source):
        try:
            return frontmatter.split(source)[1].strip()
        except GuideError:
            return ""
    return frontmatter.without(source)[1].strip()


def shown_name(file: Path) -> str:
    """A file's name, fit to be shown: on one line, and in the direction it is written."""
    return "".join(c if c.isprintable() else "\ufffd" for c in file.name)[:120]


def _read(files: list[Path], left_out: int, inside: Path | None = None) -> Batch:
    brought: dict[str, Brought] = {}
    refused: list[Refusal] = []
    for file in files:
        name = shown_name(file)
        try:
            one = _brought(file, inside)
        except GuideError as error:
            refused.append(Refusal(name, error.line, error.reason, error.detail))
            continue
        if one.guide in brought:
            refused.append(Refusal(name, 1, Reason.DUPLICATE_ID, "id"))
        else:
            brought[one.guide] = one
    return Batch(tuple(brought.values()), tuple(refused), left_out)


def _brought(file: Path, inside: Path | None) -> Brought:
    try:
        if inside is not None and not file.resolve().is_relative_to(inside.resolve()):
            raise GuideError(1, Reason.LEADS_ELSEWHERE)
        # A pipe or a device would never come to its end.
        if not stat.S_ISREG(file.stat().st_mode):
            raise GuideError(1, Reason.UNREADABLE_FILE)
    except (OSError, RuntimeError, ValueError):
        raise GuideError(1, Reason.UNREADABLE_FILE) from None
    text = text_of(file).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    guide = load_guide_text(text, "", own=True)
    title = guide.title or title_of(file.name)
    if not guide.title:
        # Only the file's name says what it is called, and that isn't kept.
        text = frontmatter.titled(text, title)
    has_own_id = frontmatter.has_one(text) and frontmatter.names_id(text)
    guide_id = guide.id if has_own_id else own_id("", file.name)
    return Brought(guide_id, title, text, has_own_id)
