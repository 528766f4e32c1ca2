# Another reader beside convoke's own: what it says is checked, marked, and decided like the rest.

load helper

story()
{
    cat >a.txt <<'EOF'
# Guests for the summit in Kazan

KAZAN, June 3, 2024. The summit will be held in Kazan on June 9, 2024. Serbian President Aleksandar Vucic has packed his bags. Latvia will not attend the summit.
EOF
}

# reader LINE...: a command that answers with proposals; each line is GUEST ACT SCORE QUOTE.
reader()
{
    {
        echo '#!/bin/sh'
        echo 'doc=$(sed -n '\''s/^{"doc":"\([^"]*\)".*/\1/p'\'')'
        for line; do
            set -- $line
            guest=$1 act=$2 score=$3
            shift 3
            printf 'printf '\''{"doc":"%%s","event":{"country":"RU","year":2024,"place":"Kazan","date":"2024-06-09","name":"summit"},"guest":"%s","act":"%s","score":%s,"quote":"%s"}\\n'\'' "$doc"\n' "$guest" "$act" "$score" "$*"
        done
    } >reader.sh
    chmod +x reader.sh
}

# serve MODE [BODY-FILE]: a stand-in for a model's server; its address is in $address.
serve()
{
    command -v python3 >/dev/null || skip "no python3"
    python3 "$root/test/cli/endpoint.py" "$PWD/port" "$PWD/log" "$@" >/dev/null 2>&1 3>&- &
    server=$!
    for _ in $(seq 100); do
        [ ! -e port ] || break
        sleep 0.1
    done
    address=http://127.0.0.1:$(cat port)/v1
    export no_proxy=127.0.0.1
}

teardown()
{
    [ -z "$server" ] || kill "$server" || true
}

@test "its proposals are marked with its name" {
    story
    reader "RS accepted 0.7 Aleksandar Vucic has packed his bags"
    good convoke read --json --reader-command ./reader.sh --reader mine a.txt
    [ "$(printf '%s\n' "$output" | jq -r 'select(.reader == "mine") | .guest')" = RS ]
    [ "$(printf '%s\n' "$output" | jq -r 'select(.reader == null) | .guest')" = LV ]
}

@test "off unless it is asked for" {
    story
    reader "RS accepted 0.7 Aleksandar Vucic has packed his bags"
    good convoke read --json a.txt
    lacks '"reader"'
}

@test "they wait for the same review, are shown with the name, and the chain holds" {
    story
    reader "RS accepted 0.9 Aleksandar Vucic has packed his bags" "LV declined 0.1 Latvia will not attend"
    convoke init
    good convoke read --reader-command ./reader.sh --reader mine a.txt
    says "0 accepted" "2 to review"
    good convoke review
    says "read by mine · score 0.90" "G attend"
    lacks "score 0.10" "<mine>"
    good convoke review accept 1-2
    good convoke why summit Serbia
    says "read by mine"
    good convoke why summit Serbia --json
    says '"reader":"mine"'
    good convoke verify
    convoke export >one.jsonl
    grep -q '"reader":"mine"' one.jsonl
    convoke init copy.db
    good convoke -l copy.db import one.jsonl
    good convoke -l copy.db verify
    convoke -l copy.db export | cmp - one.jsonl
    good convoke -l copy.db why summit Serbia
    says "read by mine"
}

@test "what was erased on request is shown to nobody" {
    story
    convoke init
    convoke read a.txt
    convoke erase document a.txt --reason 'asked for'
    good convoke read --reader-command 'cat >asked' a.txt
    says "erased on request"
    [ ! -e asked ]
}

@test "an answer of endless lines" {
    story
    run convoke read --json --reader-command 'yes | head -n 100000' a.txt
    says "line 10, dropped: not JSON" "4991 more lines dropped" '"guest":"LV"'
}

@test "accepted at once only with --auto, by its own score" {
    story
    reader "RS accepted 0.9 Aleksandar Vucic has packed his bags"
    convoke init
    good convoke read --auto 0.89 --reader-command ./reader.sh a.txt
    good convoke roll summit
    says "Serbia"
}

@test "what does not stand up to the checks is dropped and named" {
    story
    reader "RS accepted 0.7 Vucic has unpacked" "ZZ accepted 0.7 Vucic" "FR maybe 0.7 Vucic" "FR accepted 7 Vucic" \
        "RS accepted 0.7 Aleksandar Vucic has packed his bags"
    echo 'echo garbage' >>reader.sh
    good convoke read --json --reader-command ./reader.sh --reader mine a.txt
    says 'a.txt: reader mine, line 1, dropped: quote: "Vucic has unpacked" does not stand in the document' \
        'line 2, dropped: guest: "ZZ": no such code' 'line 3, dropped: act: "maybe": no such act' \
        'line 4, dropped: score' 'line 6, dropped: not JSON'
    [ "$(printf '%s\n' "$output" | grep -c '"reader":"mine"')" -eq 1 ]
}

@test "a reader that fails is named, and what convoke reads is kept" {
    story
    convoke init
    for way in 'exit 3' 'kill -9 $$' '/no/such/reader 2>/dev/null' 'cat /dev/zero'; do
        run convoke read --json --reader-command "$way" a.txt
        [ "$status" -eq 1 ]
        says "a.txt: reader command: " '"guest":"LV"'
    done
    run convoke read --json --reader-command 'sleep 60' --reader-timeout 0.2 a.txt
    [ "$status" -eq 1 ]
    says "took longer than 0.2 seconds" '"guest":"LV"'
    run convoke read --reader-command 'exit 3' a.txt
    [ "$status" -eq 1 ]
    says "exit status 3" "1 to review"
}

@test "a reader of the settings" {
    story
    reader "RS accepted 0.7 Aleksandar Vucic has packed his bags"
    bad 1 convoke read --json --reader mine a.txt
    says "--reader: mine: no such reader"
    mkdir -p "$HOME/.config/convoke"
    printf '# mine\nother endpoint http://localhost:1/v1 small\nmine command %s\nbroken command\n' "$PWD/reader.sh" \
        >"$HOME/.config/convoke/readers"
    good convoke read --json --reader mine a.txt
    says '"reader":"mine"'
    bad 1 convoke read --json --reader broken a.txt
    says "readers:4: write NAME command"
    bad 1 convoke read --json --reader none a.txt
}

@test "options that do not fit" {
    story
    bad 2 convoke read --json --reader-command x --reader-endpoint http://localhost/v1 --reader-model y a.txt
    bad 2 convoke read --json --reader-endpoint http://localhost/v1 a.txt
    bad 2 convoke read --json --reader-model y a.txt
    bad 2 convoke read --json --reader-timeout 5 a.txt
    bad 2 convoke read --json --reader-command x --reader 'a b' a.txt
    bad 2 convoke read --json --reader-command x --reader-timeout never a.txt
    bad 2 convoke read --explain --reader-command x a.txt
    bad 2 convoke read --json --reader-endpoint gopher://x --reader-model y a.txt
    CONVOKE_READER_KEY=k bad 2 convoke read --json --reader-endpoint http://models.example/v1 --reader-model y a.txt
    says "unprotected"
}

@test "a model behind an address" {
    story
    cat >answer.json <<'EOF'
{"statements":[
 {"event":{"country":"RU","year":2024,"place":"Kazan","date":"2024-06-09","name":"summit"},"guest":"RS","person":"Vucic","act":"accepted","side":"press","said_on":null,"by":null,"via":null,"quote":"Vucic has packed his bags","score":0.8},
 {"event":{"country":"RU","year":2024,"place":"Kazan","date":"2024-06-09","name":"summit"},"guest":"FR","person":null,"act":"accepted","side":"press","said_on":null,"by":null,"via":null,"quote":"Macron has packed","score":0.8}]}
EOF
    serve good "$PWD/answer.json"
    export CONVOKE_READER_KEY=sesam
    good convoke read --json --reader-endpoint "$address" --reader-model small-1 a.txt
    says '"reader":"small-1"' 'line 2, dropped: quote: "Macron has packed"'
    [ "$(jq -r .path log)" = /v1/chat/completions ]
    [ "$(jq -r .authorization log)" = "Bearer sesam" ]
    [ "$(jq -r '.body | .model, .response_format.type' log | tr '\n' ' ')" = "small-1 json_schema " ]
    jq -r '.body.messages[1].content' log | jq -e '.doc == "a.txt" and (.text | test("packed"))'
}

@test "a server that says later is asked again" {
    story
    serve later
    good convoke read --json --reader-endpoint "$address" --reader-model small-1 a.txt
    [ "$(wc -l <log)" -eq 2 ]
}

# fails MODE TEXT: the server answers so, and that is said.
fails()
{
    story
    serve "$1"
    run convoke read --json --reader-endpoint "$address" --reader-model small-1 --reader-timeout 3 a.txt
    [ "$status" -eq 1 ]
    says "a.txt: reader small-1: $2" '"guest":"LV"'
}

@test "a server that is always busy" { fails busy "HTTP status 429: slow down"; }
@test "a server that fails" { fails error "HTTP status 500: out of memory"; }
@test "a model that talks" { fails words "the answer's message: not JSON"; }
@test "an address that is another's" { fails html "not an answer of chat completions"; }
@test "an answer that was cut off" { fails cut "the answer was cut off"; }
@test "an answer without end" { fails huge "answered more than"; }
@test "an answer that leads elsewhere is not followed" { fails elsewhere "HTTP status 302"; }
@test "a server that does not answer" { fails slow "took longer than 3 seconds"; }

@test "nobody listens" {
    story
    run convoke read --json --reader-endpoint http://127.0.0.1:9/v1 --reader-model small-1 a.txt
    [ "$status" -eq 1 ]
    says "reader small-1: no answer" '"guest":"LV"'
}
