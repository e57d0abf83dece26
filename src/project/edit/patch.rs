//! Bringing a typed value to hold what is asked, with the fewest bytes changed: in its own style where that can be.
//!
//! Nothing here is trusted: whatever comes out is read back (`guard`), and where the first way does not give the
//! asked value, the next is tried.

use std::ops::Range;

use super::scalar;
use super::shape::{flow, is_prose, rank, spell, spell_item, spell_pair};
use super::value::Value;
use crate::yaml::{BlockScalar, Kind, Node, Style, behind_colon, column, extent, item_dashes, token_after};

/// Bytes that are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// `text` with `splices` made; `None` where two of them touch the same bytes.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let (mut out, mut at) = (String::with_capacity(text.len() + 64), 0);
    for splice in splices {
        out.push_str(text.get(at..splice.range.start)?);
        out.push_str(&splice.text);
        at = splice.range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// The text that is edited, and what is to be done to it.
pub(super) struct Patch<'a> {
    pub(super) text: &'a str,
    /// The line end of the file.
    pub(super) newline: &'a str,
    /// Whether nothing of the file follows the text.
    pub(super) last: bool,
    pub(super) splices: Vec<Splice>,
    comments: Vec<Range<usize>>,
}

/// Where a value stands: behind what, under which column, and whether inside brackets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) anchor: usize,
    pub(super) parent: usize,
    pub(super) flow: bool,
}

type Pairs<'n> = &'n [(Node, Node)];

impl<'a> Patch<'a> {
    pub(super) fn new(text: &'a str, newline: &'a str, last: bool, comments: Vec<Range<usize>>) -> Self {
        Self { text, newline, last, splices: Vec::new(), comments }
    }

    pub(super) fn splice(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.splices.push(Splice { range, text: text.into() });
    }

    /// Sets `field` of `unit`, a map. With `anew` an existing value is spelled as a new one would be.
    pub(super) fn set(&mut self, unit: &Node, field: &str, value: &Value, anew: bool) -> Option<()> {
        let Kind::Map(pairs) = &unit.kind else { return None };
        match pairs.iter().position(|(key, _)| key.text() == Some(field)) {
            Some(index) if anew => self.rebuild(unit.flow, pairs, index, value),
            Some(index) => {
                let (key, node) = &pairs[index];
                let seat = self.seat(unit.flow, key);
                self.value(seat, node, value, is_prose(field))
            }
            None => {
                let before =
                    pairs.iter().rposition(|(key, _)| rank(key.text().unwrap_or_default()) <= rank(field));
                self.insert(unit.flow, pairs, before.unwrap_or(0), (field, value), is_prose(field))
            }
        }
    }

    /// Takes `field` out of `unit`, a map; comments in it stay. With `blanks` the blank lines below go too: a block
    /// scalar above that keeps its line ends (`|+`) would take them for its own.
    pub(super) fn remove(&mut self, unit: &Node, field: &str, blanks: bool) -> Option<()> {
        let Kind::Map(pairs) = &unit.kind else { return None };
        let index = pairs.iter().position(|(key, _)| key.text() == Some(field))?;
        self.remove_pairs(unit.flow, pairs, index)?;
        if let Some(splice) = self.splices.last_mut().filter(|_| blanks) {
            let rest = &self.text[splice.range.end..];
            let blank = rest.len() - rest.trim_start_matches([' ', '\r', '\n']).len();
            let line = rest[..blank].rfind('\n').unwrap_or_default();
            splice.range.end += if rest[..line].ends_with('\r') { line - 1 } else { line };
        }
        Some(())
    }

    fn seat(&self, flow: bool, key: &Node) -> Seat {
        Seat { anchor: behind_colon(self.text, key), parent: column(self.text, key.span.start), flow }
    }

    fn reach(&self, seat: Seat, node: &Node) -> Range<usize> {
        extent(self.text, seat.anchor, node, seat.parent)
    }

    /// The end of what stands on the line of `at`, comment included, line end not.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |offset| at + offset);
        if self.text[at..end].ends_with('\r') { end - 1 } else { end }
    }

    pub(super) fn lines(&self, lines: &[String]) -> String {
        lines.iter().map(|line| format!("{}{line}", self.newline)).collect()
    }

    /// Makes the value at `seat` hold `target`.
    fn value(&mut self, seat: Seat, node: &Node, target: &Value, prose: bool) -> Option<()> {
        if Value::from(node).same(target, false) {
            return Some(());
        }
        let start = token_after(self.text, seat.anchor);
        let is_alias = node.span.start == start && self.text[start..].starts_with('*');
        match (&node.kind, target) {
            (_, Value::Text(_) | Value::Bare(_)) if is_alias => {
                let text = if seat.flow {
                    flow(target)
                } else {
                    spell(target, 0, false).head.trim_start().to_owned()
                };
                self.splice(node.span.clone(), text);
                Some(())
            }
            _ if is_alias => None,
            (Kind::Scalar(_, style), Value::Text(_) | Value::Bare(_)) => {
                scalar::rewrite(self, seat, node, *style, target, prose)
            }
            (Kind::List(items), Value::List(wanted)) if !items.is_empty() && !wanted.is_empty() => {
                self.list(seat, node.flow, items, wanted, prose)
            }
            (Kind::Map(pairs), Value::Map(wanted)) if !pairs.is_empty() && !wanted.is_empty() => {
                self.map(node.flow, pairs, wanted, prose)
            }
            _ => None,
        }
    }

    fn map(&mut self, flow: bool, pairs: Pairs<'_>, wanted: &[(String, Value)], prose: bool) -> Option<()> {
        let mut before = 0;
        for (name, value) in wanted {
            match pairs.iter().position(|(key, _)| key.text() == Some(name)) {
                Some(index) => {
                    let (key, node) = &pairs[index];
                    self.value(self.seat(flow, key), node, value, prose)?;
                    before = index;
                }
                None => self.insert(flow, pairs, before, (name, value), prose)?,
            }
        }
        for (index, (key, _)) in pairs.iter().enumerate() {
            if !wanted.iter().any(|(name, _)| key.text() == Some(name)) {
                self.remove_pairs(flow, pairs, index)?;
            }
        }
        Some(())
    }

    /// Items that stay are left alone; between them, old ones are rewritten, then removed or added.
    fn list(&mut self, seat: Seat, flow: bool, items: &[Node], wanted: &[Value], prose: bool) -> Option<()> {
        let olds: Vec<Value> = items.iter().map(Value::from).collect();
        let shorter = olds.len().min(wanted.len());
        let same = |(old, new): &(&Value, &Value)| old.same(new, false);
        let head = olds.iter().zip(wanted).take_while(same).count();
        let tail = olds.iter().rev().zip(wanted.iter().rev()).take_while(same).count().min(shorter - head);
        let (old_end, new_end) = (olds.len() - tail, wanted.len() - tail);
        let paired = old_end.min(new_end);
        if flow {
            return self.flow_list(items, wanted, head..old_end, head..new_end, prose);
        }
        let dashes = item_dashes(self.text, seat.anchor, items);
        let seats: Vec<Seat> = dashes
            .iter()
            .map(|&dash| Seat { anchor: dash + 1, parent: column(self.text, dash), flow: false })
            .collect();
        for index in head..paired {
            self.value(seats[index], &items[index], &wanted[index], prose)?;
        }
        for index in paired..old_end {
            let end = self.reach(seats[index], &items[index]).end;
            self.remove_lines(dashes[index], end, None)?;
        }
        if paired < new_end {
            let last = paired.checked_sub(1)?;
            let plain = matches!(&items[last].kind, Kind::Scalar(text, Style::Plain | Style::Single | Style::Double) if !text.is_empty());
            let at = self.line_end(self.reach(seats[last], &items[last]).end);
            let new = wanted[paired..new_end]
                .iter()
                .flat_map(|item| spell_item(item, seats[last].parent, prose && !plain))
                .collect::<Vec<_>>();
            self.splice(at..at, self.lines(&new));
        }
        Some(())
    }

    fn flow_list(
        &mut self,
        items: &[Node],
        wanted: &[Value],
        old: Range<usize>,
        new: Range<usize>,
        prose: bool,
    ) -> Option<()> {
        let paired = old.end.min(new.end);
        for index in old.start..paired {
            let node = &items[index];
            let seat = Seat { anchor: node.span.start, parent: 0, flow: true };
            self.value(seat, node, &wanted[index], prose)?;
        }
        if paired < new.end {
            let text: String =
                wanted[paired..new.end].iter().map(|item| format!(", {}", flow(item))).collect();
            let at = items[paired.checked_sub(1)?].span.end;
            self.splice(at..at, text);
        } else if paired < old.end {
            let range = if paired > 0 {
                items[paired - 1].span.end..items[old.end - 1].span.end
            } else {
                items[0].span.start..items.get(old.end)?.span.start
            };
            self.cut(range)?;
        }
        Some(())
    }

    /// Cuts bytes that hold no comment.
    fn cut(&mut self, range: Range<usize>) -> Option<()> {
        let free = !self.comments.iter().any(|comment| range.contains(&comment.start));
        free.then(|| self.splice(range, ""))
    }

    /// A new pair behind pair `before`.
    fn insert(
        &mut self,
        in_flow: bool,
        pairs: Pairs<'_>,
        before: usize,
        (key, value): (&str, &Value),
        prose: bool,
    ) -> Option<()> {
        let (name, node) = pairs.get(before)?;
        let seat = self.seat(in_flow, name);
        let end = self.reach(seat, node).end;
        if in_flow {
            self.splice(end..end, format!(", {}: {}", flow(&Value::text(key)), flow(value)));
        } else {
            let at = self.line_end(end);
            let lines = spell_pair(key, value, seat.parent, prose);
            self.splice(at..at, self.lines(&lines));
        }
        Some(())
    }

    fn remove_pairs(&mut self, in_flow: bool, pairs: Pairs<'_>, index: usize) -> Option<()> {
        let (key, node) = &pairs[index];
        let seat = self.seat(in_flow, key);
        let end = self.reach(seat, node).end;
        if !in_flow {
            let typing = self.typing_line(seat, node);
            return match pairs.get(index + 1) {
                Some((next, _)) if !self.begins_line(key.span.start) => {
                    self.cut(key.span.start..next.span.start)
                }
                _ => self.remove_lines(key.span.start, end, typing),
            };
        }
        match (index.checked_sub(1), pairs.get(index + 1)) {
            (Some(before), _) => {
                let (key, node) = &pairs[before];
                let from = self.reach(self.seat(true, key), node).end;
                self.cut(from..end)
            }
            (None, Some((next, _))) => self.cut(key.span.start..next.span.start),
            (None, None) => None,
        }
    }

    /// The empty line under an empty block scalar, where English is typed.
    fn typing_line(&self, seat: Seat, node: &Node) -> Option<Range<usize>> {
        let block = self.block(seat, node)?;
        block.body.is_empty().then(|| scalar::typing_line(self, &block, seat.parent)).flatten()
    }

    /// The block scalar at `seat`, where one stands there.
    pub(super) fn block(&self, seat: Seat, node: &Node) -> Option<BlockScalar> {
        matches!(node.kind, Kind::Scalar(_, Style::Literal | Style::Folded))
            .then(|| BlockScalar::at(self.text, token_after(self.text, seat.anchor), seat.parent))
    }

    fn begins_line(&self, at: usize) -> bool {
        let line = self.text[..at].rfind('\n').map_or(0, |line| line + 1);
        self.text[line..at].bytes().all(|byte| byte == b' ')
    }

    /// The comments between `from` and the end of the line of `to`, each as a line at `column`.
    fn comment_lines(&self, from: usize, to: usize, column: usize) -> Vec<String> {
        let inside = |comment: &&Range<usize>| (from..to).contains(&comment.start);
        self.comments
            .iter()
            .filter(inside)
            .map(|c| format!("{:column$}{}", "", self.text[c.clone()].trim_end()))
            .collect()
    }

    /// Removes the lines from the one that `from` begins to the one with `end`, and `more`. Comments stay as lines.
    fn remove_lines(&mut self, from: usize, end: usize, more: Option<Range<usize>>) -> Option<()> {
        if !self.begins_line(from) {
            return None;
        }
        let column = column(self.text, from);
        let end = self.line_end(end);
        let kept = self.comment_lines(from, end, column);
        let start = from - column;
        let behind = more.map_or(end, |line| line.end);
        if kept.is_empty() {
            // With the line end before it, so that a last line without one goes too.
            let before = self.text[..start]
                .strip_suffix('\n')
                .map(|text| text.strip_suffix('\r').unwrap_or(text).len());
            self.splice(before?..behind, "");
        } else {
            self.splice(start..behind, kept.join(self.newline));
        }
        Some(())
    }

    /// Spells the value of pair `index` as a new one; its comments stay, the first on the line of the key.
    fn rebuild(&mut self, in_flow: bool, pairs: Pairs<'_>, index: usize, value: &Value) -> Option<()> {
        let (key, node) = &pairs[index];
        let seat = self.seat(in_flow, key);
        let reach = self.reach(seat, node);
        if in_flow {
            let gap = if reach.start == seat.anchor { " " } else { "" };
            self.splice(reach, format!("{gap}{}", flow(value)));
            return Some(());
        }
        let end = self.line_end(reach.end);
        let spelled = spell(value, seat.parent, is_prose(key.text().unwrap_or_default()));
        let key_line = self.line_end(seat.anchor);
        let head: String =
            self.comment_lines(seat.anchor, key_line, 0).iter().map(|c| format!("   {c}")).collect();
        let below = self.comment_lines(key_line, end, seat.parent);
        let text = format!("{}{head}{}{}", spelled.head, self.lines(&spelled.lines), self.lines(&below));
        let behind = self.typing_line(seat, node).map_or(end, |line| line.end);
        self.splice(seat.anchor..behind, text);
        Some(())
    }
}
