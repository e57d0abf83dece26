//! The act: every selected rule looks at a document.

use std::ops::Range;

use super::bead::{BeadText, Side};
use super::finding::{Extract, Finding, Message, Related};
use super::rule::{Look, Rule};
use super::rules::RULES;
use crate::project::{Checks, Document, Severity};
use crate::text::{Lines, Place, nearest};
use crate::yaml::locate;

/// Which rules speak.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these, when there are any: rule ids or groups.
    pub only: Vec<String>,
    /// These too, though they are off by default.
    pub also: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

/// A rule that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule or group `{name}`{}", near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
pub struct UnknownRule {
    /// The name as typed.
    pub name: String,
    /// The nearest rule.
    pub near: Option<&'static str>,
}

impl Selection {
    /// The project's own, with what the command line adds.
    ///
    /// # Errors
    /// The first name that is neither a rule nor a group.
    pub fn new(settings: &Checks, select: &[String], ignore: &[String]) -> Result<Self, UnknownRule> {
        let ignore = settings.ignore.iter().chain(ignore).cloned().collect();
        let selection = Self { only: select.to_vec(), also: settings.select.clone(), ignore };
        for name in [&selection.only, &selection.also, &selection.ignore].into_iter().flatten() {
            if !RULES.iter().any(|rule| named(rule, name)) {
                let near = nearest(name, RULES.iter().map(|rule| rule.id));
                return Err(UnknownRule { name: name.clone(), near });
            }
        }
        Ok(selection)
    }

    /// Whether `rule` speaks. What is named is stronger than what is default, `ignore` stronger than all.
    pub fn takes(&self, rule: &Rule) -> bool {
        let in_list = |list: &[String]| list.iter().any(|name| named(rule, name));
        let wanted = if self.only.is_empty() { rule.on || in_list(&self.also) } else { in_list(&self.only) };
        wanted && !in_list(&self.ignore)
    }
}

fn named(rule: &Rule, name: &str) -> bool {
    rule.id == name || rule.group.name() == name
}

/// Checks `document`; findings in file order. What a unit allows is left out.
pub fn check(document: &Document, selection: &Selection) -> Vec<Finding> {
    let lines = Lines::new(&document.text);
    let mut sink = Sink { document, lines: &lines, rule: RULES[0], found: Vec::new() };
    let silent = |rule: &Rule| document.is_pairs() && rule.group.only_units();
    let rules: Vec<&'static Rule> =
        RULES.into_iter().filter(|rule| selection.takes(rule) && !silent(rule)).collect();
    for rule in &rules {
        sink.rule = rule;
        match rule.look {
            Look::Unit(look) => {
                (0..document.units().len()).for_each(|index| look(document, index, &mut sink))
            }
            Look::Document(look) => look(document, &mut sink),
            Look::Bead(_) => {}
        }
    }
    // A bead is put together once and shown to all its rules.
    let of_beads = rules.iter().filter_map(|rule| match rule.look {
        Look::Bead(look) => Some((*rule, look)),
        _ => None,
    });
    let of_beads: Vec<_> = of_beads.collect();
    if !of_beads.is_empty() {
        for bead in BeadText::all(document) {
            for (rule, look) in &of_beads {
                sink.rule = rule;
                look(&bead, &mut sink);
            }
        }
    }
    let mut found = sink.found;
    found.sort_by_key(|finding| finding.span.start);
    found
}

/// A piece of a unit's text.
pub(super) struct Piece<'t> {
    /// The field it stands in.
    pub(super) field: &'static str,
    /// The segment of the field, from 0; 0 where the field is one text.
    pub(super) segment: usize,
    /// The segment's text, as it was read.
    pub(super) text: &'t str,
    /// Bytes of that text.
    pub(super) range: Range<usize>,
}

/// Where rules put what they see.
pub(super) struct Sink<'a> {
    document: &'a Document,
    lines: &'a Lines,
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// The document that is looked at.
    pub(super) fn document(&self) -> &'a Document {
        self.document
    }

    /// A finding about bytes `range` of one side of `bead`.
    pub(super) fn bead(&mut self, bead: &BeadText<'_>, side: Side, range: Range<usize>, message: Message) {
        let Some((part, range)) = bead.place(side, range) else { return };
        let piece = Piece { field: side.field(), segment: part.segment, text: part.text, range };
        self.piece(part.unit, piece, message, Vec::new());
    }

    /// A finding about bytes `range` of one side of `bead` that speaks of bytes `other` of the other side;
    /// `severity` where it is not the rule's.
    pub(super) fn bead_across(
        &mut self,
        bead: &BeadText<'_>,
        side: Side,
        range: Range<usize>,
        other: Option<Range<usize>>,
        severity: Option<Severity>,
        message: Message,
    ) {
        let across = if side == Side::En { Side::Zh } else { Side::En };
        let related = other.and_then(|range| bead.place(across, range)).map(|(part, range)| {
            let piece = Piece { field: across.field(), segment: part.segment, text: part.text, range };
            let at = self.piece_span(part.unit, &piece).start;
            let message = Message::new("the other side says this here", "另一侧在此");
            Related { path: self.document.path.clone(), place: self.place(at), message }
        });
        let before = self.found.len();
        let Some((part, range)) = bead.place(side, range) else { return };
        let piece = Piece { field: side.field(), segment: part.segment, text: part.text, range };
        self.piece(part.unit, piece, message, related.into_iter().collect());
        if let (Some(severity), Some(finding)) = (severity, self.found.get_mut(before)) {
            finding.severity = severity;
        }
    }

    /// A finding about the whole unit `index`, at its first line.
    pub(super) fn unit(&mut self, index: usize, message: Message) {
        let span = &self.document.units()[index].at.span;
        self.put(Some(index), span.start..span.start, self.rule.severity, message, Vec::new());
    }

    /// A finding about the field called `name` of unit `index`: its value, or the unit where it is missing.
    pub(super) fn field(&mut self, index: usize, name: &str, message: Message) {
        self.put(Some(index), self.value_span(index, name), self.rule.severity, message, Vec::new());
    }

    /// The same with another place.
    pub(super) fn field_related(&mut self, index: usize, name: &str, message: Message, related: Related) {
        self.put(Some(index), self.value_span(index, name), self.rule.severity, message, vec![related]);
    }

    /// The bytes of the file at which a piece of unit `index` was typed.
    fn piece_span(&self, index: usize, piece: &Piece<'_>) -> Range<usize> {
        let field = self.document.units()[index].at.field(piece.field);
        match field.and_then(|field| field.scalars.get(piece.segment)) {
            Some(spot) => {
                let locate = self.document.locate.unwrap_or(locate);
                let typed = |offset| locate(&self.document.text, spot, piece.text, offset);
                let start = typed(piece.range.start);
                start..typed(piece.range.end).max(start)
            }
            None => self.value_span(index, piece.field),
        }
    }

    /// A finding about a piece of unit `index`.
    pub(super) fn piece(&mut self, index: usize, piece: Piece<'_>, message: Message, related: Vec<Related>) {
        let span = self.piece_span(index, &piece);
        let found = self.found.len();
        self.put(Some(index), span, self.rule.severity, message, related);
        if let Some(finding) = self.found.get_mut(found) {
            let points = |bytes: Range<usize>| piece.text.get(bytes).unwrap_or_default().chars().count();
            let start = points(0..piece.range.start);
            finding.extract = Some(Extract {
                source: piece.field == Side::Zh.field(),
                segment: piece.segment,
                range: start..start + points(piece.range),
            });
        }
    }

    /// A finding about bytes `span` of the file, of no unit.
    pub(super) fn file(&mut self, span: Range<usize>, severity: Severity, message: Message) {
        self.put(None, span, severity, message, Vec::new());
    }

    /// The place of byte `at` in the transcript, as something related.
    pub(super) fn in_transcript(&self, at: usize, message: Message) -> Related {
        let text = self.document.transcript.as_deref().unwrap_or_default();
        Related {
            path: self.document.transcript_path.clone(),
            place: Lines::new(text).place(text, at),
            message,
        }
    }

    /// The line of unit `index` in its file.
    pub(super) fn line(&self, index: usize) -> usize {
        self.place(self.document.units()[index].at.span.start).line
    }

    fn value_span(&self, index: usize, name: &str) -> Range<usize> {
        let at = &self.document.units()[index].at;
        match at.field(name) {
            Some(field) if field.value.is_empty() => field.key.clone(),
            Some(field) => field.value.clone(),
            None => at.span.start..at.span.start,
        }
    }

    fn place(&self, at: usize) -> Place {
        self.lines.place(&self.document.text, at)
    }

    fn put(
        &mut self,
        index: Option<usize>,
        span: Range<usize>,
        severity: Severity,
        message: Message,
        related: Vec<Related>,
    ) {
        let unit = index.map(|index| &self.document.units()[index]);
        if unit.is_some_and(|unit| unit.allow.iter().any(|allow| allow.check == self.rule.id)) {
            return;
        }
        self.found.push(Finding {
            rule: self.rule,
            severity,
            path: self.document.path.clone(),
            unit: unit.map(|unit| unit.id.clone()).unwrap_or_default(),
            start: self.place(span.start),
            end: self.place(span.end),
            extract: None,
            span,
            message,
            related,
        });
    }
}
