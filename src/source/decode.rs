//! Bytes become characters: UTF-8, GB18030 or Big5, found out rather than asked.

use super::error::SourceError;
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A file as characters, with what had to be done to get them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was in, when that was not UTF-8: a name for people.
    pub converted_from: Option<&'static str>,
}

/// Decodes `bytes`.
///
/// A byte order mark decides; else valid UTF-8 is UTF-8; else the detector of `chardetng` must find an
/// encoding of Chinese and the whole file must decode in it without one replacement.
///
/// # Errors
/// [`SourceError`], with the byte offset where there is one.
pub fn decode(bytes: &[u8]) -> Result<Decoded, SourceError> {
    let decoded = characters(bytes)?;
    if let Some((at, byte)) = control(&decoded.text) {
        return Err(SourceError::Binary { at, byte });
    }
    if decoded.text.chars().all(crate::text::is_blank) {
        return Err(SourceError::Empty);
    }
    Ok(decoded)
}

/// The same for markup: it may spell control characters and hold no text, which its reader sees to.
pub(super) fn characters(bytes: &[u8]) -> Result<Decoded, SourceError> {
    match Encoding::for_bom(bytes) {
        Some((encoding, skip)) if encoding != UTF_8 => {
            from(encoding, &bytes[skip..]).ok_or(SourceError::Unknown { at: 0 })
        }
        Some((_, skip)) => utf8_or_guess(&bytes[skip..]),
        None => utf8_or_guess(bytes),
    }
}

/// UTF-8, else the encoding of Chinese that fits.
fn utf8_or_guess(bytes: &[u8]) -> Result<Decoded, SourceError> {
    let at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: text.to_owned(), converted_from: None }),
        Err(error) => error.valid_up_to(),
    };
    if let Some((at, &byte)) = bytes.iter().enumerate().find(|(_, byte)| is_control(**byte)) {
        return Err(SourceError::Binary { at, byte });
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    // The detector says GBK for what GB18030, its superset with four-byte characters, reads whole.
    let guess = if guess == GBK { GB18030 } else { guess };
    if guess != GB18030 && guess != BIG5 {
        return Err(SourceError::Unknown { at });
    }
    from(guess, bytes).ok_or(SourceError::Unknown { at })
}

/// The whole of `bytes` in `encoding`; `None` when it does not fit.
pub(super) fn from(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let name = match encoding {
        e if e == GB18030 => "GB18030",
        e if e == BIG5 => "Big5",
        e if e == UTF_16LE => "UTF-16LE",
        e if e == UTF_16BE => "UTF-16BE",
        e => e.name(),
    };
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| Decoded { text: text.into_owned(), converted_from: Some(name) })
}

/// Control bytes that no text file holds; tab, line ends, form feed and escape pass.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B) || byte == 0x7F
}

/// The first such byte of a text.
fn control(text: &str) -> Option<(usize, u8)> {
    text.bytes().enumerate().find(|&(_, byte)| is_control(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "王毅：各位记者朋友，大家好！今年的记者会仍然以视频方式举行。";

    #[test]
    fn encodings_of_chinese_are_found_out() {
        let (gb, _, _) = GB18030.encode(LINE);
        let (big5, _, _) = BIG5.encode("記者會以視訊方式舉行，歡迎各位記者朋友提問。");
        let (utf16, _, _) = (UTF_16LE, UTF_8, ());
        assert_eq!(utf16, UTF_16LE);
        assert_eq!(decode(&gb).map(|d| (d.text, d.converted_from)), Ok((LINE.to_owned(), Some("GB18030"))));
        assert_eq!(decode(&big5).map(|d| d.converted_from), Ok(Some("Big5")));
        assert_eq!(decode(LINE.as_bytes()).map(|d| d.converted_from), Ok(None));
    }

    #[test]
    fn a_byte_order_mark_is_left_out() {
        let bytes = [b"\xEF\xBB\xBF".as_slice(), LINE.as_bytes()].concat();
        assert_eq!(decode(&bytes).map(|d| d.text), Ok(LINE.to_owned()));
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_place() {
        assert_eq!(decode("王毅\0：".as_bytes()), Err(SourceError::Binary { at: 6, byte: 0 }));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0"), Err(SourceError::Binary { at: 6, byte: 0x1A }));
        assert_eq!(decode("\u{FEFF} \n\n".as_bytes()), Err(SourceError::Empty));
        assert_eq!(decode(b"caf\xe9 latin"), Err(SourceError::Unknown { at: 3 }));
    }
}
