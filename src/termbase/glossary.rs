//! `glossary.yaml`: the terms of a project.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::term::Term;
use crate::yaml::{self, Entry, Kind, Problem, Strict, Style, Text, Value};

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
        Self::read_strict(text).map_or_else(|| Self::read_any(text), |glossary| (glossary, Vec::new()))
    }

    /// The same term by term, for a file in the form that this program writes, without problems and with nothing behind its
    /// terms.
    fn read_strict(text: &str) -> Option<Self> {
        let list = Strict::of(text, "terms")?;
        let (mut terms, mut seen): (Vec<Term>, _) = (Vec::new(), HashSet::new());
        let end = list.each(Half::take, |_, half: Option<Half<'_>>| {
            let term = half.and_then(Half::whole).filter(|(zh, _)| seen.insert(*zh)).map(|(_, term)| term);
            let is_read = term.is_some();
            terms.extend(term);
            is_read
        })?;
        let root = yaml::parse(list.head()).ok()?;
        let (head, problems) = yaml::decode_fields::<Self>(&root);
        let is_sound = problems.is_empty() && yaml::check_format(&root, "glossary").is_ok();
        (is_sound && list.tail(end)?.is_empty()).then_some(Self { terms, ..head? })
    }

    /// The same by way of a tree, whatever form the file has.
    fn read_any(text: &str) -> (Self, Vec<Problem>) {
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

/// A term of which some fields were read.
#[derive(Default)]
struct Half<'t> {
    zh: &'t str,
    term: Term,
    /// Which, one bit each.
    seen: u32,
}

impl<'t> Half<'t> {
    /// Takes what `entry` says; `false` for a surprise.
    fn take(&mut self, entry: &Entry<'t>) -> bool {
        self.know(entry).is_some_and(|number| {
            let is_new = self.seen & 1 << number == 0;
            self.seen |= 1 << number;
            is_new
        })
    }

    /// The number of the field.
    fn know(&mut self, entry: &Entry<'t>) -> Option<u32> {
        let one = || match &entry.value {
            Value::Text(text) => Some(text.text.as_ref()),
            _ => None,
        };
        let many = || match &entry.value {
            Value::List(_, items) => Some(items.iter().map(|item| item.text.as_ref().to_owned()).collect()),
            _ => None,
        };
        let yes = || match &entry.value {
            Value::Text(text) if text.spot.style == Style::Plain => text.text.parse().ok(),
            _ => None,
        };
        let term = &mut self.term;
        Some(match entry.name {
            "zh" => match &entry.value {
                Value::Text(Text { text: Cow::Borrowed(text), .. }) => (self.zh = text, 0).1,
                _ => return None,
            },
            "en" => (term.en = one()?.to_owned(), 1).1,
            "admitted" => (term.admitted = many()?, 2).1,
            "forbidden" => (term.forbidden = many()?, 3).1,
            "pos" => (term.pos = Some(one()?.to_owned()), 4).1,
            "domain" => (term.domain = Some(one()?.to_owned()), 5).1,
            "note" => (term.note = Some(one()?.to_owned()), 6).1,
            "dnt" => (term.dnt = yes()?, 7).1,
            "case" => (term.case = yes()?, 8).1,
            _ => return None,
        })
    }

    /// The Chinese and the term, where nothing is missing.
    fn whole(self) -> Option<(&'t str, Term)> {
        let has_english = !self.term.en.trim().is_empty() || self.term.dnt;
        (self.seen & 1 == 1 && has_english).then(|| (self.zh, Term { zh: self.zh.to_owned(), ..self.term }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_shipped_glossary_is_in_the_strict_form() {
        let text = include_str!("../../translations/glossary.yaml");
        assert_eq!(Glossary::read_strict(text), Some(Glossary::read_any(text).0));
    }

    #[test]
    fn every_field_is_read_strictly_in_both_ways_of_writing() {
        for text in [
            "format: 1\nterms:\n- {zh: 东盟, en: ASEAN, admitted: [\"a, b\", c d], forbidden: [Asean], case: true}\n",
            "format: 1\nterms:\n# one\n- zh: 峰会\n  en: >-\n    summit\n    meeting\n  admitted:\n  - top talks\n\n- {zh: 论坛, dnt: true}   # two\n",
            "format: 1\nterms:\n- {zh: 好, en: good, pos: name, domain: media, note: \"a: b\", dnt: false}\n",
        ] {
            assert_eq!(Glossary::read_strict(text), Some(Glossary::read_any(text).0), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn what_is_read_strictly_is_what_any_reader_reads(
            text in "format: 1\n(note: x\n|)terms:\n(- \\{zh: (东盟|峰会|\"论坛\"|~|), (en: (ASEAN|summit, x|\"a b\"|~|)|dnt: (true|false|yes))(, (note|pos|case|zh|forbidden|admitted|colour): (true|\"true\"|x|\\[a, b c\\]|\\[\\]|\\[\\{a: b\\}\\]|\"\"))?\\}\n|- zh: (东盟|好)\n  en: (x|>-\n    a\n    b)\n(  (admitted|note):( c|\n  - c)\n|)|# c\n|\n|- \\{zh: 坏\n){0,4}(x: y\n|)"
        ) {
            let (any, problems) = Glossary::read_any(&text);
            if let Some(read) = Glossary::read_strict(&text) {
                prop_assert_eq!((read, Vec::new()), (any, problems));
            }
        }
    }

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
