# The manual page: sound, made from the program's tables, and its examples work. So do those of help.

load helper
load forms

teardown() { test -z "$server" || kill "$server"; }

page=$root/doc/convoke.1

@test "its lists are what the program prints" {
    sed -n '/^\.\\" made from here/,/^\.\\" to here/p' "$page" | sed '1d;$d' >lists
    [ -s lists ]
    convoke help mdoc | diff lists -
}

@test "it is sound mdoc" {
    command -v mandoc >/dev/null || skip "no mandoc"
    run mandoc -Tlint -W warning "$page"
    echo "$output"
    [ -z "$output" ]
}

@test "it names every file of the environment that the program asks for" {
    grep -oh 'from_env("[A-Z_]*")' "$root/src/cmd/main.c" | sed 's/.*"\(.*\)".*/\1/' | sort -u >asked
    [ "$(wc -l <asked)" -gt 3 ]
    while read -r name; do
        [ "$name" = TERM ] || grep -q "Ev $name" "$page" || { echo "$name"; return 1; }
    done <asked
}

# What examples speak of: the parade, documents, what waits for review.
stage()
{
    mkdir press
    cp "$root"/examples/*.txt press
    printf 'come "G attend" "Latvia will attend the parade."\n' >my.cues
    mkdir names
    printf 'code\tname\n@sorbonne\tSorbonne\n' >names/organisations.tsv
    cp press/2023-05-09*.txt press/wire-01.txt
    echo 'A rally, and nothing more.' >>press/wire-01.txt
}

@test "its examples work" {
    stage
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\$ //p' "$page" | sed 's/\\-/-/g' >examples
    [ "$(wc -l <examples)" -gt 10 ]
    while read -r line; do
        run bash -c "$line" </dev/null
        [ "$status" -eq 0 ] || { echo "$line: $output"; return 1; }
    done <examples
}

@test "the examples of help work" {
    stage
    convoke init
    convoke event add Russia 2020 'Great parade' --id ru-2020-parade --place Moscow >/dev/null
    convoke event add cl 2019-11-16 'APEC summit' --id cl-2019-apec-summit >/dev/null
    convoke invite parade fr kg cz rs by us gb de it es pl nl at @alice-miller --person 'Alice Miller' >/dev/null
    convoke read press >/dev/null
    cp convoke.db kept.db
    convoke export >kept.jsonl
    sed -n 's/.*\.example = "\(.*\)").*/\1/p' "$root/src/cmd/commands.def" >examples
    [ "$(wc -l <examples)" -gt 25 ]
    web
    feed "$(entry one press/wire-01.txt)" >web/rss
    sed -i "s,https://news.example,$site," examples
    while read -r line; do
        case $line in
        *'event add'*) rm -f convoke.db*; convoke init >/dev/null ;;
        *'init '*) ;;
        *) rm -f convoke.db*; cp kept.db convoke.db; cp kept.jsonl ledger.jsonl ;;
        esac
        run bash -c "$line" </dev/null
        [ "$status" -eq 0 ] || { echo "$line: $output"; return 1; }
    done <examples
}

@test "its options stand there as they are typed, the short ones too" {
    run bash -c "mandoc -Tutf8 '$page' | sed 's/.\x08//g'"
    says "--ledger FILE" "-l, --ledger" "-n, --limit" "--as-of DAY"
    lacks '\&'
}
