//! Links as a table.

use super::page::{Links, kind};

/// A header, then one bead a line: Chinese, English, confidence, and `sure`, `doubtful` or `null`.
pub fn alignment_tsv(links: &Links<'_>) -> String {
    let mut out = "zh\ten\tconfidence\tlink\n".to_owned();
    for bead in &links.alignment.beads {
        let cell = |text: String| text.replace(['\t', '\n', '\r'], " ");
        out.push_str(&format!(
            "{}\t{}\t{:.3}\t{}\n",
            cell(links.zh_of(bead)),
            cell(links.en_of(bead)),
            bead.confidence,
            kind(bead)
        ));
    }
    out
}
