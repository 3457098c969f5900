#!/usr/bin/env python3
"""Learns who is meant where the words don't say it: learn.py --shared DIR [--binary PATH] [--packs DIR] [--only SLOTS] [--write]

Takes the choices that reading makes by weights (`chancery explain --choices`), looks up in the marked articles whom each should have
chosen, fits a linear model (`softmax.py`: a weight a feature, one more a kind of claim, and some for two features together), and prints for each slot
how many choices are right with the weights in use and, cross-validated over stories in five parts, with the ones learnt. With
--write it puts them into packs/world/weights.tsv; reading then makes other choices, so run it again (with --packs packs, or after a
build) until they stay. With --apart the sums and counts that choices look at (`tenor.py`, `parts.py`, `status.py`, `given.py`, `dyads.py`) are
learnt from other articles: use it whenever those tables were made from the same ones. Deterministic: no random order.
"""
import argparse, importlib.util, json, re, subprocess, tempfile, tomllib
from collections import defaultdict
from pathlib import Path

NTREX = ["ind", "zho-CN", "eng", "rus"]
SHORT = {"ind": "id", "zho-CN": "zh", "eng": "en", "rus": "ru"}
PARTS = 5
EXAMPLE = 2  # how often a pack's example counts: it says exactly what is meant
BOLD = 2.0  # so much less weighs nobody where a party is guessed
# Kinds whose words are as often said of other things: a guessed party was right less often than half the F1 there, so nobody weighs more
# (docs/experiments/choices.md, "How sure?"). Whoever lets an organisation meet on his ground is known with it and takes no part by that: no guess is bold there.
WARY = {"concession": 0.6, "membership": 0.6, "rejection": 0.6, "support": 0.6, "talks": 0.6, "conference": BOLD}
# Without a time a claim is right as seldom as with a wrong one: a likely time is said rather than none. A party that is likely is said too: more is
# found, most of it where least was, for some precision (docs/experiments/choices.md, "Nobody, once more"; docs/experiments/open-news.md).
BOLD_BY = {"time": 0.2, "actor": BOLD, "recipient": BOLD, "partner": BOLD}
LEFT_OUT = {"cold-13", "cold-14", "cold-15", "cold-16", "cold-17", "cold-18", "cold-19", "cold-20", "cold-21", "cold-22", "cold-23", "like-2", "like-3", "like-4", "like-5", "like-6", "like-7", "like-8", "like-9", "like-10", "like-11"}  # still cold
SINGLE = {"tuning-10", "tuning-11", "tuning-12", "tuning-13", "tuning-14", "tuning-15", "tuning-16", "tuning-17", "tuning-18", "tuning-19"}  # each article tells of a happening of its own
SELDOM = {"pair", "doer", "stranger"}  # slots of few choices: learnt only where --only names them (docs/experiments/choices.md, "Which two")
HEADER = "# slot\tkind\tfeature\tweight  (made by bench/learn.py; not to be edited by hand)\n"


def documents(score, shared, own):
    """Gold documents with their text and line starts, one for each language of a sentence file."""
    dev = Path(shared) / "gold" / "dev"
    folders = [dev / "seed", dev / "stories", dev / "wikinews", dev / "ntrex", *sorted(f for f in own.glob("*") if f.name not in LEFT_OUT)]
    for folder in folders:
        for doc in score.gold_documents(folder):
            for lang in [doc["lang"]] if "text" in doc else NTREX:
                name, text, starts = score.article_of(doc, Path(shared) / "corpora", lang)
                yield {"name": f"{folder.name}/{name}", "text": text, "starts": starts, "gold": doc, "lang": SHORT.get(lang, lang)}


def language_of(doc):
    return doc.get("lang") or doc["gold"]["lang"]


def pack_examples(folder):
    """The packs' own examples: sentences of which one claim is known, and of other kinds nothing."""
    for path in sorted(folder.glob("*/events.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["event"]:
            for number, example in enumerate(entry.get("good", [])):
                sentence, _, told = example.partition("=>")
                if ">" not in told:
                    continue
                left, right = told.strip().split(">")  # a code may hold a space, the status behind does not stand alone
                right, _, status = right.partition(" ")
                actors, recipients = ([c for c in side.split(",") if c] for side in (left, right))
                claim = {"kind": entry["kind"], "actors": actors, "recipients": recipients, "status": status, "quote": sentence.strip()}
                gold = {"claims": [claim], "published": "2024-05-15", "lang": path.parent.name, "only": entry["kind"]}
                yield {"name": f"example/{path.parent.name}:{entry['id']}.{number}", "text": sentence.strip(), "starts": None, "gold": gold}


def explained(docs, what, binary, packs):
    """What `chancery explain` says of each document, in one run of the program."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for d in docs:
            row = {"id": d["name"], "outlet": d["gold"].get("outlet"), "published": d["gold"]["published"], "text": d["text"]}
            row |= {"lang": d["gold"]["lang"]} if d["name"].startswith("example/") else {}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        command = [binary, "explain", what, "--input", file.name, *(["--packs", packs] if packs else [])]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]
    by = defaultdict(list)
    for line in lines:
        row = json.loads(line)
        by[row["article"]].append(row)
    return by


def choices(docs, binary, packs):
    """What the reader chose in each document."""
    return explained(docs, "--choices", binary, packs)


def wanted(score, doc, choice):
    """The parties that would be right (None: nobody), or an empty set where gold doesn't tell."""
    claims = doc["gold"]["claims"]
    if choice["person"]:
        people = [p for c in claims for p in c.get("people") or [] if score.names_match(p["name"], choice["person"])]
        return {p["party"] for p in people if p.get("party")}
    first = doc["gold"].get("sentences", [0])[0]
    holds = lambda c: any(a <= choice["start"] < b for a, b in score.spans_of_gold(c, doc["text"], doc["starts"], first))
    if choice["slot"] == "claim":
        party = choice["candidates"][0]["party"]
        actors, recipients = ([{"id": code} for code in side.split(",") if code] for side in party.split(">"))
        said = {"kind": choice["kind"], "actors": actors, "recipients": recipients}
        quote = {"start": choice["start"], "end": choice["end"]}
        here = lambda c: score.overlap(score.spans_of_gold(c, doc["text"], doc["starts"], first), quote, doc["text"])
        return {party if any(score.alike(c, said) and here(c) for c in claims) else None}
    if choice["slot"] == "pair":
        others = [parties(c) - set(choice["known"]) for c in claims if holds(c)]
        return {c["party"] for c in choice["candidates"] if set(c["party"].split(",")) in others}
    alike = [c for c in claims if c["kind"] == choice["kind"] and holds(c)]
    known = set(choice["known"])
    fitting = [c for c in alike if known <= parties(c)]
    if choice["slot"] in ("place", "time"):
        return {told(claim, choice["slot"]) for claim in alike if len(known & parties(claim)) * 2 > len(known)}
    if not fitting:
        return {None}
    right = set()
    for claim in fitting:
        side = claim.get("recipients") or [] if choice["slot"] == "recipient" else claim["actors"]
        right |= set(side) - known
    return right or {None}


def parties(claim):
    return set(claim["actors"]) | set(claim.get("recipients") or [])


def told(claim, slot):
    return claim.get("when") if slot == "time" else (claim.get("where") or {}).get("state")


def examples(score, docs, by):
    """(document, slot, kind, features of the candidates, which are right, which was chosen)."""
    out = []
    for number, doc in enumerate(docs):
        seen = set()
        for choice in by.get(doc["name"], []):
            if choice["slot"] == "pair" and (choice["start"] in seen or seen.add(choice["start"])):
                continue  # one reference is resolved for each claim that needs it
            if choice["kind"] != doc["gold"].get("only", choice["kind"]):
                continue
            if "only" in doc["gold"] and choice["slot"] in ("place", "time", "pair", "claim"):
                continue
            right = wanted(score, doc, choice)
            marks = [c["party"] in right for c in choice["candidates"]]
            if any(marks):
                features = [c["features"] for c in choice["candidates"]]
                times = EXAMPLE if "only" in doc["gold"] else 1
                out += [(number, choice["slot"], choice["kind"], features, marks, choice["chosen"])] * times
    return out


def scorer(shared):
    spec = importlib.util.spec_from_file_location("score", Path(shared) / "gold" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score


def arguments(doc, packs=True):
    """What `tenor.py`, `parts.py`, `status.py` and `given.py` are given on the command line."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--packs", required=packs)
    parser.add_argument("--only", help="languages, by commas")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def part_of(doc):
    return hash_of(story(doc["name"])) % PARTS


def greatest(rows, most):
    """The rows with the greatest weights (their last column), a bias always."""
    sizes = sorted((abs(float(row[-1])) for row in rows if row[-2] != "bias"), reverse=True)
    least = sizes[most] if len(sizes) > most else -1
    return [row for row in rows if row[-2] == "bias" or abs(float(row[-1])) > least]


def table_of(models, smallest, most):
    """(label, mark, weight) of logistic models with the names of their marks, by label; the bias under its own name."""
    rows = []
    for label, (names, model) in models.items():
        rows.append((label, "bias", f"{model.bias:.2f}"))
        rows += [(label, n, f"{w:.2f}") for n, w in sorted(zip(names, model.weights)) if abs(w) >= smallest]
    return greatest(rows, most)


def write_table(path, header, rows):
    """Writes a table of weights, and says how many they are."""
    Path(path).write_text(header + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return len(rows)


def linked(packs, folder, learnt):
    """A folder of packs as the given one, but for files that are learnt."""
    for path in (p for p in Path(packs).rglob("*") if p.is_file() and p.name not in learnt):
        link = Path(folder) / path.relative_to(packs)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path.resolve())
    return Path(folder)


class Apart:
    """What the reader says of each document with sums learnt from other documents: of its sentences (`tenor.py`) and, for its choices, of parties
    in them (`parts.py`), of how far its claims have come (`status.py`), of whether when and where is given (`given.py`) and of who has dealt with
    whom (`dyads.py`)."""

    def __init__(self, score, docs, binary, packs, what="--choices"):
        import dyads, given, parts, status, tenor

        self.docs, self.binary, self.what = docs, binary, what
        marked = [d for d in docs if "only" not in d["gold"]]
        own = {lang: [d for d in marked if language_of(d) == lang] for lang in sorted({language_of(d) for d in marked})}
        rows = {lang: tenor.sentences(score, mine, binary, packs) for lang, mine in own.items()}
        self.top = tempfile.TemporaryDirectory()
        self.folders = [linked(packs, Path(self.top.name) / str(n), ("tenor.tsv", "parts.tsv", "status.tsv", "given.tsv", "dyads.tsv")) for n in range(PARTS)]
        for n, folder in enumerate(self.folders):
            dyads.Model(score, [d for d in marked if part_of(d) != n], packs).write(folder / "world" / "dyads.tsv")
            for lang, mine in rows.items():
                tenor.Model([r for r in mine if part_of(own[lang][r[0]]) != n]).write(folder / lang / "tenor.tsv")
        if what == "--parts":
            return
        named = self.told("--parts", marked)
        for lang, mine in own.items():
            parties = parts.rows_of(score, mine, named)
            for n, folder in enumerate(self.folders):
                parts.Model([r for r in parties if part_of(mine[r[0]]) != n]).write(folder / lang / "parts.tsv")
        examples = [d for d in docs if "only" in d["gold"] and d["gold"]["claims"][0]["status"]]
        found = self.told("--statuses", marked + examples)
        for lang in own:
            mine = own[lang] + [d for d in examples if language_of(d) == lang]
            claims = status.rows_of(score, mine, found)
            for n, folder in enumerate(self.folders):
                status.Model([r for r in claims if part_of(mine[r[0]]) != n]).write(folder / lang / "status.tsv")
        chosen = self.told("--choices", marked)
        for lang, mine in own.items():
            asked = given.rows_of(score, mine, chosen)
            for n, folder in enumerate(self.folders):
                given.Model([r for r in asked if part_of(mine[r[0]]) != n]).write(folder / lang / "given.tsv")

    def told(self, what, some):
        by = {}
        for n, folder in enumerate(self.folders):
            by |= explained([d for d in some if part_of(d) == n], what, self.binary, folder)
        return by

    def said(self):
        """Of every document, by the other weights that the packs have now."""
        return self.told(self.what, self.docs)


def main():
    import softmax  # here as well: what it needs is missed before an hour of reading

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--packs")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--apart", action="store_true", help="sums and counts from other documents (needs --packs)")
    parser.add_argument("--only", help="slots to learn, by commas; the others stay as they are")
    args = parser.parse_args()
    if args.apart and not args.packs:
        parser.error("--apart needs --packs: sums are learnt for folders of packs")
    here = Path(__file__).resolve().parent
    if args.write and args.packs and Path(args.packs).resolve() != here.parent / "packs":
        parser.error("--write goes with the repository's own packs: chances are learnt from what reading says by the new weights there")
    score = scorer(args.shared)
    docs = list(documents(score, args.shared, here / "gold")) + list(pack_examples(here.parent / "packs"))
    others = Apart(score, docs, args.binary, args.packs) if args.apart else None
    said = lambda: examples(score, docs, others.said() if others else choices(docs, args.binary, args.packs))
    rows = said()
    only = args.only.split(",") if args.only else sorted({r[1] for r in rows} - SELDOM)
    path = here.parent / "packs" / "world" / "weights.tsv" if args.write else None
    before = [slot for slot in only if slot != "claim"]
    learn(docs, rows, before, path)
    if "claim" in only:
        # How sure a claim is depends on who was chosen for it: it is learnt last, from what reading says by the new weights.
        learn(docs, said() if before and path and args.packs else rows, ["claim"], path)


def learn(docs, rows, slots, path):
    """Weights of some slots, put into the table where that is given."""
    import numpy as np
    import softmax

    table = []
    for slot in slots:
        mine = [r for r in rows if r[1] == slot]
        in_use = sum(marks[chosen] for *_, marks, chosen in mine)
        asked = softmax.Choices(mine, 0 if slot == "claim" else softmax.PAIRS)
        part = np.array([part_of(docs[r[0]]) for r in mine])
        unseen = sum(asked.hits(asked.fit(part != n), part == n) for n in range(PARTS))
        fitted = asked.fit()
        print(f"{slot:10} {len(mine):5} choices  in use {in_use / len(mine):.3f}  cross-validated {unseen / len(mine):.3f}  on themselves {asked.hits(fitted) / len(mine):.3f}", flush=True)
        weights = asked.named(fitted)
        if slot in ("actor", "partner", "recipient"):
            for kind, by in WARY.items():
                weights[kind, "nobody"] += by
        weights["", "nobody"] -= BOLD_BY.get(slot, 0.0)
        table += [(slot, kind, feature, f"{w:.2f}") for (kind, feature), w in weights.items() if abs(w) >= 0.05]
    if path:
        kept = [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        table += [row for row in kept if row[0] not in slots]
        path.write_text(HEADER + "".join("\t".join(row) + "\n" for row in sorted(table)), encoding="utf-8")
        print(f"{len(table)} weights in {path}")


def story(name):
    """What must not be parted: one happening in several articles, one document in several languages."""
    if name.split("/")[0] in SINGLE:
        return re.sub(r"\d$", "", name)  # whoever wrote ten in a row may have told of one happening twice
    return re.split(r"-(?:id|zh|en|ru)-", name.rsplit(".", 1)[0] if name.startswith("ntrex/") else name)[0]


def hash_of(name):
    """The same part for an article on every machine."""
    value = 0
    for character in name:
        value = (value * 31 + ord(character)) % 1_000_003
    return value


if __name__ == "__main__":
    main()
