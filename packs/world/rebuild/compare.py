#!/usr/bin/env python3
"""Says where the hand tables and what fetch.py took of the Factbook disagree: to be looked at, not to be obeyed."""
import holders
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


def main():
    for line in leaders():
        print(line)


if __name__ == "__main__":
    main()
