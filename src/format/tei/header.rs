//! The header: title, source, languages, speakers, and what the words of the encoding mean.

use super::name;
use crate::format::escape::html as xml;
use crate::format::{Edition, wording};
use crate::project::Bilingual;

/// What `ana` points at: a group and, for each of its words, what it says.
type Words = (&'static str, &'static [(&'static str, &'static str)]);

/// The states of English, and what is said in a turn.
const TAXONOMIES: [Words; 2] = [
    (
        "state",
        &[
            ("initial", "Not translated yet."),
            ("draft", "Translated; nobody vouches for it."),
            ("translated", "Translated by a person."),
            ("reviewed", "Read against the Chinese by a second person."),
            ("final", "Ready to be printed."),
        ],
    ),
    (
        "role",
        &[
            ("opening", "Opening remarks."),
            ("question", "A question."),
            ("answer", "An answer, or running speech."),
            ("inferred", "The label is not in the source: an editor inferred the speaker."),
        ],
    ),
];

/// The header of `edition`.
pub(super) fn header(edition: &Edition) -> String {
    let titles = in_each(edition, "title", "", &edition.title);
    let translator = edition.translator.as_deref().map(|name| {
        format!("<respStmt>\n<resp>Translated by</resp>\n<name>{}</name>\n</respStmt>\n", xml(name))
    });
    let (counted, covered) = edition.counted;
    format!(
        "<teiHeader xml:lang=\"en\">\n<fileDesc>\n<titleStmt>\n{titles}{}</titleStmt>\n\
         <extent><measure quantity=\"{counted}\" unit=\"unit\">{counted} counted units</measure>, \
         <measure quantity=\"{covered}\" unit=\"translated\">{covered} of them translated</measure></extent>\n\
         <publicationStmt>\n<p>An export of the document <ident>{}</ident>; not published.</p>\n</publicationStmt>\n\
         <sourceDesc>\n<bibl>\n{titles}{}{}</bibl>\n</sourceDesc>\n</fileDesc>\n{}{}</teiHeader>\n",
        translator.unwrap_or_default(),
        xml(&edition.name),
        in_each(edition, "publisher", "", &edition.publisher),
        edition.date.as_deref().map(date).unwrap_or_default(),
        encoding(),
        profile(edition)
    )
}

/// An element for each language in which `text` is written.
pub(super) fn in_each(edition: &Edition, element: &str, attributes: &str, text: &Bilingual) -> String {
    let (zh, en) = &edition.languages;
    let sides = [(zh, &text.zh), (en, &text.en)];
    let sides = sides.into_iter().filter_map(|(tag, text)| Some((tag, text.as_deref()?)));
    let sides = sides.filter(|(_, text)| !text.is_empty());
    sides
        .map(|(tag, text)| {
            format!("<{element}{attributes} xml:lang=\"{}\">{}</{element}>\n", xml(tag), xml(text))
        })
        .collect()
}

/// The day, the month or the year of the source; `when` where it is written as W3C writes it.
fn date(date: &str) -> String {
    let lengths: Vec<usize> = date.split('-').map(str::len).collect();
    let numeric = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let known = wording::date(date);
    // A month or a day that there is not is not put into words either.
    let written = known.en.as_deref() != Some(date) || lengths == [4];
    let when = if numeric && written && matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) {
        format!(" when=\"{date}\"")
    } else {
        String::new()
    };
    format!("<date{when}>{}</date>\n", xml(known.en.as_deref().unwrap_or(date)))
}

fn encoding() -> String {
    let category = |(word, says): &(&str, &str)| {
        format!("<category xml:id=\"{word}\"><catDesc>{says}</catDesc></category>\n")
    };
    let taxonomy = |(group, words): &Words| {
        let words: String = words.iter().map(category).collect();
        format!("<taxonomy xml:id=\"{group}\">\n{words}</taxonomy>\n")
    };
    format!(
        "<encodingDesc>\n<projectDesc>\n<p>A unit is a <gi>seg</gi>, a turn is a <gi>u</gi>. <att>corresp</att> and the \
         links behind the texts say which English stands for which Chinese; <att>ana</att> tells the state of English \
         and what is said.</p>\n</projectDesc>\n<classDecl>\n{}</classDecl>\n<appInfo>\n\
         <application ident=\"duizhao\" version=\"{}\"><label>duizhao</label></application>\n</appInfo>\n</encodingDesc>\n",
        TAXONOMIES.iter().map(taxonomy).collect::<String>(),
        env!("CARGO_PKG_VERSION")
    )
}

fn profile(edition: &Edition) -> String {
    let (zh, en) = &edition.languages;
    let speakers = edition.speakers.iter().enumerate().map(|(nth, speaker)| {
        let names = in_each(edition, "persName", "", speaker);
        format!("<person xml:id=\"{}\">\n{names}</person>\n", name::speaker(nth))
    });
    let speakers: String = speakers.collect();
    let speakers = if speakers.is_empty() {
        String::new()
    } else {
        format!("<particDesc>\n<listPerson>\n{speakers}</listPerson>\n</particDesc>\n")
    };
    format!(
        "<profileDesc>\n<langUsage>\n<language ident=\"{}\">Chinese</language>\n<language ident=\"{}\">English</language>\n\
         </langUsage>\n{speakers}</profileDesc>\n",
        xml(zh),
        xml(en)
    )
}
