"""What is read beside the guides is as easy: prompts, tips, safety texts, the window, the README."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from growingus_desktop.content.safety import load_safety_texts
from growingus_desktop.core import resources
from growingus_desktop.presenters.protection import protection_words
from tests.support.reading_level import reading_level
from tests.support.source import shown_words

HARDEST_GRADE = 8.5
"""As for the guides; the README, which is for whoever installs it, may be a little harder."""

README_GRADE = 10.0
LONGEST_MEDIAN = 17
A_SENTENCE = 6
"""Words from which on something is a sentence and not a name or a button."""

FILES = (
    "prompts",
    "framings",
    "replies",
    "repair_lines",
    "hostile_reply",
    "checkin",
    "patterns",
    "safety",
    "coach/wording",
)


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            if len(value.split()) >= A_SENTENCE:
                yield value
        case dict():
            for inner in value.values():
                yield from texts_in(inner)
        case list():
            for inner in value:
                yield from texts_in(inner)
        case _:
            pass


CONTENT = resources.path("content", "en")
SHEETS = sorted(f"sheets/{path.stem}" for path in CONTENT.glob("sheets/*.toml"))
"""A file that holds headings alone has nothing to measure."""


@pytest.mark.parametrize("name", [*FILES, *SHEETS])
def test_a_file_of_words_is_easy_to_read(name: str) -> None:
    text = CONTENT.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    texts = list(texts_in(tomllib.loads(text)))
    if not texts:
        assert name in SHEETS
        return
    level = reading_level(texts)
    assert level.grade <= HARDEST_GRADE
    assert level.median_sentence <= LONGEST_MEDIAN


def test_the_window_is_easy_to_read() -> None:
    whole = [words for _at, words in shown_words() if len(words.split()) >= A_SENTENCE]
    level = reading_level([words for words in whole if "{" not in words and "%" not in words])
    assert level.grade <= HARDEST_GRADE
    assert level.median_sentence <= LONGEST_MEDIAN


def test_what_the_lock_does_is_easy_to_read() -> None:
    words = protection_words(load_safety_texts())
    level = reading_level([words.protects, words.limits, words.leaves, words.disguise])
    assert level.grade <= HARDEST_GRADE


def test_the_readme_is_easy_to_read() -> None:
    text = (resources.root().parent / "README.md").read_text(encoding="utf-8")
    parts = text.split("## Figures")[0].split("\n\n")
    spoken = [
        " ".join(re.sub(r"[*`\[\]#]|\(\S*\)", "", part).split()).lstrip("- ")
        for part in parts
        if "```" not in part
    ]
    assert reading_level(spoken).grade <= README_GRADE
