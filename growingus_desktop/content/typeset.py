"""Plain quotation marks made typographic, where a settled text is kept exactly as it was agreed."""


def typeset(text: str) -> str:
    """`text` with its straight apostrophes curved, as the rest of the program prints them."""
    return text.replace("'", "’")
