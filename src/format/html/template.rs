//! Templates that publishers write instead of the built-in page, in the language of Jinja.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use super::view::view;
use crate::format::Edition;
use crate::format::escape::html;
use crate::yaml::Problem;

/// The built-in page as a template: what a publisher begins with.
pub const HTML_TEMPLATE: &str = include_str!("page.html");

/// What the engine calls the one template there is; the ending says what its text is escaped for.
const NAME: &str = "page.html";

/// A template of an HTML page.
pub struct Template {
    environment: Environment<'static>,
}

impl std::fmt::Debug for Template {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Template")
    }
}

impl Template {
    /// Reads a template. It is one file: it asks for no other, nor for anything but the edition.
    ///
    /// # Errors
    /// Text that is no template, with the place.
    pub fn new(text: &str) -> Result<Self, Problem> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        // A tag on a line of its own leaves no empty line on the page.
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        environment.set_syntax(syntax.build().map_err(|error| problem(&error, text))?);
        // What the built-in page does with text of people: controls go, markup becomes text.
        environment.set_formatter(|out, state, value| {
            let text = value.to_string();
            let escapes = !value.is_safe() && *state.auto_escape() != AutoEscape::None;
            out.write_str(&if escapes { html(&text) } else { text }).map_err(Error::from)
        });
        environment.add_template_owned(NAME, text.to_owned()).map_err(|error| problem(&error, text))?;
        Ok(Self { environment })
    }

    /// The page of `edition`.
    ///
    /// # Errors
    /// A name that is not defined, or whatever else the template asks for and cannot have, with the place.
    pub fn write(&self, edition: &Edition) -> Result<Vec<u8>, Problem> {
        let template = self.environment.get_template(NAME).map_err(|error| problem(&error, ""))?;
        let page =
            template.render(Serde(view(edition))).map_err(|error| problem(&error, template.source()))?;
        Ok(page.into_bytes())
    }
}

/// What the engine says, as a problem of the file.
fn problem(error: &Error, text: &str) -> Problem {
    let line = error.line().unwrap_or(1);
    let begin = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let span = error.range().filter(|range| text.get(range.clone()).is_some()).unwrap_or(begin..begin);
    let shown = text.get(span.clone()).unwrap_or_default();
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let (message, cure) = match error.kind() {
        ErrorKind::UndefinedError => (
            format!("the template asks for something that is not there: `{shown}`"),
            "Print something else: docs/for-publishers.md names all that there is.",
        ),
        ErrorKind::SyntaxError => (
            format!("this is no template: {detail}"),
            "Values stand in `{{ }}` and tags in `{% %}`; each `for`, `if`, `set` and `macro` has its end. `duizhao export \
             --print-template` prints a template that works.",
        ),
        _ => (
            format!("the template cannot be followed here: {detail}"),
            "Mend this line. `duizhao export --print-template` prints a template that works.",
        ),
    };
    Problem::new(span, message, cure)
}

#[cfg(test)]
mod tests {
    use super::super::Html;
    use super::*;
    use crate::format::sample::{both, edition, row, turn};
    use crate::format::{Layout, Passage, Untranslated, Writer};
    use crate::project::{Bilingual, Role};

    fn page(template: &str, edition: &Edition) -> Result<String, Problem> {
        Template::new(template)?.write(edition).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    /// Editions with and without each part of a page.
    fn editions() -> Vec<Edition<'static>> {
        let mut bare = edition();
        bare.title = Bilingual { zh: Some("另一题".to_owned()), en: None };
        bare.publisher = Default::default();
        (bare.date, bare.translator) = (None, None);
        bare.counted = (0, 0);
        bare.speakers.clear();
        bare.footnotes.clear();
        bare.passages = vec![Passage::LeftOut, Passage::Gap(Default::default())];
        let mut odd = edition();
        odd.options.internal = true;
        odd.options.untranslated = Untranslated::Blank;
        odd.title = both("</title>", "a 'b' \"c\" & d/e");
        let mut noted = row("p3", "\u{1}甲<", Some("<i>"));
        noted.internal = vec!["why <b>?"];
        noted.footnotes = vec![1];
        odd.passages.push(turn("p3", "<&>", Role::Opening, vec![noted, row("q3", "乙", None)]));
        odd.passages.push(Passage::Title(row("r3", "题", None)));
        vec![edition(), bare, odd]
    }

    #[test]
    fn the_built_in_template_gives_the_built_in_page_byte_for_byte() {
        for layout in Layout::ALL {
            for (nth, mut edition) in editions().into_iter().enumerate() {
                edition.options.layout = layout;
                let built_in = String::from_utf8(Html.write(&edition)).unwrap();
                let page = page(HTML_TEMPLATE, &edition).unwrap();
                for (theirs, ours) in page.lines().zip(built_in.lines()) {
                    assert_eq!(theirs, ours, "edition {nth}, {layout:?}");
                }
                assert_eq!(page, built_in, "edition {nth}, {layout:?}");
            }
        }
    }

    #[test]
    fn text_is_escaped_and_markup_is_not_escaped_twice() {
        let mut edition = edition();
        edition.title = both("<b>'", "a & b");
        let page = super::tests::page("{{ title[0].text }}|{{ passages[2].chunks[0].rows[0].zh }}", &edition);
        let page = page.unwrap();
        assert!(page.starts_with("&lt;b&gt;&#39;|它有源源<span class=\"misprint\""), "{page}");
    }

    #[test]
    fn what_is_not_there_is_told_with_its_place() {
        let text = "<p>\n{{ title[0].txt }}</p>";
        let problem = page(text, &edition()).unwrap_err();
        assert_eq!(&text[problem.span.clone()], "title[0].txt", "{problem:?}");
        assert!(problem.message.contains("asks for something that is not there: `title[0].txt`"));
        for (text, place, words) in [
            ("甲 {% for row in rows %}{% endfor %}", "rows", "not there: `rows`"),
            ("{% if date %}", "", "this is no template: unexpected end of input"),
            ("甲{{ name | shout }}", "shout", "shout"),
            ("{% include 'other.html' %}", "include", "include"),
            ("{{ name.foo() }}", "foo", "foo"),
        ] {
            let problem = page(text, &edition()).unwrap_err();
            assert!(problem.message.contains(words), "{text}: {problem:?}");
            assert!(text[problem.span.clone()].contains(place), "{text}: {problem:?}");
        }
    }

    /// The names in `value`, each with those that lead to it.
    fn names(value: &minijinja::Value, path: &str, found: &mut Vec<String>) {
        use minijinja::value::ValueKind;
        match value.kind() {
            ValueKind::Map => {
                for key in value.try_iter().unwrap() {
                    let name = if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
                    found.push(name.clone());
                    names(&value.get_item(&key).unwrap(), &name, found);
                }
            }
            ValueKind::Seq => {
                value.try_iter().unwrap().for_each(|item| names(&item, &format!("{path}[]"), found));
            }
            _ => {}
        }
    }

    #[test]
    fn the_manual_names_every_variable() {
        let mut found = Vec::new();
        for edition in editions() {
            names(&Serde(view(&edition)).into(), "", &mut found);
        }
        found.sort();
        found.dedup();
        assert!(found.len() > 60, "{found:?}");
        let manual = include_str!("../../../docs/for-publishers.md");
        for path in &found {
            let name = path.rsplit('.').next().unwrap();
            assert!(manual.contains(&format!("`{name}`")), "docs/for-publishers.md does not name {path}");
        }
    }
}
