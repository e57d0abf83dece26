//! XLIFF, read back: our own, and as other programs rewrite it, cut into segments, with codes, notes and comments.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::markup::{LineCounter, attribute_of, text_of};
use super::super::returned::{Returned, ReturnedRow, Returns, Tracked};
use super::{OURS, Xliff};
use crate::format::entries::Remarks;
use crate::format::entries::tags::is_english;
use crate::format::entries::xml::{Handler, walk};
use crate::format::mark::{Mark, normal};

impl Returns for Xliff {
    fn name(&self) -> &'static str {
        "xliff"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xlf", "xliff", "xliff12", "sdlxliff", "mqxliff", "mxliff"]
    }

    fn read(&self, bytes: &[u8], tracked: Tracked) -> Result<Returned, String> {
        let text = text_of(bytes, "XLIFF file")?;
        let mut file = File::of(&text, tracked);
        walk(&mut text.as_bytes(), &["trans-unit", "unit", "file"], &mut file)
            .map_err(|error| error.to_string())?;
        if let Some(tag) = file.foreign {
            return Err(format!("its target language is {tag}, which is no English"));
        }
        if file.returned.rows.is_empty() {
            return Err("this is no XLIFF file: there is no unit in it".to_owned());
        }
        let mut lines = LineCounter::of(&text);
        let wrong = file.remarks.problems.iter().map(|problem| {
            let at = usize::try_from(problem.at).unwrap_or(usize::MAX);
            (lines.line(at), format!("{}. {}", problem.message, problem.cure))
        });
        file.returned.remarks.extend(wrong);
        Ok(file.returned)
    }
}

/// What an element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its text is that of what stands around it.
    Through,
    /// Other sources and targets: old matches, the segmented source, what a change replaced.
    Aside,
    /// Code of another format, or text that a tracked change takes out.
    Hidden,
    Unit,
    /// A segment, or what stands between two.
    Segment,
    Source,
    Target,
    /// A remark: whether it is our own.
    Note(bool),
    /// Whatever stands beside the text and may hold a mark.
    Meta,
    /// A comment that Trados keeps at the head of the file.
    Definition,
}

#[derive(Debug, Default)]
struct Unit {
    line: usize,
    marks: Vec<Mark>,
    id: Option<String>,
    source: String,
    /// The targets of its segments, each with the place it asks for, and whether any was there.
    targets: Vec<(usize, String)>,
    comments: Vec<String>,
    /// Whether a state says that somebody, or a program, has translated it.
    translated: bool,
}

struct File<'t> {
    tracked: Tracked,
    lines: LineCounter<'t>,
    returned: Returned,
    remarks: Remarks,
    /// The target language, where it is not English.
    foreign: Option<String>,
    open: Vec<(String, Kind)>,
    unit: Option<Unit>,
    /// The remark or metadata that is being read.
    aside: String,
    /// Comments of Trados by id, and the id of the one being read.
    definitions: HashMap<String, String>,
    definition: String,
    /// Whether a stretch that is a segment of its own has just ended: the next one is parted from it by a blank.
    ended: bool,
}

impl<'t> File<'t> {
    fn of(text: &'t str, tracked: Tracked) -> Self {
        Self {
            tracked,
            lines: LineCounter::of(text),
            returned: Returned::default(),
            remarks: Remarks::default(),
            foreign: None,
            open: Vec::new(),
            unit: None,
            aside: String::new(),
            definitions: HashMap::new(),
            definition: String::new(),
            ended: false,
        }
    }

    fn is_in(&self, kind: Kind) -> bool {
        self.open.iter().any(|(_, open)| *open == kind)
    }

    /// What the element `name` is, which begins with `tag`.
    fn kind(&self, name: &str, tag: &BytesStart<'_>) -> Kind {
        let is_text = self.is_in(Kind::Target) || self.is_in(Kind::Source);
        match name {
            "trans-unit" | "unit" | "bin-unit" => Kind::Unit,
            "alt-trans" | "seg-source" | "matches" | "glossary" | "skeleton" | "internal-file"
            | "changeTrack" => Kind::Aside,
            "segment" | "ignorable" => Kind::Segment,
            "source" => Kind::Source,
            "target" => Kind::Target,
            "note" => {
                let from = attribute_of(tag, "category").or_else(|| attribute_of(tag, "from"));
                Kind::Note(from.is_some_and(|from| from.starts_with(OURS) || from == "developer"))
            }
            // memoQ's.
            "comment" if self.unit.is_some() && !is_text => {
                Kind::Note(attribute_of(tag, "deleted").is_some_and(|deleted| deleted == "true"))
            }
            "cmt-def" => Kind::Definition,
            "meta" | "context" | "prop" => Kind::Meta,
            "bpt" | "ept" | "it" | "ph" | "ut" | "data" => Kind::Hidden,
            "mrk" if is_text => self.marked(tag),
            _ => Kind::Through,
        }
    }

    /// Trados writes changes that it tracked as stretches.
    fn marked(&self, tag: &BytesStart<'_>) -> Kind {
        let hidden = match self.tracked {
            Tracked::Accept => "x-sdl-deleted",
            Tracked::Refuse => "x-sdl-added",
        };
        if attribute_of(tag, "mtype").is_some_and(|kind| kind == hidden) {
            Kind::Hidden
        } else {
            Kind::Through
        }
    }

    /// What an element says by its attributes, wherever its text goes.
    fn note_attributes(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "xliff" | "file" => {
                let target = attribute_of(tag, "trgLang").or_else(|| attribute_of(tag, "target-language"));
                self.foreign = target.filter(|tag| !is_english(tag)).or(self.foreign.take());
            }
            "cp" => {
                let code = attribute_of(tag, "hex").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            "x" | "ph" if is_line_end(tag) => self.push("\n"),
            "mrk" | "sm" => self.comment(tag),
            _ => {}
        }
    }

    /// A stretch with a comment: its text in 2.x, the id of one in Trados's files.
    fn comment(&mut self, tag: &BytesStart<'_>) {
        let says = |name: &str, value: &str| attribute_of(tag, name).is_some_and(|own| own == value);
        let text = if says("type", "comment") {
            attribute_of(tag, "value")
        } else if says("mtype", "x-sdl-comment") {
            attribute_of(tag, "cid").and_then(|id| self.definitions.get(&id).cloned())
        } else {
            None
        };
        if let (Some(unit), Some(text)) = (&mut self.unit, text)
            && !unit.comments.contains(&text)
        {
            unit.comments.push(text);
        }
        // Programs that cut a target into sentences write no blank between them.
        if says("mtype", "seg") && self.ended && self.is_in(Kind::Target) {
            self.push(" ");
        }
    }

    /// Adds text to what is being read.
    fn push(&mut self, text: &str) {
        for (_, kind) in self.open.iter().rev() {
            let Some(unit) = &mut self.unit else { break };
            match kind {
                Kind::Through => {}
                Kind::Source => return unit.source.push_str(text),
                Kind::Target => {
                    self.ended = false;
                    if let Some((_, target)) = unit.targets.last_mut() {
                        target.push_str(text);
                    }
                    return;
                }
                Kind::Note(_) | Kind::Meta => break,
                Kind::Hidden | Kind::Aside | Kind::Unit | Kind::Segment | Kind::Definition => return,
            }
        }
        let is_aside = |kind: Kind| matches!(kind, Kind::Note(_) | Kind::Meta | Kind::Definition);
        if self.open.iter().any(|(_, kind)| is_aside(*kind)) {
            self.aside.push_str(text);
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>, at: u64) {
        let marks = ["extradata", "id", "resname", "name"].map(|name| attribute_of(tag, name));
        let id = attribute_of(tag, "name").or_else(|| attribute_of(tag, "resname"));
        let at = usize::try_from(at).unwrap_or(usize::MAX).saturating_sub(tag.len() + 2);
        self.unit = Some(Unit {
            line: self.lines.line(at),
            marks: marks
                .iter()
                .flatten()
                .map(|text| Mark::all(text))
                .find(|marks| !marks.is_empty())
                .unwrap_or_default(),
            id: id.or_else(|| attribute_of(tag, "id")),
            ..Unit::default()
        });
    }

    fn end_unit(&mut self) {
        let Some(unit) = self.unit.take() else { return };
        let mut targets = unit.targets;
        targets.sort_by_key(|(place, _)| *place);
        let en = targets.iter().fold(String::new(), |text, (_, target)| {
            let parted = text.is_empty() || text.ends_with(char::is_whitespace);
            let blank = if parted || target.starts_with(char::is_whitespace) { "" } else { " " };
            text + blank + target
        });
        // Some programs fill in the source where there is no translation yet.
        let is_source = !unit.translated && normal(&en) == normal(&unit.source);
        let en = if is_source { String::new() } else { en };
        self.returned.rows.push(ReturnedRow {
            line: unit.line,
            marks: unit.marks,
            id: unit.id,
            zh: Some(unit.source),
            en: Some(en),
            wrapped: false,
            comments: unit.comments,
        });
    }

    /// What `state` says, or our own `subState`.
    fn state(&mut self, tag: &BytesStart<'_>) {
        let state = attribute_of(tag, "state");
        let is_open = |state: &str| matches!(state, "initial" | "new" | "needs-translation");
        let draft = attribute_of(tag, "subState").is_some_and(|state| state.starts_with(OURS));
        if let Some(unit) = &mut self.unit {
            unit.translated |= draft || state.is_some_and(|state| !is_open(&state));
        }
    }

    /// What was read beside the text.
    fn end_aside(&mut self, kind: Kind) {
        let text = std::mem::take(&mut self.aside);
        let text = text.trim();
        match (kind, &mut self.unit) {
            (Kind::Definition, _) => {
                self.definitions.insert(std::mem::take(&mut self.definition), text.to_owned());
            }
            (_, Some(unit)) => {
                let marks = Mark::all(text);
                let is_remark = kind == Kind::Note(false) && marks.is_empty() && !text.is_empty();
                unit.comments.extend(is_remark.then(|| text.to_owned()));
                if unit.marks.is_empty() {
                    unit.marks = marks;
                }
            }
            (Kind::Note(false), None) if !text.is_empty() => {
                self.returned.remarks.push((1, format!("this note stands at no unit: {text}")));
            }
            _ => {}
        }
    }
}

/// Whether a placeholder stands for a line end.
fn is_line_end(tag: &BytesStart<'_>) -> bool {
    ["ctype", "subType"].iter().any(|name| {
        attribute_of(tag, name).is_some_and(|kind| matches!(kind.as_str(), "lb" | "x-lb" | "xlf:lb"))
    })
}

impl Handler for File<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, at: u64, empty: bool) {
        let name = tag.local_name().as_ref().to_owned();
        let kind = self.kind(&name, tag);
        let aside = self.is_in(Kind::Aside);
        if !aside {
            self.note_attributes(&name, tag);
        }
        match kind {
            Kind::Unit => self.begin(tag, at),
            Kind::Segment => self.state(tag),
            Kind::Target if !aside => {
                self.state(tag);
                if let Some(unit) = &mut self.unit {
                    let order = attribute_of(tag, "order").and_then(|order| order.parse().ok());
                    unit.targets.push((order.unwrap_or(unit.targets.len() + 1), String::new()));
                    self.ended = false;
                }
            }
            Kind::Note(_) | Kind::Meta => self.aside.clear(),
            Kind::Definition => {
                self.aside.clear();
                self.definition = attribute_of(tag, "id").unwrap_or_default();
            }
            _ => {}
        }
        if empty {
            if kind == Kind::Unit {
                self.end_unit();
            }
        } else {
            self.open.push((name, kind));
        }
    }

    fn end(&mut self, name: &str, _: u64) -> bool {
        let Some(from) = self.open.iter().rposition(|(open, _)| open == name) else { return true };
        let kind = self.open[from].1;
        self.open.truncate(from);
        match kind {
            Kind::Unit => self.end_unit(),
            Kind::Note(_) | Kind::Meta | Kind::Definition => self.end_aside(kind),
            Kind::Through if name == "mrk" => self.ended = self.is_in(Kind::Target),
            _ => {}
        }
        true
    }

    fn text(&mut self, text: &str) {
        if !self.is_in(Kind::Aside) {
            self.push(text);
        }
    }

    fn broken(&mut self) {
        self.open.clear();
        self.unit = None;
    }

    fn remarks(&mut self) -> &mut Remarks {
        &mut self.remarks
    }
}
