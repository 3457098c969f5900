"""States: the table, and their names, adjectives and demonyms in each language."""
import re

import russian
import tables
from names import LANGS

# Two-letter codes of dissolved states, which no package has.
OLD = {"SUN": "SU", "YUG": "YU", "CSK": "CS", "DDR": "DD", "SCG": "CS", "YMD": "YD", "VDR": "VD"}
COLUMNS = ("code", "a2", "name", "adjective", "capital", "from", "to", "number", "cow", "gw", "before", "after", "sort")
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
    return tables.table(COLUMNS, rows)


def numbers(code, entry):
    """First and last day, numbers, neighbours in time, sort: from numbers.txt and, for the first day, the Factbook."""
    hand = {row[0]: row[1:] for row in tables.hand("numbers.txt")}.get(code)
    if hand is None:
        return "", "", entry.get("number", ""), "", "", "", "", "territory"
    cow, gw, since, until, before, after, sort = hand
    return since or entry.get("independence", ""), until, entry.get("number", ""), cow, gw or cow, before, after, sort or "state"


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
        for form in russian.demonym(item) + russian.woman(item):
            names["ru"].add(form, "adjective", code)
    first = lambda cell: (tables.items(cell) or [""])[0]
    a2 = entry.get("a2") or OLD.get(code, "")
    return code, a2, first(en), first(adjectives) or first(en), first(capital[0]), *numbers(code, entry)


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
    return code, entry["a2"], en, en, capital, *numbers(code, entry)
