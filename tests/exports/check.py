"""Exports the demo's record, and one full of awkward things, in every format, and has others' programs open each."""

import csv
import datetime
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile

import feedparser
import frictionless
import icalendar
import jsonschema
import networkx
import pyarrow.parquet
import rdflib
from followthemoney import model
from followthemoney.exc import InvalidData
from geojson_pydantic import FeatureCollection
from pyld import jsonld

HERE = pathlib.Path(__file__).parent
BINARY = os.environ.get("CHANCERY", str(HERE / "../../target/debug/chancery"))
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
# The words that must come out, but run nowhere and break nothing.
NASTY = "=HYPERLINK(\"x\") & <b>]]> \u202e\u0007 \"said\", 他说\n; visited"


def chancery(*arguments, ok=True):
    """Runs the program and gives what it printed, or what it complained of."""
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True)
    if (done.returncode == 0) != ok:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
    return done.stdout if ok else done.stderr


def claim(number, **fields):
    """A claim in wire form on the words `NASTY` of an article."""
    text = f"Before it {NASTY} and after"
    start = text.index(NASTY)
    party = lambda code: {"id": code, "text": ""}
    when = fields.pop("when", None)
    base = {
        "v": 1, "article": f"a{number}", "id": f"c{number}", "kind": "visit", "event": "CONSULT", "mode": ["visit"],
        "actors": [party("KEN")], "recipients": [party("THA")], "people": [{"name": "A \"B\" <C>", "office": "minister:defence", "party": "KEN", "rank": None, "role": "actor"}],
        "when": when and {"edtf": when, "earliest": None, "latest": None, "text": "", "anchor": None}, "announced": None,
        "where": None, "from": None, "status": "planned", "says": [], "contexts": ["military"], "stage": None, "title": None,
        "about": None, "object": [], "comparison": None, "links": [], "evidence": [], "confidence": 0.5,
        "quote": {"exact": NASTY, "start": start, "end": start + len(NASTY), "prefix": text[:start], "suffix": text[start + len(NASTY):]},
        "sentence": 0, "event_id": None, "reading": "test",
    } | fields
    article = {"id": f"a{number}", "outlet": f"Outlet; {number} <&>", "published": f"2024-02-{number:02}", "title": NASTY, "text": text, "lang": "en", "url": fields.get("url", f"javascript:alert({number})")}
    base.pop("url", None)
    return article, base


def awkward(folder):
    """A record with strange words and with dates that are not days."""
    whens = ["2024-03", "2024-03-05/2024-03-07", "2024-03-05~", "2024", "../2024-06", None, "2024-22", "202X", "2024-03-09"]
    pairs = [claim(n + 1, when=when, recipients=[{"id": code, "text": ""}]) for n, (when, code) in
             enumerate(zip(whens, ["THA", "IDN", "CHN", "BLR", "RUS", "IGO:UN", "NSA:Some; body", "XKX", "SUN"]))]
    pairs.append(claim(10, when="2024-01-02", status="happened", kind="membership", stage="member", event="SUPPORT", recipients=[{"id": "IGO:UN", "text": ""}]))
    pairs.append(claim(11, when="2024-01-03", status="denied", kind="attack", event="ASSAULT", url="https://example.org/a b?<c>",
                       where={"state": "THA", "place": "Bangkok"}))
    (folder / "a.jsonl").write_text("".join(json.dumps(a) + "\n" for a, _ in pairs))
    (folder / "c.jsonl").write_text("".join(json.dumps(c) + "\n" for _, c in pairs))
    chancery("ingest", "--record", folder / "r.db", "--input", folder / "a.jsonl", "--claims", folder / "c.jsonl")
    return {a["id"]: a for a, _ in pairs}


def demo(folder):
    """The demo's record."""
    (folder / "a.jsonl").write_text(chancery("demo", "--articles"))
    chancery("ingest", "--record", folder / "r.db", "--input", folder / "a.jsonl")
    return {a["id"]: a for a in map(json.loads, (folder / "a.jsonl").read_text().splitlines())}


def package(path):
    """A data package says of itself what is true."""
    report = frictionless.validate(str(path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "message"])[:5] or report.errors
    described = json.loads((path / "datapackage.json").read_text())
    for resource in described["resources"]:
        assert resource["description"] and (resource["format"] == "parquet" or resource["hash"].startswith("sha256:"))
        assert all(field["description"] for field in resource["schema"]["fields"])
    return {r["name"]: r for r in described["resources"]}


def tables(out, articles):
    """CSV, JSON lines and Parquet hold the same claims; quotes are the words of the text at their place."""
    sheets = package(out / "csv")
    rows = list(csv.DictReader((out / "csv/claims.csv").open(newline="")))
    lines = [json.loads(line) for line in (out / "jsonl/claims.jsonl").read_text().splitlines()]
    package(out / "jsonl")
    package(out / "parquet")
    parquet = pyarrow.parquet.read_table(out / "parquet/claims.parquet").to_pylist()
    assert len(rows) == len(lines) == len(parquet) == sheets["claims"]["rows"] > 0
    for row, line, typed in zip(sorted(rows, key=lambda r: r["claim"]), sorted(lines, key=lambda l: l["id"]), sorted(parquet, key=lambda p: p["claim"])):
        text, quote = articles[line["article"]]["text"], line["quote"]
        assert text[quote["start"]:quote["end"]] == quote["exact"] == typed["quote"], line["id"]
        assert row["quote"] in (quote["exact"], "'" + quote["exact"]) and not re.match(r"[=+@\t\r]", row["quote"])
        assert int(row["quote_start"]) == typed["quote_start"] == quote["start"]
        assert (row["when"] or None) == typed["when"] == (line["when"] and line["when"]["edtf"])
        assert typed["latest"] is None or isinstance(typed["latest"], datetime.date)
    for name in sheets:
        assert pyarrow.parquet.read_metadata(out / f"parquet/{name}.parquet").num_rows == sheets[name]["rows"], name
    return lines


ACTOR = {"type": "object", "required": ["code"], "properties": {"code": {"type": "string", "pattern": "^[A-Z]{3}$"}, "sector": {"type": "string"}}}
# Table "PLOVER JSON" of the manual, draft 0.8.
PLOVER = {
    "type": "object", "required": ["id", "date", "source", "event"],
    "properties": {
        "id": {"type": "string"}, "date": {"type": "string", "format": "date"}, "enddate": {"type": "string", "format": "date"},
        "source": {"type": "array", "minItems": 1, "items": ACTOR}, "recipient": {"type": "array", "items": ACTOR},
        "event": {"type": "array", "minItems": 1, "items": {"enum": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]}},
        "event_loc": {"type": "object"}, "quad_code": {"enum": [1, 2, 3, 4]}, "mode": {"type": "array"}, "context": {"type": "array", "items": {"type": "string"}},
        "text": {"type": "string"}, "text_info": {"type": "object", "required": ["sequence", "start", "end"]},
        "cite_info": {"type": "object", "required": ["url", "title", "language", "publication", "codebook"]}, "coder": {"type": "string"},
    },
}


def plover(out):
    """Records have the manual's fields; what did not happen says so."""
    check = jsonschema.Draft202012Validator(PLOVER, format_checker=jsonschema.FormatChecker())
    records = [json.loads(line) for line in (out / "plover/plover.jsonl").read_text().splitlines()]
    assert records and len({r["id"] for r in records}) == len(records)
    for record in records:
        check.validate(record)
        special = {"planned": "future", "possible": "hypothetical", "denied": "negation"}.get(record["status"])
        assert special is None or special in record["context"], record
        exact = re.fullmatch(r"\d{4}-\d\d-\d\d", record["edtf"] or "")
        assert record["date_exact"] == bool(exact), record


def linked(out, claims):
    """Every claim has its words with both selectors, and a way back to the article, its outlet and its reader."""
    text = (out / "jsonld/chancery.jsonld").read_text()
    assert len(jsonld.expand(json.loads(text))) > 0
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    quotes = {(str(graph.value(s, OA.exact))) for s in graph.subjects(rdflib.RDF.type, OA.TextQuoteSelector)}
    assert quotes == {c["quote"]["exact"] for c in claims}
    notes = list(graph.subjects(rdflib.RDF.type, OA.Annotation))
    assert len(notes) == len({c["id"] for c in claims})
    for note in notes:
        target = graph.value(note, OA.hasTarget)
        sorts = {graph.value(s, rdflib.RDF.type) for s in graph.objects(target, OA.hasSelector)}
        assert sorts == {OA.TextQuoteSelector, OA.TextPositionSelector}, note
        body = next(b for b in graph.objects(note, OA.hasBody) if graph.value(b, PROV.wasQuotedFrom))
        assert graph.value(body, PROV.wasQuotedFrom) == graph.value(target, OA.hasSource)
        assert graph.value(graph.value(body, PROV.hadPrimarySource), PROV.wasAttributedTo) is not None
        assert graph.value(graph.value(body, PROV.wasGeneratedBy), PROV.wasAssociatedWith) is not None
    assert "javascript:" not in "".join(str(s) for s in graph.subjects())


def places(out):
    """Points lie on earth; a state alone is no point."""
    features = FeatureCollection.model_validate_json((out / "geojson/events.geojson").read_text()).features
    assert features and any(f.geometry for f in features)
    for feature in features:
        assert (feature.geometry is None) or feature.properties["place"]
        if feature.geometry:
            lon, lat = feature.geometry.coordinates
            assert -180 <= lon <= 180 and -90 <= lat <= 90


def network(out, claims):
    """All parties are nodes."""
    graph = networkx.read_gexf(out / "gexf/network.gexf")
    codes = {p["id"] for c in claims for p in c["actors"] + c["recipients"]}
    assert set(graph.nodes) == codes and graph.number_of_edges() > 0
    assert all(data["label"] and data["code"] == node for node, data in graph.nodes(data=True))
    assert all(data["events"] > 0 and data["kind"] for *_, data in graph.edges(data=True))


def calendar(out):
    """All-day entries with names that stay; a day that is not known is no day."""
    raw = (out / "ics/plans.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and raw.count(b"\n") == raw.count(b"\r\n")
    entries = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert entries and len({str(e["UID"]) for e in entries}) == len(entries)
    for entry in entries:
        assert not entry.errors, entry.errors
        first, last = entry.decoded("DTSTART"), entry.decoded("DTEND")
        assert type(first) is datetime.date and type(last) is datetime.date and first < last
        vague = str(entry["SUMMARY"]).startswith("day not known")
        assert vague == ("not known" in str(entry["DESCRIPTION"]))
    return entries


def feed(out):
    """Well formed, with all that a reader needs."""
    parsed = feedparser.parse((out / "atom/feed.atom").read_bytes())
    assert not parsed.bozo and parsed.version == "atom10", parsed.get("bozo_exception")
    assert parsed.feed.id and parsed.feed.title and parsed.feed.updated_parsed and parsed.feed.author
    assert parsed.entries and len({e.id for e in parsed.entries}) == len(parsed.entries)
    for entry in parsed.entries:
        assert entry.title and entry.updated_parsed and entry.content[0].value
        assert all(link.href.startswith("http") for link in entry.get("links", []))
    assert [e.updated_parsed for e in parsed.entries] == sorted((e.updated_parsed for e in parsed.entries), reverse=True)


def entities(out):
    """Entities that FollowTheMoney takes, each reference to one that is there and of the right sort."""
    proxies = {}
    for line in (out / "ftm/entities.ftm.json").read_text().splitlines():
        data = json.loads(line)
        try:
            model.get(data["schema"]).validate(data)
        except InvalidData as error:
            raise AssertionError((data, error.errors)) from error
        proxy = model.get_proxy(data, cleaned=False)
        lost = [name for name in data["properties"] if not proxy.get(name)]
        assert not lost, (data, lost)
        proxies[proxy.id] = proxies[proxy.id].merge(proxy) if proxy.id in proxies else proxy
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert proxies[value].schema.is_a(prop.range), (proxy.id, prop.name)
    assert {"Event", "PublicBody", "Person", "Article", "Documentation"} <= {p.schema.name for p in proxies.values()}
    return proxies


FORMATS = ["csv", "jsonl", "parquet", "plover", "jsonld", "geojson", "gexf", "ics", "atom", "ftm"]


def export(record, out, *more):
    for name in FORMATS:
        chancery("export", name, "--record", record, "--out", out / name, *more)


def files(out):
    return {p.relative_to(out): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def every(out, articles):
    """Each format, opened by its reader."""
    claims = tables(out, articles)
    plover(out)
    linked(out, claims)
    places(out)
    network(out, claims)
    feed(out)
    texts = [a["text"] for a in articles.values() if len(a["text"]) > 300]
    assert not any(t.encode() in body for t in texts for body in files(out).values()), "a whole text came out"
    return claims, calendar(out), entities(out)


def check_demo(folder):
    articles = demo(folder)
    export(folder / "r.db", folder / "out")
    claims, *_ = every(folder / "out", articles)
    export(folder / "r.db", folder / "again")
    assert files(folder / "out") == files(folder / "again"), "the same record gives the same bytes"
    early = folder / "early"
    export(folder / "r.db", early, "--as-of", "2025-03-03", "--parties", "IDN,KAZ")
    known = [r["published"] for r in csv.DictReader((early / "csv/articles.csv").open(newline=""))]
    assert known and max(known) <= "2025-03-03", known
    hidden = claims[0]
    chancery("suppress", hidden["id"], "--record", folder / "r.db", "--why", "test", "--who", "test")
    export(folder / "r.db", folder / "suppressed")
    words = json.dumps(hidden["quote"]["exact"], ensure_ascii=False)[1:-1].encode()
    left = [c for c in map(json.loads, (folder / "suppressed/jsonl/claims.jsonl").read_text().splitlines())]
    assert all(c["id"] != hidden["id"] for c in left)
    if not any(hidden["quote"]["exact"] in c["quote"]["exact"] for c in left):
        assert not any(words in body for path, body in files(folder / "suppressed").items() if path.suffix != ".parquet")
    served(folder)


def check_awkward(folder):
    articles = awkward(folder)
    export(folder / "r.db", folder / "out")
    _, entries, proxies = every(folder / "out", articles)
    spans = {(e.decoded("DTSTART").isoformat(), e.decoded("DTEND").isoformat(), str(e["SUMMARY"]).startswith("day not known")) for e in entries}
    assert spans == {
        ("2024-03-01", "2024-04-01", True),  # a month
        ("2024-03-05", "2024-03-08", False),  # three days
        ("2024-03-05", "2024-03-06", True),  # about a day
        ("2024-06-01", "2024-09-01", True),  # a summer
        ("2024-03-09", "2024-03-10", False),  # a day
    }, spans
    dates = {v for p in proxies.values() if p.schema.name == "Event" for v in p.get("date")}
    assert "2024-03" in dates and not any(d.startswith("2024-03-05") for d in dates)
    assert [p.get("role") for p in proxies.values() if p.schema.name == "Membership"] == [["member"]]
    quotes = {r["quote"] for r in csv.DictReader((folder / "out/csv/claims.csv").open(newline=""))}
    assert quotes == {"'" + NASTY}


def served(folder):
    """The same by the server, with ETags; behind a page's filters."""
    server = subprocess.Popen([BINARY, "serve", "--record", folder / "r.db", "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        base = re.search(r"http://[\d.:]+", server.stderr.readline()).group()
        for name in FORMATS:
            with urllib.request.urlopen(f"{base}/export/{name}?parties=IDN,KAZ") as reply:
                body, tag = reply.read(), reply.headers["etag"]
                assert len(body) > 200 and tag and reply.headers["content-disposition"], name
            again = urllib.request.Request(f"{base}/export/{name}?parties=IDN,KAZ", headers={"if-none-match": tag})
            try:
                urllib.request.urlopen(again)
                raise AssertionError(f"{name} was sent again")
            except urllib.error.HTTPError as error:
                assert error.code == 304, (name, error.code)
            if name in ("csv", "jsonl", "parquet"):
                packed = folder / "served" / name
                zipfile.ZipFile(io.BytesIO(body)).extractall(packed)
                package(packed)
    finally:
        server.terminate()
        server.wait()


def check_faults(folder):
    """Nothing is put in the place of something else, and nothing half done stays."""
    demo(folder)
    out, record = folder / "out", folder / "r.db"
    chancery("export", "csv", "--record", record, "--out", out)
    before = files(out)
    assert "--replace" in chancery("export", "parquet", "--record", record, "--out", out, ok=False)
    assert files(out) == before
    chancery("export", "csv", "--record", record, "--out", out, "--replace")
    assert files(out) == before
    (folder / "file").write_text("")
    assert "no folder" in chancery("export", "gexf", "--record", record, "--out", folder / "file", ok=False)
    assert "--out" in chancery("export", "csv", "--record", record, ok=False)
    assert "possible values" in chancery("export", "xls", "--record", record, ok=False)
    if os.path.exists("/dev/full") and os.geteuid() == 0 and subprocess.run(["mountpoint", "-q", "/dev/shm"]).returncode == 0:
        full(folder, record)


def full(folder, record):
    """A disk without room: what is there stays, and nothing is left behind."""
    small = folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", str(small)], capture_output=True).returncode:
        return
    try:
        assert "full" in chancery("export", "jsonl", "--record", record, "--out", small / "out", ok=False)
        assert not list(small.iterdir())
    finally:
        subprocess.run(["umount", str(small)], check=True)


def main():
    for check in (check_demo, check_awkward, check_faults):
        if len(sys.argv) > 1 and sys.argv[1] not in check.__name__:
            continue
        with tempfile.TemporaryDirectory() as folder:
            check(pathlib.Path(folder))
        print(f"{check.__name__}: well")


if __name__ == "__main__":
    main()
