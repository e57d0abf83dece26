//! A page as a tree of nodes in one vector, built by html5ever, which mends markup as browsers do.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};

use super::super::error::SourceError;

/// How deep elements may stand inside each other. Browsers stop at 512 (Blink); the parser has no limit of
/// its own and takes time by the square of the depth.
const DEEPEST: usize = 4096;
/// How much of the page is parsed before its depth is looked at, in bytes.
const CHUNK: usize = 8192;

/// A node's place in the tree.
pub(super) type Id = usize;

/// A node.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Option<Id>,
    pub(super) children: Vec<Id>,
    pub(super) data: Data,
    name: QualName,
    depth: usize,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// An element with its attributes; its name is [`Node::tag`].
    Element(Vec<(String, String)>),
    /// Text.
    Text(String),
    /// The document, a comment, a doctype, a processing instruction.
    Other,
}

impl Node {
    /// The element's name in small letters; empty for other nodes.
    pub(super) fn tag(&self) -> &str {
        match self.data {
            Data::Element(_) => &self.name.local,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        match &self.data {
            Data::Element(attributes) => {
                attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
            }
            _ => None,
        }
    }
}

/// A step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// At the node's beginning.
    Enter(Id),
    /// At its end, its children done.
    Leave(Id),
}

/// The tree.
#[derive(Debug)]
pub(super) struct Dom {
    pub(super) nodes: Vec<Node>,
}

impl Dom {
    /// The document itself.
    pub(super) const ROOT: Id = 0;

    /// Parses a page.
    pub(super) fn parse(page: &str) -> Result<Self, SourceError> {
        let mut parser = parse_document(Sink::new(), ParseOpts::default());
        let mut rest = page;
        while !rest.is_empty() {
            let mut end = CHUNK.min(rest.len());
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            parser.process(StrTendril::from(&rest[..end]));
            rest = &rest[end..];
            if parser.tokenizer.sink.sink.deepest.get() > DEEPEST {
                return Err(SourceError::TooDeep { limit: DEEPEST });
            }
        }
        Ok(parser.finish())
    }

    /// Walks through `root` and what is in it; nodes for which `left_out` is set are passed by.
    pub(super) fn walk(&self, root: Id, left_out: &[bool], mut visit: impl FnMut(Step)) {
        let mut stack = vec![Step::Enter(root)];
        while let Some(step) = stack.pop() {
            let Step::Enter(id) = step else {
                visit(step);
                continue;
            };
            if left_out[id] {
                continue;
            }
            visit(step);
            stack.push(Step::Leave(id));
            stack.extend(self.nodes[id].children.iter().rev().map(|&child| Step::Enter(child)));
        }
    }

    /// The text in `root`, nothing left out but what `left_out` says.
    pub(super) fn text(&self, root: Id, left_out: &[bool]) -> String {
        let mut text = String::new();
        self.walk(root, left_out, |step| {
            if let Step::Enter(id) = step
                && let Data::Text(piece) = &self.nodes[id].data
            {
                text.push_str(piece);
            }
        });
        text
    }

    /// Whether `id` stands in `ancestor`, or is it.
    pub(super) fn is_in(&self, id: Id, ancestor: Id) -> bool {
        std::iter::successors(Some(id), |&id| self.nodes[id].parent).any(|id| id == ancestor)
    }
}

/// What the parser writes into.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<usize>,
}

impl Sink {
    fn new() -> Self {
        let sink = Self { nodes: RefCell::default(), deepest: Cell::new(0) };
        sink.add(Data::Other, QualName::new(None, ns!(), local_name!("")));
        sink
    }

    fn add(&self, data: Data, name: QualName) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { parent: None, children: Vec::new(), data, name, depth: 0 });
        nodes.len() - 1
    }

    fn other(&self) -> Id {
        self.add(Data::Other, QualName::new(None, ns!(), local_name!("")))
    }

    /// Puts `child` into `parent`, at `place` among its children.
    fn insert(&self, parent: Id, place: usize, child: NodeOrText<Id>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.remove_from_parent(&id);
                id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = place.checked_sub(1).and_then(|at| nodes[parent].children.get(at).copied());
                if let Some(before) = before
                    && let Data::Text(old) = &mut nodes[before].data
                {
                    old.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(text.to_string()), QualName::new(None, ns!(), local_name!("")))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        self.deepest.set(self.deepest.get().max(depth));
        (nodes[id].parent, nodes[id].depth) = (Some(parent), depth);
        let place = place.min(nodes[parent].children.len());
        nodes[parent].children.insert(place, id);
    }

    /// Where `id` stands: its parent and its place there.
    fn place(&self, id: Id) -> Option<(Id, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[id].parent?;
        Some((parent, nodes[parent].children.iter().rposition(|&child| child == id)?))
    }
}

fn pairs(attributes: Vec<Attribute>) -> impl Iterator<Item = (String, String)> {
    attributes.into_iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Dom::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| &nodes[*target].name)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Data::Element(pairs(attributes).collect()), name)
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.other()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.other()
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let place = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, place, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    // Templates are not printed: their contents go into the template itself, which is left out whole.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, left: &Id, right: &Id) -> bool {
        left == right
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        // Taken out first: its old place may be among the same children.
        if let NodeOrText::AppendNode(id) = &new {
            self.remove_from_parent(id);
        }
        if let Some((parent, place)) = self.place(*sibling) {
            self.insert(parent, place, new);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        if let Data::Element(own) = &mut self.nodes.borrow_mut()[*target].data {
            for (key, value) in pairs(attributes) {
                if !own.iter().any(|(known, _)| *known == key) {
                    own.push((key, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        if let Some((parent, place)) = self.place(*target) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(place);
            nodes[*target].parent = None;
        }
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for &child in &children {
            nodes[child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }
}
