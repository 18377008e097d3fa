"""How long the coach takes: loading its language, and reading a 60-word draft.

Run: ``python -m benchmarks.coach`` from the project folder. Given once by the clock on the wall and
once by processor time, which a busy machine doesn't lengthen.
"""

import subprocess
import sys
import time
from collections.abc import Callable

from growingus_desktop.coach.coach import load_coach

_PIECES = (
    "I love how you are with the children, and I know this month has been hard on both of us.",
    "But you always leave the kitchen for me, and last Sunday I felt invisible when the pans were still there.",
    "Why do you never ask whether I'm tired?",
    "Could we sit down for ten minutes after tea and agree who does what this week?",
)
_ROUNDS = 400


def loading_ms(clock: str) -> float:
    """Milliseconds to load the language in a fresh process, imports left out."""
    code = (
        "import time\n"
        "from growingus_desktop.coach.coach import load_coach\n"
        f"begin = time.{clock}()\n"
        "load_coach()\n"
        f"print((time.{clock}() - begin) * 1000)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    return sorted(runs)[2]


def reading_ms(clock: Callable[[], float]) -> tuple[float, float]:
    """Median and 99th percentile, in milliseconds by `clock`, of one reading of a 60-word draft."""
    coach = load_coach()
    drafts = [" ".join(_PIECES[turn:] + _PIECES[:turn]) for turn in range(len(_PIECES))]
    for draft in drafts:
        coach.read(draft)
    took: list[float] = []
    for number in range(_ROUNDS):
        begin = clock()
        coach.read(drafts[number % len(drafts)])
        took.append((clock() - begin) * 1000)
    took.sort()
    return took[_ROUNDS // 2], took[int(_ROUNDS * 0.99)]


def main() -> None:
    """Print the figures."""
    for name, clock in (("perf_counter", time.perf_counter), ("process_time", time.process_time)):
        median, worst = reading_ms(clock)
        print(f"load the language   {loading_ms(name):6.2f} ms ({name})")
        print(f"60-word draft       {median:6.2f} ms median, {worst:.2f} ms p99 ({name})")


if __name__ == "__main__":
    main()
