"""The keyring of the operating system, where a person asked for it: one more way in, never the only.

The keyring library picks a back end by what is installed, by the environment and by a file that
can put any folder on the import path; one of those choices keeps secrets in a plain file, another
drops them without a word. So exactly three classes are used, chosen here by platform. A locked
keyring may ask the person and wait for ever, so every call has a thread of its own and a limit.
The library is read in when a keyring is first asked for, and not before.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final, Protocol, TypeVar, cast

from growingus_desktop.core.errors import AppError, Problem

SERVICE: Final = "Growing Us Desktop"
PATIENCE_SECONDS: Final = 20.0
"""Long enough to answer a prompt for the keyring's own password."""

_BACKENDS = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_NAMES = {"linux": "Secret Service", "win32": "Windows Credential Manager", "darwin": "Keychain"}
_SECRET_BYTES = 32
_HEX = frozenset("0123456789abcdef")

T = TypeVar("T")
Wait = Callable[[threading.Event], bool]


@dataclass(frozen=True, slots=True)
class KeyringSecret:
    """What a keyring keeps for one vault.

    Args:
        value: 32 random bytes.
    """

    value: bytes = field(repr=False)

    def as_text(self) -> str:
        """The secret as the keyring keeps it; short enough for every system."""
        return self.value.hex()


class Keyring(Protocol):
    """A place of the system's for one secret a vault. Every method may wait for the person."""

    @property
    def name(self) -> str:
        """What the system calls it."""
        ...

    def get(self, vault_id: bytes) -> KeyringSecret:
        """The secret kept for a vault.

        Raises:
            AppError: KEYRING_EMPTY if there is none, KEYRING_REFUSED if it won't say.
        """
        ...

    def set(self, vault_id: bytes, secret: KeyringSecret) -> None:
        """Keep a secret in the place of any earlier one, and see that it was kept.

        Raises:
            AppError: KEYRING_REFUSED if it was not.
        """
        ...

    def delete(self, vault_id: bytes) -> None:
        """Forget the secret of a vault; none to forget does no harm.

        Raises:
            AppError: KEYRING_REFUSED if it is still there.
        """
        ...


class Backend(Protocol):
    """What is used of the keyring library's classes."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The text kept under a name."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a text under a name."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Forget a name."""
        ...


def wait_patiently(done: threading.Event) -> bool:
    """Wait for the keyring's answer as long as a person may need to allow it."""
    return done.wait(PATIENCE_SECONDS)


def system_keyring(platform: str = sys.platform, wait: Wait = wait_patiently) -> Keyring:
    """The system's own keyring. Call it on a worker: it reads in a library and may wait.

    Args:
        platform: as `sys.platform` names it.
        wait: waits for an answer and tells whether it came.

    Raises:
        AppError: KEYRING_ABSENT without one of the three that are good enough, KEYRING_REFUSED
            if it doesn't answer.
    """
    if platform not in _BACKENDS:
        raise AppError(Problem.KEYRING_ABSENT)
    backend = _answer(lambda: _make_backend(*_BACKENDS[platform]), wait, Problem.KEYRING_ABSENT)
    return SystemKeyring(backend, _NAMES[platform], wait)


class SystemKeyring:
    """A keyring behind one of the library's classes.

    Args:
        backend: the library's object; anything it raises, returns or forgets is expected.
        name: what the system calls it.
        wait: waits for an answer and tells whether it came.
    """

    def __init__(self, backend: Backend, name: str, wait: Wait = wait_patiently) -> None:
        self._backend = backend
        self._name = name
        self._wait = wait

    @property
    def name(self) -> str:
        """What the system calls it."""
        return self._name

    def get(self, vault_id: bytes) -> KeyringSecret:
        """See `Keyring.get`."""
        kept = self._ask(lambda: self._backend.get_password(SERVICE, vault_id.hex()))
        return _secret_in(kept)

    def set(self, vault_id: bytes, secret: KeyringSecret) -> None:
        """See `Keyring.set`."""
        text = secret.as_text()
        self._ask(lambda: self._backend.set_password(SERVICE, vault_id.hex(), text))
        if self._ask(lambda: self._backend.get_password(SERVICE, vault_id.hex())) != text:
            raise AppError(Problem.KEYRING_REFUSED)

    def delete(self, vault_id: bytes) -> None:
        """See `Keyring.delete`."""
        try:
            self._ask(lambda: self._backend.delete_password(SERVICE, vault_id.hex()))
        except AppError:
            # Deleting what isn't there is an error to some systems and not to others.
            if self._ask(lambda: self._backend.get_password(SERVICE, vault_id.hex())):
                raise

    def _ask(self, question: Callable[[], T]) -> T:
        return _answer(question, self._wait, Problem.KEYRING_REFUSED)


def _make_backend(module: str, name: str) -> Backend:
    made = getattr(import_module(module), name)
    # Its initialiser would take settings from the environment, such as another collection.
    backend = made.__new__(made)
    # Reaching the service is part of the answer; a RuntimeError says it is not there.
    _ = made.priority
    if module.endswith("Windows"):
        # Otherwise the secret travels with the account to other computers.
        backend.persist = "local machine"
    if module.endswith("macOS"):
        # The class took it from the environment.
        backend.keychain = None
    return cast("Backend", backend)


def _answer(question: Callable[[], T], wait: Wait, failure: Problem) -> T:
    """Ask on a thread that is left behind if it never comes back.

    Raises:
        AppError: `failure` for whatever the keyring raises, KEYRING_REFUSED for silence.
    """
    answers: list[T] = []
    done = threading.Event()

    def ask() -> None:
        try:
            answers.append(question())
        except BaseException:  # noqa: BLE001, S110 - no failure of a keyring may reach the person
            pass
        finally:
            done.set()

    threading.Thread(target=ask, name="keyring", daemon=True).start()
    if not wait(done):
        raise AppError(Problem.KEYRING_REFUSED)
    if not answers:
        raise AppError(failure)
    return answers[0]


def _secret_in(kept: object) -> KeyringSecret:
    if not isinstance(kept, str) or len(kept) != 2 * _SECRET_BYTES or not _HEX.issuperset(kept):
        raise AppError(Problem.KEYRING_EMPTY)
    return KeyringSecret(bytes.fromhex(kept))
