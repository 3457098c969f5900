#!/usr/bin/env python3
"""Learns which part a named party plays in what its sentence tells: parts.py --shared DIR [--binary PATH] --packs DIR [--only LANG] [--write]

Takes the marks of each party that a sentence names (`chancery explain --parts`: the words around the name, where it stands to the event word, how
much the sentence speaks for the kind), looks up in the marked articles whether it acts or undergoes in a claim of that kind that the sentence
tells, and fits a logistic model for each side of each kind. The sums of sentences among the marks are learnt from other articles (`tenor.py`).
Prints how well what four parts of five taught tells the fifth (average precision). With --write the weights go into packs/<lang>/parts.tsv.
`bench/learn.py --apart` uses the same, so that what is learnt from these sums is learnt from articles they have not seen.
Needs scikit-learn 1.9. Deterministic.
"""
from collections import Counter, defaultdict
from pathlib import Path

import learn, linear, tenor

LEAST = 40  # parties on a side of a kind, fewer teach nothing
SEEN = 3  # parties of which a mark must be said
STRENGTH = 0.2  # inverse of the penalty
SMALLEST = 0.13  # weights below are left out
MOST = 28_000  # weights a language at most, the greatest: packs stay small
HEADER = "# kind\tside\tmark\tweight  (made by bench/parts.py; not to be edited by hand)\n"
SIDES = {"actor": "actors", "recipient": "recipients"}


def rows_of(score, docs, found):
    """(document, kind, marks, sides it is on) of each party of each sentence, for each kind the sentence may tell."""
    rows = []
    for number, doc in enumerate(docs):
        sentences = found.get(doc["name"], [])
        told = [[] for _ in sentences]
        first = doc["gold"].get("sentences", [0])[0]
        for claim in doc["gold"]["claims"] if sentences else []:
            for a, b in score.spans_of_gold(claim, doc["text"], doc["starts"], first)[:1]:
                overlaps = [min(b, s["at"][1]) - max(a, s["at"][0]) for s in sentences]
                told[overlaps.index(max(overlaps))].append(claim)
        for sentence, claims in zip(sentences, told):
            for party in sentence["named"]:
                for kind, own in party["kinds"]:
                    mine = [c for c in claims if c["kind"] == kind]
                    on = {side for side, key in SIDES.items() if any(party["party"] in (c.get(key) or []) for c in mine)}
                    rows.append((number, kind, party["marks"] + own, on))
    return rows


class Model:
    """Weights of both sides of each kind."""

    def __init__(self, rows):
        from sklearn.feature_extraction import DictVectorizer

        by = defaultdict(list)
        for row in rows:
            by[row[1]].append(row)
        self.sides = {}
        for kind, mine in sorted(by.items()):
            counts = Counter(m for _, _, marks, _ in mine for m in set(marks))
            table = None
            for side in SIDES:
                on = [side in sides for *_, sides in mine]
                if sum(on) < LEAST:
                    continue
                if table is None:
                    vector = DictVectorizer()
                    table = vector.fit_transform([Counter(m for m in marks if counts[m] >= SEEN) for _, _, marks, _ in mine])
                self.sides[kind, side] = vector, linear.Logistic(table, on, STRENGTH)

    def table(self):
        """(kind, side, mark, weight), the bias under its own name."""
        for (kind, side), (vector, model) in self.sides.items():
            yield kind, side, "bias", f"{model.bias:.2f}"
            for name, weight in sorted(zip(vector.get_feature_names_out(), model.weights)):
                if abs(weight) >= SMALLEST:
                    yield kind, side, name, f"{weight:.2f}"

    def sums(self, rows):
        """For each side of a kind the rows and their sums."""
        by = defaultdict(list)
        for row in rows:
            by[row[1]].append(row)
        for (kind, side), (vector, model) in self.sides.items():
            if by[kind]:
                yield side, by[kind], model.sums(vector.transform([Counter(row[2]) for row in by[kind]]))

    def write(self, path):
        rows = learn.greatest(list(self.table()), MOST)
        Path(path).write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
        return len(rows)


def cross_validated(rows, docs):
    said = []
    for n in range(learn.PARTS):
        apart = lambda row: learn.part_of(docs[row[0]]) == n
        model = Model([r for r in rows if not apart(r)])
        for side, mine, sums in model.sums([r for r in rows if apart(r)]):
            said += [(value, side in row[3]) for row, value in zip(mine, sums)]
    return tenor.average_precision(said)


def main():
    args = learn.arguments(__doc__)
    here = Path(__file__).resolve().parent
    score = learn.scorer(args.shared)
    docs = list(learn.documents(score, args.shared, here / "gold"))
    found = learn.Apart(score, docs, args.binary, args.packs, "--parts").said()
    for lang in args.only.split(",") if args.only else sorted({learn.language_of(d) for d in docs}):
        mine = [d for d in docs if learn.language_of(d) == lang]
        rows = rows_of(score, mine, found)
        print(f"{lang}  {len(rows):6} parties  average precision {cross_validated(rows, mine):.3f}", flush=True)
        if args.write:
            print(f"    {Model(rows).write(here.parent / 'packs' / lang / 'parts.tsv')} weights")


if __name__ == "__main__":
    main()
