"""The safety page's settled texts, and what the five private questions lead to (evidence §4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto, unique
from types import MappingProxyType

from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.content.typeset import typeset
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

QUESTIONS = 5


@unique
class Reply(StrEnum):
    """What a person may answer. It lives in memory only, and is never logged or stored."""

    YES = "yes"
    NOT_SURE = "not-sure"
    NO = "no"
    RATHER_NOT = "rather-not"


@unique
class Outcome(Enum):
    """What the page shows once the answers are in; never a score, never an all-clear."""

    RESPONSE = auto()
    """The thanks and the card, after any yes or not sure."""
    CARD = auto()
    """The same card without concluding anything, after a rather not."""
    ALL_NO = auto()
    """One line: where to find the page again."""
    OPEN = auto()
    """Nothing yet, since some questions have no answer."""


@unique
class Concern(StrEnum):
    """What somebody comes to Safety & support for. It is shown, and kept nowhere."""

    AFRAID = "afraid"
    SELF_HARM = "self-harm"
    PARTNER_THREATENS = "partner-threatens"
    OWN_BEHAVIOUR = "own-behaviour"


@dataclass(frozen=True, slots=True)
class Question:
    """One private question.

    Args:
        key: its name in code.
        text: the question.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SafetyTexts:
    """Every settled sentence about safety.

    Args:
        title: the page's name, which every screen may link.
        intro: what stands above the questions.
        questions: the five, in their order.
        replies: the words for each answer.
        thanks: what comes before `card` after a yes or not sure.
        card: the text of the safety card.
        device: the hint beside the numbers.
        own_behaviour: the line for whoever worries about what they do themselves.
        all_no: what five noes are answered with.
        gate: what the coach says in place of remarks.
        gate_misses: what it has to add.
        self_harm: for someone thinking of ending their life.
        partner_threat: for someone whose partner threatens to.
        lock_limits: what encryption can't do.
        changes: why nothing should be changed in a hurry.
    """

    title: str
    intro: str
    questions: tuple[Question, ...]
    replies: Mapping[Reply, str]
    thanks: str
    card: str
    device: str
    own_behaviour: str
    all_no: str
    gate: str
    gate_misses: str
    self_harm: str
    partner_threat: str
    lock_limits: str
    changes: str

    @property
    def response(self) -> str:
        """The thanks and the card as one text."""
        return f"{self.thanks} {self.card}"


def outcome(replies: Iterable[Reply | None]) -> Outcome:
    """What the answers lead to. One yes is enough, and so is one not sure.

    Args:
        replies: one for each question, None where there is none.
    """
    given = tuple(replies)
    if Reply.YES in given or Reply.NOT_SURE in given:
        return Outcome.RESPONSE
    if Reply.RATHER_NOT in given:
        return Outcome.CARD
    if len(given) == QUESTIONS and all(reply is Reply.NO for reply in given):
        return Outcome.ALL_NO
    return Outcome.OPEN


def load_safety_texts(language: str = DEFAULT_LANGUAGE) -> SafetyTexts:
    """The texts shipped with the program.

    Raises:
        ContentError: naming the text that is missing or misplaced.
    """
    return parse_safety_texts(read_content("safety.toml", language), "safety.toml")


def parse_safety_texts(text: str, source: str) -> SafetyTexts:
    """The texts in the TOML text of `load_safety_texts`' file."""
    top = parse(text, source)
    top.only(("questions", "card", "gate", "self_harm", "lock"))
    page, card, gate = top.table("questions"), top.table("card"), top.table("gate")
    self_harm, lock = top.table("self_harm"), top.table("lock")
    return SafetyTexts(
        title=_words(page, "title"),
        intro=_words(page, "intro"),
        questions=_questions(page),
        replies=_replies(page.table("answers")),
        thanks=_words(card, "thanks"),
        card=_words(card, "text"),
        device=_words(card, "device"),
        own_behaviour=_words(card, "own_behaviour"),
        all_no=_words(page, "all_no"),
        gate=_words(gate, "text"),
        gate_misses=_words(gate, "misses"),
        self_harm=_words(self_harm, "text"),
        partner_threat=_words(self_harm, "partner_threat"),
        lock_limits=_words(lock, "limits"),
        changes=_words(lock, "changes"),
    )


def _words(table: Table, key: str) -> str:
    return typeset(table.text(key))


def _questions(page: Table) -> tuple[Question, ...]:
    rows = page.tables("asked")
    unique_by(((row.text("key"), row) for row in rows), "key")
    if len(rows) != QUESTIONS:
        raise page.fails("asked", Flaw.OUT_OF_RANGE)
    return tuple(Question(row.text("key"), _words(row, "text")) for row in rows)


def _replies(table: Table) -> Mapping[Reply, str]:
    table.only(Reply)
    return MappingProxyType({reply: _words(table, reply) for reply in Reply})
