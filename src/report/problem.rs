//! A problem of a file, with the line, a caret under the right column, and the cure.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::project::Severity;
use crate::yaml::Problem;

/// The longest line shown whole, in bytes; of a longer one the neighbourhood of the caret is shown.
const LONGEST_LINE: usize = 400;

/// `problem` of the file shown as `path`, whose text is `text`.
pub fn problem_text(path: &str, text: &str, problem: &Problem, color: bool) -> String {
    excerpt(&Excerpt {
        level: Severity::Error,
        id: None,
        path,
        text,
        span: problem.span.clone(),
        line: None,
        message: &problem.message,
        label: "",
        help: Some(&problem.cure),
        color,
    })
}

/// What an excerpt shows.
pub(super) struct Excerpt<'a> {
    pub(super) level: Severity,
    pub(super) id: Option<&'a str>,
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    pub(super) span: std::ops::Range<usize>,
    /// The line on which the span begins, where it is known: counting is slow in a file of megabytes.
    pub(super) line: Option<usize>,
    pub(super) message: &'a str,
    pub(super) label: &'a str,
    pub(super) help: Option<&'a str>,
    pub(super) color: bool,
}

/// The line around a place with a caret under it, ending in a line end.
pub(super) fn excerpt(shown: &Excerpt<'_>) -> String {
    let level = match shown.level {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let (window, first_line, span) = window(shown.text, shown.span.clone(), shown.line);
    let title = level.primary_title(shown.message);
    let title = match shown.id {
        Some(id) => title.id(id),
        None => title,
    };
    let annotation = AnnotationKind::Primary.span(span);
    let annotation = if shown.label.is_empty() { annotation } else { annotation.label(shown.label) };
    let snippet = Snippet::source(window).line_start(first_line).path(shown.path).annotation(annotation);
    let mut group: Group<'_> = title.element(snippet);
    if let Some(help) = shown.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if shown.color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]) + "\n"
}

/// The lines that `span` touches (two at most), the number of the first, and the span inside them.
///
/// Lines end in `\n` for the renderer whatever ends them in the file, and a line of megabytes is cut
/// down to what stands near the caret.
fn window(
    text: &str,
    span: std::ops::Range<usize>,
    line: Option<usize>,
) -> (String, usize, std::ops::Range<usize>) {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (boundary(span.start), boundary(span.end).max(boundary(span.start)));
    let mut start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[from..].find('\n').map_or(text.len(), |at| from + at);
    let mut end = line_end;
    let count = || text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    let number = line.unwrap_or_else(count);
    if from - start > LONGEST_LINE {
        start = boundary(from - LONGEST_LINE / 2);
    }
    if end > from + LONGEST_LINE {
        end = boundary(from + LONGEST_LINE);
    }
    let mut shown = text[start..end].trim_end_matches('\r').to_owned();
    // A byte order mark is not seen, and must not move the caret.
    if shown.starts_with('\u{FEFF}') {
        shown.replace_range(..'\u{FEFF}'.len_utf8(), "");
        start += '\u{FEFF}'.len_utf8();
    }
    let clip = |at: usize| at.saturating_sub(start).min(shown.len());
    let mut inner = clip(from)..clip(to.min(end));
    if inner.is_empty() {
        inner.end = shown[inner.start..].chars().next().map_or(inner.start, |c| inner.start + c.len_utf8());
    }
    (shown, number, inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caret(text: &str, span: std::ops::Range<usize>) -> String {
        problem_text("a.yaml", text, &Problem::new(span, "wrong", "mend it"), false)
    }

    #[test]
    fn the_caret_stands_under_chinese_two_columns_wide() {
        let text = "format: 1\n  zh: 你好：世界\n";
        let at = text.find('：').unwrap();
        let shown = caret(text, at..at + 3);
        let lines: Vec<&str> = shown.lines().collect();
        let source = lines.iter().find(|line| line.contains("你好")).unwrap();
        let carets = lines.iter().find(|line| line.contains('^')).unwrap();
        let columns = |line: &str, mark: char| crate::text::width(&line[..line.find(mark).unwrap()]);
        assert_eq!(columns(source, '：'), columns(carets, '^'));
        assert!(shown.contains("a.yaml:2:9"), "{shown}");
        assert!(shown.contains("mend it"));
    }

    #[test]
    fn a_line_of_megabytes_and_places_out_of_range_are_shown_and_do_not_panic() {
        let long = format!("zh: {}", "长".repeat(1_000_000));
        assert!(caret(&long, 1_000_000..1_000_003).len() < 4000);
        for span in [0..0, 5..5, 9..99, 99..120] {
            assert!(caret("zh: 好\r\nen: x\r\n", span).contains("wrong"));
        }
        assert!(caret("", 0..0).contains("wrong"));
    }
}
