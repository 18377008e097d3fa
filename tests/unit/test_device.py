"""What lies in the open beside the vault: broken files mean the defaults, and only the owner reads."""

import json
import os
import stat
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.app.device import SIZE_LIMIT, Device, DeviceSettings

PLAIN = DeviceSettings()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def read(folder: Path, content: bytes) -> DeviceSettings:
    folder.joinpath("device.json").write_bytes(content)
    return Device(folder).settings


def test_settings_come_back(tmp_path: Path) -> None:
    Device(tmp_path).change(appearance="dark", text_size=150, reduced_motion=True)
    assert Device(tmp_path).settings == DeviceSettings(
        appearance="dark", text_size=150, reduced_motion=True
    )


def test_a_country_an_earlier_version_left_in_the_open_goes(tmp_path: Path) -> None:
    found = read(tmp_path, b'{"appearance": "dark", "country": "NZ"}')
    assert found == DeviceSettings(appearance="dark")
    Device(tmp_path).change(wrong_tries=0)
    assert b"country" not in tmp_path.joinpath("device.json").read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[1, 2]",
        b'"light"',
        b"\xff\xfe\x00",
        b"[" * 12_000,
        b'{"text_size": ' + b"9" * 9_000 + b"}",
        b'{"appearance": "dark"}' + b" " * SIZE_LIMIT,
    ],
    ids=lambda content: content[:12],
)
def test_a_broken_or_oversized_file_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == PLAIN


@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "nothing"])
def test_what_is_no_file_means_the_defaults(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "device.json"
    match kind:
        case "folder":
            place.mkdir()
        case "pipe":
            os.mkfifo(place)
        case "loop":
            place.symlink_to(place)
        case _:
            pass
    assert Device(tmp_path).settings == PLAIN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", "100"),
        ("text_size", True),
        ("text_size", None),
        ("reduced_motion", 1),
        ("appearance", 3),
        ("language", ["en"]),
        ("language", "../../../etc"),
        ("language", "en\0"),
        ("language", "\ud800"),
        ("wrong_tries", 2.5),
        ("wrong_tries", -4),
    ],
)
def test_one_wrong_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    found = read(tmp_path, json.dumps({"reduced_motion": True, name: value}).encode())
    kept = DeviceSettings(reduced_motion=True)
    assert found == replace(kept, **{name: asdict(PLAIN)[name]})


def test_what_a_newer_version_kept_is_passed_over(tmp_path: Path) -> None:
    content = {"appearance": "dark", "sparkles": {"on": True}}
    assert read(tmp_path, json.dumps(content).encode()) == DeviceSettings(appearance="dark")


@pytest.mark.parametrize(
    ("asked", "kept"), [(-5, 80), (79, 80), (80, 80), (200, 200), (10**9, 200)]
)
def test_the_text_size_stays_within_reach(tmp_path: Path, asked: int, kept: int) -> None:
    assert read(tmp_path, json.dumps({"text_size": asked}).encode()).text_size == kept


@given(st.dictionaries(st.sampled_from([*asdict(PLAIN), "other"]), ANYTHING))
def test_nothing_in_the_file_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("device")
    found = read(folder, json.dumps(values).encode())
    assert {name: type(value) for name, value in asdict(found).items()} == {
        name: type(value) for name, value in asdict(PLAIN).items()
    }
    assert 80 <= found.text_size <= 200


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Device(tmp_path).change(text_size=115)
    finally:
        os.umask(before)
    assert stat.S_IMODE(tmp_path.joinpath("device.json").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["device.json"]


def test_nothing_is_made_where_there_is_no_folder_yet(tmp_path: Path) -> None:
    device = Device(tmp_path / "vault")
    device.change(appearance="dark")
    assert device.settings.appearance == "dark"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_costs_the_look_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tmp_path.joinpath("device.json").mkdir()
    tmp_path.joinpath("device.json", "full").touch()
    device = Device(tmp_path)
    device.change(appearance="dark")
    assert device.settings.appearance == "dark"
    assert "could not be written" in caplog.text
    caplog.clear()
