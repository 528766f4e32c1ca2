#!/bin/sh
# lint.sh - one C file under both compilers with warnings as errors, and under clang-tidy.
#           sh tool/lint.sh FILE OBJECT FLAGS...   (make lint calls it for every file)
#
# gcc compiles with optimisation, since some of its warnings come from there; clang says all it has
# to say while reading. clang and clang-tidy are left out where they are not installed. clang-tidy
# reads src/ only: tests are rows, which it would call magic. Its analyzer stays within functions and
# gives up early ("shallow"): going through calls takes ten times as long and found nothing but what
# a rule between two files rules out.

file=$1 object=$2
shift 2

gcc "$@" -O2 -Werror -MMD -MP -MT "${object%.o}.ok" -c -o "$object" "$file" || exit 1
if command -v clang >/dev/null; then
    clang "$@" -Werror -fsyntax-only "$file" || exit 1
fi
case $file in
src/*)
    command -v clang-tidy >/dev/null || exit 0
    found=$(clang-tidy --quiet "$file" -- "$@" -Xclang -analyzer-config -Xclang mode=shallow \
        -Xclang -analyzer-config -Xclang max-nodes=30000 2>&1)
    status=$?
    test $status = 0 || echo "$found" | grep -A 2 'error:'
    exit $status
    ;;
esac
