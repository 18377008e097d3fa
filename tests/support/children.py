"""Small Python programs run as processes of their own, to be killed, starved or raced."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def command(program: str, *arguments: str) -> list[str]:
    """How to run `program` with the project importable."""
    return [sys.executable, "-c", program, *arguments]


def environment() -> dict[str, str]:
    """This process's environment, with the project on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Run `program` in the background with its input and output piped."""
    return subprocess.Popen(
        command(program, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def run(
    program: str, *arguments: str, prefix: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `program` to its end.

    Args:
        program: Python source.
        arguments: what it finds in ``sys.argv[1:]``.
        prefix: a command that runs the command after it, such as ``unshare``.
    """
    return subprocess.run(
        [*prefix, *command(program, *arguments)],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=120,
        check=False,
    )
