# What a developer does often. `just --list` shows it.

# Format, lints, tests: what CI runs.
check:
    bash .ci/run

# The fast tests.
test:
    cargo nextest run --workspace

# Run the examples of the packs on disk.
packs *LANGS:
    cargo run --release -q -p chancery-cli -- pack check {{LANGS}} --packs packs

# Speed by language and step.
bench *ARGS:
    cargo bench -p chancery --bench reading -- {{ARGS}}

# Score against a gold folder (SHARED holds gold/ and corpora/).
eval SHARED="../shared":
    python3 bench/eval.py --shared {{SHARED}}
