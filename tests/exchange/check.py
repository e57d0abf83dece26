"""Files for other programs: what those programs say of them, and what comes back. Started by `run`."""

import csv
import difflib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl
import webvtt
from translate.storage import po, tmx, xliff, xliff2

program, schemas, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
root = Path(__file__).resolve().parents[2]
FORMATS = {"csv": "csv", "xlsx": "xlsx", "xliff": "xlf", "xliff12": "xliff", "po": "po", "tmx": "tmx"}

# Texts that break formats which do not look after them.
HOSTILE = [
    "<b>&amp;\"'</b> ]]> <![CDATA[x]]>",
    "😀 𠮷野家 👩\u200d👩\u200d👧",
    "\u200fright\u200e left",
    "lines\n\nbelow\u2028and on",
    'back\\slash \\n \\t \\" \\\\ %s ${x} {0}',
    "   blanks around   ",
    "=1+1", "+44 20", "-5 degrees", "@SUM(A1)",
    "&#10; &lt; _x",
    "# no comment",
    'a;b,c"d""e',
    "\ufeffbom \u0085end",
]


def run(*command, folder=None, code=0):
    """What `command` says; it must leave with `code`."""
    ran = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True)
    said = ran.stdout + ran.stderr
    assert ran.returncode == code, f"{command} left with {ran.returncode}:\n{said}"
    return said


def changes(before, after):
    return "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm=""))


def normal(text):
    """A text as every format carries it: see src/format/mark.rs."""
    lines = re.split("[\n\r\v\f\x85\u2028\u2029]", text or "")
    lines = ("".join(c for c in line.replace("\t", " ") if c.isprintable() or c in "\u200d\u200e\u200f\ufeff\u3000\xa0") for line in lines)
    return "\n".join(line.strip() for line in lines if line.strip())


class Case:
    """A project with its exports."""

    def __init__(self, name, units, unit_file, edit):
        self.name, self.folder, self.unit_file = name, work / name, work / name / unit_file
        # An English text that stands once, and what somebody makes of it.
        self.old, self.new = edit
        units(self.folder)
        self.before = self.unit_file.read_text()
        self.out = self.folder / "out"
        run(program, "export", "--to", ",".join(FORMATS), "-o", self.out, folder=self.folder)
        self.stem = self.unit_file.stem
        with open(self.out / f"{self.stem}.csv", encoding="utf-8-sig", newline="") as table:
            self.rows = list(csv.DictReader(table))

    def file(self, name):
        return self.out / f"{self.stem}.{FORMATS[name]}"

    def unchanged(self, file):
        """`file` came back from a program that changed no text: nothing is taken."""
        said = run(program, "import", file, folder=self.folder)
        assert "\n0 English texts and 0 queries taken" in "\n" + said, said[-2000:]
        assert self.unit_file.read_text() == self.before, f"{file} changed the units"

    def exactly(self, file, query=None):
        """`file` came back with the edit of this case, and perhaps a remark: just that is taken."""
        run(program, "import", file, folder=self.folder)
        at = self.before.index(self.old)
        end = self.before.index("\n- id:", at)
        unit = self.before[at:end].replace(self.old, self.new, 1).replace("state: reviewed", "state: draft")
        if query:
            body = unit.rstrip("\n")
            unit = f"{body}\n  query: {query}{unit[len(body):]}"
        after = self.unit_file.read_text()
        self.unit_file.write_text(self.before)
        assert after == self.before[:at] + unit + self.before[end:], f"{file} gave other edits:\n" + changes(self.before, after)


def shipped(folder):
    for part in ["seeds", "translations"]:
        shutil.copytree(root / part, folder / part)


def hostile(folder):
    folder.mkdir()
    out = "format: 1\nsource: {path: a.txt}\nunits:\n- id: zz\n  zh: 桥修好了。\n  en: The bridge is repaired.\n  state: reviewed\n"
    for number, text in enumerate(HOSTILE):
        other = HOSTILE[(number + 1) % len(HOSTILE)]
        say = json.dumps
        out += f"- id: a{number}\n  zh: {say('甲' + text)}\n  en: {say('A ' + text)}\n  state: reviewed\n"
        out += f"- id: b{number}\n  zh: {say('乙' + text)}\n  en: [{say('B ' + text)}, {say('C ' + other)}]\n  state: draft\n"
        out += f"- id: c{number}\n  zh: {say('丙' + other)}\n  covered-by: b{number}\n"
        out += f"- id: d{number}\n  zh: {say('丁' + text)}\n  omit: {say('why ' + text)}\n"
        out += f"- id: \"{number}/ä é\"\n  zh: {say('戊' + text)}\n  en: \"\"\n"
    (folder / "a.yaml").write_text(out)
    (folder / "a.txt").write_text("桥\n")
    (folder / "duizhao.yaml").write_text("format: 1\ndocuments:\n- {path: a.yaml, fail-under: 0}\n")


def schema(case):
    """The schemas and the checker of gettext find nothing wrong."""
    for name, file in [("xliff", "xliff-core-2.0.xsd"), ("xliff12", "xliff-core-1.2-strict.xsd")]:
        run("xmllint", "--nonet", "--noout", "--schema", schemas / file, case.file(name))
    run("xmllint", "--nonet", "--noout", "--dtdvalid", schemas / "tmx14.dtd", case.file("tmx"))
    run("msgfmt", "--check", "--output-file", os.devnull, case.file("po"))


def gettext(case):
    """gettext writes the same file unwrapped; wrapped, sorted and with other escapes it is the same text."""
    assert run("msgcat", "--no-wrap", case.file("po")) == case.file("po").read_text()
    for options in [["--width=40"], ["--sort-output"], ["--escape"], ["--no-location", "--force-po"]]:
        copy = case.out / "cat.po"
        run("msgcat", *options, "-o", copy, case.file("po"))
        case.unchanged(copy)


def toolkit(case):
    """translate-toolkit reads every unit, and what it saves gives exactly its edit back."""
    stores = {"xliff": xliff2.Xliff2File, "xliff12": xliff.xlifffile, "po": po.pofile, "tmx": tmx.tmxfile}
    for name, store in stores.items():
        units = [unit for unit in store.parsefile(str(case.file(name))).units if not unit.isheader()]
        rows = [row for row in case.rows if name != "tmx" or row["en"]]
        assert len(units) == len(rows), f"{name}: {len(units)} units for {len(rows)} rows"
        for unit, row in zip(units, rows):
            assert normal(str(unit.source)) == normal(row["zh"]), f"{name}: {unit.source!r} {row['zh']!r}"
            assert normal(str(unit.target or "")) == normal(row["en"]), f"{name}: {unit.target!r} {row['en']!r}"
        held = store.parsefile(str(case.file(name)))
        copy = case.out / f"saved.{FORMATS[name]}"
        held.savefile(str(copy))
        case.unchanged(copy)
        unit = next(unit for unit in held.units if not unit.isheader() and str(unit.target or "") == case.old)
        unit.target = case.new
        if name != "tmx":
            unit.addnote("Is that so?", origin="translator")
        held.savefile(str(copy))
        case.exactly(copy, query="Is that so?" if name != "tmx" else None)
    # Between formats, by its own converters.
    run("xliff2po", "--progress=none", case.file("xliff12"), case.out / "from.po")
    case.unchanged(case.out / "from.po")
    run("pofilter", "--progress=none", "-t", "xmltags", case.file("po"), case.out / "filtered.po")


def workbook(case):
    """openpyxl finds texts and no formula, and an edited cell comes back alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(case.file("xlsx"))
    sheet = book.active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type == "s" for cell in cells if cell.value is not None)
    assert sheet.freeze_panes == "A2" and sheet.column_dimensions["I"].hidden
    assert sheet.max_row == len(case.rows) + 1
    copy = case.out / "saved.xlsx"
    book.save(copy)
    case.unchanged(copy)
    cell = next(cell for cell in cells if cell.value == case.old)
    cell.value = case.new
    sheet.cell(cell.row, 8).value = "Is that so?"
    book.save(copy)
    case.exactly(copy, query="Is that so?")


def office(case):
    """LibreOffice shows every text, and what it saves changes nothing."""
    for kind in ["xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"]:
        profile = f"-env:UserInstallation=file://{work / 'office'}"
        run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", case.out / "office", case.file("xlsx"))
    saved = case.out / "office" / f"{case.stem}.csv"
    shown = list(csv.DictReader(io.StringIO(saved.read_text(), newline="")))
    for row, own in zip(shown, case.rows, strict=True):
        assert [normal(row[key]) for key in ("id", "zh", "en", "mark")] == [
            normal(own[key]) for key in ("id", "zh", "en", "mark")
        ], (row, own)
    case.unchanged(case.out / "office" / f"{case.stem}.xlsx")
    case.unchanged(saved)


OMEGAT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ZH-CN</source_lang><target_lang>EN-GB</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3" o-tmf="OmegaT TMX" adminlang="EN" datatype="plaintext" segtype="paragraph" srclang="ZH-CN"/>
<body><tu><tuv lang="ZH-CN"><seg>{}</seg></tuv><tuv lang="EN-GB"><seg>{}</seg></tuv></tu></body></tmx>
"""


def omegat(case):
    """OmegaT opens a project of our files with our memory, and what it writes gives exactly its edit back."""
    zh = next(row["zh"] for row in case.rows if row["en"] == case.old)
    # OmegaT takes what stands in the target of an XLIFF file for the text to translate.
    for name, source in [("xliff12", case.old), ("po", zh)]:
        if name == "po" and "#, fuzzy" in case.file("po").read_text():
            continue  # It drops what is fuzzy, which `import` tells as emptied.
        folder = case.out / f"omegat-{name}"
        for part in ["omegat", "source", "target", "tm", "glossary", "dictionary"]:
            (folder / part).mkdir(parents=True)
        (folder / "omegat.project").write_text(OMEGAT)
        shutil.copy(case.file(name), folder / "source")
        shutil.copy(case.file("tmx"), folder / "tm")
        start = ["omegat", "--mode=console-translate", f"--config-dir={work / 'omegat'}", folder]
        made = folder / "target" / case.file(name).name
        run(*start)
        case.unchanged(made)
        (folder / "omegat" / "project_save.tmx").write_text(MEMORY.format(source, case.new))
        run(*start)
        case.exactly(made)


def subtitles():
    """webvtt-py reads both kinds of subtitles, cue by cue."""
    folder = work / "subtitles"
    folder.mkdir()
    run(program, "init", folder=folder)
    cues = "1\n00:00:01,000 --> 00:00:02,500\n桥修好了，水站也\n\n2\n00:00:02,500 --> 00:00:04,000\n修好了。谢谢。\n"
    (folder / "seeds" / "talk.srt").write_text(cues)
    run(program, "add", "seeds/talk.srt", folder=folder)
    unit_file = folder / "translations" / "talk.yaml"
    first = re.search(r"- id: (\w+)", unit_file.read_text())[1]
    run(program, "set", first, "The bridge is repaired & <so> is the water station.", folder=folder)
    before = unit_file.read_text()
    for name, read in [("vtt", webvtt.read), ("srt", webvtt.from_srt)]:
        run(program, "export", "talk", "--to", name, "-o", f"talk.{name}", folder=folder)
        captions = read(str(folder / f"talk.{name}")).captions
        assert [caption.start for caption in captions] == ["00:00:01.000", "00:00:03.357"], captions
        assert all(a.end_in_seconds <= b.start_in_seconds for a, b in zip(captions, captions[1:]))
        run(program, "import", f"talk.{name}", folder=folder)
        assert unit_file.read_text() == before


CASES = [
    Case("shipped", shipped, "translations/wang-yi-2021-03-07.yaml",
         ("Friends of the press, greetings to you all!", "Friends of the press, a warm welcome to you all!")),
    Case("hostile", hostile, "a.yaml", ("The bridge is repaired.", "The bridge is whole.")),
]
for case in CASES:
    for check in [schema, gettext, toolkit, workbook, office, omegat]:
        check(case)
        print(f"{case.name}: {check.__doc__.splitlines()[0]}")
subtitles()
print(f"subtitles: {subtitles.__doc__}")
