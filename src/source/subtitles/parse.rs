//! The cues of a SubRip or WebVTT file (W3C WebVTT, 2019; SubRip has no standard, only habits).

use super::super::error::SourceError;
use super::payload::{Line, lines};

/// A cue as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawCue {
    /// Milliseconds from the beginning.
    pub(super) start: u64,
    pub(super) end: u64,
    /// Its lines, tags taken out.
    pub(super) lines: Vec<Line>,
    /// Whether times stand inside its text.
    pub(super) rolling: bool,
}

/// The cues of `text`, in its order, and how many lines stand in none.
///
/// A cue begins at a line with two times and runs to the next one: blank lines inside it, which some programs
/// write, end nothing. A number alone on the line above the times counts the cues and is none of the text.
///
/// # Errors
/// The first line of times that cannot be read.
pub(super) fn cues(text: &str, web: bool) -> Result<(Vec<RawCue>, usize), SourceError> {
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches('\r')).collect();
    let (mut cues, mut stray) = (Vec::new(), 0);
    let mut at = 0;
    while at < lines.len() {
        if web && (cues.is_empty() || is_blank_line(&lines, at.wrapping_sub(1))) && is_block(lines[at]) {
            at = end_of_block(&lines, at);
            continue;
        }
        if !lines[at].contains("-->") {
            if is_timeless(&lines, at) {
                return Err(SourceError::BadTimes { line: at + 1, found: short(lines[at]) });
            }
            // The number of a cue, or in WebVTT its name, stands right above its times.
            let name = is_number(lines[at]) || lines.get(at + 1).is_some_and(|next| next.contains("-->"));
            stray += usize::from(!name && !lines[at].trim().is_empty());
            at += 1;
            continue;
        }
        let (start, end) = times(lines[at])
            .ok_or_else(|| SourceError::BadTimes { line: at + 1, found: short(lines[at]) })?;
        if end < start {
            return Err(SourceError::Backwards { line: at + 1, found: short(lines[at]) });
        }
        let stop = end_of_cue(&lines, at + 1, web);
        let (payload, rolling) = self::lines(&lines[at + 1..stop].join("\n"));
        cues.push(RawCue { start, end, lines: payload, rolling });
        at = stop;
    }
    Ok((cues, stray))
}

/// The line behind the last one of the cue whose text begins at `from`.
fn end_of_cue(lines: &[&str], from: usize, web: bool) -> usize {
    let mut at = from;
    while at < lines.len() {
        let blank = lines[at].trim().is_empty();
        // WebVTT says that a blank line ends a cue; SubRip's habit is that the next times do.
        if lines[at].contains("-->") || web && blank || is_counter(lines, at) {
            return at;
        }
        at += 1;
    }
    at
}

/// Whether the line is the number above a line of times, or above what should be one.
fn is_counter(lines: &[&str], at: usize) -> bool {
    is_number(lines[at])
        && lines.get(at + 1).is_some_and(|next| {
            next.contains("-->") || is_blank_line(lines, at.wrapping_sub(1)) && looks_timed(next)
        })
}

/// Whether the line stands where times should stand, and has none.
fn is_timeless(lines: &[&str], at: usize) -> bool {
    at > 0
        && is_number(lines[at - 1])
        && (at == 1 || is_blank_line(lines, at - 2))
        && !lines[at].trim().is_empty()
        && (looks_timed(lines[at]) || !is_number(lines[at]))
}

/// Whether a line begins as times do.
fn looks_timed(line: &str) -> bool {
    let mut numbers = line.trim().splitn(3, ':');
    let two = |part: Option<&str>| part.is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    two(numbers.next()) && two(numbers.next())
}

fn is_number(line: &str) -> bool {
    let line = line.trim().trim_start_matches('\u{FEFF}');
    !line.is_empty() && line.chars().all(|c| c.is_ascii_digit())
}

fn is_blank_line(lines: &[&str], at: usize) -> bool {
    lines.get(at).is_none_or(|line| line.trim().is_empty())
}

/// Whether a block of WebVTT begins here that holds no cue.
fn is_block(line: &str) -> bool {
    ["WEBVTT", "NOTE", "STYLE", "REGION"].iter().any(|word| {
        line.trim_start_matches('\u{FEFF}')
            .strip_prefix(word)
            .is_some_and(|rest| !line.contains("-->") && (rest.is_empty() || rest.starts_with([' ', '\t'])))
    })
}

/// The line behind the block that begins at `from`.
fn end_of_block(lines: &[&str], from: usize) -> usize {
    (from..lines.len())
        .find(|&at| is_blank_line(lines, at) || lines[at].contains("-->"))
        .unwrap_or(lines.len())
}

/// The two times of a line; what stands behind them (places, settings) is left.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((moment(start.trim())?, moment(rest.split_whitespace().next()?)?))
}

/// `00:01:02,500`, `01:02.500`, `1:02`: milliseconds.
fn moment(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.len() <= 6 && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|part| digits(part)) || !digits(fraction) {
        return None;
    }
    let numbers: Vec<u64> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    if numbers[1..].iter().any(|&number| number > 59) || numbers.len() == 2 && numbers[0] > 59 {
        return None;
    }
    let seconds = numbers.iter().fold(0, |sum, number| sum * 60 + number);
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    Some(seconds * 1000 + thousandths.parse::<u64>().ok()?)
}

/// A line as it is quoted: its first characters.
fn short(line: &str) -> String {
    let line = line.trim();
    let cut: String = line.chars().take(40).collect();
    if cut.len() < line.len() { format!("`{cut}…`") } else { format!("`{cut}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_both_spellings() {
        assert_eq!(times("00:01:02,500 --> 01:00:00,000  X1:40"), Some((62_500, 3_600_000)));
        assert_eq!(times("01:02.5 --> 01:03 align:start"), Some((62_500, 63_000)));
        assert_eq!(times("00:61:00,000 --> 00:62:00,000"), None);
        assert_eq!(times("00:00:00,000 -->"), None);
    }

    #[test]
    fn blank_lines_and_numbers_inside_a_cue_are_text() {
        let cues = cues(
            "1\n00:00:01,000 --> 00:00:02,000\n一\n\n二\n1962\n\n2\n00:00:03,000 --> 00:00:04,000\n三\n",
            false,
        );
        let texts: Vec<Vec<String>> = cues
            .unwrap()
            .0
            .into_iter()
            .map(|cue| cue.lines.into_iter().map(|line| line.text).collect())
            .collect();
        assert_eq!(texts, [vec!["一", "二", "1962"], vec!["三"]]);
    }

    #[test]
    fn broken_times_are_named_with_their_line() {
        let line = |text: &str| cues(text, false).map_err(|error| error.to_string());
        assert_eq!(
            line("1\n00:00:01,000 --> 00:00:02,000\n一\n\n2\n00:00:03,000 -> 00:00:04,000\n二\n"),
            Err("line 6: `00:00:03,000 -> 00:00:04,000` is no pair of times".to_owned())
        );
        assert_eq!(
            line("00:00:09,000 --> 00:00:02,000\n一\n"),
            Err("line 1: the cue ends before it begins (`00:00:09,000 --> 00:00:02,000`)".to_owned())
        );
    }
}
