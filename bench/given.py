#!/usr/bin/env python3
"""Learns whether a text gives elsewhere when and where something happened: given.py --shared DIR [--binary PATH] --packs DIR [--only LANG] [--write]

Takes the choices of times and places (`chancery explain --choices`: the kind, what speaks for nothing, the words around the event word), looks up
in the marked articles whether the claim there has a time or a place, and fits a logistic model for each of the two. Prints how often there is
none and, by what four parts of five taught, how often the fifth is told right. With --write the weights go into packs/<lang>/given.tsv; choices see
them in steps, so `bench/learn.py --apart` comes after. Needs scikit-learn 1.9. Deterministic.
"""
from collections import Counter
from pathlib import Path

import learn, linear

SLOTS = {"time": "when", "place": "where"}
SEEN = 3  # choices of which a mark must be said
STRENGTH = 0.2  # inverse of the penalty
SMALLEST = 0.1  # weights below are left out
MOST = 4_000  # weights a language at most, the greatest: packs stay small
HEADER = "# label\tmark\tweight  (made by bench/given.py; not to be edited by hand)\n"


def rows_of(score, docs, found):
    """(document, label, marks, whether something is right) of each choice in which a marked claim tells what is."""
    rows = []
    for number, doc in enumerate(docs):
        for choice in found.get(doc["name"], []):
            label = SLOTS.get(choice["slot"])
            right = learn.wanted(score, doc, choice) if label else set()
            if any(c["party"] in right for c in choice["candidates"]):
                rows.append((number, label, choice["marks"], None not in right))
    return rows


class Model:
    """A weight a label and mark, and one more a label."""

    def __init__(self, rows):
        from sklearn.feature_extraction import DictVectorizer

        self.labels = {}
        for label in SLOTS.values():
            mine = [row for row in rows if row[1] == label]
            if len({row[-1] for row in mine}) < 2:
                continue
            counts = Counter(m for _, _, marks, _ in mine for m in set(marks))
            vector = DictVectorizer()
            table = vector.fit_transform([{m: 1 for m in marks if counts[m] >= SEEN} for _, _, marks, _ in mine])
            self.labels[label] = (vector.get_feature_names_out(), linear.Logistic(table, [row[-1] for row in mine], STRENGTH))

    def table(self):
        """(label, mark, weight), the bias under its own name."""
        return learn.table_of(self.labels, SMALLEST, MOST)

    def write(self, path):
        return learn.write_table(path, HEADER, self.table())

    def right(self, rows):
        """How many are told right by the weights that would be written, which packs keep in sixteenths."""
        weights = {(label, mark): round(16 * float(weight)) / 16 for label, mark, weight in self.table()}
        odds = lambda label, marks: sum(weights.get((label, m), 0.0) for m in {"bias", *marks})
        return sum((odds(label, marks) > 0) == some for _, label, marks, some in rows)


def main():
    args = learn.arguments(__doc__)
    here = Path(__file__).resolve().parent
    score = learn.scorer(args.shared)
    docs = list(learn.documents(score, args.shared, here / "gold"))
    for lang in args.only.split(",") if args.only else sorted({learn.language_of(d) for d in docs}):
        mine = [d for d in docs if learn.language_of(d) == lang]
        rows = rows_of(score, mine, learn.choices(mine, args.binary, args.packs))
        part = lambda row: learn.part_of(mine[row[0]])
        models = [Model([r for r in rows if part(r) != n]) for n in range(learn.PARTS)]
        for label in SLOTS.values():
            asked = [r for r in rows if r[1] == label]
            if not asked:
                continue
            unseen = sum(models[n].right([r for r in asked if part(r) == n]) for n in range(learn.PARTS))
            none = sum(not r[-1] for r in asked)
            print(f"{lang}  {label:5} {len(asked):6} choices  none {none / len(asked):.3f}, cross-validated {unseen / len(asked):.3f}", flush=True)
        if args.write:
            print(f"    {Model(rows).write(here.parent / 'packs' / lang / 'given.tsv')} weights")


if __name__ == "__main__":
    main()
