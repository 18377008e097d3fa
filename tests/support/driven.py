"""The real program as a process of its own, told what to do line by line.

``python -c "from tests.support.driven_self import main; main()" --vault FOLDER`` starts as the program
does, with a cheap key derivation. It is told on its standard input, never by its command line, so
that nothing written or secret is there; it answers on its standard output.
"""

import json
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any

from tests.support.children import command, environment

PATIENCE_S = 120
STARTER = "from tests.support.driven_self import main; main()"


class DrivenProgram:
    """The other end: a test's hands on the process.

    Args:
        folder: the vault's.
    """

    def __init__(self, folder: Path, *words: str) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `end`
        self.process = subprocess.Popen(
            command(STARTER, "--vault", str(folder), *words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**environment(), "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1"},
        )
        self.pid = self.process.pid
        # One that answers no more, as after a lock nobody asked for, must not hold up the others.
        self._patience = threading.Timer(PATIENCE_S, self.process.kill)
        self._patience.start()

    def tell(self, do: str, text: str = "") -> dict[str, Any]:
        """Have something done and wait until it says it was."""
        self.say(do, text)
        return self.hear(do)

    def say(self, do: str, text: str = "") -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, "text": text}).encode() + b"\n")
        self.process.stdin.flush()

    def hear(self, name: str) -> dict[str, Any]:
        """The next answer of that name."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            answer: dict[str, Any] = json.loads(line)
            if answer["did"] == name:
                return answer
        code = self.process.wait(PATIENCE_S)
        self._complaints.seek(0)
        said = self._complaints.read().decode(errors="replace")[-4000:]
        raise AssertionError(f"ended with {code} before it said {name}:\n{said}")

    def end(self) -> None:
        self._patience.cancel()
        self.process.kill()
        self.process.communicate()
        self._complaints.close()

    def __enter__(self) -> "DrivenProgram":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def memory_holds(self, word: str) -> int:
        """How often the word stands in the memory of the process, looked at from outside."""
        forms = (word.encode(), word.encode("utf-16-le"))
        return sum(part.count(form) for part in _memory(self.pid) for form in forms)

    def others_can_see(self, word: str) -> bool:
        """Whether the word is in what every program of this account may read about it."""
        places = (Path(f"/proc/{self.pid}/{name}") for name in ("cmdline", "environ"))
        return any(word.encode() in place.read_bytes() for place in places)


def _memory(pid: int) -> Any:
    with (
        Path(f"/proc/{pid}/maps").open(encoding="ascii") as maps,
        Path(f"/proc/{pid}/mem").open("rb", 0) as memory,
    ):
        for line in maps:
            where, rights = line.split()[:2]
            if "r" not in rights or "[v" in line:
                continue
            start, end = (int(value, 16) for value in where.split("-"))
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
