# Which documents tell one story: files, folders, lines of JSON.

load helper

press=${CONVOKE_PRESS:-$root/../shared/press}

lead="The king of the Netherlands and the queen of Denmark will be there, the palace in Amman said on
Monday, and the emperor of Japan will be represented by a princess of his house who was never abroad
before this summer, as far as is known in Tokyo."

two_papers()
{
    mkdir papers
    printf 'The Morning Post\n\nKings will come\n\n%s\n' "$lead" >papers/a.txt
    printf 'Home | World | Sport\n\nA princess goes to Amman\n\n%s\n\nSubscribe today\n' "$lead" >papers/b.txt
    printf 'Ministers meet\n\nThe ministers of seven countries met in Lima in order to speak of fish.\n' \
        >papers/c.txt
}

@test "files and folders: the documents of one story stand together" {
    two_papers
    good convoke copies papers
    [ "$output" = "3 documents, 2 stories, 1 of them told more than once

papers/a.txt
papers/b.txt" ]
    good convoke copies papers/c.txt papers/b.txt papers/a.txt
    says "papers/b.txt
papers/a.txt"
}

@test "--json prints a line a story" {
    two_papers
    good convoke copies --json papers
    [ "$output" = '{"documents":["papers/a.txt","papers/b.txt"]}' ]
}

# line ID URL: the lead as a line of JSON.
line()
{
    printf '{"id":"%s","url":"%s","text":"%s"}\n' "$1" "$2" "$(echo "$lead" | tr '\n' ' ')"
}

@test "lines of JSON, from a file or standard input" {
    line a https://www.lark.example/1 >all.jsonl
    line b https://crow.example/2 >>all.jsonl
    echo '{"text":"Nothing of it.","outlet":"The Owl"}' >>all.jsonl
    good convoke copies all.jsonl
    says "3 documents, 2 stories" "a
b"
    good convoke copies - <all.jsonl
    says "3 documents, 2 stories"
}

@test "what a site repeats joins nothing" {
    words() { for w in k l m n p r s t v z; do printf '%s ' "$1$w"; done; }
    for i in 1 2 3 4; do
        printf '{"id":"%s","site":"lark","text":"%s %s %s %s %s"}\n' "$i" "$(words a)" "$(words b)" \
            "$(words c)" "$(words "x$i")" "$(words "y$i")"
    done >all.jsonl
    good convoke copies all.jsonl
    says "4 documents, 4 stories"
    sed 's/"site":"lark",/"site":"",/' all.jsonl >nowhere.jsonl
    good convoke copies nowhere.jsonl
    says "4 documents, 1 story,"
}

@test "a line that cannot be read is named, and the rest goes on" {
    line a https://lark.example/1 >all.jsonl
    echo '{"id":"b"}' >>all.jsonl
    echo 'text' >>all.jsonl
    line c https://crow.example/1 >>all.jsonl
    run convoke copies all.jsonl
    [ "$status" -eq 1 ]
    says 'all.jsonl:2: no "text"; give the document' "all.jsonl:3: no JSON object at byte 0" "2 documents, 1 story,"
}

@test "a document that is not there is named" {
    run convoke copies nowhere.txt
    [ "$status" -eq 1 ]
    says "nowhere.txt: No such file or directory"
}

@test "annotated pages: all pairs that people found, and no other" {
    test -f "$press/near-copies.tsv" || skip "no annotated pages here; CONVOKE_PRESS names their folder"
    mkdir all
    cp "$press"/docs/*.txt "$press"/../seeds/*.txt all
    good convoke copies --json all
    printf '%s\n' "$output" | jq -r '.documents | map(sub("^all/"; "")) | sort | join("\t")' | sort >found
    sort "$press/near-copies.tsv" | diff - found
}
