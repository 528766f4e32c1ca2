#!/bin/sh
# extract-bench.sh - how well and how fast the story is taken out of HTML, beside other programs.
#
#    sh tool/extract-bench.sh ARTICLES TRAFILATURA
#
# ARTICLES is a checkout of scrapinghub/article-extraction-benchmark, TRAFILATURA one of
# adbar/trafilatura (its tests/ hold the second set of pages). Both are judged by their own evaluators.
# CONVOKE names the program, PYTHON a Python in which the peers may be importable (trafilatura,
# readability): those that are not are named and left out. All run on one core, one after the other;
# a peer's time leaves out its start, convoke's holds its own. docs/figures.md says how to read it.

articles=${1:?tool/extract-bench.sh: which folder holds article-extraction-benchmark?}
trafilatura=${2:?tool/extract-bench.sh: which folder holds trafilatura?}
export CONVOKE="${CONVOKE:-build/release/convoke}"
python=${PYTHON:-python3}
tool=$(dirname "$0")/extract_bench.py
export PYTHONPATH="$trafilatura${PYTHONPATH:+:$PYTHONPATH}" PYTHONWARNINGS=ignore

for file in "$articles/evaluate.py" "$trafilatura/tests/evaldata.json"; do
    test -f "$file" || { echo "$file: not there; give the two checkouts" >&2; exit 2; }
done
work=$(mktemp -d "${TMPDIR:-/tmp}/convoke-extract.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/pages" "$work/output"
for page in "$articles"/html/*.html.gz; do
    gzip -dc "$page" >"$work/pages/$(basename "$page" .gz)" || exit 1
done
alone=
command -v taskset >/dev/null && alone="taskset -c 0"

echo "speed over article-extraction-benchmark (CPU time, one core)"
for system in convoke trafilatura-fast trafilatura readability-lxml; do
    $alone "$python" "$tool" run "$system" "$work/pages" "$work/output/$system.json"
done
echo
echo "article-extraction-benchmark, its evaluate.py"
cp "$articles/ground-truth.json" "$work/"
(cd "$work" && "$python" "$articles/evaluate.py" --n-bootstrap 200) || exit 1
echo
echo "trafilatura's pages, its tests/eval_common.py"
for system in convoke trafilatura-fast trafilatura; do
    $alone "$python" "$tool" chunks "$system" "$trafilatura/tests"
done
