"""The only reader of the files shipped with the program."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_LANGUAGE = "en"


@cache
def root() -> "Path":
    """The folder that holds theme, fonts, icons and content.

    In an installed wheel or a frozen bundle it lies inside the package; in a source tree beside it.

    Raises:
        FileNotFoundError: if the installation is incomplete.
    """
    from pathlib import Path  # noqa: PLC0415 - whoever only imports this reads no file

    package = Path(__file__).resolve().parent.parent
    for place in (package / "resources", package.parent / "resources"):
        if (place / "theme" / "tokens.toml").is_file():
            return place
    raise FileNotFoundError("the program's resources are missing; install it again")


def path(*parts: str) -> "Path":
    """The path of one shipped file, for readers that insist on a file (fonts)."""
    return root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """The text of one shipped file, as UTF-8.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    return path(*parts).read_text(encoding="utf-8")


def content_path(relative: str, language: str = DEFAULT_LANGUAGE) -> "Path":
    """A content file in `language`, or in English where it isn't translated yet.

    Args:
        relative: the path inside the language's folder, with forward slashes.
        language: a BCP 47 tag; `de-AT` falls back to `de`, then to English.

    Raises:
        FileNotFoundError: if not even English has it.
    """
    for tag in _fallbacks(language):
        candidate = path("content", tag, *relative.split("/"))
        if candidate.is_file():
            return candidate
    raise FileNotFoundError(relative)


def read_content(relative: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The text of a content file, with the fallbacks of `content_path`."""
    return content_path(relative, language).read_text(encoding="utf-8")


def content_files(folder: str, suffix: str, language: str = DEFAULT_LANGUAGE) -> "Iterator[Path]":
    """Every content file of a folder, by name, each in the best language there is.

    Args:
        folder: a folder inside the language's folder, such as ``guides``.
        suffix: the ending with its dot, such as ``.md``.
        language: as in `content_path`.
    """
    best: dict[str, Path] = {}
    for tag in reversed(_fallbacks(language)):
        for file in path("content", tag, folder).glob(f"*{suffix}"):
            best[file.name] = file
    for name in sorted(best):
        yield best[name]


def _fallbacks(language: str) -> list[str]:
    tags = [language, language.split("-", maxsplit=1)[0], DEFAULT_LANGUAGE]
    return list(dict.fromkeys(tags))
