"""The draft as a whole: its one word, and the reasons for it."""

from typing import Final, NamedTuple

from growingus_desktop.coach.reading import (
    Category,
    Overall,
    Reading,
    Reason,
    ReasonCode,
    Remark,
    Seriousness,
    Strength,
    StrengthKind,
    Weight,
)

_FEWEST_WORDS: Final = 4
_WORDS_A_MINUTE: Final = 130
_WANTED: Final = (
    StrengthKind.I_FEELING,
    StrengthKind.SPECIFIC,
    StrengthKind.REQUEST,
    StrengthKind.OWNERSHIP,
    StrengthKind.INVITATION,
)


class Extent(NamedTuple):
    """How many words a draft has, and whether it brings up a list of things at once."""

    words: int
    is_list: bool


def judge(
    extent: Extent,
    remarks: tuple[Remark, ...],
    strengths: tuple[Strength, ...],
    seriousness: Seriousness,
) -> Reading:
    """Put remarks and strengths together with the overall word and its reasons.

    Args:
        extent: how much there is in the draft.
        remarks: in the order of the text.
        strengths: in the order of the text.
        seriousness: how serious the matter is; a small one may go without an ask.

    Source: evidence E1, E6 (gentle must not mean vague), E8, E10.
    """
    if extent.words < _FEWEST_WORDS:
        return Reading(remarks=remarks, strengths=strengths)
    kinds = {strength.kind for strength in strengths}
    reasons = _reasons(extent, remarks, strengths, seriousness)
    return Reading(
        remarks=remarks,
        strengths=strengths,
        missing=tuple(kind for kind in _WANTED if kind not in kinds),
        overall=_overall(reasons),
        reasons=reasons,
    )


def _overall(reasons: tuple[Reason, ...]) -> Overall:
    codes = {reason.code for reason in reasons}
    if ReasonCode.HARD_PHRASES in codes:
        return Overall.MAY_LAND_HARD
    wanting = codes - {ReasonCode.CLEAR_ASK, ReasonCode.OWN_SIDE, ReasonCode.CONCRETE}
    if wanting or not codes:
        return Overall.GETTING_THERE
    return Overall.GENTLE_START


def _reasons(
    extent: Extent,
    remarks: tuple[Remark, ...],
    strengths: tuple[Strength, ...],
    seriousness: Seriousness,
) -> tuple[Reason, ...]:
    kinds = {strength.kind for strength in strengths}
    harsh = [remark for remark in remarks if remark.weight is Weight.HARSH]
    categories = {remark.category for remark in remarks}
    asks = bool(kinds & {StrengthKind.REQUEST, StrengthKind.INVITATION, StrengthKind.SMALL_STEP})
    reasons: list[Reason] = []
    if harsh:
        reasons.append(Reason(ReasonCode.HARD_PHRASES, len(harsh)))
    if harsh and _turns(harsh, strengths):
        reasons.append(Reason(ReasonCode.TURNS_HARD))
    if Category.UNDERCUT in categories and StrengthKind.APPRECIATION in kinds:
        reasons.append(Reason(ReasonCode.APPRECIATION_UNDONE))
    if len(harsh) >= 3 or (harsh and extent.is_list):
        reasons.append(Reason(ReasonCode.MANY_GRIEVANCES, len(harsh)))
    if extent.words > _WORDS_A_MINUTE:
        reasons.append(Reason(ReasonCode.TOO_LONG, extent.words))
    if Category.VAGUE_ASK in categories:
        reasons.append(Reason(ReasonCode.VAGUE_ASK))
    elif asks:
        reasons.append(Reason(ReasonCode.CLEAR_ASK))
    elif seriousness is not Seriousness.SMALL:
        soft = not harsh and _is_soft(kinds)
        reasons.append(Reason(ReasonCode.OVER_SOFTENED if soft else ReasonCode.NO_ASK))
    if kinds & {StrengthKind.I_FEELING, StrengthKind.OWNERSHIP}:
        reasons.append(Reason(ReasonCode.OWN_SIDE))
    if StrengthKind.SPECIFIC in kinds:
        reasons.append(Reason(ReasonCode.CONCRETE))
    return tuple(reasons)


def _is_soft(kinds: set[StrengthKind]) -> bool:
    return (
        len(kinds & {StrengthKind.APPRECIATION, StrengthKind.OWNERSHIP, StrengthKind.REPAIR}) >= 2
    )


def _turns(harsh: list[Remark], strengths: tuple[Strength, ...]) -> bool:
    """Whether something kind stands in a sentence before the first hard one."""
    first = harsh[0].start
    warm = {StrengthKind.APPRECIATION, StrengthKind.OWNERSHIP, StrengthKind.REPAIR}
    return any(strength.kind in warm and strength.end <= first for strength in strengths)
