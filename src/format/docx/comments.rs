//! The comments of a Word file that came back.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::format::office::{AUTHOR, Listener, attribute, listen, one_line};

/// What people remarked, each on one line, by its number in the file; what is behind a damaged place is left out.
pub(super) fn comments(markup: &str) -> HashMap<String, String> {
    let mut comments = Comments::default();
    // The text of the file is there without its comments.
    let _ = listen(markup, &mut comments);
    comments.found.into_iter().map(|(number, text)| (number, one_line(&text))).collect()
}

#[derive(Default)]
struct Comments {
    found: HashMap<String, String>,
    /// The comment that is being read; `None` in our own.
    number: Option<String>,
    /// The elements that are open.
    open: Vec<String>,
}

impl Comments {
    fn push(&mut self, text: &str) {
        if let Some(number) = &self.number {
            self.found.entry(number.clone()).or_default().push_str(text);
        }
    }
}

impl Listener for Comments {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        match name.as_str() {
            "comment" => {
                let value = |name| attribute(tag, name).unwrap_or_default();
                self.number = Some(value("id")).filter(|_| value("author") != AUTHOR);
            }
            "p" | "br" | "cr" | "tab" => self.push(" "),
            _ => {}
        }
        self.open.push(name);
    }

    fn end(&mut self) {
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|name| name == "t") {
            self.push(text);
        }
    }
}
