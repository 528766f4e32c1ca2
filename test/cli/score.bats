# What the reader takes from annotated pages, where there are any: CONVOKE_PRESS names their folder.

load helper

press=${CONVOKE_PRESS:-$root/../shared/press}

annotated()
{
    test -f "$press/score.py" || skip "no annotated pages here; CONVOKE_PRESS names their folder"
    command -v python3 >/dev/null || skip "no python3"
    CONVOKE=$convoke good sh "$root/tool/score.sh" "$press" "$@"
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

@test "all sixty-five: F1 0.88, precision 0.92, and what is said of each statement" {
    annotated "$press/../seeds" "$press/docs"
    output=$(printf '%s\n' "$output" | sed -n '/^together/,$p')
    at_least all 4 0.88
    at_least all 2 0.92
    at_least side 2 0.88
    at_least said_on 2 0.85
    at_least person 2 0.92
    at_least date 2 0.92
}

@test "all sixty-five: no act with ten or more statements has an F1 under 0.75" {
    annotated "$press/../seeds" "$press/docs"
    printf '%s\n' "$output" | sed -n '/^together/,$p' | awk '
        NF == 7 && $5 >= 10 && $1 != "all" { rows++; if ($4 < 0.75) { print $1 " has " $4; bad = 1 } }
        END { exit bad || rows < 8 }'
}

@test "what scores 0.9 is right 97 times of 100, and is 60 of all 100" {
    annotated "$press/../seeds" "$press/docs"
    output=$(printf '%s\n' "$output" | sed -n '/^together/,$p')
    at_least sure 2 0.97
    at_least sure 3 0.60
}

@test "pages that say nothing of any invitation yield nothing" {
    annotated "$press/docs"
    for gold in "$press"/gold/*.json; do
        page=$press/docs/$(basename "$gold" .json).txt
        test -f "$page" && grep -q '"statements": *\[ *\]' "$gold" || continue
        found=$("$convoke" read --json "$page")
        test -z "$found" || { echo "$page: $found"; return 1; }
        none=$((${none:-0} + 1))
    done
    test "${none:-0}" -ge 6
}
