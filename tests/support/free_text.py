"""Every place a person may write freely: where the source makes a field, and which were reached."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from growingus_desktop.views.openers_field import LabelledField
from growingus_desktop.views.widgets.writing import WritingField
from tests.support.source import PACKAGE, called_name, modules

MAKERS = {"WritingField", "LabelledField"}
"""The one writing widget, and the widget that is one with its label above."""

Site = tuple[str, int]
"""A module and the line at which it makes a field."""


def sites_in_source() -> set[Site]:
    """Every line that makes a field, but for the one inside the labelled field itself."""
    return {
        (path.as_posix(), node.lineno)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in MAKERS
        if path != Path("views/openers_field.py")
    }


class Fields:
    """Which fields were made, and where.

    Args:
        made: by each field, its place in the source.
    """

    def __init__(self) -> None:
        self.made: dict[WritingField, Site] = {}


@contextmanager
def watched_fields(patch: pytest.MonkeyPatch) -> Iterator[Fields]:
    """Take note of every field that is made meanwhile."""
    fields = Fields()
    make_field, make_labelled = WritingField.__init__, LabelledField.__init__

    def field(self: WritingField, *given: object, **named: object) -> None:
        make_field(self, *given, **named)  # type: ignore[arg-type]
        site = _site(2)
        if site is not None:
            fields.made[self] = site

    def labelled(self: LabelledField, *given: object, **named: object) -> None:
        make_labelled(self, *given, **named)  # type: ignore[arg-type]
        site = _site(2)
        if site is not None:
            fields.made[self.field] = site

    patch.setattr(WritingField, "__init__", field)
    patch.setattr(LabelledField, "__init__", labelled)
    yield fields
    patch.undo()


def _site(up: int) -> Site | None:
    frame = sys._getframe(up)
    path = Path(frame.f_code.co_filename)
    if not path.is_relative_to(PACKAGE):
        return None
    at = path.relative_to(PACKAGE)
    return (at.as_posix(), frame.f_lineno) if at != Path("views/openers_field.py") else None
