#!/usr/bin/env python3
"""What each page of a served record costs: processor time of a first ask, and of 32 clients at once p95 by the clock and the processor time
of each answer, which tells more where the machine is not free.

    chancery serve --record big.db --port 8042 &
    python3 bench/serving.py http://127.0.0.1:8042 $! [clients] [--form json] [--only PATH]

Asked are pages, or with `--form json` (csv) what programs get from the same places; with `--only` those that begin so. A large record: cargo bench -p chancery-record --bench filing -- 1000000 big.db
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import time
import urllib.parse
import urllib.request

arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
arguments.add_argument("base", help="address of the server")
arguments.add_argument("server", help="number of its process")
arguments.add_argument("clients", nargs="?", type=int, default=32)
arguments.add_argument("--form", choices=["page", "json", "csv"], default="page")
arguments.add_argument("--only", default="", help="places that begin so")
asked = arguments.parse_args()
base, server, clients = asked.base, asked.server, asked.clients


def get(path):
    start = time.monotonic()
    with urllib.request.urlopen(base + path, timeout=120) as reply:
        body = reply.read()
    return (time.monotonic() - start) * 1000, body


def processor():
    fields = pathlib.Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


event = json.loads(get("/timeline.json?limit=1")[1])["rows"][0]["event_id"]
article = urllib.parse.quote(json.loads(get(f"/event/{event}.json")[1])["rows"][0]["article"])
PAGES = [
    "/", "/timeline", "/timeline?kind=visit&status=planned", "/map", "/network", "/pair/USA/CHN", "/pair/KEN/LAO", "/state/USA", "/organisation/IGO:UN",
    "/person?name=ka%20lo", f"/event/{event}", f"/article?key={article}", "/agreements", "/agreements?parties=USA,CHN", "/members", "/programmes",
    "/offices", "/offices?parties=USA", "/relations", "/plans", "/plans?outcome=no_coverage", "/checks", "/checks?verdict=consistent", "/conflicts",
    "/coverage", "/coverage?parties=USA", "/sources", "/review", "/search?words=visit", "/pair/USA/CHN?as_of=2010-06-01",
]  # fmt: skip


def formed(path):
    """The address of the form that is asked for."""
    if asked.form == "page":
        return path
    bare, _, query = path.partition("?")
    return f"{'/today' if bare == '/' else bare}.{asked.form}{'?' if query else ''}{query}"


def several(path):
    """Each client asks otherwise, so that no answer is one that is kept."""
    questions = [f"{path}{'&' if '?' in path else '?'}limit={20 + n}" for n in range(clients)]
    if path.split("?")[0].split("/")[1].split(".")[0] in ("event", "article", "review", "about"):
        questions = [path] * clients
    with concurrent.futures.ThreadPoolExecutor(clients) as pool:
        took = sorted(pool.map(lambda p: get(p)[0], questions))
    return took[int(len(took) * 0.95) - 1]


print(f"| page | first, ms of one core | again, ms | {clients} clients, p95 ms | ms of one core each |\n|---|---|---|---|---|")
for path in (formed(p) for p in PAGES if p.startswith(asked.only)):
    before = processor()
    get(path)
    first = processor() - before
    again = get(path)[0]
    before = processor()
    crowd = several(path) if clients else float("nan")
    each = (processor() - before) / max(clients, 1)
    print(f"| `{path.replace(event, 'E…').replace(article, '…')}` | {first:.0f} | {again:.1f} | {crowd:.0f} | {each:.1f} |", flush=True)
status = pathlib.Path(f"/proc/{server}/status").read_text()
print("most memory:", next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "kB")
