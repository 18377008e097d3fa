"""What the coach says about a text: values only, without a sentence of the window's own."""

from enum import StrEnum, unique
from typing import NamedTuple


@unique
class Category(StrEnum):
    """What may land hard in a phrase."""

    GENERALISATION = "generalisation"
    CRITICISM = "criticism"
    CONTEMPT = "contempt"
    BLAME = "blame"
    MIND_READING = "mind_reading"
    ACCUSING_QUESTION = "accusing_question"
    DEMAND = "demand"
    ULTIMATUM = "ultimatum"
    DISGUISED_FEELING = "disguised_feeling"
    COMPARISON = "comparison"
    KITCHEN_SINK = "kitchen_sink"
    CRISIS_FRAMING = "crisis_framing"
    LABEL = "label"
    DISMISSAL = "dismissal"
    UNDERCUT = "undercut"
    VAGUE_ASK = "vague_ask"


@unique
class StrengthKind(StrEnum):
    """What is already good in a phrase."""

    I_FEELING = "i_feeling"
    SPECIFIC = "specific"
    REQUEST = "request"
    APPRECIATION = "appreciation"
    OWNERSHIP = "ownership"
    INVITATION = "invitation"
    SHARED = "shared"
    SMALL_STEP = "small_step"
    REPAIR = "repair"


@unique
class Weight(StrEnum):
    """How heavily a remark counts."""

    HARSH = "harsh"
    NUDGE = "nudge"


@unique
class Grade(StrEnum):
    """How well backed the advice in a remark is."""

    WELL_TESTED = "well_tested"
    SOME_STUDIES = "some_studies"
    THERAPISTS_ADVICE = "therapists_advice"


@unique
class SuggestionKind(StrEnum):
    """What a suggestion asks of the text: words put in, words exchanged, or only an answer."""

    INSERT = "insert"
    REPLACE = "replace"
    QUESTION = "question"


@unique
class Overall(StrEnum):
    """The one word a draft gets."""

    GENTLE_START = "gentle_start"
    GETTING_THERE = "getting_there"
    MAY_LAND_HARD = "may_land_hard"


@unique
class ReasonCode(StrEnum):
    """Why a draft got its word; presenters word each one."""

    HARD_PHRASES = "hard_phrases"
    NO_ASK = "no_ask"
    VAGUE_ASK = "vague_ask"
    OVER_SOFTENED = "over_softened"
    MANY_GRIEVANCES = "many_grievances"
    TOO_LONG = "too_long"
    TURNS_HARD = "turns_hard"
    APPRECIATION_UNDONE = "appreciation_undone"
    CLEAR_ASK = "clear_ask"
    OWN_SIDE = "own_side"
    CONCRETE = "concrete"


@unique
class GateKind(StrEnum):
    """What a text speaks of when wording is the wrong tool."""

    FEAR = "fear"
    VIOLENCE = "violence"
    THREAT = "threat"
    COERCION = "coercion"
    CONTROL = "control"
    TRACKING = "tracking"
    SEXUAL = "sexual"
    OTHERS_SELF_HARM = "others_self_harm"
    OWN_SUICIDE = "own_suicide"
    OWN_URGE_TO_HURT = "own_urge_to_hurt"


@unique
class Seriousness(StrEnum):
    """How serious the person says the matter is; a serious one may be put more firmly."""

    SMALL = "small"
    MATTERS = "matters"
    SERIOUS = "serious"


class Suggestion(NamedTuple):
    """One way on. Offsets are Python string offsets in the text that was read.

    A QUESTION changes nothing: its text is for the person to answer. `heart` is what to show of it
    where `text` also carries a full stop or a capital of what stands around it.
    """

    kind: SuggestionKind
    start: int
    end: int
    text: str
    heart: str = ""

    @property
    def shown(self) -> str:
        """What to show of it."""
        return self.heart or self.text


class Remark(NamedTuple):
    """A phrase that may land hard, with its reason and up to three ways on.

    `guide` is the key of the guide that goes with it, or None.
    """

    start: int
    end: int
    phrase: str
    category: Category
    weight: Weight
    why: str
    grade: Grade
    suggestions: tuple[Suggestion, ...] = ()
    guide: str | None = None


class Strength(NamedTuple):
    """A stretch of the text that already helps."""

    start: int
    end: int
    kind: StrengthKind


class Dismissal(NamedTuple):
    """A remark the person means as it stands: its category and the phrase, normalised.

    Make one with `Coach.dismissal_of`.
    """

    category: Category
    phrase: str


class Gate(NamedTuple):
    """The sentence for which the safety card stands in place of any remark."""

    kind: GateKind
    sentence_start: int
    sentence_end: int


class Reason(NamedTuple):
    """One reason for the overall word; `number` where the reason counts something, else None."""

    code: ReasonCode
    number: int | None = None


class Reading(NamedTuple):
    """Everything the coach says about one text. With a gate, everything else is empty."""

    gate: Gate | None = None
    remarks: tuple[Remark, ...] = ()
    strengths: tuple[Strength, ...] = ()
    missing: tuple[StrengthKind, ...] = ()
    overall: Overall | None = None
    reasons: tuple[Reason, ...] = ()
