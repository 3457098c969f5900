"""States: the table, and their names, adjectives and demonyms in each language."""
import re

import russian
import tables
from names import LANGS

OLD = {"SUN": ("SU", 1922, 1991), "YUG": ("YU", 1918, 2003), "CSK": ("CS", 1918, 1992), "DDR": ("DD", 1949, 1990)}
SINCE = {"XKX": 2008, "MNE": 2006, "SSD": 2011, "TLS": 2002, "ERI": 1993, "CZE": 1993, "SVK": 1993, "PLW": 1994, "NAM": 1990,
         "HRV": 1991, "SVN": 1991, "MKD": 1991, "BIH": 1992, "RUS": 1991, "UKR": 1991, "BLR": 1991, "MDA": 1991, "GEO": 1991,
         "ARM": 1991, "AZE": 1991, "KAZ": 1991, "UZB": 1991, "TKM": 1991, "KGZ": 1991, "TJK": 1991, "EST": 1991, "LVA": 1991,
         "LTU": 1991, "FSM": 1986, "MHL": 1986, "BRN": 1984, "ZWE": 1980, "VUT": 1980, "DEU": 1949, "CHN": 1949}
FORMAL = re.compile(r"^(Republic|Kingdom|State|Commonwealth|Principality|Sultanate|Union|Grand Duchy|Federation|"
                    r"(Islamic|People's|Federal|Socialist|Democratic|United|Plurinational|Bolivarian|Arab|Co-?operative|Oriental) "
                    r"[A-Z][A-Za-z' ]*) of [A-Z]")
HEADER = "code a2 number en id ru zh zh-Hant be fr es de pt ar ja tr adjective formal capital lat lon independence".split()


def known():
    """What the packages say of each state and territory, by code."""
    rows = tables.read(tables.HERE / "extract" / "states.tsv")
    return {row[0]: dict(zip(HEADER, row + [""] * len(HEADER))) for row in rows}


def states(names):
    """The hand-made states, then the other territories of ISO."""
    packages, rows = known(), []
    for row in tables.hand("states.txt"):
        rows.append(hand_made(names, packages.get(row[0], {}), *row))
    done = {row[0] for row in rows}
    rows += [territory(names, code, entry) for code, entry in packages.items() if code not in done]
    return tables.table(("code", "a2", "name", "adjective", "capital", "from", "to"), rows)


def hand_made(names, entry, code, en, adjectives, ind, ru, ru_adjectives, ru_people, zh, *capital):
    """A row of states.txt."""
    for lang, cell in zip(LANGS, (en, ind, ru, zh)):
        names[lang].add_all(cell, "state", code)
    formal = entry.get("formal", "")
    if FORMAL.match(formal) and ";" not in formal:
        names["en"].add(formal, "state", code)
    names["en"].add_all(adjectives, "adjective", code)
    names["ru"].add_all(ru_adjectives, "adjective", code)
    for item in tables.items(ru_people):
        for form in russian.demonym(item):
            names["ru"].add(form, "adjective", code)
    a2, since, until = OLD.get(code, (entry.get("a2", ""), SINCE.get(code, ""), ""))
    first = lambda cell: (tables.items(cell) or [""])[0]
    return code, a2, first(en), first(adjectives) or first(en), first(capital[0]), since, until


def territory(names, code, entry):
    """A territory that states.txt does not have, by its names in CLDR."""
    en = entry["en"].replace(" & ", " and ").replace(" (Keeling)", "").replace("St. ", "Saint ").replace("U.S. ", "United States ")
    for lang in LANGS if code not in {"FLK", "SJM"} else ():  # they stand in regions.txt
        name = en if lang == "en" else entry[lang]
        if re.search(r"[;,&]|о-в| of ", name):
            continue
        forms = russian.phrase(name if " " not in name else name + "_") if lang == "ru" and " и " not in name else [name]
        for form in forms:
            names[lang].add(form.rstrip("_"), "state", code)
    capital = dict(tables.hand("capitals.txt")).get(code, entry["capital"])
    return code, entry["a2"], en, en, capital, "", ""
