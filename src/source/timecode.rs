//! Time codes that recorders print beside a label: `00:12:31`, `[00:12]`, `（12:31）`, `00:01:02,500 --> 00:01:04,000`.

use crate::text::{closer_of, is_blank};

/// The bytes that a time code at the beginning of `text` takes, brackets included.
///
/// Bare minutes and seconds (`12:31`) count only where a blank or nothing follows: else they may be a
/// ratio, a score or a time of day in a sentence.
pub(super) fn leading(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    if matches!(open, '[' | '(' | '（' | '【' | '［' | '〔') {
        let inner = &text[open.len_utf8()..];
        let (length, _) = span(inner.trim_start_matches(is_blank))?;
        let blanks = inner.len() - inner.trim_start_matches(is_blank).len();
        let rest = &inner[blanks + length..];
        let closing = rest.trim_start_matches(is_blank);
        let close = closer_of(open).filter(|&close| closing.starts_with(close))?;
        return Some(text.len() - closing.len() + close.len_utf8());
    }
    let (length, hours) = span(text)?;
    let free = text[length..].chars().next().is_none_or(is_blank);
    (free || (hours && !text[length..].starts_with(|c: char| c.is_alphanumeric()))).then_some(length)
}

/// Whether `text` is nothing but a time code.
pub(super) fn is_alone(text: &str) -> bool {
    leading(text).is_some_and(|length| length == text.len())
}

/// One point of time, or two with an arrow or a dash between them: its bytes, and whether it has hours.
fn span(text: &str) -> Option<(usize, bool)> {
    let (first, hours) = point(text)?;
    let rest = &text[first..];
    let dash =
        rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '-' | '>' | '–' | '—' | '~' | '～'));
    if dash.len() < rest.len()
        && let Some((second, _)) = point(dash)
    {
        return Some((text.len() - dash.len() + second, hours));
    }
    Some((first, hours))
}

/// `MM:SS`, `HH:MM:SS`, with an optional fraction.
fn point(text: &str) -> Option<(usize, bool)> {
    let mut at = digits(text, 1..=3)?;
    let mut groups = 1;
    while groups < 3 && text[at..].starts_with([':', '：']) {
        let colon = if text[at..].starts_with(':') { 1 } else { '：'.len_utf8() };
        let Some(length) = digits(&text[at + colon..], 2..=2) else { break };
        at += colon + length;
        groups += 1;
    }
    if groups < 2 {
        return None;
    }
    if text[at..].starts_with(['.', ','])
        && let Some(length) = digits(&text[at + 1..], 1..=3)
    {
        at += 1 + length;
    }
    Some((at, groups == 3))
}

/// The bytes of a leading run of digits, when there are as many as `count` allows.
fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    count.contains(&length).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_form_is_read() {
        for code in ["00:12:31", "[00:12:31]", "(12:31)", "（12：31）", "12:31", "【1:02:03】"] {
            assert_eq!(leading(code), Some(code.len()), "{code}");
            assert!(is_alone(code));
        }
        assert_eq!(leading("[0:01 - 0:09] 好"), Some("[0:01 - 0:09]".len()));
        assert!(is_alone("00:01:02,500 --> 00:01:04,000"));
    }

    #[test]
    fn ratios_times_and_notes_are_no_time_codes() {
        for text in ["3:2获胜", "15:00开始", "（笑）", "[1]", "2021年", "1:2", "(12:31"] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
