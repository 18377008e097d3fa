"""The shipped files: found wherever the program lies, in the best language there is."""

import pytest

from growingus_desktop.core import resources


def test_text_and_paths_are_found() -> None:
    assert resources.path("theme", "tokens.toml").is_file()
    assert "QPushButton" in resources.read_text("theme", "app.qss")


@pytest.mark.parametrize("language", ["en", "en-GB", "de-AT", "xx", ""])
def test_a_missing_language_falls_back_to_english(language: str) -> None:
    english = resources.content_path("coach/gate.toml")
    assert resources.content_path("coach/gate.toml", language) == english


def test_what_is_not_shipped_is_missing_in_every_language() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_content("coach/no-such-file.toml", "de")


def test_files_of_a_folder_come_once_each_and_in_order() -> None:
    names = [file.name for file in resources.content_files("guides", ".md", "de-AT")]
    assert names
    assert names == sorted(set(names))
