"""A vault's file as whoever has the key can read it: every page, also those no longer in use."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from growingus_desktop.vault.cipher import CipherKey

PAGE = 4096
_RESERVED = 80
_IV = 16


def decrypted(path: Path, key: CipherKey) -> bytes:
    """Every page of an encrypted database, decrypted by hand and not through SQLite."""
    data = path.read_bytes()
    pages: list[bytes] = []
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        start = len(key.salt) if at == 0 else 0
        iv = page[PAGE - _RESERVED : PAGE - _RESERVED + _IV]
        opened = Cipher(algorithms.AES(key.key), modes.CBC(iv)).decryptor()
        pages.append(opened.update(page[start : PAGE - _RESERVED]) + opened.finalize())
    return b"".join(pages)
