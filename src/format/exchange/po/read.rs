//! PO, read back as gettext reads it: strings over several lines, escapes, old and obsolete entries passed over.

use std::borrow::Cow;

use super::super::markup::text_of;
use super::super::returned::{Returned, ReturnedRow, Returns, Tracked};
use super::{MARK, Po};
use crate::format::mark::Mark;

impl Returns for Po {
    fn name(&self) -> &'static str {
        "po"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["po", "pot"]
    }

    fn read(&self, bytes: &[u8], _: Tracked) -> Result<Returned, String> {
        let text = text_of(bytes, "PO file")?;
        let mut file = File::default();
        for (nth, line) in text.lines().enumerate() {
            file.line(line.trim(), nth + 1);
        }
        file.end_entry();
        if file.entries == 0 {
            return Err("this is no PO file: there is no entry in it".to_owned());
        }
        Ok(file.returned)
    }
}

/// A string that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Context,
    Source,
    Target,
    /// A plural, or what stands for one: Chinese has none, and English sentences need none.
    Other,
}

#[derive(Debug, Default)]
struct Entry {
    line: usize,
    context: Option<String>,
    source: Option<String>,
    target: Option<String>,
    marks: Vec<Mark>,
    comments: Vec<String>,
}

#[derive(Debug, Default)]
struct File {
    returned: Returned,
    entries: usize,
    entry: Entry,
    field: Option<Field>,
}

impl File {
    fn line(&mut self, line: &str, number: usize) {
        if line.is_empty() {
            self.end_entry();
        } else if let Some(comment) = line.strip_prefix('#') {
            // A comment behind a translation belongs to the next entry.
            if self.entry.target.is_some() {
                self.end_entry();
            }
            self.comment(comment);
        } else if line.starts_with('"') {
            match self.field {
                Some(field) => self.string(field, line, number),
                None => self.wrong(number, "a text stands here that belongs to no keyword"),
            }
        } else {
            self.keyword(line, number);
        }
    }

    fn comment(&mut self, comment: &str) {
        if let Some(extracted) = comment.strip_prefix('.') {
            if let Some(marks) = extracted.trim().strip_prefix(MARK) {
                self.entry.marks = Mark::all(marks);
            }
        } else if !comment.starts_with([',', ':', '|', '~', '=']) {
            // Lines of one remark stand below each other.
            let comment = comment.trim();
            self.entry.comments.extend((!comment.is_empty()).then(|| comment.to_owned()));
        }
    }

    fn keyword(&mut self, line: &str, number: usize) {
        let word = line.find([' ', '\t', '"', '[']).map_or(line, |end| &line[..end]);
        let rest = line[word.len()..].trim_start();
        let (field, rest) = match word {
            "msgctxt" => (Field::Context, rest),
            "msgid" => (Field::Source, rest),
            "msgstr" => match rest.strip_prefix("[0]") {
                Some(rest) => (Field::Target, rest.trim_start()),
                None if rest.starts_with('[') => {
                    (Field::Other, rest.split_once(']').map_or("", |(_, rest)| rest.trim()))
                }
                None => (Field::Target, rest),
            },
            "msgid_plural" => (Field::Other, rest),
            _ => return self.wrong(number, "this line is neither a comment nor a keyword of PO"),
        };
        if self.entry.target.is_some() && matches!(field, Field::Context | Field::Source) {
            self.end_entry();
        }
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        self.field = Some(field);
        self.string(field, rest, number);
    }

    /// Adds the quoted `text` to a field.
    fn string(&mut self, field: Field, text: &str, number: usize) {
        let Some(inside) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
            return self.wrong(number, "this text does not stand between quotation marks");
        };
        let value = match field {
            Field::Context => &mut self.entry.context,
            Field::Source => &mut self.entry.source,
            Field::Target => &mut self.entry.target,
            Field::Other => return,
        };
        value.get_or_insert_default().push_str(&unescape(inside));
    }

    fn wrong(&mut self, line: usize, text: &str) {
        self.returned.remarks.push((line, text.to_owned()));
    }

    fn end_entry(&mut self) {
        if self.entry.source.is_none() && self.entry.target.is_none() {
            // A blank line may stand behind comments; the entry is still to come.
            if self.entry.context.is_none() {
                return;
            }
        }
        let entry = std::mem::take(&mut self.entry);
        self.field = None;
        self.entries += 1;
        let is_header = entry.context.is_none() && entry.source.as_deref() == Some("");
        if is_header {
            return;
        }
        self.returned.rows.push(ReturnedRow {
            line: entry.line,
            marks: entry.marks,
            id: entry.context,
            zh: entry.source,
            en: entry.target,
            wrapped: false,
            comments: Some(entry.comments.join(" ")).filter(|text| !text.is_empty()).into_iter().collect(),
        });
    }
}

/// The escapes of C, as gettext takes them: numbers are bytes of the file's encoding.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let Some((&escape, behind)) = rest.split_first() else { break };
        match escape {
            b'0'..=b'7' => number(&mut rest, 8, 3, &mut out),
            b'x' => {
                rest = behind;
                number(&mut rest, 16, 2, &mut out);
            }
            _ => {
                rest = behind;
                match escape {
                    b'n' | b'f' | b'v' => out.push(b'\n'),
                    b't' => out.push(b'\t'),
                    b'r' => out.push(b'\r'),
                    b'a' | b'b' => {}
                    other => out.push(other),
                }
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

/// The byte whose number in base `radix`, of at most `most` digits, `rest` begins with.
fn number(rest: &mut &[u8], radix: u32, most: usize, out: &mut Vec<u8>) {
    let digit = |byte: &u8| char::from(*byte).to_digit(radix);
    let digits = rest.iter().take(most).map_while(digit).count();
    let value = rest[..digits].iter().filter_map(digit).fold(0, |value, digit| value * radix + digit);
    out.extend((digits > 0).then_some((value & 0xff) as u8));
    *rest = &rest[digits..];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Returned {
        Po.read(text.as_bytes(), Tracked::Accept).unwrap()
    }

    #[test]
    fn all_that_gettext_writes_is_read() {
        let returned = read(
            "# head\nmsgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\n\
             #. speaker: A\n#. duizhao: u_a_00000000_00000000\n# why\n#  so?\n#: a.c:1\n#, fuzzy, c-format\n#| msgid \"old\"\n\
             msgctxt \"a\"\nmsgid \"\"\n\"甲\\n\"\n\"乙\"\nmsgstr \"\"\n\"A \\\"b\\\"\\t\"\n\"\\x41\\101\\\\\\347\\224\\262\"\n\
             #~ msgid \"gone\"\n#~ msgstr \"Gone\"\nmsgid \"丙\"\nmsgid_plural \"丙们\"\nmsgstr[0] \"C\"\nmsgstr[1] \"Cs\"\n",
        );
        let rows: Vec<_> =
            returned.rows.iter().map(|row| (row.line, row.zh.as_deref(), row.en.as_deref())).collect();
        assert_eq!(rows, [(13, Some("甲\n乙"), Some("A \"b\"\tAA\\甲")), (22, Some("丙"), Some("C"))]);
        let first = &returned.rows[0];
        assert_eq!((first.id.as_deref(), first.marks.len()), (Some("a"), 1));
        assert_eq!(first.comments, ["why so?"]);
        assert!(returned.rows[1].comments.is_empty() && returned.remarks.is_empty());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_hides_nothing() {
        let returned = read("msgid \"甲\"\nmsgstr \"A\noops\n\"B\"\n\nmsgid \"乙\"\nmsgstr \"B\"\n");
        assert_eq!(returned.remarks.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(returned.rows.last().unwrap().en.as_deref(), Some("B"));
        assert!(Po.read(b"no PO", Tracked::Accept).is_err());
    }
}
