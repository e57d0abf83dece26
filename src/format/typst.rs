//! Typst: the source of a page to print, for people who set it themselves and for `--to pdf`.

mod line;
mod page;

use super::walk::walk;
use super::{Edition, Writer};
use page::Page;

/// The Typst format.
pub(super) struct Typst;

impl Writer for Typst {
    fn name(&self) -> &'static str {
        "typ"
    }

    fn extension(&self) -> &'static str {
        "typ"
    }

    fn summary(&self) -> &'static str {
        "Typst: the source of a page to print"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        let mut page = Page::new(edition);
        walk(edition, &mut page);
        page.finish().into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Layout;
    use crate::format::sample::{both, edition, row, turn};
    use crate::project::Role;

    fn page(edition: &Edition) -> String {
        let bytes = Typst.write(edition);
        assert_eq!(bytes, Typst.write(edition), "the same edition gives the same bytes");
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_bead_is_an_argument_with_both_languages() {
        let text = page(&edition());
        assert!(
            text.contains("#topic(\"t-c3\", zh(\"河与山\") + [ ] + en(\"River and hills\"))\n"),
            "{text}"
        );
        assert!(text.contains(
            "#speaker(zh(\"问者\" + role(\" 问\")) + [ ] + en(\"Asker\" + role(\" Question\")))\n"
        ));
        assert!(text.contains(
            "#pairs(\n  question: true,\n  bead(\"c3\", \"河流向哪里？\", \"Where does the river run?\"),\n)\n"
        ));
        assert!(text.contains(
            "bead(\"f3\", \"河水向东流。\" + \"山在西边。\", \"The river runs east, and the hills lie west.\")"
        ));
    }

    #[test]
    fn misprints_footnotes_gaps_and_missing_english_are_marked() {
        let text = page(&edition());
        assert!(
            text.contains("misprint(\"不动力\", zh(\"应作：不断的动力\"), en(\"read: 不断的动力\"))"),
            "{text}"
        );
        assert!(
            text.contains("\"It has an unfailing source.\" + note(zh(\"见上文。\"), en(\"See above.\"))")
        );
        assert!(text.contains("omitted(\"a courtesy\")") && text.contains("\"还有一句。\", missing)"));
        assert!(text.contains("#gap(zh(\"［原文缺一页］\"), en(\"[A page is missing in the source]\"))"));
        assert!(text.contains("#speaker(zh(\"[答者]\" + role(\" 答\")))"));
        assert!(text.contains("date: datetime(year: 2020, month: 5, day: 1)"));
    }

    #[test]
    fn text_that_looks_like_markup_stays_in_its_string() {
        let mut edition = edition();
        edition.title = both("\")#panic()", "\\");
        edition.passages =
            vec![turn("p3", "#", Role::Answer, vec![row("p3", "\u{1}#甲\"\\\n*", Some("$x$ \\u{41}"))])];
        let text = page(&edition);
        assert!(text.contains(r##"bead("p3", "#甲\"\\ *", "$x$ \\u{41}")"##), "{text}");
        assert!(text.contains(r##"headline("\")#panic()", "\\")"##));
    }

    #[test]
    fn one_language_asks_for_one() {
        let mut edition = edition();
        edition.options.layout = Layout::Target;
        let text = page(&edition);
        assert!(
            text.contains("bead(\"c3\", none, \"Where does the river run?\")") && !text.contains("河流向")
        );
        edition.options.layout = Layout::Source;
        assert!(page(&edition).contains("bead(\"c3\", \"河流向哪里？\", none)"));
    }

    #[test]
    fn only_long_beads_may_be_broken_over_pages() {
        let mut edition = edition();
        let long = "河".repeat(10_000);
        edition.passages =
            vec![turn("p3", "甲", Role::Answer, vec![row("p3", &long, None), row("q3", "短。", None)])];
        let text = page(&edition);
        assert_eq!(text.matches("missing, breaks: true)").count(), 1);
    }
}
