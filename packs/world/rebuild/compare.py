#!/usr/bin/env python3
"""Says where the hand tables and what fetch.py took of the Factbook disagree: to be looked at, not to be obeyed."""
import holders
import memberships
import tables


def leaders():
    """Heads of states and governments whom holders/*.txt does not have, or not since that day."""
    ours = {}
    for office, party, since, _, latin, _ in holders.terms():
        office = "head_of_state" if office in ("monarch", "religious_leader", "supreme_leader") else office
        ours.setdefault((party, office), []).append((since, latin))
    for (state, office), rows in sorted(holders.leaders().items()):
        for edition, name, since in rows:
            held = [day for day, latin in ours.get((state, office), []) if holders.same_person(name, latin)]
            days = [day for day, _ in ours.get((state, office), [])]
            if days and since not in days:
                yield f"{state} {office}: {edition} has {name} since {since}, we {', '.join(held) or 'do not know them'}"


def participation():
    """States that the Factbook has in an organisation otherwise than memberships/*.txt on the day of an edition."""
    known, ours = memberships.said(), list(memberships.stages())
    ranks = {"permanent": "member"}
    for organisation in sorted({row[0] for row in ours}):
        acronym = memberships.ACRONYMS.get(organisation, organisation)
        for edition in memberships.EDITIONS:
            theirs = {state: how for (name, state, e), how in known.items() if (name, e) == (acronym, edition)}
            held = {row[1]: row[2] for row in ours if row[0] == organisation and edition in memberships.editions(*row[:2], *row[3:])}
            for state in sorted(theirs.keys() | held.keys()) if theirs else ():
                stage, how = held.get(state, "none"), theirs.get(state, "none")
                if not (stage == how == "none" or memberships.agrees(ranks.get(stage, stage), how)):
                    yield f"{organisation} {state}: {edition} has {how}, we {stage}"


def main():
    for line in [*leaders(), *participation()]:
        print(line)


if __name__ == "__main__":
    main()
