"""Words for guide files that can't be shown: which file, which line, and what is wrong there."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from growingus_desktop.content.faults import Reason
from growingus_desktop.content.guides import Refusal
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.problems import ProblemWords, in_words

_REASONS: Mapping[Reason, object] = {
    Reason.UNREADABLE_FILE: QT_TRANSLATE_NOOP("Guides", "the file can’t be opened"),
    Reason.LEADS_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Guides", "it only points to a file in another place"
    ),
    Reason.NOT_UTF8: QT_TRANSLATE_NOOP("Guides", "its letters aren’t stored as UTF-8"),
    Reason.TOO_LARGE: QT_TRANSLATE_NOOP("Guides", "the file is too large"),
    Reason.MISSING_FRONT_MATTER: QT_TRANSLATE_NOOP("Guides", "the lines between +++ are missing"),
    Reason.HEAD_TOO_LONG: QT_TRANSLATE_NOOP("Guides", "the lines between +++ are too long"),
    Reason.UNREADABLE_TOML: QT_TRANSLATE_NOOP("Guides", "the lines between +++ can’t be read"),
    Reason.MISSING_FIELD: QT_TRANSLATE_NOOP("Guides", "{detail} is missing"),
    Reason.UNKNOWN_FIELD: QT_TRANSLATE_NOOP("Guides", "a field isn’t known"),
    Reason.WRONG_TYPE: QT_TRANSLATE_NOOP("Guides", "{detail} isn’t what is expected there"),
    Reason.BAD_ID: QT_TRANSLATE_NOOP("Guides", "its id can’t be used"),
    Reason.UNKNOWN_TOPIC: QT_TRANSLATE_NOOP("Guides", "its topic isn’t known"),
    Reason.UNKNOWN_TOOL: QT_TRANSLATE_NOOP("Guides", "it names a tool that isn’t known"),
    Reason.UNKNOWN_EVIDENCE: QT_TRANSLATE_NOOP("Guides", "it names evidence that isn’t known"),
    Reason.DUPLICATE_ID: QT_TRANSLATE_NOOP("Guides", "another guide has the same id"),
    Reason.IMAGE: QT_TRANSLATE_NOOP("Guides", "it holds a picture, and guides are text only"),
    Reason.HTML: QT_TRANSLATE_NOOP("Guides", "it holds HTML, and guides are text only"),
    Reason.OUTSIDE_LINK: QT_TRANSLATE_NOOP("Guides", "a link leads outside of the program"),
    Reason.TOO_DEEP: QT_TRANSLATE_NOOP("Guides", "lists or quotes stand too deep in one another"),
    Reason.UNKNOWN_PART: QT_TRANSLATE_NOOP("Guides", "a heading names a part that isn’t known"),
    Reason.MISSING_PART: QT_TRANSLATE_NOOP("Guides", "the part {detail} is missing"),
    Reason.PART_OUT_OF_ORDER: QT_TRANSLATE_NOOP("Guides", "the part {detail} is out of order"),
    Reason.EMPTY: QT_TRANSLATE_NOOP("Guides", "there is no text in it"),
}


def refused_in_words(refused: Sequence[Refusal]) -> ProblemWords | None:
    """One message for every file that isn't shown, or None if all of them are."""
    if not refused:
        return None
    worded = [
        in_words(AppError(Problem.GUIDE_BROKEN, file=one.name, line=one.line)) for one in refused
    ]
    told = "\n".join(
        f"{words.happened} {_reason(one)}" for words, one in zip(worded, refused, strict=True)
    )
    return ProblemWords(told, worded[0].safe, worded[0].next_step, worded[0].code)


def refused_lines(refused: Sequence[Refusal]) -> tuple[str, ...]:
    """A line for each file of the person's own that was refused: its name, the line, the reason."""
    line = QCoreApplication.translate("Guides", "{file}, line {line}: {reason}")
    return tuple(
        line.replace("{line}", str(one.line))
        .replace("{reason}", _reason(one))
        .replace("{file}", one.name)
        for one in refused
    )


def _reason(refusal: Refusal) -> str:
    words = QCoreApplication.translate("Guides", str(_REASONS[refusal.reason]))
    said = words.replace("{detail}", refusal.detail)
    return f"{said[:1].upper()}{said[1:]}."
