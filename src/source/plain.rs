//! Running text: paragraphs by blank lines, nothing else.

use super::seam;
use crate::text::is_blank;

/// The paragraphs of `text`: lines between blank lines, put together.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim_matches(is_blank);
        match paragraphs.last_mut() {
            _ if line.is_empty() => open = false,
            Some(paragraph) if open => {
                paragraph.push_str(seam::between(paragraph, line));
                paragraph.push_str(line);
            }
            _ => {
                paragraphs.push(line.to_owned());
                open = true;
            }
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_divide_and_line_ends_do_not() {
        let text = "\n一。\n二，\n三。\n \u{3000}\n\nthe Belt\nand Road\n";
        assert_eq!(paragraphs(text), ["一。二，三。", "the Belt and Road"]);
    }
}
