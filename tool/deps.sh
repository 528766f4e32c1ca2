#!/bin/sh
# deps.sh - installs what is missing.   sh tool/deps.sh build|check
#
# "build" is what convoke is made of, "check" what the tests want besides. Looks first and says
# nothing when all is there. As root, or where sudo asks for no password, it installs Debian's
# packages; elsewhere it names them, and goes on if what the build needs is there.

what=${1:-build}

have() { command -v "$1" >/dev/null 2>&1; }

# A library counts as there when a program that includes its header links.
links()
{
    printf '#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <setjmp.h>\n#include <%s>\nint main(void) { return 0; }\n' "$1" |
        cc -x c -o /dev/null - "$2" >/dev/null 2>&1
}

# clang 14 finds the sanitizers and libFuzzer in a package of their own.
fuzzes()
{
    echo 'int LLVMFuzzerTestOneInput(const char *p, long n) { return p && n < 0; }' |
        clang -x c -fsanitize=fuzzer,address -o /dev/null - >/dev/null 2>&1
}

# Prints what is missing of the build: what the program cannot be made without.
missing_to_build()
{
    have cc || echo gcc libc6-dev
    have make || echo make
    have pkg-config || echo pkg-config
    links sqlite3.h -lsqlite3 || echo libsqlite3-dev
    links jansson.h -ljansson || echo libjansson-dev
    links sodium.h -lsodium || echo libsodium-dev
    links utf8proc.h -lutf8proc || echo libutf8proc-dev
    links zlib.h -lz || echo zlib1g-dev
    links curl/curl.h -lcurl || echo libcurl4-openssl-dev
    pkg-config --exists gmime-3.0 2>/dev/null || echo libgmime-3.0-dev
    pkg-config --exists libxml-2.0 2>/dev/null || echo libxml2-dev
    have pdftotext || echo poppler-utils
}

missing_to_check()
{
    links cmocka.h -lcmocka || echo libcmocka-dev
    have bats || echo bats
    have sqlite3 || echo sqlite3
    have jq || echo jq
    have python3 || echo python3
    have zsh || echo zsh
    have mandoc || echo mandoc
    have script || echo bsdutils
    have parallel || echo parallel
    have clang || echo clang
    fuzzes || echo libclang-rt-14-dev
    have clang-tidy || echo clang-tidy
}

missing()
{
    missing_to_build
    test "$what" = build || missing_to_check
}

# Package lists are fetched only when the ones that are there (if any) do not do.
install()
{
    log=$(mktemp) || return 1
    export DEBIAN_FRONTEND=noninteractive
    get="$as_root apt-get install -y --no-install-recommends"
    $get "$@" >"$log" 2>&1 ||
        { $as_root apt-get update >>"$log" 2>&1 && $get "$@" >>"$log" 2>&1; }
    status=$?
    test $status = 0 || tail -n 20 "$log" >&2
    rm -f "$log"
    return $status
}

list=$(missing | tr '\n' ' ')
test -n "$list" || exit 0

as_root=
can_install=no
if have apt-get; then
    if test "$(id -u)" = 0; then
        can_install=yes
    elif have sudo && sudo -n true 2>/dev/null; then
        can_install=yes
        as_root="sudo -n"
    fi
fi

if test $can_install = yes; then
    echo "installing: $list"
    # shellcheck disable=SC2086  # a list of packages, cut at the blanks
    install $list
    list=$(missing | tr '\n' ' ')
    test -n "$list" || exit 0
fi

echo "missing (named as Debian's packages): $list" >&2
test -z "$(missing_to_build)" && exit 0
echo "convoke cannot be built without: $(missing_to_build | tr '\n' ' ')" >&2
exit 1
