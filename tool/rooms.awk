# rooms.awk - compares src/ROOMS with every #include:  awk -f tool/rooms.awk src/ROOMS FILE...
#
# A room includes itself and the rooms that its line names; those stand above it, so that the flow
# has one direction. Tests of a room may include what the room may. An include in quotes is always
# "room/file.h" (or .def, or a table that the build makes); another file's .c is never included. What
# lies outside C and POSIX (a library) is met in one file of src/ only.

FNR == 1 {
    file = FILENAME
    part = split(file, path, "/")
    room = path[part - 1]
    source = path[1] == "src"
    if (FILENAME != ARGV[1])
        files++
    if (FILENAME != ARGV[1] && part == 3 && !(room in seen))
        breach("the room " room " is not in " ARGV[1])
}

FILENAME == ARGV[1] {
    sub(/#.*/, "")
    if (NF == 0)
        next
    for (i = 2; i <= NF; i++) {
        if ($i != "-" && !($i in seen))
            breach($1 " may include " $i ", which does not stand above it")
        may[$1, $i] = 1
    }
    seen[$1] = may[$1, $1] = 1
    next
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    if (split(quoted[2], target, "/") != 2) {
        if (source || quoted[2] ~ /\.c$/)
            breach("includes \"" quoted[2] "\", not \"room/file.h\"")
    } else if (quoted[2] ~ /\.c$/)
        breach("includes " quoted[2] ": only headers and tables are included")
    else if (!(target[1] in seen))
        breach("includes " quoted[2] " of a room that " ARGV[1] " does not name")
    else if (part == 3 && !((room, target[1]) in may))
        breach("includes " quoted[2] ", but " room " may not include " target[1])
}

/^[ \t]*#[ \t]*include[ \t]*</ && source {
    header = $0
    sub(/^[^<]*</, "", header)
    sub(/>.*/, "", header)
    if (header in is_standard)
        next
    if (header in met_in && met_in[header] != file)
        breach("includes <" header ">, which is met in " met_in[header] " only")
    if (file ~ /\.h$/)
        breach("a header includes <" header ">: meet it in one .c file")
    met_in[header] = file
}

function breach(what) {
    printf "%s:%d: %s\n", file == "" ? FILENAME : file, FNR, what
    breaches++
}

BEGIN {
    split("assert.h ctype.h errno.h float.h inttypes.h iso646.h limits.h locale.h math.h " \
          "setjmp.h signal.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h " \
          "stdio.h stdlib.h stdnoreturn.h string.h threads.h time.h uchar.h wchar.h wctype.h dirent.h fcntl.h " \
          "fnmatch.h getopt.h glob.h iconv.h langinfo.h libgen.h poll.h pthread.h pwd.h " \
          "regex.h strings.h sys/file.h sys/ioctl.h sys/mman.h sys/resource.h sys/socket.h " \
          "sys/stat.h sys/statvfs.h sys/time.h sys/types.h sys/uio.h sys/un.h sys/wait.h " \
          "termios.h unistd.h netdb.h netinet/in.h arpa/inet.h", names, " ")
    for (i in names)
        is_standard[names[i]] = 1
}

END {
    if (breaches)
        exit 1
    printf "rooms: %d files keep to src/ROOMS\n", files
}
