"""A folder that other computers can write to as well is known for what it is, and left alone."""

import json
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.app.places import default_vault_folder
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from growingus_desktop.vault.opening import create_vault, open_vault, open_with_keys
from growingus_desktop.vault.synced import (
    NETWORK,
    Surroundings,
    _file_system,
    _paths_in_info,
    service_of,
)
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, fingerprint, folder_in, new_vault

LINUX = Surroundings(home=PurePosixPath("/home/ada"))
MAC = Surroundings(home=PurePosixPath("/Users/ada"))
WINDOWS = Surroundings(
    home=PureWindowsPath("C:/Users/ada"),
    environment={
        "OneDrive": "C:\\Users\\ada\\Cloud",
        "OneDriveCommercial": "D:\\Work Cloud",
        "LOCALAPPDATA": "C:\\Users\\ada\\AppData\\Local",
    },
    is_windows=True,
    network_drives=frozenset({"Z:"}),
)
MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
nas:/export /mnt/nas nfs4 rw 0 0
//nas/ada /mnt/my\\040share cifs rw 0 0
//nas/bob /mnt/smb smb3 rw 0 0
ada@host: /home/ada/far fuse.sshfs rw 0 0
/dev/sdb1 /home/ada/far/usb ext4 rw 0 0
https://dav.invalid /mnt/dav davfs rw 0 0
drive: /mnt/rclone fuse.rclone rw 0 0
onedriver /home/ada/cloud fuse.onedriver rw 0 0
broken line

"""
MOUNTED = Surroundings(home=PurePosixPath("/home/ada"), mounts=MOUNTS)

POSIX_PATHS = [
    (LINUX, "/home/ada/.local/share/growing-us", None),
    (LINUX, "/home/ada/Documents/vault", None),
    (LINUX, "/media/usb/vault", None),
    (LINUX, "/home/ada/Dropbox/vault", "Dropbox"),
    (LINUX, "/home/ada/Dropbox (Personal)/a/b/vault", "Dropbox"),
    (LINUX, "/home/ada/Dropboxes/vault", None),
    (LINUX, "/home/ada/my/Dropbox/vault", None),
    (LINUX, "/home/ada/OneDrive", "OneDrive"),
    (LINUX, "/home/ada/OneDrive - Contoso Ltd/vault", "OneDrive"),
    (LINUX, "/home/ada/Nextcloud/vault", "Nextcloud"),
    (LINUX, "/home/ada/Nextcloud2/vault", "Nextcloud"),
    (LINUX, "/home/ada/ownCloud/vault", "ownCloud"),
    (LINUX, "/home/ada/Google Drive/vault", "Google Drive"),
    (LINUX, "/home/ada/Box/vault", "Box"),
    (LINUX, "/home/ada/Box Sync/vault", "Box"),
    (LINUX, "/home/ada/Boxes/vault", None),
    (LINUX, "/home/ada/MEGA/vault", "MEGA"),
    (LINUX, "/OneDrive/vault", "OneDrive"),
    (MAC, "/Users/ada/Library/Application Support/Growing Us", None),
    (MAC, "/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/vault", "iCloud Drive"),
    (MAC, "/Users/ada/Library/CloudStorage/OneDrive-Personal/vault", "OneDrive"),
    (
        MAC,
        "/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.invalid/My Drive",
        "Google Drive",
    ),
    (MAC, "/Users/ada/Library/CloudStorage/Dropbox/vault", "Dropbox"),
    (MAC, "/Users/ada/Library/CloudStorage/Box-Box/vault", "Box"),
    (MOUNTED, "/home/ada/vault", None),
    (MOUNTED, "/tmp/vault", None),
    (MOUNTED, "/mnt/nas/ada/vault", NETWORK),
    (MOUNTED, "/mnt/nasty/vault", None),
    (MOUNTED, "/mnt/my share/vault", NETWORK),
    (MOUNTED, "/mnt/smb/vault", NETWORK),
    (MOUNTED, "/home/ada/far/vault", NETWORK),
    (MOUNTED, "/home/ada/far/usb/vault", None),
    (MOUNTED, "/mnt/dav/vault", NETWORK),
    (MOUNTED, "/mnt/rclone/vault", NETWORK),
    (MOUNTED, "/home/ada/cloud/vault", "OneDrive"),
]
WINDOWS_PATHS = [
    ("C:\\Users\\ada\\AppData\\Local\\Growing Us", None),
    ("C:\\Users\\ada\\Documents\\vault", None),
    ("C:\\Users\\ada\\Cloud\\Documents\\vault", "OneDrive"),
    ("c:\\users\\ADA\\cloud\\vault", "OneDrive"),
    ("D:\\Work Cloud\\vault", "OneDrive"),
    ("D:\\Work Cloudy\\vault", None),
    ("D:\\OneDrive\\vault", "OneDrive"),
    ("C:\\Users\\ada\\OneDrive - Contoso\\vault", "OneDrive"),
    ("C:\\Users\\ada\\iCloudDrive\\vault", "iCloud Drive"),
    ("G:\\My Drive\\vault", "Google Drive"),
    ("\\\\nas\\ada\\vault", NETWORK),
    ("\\\\?\\UNC\\nas\\ada\\vault", NETWORK),
    ("Z:\\vault", NETWORK),
    ("z:\\vault", NETWORK),
]


@pytest.mark.parametrize(("around", "path", "service"), POSIX_PATHS)
def test_a_path_tells_its_service(around: Surroundings, path: str, service: str | None) -> None:
    assert service_of(PurePosixPath(path), around) == service


@pytest.mark.parametrize(("path", "service"), WINDOWS_PATHS)
def test_a_windows_path_tells_its_service(path: str, service: str | None) -> None:
    assert service_of(PureWindowsPath(path), WINDOWS) == service


def at_home(home: Path, environment: dict[str, str] | None = None) -> Surroundings:
    return Surroundings(home=home, environment=environment or {})


def test_a_dropbox_kept_elsewhere_is_known_from_its_own_note(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.joinpath(".dropbox").mkdir(parents=True)
    accounts = {"personal": {"path": str(elsewhere), "host": 7}, "business": {"path": 3}}
    home.joinpath(".dropbox", "info.json").write_text(json.dumps(accounts))
    assert service_of(elsewhere / "vault", at_home(home)) == "Dropbox"
    assert service_of(tmp_path / "elsewhere2" / "vault", at_home(home)) is None
    there = at_home(tmp_path / "nobody", {"APPDATA": str(tmp_path / "roaming")})
    tmp_path.joinpath("roaming", "Dropbox").mkdir(parents=True)
    tmp_path.joinpath("roaming", "Dropbox", "info.json").write_text(json.dumps(accounts))
    assert service_of(elsewhere, there) == "Dropbox"


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"personal": ["path"]}',
        b'{"personal": {"path": "relative"}}',
        b'{"personal": {"path": "/"}}',
        b'{"personal": {"path": "\\u0000"}}',
        b"\xff\xfe\x00",
    ],
)
def test_a_note_that_makes_no_sense_says_nothing(tmp_path: Path, note: bytes) -> None:
    tmp_path.joinpath(".dropbox").mkdir()
    tmp_path.joinpath(".dropbox", "info.json").write_bytes(note)
    assert service_of(tmp_path / "vault", at_home(tmp_path)) is None


def test_a_nextcloud_kept_elsewhere_is_known_from_its_settings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.joinpath(".config", "Nextcloud").mkdir(parents=True)
    home.joinpath(".config", "Nextcloud", "nextcloud.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path}/cloud/\n0\\url=https://invalid\n"
    )
    assert service_of(tmp_path / "cloud" / "a", at_home(home)) == "Nextcloud"
    assert service_of(tmp_path / "clouds", at_home(home)) is None


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "ownCloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.drivedownload", "Google Drive"),
        ("notes.stfolder", None),
    ],
)
def test_a_marker_above_the_folder_tells_its_service(
    tmp_path: Path, marker: str, service: str | None
) -> None:
    tmp_path.joinpath(marker).mkdir()
    deep = tmp_path / "a" / "not" / "yet" / "made"
    assert service_of(deep, at_home(tmp_path / "home")) == service


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    tmp_path.joinpath("Dropbox").mkdir()
    tmp_path.joinpath("mine").symlink_to(tmp_path / "Dropbox")
    assert service_of(tmp_path / "mine" / "vault", at_home(tmp_path)) == "Dropbox"
    tmp_path.joinpath("loop").symlink_to(tmp_path / "loop")
    assert service_of(tmp_path / "loop" / "vault", at_home(tmp_path)) is None


def test_the_place_a_vault_is_made_in_by_itself_is_not_synced() -> None:
    assert service_of(default_vault_folder(), Surroundings(home=Path.home())) is None


ANYTHING = st.text(max_size=200)
CASES = pytest.mark.parametrize("cases", [100, pytest.param(10_000, marks=pytest.mark.long)])


@CASES
def test_nothing_a_note_or_a_mount_says_is_an_obstacle(cases: int) -> None:
    @settings(max_examples=cases)
    @given(note=ANYTHING, mounts=ANYTHING, variable=ANYTHING, path=ANYTHING)
    def holds(note: str, mounts: str, variable: str, path: str) -> None:
        list(_paths_in_info(note))
        _file_system(PurePosixPath("/home", path), mounts)
        for flavour, is_windows in ((PurePosixPath, False), (PureWindowsPath, True)):
            around = Surroundings(
                home=flavour("/home/ada"),
                environment={"OneDrive": variable, "APPDATA": variable},
                mounts=f"{mounts}\na {variable} {note}",
                is_windows=is_windows,
            )
            service_of(flavour("/home/ada", path), around)

    holds()


@CASES
def test_nothing_a_file_holds_is_an_obstacle(tmp_path: Path, cases: int) -> None:
    @settings(max_examples=cases)
    @given(info=st.binary(max_size=300), cfg=st.binary(max_size=300))
    def holds(info: bytes, cfg: bytes) -> None:
        for name, data in ((".dropbox/info.json", info), (".config/Nextcloud/nextcloud.cfg", cfg)):
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        assert service_of(tmp_path / "vault", at_home(tmp_path)) in {None, "Nextcloud", "Dropbox"}

    holds()


def in_dropbox(tmp_path: Path) -> tuple[VaultFolder, Surroundings]:
    """A vault that was made at home and then put into a folder Dropbox watches."""
    new_vault(tmp_path).close()
    tmp_path.joinpath("Dropbox").mkdir()
    folder_in(tmp_path).path.rename(tmp_path / "Dropbox" / "vault")
    return VaultFolder(tmp_path / "Dropbox" / "vault"), at_home(tmp_path)


def test_a_synced_vault_is_not_opened_for_writing(tmp_path: Path) -> None:
    folder, around = in_dropbox(tmp_path)
    before = fingerprint(folder)
    folder.lock.unlink()
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    for attempt in (
        lambda: open_vault(folder, PASSPHRASE, bounds=ANY_COST, surroundings=around),
        lambda: open_with_keys(folder, keys, surroundings=around),
    ):
        with pytest.raises(AppError) as caught:
            attempt()
        assert caught.value.problem is Problem.SYNCED_FOLDER
        assert dict(caught.value.facts) == {"service": "Dropbox"}
    assert fingerprint(folder) == before
    assert not folder.lock.exists()


def test_a_synced_vault_opens_for_reading_or_when_that_is_wished(tmp_path: Path) -> None:
    folder, around = in_dropbox(tmp_path)
    vault = open_vault(folder, PASSPHRASE, bounds=ANY_COST, surroundings=around, read_only=True)
    assert vault.read_only
    vault.close()
    vault = open_vault(folder, PASSPHRASE, bounds=ANY_COST, surroundings=around, allow_synced=True)
    assert not vault.read_only
    vault.close()


def test_no_vault_is_made_in_a_synced_folder(tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path / "Nextcloud" / "vault")
    with pytest.raises(AppError) as caught:
        create_vault(folder, PASSPHRASE, cost=FAST, surroundings=at_home(tmp_path))
    assert caught.value.problem is Problem.SYNCED_FOLDER
    assert not tmp_path.joinpath("Nextcloud").exists()


@pytest.mark.parametrize(
    "name",
    [
        "vault (conflicted copy).db",
        "vault (Ada's conflicted copy 2026-03-04).db",
        "vault-LAPTOP.db",
        "vault.sync-conflict-20260304-093000-ABCDEFG.db",
        "vault_conf(1).keys",
        "vault-LAPTOP.keys.bak",
        "vault.db (1)",
    ],
)
def test_a_conflicting_copy_beside_the_vault_is_neither_read_nor_touched(
    tmp_path: Path, name: str
) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    copy = folder.path / name
    copy.write_bytes(folder.database.read_bytes()[::-1])
    before = fingerprint(folder)
    open_vault(folder, PASSPHRASE, bounds=ANY_COST).close()
    assert fingerprint(folder) == before
