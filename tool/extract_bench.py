"""Runs one program over a folder of pages, for tool/extract-bench.sh.

    extract_bench.py run SYSTEM PAGES OUT     texts into OUT, speed and memory to standard output
    extract_bench.py chunks SYSTEM TESTS      scored by trafilatura's own tests/eval_common.py
"""
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path


def convoke(paths):
    """Name of the file -> its text; CPU seconds, start of the program included; peak RSS in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([os.environ["CONVOKE"], "text", "--json", *map(str, paths)],
                          stdout=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = (json.loads(line) for line in done.stdout.decode().split("\n") if line)
    texts = {line["doc"]: line["text"] or "" for line in lines}
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [texts.get(str(p), "") for p in paths], seconds, after.ru_maxrss / 1024


def library(system):
    """The function from bytes to text, or None where the library is not importable."""
    try:
        if system.startswith("trafilatura"):
            from trafilatura import extract
            fast = system.endswith("fast")
            return lambda page: extract(page, include_comments=False, fast=fast)
        from lxml.html import fromstring
        from readability import Document
        return lambda page: fromstring(Document(page.decode("utf8")).summary()).text_content()
    except ImportError as why:
        print(f"{system}: not measured, {why}")
        return None


def peer(system, paths):
    """The same of a library: its calls alone, without its start and the reading of files."""
    extract = library(system)
    if extract is None:
        return None, 0, 0
    pages = [p.read_bytes() for p in paths]
    start = time.process_time()
    texts = [extract(page) or "" for page in pages]
    seconds = time.process_time() - start
    return texts, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def texts_of(system, paths):
    return convoke(paths) if system == "convoke" else peer(system, paths)


def run(system, folder, out):
    paths = sorted(Path(folder).glob("*.html"))
    texts, seconds, memory = texts_of(system, paths)
    if texts is None:
        return
    size = sum(p.stat().st_size for p in paths)
    print(f"{system:<18} {len(paths) / seconds:7.0f} pages/s {size / seconds / 1e6:7.1f} MB/s"
          f" {memory:5.0f} MB RSS")
    output = {p.stem: {"articleBody": text} for p, text in zip(paths, texts)}
    Path(out).write_text(json.dumps(output), encoding="utf8")


def chunks(system, tests):
    sys.path.insert(0, tests)
    try:
        import eval_common as judge
    except ImportError as why:
        print(f"{system}: not scored, {why}")
        return
    data = judge.load_evaldata(tests)
    names = sorted(data)
    paths = [Path(judge.resolve(tests, data[name]["file"])) for name in names]
    unique = sorted(set(paths))
    texts, _, _ = texts_of(system, unique)
    if texts is None:
        return
    found = dict(zip(unique, texts))
    sums = judge.ConfusionMatrix()
    for name, path in zip(names, paths):
        sums.add(judge.count_item(data[name], found[path]))
    precision, recall, accuracy, f1 = sums.scores()
    print(f"{system:<18} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}"
          f"  accuracy {accuracy:.3f}  ({len(names)} pages)")


if __name__ == "__main__":
    {"run": run, "chunks": chunks}[sys.argv[1]](*sys.argv[2:])
