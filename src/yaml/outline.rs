//! The outline of a file: where the items of its top-level lists begin, found by its lines alone.
//!
//! A file of a hundred thousand units is edited in one of them; reading all of it as YAML first would take
//! longer than the edit. The scan is never wrong about a file that is YAML, it only gives up (`None`):
//! what could make a line mean something else than it looks (an open quote, an open bracket, a block
//! scalar, a plain text that runs on) is followed to its end by the rules of YAML, and everything rarer
//! (anchors, aliases, tags, complex keys, several documents, tabs as indentation, lone carriage returns,
//! lists of lists) makes it give up.

use super::lex::{block_scalar_end, ends_here, flow_end, indent, is_blank, next_line, quoted_end};

/// A block list under a top-level key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListOutline {
    /// The key.
    pub name: String,
    /// The column of its dashes, in spaces.
    pub column: usize,
    /// Its items in file order.
    pub items: Vec<ItemOutline>,
    /// Where the next top-level key begins, comments that belong to it included; or the end of the file.
    pub end: usize,
}

/// Where an item of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemOutline {
    /// The start of the first of the comment lines that stand right above it, else of its own line.
    pub lead: usize,
    /// The start of the line with its dash.
    pub line: usize,
}

/// The block lists under the top-level keys `names`, in file order; `None` where only reading the whole file
/// can tell. A key without items gives no list.
pub fn outline(text: &str, names: &[&str]) -> Option<Vec<ListOutline>> {
    if has_lone_return(text) {
        return None;
    }
    let mut scan =
        Scan { text, names, lists: Vec::new(), inside: false, run: None, pending: None, plain: None };
    let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut begun = false;
    while at < text.len() {
        at = scan.line(at, &mut begun)?;
    }
    scan.close(text.len());
    scan.lists.retain(|list| !list.items.is_empty());
    Some(scan.lists)
}

fn has_lone_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(offset) = text[from..].find('\r') {
        from += offset + 1;
        if bytes.get(from) != Some(&b'\n') {
            return true;
        }
    }
    false
}

struct Scan<'a> {
    text: &'a str,
    names: &'a [&'a str],
    lists: Vec<ListOutline>,
    /// Whether the last of `lists` is being read.
    inside: bool,
    /// The first of a run of comment lines that stand no deeper than the dashes.
    run: Option<usize>,
    /// The column of the key or dash whose value has not come yet.
    pending: Option<usize>,
    /// The column of the key or dash whose plain text may run on over deeper lines.
    plain: Option<usize>,
}

impl<'a> Scan<'a> {
    /// Takes the line at `at`, and the lines that its value runs over; gives the start of the next.
    fn line(&mut self, at: usize, begun: &mut bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let column = indent(bytes, at);
        let next = |from| Some(next_line(self.text, from));
        let Some(&first) = bytes.get(at + column) else { return Some(self.text.len()) };
        match first {
            b'\n' | b'\r' => {
                self.run = None;
                return next(at + column);
            }
            b'\t' if ends_here(bytes, at + column) => {
                self.run = None;
                return next(at);
            }
            b'\t' => return None,
            b'#' => {
                let shallow = !self.inside || self.lists.last().is_none_or(|l| column <= l.column);
                self.run = if shallow { self.run.or(Some(at)) } else { None };
                self.plain = None;
                return next(at);
            }
            _ => {}
        }
        if self.plain.is_some_and(|parent| column > parent) {
            self.run = None;
            return next(at);
        }
        self.plain = None;
        let rest = &bytes[at..];
        if column == 0 && (rest.starts_with(b"---") || rest.starts_with(b"...") || first == b'%') {
            // One `---` before everything begins no second document.
            let opens = !*begun && rest.starts_with(b"---") && ends_here(bytes, at + 3);
            return opens.then(|| next_line(self.text, at));
        }
        *begun = true;
        let lead = self.run.take().unwrap_or(at);
        self.content(at, column, lead)
    }

    /// A line with something on it: dashes, a key, a value.
    fn content(&mut self, line: usize, column: usize, lead: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut at, mut dashes, mut parent) = (line + column, 0, None);
        while bytes.get(at) == Some(&b'-') && bytes.get(at + 1).is_none_or(|&byte| is_blank(byte)) {
            (dashes, parent) = (dashes + 1, Some(at - line));
            at += 1 + indent(bytes, at + 1);
            if bytes.get(at) == Some(&b'\t') {
                return None;
            }
            if ends_here(bytes, at) {
                break;
            }
        }
        self.place(line, column, lead, dashes)?;
        if dashes > 0 && ends_here(bytes, at) {
            self.pending = parent;
            return Some(next_line(self.text, at));
        }
        let top = column == 0 && dashes == 0;
        match self.key(at)? {
            Some((name, value)) => {
                if top {
                    self.top_key(lead, name, value)?;
                }
                self.value(value, Some(at - line))
            }
            None if top => None,
            None if dashes > 0 => self.value(at, parent),
            None => {
                let pending = self.pending?;
                self.value(at, Some(pending))
            }
        }
    }

    /// Notes a new item of the list that is being read.
    fn place(&mut self, line: usize, column: usize, lead: usize, dashes: usize) -> Option<()> {
        if !self.inside || column == 0 && dashes == 0 {
            return Some(());
        }
        let list = self.lists.last_mut()?;
        if list.items.is_empty() {
            list.column = column;
        }
        if column > list.column {
            return Some(());
        }
        (column == list.column && dashes == 1).then(|| list.items.push(ItemOutline { lead, line }))
    }

    /// The key at `at`, where one stands there, and the place behind its colon.
    fn key(&self, at: usize) -> Option<Option<(&'a str, usize)>> {
        let bytes = self.text.as_bytes();
        match bytes[at] {
            quote @ (b'"' | b'\'') => {
                let end = quoted_end(bytes, at)?;
                let colon = end + bytes[end..].iter().take_while(|&&byte| byte == b' ').count();
                if bytes.get(colon) != Some(&b':') {
                    return Some(None);
                }
                let name = &self.text[at..end];
                (!name.contains('\n')).then(|| Some((name.trim_matches(char::from(quote)), colon + 1)))
            }
            b'[' | b'{' | b'|' | b'>' => Some(None),
            b'&' | b'*' | b'!' | b'%' | b'@' | b'`' | b',' | b']' | b'}' => None,
            b'?' if bytes.get(at + 1).is_none_or(|&byte| is_blank(byte)) => None,
            _ => {
                for (offset, &byte) in bytes[at..].iter().enumerate() {
                    let next = bytes.get(at + offset + 1);
                    match byte {
                        b'\n' => break,
                        b':' if next.is_none_or(|&next| is_blank(next)) => {
                            return Some(Some((self.text[at..at + offset].trim_end(), at + offset + 1)));
                        }
                        b'#' if offset > 0 && is_blank(bytes[at + offset - 1]) => break,
                        _ => {}
                    }
                }
                Some(None)
            }
        }
    }

    /// A top-level key ends the list before it, and may begin one.
    fn top_key(&mut self, lead: usize, name: &str, value: usize) -> Option<()> {
        let name = name.to_owned();
        self.close(lead);
        if !self.names.contains(&name.as_str()) {
            return Some(());
        }
        if self.lists.iter().any(|list| list.name == name) || !ends_here(self.text.as_bytes(), value) {
            return None;
        }
        self.lists.push(ListOutline { name, column: usize::MAX, items: Vec::new(), end: value });
        self.inside = true;
        Some(())
    }

    fn close(&mut self, end: usize) {
        if let Some(list) = self.lists.last_mut().filter(|_| self.inside) {
            list.end = end;
        }
        self.inside = false;
    }

    /// Steps over the value at `at`, of the key or dash at column `parent`.
    fn value(&mut self, at: usize, parent: Option<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        self.pending = None;
        if ends_here(bytes, at) {
            self.pending = parent;
            return Some(next_line(self.text, at));
        }
        let at = at + bytes[at..].iter().take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
        let end = match bytes[at] {
            b'"' | b'\'' => quoted_end(bytes, at)?,
            b'[' | b'{' => flow_end(bytes, at)?,
            b'|' | b'>' => {
                let header = bytes[at + 1..].iter().take_while(|byte| b"-+0123456789".contains(byte)).count();
                let end = at + 1 + header;
                let body = next_line(self.text, end);
                return ends_here(bytes, end).then(|| block_scalar_end(self.text, body, parent));
            }
            b'&' | b'*' | b'!' | b'%' | b'@' | b'`' | b',' | b']' | b'}' => return None,
            b'?' | b'-' | b':' if bytes.get(at + 1).is_none_or(|&byte| is_blank(byte)) => return None,
            _ => {
                let end = next_line(self.text, at);
                let line = &bytes[at..end];
                let comment = self.text[at..end].contains('#')
                    && line.windows(2).any(|pair| pair[1] == b'#' && is_blank(pair[0]));
                self.plain = parent.filter(|_| !comment);
                return Some(end);
            }
        };
        ends_here(bytes, end).then(|| next_line(self.text, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Kind, parse};

    fn ids(text: &str) -> Option<Vec<String>> {
        let lists = outline(text, &["units"])?;
        let list = lists.first()?;
        let ends = list.items.iter().skip(1).map(|item| item.lead).chain([list.end]);
        let id = |slice: &str| match parse(slice).ok()?.kind {
            Kind::List(items) if items.len() == 1 => Some(items[0].get("id")?.text()?.to_owned()),
            _ => None,
        };
        list.items.iter().zip(ends).map(|(item, end)| id(&text[item.lead..end])).collect()
    }

    #[test]
    fn units_are_found_behind_everything_that_looks_like_one() {
        for text in [
            "units:\n- id: a\n  note: \"x\n- id: no\n  y\"\n- id: b\n",
            "units:\n- id: a\n  note: 'it''s\n- id: no'\n- id: b\n",
            "units:\n- id: a\n  note: |\n   - id: no\n\n   \"\n- id: b\n",
            "units:\n- id: a\n  note: he said\n    \"yes\n    - no\n- id: b\n",
            "units:\n- id: a\n  note:\n      he said\n    \"yes\n- id: b\n",
            "units:\n- {id: a, note: \"}\",\n- id: no}\n- id: b\n"
                .replace("- id: no", "x: \"\n- id: no\"")
                .as_str(),
            "units:\n- id: a\n  note: [a 'b, # ]\n  c]\n- id: b\n",
            "units:   # all\n\n# lead\n-   id: a # x\n    en: >-\n\n\n-\n  id: b\n",
            "source:\n  path: \"x\nunits:\n- id: no\"\nunits:\r\n  - id: a\r\n  # lead\r\n  - id: b\r\nobsolete:\r\n- id: c\r\n",
            "\u{FEFF}---\nunits:\n- {id: a}\n- {\"id\":b}\nobsolete: [{id: c}]\n",
            "units:\n- id: a\n  x: it's \"not\" [open\n  # a \"comment\n- id: b",
        ] {
            assert_eq!(ids(text).as_deref(), Some(&["a".to_owned(), "b".to_owned()][..]), "{text}");
        }
    }

    #[test]
    fn what_only_a_reader_can_tell_is_left_to_one() {
        for text in [
            "units:\n- &a {id: a}\n",
            "units: [{id: a}]\n",
            "units:\n- id: a\n  en: *b\n",
            "units:\n- ? id\n  : a\n",
            "units:\n- id: a\n---\nunits:\n- id: b\n",
            "units:\n- id: a\r  en: b\n",
            "units:\n- - id: a\n",
            "units:\n- id: \"a\n",
            "units:\n- id: a\n\tx: y\n",
        ] {
            assert_eq!(outline(text, &["units", "obsolete"]), None, "{text}");
        }
    }

    #[test]
    fn comments_right_above_a_unit_go_with_it_and_others_stay_where_they_are() {
        let text = "units:\n- id: a\n  # of a\n\n# floating\n\n# of b\n# too\n- id: b\n\n# of the rest\nobsolete:\n- id: c\n";
        let lists = outline(text, &["units", "obsolete"]).unwrap();
        assert!(text[lists[0].items[1].lead..].starts_with("# of b\n# too\n- id: b"));
        assert!(text[lists[0].end..].starts_with("# of the rest\nobsolete:"));
    }
}
