//! What a transcript file is: by the ending of its name, else by its first bytes.

use std::path::Path;

use super::error::SourceError;

/// How far into a file its kind is looked for.
const START: usize = 1024;

/// A kind of file that a transcript may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Plain text, as printed.
    Text,
    /// Markdown (CommonMark with tables and footnotes).
    Markdown,
    /// A web page.
    Html,
    /// A Word document (Office Open XML).
    Docx,
    /// SubRip subtitles.
    Srt,
    /// WebVTT subtitles.
    WebVtt,
    /// A PDF.
    Pdf,
}

impl Kind {
    /// The kind of the file called `path` (`-` for none) that holds `bytes`.
    pub fn of(path: &Path, bytes: &[u8]) -> Self {
        Self::by_name(path).or_else(|| Self::by_bytes(bytes)).unwrap_or(Self::Text)
    }

    /// What the ending says; `None` where it says nothing.
    pub fn by_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" | "shtml" => Self::Html,
            "docx" | "docm" | "dotx" => Self::Docx,
            "srt" => Self::Srt,
            "vtt" => Self::WebVtt,
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }

    /// What the first bytes say; `None` where they could be plain text. Markdown has no sign of its own.
    pub fn by_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            return contains(bytes, b"word/document.xml").then_some(Self::Docx);
        }
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let start = String::from_utf8_lossy(&start[..start.len().min(START)]).to_ascii_lowercase();
        let start = start.trim_start();
        if start.starts_with("webvtt") {
            return Some(Self::WebVtt);
        }
        if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| start.starts_with(tag)) {
            return Some(Self::Html);
        }
        if start.starts_with("<?xml") && start.contains("<html") {
            return Some(Self::Html);
        }
        let mut lines = start.lines().map(str::trim);
        let counted = lines.next().is_some_and(|line| line.chars().all(|c| c.is_ascii_digit()));
        let timed = lines
            .next()
            .is_some_and(|line| line.contains("-->") && line.starts_with(|c: char| c.is_ascii_digit()));
        (counted && timed).then_some(Self::Srt)
    }

    /// The kind with its article, for sentences.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "a web page",
            Self::Docx => "a Word document",
            Self::Srt => "SubRip subtitles",
            Self::WebVtt => "WebVTT subtitles",
            Self::Pdf => "a PDF",
        }
    }

    /// The usual ending, with its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => ".txt",
            Self::Markdown => ".md",
            Self::Html => ".html",
            Self::Docx => ".docx",
            Self::Srt => ".srt",
            Self::WebVtt => ".vtt",
            Self::Pdf => ".pdf",
        }
    }

    /// Whether it is packed or drawn rather than written in characters.
    fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf)
    }
}

/// Refuses bytes that cannot be what `kind` says, in words that name what they are.
///
/// Text that looks like a web page or subtitles may still be meant as text, so only what cannot be is refused.
pub(super) fn agree(kind: Kind, bytes: &[u8]) -> Result<(), SourceError> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(SourceError::OldWord);
    }
    let seen = Kind::by_bytes(bytes);
    match seen {
        Some(seen) if seen == kind => return Ok(()),
        Some(seen) if seen.is_binary() || kind.is_binary() => {
            return Err(SourceError::WrongEnding { name: kind, bytes: seen });
        }
        _ => {}
    }
    match kind {
        _ if bytes.starts_with(b"{\\rtf") => Err(SourceError::Foreign { what: "an RTF document" }),
        // A Word document whose directory is cut off may hold the name of its text nowhere.
        Kind::Docx if bytes.starts_with(b"PK\x03\x04") => Ok(()),
        _ if contains(&bytes[..bytes.len().min(START)], b"mimetypeapplication/vnd.oasis.opendocument") => {
            Err(SourceError::Foreign { what: "an OpenDocument file" })
        }
        _ if bytes.starts_with(b"PK\x03\x04") => Err(SourceError::Foreign { what: "a zip archive" }),
        Kind::Docx => Err(SourceError::NotThatKind { name: kind, why: "a .docx begins with the bytes PK" }),
        Kind::Pdf => Err(SourceError::NotThatKind { name: kind, why: "a .pdf begins with %PDF-" }),
        _ => Ok(()),
    }
}

/// Whether `needle` stands in `bytes`.
fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_and_the_bytes_where_it_says_nothing() {
        let kind = |name: &str, bytes: &[u8]| Kind::of(Path::new(name), bytes);
        assert_eq!(kind("a.TXT", b"WEBVTT\n"), Kind::Text);
        assert_eq!(kind("-", "\u{FEFF}WEBVTT\n".as_bytes()), Kind::WebVtt);
        assert_eq!(kind("-", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nhi\r\n"), Kind::Srt);
        assert_eq!(kind("page", b"\n<!DOCTYPE html><p>"), Kind::Html);
        assert_eq!(kind("page.asp", b"<?xml version='1.0'?><!DOCTYPE html><html>"), Kind::Html);
        assert_eq!(kind("-", b"%PDF-1.7"), Kind::Pdf);
        assert_eq!(kind("-", b"PK\x03\x04....word/document.xml"), Kind::Docx);
        assert_eq!(kind("-", b"1\nsecond line"), Kind::Text);
    }

    #[test]
    fn bytes_that_cannot_be_what_the_name_says_are_refused() {
        let packed = b"PK\x03\x04....word/document.xml";
        assert_eq!(
            agree(Kind::Text, packed),
            Err(SourceError::WrongEnding { name: Kind::Text, bytes: Kind::Docx })
        );
        assert_eq!(agree(Kind::Docx, b"\xD0\xCF\x11\xE0"), Err(SourceError::OldWord));
        assert_eq!(agree(Kind::Text, b"{\\rtf1"), Err(SourceError::Foreign { what: "an RTF document" }));
        assert_eq!(agree(Kind::Text, b"<html>"), Ok(()));
        assert!(agree(Kind::Docx, b"hello").is_err() && agree(Kind::Docx, packed).is_ok());
    }
}
