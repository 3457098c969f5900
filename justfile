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

# How far four languages yield the same claims from the same documents.
agree SHARED="../shared":
    python3 bench/agree.py --shared {{SHARED}}

# Learn anew who, where and when is meant (packs/world/weights.tsv); run it until nothing moves.
learn SHARED="../shared":
    python3 bench/learn.py --shared {{SHARED}} --packs packs --apart --write

# Learn anew which part parties play by the words around them (packs/<lang>/parts.tsv); then `just learn`.
parts SHARED="../shared":
    python3 bench/parts.py --shared {{SHARED}} --packs packs --write

# Learn anew what sentences tell by their words taken together (packs/<lang>/tenor.tsv); then `just learn`.
tenor SHARED="../shared":
    python3 bench/tenor.py --shared {{SHARED}} --packs packs --write

# Learn anew how far claims have come by the words around them (packs/<lang>/status.tsv); then `just learn`.
status SHARED="../shared":
    python3 bench/status.py --shared {{SHARED}} --packs packs --write

# Learn anew whether a text gives elsewhere when and where (packs/<lang>/given.tsv); then `just learn`.
given SHARED="../shared":
    python3 bench/given.py --shared {{SHARED}} --packs packs --write

# Count anew who has dealt with whom (packs/world/dyads.tsv); then `just learn`.
dyads SHARED="../shared":
    python3 bench/dyads.py --shared {{SHARED}} --write

# Learn anew who is a person by the look of a name (packs/<lang>/persons.tsv).
persons SHARED="../shared":
    python3 bench/persons.py --shared {{SHARED}} --write

# What must be read and is not yet, or comes and should not (packs/<lang>/tests/*.md).
gaps:
    grep -rn '^- gap:' packs/*/tests --include='*.md'

# Write anew what moved on purpose: marks of the documents, claims of the frozen articles.
moved:
    UPDATE_GAPS=1 UPDATE_FROZEN=1 cargo nextest run -p chancery documents frozen
