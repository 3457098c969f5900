#!/usr/bin/env python3
"""Clause patterns against a parser: who does what to whom, in sentences of the development gold.

compare.py lexicon LANG --packs DIR                      words of a language's packs, for the parser's word cutter
compare.py sentences LANG --shared DIR                   all sentences of the gold stories, to be parsed
compare.py score LANG --shared DIR --packs DIR --binary PATH --parses FILE [--count 30] [--show]

A sentence is taken, without its dateline and in the order of files, if it carries a required claim of whose kind an event word stands in it, and one of
whose parties is named in it. Both sides get the sentence alone. Of several frames (or claims) of the claim's kind the best one
counts, on both sides. Only parties named in the sentence count.
"""
import argparse, json, math, re, subprocess, tempfile, tomllib
from collections import defaultdict
from pathlib import Path

TOKEN = re.compile(r"\w+|[^\w\s]")
END = re.compile(r"[.!?…]+[\"»”’)]*(?=\s+[\"«“‘(—–-]*\s*[A-ZÀ-ÞА-ЯЁ0-9])")
DATELINE = {"zh": re.compile(r"^[^，。]{0,30}[电讯][ \u3000]+|^（[^）]{0,12}）")}
PLACE_AND_DASH = re.compile(r"^[^\"«“]{0,70}?[A-ZА-ЯЁ]{3}[^\"«“]{0,40}?\s[-–—]\s|^[A-ZА-ЯЁ -]{3,30}, [^.]{3,30}\. ")
SHORT = re.compile(r"(?:\b[A-ZА-ЯЁ]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|St|Sen|Prof|Capt|Sgt|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|ген|им|г|гг|св|Jend|Letjen|Mayjen))$")


# --- packs ---------------------------------------------------------------------------------------------------------

def table(path):
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def alternatives(item):
    """`a(b|c)` to its forms."""
    at = item.find("(")
    if at < 0:
        return [item]
    depth, parts, start = 0, [], at + 1
    for n in range(at, len(item)):
        depth += (item[n] == "(") - (item[n] == ")")
        if depth == 1 and item[n] == "|" or depth == 0:
            parts.append(item[start:n])
            start = n + 1
        if depth == 0:
            break
    return [item[:at] + middle + rest for p in parts for middle in alternatives(p) for rest in alternatives(item[start:])]


def expand(item, endings):
    """Alternatives, then the endings of `word~name`."""
    forms = []
    for form in alternatives(item):
        grown = [""]
        for word in form.split(" "):
            stem, _, name = word.partition("~")
            grown = [f"{g} {stem}{e}".strip() for g in grown for e in (endings.get(name, "").split("|") if name else [""])]
        forms += grown
    return forms


def decline(name, declensions):
    """A name in all cases."""
    if not declensions:
        return [name]
    forms = [[""]] * 6
    for word in name.split():
        fits = next((d for d in declensions if word.endswith(d[0][0])), [[""]] * 6)
        stem = word[:len(word) - len(fits[0][0])]
        forms = [[f"{f} {stem}{e}".strip() for f in case for e in ends] for case, ends in zip(forms, fits)]
    return {f for case in forms for f in case}


class Pack:
    def __init__(self, folder, lang):
        self.lang, here = lang, Path(folder) / lang
        grammar = tomllib.loads((here / "grammar.toml").read_text(encoding="utf-8"))
        endings = grammar.get("endings", {})
        cased = lambda items: [f for i in items for f in expand(i, endings)]
        every = lambda items: [re.sub(r"\^[\w,]+", "", f) for f in cased(items)]
        self.markers = {}  # by word and case; a word under several headings counts under the first
        for role, words in grammar["markers"].items():
            for word, _, cases in (w.lower().partition("^") for w in cased(words)):
                for case in cases.split(",") + [""]:
                    self.markers.setdefault((word, case), role)
        declensions = [[e.split("|") for e in d] for d in grammar.get("cases", {}).get("declensions", [])]
        self.short = {k: set(v) for k, v in grammar.get("short", {}).items()}
        kinds = tomllib.loads((Path(folder) / "world" / "kinds.toml").read_text(encoding="utf-8"))["kind"]
        roles = lambda text: dict(pair.split(">") for pair in text.split())
        self.kinds = {k["id"]: roles(k["roles"]) for k in kinds}
        self.least = {k["id"]: k.get("least", 2) for k in kinds}
        self.entries = tomllib.loads((here / "events.toml").read_text(encoding="utf-8"))["event"]
        capitals = {p[0]: p[2] for p in table(Path(folder) / "world" / "places.tsv") if p[-1] == "y"}
        self.forms = defaultdict(list)
        for n, entry in enumerate(self.entries):
            entry["map"] = roles(entry.get("roles", ""))
            for word in every(entry["words"]):
                head, _, tail = word.partition("…")
                self.add(head, ("event", n, tail))
        for form, sense, code, *cond in table(here / "names.tsv"):
            if sense in ("state", "adjective", "seat", "org", "member"):
                self.add(form, ("party", code, " ".join(cond)))
            elif sense == "place":
                self.add(form, ("party", capitals[code], "") if code in capitals else ("other", "", ""))
            elif sense == "short":
                self.forms[(form,)].append(("short", code, ""))
            elif "{n}" not in form and sense != "surname":
                self.add(form, ("other", "", ""))
        for row in table(Path(folder) / "world" / "holders.tsv"):
            for name in [row[4], *row[5].split(";")]:
                if len(name) > (2 if lang == "zh" else 6) and (lang == "zh" or " " in name):
                    for form in decline(name, declensions):
                        self.add(form, ("holder", row[1], ""))
        # In Chinese the lexicon is the segmentation.
        self.words = []
        if lang == "zh":
            lists = [v for part in ("markers", "words", "references", "status", "speech") for v in grammar.get(part, {}).values()]
            self.words = [w for v in lists if isinstance(v, list) for w in every(v)]
            self.words += [r[0] for f in ("titles.tsv", "words.tsv") for r in table(here / f)]
            for word in self.words:
                self.add(word, ("other", "", ""))
        self.longest = max(map(len, self.forms))

    def split(self, text):
        """Tokens with their places; in Chinese, characters."""
        return [(m[0], m.start(), m.end()) for m in (re.finditer(r"\S", text) if self.lang == "zh" else TOKEN.finditer(text))]

    def add(self, form, sense):
        key = tuple(t[0].lower() for t in self.split(form))
        if key:
            self.forms[key].append((*sense, form))

    def find(self, text):
        """The longest known forms from left to right: (start, end, senses)."""
        tokens, at, found = self.split(text), 0, []
        lower = [t[0].lower() for t in tokens]
        while at < len(tokens):
            for size in range(min(self.longest, len(tokens) - at), 0, -1):
                start, end = tokens[at][1], tokens[at + size - 1][2]
                senses = [s for s in self.forms.get(tuple(lower[at:at + size]), []) if self.fits(s, text, start, end)]
                if senses:
                    found.append((start, end, senses))
                    break
            at += size
        return found

    def fits(self, sense, text, start, end):
        if sense[0] == "short":
            return any(text.startswith(w, end) for w in self.short["before"]) or any(text[:start].endswith(w) for w in self.short["after"])
        if sense[0] == "party" and self.lang != "zh":
            said = text[start:end]
            return said == sense[3] if "case" in sense[2].split() else said[0].isupper() or not sense[3][0].isupper()
        return True

    def parties(self, text):
        """Named parties: (start, end, code, is it a holder's name?)."""
        spans = [(s, e, next((x for x in senses if x[0] in ("party", "short", "holder")), None)) for s, e, senses in self.find(text)]
        return [(s, e, x[1], x[0] == "holder") for s, e, x in spans if x]

    def events(self, text):
        """Event words: (start, end, entry)."""
        low, found = text.lower(), []
        holds = lambda words: any(self.lang == "zh" and w in low or re.search(rf"(?<!\w){re.escape(w)}(?!\w)", low) for w in map(str.lower, words))
        for start, end, senses in self.find(text):
            for sense in senses:
                if sense[0] == "event" and (not sense[2] or sense[2].strip() in low[end:]):
                    entry = self.entries[sense[1]]
                    if not (entry.get("needs") and not holds(entry["needs"])) and not holds(entry.get("unless", [])):
                        found.append((start, end, entry))
        return found

    def value(self, entry, role):
        """What a grammatical role means in the claim: the entry's word, then the kind's; a passive swaps."""
        if role in entry["map"]:
            return entry["map"][role]
        if entry["form"] == "passive":
            role = {"subject": "object", "object": "subject", "by": "subject"}.get(role, role)
        return self.kinds[entry["kind"]].get(role, "ignore")


# --- gold ----------------------------------------------------------------------------------------------------------

def sentences(text, lang):
    """(start, end) of each sentence."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        ends = re.compile(r"[。！？]+[”」』）]*") if lang == "zh" else END
        for m in ends.finditer(text, line.start(), line.end()):
            if not SHORT.search(text[start:m.start()]):
                yield start, m.end()
                start = m.end()
        if text[start:line.end()].strip():
            yield start, line.end()


def body(sentence, lang):
    """A sentence without its dateline, which no treebank knows."""
    return DATELINE.get(lang, PLACE_AND_DASH).sub("", sentence)


def documents(shared, lang):
    for path in sorted((Path(shared) / "gold" / "dev" / "stories").glob(f"*/{lang}-*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def chosen(shared, pack, count):
    """Sentences with the claims to find: (text, published, [(kind, pairs)], parties named, all kinds marked in it)."""
    out = []
    for doc in documents(shared, pack.lang):
        for start, end in sentences(doc["text"], pack.lang):
            text = body(doc["text"][start:end].strip(), pack.lang)
            named = {p[2] for p in pack.parties(text) if not p[3]}
            kinds = {e["kind"] for _, _, e in pack.events(text)}
            claims, told = [], set()
            for claim in doc["claims"]:
                at = doc["text"].find(claim["quote"])
                if start <= at < end:
                    told.add(claim["kind"])
                if not claim.get("optional") and start <= at < end and claim["kind"] in kinds:
                    pairs = {(p, side) for side in ("actors", "recipients") for p in claim[side] if p in named}
                    if pairs:
                        claims.append((claim["kind"], pairs))
            if claims:
                out.append((text, doc["published"], claims, named, told))
    return out[:count]


# --- the parser's side ---------------------------------------------------------------------------------------------

class Tree:
    def __init__(self, text, rows, pack):
        self.pack, at = pack, 0
        self.forms, self.heads, self.labels, self.tags, self.spans = [""], [0], ["root"], [""], [(0, 0)]
        for form, part, features, head, label in rows:
            at = text.index(form, at)
            self.spans.append((at, at + len(form)))
            at += len(form)
            for values, value in zip((self.forms, self.tags, self.heads, self.labels), (form, part + "|" + features, int(head), label)):
                values.append(value)
        self.children = defaultdict(list)
        for n, head in enumerate(self.heads[1:], 1):
            self.children[head].append(n)
        self.party = {n: code for start, end, code, _ in pack.parties(text) for n in self.within(start, end)}

    def within(self, start, end):
        return [n for n in range(1, len(self.spans)) if self.spans[n][0] < end and self.spans[n][1] > start]

    def top(self, nodes):
        return next((n for n in nodes if self.heads[n] not in nodes), nodes[-1])

    def kids(self, node, *labels):
        return [c for c in self.children[node] if self.labels[c] in labels]

    def parties(self, node):
        """Parties of a phrase and of those joined to it."""
        out = set(self.own(node))
        for c in self.kids(node, "conj"):
            out |= self.parties(c)
        return out

    def own(self, node):
        if node in self.party:
            return {self.party[node]}
        near = [self.parties(c) for c in self.kids(node, "amod", "compound", "flat", "det", "name")]
        if any(near):
            return set().union(*near)
        return next(filter(None, (self.parties(c) for c in self.kids(node, "nmod", "appos"))), set())

    def marker(self, node):
        """The role that the adposition or the case of a phrase shows; None: unmarked."""
        words, case = [], re.search(r"Case=(\w+)", self.tags[node])
        case = {"Loc": "prp"}.get(case[1], case[1].lower()) if case else ""
        for c in self.kids(node, "case"):
            words += [self.forms[c], *(self.forms[f] for f in self.kids(c, "fixed"))]
        if words:
            tries = [(w.lower(), c) for w in (" ".join(words), words[0], words[-1]) for c in (case, "")]
            return next((self.pack.markers[t] for t in tries if t in self.pack.markers), "ignore")
        return {"ins": "by", "dat": "to", "gen": "of"}.get(case) if self.pack.lang == "ru" else None

    def fill(self, roles, role, node):
        """A phrase under a role; what hangs on a phrase without a party of its own may bring its own marker."""
        direct = node in self.party or any(map(self.parties, self.kids(node, "amod", "compound", "flat")))
        marked = [(self.marker(c), c) for c in self.kids(node, "nmod")] if not direct else []
        marked = [(r, c) for r, c in marked if r not in (None, "of") and self.parties(c)]
        if marked:
            for r, c in marked:
                roles[r] |= self.parties(c)
        else:
            roles[role] |= self.parties(node)

    def subject(self, node, roles, passive, depth=0):
        """The subject of a verb, its own or the one it shares."""
        own = self.kids(node, "nsubj", "nsubj:pass", "csubj")
        label = self.labels[node]
        said = [c for c in own if self.parties(c)]
        for c in said:
            # The subject of "is due to", "dijadwalkan" is the doer of what is due.
            undergoes = self.labels[c] == "nsubj:pass" and not passive and not depth
            self.fill(roles, "object" if undergoes else "subject", c)
        if said or depth > 3:
            return
        if label.startswith("acl"):
            roles["subject"] |= self.parties(self.heads[node])
        elif not own and label in ("conj", "xcomp", "advcl", "ccomp", "parataxis") and self.heads[node]:
            self.subject(self.heads[node], roles, passive, depth + 1)

    def obliques(self, node, roles, skip=()):
        for c in self.kids(node, "obl", "obl:agent", "nmod", "iobj", "advmod"):
            if c not in skip:
                bare = "by" if self.labels[c] == "obl:agent" else "object"
                case = self.kids(c, "case")
                # What a verb governs without a preposition, or with one that belongs to the event word, is its object.
                own = any(k in skip for k in case) or not case and self.marker(c) == "of"
                self.fill(roles, bare if own else self.marker(c) or bare, c)

    def frame(self, start, end, entry):
        """The parties that fill each role of an event word."""
        nodes = self.within(start, end)
        roles = defaultdict(set)
        if not nodes:
            return roles
        head = self.top(nodes)
        if entry["form"] == "noun" and not self.tags[head].startswith("VERB"):
            self.noun(head, nodes, roles)
            return roles
        if self.labels[head] in ("cop", "aux", "case", "mark"):  # "had been to Belarus": the place is the predicate
            head = self.heads[head]
            self.fill(roles, "object", head)
        self.subject(head, roles, entry["form"] == "passive")
        for node in nodes:
            for c in self.kids(node, "obj"):
                if c not in nodes:
                    self.fill(roles, "object", c)
            self.obliques(node, roles, nodes)
        for c in self.kids(head, "xcomp"):
            self.obliques(c, roles, nodes)
        return roles

    def noun(self, head, nodes, roles):
        for node in nodes:
            for c in self.children[node]:
                if c in nodes or self.labels[c] in ("conj", "appos", "nsubj"):
                    continue
                if self.labels[c] in ("amod", "compound", "flat", "det"):
                    roles["of"] |= self.parties(c)
                elif self.labels[c] in ("nmod", "obl"):
                    self.fill(roles, self.marker(c) or "of", c)
                elif self.labels[c].startswith("acl"):
                    self.obliques(c, roles)
        branch, verb = head, self.heads[head]
        for _ in range(3):
            if verb and self.labels[branch] in ("nmod", "conj", "compound", "appos"):
                branch, verb = verb, self.heads[verb]
        if verb and self.labels[branch] in ("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "ccomp"):
            self.obliques(verb, roles, [branch])
            if not roles["of"] and self.labels[branch] not in ("nsubj", "nsubj:pass"):
                self.subject(verb, roles, False)

    def claims(self, text):
        """(kind, pairs) of every event word."""
        sides = {"actor": "actors", "party": "actors", "recipient": "recipients"}
        for start, end, entry in self.pack.events(text):
            pairs = set()
            for role, codes in self.frame(start, end, entry).items():
                side = sides.get(self.pack.value(entry, role))
                pairs |= {(code, side) for code in codes if side}
            yield entry["kind"], pairs


def trees(path):
    for block in Path(path).read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].startswith("# text = "):
            yield lines[0][9:], [[c[1], c[3], c[5], c[6], c[7]] for c in (l.split("\t") for l in lines[1:])]


# --- the engine's side ---------------------------------------------------------------------------------------------

def engine(args, rows):
    """Claims of each sentence, read as an article of its own."""
    articles = [json.dumps({"id": str(n), "published": day, "text": text, "lang": args.lang}) for n, (text, day, *_) in enumerate(rows)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(articles) + "\n")
        file.flush()
        command = [args.binary, "read", "--input", file.name, "--format", "jsonl", "--packs", args.packs]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    out = defaultdict(list)
    for claim in map(json.loads, lines):
        pairs = {(p["id"], side) for side in ("actors", "recipients") for p in claim[side]}
        out[int(claim["article"])].append((claim["kind"], pairs))
    return out


# --- the score -----------------------------------------------------------------------------------------------------

def best(said, kind, gold, named):
    """The candidate of this kind nearest to the gold."""
    sets = [{p for p in pairs if p[0] in named} for k, pairs in said if k == kind] or [set()]
    return max(sets, key=lambda s: (2 * len(s & gold) / (len(s) + len(gold)), -len(s)))


def sign_test(a, b):
    """Two-sided probability of so uneven a split by chance."""
    n, k = a + b, max(a, b)
    return min(1.0, 2 * sum(math.comb(n, i) for i in range(k, n + 1)) / 2 ** n) if n else 1.0


def score(args):
    pack = Pack(args.packs, args.lang)
    rows = chosen(args.shared, pack, args.count)
    parsed = {text: list(Tree(text, tokens, pack).claims(text)) for text, tokens in trees(args.parses)}
    read = engine(args, rows)
    print(f"{args.lang}: {len(rows)} sentences")
    cases = [(n, kind, pairs) for n, row in enumerate(rows) for kind, pairs in row[2]]
    tally(args, "all claims", cases, rows, read, parsed)
    whole = [c for c in cases if len({p for p, _ in c[2]}) >= pack.least[c[1]]]
    tally(args, "claims whose parties the sentence names", whole, rows, read, parsed)
    # Claims of kinds that nobody marked in the sentence, with as many parties as a claim needs.
    stray = lambda said, told: len({k for k, pairs in said if k not in told and len({p for p, _ in pairs}) >= pack.least[k]})
    strays = [sum(stray(side(n, row), row[4]) for n, row in enumerate(rows)) for side in (lambda n, _: read[n], lambda _, row: parsed[row[0]])]
    print(f" kinds said that are not marked: patterns {strays[0]}, parser {strays[1]}")


def tally(args, title, cases, rows, read, parsed):
    totals, alone, claims = {name: [0] * 5 for name in ("patterns", "parser", "either")}, [0, 0], len(cases)
    for n, kind, pairs in cases:
        text, _, _, named, _ = rows[n]
        sides = {"patterns": read[n], "parser": parsed[text]}
        found = {side: best(said, kind, pairs, named) for side, said in sides.items()}
        found["either"] = found["patterns"] or found["parser"]
        for side, got in found.items():
            for at, value in enumerate((len(got & pairs), len(got), len(pairs), got == pairs, bool(got))):
                totals[side][at] += value
        exact = [found[s] == pairs for s in ("patterns", "parser")]
        alone[0] += exact[0] and not exact[1]
        alone[1] += exact[1] and not exact[0]
        if args.show and not all(exact):
            print(f"{kind} {sorted(pairs)}\n   patterns {sorted(found['patterns'])}\n   parser   {sorted(found['parser'])}\n   {text}")
    print(f" {title}: {claims}")
    for side, (hit, said, wanted, exact, some) in totals.items():
        p, r = hit / max(said, 1), hit / max(wanted, 1)
        print(f"  {side:9} P {p:.2f} R {r:.2f} F1 {2 * p * r / max(p + r, 1e-9):.3f}  exact {exact}/{claims} = {exact / max(claims, 1):.2f}  said {some}")
    print(f"  exact only by patterns {alone[0]}, only by the parser {alone[1]}: p = {sign_test(*alone):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["lexicon", "sentences", "score"])
    parser.add_argument("lang")
    parser.add_argument("--shared")
    parser.add_argument("--packs", default="packs")
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--parses")
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--show", action="store_true", help="print what either side got wrong")
    args = parser.parse_args()
    if args.what == "lexicon":
        pack = Pack(args.packs, args.lang)
        print("\n".join(sorted({"".join(form) for form in pack.forms})))
    elif args.what == "sentences":
        for doc in documents(args.shared, args.lang):
            print("\n".join(body(doc["text"][s:e].strip(), args.lang) for s, e in sentences(doc["text"], args.lang)))
    else:
        score(args)


if __name__ == "__main__":
    main()
