//! Markdown becomes a transcript: what a reader of the rendered page would read, a block a paragraph.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::decode::decode;
use super::error::SourceError;
use super::extract::Extracted;
use super::flow::Flow;
use super::html;

/// Reads `bytes` as CommonMark with tables, footnotes and front matter.
///
/// Line ends inside a paragraph stay line ends: authors set a question and its answer on two lines. The
/// number of a list item, which the author typed, stays; bullets, addresses, pictures and marks of footnotes go.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, SourceError> {
    let decoded = decode(bytes)?;
    let text = text_of(&decoded.text);
    if text.is_empty() {
        return Err(SourceError::Empty);
    }
    Ok(Extracted { text, converted_from: decoded.converted_from, ..Extracted::default() })
}

/// What the walk through the events must remember.
#[derive(Debug, Default)]
struct State {
    flow: Flow,
    /// The running text of the open block, before failed emphasis is taken out of it.
    block: String,
    /// Whether an asterisk in it was escaped: then every asterisk in it is meant.
    escaped: bool,
    /// The next number of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Inside how many pictures and front matters we are: nothing there is read.
    unread: usize,
    in_code: bool,
    /// A block of HTML, gathered until its end.
    markup: String,
}

fn text_of(source: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut state = State::default();
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(tag) => state.open(&tag),
            Event::End(tag) => state.close(tag),
            _ if state.unread > 0 => {}
            Event::Text(text) if state.in_code => state.flow.verbatim(&text),
            Event::Text(text) => {
                state.escaped |= text.contains('*') && source[..range.start].ends_with('\\');
                state.block.push_str(&text);
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                state.block.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => state.block.push('\n'),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => state.block.push('\n'),
            Event::Html(markup) => state.markup.push_str(&markup),
            Event::Rule => state.end_block(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    state.end_block();
    state.flow.finish()
}

impl State {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } | Tag::MetadataBlock(_) => self.unread += 1,
            Tag::List(first) => {
                self.end_block();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_block();
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.block = format!("{number}. ");
                    *number += 1;
                }
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.in_code = true;
            }
            // A list item's number stands before its first paragraph.
            Tag::Paragraph if self.block.ends_with(". ") => {}
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_)
            | Tag::TableCell
            | Tag::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::MetadataBlock(_) => self.unread = self.unread.saturating_sub(1),
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::CodeBlock => {
                self.flow.end_paragraph();
                self.in_code = false;
            }
            TagEnd::HtmlBlock => {
                let markup = std::mem::take(&mut self.markup);
                self.flow.verbatim(&html::plain_text(&markup));
                self.flow.end_paragraph();
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            _ => self.end_block(),
        }
    }

    /// Ends the paragraph.
    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let block = if std::mem::take(&mut self.escaped) { block } else { without_failed_emphasis(&block) };
        self.flow.verbatim(&block);
        self.flow.end_paragraph();
    }
}

/// `text` without asterisks that were meant as emphasis and failed.
///
/// CommonMark does not let `**` close behind a mark and before a letter, so `**王毅：**大家好` keeps its asterisks
/// (commonmark/commonmark-spec issue 650). A pair of equal runs on one line goes where a mark stands just inside
/// one of them, which is what makes it fail.
fn without_failed_emphasis(text: &str) -> String {
    text.split('\n').map(without_on_line).collect::<Vec<_>>().join("\n")
}

fn without_on_line(line: &str) -> String {
    let runs: Vec<(usize, usize)> = runs(line);
    let mark = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let mut dropped: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let [open, close, ..] = runs[at..] {
        let inside = &line[open.0 + open.1..close.0];
        let marked = mark(inside.chars().next()) || mark(inside.chars().next_back());
        let tight = !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
        if open.1 == close.1 && open.1 <= 3 && marked && tight {
            dropped.extend([open, close]);
            at += 2;
        } else {
            at += 1;
        }
    }
    let mut out = String::new();
    let mut from = 0;
    for (start, length) in dropped {
        out.push_str(&line[from..start]);
        from = start + length;
    }
    out + &line[from..]
}

/// The runs of asterisks in `line`: where, and how many.
fn runs(line: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.match_indices('*') {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_bold_come_out_plain_whether_emphasis_worked_or_not() {
        assert_eq!(text_of("**王毅：**各位好！\n\n**问**：几点？\n"), "王毅：各位好！\n\n问：几点？\n");
        assert_eq!(
            text_of("他说**“好”**吗？3 * 4 * 5\n\n\\*\\*注：\\*\\*"),
            "他说“好”吗？3 * 4 * 5\n\n**注：**\n"
        );
    }

    #[test]
    fn numbers_of_items_stay_and_bullets_go() {
        assert_eq!(text_of("3. 甲\n4. 乙\n\n- 丙\n- 丁\n"), "3. 甲\n\n4. 乙\n\n丙\n\n丁\n");
        assert_eq!(text_of("1. 甲\n\n   乙\n\n2. 丙\n"), "1. 甲\n\n乙\n\n2. 丙\n");
    }
}
