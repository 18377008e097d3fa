"""What this device remembers in the open beside the vault: looks and counts, never a word.

Whose help lines were wanted is not among it: in the open, that would tell that somebody looked.
"""

import json
import logging
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import cast, get_type_hints

from growingus_desktop.vault.atomic import replace_file

log = logging.getLogger(__name__)
FILE_NAME = "device.json"
SIZE_LIMIT = 16 * 1024
LANGUAGE = re.compile(r"([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3})?")
MOST_TRIES = 1_000_000


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """Settings needed before the vault is open.

    Args:
        appearance: system, light, dark or high-contrast.
        language: a BCP 47 tag, or an empty string for the computer's own.
        text_size: per cent, 80 to 200.
        reduced_motion: whether panels appear at once.
        wrong_tries: wrong passphrases since the vault was last opened.
    """

    appearance: str = "system"
    language: str = ""
    text_size: int = 100
    reduced_motion: bool = False
    wrong_tries: int = 0


class Device:
    """Reads and writes the settings beside a vault; a broken file means the defaults.

    Args:
        folder: the vault's folder, which may not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._settings = _read(self._file)

    @property
    def settings(self) -> DeviceSettings:
        """The settings in force."""
        return self._settings

    def lie_at(self, folder: Path) -> None:
        """Keep the settings beside the vault in another folder from now on."""
        self._file = folder / FILE_NAME

    def change(self, **values: str | int | bool) -> None:
        """Change some settings, and keep them if there is already a folder to keep them in.

        A file that can't be written is only a look lost, so it is logged and not told.
        """
        self._settings = _within_bounds(replace(self._settings, **values))
        if not self._file.parent.is_dir():
            return
        try:
            replace_file(self._file, json.dumps(asdict(self._settings), indent=1).encode())
        except OSError as error:
            log.warning("device settings could not be written: errno %s", error.errno)


def _read(file: Path) -> DeviceSettings:
    try:
        # A pipe in its place would never answer.
        if not file.is_file() or file.stat().st_size > SIZE_LIMIT:
            return DeviceSettings()
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return DeviceSettings()
    if not isinstance(found, dict):
        return DeviceSettings()
    values = cast("dict[str, str | int | bool]", found)
    kinds = get_type_hints(DeviceSettings)
    sound = {
        field.name: values[field.name]
        for field in fields(DeviceSettings)
        if type(values.get(field.name)) is kinds[field.name]
    }
    return _within_bounds(replace(DeviceSettings(), **sound))


def _within_bounds(settings: DeviceSettings) -> DeviceSettings:
    """Anyone may write this file, and its words become paths and sizes."""
    return replace(
        settings,
        language=settings.language if LANGUAGE.fullmatch(settings.language) else "",
        text_size=min(max(settings.text_size, 80), 200),
        wrong_tries=min(max(settings.wrong_tries, 0), MOST_TRIES),
    )
