#!/bin/sh
# check-places.sh - is data/places.tsv well formed, and does every code in it exist?
#                   sh tool/check-places.sh [PLACES [COUNTRIES]]
#
# Says each fault as file:line and ends with 1 if there was any. Bytes are compared, not letters:
# for UTF-8 the order of bytes is the order of code points. Whether a name is also a word or a
# family name is judged by whoever edits the table, not here (data/PLACES.md says by which rule).

places=${1:-data/places.tsv}
countries=${2:-data/countries.tsv}
LC_ALL=C
export LC_ALL

for file in "$places" "$countries"; do
    test -s "$file" || { printf '%s: empty or cannot be read\n' "$file" >&2; exit 1; }
done
iconv -f UTF-8 -t UTF-8 "$places" >/dev/null || { printf '%s: not UTF-8\n' "$places" >&2; exit 1; }

awk -F '\t' '
function fault(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; faults++ }

# A name, in whichever column, means one place only, and no seat of a government: those stand in
# the countries. Khankendi is the exception: since 2023 an event there has Azerbaijan as its host.
function claim(name)
{
    if (name == "" || name ~ /^ | $|  |[",]/)
        fault("name empty, or with a blank, comma or quotation mark too many: " name)
    if (name ~ /\314[\200-\277]|\315[\200-\257]/)
        fault("accent not composed with its letter: " name)
    if (name in seen)
        fault("name seen in line " seen[name] " already: " name)
    if (name in seat && name != "Khankendi" && name != "Stepanakert")
        fault("a capital, which belongs in the countries: " name)
    seen[name] = FNR
}

BEGIN {
    n = split("city venue resort region", list, " ")
    for (i = 1; i <= n; i++) kind[list[i]]
    n = split("geonames curated geonames+curated", list, " ")
    for (i = 1; i <= n; i++) source[list[i]]
}

FNR == 1 { file++ }
file == 1 && FNR == 1 {
    for (i = 1; i <= NF; i++)
        if ($i == "capital")
            capital = i
    next
}
file == 1 {
    code[$1]
    n = split($capital, list, "|")
    for (i = 1; i <= n; i++)
        seat[list[i]]
    next
}
FNR == 1 {
    if ($0 != "name\talt\tcountry\tkind\tpopulation\tsource")
        fault("header is not: name alt country kind population source")
    next
}
/\r/ { fault("carriage return") }
NF != 6 { fault(NF " columns, wanted 6"); next }
{
    rows++
    if ($1 "" <= last "")
        fault("not sorted by code point: " $1)
    last = $1
    if (!($3 in code))
        fault("no such country: " $3)
    if (!($4 in kind))
        fault("no such kind: " $4)
    if ($5 !~ /^([1-9][0-9]*)?$/)
        fault("population is not a number: " $5)
    if (!($6 in source))
        fault("no such source: " $6)
    if ($6 == "geonames" && $5 == "")
        fault("row of GeoNames without population")
    claim($1)
    n = $2 == "" ? 0 : split($2, list, "|")
    for (i = 1; i <= n; i++)
        claim(list[i])
}
END {
    if (rows == 0) { print "no rows"; faults++ }
    exit (faults > 0)
}' "$countries" "$places"
