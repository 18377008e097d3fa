"""Keyrings for tests: one that works, and every way a real one is known to fail."""

import threading
from collections.abc import Callable

from growingus_desktop.vault.keyrings import SERVICE, KeyringSecret, SystemKeyring


class MemoryBackend:
    """Stands in for the keyring library's classes and counts what it was asked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.calls: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.calls.append("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append("set")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.calls.append("delete")
        del self.kept[service, username]

    def replace_all(self, text: str) -> None:
        """Let everything kept become `text`."""
        self.kept = dict.fromkeys(self.kept, text)


class FailingBackend(MemoryBackend):
    """A keyring that does `failure` in the middle of every call of the given names."""

    def __init__(self, failure: Callable[[], object], *names: str) -> None:
        super().__init__()
        self.failure = failure
        self.names = names

    def get_password(self, service: str, username: str) -> str | None:
        if "get" in self.names:
            return self.failure()  # type: ignore[return-value]
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if "set" in self.names:
            self.failure()
            return
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        if "delete" in self.names:
            self.failure()
            return
        super().delete_password(service, username)


def ring(backend: MemoryBackend) -> SystemKeyring:
    """A keyring over `backend` that is waited for until it answers."""
    return SystemKeyring(backend, "a ring", lambda done: done.wait(60))


def silent_ring(until: threading.Event) -> SystemKeyring:
    """A keyring that asks the person and hears nothing; its limit is reached at once."""
    backend = FailingBackend(lambda: until.wait(60), "get", "set", "delete")
    return SystemKeyring(backend, "a ring", lambda _done: False)


def kept_under(vault_id: bytes, secret: KeyringSecret) -> dict[tuple[str, str], str]:
    """What a backend holds after keeping `secret` for a vault."""
    return {(SERVICE, vault_id.hex()): secret.as_text()}
