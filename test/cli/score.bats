# What the reader takes from annotated pages, where there are any: CONVOKE_PRESS names their folder.

load helper

press=${CONVOKE_PRESS:-$root/../shared/press}

annotated()
{
    test -f "$press/score.py" || skip "no annotated pages here; CONVOKE_PRESS names their folder"
    command -v python3 >/dev/null || skip "no python3"
    CONVOKE=$convoke good sh "$root/tool/score.sh" "$press" "$1"
}

# at_least ROW COLUMN FIGURE: that column of the score is no less.
at_least()
{
    printf '%s\n' "$output" | awk -v row="$1" -v column="$2" -v least="$3" '
        $1 == row { found = 1; if ($column + 0 < least) { print row " is " $column ", wanted " least; bad = 1 } }
        END { exit bad || !found }'
}

@test "the first five pages: F1 0.92, precision 0.95, side and said_on 0.9" {
    annotated "$press/../seeds"
    at_least all 4 0.92
    at_least all 2 0.95
    at_least side 2 0.9
    at_least said_on 2 0.9
}

@test "sixty pages: F1 0.75, precision 0.88" {
    annotated "$press/docs"
    at_least all 4 0.75
    at_least all 2 0.88
}
