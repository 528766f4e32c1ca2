#!/bin/sh
# fuzz.sh - runs fuzz targets for some seconds each over their kept corpus.
#           sh tool/fuzz.sh SECONDS [fuzz_read ...]     without names: all of them
#
# New inputs that libFuzzer finds go to $BUILD/fuzz/found, not into the kept corpus; what breaks a
# target is written there too, and the command that shows it again is printed.

seconds=${1:-5}
test $# -gt 0 && shift
test $# -gt 0 || set -- $(cd fuzz && ls fuzz_*.c | sed 's/\.c$//')
build=${BUILD:-build}/fuzz
broken=0

for name; do
    kept=fuzz/corpus/${name#fuzz_}
    found=$build/found/${name#fuzz_}
    log=$build/$name.log
    dictionary=fuzz/${name#fuzz_}.dict
    test -f "$dictionary" || dictionary=/dev/null
    mkdir -p "$found"
    if "$build/fuzz/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -max_len=65536 -artifact_prefix="$found/broken-" -dict="$dictionary" -use_value_profile=1 \
        "$found" "$kept" >"$log" 2>&1 </dev/null; then
        echo "$name: $(sed -n 's/^Done \([0-9]* runs\).*/\1/p' "$log") without a fault"
    else
        tail -n 40 "$log"
        echo "$name: broken; to see it again: $build/fuzz/$name $found/broken-..."
        broken=1
    fi
done
exit $broken
