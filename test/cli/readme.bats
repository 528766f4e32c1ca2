# Every session that README and the guides show is run, and what it shows is compared.

load helper

same()
{
    bash "$root/test/cli/session.sh" "$root/$1" >again
    diff "$root/$1" again
}

@test "README.md shows what convoke prints" {
    grep -q '^\$ convoke' "$root/README.md"
    same README.md
}

@test "README opens with the two commands" {
    head -n 8 "$root/README.md" | grep -q 'make demo'
    head -n 8 "$root/README.md" | grep -q 'make check'
}

@test "docs/cli.md shows what convoke prints" {
    grep -q '^\$ convoke' "$root/docs/cli.md"
    same docs/cli.md
}

@test "HACKING.md shows what convoke prints" {
    grep -q '^\$ convoke' "$root/HACKING.md"
    same HACKING.md
}

@test "no line of a session is wider than 80 columns" {
    for document in README.md docs/cli.md HACKING.md; do
        sed -n '/^```console/,/^```$/p' "$root/$document" | grep -v '^\$ \|^> \|^convoke: \|^slips.cues:' >sessions
        [ "$(wc -L <sessions)" -le 80 ] || { awk 'length($0) > 80' sessions; return 1; }
    done
}

@test "a link in README or a guide leads somewhere" {
    for document in README.md docs/cli.md HACKING.md; do
        grep -o '](\([^)#]*\)' "$root/$document" | sed 's/](//' | while read -r link; do
            case $link in http*) continue ;; esac
            [ -e "$(dirname "$root/$document")/$link" ] || { echo "$document: $link"; return 1; }
        done
    done
}
