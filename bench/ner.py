#!/usr/bin/env python3
"""Persons found by the reader against the PER spans of public corpora: ner.py --shared DIR [--binary PATH] [--packs DIR] [--show N]

What counts: in `chancery explain --steps`, the name of a phrase that the reader knows as a `person` (by office, rank, holder or an
earlier mention), and, in a second row, every phrase with a name, persons or not. The gold is every PER span of the corpus
(FactRuEval: the names, surnames, patronymics and nicknames of one Person together, without the job). `exact`: both ends agree;
`touch`: any character in common, each span used once. Texts given as tokens are put together again and each sentence is read as
an article of its own, because the corpora keep no documents; FactRuEval's documents are read whole.
"""
import argparse, json, re, subprocess, sys, tempfile
from pathlib import Path

CORPORA = [
    ("idner id", "id", "idner-news-2k/dev.txt", 2, 0),
    ("factrueval ru", "ru", "factrueval2016/devset", None, None),
    ("uner zh", "zh", "uner/UNER_Chinese-GSDSIMP/zh_gsdsimp-ud-dev.iob2", 2, 1),
    ("uner en", "en", "uner/UNER_English-EWT/en_ewt-ud-dev.iob2", 2, 1),
]
NO_SPACE_BEFORE, NO_SPACE_AFTER = set(".,;:!?)]}»”%'’"), set("([{«“")
NAMES = {"name", "surname", "patronymic", "nickname"}


def sentences(path, tag, word):
    """Token files: one list of (word, tag) a sentence."""
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("# ") and len(cells) > max(tag, word):
            rows.append((cells[word], cells[tag]))
    if rows:
        yield rows


def text_of(rows, spaced):
    """The sentence as text, and its PER spans as character offsets."""
    text, spans, open_at = "", [], None
    for word, tag in rows:
        tight = not text or not spaced or word[0] in NO_SPACE_BEFORE or text[-1] in NO_SPACE_AFTER
        if open_at is not None and tag != "I-PER":
            spans.append((open_at, len(text)))
            open_at = None
        text += ("" if tight else " ")
        if tag == "B-PER":
            open_at = len(text)
        text += word
    if open_at is not None:
        spans.append((open_at, len(text)))
    return text, spans


def factrueval(folder):
    for path in sorted(folder.glob("*.txt")):
        pieces = {}
        for line in path.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
            cells = line.split()
            if len(cells) > 3 and cells[1] in NAMES:
                pieces[cells[0]] = (int(cells[2]), int(cells[2]) + int(cells[3]))
        spans = set()
        for line in path.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
            cells = line.split("#")[0].split()
            parts = [pieces[c] for c in cells[2:] if c in pieces] if cells[1:2] == ["Person"] else []
            if parts:
                spans.add((min(p[0] for p in parts), max(p[1] for p in parts)))
        yield path.read_text(encoding="utf-8"), sorted(spans)


def texts(shared, lang, name, tag, word):
    path = Path(shared) / "corpora" / "ner" / name
    if tag is None:
        return list(factrueval(path))
    return [text_of(rows, lang != "zh") for rows in sentences(path, tag, word)]


def said(args, lang, texts):
    """For each text, the names in the reader's phrases as (start, end, is a person): all words are traced in reading order, so that
    walking along the text with them finds each name where it stands."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for n, text in enumerate(texts):
            row = {"id": f"text-{n}", "lang": lang, "published": "2015-01-01", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        packs = ["--packs", args.packs] if args.packs else []
        command = [args.binary, "explain", "--steps", "--input", file.name, *packs]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found, names = [[] for _ in texts], []
    for line in out.splitlines():
        phrase = re.match(r"      \[(.*)\] party .*?(?:; name ([^;]+)(; person)?|$)", line)
        other = re.match(r"      (?:<(.*)> time \d+$|(\S.*?)  )", line)
        ends = re.match(r"text-(\d+) \(", line)
        if phrase:
            names.append((phrase.group(1), (phrase.group(2) or "").strip(), bool(phrase.group(3))))
        elif other:
            names.append((other.group(1) or other.group(2), "", False))
        elif ends:
            n, at = int(ends.group(1)), 0
            for words, name, person in names:
                start = texts[n].find(words, at)
                inner = texts[n].find(name, max(start, at))
                if start >= 0 and inner >= 0 and name:
                    found[n].append((inner, inner + len(name), person))
                at = max(start, at) + (len(words) if start >= 0 else 0)
            names = []
    return found


def agree(gold, got):
    """Right ones: exact, and touching with each span used once."""
    exact, free, touch = len(set(gold) & set(got)), list(got), 0
    for start, end in gold:
        hit = next((s for s in free if s[0] < end and start < s[1]), None)
        if hit:
            free.remove(hit)
            touch += 1
    return exact, touch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--packs")
    parser.add_argument("--only", help="part of a row's name")
    parser.add_argument("--show", type=int, default=0, help="so many missed and wrong spans")
    args = parser.parse_args()
    print(f"{'corpus':22} texts  gold  said  exact P R F1           touch P R F1")
    for row, lang, name, tag, word in CORPORA:
        if args.only and args.only not in row:
            continue
        pairs = texts(args.shared, lang, name, tag, word)
        found = said(args, lang, [text for text, _ in pairs])
        persons = [[(a, b) for a, b, person in got if person] for got in found]
        report(f"{row} persons", pairs, persons)
        report(f"{row} names", pairs, [[(a, b) for a, b, _ in got] for got in found])
        show(args.show, pairs, persons)


def report(row, pairs, found):
    golds, gots = sum(len(s) for _, s in pairs), sum(map(len, found))
    sums = [sum(x) for x in zip(*(agree(spans, got) for (_, spans), got in zip(pairs, found)))]
    cells = [f"{h / max(gots, 1):.2f} {h / max(golds, 1):.2f} {2 * h / max(golds + gots, 1):.3f}" for h in sums]
    print(f"{row:22} {len(pairs):5} {golds:5} {gots:5}  {'         '.join(cells)}", flush=True)


def show(count, pairs, found):
    for (text, spans), got in zip(pairs, found):
        wrong = [(s, "said") for s in got if s not in spans] + [(s, "gold") for s in spans if s not in got]
        for (start, end), what in sorted(wrong)[:max(count, 0)]:
            around = text[max(0, start - 30):start] + "[" + text[start:end] + "]" + text[end:end + 20]
            print(f"  {what}  {' '.join(around.split())}")
            count -= 1


if __name__ == "__main__":
    sys.exit(main())
