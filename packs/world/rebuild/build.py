#!/usr/bin/env python3
"""Rebuilds the derived tables of packs/world and every packs/<lang>/names.tsv, without network.

    build.py              writes them
    build.py --check      writes nothing and fails where a committed table is not what this makes
    build.py --reconcile  what stands in names.tsv and is not made (or is made and no longer stands there) goes to hand/<lang>.tsv

It merges the hand-made *.txt beside it, hand/*.tsv, and what fetch.py took of the pinned packages (extract/*.tsv).
"""
import argparse
import pathlib
import re
import sys

import geography
import holders
import memberships
import places
import russian
import spelled
import states
import tables
from names import HEADER, LANGS, Names, acronym_in_any_script, by_hand, reconcile

# Titles that are common words: only their longer forms are names.
GENERIC = set("""Interaction;Ocean;Warrior;Shaheen;Indra;AMAN;Zvezda;Kan;Report;Grom;Rubezh;Poisk;Druzhba;Selenga;Kakadu;Red Flag;Bright Star;Hand-in-Hand;\
Peace and Friendship;Bridge of Friendship;Spring Storm;Iron Wolf;Mosi;Flintlock;Tradewinds;Malindo;Kavkaz;Laros;Varuna;Combat Commonwealth;Zolfaghar;\
Indopura;African Lion;Great Prophet;Eagle Partner;Sea Guardian;Ocean Shield""".split(";"))


# A Russian language or kitchen is a masculine: "на русском".
MASCULINE = ("ий", "ого", "ому", "им", "ом")


def words(names):
    """Seats, short names, members, blocks; family names."""
    for lang, sense, code, cond, forms in tables.hand("words.txt"):
        for one in LANGS if lang == "*" else [lang]:
            if sense == "tongue" and one == "ru":
                made = ((item, form) for item in tables.items(forms) for form in russian.any_forms(item))
                for form in (form for item, form in made if item.startswith("=") or form.endswith(MASCULINE)):
                    names[one].add(form, sense, code)
                continue
            names[one].add_all(forms, sense, code, {"": None, "-": ""}.get(cond, cond))
    for row in tables.hand("surnames.txt"):
        for form in row[0].split():
            names["zh"].add(form, "surname", "")


# What is called after a state and is not it; {} is the adjective, in Chinese the state's name. (Wine and cheese are traded and banned. Where words
# stand apart, the nouns of words.txt whose sense is `tongue` tell most of these.)
CALLED_AFTER = {"en": "{}-speaking;{} spoken",
                "zh": "{}语;{}语言;{}菜;{}餐厅;{}餐馆;{}料理;{}航空公司;{}大学;{}博物馆;{}植物园;{}动物园;{}足协;{}足球协会;{}大奖赛;{}公开赛;{}红十字会;{}红新月会;{}师范大学;{}师大;{}文化协会;{}奥委会;{}柔道联盟;{}篮协;{}篮球协会;{}田径协会;{}板球协会;{}共产党;{}社会党;{}自由党;{}正义运动;{}国民党;{}独立党;{}人民党"}
LANGUAGES_AND_KITCHENS = set("""AFG ALB ARE ARG ARM AUS AUT AZE BEL BGR BHR BLR BRA CAN CHE CHN CUB CZE DEU DNK EGY ESP EST ETH FIN FJI FRA GBR GEO GRC HRV HUN IDN IND IRL IRN ISL ISR
ITA JOR JPN KAZ KEN KGZ KHM KOR KWT LAO LBN LKA LTU LVA MAR MDV MEX MKD MLT MMR MNG MYS NGA NLD NOR NPL NZL OMN PAK PER PHL PNG POL PRT QAT ROU RUS SAU SGP SOM SRB SVK SVN SWE SYR THA
TJK TKM TUN TUR UKR USA UZB VNM""".split())


def called_after(names):
    """Languages and kitchens: never a state."""
    for row in tables.hand("states.txt"):
        for lang, column in (("en", 2), ("zh", 7)):
            also = row[0] in LANGUAGES_AND_KITCHENS or lang == "zh" and row[0] in ("HKG", "TWN")
            for name in tables.items(row[column])[: 1 if lang == "en" else 5] if also else ():
                forms = CALLED_AFTER[lang].replace("{}", name)
                names[lang].add_all(forms, "block", "called after a state")


def latin(names, cell, sense, code):
    """Acronyms of three letters and more stand in Latin letters in every script."""
    for name in tables.items(cell):
        if re.fullmatch(r"[A-Z][A-Z0-9-]{2,}", name):
            for lang in ("ru", "zh"):
                if not names[lang].has(name, sense):
                    names[lang].add(name, sense, code, "case")


# Acronyms that are spoken as words: British and Indonesian papers write but their first letter large.
SPOKEN = set("""ANZUS APEC ASEAN AUKUS BIMSTEC BRICS CARICOM CELAC CEMAC CERN COMESA COVAX ECOWAS EFTA FARC IGAD ISIL ISIS MINUSCA MINUSMA MONUSCO
NATO OPEC SAARC UNAIDS UNAMA UNASUR UNCTAD UNESCO UNICEF UNIFIL UNMISS UNRWA""".split())


def spoken(names, cell, sense, code):
    """"Unicef" beside "UNICEF"."""
    for name in SPOKEN.intersection(tables.items(cell)):
        for lang in ("en", "id"):
            names[lang].add(name.capitalize(), sense, code)


def organisations(names):
    """Organisations, and the groups and firms that have only names."""
    rows = []
    for code, en, ind, ru, zh, founded, seat, sort, *of in tables.hand("organisations.txt"):
        rows.append(("IGO:" + code, tables.items(en)[0], founded, seat, sort, "".join("IGO:" + whole for whole in of)))
        for lang, cell in zip(LANGS, (en, ind, ru, zh)):
            names[lang].add_all(cell, "org", "IGO:" + code)
        latin(names, en, "org", "IGO:" + code)
        spoken(names, en, "org", "IGO:" + code)
    for code, *cells in tables.hand("groups.txt"):
        for lang, cell in zip(LANGS, cells):
            names[lang].add_all(cell, "org", code)
        latin(names, cells[0], "org", code)
        spoken(names, cells[0], "org", code)
    return tables.table(("code", "name", "founded", "seat", "sort", "of"), rows)


# Names with an English word of their kind, or whose they are, stand in no other script.
ENGLISH = re.compile(r"\b(newspaper|magazine|website|site|channel|weekly|daily|broadcaster|television|radio|agency|outlet|journal|paper|news|blog|programme)\b|'s [A-Z]|^the ")


def agencies(names):
    """Agencies and outlets; a Latin name stands in every script. `?`: the name is another word as well, and one of an outlet where it is cited."""
    rows, owners = [], {code: owner for owner, codes in tables.hand("owners.txt") for code in tables.items(codes)}
    for code, state, sort, en, ind, ru, zh in tables.hand("agencies.txt"):
        rows.append((code, tables.items(en)[0].removeprefix("?"), state, sort, owners.get(code, "private")))
        for lang, cell in zip(LANGS, (en, en + ";" + ind, ru, zh)):
            for item in tables.items(cell):  # "The Times" may be cited as "the Times", and is no "the times"
                plain = item.removeprefix("?")
                forms = [plain, "the " + plain[4:]] if plain.startswith("The ") else [plain]
                cond = "case" if len(forms) > 1 or lang in ("en", "id") and " " in plain else None
                for form in forms:
                    names[lang].add_all(form, "agency", code, "cited" if plain != item else cond)
        for name in tables.items(en):
            if ENGLISH.search(name):
                continue
            for lang in ("ru", "zh"):
                plain = name.removeprefix("?")
                cond = "cited case" if plain != name else "case" if lang == "zh" or " " not in plain else None
                names[lang].add(plain, "agency", code, cond)
    for code, zh, sort in local_outlets():
        rows.append((code, code, "CHN", sort, "party"))
        names["en"].add(code, "agency", code)
        names["zh"].add(zh, "agency", code)
    return tables.table(("code", "name", "state", "sort", "owner"), rows)


def local_outlets():
    """Newspapers and broadcasters of Chinese provinces and cities, beside those that have a row of their own."""
    own = {row[0] for row in tables.hand("agencies.txt")}
    rows = tables.hand("local_outlets.txt")
    for place, zh in (row for row in rows if not row[0].startswith("=")):
        for kind, kind_zh, sort in (row for row in rows if row[0].startswith("=")):
            if (code := f"{place} {kind[1:]}") not in own:
                yield code, zh + kind_zh, sort


def happenings(names):
    """Recurrent conferences, summits, exercises."""
    rows = []
    for code, title, kind, parties, host, en, ind, ru, zh in [*tables.hand("happenings.txt"), *tables.hand("happenings_more.txt")]:
        rows.append((code, title, kind, ",".join(map(str.strip, parties.split(","))), host))
        for lang, cell in zip(LANGS, (en if title in GENERIC else title + ";" + en, ind, ru, zh)):
            names[lang].add_all(cell, "happening", code)
    return tables.table(("code", "title", "kind", "parties", "host"), rows)


def regions(names):
    """Seas, straits, regions: never a state."""
    where = {name: (sort, *(degrees.split() or ["", ""])) for name, sort, degrees in tables.hand("regions_where.txt")}
    rows = []
    for en, more, ind, ru, zh in tables.hand("regions.txt"):
        rows.append((en, *where.get(en, ("region", "", ""))))
        for lang, cell in zip(LANGS, (en + ";" + more, ind, ru, zh)):
            names[lang].add_all(cell, "region", en)
    return tables.table(("name", "sort", "lat", "lon"), rows)


def build():
    """The world's tables by path within packs/, and the names of each language without what is set by hand."""
    names = {lang: Names(lang) for lang in LANGS}
    words(names)
    called_after(names)
    made = {"world/states.tsv": states.states(names), "world/geography.tsv": geography.geography(), "world/organisations.tsv": organisations(names),
            "world/agencies.tsv": agencies(names), "world/happenings.tsv": happenings(names)}
    made["world/regions.tsv"] = regions(names)
    made["world/places.tsv"], made["world/cities.tsv"] = places.places(names)
    made["world/holders.tsv"] = holders.holders()
    made["world/memberships.tsv"] = memberships.memberships()
    made["world/names.tsv"] = spelled.names()
    return made, {lang: names[lang].made() for lang in LANGS}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--packs", type=pathlib.Path, default=tables.HERE.parent.parent, help="folder of the packs")
    args.add_argument("--check", action="store_true", help="write nothing; fail on a difference")
    args.add_argument("--reconcile", action="store_true", help="take over what names.tsv holds")
    args = args.parse_args()
    made, names = build()
    if args.reconcile:
        path = args.packs / "world" / "rebuild"
        hand = {f"hand/{lang}.tsv": reconcile(lang, names[lang], args.packs / lang / "names.tsv") for lang in LANGS}
        tables.settle(path, hand, args.check)
    for lang in LANGS:
        added, removed = by_hand(lang)
        made[f"{lang}/names.tsv"] = tables.table(HEADER, names[lang] - removed | added)
    sys.exit(tables.settle(args.packs, made, args.check))


if __name__ == "__main__":
    main()
