//! `glossary.yaml`: the terms of a project.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::term::Term;
use crate::yaml::{self, Kind, Problem};

/// The terms of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Glossary {
    /// The version of this format: 1.
    pub format: u32,
    /// The terms; a Chinese term stands once.
    #[serde(default)]
    pub terms: Vec<Term>,
}

impl Glossary {
    /// Reads `glossary.yaml`: what could be read, and everything that is wrong.
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        let mut root = match yaml::parse(text) {
            Ok(root) => root,
            Err(problem) => return (Self::default(), vec![problem]),
        };
        if let Err(problem) = yaml::check_format(&root, "glossary") {
            return (Self::default(), vec![problem]);
        }
        let mut problems = Vec::new();
        let mut terms = Vec::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        for item in yaml::take_list(&mut root, "terms") {
            if !matches!(item.kind, Kind::Map(_)) {
                let message = format!("a term is a map of keys, and {} stands here", item.describe());
                problems.push(Problem::new(item.span, message, "Write `- {zh: …, en: …}`."));
                continue;
            }
            let (term, more) = yaml::decode_fields::<Term>(&item);
            problems.extend(more);
            let Some(term) = term else { continue };
            if term.en.trim().is_empty() && !term.dnt {
                let message = format!("the term {} has no English", term.zh);
                let cure = "Add `en: …`, or `dnt: true` for what stays untranslated.";
                problems.push(Problem::new(item.span, message, cure));
                continue;
            }
            if seen.insert(term.zh.clone(), terms.len()).is_some() {
                let message = format!("the term {} stands twice", term.zh);
                problems.push(Problem::new(item.span, message, "Make one entry of the two."));
            } else {
                terms.push(term);
            }
        }
        let (head, more) = yaml::decode_fields::<Self>(&root);
        problems.extend(more);
        problems.sort_by_key(|problem| problem.span.start);
        (Self { terms, ..head.unwrap_or_default() }, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_and_what_is_wrong_is_told_term_by_term() {
        let text =
            "format: 1\nterms:\n- {zh: 东盟, en: ASEAN}\n- {zh: 东盟, en: Asean}\n- {zh: 峰会}\n- 论坛\n";
        let (glossary, problems) = Glossary::read(text);
        assert_eq!(glossary.terms.len(), 1);
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems[0].message.contains("twice"));
    }
}
