//! LaTeX: the source of a page to print, for publishers who set their books in it.

mod line;
mod look;
mod page;

use super::walk::walk;
use super::{Edition, Writer};
use page::Page;

/// The LaTeX format.
pub(super) struct Latex;

impl Writer for Latex {
    fn name(&self) -> &'static str {
        "tex"
    }

    fn extension(&self) -> &'static str {
        "tex"
    }

    fn summary(&self) -> &'static str {
        "LaTeX: the source of a page to print, for XeLaTeX and LuaLaTeX"
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
        let bytes = Latex.write(edition);
        assert_eq!(bytes, Latex.write(edition), "the same edition gives the same bytes");
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_bead_is_a_command_with_both_languages() {
        let text = page(&edition());
        assert!(
            text.contains(
                "\\topic{\\place{t-c3}{河与山 River and hills}\\beside{\\textzh{河与山}}{\\texten{River and hills}}}\n"
            ),
            "{text}"
        );
        assert!(
            text.contains("\\speaker{\\beside{\\textzh{问者\\role{问}}}{\\texten{Asker\\role{Question}}}}\n")
        );
        assert!(text.contains(
            "\\begin{asked}\n\\begin{beads}\n\\bead{c3}{河流向哪里？}{Where does the river run?}\n\\end{beads}\n\\end{asked}\n"
        ));
        assert!(
            text.contains(
                "\\bead{f3}{河水向东流。山在西边。}{The river runs east, and the hills lie west.}\n"
            )
        );
    }

    #[test]
    fn misprints_footnotes_gaps_and_missing_english_are_marked() {
        let text = page(&edition());
        let misprint = "\\misprint{不动力}{\\textzh{应作：不断的动力} \\texten{read: 不断的动力}}";
        assert!(text.contains(misprint), "{text}");
        assert!(text.contains("source.\\note{\\textzh{见上文。} \\texten{See above.}}}"));
        assert!(
            text.contains("{谢谢。}{\\omitted{a courtesy}}") && text.contains("{还有一句。}{\\missing{}}")
        );
        assert!(text.contains(
            "\\sourcegap{\\beside{\\textzh{［原文缺一页］}}{\\texten{[A page is missing in the source]}}}"
        ));
        assert!(text.contains("\\speaker{\\textzh{[答者]\\role{答}}}") && text.contains("\\leftout\n"));
    }

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        let mut edition = edition();
        edition.title = both("}\\end{document}", "50% #1 & $x_1^2$ ~");
        edition.passages =
            vec![turn("p_3", "\\", Role::Question, vec![row("p_3", "\u{1}甲\n{乙", Some("[a] b"))])];
        let text = page(&edition);
        assert!(text.contains("\\textzh{\\}\\textbackslash{}end\\{document\\}}"), "{text}");
        assert!(text.contains("{50\\% \\#1 \\& \\$x\\_1\\textasciicircum{}2\\$ \\textasciitilde{}}"));
        assert!(text.contains("\\bead{p\\_3}{甲\\ \\{乙}{[a] b}"));
        assert!(text.contains("\\entry{t-p.5f3}") && text.contains("\\place{t-p.5f3}"));
        assert_eq!(text.matches("\\end{document}").count(), 1);
    }

    /// What opens a brace or an environment closes it, whatever the layout.
    #[test]
    fn every_layout_is_balanced_and_defines_what_it_uses() {
        for layout in Layout::ALL {
            let mut edition = edition();
            edition.options.layout = layout;
            edition.options.internal = true;
            let text = page(&edition);
            let plain = text.replace("\\{", "").replace("\\}", "");
            assert_eq!(plain.matches('{').count(), plain.matches('}').count(), "{layout:?}");
            let (look, body) = text.split_once("\\begin{document}").unwrap();
            for name in body.split("\\begin{").skip(1).filter_map(|rest| rest.split('}').next()) {
                let ends = format!("\\end{{{name}}}");
                assert_eq!(
                    body.matches(&format!("\\begin{{{name}}}")).count(),
                    body.matches(&ends).count(),
                    "{name}"
                );
                assert!(look.contains(&format!("\\newenvironment{{{name}}}")), "{name} in {layout:?}");
            }
            for name in body.split('\\').skip(1) {
                let name: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
                let known = ["begin", "end", "enspace", ""].contains(&name.as_str())
                    || look.contains(&format!("\\newcommand\\{name}{{"))
                    || look.contains(&format!("\\newcommand\\{name}["))
                    || look.contains(&format!("\\let\\{name}\\"));
                assert!(known, "\\{name} in {layout:?}");
            }
        }
    }

    #[test]
    fn one_language_is_running_text_a_sentence_a_line() {
        let mut edition = edition();
        edition.options.layout = Layout::Target;
        let text = page(&edition);
        assert!(
            text.contains("\\begin{entext}\nWhere does the river run?\n\\end{entext}")
                && !text.contains("河流向")
        );
        assert!(
            text.contains(
                "See above.}}\nThe river runs east, and the hills lie west.\n\\omitted{a courtesy}\n"
            )
        );
        edition.options.layout = Layout::Source;
        let text = page(&edition);
        assert!(
            text.contains("河水向东流。山在西边。%\n谢谢。\n\\end{zhtext}") && !text.contains("Where does")
        );
        assert!(text.contains("\\newcommand\\EditionLanguage{zh-Hans}"));
    }

    #[test]
    fn only_long_beads_may_be_broken_over_pages() {
        let mut edition = edition();
        let long = "河".repeat(10_000);
        edition.passages =
            vec![turn("p3", "甲", Role::Answer, vec![row("p3", &long, None), row("q3", "短。", None)])];
        let text = page(&edition);
        assert!(text.contains("\n\\longbead{p3}") && text.contains("\n\\bead{q3}"));
    }
}
