#!/usr/bin/env python3
"""Counts who has dealt with whom: dyads.py --shared DIR [--write]

How many happenings of each kind marked articles tell between two parties, each story once. Choices of who is meant and how sure a claim is see them
in steps (`explain --choices`: `dyad:2`), so `bench/learn.py --apart` comes after; there each article is read with the counts of others. With --write
they go into packs/world/dyads.tsv. Deterministic.
"""
import argparse
from collections import Counter
from pathlib import Path

import learn

FEW = 6  # parties: who is one of thirty at a conference has hardly dealt with the other twenty-nine
HEADER = "# kind\tactor\trecipient\thappenings  (made by bench/dyads.py; not to be edited by hand)\n"


def rows_of(kind, mutual, actors, recipients):
    """What one claim counts for: each two, each who acts, each who takes part, its kind, and all there is."""
    parties = sorted({*actors, *recipients})
    if mutual:
        pairs = {(one, other) for n, one in enumerate(parties) for other in parties[n + 1 :]}
    else:
        pairs = {(actor, other) for actor in actors for other in recipients}
    return {(kind, *pair) for pair in pairs} | {(kind, a, "") for a in actors} | {("", p, "") for p in parties} | {(kind, "", ""), ("", "", "")}


def of_articles(score, docs):
    """Rows of each story's claims, each once."""
    told = {}
    for doc in docs:
        for claim in doc["gold"]["claims"]:
            actors, recipients = claim["actors"], claim.get("recipients") or []
            if len({*actors, *recipients}) <= FEW:
                told.setdefault(learn.story(doc["name"]), set()).update(rows_of(claim["kind"], claim["kind"] in score.MUTUAL, actors, recipients))
    return Counter(row for rows in told.values() for row in rows)


class Model:
    """How many stories tell each row."""

    def __init__(self, score, docs):
        told = of_articles(score, docs)
        self.rows = [(*row, str(times)) for row, times in sorted(told.items())]

    def write(self, path):
        return learn.write_table(path, HEADER, self.rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    here, score = Path(__file__).resolve().parent, learn.scorer(args.shared)
    model = Model(score, learn.documents(score, args.shared, here / "gold"))
    print(f"{len(model.rows)} rows, {sum(1 for row in model.rows if row[2])} of them of two parties")
    if args.write:
        model.write(here.parent / "packs" / "world" / "dyads.tsv")


if __name__ == "__main__":
    main()
