#!/usr/bin/env python3
"""Mentions of parties, agencies and offices against marks: mentions.py --shared DIR [--binary PATH] [--packs DIR] [--set A|B|C|D|E|F] [--lang LANG] [--show N]

`bench/mentions/LANG.tsv` marks sentences drawn at random from NTREX, ITN and FLORES, and most of E's from corpora of news, and marked by readers who had not seen the lists: they
were looked at, each after its first score (of D three codes were changed then: Australia's ABC had been taken for America's). F was marked twice, by readers who did not see each other's marks and
agree on 92 to 96 in 100: where they differ it is optional. A row is one mention (the sentence by corpus, line of the file, and the mention by offset in
characters, words, class, code); a sentence without mentions has a row without one.

What the reader says: the parties, agencies and offices of each phrase in `chancery explain --steps`, every sentence an article of its own.
Groups and firms (`NSA:`, `ORG:`) and people of parties and towns were not to be marked and are left out. A said mention is right where it
overlaps a mark of its class with the same code, a mark is found where such a mention overlaps it. `optional` marks count neither way, nor
does what is said on them. What the readers were told decides what is the same: organs count as their organisation; an office that GUIDE has
no code for is `official`; which minister "the minister" is, other sentences say. Left to what follows in reading, and so found where marked
and never wrong: a capital that stands for its government (`seat`); a party that no name in the phrase tells, but an institution or a title
that only it has (GUIDE counts the FBI and a congresswoman as their state, the readers were to mark names and buildings); territories that
GUIDE has codes for and that are no sovereign states; and a title that anybody may have ("spokesperson", "leader", "judge") of nobody named.
A clipped outlet ("The Times") counts as any whose name it ends: of a sentence by
itself nobody can tell. Which of two codes an office has that GUIDE has none for is no matter (`NEAR`, and portfolios beyond the five that it names). The office in
an event word ("became president") and in words that stand for the last one with an office ("the minister") or for a group, and in names ("Pope Francis"),
is the title in them.
"""
import argparse, csv, json, re, subprocess, sys, tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
NTREX = {"en": "src.eng", "id": "ref.ind", "ru": "ref.rus", "zh": "ref.zho-CN"}
FLORES = {"en": "eng_Latn", "id": "ind_Latn", "ru": "rus_Cyrl", "zh": "zho_Hans"}
GROUPS = {"state": "parties", "org": "parties", "agency": "agencies", "office": "offices"}
# Organs whose own code GUIDE knows and the readers were not to use.
ORGANS = {"IGO:UNSC": "IGO:UN", "IGO:ICJ": "IGO:UN"}
# Codes of GUIDE; any other office counts as `official`.
OFFICES = set("""head_of_state head_of_government deputy_head_of_government monarch minister chief_of_defence commander ambassador envoy spokesperson
legislator speaker_of_parliament secretary_general security_adviser official""".split())
NOT_MARKED = {"party_leader", "mayor", "religious_leader", "soldier"}
ANYBODYS = set("""official spokesperson representative leader chairperson director director_general chief_executive adviser coordinator
commissioner secretary_general commander judge prosecutor governor diplomat prince inspector police_chief""".split())
# An attorney general is a minister of justice here and there, a vice-president a deputy head of government to some; a minister of nothing named has
# no code.
NEAR = {("official", "minister"), ("official", "minister:justice"), ("official", "deputy_minister:justice"), ("official", "deputy_head_of_government")}
PORTFOLIOS = {"defence", "foreign", "interior", "trade", "economy"}
# Phrases without an office of their own that may hold a title's words.
UNNAMED = "; (group|person|reference (Both)?Office)"
# What a line of the trace is: a phrase, a time, or any other words.
LINE = re.compile(r"      (?:\[(?P<phrase>.*)\] party (?P<notes>.*)|<(?P<time>.*)> time \d+|(?P<words>.*?)  (?P<senses>.*))")


def news_lines(path, lang):
    """Sentences of corpora of news, in the order of the files: English Wikinews, UD CSUI, FactRuEval, UD GSD Simplified."""
    treebanks = {"id": "ud/UD_Indonesian-CSUI/id_csui-ud-train.conllu", "zh": "ud/UD_Chinese-GSDSimp/zh_gsdsimp-ud-dev.conllu"}
    if lang in treebanks:
        lines = (path / treebanks[lang]).read_text(encoding="utf-8").split("\n")
        return [line.removeprefix("# text = ").strip() for line in lines if line.startswith("# text = ")]
    if lang == "en":
        tables = [csv.DictReader((path / f"wikinews-en/wikinews_{year}.csv").open(encoding="utf-8", newline="")) for year in (2019, 2020)]
        lines = [line for table in tables for row in table for line in row["text"].split("\n")]
    else:
        texts = sorted((path / "ner/factrueval2016/devset").glob("*.txt"))
        lines = [line for text in texts for line in text.read_text(encoding="utf-8").split("\n")]
    capital = "A-Z“" if lang == "en" else "А-ЯЁ«"
    return [sentence for line in lines for sentence in re.split(rf'(?<=[.!?])\s+(?=[{capital}"])', line.strip())]


def corpus_lines(shared, corpus, lang):
    path = Path(shared) / "corpora"
    if corpus == "news":
        return news_lines(path, lang)
    name = {"ntrex": f"ntrex/newstest2019-{NTREX[lang]}.txt", "flores": f"flores/{FLORES[lang]}.dev", "itn": "itn/id_en_ru_zh.tsv"}
    lines = (path / name[corpus]).read_text(encoding="utf-8").split("\n")
    return [line.split("\t")[-1].strip() for line in lines] if corpus == "itn" else [line.strip() for line in lines]


def marked(shared, lang, wanted):
    """Sentences with their marks: (start, end, group, code, flags)."""
    rows = csv.DictReader((HERE / "mentions" / f"{lang}.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines, out = {}, {}
    for row in rows:
        if row["#set"] not in wanted:
            continue
        corpus = row["corpus"]
        if corpus not in lines:
            lines[corpus] = corpus_lines(shared, corpus, lang)
        text, marks = out.setdefault((corpus, row["line"]), (lines[corpus][int(row["line"]) - 1], []))
        if row["words"]:
            start = int(row["offset"])
            end = start + len(row["words"])
            if text[start:end] != row["words"]:
                sys.exit(f"{lang} {corpus} {row['line']}: the corpus is another one, no `{row['words']}` at {start}")
            marks.append((start, end, GROUPS[row["class"]], row["code"], row["flag"].split()))
    return list(out.values())


# Acronyms that markers use and no English text needs ("the World Bank").
ACRONYMS = {"wb": "IGO:World Bank", "esa": "IGO:ESA"}


class Codes:
    """One code for one thing: markers write what is usual, packs their own."""

    def __init__(self, packs):
        table = lambda name: [line.split("\t") for line in (packs / name).read_text(encoding="utf-8").splitlines()[1:]]
        self.organs = {row[0]: row[5] for row in table("world/organisations.tsv") if row[5:] and row[5]} | ORGANS
        names = [*table("world/names.tsv"), *((row[2], "en", "", row[0]) for row in table("en/names.tsv") if row[1] in ("org", "agency"))]
        self.orgs = {fold(row[3]): row[0] for row in names if row[1] == "en" and row[0].startswith("IGO:")} | ACRONYMS
        agencies = table("world/agencies.tsv")
        self.agencies = {fold(row[3]): row[0].removeprefix("agency:") for row in names if row[1] == "en" and not row[0].startswith("IGO:")}
        self.agencies |= {fold(name): row[0] for row in agencies for name in row[:2]}

    def alike(self, group, marked, said):
        """Is what is said the same as what is marked?"""
        one, other = self.same(group, marked), self.same(group, said)
        if group == "agencies" and other not in self.agencies.values():
            return True  # one that no list knows goes by its words in the text
        if group == "agencies":
            return fold(one).endswith(fold(other))  # "The Times" of a sentence by itself is whichever the article means
        if one == other or group != "offices":
            return one == other
        ministers = (one.partition(":"), other.partition(":"))
        portfolios = [portfolio for _, _, portfolio in ministers]
        free = "" in portfolios or not PORTFOLIOS & set(portfolios)
        return (one, other) in NEAR or (other, one) in NEAR or ministers[0][0] == ministers[1][0] and free

    def same(self, group, code):
        if group == "agencies":
            return self.agencies.get(fold(code), fold(code))
        if group == "parties" and (not re.fullmatch("[A-Z]{3}", code) or fold(code) in self.orgs):
            code = self.orgs.get(fold(code.removeprefix("IGO:")), "IGO:" + code.removeprefix("IGO:"))
        if group == "offices":
            return code if code in OFFICES or code.startswith(("minister:", "deputy_minister:")) else "official"
        return self.organs.get(code, code)


def fold(name):
    return re.sub(r"^the |[^\w+]", "", name.lower()) if name.isascii() else name


def said(args, lang, texts):
    """For each text the mentions of the reader's phrases: (start, end, group, code, firm), and its places with their states."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for n, text in enumerate(texts):
            row = {"id": f"text-{n}", "lang": lang, "published": "2019-01-01", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        packs = ["--packs", args.packs] if args.packs else []
        command = [args.binary, "explain", "--steps", "--input", file.name, *packs]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found, items, titles, told = [[] for _ in texts], [], offices(args, lang), Named(args, lang)
    for line in out.splitlines():
        ends = re.match(r"text-(\d+) \(", line)
        if ends:
            found[int(ends.group(1))] = list(placed(texts[int(ends.group(1))], items, titles, told))
            items = []
        elif item := LINE.fullmatch(line):
            items.append(item)
    return found


def offices(args, lang):
    """Titles of the language with their office, the longest first."""
    packs = Path(args.packs) if args.packs else HERE.parent / "packs"
    rows = [line.split("\t") for line in (packs / lang / "titles.tsv").read_text(encoding="utf-8").splitlines()]
    return sorted(((row[0].lower(), row[2]) for row in rows if row[1] == "office"), key=lambda t: -len(t[0]))


class Named:
    """Which parties are named in a phrase, by the language's names of states and organisations."""

    def __init__(self, args, lang):
        packs = Path(args.packs) if args.packs else HERE.parent / "packs"
        table = lambda path: [line.split("\t") for line in (packs / path).read_text(encoding="utf-8").splitlines()[1:]]
        self.spaces, self.forms, self.seats = lang != "zh", defaultdict(set), defaultdict(set)
        self.simple = dict(row[:2] for row in table("zh/variants.tsv") if len(row) > 1 and len(row[0]) == 1)
        whole = {row[0]: row[5] for row in table("world/organisations.tsv") if row[5:] and row[5]}
        for form, sense, code, *_ in table(f"{lang}/names.tsv"):
            if sense in ("state", "adjective", "org", "short", "member"):
                self.forms[code].add(form.lower())
                self.forms[whole.get(code, code)].add(form.lower())
            elif sense == "seat" and len(form) > 4:
                self.seats[code].add(form.lower())
        self.territories = {row[0] for row in table("world/states.tsv") if row[-1] == "territory"} - {"HKG"}

    def firm(self, words, code):
        words = words.lower() if self.spaces else "".join(self.simple.get(c, c) for c in words.lower())
        for seat in self.seats[code]:  # "the Chinese Communist Party"
            words = words.replace(seat, " ")
        bounds = r"(?<!\w){}(?!\w)" if self.spaces else "{}"
        named = (form for form in self.forms[code] if form in words)
        return code not in self.territories and any(re.search(bounds.format(re.escape(form)), words) for form in named)


def placed(text, items, titles, told):
    """The items are in reading order, so that walking along the text finds where they stand."""
    at = 0
    for item in items:
        words = item["phrase"] or item["time"] or item["words"]
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        if item["phrase"]:
            yield from ((start, at, *mention) for mention in mentions(item["notes"], lambda code: told.firm(words, code)))
            if "; office " not in item["notes"]:
                name = re.search("; name ([^;]*); person", item["notes"])
                yield from entitled(start, at, name[1] if name else words, titles, name) if re.search(UNNAMED, item["notes"]) else []
        elif item["words"] and "event office." in item["senses"]:
            yield from entitled(start, at, words, titles, None)


def entitled(start, end, words, titles, named):
    """The office of the title with which these words begin or end; of a name, begin ("Pope Francis")."""
    words = words.lower().rstrip()
    apart = "" if words >= "\u4e00" else " "
    holds = lambda form: words.startswith(form + apart) or not named and words.endswith(form)
    office = next((code.split("@")[0] for form, code in titles if holds(form)), None)
    return [(start, end, "offices", office, office not in ANYBODYS)] if office and office not in NOT_MARKED else []


def mentions(notes, named):
    """`RUS; office minister:foreign; name …`: the groups and codes in it, and whether it says so whatever follows."""
    party, *rest = notes.split("; ")
    notes = dict(note.split(" ", 1) for note in rest if " " in note)
    parties = [code for code in party.split(",") if code and not code.startswith(("NSA:", "ORG:"))]
    yield from (("parties", code, named(code)) for code in parties)
    yield from [("parties", notes["posted"], True)] if "posted" in notes else []
    held = [code for code in notes.get("office", "").split(",") if code and code not in NOT_MARKED]
    yield from (("offices", code, any(map(named, parties)) or code not in ANYBODYS) for code in held)
    if "agency" in notes:
        yield "agencies", notes["agency"], True
    if "place" in notes:
        yield "places", notes["place"].split("/")[0], False


def judge(marks, got, codes):
    """What is right and what is not: (group, what, start, end, code), what being found, missed, right or wrong."""
    over = lambda a, b: a[0] < b[1] and b[0] < a[1]
    same = lambda a, b: a[2] == b[2] and codes.alike(a[2], a[3], b[3])
    seat = lambda mark, one: "seat" in mark[4] and one[2] == "places" and (mark[3] == one[3] or codes.same("parties", mark[3]) == "IGO:EU")
    for mark in marks:
        if "optional" not in mark[4]:
            hit = any(over(mark, one) and (same(mark, one) or seat(mark, one)) for one in got)
            yield mark[2], "found" if hit else "missed", mark[0], mark[1], mark[3]
    for one in got:
        here = [mark for mark in marks if over(mark, one) and mark[2] == one[2]]
        right = any(same(mark, one) for mark in here if "optional" not in mark[4])
        if right or one[4] and not any("optional" in mark[4] for mark in here):
            yield one[2], "right" if right else "wrong", one[0], one[1], one[3]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--packs")
    parser.add_argument("--set", default="AB", help="A, B, C, or several")
    parser.add_argument("--lang", choices=sorted(NTREX), action="append")
    parser.add_argument("--show", type=int, default=0, help="so many missed and wrong mentions")
    args = parser.parse_args()
    codes = Codes(Path(args.packs) if args.packs else HERE.parent / "packs")
    print(f"{'':12} sentences   recall               precision")
    total = Counter()
    for lang in args.lang or sorted(NTREX):
        if not (HERE / "mentions" / f"{lang}.tsv").exists():
            continue
        sentences = marked(args.shared, lang, args.set)
        found = said(args, lang, [text for text, _ in sentences])
        verdicts = [list(judge(marks, got, codes)) for (_, marks), got in zip(sentences, found)]
        counts = Counter(verdict[:2] for sentence in verdicts for verdict in sentence)
        total += counts
        report(lang, len(sentences), counts)
        show(args.show, sentences, verdicts)
    report("all", "", total)


def report(lang, sentences, counts):
    for group in ("parties", "agencies", "offices"):
        found, missed, right, wrong = (counts[group, what] for what in ("found", "missed", "right", "wrong"))
        share = lambda good, bad: f"{good / max(good + bad, 1):.3f} {good:4} of {good + bad:<4}"
        print(f"{lang:3} {group:9} {sentences:>8}   {share(found, missed)}   {share(right, wrong)}", flush=True)


def show(count, sentences, verdicts):
    for (text, _), sentence in zip(sentences, verdicts):
        for group, what, start, end, code in sorted(v for v in sentence if v[1] in ("missed", "wrong"))[:max(count, 0)]:
            print(f"  {what:6} {group:8} {code:24} {text[max(0, start - 40):start]}[{text[start:end]}]{text[end:end + 40]}")
            count -= 1


if __name__ == "__main__":
    sys.exit(main())
