"""The few shelves guides stand on."""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType

from growingus_desktop.content.tables import parse
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@unique
class Topic(StrEnum):
    """What a guide is about, in the order the filter shows them."""

    STARTING_ALONE = "starting-alone"
    TALKING = "talking"
    PATTERNS = "patterns"
    REPAIR = "repair"
    LOOKING_AFTER_YOURSELF = "looking-after-yourself"
    SAFETY = "safety"
    OWN = "own"
    """Guides a person brought along."""


def load_topics(language: str = DEFAULT_LANGUAGE) -> Mapping[Topic, str]:
    """Each topic's name as it is shown.

    Raises:
        ContentError: if a name is missing or there is one too many.
    """
    return parse_topics(read_content("topics.toml", language), "topics.toml")


def parse_topics(text: str, source: str) -> Mapping[Topic, str]:
    """The names in the TOML text of `load_topics`' file."""
    names = parse(text, source)
    names.only(Topic)
    return MappingProxyType({topic: names.text(topic) for topic in Topic})
