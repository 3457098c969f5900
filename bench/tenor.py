#!/usr/bin/env python3
"""Learns what a sentence tells by its words taken together: tenor.py --shared DIR [--binary PATH] [--packs DIR] [--only LANG] [--write]

Takes the marks of each sentence (`chancery explain --tenor`: its words, their beginnings, what the pack knows of them), looks up in the marked
articles which kinds of claims it tells, and fits a logistic model for each kind. Prints how well what four parts of five taught tells the kinds of
the fifth (average precision; of all, and of those that reading by event words alone says nothing of). With --write the weights go into
packs/<lang>/tenor.tsv. `bench/learn.py --apart` uses the same, so that what is learnt from these sums is learnt from articles they have not seen.
Needs scikit-learn 1.9. Deterministic.
"""
from collections import Counter
from pathlib import Path

import learn
import linear

LEAST = 20  # claims of a kind, fewer teach nothing
SEEN = 2  # sentences in which a mark must stand
STRENGTH = 0.4  # inverse of the penalty
SMALLEST = 0.15  # weights below are left out
MOST = 34_000  # weights a language at most, the greatest: packs stay small
HEADER = "# kind\tmark\tweight  (made by bench/tenor.py; not to be edited by hand)\n"


def sentences(score, docs, binary, packs):
    """(document, marks, kinds) of each sentence of the documents."""
    found = learn.explained(docs, "--tenor", binary, packs)
    rows = []
    for number, doc in enumerate(docs):
        spans = [(*row["at"], set(row["marks"])) for row in found.get(doc["name"], [])]
        kinds = [set() for _ in spans]
        first = doc["gold"].get("sentences", [0])[0]
        for claim in doc["gold"]["claims"] if spans else []:
            for a, b in score.spans_of_gold(claim, doc["text"], doc["starts"], first)[:1]:
                overlaps = [min(b, end) - max(a, start) for start, end, _ in spans]
                kinds[overlaps.index(max(overlaps))].add(claim["kind"])
        rows += [(number, marks, told) for (_, _, marks), told in zip(spans, kinds)]
    return rows


class Model:
    """A weight a kind and mark, and one more a kind."""

    def __init__(self, rows):
        from sklearn.feature_extraction import DictVectorizer

        counts = Counter(m for _, marks, _ in rows for m in marks)
        self.vector = DictVectorizer()
        table = self.vector.fit_transform([{m: 1 for m in marks if counts[m] >= SEEN} for _, marks, _ in rows])
        told = Counter(kind for *_, kinds in rows for kind in kinds)
        self.kinds = {}
        for kind in sorted(k for k, n in told.items() if n >= LEAST):
            mine = [kind in kinds for *_, kinds in rows]
            self.kinds[kind] = linear.Logistic(table, mine, STRENGTH)

    def table(self):
        """(kind, mark, weight), the bias under its own name."""
        names = self.vector.get_feature_names_out()
        for kind, model in self.kinds.items():
            yield kind, "bias", f"{model.bias:.2f}"
            for name, weight in sorted(zip(names, model.weights)):
                if abs(weight) >= SMALLEST:
                    yield kind, name, f"{weight:.2f}"

    def sums(self, rows):
        """For each kind the sums of the sentences."""
        table = self.vector.transform([{m: 1 for m in marks} for _, marks, _ in rows])
        return {kind: model.sums(table) for kind, model in self.kinds.items()}

    def write(self, path):
        rows = learn.greatest(list(self.table()), MOST)
        Path(path).write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
        return len(rows)


def average_precision(said):
    said.sort(key=lambda s: -s[0])
    hits = total = 0
    for place, (_, right) in enumerate(said, 1):
        hits += right
        total += right * hits / place
    return total / max(hits, 1)


def cross_validated(rows, docs):
    part = lambda row: learn.part_of(docs[row[0]])
    every, untold = [], []
    for n in range(learn.PARTS):
        model = Model([r for r in rows if part(r) != n])
        rest = [r for r in rows if part(r) == n]
        for kind, sums in model.sums(rest).items():
            for (_, marks, kinds), value in zip(rest, sums):
                every.append((value, kind in kinds))
                if f"v:{kind}" not in marks and f"n:{kind}" not in marks:
                    untold.append((value, kind in kinds))
    return average_precision(every), average_precision(untold)


def main():
    args = learn.arguments(__doc__, packs=False)
    here = Path(__file__).resolve().parent
    score = learn.scorer(args.shared)
    docs = list(learn.documents(score, args.shared, here / "gold"))
    for lang in args.only.split(",") if args.only else sorted({learn.language_of(d) for d in docs}):
        mine = [d for d in docs if learn.language_of(d) == lang]
        rows = sentences(score, mine, args.binary, args.packs)
        every, untold = cross_validated(rows, mine)
        print(f"{lang}  {len(rows):6} sentences  average precision {every:.3f}, of what no event word tells {untold:.3f}", flush=True)
        if args.write:
            print(f"    {Model(rows).write(here.parent / 'packs' / lang / 'tenor.tsv')} weights")


if __name__ == "__main__":
    main()
