"""Word classes: which classes a word or a phrase belongs to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_VOWELS: Final = frozenset("aeiou")
_KEEPS_ONE: Final = frozenset("wxy")


class Lexicon:
    """Words and phrases by class, found by their first word.

    Args:
        sets: plain sets of words for guards and detectors.
    """

    def __init__(self, sets: Mapping[str, frozenset[str]] | None = None) -> None:
        self._sets = sets or {}
        self._single: dict[str, list[str]] = {}
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self._members: dict[str, set[str]] = {}
        self._known: set[str] = set()

    def add(self, name: str, entries: Iterable[str]) -> None:
        """Put words and phrases (lower case, words parted by a space) into the class `name`."""
        key = f"<{name}>"
        members = self._members.setdefault(name, set())
        for entry in entries:
            words = entry.split()
            if len(words) > 1:
                seconds = self._phrases.setdefault(words[0], {})
                seconds.setdefault(words[1], []).append((tuple(words), key))
            elif entry not in members:
                members.add(entry)
                self._single.setdefault(entry, []).append(key)
            self._known.update(words)

    def among(self, name: str) -> frozenset[str]:
        """The words of a plain set, which no pattern can name."""
        return self._sets[name]

    def has(self, word: str, name: str) -> bool:
        """Whether the single word is in the class."""
        return word in self._members.get(name, ())

    def knows(self, word: str) -> bool:
        """Whether any class mentions the word, so that a capital doesn't make it a name."""
        return word in self._known

    def keys(self, words: Sequence[str], place: int) -> list[tuple[str, int]]:
        """What can be read at `place`: the word, its classes and every phrase beginning there."""
        word = words[place]
        found = [(word, place + 1)]
        found += [(key, place + 1) for key in self._single.get(word, ())]
        seconds = self._phrases.get(word)
        if seconds is not None and place + 1 < len(words):
            for phrase, key in seconds.get(words[place + 1], ()):
                end = place + len(phrase)
                if tuple(words[place:end]) == phrase:
                    found.append((key, end))
        return found

    def longest(self, words: Sequence[str], place: int, end: int, name: str) -> int | None:
        """The index after the longest entry of class `name` at `place`, None without one."""
        wanted = f"<{name}>"
        best = max((after for key, after in self.keys(words, place) if key == wanted), default=None)
        return best if best is None or best <= end else None


def inflected(lemma: str, irregular: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The forms of a verb or of a phrase beginning with one.

    Args:
        lemma: the base form, such as "let down".
        irregular: base form to (past, participle).

    Returns:
        forms by "b" (base), "s", "g" (-ing) and "d" (past and participle).
    """
    verb, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    if _doubles(verb):
        stem = verb + verb[-1]
    past = irregular.get(verb)
    if past is None:
        regular = (
            verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else stem + "ed"
        )
        if verb.endswith(("ee", "ye", "oe")):
            regular = verb + "d"
        past = (regular, regular)
    return {
        "b": (verb + tail,),
        "s": (_third(verb) + tail,),
        "g": ((verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing") + tail,),
        "d": tuple(dict.fromkeys(form + tail for form in past)),
    }


def _third(verb: str) -> str:
    if verb in {"have", "do", "go", "be"}:
        return {"have": "has", "do": "does", "go": "goes", "be": "is"}[verb]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubles(verb: str) -> bool:
    """Whether the last letter doubles before -ing: one short vowel, one syllable."""
    if len(verb) < 3 or verb[-1] in _VOWELS or verb[-1] in _KEEPS_ONE:
        return False
    return verb[-2] in _VOWELS and verb[-3] not in _VOWELS and sum(c in _VOWELS for c in verb) == 1
