//! YAML in the plain forms that most files keep to, read to the same tree at many times the speed.
//!
//! Nothing here decides what a file means: at the first surprise (an escape, an anchor, a value over several lines, a key
//! that stands twice) the whole text is left to the parser of all YAML. What is read here reads there the same, places
//! included; tests hold the two together (`tests/suite/strict.rs`).

use std::ops::Range;

use super::flow::{Bracketed, DEEPEST, MOST_KEYS, bracketed, key};
use super::line::{Text, block, is_plain, next_line, on_line};
use super::node::{Kind, Node, Style};

/// Reads `text`, a block map; `None` at the first surprise.
pub(super) fn parse(text: &str) -> Option<Node> {
    if !is_plain(text) {
        return None;
    }
    let mut reader = Reader { text, at: 0, depth: 0 };
    reader.skip();
    let root = reader.map(0, reader.at)?;
    (reader.at == text.len()).then_some(root)
}

/// Stands at the beginning of a line.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// How many blanks the line begins with.
    fn indent(&self) -> usize {
        self.rest().iter().take_while(|&&byte| byte == b' ').count()
    }

    /// Whether the line, which is indented so far, begins an item.
    fn is_item(&self, indent: usize) -> bool {
        self.rest()[indent..].starts_with(b"- ")
    }

    /// Past empty lines and lines that are comments.
    fn skip(&mut self) {
        while matches!(self.rest().get(self.indent()), Some(b'#')) || self.rest().first() == Some(&b'\n') {
            self.at = next_line(self.text, self.at);
        }
    }

    /// The end of the line that byte `at` is in, its line end left out.
    fn line_end(&self, at: usize) -> usize {
        memchr::memchr(b'\n', &self.text.as_bytes()[at..]).map_or(self.text.len(), |offset| at + offset)
    }

    /// Goes to the next line that says something.
    fn leave(&mut self, line_end: usize) {
        self.at = (line_end + 1).min(self.text.len());
        self.skip();
    }

    /// The block map whose keys are indented so far; its first key begins at byte `first`, behind a dash or not.
    fn map(&mut self, indent: usize, first: usize) -> Option<Node> {
        let (mut pairs, mut key_at): (Vec<(Node, Node)>, _) = (Vec::new(), first);
        self.deeper()?;
        loop {
            let key = key(self.text, key_at)?;
            let end = key.end;
            let key = scalar(self.text[key.clone()].to_owned(), key, Style::Plain);
            if pairs.len() == MOST_KEYS || pairs.iter().any(|(known, _)| known.text() == key.text()) {
                return None;
            }
            let value = self.value(indent, end)?;
            pairs.push((key, value));
            if !self.goes_on(indent)? {
                break;
            }
            key_at = self.at + indent;
        }
        self.depth -= 1;
        let end = pairs.last().map_or(first, |(_, value)| value.span.end);
        Some(Node { span: first..end, flow: false, kind: Kind::Map(pairs) })
    }

    fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    /// Whether the line belongs to what is indented so far; `None` where it is indented deeper, which nothing explains.
    fn goes_on(&self, indent: usize) -> Option<bool> {
        let here = self.indent();
        if self.at == self.text.len() || here < indent {
            return Some(false);
        }
        (here == indent).then_some(true)
    }

    /// The value of a key that ends at `key_end` and is indented so far.
    fn value(&mut self, indent: usize, key_end: usize) -> Option<Node> {
        let (start, end) = (key_end + 1, self.line_end(key_end));
        if start < end {
            return self.inline(start + 1, end, indent);
        }
        self.leave(end);
        // The parser of all YAML gives the word for nothing.
        let nothing = scalar("~".to_owned(), key_end..key_end, Style::Plain);
        let here = self.indent();
        match self.at < self.text.len() && self.is_item(here) {
            _ if self.at == self.text.len() || here < indent => Some(nothing),
            true => self.list(here, here > indent),
            false if here > indent => self.map(here, self.at + here),
            false => Some(nothing),
        }
    }

    /// The block list whose dashes are indented so far, `deeper` than the key it belongs to or as deep.
    fn list(&mut self, indent: usize, deeper: bool) -> Option<Node> {
        let mut items: Vec<Node> = Vec::new();
        // The parser of all YAML lets one begin at its dash, the other at its first item or the header of its block.
        let start = self.at + indent + if deeper { 0 } else { 2 };
        self.deeper()?;
        loop {
            let at = self.at + indent + 2;
            let item = match key(self.text, at) {
                Some(_) => self.map(indent + 2, at)?,
                None => self.inline(at, self.line_end(at), indent)?,
            };
            items.push(item);
            if !self.goes_on(indent)? || !self.is_item(indent) {
                break;
            }
        }
        self.depth -= 1;
        let end = items.last()?.span.end;
        Some(Node { span: start..end, flow: false, kind: Kind::List(items) })
    }

    /// The value that stands at `at`, in a line that ends at `end`, under what is indented so far.
    fn inline(&mut self, at: usize, end: usize, indent: usize) -> Option<Node> {
        let typed = &self.text[at..end];
        match typed.as_bytes().first()? {
            b'{' | b'[' => {
                let read = bracketed(self.text, at, end)?;
                self.leave(end);
                Some(node(self.text, read))
            }
            b'>' if typed == ">-" => {
                self.at = next_line(self.text, end);
                let start = self.at;
                let deep = self.indent();
                let text = block(self.text, &mut self.at, deep)?;
                // Without a text the block is where the next line begins, and nobody knows how deep it would have been.
                let is_deeper = deep > indent && self.at > start && self.indent() <= indent;
                is_deeper.then(|| self.skip())?;
                Some(of_text(text))
            }
            _ => {
                let text = on_line(typed, at)?;
                self.leave(end);
                Some(of_text(text))
            }
        }
    }
}

fn of_text(text: Text<'_>) -> Node {
    scalar(text.text.into_owned(), text.spot.span, text.spot.style)
}

fn scalar(text: String, span: Range<usize>, style: Style) -> Node {
    Node { span, flow: false, kind: Kind::Scalar(text, style) }
}

/// What stands in brackets, as a tree of its own.
fn node(text: &str, read: Bracketed<'_>) -> Node {
    match read {
        Bracketed::Text(text) => of_text(text),
        Bracketed::List(span, items) => {
            let items = items.into_iter().map(|item| node(text, item)).collect();
            Node { span, flow: true, kind: Kind::List(items) }
        }
        Bracketed::Map(span, pairs) => {
            let key = |key: Range<usize>| scalar(text[key.clone()].to_owned(), key, Style::Plain);
            let pairs = pairs.into_iter().map(|(name, value)| (key(name), node(text, value))).collect();
            Node { span, flow: true, kind: Kind::Map(pairs) }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::yaml::parse_any;

    /// Reads it where it is in this form, as the parser of all YAML does.
    fn is_read(text: &str) -> bool {
        let node = parse(text);
        if let Some(node) = &node {
            let any = parse_any(text);
            let shown = |node: &dyn std::fmt::Debug| format!("{node:?}");
            let (read, told) = (shown(&Ok::<_, ()>(node)), shown(&any.as_ref().map_err(|_| ())));
            let same = read.chars().zip(told.chars()).take_while(|(one, other)| one == other).count();
            let from =
                |shown: &str| shown.chars().skip(same.saturating_sub(80)).take(200).collect::<String>();
            assert!(Ok(node) == any.as_ref(), "{}\n{}\n{}", from(&read), from(&told), from(text));
        }
        node.is_some()
    }

    #[test]
    fn the_shipped_files_are_read() {
        for text in [
            include_str!("../../translations/duizhao.yaml"),
            include_str!("../../translations/glossary.yaml"),
            include_str!("../../translations/wang-yi-2021-03-07.yaml"),
        ] {
            // A quotation mark inside double quotes is written as an escape.
            let at =
                text.find('\\').map_or(text.len(), |at| text[..at].rfind("\n- ").map_or(0, |line| line + 1));
            assert!(at > text.len() / 2 && is_read(&text[..at]), "{at}");
        }
    }

    #[test]
    fn plain_forms_are_read() {
        for text in [
            "a:\n",
            "a: b\n",
            "a: b",
            "# c\n\na:\n  b: c\n  d: [e, f g, {h: \"i, j\"}]   # k\nl: {}\nm: []\n",
            "a:\n- b\n- c: d\n  e: 好，的\n\n  # f\n- {g: h}\ni: 1:2\n",
            "a:\n  - b\n  - >-\n    c\n    d\n\n    e\n\nf: >-\n g\n",
            "a:\n  b: >-\n      c\n  # d\n  e: f\n",
            "a:\n- b:\n    c: d\n  e:\n  - f\n- g:\n",
        ] {
            assert!(is_read(text), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn what_is_read_is_what_yaml_says(
            text in "(( |  |    |)(- |- |-|)(a|b|zh|c|d|- a|\"a\"|a b)(: |: |: |:|)\
                (|x|好。|x: y|x, y|x:|\"x\"|\"x\" y|'x'|~|&x y|\\*x|x #y|#x|x  |>-|>-|>|\\||\\[x, y\\]|\\{x: y\\}|\\{x: \\[y, \"z\"\\]\\}|\\[\\]|\\{x\\})\
                ( # c|||)\n|(    |  )x y\n|\n|  #\n| \n){1,8}"
        ) {
            is_read(&text);
        }

        #[test]
        fn nests_are_read_as_yaml_reads_them(
            text in "a:\n(( |  |    |      |)(- |)(b|c|d|e|f|g|h|i):( x| >-\n      y\n      z| \\[\\]|||)\n|(  |    |)- (x|>-\n      y)\n|  # c\n|\n){1,8}"
        ) {
            is_read(&text);
        }

        #[test]
        fn brackets_are_read_as_yaml_reads_them(
            text in "a: (\\{|\\[)(a: |b: |c:|x|好|x y|, |,| |\"x\"|\\{|\\[|\\]|\\}|#|: |-|~){0,12}(\\}|\\])( #| # c|#|)"
        ) {
            is_read(&text);
        }
    }

    #[test]
    fn of_the_texts_above_enough_are_read() {
        use proptest::strategy::{Strategy, ValueTree};
        use proptest::test_runner::TestRunner;
        let nests = "a:\n(( |  |    )(- |)(b|c|d|e|f|g|h|i):( x| >-\n      y| \\[\\]|)\n|  # c\n){1,5}";
        let brackets = "a: \\{(b: x, |c: \"y\", |d: \\[x, z\\], ){0,3}e: f\\}( # c|)";
        for strategy in [nests, brackets] {
            let (mut runner, texts) =
                (TestRunner::deterministic(), proptest::string::string_regex(strategy).unwrap());
            let read = (0..500).filter(|_| is_read(&texts.new_tree(&mut runner).unwrap().current())).count();
            assert!(read > 100, "{read} of 500 prove little: {strategy}");
        }
    }
}
