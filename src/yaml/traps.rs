//! The traps of hand-typed YAML, each with a sentence that says what happened and one that says what to do.
//!
//! A YAML reader names the place where it lost its way, which is often not where the slip is. The known
//! slips are looked for on that line and the ones above it; only when none fits is the reader's own word
//! passed on.

use std::ops::Range;

use super::problem::Problem;
use crate::text::{Lines, is_han};

/// What can be told before reading: conflict markers, control characters, tabs.
pub(super) fn before_reading(text: &str) -> Result<(), Problem> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if let Some(problem) = conflict_marker(bare, at) {
            return Err(problem);
        }
        if let Some((offset, c)) = bare.char_indices().find(|&(_, c)| is_unreadable(c)) {
            return Err(Problem::new(
                at + offset..at + offset + c.len_utf8(),
                format!("the character U+{:04X} cannot stand in a YAML file", u32::from(c)),
                "Delete it: it shows as nothing in most editors.",
            ));
        }
        at += line.len();
    }
    Ok(())
}

fn is_unreadable(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{85}') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn conflict_marker(line: &str, at: usize) -> Option<Problem> {
    let marker = ["<<<<<<<", ">>>>>>>", "|||||||"]
        .iter()
        .any(|marker| line.starts_with(marker) && line[7..].starts_with([' ', '\t']) || line == *marker)
        || line == "=======";
    marker.then(|| {
        Problem::new(
            at..at + line.len(),
            "this is a conflict marker of git: two branches changed the same lines",
            "Run `duizhao merge-file --marks FILE`, which puts both sides together unit by unit; or choose by hand and delete the lines with the markers.",
        )
    })
}

/// The problem behind a reader's `message` at byte `at`.
pub(super) fn explain(text: &str, at: usize, message: &str) -> Problem {
    let scene = Scene::new(text, at);
    scene.find_slip().unwrap_or_else(|| {
        let (message, cure) = plain_words(message);
        Problem::new(scene.at..scene.after(scene.at), message, cure)
    })
}

/// A key that stands twice in one map.
pub(super) fn duplicate_key(text: &str, name: &str, first: &Range<usize>, second: Range<usize>) -> Problem {
    let line = Lines::new(text).place(text, first.start).line;
    Problem::new(
        second,
        format!("`{name}` stands twice here; the first is on line {line}"),
        "Keep one of the two: a reader that takes either would drop the other without a word.",
    )
}

/// The lines around the place where the reader stopped.
struct Scene<'a> {
    text: &'a str,
    lines: Lines,
    at: usize,
    line: usize,
}

impl<'a> Scene<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        let lines = Lines::new(text);
        let mut line = lines.place(text, at).line;
        // At the end of the file, the last line with anything on it is meant.
        while line > 1 && text[lines.range(text, line)].trim().is_empty() {
            line -= 1;
        }
        Self { text, lines, at, line }
    }

    fn content(&self, line: usize) -> (usize, &'a str) {
        let range = self.lines.range(self.text, line);
        (range.start, &self.text[range])
    }

    /// The end of the character at `at`.
    fn after(&self, at: usize) -> usize {
        self.text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .filter(|c| *c != '\n')
            .map_or(at, |c| at + c.len_utf8())
    }

    /// The first known slip, looked for on the line itself, then on the lines of the same unit above it.
    fn find_slip(&self) -> Option<Problem> {
        let first = self.unit_start();
        let on_line = |line: usize| {
            let (start, content) = self.content(line);
            tab(content, start).or_else(|| wide_key(content, start)).or_else(|| bad_value(content, start))
        };
        let below = self.content(self.line + 1);
        on_line(self.line)
            .or_else(|| tab(below.1, below.0))
            .or_else(|| self.under_indented())
            .or_else(|| (first..self.line).rev().find_map(on_line))
            .or_else(|| self.unclosed_quote(first))
            .or_else(|| self.out_of_step())
    }

    /// The line on which the unit (`- …` at the least indentation) around the place begins.
    fn unit_start(&self) -> usize {
        let floor = self.line.saturating_sub(40).max(1);
        (floor..=self.line)
            .rev()
            .find(|&line| self.content(line).1.trim_start().starts_with("- id:"))
            .unwrap_or(floor)
    }

    /// English typed under `en: >-` without the two spaces that make it part of the value.
    fn under_indented(&self) -> Option<Problem> {
        let (start, content) = self.content(self.line);
        let indent = content.len() - content.trim_start().len();
        let above =
            (1..self.line).rev().map(|line| self.content(line).1).find(|line| !line.trim().is_empty())?;
        let header = above.trim_end();
        let key_indent = header.len() - header.trim_start().trim_start_matches("- ").len();
        let opens = header.ends_with('>')
            || header.ends_with('|')
            || header.ends_with(">-")
            || header.ends_with("|-");
        (opens && header.contains(':') && indent <= key_indent && !content.trim().is_empty()).then(|| {
            Problem::new(
                start + indent..start + content.len(),
                "this line belongs to the text that begins above it, but is indented too little",
                format!("Indent it by {} spaces, two more than the key above it.", key_indent + 2),
            )
        })
    }

    /// A quotation mark that opens a value and is never closed.
    fn unclosed_quote(&self, first: usize) -> Option<Problem> {
        (first..=self.line).rev().find_map(|line| {
            let (start, content) = self.content(line);
            let (offset, value) = value_of(content)?;
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let closed = value.len() > 1 && value.ends_with(quote);
            (!closed).then(|| {
                Problem::new(
                    start + offset..start + offset + 1,
                    format!("a value that begins with {quote} must end with it, and this one does not"),
                    "Write the text under `>-` on a line of its own, where no mark needs quoting, or use “ ”.",
                )
            })
        })
    }

    /// A line whose indentation fits neither its unit nor its neighbours.
    fn out_of_step(&self) -> Option<Problem> {
        let (start, content) = self.content(self.line);
        let indent = content.len() - content.trim_start().len();
        let is_key = content
            .trim_start()
            .split_once(':')
            .is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        let above =
            (1..self.line).rev().map(|line| self.content(line).1).find(|line| !line.trim().is_empty())?;
        let expected = above.len() - above.trim_start().trim_start_matches("- ").len();
        (is_key && indent != expected && expected < 20).then(|| {
            Problem::new(
                start..start + indent.max(1),
                format!("this key is indented by {indent} spaces, the one above it by {expected}"),
                format!("Indent it by {expected} spaces, as the other keys of the unit."),
            )
        })
    }
}

fn tab(content: &str, start: usize) -> Option<Problem> {
    let indent = &content[..content.len() - content.trim_start().len()];
    let offset = indent.find('\t')?;
    Some(Problem::new(
        start + offset..start + offset + 1,
        "a tab indents this line; YAML counts spaces only",
        "Replace the tab by spaces (two a level), and let your editor insert spaces in YAML files.",
    ))
}

/// `zh：` with a full-width colon, `－` for a dash.
fn wide_key(content: &str, start: usize) -> Option<Problem> {
    let bare = content.trim_start();
    let indent = content.len() - bare.len();
    if bare.starts_with('－') {
        return Some(Problem::new(
            start + indent..start + indent + '－'.len_utf8(),
            "a unit begins with a full-width dash",
            "Type `- ` with the keyboard in English mode.",
        ));
    }
    let bare = bare.trim_start_matches("- ");
    let offset = content.len() - bare.len();
    let key: &str = bare.split('：').next().filter(|key| key.len() < bare.len())?;
    let known = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    known.then(|| {
        let at = start + offset + key.len();
        Problem::new(
            at..at + '：'.len_utf8(),
            format!("a full-width colon stands behind the key `{key}`"),
            format!("Type `{key}: ` with a half-width colon and a space behind it."),
        )
    })
}

/// The value on a line `key: value` and its byte offset in the line.
fn value_of(content: &str) -> Option<(usize, &str)> {
    let bare = content.trim_start().trim_start_matches("- ");
    let (key, _) = bare.split_once(':')?;
    let simple = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let after = content.len() - bare.len() + key.len() + 1;
    let value = content[after..].trim_start();
    (simple && !value.is_empty()).then(|| (content.len() - value.len(), value.trim_end()))
}

/// A value that begins with, or holds, what YAML takes for its own.
fn bad_value(content: &str, start: usize) -> Option<Problem> {
    let (offset, value) = value_of(content)?;
    let first = value.chars().next()?;
    let at = start + offset;
    let prose = value.contains(' ') || value.chars().any(is_han);
    let cure = "Write the text under `>-` on a line of its own, indented by two more spaces; there nothing needs quoting.";
    let one = |message: String| Some(Problem::new(at..at + first.len_utf8(), message, cure));
    match first {
        '"' | '\'' => return quoted_and_more(value, at, first, cure),
        '[' | '{' if prose && !value.ends_with([']', '}']) => {
            return one(format!("a value that begins with {first} is a list or a map to YAML, not text"));
        }
        '[' | '{' => return None,
        '*' => return one("a value that begins with * is an alias to YAML, not text".to_owned()),
        '&' => return one("a value that begins with & is an anchor to YAML, not text".to_owned()),
        '!' if prose => return one("a value that begins with ! is a tag to YAML, not text".to_owned()),
        '%' | '@' | '`' => return one(format!("no value may begin with {first} in YAML")),
        '>' | '|' if prose => {
            return one(format!("behind {first} the text must begin on the next line"));
        }
        '-' | '?' if value[1..].starts_with(' ') => {
            return one(format!(
                "a value that begins with `{first} ` is a list item or a key to YAML, not text"
            ));
        }
        _ => {}
    }
    let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    Some(Problem::new(
        at + colon..at + colon + 1,
        "a colon with a space behind it, or at the end of the line, makes a second key of this text",
        cure,
    ))
}

/// `"quoted" and more`: text behind a closing quotation mark.
fn quoted_and_more(value: &str, at: usize, quote: char, cure: &str) -> Option<Problem> {
    let mut escaped = false;
    let close = value.char_indices().skip(1).find(|&(_, c)| {
        let hit = c == quote && !escaped;
        escaped = c == '\\' && !escaped && quote == '"';
        hit
    })?;
    let rest = value[close.0 + 1..].trim_start();
    let more = !rest.is_empty() && !rest.starts_with(['#', ',', '}', ']', '\'']);
    more.then(|| {
        Problem::new(
            at + close.0..at + value.len(),
            format!("the value ends at this {quote}, and text follows it"),
            cure,
        )
    })
}

/// The reader's own words, where no slip was recognised, and the general cure.
fn plain_words(message: &str) -> (String, &'static str) {
    let lower = message.to_lowercase();
    if lower.contains("recursion") || lower.contains("nest") || lower.contains("depth") {
        return (
            "lists and maps stand inside each other more than 255 deep".to_owned(),
            "A unit file is three levels deep: remove the brackets or dashes that were typed by mistake.",
        );
    }
    if lower.contains("anchor") || lower.contains("alias") {
        return (
            "this alias names nothing: * begins an alias in YAML".to_owned(),
            "Write the text under `>-` on a line of its own, indented by two more spaces; there nothing needs quoting.",
        );
    }
    (
        format!("YAML cannot be read on from here: {message}"),
        "Compare the line with the unit above it: two spaces of indentation, `key: value`, text under `>-`.",
    )
}

#[cfg(test)]
mod tests {
    use crate::yaml::parse;

    /// The message for `file`, with the text the caret stands under.
    fn told(file: &str) -> (String, String) {
        let problem = parse(file).expect_err(file);
        assert!(!problem.cure.is_empty());
        (problem.message, file[problem.span].to_owned())
    }

    fn unit(line: &str) -> String {
        format!("units:\n- id: kf3wq7\n  zh: 你好。\n  {line}\n  state: draft\n")
    }

    #[test]
    fn each_trap_of_hand_typed_yaml_has_its_own_message() {
        for (line, says, caret) in [
            ("en: Note: this", "second key", ":"),
            ("en: He said:", "second key", ":"),
            ("en: \"Yes\" he said", "text follows", "\" he said"),
            ("en: 'tis so", "must end with it", "'"),
            ("en: [sic] and so on", "a list or a map", "["),
            ("en: {sic and so on", "a list or a map", "{"),
            ("en: *note the star", "an alias", "*"),
            ("en: %5 of it", "may begin with %", "%"),
            ("en: @all of you", "may begin with @", "@"),
            ("en: > 5 of them", "must begin on the next line", ">"),
            ("en：Hello", "full-width colon", "："),
            ("\ten: Hello", "a tab", "\t"),
            ("zh: again", "stands twice", "zh"),
        ] {
            let (message, under) = told(&unit(line));
            assert!(message.contains(says), "{line}: {message}");
            assert_eq!(under, caret, "{line}: {message}");
        }
    }

    #[test]
    fn english_indented_too_little_is_told_by_how_much() {
        let (message, under) =
            told("units:\n- id: kf3wq7\n  zh: 你好。\n  en: >-\n  Hello there.\n  state: draft\n");
        assert!(message.contains("indented too little"), "{message}");
        assert_eq!(under, "Hello there.");
    }

    #[test]
    fn conflict_markers_are_told_apart_from_text() {
        let problem = parse("units:\n<<<<<<< HEAD\n- id: a\n=======\n>>>>>>> x\n").unwrap_err();
        assert!(problem.message.contains("conflict marker") && problem.cure.contains("delete the lines"));
    }

    #[test]
    fn bombs_and_depth_are_refused_with_a_sentence() {
        let deep = format!("units: {}", "[".repeat(100_000));
        assert!(told(&deep).0.contains("255 deep"));
        let blocks = "- ".repeat(100_000);
        assert!(told(&blocks).0.contains("255 deep"));
        let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, of) in [('b', 'a'), ('c', 'b'), ('d', 'c'), ('e', 'd'), ('f', 'e'), ('g', 'f')] {
            bomb += &format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 10].join(","));
        }
        assert!(told(&bomb).0.contains("add up"));
    }
}
