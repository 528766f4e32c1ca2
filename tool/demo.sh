#!/bin/sh
# demo.sh - the main job on the pages of examples/: read them into a new ledger, then ask it.
#           CONVOKE=build/convoke sh tool/demo.sh        (make demo)
#
# Prints every command that it runs, so that it can be typed again.

convoke=${CONVOKE:-build/convoke}
case $convoke in /*) ;; *) convoke=$(pwd)/$convoke ;; esac
folder=$(mktemp -d "${TMPDIR:-/tmp}/convoke-demo.XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
export CONVOKE_LEDGER="$folder/demo.ledger"

bold='' plain=''
if test -t 1 && test -z "${NO_COLOR:-}"; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

# say WORDS: what comes next, and why.
say() { printf '\n%s# %s%s\n' "$bold" "$*" "$plain"; }

# run WORDS: shows the command, then runs it; the demo ends where one fails.
run()
{
    printf '%s$ convoke %s%s\n' "$bold" "$*" "$plain"
    "$convoke" "$@" || { echo "demo: convoke $* failed" >&2; exit 1; }
}

say "A new ledger (for this demo in $folder; it goes when the demo ends)."
run init

say "Twenty pages of invented outlets on true events. What the reader is sure of is accepted."
printf '%s$ convoke read --auto 0.8 examples/*.txt%s\n' "$bold" "$plain"
"$convoke" read --auto 0.8 examples/*.txt || exit 1

say "The events that they speak of."
run event list

say "The roll of each event: who was asked, who answered, who was there, on whose word."
for event in cn-2015 ru-2020 ru-2023 gb-2023 in-2023; do
    echo
    run roll $event
done

say "One event as of an earlier day: before the parade was moved ..."
run roll ru-2020 --as-of 2020-03-15
say "... and what has changed since."
run diff ru-2020 2020-03-15 2020-06-24

say "Why one guest stands where it stands, with the passages that say so."
run why ru-2020 Kyrgyzstan

say "And nobody has changed the record."
run verify
