#!/bin/sh
# copies-bench.sh - how well and how fast copies are found, against datasketch in the same run.
#
#    sh tool/copies-bench.sh [FOLDER]       (make bench-copies PEER=folder)
#
# FOLDER holds the package datasketch (a checkout of it), which needs numpy and scipy; without it convoke is
# measured alone. COPIES is the number of documents (100,000), SEED what they are made from, BUILD the build
# folder, PYTHON the python3 that has numpy. It takes 600 MB of disk, and ten minutes for datasketch.

build=${BUILD:-build}/release
peer=${1:-}
work=$(mktemp -d "${BENCH_FOLDER:-${BUILD:-build}}/copies.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

"$build/bench/make_copies" "${COPIES:-100000}" "${SEED:-1}" "$work/lines.jsonl" "$work/truth.tsv" || exit 1
"${PYTHON:-python3}" bench/copies.py "$build/convoke" "$work/lines.jsonl" "$work/truth.tsv" ${peer:+"$peer"}
