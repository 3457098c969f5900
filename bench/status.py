#!/usr/bin/env python3
"""Learns how far claims have come by the words around them: status.py --shared DIR [--binary PATH] --packs DIR [--only LANG] [--write]

Takes the marks of each claim (`chancery explain --statuses`: the status by the rules, the kind, its day, the words around the event word), looks up
in the marked articles which status the claim there has, and fits a logistic model for each status. Prints how many statuses are right by the rules
and, by what four parts of five taught, in the fifth. With --write the weights go into packs/<lang>/status.tsv. Needs scikit-learn 1.9. Deterministic.
"""
from collections import Counter
from pathlib import Path

import learn, linear

LEAST = 20  # claims of a status, fewer teach nothing
SEEN = 3  # claims of which a mark must be said
STRENGTH = 0.2  # inverse of the penalty
SMALLEST = 0.1  # weights below are left out
MOST = 4_500  # weights a language at most, the greatest: packs stay small
CLEARLY, AGAINST_DENIAL = 0.5, 1.0  # as in course.rs: by so much another status must be likelier than that of the rules
HEADER = "# status\tmark\tweight  (made by bench/status.py; not to be edited by hand)\n"


def rows_of(score, docs, found):
    """(document, marks, status by the rules, status it has) of each claim that a marked one is."""
    rows = []
    for number, doc in enumerate(docs):
        claims = found.get(doc["name"], [])
        first = doc["gold"].get("sentences", [0])[0]
        for claim in claims:
            claim |= {side: [{"id": code} for code in claim[side]] for side in ("actors", "recipients")}
        taken = set()
        for gold in doc["gold"]["claims"]:
            spans = score.spans_of_gold(gold, doc["text"], doc["starts"], first)
            here = lambda c: score.overlap(spans, {"start": c["at"][0], "end": c["at"][1]}, doc["text"])
            fits = [(score.alike(gold, c), -n) for n, c in enumerate(claims) if n not in taken and here(c)]
            best, n = max(fits, default=(0, 0))
            if best:
                taken.add(-n)
                times = learn.EXAMPLE if "only" in doc["gold"] else 1
                rows += [(number, claims[-n]["marks"], claims[-n]["status"], gold["status"])] * times
    return rows


class Model:
    """A weight a status and mark, and one more a status."""

    def __init__(self, rows):
        from sklearn.feature_extraction import DictVectorizer

        counts = Counter(m for _, marks, *_ in rows for m in set(marks))
        self.vector = DictVectorizer()
        table = self.vector.fit_transform([{m: 1 for m in marks if counts[m] >= SEEN} for _, marks, *_ in rows])
        told = Counter(row[-1] for row in rows)
        self.statuses = {}
        for status in sorted(s for s, n in told.items() if n >= LEAST):
            self.statuses[status] = linear.Logistic(table, [row[-1] == status for row in rows], STRENGTH)

    def table(self):
        """(status, mark, weight), the bias under its own name."""
        names = self.vector.get_feature_names_out()
        return learn.table_of({status: (names, model) for status, model in self.statuses.items()}, SMALLEST, MOST)

    def write(self, path):
        return learn.write_table(path, HEADER, self.table())

    def right(self, rows):
        """How many statuses are right by the weights that would be written, which packs keep in sixteenths."""
        weights = {(status, mark): round(16 * float(weight)) / 16 for status, mark, weight in self.table()}
        hits = 0
        for _, marks, ruled, told in rows:
            sums = {s: sum(weights.get((s, m), 0.0) for m in {"bias", *marks}) for s in self.statuses}
            best = max(sums, key=sums.get)
            least = AGAINST_DENIAL if ruled == "denied" else CLEARLY
            clear = ruled in sums and sums[best] > sums[ruled] + least
            hits += (best if clear else ruled) == told
        return hits


def cross_validated(rows, docs):
    """How many are right in articles that did not teach; the packs' examples always do."""
    example = lambda row: "only" in docs[row[0]]["gold"]
    part = lambda row: learn.part_of(docs[row[0]])
    apart = lambda row, n: part(row) == n and not example(row)
    models = (Model([r for r in rows if not apart(r, n)]).right([r for r in rows if apart(r, n)]) for n in range(learn.PARTS))
    return sum(models) / sum(not example(row) for row in rows)


def main():
    args = learn.arguments(__doc__)
    here = Path(__file__).resolve().parent
    score = learn.scorer(args.shared)
    told = [d for d in learn.pack_examples(here.parent / "packs") if d["gold"]["claims"][0]["status"]]
    docs = list(learn.documents(score, args.shared, here / "gold")) + told
    for lang in args.only.split(",") if args.only else sorted({learn.language_of(d) for d in docs}):
        mine = [d for d in docs if learn.language_of(d) == lang]
        rows = rows_of(score, mine, learn.explained(mine, "--statuses", args.binary, args.packs))
        articles = [row for row in rows if "only" not in mine[row[0]]["gold"]]
        ruled = sum(row[2] == row[3] for row in articles) / len(articles)
        print(f"{lang}  {len(articles):6} claims  right by the rules {ruled:.3f}, cross-validated {cross_validated(rows, mine):.3f}", flush=True)
        if args.write:
            print(f"    {Model(rows).write(here.parent / 'packs' / lang / 'status.tsv')} weights")


if __name__ == "__main__":
    main()
