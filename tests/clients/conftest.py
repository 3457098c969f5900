"""The demo, filed and served on 127.0.0.1, for clients that somebody else wrote."""

import json
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("CHANCERY", str(ROOT / "target/debug/chancery"))


@pytest.fixture(scope="session")
def articles():
    """The articles of the demo, by the key under which the record holds them."""
    lines = subprocess.run([BINARY, "demo", "--articles"], capture_output=True, check=True, text=True).stdout.splitlines()
    return {a.get("url") or a["id"]: a for a in map(json.loads, lines)}


@pytest.fixture(scope="session")
def record(tmp_path_factory, articles):
    """A record of them."""
    folder = tmp_path_factory.mktemp("record")
    lines = folder / "articles.jsonl"
    lines.write_text("".join(json.dumps(a) + "\n" for a in articles.values()))
    path = folder / "demo.db"
    subprocess.run([BINARY, "ingest", "--record", path, "--input", lines], check=True, capture_output=True)
    return str(path)


@pytest.fixture(scope="session")
def base(record):
    """Address of a server that shows it."""
    server = subprocess.Popen([BINARY, "serve", "--record", record, "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://[\d.:]+", server.stderr.readline()).group()
    finally:
        server.terminate()
        server.wait(10)
