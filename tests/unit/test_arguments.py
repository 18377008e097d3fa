"""The command line: each mistake is one line and status 2, and no secret is said back."""

import os
from pathlib import Path

import pytest

from growingus_desktop.app.arguments import read_arguments
from tests.support.children import run

SECRET = "three quiet paper boats"
START = "import sys; from growingus_desktop.__main__ import main; sys.exit(main())"


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said about a command line that can't be followed."""
    with pytest.raises(SystemExit) as left:
        read_arguments(words)
    assert left.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("growing-us: ")
    return said.err


@pytest.mark.parametrize(
    "words",
    [
        ("--journal", "/tmp"),
        ("--vaul", "/tmp"),
        ("--demo=yes",),
        ("-x",),
        ("somewhere",),
        ("--vault",),
        ("--vault", ""),
        ("--tour", ""),
        ("--vault", "~nobody-of-this-name/vault"),
    ],
)
def test_what_is_not_known_is_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, *words)


@pytest.mark.parametrize(
    "words",
    [
        ("--passphrase", SECRET),
        (f"--passphrase={SECRET}",),
        ("--password", SECRET),
        ("--recovery-code", SECRET),
        ("-p", SECRET),
        (f"-p{SECRET}",),
        ("--pass", SECRET),
        (f"--key={SECRET}",),
        (f"--demo={SECRET}",),
        (SECRET,),
    ],
)
def test_a_secret_is_refused_and_never_said_back(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert SECRET not in refused(capsys, *words)


def test_a_passphrase_is_refused_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert "can be seen by others" in refused(capsys, "--passphrase", SECRET)


@pytest.fixture(params=["file", "below a file", "pipe", "loop", "device", "endless name"])
def no_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Something no folder is or can be made at."""
    place = tmp_path / "place"
    match request.param:
        case "file":
            place.write_text("theirs")
        case "below a file":
            place.write_text("theirs")
            place /= "vault"
        case "pipe":
            os.mkfifo(place)
        case "loop":
            place.symlink_to(tmp_path / "other")
            tmp_path.joinpath("other").symlink_to(place)
        case "device":
            place = Path("/dev/null")
        case _:
            place /= "x" * 5000
    return place


@pytest.mark.parametrize("option", ["--vault", "--tour"])
def test_what_is_no_folder_is_refused_by_its_name(
    option: str, no_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(no_folder) in refused(capsys, option, str(no_folder))


def test_control_characters_of_a_name_stay_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "two\nlines\x1b[31m"
    place.write_text("theirs")
    assert "\x1b" not in refused(capsys, "--vault", str(place))


def test_a_folder_is_taken_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read_arguments(["--vault", "deep/below/vault"])
    assert found.vault == tmp_path / "deep" / "below" / "vault"
    assert not found.demo
    assert found.tour is None
    assert list(tmp_path.iterdir()) == []


def test_the_default_is_a_place_for_local_data() -> None:
    assert read_arguments([]).vault.parts[-2:] == ("growing-us", "vault")


@pytest.mark.parametrize("words", [("--vault", "/dev/null"), ("--passphrase", SECRET), ("--what",)])
def test_the_program_itself_says_one_line_and_no_traceback(words: tuple[str, ...]) -> None:
    ended = run(START, *words)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert "Traceback" not in ended.stderr
    assert SECRET not in ended.stderr
