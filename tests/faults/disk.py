"""A disk that loses its power: what may be found on it afterwards, after any recorded change.

Written bytes are certain once their file was synced; until then each write or cut is kept, lost
or torn at 512 bytes, whatever came after it. A name is certain once its folder was synced. Until
then names hold in the order in which they were made, up to any point: of the whole disk (a
journal, as ext4, XFS, NTFS and APFS keep one) or of each folder for itself, where syncing one
folder says nothing about another. Each image picks one of the two. A drive that claims to have
synced and has not is beyond this model, and beyond any program.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.faults.recorder import Step

SECTOR = 512
Change = tuple[int, bytes | None]
"""An offset and the bytes that go there, or a size and None for a cut."""


@dataclass(eq=False)
class File:
    """One inode: the bytes that are certain and the changes that aren't yet."""

    certain: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)
    is_folder: bool = False

    def sync(self) -> None:
        """Make everything certain."""
        for change in self.waiting:
            _apply(self.certain, change)
        self.waiting.clear()

    def whole(self) -> bytes:
        """The bytes a running program sees."""
        data = bytearray(self.certain)
        for change in self.waiting:
            _apply(data, change)
        return bytes(data)

    def after_a_cut(self, chance: random.Random) -> bytes:
        """The bytes that might be found."""
        data = bytearray(self.certain)
        style = chance.random()
        for change in self.waiting:
            if style < 0.25 or (style >= 0.5 and chance.random() < 0.5):
                continue
            if style >= 0.5 and change[1] is not None and chance.random() < 0.3:
                for piece in _torn(change[0], change[1], chance):
                    _apply(data, piece)
            else:
                _apply(data, change)
        return bytes(data)


@dataclass(frozen=True)
class Rename:
    """A change of names: made, gone, or both at once."""

    gone: str | None
    come: str | None
    file: File

    def folders(self) -> set[str]:
        """The folders it is written in."""
        return {folder_of(path) for path in (self.gone, self.come) if path}

    def apply(self, names: dict[str, File]) -> None:
        """Carry it out, as far as what came before it was."""
        if self.gone is not None and names.get(self.gone) is self.file:
            del names[self.gone]
        if self.come is not None:
            names[self.come] = self.file


@dataclass
class Names:
    """Which names are certain, by one of the two kinds of file system."""

    by_folder: bool
    certain: dict[str, File]
    waiting: list[Rename] = field(default_factory=list)

    def sync(self, folder: str) -> None:
        """Make a folder's names certain, and in a journal all that came before."""
        left: list[Rename] = []
        for change in self.waiting:
            if self.by_folder and folder not in change.folders():
                left.append(change)
            else:
                change.apply(self.certain)
        self.waiting = left

    def after_a_cut(self, chance: random.Random) -> dict[str, File]:
        """The names that might be found."""
        names = dict(self.certain)
        folders = sorted({folder for change in self.waiting for folder in change.folders()})
        if self.by_folder:
            kept = {folder: chance.randint(0, len(self.waiting)) for folder in folders}
        else:
            kept = dict.fromkeys(folders, chance.randint(0, len(self.waiting)))
        for number, change in enumerate(self.waiting):
            if all(number < kept[folder] for folder in change.folders()):
                change.apply(names)
        return names


class Disk:
    """A folder as it stood, and every change made to it since.

    Args:
        root: the folder before the recorded program ran; it is read at once.
    """

    def __init__(self, root: Path) -> None:
        self.root = str(root.resolve())
        self.acknowledged = 0
        self._now: dict[str, File] = {}
        self._by_inode: dict[int, File] = {}
        for path in sorted(root.resolve().rglob("*")):
            is_folder = path.is_dir()
            file = File(bytearray() if is_folder else bytearray(path.read_bytes()), [], is_folder)
            self._now[str(path)] = file
            self._by_inode[path.stat().st_ino] = file
        self._kinds = tuple(Names(by_folder, dict(self._now)) for by_folder in (False, True))

    def take(self, step: Step) -> None:
        """Let one recorded change happen."""
        match step.kind:
            case "A":
                self.acknowledged = step.number
            case "W" | "T":
                data = step.data if step.kind == "W" else None
                self._by_inode[step.inode].waiting.append((step.number, data))
            case "S":
                self._by_inode[step.inode].sync()
            case "D":
                for names in self._kinds:
                    names.sync(step.path)
            case "N":
                self._by_inode[step.inode] = File()
            case _:
                self._rename(self._change_of_names(step))

    def as_seen(self) -> dict[str, bytes | None]:
        """What the running program sees, by path below the root; None for a folder."""
        return self._contents(self._now, None)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """One of the states the disk might be found in if the power went now."""
        return self._contents(chance.choice(self._kinds).after_a_cut(chance), chance)

    def _change_of_names(self, step: Step) -> Rename:
        match step.kind:
            case "C":
                file = self._by_inode[step.inode] = File()
                return Rename(None, step.path, file)
            case "M":
                return Rename(None, step.path, File(is_folder=True))
            case "L":
                return Rename(None, step.path, self._by_inode[step.inode])
            case "U":
                return Rename(step.path, None, self._now[step.path])
            case "R":
                return Rename(step.path, step.data.decode(), self._now[step.path])
            case _:
                raise ValueError(step.kind)

    def _rename(self, change: Rename) -> None:
        change.apply(self._now)
        for names in self._kinds:
            names.waiting.append(change)

    def _contents(
        self, names: dict[str, File], chance: random.Random | None
    ) -> dict[str, bytes | None]:
        found: dict[str, bytes | None] = {}
        for path, file in sorted(names.items()):
            if not self._reachable(path, names):
                continue
            relative = path.removeprefix(f"{self.root}/")
            if file.is_folder:
                found[relative] = None
            else:
                found[relative] = file.whole() if chance is None else file.after_a_cut(chance)
        return found

    def _reachable(self, path: str, names: dict[str, File]) -> bool:
        folder = folder_of(path)
        while folder != self.root:
            if folder not in names:
                return False
            folder = folder_of(folder)
        return True


def folder_of(path: str) -> str:
    """The path of the folder a path lies in."""
    return path.rpartition("/")[0]


def lay_out(contents: dict[str, bytes | None], place: Path) -> None:
    """Write an image into an empty folder, private as ours are."""
    for relative, data in sorted(contents.items()):
        path = place / relative
        if data is None:
            path.mkdir(mode=0o700)
        else:
            path.touch(mode=0o600)
            path.write_bytes(data)


def contents_of(place: Path) -> dict[str, bytes | None]:
    """A real folder, in the form of an image."""
    return {
        str(path.relative_to(place)): None if path.is_dir() else path.read_bytes()
        for path in sorted(place.rglob("*"))
    }


def moments(steps: Iterable[Step], count: int, chance: random.Random) -> list[int]:
    """After how many steps the power goes, for each image, in order; marks don't count."""
    points = [number for number, step in enumerate(steps, 1) if step.kind != "A"]
    return sorted(chance.choice(points) for _ in range(count))


def _torn(at: int, data: bytes, chance: random.Random) -> list[Change]:
    """The sectors of a write that made it."""
    first = SECTOR - at % SECTOR
    edges = [0, *range(first, len(data), SECTOR), len(data)]
    pieces = [(at + a, data[a:b]) for a, b in pairwise(edges) if a < b]
    return [piece for piece in pieces if chance.random() < 0.5]


def _apply(data: bytearray, change: Change) -> None:
    at, written = change
    if written is None:
        if at < len(data):
            del data[at:]
        else:
            data.extend(bytes(at - len(data)))
        return
    if at > len(data):
        data.extend(bytes(at - len(data)))
    data[at : at + len(written)] = written
