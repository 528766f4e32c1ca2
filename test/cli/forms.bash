# forms.bash - news in every form, made of the papers of helper.bash.

# warc_record URI FILE [HEADER...]: the record of an answer of the web.
warc_record()
{
    local uri=$1 file=$2
    shift 2
    {
        printf 'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n'
        test $# = 0 || printf '%s\r\n' "$@"
        printf '\r\n'
        cat "$file"
    } >block
    printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n' "$uri"
    printf 'WARC-Date: 2020-05-28T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n'
    printf 'Content-Length: %d\r\n\r\n' "$(wc -c <block)"
    cat block
    printf '\r\n\r\n'
}

# records COUNT: so many files record.NN of different news, in plain, chunked and compressed answers.
records()
{
    papers
    for i in $(seq -w 1 "$1"); do
        sed "s/June 24/June $((10#$i % 20 + 5))/" "press/$(test $((10#$i % 2)) = 0 && echo one || echo two).txt" >body
        case $((10#$i % 3)) in
        0) warc_record "https://news.example/$i" body ;;
        1)
            printf '%x\r\n' "$(wc -c <body)" >chunked
            cat body >>chunked
            printf '\r\n0\r\n\r\n' >>chunked
            warc_record "https://news.example/$i" chunked 'Transfer-Encoding: chunked'
            ;;
        2)
            gzip -nc body >packed
            warc_record "https://news.example/$i" packed 'Content-Encoding: gzip'
            ;;
        esac >"record.$i"
    done
}

# request URI: a record that holds no document.
request()
{
    printf 'WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: %s\r\n' "$1"
    printf 'Content-Type: application/http; msgtype=request\r\nContent-Length: 20\r\n\r\n'
    printf 'GET /1 HTTP/1.1\r\n\r\n \r\n\r\n'
}

# as_json URL FILE: a line of JSON.
as_json()
{
    jq -cn --arg url "$1" --rawfile text "$2" \
        '{url: $url, text: $text, date: "2020-05-26", outlet: "The Paper"}'
}

# letter FILE: a message with the text as its plain part, beside HTML, and another one forwarded.
letter()
{
    cat <<END
Return-Path: <press@mfa.example>
Received: from a by b; Thu, 28 May 2020 09:00:00 +0000
From: "=?utf-8?Q?Press_Service?=" <press@mfa.example>
To: desk@example.org
Subject: Circular
Date: Wed, 27 May 2020 10:00:00 +0000
Message-ID: <outer@mfa.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="mixed"

--mixed
Content-Type: multipart/alternative; boundary="both"

--both
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

$(base64 "$1")
--both
Content-Type: text/html; charset=utf-8

<html><body><p>The same, for a browser.</p></body></html>
--both--
--mixed
Content-Type: message/rfc822

From: inner@mfa.example
Subject: The other one
Message-ID: <inner@mfa.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

$(sed 's/=/=3D/g; s/Serb/=53erb/' press/two.txt)
--mixed--
END
}

# pdf FILE: a PDF of one page that says what the file says, a line for each of its own.
pdf()
{
    {
        printf 'BT /F1 10 Tf 40 800 Td 12 TL\n'
        fold -s -w 90 "$1" | sed 's/[()\\]/\\&/g; s/^/(/; s/$/) Tj T*/'
        printf 'ET\n'
    } >content
    printf '%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'
    printf '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'
    printf '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R '
    printf '/Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n'
    printf '4 0 obj\n<< /Length %d >>\nstream\n' "$(wc -c <content)"
    cat content
    printf 'endstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n'
    printf 'trailer\n<< /Root 1 0 R >>\n%%%%EOF\n'
}

# web: serves the folder web/ on 127.0.0.1; $site is its address, asked what it was asked.
web()
{
    mkdir -p web
    cc -O1 -D_GNU_SOURCE -o server "$root/test/server.c"
    rm -f port
    ./server web asked port 3>&- &
    server=$!
    while [ ! -e port ]; do sleep 0.05; done
    site=http://127.0.0.1:$(cat port)
}

# feed [ENTRY...]: RSS with these; entry NAME [CONTENT-FILE]: one of them.
feed()
{
    printf '<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    printf '<channel><title>The Paper</title>'
    printf '%s' "$@"
    printf '</channel></rss>\n'
}

entry()
{
    printf '<item><title>%s</title><link>%s/%s.txt</link><pubDate>Tue, 26 May 2020 10:00:00 GMT</pubDate>' \
        "$1" "$site" "$1"
    if test $# -gt 1; then
        printf '<content:encoded><![CDATA[%s]]></content:encoded>' "$(cat "$2")"
    else
        printf '<description>More behind the link.</description>'
    fi
    printf '</item>'
}
