//! Adding terms to the text of a `glossary.yaml`: what stands there stays as it was typed.

use super::glossary::Glossary;
use super::term::Term;
use crate::yaml::{Kind, Node, Problem, behind_colon, column, extent, flow_scalar, parse};

/// The text of a new glossary. `schema` is the JSON Schema to name in its first line, where there is one.
pub fn new_glossary(schema: Option<&str>, terms: &[Term]) -> String {
    let schema = schema.map_or_else(String::new, |path| format!("# yaml-language-server: $schema={path}\n"));
    let lines: String = terms.iter().map(|term| format!("- {}\n", flow(term))).collect();
    let list = if lines.is_empty() { " []\n".to_owned() } else { format!("\n{lines}") };
    format!("{schema}format: 1\nterms:{list}")
}

/// Adds `terms` at the end of the list in `text`, written as its last term is written; every other byte stays.
///
/// # Errors
/// A problem of the file as it is; or that it is written in a way that the change cannot be made in without touching
/// more. The result is read back and must hold the old terms and the new ones only.
pub fn append_terms(text: &str, terms: &[Term]) -> Result<String, Problem> {
    let (before, problems) = Glossary::read(text);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    let out = appended(text, terms)?;
    let (after, problems) = Glossary::read(&out);
    let kept = after.terms.get(..before.terms.len()) == Some(&before.terms[..]);
    if problems.is_empty() && kept && after.terms.get(before.terms.len()..) == Some(terms) {
        return Ok(out);
    }
    let lines: Vec<String> = terms.iter().map(|term| format!("- {}", flow(term))).collect();
    let cure = format!("Add under `terms:` by hand: {}", lines.join(" "));
    Err(Problem::new(0..0, "this glossary cannot be added to without touching other lines", cure))
}

fn appended(text: &str, terms: &[Term]) -> Result<String, Problem> {
    let root = parse(text)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines = |indent: &str, as_block: bool| -> String {
        let entry = |term| if as_block { block(term, indent, newline) } else { format!("- {}", flow(term)) };
        terms.iter().map(|term| format!("{newline}{indent}{}", entry(term))).collect()
    };
    let pair = match &root.kind {
        Kind::Map(pairs) => pairs.iter().find(|(key, _)| key.text() == Some("terms")),
        _ => None,
    };
    let Some((key, value)) = pair else {
        let gap = if text.ends_with('\n') { "" } else { newline };
        return Ok(format!("{text}{gap}terms:{}{newline}", lines("", false)));
    };
    let colon = behind_colon(text, key);
    let items: &[Node] = match &value.kind {
        Kind::List(items) => items,
        _ => &[],
    };
    let (from, to, new) = match items.last() {
        // `terms:` and `terms: []` become a block; what stands behind on the line stays.
        None => (colon, if value.flow { value.span.end } else { colon }, lines("", false)),
        Some(_) if value.flow => {
            let entries: Vec<String> = terms.iter().map(flow).collect();
            (value.span.end - 1, value.span.end - 1, format!(", {}", entries.join(", ")))
        }
        Some(last) => {
            let whole = extent(text, colon, value, column(text, key.span.start));
            let end = text[whole.end..].find(['\r', '\n']).map_or(text.len(), |offset| whole.end + offset);
            let indent = " ".repeat(column(text, whole.start));
            (end, end, lines(&indent, !last.flow))
        }
    };
    Ok(format!("{}{new}{}", &text[..from], &text[to..]))
}

/// The fields of a term that say something, in the order of the manual.
fn fields(term: &Term) -> Vec<(&'static str, String)> {
    let list = |words: &[String]| {
        (!words.is_empty()).then(|| {
            let words: Vec<String> = words.iter().map(|word| flow_scalar(word)).collect();
            format!("[{}]", words.join(", "))
        })
    };
    let text = |text: &Option<String>| text.as_deref().map(flow_scalar);
    let flag = |on: bool| on.then(|| "true".to_owned());
    let fields = [
        ("zh", Some(flow_scalar(&term.zh))),
        ("en", (!term.en.is_empty()).then(|| flow_scalar(&term.en))),
        ("admitted", list(&term.admitted)),
        ("forbidden", list(&term.forbidden)),
        ("pos", text(&term.pos)),
        ("domain", text(&term.domain)),
        ("note", text(&term.note)),
        ("dnt", flag(term.dnt)),
        ("case", flag(term.case)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// `{zh: …, en: …}`.
fn flow(term: &Term) -> String {
    let fields: Vec<String> = fields(term).iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{{{}}}", fields.join(", "))
}

/// `- zh: …` with a line a field.
fn block(term: &Term, indent: &str, newline: &str) -> String {
    let fields: Vec<String> = fields(term).iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("- {}", fields.join(&format!("{newline}{indent}  ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term() -> Term {
        Term {
            zh: "读者证：新".into(),
            en: "library card, new".into(),
            admitted: vec!["card".into()],
            note: Some("since: 2020 #5".into()),
            dnt: true,
            ..Term::default()
        }
    }

    #[test]
    fn a_term_is_added_in_the_style_of_the_last_one_and_nothing_else_moves() {
        for text in [
            "format: 1\nterms: []   # none yet\n",
            "format: 1\nterms:\n",
            "format: 1\n",
            "format: 1\nterms:\n# Places\n- {zh: 东京, en: Tokyo}   # capital\n\n# end\n",
            "format: 1\r\nterms:\r\n  - zh: 东京\r\n    en: Tokyo\r\n    note: >-\r\n      a\r\n      b\r\n# end",
            "format: 1\nterms: [{zh: 东京, en: Tokyo}]\n",
            "# x\nterms:\n    - zh: 东京\n      en: Tokyo\nformat: 1\n",
        ] {
            let out = append_terms(text, &[term()]).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
            let mut rest = out.chars();
            assert!(
                text.trim_end_matches("[]   # none yet\n").chars().all(|c| rest.any(|other| other == c)),
                "{out}"
            );
            assert_eq!(out.contains('\r'), text.contains('\r'));
            assert_eq!(out.contains("- zh: 读者证：新"), text.contains("- zh:"), "{out}");
        }
    }

    #[test]
    fn a_new_glossary_reads_back() {
        for terms in [vec![], vec![term()]] {
            assert_eq!(Glossary::read(&new_glossary(Some("a.json"), &terms)).0.terms, terms);
        }
    }
}
