# The record itself: ledgers that are none, retracting, erasing, verifying, copies of a ledger.

load helper

teardown()
{
    umount "$BATS_TEST_TMPDIR/here/disk" 2>/dev/null || true
}

@test "a ledger that is there is left alone" {
    convoke init
    before=$(cksum convoke.db)
    bad 1 convoke init
    says "convoke.db"
    [ "$(cksum convoke.db)" = "$before" ]
}

@test "no ledger: told how to make one" {
    bad 1 convoke roll x
    says "convoke.db: no ledger there" "convoke init"
    bad 1 convoke -l elsewhere/x.db log
    says elsewhere/x.db
}

@test "files that are no ledger" {
    echo 'just a text' >text.db
    : >empty.db
    head -c 8192 /dev/urandom >noise.db
    mkdir folder.db
    for ledger in text.db empty.db noise.db folder.db; do
        bad 1 convoke -l $ledger log
        says $ledger
        bad 1 convoke -l $ledger event add fr 2024 Congress
    done
    [ "$(cat text.db)" = 'just a text' ]
}

@test "another program's SQLite file is no ledger" {
    command -v sqlite3 >/dev/null || skip "no sqlite3"
    sqlite3 other.db 'create table t(x)'
    bad 1 convoke -l other.db log
    says other.db
}

@test "a newer ledger is refused by name" {
    command -v sqlite3 >/dev/null || skip "no sqlite3"
    convoke init
    sqlite3 convoke.db 'pragma user_version = 9999'
    bad 1 convoke log
    says convoke.db newer
}

@test "a ledger that somebody else writes to: waits, then says so" {
    command -v flock >/dev/null || skip "no flock"
    parade
    flock convoke.db-lock sleep 5 &
    sleep 0.5
    bad 1 convoke answer victory cz no --wait 0.2
    says convoke.db
    good convoke roll victory
    good convoke answer victory cz no --wait 20
    wait
}

@test "a full disk: one line, nothing half-recorded" {
    mkdir disk
    mount -t tmpfs -o size=400k none disk 2>/dev/null || skip "may not mount"
    export CONVOKE_LEDGER=$PWD/disk/l.db
    parade
    convoke export >before
    dd if=/dev/zero of=disk/filler bs=1k 2>/dev/null || true
    run sh -c 'i=0; while convoke answer victory cz no --side press --note "$(head -c 60000 /dev/zero | tr "\0" x)"; do i=$((i+1)); test $i -lt 50 || exit 99; done 2>&1'
    came=$output
    rm disk/filler
    good convoke verify
    convoke export >after
    output=$came
    says "convoke: " l.db
    lacks declined
    diff before after
}

@test "a wrong statement is retracted, and stays in the log" {
    parade
    seq=$(convoke export | jq -r 'select(.guest == "FR" and .act == "tentative") | .seq')
    bad 2 convoke retract $seq
    says "--reason is missing"
    good convoke retract $seq --reason 'wrong country'
    says "retracts #$seq"
    good convoke roll victory
    lacks tentative
    good convoke why victory fr
    says retracted
    good convoke log
    says tentative
    bad 1 convoke retract "#$seq" --reason again
    says "was retracted"
    bad 1 convoke retract 9999 --reason x
    says "statement 9999: there is none"
    bad 2 convoke retract twelve --reason x
    says "twelve: not a number"
}

@test "of several retractions none is entered where one fails" {
    parade
    seq=$(convoke export | jq -r 'select(.guest == "FR" and .act == "tentative") | .seq')
    bad 1 convoke retract $seq 9999 --reason x
    good convoke roll victory
    says tentative
}

@test "log: all, from a number, the last few, of one event" {
    parade
    good convoke log
    says invited accepted tentative scheduled
    good convoke log --limit 1
    says tentative
    lacks accepted
    good convoke log --from 1 --limit 1
    says scheduled
    lacks tentative
    good convoke log victory --limit 2
    says tentative accepted
    lacks scheduled
    bad 2 convoke log --from 0
    bad 2 convoke log --limit x
}

@test "a person is erased; the chain holds and says so" {
    parade
    good convoke erase person Jeenbekov --reason 'asked for'
    says "erased from 1 place" "documents and passages keep what they say"
    good convoke why victory kg
    lacks Jeenbekov
    run grep -c Jeenbekov convoke.db
    [ "$output" = 0 ]
    good convoke verify
    says erased root
    bad 1 convoke erase person Nobody --reason x
    says "no entry names that person"
    bad 2 convoke erase person Jeenbekov
    says "--reason is missing"
}

@test "a document is erased; its statements stand" {
    convoke init
    papers
    convoke read press/one.txt --auto 0 >/dev/null
    good convoke document show one.txt
    says "Jeenbekov"
    statements=$(convoke export | grep -c '"kind":"statement"')
    [ "$statements" -gt 0 ]
    bad 1 convoke erase document nothing.txt --reason x
    good convoke erase document one.txt --reason 'asked for by its author'
    bad 1 convoke document show one.txt
    [ "$(convoke export | grep -c '"kind":"statement"')" -eq "$statements" ]
    good convoke verify
    says erased
    good convoke read press/one.txt
    says "erased on request"
}

@test "verify prints a root that any entry changes" {
    parade
    good convoke verify
    says "every chain holds" "root "
    first=$output
    good convoke verify
    [ "$output" = "$first" ]
    convoke answer victory cz no >/dev/null
    good convoke verify
    [ "$output" != "$first" ]
}

@test "verify finds a change behind the program's back" {
    command -v sqlite3 >/dev/null || skip "no sqlite3"
    parade
    sqlite3 convoke.db "drop trigger statement_stays;
        update statement set act = 'declined' where act = 'accepted'"
    run convoke verify
    [ "$status" -eq 1 ]
    says statement changed
    lacks "every chain holds"
}

# What two ledgers must have in common: all but salts.
whole() { convoke -l "$1" export; }
rolls()
{
    for event in $(convoke -l "$1" event list --ids); do
        convoke -l "$1" roll "$event" --json
        convoke -l "$1" roll "$event" --as-of 2020-03-02 --known-by 2020-05-29
    done
}

@test "a whole ledger goes out and comes in the same" {
    parade
    papers
    export CONVOKE_NOW=2020-06-01T10:00:00Z CONVOKE_USER=bob
    convoke event move victory 2020-06-24 --said-on 2020-05-26 >/dev/null
    convoke read press --auto 0.9 >/dev/null
    convoke invite victory @alice --person 'Alice M' >/dev/null
    seq=$(convoke export | jq -r 'select(.guest == "FR" and .act == "tentative") | .seq')
    convoke retract $seq --reason slip >/dev/null
    convoke export >one.jsonl
    export CONVOKE_NOW=2021-01-01T00:00:00Z
    convoke init copy.db
    good convoke -l copy.db import one.jsonl
    rolls convoke.db >rolls1
    rolls copy.db >rolls2
    [ -s rolls1 ]
    diff rolls1 rolls2
    strip='del(.seq, .retracts) | if .sources then .sources |= map(del(.seq)) else . end'
    jq -cS "$strip" one.jsonl | sort >one
    whole copy.db | jq -cS "$strip" | sort >two
    diff one two
    good convoke -l copy.db verify
}

@test "importing twice, or into the ledger it came from, changes nothing" {
    parade
    papers
    convoke read press --auto 0.9 >/dev/null
    convoke export >one.jsonl
    good convoke import one.jsonl
    says "nothing new"
    convoke export >again.jsonl
    diff one.jsonl again.jsonl
    convoke init copy.db
    convoke -l copy.db import one.jsonl >/dev/null
    whole copy.db >first
    good convoke -l copy.db import one.jsonl
    says "nothing new" "known before"
    whole copy.db >second
    diff first second
}

@test "a copy is brought up to date, and every past report comes out the same" {
    parade
    convoke export >one.jsonl
    export CONVOKE_NOW=2020-06-01T10:00:00Z
    convoke answer victory cz declined >/dev/null
    convoke export >two.jsonl
    export CONVOKE_NOW=2021-01-01T00:00:00Z
    convoke init copy.db
    convoke -l copy.db import one.jsonl >/dev/null
    good convoke -l copy.db import two.jsonl
    says "1 statement;"
    for day in 2020-05-27 2020-05-28 2020-06-01; do
        convoke roll victory --known-by $day >here
        convoke -l copy.db roll victory --known-by $day >there
        diff here there
    done
}

@test "into a ledger that has something, lines enter as news of now" {
    parade
    convoke export >one.jsonl
    export CONVOKE_NOW=2021-01-01T00:00:00Z
    convoke init other.db
    convoke -l other.db event add fr 2024 'Sea congress' >/dev/null
    good convoke -l other.db import one.jsonl
    good convoke -l other.db roll victory
    says Kyrgyzstan
    good convoke -l other.db roll victory --known-by 2020-12-31
    lacks Kyrgyzstan
    good convoke -l other.db import one.jsonl
    says "nothing new"
}

@test "one event goes out alone" {
    parade
    convoke event add ru 2023-05-09 'Victory Day parade' >/dev/null
    convoke answer ru-2023 kg declined >/dev/null
    good convoke export ru-2023
    says ru-2023
    lacks ru-2020
    convoke export ru-2020 >one.jsonl
    convoke init copy.db
    good convoke -l copy.db import one.jsonl
    good convoke -l copy.db event list --ids
    [ "$output" = ru-2020-victory-day-parade ]
}

@test "CSV of an event and of everything" {
    parade
    good convoke export --csv
    says Jeenbekov
    good convoke export victory --csv
    says Jeenbekov
    [[ ${lines[0]} == *guest*act* ]]
    bad 2 convoke export --csv --json
}

@test "lines that are wrong are named by file and number, and nothing enters" {
    convoke init
    printf '{"kind":"event","id":"fr-2024-x","country":"FR","year":2024}\n{"kind":"statement"}\n' >bad.jsonl
    bad 1 convoke import bad.jsonl
    says "bad.jsonl:2:"
    good convoke event list --ids
    [ -z "$output" ]
    printf 'no json\n' >bad.jsonl
    bad 1 convoke import bad.jsonl
    says "bad.jsonl:1:"
    : >bad.jsonl
    bad 1 convoke import bad.jsonl
    says "holds no line"
    bad 1 convoke import missing.jsonl
    says missing.jsonl
}

@test "a ledger with an erased document can be copied" {
    convoke init
    papers
    convoke read press/one.txt --auto 0 >/dev/null
    convoke erase document one.txt --reason 'asked for' >/dev/null
    convoke export >one.jsonl
    convoke init copy.db
    good convoke -l copy.db import one.jsonl
    n=$(grep -c '"kind":"statement"' one.jsonl)
    [ "$(whole copy.db | grep -c '"kind":"statement"')" -eq "$n" ]
    good convoke -l copy.db verify
    good convoke -l copy.db import one.jsonl
    says "nothing new"
}

@test "an import without end is refused by line, from a file and from a pipe" {
    convoke init
    bad 1 convoke import /dev/zero
    says "/dev/zero:1: longer than the limit of 256 MB"
    bad 1 bash -c 'yes | convoke import -'
    says "-:1: not JSON"
    bad 1 convoke import .
    good convoke event list --ids
    [ -z "$output" ]
}

# What import needs grows with the lines, not with their square.
@test "importing many documents takes little memory" {
    convoke init
    convoke init copy.db
    mkdir many
    for i in {1..200}; do
        printf 'MOSCOW, May 2, 2020. France, Peru and Kenya will attend the parade in Moscow on June 24, 2020. %s\n%s\n' \
            "$i" "$(for k in 1 2 3 4 5 6 7; do echo "Word $RANDOM of day $i and hour $RANDOM at door $RANDOM."; done)" >many/$i.txt
    done
    convoke read many >/dev/null
    convoke export >many.jsonl
    /usr/bin/time -f %M -o kb convoke -l copy.db import many.jsonl >/dev/null || skip "no time(1)"
    [ "$(tail -1 kb)" -lt 60000 ]
}

@test "what was erased is erased in a copy, with when and why, and does not come back" {
    convoke init
    papers
    convoke read press/one.txt press/two.txt --auto 0 >/dev/null
    convoke export >old.jsonl
    convoke erase document one.txt --reason 'asked for' >/dev/null
    convoke erase person Vucic --reason 'his wish' >/dev/null
    convoke export >new.jsonl
    convoke init copy.db
    good convoke -l copy.db import new.jsonl
    says erasure
    CONVOKE_NOW=2021-01-01T00:00:00Z good convoke -l copy.db import new.jsonl
    says "nothing new"
    good convoke -l copy.db import old.jsonl
    says "nothing new"
    good convoke -l copy.db verify
    says "bytes erased 2020-05-28T10:00:00.000Z by ada (asked for)" "(his wish)"
    good convoke -l copy.db read press/one.txt
    says "erased on request; not read again"
    [ "$(convoke -l copy.db export | grep -c '"kind":"document".*"erased":true')" -eq 1 ]
}

@test "verify finds that the day the ledger was made was changed" {
    command -v sqlite3 >/dev/null || command -v python3 >/dev/null || skip "nothing to change it with"
    parade
    python3 -c "
import sqlite3
db = sqlite3.connect('convoke.db')
db.execute('UPDATE ledger SET created_at = created_at + 1')
db.commit()"
    run convoke verify
    [ "$status" -eq 1 ]
    says "does not follow the entry before it"
}
