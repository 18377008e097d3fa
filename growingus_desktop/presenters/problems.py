"""Words for everything that can go wrong: what happened, what is safe, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from growingus_desktop.core.errors import AppError, Fact, Problem
from growingus_desktop.presenters.problems_backups import BACKUP_WORDS
from growingus_desktop.presenters.problems_files import FILE_WORDS
from growingus_desktop.presenters.problems_in_detail import DETAILED
from growingus_desktop.presenters.problems_vault import VAULT_WORDS


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """One problem in words.

    Args:
        happened: what happened.
        safe: what is safe.
        next_step: what to do next.
        code: the short code that Help can find.
    """

    happened: str
    safe: str
    next_step: str
    code: str

    def as_text(self) -> str:
        """The whole message as one paragraph, for speech and for the clipboard."""
        said = " ".join(part for part in (self.happened, self.safe, self.next_step) if part)
        return f"{said} ({self.code})"


_WORDS: Mapping[Problem, tuple[object, object, object]] = {
    **VAULT_WORDS,
    **BACKUP_WORDS,
    **FILE_WORDS,
}

_KINDS: Mapping[str, object] = {
    "sqlite": QT_TRANSLATE_NOOP("Problems", " (it looks like another program’s database)"),
    "zip": QT_TRANSLATE_NOOP("Problems", " (it looks like a ZIP file)"),
    "pdf": QT_TRANSLATE_NOOP("Problems", " (it looks like a PDF)"),
    "picture": QT_TRANSLATE_NOOP("Problems", " (it looks like a picture)"),
    "gzip": QT_TRANSLATE_NOOP("Problems", " (it looks like a packed file)"),
    "7z": QT_TRANSLATE_NOOP("Problems", " (it looks like a packed file)"),
    "rar": QT_TRANSLATE_NOOP("Problems", " (it looks like a packed file)"),
    "text": QT_TRANSLATE_NOOP("Problems", " (it looks like plain text)"),
}


def in_words(error: AppError) -> ProblemWords:
    """Word a problem for the person, with the facts it brought."""
    facts = {**error.facts, "looks_like": _kind(error.facts.get("looks_like"))}
    happened, safe, next_step = (
        _fill(QCoreApplication.translate("Problems", str(text)), facts) for text in _texts(error)
    )
    return ProblemWords(happened, safe, next_step, error.problem.value)


def _texts(error: AppError) -> tuple[object, object, object]:
    """The texts that say as much as is known."""
    for way in DETAILED.get(error.problem, ()):
        if way.fits(error.facts):
            return way.words
    return _WORDS[error.problem]


def _kind(looks_like: Fact | None) -> str:
    """What a foreign file seems to be, or nothing: the system can't always say."""
    known = _KINDS.get(str(looks_like))
    return "" if known is None else QCoreApplication.translate("Problems", str(known))


def _fill(text: str, facts: Mapping[str, Fact]) -> str:
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return text
