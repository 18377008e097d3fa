"""Exact and score intervals for counts, from the incomplete beta function alone."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, lgamma, log, log1p, sqrt

CONFIDENCE = 0.95
_Z = 1.959963984540054
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Interval:
    """Two bounds, both included; `high` may be infinite."""

    low: float
    high: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.low <= value <= self.high


def clopper_pearson(part: int, whole: int, confidence: float = CONFIDENCE) -> Interval:
    """The exact interval of a probability after `part` of `whole` (Clopper & Pearson 1934).

    Raises:
        ValueError: unless 0 <= part <= whole and whole > 0.
    """
    _check(part, whole)
    tail = (1 - confidence) / 2
    low = high = None
    if part > 0:
        low = _root(lambda p: beta_cdf(p, part, whole - part + 1) - tail)
    if part < whole:
        high = _root(lambda p: beta_cdf(p, part + 1, whole - part) - (1 - tail))
    return Interval(0.0 if low is None else low, 1.0 if high is None else high)


def wilson(part: int, whole: int) -> Interval:
    """The 95 % score interval of a probability (Wilson 1927; evidence §6.3).

    Raises:
        ValueError: unless 0 <= part <= whole and whole > 0.
    """
    _check(part, whole)
    share = part / whole
    spread = 1 + _Z * _Z / whole
    centre = (share + _Z * _Z / (2 * whole)) / spread
    half = _Z * sqrt(share * (1 - share) / whole + _Z * _Z / (4 * whole * whole)) / spread
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def odds(probability: float) -> float:
    """A probability as odds, infinite for certainty."""
    return inf if probability >= 1 else probability / (1 - probability)


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for a > 0 and b > 0.

    A continued fraction by Lentz's method (DLMF 8.17.22), on the side where it converges fast.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front * _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    value = c = 1.0
    d = 0.0
    step = 0
    # The fraction needs on the order of sqrt(a + b) steps; the bound is there for safety alone.
    while step < 200_000:
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _away_from_zero(1 + term * d)
        c = _away_from_zero(1 + term / c)
        value *= c * d
        if step and abs(1 - c * d) < 1e-14:
            break
        step += 1
    return value - 1


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _root(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(64):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _check(part: int, whole: int) -> None:
    if not 0 <= part <= whole or whole == 0:
        raise ValueError("a part lies between nothing and the whole, and the whole isn't empty")
