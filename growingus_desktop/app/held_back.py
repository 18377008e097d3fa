"""Words a vault could not take in before it was locked, sealed until it is open again.

This keeps nothing in clear, but it keeps the process: a fresh one would not have the words.
"""

from typing import TYPE_CHECKING

from growingus_desktop.core.errors import AppError

if TYPE_CHECKING:
    from growingus_desktop.store.drafts import Typed
    from growingus_desktop.vault.sealed import SealedTexts
    from growingus_desktop.vault.vault import Vault


class HeldBack:
    """Every lock that could not write adds to it; the next unlock of that vault empties it."""

    def __init__(self) -> None:
        self._sealed: list[SealedTexts] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return not self._sealed

    def keep(self, texts: "SealedTexts") -> None:
        """Hold these until the next unlock."""
        self._sealed.append(texts)

    def let_go(self) -> None:
        """Forget everything, since the vault was erased."""
        self._sealed.clear()

    def give_back(self, vault: "Vault") -> "dict[str, Typed]":
        """What an open vault can unseal, the newest of each surface; the rest stays held."""
        from growingus_desktop.store.drafts import Typed  # noqa: PLC0415 - behind the lock

        keys = vault.keys
        if keys is None:
            return {}
        found: dict[str, Typed] = {}
        still: list[SealedTexts] = []
        for texts in self._sealed:
            try:
                opened = texts.open(keys.data_key)
            except AppError:
                # Of another data key: the vault was restored or given a new key meanwhile.
                still.append(texts)
                continue
            found |= {name: Typed(text, caret) for name, (text, caret) in opened.items()}
        self._sealed = still
        return found
