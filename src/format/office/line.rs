//! Lines of either language, made of stretches.

use super::craft::{Craft, Look};
use super::page::Page;
use crate::format::inline::Inline;
use crate::format::mark::lines;
use crate::format::wording;
use crate::project::Bilingual;

impl<C: Craft> Page<'_, C> {
    /// The markup of a line. Where `apart`, segments and lines inside a text stand on lines of their own, as a table
    /// shows them and takes them back; in running text a blank parts them.
    pub(super) fn markup(&mut self, chinese: bool, apart: bool, pieces: &[Inline<'_>]) -> String {
        let edition = self.edition;
        let mut out = String::new();
        for piece in pieces {
            let made = match piece {
                Inline::Text(text) if apart => self.lines(chinese, Look::Plain, text),
                Inline::Text(text) => self.craft.text(chinese, Look::Plain, text),
                Inline::Next if apart => C::BREAK.to_owned(),
                Inline::Next => C::BLANK.to_owned(),
                Inline::Borrowed(text) if apart => self.lines(true, Look::Aside, text),
                Inline::Borrowed(text) => self.craft.text(true, Look::Aside, text),
                Inline::Misprint(found, read, sure) => {
                    let found = self.craft.text(true, Look::Misprint, found);
                    found + &self.footnote(&wording::reading(read, *sure))
                }
                Inline::Mark(number) => {
                    let note = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth));
                    note.map(|note| self.footnote(note)).unwrap_or_default()
                }
                Inline::Missing => self.craft.text(false, Look::Aside, wording::NOT_TRANSLATED),
                Inline::Omitted(why) => self.craft.text(false, Look::Aside, &wording::omitted(why)),
            };
            out.push_str(&made);
        }
        out
    }

    fn lines(&self, chinese: bool, look: Look, text: &str) -> String {
        let lines: Vec<String> = lines(text).map(|line| self.craft.text(chinese, look, line)).collect();
        lines.join(C::BREAK)
    }

    /// A text in the languages that the layout shows, on one line.
    pub(super) fn pair(&self, words: &Bilingual) -> String {
        let parts = wording::shown(words, self.edition.options.layout).into_iter();
        let parts: Vec<String> =
            parts.map(|(chinese, words)| self.craft.text(chinese, Look::Plain, words)).collect();
        parts.join(C::BLANK)
    }

    fn footnote(&mut self, note: &Bilingual) -> String {
        let content = self.pair(note);
        self.craft.footnote(&content)
    }
}
