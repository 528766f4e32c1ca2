# Completion for bash and zsh.

load helper

# complete WORDS...: what bash offers for the last of them.
complete_bash()
{
    bash -c '
        source <(convoke completion bash)
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _convoke
        printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}

@test "bash: commands, those of two words, options" {
    good complete_bash convoke re
    [ "$output" = $'read\nreview\nretract' ]
    good complete_bash convoke event m
    [ "$output" = move ]
    good complete_bash convoke roll x --as
    [ "$output" = --as-of ]
    good complete_bash convoke verify --as
    [ -z "$output" ]
    good complete_bash convoke help ro
    [ "$output" = roll ]
}

@test "bash: events, answers, sides, channels, acts" {
    parade
    good complete_bash convoke roll ru
    [ "$output" = ru-2020-victory-day-parade ]
    good complete_bash convoke answer ru-2020 fr a
    [ "$output" = accepted ]
    good complete_bash convoke answer ru-2020 fr no --side h
    [ "$output" = host ]
    good complete_bash convoke --channel di
    [ "$output" = diplomatic ]
    good complete_bash convoke review edit 3 --act re
    [ "$output" = reinvited ]
    good complete_bash convoke completion z
    [ "$output" = zsh ]
}

@test "bash: files, and an option's value is no command" {
    touch page.txt
    good complete_bash convoke read pa
    [ "$output" = page.txt ]
    good complete_bash convoke --ledger x.db ev
    [ "$output" = event ]
}

@test "zsh: the script is sound and knows the commands" {
    command -v zsh >/dev/null || skip "no zsh"
    convoke completion zsh >_convoke
    good zsh -n _convoke
    good zsh -fc 'compdef() { :; }; source ./_convoke
        compadd() { print -l -- "${wanted[@]}"; }
        words=(convoke event "") CURRENT=3; _convoke'
    [ "$output" = $'add\nmove\ncancel\nlist' ]
    parade
    good zsh -fc 'compdef() { :; }; source ./_convoke
        compadd() { print -l -- "${wanted[@]}"; }
        words=(convoke roll "") CURRENT=3; _convoke
        words=(convoke answer x y "") CURRENT=5; _convoke'
    [ "$output" = $'ru-2020-victory-day-parade\naccepted\ntentative\ndeclined\ndelegated' ]
}

@test "no other shell" {
    bad 2 convoke completion fish
    says "bash or zsh"
}
