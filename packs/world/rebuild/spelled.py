"""How everything of the world is called in each language: world/names.tsv, base forms for people to look up."""
import states
import tables
from names import LANGS

HEADER = ("code", "lang", "sort", "name")
CLDR = ("zh-Hant", "be", "fr", "es", "de", "pt", "ar", "ja", "tr")


def base(item):
    """A cell's item without the marks that say how it is declined."""
    return item.replace("=", "").replace("_", "").strip("«»“”")


def row(code, cells, sort="name"):
    """Names of one thing, a cell a language."""
    for lang, cell in zip(LANGS, cells):
        for item in dict.fromkeys(map(base, tables.items(cell))):
            yield code, lang, sort, item.replace("{n} ", "").replace("第{n}届", "").replace(" ke-{n}", "")


def of_states():
    """States: names, formal names, adjectives, capitals; seats from words.txt; other languages from CLDR."""
    known, hand = states.known(), {r[0]: r for r in tables.hand("states.txt")}
    for code, en, adjectives, ind, ru, ru_adjectives, ru_people, zh, *capital in hand.values():
        yield from row(code, (en, ind, ru, zh))
        yield from row(code, (adjectives, "", f"{ru_adjectives};{ru_people}", ""), "adjective")
        capital = (capital + [""] * 4)[:4]
        for owner, sort in ((code, "capital"), (f"{code}/{capital[0].split(';')[0]}", "name")):
            yield from row(owner, (capital[0], capital[1] or capital[0], *capital[2:]), sort)
    for code, entry in known.items():
        if code not in hand:
            yield from row(code, [entry[lang] for lang in LANGS])
        if entry["formal"]:
            yield code, "en", "formal", entry["formal"].split(";")[0].strip()
        for lang in CLDR:
            if entry[lang]:
                yield code, lang, "name", entry[lang]
    for lang, sense, code, _, forms in tables.hand("words.txt"):
        if sense == "seat":
            for one in LANGS if lang == "*" else (lang,):
                for item in dict.fromkeys(map(base, tables.items(forms))):
                    yield code, one, "seat", item


def of_others():
    """Organisations, groups, agencies, happenings, regions, places."""
    for code, *cells in tables.hand("organisations.txt"):
        yield from row("IGO:" + code, cells[:4])
    for code, *cells in tables.hand("groups.txt"):
        yield from row(code, cells)
    for code, state, sort, *cells in tables.hand("agencies.txt"):
        yield from row("agency:" + code, cells)
    for code, title, kind, parties, host, *cells in [*tables.hand("happenings.txt"), *tables.hand("happenings_more.txt")]:
        yield from row("happening:" + code, [title + ";" + cells[0], *cells[1:]])
    for en, more, *cells in tables.hand("regions.txt"):
        yield from row("region:" + en, [en + ";" + more, *cells])
    for state, en, ind, ru, zh, where in tables.hand("places.txt"):
        yield from row(f"{state}/{tables.items(en)[0]}", (en, ind or en, ru, zh))


def names():
    """The table."""
    return tables.table(HEADER, [r for r in [*of_states(), *of_others()] if r[3]])
