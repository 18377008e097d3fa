"""How long the coach takes: loading its language, and reading a 60-word draft.

Run: ``python -m benchmarks.coach`` from the project folder.
"""

import subprocess
import sys
import time

from growingus_desktop.coach.coach import load_coach

_PIECES = (
    "I love how you are with the children, and I know this month has been hard on both of us.",
    "But you always leave the kitchen for me, and last Sunday I felt invisible when the pans were still there.",
    "Why do you never ask whether I'm tired?",
    "Could we sit down for ten minutes after tea and agree who does what this week?",
)
_ROUNDS = 400


def loading_ms() -> float:
    """Milliseconds to load the language in a fresh process, imports left out."""
    code = (
        "import time\n"
        "from growingus_desktop.coach.coach import load_coach\n"
        "begin = time.perf_counter()\n"
        "load_coach()\n"
        "print((time.perf_counter() - begin) * 1000)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    return sorted(runs)[2]


def reading_ms() -> tuple[float, float]:
    """Median and 99th percentile, in milliseconds, of one reading of a 60-word draft."""
    coach = load_coach()
    drafts = [" ".join(_PIECES[turn:] + _PIECES[:turn]) for turn in range(len(_PIECES))]
    took: list[float] = []
    for number in range(_ROUNDS):
        begin = time.perf_counter()
        coach.read(drafts[number % len(drafts)])
        took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    return took[_ROUNDS // 2], took[int(_ROUNDS * 0.99)]


def main() -> None:
    """Print the figures."""
    median, worst = reading_ms()
    print(f"load the language   {loading_ms():6.1f} ms")
    print(f"60-word draft       {median:6.2f} ms median, {worst:.2f} ms p99")


if __name__ == "__main__":
    main()
