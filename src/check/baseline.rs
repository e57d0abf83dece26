//! The findings that stood in a text when it was taken over: they stay silent, whatever is new speaks.

use std::collections::BTreeMap;

use super::finding::Finding;

/// How many findings of a rule a unit had: by rule and place (`file#unit`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<(String, String), usize>,
}

/// A line of a baseline that cannot be read: its number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine(pub usize);

/// What a baseline leaves of the findings.
#[derive(Debug)]
pub struct Sifted {
    /// The findings that it does not hold.
    pub new: Vec<Finding>,
    /// How many it silenced.
    pub known: usize,
    /// How many it holds that were not found any more.
    pub gone: usize,
}

impl Baseline {
    /// Reads lines of rule, place and count, tabs between them; `#` begins a comment line.
    ///
    /// # Errors
    /// The first line that has another form.
    pub fn read(text: &str) -> Result<Self, BadLine> {
        let mut counts = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim_start_matches('\u{FEFF}').trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut fields = line.split('\t');
            let (Some(rule), Some(place), Some(count), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                return Err(BadLine(index + 1));
            };
            let count: usize = count.parse().map_err(|_| BadLine(index + 1))?;
            *counts.entry((rule.to_owned(), place.to_owned())).or_default() += count;
        }
        Ok(Self { counts })
    }

    /// All of `findings`; `place` says where one stands.
    pub fn of(findings: &[Finding], place: impl Fn(&Finding) -> String) -> Self {
        let mut counts = BTreeMap::new();
        for finding in findings {
            *counts.entry((finding.rule.id.to_owned(), place(finding))).or_default() += 1;
        }
        Self { counts }
    }

    /// The file: sorted, a line a rule and place, so that branches merge.
    pub fn to_text(&self) -> String {
        let lines: String =
            self.counts.iter().map(|((rule, place), count)| format!("{rule}\t{place}\t{count}\n")).collect();
        format!(
            "# Findings that stood here when the text was taken over; `duizhao check --update-baseline` writes this anew.\n\
             # rule, unit, how many\n{lines}"
        )
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// What is new in `findings`. Where a unit has more findings of a rule than it had, all of them speak: nobody
    /// can tell the old ones from the new.
    pub fn sift(&self, findings: Vec<Finding>, place: impl Fn(&Finding) -> String) -> Sifted {
        let now = Self::of(&findings, &place).counts;
        let held = |finding: &Finding| {
            let key = (finding.rule.id.to_owned(), place(finding));
            self.counts.get(&key).is_some_and(|held| now.get(&key) <= Some(held))
        };
        let (known, new): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(held);
        let gone = self.counts.iter().map(|(key, &held)| held - held.min(now.get(key).copied().unwrap_or(0)));
        Sifted { new, known: known.len(), gone: gone.sum() }
    }
}
