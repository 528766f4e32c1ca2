# Made by convoke from its tables of commands and options; do not edit.

_convoke_commands() { echo init event plan invite uninvite answer presence read review roll why diff history log document retract erase verify export import completion help; }

_convoke_group() {
    case $1 in
        event) echo add move cancel list;;
        review) echo list accept reject edit;;
        document) echo list show;;
        erase) echo document person;;
    esac
}

# Sets for the command that $1 names: its options, what its first word is,
# and what its word number at (from 0) may be.
_convoke_command() {
    options='' first=nothing at=0 fits=''
    case $1 in
        'init') options=' --ledger --wait --help --version' first=nothing at=0 fits='';;
        'event add') options=' --ledger --wait --help --version --side --by --via --channel --said-on --note --key --place --id' first=nothing at=2 fits='';;
        'event move') options=' --ledger --wait --help --version --side --by --via --channel --said-on --note --key --open' first=events at=0 fits='';;
        'event cancel') options=' --ledger --wait --help --version --side --by --via --channel --said-on --note --key' first=events at=0 fits='';;
        'event list'|event) options=' --ledger --wait --help --version --as-of --known-by --ids' first=nothing at=0 fits='';;
        'plan') options=' --ledger --wait --help --version --side --by --via --channel --said-on --person --note --key' first=events at=1 fits='';;
        'invite') options=' --ledger --wait --help --version --side --by --via --channel --said-on --person --note --key --again' first=events at=1 fits='';;
        'uninvite') options=' --ledger --wait --help --version --side --by --via --channel --said-on --person --note --key' first=events at=1 fits='';;
        'answer') options=' --ledger --wait --help --version --side --by --via --channel --said-on --person --note --key --date' first=events at=2 fits='accepted tentative declined delegated';;
        'presence') options=' --ledger --wait --help --version --side --by --via --channel --said-on --person --note --key' first=events at=2 fits='arrived attended absent';;
        'read') options=' --ledger --wait --help --version --json --auto --received --explain' first=files at=0 fits='';;
        'review list'|review) options=' --ledger --wait --help --version --auto --limit' first=events at=0 fits='';;
        'review accept') options=' --ledger --wait --help --version --auto --event' first=nothing at=0 fits='';;
        'review reject') options=' --ledger --wait --help --version' first=nothing at=0 fits='';;
        'review edit') options=' --ledger --wait --help --version --side --by --via --said-on --person --note --date --event --guest --act' first=nothing at=0 fits='';;
        'roll') options=' --ledger --wait --help --version --as-of --known-by --json --csv' first=events at=0 fits='';;
        'why') options=' --ledger --wait --help --version --as-of --known-by --json' first=events at=1 fits='';;
        'diff') options=' --ledger --wait --help --version --recorded --json' first=events at=1 fits='';;
        'history') options=' --ledger --wait --help --version --as-of --known-by --json' first=nothing at=0 fits='';;
        'log') options=' --ledger --wait --help --version --from --limit' first=events at=0 fits='';;
        'document list'|document) options=' --ledger --wait --help --version' first=nothing at=0 fits='';;
        'document show') options=' --ledger --wait --help --version' first=nothing at=0 fits='';;
        'retract') options=' --ledger --wait --help --version --reason' first=nothing at=0 fits='';;
        'erase document') options=' --ledger --wait --help --version --reason' first=nothing at=0 fits='';;
        'erase person') options=' --ledger --wait --help --version --reason' first=nothing at=0 fits='';;
        'verify') options=' --ledger --wait --help --version' first=nothing at=0 fits='';;
        'export') options=' --ledger --wait --help --version --json --csv' first=events at=0 fits='';;
        'import') options=' --ledger --wait --help --version' first=files at=0 fits='';;
        'completion') options=' --ledger --wait --help --version' first=nothing at=0 fits='bash zsh';;
        'help') options=' --ledger --wait --help --version' first=nothing at=0 fits='';;
        *) return 1;;
    esac
}

# What the value of option $1 may be.
_convoke_value() {
    case $1 in
        -l) echo files;;
        -n) echo nothing;;
        --ledger) echo files;;
        --wait) echo nothing;;
        --as-of) echo nothing;;
        --known-by) echo nothing;;
        --side) echo sides;;
        --by) echo nothing;;
        --via) echo nothing;;
        --channel) echo channels;;
        --said-on) echo nothing;;
        --person) echo nothing;;
        --note) echo nothing;;
        --key) echo nothing;;
        --date) echo nothing;;
        --place) echo nothing;;
        --id) echo nothing;;
        --auto) echo nothing;;
        --received) echo nothing;;
        --event) echo events;;
        --guest) echo nothing;;
        --act) echo acts;;
        --reason) echo nothing;;
        --from) echo nothing;;
        --limit) echo nothing;;
    esac
}

_convoke_words() {
    case $1 in
        events) convoke event list --ids 2>/dev/null;;
        acts) echo planned invited reinvited not-invited accepted tentative declined delegated arrived attended absent scheduled postponed cancelled;;
        sides) echo guest host third press;;
        channels) echo note letter phone diplomatic mail web briefing press;;
    esac
}

_convoke() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local value options first at fits name='' wanted='' i plain=()
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            -*) test -n "$(_convoke_value "${COMP_WORDS[i]}")" && ((i++));;
            *) plain+=("${COMP_WORDS[i]}");;
        esac
    done
    value=$(_convoke_value "$prev")
    if [[ $value == files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return
    elif [[ -n $value ]]; then
        wanted=$(_convoke_words "$value")
    elif ((${#plain[@]} == 0)); then
        wanted=$(_convoke_commands)
        [[ $cur == -* ]] && wanted='--ledger --help --version'
    else
        name=${plain[0]}
        if _convoke_command "$name ${plain[1]-}"; then
            plain=("${plain[@]:2}")
        elif [[ -n $(_convoke_group "$name") && ${#plain[@]} -eq 1 && $cur != -* ]]; then
            wanted=$(_convoke_group "$name")
        else
            _convoke_command "$name"
            plain=("${plain[@]:1}")
        fi
        if [[ $name == help ]]; then
            wanted=$(_convoke_commands)
        elif [[ $cur == -* ]]; then
            wanted=$options
        elif [[ $first == files ]]; then
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
        elif [[ $first == events && ${#plain[@]} -eq 0 && -z $wanted ]]; then
            wanted=$(_convoke_words events)
        elif [[ -z $wanted && ${#plain[@]} -eq $at ]]; then
            wanted=$fits
        fi
    fi
    mapfile -t COMPREPLY < <(compgen -W "$wanted" -- "$cur")
}
complete -F _convoke convoke
