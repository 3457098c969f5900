"""Geography: where a state lies, whom it borders, and what it is called for it."""
import tables

COLUMNS = ("state", "lat", "lon", "borders", "across", "traits")


def geography():
    """A row for each state that the Factbook has or a hand-made trait names."""
    traits = {}
    for trait, codes in tables.hand("traits.txt"):
        for code in codes.split():
            traits.setdefault(code, set()).add(trait)
    land = {row[0]: row[1:] for row in tables.read(tables.HERE / "extract" / "geography.tsv")}
    for code, (_, _, coast, borders) in ((code, (row + [""] * 4)[:4]) for code, row in land.items()):
        if coast == "0" and borders:
            traits.setdefault(code, set()).add("landlocked")
        if coast not in ("", "0") and not borders:
            traits.setdefault(code, set()).add("island")
    across = {}
    for (pair,) in tables.hand("across.txt"):
        one, other = pair.split()
        across.setdefault(one, set()).add(other)
        across.setdefault(other, set()).add(one)
    rows = []
    for code in sorted(land.keys() | traits.keys()):
        lat, lon, _, borders = (land.get(code, []) + [""] * 4)[:4]
        rows.append((code, lat, lon, borders, " ".join(sorted(across.get(code, ()))), " ".join(sorted(traits.get(code, ())))))
    return tables.table(COLUMNS, rows)
