"""How long the coach takes: import, its language, a 60-word draft, one key in 2,000 words.

Run: ``python -m benchmarks.coach`` from the project folder. Given once by the clock on the wall and
once by processor time, which a busy machine doesn't lengthen.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from tempfile import TemporaryDirectory

from growingus_desktop.coach.coach import load_coach

_PIECES = (
    "I love how you are with the children, and I know this month has been hard on both of us.",
    "But you always leave the kitchen for me, and last Sunday I felt invisible when the pans were still there.",
    "Why do you never ask whether I'm tired?",
    "Could we sit down for ten minutes after tea and agree who does what this week?",
)
_ROUNDS = 400
_LONG_TEXT_WORDS = 2000


def fresh_process_ms(before: str, timed: str, clock: str) -> float:
    """Median milliseconds of five fresh processes for the statement `timed`, run after `before`."""
    code = (
        f"import time\n{before}\nbegin = time.{clock}()\n{timed}\n"
        f"print((time.{clock}() - begin) * 1000)"
    )
    # An installed program has its bytecode; a source tree may not be allowed to keep any.
    with TemporaryDirectory() as bytecode:
        kept = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            float(
                subprocess.run(
                    [sys.executable, "-c", code], capture_output=True, check=True, env=kept
                ).stdout
            )
            for _ in range(6)
        ]
    return sorted(runs[1:])[2]


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
    return _middle_and_worst(took)


def keystroke_ms(clock: Callable[[], float]) -> tuple[float, float]:
    """The same for one key typed at the front, in the middle and at the end of a long text."""
    reader = load_coach().reader()
    text = ""
    number = 0
    while len(text.split()) < _LONG_TEXT_WORDS:
        number += 1
        text += f"{_PIECES[number % len(_PIECES)][:-1]} on day {number}. "
    reader.read(text)
    took: list[float] = []
    typed = "You never ask me how the interview went. "
    for place in (0, text.index(". ", len(text) // 2) + 2, len(text)):
        for count in range(1, len(typed) + 1):
            longer = text[:place] + typed[:count] + text[place:]
            begin = clock()
            reader.read(longer)
            took.append((clock() - begin) * 1000)
    return _middle_and_worst(took)


def _middle_and_worst(took: list[float]) -> tuple[float, float]:
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.99)]


def main() -> None:
    """Print the figures."""
    load = "from growingus_desktop.coach.coach import load_coach"
    for name, clock in (("perf_counter", time.perf_counter), ("process_time", time.process_time)):
        print(f"import              {fresh_process_ms('pass', load, name):6.2f} ms ({name})")
        print(
            f"load the language   {fresh_process_ms(load, 'load_coach()', name):6.2f} ms ({name})"
        )
        for words, measured in (
            ("60-word draft      ", reading_ms),
            ("key in 2,000 words ", keystroke_ms),
        ):
            median, worst = measured(clock)
            print(f"{words} {median:6.2f} ms median, {worst:.2f} ms p99 ({name})")


if __name__ == "__main__":
    main()
