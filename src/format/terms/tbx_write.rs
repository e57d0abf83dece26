//! TBX out: the martif form that most tools read, with the categories of TBX-Basic.

use crate::format::escape::html;
use crate::termbase::Term;

/// `terms` as TBX, one entry a term.
pub fn write_tbx(terms: &[Term]) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n\
        <martif type=\"TBX-Basic\" xml:lang=\"en\">\n<martifHeader><fileDesc><sourceDesc><p>duizhao</p></sourceDesc></fileDesc></martifHeader>\n\
        <text>\n<body>\n"
        .to_owned();
    for (index, term) in terms.iter().enumerate() {
        out.push_str(&format!("<termEntry id=\"t{}\">\n", index + 1));
        if let Some(domain) = &term.domain {
            out.push_str(&format!("<descrip type=\"subjectField\">{}</descrip>\n", html(domain)));
        }
        if let Some(note) = &term.note {
            out.push_str(&format!("<note>{}</note>\n", html(note)));
        }
        let pos = term.pos.as_deref();
        out.push_str(&format!(
            "<langSet xml:lang=\"zh\">\n{}</langSet>\n",
            tig(&term.zh, "preferredTerm-admn-sts", pos)
        ));
        out.push_str("<langSet xml:lang=\"en\">\n");
        for (nth, words) in term.renderings().enumerate() {
            // What stays untranslated and has no Latin letters is kept as it is.
            let words = if words.is_empty() { &term.zh } else { words };
            let status = if nth == 0 { "preferredTerm-admn-sts" } else { "admittedTerm-admn-sts" };
            out.push_str(&tig(words, status, pos));
        }
        for words in &term.forbidden {
            out.push_str(&tig(words, "deprecatedTerm-admn-sts", None));
        }
        out.push_str("</langSet>\n</termEntry>\n");
    }
    out.push_str("</body>\n</text>\n</martif>\n");
    out
}

fn tig(words: &str, status: &str, pos: Option<&str>) -> String {
    let pos = pos
        .map_or_else(String::new, |pos| format!("<termNote type=\"partOfSpeech\">{}</termNote>", html(pos)));
    format!(
        "<tig><term>{}</term><termNote type=\"administrativeStatus\">{status}</termNote>{pos}</tig>\n",
        html(words)
    )
}
