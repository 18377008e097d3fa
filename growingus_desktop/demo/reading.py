"""How far the made-up reader has come in the guides, and what they marked."""

import re
from typing import Final

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.tables import Table
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.scribe import Scribe
from growingus_desktop.demo.words import number_or_none, read
from growingus_desktop.models.reading import Highlight, ReadingMark

SENTENCE: Final = re.compile(r"(?<=[.!?] )[A-Z][^.!?\n]{50,150}[.!?](?= |\n|$)")
"""A sentence of middling length inside a paragraph, worth a marker pen."""


def write_reading(scribe: Scribe, language: str = DEFAULT_LANGUAGE) -> None:
    """Mark the guides the reader opened; guides that aren't shipped are left out."""
    shelf = load_guides(language)
    for row in read("reading", language).tables("marks"):
        found = (shelf.find(guide_id) for guide_id in row.texts("guides"))
        guide = next((guide for guide in found if guide is not None), None)
        if guide is not None:
            _mark(scribe, guide, row)


def _mark(scribe: Scribe, guide: Guide, row: Table) -> None:
    opened = scribe.moment(scribe.ago(row.number("opened", 0, 360)), 20, 40)
    days = number_or_none(row, "finished")
    finished = None if days is None else scribe.moment(scribe.ago(days), 21, 2)
    permille = row.number("permille", 0, 1000)
    mark = ReadingMark(
        guide=guide.id,
        permille=permille,
        furthest=permille,
        opened_at=opened,
        finished_at=finished,
        bookmarked=row.yes("bookmarked"),
    )
    scribe.add(mark, opened, finished)
    read_so_far = len(guide.plain) * permille // 1000
    sentences = list(SENTENCE.finditer(guide.plain, 0, read_so_far))
    if sentences:
        found = scribe.random("reading", guide.id).choice(sentences)
        highlight = Highlight(
            guide=guide.id,
            start=found.start(),
            end=found.end(),
            quote=found.group(),
            note=row.text_or_none("note"),
        )
        scribe.add(highlight, finished or opened)
