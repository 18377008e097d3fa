"""The guides: read from their files, checked, and refused one by one where they are broken."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from growingus_desktop.content import assembly, frontmatter, markdown
from growingus_desktop.content.blocks import Block, TryIt, words_of
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.folding import fold_letters
from growingus_desktop.content.frontmatter import FrontMatter
from growingus_desktop.content.guide import Guide, Match
from growingus_desktop.content.markdown import Leaf, Shape
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, content_files

BYTE_LIMIT = 64 * 1024
"""Bytes one guide file may have: some thirty times the length of ours."""

FOLDER_LIMIT = 500
"""Files of a folder that are looked at."""

OWN_PREFIX = "own-"
SUFFIX = ".md"
_WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """A guide file that isn't shown, and why.

    Args:
        name: the file's name, without its folder.
        line: the line to look at, from 1.
        reason: what is wrong there.
        detail: the field or part meant, or "".
    """

    name: str
    line: int
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The guides that can be read, and the files that can't.

    Args:
        guides: in reading order, a person's own after ours.
        refused: in the order of their names.
    """

    guides: tuple[Guide, ...]
    refused: tuple[Refusal, ...] = ()

    def find(self, guide_id: str) -> Guide | None:
        """The guide with that id, if it stands here."""
        return next((guide for guide in self.guides if guide.id == guide_id), None)

    def search(self, words: str) -> tuple[tuple[Guide, Match], ...]:
        """The guides holding all of `words`, those with them in the title first."""
        found = [(guide, match) for guide in self.guides if (match := guide.search(words))]
        return tuple(sorted(found, key=lambda pair: not pair[1].in_title))


def load_guides(language: str = DEFAULT_LANGUAGE, own_folder: Path | None = None) -> Shelf:
    """Every guide shipped with the program, and those in a person's own folder.

    Args:
        language: a BCP 47 tag; guides not yet translated come in English.
        own_folder: a folder of the person's own ``.md`` files, if they chose one.
    """
    ours = _shipped(language)
    if own_folder is None:
        return ours
    return joined(ours, shelve(_files_in(own_folder), own=True))


@cache
def _shipped(language: str) -> Shelf:
    return shelve(content_files("guides", SUFFIX, language))


def shelve(files: Iterable[Path], *, own: bool = False) -> Shelf:
    """A shelf of guide files: the good ones read, the broken ones named, none of them fatal.

    Args:
        files: the files to read.
        own: whether they are a person's own, which need no more than a title and a text.
    """
    guides: dict[str, Guide] = {}
    refused: list[Refusal] = []
    for file in files:
        try:
            guide = load_guide_file(file, own=own)
        except GuideError as error:
            refused.append(Refusal(file.name, error.line, error.reason, error.detail))
            continue
        if guide.id in guides:
            refused.append(Refusal(file.name, 1, Reason.DUPLICATE_ID, "id"))
        else:
            guides[guide.id] = guide
    return Shelf(tuple(sorted(guides.values(), key=_place)), tuple(refused))


def joined(first: Shelf, second: Shelf) -> Shelf:
    """Two shelves as one; their ids never meet, since a person's own carry a prefix."""
    guides = sorted((*first.guides, *second.guides), key=_place)
    return Shelf(tuple(guides), (*first.refused, *second.refused))


def load_guide_file(file: Path, *, own: bool = False) -> Guide:
    """One guide from its file.

    Raises:
        GuideError: if the file can't be read or isn't a sound guide.
    """
    return load_guide_text(text_of(file), file.name, own=own)


def text_of(file: Path) -> str:
    """What stands in a guide file, no more of it being read than a guide may have.

    Raises:
        GuideError: if it can't be read as text.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(BYTE_LIMIT + 1)
    except (OSError, ValueError):
        raise GuideError(1, Reason.UNREADABLE_FILE) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) > BYTE_LIMIT:
            raise GuideError(1, Reason.TOO_LARGE) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise GuideError(line, Reason.NOT_UTF8) from None


def load_guide_text(text: str, name: str, *, own: bool = False, known_as: str = "") -> Guide:
    """One guide from its text.

    Args:
        text: front matter and Markdown.
        name: its file name, from which a person's own guide gets an id if it has none.
        own: whether it is the person's own.
        known_as: the id it is kept under, whatever its text says.

    Raises:
        GuideError: naming the line and the reason; nothing else is ever raised.
    """
    if len(text.encode("utf-8", "surrogatepass")) > BYTE_LIMIT:
        raise GuideError(1, Reason.TOO_LARGE)
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in clean:
        # No text has one; pictures, and letters stored in twos, have many.
        raise GuideError(clean.count("\n", 0, clean.index("\0")) + 1, Reason.NOT_UTF8)
    if own and not frontmatter.has_one(clean):
        facts, leaves = _note(clean, name)
    else:
        head, body, first_line = frontmatter.split(clean)
        facts = frontmatter.read(head, own=own)
        leaves = markdown.leaves(body, first_line, own=own)
    last_line = clean.rstrip("\n").count("\n") + 1
    if not leaves:
        raise GuideError(last_line, Reason.EMPTY)
    if not own:
        assembly.check_form(leaves, last_line)
    blocks, plain = assembly.assemble(leaves, facts.button, last_line)
    guide_id = own_id(facts.id, name) if own else facts.id
    return _guide(facts, blocks, plain, known_as or guide_id, own=own)


def _note(text: str, name: str) -> tuple[FrontMatter, tuple[Leaf, ...]]:
    """A person's own Markdown without any front matter of ours: its first heading is its title."""
    title, body, first_line = frontmatter.without(text)
    leaves = markdown.leaves(body, first_line, own=True)
    first = leaves[0] if leaves else None
    if first is not None and first.shape is Shape.HEADING and first.part is None:
        heading = " ".join(words_of(first.spans).split())
        if not title or heading == title:
            title, leaves = heading, leaves[1:]
    return frontmatter.bare(title or title_of(name)), leaves


def title_of(name: str) -> str:
    """A title made of a file's name."""
    shown = "".join(c if c.isprintable() else " " for c in PurePath(name).stem)
    return " ".join(shown.replace("_", " ").split()) or name


def own_id(given: str, name: str) -> str:
    """The id of a person's own guide, which stays the same as long as its file's name does.

    Args:
        given: the id in its front matter, or "".
        name: its file name.
    """
    letters = fold_letters(given or PurePath(name).stem)
    apart = "".join(c if c.isascii() and c.isalnum() else " " for c in letters)
    slug = "-".join(apart.split())[:48]
    # A name without a Latin letter would leave nothing to tell two guides apart by.
    return OWN_PREFIX + (slug or hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12])


def _guide(
    facts: FrontMatter, blocks: tuple[Block, ...], plain: str, guide_id: str, *, own: bool
) -> Guide:
    return Guide(
        id=guide_id,
        title=facts.title,
        topic=facts.topic,
        question=facts.question,
        minutes=facts.minutes or max(1, round(len(plain.split()) / _WORDS_A_MINUTE)),
        order=facts.order,
        tools=facts.tools,
        evidence=facts.evidence,
        sources=facts.sources,
        blocks=blocks,
        plain=plain,
        try_it=next((block for block in blocks if isinstance(block, TryIt)), None),
        own=own,
    )


def _place(guide: Guide) -> tuple[bool, int, str]:
    return guide.own, guide.order, fold_letters(guide.title)


def _files_in(folder: Path) -> list[Path]:
    try:
        found = [file for file in folder.iterdir() if file.suffix.lower() == SUFFIX]
        return sorted(file for file in found if file.is_file())[:FOLDER_LIMIT]
    except OSError:
        return []
