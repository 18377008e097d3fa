"""What can go wrong for the person, named once, without a word of theirs in it."""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType

Fact = str | int


@unique
class Problem(StrEnum):
    """A situation the person has to be told about; presenters word each one.

    The value is the short code shown at the end of the message so that Help can find it.
    """

    WRONG_PASSPHRASE = "GU-101"  # noqa: S105 - a code, not a secret
    WRONG_RECOVERY_CODE = "GU-102"
    VAULT_MISSING = "GU-103"
    VAULT_EMPTY = "GU-104"
    VAULT_DAMAGED = "GU-105"
    NOT_A_VAULT = "GU-106"
    NEWER_VAULT = "GU-107"
    KEYS_DAMAGED = "GU-108"
    KEYS_MISSING = "GU-109"
    OTHER_VAULT = "GU-110"
    VAULT_EXISTS = "GU-111"
    IN_USE = "GU-112"
    RECOVERY_GROUP = "GU-113"
    SYNCED_FOLDER = "GU-114"
    NO_SPACE = "GU-116"
    READ_ONLY = "GU-117"
    NO_PERMISSION = "GU-118"
    VAULT_BUSY = "GU-119"
    READ_FAILED = "GU-120"
    VAULT_CLOSED = "GU-121"
    SPARE_KEYS_USED = "GU-122"
    OLDER_VAULT = "GU-123"
    UNFINISHED_SAVE = "GU-124"
    BACKUP_INCOMPLETE = "GU-131"
    BACKUP_OTHER_VAULT = "GU-132"
    BACKUP_UNVERIFIED = "GU-133"
    BACKUP_PLACE_GONE = "GU-134"
    KEYRING_ABSENT = "GU-141"
    KEYRING_REFUSED = "GU-142"
    KEYRING_EMPTY = "GU-143"
    GUIDE_BROKEN = "GU-201"
    SETTINGS_UNREADABLE = "GU-202"
    TOO_LONG = "GU-205"
    EXPORT_FAILED = "GU-206"
    PRINT_FAILED = "GU-207"
    NOT_TEXT = "GU-208"
    IMPORT_TOO_LARGE = "GU-209"
    IMPORT_BAD_ROWS = "GU-210"
    IMPORT_NOTHING_NEW = "GU-211"
    NOT_AN_EXPORT = "GU-212"
    BAD_FILE_NAME = "GU-213"
    FILE_EXISTS = "GU-214"
    INSIDE_VAULT_FOLDER = "GU-215"
    NEWER_EXPORT = "GU-216"
    IMPORT_UNREADABLE = "GU-217"
    UNEXPECTED = "GU-999"


class AppError(Exception):
    """A known problem on its way to the person.

    Args:
        problem: what happened.
        facts: numbers and fixed words a message may need (version numbers, block counts,
            file kinds). Never anything the person typed.
    """

    def __init__(self, problem: Problem, **facts: Fact) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.facts: Mapping[str, Fact] = MappingProxyType(facts)
