# The commands of docs/shards.md, exactly as they stand there, and what they promise.

load helper

commands() { awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$root/docs/shards.md"; }

@test "docs/shards.md: shards read apart and loaded once are what one process finds" {
    command -v parallel >/dev/null || skip "GNU parallel is not installed"
    parallel --version 2>/dev/null | grep -q GNU || skip "this parallel is not GNU's"
    command -v jq >/dev/null || skip "jq is not installed"
    ln -s "$root/examples" examples
    commands >commands.sh
    grep -q parallel commands.sh
    good env HOME="$PWD" bash -e commands.sh
    says " documents, " " proposals to review" "nothing new"
    [ "$(ls shard.*.found | wc -l)" -eq 4 ]
    cat shard.*.found >apart
    convoke read --json --documents news.jsonl | cmp - apart
    convoke init one.db
    convoke -l one.db read news.jsonl >/dev/null
    convoke review list | sed 's/^ *[0-9]* *//' | sort >loaded
    convoke -l one.db review list | sed 's/^ *[0-9]* *//' | sort | cmp - loaded
    good convoke verify
}
