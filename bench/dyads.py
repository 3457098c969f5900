#!/usr/bin/env python3
"""Counts who has dealt with whom: dyads.py --shared DIR [--write]

How many happenings of each kind are known between two parties: those that marked articles tell (each story once, those of its claims between few),
and those of packs/world/rebuild/dyads.tsv, which were listed from knowledge. Choices of who is meant and how sure a claim is see them in steps
(`explain --choices`: `dyad:2`), so `bench/learn.py --apart` comes after; there each article is read with the counts of others. With --write they go
into packs/world/dyads.tsv. Deterministic.
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


def of_list(score, path):
    """Rows of a list of happenings: kind, actor, recipient, how many."""
    known = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, actor, recipient, times = line.split("\t")
            for row in rows_of(kind, kind in score.MUTUAL, [actor], [recipient] if recipient else []):
                known[row] += int(times)
    return known


def table(score, docs, packs):
    """All of them, sorted."""
    known = of_articles(score, docs) + of_list(score, Path(packs) / "world" / "rebuild" / "dyads.tsv")
    return [(*row, str(times)) for row, times in sorted(known.items())]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    here, score = Path(__file__).resolve().parent, learn.scorer(args.shared)
    packs = here.parent / "packs"
    rows = table(score, list(learn.documents(score, args.shared, here / "gold")), packs)
    pairs = sum(1 for row in rows if row[2])
    print(f"{len(rows)} rows, {pairs} of them of two parties")
    if args.write:
        learn.write_table(packs / "world" / "dyads.tsv", HEADER, rows)


if __name__ == "__main__":
    main()
