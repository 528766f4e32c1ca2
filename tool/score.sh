#!/bin/sh
# score.sh - how well the reader reads a folder of annotated pages.
#
#    sh tool/score.sh PRESS PAGES...        (make score PRESS=folder PAGES=folder)
#
# PRESS is a folder with score.py and gold/ (one JSON file for each page, of the page's name); PAGES are the
# folders of the pages. Each folder is scored by itself: the gold of the other pages does not count.
# CONVOKE names the program. Status 77 where nothing is annotated here.

convoke=${CONVOKE:-build/convoke}
press=${1:?tool/score.sh: which folder holds score.py and gold?}
shift
if ! test -f "$press/score.py" || ! test -d "$press/gold"; then
    echo "$press: no annotated pages here; nothing is scored" >&2
    exit 77
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/convoke-score.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

for pages in "$@"; do
    rm -rf "$work/gold"
    mkdir "$work/gold"
    for page in "$pages"/*.txt; do
        name=$(basename "$page" .txt)
        test -f "$press/gold/$name.json" && cp "$press/gold/$name.json" "$work/gold/"
    done
    "$convoke" read --json "$pages"/*.txt >"$work/read.jsonl" || exit 1
    echo "$pages"
    python3 "$press/score.py" "$work/gold" "$work/read.jsonl" || exit 1
done
