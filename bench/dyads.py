#!/usr/bin/env python3
"""Counts who has dealt with whom: dyads.py --shared DIR [--write]

How many marked articles tell of a happening of each kind between two parties. Choices of who is meant and how sure a claim is see them in steps
(`explain --choices`: `dyad:2`), so `bench/learn.py --apart` comes after; there each article is read with the counts of others. With --write they go
into packs/world/dyads.tsv. Deterministic.
"""
import argparse
from collections import Counter
from pathlib import Path

import learn

FEW = 6  # parties: who is one of thirty at a conference has hardly dealt with the other twenty-nine
HEADER = "# kind\tactor\trecipient\tarticles  (made by bench/dyads.py; not to be edited by hand)\n"


def rows_of(kind, mutual, actors, recipients):
    """What one claim counts for: each two, each who acts, and each to whom it is done."""
    parties = sorted({*actors, *recipients})
    if mutual:
        pairs = {(one, other) for n, one in enumerate(parties) for other in parties[n + 1 :]}
        actors, recipients = parties, ()  # whoever is written on the second side acts as well
    else:
        pairs = {(actor, other) for actor in actors for other in recipients if other != actor}
    return {(kind, *pair) for pair in pairs} | {(kind, a, "") for a in actors} | {(kind, "", r) for r in recipients}


def sums(told):
    """Of the rows of those who act, and of those to whom it is done (`*`: to any): of each over all kinds, of each kind over all, and of all."""
    out = Counter()
    for (kind, actor, other), times in told.items():
        if actor and other:
            continue
        rows = (("", actor, ""), (kind, "", ""), ("", "", "")) if actor else (("", "", other), (kind, "", "*"), ("", "", "*"))
        for row in rows:
            out[row] += times
    return out


def known(packs):
    """Codes that the packs have a name for: texts are never read as others."""
    tables = [Path(packs) / "world" / name for name in ("states.tsv", "organisations.tsv", "names.tsv")]
    return {line.split("\t")[0] for table in tables for line in table.read_text(encoding="utf-8").splitlines()}


class Model:
    """How many articles tell each row; one that stands in several languages counts once."""

    def __init__(self, score, docs, packs):
        codes, told = known(packs), Counter()
        for article in {id(doc["gold"]): doc["gold"] for doc in docs}.values():
            rows = set()
            for claim in article["claims"]:
                actors, recipients = ([code for code in claim.get(side) or [] if code in codes] for side in ("actors", "recipients"))
                if len({*actors, *recipients}) <= FEW:
                    rows |= rows_of(claim["kind"], claim["kind"] in score.MUTUAL, actors, recipients)
            told.update(rows)
        self.rows = [(*row, str(times)) for row, times in sorted((told + sums(told)).items())]

    def write(self, path):
        return learn.write_table(path, HEADER, self.rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    here, score = Path(__file__).resolve().parent, learn.scorer(args.shared)
    packs = here.parent / "packs"
    model = Model(score, list(learn.documents(score, args.shared, here / "gold")), packs)
    print(f"{len(model.rows)} rows, {sum(1 for row in model.rows if row[1] and row[2])} of them of two parties")
    if args.write:
        model.write(packs / "world" / "dyads.tsv")


if __name__ == "__main__":
    main()
