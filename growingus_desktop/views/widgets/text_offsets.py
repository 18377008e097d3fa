"""Between Python's characters and Qt's UTF-16 units, which differ after every emoji."""


def to_qt(text: str, offset: int) -> int:
    """The position in a QTextDocument of a character offset into `text`."""
    return len(text[: max(offset, 0)].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, position: int) -> int:
    """The character offset into `text` of a position in a QTextDocument.

    A position inside a character counts as its beginning.
    """
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return min(max(position, 0), len(text))
    units = 0
    for offset, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if units + width > position:
            return offset
        units += width
    return len(text)
