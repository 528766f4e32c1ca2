#!/bin/sh
# lists.sh - writes the manual's lists of commands and options, made from the program's tables.
#            CONVOKE=build/convoke sh doc/lists.sh
#
# test/cli/manual.bats finds fault where this was forgotten. Completion is made when it is installed.

convoke=${CONVOKE:-build/convoke}
folder=$(dirname "$0")
page=$folder/convoke.1

"$convoke" help mdoc >"$folder/lists.new" || exit 1
awk -v lists="$folder/lists.new" '
    /^\.\\" made from here/ {
        print
        while ((getline line < lists) > 0)
            print line
        skip = 1
    }
    /^\.\\" to here/ { skip = 0 }
    !skip' "$page" >"$page.new" && mv "$page.new" "$page"
rm -f "$folder/lists.new"
