//! The text of one cue: lines, with who says them, tags and entities resolved.

use crate::text::is_blank;

/// A line of a cue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Without tags and outer blanks; never empty.
    pub(super) text: String,
    /// Who says it, where `<v Name>` begins on this line.
    pub(super) voice: Option<String>,
    /// Whether a dash stood before it: another person speaks.
    pub(super) dashed: bool,
}

/// Tags that subtitles use; any other `<` is a character.
const TAGS: [&str; 11] = ["i", "b", "u", "s", "c", "v", "font", "lang", "ruby", "rt", "span"];

/// The lines of `payload`, and whether times stand inside it, as in rolling captions.
pub(super) fn lines(payload: &str) -> (Vec<Line>, bool) {
    let mut lines = vec![Line::default()];
    let mut rolling = false;
    let mut in_reading = false;
    let mut rest = payload;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '<' => match tag(rest) {
                Some(tag) if tag.starts_with(|c: char| c.is_ascii_digit()) => {
                    rolling = true;
                    tag.len() + 2
                }
                Some(tag) => {
                    in_reading = tag == "rt" || in_reading && tag != "/rt" && tag != "/ruby";
                    if let (Some(name), Some(line)) = (voice(tag), lines.last_mut()) {
                        if line.text.chars().all(is_blank) {
                            line.voice = Some(name);
                        } else {
                            lines.push(Line { voice: Some(name), ..Line::default() });
                        }
                    }
                    tag.len() + 2
                }
                None => add(&mut lines, in_reading, c),
            },
            // {\an8} and its like place a cue on the screen.
            '{' if rest.starts_with("{\\") => match rest.find('}') {
                Some(end) => end + 1,
                None => add(&mut lines, in_reading, c),
            },
            '&' => match entity(rest) {
                Some((name, character)) => {
                    add(&mut lines, in_reading, character);
                    name.len()
                }
                None => add(&mut lines, in_reading, c),
            },
            '\n' => {
                lines.push(Line::default());
                1
            }
            c => add(&mut lines, in_reading, c),
        };
        rest = &rest[length..];
    }
    lines.iter_mut().for_each(tidy);
    carry_voices(&mut lines);
    (lines, rolling)
}

/// Adds `c` to the last line; its length.
fn add(lines: &mut [Line], in_reading: bool, c: char) -> usize {
    if let Some(line) = lines.last_mut().filter(|_| !in_reading) {
        line.text.push(if c.is_control() { ' ' } else { c });
    }
    c.len_utf8()
}

/// Takes blanks and a dialogue dash off the ends of a line. A dash before a digit is a minus.
fn tidy(line: &mut Line) {
    let text = line.text.trim_matches(is_blank);
    let undashed = text.trim_start_matches(['-', '–', '—', '－']);
    let dashes = text[..text.len() - undashed.len()].chars().count();
    let undashed = undashed.trim_start_matches(is_blank);
    line.dashed = dashes == 1 && !undashed.is_empty() && !undashed.starts_with(|c: char| c.is_ascii_digit());
    line.text = if line.dashed { undashed } else { text }.to_owned();
}

/// Leaves empty lines out; a voice named on one goes to the next.
fn carry_voices(lines: &mut Vec<Line>) {
    let mut voice = None;
    for line in lines.iter_mut() {
        voice = line.voice.take().or(voice);
        if !line.text.is_empty() {
            line.voice = voice.take();
        }
    }
    lines.retain(|line| !line.text.is_empty());
}

/// The inside of the tag that `rest` begins with.
fn tag(rest: &str) -> Option<&str> {
    let inside = &rest[1..rest.find('>')?];
    let name = inside.trim_start_matches('/');
    let word = name.split([' ', '\t', '.', '\n']).next().unwrap_or_default();
    let time = word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || c == ':');
    (time || TAGS.contains(&word.to_ascii_lowercase().as_str())).then_some(inside)
}

/// The name in `v Name` or `v.loud Name`.
fn voice(tag: &str) -> Option<String> {
    let rest = tag.strip_prefix('v').filter(|rest| rest.starts_with([' ', '\t', '.']))?;
    let (_, name) = rest.split_once([' ', '\t'])?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(|c| is_blank(c) || matches!(c, '：' | ':'));
    (!name.is_empty()).then(|| name.to_owned())
}

/// The entity that `rest` begins with (WebVTT has these seven).
fn entity(rest: &str) -> Option<(&'static str, char)> {
    let known = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&nbsp;", '\u{A0}'),
        ("&lrm;", '\u{200B}'),
        ("&rlm;", '\u{200B}'),
        ("&quot;", '"'),
    ];
    known.into_iter().find(|(name, _)| rest.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_characters_stay() {
        let text =
            |payload: &str| -> Vec<String> { lines(payload).0.into_iter().map(|line| line.text).collect() };
        assert_eq!(text("{\\an8}<i>风大</i>，<font color=\"red\">不开</font>船"), ["风大，不开船"]);
        assert_eq!(text("a < b &amp; c <x>\n<ruby>渡<rt>dù</rt></ruby>口"), ["a < b & c <x>", "渡口"]);
        assert!(lines("一<00:00:01.500><c>二</c>").1);
    }

    #[test]
    fn voices_and_dashes_say_who_speaks() {
        let (found, _) = lines("<v.loud 船工>开船。</v><v 乘客>好。\n- 走吧。\n-5度");
        let voices: Vec<Option<&str>> = found.iter().map(|line| line.voice.as_deref()).collect();
        assert_eq!(voices, [Some("船工"), Some("乘客"), None, None]);
        assert_eq!(found.iter().map(|line| line.dashed).collect::<Vec<_>>(), [false, false, true, false]);
        assert_eq!(found[3].text, "-5度");
    }
}
