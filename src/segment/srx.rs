//! Segmentation rules in SRX 2.0: a project's own, laid over our boundaries, and ours, for other tools.
//!
//! An SRX rule is two patterns around a point, and says whether a sentence ends there; of the rules that fit
//! a point the first decides (SRX 2.0, GALA/LISA OSCAR 2008). That can carry end marks, titles and most of
//! what hangs on a neighbouring word, not pairing: so SRX is an export and a layer here, not the engine.

mod export;
mod point;
mod read;

use std::collections::BTreeMap;
use std::ops::Range;

use super::boundary::{Considered, Held, Reason, Sentence, Settings, Verdict};
use crate::text::is_blank;
use point::Rule;

/// The rules of an SRX file for one language, in the order in which they decide.
#[derive(Debug, Default)]
pub struct Srx {
    rules: Vec<Rule>,
}

/// What is wrong with an SRX file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: bytes of the file.
    pub range: Range<usize>,
    /// What.
    pub message: String,
    /// What to do.
    pub cure: String,
}

impl Srx {
    /// Our own rules for Chinese as an SRX 2.0 file, for tools that take no others.
    pub fn export(settings: Settings) -> String {
        export::srx(settings)
    }

    /// The sentences of `text` with this layer over them.
    pub fn apply(&self, text: &str, sentences: Vec<Sentence>) -> Vec<Sentence> {
        if self.rules.is_empty() {
            return sentences;
        }
        let decided = self.decide(text);
        let mut ends: BTreeMap<usize, (Reason, bool)> = sentences
            .into_iter()
            .filter(|sentence| decided.get(&sentence.range.end) != Some(&false))
            .map(|sentence| (sentence.range.end, (sentence.reason, sentence.doubtful)))
            .collect();
        for (&at, _) in decided.iter().filter(|&(_, is_break)| *is_break) {
            ends.entry(at).or_insert((Reason::Custom, false));
        }
        let mut start = 0;
        let cut = |(end, (reason, doubtful))| {
            let range = std::mem::replace(&mut start, end)..end;
            Sentence { range, reason, doubtful }
        };
        ends.into_iter().map(cut).collect()
    }

    /// What was considered in `text` with this layer over it; a break of its own stands at the character
    /// before it.
    pub fn apply_considered(&self, text: &str, mut considered: Vec<Considered>) -> Vec<Considered> {
        if self.rules.is_empty() {
            return considered;
        }
        let mut decided = self.decide(text);
        for mark in &mut considered {
            let verdict = match (decided.get(&mark.after), mark.verdict) {
                (Some(false), Verdict::Cut(_)) => Verdict::Kept(Held::Custom),
                (Some(true), Verdict::Kept(_)) => Verdict::Cut(Reason::Custom),
                _ => mark.verdict,
            };
            if verdict != mark.verdict {
                (mark.verdict, mark.doubtful) = (verdict, false);
            }
            decided.remove(&mark.after);
        }
        let more = decided.into_iter().filter(|&(_, is_break)| is_break).filter_map(|(after, _)| {
            let (at, c) = text[..after].char_indices().rev().find(|&(_, c)| !is_blank(c))?;
            let verdict = Verdict::Cut(Reason::Custom);
            Some(Considered { range: at..at + c.len_utf8(), after, verdict, doubtful: false })
        });
        considered.extend(more);
        considered.sort_by_key(|mark| mark.range.start);
        considered
    }

    /// Where the rules say that a sentence ends (`true`) or does not, each place moved behind the blanks that
    /// follow it, as our boundaries stand. Where two places move together, a break wins.
    pub fn decide(&self, text: &str) -> BTreeMap<usize, bool> {
        let mut first: Vec<Option<bool>> = vec![None; text.len() + 1];
        for rule in &self.rules {
            for at in rule.points(text) {
                first[at].get_or_insert(rule.is_break);
            }
        }
        let mut decided = BTreeMap::new();
        let begins = text.len() - text.trim_start_matches(is_blank).len();
        for (at, is_break) in first.iter().enumerate().filter_map(|(at, is)| is.map(|is| (at, is))) {
            let after = text.len() - text[at..].trim_start_matches(is_blank).len();
            if at > begins && after < text.len() {
                *decided.entry(after).or_insert(false) |= is_break;
            }
        }
        decided
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{zh, zh_considered};

    fn file(rules: &str) -> String {
        format!(
            r#"<?xml version="1.0"?><srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/>
<body><languagerules><languagerule languagerulename="a">{rules}</languagerule></languagerules>
<maprules><languagemap languagepattern="ZH.*" languagerulename="a"/></maprules></body></srx>"#
        )
    }

    fn cut(rules: &str, text: &str) -> Vec<String> {
        let (srx, mistakes) = Srx::read(&file(rules), "zh-Hans");
        assert_eq!(mistakes, []);
        let sentences = srx.apply(text, zh(text, Settings::default()));
        let cuts = srx.apply_considered(text, zh_considered(text, Settings::default()).1);
        let cuts = cuts.iter().filter(|mark| matches!(mark.verdict, Verdict::Cut(_))).map(|mark| mark.after);
        assert_eq!(cuts.collect::<Vec<_>>(), sentences.iter().map(|s| s.range.end).collect::<Vec<_>>());
        sentences.into_iter().map(|sentence| text[sentence.range].to_owned()).collect()
    }

    #[test]
    fn a_break_is_added_and_an_exception_takes_one_away() {
        let semicolon = "<rule><beforebreak>；</beforebreak></rule>";
        assert_eq!(cut(semicolon, "一是稳；二是进。好。"), ["一是稳；", "二是进。", "好。"]);
        let question =
            r#"<rule break="no"><beforebreak>？</beforebreak><afterbreak>\s*答</afterbreak></rule>"#;
        assert_eq!(cut(question, "好吗？ 答好。走。"), ["好吗？ 答好。", "走。"]);
    }

    #[test]
    fn the_first_rule_that_fits_decides() {
        let both = r#"<rule break="no"><beforebreak>甲；</beforebreak></rule><rule><beforebreak>；</beforebreak></rule>"#;
        assert_eq!(cut(both, "甲；乙；丙。"), ["甲；乙；", "丙。"]);
    }
}
