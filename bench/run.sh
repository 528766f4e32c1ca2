#!/bin/bash
# run.sh - all figures in one run:  make bench     (BUILD names the build folder)
#
# The reader is measured as a whole program over files, against `wc -w` of the same files in a UTF-8
# locale: both read all bytes and cut them into words; the reader then goes on. The corpus is
# examples/ many times over, each file with another first line, so that no two are equal.
# Figures are medians of several runs. Needs bash for its clock.
set -eu
export LC_ALL=C.UTF-8

build=${BUILD:-build}/release
convoke=$build/convoke
folder=$(mktemp -d "${BENCH_FOLDER:-${BUILD:-build}}/bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
runs=7

# median_of COMMAND...: the median of its wall times, in microseconds.
median_of()
{
    local i start
    for ((i = 0; i < runs; i++)); do
        start=${EPOCHREALTIME/[.,]/}
        "$@" >/dev/null
        echo $((${EPOCHREALTIME/[.,]/} - start))
    done | sort -n | sed -n $(((runs + 1) / 2))p
}

make_corpus()
{
    local page name i
    mkdir "$folder/pages"
    for page in examples/*.txt; do
        name=$(basename "$page" .txt)
        for ((i = 0; i < 100; i++)); do
            { echo "Print edition $i"; echo; cat "$page"; } >"$folder/pages/$name-$i.txt"
        done
    done
}

words() { find "$folder/pages" -name '*.txt' -print0 | sort -z | xargs -0 wc -w; }
reads() { "$convoke" read --json "$folder/pages"; }

make_corpus
bytes=$(cat "$folder"/pages/*.txt | wc -c)
files=$(find "$folder/pages" -type f | wc -l)
reader=$(median_of reads)
wc=$(median_of words)

echo "$(uname -sm), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
awk -v bytes="$bytes" -v files="$files" -v reader="$reader" -v wc="$wc" 'BEGIN {
    printf "reader: %.1f MB/s over %d pages of %.1f MB together; wc -w %.1f MB/s (ratio %.2f)\n",
        bytes / reader, files, bytes / 1e6, bytes / wc, wc / reader }'
"$build/bench/bench_page" examples
"$build/bench/bench_append" "$folder/append.ledger"
"$build/bench/bench_roll" "$folder/roll.ledger" "${BENCH_STATEMENTS:-1000000}"
if command -v python3 >/dev/null; then
    COPIES=${COPIES:-20000} sh tool/copies-bench.sh
else
    echo "copies: not measured, no python3"
fi
