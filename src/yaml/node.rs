//! A YAML value with its place in the file.

use std::ops::Range;

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// A block that keeps its lines: `|`.
    Literal,
    /// A block that folds its lines: `>`.
    Folded,
}

/// A value: text, a list or a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Bytes of the file. A block scalar's range begins at its first character of text, a block list's at
    /// its first item.
    pub span: Range<usize>,
    /// Whether it is a list or map written in brackets.
    pub flow: bool,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A scalar: its text after unescaping and folding.
    Scalar(String, Style),
    /// A list.
    List(Vec<Node>),
    /// A map, in file order.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// Whether this is nothing: an empty value, `~` or `null` without quotes.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(text, Style::Plain) if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The value of `key` in a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            Kind::Map(pairs) => {
                pairs.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The same with every place moved `by` bytes towards the beginning: for a piece cut out of a file.
    pub fn moved_up(mut self, by: usize) -> Self {
        // An alias shows what stands elsewhere: places before the piece mean nothing in it.
        self.each_place(&|at| at.saturating_sub(by));
        self
    }

    /// The same with every place moved `by` bytes towards the end: for a piece that was read apart.
    pub fn moved_down(mut self, by: usize) -> Self {
        self.each_place(&|at| at + by);
        self
    }

    fn each_place(&mut self, to: &impl Fn(usize) -> usize) {
        self.span = to(self.span.start)..to(self.span.end);
        match &mut self.kind {
            Kind::Scalar(..) => {}
            Kind::List(items) => items.iter_mut().for_each(|item| item.each_place(to)),
            Kind::Map(pairs) => pairs.iter_mut().for_each(|(key, value)| {
                key.each_place(to);
                value.each_place(to);
            }),
        }
    }

    /// What it is, for people.
    pub fn describe(&self) -> &'static str {
        match &self.kind {
            _ if self.is_null() => "nothing",
            Kind::Scalar(..) => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map of keys",
        }
    }
}

/// Takes the items out of the list called `key` in `root`, a map, and leaves it empty. What is no list stays.
pub fn take_list(root: &mut Node, key: &str) -> Vec<Node> {
    let Kind::Map(pairs) = &mut root.kind else { return Vec::new() };
    let value = pairs.iter_mut().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value);
    match value.map(|value| &mut value.kind) {
        Some(Kind::List(items)) => std::mem::take(items),
        _ => Vec::new(),
    }
}

/// Where one scalar stands and how it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// How it is written.
    pub style: Style,
}

/// Where a field stands: its key, its value, and the scalars in it (one, or one a list item).
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key's name.
    pub name: String,
    /// Bytes of the key.
    pub key: Range<usize>,
    /// Bytes of the value.
    pub value: Range<usize>,
    /// The scalars directly in it.
    pub scalars: Vec<Spot>,
}

/// Where a map and its fields stand; empty for what was made and not read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    /// Bytes of the whole map.
    pub span: Range<usize>,
    /// Its fields in file order.
    pub fields: Vec<Field>,
}

impl Places {
    /// The places of `node`, a map.
    pub fn of(node: &Node) -> Self {
        let Kind::Map(pairs) = &node.kind else {
            return Self { span: node.span.clone(), fields: Vec::new() };
        };
        let fields = pairs.iter().filter_map(|(key, value)| {
            Some(Field {
                name: key.text()?.to_owned(),
                key: key.span.clone(),
                value: value.span.clone(),
                scalars: spots(value),
            })
        });
        Self { span: node.span.clone(), fields: fields.collect() }
    }

    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// The scalar itself, or the scalars of a list.
fn spots(node: &Node) -> Vec<Spot> {
    match &node.kind {
        Kind::Scalar(_, style) => vec![Spot { span: node.span.clone(), style: *style }],
        Kind::List(items) => items.iter().flat_map(spots).collect(),
        Kind::Map(_) => Vec::new(),
    }
}
