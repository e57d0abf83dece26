//! English sentences: one pass over the bytes that could matter, looking around only there.
//!
//! A full stop ends a sentence or a word, and the words on both sides tell which: an abbreviation says what
//! may follow it, a starter (The, However) says that something ended. Exclamations and questions end unless
//! the clause goes on small behind a closing mark. Where lines were joined, some sentences have no end mark
//! at all; the few shapes that are sure (list items, rules, heads of mails) are cut as well.

mod judge;
mod line;
mod list;
mod look;
mod mark;
mod scan;
mod stop;
mod words;

use super::boundary::{Sentence, Settings};
use scan::Scanner;

/// Splits `text`, one paragraph, into sentences. Blanks between sentences go to the one before them.
pub fn sentences(text: &str, settings: Settings) -> Vec<Sentence> {
    Scanner::new(text, settings).run()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Reason;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, Settings::default()).into_iter().map(|s| text[s.range].trim_end()).collect()
    }

    /// `text` with `|` where it is to be cut.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = expected.join(" ");
        assert_eq!(cut(&text), expected);
    }

    #[test]
    fn what_always_has_something_behind_it_ends_nothing() {
        check("Mr. Oduya met Gen. Park near Mt. Elgon, i.e. far away. | He stayed.");
        check("The plan vs. The budget was on p. 9, vol. 2, Fig. 4 of No. 7. | Read it.");
    }

    #[test]
    fn after_what_may_end_the_next_word_decides() {
        check("She works in the U.S. Treasury. | He left the U.S. | They write.");
        check("Bricks, lime, etc. | Workers came with bricks, lime, etc. for days.");
        check("Lumen Inc. Chairman Bo resigned from Lumen Inc. | The price fell.");
        check("We meet at 9 a.m. Monday and part at 5 p.m. | Bring bread. | At 6 p.m. Anna sleeps.");
    }

    #[test]
    fn initials_belong_to_names() {
        check("K. O. Brandt and Lia M. Voss wrote to A. Vale. | Nobody came but you and I. | Why?");
        check("Take vitamin C. | Eggs have none.");
    }

    #[test]
    fn numbers_keep_their_points() {
        check("It grew by 3.14 per cent in 1.2.3 and cost $5.20. | In 2004. | 12 men came.");
        check("He is 6 ft. 2 in. tall. | She knows.");
    }

    #[test]
    fn closing_marks_go_with_the_sentence() {
        check("\"Hello!\" he said. | He said \"Go.\" | Then he left.");
        check("“Run!” Tom shouted. | (It rained.) | We stayed (it was dry! Really.) and slept.");
        check("It was late. [12] | Nobody read on.¹ | Then they did.");
    }

    #[test]
    fn an_ellipsis_ends_before_a_capital_that_is_not_i() {
        check("He came … and went ... | She stayed.");
        check("The thing is . . . I forgot. | It was over. | . . . The end came.");
    }

    #[test]
    fn careless_writing_ends_as_well() {
        check("we left early. | it was cold! | was it not?");
        assert_eq!(cut("The door fell.Nobody saw it?really"), ["The door fell.", "Nobody saw it?", "really"]);
        check("Ask ann@mill.example.org or see www.Mill.Org/a?b=1!c and notes.Txt for it.");
    }

    #[test]
    fn list_marks_open_items_and_never_end_them() {
        check("1. Flour | 2. Salt | 3. Water");
        check("(i) one thing. | (ii) two things. | (iii) three");
        check("• 4. Oats | • 5. Rye");
        check("1) We took bread and 2) no water, so it was hard.");
    }

    #[test]
    fn lines_that_were_joined_come_apart() {
        check("Dear Ms. Oduya, | The mill is open. | Best regards, | Lia");
        check("Lia Voss | 03/04/2001 09:15 AM | please write. | ***** | It is late :-) | Good night.");
    }

    #[test]
    fn every_boundary_says_why_and_whether_it_is_sure() {
        let found = sentences("He came. she went... Then “no.” We saw.", Settings::default());
        let reasons: Vec<_> = found.iter().map(|s| (s.reason, s.doubtful)).collect();
        let expected = [
            (Reason::EndMark, true),
            (Reason::Ellipsis, true),
            (Reason::QuotationEnd, false),
            (Reason::ParagraphEnd, false),
        ];
        assert_eq!(reasons, expected);
    }

    #[test]
    fn names_keep_their_marks() {
        check("They own Yahoo! Inc. shares. | He left Yahoo! | Then he sold it at Jeopardy! and won.");
    }

    #[test]
    fn endless_repetition_ends() {
        for piece in [
            "Dear A, B ",
            "Regards, ",
            "1. ",
            "a@",
            "! ",
            ". . ",
            "(.",
            "[1]",
            "• ",
            "= ",
            "\"!\" x ",
            "p.m. X ",
            ":)",
        ] {
            let text = piece.repeat(20_000);
            assert_eq!(sentences(&text, Settings::default()).last().map(|s| s.range.end), Some(text.len()));
        }
    }

    #[test]
    fn the_project_may_ask_for_more_or_less() {
        let settings = Settings { split_at_semicolon: true, split_quotations: false };
        let text = "He came; she went. “Why? Where?” asked Bo.";
        let found: Vec<_> = sentences(text, settings).into_iter().map(|s| text[s.range].trim_end()).collect();
        assert_eq!(found, ["He came;", "she went.", "“Why? Where?” asked Bo."]);
    }
}
