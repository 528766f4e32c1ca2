# The office: events, invitations, answers, a change of date.

load helper

@test "an event is added and listed" {
    convoke init
    good convoke event add Russia 2020-05-09 'Victory Day parade' --place Moscow
    says "ru-2020-victory-day-parade" "scheduled 2020-05-09"
    good convoke event list --ids
    [ "$output" = ru-2020-victory-day-parade ]
    good convoke event list
    says "2020-05-09"
    good convoke event
    says "2020-05-09"
}

@test "an event of which only the month or the year is known" {
    convoke init
    good convoke event add fr 2024 'Climate congress'
    says "fr-2024-climate-congress" "scheduled 2024 (host"
    good convoke roll climate
    says "2024"
    good convoke event add fr 2025-06 'Sea congress'
    says "scheduled 2025-06"
}

@test "the same occasion under another name is refused, unless it gets an id" {
    parade
    bad 1 convoke event add ru 2020-05-09 'V-Day celebrations'
    says "ru-2020-victory-day-parade: looks like the same occasion"
    bad 1 convoke event add ru 2020-05-09 'Victory Day parade'
    good convoke event add ru 2020-05-09 'V-Day celebrations' --id ru-2020-fireworks
    bad 1 convoke event add ru 2020-05-09 'Another' --id ru-2020-fireworks
    says "there is such an event already"
    bad 2 convoke event add ru 2020 'Another' --id 'Not an id'
}

@test "guests are typed as people write them" {
    parade
    for guest in Kyrgyzstan kg KG Kirghizia; do
        good convoke answer victory "$guest" accepted --said-on 2020-03-01
        says "Kyrgyzstan accepted for 2020-05-09" "recorded before"
    done
    good convoke answer victory 'the Czech Republic' no
    says "declined"
    good convoke answer victory czechia no
    says "recorded before"
    good convoke invite victory UN
    says "United Nations invited"
}

@test "an unknown guest is answered with the nearest names" {
    parade
    bad 1 convoke answer victory Frnace no
    says "Frnace: no such guest" "France"
    bad 1 convoke invite victory fr Kyrgystann
    says "Kyrgyz"
}

@test "a guest of one's own has a code that starts with @" {
    parade
    good convoke invite victory @Alice-Miller --person 'Alice Miller'
    says "@alice-miller invited"
    good convoke answer victory @alice-miller yes
    good convoke roll victory
    says "Alice Miller"
    bad 2 convoke invite victory '@alice miller'
    says "a local code is @"
}

@test "the host is no guest of its own event" {
    parade
    bad 1 convoke invite victory Russia
    says "hosts"
    bad 1 convoke answer victory ru yes
    says "ru: hosts ru-2020-victory-day-parade and is no guest of it"
    bad 1 convoke presence victory ru attended
    says "hosts"
}

@test "an event is known by its id, the start, a part, or words of it" {
    parade
    for typed in ru-2020-victory-day-parade ru-2020 victory 'parade moscow' 'Victory Russia'; do
        good convoke roll "$typed"
        says Kyrgyzstan
    done
}

@test "an unknown event is answered with the nearest, an ambiguous one with all that fit" {
    parade
    bad 1 convoke roll ru-2020-victroy-day-parade
    says "no such event" "ru-2020-victory-day-parade"
    convoke event add ru 2021-05-09 'Victory Day parade' >/dev/null
    bad 2 convoke roll victory
    says "which event?" ru-2020-victory-day-parade ru-2021-victory-day-parade
}

@test "days: words, and days that do not exist" {
    parade
    good convoke answer victory cz no --said-on yesterday
    says "(guest, 2020-05-27)"
    good convoke answer victory fr no --said-on monday
    says "(guest, 2020-05-25)"
    good convoke invite victory rs --said-on thursday
    says "(host, 2020-05-28)"
    bad 2 convoke answer victory fr no --said-on 2020-02-30
    says "2020-02-30: no such day" "February 2020 has 29 days"
    bad 2 convoke answer victory fr no --said-on 2020-13-01
    bad 2 convoke answer victory fr no --said-on 24.05.2020
    says "not a day; write 2020-06-24"
    bad 2 convoke answer victory fr no --said-on 2020-05-29
    says "still to come"
    bad 2 convoke event move victory 2021-02-29
    says "February 2021 has 28 days"
}

@test "sides, channels and answers that are none" {
    parade
    bad 2 convoke answer victory fr no --side hots
    says "guest, host, third, press"
    bad 2 convoke answer victory fr no --channel pigeon
    says "diplomatic"
    bad 2 convoke answer victory fr acepted
    says "accepted"
    bad 2 convoke answer victory fr attended
    bad 2 convoke presence victory fr accepted
    good convoke why victory fr
    lacks accepted
}

@test "an answer keeps on whose word, by whom, through whom and how" {
    parade
    good convoke answer victory fr accepted --side host --by 'Dmitry Peskov' --via TASS \
        --channel briefing --note 'said twice' --person Macron
    says "France accepted for 2020-05-09 (host, "
    good convoke export
    says '"by":"Dmitry Peskov"' '"via":"TASS"' '"channel":"briefing"' '"note":"said twice"' \
        '"person":"Macron"' '"side":"host"'
}

@test "a move closes a round: it says whose answers lapse, and they are invited again" {
    parade
    good convoke event move victory 2020-06-24
    says "postponed 2020-05-09" "scheduled 2020-06-24" "Kyrgyzstan (accepted)" "France (tentative)" \
        "has lapsed"
    good convoke roll victory
    says "2020-06-24" "lapsed"
    good convoke roll victory --as-of 2020-05-01
    says "2020-05-09"
    lacks "lapsed"
    good convoke invite victory kg
    says "Kyrgyzstan reinvited"
    good convoke invite victory rs
    says "Serbia invited"
    good convoke answer victory kg yes
    good convoke roll victory --csv
    says "KG"
}

@test "what was said in the morning lapses with a move in the afternoon" {
    parade
    convoke answer victory cz accepted >/dev/null
    good convoke event move victory 2020-06-24
    says "Czech Republic (accepted)"
    good convoke answer victory cz declined
    says "declined for 2020-06-24"
    good convoke roll victory --csv
    says declined
}

@test "what was said before the move, and is entered after it, is for the old date" {
    parade
    convoke event move victory 2020-06-24 --said-on 2020-05-20 >/dev/null
    good convoke answer victory cz accepted --said-on 2020-05-19
    says "for 2020-05-09"
    good convoke why victory cz
    says lapsed
    good convoke answer victory cz tentative --said-on 2020-05-21
    says "for 2020-06-24"
}

@test "a late answer to the old date counts for the old date" {
    parade
    convoke event move victory 2020-06-24 >/dev/null
    good convoke answer victory cz accepted --date 2020-05-09
    good convoke roll victory --json
    echo "$output" | jq -e '.' >/dev/null
    good convoke why victory cz
    says lapsed
}

@test "a move needs a date or --open, and another date than there is" {
    parade
    bad 2 convoke event move victory
    says "--open"
    bad 2 convoke event move victory 2020-06-24 --open
    bad 1 convoke event move victory 2020-05-09
    says "is set for 2020-05-09 already"
    good convoke event move victory --open
    says postponed
    good convoke event list
    says postponed
    good convoke event move victory 2020-06-24
    lacks postponed
    good convoke event list
    says "2020-06-24"
}

@test "a cancelled event" {
    parade
    good convoke event cancel victory --by 'the Kremlin'
    says cancelled
    good convoke event list
    says cancelled
    bad 1 convoke event cancel victory
    says "is cancelled already (#"
    good convoke invite victory rs
    says "Serbia invited" "is cancelled (#" "recorded all the same"
}

# A gala that Poland sets for 2021-05-12 today, and France invited to it.
gala()
{
    convoke init
    convoke event add Poland 2021-05-12 Gala
    convoke invite gala fr
} >/dev/null

@test "two moves on one day: each opens its round" {
    gala
    convoke answer gala fr yes >/dev/null
    good convoke event move gala 2021-06-01
    says "France (accepted)" "has lapsed"
    good convoke answer gala fr yes
    says "for 2021-06-01"
    lacks "recorded before"
    good convoke event move gala 2021-07-01
    says "France (accepted)" "has lapsed"
    good convoke roll gala
    says "2021-07-01" "lapsed" "accepted, accepted"
    convoke roll gala --json | jq -e '.rounds | length == 3' >/dev/null
    good convoke why gala fr
    says "scheduled" "2021-05-12" "2021-06-01" "2021-07-01"
    [ "$(echo "$output" | grep -c postponed)" -eq 2 ]
    [ "$(echo "$output" | grep -c scheduled)" -ge 3 ]
}

@test "moved and moved back on one day: asked again, and may answer again" {
    gala
    convoke answer gala fr yes >/dev/null
    convoke event move gala 2021-06-01 >/dev/null
    good convoke event move gala 2021-05-12
    says "scheduled 2021-05-12"
    lacks "recorded before"
    good convoke roll gala
    says "2021-05-12" "lapsed"
    good convoke answer gala fr yes
    lacks "recorded before"
    good convoke roll gala
    says "1 accepted"
    good convoke answer gala fr yes
    says "recorded before"
}

@test "moved and cancelled on one day: the date that was given up last, and the lapses" {
    gala
    convoke answer gala fr yes >/dev/null
    convoke event move gala 2021-09-30 >/dev/null
    good convoke event cancel gala
    good convoke roll gala
    says "cancelled (was 2021-09-30)" "1 lapsed"
}

@test "a month becomes a day" {
    convoke init
    convoke event add France 2021-05 'Spring meeting' >/dev/null
    good convoke event move spring 2021-05-03
    says "scheduled 2021-05-03 (host"
    lacks "recorded before" "postponed"
    good convoke event list
    says "2021-05-03"
}

@test "a fuller answer on the same day is recorded" {
    gala
    convoke answer gala fr delegated >/dev/null
    good convoke answer gala fr delegated --person 'Jean Dupont'
    lacks "recorded before"
    good convoke roll gala
    says "Jean Dupont"
    good convoke answer gala fr delegated --note 'by phone, again'
    lacks "recorded before"
    good convoke answer gala fr delegated --person 'Jean Dupont'
    says "delegated for 2021-05-12 (guest, 2020-05-28), naming Jean Dupont: recorded before"
}

@test "an answer for a date that the event never had is refused" {
    gala
    bad 1 convoke answer gala fr yes --date 2021-05-13
    says "was never set for 2021-05-13; it was for 2021-05-12"
    good convoke answer gala fr yes --date 2021-05
}

@test "an invitation that is withdrawn after an answer" {
    gala
    convoke answer gala fr yes >/dev/null
    convoke uninvite gala fr >/dev/null
    good convoke roll gala
    says "1 not-invited"
    lacks "accepted"
    good convoke answer gala fr yes --by 'the embassy'
    good convoke roll gala
    says "1 accepted"
}

@test "an invitation that stands is not given twice, unless renewed" {
    parade
    good convoke invite victory fr
    says "invited already" "--again"
    good convoke invite victory fr --again
    says "France reinvited"
}

@test "planned, uninvited, and who was there" {
    parade
    good convoke plan victory rs
    says "Serbia planned for 2020-05-09 (host, "
    good convoke uninvite victory cz
    says "not-invited"
    good convoke presence victory kg attended --person Jeenbekov
    says "attended for 2020-05-09 (host, "
    good convoke roll victory
    says attended planned not-invited
}

@test "a key that was seen changes nothing (L6)" {
    parade
    good convoke answer victory cz accepted --key mail-77
    good convoke answer victory cz accepted --key mail-77 --said-on 2020-05-20
    says "recorded before"
    good convoke invite victory rs at --key batch-1
    good convoke invite victory rs at --key batch-1 --again --said-on 2020-05-20
    convoke export victory | grep -c '"kind":"statement"' >count
    [ "$(cat count)" -eq 9 ]
    bad 1 convoke answer victory at no --key mail-77
    says "key mail-77 was used for something else (#" ": CZ accepted)"
    good convoke event move victory 2020-06-24 --key move-1
    good convoke event move victory 2020-06-24 --key move-1
    says "recorded before"
    good convoke event cancel victory --key cancel-1
    good convoke event cancel victory --key cancel-1
    says "recorded before"
}

@test "of several guests none is entered where one is not known" {
    parade
    before=$(convoke export | wc -l)
    bad 1 convoke invite victory rs nowhereland
    [ "$(convoke export | wc -l)" -eq "$before" ]
}

@test "back to the first answer on one day: told what stands, and how to mend it" {
    parade
    convoke answer victory cz yes >/dev/null
    convoke answer victory cz no >/dev/null
    good convoke answer victory cz yes
    says "recorded before" "declined" "convoke retract"
}

@test "diff: what changed between two days" {
    parade
    convoke answer victory fr declined --said-on 2020-05-20 >/dev/null
    good convoke diff victory 2020-05-01
    says France tentative declined
    lacks Kyrgyzstan
    good convoke diff victory 2020-05-21 today
    lacks tentative
    good convoke diff victory 2020-05-01 2020-05-28 --json
    says '"declined"'
    good convoke diff victory 2020-05-27 2020-05-28 --recorded
    says Kyrgyzstan
}

@test "history: one guest over all events" {
    parade
    convoke event add ru 2023-05-09 'Victory Day parade' >/dev/null
    convoke answer ru-2023 kg declined >/dev/null
    good convoke history Kyrgyzstan
    says 2020-05-09 2023-05-09 accepted declined
    good convoke history fr --json
    says tentative
}

@test "a report is reproduced by --as-of and --known-by, whatever came since" {
    parade
    convoke roll victory --as-of 2020-05-28 --known-by 2020-05-28T10:00:00Z >first
    export CONVOKE_NOW=2020-06-02T10:00:00Z
    convoke answer victory fr declined --said-on 2020-05-20 >/dev/null
    convoke event move victory 2020-06-24 --said-on 2020-05-26 >/dev/null
    convoke roll victory --as-of 2020-05-28 --known-by 2020-05-28T10:00:00Z >second
    diff first second
    convoke roll victory --as-of 2020-05-28 >third
    run diff first third
    [ "$status" -eq 1 ]
    good convoke roll victory --known-by 2020-05-30
    bad 2 convoke roll victory --known-by noon
    bad 2 convoke roll victory --known-by 2020-05-28T25:00:00Z
    says "neither a moment nor a day"
}

@test "what cannot be text is refused, and what is shown holds no control characters" {
    parade
    bad 1 convoke answer victory cz no --note $'\xff'
    says "not UTF-8"
    bad 1 convoke answer victory $'\e[31mred' no
    lacks $'\e'
    good convoke answer victory cz no --note $'\e[31mred' --by $'a\nb'
    good convoke why victory cz
    lacks $'\e'
}
