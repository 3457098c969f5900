"""The description of the API: a validator that somebody else wrote, and schemathesis, which asks what the description allows and much that it does not."""

import json
import pathlib
import subprocess
import sys
import urllib.request

from openapi_spec_validator import OpenAPIV31SpecValidator

HERE = pathlib.Path(__file__).parent


def described(base):
    return json.load(urllib.request.urlopen(f"{base}/api"))


def test_the_description_is_openapi(base):
    api = described(base)
    assert api["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(api).iter_errors()) == []


def test_schemathesis_finds_nothing(base, tmp_path):
    asked = subprocess.run(
        [pathlib.Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml", "run", f"{base}/api", "--url", base, "--phases", "coverage,fuzzing"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert asked.returncode == 0, asked.stdout[-20000:] + asked.stderr[-2000:]
