//! Where a value that may run over several lines ends: quotes, brackets and block scalars, without reading them.
//!
//! Every function gives up (`None`) rather than guess; whoever asks then reads the whole file.

/// The byte behind the quoted scalar that begins at `at`.
pub(super) fn quoted_end(bytes: &[u8], at: usize) -> Option<usize> {
    let quote = bytes[at];
    let mut at = at + 1;
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        if byte == b'\\' && quote == b'"' {
            at += 1;
        } else if byte == quote {
            if quote == b'\'' && bytes.get(at) == Some(&b'\'') {
                at += 1;
            } else {
                return Some(at);
            }
        }
    }
}

/// The byte behind the bracket that closes the one at `at`. Anchors, aliases and tags inside make it give up.
pub(super) fn flow_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let (mut depth, mut at_start) = (0usize, true);
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b'[' | b'{' => {
                depth += 1;
                at_start = true;
            }
            b']' | b'}' => {
                depth -= 1;
                at_start = false;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b',' => at_start = true,
            b'"' | b'\'' if at_start => {
                at = quoted_end(bytes, at)? - 1;
                // `"key":value` needs no blank behind the colon.
                at_start = false;
                if bytes.get(at + 1) == Some(&b':') {
                    at += 1;
                    at_start = true;
                }
            }
            b'&' | b'*' | b'!' if at_start => return None,
            b'#' if is_blank(bytes[at - 1]) => {
                while bytes.get(at + 1).is_some_and(|&byte| byte != b'\n') {
                    at += 1;
                }
            }
            b':' if bytes.get(at + 1).is_none_or(|&next| is_blank(next) || b",[]{}".contains(&next)) => {
                at_start = true;
            }
            _ => at_start = false,
        }
        at += 1;
    }
}

/// A blank or a line end.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// The end of the line that `at` is on: its `\n`, or the end of the text.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    // Searching a string for a character is much faster than looking at its bytes one by one.
    text[at..].find('\n').map_or(text.len(), |offset| at + offset)
}

/// The start of the next line, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    (line_end(text, at) + 1).min(text.len())
}

/// How many spaces stand at `at`.
pub(super) fn indent(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|&&byte| byte == b' ').count()
}

/// Whether the rest of the line from `at` is blank, or a comment with a blank before it.
pub(super) fn ends_here(bytes: &[u8], at: usize) -> bool {
    let mut blank = at == 0 || is_blank(bytes[at - 1]);
    for &byte in &bytes[at..] {
        match byte {
            b'\n' => return true,
            b' ' | b'\t' | b'\r' => blank = true,
            b'#' => return blank,
            _ => return false,
        }
    }
    true
}

/// The first line behind the content of the block scalar whose header is on the line before `from`, in a
/// map or list at column `parent`: content is indented more than that.
pub(super) fn block_scalar_end(text: &str, from: usize, parent: Option<usize>) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < text.len() {
        let spaces = indent(bytes, at);
        let blank =
            matches!(bytes.get(at + spaces), None | Some(b'\n')) || bytes[at + spaces..].starts_with(b"\r\n");
        if !blank && parent.is_some_and(|parent| spaces <= parent) {
            break;
        }
        at = next_line(text, at);
    }
    at
}
