"""Logistic weights for marks that say yes or no: how `tenor.py`, `parts.py`, `status.py` and `given.py` learn theirs. Needs scikit-learn 1.9."""

LEAST_SEEN = 0.2  # added to each count, so that a mark that stands on one side only is not endless
MOST_APART = 4  # the greatest log ratio that counts
COMMON = 20  # from this often on a mark is common, and is taken by less: by this power, never below this much
LESS = 0.15
AT_LEAST = 0.4


class Logistic:
    """A weight a mark and a bias.

    The penalty falls less on what tells apart: before it each mark is scaled by the root of how much more often (as the log of a ratio) it
    stands where the answer is yes than where it is no, and common marks by a little less. The weights are those of the marks as they stand.
    """

    def __init__(self, table, told, strength):
        import numpy as np
        from scipy.sparse import diags
        from sklearn.linear_model import LogisticRegression

        told = np.asarray(told, dtype=bool)
        scale = apart(table, told)
        scaled = (table @ diags(scale)).tocsr()
        scaled.indices, scaled.indptr = scaled.indices.astype("int32"), scaled.indptr.astype("int32")  # all that liblinear takes
        model = LogisticRegression(C=strength, solver="liblinear").fit(scaled, told)
        self.weights = model.coef_[0] * scale
        self.bias = model.intercept_[0]

    def sums(self, table):
        return table @ self.weights + self.bias


def apart(table, told):
    """How strongly each mark is taken."""
    import numpy as np

    yes, no = (np.asarray(table[side].sum(axis=0)).ravel() + LEAST_SEEN for side in (told, ~told))
    ratio = np.abs(np.log((yes / yes.sum()) / (no / no.sum())))
    often = np.asarray(table.sum(axis=0)).ravel()
    return np.sqrt(np.minimum(ratio, MOST_APART)) * np.maximum(AT_LEAST, (COMMON / np.maximum(often, COMMON)) ** LESS)
