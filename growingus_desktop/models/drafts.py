"""What was typed and not yet kept, so that no lock, crash or failed save loses it."""

from typing import ClassVar

from sqlmodel import Field

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import Row


class Draft(Row, table=True):
    """The text of one field as it was last typed.

    `surface` names the field and the thing it belongs to, such as ``opener/12/words`` or
    ``moment/new/line``; it never holds a written word.
    """

    kind: ClassVar[Kind] = Kind.DRAFTS

    surface: str = Field(unique=True)
    text: str = ""
    caret: int = 0
