#!/bin/sh
# check.sh - all tests, and the line that sums them up.   make check
#
# Test programs speak TAP (cmocka, bats and test/house.sh alike): "1..4", then "ok 1 - name" or
# "not ok 1 - name" for each. A test that its program announced and never answered for (a crash, a
# hang) counts as failed, and so does a program that ends badly after all its tests passed. What is
# no list of tests (rooms, lint, shape, each fuzz target) counts as one.
#
# A tool that is not installed leaves its step out, which is said; under CI that is a failure.

build=${BUILD:-build}
make=${MAKE:-make}
jobs=${JOBS:-2}
log=$build/check
passed=0 failed=0 skipped=0

mkdir -p "$log"
here=$(pwd)
build=$(cd "$build" && pwd)
log=$build/check

have() { command -v "$1" >/dev/null 2>&1; }

# count NAME PASSED FAILED: one line of the report.
count()
{
    passed=$((passed + $2))
    failed=$((failed + $3))
    if test "$3" = 0; then
        printf '  %-44s %4d passed\n' "$1" "$2"
    else
        printf '  %-44s %4d passed, %d FAILED\n' "$1" "$2" "$3"
    fi
}

# step NAME COMMAND...: something that passes or fails as one.
step()
{
    name=$1
    shift
    if "$@" >"$log/step.txt" 2>&1; then
        count "$name" 1 0
    else
        count "$name" 0 1
        grep -v -E '^(cc|ld|test|fuzz|lint|gen) +[^ ]+$' "$log/step.txt" | tail -n 40 | sed 's/^/    /'
    fi
}

# skip NAME WHY: a step that cannot be tried here.
skip()
{
    echo "  $1: not run, $2"
    test -z "$CI" || failed=$((failed + 1))
}

# tap NAME COMMAND...: a program that speaks TAP.
tap()
{
    name=$1
    shift
    CMOCKA_MESSAGE_OUTPUT=TAP timeout -k 10 "${LIMIT:-300}" "$@" >"$log/tap.txt" 2>&1 </dev/null
    status=$?
    eval "$(awk -v status=$status -f tool/tally.awk "$log/tap.txt")"
    skipped=$((skipped + skip))
    count "$name" "$good" "$bad"
    test $bad = 0 && return
    test $status = 124 && echo "    stopped after ${LIMIT:-300} seconds"
    grep -v '^ok ' "$log/tap.txt" | tail -n 40 | sed 's/^/    /'
}

# build FOLDER VARIABLES...: with -k, so that what does not build costs its own tests only. What an
# earlier run left of it is not tried in its place.
build()
{
    folder=$1
    shift
    "$make" --no-print-directory -k -j"$jobs" BUILD="$build" "$@" >"$log/build.txt" 2>&1 && return
    rm -rf "$folder/convoke" "$folder/test"
    "$make" --no-print-directory -k -j"$jobs" BUILD="$build" "$@" >"$log/build.txt" 2>&1
    grep -E 'error|undefined|\*\*\*' "$log/build.txt" | head -n 30 | sed 's/^/    /'
}

echo "building"
build "$build" all
build "$build/san" SAN=1 all tests
step "the program builds" test -x "$build/convoke"
step "the program builds with sanitizers" test -x "$build/san/convoke"

echo "the house"
step "rooms keep to src/ROOMS" "$make" --no-print-directory rooms
step "shape of the text" "$make" --no-print-directory shape
if have clang && have clang-tidy; then
    step "both compilers and clang-tidy are silent" \
        "$make" --no-print-directory -k -j"$jobs" BUILD="$build" lint
else
    skip "lint" "clang or clang-tidy is not installed"
fi
tap "test/house.sh" sh test/house.sh

echo "units, with the address and undefined-behaviour sanitizers"
for source in test/*/test_*.c; do
    name=${source#test/}
    name=${name%.c}
    if test -x "$build/san/test/$name"; then
        tap "test/$name" "$build/san/test/$name"
    else
        count "test/$name (does not build)" 0 1
    fi
done

unset CONVOKE_LEDGER NO_COLOR CLICOLOR_FORCE
export BUILD="$build" CONVOKE="$build/convoke" ROOT="$here" PATH="$build:$PATH"
echo "the command line"
if ! have bats; then
    skip "test/cli" "bats is not installed"
else
    for source in test/cli/*.bats; do
        test -f "$source" && LIMIT=600 tap "$source" bats --tap "$source"
    done
fi

echo "fuzzing, briefly"
if have clang; then
    step "fuzz targets build" "$make" --no-print-directory -j"$jobs" BUILD="$build" FUZZ=1 fuzzers
    for source in fuzz/fuzz_*.c; do
        test -f "$source" || continue
        name=$(basename "$source" .c)
        step "fuzz/$name" env BUILD="$build" sh tool/fuzz.sh "${FUZZ_SECONDS:-5}" "$name"
    done
else
    skip "fuzz" "clang is not installed"
fi

test $skipped = 0 || echo "$skipped skipped by their own word"
echo "$passed passed, $failed failed"
test $failed = 0
