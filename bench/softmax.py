"""Weights for a choice among candidates, of whom each has named features: how `learn.py` learns its own. Needs scikit-learn 1.9 (numpy and scipy come with it)."""
from collections import Counter, defaultdict

ANY, OF_KIND = 1.0, 15.0  # penalty on the square of a weight, and of the one more for a kind of claim
SEEN = 20  # a weight for a kind needs a feature that so many candidates of that kind have
STEPS = 300


def fit(rows):
    """Weights by (kind, feature). Rows are (…, kind, features of the candidates, which are right, …): the chance of any right one is made most likely."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    seen = Counter(key for _, _, kind, candidates, *_ in rows for features in candidates for key in keys(kind, features))
    names = sorted(key for key, times in seen.items() if not key[0] or times >= SEEN)
    number = {key: n for n, key in enumerate(names)}
    ends, columns, right, starts = [0], [], [], []
    for _, _, kind, candidates, marks, _ in rows:
        starts.append(len(right))
        right += marks
        for features in candidates:
            columns += [number[key] for key in keys(kind, features) if key in number]
            ends.append(len(columns))
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(right), len(names)))
    turned, right, starts = table.T.tocsr(), np.array(right, dtype=bool), np.array(starts)
    row_of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(right))))
    penalty = np.array([OF_KIND if kind else ANY for kind, _ in names])

    def loss(weights):
        sums = table @ weights
        grown = np.exp(sums - np.maximum.reduceat(sums, starts)[row_of])
        chances = grown / np.add.reduceat(grown, starts)[row_of]
        good = np.maximum(np.add.reduceat(np.where(right, chances, 0.0), starts), 1e-12)
        steps = chances - np.where(right, chances / good[row_of], 0.0)
        return -np.log(good).sum() + 0.5 * (penalty * weights**2).sum(), turned @ steps + penalty * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return defaultdict(float, zip(names, found.x))


def keys(kind, features):
    """A weight for each feature, and one more of the kind."""
    return [(k, f) for f in features for k in ({"", kind})]
