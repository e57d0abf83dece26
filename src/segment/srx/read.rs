//! Reading SRX 2.0.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::point::Rule;
use super::{Mistake, Srx};

/// A rule as it is written.
#[derive(Debug, Default)]
struct Written {
    is_break: bool,
    before: (String, Range<usize>),
    after: (String, Range<usize>),
}

/// What an SRX file holds, as it is written.
#[derive(Debug, Default)]
struct File {
    cascades: bool,
    /// Lists of rules, by name.
    lists: Vec<(String, Vec<Written>)>,
    /// Which languages take which list: the pattern, its place, the name of the list.
    maps: Vec<(String, Range<usize>, String)>,
    is_srx: bool,
}

impl Srx {
    /// Reads the rules that the SRX file `text` has for `language` (a BCP 47 tag): with `cascade="yes"` those
    /// of every list whose pattern fits, else those of the first. A rule that cannot be read is left out and
    /// told of.
    pub fn read(text: &str, language: &str) -> (Self, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let file = match parse(text) {
            Ok(file) if file.is_srx => file,
            Ok(_) => {
                mistakes.push(mistake(
                    0..0,
                    "this is no SRX file: there is no <srx>",
                    "Name an SRX 2.0 file.",
                ));
                return (Self::default(), mistakes);
            }
            Err(mistake) => return (Self::default(), vec![mistake]),
        };
        let mut rules = Vec::new();
        for (pattern, range, name) in &file.maps {
            match fits(pattern, language) {
                Ok(false) => continue,
                Ok(true) => {}
                Err(why) => {
                    mistakes.push(bad_pattern(range.clone(), pattern, &why));
                    continue;
                }
            }
            let Some((_, list)) = file.lists.iter().find(|(list, _)| list == name) else {
                let message = format!("there is no <languagerule> called `{name}`");
                mistakes.push(mistake(range.clone(), &message, "Correct the name in this <languagemap>."));
                continue;
            };
            for written in list {
                match Rule::new(written.is_break, &written.before.0, &written.after.0) {
                    Ok(rule) => rules.push(rule),
                    Err((is_before, why)) => {
                        let (pattern, range) = if is_before { &written.before } else { &written.after };
                        mistakes.push(bad_pattern(range.clone(), pattern, &why));
                    }
                }
            }
            if !file.cascades {
                break;
            }
        }
        (Self { rules }, mistakes)
    }
}

/// Whether the language pattern fits the whole of `language`; case does not matter in language tags.
fn fits(pattern: &str, language: &str) -> Result<bool, String> {
    let rule = Rule::new(true, &format!("(?i)^(?:{pattern})$"), "").map_err(|(_, why)| why)?;
    Ok(!rule.points(language).is_empty())
}

fn mistake(range: Range<usize>, message: &str, cure: &str) -> Mistake {
    Mistake { range, message: message.to_owned(), cure: cure.to_owned() }
}

fn bad_pattern(range: Range<usize>, pattern: &str, why: &str) -> Mistake {
    // The last line of a syntax error is the reason; those above draw the pattern.
    let why = why.lines().last().unwrap_or(why).trim_start_matches("error: ");
    Mistake {
        range,
        message: format!("the pattern `{pattern}` cannot be read: {why}"),
        cure: "Write it without look-around, back-references and possessive repeats, or take the rule out."
            .to_owned(),
    }
}

fn parse(text: &str) -> Result<File, Mistake> {
    let mut reader = Reader::from_str(text);
    let mut file = File::default();
    // The pattern that is being read: whether it is a <beforebreak>, and where its text begins.
    let mut pattern: Option<(bool, usize)> = None;
    loop {
        let from = place(&reader);
        let event = reader.read_event().map_err(|error| broken(from, &error.to_string()))?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let range = from..place(&reader);
                open(&mut file, tag, range).map_err(|why| broken(from, &why))?;
                if matches!(event, Event::Start(_)) {
                    pattern = match tag.local_name().as_ref() {
                        "beforebreak" => Some((true, place(&reader))),
                        "afterbreak" => Some((false, place(&reader))),
                        _ => None,
                    };
                }
            }
            Event::End(tag) if matches!(tag.local_name().as_ref(), "beforebreak" | "afterbreak") => {
                pattern = None;
            }
            Event::Eof => return Ok(file),
            _ => {}
        }
        let piece = match &event {
            Event::Text(text) => Ok(text.xml10_content().into_owned()),
            Event::CData(text) => Ok(text.xml10_content().into_owned()),
            Event::GeneralRef(name) => reference(name),
            _ => continue,
        };
        if let (Some((is_before, start)), Some((_, rules))) = (pattern, file.lists.last_mut())
            && let Some(rule) = rules.last_mut()
        {
            let (text, range) = if is_before { &mut rule.before } else { &mut rule.after };
            text.push_str(&piece.map_err(|why| broken(from, &why))?);
            *range = start..place(&reader);
        }
    }
}

/// How far the reader is, in bytes.
fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// What `&name;` stands for.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> Result<String, String> {
    if let Some(c) = name.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(c.to_string());
    }
    let name: &str = name;
    let known = quick_xml::escape::resolve_predefined_entity(name);
    known.map(str::to_owned).ok_or_else(|| format!("there is no entity &{name};"))
}

/// Takes down what an opening tag says.
fn open(file: &mut File, tag: &BytesStart<'_>, range: Range<usize>) -> Result<(), String> {
    let value = |name: &str| -> Result<String, String> {
        let found = tag.try_get_attribute(name).map_err(|error| error.to_string())?;
        let Some(found) = found else { return Ok(String::new()) };
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        value.map(|value| value.into_owned()).map_err(|error| error.to_string())
    };
    match tag.local_name().as_ref() {
        "srx" => file.is_srx = true,
        "header" => file.cascades = value("cascade")? == "yes",
        "languagerule" => file.lists.push((value("languagerulename")?, Vec::new())),
        "rule" => {
            let rule = Written { is_break: value("break")? != "no", ..Written::default() };
            file.lists.last_mut().ok_or("a <rule> stands outside <languagerule>")?.1.push(rule);
        }
        "languagemap" => {
            file.maps.push((value("languagepattern")?, range, value("languagerulename")?));
        }
        _ => {}
    }
    Ok(())
}

fn broken(at: usize, why: &str) -> Mistake {
    mistake(
        at..at,
        &format!("this is no well-formed XML: {why}"),
        "Correct it; SRX editors write it well-formed.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<srx version="2.0"><header cascade="yes"/><body><languagerules>
<languagerule languagerulename="zh"><rule><beforebreak>a&amp;&#x3002;</beforebreak><afterbreak>(?&lt;=x)</afterbreak></rule>
<rule break="no"><beforebreak>；</beforebreak></rule></languagerule><languagerule languagerulename="all"><rule/></languagerule>
</languagerules><maprules><languagemap languagepattern="[Zz][Hh].*" languagerulename="zh"/>
<languagemap languagepattern=".*" languagerulename="all"/><languagemap languagepattern="zh" languagerulename="gone"/></maprules></body></srx>"#;

    #[test]
    fn lists_cascade_and_mistakes_are_told_with_their_text() {
        let (srx, mistakes) = Srx::read(FILE, "zh");
        assert_eq!(srx.rules.len(), 2);
        let messages: Vec<_> = mistakes.iter().map(|mistake| mistake.message.as_str()).collect();
        assert!(messages[0].starts_with("the pattern `(?<=x)` cannot be read: look-around"), "{messages:?}");
        assert_eq!(&FILE[mistakes[0].range.clone()], "(?&lt;=x)");
        assert_eq!(messages[1], "there is no <languagerule> called `gone`");
        assert_eq!(Srx::read(FILE, "en").0.rules.len(), 1);
    }

    #[test]
    fn what_is_no_srx_is_said() {
        assert_eq!(Srx::read("<tmx/>", "zh").1.len(), 1);
        assert_eq!(Srx::read("<srx><a></b></srx>", "zh").1.len(), 1);
        assert_eq!(Srx::read("", "zh").1.len(), 1);
    }
}
