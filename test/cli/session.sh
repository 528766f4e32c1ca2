#!/bin/bash
# session.sh - a document with its sessions run again:  bash test/cli/session.sh README.md
#
# Prints the file with the output of every block fenced ```console replaced by what its commands
# print now. A line that starts with "$ " is a command, one that starts with "> " goes on with it. All
# blocks of a file run one after the other in one fresh folder, which holds examples/; the clock
# stands still. readme.bats compares the result with the file; after a change of what convoke prints,
#
#     CONVOKE=build/convoke bash test/cli/session.sh README.md >new && mv new README.md

root=${ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
convoke=${CONVOKE:-$root/build/convoke}
case $convoke in /*) ;; *) convoke=$PWD/$convoke ;; esac
document=$1
case $document in /*) ;; *) document=$PWD/$document ;; esac

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/here"
ln -s "$convoke" "$folder/bin/convoke"
ln -s "$root/examples" "$folder/here/examples"
cd "$folder/here" || exit 1
unset CONVOKE_LEDGER NO_COLOR XDG_CONFIG_HOME CONVOKE_CUES CONVOKE_NAMES CONVOKE_READER_KEY
export HOME=$folder/home
export PATH=$folder/bin:$PATH LC_ALL=C.UTF-8 COLUMNS=80 CONVOKE_USER=ada
export CONVOKE_NOW=2026-11-21T10:00:00Z

command=
run()
{
    test -z "$command" || eval "$command" 2>&1 </dev/null
    command=
}

inside=false
while IFS= read -r line || test -n "$line"; do
    case $inside,$line in
    false,'```console') inside=true; printf '%s\n' "$line" ;;
    false,*) printf '%s\n' "$line" ;;
    true,'```') run; inside=false; printf '%s\n' "$line" ;;
    true,'$ '*) run; command=${line#\$ }; printf '%s\n' "$line" ;;
    true,'> '*) command=$command$'\n'${line#> }; printf '%s\n' "$line" ;;
    esac
done <"$document"
