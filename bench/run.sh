#!/bin/bash
# run.sh - all figures in one run:  make bench     (BUILD names the build folder)
#
# The reader is measured as a whole program over files, against `wc -w` of the same files in a UTF-8
# locale on the same core: both read all bytes and cut them into words; the reader then goes on. One
# document in ten mentions an invitation (examples/, each time under another first line); the others are
# news of other things, made by bench_corpus. BENCH_CORPUS names a folder of documents to take instead.
# Figures are medians of several runs, of the time that the processors gave; of the threads, of wall time.
# Needs bash.
set -eu
export LC_ALL=C.UTF-8

build=${BUILD:-build}/release
convoke=$build/convoke
folder=$(mktemp -d "${BENCH_FOLDER:-${BUILD:-build}}/bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
runs=5

# measure CPU COMMAND...: sets time (us of the processors), wall (us) and peak (KB); medians.
measure() { read -r time wall peak < <("$build/bench/bench_run" $runs "$@"); }

rate() { awk -v bytes="$bytes" -v time="$1" 'BEGIN { printf "%.1f", bytes / time }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

corpus=${BENCH_CORPUS:-}
if [ -z "$corpus" ]; then
    corpus=$folder/pages
    mkdir "$corpus"
    "$build/bench/bench_corpus" "$corpus" "${BENCH_DOCUMENTS:-4000}" examples/*.txt
fi
find "$corpus" -type f -print0 | sort -z >"$folder/list"
bytes=$(xargs -0 cat <"$folder/list" | wc -c)
files=$(tr -cd '\0' <"$folder/list" | wc -c)

echo "$(uname -sm), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"

measure 0 xargs -0 -a "$folder/list" wc -w
wc=$time
measure 0 "$convoke" read --json "$corpus"
reader=$time
echo "reader: $(rate "$reader") MB/s over $files documents of $((bytes / 1000000)) MB together;" \
    "wc -w $(rate "$wc") MB/s (ratio $(ratio "$wc" "$reader")); at most $((peak / 1024)) MB of memory"

# Two threads, or where the program has none two processes over halves.
if "$convoke" read --help | grep -q -- --jobs; then
    how="2 threads"
    measure - "$convoke" read --json --jobs 1 "$corpus"
    one=$wall
    measure - "$convoke" read --json --jobs 2 "$corpus"
else
    how="2 processes"
    split -t '\0' -n r/2 "$folder/list" "$folder/half."
    measure - xargs -0 -a "$folder/list" "$convoke" read --json
    one=$wall
    measure - sh -c 'for half; do xargs -0 -a "$half" "$0" read --json & done; wait' \
        "$convoke" "$folder/half.aa" "$folder/half.ab"
fi
echo "reader, $how: $(ratio "$one" "$wall") times the throughput of one"

mkdir "$folder/about"
for page in examples/*.txt; do
    for ((i = 0; i < 100; i++)); do
        { echo "Print edition $i"; echo; cat "$page"; } >"$folder/about/$(basename "$page" .txt)-$i.txt"
    done
done
bytes=$(cat "$folder"/about/*.txt | wc -c)
measure 0 "$convoke" read --json "$folder/about"
echo "reader, where every document is about guests: $(rate "$time") MB/s"

"$build/bench/bench_adversarial" >"$folder/adversarial" || true
tail -n 2 "$folder/adversarial"
"$build/bench/bench_page" examples
"$build/bench/bench_append" "$folder/append.ledger"
"$build/bench/bench_roll" "$folder/roll.ledger" "${BENCH_STATEMENTS:-1000000}"
if command -v python3 >/dev/null; then
    COPIES=${COPIES:-20000} sh tool/copies-bench.sh
else
    echo "copies: not measured, no python3"
fi
