# News in every form: archives, lines of JSON, mail, feeds, PDF, addresses; and read --json as a filter.

load helper
load forms

teardown() { test -z "$server" || kill "$server"; }

# facts: what lines of read --json say, without what depends on the form.
facts() { jq -c '[.guest, .act, .quote]' | sort; }

@test "an archive reads like the pages in it, compressed or not, from a file or a pipe" {
    papers
    convoke read --json press/one.txt | facts >wanted
    { request https://news.example/1; warc_record https://news.example/1 press/one.txt; } >a.warc
    gzip -c a.warc >a.warc.gz
    for name in a.warc a.warc.gz; do
        good convoke read --json $name
        says '"doc":"https://news.example/1"'
        facts <<<"$output" | cmp - wanted
        convoke read --json <$name | cmp - <(printf '%s\n' "$output")
        convoke read --json - <$name | cmp - <(printf '%s\n' "$output")
    done
}

@test "an archive split at any records, and put together again, says the same" {
    records 12
    cat record.* >whole.warc
    convoke read --json whole.warc >wanted
    [ "$(wc -l <wanted)" -gt 12 ]
    for parts in 2 3 5 12; do
        rm -f part.* list.*
        ls record.* | awk -v parts=$parts '{ print > sprintf("list.%02d", int((NR - 1) * parts / 12)) }'
        for list in list.*; do
            xargs cat <"$list" | gzip >"part.$list.gz"
            convoke read --json <"part.$list.gz"
        done >came
        cmp came wanted
    done
    for one in record.*; do gzip -c "$one"; done >members.warc.gz
    convoke read --json members.warc.gz | cmp - wanted
}

@test "any number of threads gives the same bytes, complaints in their place too" {
    records 40
    { cat record.*; printf 'WARC/1.0\r\nno length\r\n\r\n'; cat record.*; } >a.warc
    convoke read --json a.warc >wanted 2>complaints || true
    grep -q 'a.warc: record at byte' complaints
    [ "$(wc -l <complaints)" -eq 1 ]
    for jobs in 2 3 8; do
        run bash -c "convoke read --json --jobs $jobs a.warc >came 2>said"
        [ "$status" -eq 1 ]
        cmp came wanted
        cmp said complaints
    done
    bad 2 convoke read --json --jobs 0 a.warc
    bad 2 convoke read --json --jobs 1000 a.warc
}

@test "a broken record is named and skipped" {
    records 6
    sed -i 's/^Content-Length: .*\r/Content-Length: 17\r/' record.2
    sed -i 's/^Content-Length: .*\r/Content-Length: 999999\r/' record.4
    cat record.* >a.warc
    run bash -c 'convoke read --json a.warc >came 2>said'
    [ "$status" -eq 1 ]
    [ "$(grep -c 'https://news.example/[24]: .*; skipped' said)" -eq 2 ]
    for kept in 1 3 5 6; do grep -q "\"doc\":\"https://news.example/$kept\"" came; done
    ! grep -q '"doc":"https://news.example/[24]"' came
}

@test "a damaged member of a compressed archive costs its record" {
    records 6
    for one in record.*; do gzip -nc "$one" >"$one.gz"; done
    printf 'XXXXXXXXXXXX' | dd of=record.3.gz bs=1 seek=60 conv=notrunc 2>dd.txt
    truncate -s -9 record.6.gz
    cat record.?.gz >a.warc.gz
    run bash -c 'convoke read --json a.warc.gz >came 2>said'
    [ "$status" -eq 1 ]
    [ "$(grep -c 'damaged gzip' said)" -eq 2 ]
    for kept in 1 2 4 5; do grep -q "\"doc\":\"https://news.example/$kept\"" came; done
    ! grep -q '"doc":"https://news.example/[36]"' came
}

@test "lines of JSON" {
    papers
    { as_json https://news.example/1 press/one.txt
      echo '{"id": "x", "body": 17}'
      echo 'no JSON'
      as_json https://news.example/2 press/two.txt; } >a.jsonl
    run convoke read --json a.jsonl
    [ "$status" -eq 1 ]
    says '"doc":"https://news.example/1"' '"doc":"https://news.example/2"' \
        'a.jsonl:2: no document in it' 'a.jsonl:3: not JSON'
    grep '^{' <<<"$output" | facts >came
    convoke read --json press/one.txt press/two.txt | facts | cmp - came
}

@test "what comes without a name is named after its bytes, wherever it stands" {
    papers
    jq -cRs '{text: .}' press/one.txt >one.jsonl
    jq -cRs '{text: .}' press/two.txt >two.jsonl
    { convoke read --json one.jsonl; convoke read --json two.jsonl; } >wanted
    grep -q '"doc":"text:' wanted
    cat one.jsonl two.jsonl | convoke read --json | cmp - wanted
}

@test "a message, what it forwards, and a mailbox of them" {
    papers
    letter press/one.txt >a.eml
    good convoke read --json a.eml
    says '"doc":"a.eml"' '"doc":"mid:inner@mfa.example"' Latvia Serbia
    convoke read --json press/one.txt press/two.txt | facts >wanted
    facts <<<"$output" | cmp - wanted
    { echo 'From press@mfa.example Wed May 27 10:00:00 2020'; cat a.eml; echo
      echo 'From press@mfa.example Wed May 27 11:00:00 2020'; cat a.eml; } >box
    good convoke read --json box
    says '"doc":"mid:outer@mfa.example"'
    [ "$(facts <<<"$output" | uniq -c | awk '$1 != 2' | wc -l)" -eq 0 ]
}

@test "a feed in a file: what it holds, and nothing is fetched" {
    papers
    web
    feed "$(entry one press/one.txt)" "$(entry two)" >a.xml
    good convoke read --json a.xml
    says "\"doc\":\"$site/one.txt\"" Latvia
    [ ! -e asked ]
}

@test "an address: a page, and a feed with the pages that it only tells of" {
    papers
    web
    cp press/*.txt web/
    feed "$(entry one press/one.txt)" "$(entry two)" >web/a.xml
    good convoke read --json "$site/one.txt"
    says "\"doc\":\"$site/one.txt\"" Latvia
    good convoke read --json "$site/a.xml"
    says "\"doc\":\"$site/one.txt\"" "\"doc\":\"$site/two.txt\""
    [ "$(cat asked)" = "$(printf '%s as convoke\n' /one.txt /a.xml /robots.txt /two.txt)" ]
    bad 1 convoke read --json "$site/none.txt"
    says "not there (status 404)"
    bad 1 convoke read --json ftp://127.0.0.1/one.txt
}

@test "an address that asks for patience gets it" {
    papers
    web
    cp press/one.txt web/
    printf 'HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n' >web/one.txt.once
    good convoke read --json "$site/one.txt"
    says Latvia
    [ "$(wc -l <asked)" -eq 2 ]
}

@test "a PDF, and damaged ones" {
    command -v pdftotext >/dev/null || skip "no pdftotext"
    papers
    pdf press/one.txt >a.pdf
    good convoke read --json a.pdf
    says Latvia '"act":"declined"'
    head -c 300 a.pdf >cut.pdf
    printf '%%PDF-1.7\n\000\001\002' >junk.pdf
    for name in cut junk; do
        bad 1 convoke read --json $name.pdf
        says "$name.pdf: a " PDF
    done
}

@test "a PDF where pdftotext is not installed says what is missing" {
    papers
    pdf press/one.txt >a.pdf
    program=$(command -v convoke)
    run env PATH="$BATS_TEST_TMPDIR/empty" "$program" read --json a.pdf
    [ "$status" -eq 1 ]
    says "a.pdf: a PDF; to read it install the package poppler-utils"
}

@test "start and end cut the bytes received, from and to the text, where these differ" {
    {
        echo '<html><head><meta charset="utf-8"><title>Latvia stays away</title></head><body>'
        echo '<!-- a remark that is no text --><p>RIGA, May 26, 2020. Latvia&nbsp;will <b>not attend</b> the'
        echo 'Victory Day parade in Moscow on June 24, its president Egils Levits said on Tuesday.</p></body></html>'
    } >page.html
    run convoke read --json --documents page.html
    [[ $output == *'"from":'* ]] || skip "HTML is not read yet"
    line=$(grep '"guest":"LV"' <<<"$output" | head -n 1)
    start=$(jq .start <<<"$line") end=$(jq .end <<<"$line")
    cut=$(tail -c +$((start + 1)) page.html | head -c $((end - start)) | sed 's/<[^>]*>//g')
    quote=$(jq -r .quote <<<"$line")
    [ "${cut%%[ &<]*}" = "${quote%%[^A-Za-z]*}" ]
    [ "${cut##*[ >]}" = "${quote##*[^A-Za-z]}" ]
    jq -r 'select(has("text")) | .text' <<<"$output" >text
    [ "$(tail -c +$(($(jq .from <<<"$line") + 1)) text | head -c $(($(jq .to <<<"$line") - $(jq .from <<<"$line"))))" = "$quote" ]
}

@test "plain text, gzipped" {
    papers
    gzip -k press/one.txt
    convoke read --json press/one.txt.gz | facts >came
    convoke read --json press/one.txt | facts | cmp - came
}

@test "a ledger takes every form, twice without a change" {
    records 6
    cat record.* | gzip >a.warc.gz
    as_json https://news.example/9 press/one.txt >a.jsonl
    letter press/one.txt >a.eml
    convoke init
    good convoke read a.warc.gz a.jsonl a.eml --auto 0
    says "9 documents read"
    convoke export >one
    good convoke read a.warc.gz a.jsonl a.eml --auto 0
    says "9 documents read, 9 of them before"
    convoke export >two
    cmp one two
    good convoke document show https://news.example/9
    printf '%s\n' "$output" | cmp - press/one.txt
    good convoke verify
}

@test "shards read apart are loaded once: documents and proposals, twice without a change" {
    records 6
    cat record.[1-3] >a.warc
    cat record.[4-6] >b.warc
    for one in a b; do convoke read --json --documents $one.warc >$one.jsonl; done
    jq -e 'has("document")' a.jsonl b.jsonl >/dev/null
    cat a.jsonl b.jsonl >all.jsonl
    convoke init
    good convoke import all.jsonl
    says " documents" " proposals to review"
    convoke export >one
    good convoke import all.jsonl
    says "nothing new"
    convoke export | cmp - one
    convoke init other.db
    convoke -l other.db read a.warc b.warc >/dev/null
    convoke -l other.db review list | sed 's/^ *[0-9]* *//' | sort >wanted
    convoke review list | sed 's/^ *[0-9]* *//' | sort | cmp - wanted
}

@test "a copy among what is loaded is known as one" {
    papers
    convoke init
    convoke read press/one.txt >/dev/null
    convoke read --json --documents press/three.txt >copy.jsonl
    good convoke import copy.jsonl
    good convoke document list
    says "(a copy)"
}

@test "memory stays flat, however much comes" {
    records 20
    cat record.* >some
    for i in $(seq 60); do cat some; done >a.warc
    most() { bash -c 'convoke read --json --jobs 2 >/dev/null & pid=$!; top=0
        while kill -0 $pid 2>/dev/null; do
            now=$(sed -n "s/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p" /proc/$pid/status 2>/dev/null)
            test "${now:-0}" -gt $top && top=$now; done; echo $top'; }
    little=$(most <a.warc)
    for i in 1 2 3 4 5 6; do cat a.warc; done >b.warc
    much=$(most <b.warc)
    [ "$much" -lt $((little + 6000)) ]
}

@test "wrong uses" {
    bad 2 convoke read --documents x.txt
    bad 2 convoke read --jobs 2 x.txt
    bad 2 convoke read </dev/null
    says "missing FILE"
    run convoke read --json </dev/null
    [ "$status" -eq 1 ]
    says "convoke: -: empty"
}

@test "a document longer than one part is read to its end, and its passages stand where they are said to stand" {
    {
        for n in $(seq 1 6000); do echo "Line $n of a long record that says nothing of any guest."; done
        echo
        echo "The Victory Day parade in Moscow is held on June 24, 2020. Kazakhstan will attend the parade."
    } >long.txt
    good convoke read --json long.txt
    test "$(printf '%s\n' "$output" | grep -c '"guest":"KZ"')" = 1
    start=$(printf '%s\n' "$output" | sed -n 's/.*"start":\([0-9]*\).*/\1/p')
    end=$(printf '%s\n' "$output" | sed -n 's/.*"end":\([0-9]*\).*/\1/p')
    test "$start" -gt 262144
    test "$(tail -c +$((start + 1)) long.txt | head -c $((end - start)))" = "Kazakhstan will attend"
}
