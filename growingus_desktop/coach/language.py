"""The coach's language, loaded once: word classes, signs, strengths, the gate and the wording."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from growingus_desktop.coach.draft import Around, Draft
from growingus_desktop.coach.lexicon import Lexicon, inflected
from growingus_desktop.coach.patterns import PatternIndex
from growingus_desktop.coach.reading import Category, GateKind, StrengthKind, Weight
from growingus_desktop.coach.text import Spelling, words_of
from growingus_desktop.coach.weights import Weights, parse_weights
from growingus_desktop.core import resources

_FOLDER: Final = "coach"
_SHORTEST_SLIP: Final = 5


class Sign(NamedTuple):
    """A row of signs.toml: what its phrases say, and when they don't."""

    name: str
    tags: tuple[Category, ...]
    weight: Weight
    unless: tuple[str, ...]
    question: bool | None


class StrengthSign(NamedTuple):
    """A row of strengths.toml."""

    kinds: tuple[StrengthKind, ...]
    unless: tuple[str, ...]


class GateSign(NamedTuple):
    """A row of gate.toml."""

    kind: GateKind
    unless: tuple[str, ...]


class Language(NamedTuple):
    """Everything that differs between one language and another."""

    spelling: Spelling
    lexicon: Lexicon
    signs: tuple[Sign, ...]
    sign_index: PatternIndex
    strengths: tuple[StrengthSign, ...]
    strength_index: PatternIndex
    gates: tuple[GateSign, ...]
    gate_index: PatternIndex
    wording: Mapping[str, Any]
    weights: Weights
    part_weights: Weights
    tag_weights: Weights
    everyday_weights: Weights
    gate_weights: Weights
    gate_part_weights: Weights
    gate_kind_weights: Weights

    def draft(self, text: str, around: Around | None = None) -> Draft:
        """A text made ready to be read.

        Args:
            text: a sentence, or several.
            around: what stands around it, where it is one sentence of several.
        """
        return Draft(text, self.spelling, self.lexicon, around)

    def normal(self, phrase: str) -> str:
        """A phrase in the form in which two writings of it are the same."""
        return " ".join(token.word for token in words_of(phrase, self.spelling))


@cache
def load_language(tag: str = resources.DEFAULT_LANGUAGE) -> Language:
    """Read a language from the shipped files.

    Raises:
        FileNotFoundError: if the installation is incomplete.
        ValueError: if a shipped file is wrong.
    """
    sets = {name: frozenset(words.split()) for name, words in _read("guards.toml", tag).items()}
    lexicon = _lexicon(_read("words.toml", tag), _read("verbs.toml", tag), sets)
    spelling = _spelling(_read("spelling.toml", tag), lexicon)
    sign_rows = _read("signs.toml", tag)["sign"]
    strength_rows = _read("strengths.toml", tag)["strength"]
    gate_rows = _read("gate.toml", tag)["gate"]
    return Language(
        spelling=spelling,
        lexicon=lexicon,
        signs=tuple(_sign(number, row) for number, row in enumerate(sign_rows)),
        sign_index=_index(sign_rows),
        strengths=tuple(
            StrengthSign(
                tuple(StrengthKind(kind) for kind in row["kinds"]), tuple(row.get("unless", ()))
            )
            for row in strength_rows
        ),
        strength_index=_index(strength_rows),
        gates=tuple(
            GateSign(GateKind(row["kind"]), tuple(row.get("unless", ()))) for row in gate_rows
        ),
        gate_index=_index(gate_rows),
        wording=_read("wording.toml", tag),
        weights=_weights("weights.tsv", tag),
        part_weights=_weights("part_weights.tsv", tag),
        tag_weights=_weights("tag_weights.tsv", tag),
        everyday_weights=_weights("everyday_weights.tsv", tag),
        gate_weights=_weights("gate_weights.tsv", tag),
        gate_part_weights=_weights("gate_part_weights.tsv", tag),
        gate_kind_weights=_weights("gate_kind_weights.tsv", tag),
    )


def _read(name: str, tag: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where a language is loaded

    return tomllib.loads(resources.read_content(f"{_FOLDER}/{name}", tag))


def _weights(name: str, tag: str) -> Weights:
    return parse_weights(resources.read_content(f"{_FOLDER}/{name}", tag))


def _sign(number: int, row: Mapping[str, Any]) -> Sign:
    tags = tuple(Category(tag) for tag in row["tags"])
    return Sign(
        name=str(row.get("name", f"{tags[0]}-{number}")),
        tags=tags,
        weight=Weight(row.get("weight", "harsh")),
        unless=tuple(row.get("unless", ())),
        question=row.get("question"),
    )


def _index(rows: list[dict[str, Any]]) -> PatternIndex:
    index = PatternIndex()
    for number, row in enumerate(rows):
        for line in row["patterns"].splitlines():
            if line.strip():
                index.add(number, line)
    return index


def _entries(listed: str) -> Iterator[str]:
    for line in listed.splitlines():
        for entry in line.split(","):
            if entry.strip():
                yield entry.strip()


def _slips(word: str) -> Iterator[str]:
    """The word with one inner letter left out, or two neighbours exchanged."""
    for place in range(1, len(word) - 1):
        yield word[:place] + word[place + 1 :]
    for place in range(1, len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _spelling(data: Mapping[str, Any], known: Lexicon) -> Spelling:
    words = {written: tuple(meant.split()) for written, meant in data["words"].items()}
    for word in data["watched"].split():
        for slip in _slips(word):
            if len(slip) >= _SHORTEST_SLIP and not known.knows(slip):
                words.setdefault(slip, (word,))
    return Spelling(
        words=words,
        endings=data["endings"],
        is_hosts=frozenset(data["is_hosts"].split()),
        your_or_you_are=frozenset(data["your_or_you_are"].split()),
    )


def _lexicon(
    words: Mapping[str, str], verbs: Mapping[str, Any], sets: Mapping[str, frozenset[str]]
) -> Lexicon:
    lexicon = Lexicon(sets)
    for name, listed in words.items():
        lexicon.add(name, _entries(listed))
    irregular = {base: (forms[0], forms[1]) for base, forms in verbs["irregular"].items()}
    for name, listed in verbs.items():
        if name == "irregular":
            continue
        for lemma in _entries(listed):
            for form, written in inflected(lemma, irregular).items():
                lexicon.add(name, written)
                lexicon.add(f"{name}.{form}", written)
    return lexicon
