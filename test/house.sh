#!/bin/sh
# house.sh - the checks check themselves: each breach is made once, and has to be seen. Speaks TAP.

here=$(pwd)
there=$(mktemp -d) || exit 1
trap 'rm -rf "$there"' EXIT
n=0

# row NAME COMMAND...: a test; it passes when the command does.
row()
{
    n=$((n + 1))
    name=$1
    shift
    if "$@" >"$there/out" 2>&1; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
        sed 's/^/# /' "$there/out"
    fi
}

# A tree of two rooms, of which "upper" may include "lower".
tree()
{
    rm -rf "$there/src" "$there/test"
    mkdir -p "$there/src/lower" "$there/src/upper" "$there/test/lower"
    printf 'lower -\nupper lower  # what it makes\n' >"$there/src/ROOMS"
    printf '#include <stdio.h>\n' >"$there/src/lower/low.h"
    printf '#include "lower/low.h"\n#include <sqlite3.h>\n' >"$there/src/lower/low.c"
    printf '#include "lower/low.h"\n' >"$there/src/upper/up.c"
    printf '#include "lower/low.h"\n' >"$there/test/lower/test_low.c"
}

rooms()
{
    (cd "$there" && awk -f "$here/tool/rooms.awk" src/ROOMS $(find src test -name '*.[ch]'))
}

# breach FILE LINE: the line, added to the file, is found.
breach()
{
    tree
    mkdir -p "$(dirname "$there/$1")"
    printf '%s\n' "$2" >>"$there/$1"
    rooms && return 1
    return 0
}

# tally STATUS TEXT WANTED
tally()
{
    printf "$2" >"$there/tap"
    got=$(awk -v status="$1" -f tool/tally.awk "$there/tap")
    echo "came $got, wanted $3"
    test "$got" = "$3"
}

# shape TEXT: found fault with.
shape()
{
    printf "$1" >"$there/shape.c"
    awk -f tool/shape.awk "$there/shape.c" && return 1
    return 0
}

tree_is_clean() { tree && rooms; }

echo 1..20
row "a tree that keeps to its rooms passes" tree_is_clean
row "a header that includes upwards is found" breach src/lower/low.h '#include "upper/up.h"'
row "a source that includes upwards is found" breach src/lower/low.c '#include "upper/up.h"'
row "a test that includes upwards is found" breach test/lower/test_low.c '#include "upper/up.h"'
row "blanks around the include do not hide it" breach src/lower/low.c ' # include "upper/up.h"'
row "another file's source is not included" breach src/upper/up.c '#include "lower/low.c"'
row "an include without its room is found" breach src/lower/low.c '#include "low.h"'
row "a folder without a line in ROOMS is found" breach src/cellar/a.c '/* */'
row "an include of an unknown room is found" breach src/upper/up.c '#include "cellar/a.h"'
row "a line that names a later room is found" breach src/ROOMS 'base late'
row "a library met in a second file is found" breach src/upper/up.c '#include <sqlite3.h>'
row "a library met in a header is found" breach src/upper/up.h '#include <zlib.h>'
row "passed tests are counted" tally 0 '1..2\nok 1 - a\nok 2 - b\n' 'good=2 bad=0 skip=0'
row "a failed test counts as failed" tally 1 '1..2\nok 1 - a\nnot ok 2 - b\n' 'good=1 bad=1 skip=0'
row "tests that a crash left out count as failed" tally 134 '1..3\nok 1 - a\n' 'good=1 bad=2 skip=0'
row "a bad end after good tests counts as failed" tally 1 '1..1\nok 1 - a\n' 'good=1 bad=1 skip=0'
row "a program that says nothing counts as failed" tally 0 '' 'good=0 bad=1 skip=0'
row "a skipped test is neither" tally 0 '1..2\nok 1 - a\nok 2 - b # skip no disk\n' \
    'good=1 bad=0 skip=1'
row "a tab is found" shape 'int\ta;\n'
row "a blank at the end of a line is found" shape 'int a; \n'
