# Review: proposals are listed, accepted, rejected and corrected.

load helper

waiting()
{
    papers
    convoke init
    convoke read press/one.txt >/dev/null
}

first() { convoke review | sed -n 's/^ *\([0-9][0-9]*\) .*/\1/p' | sort -n | head -n 1; }
last() { convoke review | sed -n 's/^ *\([0-9][0-9]*\) .*/\1/p' | sort -n | tail -n 1; }
statements() { convoke export | grep -c '"kind":"statement"'; }

@test "proposals are listed" {
    waiting
    good convoke review
    says Kyrgyzstan Latvia accepted declined
    good convoke review list --limit 1
    lacks Serbia
    good convoke review list ru-2020
    says Latvia
    bad 1 convoke review list nowhere
    says "no such event"
}

@test "numbers and ranges are accepted, and adding the event is said" {
    waiting
    a=$(first) z=$(last)
    [ "$z" -gt "$a" ]
    good convoke review accept $a-$z
    says "a new event" "proposals accepted"
    good convoke review
    lacks Latvia
    bad 1 convoke review accept $a
    says "proposal $a: accepted before"
    bad 1 convoke review accept $a-$z
    says "none of them waits"
    bad 1 convoke review accept 9999
    says "proposal 9999: there is none"
    bad 2 convoke review accept 7-3
    says "not a range"
    bad 2 convoke review accept
    says "--auto"
    bad 2 convoke review accept x
}

@test "several numbers: all or none" {
    waiting
    bad 1 convoke review accept $(first) 9999
    [ "$(statements || true)" -eq 0 ]
}

@test "--auto accepts what scores enough" {
    waiting
    good convoke review accept --auto 1
    good convoke review accept --auto 0
    says "proposals accepted"
    good convoke roll ru-2020
    says Latvia
    bad 2 convoke review accept --auto 0 1
    bad 2 convoke review accept --auto 1.5
}

@test "what is rejected is not proposed again" {
    waiting
    n=$(convoke review | wc -l)
    good convoke review reject $(first)
    says "1 proposal rejected"
    [ "$(convoke review | wc -l)" -lt "$n" ]
    convoke read press/one.txt >/dev/null
    [ "$(convoke review | wc -l)" -lt "$n" ]
    [ "$(statements || true)" -eq 0 ]
}

@test "copies of one story are settled together" {
    waiting
    one=$(convoke review | grep -c Latvia)
    convoke read press/three.txt >/dev/null
    both=$(convoke review | grep -c Latvia)
    shown=$(convoke review | grep -c '^ *[0-9][0-9]*  ')
    good convoke review accept $(first)-$(($(last) + 20))
    says "$shown proposals accepted" "$shown more as a source"
    good convoke review
    lacks Latvia
    [ "$both" -eq "$one" ]
    convoke export | jq -se '[.[] | select(.kind == "statement" and .guest == "LV")]
        | length > 0 and all(.sources | length == 2)' >/dev/null
}

@test "a proposal is accepted with corrections; the passage stays its source" {
    waiting
    n=$(first)
    good convoke review edit $n --guest Belarus --act tentative --side press --said-on 2020-05-20 \
        --person Lukashenko
    says "Belarus tentative"
    good convoke why ru-2020 belarus
    says Lukashenko
    convoke export | jq -se '.[] | select(.kind == "statement") | .guest == "BY" and .act == "tentative"
        and .said_on == "2020-05-20" and .sources[0].kind == "document"' >/dev/null
    bad 1 convoke review edit $n --act declined
    says "accepted before"
    bad 2 convoke review edit $(first) --act danced
    says "no such act"
}

@test "a proposal is counted to the event that a reviewer names" {
    waiting
    convoke event add ru 2020 'Rehearsal of the march' --id ru-2020-rehearsal >/dev/null
    n=$(first)
    good convoke review edit $n --event ru-2020-rehearsal
    good convoke roll ru-2020-rehearsal
    [ "$(convoke export ru-2020-rehearsal | grep -c '"kind":"statement"')" -eq 2 ]
}

@test "a correction that cannot be is refused, and the proposal goes on waiting" {
    waiting
    convoke event add ru 2020-06-24 'Victory Day parade' --place Moscow --said-on 2020-05-01 >/dev/null
    n=$(convoke review | sed -n 's/^ *\([0-9][0-9]*\) .*Latvia.*/\1/p' | head -n 1)
    bad 2 convoke review edit $n --act scheduled
    says "scheduled is said of the event itself"
    bad 2 convoke review edit $n --said-on 2020-05-29
    says "still to come"
    bad 1 convoke review edit $n --event ru-2020 --date 2020-07-01
    says "was never set for 2020-07-01; it was for 2020-06-24"
    bad 1 convoke review edit $n --event ru-2020 --guest ru
    says "hosts"
    good convoke review edit $n --event ru-2020 --date 2020-06-24
}
