"""What was typed, made fit for paper: paragraphs without the characters paper can't hold."""

import unicodedata

_SHAPELESS_CATEGORIES = frozenset({"Cc", "Cs"})
_SHAPELESS = frozenset("\u00ad\ufeff")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each as one line, without empty ones.

    Control characters, soft hyphens and lone surrogates have no shape on paper and are dropped;
    tabs and runs of spaces become one space. Marks that order right-to-left text or join emoji
    stay.
    """
    lines = (" ".join(_with_shape(line).split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def is_empty(text: str) -> bool:
    """Whether nothing of a text would show on paper."""
    return not paragraphs(text)


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs right to left, by its first strong character (UAX 9, P2 and P3)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def _with_shape(line: str) -> str:
    return "".join(c for c in line if c.isspace() or not _shapeless(c))


def _shapeless(character: str) -> bool:
    return character in _SHAPELESS or unicodedata.category(character) in _SHAPELESS_CATEGORIES
