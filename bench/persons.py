#!/usr/bin/env python3
"""Learns who is a person, of the names that no list holds: persons.py --shared DIR [--binary PATH] [--only LANG] [--write]

Takes the candidates that reading looks at, with their features (`chancery explain --names`), marks those that are PER spans of the
corpora below, fits a logistic model for each question (does a name begin here? is it one from here to there?) with a penalty that
leaves most weights at nought, and with --write puts it into packs/<lang>/persons.tsv. Without --write it prints what a model learnt
from nine parts of ten says of the tenth: `bench/ner.py` measures the whole. Deterministic: no random order.

The corpora (licences in ../shared/corpora/README.md): idner-news-2k (MIT) and nergrit of IndoNLU (Apache-2.0); factrueval-2016 (MIT)
and the animate proper nouns of UD Russian Taiga and GSD (CC BY-SA 4.0); Universal NER Chinese-GSDSIMP (CC BY-SA 4.0).
"""
import argparse, json, math, subprocess, sys, tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import ner

PARTS = 10
EPOCHS = 60
RATE = 0.5
# How often a feature must stand, how much more a name weighs than another candidate, and the penalties, by language.
FITS = {"id": (2, 2.0, 0.5, 0.5), "ru": (2, 2.0, 0.5, 0.5), "zh": (3, 5.0, 0.5, 1.0)}
BEGIN_FIT = (3, 8.0, 0.5, 2.0)
HEADER = "# feature\tweight  (made by bench/persons.py; not to be edited by hand)\n"


def tagged(path, person):
    """Token files of two columns: sentences as lists of (word, tag)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit("\t", 1) for line in block.splitlines() if "\t" in line]
        if rows:
            yield [(word, tag.replace(person, "PER")) for word, tag in rows]


def animate(path):
    """Sentences of a treebank, with capitalised animate proper nouns in a row as names."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        tags, last = [], "O"
        for row in (r for r in rows if r[0].isdigit()):
            name = row[3] == "PROPN" and "Animacy=Anim" in row[5] and row[1][:1].isupper()
            last = ("I-PER" if last != "O" and row[7].startswith("flat") else "B-PER") if name else "O"
            tags.append((row[1], last))
        if tags:
            yield tags


def initials(text, spans):
    """The same text with first names as initials: "А. Смирнов", as the press writes them too."""
    out, shifted, at = "", [], 0
    for start, end in spans:
        first, space, rest = text[start:end].partition(" ")
        whole = space and start >= at and first.isalpha() and rest[:1].isupper()
        out += text[at:start] if start >= at else ""
        name = f"{first[0]}. {rest}" if whole else text[max(start, at):end]
        shifted.append((len(out), len(out) + len(name)))
        out, at = out + name, max(at, end)
    return out + text[at:], shifted


def corpora(shared, lang):
    """Texts with their PER spans."""
    root = Path(shared) / "corpora"
    spaced = lambda rows: ner.text_of(rows, True)
    if lang == "id":
        own = [spaced(r) for part in ("train", "dev") for r in ner.sentences(root / f"ner/idner-news-2k/{part}.txt", 2, 0)]
        grit = root / "ner/indonlu/nergrit_ner-grit"
        return own + [spaced(r) for part in ("train", "valid") for r in tagged(grit / f"{part}_preprocess.txt", "PERSON")]
    if lang == "ru":
        banks = ["UD_Russian-GSD/ru_gsd-ud-dev", "UD_Russian-Taiga/ru_taiga-ud-dev", "UD_Russian-Taiga-2020/ru_taiga-ud-train"]
        press = list(ner.factrueval(root / "ner/factrueval2016/devset"))
        return press + [initials(*p) for p in press] + [spaced(r) for b in banks for r in animate(root / f"ud/{b}.conllu")]
    gsd = root / "ner/uner/UNER_Chinese-GSDSIMP"
    return [ner.text_of(r, False) for part in ("train", "dev") for r in ner.sentences(gsd / f"zh_gsdsimp-ud-{part}.iob2", 2, 1)]


def candidates(texts, lang, binary, packs):
    """What reading looks at: (text, place, is it asked whether a name begins, features)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for n, (text, _) in enumerate(texts):
            row = {"id": str(n), "lang": lang, "published": "2015-01-01", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        command = [binary, "explain", "--names", "--input", file.name, "--packs", packs]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            for line in run.stdout:
                row = json.loads(line)
                yield int(row["article"]), tuple(row["at"]), row["begins"], row["features"]
        if run.returncode:
            sys.exit(f"{' '.join(command)} failed")


class Table:
    """Candidates with their features by number."""

    def __init__(self):
        self.numbers, self.names, self.rows, self.texts, self.marks, self.spans = {}, [], [], [], [], []

    def add(self, text, span, features, mark):
        for f in features:
            if f not in self.numbers:
                self.numbers[f] = len(self.names)
                self.names.append(f)
        self.rows.append([self.numbers[f] for f in features])
        self.texts.append(text)
        self.spans.append(span)
        self.marks.append(mark)

    def fit(self, use, least, worth, decay, penalty):
        """A weight for each feature: steps over all candidates at once, each feature at its own rate, small weights cut to nought."""
        counts = Counter(f for n in use for f in self.rows[n])
        rows = [([f for f in self.rows[n] if counts[f] >= least] + [-1], self.marks[n]) for n in use]
        weights, squares = defaultdict(float, {-1: -2.0}), defaultdict(lambda: 1e-3)
        for _ in range(EPOCHS):
            slope = defaultdict(float)
            for features, mark in rows:
                total = sum(map(weights.__getitem__, features))
                error = (1 / (1 + math.exp(-max(-30, min(30, total)))) - mark) * (worth if mark else 1.0)
                if abs(error) > 1e-3:
                    for f in features:
                        slope[f] += error
            for f, s in slope.items():
                s += decay * weights[f] if f >= 0 else 0.0
                squares[f] += s * s
                step = RATE / math.sqrt(squares[f])
                w = weights[f] - step * s
                cut = penalty * step if f >= 0 else 0.0
                weights[f] = math.copysign(max(abs(w) - cut, 0.0), w)
        return {f: w for f, w in weights.items() if abs(w) >= 0.005}

    def score(self, weights, n):
        return weights.get(-1, 0.0) + sum(weights.get(f, 0.0) for f in self.rows[n])


def table(texts, found, begins):
    """The candidates of one question: where does a name begin, or from where to where is one?"""
    out, spans = Table(), [set(s) for _, s in texts]
    starts = [{a for a, _ in s} for s in spans]
    for text, at, asks, features in found:
        if asks == begins:
            out.add(text, at, features, at[0] in starts[text] if begins else at in spans[text])
    return out


def cross_validated(texts, table, how):
    """Right, said and marked, each tenth judged by what the others teach."""
    right = said = 0
    for part in range(PARTS):
        weights = table.fit([n for n, t in enumerate(table.texts) if t % PARTS != part], *how)
        mine = [(table.score(weights, n), table.texts[n], table.spans[n]) for n, t in enumerate(table.texts) if t % PARTS == part]
        taken = defaultdict(list)
        for score, text, (start, end) in sorted(mine, reverse=True):
            if score > 0 and all(end <= a or b <= start for a, b in taken[text]):
                taken[text].append((start, end))
        said += sum(map(len, taken.values()))
        right += sum(len(set(spans) & set(texts[t][1])) for t, spans in taken.items())
    return right, said, sum(len(set(s)) for _, s in texts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--only", choices=FITS)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    packs = Path(__file__).resolve().parent.parent / "packs"
    for lang in [args.only] if args.only else FITS:
        texts = corpora(args.shared, lang)
        path = packs / lang / "persons.tsv"
        found = lambda begins: table(texts, candidates(texts, lang, args.binary, str(packs)), begins)
        lines, begin = {}, found(True) if args.write else Table()
        if begin.rows:
            # What passes the first question is asked the second: reading must know the weights of the first.
            weights = begin.fit(range(len(begin.rows)), *BEGIN_FIT)
            lines = {("b bias:" if f < 0 else begin.names[f]): w for f, w in weights.items()}
            write(path, lines)
        whole = found(False)
        if not args.write:
            right, said, gold = cross_validated(texts, whole, FITS[lang])
            print(f"{lang}  P {right / said:.3f}  R {right / gold:.3f}  F1 {2 * right / (said + gold):.3f}", flush=True)
            continue
        weights = whole.fit(range(len(whole.rows)), *FITS[lang])
        write(path, lines | {("bias:" if f < 0 else whole.names[f]): w for f, w in weights.items()})
        print(f"{lang}  {len(weights) + len(lines)} weights in {path}", flush=True)


def write(path, weights):
    rows = sorted(f"{name}\t{w:.2f}\n" for name, w in weights.items() if abs(w) >= 0.005)
    path.write_text(HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
