# Story told from furniture, on pages whose lines were marked by hand (test/furniture/marks.tsv), where
# there are any: CONVOKE_PRESS names their folder.

load helper

press=${CONVOKE_PRESS:-$root/../shared/press}
lines=${BUILD:-$root/build}/san/test/page/lines

marked()
{
    test -d "$press" || skip "no marked pages here; CONVOKE_PRESS names their folder"
    test -x "$lines" || lines=${BUILD:-$root/build}/test/page/lines
    test -x "$lines" || skip "test/page/lines is not built (make tests)"
    cd "$root" || return 1
    LINES=$lines good sh tool/furniture-score.sh "$@"
}

# at_least ROW COLUMN FIGURE: that column of the score is no less.
at_least()
{
    printf '%s\n' "$output" | awk -v row="$1" -v column="$2" -v least="$3" '
        $1 == row { found = 1; if ($column + 0 < least) { print row " is " $column ", wanted " least; bad = 1 } }
        END { exit bad || !found }'
}

@test "the first five pages: no line of story lost, none of furniture kept" {
    marked "$press/../seeds"
    at_least macro 4 0.999
    at_least macro 7 0.999
}

@test "sixty pages: F1 0.99 by words, 0.98 by lines" {
    marked "$press/docs"
    at_least micro 4 0.99
    at_least macro 4 0.99
    at_least macro 7 0.98
}

@test "a page that is not the text that was marked is left out, by name" {
    mkdir other
    echo "Another text." >other/000_c66a0656e2423e4f.txt
    here=$PWD
    test -x "$lines" || lines=${BUILD:-$root/build}/test/page/lines
    test -x "$lines" || skip "test/page/lines is not built (make tests)"
    cd "$root"
    LINES=$lines run sh tool/furniture-score.sh "$here/other"
    test "$status" -eq 77
    says "not the text that was marked" "nothing is scored"
}
