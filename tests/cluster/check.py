"""What the recipes of docs/cluster.md give, held to what one process gives.

  check.py PROGRAM WORK
"""
import json, os, re, signal, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "scoreboard"))
from made import documents

EXAMPLES = os.path.join(ROOT, "docs", "examples")
LOST = "Lost executor"


def say(line):
    print(line, flush=True)


def lines_of(path):
    """The lines of a file, or of all parts in a folder, sorted."""
    names = [os.path.join(path, name) for name in os.listdir(path) if name.startswith("part-")] if os.path.isdir(path) else [path]
    return sorted(line for name in names for line in open(name, "rb").read().splitlines(keepends=True))


def same(found, wanted, what):
    if found != wanted:
        odd = next((pair for pair in zip(found, wanted) if pair[0] != pair[1]), (len(found), len(wanted)))
        sys.exit(f"{what}: {len(found)} lines, {len(wanted)} wanted; the first that differ: {odd}")
    say(f"{what}: {len(found)} lines, the same")


def alone(program, work):
    """The documents, most short and one huge, some that are wrong; and what one process makes of them."""
    path, links = f"{work}/documents.jsonl", f"{work}/links.jsonl"
    documents(path, 800, 10, huge=(90, 3000))
    with open(path, "a", encoding="utf-8") as out:
        out.write('{"doc_id": "empty", "zh": [], "en": ["Nothing to stand beside."]}\n')
        out.write('{"doc_id": "half", "zh": "水站修好了。"}\n{"doc_id": "broken", "zh": "水站\n')
    with open(path, "rb") as source, open(links, "wb") as target:
        subprocess.run([program, "align", "--stream", "--quiet", "-j", "1"], stdin=source, stdout=target, check=True)
    return path, links


def below(root):
    """All processes below `root`: number, parent, command line."""
    found, parents = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            parents[int(name)] = int(open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()[1])
            found[int(name)] = open(f"/proc/{name}/cmdline").read().replace("\0", " ")
        except OSError:
            continue
    inside = lambda at: at == root or (at in parents and inside(parents[at]))
    return {at: (parents[at], found[at]) for at in found if at != root and inside(at)}


def kill_a_worker(job):
    """Waits for an executor that has the program at work under it, and kills that executor. Gives its number."""
    while job.poll() is None:
        tree = below(job.pid)
        for at, (parent, command) in tree.items():
            if " align --stream" not in command or "CoarseGrainedExecutorBackend" in command:
                continue
            while parent in tree and "CoarseGrainedExecutorBackend" not in tree[parent][1]:
                parent = tree[parent][0]
            if parent in tree:
                os.kill(parent, signal.SIGKILL)
                return parent
        time.sleep(0.02)
    return None


def spark(program, work, path, links):
    import pyspark.version

    out, log = f"{work}/spark", f"{work}/spark.log"
    settings = {
        "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "1g", "spark.sql.shuffle.partitions": "4",
    }
    flags = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    # Every socket on loopback; a pool of workers that is no test build still asks for the version of Scala.
    environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_SCALA_VERSION="2.13", PYSPARK_PYTHON=sys.executable)
    command = ["spark-submit", "--master", "local-cluster[2,1,1024]", *flags, f"{EXAMPLES}/spark_align.py",
               path, out, "--program", program, "--partitions", "12"]
    began = time.monotonic()
    with open(log, "w") as said:
        job = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
        killed = kill_a_worker(job)
        status = job.wait()
    text = open(log, errors="replace").read()
    if status or not killed or LOST not in text:
        sys.exit(f"spark: status {status}, killed {killed}, lost executors {text.count(LOST)}\n{text[-6000:]}")
    say(f"spark {pyspark.version.__version__}: two workers, executor {killed} killed with a task at work, {time.monotonic() - began:.0f} s")
    wanted = lines_of(links)
    same(lines_of(f"{out}/links"), wanted, "spark, links as JSON lines")
    same(lines_of(f"{out}/failed"), [line for line in wanted if b'"error":' in line], "spark, failed")
    same(parquet(f"{out}/pairs"), pairs(wanted), "spark, pairs as Parquet")


def row(doc_id, nth, bead):
    return json.dumps([str(doc_id), nth, *(bead[name] for name in ("zh", "en", "confidence", "link", "zh_text", "en_text"))], ensure_ascii=False)


def parquet(folder):
    import pyarrow.parquet

    return sorted(row(bead["doc_id"], bead["nth"], bead) for bead in pyarrow.parquet.read_table(folder).to_pylist())


def pairs(lines):
    answers = map(json.loads, lines)
    return sorted(row(answer["doc_id"], nth, bead) for answer in answers for nth, bead in enumerate(answer.get("beads", [])))


def recipes(program, work, path, links):
    """Runs the shell recipes of the page as they stand there."""
    page = open(f"{ROOT}/docs/cluster.md", encoding="utf-8").read()
    blocks = re.findall(r"```sh\n(.*?)```", page, re.S)
    shown = [block for block in blocks if "parallel " in block or "xargs " in block]
    if len(shown) < 2:
        sys.exit("docs/cluster.md has no recipes")
    for number, block in enumerate(shown):
        folder = f"{work}/recipe{number}"
        os.makedirs(folder)
        os.symlink(path, f"{folder}/documents.jsonl")
        environment = dict(os.environ, PATH=f"{os.path.dirname(program)}:{os.environ['PATH']}", HOME=folder)
        subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=folder, env=environment, check=True, stderr=subprocess.DEVNULL)
        name = "parallel" if "parallel " in block else "xargs"
        same(open(f"{folder}/links.jsonl", "rb").readlines(), open(links, "rb").readlines(), f"{name}, in the order of the documents")


def snakemake(program, work, path, links):
    folder = f"{work}/snakemake"
    os.makedirs(folder)
    environment = dict(os.environ, HOME=folder, XDG_CACHE_HOME=folder)
    base = ["snakemake", "--snakefile", f"{EXAMPLES}/Snakefile", "--directory", folder]
    config = ["--config", f"documents={path}", "parts=6", f"program={program}"]

    def run(*flags):
        ran = subprocess.run([*base, *flags, *config], env=environment, capture_output=True, text=True)
        if ran.returncode:
            sys.exit(f"snakemake {flags}: {ran.stdout}{ran.stderr}")
        return ran.stdout + ran.stderr

    told = run("--profile", f"{EXAMPLES}/slurm", "--dry-run")
    count = re.search(r"^align\s+(\d+)", told, re.M)
    if not count or count[1] != "6":
        sys.exit(f"snakemake: the dry run has another plan\n{told}")
    say("snakemake, dry run with the profile for Slurm: 6 jobs of align")
    run("--cores", "2", "--quiet", "all")
    same(open(f"{folder}/links.jsonl", "rb").readlines(), open(links, "rb").readlines(), "snakemake, in the order of the documents")
    if "Nothing to be done" not in run("--cores", "1"):
        sys.exit("snakemake: a second run has something to do")


def schemas(program, path, links):
    """Every record that goes in or comes out is what docs/schema says."""
    import jsonschema

    def hold(verb, lines, sort):
        schema = json.load(open(f"{ROOT}/docs/schema/{verb}-{sort}-1.schema.json", encoding="utf-8"))
        check = jsonschema.validators.validator_for(schema)(schema)
        for line in lines:
            check.validate(json.loads(line))
        return len(lines)

    def through(verb, records):
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        ran = subprocess.run([program, verb, "--stream"], input=text, capture_output=True, text=True, check=True)
        return ran.stdout.splitlines()

    sound = open(path, encoding="utf-8").readlines()[:500]
    count = hold("align", sound, "input") + hold("align", open(links, encoding="utf-8").readlines(), "output")
    first = json.loads(sound[0])
    texts = [{"doc_id": n, "text": f"老周：{zh}\n\n{en}"} for n, (zh, en) in enumerate(zip(first["zh"], first["en"]))]
    count += hold("segment", map_lines(texts), "input") + hold("segment", through("segment", [*texts, {"doc_id": 1}]), "output")
    pairs = [{"id": str(n), "src": "水站有3座。", "tgt": tgt} for n, tgt in enumerate(["There are 4 stations.", "", "  twice twice  "])]
    count += hold("check", map_lines(pairs), "input") + hold("check", through("check", [*pairs, {"id": 1}]), "output")
    say(f"schemas: {count} records in and out")


def map_lines(records):
    return [json.dumps(record) for record in records]


def main():
    program, work = sys.argv[1:]
    path, links = alone(program, work)
    schemas(program, path, links)
    recipes(program, work, path, links)
    snakemake(program, work, path, links)
    spark(program, work, path, links)


main()
