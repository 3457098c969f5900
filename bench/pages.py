#!/usr/bin/env python3
"""Scores `chancery extract` on marked pages: text, title, day, author, and speed on one core.

    python3 bench/pages.py --shared ../shared --binary target/release/chancery

Text: precision and recall over shingles of four words, each averaged over the pages; F1 of the two means. The pages are
also scored in two halves (every other one by id): rules are tuned on A and watched on B. Titles, days and authors are
compared with bench/pages-marks.tsv where the page gives them.
"""

import argparse
import gzip
import json
import re
import resource
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text or "")
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def rates(true, found):
    """Precision (None where nothing was found) and recall of one page."""
    if true == found:
        return 1.0, 1.0
    both = sum((true & found).values())
    precision = both / sum(found.values()) if found else None
    return precision, both / sum(true.values())


def summary(rows):
    precisions = [p for p, _ in rows if p is not None]
    precision, recall = sum(precisions) / len(precisions), sum(r for _, r in rows) / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall)


def extract(binary, folder, truth):
    """Runs the program over all pages on one thread; its rows by id, and pages per second of its own time."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = []
        for id in truth:
            page = Path(scratch) / f"{id}.html"
            page.write_bytes(gzip.open(folder / "html" / f"{id}.html.gz").read())
            lines.append(json.dumps({"id": id, "url": truth[id]["url"], "path": str(page)}))
        listing = Path(scratch) / "pages.jsonl"
        listing.write_text("\n".join(lines))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        command = [binary, "extract", "--input", str(listing), "--format", "jsonl", "--threads", "1"]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return {row["id"]: row for row in map(json.loads, out.splitlines())}, len(truth) / max(seconds, 1e-6)


def same(key, mark, row):
    """Does a field say what was marked? Letters and digits count; of a day its first ten characters; of authors the set."""
    plain = lambda text: "".join(WORD.findall(text.lower()))
    if key == "day":
        return (row["published"] or "")[:10] == mark
    found = row[key] or ""
    if key == "author":
        return {plain(n) for n in found.split(", ")} == {plain(n) for n in mark.split(", ")}
    return plain(found) == plain(mark)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True, type=Path, help="folder that holds corpora/pages")
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--show", type=int, default=0, help="the worst pages and the wrong fields")
    args = parser.parse_args()
    folder = args.shared / "corpora" / "pages"
    truth = json.loads((folder / "ground-truth.json").read_text())
    rows, speed = extract(args.binary, folder, truth)
    scores = {id: rates(shingles(truth[id]["articleBody"]), shingles(rows[id]["text"])) for id in sorted(truth)}
    ids = list(scores)
    for name, part in (("all", ids), ("half A", ids[::2]), ("half B", ids[1::2])):
        print("text, %-7s precision %.4f  recall %.4f  F1 %.4f" % (name, *summary([scores[i] for i in part])))
    wrong = []
    marks = [line.split("\t") for line in (Path(__file__).parent / "pages-marks.tsv").read_text().splitlines()[1:]]
    for at, key in enumerate(("title", "day", "author"), 1):
        given = [m for m in marks if m[at]]
        bad = [m for m in given if not same(key, m[at], rows[m[0]])]
        wrong += [(key, m[0], m[at], rows[m[0]]["published" if key == "day" else key]) for m in bad]
        print("%-7s %.3f of %d" % (key, 1 - len(bad) / len(given), len(given)))
    print("speed   %.0f pages/s on one core" % speed)
    f1 = lambda pr: 2 * (pr[0] or 0) * pr[1] / max((pr[0] or 0) + pr[1], 1e-9)
    for id in sorted(ids, key=lambda i: f1(scores[i]))[: args.show]:
        print("%s  P %.2f  R %.2f  %s" % (id[:8], scores[id][0] or 0, scores[id][1], truth[id]["url"][:90]))
    for row in wrong if args.show else []:
        print(*row, sep="  ")


if __name__ == "__main__":
    main()
