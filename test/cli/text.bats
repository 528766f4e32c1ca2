# The story of a page as text, and pages in HTML through the reader.

load helper

page()
{
    cat >page.html <<'END'
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Latvia stays away | The Harbour Courier</title>
<meta property="og:site_name" content="The Harbour Courier">
<meta property="article:published_time" content="2020-05-26T10:00:00+03:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Latvia stays away</h1><div class="byline">By Jane Roe</div>
<p>Latvia will not attend the victory <b>parade</b> in Moscow on June 24, its president said on&nbsp;Tuesday.</p>
<p>Serbia&#8217;s president has accepted the invitation to the parade, his office said.</p>
<table><tr><th>Guest</th><th>Answer</th></tr><tr><td>Latvia</td><td>no</td></tr><tr><td>Serbia</td><td>yes</td></tr></table>
</article>
<footer><p>The Harbour Courier is printed in the harbour, as it always has been.</p></footer></body></html>
END
}

@test "text prints the story, title first, without furniture" {
    page
    good convoke text page.html
    [ "${lines[0]}" = "Latvia stays away" ]
    says "Latvia will not attend the victory parade" "Serbia’s president" $'Latvia\tno'
    lacks Home "as it always has been" "<b>" "&#8217;" "By Jane Roe"
}

@test "text --all prints everything in the order of the page" {
    page
    good convoke text --all page.html
    [ "${lines[0]}" = Home ]
    says "By Jane Roe" "as it always has been"
}

@test "text --json prints an object a file" {
    page
    papers
    good convoke text --json page.html press/one.txt
    [ "${#lines[@]}" -eq 2 ]
    printf '%s\n' "${lines[0]}" >one.json
    jq -e '.doc == "page.html" and .title == "Latvia stays away" and .outlet == "The Harbour Courier"
        and .published == "2020-05-26" and (.text | startswith("Latvia will not attend"))' one.json
}

@test "text reads folders and standard input, and goes on after a file that cannot be read" {
    page
    mkdir pages
    cp page.html pages/a.html
    printf "\211PNG\r\n\032\n\000\000\000\rIHDR" >pages/b.html
    run convoke text pages
    [ "$status" -eq 1 ]
    says "convoke: pages/b.html: binary" "Latvia stays away"
    good convoke text - <page.html
    says "Latvia stays away"
    convoke text page.html | convoke text - | grep -q "Latvia will not attend"
}

@test "text shows no control characters" {
    printf 'The king \033[31mwill come to the parade, he said on Monday.\n' >red.txt
    good convoke text red.txt
    lacks $'\e'
    says "will come"
}

@test "a page in HTML is read like its text, and offsets lead into the bytes received" {
    page
    convoke read --json page.html >html.jsonl
    [ -s html.jsonl ]
    jq -se 'any(.guest == "LV" and .act == "declined")' html.jsonl >/dev/null
    while read -r line; do
        start=$(jq .start <<<"$line") end=$(jq .end <<<"$line")
        jq -j .quote <<<"$line" | tr -d ' \302\240\n' >quote
        tail -c +$((start + 1)) page.html | head -c $((end - start)) |
            sed 's/<[^>]*>//g; s/&#8217;/’/g; s/&nbsp;//g' | tr -d ' \n' | cmp - quote
    done <html.jsonl
}

@test "a page in windows-1252 is read by what it declares" {
    page
    sed 's/utf-8/windows-1252/; s/Jane Roe/Jane/' page.html | iconv -f UTF-8 -t WINDOWS-1252 |
        sed 's/Serbia&#8217;s/Vu\xE8ic\x92s/' >latin.html
    good convoke text latin.html
    says "Vuèic’s president"
}
