//! The encoding of a web page: its mark, what it says of itself, else what it looks like.

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8};

use super::super::decode::{self, Decoded};
use super::super::error::SourceError;

/// How far into a page its own word on its encoding is looked for: browsers stop at 1024 bytes, pages do not.
const PRESCAN: usize = 4096;

/// Decodes the page `bytes`.
///
/// A byte order mark decides; else what `<meta>` says, where it is an encoding of Chinese or UTF-8 and the whole
/// page fits it; else what plain text would be taken for.
pub(super) fn decode_page(bytes: &[u8]) -> Result<Decoded, SourceError> {
    if let (None, Some(encoding)) = (Encoding::for_bom(bytes), declared(bytes))
        && encoding != UTF_8
        && let Some(decoded) = decode::from(encoding, bytes)
    {
        return Ok(decoded);
    }
    decode::characters(bytes)
}

/// The encoding that the page says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let labels = start.match_indices("charset").filter_map(|(at, word)| {
        let rest = start[at + word.len()..].trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()
    });
    let encoding = labels.filter_map(|label| Encoding::for_label(label.as_bytes())).next()?;
    match encoding {
        e if e == GBK => Some(GB18030),
        e if e == GB18030 || e == BIG5 || e == UTF_8 => Some(e),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_believed_where_it_can_be_right() {
        let page =
            |charset: &str| format!("<meta http-equiv=x content='text/html; charset={charset}'>码头。");
        let (gb, _, _) = GBK.encode("<meta charset=gb2312><p>码头问答。</p>");
        assert_eq!(decode_page(&gb).map(|d| d.converted_from), Ok(Some("GB18030")));
        let utf8 = page("big5");
        assert_eq!(decode_page(utf8.as_bytes()).map(|d| d.text), Ok(utf8));
        assert_eq!(declared(page("GBK").as_bytes()), Some(GB18030));
        assert_eq!(declared(page("iso-8859-1").as_bytes()), None);
    }
}
