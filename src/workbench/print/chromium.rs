//! Prints the HTML by Chromium, or by a browser made from it, without a window.

use std::collections::BTreeSet;
use std::path::Path;

use super::program::run;
use super::{Asked, failed};
use crate::workbench::failure::Failure;
use crate::workbench::store;

/// The names under which systems have it.
const PROGRAMS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The PDF of `page`.
///
/// # Errors
/// No font for a sign of the page, or a browser that fails.
pub(super) fn print(page: &[u8]) -> Result<Asked, Failure> {
    let folder = store::scratch()?;
    let (html, pdf) = (folder.path().join("page.html"), folder.path().join("page.pdf"));
    store::overwrite(&html, page)?;
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let target = format!("--print-to-pdf={}", pdf.display());
    let address = format!("file://{}", html.display());
    let arguments = [
        "--headless",
        "--disable-gpu",
        "--disable-extensions",
        "--disable-background-networking",
        "--no-first-run",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        &profile,
        &target,
        &address,
    ];
    for program in PROGRAMS {
        let started = |error: String| failed(program, &error, "Start it by hand, or install Typst.");
        let Some(mut ran) = run(program, &arguments, &[]).map_err(started)? else {
            continue;
        };
        // Asked only once a browser is there, which is what would print without the font.
        has_fonts(page, program)?;
        // As root, and in containers, its sandbox does not work, and it says so. The page is ours and loads nothing.
        if !store::exists(&pdf) && String::from_utf8_lossy(&ran.stderr).contains("no-sandbox") {
            let more: Vec<&str> = std::iter::once("--no-sandbox").chain(arguments).collect();
            ran = run(program, &more, &[]).map_err(started)?.unwrap_or(ran);
        }
        return match made(&pdf)? {
            Some(bytes) => Ok(Asked::Made(bytes)),
            None => {
                let said = String::from_utf8_lossy(&ran.stderr);
                let said = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
                Err(failed(
                    program,
                    said,
                    "Open the HTML (`--to html`) in a browser and print it, or install Typst.",
                ))
            }
        };
    }
    Ok(Asked::Absent)
}

/// The PDF, where one was made, without the time of day.
fn made(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if !store::exists(path) {
        return Ok(None);
    }
    let bytes = store::read(path)?;
    Ok(bytes.starts_with(b"%PDF").then(|| without_clock(bytes)))
}

/// The day that EPUBs without a date have, too.
const DAY: &[u8] = b"D:20000101000000";

/// The same source gives the same bytes: the digits of both times in the document's own entry are replaced, none added,
/// so that every place in the file stays what it was.
fn without_clock(mut bytes: Vec<u8>) -> Vec<u8> {
    for key in [&b"/CreationDate ("[..], &b"/ModDate ("[..]] {
        let found = bytes.windows(key.len()).rposition(|window| window == key);
        let Some(at) = found.map(|at| at + key.len()) else { continue };
        if let Some(old) = bytes.get_mut(at..at + DAY.len())
            && old.starts_with(b"D:")
        {
            old.copy_from_slice(DAY);
        }
    }
    bytes
}

/// Whether some font of the system has each sign of `page`: a browser draws a box for a sign that none has, and says
/// nothing. Asked where fontconfig answers, which is on every Linux; other systems come with Chinese fonts.
fn has_fonts(page: &[u8], program: &str) -> Result<(), Failure> {
    let Ok(Some(listed)) = run("fc-list", &["--format=%{charset}\\n"], &[]) else {
        return Ok(());
    };
    if !listed.status.success() {
        return Ok(());
    }
    let listed = String::from_utf8_lossy(&listed.stdout);
    let ranges: Vec<(u32, u32)> = listed.split_whitespace().filter_map(range).collect();
    let signs: BTreeSet<char> = String::from_utf8_lossy(page).chars().filter(|&c| is_drawn(c)).collect();
    let missing = signs.into_iter().find(|&c| {
        let code = u32::from(c);
        !ranges.iter().any(|&(from, to)| (from..=to).contains(&code))
    });
    match missing {
        None => Ok(()),
        Some(sign) => Err(failed(
            program,
            &format!("no font has the sign {sign} (U+{:04X})", u32::from(sign)),
            "Install one that has it (Debian: fonts-noto-cjk for Chinese, fonts-noto-core for other scripts, \
             fonts-noto-color-emoji for emoji).",
        )),
    }
}

/// `4e00-9fff` or `3007`, in hexadecimal.
fn range(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    Some((u32::from_str_radix(from, 16).ok()?, u32::from_str_radix(to, 16).ok()?))
}

/// Blanks, joiners and selectors need no glyph of their own.
fn is_drawn(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_replaced_and_nothing_moves() {
        let before = b"%PDF /CreationDate (D:20260102030405+00'00') /ModDate (D:20260102030405+00'00') end";
        let after = without_clock(before.to_vec());
        assert_eq!(after.len(), before.len());
        assert_eq!(
            String::from_utf8(after).unwrap(),
            "%PDF /CreationDate (D:20000101000000+00'00') /ModDate (D:20000101000000+00'00') end"
        );
    }

    #[test]
    fn ranges_of_fontconfig_are_read() {
        assert_eq!(range("4e00-9fff"), Some((0x4e00, 0x9fff)));
        assert_eq!(range("3007"), Some((0x3007, 0x3007)));
        assert_eq!(range("Noto"), None);
    }
}
