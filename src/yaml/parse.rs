//! YAML events become a tree; what is wrong becomes a sentence and a cure.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StructureStyle};

use super::node::{Kind, Node, Style};
use super::problem::Problem;
use super::{simple, traps};

/// How many values the aliases of a file may add up to: a hand-made file has a few; a bomb, billions.
const ALIAS_BUDGET: usize = 100_000;

/// Reads `text` as one YAML document.
///
/// # Errors
/// The first problem of form: YAML gives no second once it has lost its way. An empty file is a null.
pub fn parse(text: &str) -> Result<Node, Problem> {
    match simple::parse(text) {
        Some(node) => Ok(node),
        None => parse_any(text),
    }
}

/// The same by the parser of all YAML, in whatever form the text is.
///
/// # Errors
/// As [`parse`].
pub fn parse_any(text: &str) -> Result<Node, Problem> {
    traps::before_reading(text)?;
    let options = granit_parser::options! { emit_comments: false };
    let mut reader = Reader {
        text,
        parser: Parser::new_from_str_with_options(text, options),
        anchors: HashMap::new(),
        budget: ALIAS_BUDGET,
    };
    reader.document()
}

struct Reader<'a> {
    text: &'a str,
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    anchors: HashMap<usize, Node>,
    budget: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Problem> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.range(span))),
            Some(Err(error)) => Err(self.broken(&error)),
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        span.byte_range().unwrap_or(self.text.len()..self.text.len())
    }

    fn broken(&self, error: &ScanError) -> Problem {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        traps::explain(self.text, at, &error.info())
    }

    fn document(&mut self) -> Result<Node, Problem> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(Problem::new(
                        span,
                        "a second YAML document begins here",
                        "Remove the line `---`: a file of this project is one document.",
                    ));
                }
                Event::DocumentStart(..) => {
                    let (event, span) = self.next()?;
                    root = Some(self.value(event, span)?);
                }
                _ => {}
            }
        }
        let end = self.text.len();
        Ok(root.unwrap_or(Node {
            span: end..end,
            flow: false,
            kind: Kind::Scalar(String::new(), Style::Plain),
        }))
    }

    /// The value that begins with `event`. Depth is bounded by the parser (255 levels).
    fn value(&mut self, event: Event<'a>, span: Range<usize>) -> Result<Node, Problem> {
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                (Node { span, flow: false, kind: Kind::Scalar(text.into_owned(), style_of(style)) }, anchor)
            }
            Event::SequenceStart(style, anchor, _) => {
                (self.list(span, style == StructureStyle::Flow)?, anchor)
            }
            Event::MappingStart(style, anchor, _) => (self.map(span, style == StructureStyle::Flow)?, anchor),
            Event::Alias(anchor) => (self.alias(anchor, span)?, 0),
            _ => (Node { span, flow: false, kind: Kind::Scalar(String::new(), Style::Plain) }, 0),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// The items of a list. A block list ends with its last item, so that blank lines and comments behind it
    /// are not counted to it.
    fn list(&mut self, start: Range<usize>, flow: bool) -> Result<Node, Problem> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let end =
                    if flow { span.end } else { items.last().map_or(start.end, |node: &Node| node.span.end) };
                return Ok(Node { span: start.start..end, flow, kind: Kind::List(items) });
            }
            items.push(self.value(event, span)?);
        }
    }

    fn map(&mut self, start: Range<usize>, flow: bool) -> Result<Node, Problem> {
        let mut pairs: Vec<(Node, Node)> = Vec::new();
        let mut seen: HashMap<String, Range<usize>> = HashMap::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let end =
                    if flow { span.end } else { pairs.last().map_or(start.end, |(_, value)| value.span.end) };
                return Ok(Node { span: start.start..end, flow, kind: Kind::Map(pairs) });
            }
            let key = self.value(event, span)?;
            if let Some(name) = key.text()
                && let Some(first) = seen.insert(name.to_owned(), key.span.clone())
            {
                return Err(traps::duplicate_key(self.text, name, &first, key.span.clone()));
            }
            let (event, span) = self.next()?;
            let value = self.value(event, span)?;
            pairs.push((key, value));
        }
    }

    /// A copy of what the anchor names, at the alias's own place, while the budget lasts.
    fn alias(&mut self, anchor: usize, span: Range<usize>) -> Result<Node, Problem> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(Problem::new(
                span,
                "this alias stands inside the value it names",
                "Write the text out: a value cannot contain itself.",
            ));
        };
        let size = size(node);
        if size > self.budget {
            return Err(Problem::new(
                span,
                format!("the aliases of this file add up to more than {ALIAS_BUDGET} values"),
                "Write the values out instead of nesting `*` aliases.",
            ));
        }
        self.budget -= size;
        Ok(Node { span, flow: node.flow, kind: node.kind.clone() })
    }
}

fn size(node: &Node) -> usize {
    match &node.kind {
        Kind::Scalar(..) => 1,
        Kind::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Kind::Map(pairs) => 1 + pairs.iter().map(|(key, value)| size(key) + size(value)).sum::<usize>(),
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
