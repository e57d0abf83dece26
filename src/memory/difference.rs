//! What differs between two texts: Chinese by characters, words and numbers of other scripts whole.

use super::fold::{fold, is_letter};
use crate::text::is_blank;

/// A stretch of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Stands in both, as the new text writes it.
    Same(String),
    /// Stands in the old text alone.
    Removed(String),
    /// Stands in the new text alone.
    Added(String),
}

/// The most cells of the table: two texts of a thousand tokens. Longer ones differ as a whole between what they
/// begin and end with.
const MOST: usize = 1_000_000;

/// How `new` differs from `old`, in the order of the texts; width and blanks make no difference.
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (a, b) = (tokens(old), tokens(new));
    let same = |x: &Token<'_>, y: &Token<'_>| x.key == y.key;
    let front = a.iter().zip(&b).take_while(|(x, y)| same(x, y)).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| same(x, y)).count();
    let (a_end, b_end) = (a.len() - back, b.len() - back);
    let mut pieces = Pieces::default();
    b[..front].iter().for_each(|token| pieces.same(token.text));
    middle(&a[front..a_end], &b[front..b_end], &mut pieces);
    b[b_end..].iter().for_each(|token| pieces.same(token.text));
    pieces.finish()
}

struct Token<'t> {
    text: &'t str,
    key: Vec<char>,
}

/// The tokens of `text`; blanks belong to the token behind them.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut start, mut inside) = (0, false);
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        if is_blank(c) {
            continue;
        }
        inside = is_letter(c) && characters.peek().is_some_and(|&(_, next)| is_letter(next));
        if !inside {
            tokens.push(Token { text: &text[start..end], key: fold(&text[start..end]) });
            start = end;
        }
    }
    debug_assert!(!inside);
    tokens
}

/// The longest common subsequence, walked through.
fn middle(a: &[Token<'_>], b: &[Token<'_>], pieces: &mut Pieces) {
    if a.len().saturating_mul(b.len()) > MOST {
        a.iter().for_each(|token| pieces.removed(token.text));
        b.iter().for_each(|token| pieces.added(token.text));
        return;
    }
    let width = b.len() + 1;
    // common[i][j]: how many tokens a[i..] and b[j..] have in common.
    let mut common = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i].key == b[j].key {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i].key == b[j].key {
            pieces.same(b[j].text);
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && common[(i + 1) * width + j] >= common[i * width + j + 1] {
            pieces.removed(a[i].text);
            i += 1;
        } else {
            pieces.added(b[j].text);
            j += 1;
        }
    }
}

/// Puts neighbouring tokens of one kind together; what goes stands before what comes.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    removed: String,
    added: String,
}

impl Pieces {
    fn same(&mut self, text: &str) {
        self.flush();
        match self.done.last_mut() {
            Some(Piece::Same(last)) => last.push_str(text),
            _ => self.done.push(Piece::Same(text.to_owned())),
        }
    }

    fn removed(&mut self, text: &str) {
        self.removed.push_str(text);
    }

    fn added(&mut self, text: &str) {
        self.added.push_str(text);
    }

    fn flush(&mut self) {
        for (text, piece) in [
            (std::mem::take(&mut self.removed), Piece::Removed as fn(String) -> Piece),
            (std::mem::take(&mut self.added), Piece::Added),
        ] {
            if !text.is_empty() {
                self.done.push(piece(text));
            }
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let shown = difference(old, new).into_iter().map(|piece| match piece {
            Piece::Same(text) => text,
            Piece::Removed(text) => format!("[-{text}-]"),
            Piece::Added(text) => format!("{{+{text}+}}"),
        });
        shown.collect()
    }

    #[test]
    fn chinese_differs_by_characters_and_numbers_and_words_as_a_whole() {
        assert_eq!(shown("桥下有12艘船。", "桥下有15艘大船。"), "桥下有[-12-]{+15+}艘{+大+}船。");
        assert_eq!(shown("签署RCEP 协定", "签署 CPTPP协定"), "签署[-RCEP-]{+ CPTPP+}协定");
        assert_eq!(shown("水位，２米", "水位, 2米"), "水位, 2米");
        assert_eq!(shown("", "新"), "{+新+}");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_pieces(old in "[甲乙丙a1 ，]{0,20}", new in "[甲乙丙a1 ，]{0,20}") {
            let pieces = difference(&old, &new);
            let read = |skip: fn(&Piece) -> bool| -> Vec<char> {
                let kept = pieces.iter().filter(|piece| !skip(piece)).map(|piece| match piece {
                    Piece::Same(text) | Piece::Removed(text) | Piece::Added(text) => text.as_str(),
                });
                fold(&kept.collect::<String>()).into_iter().filter(|&c| c != ' ').collect()
            };
            let plain = |text: &str| fold(text).into_iter().filter(|&c| c != ' ').collect::<Vec<_>>();
            prop_assert_eq!(read(|piece| matches!(piece, Piece::Removed(_))), plain(&new));
            prop_assert_eq!(read(|piece| matches!(piece, Piece::Added(_))), plain(&old));
        }
    }
}
