"""The needs clarifier: a few questions, each of which can be left out, that end in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Signal

from growingus_desktop.coach.reading import Category, Reading, ReasonCode, Remark
from growingus_desktop.content.feelings import Feelings, Underneath, load_feelings
from growingus_desktop.presenters.kept_reader import KeptReader
from growingus_desktop.presenters.openers_remarks import RemarkCard, card_of, wordings
from growingus_desktop.presenters.openers_sentence import sentence_of, started_with
from growingus_desktop.presenters.openers_words import word, worded
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing

READ_PAUSE_MS: Final = 350
"""How long the keys must rest before anything is said of a sentence or a feeling."""

_SHOWN: Final = 400
"""Characters of an answer that are shown when looking back."""


@unique
class Stage(StrEnum):
    """The questions, which can be taken in any order."""

    FEELING = "feeling"
    NEED = "need"
    PICTURE = "picture"
    ASK = "ask"
    OTHER_WAYS = "other-ways"
    THEIRS = "theirs"
    MY_PART = "my-part"
    SMALLER = "smaller"
    SENTENCE = "sentence"


FIELDS: Final[Mapping[Stage, tuple[str, ...]]] = {
    Stage.FEELING: ("feeling",),
    Stage.NEED: ("need",),
    Stage.PICTURE: ("picture",),
    Stage.ASK: ("ask_who", "ask_what", "ask_when", "ask_how_often"),
    Stage.OTHER_WAYS: ("alternative_one", "alternative_two"),
    Stage.THEIRS: ("theirs_to_give", "may_refuse", "a_yes_looks_like"),
    Stage.MY_PART: ("my_part", "my_part_if", "my_part_then"),
    Stage.SMALLER: ("smaller_one", "smaller_two", "smaller_three"),
    Stage.SENTENCE: ("sentence",),
}
"""What is written at each stage, in the order it is asked for."""

STAGES: Final[Mapping[Stage, object]] = {
    Stage.FEELING: QT_TRANSLATE_NOOP("Openers", "Feeling"),
    Stage.NEED: QT_TRANSLATE_NOOP("Openers", "Need"),
    Stage.PICTURE: QT_TRANSLATE_NOOP("Openers", "Picture"),
    Stage.ASK: QT_TRANSLATE_NOOP("Openers", "Ask"),
    Stage.OTHER_WAYS: QT_TRANSLATE_NOOP("Openers", "Other ways"),
    Stage.THEIRS: QT_TRANSLATE_NOOP("Openers", "Theirs"),
    Stage.MY_PART: QT_TRANSLATE_NOOP("Openers", "My part"),
    Stage.SMALLER: QT_TRANSLATE_NOOP("Openers", "Smaller"),
    Stage.SENTENCE: QT_TRANSLATE_NOOP("Openers", "Sentence"),
}


@dataclass(frozen=True, slots=True)
class AskCheck:
    """What the coach says of the ask in the sentence; behind the gate nothing.

    Args:
        words: one line, or nothing.
        tone: its colour role.
        card: the remark on a vague ask, or None.
    """

    words: str = ""
    tone: str = "ink"
    card: RemarkCard | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One stage as it was answered, for looking back."""

    stage: Stage
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class NeedState:
    """What stands around the fields.

    Args:
        stage: the question that is shown.
        is_answered: whether something is written there.
        underneath: words in the feeling that tell what somebody did.
        check: what the coach says of the ask in the sentence.
        answers: what was written so far, without the sentence.
        smaller: the sizes that were written, which a sentence can start with.
    """

    stage: Stage = Stage.FEELING
    is_answered: bool = False
    underneath: tuple[Underneath, ...] = ()
    check: AskCheck = AskCheck()
    answers: tuple[Answer, ...] = ()
    smaller: tuple[str, ...] = ()


class NeedClarifier(QObject):
    """State and intents of the questions about one need.

    Args:
        scope: what is behind the lock.
        fields: the need's fields, by column.
    """

    changed = Signal()
    """The state is another one."""

    stage_changed = Signal()
    """Another question is shown, since the person went there."""

    put = Signal(str, int, int, str)
    """Put words in place of these characters of a field, as one undo step."""

    def __init__(
        self, scope: Scope, fields: Mapping[str, Writing], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self.fields = fields
        self.words: Feelings = load_feelings(scope.language)
        self.state = NeedState()
        self._reader = KeptReader(scope.coach)
        self._vague: Remark | None = None
        self._left_alone: set[str] = set()
        self._feel = scope.timers.once(self, self._look_underneath)
        self._check = scope.timers.once(self, self._read_sentence)
        for name, writing in fields.items():
            self._follow(name, writing)

    def arrive(self) -> None:
        """Another need is shown: from the beginning, or what was written of it."""
        self._left_alone.clear()
        blank = not any(writing.text.strip() for writing in self.fields.values())
        self._set(replace(self.state, stage=Stage.FEELING if blank else Stage.SENTENCE))

    def go_to(self, stage: Stage) -> None:
        """Show another question; nothing that was written is lost on the way."""
        if stage is not self.state.stage:
            self._set(replace(self.state, stage=stage))
            self.stage_changed.emit()

    def move(self, steps: int) -> None:
        """Go on to the next question, or back."""
        stages = list(Stage)
        at = stages.index(self.state.stage) + steps
        if 0 <= at < len(stages):
            self.go_to(stages[at])

    def add_word(self, name: str, chosen: str) -> None:
        """Put a word from the vocabulary behind what stands in a field; never twice."""
        text = self.fields[name].text
        if chosen.casefold() in (part.strip().casefold() for part in text.split(",")):
            return
        kept = text.rstrip()
        gap = "" if not kept else " " if kept.endswith(",") else ", "
        self.put.emit(name, len(kept), len(text), gap + chosen)

    def say_underneath(self, found: Underneath, feeling: str) -> None:
        """Put a feeling in place of a word that told what somebody did."""
        if self.fields["feeling"].text[found.start : found.end] == found.word:
            self.put.emit("feeling", found.start, found.end, feeling)

    def leave_word(self, found: Underneath) -> None:
        """Let a word stand as it is."""
        self._left_alone.add(found.word.casefold())
        kept = tuple(one for one in self.state.underneath if one.word != found.word)
        self._set(replace(self.state, underneath=kept))

    def suggest_sentence(self) -> None:
        """Put the answers together, to be changed at will."""
        sentence = sentence_of(self._texts())
        if sentence:
            self._put_sentence(sentence)
        else:
            self._scope.navigator.say(self.tr("Say first what would happen"))
            self.go_to(Stage.ASK)

    def start_with(self, size: str) -> None:
        """Put the answers together with a smaller ask."""
        self._put_sentence(started_with(self._texts(), size))

    def make_plainer(self, number: int) -> None:
        """Put a wording of the remark on the ask into the sentence."""
        hints = wordings(self._vague) if self._vague is not None else []
        if 0 <= number < len(hints):
            self.put.emit("sentence", hints[number].start, hints[number].end, hints[number].text)

    def fill(self, texts: Mapping[str, str]) -> bool:
        """Put another need's answers into the fields, if nothing stands in any of them.

        Returns:
            Whether they were put there.
        """
        if any(writing.text.strip() for writing in self.fields.values()):
            return False
        for name, text in texts.items():
            if text:
                self.put.emit(name, 0, len(self.fields[name].text), text)
        return True

    def _follow(self, name: str, writing: Writing) -> None:
        def edited(_text: str) -> None:
            self._edited(name)

        def loaded(_text: str, _caret: int) -> None:
            self._loaded(name)

        writing.edited.connect(edited)
        writing.loaded.connect(loaded)

    def _put_sentence(self, sentence: str) -> None:
        self.put.emit("sentence", 0, len(self.fields["sentence"].text), sentence)

    def _texts(self) -> dict[str, str]:
        return {name: writing.text for name, writing in self.fields.items()}

    def _edited(self, name: str) -> None:
        if name == "feeling":
            self._set(replace(self.state, underneath=()))
            self._feel.start(READ_PAUSE_MS)
        elif name == "sentence":
            self._vague = None
            self._set(replace(self.state, check=AskCheck()))
            self._check.start(READ_PAUSE_MS)
        self._set(self.state)

    def _loaded(self, name: str) -> None:
        if name == "feeling":
            self._set(replace(self.state, underneath=()))
            self._look_underneath()
        elif name == "sentence":
            self._reader.forget()
            self._vague = None
            self._set(replace(self.state, check=AskCheck()))
            self._read_sentence()
        self._set(self.state)

    def _look_underneath(self) -> None:
        text, gate, words = self.fields["feeling"].text, self._scope.gate, self.words
        if not text.strip():
            return

        def look() -> tuple[Underneath, ...]:
            # Where a sentence speaks of danger no word in it is made milder.
            return () if gate.holds(text) else words.underneath(text)

        def seen(found: tuple[Underneath, ...]) -> None:
            if self.fields["feeling"].text == text:
                kept = (one for one in found if one.word.casefold() not in self._left_alone)
                self._set(replace(self.state, underneath=tuple(kept)))

        self._scope.tasks.compute(self, look, seen, latest="underneath")

    def _read_sentence(self) -> None:
        text, reader = self.fields["sentence"].text, self._reader

        def was_read(reading: Reading) -> None:
            if self.fields["sentence"].text == text:
                self._vague, check = _check_of(reading)
                self._set(replace(self.state, check=check))

        if text.strip():
            self._scope.tasks.compute(self, lambda: reader.read(text), was_read, latest="ask")

    def _set(self, state: NeedState) -> None:
        texts = self._texts()
        state = replace(
            state,
            is_answered=any(texts[name].strip() for name in FIELDS[state.stage]),
            answers=_answers(texts),
            smaller=tuple(
                kept
                for name in FIELDS[Stage.SMALLER]
                if (kept := " ".join(texts[name][:_SHOWN].split()))
            ),
        )
        if state != self.state:
            self.state = state
            self.changed.emit()


def _answers(texts: Mapping[str, str]) -> tuple[Answer, ...]:
    answered: list[Answer] = []
    for stage, names in FIELDS.items():
        written = [" ".join(texts[name][:_SHOWN].split()) for name in names]
        if stage is not Stage.SENTENCE and any(written):
            words = " · ".join(one for one in written if one)
            answered.append(Answer(stage, worded(STAGES, stage), words))
    return tuple(answered)


def _check_of(reading: Reading) -> tuple[Remark | None, AskCheck]:
    """What is said of the ask, and the remark behind it; nothing behind the gate."""
    if reading.gate is not None:
        return None, AskCheck()
    vague = next((one for one in reading.remarks if one.category is Category.VAGUE_ASK), None)
    if vague is not None:
        said = word(QT_TRANSLATE_NOOP("Openers", "The ask could be plainer."))
        return vague, AskCheck(said, "honey", card_of(0, vague))
    codes = {reason.code for reason in reading.reasons}
    if codes & {ReasonCode.NO_ASK, ReasonCode.OVER_SOFTENED}:
        said = word(QT_TRANSLATE_NOOP("Openers", "It doesn’t ask for anything yet."))
        return None, AskCheck(said, "honey")
    if ReasonCode.CLEAR_ASK in codes:
        said = word(QT_TRANSLATE_NOOP("Openers", "They could repeat what you ask for."))
        return None, AskCheck(said, "accent")
    return None, AskCheck()
