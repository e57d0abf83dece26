//! Sets the Typst source by the program `typst`, version 0.13 or later.

use super::program::run;
use super::{Asked, failed};
use crate::workbench::failure::Failure;

const PROGRAM: &str = "typst";

/// Chinese fonts for books, under the names that systems give them, best first: simplified, traditional.
const SIMPLIFIED: [&str; 7] = [
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "STSong",
    "SimSun",
];
const TRADITIONAL: [&str; 5] =
    ["Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", "Songti TC", "PMingLiU"];

const NO_FONT: &str = "Install a font that has it (Debian: fonts-noto-cjk for Chinese, fonts-noto-core for other scripts, \
     fonts-noto-color-emoji for emoji).";

/// The PDF of `source`, whose Chinese has the language tag `zh`.
///
/// The standard PDF/A-2b is asked for because Typst then refuses to draw a sign that no font has: without it, it
/// draws a box and says nothing (tried with Typst 0.15). It is also what archives want. The clock is set to the day that EPUBs without
/// a date have, so that the same source gives the same bytes.
///
/// # Errors
/// The program fails, or warns.
pub(super) fn set(source: &[u8], zh: &str) -> Result<Asked, Failure> {
    let started =
        |error: String| failed(PROGRAM, &error, "Try `typst --version`, or use `--pdf-with chromium`.");
    let Some(listed) = run(PROGRAM, &["fonts"], &[]).map_err(started)? else {
        return Ok(Asked::Absent);
    };
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let known: Vec<&str> = listed.lines().map(str::trim).collect();
    let wanted: &[&str] = if zh.contains("Hant") || zh.ends_with("TW") { &TRADITIONAL } else { &SIMPLIFIED };
    let Some(font) = wanted.iter().find(|font| known.contains(font)) else {
        return Err(failed(
            PROGRAM,
            &format!("it finds no Chinese font of these: {}", wanted.join(", ")),
            "Install one (Debian: fonts-noto-cjk), or name its folder in TYPST_FONT_PATHS.",
        ));
    };
    let font = format!("zh-font={font}");
    let arguments = [
        "compile",
        "--pdf-standard",
        "a-2b",
        "--creation-timestamp",
        "946684800",
        "--input",
        &font,
        "-",
        "-",
    ];
    let Some(made) = run(PROGRAM, &arguments, source).map_err(started)? else {
        return Ok(Asked::Absent);
    };
    let said = String::from_utf8_lossy(&made.stderr);
    // A warning is that of a font that is not there, or of something that is not on the page as it should be.
    let complaint =
        said.lines().map(str::trim).find(|line| line.starts_with("error:") || line.starts_with("warning:"));
    match complaint {
        None if made.status.success() && made.stdout.starts_with(b"%PDF") => Ok(Asked::Made(made.stdout)),
        None => Err(failed(
            PROGRAM,
            said.lines().next().unwrap_or_default(),
            "Try `duizhao export --to typ` and `typst compile` for more, or use `--pdf-with chromium`.",
        )),
        Some(complaint) => {
            let font = ["could not be displayed", "unknown font family"];
            let cure = if font.iter().any(|words| complaint.contains(words)) {
                NO_FONT
            } else {
                "Typst 0.13 or later is needed; for more, try `duizhao export --to typ` and `typst compile`."
            };
            Err(failed(PROGRAM, complaint, cure))
        }
    }
}
