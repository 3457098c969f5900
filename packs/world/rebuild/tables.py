"""Reading and writing of the tables: tab-separated, sorted, a header line that begins with `#`."""
import pathlib
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def hand(name):
    """Rows of a hand-made table: cells split at `|`, lists at `;`."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def items(cell):
    """The items of a cell that holds a list."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def read(path):
    """Rows of a table that a command wrote."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def table(header, rows):
    """The text of a table."""
    rows = sorted({tuple(str(cell) for cell in row) for row in rows})
    return "#" + "\t".join(header) + "\n" + "".join("\t".join(row) + "\n" for row in rows)


def settle(folder, made, check):
    """Writes the files, or says which are not as they were made; the exit code."""
    stale = []
    for name, text in made.items():
        path = folder / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"{name}: {'is not what the rebuild makes' if check else 'written'}")
    return 1 if check and stale else 0


def plain(text):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("’", "'")


def simplified(text):
    """Is it written in simplified Chinese characters?"""
    try:
        text.encode("gb2312")
        return all("\u4e00" <= c <= "\u9fff" for c in text)
    except UnicodeEncodeError:
        return False


def edtf(text):
    """`20 January 2025`, `May 2011` or `1998` in EDTF."""
    *rest, year = text.split()
    if not rest:
        return year
    month = f"{year}-{MONTHS.index(rest[-1][:3]) + 1:02}"
    return f"{month}-{int(rest[0]):02}" if len(rest) == 2 else month
