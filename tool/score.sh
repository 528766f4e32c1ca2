#!/bin/sh
# score.sh - how well the reader reads folders of annotated pages, and how far its own score can be trusted.
#
#    sh tool/score.sh PRESS PAGES...        (make score PRESS=folder PAGES="folder folder")
#
# PRESS is a folder with score.py and gold/ (one JSON file for each page, of the page's name); PAGES are the
# folders of the pages. Each folder is scored by itself, the gold of the other pages left out; where there are
# several, all of them together at the end. Below each: of the proposals that score 0.9 or more, the share that
# the annotation has (sure, first figure) and the share of the annotation that they find (second figure).
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
mkdir "$work/all"
: >"$work/all.jsonl"

# score GOLD LINES: what is found, and what the sure ones are worth.
score()
{
    python3 "$press/score.py" "$1" "$2" || exit 1
    awk 'match($0, /"score":[0-9.]+/) && substr($0, RSTART + 8, RLENGTH - 8) >= 0.9' "$2" >"$work/sure.jsonl"
    python3 "$press/score.py" "$1" "$work/sure.jsonl" |
        awk '$1 == "all" { printf "%-18s %s     %s   of the proposals that score 0.9 or more\n", "sure", $2, $3 }'
}

for pages in "$@"; do
    rm -rf "$work/gold"
    mkdir "$work/gold"
    for page in "$pages"/*.txt; do
        name=$(basename "$page" .txt)
        test -f "$press/gold/$name.json" && cp "$press/gold/$name.json" "$work/gold/"
    done
    "$convoke" read --json "$pages"/*.txt >"$work/read.jsonl" || exit 1
    echo "$pages"
    score "$work/gold" "$work/read.jsonl"
    cp "$work/gold"/* "$work/all/"
    cat "$work/read.jsonl" >>"$work/all.jsonl"
done
if test $# -gt 1; then
    echo "together"
    score "$work/all" "$work/all.jsonl"
fi
