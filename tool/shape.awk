# shape.awk - the shape of the text, as far as a line shows it:  awk -f tool/shape.awk FILE...
#
# No tabs, no blanks at the end of a line, lines of about 100 (120 at the most), files of at most 600
# lines. A table (data in rows) may be wider and longer: files named .def, and tests, which are rows.

function off(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; count++ }

FNR == 1 { table = FILENAME ~ /\.def$/ || FILENAME ~ /^test\// }
/\t/ { off("a tab; indent by four spaces") }
/[ \t]$/ { off("a blank at the end of the line") }
!table && length($0) > 120 { off("a line of " length($0) " characters") }
!table && FNR == 601 { off("a file of more than 600 lines; one idea a file") }

END { exit count > 0 }
