//! Links as TMX 1.4, for other tools.

use super::page::Links;

/// One translation unit a bead that links both sides; the confidence is a property.
pub fn alignment_tmx(links: &Links<'_>) -> String {
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="duizhao" creationtoolversion="{}" segtype="sentence" o-tmf="duizhao" adminlang="en" srclang="zh" datatype="plaintext"/>
  <body>
"#,
        env!("CARGO_PKG_VERSION")
    );
    for bead in links.alignment.beads.iter().filter(|bead| !bead.is_null()) {
        out.push_str(&format!(
            "    <tu>\n      <prop type=\"x-confidence\">{:.3}</prop>\n      <tuv xml:lang=\"zh\"><seg>{}</seg></tuv>\n      <tuv xml:lang=\"en\"><seg>{}</seg></tuv>\n    </tu>\n",
            bead.confidence,
            escaped(&links.zh_of(bead)),
            escaped(&links.en_of(bead))
        ));
    }
    out.push_str("  </body>\n</tmx>\n");
    out
}

/// Text of an element; XML has no control characters.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
