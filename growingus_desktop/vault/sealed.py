"""Text that could not be written before the vault was locked, kept in memory where nobody reads it.

A full disk must not cost what was typed, and a locked program must not hold it in clear: so it is
sealed under a random key, and that key under the vault's own. The next unlock opens it.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.slots import KEY_BYTES, NONCE_BYTES

_KEY_PURPOSE = b"growing-us sealed key"
_TEXT_PURPOSE = b"growing-us sealed texts"


class TypedText(Protocol):
    """A text and where the caret stood in it."""

    @property
    def text(self) -> str:
        """What was typed."""
        ...

    @property
    def caret(self) -> int:
        """Signs before the caret."""
        ...


@dataclass(frozen=True, slots=True)
class SealedTexts:
    """Texts that only the vault's data key brings back.

    Args:
        count: how many there are.
        key: the random key, sealed under the data key.
        texts: all of them, sealed under the random key.
    """

    count: int
    key: bytes = field(repr=False)
    texts: bytes = field(repr=False)

    def open(self, data_key: bytes) -> dict[str, tuple[str, int]]:
        """Each text with its caret, by the name it was sealed under.

        Raises:
            AppError: UNEXPECTED under any other key than that of the vault it was sealed for.
        """
        try:
            key = _open(data_key, self.key, _KEY_PURPOSE)
            content = _open(key, self.texts, _TEXT_PURPOSE)
        except InvalidTag:
            raise AppError(Problem.UNEXPECTED, cause="sealed_texts") from None
        rows = cast("dict[str, list[object]]", json.loads(content))
        return {name: (str(text), int(str(caret))) for name, (text, caret) in rows.items()}


def seal(texts: Mapping[str, TypedText], data_key: bytes) -> SealedTexts:
    """Seal texts for the next unlock; whoever calls this then lets go of texts and key.

    Args:
        texts: by a name of the program's own, such as the surface they were typed on.
        data_key: the open vault's.
    """
    key = secrets.token_bytes(KEY_BYTES)
    rows = {name: [typed.text, typed.caret] for name, typed in texts.items()}
    return SealedTexts(
        count=len(rows),
        key=_seal(data_key, key, _KEY_PURPOSE),
        texts=_seal(key, json.dumps(rows).encode("ascii"), _TEXT_PURPOSE),
    )


def _seal(key: bytes, content: bytes, purpose: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, purpose)


def _open(key: bytes, sealed: bytes, purpose: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], purpose)
