# helper.bash - what the tests of the command line share: a folder of their own, a fixed clock, and
# checks that show what came.

root=${ROOT:-$(cd "$BATS_TEST_DIRNAME/../.." && pwd)}
convoke=${CONVOKE:-$root/build/convoke}
case $convoke in /*) ;; *) convoke=$root/$convoke ;; esac

setup()
{
    export CONVOKE_NOW=2020-05-28T10:00:00Z CONVOKE_USER=ada LC_ALL=C.UTF-8
    unset CONVOKE_LEDGER COLUMNS NO_COLOR XDG_CONFIG_HOME CONVOKE_CUES CONVOKE_NAMES CONVOKE_READER_KEY
    export HOME=$BATS_TEST_TMPDIR/home
    mkdir -p "$BATS_TEST_TMPDIR/bin" "$BATS_TEST_TMPDIR/here"
    ln -sf "$convoke" "$BATS_TEST_TMPDIR/bin/convoke"
    PATH=$BATS_TEST_TMPDIR/bin:$PATH
    cd "$BATS_TEST_TMPDIR/here" || return 1
}

# good COMMAND...: it succeeds.
good()
{
    run "$@"
    test "$status" -eq 0 && return
    echo "$*: exit status $status"
    echo "$output"
    return 1
}

# bad STATUS COMMAND...: it fails with that exit status and one line that starts with "convoke: ".
bad()
{
    wanted=$1
    shift
    run "$@"
    if test "$status" -eq "$wanted" && test "${#lines[@]}" -eq 1 &&
        test "${output#convoke: }" != "$output"; then
        return
    fi
    echo "$*: exit status $status, wanted $wanted and one line of convoke's"
    echo "$output"
    return 1
}

# says TEXT...: each stands in the output of the last run.
says()
{
    for text in "$@"; do
        case $output in *"$text"*) continue ;; esac
        echo "wanted: $text"
        echo "came:   $output"
        return 1
    done
}

# needs_terminal: skips where script(1) cannot make one.
needs_terminal()
{
    command -v script >/dev/null || skip "no script(1)"
    script -qec true /dev/null >/dev/null 2>&1 || skip "no terminals here (/dev/pts)"
}

# lacks TEXT...: none stands there.
lacks()
{
    for text in "$@"; do
        case $output in *"$text"*) ;; *) continue ;; esac
        echo "not wanted: $text"
        echo "came:       $output"
        return 1
    done
}

# A ledger with one event, invitations and two answers.
parade()
{
    convoke init
    convoke event add Russia 2020-05-09 'Victory Day parade' --place Moscow --said-on 2020-01-10
    convoke invite victory fr kg 'the Czech Republic' --said-on 2020-02-01
    convoke answer victory kg accepted --said-on 2020-03-01 --person Jeenbekov
    convoke answer victory fr tentative --said-on 2020-03-05
} >/dev/null

# Two stories, and a copy of the first at another outlet.
papers()
{
    mkdir press
    cat >press/one.txt <<'EOF'
Kyrgyz president will attend Moscow parade

BISHKEK, May 21, 2020. Kyrgyzstan's President Sooronbay Jeenbekov will attend the Victory Day parade in Moscow on June 24, 2020, his press service said on Thursday.

Latvia will not attend the parade. Latvian President Egils Levits has declined the invitation, his office said on Thursday. Serbia's President Aleksandar Vucic has accepted the invitation to the parade, the Serbian government said.
EOF
    cat >press/two.txt <<'EOF'
Serbian president to visit Moscow

BELGRADE, May 25, 2020. Serbian President Aleksandar Vucic has accepted the invitation to the Victory Day parade in Moscow on June 24, 2020, the Serbian government said on Monday.
EOF
    {
        echo 'Home | World | Politics | Subscribe'
        echo
        cat press/one.txt
        echo
        echo 'Read more: ten places to see this summer'
    } >press/three.txt
}
