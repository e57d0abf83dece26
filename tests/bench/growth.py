"""How verbs grow from a thousand units to a million, and the picture of it."""
import json, math, os, random, shutil, time

from measure import best, run
from made import corpus, documents, unit

SIZES = [1_000, 10_000, 100_000, 1_000_000]
A_FILE = 1000
COLOURS = ["#1f5fa8", "#b3541e", "#2e7d4f", "#7b3fa0", "#9a7b00", "#b02a4c"]


def entries(path, count):
    """So many pairs as JSON lines, for a memory."""
    dice = random.Random(count)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            zh, en, _ = unit(number, dice)
            out.write(json.dumps({"id": f"u{number}", "src": zh, "tgt": en or zh}, ensure_ascii=False) + "\n")


def look_up(bench, folder, count):
    """A memory of so many pairs in `folder`, its index kept; gives what looks one sentence up, the best of so many runs."""
    entries(f"{folder}/entries.jsonl", count)
    search = [bench.program, "tm", "search", "--memory", "entries.jsonl", "第七项：水站已经修好，市场星期一休息。"]
    env = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"}
    # The first makes the index. A file that was made this moment is read once more before it is known by its looks.
    run(search, folder, env=env)
    time.sleep(3)
    run(search, folder, env=env)
    return lambda runs: best(runs, search, folder, env=env)


def better_copy(folder, files):
    """Another copy of the transcripts: one line in twenty reads otherwise."""
    for nth in range(files):
        with open(f"{folder}/d{nth}.txt", encoding="utf-8") as source:
            lines = source.read().split("\n")
        lines[10::20] = [line.replace("。", "，下午也是。") for line in lines[10::20]]
        with open(f"{folder}/d{nth}.txt", "w", encoding="utf-8") as out:
            out.write("\n".join(lines))


def streams(bench):
    """Two workers against one, on the clock: only in a quiet hour does it say something."""
    sentences = int(50_000 * bench.share)
    name = f"align --stream, some {sentences:,} sentences, two workers against one, clock"
    if bench.wants(name):
        path = f"{bench.folder}/records.jsonl"
        documents(path, sentences // 50, 50)
        one, two = (best(2, [bench.program, "-j", jobs, "align", "--stream"], bench.folder, stdin=path) for jobs in "12")
        bench.row(name, f"{two.wall:.2f} s", f"one worker {one.wall:.2f} s", one.wall / two.wall, "1.7×", "1.9×",
                  f"processor time {two.cpu / one.cpu:.2f} times; {two.peak:.0f} MiB")


def measure(bench, units):
    """Processor seconds of each verb at so many units."""
    files = units // A_FILE
    folder = f"{bench.folder}/growth"
    corpus(folder, files, A_FILE)
    program = bench.program
    runs = 3 if units < 1_000_000 else 1
    costs = {
        "coverage": best(runs, [program, "coverage"], folder),
        "check": best(runs, [program, "check", "--format", "jsonl"], folder),
        "export to html": best(runs, [program, "export", "--to", "html", "-o", "out"], folder),
    }
    better_copy(folder, files)
    costs["sync"] = run([program, "sync"], folder)
    costs["search (one look-up)"] = look_up(bench, folder, units)(5)
    documents(f"{folder}/records.jsonl", units // 50, 50)
    costs["align"] = run([program, "align", "--stream"], folder, stdin=f"{folder}/records.jsonl")
    shutil.rmtree(folder)
    return costs


def draw(bench, path):
    """Measures, prints the table, and draws it on two scales of tens."""
    sizes = [int(size * bench.share) for size in SIZES if size * bench.share >= A_FILE]
    found = [measure(bench, size) for size in sizes]
    verbs = list(found[0])
    print("processor seconds (peak of memory in MiB)\n\n| verb | " + " | ".join(f"{size:,}" for size in sizes) + " |\n|---" + "|---" * len(sizes) + "|")
    for verb in verbs:
        cells = [f"{costs[verb].cpu:.3f} ({costs[verb].peak:.0f})" for costs in found]
        print(f"| {verb} | " + " | ".join(cells) + " |")
    with open(path, "w", encoding="utf-8") as out:
        out.write(picture(sizes, {verb: [costs[verb].cpu for costs in found] for verb in verbs}))


def picture(sizes, series):
    """An SVG: units to the right, processor seconds upward, both by tens; a grey line grows as the units do."""
    width, height, left, right, top, bottom = 720, 420, 64, 150, 24, 48
    least = math.floor(math.log10(min(min(row) for row in series.values())))
    most = math.ceil(math.log10(max(max(row) for row in series.values())))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])
    x = lambda size: left + (math.log10(size) - first) / (last - first) * (width - left - right)
    y = lambda seconds: height - bottom - (math.log10(seconds) - least) / (most - least) * (height - top - bottom)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
           f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for power in range(least, most + 1):
        at, words = y(10 ** power), f"{10 ** power:g} s" if power >= 0 else f"{1000 * 10 ** power:g} ms"
        out.append(f'<path d="M{left} {at:.1f}H{width - right}" stroke="#e4e4e4"/><text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end" fill="#444">{words}</text>')
    for size in sizes:
        out.append(f'<text x="{x(size):.1f}" y="{height - bottom + 20}" text-anchor="middle" fill="#444">{size:,}</text>')
    start = 10 ** least * 1.5
    out.append(f'<path d="M{x(sizes[0]):.1f} {y(start):.1f}L{x(sizes[-1]):.1f} {y(start * sizes[-1] / sizes[0]):.1f}" stroke="#aaa" stroke-dasharray="4 4"/>')
    ends, label_y = sorted(series, key=lambda verb: -series[verb][-1]), -100.0
    for verb in ends:
        colour, row = COLOURS[list(series).index(verb)], series[verb]
        points = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in zip(sizes, row))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x(size):.1f}" cy="{y(seconds):.1f}" r="3" fill="{colour}"/>' for size, seconds in zip(sizes, row)]
        label_y = max(y(row[-1]) + 4, label_y + 15)
        out.append(f'<text x="{width - right + 10}" y="{label_y:.1f}" fill="{colour}">{verb}</text>')
    out.append(f'<text x="{(left + width - right) / 2}" y="{height - 8}" text-anchor="middle" fill="#444">units (dashed: as much more time as units)</text></svg>')
    return "\n".join(out) + "\n"
