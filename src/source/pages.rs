//! The text of a PDF's pages, without what is printed on every page around it.

use std::collections::HashMap;

use super::decode::decode;
use super::error::SourceError;
use super::extract::{Extracted, Remark};
use crate::text::is_blank;

/// On how many pages a line must stand in the margin to be a running head.
const OFTEN: usize = 3;
/// How many lines at either end of a page may be margin: a head may hold a title and a number.
const MARGIN: usize = 2;

/// The transcript text of `bytes`, which `pdftotext` wrote with a form feed behind every page.
///
/// The first and the last line of a page go where they are a page number (alone, `- 3 -`, `第3页`, `3/12`) or stand
/// on three pages and more, numbers apart. Lines that the page broke stay broken: [`super::read`] joins them.
///
/// # Errors
/// No text at all, as in a PDF of pictures.
pub fn from_pages(bytes: &[u8]) -> Result<Extracted, SourceError> {
    let decoded = decode(bytes).map_err(|error| match error {
        SourceError::Empty => SourceError::ScannedPdf,
        other => other,
    })?;
    let pages: Vec<Vec<&str>> = decoded
        .text
        .split('\u{0C}')
        .map(|page| {
            page.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty()).collect()
        })
        .collect();
    let mut margins: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let mut ends: Vec<String> = ends(page).map(without_numbers).collect();
        ends.sort();
        ends.dedup();
        for line in ends {
            *margins.entry(line).or_default() += 1;
        }
    }
    let printed_around = |line: &str| {
        is_page_number(line) || margins.get(&without_numbers(line)).is_some_and(|&times| times >= OFTEN)
    };
    let mut dropped = 0;
    let mut text = String::new();
    for page in &pages {
        let around = |line: &&&str| printed_around(line);
        let head = page.iter().take(MARGIN).take_while(around).count();
        let foot = page[head..].iter().rev().take(MARGIN).take_while(around).count();
        dropped += head + foot;
        let lines = &page[head..page.len() - foot];
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
    }
    if text.is_empty() {
        return Err(SourceError::ScannedPdf);
    }
    let remarks = (dropped > 0).then_some(Remark::PageMargins(dropped)).into_iter().collect();
    Ok(Extracted { text, remarks, ..Extracted::default() })
}

/// The lines that may stand in the margin.
fn ends<'a>(page: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let (head, foot) = page.split_at(page.len().min(MARGIN));
    head.iter().chain(foot.iter().rev().take(MARGIN)).copied()
}

/// The line with every number made one sign, so that the heads of two pages are the same.
fn without_numbers(line: &str) -> String {
    let mut out = String::new();
    for c in line.chars() {
        match c {
            c if c.is_ascii_digit() => {
                if !out.ends_with('#') {
                    out.push('#');
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether the line is nothing but a page number.
fn is_page_number(line: &str) -> bool {
    let core: String = line.chars().filter(|&c| !is_blank(c)).collect();
    let core = core.trim_matches(['-', '–', '—', '·', '－']);
    let core = core.strip_prefix('第').and_then(|core| core.strip_suffix('页')).unwrap_or(core);
    let mut halves = core.splitn(2, '/');
    let number = |half: &str| (1..=4).contains(&half.len()) && half.chars().all(|c| c.is_ascii_digit());
    halves.all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_running_heads_go_and_the_text_stays() {
        let pages = "船报 第1版\n一上\n1\n\u{0C}船报 第2版\n半。\n2021\n二。\n- 2 -\n\u{0C}船报 第3版\n三。\n3/3\n\u{0C}";
        let read = from_pages(pages.as_bytes());
        assert_eq!(read.as_ref().map(|read| read.text.as_str()), Ok("一上\n半。\n2021\n二。\n三。\n"));
        assert_eq!(read.map(|read| read.remarks), Ok(vec![Remark::PageMargins(6)]));
    }

    #[test]
    fn a_page_of_pictures_is_said_to_be_one() {
        assert_eq!(from_pages(b"\x0c\x0c"), Err(SourceError::ScannedPdf));
        assert_eq!(from_pages(b"\n3\n\x0c"), Err(SourceError::ScannedPdf));
    }
}
