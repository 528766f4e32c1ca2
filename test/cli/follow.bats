# Feeds as they grow: each entry once, politely, whatever happens in between. The web is test/server.c.

load helper
load forms

teardown() { test -z "$server" || kill "$server"; }

follow() { convoke follow "$site/feed.xml" --once --pause 0 "$@"; }

# asked_for PATH: how often.
asked_for() { cat asked 2>/dev/null | grep -c "^$1\( \|\$\)" || true; }

started()
{
    papers
    web
    cp press/one.txt press/two.txt web/
    convoke init >/dev/null
}

@test "each entry is read once, as the feed grows" {
    started
    feed "$(entry one press/one.txt)" >web/feed.xml
    good follow
    says "feed.xml: 1 document read"
    good follow
    says "feed.xml: nothing new"
    [ "$(grep -c '/feed.xml if' asked)" -eq 1 ]
    feed "$(entry two)" "$(entry one press/one.txt)" >web/feed.xml
    good follow --auto 0
    says "feed.xml: 1 document read, " " accepted, 0 to review"
    [ "$(asked_for /one.txt)" -eq 0 ]
    [ "$(asked_for /two.txt)" -eq 1 ]
    good convoke document list
    says "$site/one.txt" "$site/two.txt"
}

@test "what a feed tells of is read as of its day, under its outlet" {
    started
    printf 'Latvia stays away\n\nLatvia will not attend the victory parade in Moscow on June 24, its president said.\n' >short
    feed "$(entry short short)" >web/feed.xml
    good follow --auto 0
    good convoke export
    says '"published":"2020-05-26"' '"outlet":"The Paper"'
}

@test "the file beside the ledger may be lost" {
    started
    feed "$(entry one)" "$(entry two)" >web/feed.xml
    good follow
    rm convoke.db-follow
    good follow
    says "nothing new"
    [ "$(asked_for /one.txt)" -eq 1 ]
    [ "$(asked_for /two.txt)" -eq 1 ]
}

@test "killed in the middle, it goes on where it was" {
    started
    sed 's/June 24/June 23/' press/one.txt >web/three.txt
    echo hang >web/two.txt
    feed "$(entry one)" "$(entry two)" "$(entry three)" >web/feed.xml
    convoke follow "$site/feed.xml" --once --pause 0 >killed 2>&1 &
    pid=$!
    while ! grep -q '^/two.txt' asked 2>/dev/null; do sleep 0.05; done
    kill -9 $pid
    wait $pid || true
    cp press/two.txt web/two.txt
    good follow
    says "2 documents read"
    [ "$(asked_for /three.txt)" -eq 1 ]
    good convoke document list
    for name in one two three; do
        [ "$(grep -c "$site/$name.txt" <<<"$output")" -eq 1 ]
    done
    good convoke verify
}

@test "a page that is not there is told once; one that cannot be had now is tried again" {
    started
    printf 'HTTP/1.1 500 Broken\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n' >web/two.txt
    feed "$(entry gone)" "$(entry two)" >web/feed.xml
    run follow
    [ "$status" -eq 1 ]
    says "gone.txt: not there" "two.txt: the server answers with status 500"
    cp press/two.txt web/two.txt
    good follow
    says "1 document read"
    lacks "gone.txt"
    [ "$(asked_for /gone.txt)" -eq 1 ]
    good follow
    says "nothing new"
}

@test "a page that stays broken is given up after five times" {
    started
    printf 'HTTP/1.1 500 Broken\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n' >web/two.txt
    feed "$(entry two)" >web/feed.xml
    for i in 1 2 3 4 5; do run follow; done
    [ "$(asked_for /two.txt)" -eq 5 ]
    good follow
    [ "$(asked_for /two.txt)" -eq 5 ]
}

@test "a feed that wants to be left alone is" {
    started
    feed "$(entry one press/one.txt)" >web/feed.xml
    printf 'HTTP/1.1 429 Slowly\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n' >web/feed.xml.once
    run follow
    [ "$status" -eq 1 ]
    says "status 429"
    good follow
    says "wants to be left alone"
    [ "$(asked_for /feed.xml)" -eq 1 ]
    CONVOKE_NOW=2020-05-28T11:00:01Z
    good follow
    says "1 document read"
}

@test "robots.txt is asked for once and minded" {
    started
    printf 'User-agent: *\nDisallow: /\n\nUser-agent: convoke\nDisallow: /one\n' >web/robots.txt
    feed "$(entry one)" "$(entry two)" >web/feed.xml
    run follow
    [ "$status" -eq 1 ]
    says "one.txt: robots.txt does not allow it" "1 document read"
    [ "$(asked_for /robots.txt)" -eq 1 ]
    [ "$(asked_for /one.txt)" -eq 0 ]
}

@test "what is no feed, and what is no address" {
    started
    echo 'no feed' >web/feed.xml
    run follow
    [ "$status" -eq 1 ]
    says "feed.xml: not a feed of RSS or Atom"
    bad 2 convoke follow feed.xml
    says "not an address"
    bad 2 convoke follow "$site/feed.xml" --every 0
    bad 2 convoke follow "$site/feed.xml" --pause soon
}

@test "without --once it goes on until it is stopped" {
    started
    feed "$(entry one press/one.txt)" >web/feed.xml
    convoke follow "$site/feed.xml" --every 0.001 --pause 0 >said 2>&1 &
    pid=$!
    while [ "$(asked_for /feed.xml)" -lt 3 ]; do sleep 0.05; done
    kill -INT $pid
    status=0
    wait $pid || status=$?
    [ "$status" -eq 130 ]
    [ "$(grep -c '1 document read' said)" -eq 1 ]
}
