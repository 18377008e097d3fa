"""Why a guide can't be shown, said so that its author finds the line."""

from enum import StrEnum, unique

from growingus_desktop.core.errors import AppError, Problem


@unique
class Reason(StrEnum):
    """What is wrong with a guide file; presenters word each one."""

    UNREADABLE_FILE = "unreadable-file"
    LEADS_ELSEWHERE = "leads-elsewhere"
    NOT_UTF8 = "not-utf8"
    TOO_LARGE = "too-large"
    MISSING_FRONT_MATTER = "missing-front-matter"
    HEAD_TOO_LONG = "head-too-long"
    UNREADABLE_TOML = "unreadable-toml"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    BAD_ID = "bad-id"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_TOOL = "unknown-tool"
    UNKNOWN_EVIDENCE = "unknown-evidence"
    DUPLICATE_ID = "duplicate-id"
    IMAGE = "image"
    HTML = "html"
    OUTSIDE_LINK = "outside-link"
    TOO_DEEP = "too-deep"
    UNKNOWN_PART = "unknown-part"
    MISSING_PART = "missing-part"
    PART_OUT_OF_ORDER = "part-out-of-order"
    EMPTY = "empty"


class GuideError(AppError):
    """A guide that can't be shown.

    Args:
        line: the line to look at, from 1.
        reason: what is wrong there.
        detail: the field or part meant, always a fixed word of ours, or "".
    """

    def __init__(self, line: int, reason: Reason, detail: str = "") -> None:
        super().__init__(Problem.GUIDE_BROKEN, line=line, reason=reason.value, detail=detail)
        self.line = line
        self.reason = reason
        self.detail = detail
