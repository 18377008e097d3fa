"""A real keyring, in a session of its own: gnome-keyring over D-Bus."""

import os
import subprocess
from pathlib import Path

from tests.support.children import ROOT, command, environment

IN_SESSION = """
printf "$PHRASE" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$@"
"""

ROUND = """
import sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.keyrings import KeyringSecret, system_keyring
from growingus_desktop.vault.keys import (
    forget_keyring, keep_in_keyring, secret_from_keyring, slot_kinds, unlock,
)
from tests.support.vaults import ANY_COST, PASSPHRASE, folder_in, new_vault
place = Path(sys.argv[1])
new_vault(place).close()
folder = folder_in(place)
ring = system_keyring()
print(ring.name, type(ring._backend).__module__)
print(vars(ring._backend))
keep_in_keyring(folder, PASSPHRASE, ring, ANY_COST)
keep_in_keyring(folder, PASSPHRASE, system_keyring(), ANY_COST)
secret = secret_from_keyring(folder, system_keyring())
print(unlock(folder, secret) == unlock(folder, PASSPHRASE, ANY_COST), sorted(map(str, slot_kinds(folder))))
print(forget_keyring(folder, None, ring).kept_in_keyring, sorted(map(str, slot_kinds(folder))))
try:
    secret_from_keyring(folder, ring)
except AppError as error:
    print(error.problem.name)
"""

LOCKED = """
import sys
import secretstorage
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.keyrings import KeyringSecret, system_keyring
ring = system_keyring()
ring.set(b"v" * 16, KeyringSecret(b"s" * 32))
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
for deed in (lambda: ring.get(b"v" * 16), lambda: ring.set(b"v" * 16, KeyringSecret(b"t" * 32))):
    try:
        deed()
    except AppError as error:
        print(error.problem.name)
"""


def in_session(tmp_path: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program where an unlocked keyring answers, and a person's own is out of reach."""
    home = {}
    for name in ("DATA", "CACHE", "CONFIG", "RUNTIME"):
        path = tmp_path / name.lower()
        path.mkdir(mode=0o700)
        home[f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}"] = str(path)
    settings = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n", "utf-8")
    inherited = {
        name: value
        for name, value in environment().items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    }
    return subprocess.run(
        [
            *("dbus-run-session", "--", "bash", "-eu", "-c", IN_SESSION, "session"),
            *command(program, str(tmp_path)),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={
            **inherited,
            **home,
            "PHRASE": "for this session only",
            # Neither may change which keyring is used or where in it.
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/nowhere",
            "HOME": os.fspath(tmp_path),
        },
        timeout=120,
        check=False,
    )


def test_a_vault_opens_by_the_system_s_keyring_and_forgets_it_again(tmp_path: Path) -> None:
    done = in_session(tmp_path, ROUND)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Secret Service keyring.backends.SecretService",
        "{}",
        "True ['keyring', 'passphrase']",
        "False ['passphrase']",
        "KEYRING_EMPTY",
    ]


def test_a_locked_keyring_refuses_and_nothing_waits_for_it(tmp_path: Path) -> None:
    done = in_session(tmp_path, LOCKED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["KEYRING_REFUSED", "KEYRING_REFUSED"]
