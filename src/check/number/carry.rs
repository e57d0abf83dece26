//! Units that the last member of a range or an enumeration carries for the others.

use super::atom::{Atom, Class};
use crate::text::Form;

/// In an enumeration or a range the last member carries the unit: 11月及12月, 26 to 28 July, 5.2 to 5.4 billion.
pub(super) fn carry(atoms: &mut [Atom], text: &str, zh: bool) {
    for at in (1..atoms.len()).rev() {
        let (left, right) = atoms.split_at_mut(at);
        let (Some(one), Some(two)) = (left.last_mut(), right.first()) else { continue };
        let Some(between) = text.get(one.range.end..two.range.start) else { continue };
        if !joins(between, zh) {
            continue;
        }
        // HK$7.8 to US$1: a sign before the amount is not shared.
        let shared = two.class != Class::Money
            || zh
            || text[two.range.clone()].starts_with(|c: char| c.is_ascii_digit());
        let hint = !zh && !one.firm && one.form == Form::Words;
        if one.class == Class::Count
            && two.class != Class::Count
            && !hint
            && shared
            && fits(two.class, one.value)
        {
            one.class = two.class;
            (one.unit, one.firm) = (two.unit, one.firm || two.firm);
        }
        if one.value < 10_000.0
            && one.value > 0.0
            && matches!(two.form, Form::Mixed)
            && one.form == Form::Digits
        {
            let scale = scale_of(&text[two.range.clone()], zh);
            if scale > 1.0 {
                one.other = one.value * scale;
            }
        }
    }
    follow(atoms, text);
}

/// July 26 and 28: a number behind a day, joined to it, is a day.
fn follow(atoms: &mut [Atom], text: &str) {
    for at in 1..atoms.len() {
        let before = atoms[at - 1].range.clone();
        let mut dates = atoms[..at].iter().rev().take(3);
        let day = dates.any(|atom| atom.class == Class::Day && atom.range == before);
        let after = &mut atoms[at];
        let Some(between) = text.get(before.end..after.range.start) else { continue };
        if day && after.class == Class::Count && after.value <= 31.0 && joins(between, false) {
            after.class = Class::Day;
        }
    }
}

fn fits(class: Class, value: f64) -> bool {
    match class {
        Class::Month => (1.0..=12.0).contains(&value),
        Class::Day => (1.0..=31.0).contains(&value),
        Class::Year => (1000.0..2200.0).contains(&value),
        Class::Clock | Class::Code => false,
        _ => true,
    }
}

fn joins(between: &str, zh: bool) -> bool {
    let word = between.trim();
    if zh {
        return matches!(
            word,
            "至" | "-"
                | "、"
                | "到"
                | "和"
                | "及"
                | "~"
                | "—"
                | "或"
                | "与"
                | "～"
                | "–"
                | "與"
                | "——"
                | "/"
                | "，"
                | "以及"
                | "至第"
                | "、第"
                | "和第"
        );
    }
    matches!(
        word,
        "-" | "–"
            | "—"
            | "to"
            | "and"
            | "or"
            | ","
            | "&"
            | "/"
            | "through"
            | "until"
            | "till"
            | ", and"
            | "to the"
            | "and the"
            | "~"
            | "and between"
            | "and from"
    )
}

/// The scale word of an amount: billion, 亿.
fn scale_of(surface: &str, zh: bool) -> f64 {
    let scales: &[(&str, f64)] = if zh {
        &[("万亿", 1e12), ("亿", 1e8), ("億", 1e8), ("万", 1e4), ("萬", 1e4)]
    } else {
        &[
            ("trillion", 1e12),
            ("billion", 1e9),
            ("million", 1e6),
            ("thousand", 1e3),
            ("bn", 1e9),
            ("m", 1e6),
            ("k", 1e3),
        ]
    };
    let lower = surface.to_lowercase();
    scales.iter().find(|(word, _)| lower.contains(word)).map_or(1.0, |&(_, scale)| scale)
}
