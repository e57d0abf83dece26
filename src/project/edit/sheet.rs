//! A unit file taken apart: its units, each with the comments above it and the blank lines below, and what is between.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::ops::Range;

use super::refusal::Refusal;
use super::value::Value;
use crate::text::nearest;
use crate::yaml::{self, ItemOutline, Kind, ListOutline, Node, Problem};

/// The lists of a unit file that hold units.
pub(super) const LISTS: [&str; 2] = ["units", "obsolete"];

/// How many ids are looked for by looking through all.
const FEW: usize = 8;

/// A unit as it stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    /// Comments above it, its lines, blank lines below.
    pub(super) text: Cow<'a, str>,
    /// Where it began in the file as it was.
    pub(super) at: usize,
    /// Its text in the file as it was; `None` for a new one.
    pub(super) original: Option<&'a str>,
    /// What it must hold, once it or its place was changed.
    pub(super) expected: Option<Value>,
    /// The map, with places in `text`; read when it is asked for.
    node: Option<Node>,
    /// Its comments, where the file had to be read whole.
    comments: Option<Vec<Range<usize>>>,
}

/// One of the lists.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) name: &'static str,
    /// The column of its dashes.
    pub(super) column: usize,
    /// Its pieces by number, in file order.
    pub(super) order: Vec<usize>,
}

/// A unit file taken apart.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'a> {
    pub(super) text: &'a str,
    pub(super) newline: &'static str,
    /// The root, where the file had to be read whole.
    pub(super) root: Option<Node>,
    /// What stands before, between and behind the lists.
    pub(super) glue: Vec<Cow<'a, str>>,
    /// The same as it was.
    pub(super) old_glue: Vec<Cow<'a, str>>,
    pub(super) lists: Vec<List>,
    pub(super) pieces: Vec<Piece<'a>>,
    /// The id of each piece, while it is in the file.
    ids: Vec<Option<Cow<'a, str>>>,
    /// Pieces by id, made when many are looked for; of several with one id, the second too.
    by_id: OnceCell<HashMap<String, (usize, Option<usize>)>>,
    /// How often an id was looked for.
    looked: Cell<usize>,
}

impl<'a> Sheet<'a> {
    /// Takes `text` apart: by its lines, or, where those do not tell, by reading all of it.
    pub(super) fn open(text: &'a str) -> Result<Self, Refusal> {
        let (root, outline, comments) = match yaml::outline(text, &LISTS) {
            Some(outline) => (None, outline, None),
            None => {
                let root = yaml::parse(text)?;
                let comments = yaml::comments(text);
                let outline = outline_of(text, &root, &comments)?;
                (Some(root), outline, Some(comments))
            }
        };
        let mut sheet = Self {
            text,
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            root,
            glue: Vec::new(),
            old_glue: Vec::new(),
            lists: Vec::new(),
            pieces: Vec::new(),
            ids: Vec::new(),
            by_id: OnceCell::new(),
            looked: Cell::new(0),
        };
        let mut from = 0;
        for found in outline {
            sheet.glue.push(Cow::Borrowed(&text[from..found.items[0].lead]));
            from = found.end;
            sheet.take(found, comments.as_deref())?;
        }
        sheet.glue.push(Cow::Borrowed(&text[from..]));
        sheet.old_glue = sheet.glue.clone();
        if !sheet.lists.iter().any(|list| list.name == LISTS[0]) {
            return Err(Problem::new(
                0..0,
                "this file has no units under `units:`",
                "Make one with `duizhao add TRANSCRIPT`.",
            )
            .into());
        }
        Ok(sheet)
    }

    fn take(&mut self, found: ListOutline, comments: Option<&[Range<usize>]>) -> Result<(), Refusal> {
        let name = LISTS.into_iter().find(|name| *name == found.name).unwrap_or(LISTS[0]);
        let ends = found.items.iter().skip(1).map(|item| item.lead).chain([found.end]);
        let mut order = Vec::with_capacity(found.items.len());
        for (number, (item, end)) in found.items.iter().zip(ends).enumerate() {
            let node = self.root.as_ref().map(|root| item_node(root, name, number).moved_up(item.lead));
            let own = |comments: &[Range<usize>]| {
                let inside = comments.iter().filter(|c| (item.lead..end).contains(&c.start));
                inside.map(|c| c.start - item.lead..c.end - item.lead).collect()
            };
            let index = self.pieces.len();
            self.pieces.push(Piece {
                text: Cow::Borrowed(&self.text[item.lead..end]),
                at: item.lead,
                original: Some(&self.text[item.lead..end]),
                expected: None,
                node,
                comments: comments.map(own),
            });
            let id = match quick_id(&self.text[item.line..end]) {
                Some(id) => Cow::Borrowed(id),
                None => match self.node(index)?.get("id").and_then(Node::text) {
                    Some(id) => Cow::Owned(id.to_owned()),
                    None => Cow::Borrowed(""),
                },
            };
            self.ids.push(Some(id));
            order.push(index);
        }
        self.lists.push(List { name, column: found.column, order });
        Ok(())
    }

    /// The number of the piece called `id`.
    pub(super) fn find(&self, id: &str) -> Result<usize, Refusal> {
        match self.look(id) {
            Some((one, None)) => Ok(one),
            Some(_) => Err(Refusal::Twice { id: id.to_owned() }),
            None => {
                let near = nearest(id, self.ids.iter().flatten().map(AsRef::as_ref)).map(str::to_owned);
                Err(Refusal::NoUnit { id: id.to_owned(), near })
            }
        }
    }

    /// Whether a unit is called `id`, obsolete ones included.
    pub(super) fn has(&self, id: &str) -> bool {
        self.look(id).is_some()
    }

    /// The first piece called `id`, and the second where there is one. A few times all ids are looked through; for
    /// more, a table is made, which costs as much as a dozen looks.
    fn look(&self, id: &str) -> Option<(usize, Option<usize>)> {
        self.looked.set(self.looked.get() + 1);
        if self.looked.get() <= FEW {
            let is_it = |(_, found): &(usize, &Option<Cow<'_, str>>)| found.as_deref() == Some(id);
            let mut hits = self.ids.iter().enumerate().filter(is_it).map(|(index, _)| index);
            return hits.next().map(|first| (first, hits.next()));
        }
        let table = self.by_id.get_or_init(|| {
            let mut table: HashMap<String, (usize, Option<usize>)> = HashMap::with_capacity(self.ids.len());
            for (index, id) in self.ids.iter().enumerate() {
                if let Some(id) = id {
                    table
                        .entry(id.to_string())
                        .and_modify(|hit| hit.1 = hit.1.or(Some(index)))
                        .or_insert((index, None));
                }
            }
            table
        });
        table.get(id).copied()
    }

    /// The list and the place in it of piece `index`.
    pub(super) fn seat(&self, index: usize) -> (usize, usize) {
        let place = |list: &List| list.order.iter().position(|&piece| piece == index);
        self.lists.iter().enumerate().find_map(|(at, list)| Some((at, place(list)?))).unwrap_or_default()
    }

    /// The map of piece `index`.
    pub(super) fn node(&mut self, index: usize) -> Result<&Node, Refusal> {
        if self.pieces[index].node.is_none() {
            let piece = &self.pieces[index];
            let node = read_piece(&piece.text).map_err(|mut problem| {
                problem.span = problem.span.start + piece.at..problem.span.end + piece.at;
                problem
            })?;
            self.pieces[index].node = Some(node);
        }
        self.pieces[index].node.as_ref().ok_or_else(|| unread(self.pieces[index].at).into())
    }

    /// What piece `index` holds.
    pub(super) fn value(&mut self, index: usize) -> Result<Value, Refusal> {
        if let Some(expected) = &self.pieces[index].expected {
            return Ok(expected.clone());
        }
        self.node(index).map(Value::from)
    }

    /// The comments of piece `index`.
    pub(super) fn comments(&self, index: usize) -> Vec<Range<usize>> {
        let piece = &self.pieces[index];
        piece.comments.clone().unwrap_or_else(|| yaml::comments(&piece.text))
    }

    /// Gives piece `index` a new text, which holds `expected`.
    pub(super) fn replace(&mut self, index: usize, text: String, node: Option<Node>, expected: Value) {
        let piece = &mut self.pieces[index];
        (piece.text, piece.node, piece.comments) = (Cow::Owned(text), node, None);
        piece.expected = Some(expected);
    }

    /// A new piece, not yet in any list.
    pub(super) fn add(&mut self, id: &str, text: String, expected: Value) -> usize {
        let index = self.pieces.len();
        self.pieces.push(Piece {
            text: Cow::Owned(text),
            at: 0,
            original: None,
            expected: Some(expected),
            node: None,
            comments: None,
        });
        self.ids.push(Some(Cow::Owned(id.to_owned())));
        if let Some(table) = self.by_id.get_mut() {
            table.insert(id.to_owned(), (index, None));
        }
        index
    }

    /// Forgets the id of piece `index`, which left the file.
    pub(super) fn forget(&mut self, index: usize) {
        if let Some(id) = self.ids[index].take()
            && let Some(table) = self.by_id.get_mut()
        {
            table.remove(id.as_ref());
        }
    }

    /// Whether nothing stands behind piece `index` in the file.
    pub(super) fn is_last(&self, index: usize) -> bool {
        let list = self.lists.last().filter(|_| self.glue.last().is_none_or(|glue| glue.is_empty()));
        list.is_some_and(|list| list.order.last() == Some(&index))
    }

    /// The file put together again.
    pub(super) fn text(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 256);
        for (glue, list) in self.glue.iter().zip(&self.lists) {
            out.push_str(glue);
            list.order.iter().for_each(|&piece| out.push_str(&self.pieces[piece].text));
        }
        self.glue.iter().skip(self.lists.len()).for_each(|glue| out.push_str(glue));
        out
    }
}

/// Reads one unit as a document of its own.
pub(super) fn read_piece(text: &str) -> Result<Node, Problem> {
    let root = yaml::parse(text)?;
    match root.kind {
        Kind::List(mut items) if items.len() == 1 && matches!(items[0].kind, Kind::Map(_)) => {
            items.pop().ok_or_else(|| unread(0))
        }
        _ => Err(unread(root.span.start)),
    }
}

fn unread(at: usize) -> Problem {
    Problem::new(
        at..at,
        "a unit is a map of keys, and something else stands here",
        "Write `- id: …` and `zh: …` below it, or delete the line.",
    )
}

/// The id on the line of the dash, in its usual form; `None` where it must be read.
fn quick_id(text: &str) -> Option<&str> {
    let line = text.lines().next()?.trim_start_matches(' ').strip_prefix('-')?;
    let value = line.trim_start_matches(' ').strip_prefix("id:")?;
    let id = value.strip_prefix(' ')?.trim();
    let simple = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (!id.is_empty() && id.bytes().all(simple)).then_some(id)
}

fn item_node(root: &Node, name: &str, number: usize) -> Node {
    match root.get(name).map(|list| &list.kind) {
        Some(Kind::List(items)) => items[number].clone(),
        _ => root.clone(),
    }
}

/// The outline of a file that was read whole.
fn outline_of(text: &str, root: &Node, comments: &[Range<usize>]) -> Result<Vec<ListOutline>, Problem> {
    let Kind::Map(pairs) = &root.kind else { return Err(unread(root.span.start)) };
    let mut found = Vec::new();
    for (number, (key, list)) in pairs.iter().enumerate() {
        let Some(name) = key.text().filter(|name| LISTS.contains(name)) else { continue };
        let items = match &list.kind {
            Kind::List(items) if items.is_empty() => continue,
            Kind::List(items) if !list.flow => items,
            _ if list.is_null() => continue,
            _ => return Err(by_hand(key.span.clone())),
        };
        let dashes = yaml::item_dashes(text, yaml::behind_colon(text, key), items);
        let column = yaml::column(text, dashes[0]);
        let mut outlined = Vec::with_capacity(items.len());
        for &dash in &dashes {
            let line = dash - column.min(dash);
            if yaml::column(text, dash) != column || !text[line..dash].bytes().all(|byte| byte == b' ') {
                return Err(by_hand(dash..dash + 1));
            }
            outlined.push(ItemOutline { lead: lead(text, line, column, comments), line });
        }
        let end =
            pairs.get(number + 1).map_or(text.len(), |(next, _)| lead(text, next.span.start, 0, comments));
        found.push(ListOutline { name: name.to_owned(), column, items: outlined, end });
    }
    Ok(found)
}

fn by_hand(span: Range<usize>) -> Problem {
    Problem::new(
        span,
        "units that do not each begin with `- ` on a line of their own cannot be edited by a command",
        "Write them as the manual page of the unit file shows, or make this change by hand.",
    )
}

/// The first of the comment lines right above the line at `line` that stand no deeper than `column`.
fn lead(text: &str, line: usize, column: usize, comments: &[Range<usize>]) -> usize {
    let mut lead = line;
    while lead > 0 {
        let above = text[..lead - 1].rfind('\n').map_or(0, |at| at + 1);
        let sign = above + text[above..lead].len() - text[above..lead].trim_start_matches(' ').len();
        let is_comment = comments.binary_search_by_key(&sign, |comment| comment.start).is_ok();
        if !is_comment || sign - above > column {
            break;
        }
        lead = above;
    }
    lead
}
