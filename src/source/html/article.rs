//! Which block of a page is its article, and which line is its headline.

use super::dom::{Data, Dom, Id, Step};
use super::prune::titles;
use super::render::is_block;
use crate::text::{is_blank, squeeze};

/// Elements that an article may be: what holds paragraphs and is none.
const HOLDERS: [&str; 8] = ["body", "div", "section", "article", "main", "td", "center", "form"];

/// The characters of a block by what paragraphs they stand in.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// In paragraphs with marks, links left out.
    running: i64,
    /// In links, and in paragraphs that are mostly links.
    linked: i64,
    /// In paragraphs without a mark: headings, dates, credits.
    bare: i64,
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.running += other.running;
        self.linked += other.linked;
        self.bare += other.bare;
    }

    /// Running text counts for a block, links against it; bare lines a little, so that headings inside a text
    /// cost nothing against the paragraphs they bring along.
    fn score(self) -> i64 {
        10 * self.running - 10 * self.linked - 3 * self.bare
    }
}

/// The paragraph being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    linked: i64,
}

impl Paragraph {
    fn weight(&self) -> Weight {
        let all = self.text.chars().filter(|&c| !is_blank(c)).count() as i64;
        if self.linked * 2 > all {
            Weight { linked: all, ..Weight::default() }
        } else if is_running(&self.text) {
            Weight { running: all - self.linked, linked: self.linked, bare: 0 }
        } else {
            Weight { linked: self.linked, bare: all - self.linked, running: 0 }
        }
    }
}

/// Whether a paragraph has the marks of a text: Chinese ones anywhere, English ones where sentences have them.
fn is_running(text: &str) -> bool {
    text.contains(['，', '。', '！', '？', '；', '：', '…'])
        || text.contains(", ")
        || text.trim_end().ends_with(['.', '!', '?', '"', '”'])
}

/// The block that is the article; `None` where no block holds running text.
pub(super) fn choose(dom: &Dom, left_out: &[bool]) -> Option<Id> {
    let weights = weigh(dom, left_out);
    let mut order = Vec::new();
    dom.walk(Dom::ROOT, left_out, |step| {
        if let Step::Enter(id) = step
            && HOLDERS.contains(&dom.nodes[id].tag())
            && weights[id].running > 0
        {
            order.push(id);
        }
    });
    let best = best_of(dom, &order, &weights)?;
    // A page that says which block its article is, is believed where that holds most of the text.
    let says = |id: &Id| {
        dom.nodes[*id].tag() == "article" || dom.nodes[*id].attribute("itemprop") == Some("articleBody")
    };
    let said: Vec<Id> = order
        .iter()
        .copied()
        .filter(says)
        .filter(|&id| weights[id].running * 2 > weights[best].running)
        .collect();
    let Some(&said) = said.first() else { return Some(best) };
    let inside: Vec<Id> = order.into_iter().filter(|&id| dom.is_in(id, said)).collect();
    best_of(dom, &inside, &weights)
}

/// The block with the highest score; the inner one where a block and the block around it have the same.
fn best_of(dom: &Dom, order: &[Id], weights: &[Weight]) -> Option<Id> {
    let mut best: Option<Id> = None;
    for &id in order {
        let better = best.is_none_or(|best| {
            let (new, old) = (weights[id].score(), weights[best].score());
            new > old || new == old && dom.is_in(id, best)
        });
        if better {
            best = Some(id);
        }
    }
    best
}

/// The weight of every node, what is in it included.
fn weigh(dom: &Dom, left_out: &[bool]) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); dom.nodes.len()];
    let mut blocks = vec![Dom::ROOT];
    let mut links = 0_usize;
    let mut paragraph = Paragraph::default();
    dom.walk(Dom::ROOT, left_out, |step| {
        let (Step::Enter(id) | Step::Leave(id)) = step;
        let node = &dom.nodes[id];
        let entering = step == Step::Enter(id);
        if let (Data::Text(text), true) = (&node.data, entering) {
            paragraph.text.push_str(text);
            if links > 0 {
                paragraph.linked += text.chars().filter(|&c| !is_blank(c)).count() as i64;
            }
        }
        if node.tag() == "a" {
            links = if entering { links + 1 } else { links.saturating_sub(1) };
        }
        if is_block(node.tag()) {
            let holder = blocks.last().copied().unwrap_or(Dom::ROOT);
            weights[holder].add(std::mem::take(&mut paragraph).weight());
            if entering {
                blocks.push(id);
            } else {
                blocks.pop();
            }
        }
        if let (Some(parent), false) = (node.parent, entering) {
            let own = weights[id];
            weights[parent].add(own);
        }
    });
    weights
}

/// The headline, where it stands outside the article: the `<h1>` that the page's title names, else the only one,
/// else the title without the site's name.
pub(super) fn headline(dom: &Dom, left_out: &[bool], article: Id) -> Option<String> {
    let (headings, title) = titles(dom);
    let inside = |id: Id| {
        dom.is_in(id, article)
            && !std::iter::successors(Some(id), |&id| dom.nodes[id].parent)
                .take_while(|&id| id != article)
                .any(|id| left_out[id])
    };
    if headings.iter().any(|(id, _)| inside(*id)) {
        return None;
    }
    let page_title = title.as_deref().map(squeeze).unwrap_or_default();
    let named = headings.iter().find(|(_, text)| page_title.contains(&squeeze(text)));
    let only = headings.first().filter(|_| headings.len() == 1);
    let text = match named.or(only) {
        Some((_, heading)) => heading.clone(),
        None => without_site(&title?).to_owned(),
    };
    let start: String = squeeze(&dom.text(article, left_out)).chars().take(200).collect();
    (!start.contains(&squeeze(&text))).then_some(text)
}

/// A page's title without the site's name behind it.
fn without_site(title: &str) -> &str {
    let end = ["_", "|", " - ", " – ", " — ", "--", "——", "｜", "-"]
        .iter()
        .filter_map(|sign| title.find(sign))
        .min();
    let cut = title[..end.unwrap_or(title.len())].trim();
    if cut.is_empty() { title } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_cut_off_a_title() {
        assert_eq!(without_site("码头问答_船报网"), "码头问答");
        assert_eq!(without_site("码头问答 - 船报"), "码头问答");
        assert_eq!(without_site("码头问答"), "码头问答");
    }
}
