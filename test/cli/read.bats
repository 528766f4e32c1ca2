# Documents in: good ones and bad ones, twice, in copies, by two processes at once.

load helper

statements() { convoke export | grep -c '"kind":"statement"'; }

@test "read --json needs no ledger and cuts its quotes out of the bytes" {
    papers
    good convoke read --json press/one.txt
    [ "${#lines[@]}" -gt 1 ]
    [ ! -e convoke.db ]
    printf '%s\n' "$output" >out.jsonl
    jq -e 'has("doc") and has("event") and has("guest") and has("act") and has("side")
        and has("said_on") and has("quote") and has("start") and has("end") and has("rule")
        and has("score") and .doc == "press/one.txt"' out.jsonl >/dev/null
    while read -r line; do
        start=$(jq .start <<<"$line") end=$(jq .end <<<"$line")
        jq -j .quote <<<"$line" >quote
        tail -c +$((start + 1)) press/one.txt | head -c $((end - start)) | cmp - quote
    done <out.jsonl
}

@test "read --json is a function of the files" {
    papers
    printf 'Latvia stays away\n\nRIGA, May 26. Latvia will not attend the victory parade in Moscow on June 24, its president said on Tuesday.\n' >press/no-year.txt
    convoke read --json press >one
    CONVOKE_NOW=1999-01-01T00:00:00Z CONVOKE_USER=eve convoke read --json press >two
    cmp one two
    cat press/one.txt | convoke read --json - >three
    good grep -c '"doc":"-"' three
}

@test "read --explain" {
    papers
    good convoke read --explain press/one.txt
    says "Latvia will not attend"
    [ ! -e convoke.db ]
    bad 2 convoke read --explain --json press/one.txt
    bad 2 convoke read --json --auto 0.5 press/one.txt
}

@test "what is read waits for review, or is accepted by its score" {
    papers
    convoke init
    good convoke read press/two.txt
    says "to review"
    [ "$(statements || true)" -eq 0 ]
    good convoke review
    says Serbia
    good convoke read press/two.txt --auto 0
    says accepted
    [ "$(statements)" -gt 0 ]
    good convoke roll ru-2020
    says Serbia
    bad 2 convoke read press/one.txt --auto 2
    says "not a score from 0 to 1"
}

@test "read twice changes nothing (L6)" {
    papers
    convoke init
    convoke read press --auto 0 >/dev/null
    convoke export >one
    good convoke read press --auto 0
    says "read before"
    convoke export >two
    cmp one two
}

@test "a copy of a story adds sources, no statements (L2)" {
    papers
    convoke init
    convoke read press/one.txt --auto 0 >/dev/null
    n=$(statements)
    good convoke read press/three.txt
    says "sources" "(copy)"
    [ "$(statements)" -eq "$n" ]
    good convoke review
    lacks Latvia
}

@test "a folder with bad documents: each is named, the rest is read" {
    papers
    convoke init
    : >press/empty.txt
    printf 'PK\003\004\000\000\000\000binary' >press/binary.txt
    printf '\211PNG\r\n\032\n\000\000\000\rIHDR' >press/picture.txt
    printf 'a\000b\n' >press/nul.txt
    truncate -s 1G press/huge.txt
    run convoke read press missing.txt
    [ "$status" -eq 1 ]
    for name in empty binary picture nul huge; do
        says "convoke: press/$name.txt: "
    done
    says "convoke: missing.txt: " "limit of 128 MB"
    says "one.txt  " "two.txt  " "3 documents read" "6 not"
    [ "$(printf '%s\n' "$output" | grep -c '^convoke: ')" -eq 6 ]
    run convoke read --json press
    [ "$status" -eq 1 ]
    says '"doc":"press/two.txt"'
}

@test "one bad document alone is one line and status 1" {
    convoke init
    : >empty.txt
    bad 1 convoke read empty.txt
    says "empty.txt: "
    bad 1 convoke read --json empty.txt
    bad 1 convoke read nowhere.txt
    says "nowhere.txt: No such file or directory"
}

@test "standard input is a document" {
    papers
    convoke init
    good convoke read - <press/two.txt
    good convoke review
    says Serbia
}

@test "a document that says nothing of guests" {
    convoke init
    printf 'Weather\n\nIt will rain in Paris tomorrow, and the wind will turn to the north later on.\n' >w.txt
    good convoke read w.txt
    says "nothing said of guests"
}

@test "documents are listed and shown as they were received" {
    papers
    convoke init
    convoke read press >/dev/null
    good convoke document list
    says one.txt two.txt "(a copy)"
    convoke document show two.txt | cmp - press/two.txt
    bad 1 convoke document show tow.txt
    says "no such document"
}

# Many documents on one event, no two of them alike: each goes on in words of its own.
many()
{
    mkdir -p many
    awk -v n="$1" -v day=0 'BEGIN {
        split("France Serbia Latvia Kyrgyzstan Mongolia Estonia Croatia Hungary Cyprus Greece", guest)
        split("ba de fi go lu ma ne po ri su ta ve zo", part)
        srand(7)
        for (i = 1; i <= n; i++) {
            g = guest[i % 10 + 1]; file = "many/" i ".txt"
            printf "%s answers Moscow\n\nMOSCOW, May %d, 2020. %s has accepted the invitation to the Victory Day parade in Moscow on June 24, 2020, its government said.\n\n", g, i % 27 + 1, g >file
            for (w = 0; w < 90; w++) {
                for (p = 0; p < 3; p++) printf "%s", part[int(rand() * 13) + 1] >file
                printf w % 15 == 14 ? ". " : " " >file
            }
            print "" >file
            close(file)
        }
    }'
}

@test "two processes read into one ledger: neither fails, nothing is lost or doubled" {
    many 40
    convoke init alone.db
    convoke -l alone.db read many --auto 0 >/dev/null
    [ "$(convoke -l alone.db document list | grep -c '(a copy)')" -eq 0 ]
    convoke init
    convoke read many --auto 0 >out1 2>&1 & one=$!
    convoke read many --auto 0 >out2 2>&1 & two=$!
    wait $one
    wait $two
    good convoke verify
    convoke export | jq -c 'select(.kind == "document") | .hash' | sort >here
    convoke -l alone.db export | jq -c 'select(.kind == "document") | .hash' | sort >there
    [ "$(wc -l <here)" -eq 40 ]
    diff here there
    what='select(.kind == "statement") | [.event, .guest, .act, .side, .said_on]'
    convoke export | jq -c "$what" | sort >here
    convoke -l alone.db export | jq -c "$what" | sort >there
    [ -s here ]
    diff here there
    what='select(.kind == "statement") | . as $s | .sources[] | [.document, $s.guest, $s.act]'
    convoke export | jq -c "$what" | sort >here
    [ -z "$(uniq -d here)" ]
}

@test "halves read by two processes at once are the whole" {
    many 40
    mkdir a b
    mv many/1?.txt many/2?.txt a
    mv many/*.txt b
    convoke init
    convoke read a --auto 0 >/dev/null & one=$!
    convoke read b --auto 0 >/dev/null & two=$!
    wait $one
    wait $two
    [ "$(convoke document list | wc -l)" -eq 41 ]
    [ "$(convoke event list --ids | wc -l)" -eq 1 ]
    good convoke verify
}

@test "ctrl-C leaves all well: what was reported is there, and the chain holds" {
    many 400
    convoke init
    : >out
    env --default-signal=INT convoke read many --auto 0 >>out 2>/dev/null & pid=$!
    while [ "$(wc -l <out)" -lt 20 ]; do sleep 0.01; done
    kill -INT $pid
    status=0
    wait $pid || status=$?
    [ $status -eq 130 ]
    n=$(grep -c '\.txt ' out)
    [ "$n" -ge 20 ]
    [ "$n" -lt 400 ]
    good convoke verify
    [ "$(convoke document list | wc -l)" -gt "$n" ]
    good convoke read many --auto 0
    [ "$(convoke document list | wc -l)" -eq 401 ]
}

@test "a bar on a terminal, none when piped" {
    needs_terminal
    many 20
    convoke init
    run script -qec "convoke read many" /dev/null
    says "[=" "20 documents read"
    convoke init other.db
    run bash -c 'convoke -l other.db read many 2>&1'
    lacks "[="
    convoke init third.db
    run script -qec "convoke -l third.db read many | tail -n 1" /dev/null
    says "[====="
}

@test "what --explain shows cannot steer a terminal" {
    printf 'Kenya will attend the parade in Moscow on \033[31mJune 24, 2020\033[0m, \007its ministry said.\n' >a.txt
    run convoke read --explain a.txt
    says "Kenya"
    printf '%s' "$output" | LC_ALL=C grep -q '[[:cntrl:]]' && return 1
    true
}

@test "a full disk in the middle of a read: which document, what is in, and the sum" {
    mkdir disk many
    mount -t tmpfs -o size=700k none disk 2>/dev/null || skip "may not mount"
    export CONVOKE_LEDGER=$PWD/disk/l.db
    convoke init >/dev/null
    for i in {10..60}; do
        { printf 'MOSCOW, May 2, 2020. Kenya will attend the parade in Moscow on June 24, 2020.\n\n'
          head -c 12000 /dev/urandom | base64; } >many/$i.txt
    done
    run convoke read many
    umount disk
    [ "$status" -eq 1 ]
    says "no room" "it is not in, the " " read before it are" "documents read"
    [[ $output =~ "convoke: many/"[0-9]+".txt: " ]]
}

@test "ctrl-C in a read ends it between two documents and says how many are in" {
    convoke init >/dev/null
    mkdir many
    for i in {1..400}; do
        { printf 'MOSCOW, May 2, 2020. Kenya will attend the parade in Moscow on June 24, 2020.\n\n'
          head -c 30000 /dev/urandom | base64; } >many/$i.txt
    done
    run timeout --preserve-status -s INT 0.3 convoke read many
    [ "$status" -eq 130 ]
    says "interrupted: " " of 400 documents were read and are in" " documents read"
    good convoke verify
}

@test "what waits under two copies of a story is counted once" {
    convoke init >/dev/null
    papers
    good convoke read press/one.txt
    first=$(sed -n 's/.* \([0-9]*\) to review.*/\1/p' <<<"${lines[0]}")
    [ "$first" -gt 1 ]
    good convoke read press/three.txt
    says "0 sources" "$first known (copy)"
    convoke init other.db >/dev/null
    good convoke -l other.db read press/one.txt press/three.txt
    says "2 documents read, 1 copy: 0 accepted, $first to review"
}
