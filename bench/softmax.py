"""Weights for choices among candidates, of whom each has named features: how `learn.py` learns its own. Needs scikit-learn 1.9 (for its numpy and scipy)."""
from collections import Counter, defaultdict
from itertools import combinations

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ANY, OF_KIND, TOGETHER = 1.0, 15.0, 40.0  # penalties on the squares of weights: of a feature, of the one more for a kind of claim, of two features together
SEEN, SEEN_TOGETHER = 20, 100  # so many candidates must have a feature with a kind, or two features
PAIRS = 100  # two features together that are kept for a slot: those that move most
STEPS = 600


class Choices:
    """Choices as a table with a row a candidate. They are `(…, kind, features of the candidates, which are right, …)`."""

    def __init__(self, rows, pairs):
        self.pairs = pairs
        told = [(kind, features) for _, _, kind, candidates, *_ in rows for features in candidates]
        seen = Counter(key for kind, features in told for key in keys(kind, features, pairs))
        self.names = sorted(key for key, times in seen.items() if times >= least(key))
        number = {key: n for n, key in enumerate(self.names)}
        columns, ends = [], [0]
        for kind, features in told:
            columns += [number[key] for key in keys(kind, features, pairs) if key in number]
            ends.append(len(columns))
        self.table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(told), len(self.names)))
        self.right = np.array([mark for _, _, _, _, marks, _ in rows for mark in marks], dtype=bool)
        self.choice = np.repeat(np.arange(len(rows)), [len(marks) for _, _, _, _, marks, _ in rows])
        self.penalty = np.array([penalty(key) for key in self.names])

    def fit(self, taught=None):
        """A weight a feature, learnt from the choices that `taught` holds for; of features together only those that move most have one."""
        rows = np.flatnonzero(taught[self.choice]) if taught is not None else np.arange(len(self.choice))
        table = self.table[rows]
        weights = weighed(table, self.right[rows], self.choice[rows], self.penalty)
        together = np.array([is_pair(key) for key in self.names])
        if not together.any():
            return weights
        moves = np.where(together, np.abs(weights) * np.sqrt(np.asarray(table.sum(axis=0)).ravel()), np.inf)
        kept = np.sort(np.argsort(-moves, kind="stable")[: (~together).sum() + self.pairs])
        weights = np.zeros(len(self.names))
        weights[kept] = weighed(table[:, kept], self.right[rows], self.choice[rows], self.penalty[kept])
        return weights

    def hits(self, weights, asked=None):
        """How many of the choices that `asked` holds for, or of all, are right by these weights."""
        sums, starts = self.table @ weights, np.flatnonzero(np.diff(self.choice, prepend=-1))
        best = np.maximum.reduceat(sums, starts)[self.choice] == sums
        # Of equals the first is chosen.
        first = {}
        for row in np.flatnonzero(best if asked is None else best & asked[self.choice]):
            first.setdefault(self.choice[row], row)
        return int(self.right[list(first.values())].sum())

    def named(self, weights):
        return defaultdict(float, zip(self.names, weights))


def weighed(table, right, choice, penalty):
    """The weights that make any right candidate of each choice likeliest, less what they cost."""
    turned, starts = table.T.tocsr(), np.flatnonzero(np.diff(choice, prepend=-1))
    of = np.cumsum(np.diff(choice, prepend=choice[0]) > 0)

    def loss(weights):
        sums = table @ weights
        grown = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
        chances = grown / np.add.reduceat(grown, starts)[of]
        good = np.maximum(np.add.reduceat(np.where(right, chances, 0.0), starts), 1e-12)
        steps = chances - np.where(right, chances / good[of], 0.0)
        return -np.log(good).sum() + 0.5 * (penalty * weights**2).sum(), turned @ steps + penalty * weights

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    if not found.success:
        print(f"  not at its end after {found.nit} steps: {found.message}", flush=True)
    return found.x


def keys(kind, features, pairs):
    """A weight for each feature, one more of the kind, and for two features together."""
    yield from ((k, f) for f in features for k in sorted({"", kind}))
    if pairs:
        yield from (("", f"{one}*{other}") for one, other in combinations(sorted(features), 2))


def is_pair(key):
    return "*" in key[1]


def least(key):
    return SEEN if key[0] else SEEN_TOGETHER if is_pair(key) else 1


def penalty(key):
    return OF_KIND if key[0] else TOGETHER if is_pair(key) else ANY
