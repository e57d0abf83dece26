//! The XML inside a workbook: shared strings, and the cells of a sheet.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader as XmlReader, XmlVersion, escape::resolve_predefined_entity};

use super::row::Row;

/// The strings that cells point to. Runs are put together; readings of Japanese (`rPh`) are left out.
pub(in crate::format) fn shared_strings(text: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let (mut inside, mut phonetic) = (false, false);
    walk(text, |event| match event {
        Step::Open(tag) => match tag.local_name().as_ref() {
            "si" => strings.push(String::new()),
            "t" => inside = true,
            "rPh" => phonetic = true,
            _ => {}
        },
        Step::Close("t") => inside = false,
        Step::Close("rPh") => phonetic = false,
        Step::Text(piece) if inside && !phonetic => {
            if let Some(last) = strings.last_mut() {
                last.push_str(piece);
            }
        }
        _ => {}
    });
    strings
}

/// The rows of a sheet; a cell stands in the column that its name gives, and its text went through `tidy`.
pub(in crate::format) fn sheet_rows(text: &str, shared: &[String], tidy: fn(&str) -> String) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut column, mut kind, mut value, mut inside) = (0, String::new(), String::new(), false);
    walk(text, |event| match event {
        Step::Open(tag) => match tag.local_name().as_ref() {
            "row" => {
                let next = rows.last().map_or(1, |row| row.line + 1);
                let line = attribute(tag, "r").and_then(|r| r.parse().ok()).unwrap_or(next);
                rows.push(Row { line, cells: Vec::new() });
                column = 0;
            }
            "c" => {
                let named = attribute(tag, "r").and_then(|name| column_of(&name));
                column = named.unwrap_or(column);
                kind = attribute(tag, "t").unwrap_or_default();
                value.clear();
            }
            "v" | "t" => inside = true,
            _ => {}
        },
        Step::Close("v" | "t") => inside = false,
        Step::Text(piece) if inside => value.push_str(piece),
        Step::Close("c") => {
            let said = match kind.as_str() {
                "s" => value
                    .trim()
                    .parse::<usize>()
                    .ok()
                    .and_then(|at| shared.get(at))
                    .cloned()
                    .unwrap_or_default(),
                _ => value.clone(),
            };
            if let Some(row) = rows.last_mut().filter(|_| column < WIDEST) {
                row.cells.resize(row.cells.len().max(column + 1), String::new());
                row.cells[column] = tidy(&unescaped(&said));
            }
            column += 1;
        }
        _ => {}
    });
    rows.retain(|row| row.filled() > 0);
    // Trailing cells are written only where they hold something.
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut rows {
        row.cells.resize(widest, String::new());
    }
    rows
}

/// What `_x000D_` and its like stand for: characters that XML does not have, or would read as others (ECMA-376,
/// part 1, 22.9.2.19).
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        out.push_str(&rest[..at]);
        match c {
            Some(c) => out.push(c),
            None => out.push_str("_x"),
        }
        rest = &rest[at + if c.is_some() { 7 } else { 2 }..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// As many columns as Excel has.
const WIDEST: usize = 16_384;

/// The column of a cell's name, from 0: B3 stands in 1, AA1 in 26.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let number =
        letters.fold(0usize, |number, letter| number.saturating_mul(26) + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}

/// What [`walk`] meets.
enum Step<'a> {
    Open(&'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Goes through `text`; where the XML is broken, what stands before has been met.
fn walk(text: &str, mut meet: impl FnMut(Step<'_>)) {
    let mut xml = XmlReader::from_str(text);
    loop {
        match xml.read_event() {
            Ok(Event::Start(tag)) => meet(Step::Open(&tag)),
            Ok(Event::Empty(tag)) => {
                meet(Step::Open(&tag));
                meet(Step::Close(tag.local_name().as_ref()));
            }
            Ok(Event::End(tag)) => meet(Step::Close(tag.local_name().as_ref())),
            Ok(Event::Text(piece)) => meet(Step::Text(&piece)),
            Ok(Event::CData(piece)) => meet(Step::Text(&piece)),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(c)) => meet(Step::Text(c.encode_utf8(&mut [0; 4]))),
                _ => meet(Step::Text(resolve_predefined_entity(&name).unwrap_or_default())),
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}
