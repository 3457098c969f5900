#!/usr/bin/env python3
"""Scores the reader on every gold set under SHARED and on the articles of our own in bench/gold: eval.py --shared DIR [--binary PATH] [--packs DIR] [--show N]

Prints one row a set and language: documents, gold claims, claims said, F1 of found, strict and full.
"""
import argparse, json, os, subprocess, sys, tempfile
from pathlib import Path

STORIES = {"id": "stories", "zh": "stories", "en": "stories", "ru": "stories"}
NTREX = {"ind": "id", "zho-CN": "zh", "eng": "en", "rus": "ru"}


def run(command, **kwargs):
    return subprocess.run(command, check=True, capture_output=True, text=True, **kwargs).stdout


def score(args, gold, lang, tag):
    scorer = Path(args.shared) / "gold" / "score.py"
    articles = run([sys.executable, scorer, "articles", "--gold", gold, *(["--lang", lang] if lang else [])])
    if not articles.strip():
        return
    folder = Path(tempfile.mkdtemp())
    (folder / "articles.jsonl").write_text(articles, encoding="utf-8")
    packs = ["--packs", args.packs] if args.packs else []
    command = [args.binary, "read", "--input", str(folder / "articles.jsonl"), "--format", "jsonl", *packs]
    claims = subprocess.run(command, capture_output=True, text=True).stdout  # a language without a pack gives none
    (folder / "claims.jsonl").write_text(claims, encoding="utf-8")
    with_lang = ["--lang", lang] if lang else []
    result = json.loads(run([sys.executable, scorer, "score", "--gold", gold, *with_lang, "--json", str(folder / "claims.jsonl")]))
    cells = [f"{result[n][2]:.3f} [{result['intervals'][n][0]:.2f} {result['intervals'][n][1]:.2f}]" for n in ("found", "strict", "full")]
    print(f"{tag:22} {result['documents']:4} {result['gold']:5} {result['claims']:5}  P {result['found'][0]:.2f} R {result['found'][1]:.2f}  " + "  ".join(cells), flush=True)
    if args.show:
        print(run([sys.executable, scorer, "score", "--gold", gold, *with_lang, "--show", str(args.show), str(folder / "claims.jsonl")]))


def languages(folder):
    """A folder of articles has one document a language; one of marks by line of NTREX holds for all languages of the corpus."""
    first = json.loads(next(folder.glob("*.json")).read_text(encoding="utf-8"))
    return STORIES if "text" in first else NTREX


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--packs")
    parser.add_argument("--gold", help="one more folder of gold documents, for example of cold articles")
    parser.add_argument("--only", help="part of a row's name")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    dev = Path(args.shared) / "gold" / "dev"
    rows = [(dev / "seed", "id", "seed")]
    rows += [(dev / "stories", lang, f"stories {lang}") for lang in STORIES]
    rows += [(dev / "ntrex", code, f"ntrex {code}") for code in NTREX]
    rows += [(dev / "wikinews", "en", "wikinews en")]
    own = Path(__file__).resolve().parent / "gold"
    rows += [(folder, lang, f"{folder.name} {lang}") for folder in sorted(own.glob("*")) for lang in languages(folder)]
    if args.gold:
        rows += [(Path(args.gold), lang, f"cold {lang}") for lang in STORIES]
    print(f"{'set':22} docs  gold  said  precision, recall and F1: found, strict, full (90 % of resamples)")
    for gold, lang, tag in rows:
        if not args.only or args.only in tag:
            score(args, str(gold), lang, tag)


if __name__ == "__main__":
    main()
