# The words of a call: help, what is mistyped, where output goes.

load helper

names()
{
    sed -n 's/.*\.name = "\([^"]*\)".*/\1/p' "$root/src/cmd/commands.def"
}

@test "no word at all shows the overview and is a wrong use" {
    run convoke
    [ "$status" -eq 2 ]
    says "usage: convoke COMMAND" "event add"
}

@test "the overview names every command" {
    good convoke --help
    while read -r name; do says "  $name "; done < <(names)
    good convoke help
    says "usage: convoke COMMAND"
}

@test "every command has help with an example, by help and by --help" {
    names >names
    [ "$(wc -l <names)" -gt 20 ]
    while read -r name; do
        good convoke $name --help
        says "usage: convoke $name" "example" "convoke $name"
        first=$output
        good convoke help $name
        [ "$output" = "$first" ]
    done <names
}

@test "help fits 80 columns" {
    while read -r name; do
        convoke $name --help >out
        [ "$(wc -L <out)" -le 80 ] || { cat out; return 1; }
    done < <(names)
    [ "$(COLUMNS=60 convoke help | wc -L)" -le 80 ]
}

@test "the first of two words has help of its own" {
    good convoke help event
    says "event add" "event move" "event cancel" "event list"
    lacks "review"
}

@test "--version" {
    good convoke --version
    [[ $output =~ ^convoke\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "a mistyped command is answered with the nearest" {
    bad 2 convoke rol
    says "rol: no such command" "roll"
    bad 2 convoke event ad
    says "event ad: no such command" "add"
    bad 2 convoke frobnicate
    says "see: convoke help"
    bad 2 convoke help rol
    says "roll"
}

@test "a mistyped option is answered with the nearest" {
    bad 2 convoke roll x --asof 2020-05-01
    says "--asof: no such option" "--as-of"
    bad 2 convoke roll x -z
    says "-z: no such option"
}

@test "an option of another command is refused" {
    bad 2 convoke verify --as-of 2020-05-01
    says "--as-of: not an option of verify"
}

@test "an option without its value, twice, or with one too many" {
    bad 2 convoke roll x --as-of
    says "--as-of: DAY is missing"
    bad 2 convoke roll x --as-of today --as-of today
    says "given twice"
    bad 2 convoke roll x --json=yes
    says "--json: takes no value"
}

@test "a word that is missing, and one too many" {
    bad 2 convoke answer x
    says "GUEST is missing" "for example: convoke answer"
    bad 2 convoke invite x
    says "GUEST is missing"
    bad 2 convoke roll a b
    says "one word too many: b"
    bad 2 convoke roll ' '
    says "empty"
    bad 2 convoke roll ''
    says "empty"
}

@test "options may stand anywhere, with = or without" {
    parade
    good convoke roll --as-of=2020-03-02 victory
    first=$output
    good convoke --as-of 2020-03-02 roll victory
    [ "$output" = "$first" ]
    good convoke roll victory --as-of 2020-03-02 -lconvoke.db
    [ "$output" = "$first" ]
    good convoke -l convoke.db roll victory --as-of 2020-03-02
    [ "$output" = "$first" ]
}

@test "after -- every word is an argument" {
    convoke init
    bad 1 convoke roll -- --json
    says "--json: no such event"
}

@test "the ledger is that of --ledger, else of CONVOKE_LEDGER, else convoke.db" {
    good convoke init
    [ -f convoke.db ]
    CONVOKE_LEDGER=other.db good convoke init
    [ -f other.db ]
    CONVOKE_LEDGER=other.db good convoke init --ledger third.db
    [ -f third.db ]
    good convoke init fourth.db
    [ -f fourth.db ]
    bad 2 convoke init fifth.db -l sixth.db
    says "name one"
}

@test "output on a full disk is one line and status 1" {
    [ -c /dev/full ] || skip "no /dev/full"
    parade
    run sh -c 'convoke roll victory 2>&1 >/dev/full'
    [ "$status" -eq 1 ]
    [ "$output" = "convoke: standard output: No space left on device" ]
}

@test "whoever read the output has enough: the call ends without a word" {
    parade
    run bash -c '{ sleep 0.3; convoke export 2>err; echo $? >status; } | true; cat err status'
    [ "$output" = 141 ]
}

@test "what was recorded stays recorded when the answer cannot be shown" {
    [ -c /dev/full ] || skip "no /dev/full"
    parade
    run sh -c 'convoke answer victory cz declined >/dev/full 2>&1'
    [ "$status" -eq 1 ]
    good convoke why victory cz
    says declined
    good convoke verify
}

@test "colour on a terminal only, and off with NO_COLOR" {
    parade
    needs_terminal
    run script -qec "convoke roll victory" /dev/null
    says $'\033['
    NO_COLOR=1 run script -qec "convoke roll victory" /dev/null
    lacks $'\033['
    good convoke roll victory
    lacks $'\033['
    TERM=dumb run script -qec "convoke roll victory" /dev/null
    lacks $'\033['
}

@test "tables use the width there is" {
    parade
    convoke answer victory fr declined --by "$(printf 'a very long name %.0s' 1 2 3 4 5 6)" >/dev/null
    for width in 60 80 120; do
        for command in "roll victory" "event list" "why victory fr" "history fr" "log" \
            "diff victory 2020-03-01" "document list"; do
            COLUMNS=$width convoke $command >out
            widest=$(wc -L <out)
            [ "$widest" -le "$width" ] || { echo "$command: $widest of $width"; cat out; return 1; }
        done
    done
}
