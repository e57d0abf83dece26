//! What of a page is no article: what is not printed, and what stands around the text.

use super::dom::{Data, Dom, Id, Node, Step};

/// Elements that print nothing a reader reads, or only controls.
const UNPRINTED: [&str; 23] = [
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "canvas", "audio",
    "video", "map", "select", "datalist", "button", "input", "textarea", "progress", "meter", "rt", "rp",
    "rtc",
];
/// Elements that stand around an article.
const AROUND: [&str; 6] = ["nav", "header", "footer", "aside", "form", "menu"];
/// Roles (WAI-ARIA) of what stands around an article.
const ROLES: [&str; 9] = [
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "menu",
    "menubar",
    "toolbar",
    "dialog",
];
/// Words in classes and ids that name what stands around an article.
const WORDS: [&str; 22] = [
    "nav",
    "navbar",
    "menu",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "footer",
    "share",
    "sharing",
    "related",
    "recommend",
    "recommended",
    "pagination",
    "pager",
    "ad",
    "ads",
    "advert",
    "copyright",
    "toolbar",
    "login",
];
/// Words that name what readers wrote below it.
const COMMENT_WORDS: [&str; 8] =
    ["comment", "comments", "commentlist", "respond", "disqus", "pinglun", "reply", "replies"];

/// What is not printed.
pub(super) fn unprinted(dom: &Dom) -> Vec<bool> {
    dom.nodes.iter().map(is_unprinted).collect()
}

/// What is not printed or stands around the article, by node.
///
/// What holds half of the page's marks or more is its text, whatever it is called: pages of some systems
/// stand in one form. Comments go however long they are.
pub(super) fn dropped(dom: &Dom) -> Vec<bool> {
    let mut left_out = unprinted(dom);
    let (marks, headed) = weigh(dom, &left_out);
    for (id, node) in dom.nodes.iter().enumerate() {
        if matches!(node.tag(), "" | "html" | "body" | "main" | "article") {
            continue;
        }
        let small = marks[id] * 2 < marks[Dom::ROOT].max(1);
        left_out[id] |= small && is_around(node) || !headed[id] && named(node, &COMMENT_WORDS);
    }
    left_out
}

fn is_unprinted(node: &Node) -> bool {
    let styled = |words: &str| {
        let style: String =
            words.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    UNPRINTED.contains(&node.tag())
        || node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || node.attribute("style").is_some_and(styled)
}

fn is_around(node: &Node) -> bool {
    AROUND.contains(&node.tag())
        || node.attribute("role").is_some_and(|role| ROLES.contains(&role))
        || matches!(node.tag(), "div" | "section" | "ul" | "ol" | "dl" | "p" | "td" | "table")
            && named(node, &WORDS)
}

/// Whether a class or the id of the node holds one of `words` whole: `article-share`, `postComments`, not `shared`.
fn named(node: &Node, words: &[&str]) -> bool {
    let names = [node.attribute("class"), node.attribute("id")];
    names.into_iter().flatten().any(|name| parts(name).iter().any(|part| words.contains(&part.as_str())))
}

/// The words of a name: divided at blanks, hyphens, underscores and before capitals.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_ascii_uppercase() && small) {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut().filter(|_| c.is_alphanumeric()) {
            last.push(c.to_ascii_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    parts
}

/// How many marks of running text each node holds, and whether an `<h1>` or `<article>` stands in it.
fn weigh(dom: &Dom, left_out: &[bool]) -> (Vec<usize>, Vec<bool>) {
    let mut marks = vec![0; dom.nodes.len()];
    let mut headed = vec![false; dom.nodes.len()];
    dom.walk(Dom::ROOT, left_out, |step| {
        let Step::Leave(id) = step else { return };
        let node = &dom.nodes[id];
        match &node.data {
            Data::Text(text) => marks[id] = text.chars().filter(|&c| is_mark(c)).count(),
            _ => headed[id] |= matches!(node.tag(), "h1" | "article"),
        }
        if let Some(parent) = node.parent {
            marks[parent] += marks[id];
            headed[parent] |= headed[id];
        }
    });
    (marks, headed)
}

/// Whether `c` stands in running Chinese or English.
fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '！' | '？' | '；' | '：' | ',' | '.' | '!' | '?')
}

/// The heading or title texts of the page: every `<h1>` outside what is not printed, and the `<title>`.
pub(super) fn titles(dom: &Dom) -> (Vec<(Id, String)>, Option<String>) {
    let mut hidden = unprinted(dom);
    let clean = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut headings = Vec::new();
    dom.walk(Dom::ROOT, &hidden, |step| {
        if let Step::Enter(id) = step
            && dom.nodes[id].tag() == "h1"
        {
            headings.push((id, clean(dom.text(id, &hidden))));
        }
    });
    headings.retain(|(_, text)| !text.is_empty());
    hidden.fill(false);
    let title =
        dom.nodes.iter().position(|node| node.tag() == "title").map(|id| clean(dom.text(id, &hidden)));
    (headings, title.filter(|title| !title.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_into_words() {
        assert_eq!(parts("post-Comments shareBar"), ["post", "comments", "share", "bar"]);
    }

    #[test]
    fn a_form_around_the_whole_page_stays() {
        let drops = |page: &str| -> usize {
            let dom = Dom::parse(page).unwrap();
            dropped(&dom).iter().zip(&dom.nodes).filter(|(out, node)| **out && node.tag() == "form").count()
        };
        assert_eq!(drops("<form><p>一，二。三！</p></form><p>四。</p>"), 0);
        assert_eq!(drops("<form><p>查，找</p></form><p>四，五。六，七。</p>"), 1);
    }
}
