"""Logistic regression over cues, where only a whole text is labelled and not its sentences.

A text has a label when one of its sentences has it. So the sentences of a text with the label count
for it only as far as the weights so far say that they carry it (multiple-instance learning); all
sentences of a text without it count against it.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

Sentences = Sequence[frozenset[str]]
"""The cues of each sentence of one text."""

_ROUNDS: Final = 3
_SURE: Final = 0.5
_FEWEST_TEXTS: Final = 3
_NEVER: Final = -9.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights (cues x labels, rarity already in them), bias for each label, rarity for each cue."""

    vocabulary: list[str]
    rarity: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, sentences: Sentences) -> np.ndarray:
        """What each label scores in each sentence (sentences x labels)."""
        place = {cue: at for at, cue in enumerate(self.vocabulary)}
        columns: list[int] = []
        ends = [0]
        for cues in sentences:
            columns += [place[cue] for cue in cues if cue in place]
            ends.append(len(columns))
        shape = (len(sentences), len(place))
        plain = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
        length = np.sqrt(plain @ self.rarity**2)
        length[length == 0] = 1
        return (plain @ self.weights) / length[:, None] + self.bias


class Matrix:
    """Texts as rows of cues, each sentence scaled to length one.

    Args:
        texts: the cues of each sentence of each text.
        fewest: a cue must be in so many texts.
        keep: only these cues, where they are already chosen.
    """

    def __init__(self, texts: Sequence[Sentences], fewest: int, keep: set[str] | None) -> None:
        counts: Counter[str] = Counter()
        for sentences in texts:
            counts.update(set().union(*sentences))
        self.vocabulary = sorted(
            cue
            for cue, count in counts.items()
            if count >= fewest and (keep is None or cue in keep)
        )
        place = {cue: at for at, cue in enumerate(self.vocabulary)}
        flat = [sentence for sentences in texts for sentence in sentences]
        self.owner = np.array([at for at, sentences in enumerate(texts) for _ in sentences])
        columns: list[int] = []
        ends = [0]
        for sentence in flat:
            columns += [place[cue] for cue in sorted(sentence) if cue in place]
            ends.append(len(columns))
        ones = np.ones(len(columns))
        plain = sparse.csr_matrix((ones, columns, ends), shape=(len(flat), len(place)))
        seen = np.asarray((plain > 0).sum(0)).ravel()
        self.rarity = np.array([log((1 + len(flat)) / (1 + count)) + 1 for count in seen])
        scaled = plain.multiply(self.rarity).tocsr()
        length = np.sqrt(np.asarray(scaled.multiply(scaled).sum(1)).ravel())
        length[length == 0] = 1
        self.rows = sparse.diags(1 / length) @ scaled
        self.texts = len(texts)

    def fit(self, has: np.ndarray, strength: float, weight: np.ndarray) -> LogisticRegression:
        """One label.

        Args:
            has: for each text whether it has the label.
            strength: the inverse of the penalty on large weights.
            weight: how much each text counts.
        """
        target = has[self.owner]
        keep = weight[self.owner] > 0
        for _ in range(_ROUNDS):
            model = LogisticRegression(C=strength, solver="liblinear", max_iter=400)
            model.fit(self.rows[keep], target[keep], sample_weight=weight[self.owner][keep])
            scores = model.decision_function(self.rows)
            best = np.full(self.texts, -np.inf)
            np.maximum.at(best, self.owner, scores)
            carries = (scores >= best[self.owner] - 1e-9) | (scores > _SURE)
            keep = (weight[self.owner] > 0) & (~target | carries)
        return model


def fit(
    texts: Sequence[Sentences],
    labels: Sequence[np.ndarray],
    strength: float,
    *,
    weight: np.ndarray | None = None,
    fewest: int = 2,
    most: int | None = None,
) -> Fitted:
    """Weights for each label.

    Args:
        texts: the cues of each sentence of each text.
        labels: for each label an array over the texts: 1 has it, 0 hasn't, -1 isn't known.
        strength: the inverse of the penalty on large weights.
        weight: how much each text counts, all the same without it.
        fewest: a cue must be in so many texts.
        most: keep only so many cues, those whose weights matter most, and fit again.
    """
    counts = np.ones(len(texts)) if weight is None else weight
    fitted = _fit_all(labels, strength, counts, Matrix(texts, fewest, None))
    if most is None or len(fitted.vocabulary) <= most:
        return fitted
    matters = np.abs(fitted.weights).max(1)
    best = {fitted.vocabulary[at] for at in np.argsort(-matters)[:most]}
    return _fit_all(labels, strength, counts, Matrix(texts, fewest, best))


def _fit_all(
    labels: Sequence[np.ndarray],
    strength: float,
    weight: np.ndarray,
    matrix: Matrix,
) -> Fitted:
    def one(label: np.ndarray) -> tuple[np.ndarray, float]:
        counts = np.where(label < 0, 0.0, weight)
        has = label == 1
        if (has & (counts > 0)).sum() < _FEWEST_TEXTS:
            return np.zeros(len(matrix.vocabulary)), _NEVER
        model = matrix.fit(has, strength, counts)
        return model.coef_.ravel() * matrix.rarity, float(model.intercept_[0])

    # The solver lets other threads run, and which label is done first changes nothing.
    with ThreadPoolExecutor() as pool:
        fits = list(pool.map(one, labels))
    weights = np.array([one for one, _ in fits]).T
    return Fitted(matrix.vocabulary, matrix.rarity, weights, np.array([bias for _, bias in fits]))
