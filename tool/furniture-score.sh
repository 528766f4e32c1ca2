#!/bin/sh
# furniture-score.sh - how well story is told from furniture, line by line, against marks made by hand.
#
#    sh tool/furniture-score.sh [-v] PAGES...      (make furniture-score PAGES="folder folder")
#
# PAGES are folders with the pages that test/furniture/marks.tsv names (MARKS names another file; its
# head says what counts as what). Pages that are not marked, or are not the text that was marked, are
# left out, and so are lines without a word. LINES is the program that says what each line is
# (test/page/lines.c). Status 77 where no page is marked.
#
# A page's row: precision, recall and F1 of story, each line weighing as many words as it has; then the
# same with all lines alike; then how many lines went wrong. Macro is the mean over pages; micro takes
# all lines together. "all-story" is what doing nothing would score. With -v each wrong line is named.

verbose=0
test "$1" = -v && verbose=1 && shift
build=${BUILD:-build}
lines=${LINES:-$build/test/page/lines}
marks=${MARKS:-test/furniture/marks.tsv}
work=$(mktemp "${TMPDIR:-/tmp}/furniture.XXXXXX") || exit 1
trap 'rm -f "$work"' EXIT

for pages in "$@"; do
    grep -v '^#' "$marks" | while IFS='	' read -r name hash rest; do
        page=$pages/$name
        test -f "$page" || continue
        case $(sha256sum "$page") in
        "$hash"*) "$lines" "$page" || exit 1 ;;
        *) echo "$page: not the text that was marked; left out" >&2 ;;
        esac
    done
done >"$work"
if ! test -s "$work"; then
    echo "$*: no marked pages here; nothing is scored" >&2
    exit 77
fi

awk -F '\t' -v verbose=$verbose '
function spans(list, mark, name,    parts, ends, n, i, k) {
    n = split(list, parts, ",")
    for (i = 1; i <= n && list != "-"; i++) {
        if (split(parts[i], ends, "-") == 1)
            ends[2] = ends[1]
        for (k = ends[1] + 0; k <= ends[2] + 0; k++)
            marked[name, k] = mark
    }
}
function f1(p, r) { return p + r == 0 ? 0 : 2 * p * r / (p + r) }
function ratio(part, whole) { return whole == 0 ? 1 : part / whole }
function row(name, i,    k, p, r) {
    printf "%-32s", name
    for (k = 1; k <= 2; k++) {
        p = ratio(both[i, k], taken[i, k])
        r = ratio(both[i, k], story[i, k])
        printf "  %.3f %.3f %.3f", p, r, f1(p, r)
        if (i > 0) {
            mean_p[k] += p / pages; mean_r[k] += r / pages; mean_f[k] += f1(p, r) / pages
            p = ratio(story[i, k], all[i, k])
            none[k] += f1(p, 1) / pages
        }
    }
    printf "  %5d\n", wrong[i]
}
function count(i, k, weight, is, said) {
    all[i, k] += weight
    if (is) story[i, k] += weight
    if (said) taken[i, k] += weight
    if (is && said) both[i, k] += weight
}
NR == FNR {
    if (/^#/) next
    spans($3, "title", $1); spans($4, "byline", $1); spans($5, "heading", $1)
    spans($6, "caption", $1); spans($7, "furniture", $1); spans($8, "either", $1)
    next
}
marked[$1, $2] == "either" { next }
{
    if (!($1 in number)) { number[$1] = ++pages; names[pages] = $1 }
    is = marked[$1, $2] != "furniture"
    said = $3 != "furniture"
    for (i = 0; i <= number[$1]; i += number[$1]) {
        count(i, 1, $4, is, said)
        count(i, 2, 1, is, said)
        wrong[i] += is != said
    }
    if (verbose && is != said)
        printf "%s:%d: %s, taken for %s (%d words)\n", $1, $2,
            (is ? "story" : "furniture"), $3, $4
}
END {
    printf "%-32s  %-17s  %-17s  %s\n", "", "words: P R F1", "lines: P R F1", "wrong"
    for (i = 1; i <= pages; i++)
        row(names[i], i)
    row("micro", 0)
    printf "%-32s  %.3f %.3f %.3f  %.3f %.3f %.3f\n", "macro", mean_p[1], mean_r[1], mean_f[1],
        mean_p[2], mean_r[2], mean_f[2]
    printf "%-32s  %.3f %.3f %.3f  %.3f %.3f %.3f\n", "all-story micro",
        ratio(story[0, 1], all[0, 1]), 1, f1(ratio(story[0, 1], all[0, 1]), 1),
        ratio(story[0, 2], all[0, 2]), 1, f1(ratio(story[0, 2], all[0, 2]), 1)
    printf "%-32s  %17.3f  %17.3f\n", "all-story macro F1", none[1], none[2]
}' "$marks" "$work"
