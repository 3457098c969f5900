"""Holders of offices: holders/*.txt, each row beside what the Factbook says of it."""
import re

import tables

# The day on which the rows were compared with the extracts.
CHECKED = "2026-11-26"
HEADER = ("office", "party", "from", "to", "name", "names", "source", "checked")


def terms():
    """Office, party, first and last day, Latin names, names in other scripts. A term ends where the next of its block begins."""
    for path in sorted((tables.HERE / "holders").glob("*.txt")):
        office, party, open_term = "", "", None
        for line in path.read_text(encoding="utf-8").splitlines():
            block = re.fullmatch(r"\[(\S+) (\S+)\]", line)
            if not line or line.startswith("#"):
                continue
            first = "" if block else line.split("|")[0]
            if open_term:
                yield (*open_term[:3], first, *open_term[3:])
                open_term = None
            if block:
                party, office = block[1], block[2]
            elif line.split("|")[1] != "-":
                _, latin, russian, chinese = line.split("|")
                open_term = (office, party, first, tables.items(latin), tables.items(russian) + tables.items(chinese))
        if open_term:
            yield (*open_term[:3], "", *open_term[3:])


def leaders():
    """Who was head of which state or government in an edition of the Factbook: surname in capitals, and since when."""
    found = {}
    for state, edition, office, name, since in tables.read(tables.HERE / "extract" / "leaders.tsv"):
        found.setdefault((state, office), []).append((edition, name, since))
    return found


def first_days():
    """First days in Wikidata: those of a state and an office."""
    days = {}
    for key, terms_ in tables.hand("wikidata.txt"):
        days[tuple(key.split())] = {term.split()[0] for term in tables.items(terms_)}
    return days


def same_person(written, names):
    """Does a name with its surname in capitals ("Keir STARMER") belong to one of these names?"""
    surnames = re.findall(r"[A-Z][A-Z'-]+", tables.plain(written))
    known = {part.upper() for name in names for part in re.split(r"[ -]", tables.plain(name))}
    return any(part in known for surname in surnames for part in surname.split("-"))


def confirmed(known, office, party, since):
    """The edition in which a term begins on this day: nobody shares that day, so the spelling of the name need not agree."""
    offices = {"monarch": "head_of_state", "religious_leader": "head_of_state", "supreme_leader": "head_of_state"}
    rows = known.get((party, offices.get(office, office)), [])
    return next((e for e, name, day in rows if day == since and len(since) == len("2023-08-16")), None)


def holders():
    """The table of holders."""
    known, days, rows = leaders(), first_days(), []
    for office, party, since, until, latin, others in terms():
        edition = confirmed(known, office, party, since)
        source = f"CIA World Factbook {edition}" if edition else "Wikidata 2022" if since in days.get((party, office), ()) else ""
        source = (source, CHECKED) if source else ("own knowledge", "no")
        rows.append((office, party, since, until, latin[0], ";".join(latin[1:] + others), *source))
    return tables.table(HEADER, rows)
