//! Links as one page to look at: side by side, doubtful ones lit, and the path of the links through both texts.

use super::page::{Links, kind};
use super::tmx::escaped;
use crate::align::Bead;

/// The style of the page.
const STYLE: &str = include_str!("page.css");

/// The side of the picture of the path, in units of the drawing.
const SIDE: f32 = 400.0;

/// One page that needs nothing beside it.
pub fn alignment_html(links: &Links<'_>, title: &str) -> String {
    let beads = &links.alignment.beads;
    let (zh, en) = links.alone();
    let doubtful = beads.iter().filter(|bead| kind(bead) == "doubtful").count();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n<h1>{title}</h1>\n",
        title = escaped(title)
    );
    out.push_str(&format!(
        "<p>{} links: {} sure, <a class=\"doubtful\" href=\"#d0\">{doubtful} doubtful</a>; <span class=\"null\">{zh} Chinese and {en} English sentences without counterpart</span>.</p>\n",
        beads.len(),
        links.sure(),
    ));
    for trouble in &links.alignment.troubles {
        out.push_str(&format!("<p class=\"trouble\">{}</p>\n", escaped(&trouble.to_string())));
    }
    out.push_str(&path(links));
    out.push_str("<table>\n<tr><th>link<th>Chinese<th>English</tr>\n");
    let mut number = 0;
    for bead in beads {
        let is_doubtful = kind(bead) == "doubtful";
        let id = if is_doubtful { format!(" id=\"d{number}\"") } else { String::new() };
        number += usize::from(is_doubtful);
        out.push_str(&format!(
            "<tr class=\"{}\"{id}><td>{}<td lang=\"zh\">{}<td lang=\"en\">{}</tr>\n",
            kind(bead),
            if bead.is_null() { "—".to_owned() } else { format!("{:.0} %", bead.confidence * 100.0) },
            cell(links.zh, bead.zh.clone()),
            cell(links.en, bead.en.clone()),
        ));
    }
    out.push_str("</table>\n</html>\n");
    out
}

/// Sentences with their numbers, from 1.
fn cell(sentences: &[String], range: std::ops::Range<usize>) -> String {
    let numbered = range.map(|at| format!("<p><b>{}</b> {}</p>", at + 1, escaped(&sentences[at])));
    numbered.collect()
}

/// The path of the links: the Chinese from left to right, the English from top to bottom.
fn path(links: &Links<'_>) -> String {
    let scale = |at: usize, all: usize| at as f32 / all.max(1) as f32 * SIDE;
    let place = |bead: &Bead| (scale(bead.zh.end, links.zh.len()), scale(bead.en.end, links.en.len()));
    let mut out = format!(
        "<figure><svg viewBox=\"-4 -4 {size} {size}\" role=\"img\" aria-label=\"the path of the links\"><rect width=\"{SIDE}\" height=\"{SIDE}\"/>",
        size = SIDE + 8.0
    );
    let mut from = (0.0, 0.0);
    // Runs of one kind are one line: a long text has more links than the picture has points.
    let mut runs: Vec<(&str, Vec<(f32, f32)>)> = Vec::new();
    for bead in &links.alignment.beads {
        let to = place(bead);
        match runs.last_mut().filter(|(last, _)| *last == kind(bead)) {
            Some((_, points)) => points.push(to),
            None => runs.push((kind(bead), vec![from, to])),
        }
        from = to;
    }
    for (kind, points) in runs {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        out.push_str(&format!("<polyline class=\"{kind}\" points=\"{}\"/>", points.join(" ")));
    }
    out.push_str("</svg><figcaption>Chinese from left to right, English downwards.</figcaption></figure>\n");
    out
}
