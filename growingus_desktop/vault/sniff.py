"""What lies where the vault should be, told from its size and first bytes before any secret.

SQLCipher calls every wrong file "not a database"; a person needs to know which wrong it is.
"""

import codecs

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import Header
from growingus_desktop.vault.key_files import read_headers
from growingus_desktop.vault.problems import from_os_error

PAGE_BYTES = 4096
SQLITE_HEAD = b"SQLite format 3\0"

_SIGNATURES = (
    (SQLITE_HEAD, "sqlite"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
)


def inspect(folder: VaultFolder) -> None:
    """See that a vault that may be opened lies in `folder`; nothing is changed.

    Raises:
        AppError: VAULT_MISSING, VAULT_EMPTY, NOT_A_VAULT (with the fact `looks_like`),
            OTHER_VAULT, VAULT_DAMAGED, KEYS_MISSING, KEYS_DAMAGED, NEWER_VAULT, or what the
            file system has to say.
    """
    size, head = _size_and_head(folder)
    if size < PAGE_BYTES:
        looks_like = kind_of(head)
        if looks_like is None:
            raise AppError(Problem.VAULT_EMPTY, bytes=size)
        raise AppError(Problem.NOT_A_VAULT, looks_like=looks_like)
    looks_like = kind_of(head)
    if looks_like is not None:
        raise AppError(Problem.NOT_A_VAULT, looks_like=looks_like)
    _compare(folder, head, read_headers(folder))
    if size % PAGE_BYTES and not has_unfinished_save(folder):
        # SQLite counts a part of a page as a page and would only notice on reading it.
        raise AppError(Problem.VAULT_DAMAGED)


def has_unfinished_save(folder: VaultFolder) -> bool:
    """Whether a save was cut off, which opening undoes, a half-written page included.

    Raises:
        AppError: what the file system has to say.
    """
    try:
        return folder.journal.exists() and folder.journal.stat().st_size > 0
    except OSError as error:
        raise from_os_error(error) from None


def _size_and_head(folder: VaultFolder) -> tuple[int, bytes]:
    # A name like /dev/zero or a pipe would never end or never begin.
    path = folder.database
    try:
        if not path.exists():
            raise AppError(Problem.VAULT_MISSING)
        if not path.is_file():
            raise AppError(Problem.NOT_A_VAULT, looks_like="other")
        size = path.stat().st_size
        with path.open("rb") as file:
            return size, file.read(64)
    except OSError as error:
        raise from_os_error(error) from None


def _compare(folder: VaultFolder, head: bytes, headers: tuple[Header, ...]) -> None:
    start = head[: len(headers[0].db_salt)]
    if any(start in header.salts() for header in headers):
        return
    salt = headers[0].db_salt
    agreeing = sum(1 for ours, theirs in zip(salt, start, strict=True) if ours == theirs)
    # Two random salts agree in half of their bytes once in 10^16 vaults: this one was ours.
    if agreeing >= len(salt) // 2 or not any(start) or _begins_a_page(folder, salt):
        raise AppError(Problem.VAULT_DAMAGED)
    raise AppError(Problem.OTHER_VAULT)


def _begins_a_page(folder: VaultFolder, salt: bytes) -> bool:
    """Whether what should stand at the beginning of the file stands at that of a later page."""
    try:
        with folder.database.open("rb") as file:
            while page := file.read(PAGE_BYTES):
                if page.startswith(salt):
                    return True
    except OSError as error:
        raise from_os_error(error) from None
    return False


def kind_of(head: bytes) -> str | None:
    """The kind of file that begins with these bytes, or None if it is none that is known."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    return "text" if head and _is_readable(head) else None


def _is_readable(head: bytes) -> bool:
    try:
        # The last character may be cut off by the length that was read.
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\ufeff" for character in text)
