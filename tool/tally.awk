# tally.awk - what a TAP program's output amounts to:  awk -v status=EXIT -f tool/tally.awk OUTPUT
#
# Prints "good=3 bad=1 skip=0". Bad is every test that was announced and neither passed nor skipped
# by its own word: it failed, or its program crashed or hung before it. A program that ends badly
# although all passed, or that announces nothing, has one bad test.

/^1\.\.[0-9]+/ { split($1, plan, "\\.\\."); planned += plan[2] }
/^(not )?ok [0-9]+.*# *(skip|SKIP)/ { skip++; next }
/^ok [0-9]+/ { good++ }

END {
    bad = planned - good - skip
    if (bad < 0 || planned == 0 || (status != 0 && bad == 0))
        bad = 1
    printf "good=%d bad=%d skip=%d\n", good, bad, skip
}
