#!/usr/bin/python3
"""copies.py - finds copies in a generated collection with convoke and with datasketch, in one run.

    copies.py CONVOKE LINES TRUTH [DATASKETCH]     DATASKETCH: a folder that holds its package
    copies.py --peer DATASKETCH LINES              datasketch alone: prints pairs

LINES and TRUTH are what make_copies wrote. Each program is a process of its own, so that its time
(user and system, on whichever core) and its memory at the peak are its own.

datasketch is used as its documentation shows: a MinHash of 128 permutations over runs of five words,
an LSH index with a threshold of 0.5, asked for each document before the document goes in. It needs
numpy and scipy.

How it is judged: the pairs found are held against the pairs of documents that tell one story. Pairs
within a wire story count only for that story, since its 19,900 pairs would outweigh all else. A
digest and its parts count neither way.
"""

import itertools
import json
import os
import subprocess
import sys
import time

THRESHOLD, PERMUTATIONS, RUN = 0.5, 128, 5
MANY_PAIRS = 20_000_000
KEPT = 0.95  # of the copies of a wire story that hang together


def peer(folder, lines):
    sys.path.insert(0, folder)
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for line in open(lines, encoding="utf-8"):
        document = json.loads(line)
        words = document["text"].lower().split()
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(words[i:i + RUN]).encode()
                             for i in range(max(1, len(words) - RUN + 1))])
        for other in index.query(sketch):
            print(json.dumps({"documents": [other, document["id"]]}))
        index.insert(document["id"], sketch)


class Truth:
    def __init__(self, path):
        self.family, self.kind, self.site, self.parts = {}, {}, {}, {}
        for line in open(path, encoding="utf-8"):
            name, family, kind, site, parts = line.rstrip("\n").split("\t")
            self.family[name], self.kind[name], self.site[name] = family, kind, site
            self.parts[name] = set(parts.split(","))
        self.members = {}
        for name, family in self.family.items():
            if family != "0":
                self.members.setdefault(family, []).append(name)

    def same(self, a, b):
        return self.family[a] == self.family[b] and self.family[a] != "0"

    def uncounted(self, a, b):
        """A digest with one of its parts, or with another digest that has the same part."""
        return bool((self.parts[a] | {self.family[a]}) & (self.parts[b] | {self.family[b]}) - {"", "0"})

    def is_wire(self, name):
        return self.kind[name] == "wire"


def pairs_of(groups):
    if sum(len(g) * (len(g) - 1) // 2 for g in groups) > MANY_PAIRS:
        sys.exit("copies.py: more than %d pairs were found: all is one story" % MANY_PAIRS)
    return {tuple(sorted(p)) for g in groups for p in itertools.combinations(g, 2)}


def judge(truth, pairs):
    right = wrong = at_site = 0
    wrong_kinds = {}
    for a, b in pairs:
        if truth.same(a, b):
            right += not truth.is_wire(a)
        elif not truth.uncounted(a, b):
            wrong += 1
            at_site += truth.site[a] == truth.site[b]
            kinds = "-".join(sorted((truth.kind[a], truth.kind[b])))
            wrong_kinds[kinds] = wrong_kinds.get(kinds, 0) + 1
    all_pairs = sum(len(m) * (len(m) - 1) // 2 for m in truth.members.values()
                    if not truth.is_wire(m[0]))
    precision = right / max(1, right + wrong)
    recall = right / max(1, all_pairs)
    print("  precision %.4f, recall %.4f, F1 %.4f: %d pairs right, %d wrong, %d missed"
          % (precision, recall, 2 * precision * recall / max(1e-9, precision + recall), right, wrong,
             all_pairs - right))
    print("  recall by kind: " + ", ".join("%s %.4f" % k for k in recall_by_kind(truth, pairs)))
    print("  wrong pairs of one site: %d%s" % (at_site, "".join(
        "; %s %d" % k for k in sorted(wrong_kinds.items(), key=lambda k: -k[1])[:4])))
    judge_wire(truth, pairs)


def recall_by_kind(truth, pairs):
    """Of each copy with its original."""
    for kind in ("edited", "cut", "reordered", "embedded", "furniture"):
        found = count = 0
        for members in truth.members.values():
            originals = [m for m in members if truth.kind[m] == "story"]
            for name in members if originals else []:
                if truth.kind[name] == kind:
                    count += 1
                    found += tuple(sorted((originals[0], name))) in pairs
        yield kind, found / max(1, count)


def judge_wire(truth, pairs):
    """A wire story is kept as one where nearly all who carry it hang together, and nobody else."""
    head = {}

    def find(name):
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for a, b in pairs:
        head[find(a)] = find(b)
    stories = whole = 0
    least, strangers = 1.0, 0
    for family, members in truth.members.items():
        if not truth.is_wire(members[0]):
            continue
        heads = {}
        for name in members:
            heads[find(name)] = heads.get(find(name), 0) + 1
        best = max(heads, key=heads.get)
        share = heads[best] / len(members)
        stories, whole, least = stories + 1, whole + (share >= KEPT), min(least, share)
        strangers += sum(1 for name in list(head) if find(name) == best
                         and truth.family[name] != family and family not in truth.parts[name])
    print("  wire stories kept as one: %d of %d (the least holds %.3f of its copies); strangers %d"
          % (whole, stories, least, strangers))


def run(name, command, lines, count):
    """Runs it; returns its groups and documents a second of its own time."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    groups = [json.loads(line)["documents"] for line in child.stdout]
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit("copies.py: %s failed" % name)
    seconds = used.ru_utime + used.ru_stime
    print("%s: %.0f documents/s, %.1f MB/s, %.2f s (%.2f by the clock), %d MB at the peak"
          % (name, count / seconds, os.path.getsize(lines) / seconds / 1e6, seconds, wall,
             used.ru_maxrss // 1024))
    return groups, count / seconds


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--peer":
        return peer(arguments[1], arguments[2])
    if len(arguments) not in (3, 4):
        sys.exit(__doc__)
    convoke, lines, path = arguments[:3]
    truth = Truth(path)
    count = len(truth.family)
    print("%d documents, %.1f MB, %d sites" % (count, os.path.getsize(lines) / 1e6,
                                             len(set(truth.site.values()))))
    groups, ours = run("convoke copies", [convoke, "copies", "--json", lines], lines, count)
    judge(truth, pairs_of(groups))
    if len(arguments) == 4:
        command = [sys.executable, __file__, "--peer", arguments[3], lines]
        groups, theirs = run("datasketch", command, lines, count)
        judge(truth, pairs_of(groups))
        print("convoke takes %.0f times the documents a second" % (ours / theirs))


if __name__ == "__main__":
    main(sys.argv[1:])
