//! What stands above the text: what the edition is, its fonts and measures, and how a page looks.

use crate::format::escape::latex;
use crate::format::{Edition, Layout, wording};

use super::line::{self, one};

const PAGE: &str = include_str!("page.tex");
const SIDE: &str = include_str!("side.tex");
const LINES: &str = include_str!("lines.tex");
const RUNNING: &str = include_str!("running.tex");

/// Everything down to where the document begins.
pub(super) fn preamble(edition: &Edition) -> String {
    let layout = edition.options.layout;
    let title = &edition.title;
    let names: Vec<&str> = title.en.iter().chain(&title.zh).map(String::as_str).collect();
    let (even, odd) = heads(edition);
    let (zh, en) = &edition.languages;
    let language = if layout == Layout::Source { zh } else { en };
    let measures = if layout == Layout::Side {
        ["18mm", "9.5pt", "10pt", "15pt"]
    } else {
        ["32mm", "10.5pt", "11pt", "17pt"]
    };
    let values = [
        ("EditionName", latex(&names.join(" · "))),
        ("EditionAuthor", latex(edition.translator.as_deref().unwrap_or_default())),
        ("EditionLanguage", latex(language)),
        ("HeadOfEvenPages", even),
        ("HeadOfOddPages", odd),
        ("ChineseFont", wording::chinese_font(zh).to_owned()),
        ("LatinFont", "Libertinus Serif".to_owned()),
        ("EditionMargin", measures[0].to_owned()),
        ("ChineseSize", measures[1].to_owned()),
        ("EnglishSize", measures[2].to_owned()),
        ("LinePitch", measures[3].to_owned()),
    ];
    let values: String =
        values.iter().map(|(name, value)| format!("\\newcommand\\{name}{{{value}}}\n")).collect();
    let arrangement = match layout {
        Layout::Side => SIDE,
        Layout::Interlinear => LINES,
        Layout::Stacked | Layout::Source | Layout::Target => RUNNING,
    };
    format!(
        "% !TeX program = xelatex\n% XeLaTeX or LuaLaTeX, twice: the contents take their page numbers from the run before.\n\
         \\documentclass[{}]{{article}}\n{values}\n{PAGE}{arrangement}\n\\begin{{document}}\n",
        hyphens(en)
    )
}

/// The running heads of even and of odd pages: two languages take turns.
fn heads(edition: &Edition) -> (String, String) {
    let heads = wording::running_heads(edition).into_iter();
    let heads: Vec<String> = heads.map(|(chinese, text)| one(chinese, &line::text(chinese, &text))).collect();
    let first = heads.first().cloned().unwrap_or_default();
    let last = heads.last().cloned().unwrap_or_default();
    (first, last)
}

/// What `babel` calls the English whose words it is to hyphenate.
fn hyphens(tag: &str) -> &'static str {
    match wording::language(tag, "en").1.as_deref() {
        Some("GB" | "IE") => "british",
        Some("US") => "american",
        Some("CA") => "canadian",
        Some("AU") => "australian",
        Some("NZ") => "newzealand",
        _ => "english",
    }
}
