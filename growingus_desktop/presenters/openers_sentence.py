"""One sentence out of the answers about a need, to begin with."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from growingus_desktop.presenters.openers_words import word
from growingus_desktop.store.openers_needs import NeedRow


def sentence_of(texts: Mapping[str, str]) -> str:
    """One sentence from the answers about a need; empty without an ask.

    Args:
        texts: what stands in the fields feeling, need and ask_….
    """
    what = _clause(texts.get("ask_what", ""))
    if not what:
        return ""
    parts = [what, _clause(texts.get("ask_when", "")), _clause(texts.get("ask_how_often", ""))]
    asked = " ".join(part for part in parts if part)
    asker = _clause(texts.get("ask_who", ""))
    if asker.casefold() == word(QT_TRANSLATE_NOOP("Openers", "we")).casefold():
        opening = word(QT_TRANSLATE_NOOP("Openers", "Could we {ask}?"))
    elif asker and asker.casefold() not in _THEM:
        opening = word(QT_TRANSLATE_NOOP("Openers", "Could {who} {ask}?"))
    else:
        opening = word(QT_TRANSLATE_NOOP("Openers", "Could you {ask}?"))
    return _with_lead(texts, opening.replace("{who}", asker).replace("{ask}", asked))


def sentence_in(row: NeedRow) -> str:
    """The sentence of a need, or the one its answers make; empty without either."""
    return row.texts["sentence"].strip() or sentence_of(row.texts)


def started_with(texts: Mapping[str, str], size: str) -> str:
    """The same with a smaller ask.

    Args:
        texts: what stands in the fields feeling and need.
        size: the smaller ask, as it was written.
    """
    opening = word(QT_TRANSLATE_NOOP("Openers", "Could we start with {size}?"))
    return _with_lead(texts, opening.replace("{size}", _clause(size)))


_THEM = frozenset({"you", "they", "them", "he", "she"})
"""Whoever is asked is spoken to, however they were called in the answer."""


def _with_lead(texts: Mapping[str, str], question: str) -> str:
    feeling, need = _clause(texts.get("feeling", "")), _clause(texts.get("need", ""))
    if feeling and need:
        lead = word(QT_TRANSLATE_NOOP("Openers", "I feel {feeling}, and what I need is {need}."))
    elif feeling:
        lead = word(QT_TRANSLATE_NOOP("Openers", "I feel {feeling}."))
    elif need:
        lead = word(QT_TRANSLATE_NOOP("Openers", "What I need is {need}."))
    else:
        return question
    return f"{lead.replace('{feeling}', feeling).replace('{need}', need)} {question}"


def _clause(text: str) -> str:
    return " ".join(text.split()).rstrip(".?!,;:")
