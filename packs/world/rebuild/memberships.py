"""Memberships: memberships/*.txt as one row a stage, each beside what the Factbook says of that state and organisation."""
import re

import tables

HEADER = ("organisation", "state", "stage", "from", "to", "source", "checked")
STAGES = {"applicant", "invited", "observer", "partner", "dialogue_partner", "acceding", "associate", "member", "permanent",
          "suspended", "left", "expelled"}
ENDS = {"left", "expelled"}
# The Factbook's acronyms where they are not ours, and the days as of which its editions speak.
ACRONYMS = {"AL": "LAS", "CoE": "CE", "G7": "G-7", "G20": "G-20"}
EDITIONS = {"2015": "2015-11-15", "2025": "2025-12-01"}
# The day on which the rows were compared.
CHECKED = "2026-11-26"


def entries():
    """Organisation, state, first day and stage of each entry, in the order of days."""
    found = []
    for path in sorted((tables.HERE / "memberships").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            if block := re.fullmatch(r"\[([^]]+)\]", line):
                organisation = block[1]
                continue
            day, stage, states = line.split("|")
            if stage not in STAGES:
                raise SystemExit(f"{path.name}: `{stage}` in `{line}` is no stage; there are {', '.join(sorted(STAGES))}")
            found += [(organisation, state, day, stage) for state in states.split()]
    return sorted(found)


def stages():
    """Organisation, state, stage, first day, last day: a stage ends where the next begins, and being out is no stage."""
    all_ = entries()
    for entry, after in zip(all_, [*all_[1:], ("", "", "", "")]):
        organisation, state, day, stage = entry
        if stage not in ENDS:
            yield organisation, state, stage, day, after[2] if after[:2] == (organisation, state) else ""


def said():
    """What each edition says of a state in an organisation."""
    rows = tables.read(tables.HERE / "extract" / "participation.tsv")
    return {(organisation, state, edition): how for state, edition, organisation, how in rows}


def editions(organisation, states, since, until):
    """Editions whose day falls in a stage."""
    return [e for e, day in EDITIONS.items() if since <= day and (not until or day < until)]


def agrees(stage, how):
    """Does the Factbook's word for a state's part mean our stage? It knows no dialogue partners of its own rank."""
    words = {"observer": "observer", "suspended": "suspended", "associate": "associate", "applicant": "candidate",
             "dialogue_partner": "dialogue", "partner": "partner"}
    return words.get(stage, "member") in how if stage in words else how == "member"


def memberships():
    """The table of memberships."""
    known, rows = said(), []
    for organisation, state, stage, since, until in stages():
        acronym = ACRONYMS.get(organisation, organisation)
        seen = [e for e in editions(organisation, state, since, until) if agrees(stage, known.get((acronym, state, e), ""))]
        source = (f"stage: CIA World Factbook {', '.join(seen)}; days: own knowledge", CHECKED) if seen else ("own knowledge", "no")
        rows.append(("IGO:" + organisation, state, stage, since, until, *source))
    return tables.table(HEADER, rows)
