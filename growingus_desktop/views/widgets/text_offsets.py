"""Between Python's characters and Qt's UTF-16 units, which differ after every emoji."""

_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def is_plain(text: str) -> bool:
    """Whether characters and units are the same all through a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)


def to_qt(text: str, offset: int) -> int:
    """The position in a QTextDocument of a character offset into `text`."""
    return len(text[: max(offset, 0)].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, position: int) -> int:
    """The character offset into `text` of a position in a QTextDocument.

    A position inside a character counts as its beginning.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) == 2 * len(text):
        return min(max(position, 0), len(text))
    stop = 2 * max(position, 0)
    if 0 < stop < len(units) and _is_inside(units, stop):
        stop -= 2
    return len(units[:stop].decode("utf-16-le", "surrogatepass"))


def _is_inside(units: bytes, stop: int) -> bool:
    before, after = (int.from_bytes(units[at : at + 2], "little") for at in (stop - 2, stop))
    return before in _FIRST_HALVES and after in _SECOND_HALVES
