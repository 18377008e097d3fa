"""A small deck of questions to write from."""

from dataclasses import dataclass

from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question.

    Args:
        id: what a favourite is kept by.
        text: the question.
        set_key: the set it belongs to.
    """

    id: str
    text: str
    set_key: str


@dataclass(frozen=True, slots=True)
class PromptSet:
    """Questions that belong together.

    Args:
        key: its name in code.
        name: what it is called.
        prompts: its questions.
        put_away: whether it goes when invitations and prompts are put away.
    """

    key: str
    name: str
    prompts: tuple[Prompt, ...]
    put_away: bool


@dataclass(frozen=True, slots=True)
class Prompts:
    """The deck."""

    sets: tuple[PromptSet, ...]

    @property
    def all(self) -> tuple[Prompt, ...]:
        """Every question, in the order of the sets."""
        return tuple(prompt for one in self.sets for prompt in one.prompts)


def load_prompts(language: str = DEFAULT_LANGUAGE) -> Prompts:
    """The deck shipped with the program.

    Raises:
        ContentError: naming the set and what is wrong with it.
    """
    return parse_prompts(read_content("prompts.toml", language), "prompts.toml")


def parse_prompts(text: str, source: str) -> Prompts:
    """The deck in the TOML text of `load_prompts`' file."""
    top = parse(text, source)
    top.only(("sets",))
    rows = top.tables("sets")
    unique_by(((row.text("key"), row) for row in rows), "key")
    unique_by(((key, row) for row in rows for key in row.table("prompts").names()), "prompts")
    return Prompts(tuple(_set(row) for row in rows))


def _set(row: Table) -> PromptSet:
    row.only(("key", "name", "prompts", "put_away"))
    key, questions = row.text("key"), row.table("prompts")
    prompts = tuple(Prompt(name, questions.text(name), key) for name in questions.names())
    if not prompts:
        raise row.fails("prompts", Flaw.EMPTY)
    return PromptSet(key, row.text("name"), prompts, row.yes("put_away"))
