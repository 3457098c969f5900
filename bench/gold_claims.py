#!/usr/bin/env python3
"""Lets gold play the reader: gold_claims.py GOLD_DIR ARTICLES.jsonl CLAIMS.jsonl

Writes the texts as articles and their gold claims in wire form, so that the record can be measured apart from the reader:
chancery ingest --record x.db --input ARTICLES.jsonl --claims CLAIMS.jsonl
"""
import json, sys
from pathlib import Path


def party(code):
    return {"id": code, "text": code}


def when(edtf):
    return edtf and {"edtf": edtf, "earliest": None, "latest": None, "text": "", "anchor": None}


def person(claim, p):
    actor = p.get("party") in claim["actors"]
    return {"name": p["name"], "office": p.get("office"), "party": p.get("party"), "rank": None,
            "role": "actor" if actor else "recipient"}


def wire(doc, n, claim):
    text, start = doc["text"], doc["text"].find(claim["quote"])
    end = start + len(claim["quote"])
    comparison = claim.get("comparison") and {"scope": None, **claim["comparison"]}
    return {"v": 1, "article": doc["id"], "id": f"{doc['id']}#{n}", "kind": claim["kind"], "event": claim.get("event"),
            "mode": claim.get("mode") or [], "actors": [party(p) for p in claim["actors"]],
            "recipients": [party(p) for p in claim.get("recipients") or []],
            "people": [person(claim, p) for p in claim.get("people") or []], "when": when(claim.get("when")),
            "announced": None, "where": claim.get("where") and {"state": None, "place": None, **claim["where"]}, "from": None,
            "status": claim["status"],
            "says": [{"text": s, "id": None, "type": "agency", "stance": "reports"} for s in claim.get("says") or []],
            "contexts": claim.get("contexts") or [], "stage": claim.get("stage"), "title": claim.get("title"), "about": None,
            "object": [], "comparison": comparison, "links": [], "evidence": [], "confidence": 1.0,
            "quote": {"exact": claim["quote"], "start": start, "end": end, "prefix": text[max(0, start - 32):start],
                      "suffix": text[end:end + 32]},
            "sentence": 0, "event_id": None, "reading": "gold"}


def main():
    folder, articles, claims = sys.argv[1:4]
    with open(articles, "w", encoding="utf-8") as a, open(claims, "w", encoding="utf-8") as c:
        for path in sorted(Path(folder).rglob("*.json")):
            doc = json.load(open(path, encoding="utf-8"))
            if not isinstance(doc, dict) or "claims" not in doc or "text" not in doc:
                continue
            row = {k: doc.get(k) for k in ("id", "outlet", "published", "title", "text", "lang")}
            print(json.dumps(row, ensure_ascii=False), file=a)
            for n, claim in enumerate(doc["claims"]):
                print(json.dumps(wire(doc, n, claim), ensure_ascii=False), file=c)


if __name__ == "__main__":
    main()
