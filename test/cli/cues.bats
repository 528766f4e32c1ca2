# Cue files and tables of names: where they are found, what they change, and what is said of wrong ones.

load helper

# A story of which one sentence takes a row of one's own to be read, and one a name.
story()
{
    cat >story.txt <<'EOF'
# Guests for the summit in Kazan

KAZAN, June 3, 2024. The summit will be held in Kazan on June 9, 2024. Serbian President Aleksandar Vucic has packed his bags for Kazan. The Sorbonne will attend the summit.

Home | World | Politics | Subscribe
EOF
    cat >my.cues <<'EOF'
verb "pack"
accepted "G pack [..] bags" "Serbian President Aleksandar Vucic has packed his bags for Kazan."
EOF
    mkdir names
    printf 'code\tname\n@sorbonne\tSorbonne\n' >names/organisations.tsv
}

guests()
{
    convoke read --json "$@" | jq -r .guest | tr '\n' ' '
}

@test "a cue file reads what the table does not" {
    story
    [ "$(guests story.txt)" = "" ]
    [ "$(guests --cues my.cues story.txt)" = "RS " ]
}

@test "several cue files, and those that always hold" {
    story
    echo 'stay "G shun @" "Macron shuns the summit."' >more.cues
    [ "$(guests --cues more.cues --cues my.cues story.txt)" = "RS " ]
    [ "$(CONVOKE_CUES=more.cues:my.cues guests story.txt)" = "RS " ]
    mkdir -p "$HOME/.config/convoke"
    cp my.cues "$HOME/.config/convoke/cues"
    [ "$(guests story.txt)" = "RS " ]
    mkdir -p xdg/convoke
    [ "$(XDG_CONFIG_HOME=$PWD/xdg guests story.txt)" = "" ]
}

@test "tables of names: a guest of one's own is read, typed and shown" {
    story
    [ "$(guests --names names story.txt)" = "@sorbonne " ]
    good convoke names check names
    says "organisations: 1"
    export CONVOKE_NAMES=names
    parade
    good convoke invite victory sorbonne
    good convoke roll victory
    says "Sorbonne"
    bad 1 convoke invite victory sorbone
    says "did you mean Sorbonne?"
}

@test "what is wrong with a cue file is said with line and column" {
    printf 'come "G attend" "Latvia will attend the parade."\n\ncomes "G go" "x"\n  "y" "G (a" \n' >bad.cues
    run convoke cues check bad.cues
    [ "$status" -eq 1 ]
    says "bad.cues:3:1: comes: no such act"
    bad 1 convoke read --json --cues bad.cues bad.cues
    says "convoke: bad.cues:3:1: comes: no such act"
    bad 1 convoke read --json --cues none.cues bad.cues
    says "none.cues"
    bad 2 convoke cues check
    says "no cue file is in force"
}

@test "what is wrong with a table of names is said with line and column" {
    story
    printf 'code\tname\n@sorbonne\tSorbonne\nFR\tParis\n' >names/organisations.tsv
    run convoke names check names
    [ "$status" -eq 1 ]
    says "names/organisations.tsv:3:1: code: FR is a country's"
    bad 1 convoke read --json --names names story.txt
    CONVOKE_NAMES=names bad 1 convoke roll parade
}

@test "cues lists all rows in force, as a cue file has them" {
    story
    good convoke cues --cues my.cues
    [ "${lines[0]}" = "# my.cues" ]
    says "# built in" 'come        "G attend"  "Latvia will attend the parade."' 'accepted    "G pack [..] bags"'
    convoke cues | sed 1d >all.cues
    [ "$(wc -l <all.cues)" -gt 200 ]
}

@test "--explain tells what was seen, what lacks and the row that would read it" {
    story
    good convoke read --explain story.txt
    says "about: summit in Kazan, Russia, 2024-06-09" "saw: Serbian President Aleksandar Vucic (Serbia, leader)" \
        "lacks: the verb pack" 'come "G pack [..] bags"' "(furniture, not read) Home | World | Politics | Subscribe"
    [ "$(printf '%s\n' "$output" | wc -L)" -le 80 ]
}

@test "the row that --explain offers can be taken as it is" {
    cat >story.txt <<'EOF'
# Guests for the summit in Kazan

KAZAN, June 3, 2024. The summit will be held in Kazan on June 9, 2024. French President Emmanuel Macron will grace the summit with his presence, and nobody knows as yet with whom.
EOF
    convoke read --explain story.txt | sed -n '/a cue file would/,/^$/p' | sed '1d;s/^    //' >my.cues
    cat my.cues
    [ -s my.cues ]
    good convoke cues check my.cues
    [ "$(guests --cues my.cues story.txt)" = "FR " ]
}
