"""Whether a folder is kept in step with other computers, which a vault must not be written in.

Two computers writing into one file at once destroy it, and a sync program that swaps a file under
an open database does the same. Nothing here is asked of the network: only names of folders, what
sync programs note down about themselves, and what the system says is mounted.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import cast

NETWORK = "network"
"""Stands for a folder on another computer, where no service can be named."""

_NOTE_LIMIT = 256 * 1024
_NAMES_LIMIT = 20_000

_ROOT_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), service)
    for pattern, service in (
        (r"onedrive(\s*-.*|-.*)?", "OneDrive"),
        (r"skydrive", "OneDrive"),
        (r"dropbox(\s*\(.*\)|-.*)?", "Dropbox"),
        (r"icloud\s?drive", "iCloud Drive"),
        (r"google\s?drive(\s*-.*|-.*|\s*\(.*\))?", "Google Drive"),
        (r"my drive|shared drives", "Google Drive"),
        (r"nextcloud\d*", "Nextcloud"),
        (r"owncloud\d*", "ownCloud"),
        (r"box|box sync|box-.*", "Box"),
        (r"pcloud\s?drive", "pCloud"),
        (r"mega|megasync(\s.*)?", "MEGA"),
        (r"proton\s?drive(-.*)?", "Proton Drive"),
        (r"seafile", "Seafile"),
        (r"yandex\.disk", "Yandex.Disk"),
    )
)
_CLOUD_STORAGE = ("library", "cloudstorage")
_MOBILE_DOCUMENTS = ("library", "mobile documents")

_VARIABLES = MappingProxyType(
    {
        "onedrive": "OneDrive",
        "onedriveconsumer": "OneDrive",
        "onedrivecommercial": "OneDrive",
    }
)

_MARKERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.stfolder"), "Syncthing"),
    (re.compile(r"\.dropbox\.cache"), "Dropbox"),
    (re.compile(r"\.849C9593-D756-4E56-8D6E-42412F2A707B"), "OneDrive"),
    (re.compile(r"\.tmp\.drivedownload|\.tmp\.driveupload"), "Google Drive"),
    (re.compile(r"\.sync_[0-9a-f]+\.db"), "Nextcloud"),
    (re.compile(r"\._sync_[0-9a-f]+\.db|\.owncloudsync\.log"), "ownCloud"),
    (re.compile(r"\.csync_journal\.db"), "ownCloud"),
)
"""What sync programs leave in the folder they watch."""

_DROPBOX_NOTES = (
    ("home", ".dropbox/info.json"),
    ("APPDATA", "Dropbox/info.json"),
    ("LOCALAPPDATA", "Dropbox/info.json"),
)
_CLOUD_NOTES = (
    ("home", ".config/Nextcloud/nextcloud.cfg", "Nextcloud"),
    ("home", "Library/Preferences/Nextcloud/nextcloud.cfg", "Nextcloud"),
    ("APPDATA", "Nextcloud/nextcloud.cfg", "Nextcloud"),
    ("home", ".config/ownCloud/owncloud.cfg", "ownCloud"),
    ("home", "Library/Preferences/ownCloud/owncloud.cfg", "ownCloud"),
    ("APPDATA", "ownCloud/owncloud.cfg", "ownCloud"),
)
_LOCAL_PATH = re.compile(r"^[^=\n]{0,200}\blocalPath=(.{1,4096})$", re.MULTILINE)

_NETWORK_FILE_SYSTEMS = re.compile(
    r"nfs4?|cifs|smb3?|smbfs|ncpfs|afs|coda|ceph|davfs"
    r"|fuse\.(sshfs|davfs2?|rclone|s3fs|glusterfs|ceph|gvfsd-fuse|kio-fuse|smbnetfs|curlftpfs)"
)
_SYNCED_FILE_SYSTEMS = MappingProxyType(
    {
        "fuse.google-drive-ocamlfuse": "Google Drive",
        "fuse.onedriver": "OneDrive",
        "fuse.pcloud": "pCloud",
        "fuse.seadrive": "Seafile",
    }
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the computer a path lies on.

    Args:
        home: the person's own folder.
        environment: the process's variables.
        mounts: what ``/proc/mounts`` holds; empty where there is none.
        is_windows: whether paths are Windows paths, where case means nothing.
        network_drives: letters of drives on other computers, as ``Z:``.
    """

    home: Path | PurePath
    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    mounts: str = ""
    is_windows: bool = False
    network_drives: frozenset[str] = frozenset()


def here() -> Surroundings:
    """The computer this runs on."""
    return Surroundings(
        home=Path.home(),
        environment=os.environ,
        mounts=_note(Path("/proc/mounts")) if sys.platform == "linux" else "",
        is_windows=sys.platform == "win32",
        network_drives=_network_drives(),
    )


def service_of(path: Path | PurePath, surroundings: Surroundings | None = None) -> str | None:
    """The service that keeps a folder in step with other computers.

    Args:
        path: the folder, or one that is to be made.
        surroundings: where it lies; this computer unless given.

    Returns:
        The service's own name, `NETWORK` for a folder on another computer, or None if nothing
        speaks for either.
    """
    around = surroundings or here()
    for place in _ways_to_say(path):
        service = _by_network(place, around) or _by_place(place, around) or _by_marker(place)
        if service is not None:
            return service
    return None


def _ways_to_say(path: Path | PurePath) -> tuple[PurePath, ...]:
    """The path as given and as it is once every link in it was followed."""
    if not isinstance(path, Path):
        return (path,)
    absolute = path.absolute()
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError):
        return (absolute,)
    return (absolute,) if resolved == absolute else (absolute, resolved)


def _by_network(path: PurePath, around: Surroundings) -> str | None:
    if around.is_windows:
        is_share = path.drive.startswith("\\\\") and not path.drive.startswith("\\\\?\\")
        is_share = is_share or path.drive.upper().startswith("\\\\?\\UNC")
        return NETWORK if is_share or path.drive.upper() in around.network_drives else None
    kind = _file_system(path, around.mounts)
    if _NETWORK_FILE_SYSTEMS.fullmatch(kind):
        return NETWORK
    return _SYNCED_FILE_SYSTEMS.get(kind)


def _file_system(path: PurePath, mounts: str) -> str:
    """The kind of file system a path lies on: that of the last mount nearest to it."""
    depth, kind = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        # Blanks and the like are written as octal escapes there.
        place = PurePosixPath(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), words[1]))
        if len(place.parts) >= depth and path.is_relative_to(place):
            depth, kind = len(place.parts), words[2]
    return kind


def _by_place(path: PurePath, around: Surroundings) -> str | None:
    for root, service in _noted_roots(around):
        if _lies_in(path, root):
            return service
    home = _as_pure(around.home, around)
    if home is not None and _lies_in(path, home):
        inside = _parts(path)[len(_parts(home)) :]
        if inside[:2] == _MOBILE_DOCUMENTS:
            return "iCloud Drive"
        if inside[:2] == _CLOUD_STORAGE:
            return _by_name(inside[2:3])
        return _by_name(inside[:1])
    # A second disk often has the service's folder right at its top.
    return _by_name(_parts(path)[1:2])


def _by_name(names: tuple[str, ...]) -> str | None:
    for name in names:
        for pattern, service in _ROOT_NAMES:
            if pattern.fullmatch(name):
                return service
    return None


def _noted_roots(around: Surroundings) -> Iterator[tuple[PurePath, str]]:
    """Folders that services name themselves, in variables and in their own notes."""
    for name, value in around.environment.items():
        service = _VARIABLES.get(name.lower())
        root = _absolute(value, around)
        if service is not None and root is not None:
            yield root, service
    for base, name in _DROPBOX_NOTES:
        for value in _paths_in_info(_note_beside(base, name, around)):
            root = _absolute(value, around)
            if root is not None:
                yield root, "Dropbox"
    for base, name, service in _CLOUD_NOTES:
        for match in _LOCAL_PATH.finditer(_note_beside(base, name, around)):
            root = _absolute(match[1].strip(), around)
            if root is not None:
                yield root, service


def _paths_in_info(text: str) -> Iterator[str]:
    """The paths in Dropbox's note, which is an object of accounts with a path each."""
    try:
        parsed: object = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(parsed, dict):
        return
    for account in cast("dict[str, object]", parsed).values():
        if isinstance(account, dict):
            for name in ("path", "root_path"):
                value = cast("dict[str, object]", account).get(name)
                if isinstance(value, str):
                    yield value


def _note_beside(base: str, name: str, around: Surroundings) -> str:
    if base != "home":
        value = around.environment.get(base, "")
        return _note(Path(value, name)) if value else ""
    return _note(around.home / name) if isinstance(around.home, Path) else ""


def _note(path: Path) -> str:
    """What another program noted down, or nothing if that can't be read as text."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(_NOTE_LIMIT).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _by_marker(path: PurePath) -> str | None:
    """The service whose mark lies in the folder or in any above it."""
    if not isinstance(path, Path):
        return None
    for folder in (path, *path.parents):
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in islice(entries, _NAMES_LIMIT)]
        except (OSError, ValueError):
            continue
        for name in names:
            if not name.startswith("."):
                continue
            for pattern, service in _MARKERS:
                if pattern.fullmatch(name):
                    return service
    return None


def _absolute(value: str, around: Surroundings) -> PurePath | None:
    if "\0" in value:
        return None
    path = PureWindowsPath(value) if around.is_windows else PurePosixPath(value)
    # A root that is the whole disk or the whole home would take in everything there is.
    if not path.is_absolute() or len(path.parts) < 2:
        return None
    return path


def _as_pure(path: PurePath, around: Surroundings) -> PurePath | None:
    return _absolute(str(path), around)


def _lies_in(path: PurePath, root: PurePath) -> bool:
    parts, roots = _parts(path), _parts(root)
    return parts[: len(roots)] == roots


def _parts(path: PurePath) -> tuple[str, ...]:
    # Windows and macOS take two spellings of a name for one; asking too often costs nothing here.
    return tuple(part.casefold() for part in path.parts)


def _network_drives() -> frozenset[str]:
    """The letters that Windows gives to folders on other computers."""
    if sys.platform != "win32":
        return frozenset()
    import ctypes  # noqa: PLC0415 - of use on Windows alone

    remote = 4
    drives = (f"{letter}:" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return frozenset(
        drive for drive in drives if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote
    )
