//! One of the two texts: divisions, utterances, segments, and the marks of the editor.

use std::collections::HashSet;

use super::header::in_each;
use super::name::{self, pointers};
use crate::format::escape::html as xml;
use crate::format::inline::{self, Inline};
use crate::format::walk::{Front, Spell};
use crate::format::{Cell, Edition, Layout, Paragraph, Row, TurnHead, contents};
use crate::project::{Bilingual, Role};

/// A text that is being written, in one language.
pub(super) struct Text<'a> {
    edition: &'a Edition<'a>,
    chinese: bool,
    out: String,
    /// The turns that begin an entry of the contents, and so a division.
    begins: HashSet<&'a str>,
    /// Whether a division is open.
    divided: bool,
    /// What ends the turn: an utterance, or text that nobody is named for.
    ends: &'static str,
}

impl<'a> Text<'a> {
    pub(super) fn new(edition: &'a Edition<'a>, chinese: bool) -> Self {
        let begins = contents::entries(edition).into_iter().map(|entry| entry.id);
        Self { edition, chinese, out: String::new(), begins: begins.collect(), divided: false, ends: "" }
    }

    pub(super) fn finish(mut self) -> String {
        self.close_division();
        self.out.push_str("</body>\n</text>\n");
        self.out
    }

    /// The languages that a remark of this text is told in: its own, or the other where this text stands alone and
    /// the remark is not in its language.
    fn own(&self, text: &Bilingual) -> Bilingual {
        let of = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let (zh, en) = (of(&text.zh), of(&text.en));
        let alone = matches!(self.edition.options.layout, Layout::Source | Layout::Target);
        match (self.chinese, zh, en) {
            (true, Some(zh), _) => Bilingual { zh: Some(zh), en: None },
            (false, _, Some(en)) => Bilingual { zh: None, en: Some(en) },
            (_, zh, en) if alone => Bilingual { zh, en },
            _ => Bilingual::default(),
        }
    }

    fn open_division(&mut self) {
        self.close_division();
        self.out.push_str("<div>\n");
        self.divided = true;
    }

    fn close_division(&mut self) {
        if self.divided {
            self.out.push_str("</div>\n");
            self.divided = false;
        }
    }

    /// The segments of a row in this language, one below the other.
    fn segments(&self, row: &Row) -> String {
        if self.chinese { self.chinese_segments(row) } else { self.english_segments(row) }
    }

    /// A segment for each unit; the notes of all of them stand in the last.
    fn chinese_segments(&self, row: &Row) -> String {
        let edition = self.edition;
        let english = name::english(row, edition.options.untranslated);
        let corresp = match edition.options.layout {
            Layout::Source => String::new(),
            _ => corresp(&english),
        };
        let lines = inline::chinese_by_unit(edition, row);
        let last = row.parts.len().saturating_sub(1);
        let segments = row.parts.iter().zip(lines).enumerate().map(|(nth, (part, line))| {
            let text: String = line.iter().map(|piece| self.piece(piece)).collect();
            let notes = if nth == last { self.notes(row) } else { String::new() };
            format!("<seg xml:id=\"{}\"{corresp}>{text}{notes}</seg>\n", name::chinese(part.id))
        });
        segments.collect()
    }

    /// A segment for each of the English; notes stand in the last, and the state at each.
    fn english_segments(&self, row: &Row) -> String {
        let edition = self.edition;
        let names = name::english(row, edition.options.untranslated);
        let chinese: Vec<String> = row.parts.iter().map(|part| name::chinese(part.id)).collect();
        let corresp = match edition.options.layout {
            Layout::Target => String::new(),
            _ => corresp(&chinese),
        };
        let texts: Vec<String> = match &row.en {
            Cell::Text(segments) => segments.iter().map(|segment| xml(segment)).collect(),
            _ => vec![inline::english(edition, row).iter().map(|piece| self.piece(piece)).collect()],
        };
        let state = row.state.name();
        let last = names.len().saturating_sub(1);
        let segments = names.iter().zip(texts).enumerate().map(|(nth, (name, text))| {
            let notes = if nth == last { self.notes(row) } else { String::new() };
            format!("<seg xml:id=\"{name}\" ana=\"#{state}\"{corresp}>{text}{notes}</seg>\n")
        });
        segments.collect()
    }

    /// A piece of a line; notes are told apart, each in its own language.
    fn piece(&self, piece: &Inline<'_>) -> String {
        match piece {
            Inline::Text(text) => xml(text),
            Inline::Next => " ".to_owned(),
            Inline::Borrowed(text) => {
                format!("<foreign xml:lang=\"{}\">{}</foreign>", xml(&self.edition.languages.0), xml(text))
            }
            Inline::Misprint(found, read, sure) => format!(
                "<choice><sic>{}</sic><corr cert=\"{}\">{}</corr></choice>",
                xml(found),
                if *sure { "high" } else { "low" },
                xml(read)
            ),
            Inline::Mark(_) => String::new(),
            Inline::Missing => "<gap reason=\"untranslated\"/>".to_owned(),
            Inline::Omitted(why) => {
                format!("<gap reason=\"omitted\"><desc xml:lang=\"en\">{}</desc></gap>", xml(why))
            }
        }
    }

    /// The footnotes of a row, and what colleagues are told.
    fn notes(&self, row: &Row) -> String {
        let edition = self.edition;
        let mut out = String::new();
        for &number in &row.footnotes {
            if let Some(note) = number.checked_sub(1).and_then(|nth| edition.footnotes.get(nth)) {
                let attributes = format!(" place=\"foot\" n=\"{number}\"");
                out.push_str(&in_each(edition, "note", &attributes, &self.own(note)));
            }
        }
        // Colleagues speak of the translation; where it is not here, of the source.
        if !self.chinese || edition.options.layout == Layout::Source {
            let internal = row.internal.iter().map(|note| xml(note));
            out.extend(internal.map(|note| format!("<note type=\"internal\">{note}</note>")));
        }
        out.replace('\n', "")
    }

    fn gap_of(&mut self, reason: &str, text: &Bilingual) {
        let told = in_each(self.edition, "desc", "", &self.own(text)).replace('\n', "");
        self.out.push_str(&format!("<gap reason=\"{reason}\">{told}</gap>\n"));
    }

    /// A head of a division or of the whole text.
    fn head(&mut self, row: &Row) {
        let segments = self.segments(row);
        if !segments.is_empty() {
            self.out.push_str(&format!("<head>\n{segments}</head>\n"));
        }
    }
}

fn corresp(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(" corresp=\"{}\"", pointers(names)) }
}

impl Spell for Text<'_> {
    fn front(&mut self, front: &Front<'_>) {
        let (zh, en) = &self.edition.languages;
        let language = xml(if self.chinese { zh } else { en });
        self.out.push_str(&format!("<text xml:lang=\"{language}\">\n<body>\n"));
        for row in &front.headlines {
            self.head(row);
        }
        if front.headlines.is_empty() {
            let title = in_each(self.edition, "head", "", &self.own(front.title));
            self.out.push_str(&title);
        }
    }

    fn headline(&mut self, row: &Row) {
        self.open_division();
        self.head(row);
    }

    fn open_turn(&mut self, head: &TurnHead) {
        if self.begins.contains(head.id) {
            self.open_division();
            if let Some(heading) = &head.heading {
                let heading = in_each(self.edition, "head", "", &self.own(heading));
                self.out.push_str(&heading);
            }
        }
        let role = match head.role {
            Role::Question | Role::Answer | Role::Opening => Some(head.role.name()),
            _ => None,
        };
        let speaker = head.speaker.as_ref();
        let who = speaker.and_then(|who| self.edition.speakers.iter().position(|known| known == who));
        let Some(who) = who else {
            let kind = if head.role == Role::Dateline { " type=\"dateline\"" } else { "" };
            self.out.push_str(&format!("<ab{kind}>\n"));
            self.ends = "</ab>\n";
            return;
        };
        let words: Vec<String> =
            role.into_iter().chain(head.inferred.then_some("inferred")).map(str::to_owned).collect();
        let ana = if words.is_empty() { String::new() } else { format!(" ana=\"{}\"", pointers(&words)) };
        self.out.push_str(&format!("<u who=\"#{}\"{ana}>\n", name::speaker(who)));
        self.ends = "</u>\n";
    }

    /// Who speaks stands in the header, and at the utterance.
    fn label(&mut self, _: &TurnHead, _: &Bilingual, _: Option<&Bilingual>) {}

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let segments: String = paragraph.rows.iter().map(|row| self.segments(row)).collect();
        if !segments.is_empty() {
            self.out.push_str(&format!("<seg type=\"paragraph\">\n{segments}</seg>\n"));
        }
    }

    fn heading(&mut self, row: &Row) {
        let segments = self.segments(row);
        if !segments.is_empty() {
            self.out.push_str(&format!("<seg type=\"heading\">\n{segments}</seg>\n"));
        }
    }

    fn jump(&mut self, id: &str, zh: &str) {
        if self.chinese {
            self.out.push_str(&format!(
                "<fw xml:id=\"{}\" type=\"continuation\">{}</fw>\n",
                name::chinese(id),
                xml(zh)
            ));
        }
    }

    fn gap(&mut self, gap: &Bilingual) {
        self.gap_of("lost", gap);
    }

    fn left_out(&mut self) {
        self.gap_of("sampling", &Bilingual::default());
    }

    fn close_turn(&mut self) {
        self.out.push_str(self.ends);
    }
}
