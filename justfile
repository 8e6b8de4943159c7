# Commands of the workshop. Each line can also be run by hand.

# List the commands.
default:
    @just --list

# Run the tests.
test *arguments:
    pytest -q -n 3 {{arguments}}

# Run everything that continuous integration runs.
ci:
    bash .ci/run

# Format and lint, check types and import contracts.
check:
    ruff format .
    ruff check .
    mypy --strict .
    lint-imports

# Print the benchmark: ratios measured in one run.
bench *arguments:
    python -m tests.bench {{arguments}}

# Take new messages into the catalogues, then compile them.
messages:
    mkdir -p build
    pybabel -q extract -F pyproject.toml -k N_ --no-location --omit-header --sort-output -o build/tilmash.pot tui texts glossary
    pybabel -q update --width 100 --ignore-pot-creation-date -i build/tilmash.pot -d tui/locale -D tilmash --no-fuzzy-matching --ignore-obsolete
    pybabel -q compile -d tui/locale -D tilmash --statistics

# Write the reflowed form of the library's sources anew.
library:
    python -m texts.shelf

# Write what is drawn from the termbase, the library and the everyday words anew.
drawn:
    python -m tui.frequency
    python -m glossary.morphology.kazakh.wellformed

# Take the screen captures of the README anew.
screens:
    python -m tests.tui.screens
