#!/usr/bin/env python3
"""How far languages yield the same claims from the 123 NTREX documents: agree.py --shared DIR [--binary PATH] [--packs DIR]

Each document is read in each language as one article, published on 2019-09-15 (the corpus gives no days); `score.py agree` compares.
"""
import argparse, json, subprocess, sys, tempfile
from pathlib import Path

LANGUAGES = {"eng": "en", "ind": "id", "rus": "ru", "zho-CN": "zh"}


def claims(args, code, folder):
    corpus = Path(args.shared) / "corpora" / "ntrex"
    ids = (corpus / "DOCUMENT_IDS.tsv").read_text().split()
    kind = "src" if code == "eng" else "ref"
    lines = (corpus / f"newstest2019-{kind}.{code}.txt").read_text(encoding="utf-8").split("\n")
    rows = []
    for doc in dict.fromkeys(ids):
        text = "\n".join(line for line, of in zip(lines, ids) if of == doc)
        rows.append(json.dumps({"id": f"{doc}.{code}", "published": "2019-09-15", "lang": LANGUAGES[code], "text": text}, ensure_ascii=False))
    (folder / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    packs = ["--packs", args.packs] if args.packs else []
    command = [args.binary, "read", "--input", str(folder / "articles.jsonl"), "--format", "jsonl", *packs]
    path = folder / f"{code}.jsonl"
    path.write_text(subprocess.run(command, check=True, capture_output=True, text=True).stdout, encoding="utf-8")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--binary", default="target/release/chancery")
    parser.add_argument("--packs")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    paths = {code: claims(args, code, folder) for code in LANGUAGES}
    score = [sys.executable, str(Path(args.shared) / "gold" / "score.py"), "agree", "--corpora", str(Path(args.shared) / "corpora")]
    for code in list(LANGUAGES)[1:]:
        print(code, subprocess.run([*score, paths["eng"], paths[code]], check=True, capture_output=True, text=True).stdout.strip(), flush=True)


if __name__ == "__main__":
    main()
