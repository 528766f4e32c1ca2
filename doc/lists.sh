#!/bin/sh
# lists.sh - writes what is made from the program's tables: the manual's lists and the completions.
#            CONVOKE=build/convoke sh doc/lists.sh
#
# test/cli/manual.bats and completion.bats find fault where this was forgotten.

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
"$convoke" completion bash >"$folder/completion/convoke.bash"
"$convoke" completion zsh >"$folder/completion/_convoke"
