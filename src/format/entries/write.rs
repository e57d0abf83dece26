//! Entries written: TMX 1.4, JSON lines, tab-separated text. Same entries, same bytes.

use std::fmt::Write as _;

use super::super::escape;
use super::RawEntry;

/// Writes entries in one format.
#[derive(Debug)]
pub struct EntryWriter {
    form: Form,
    zh: String,
    en: String,
    out: String,
    count: usize,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Tmx,
    Jsonl,
    Tsv,
}

/// A writer of the format called `name`, for entries in the languages `zh` and `en`; `None` for an unknown format.
pub fn entry_writer(name: &str, zh: &str, en: &str) -> Option<EntryWriter> {
    let form = match name {
        "tmx" => Form::Tmx,
        "jsonl" | "ndjson" => Form::Jsonl,
        "tsv" => Form::Tsv,
        _ => return None,
    };
    let out = match form {
        Form::Tmx => tmx_head(zh),
        Form::Jsonl => String::new(),
        Form::Tsv => "id\tzh\ten\n".to_owned(),
    };
    Some(EntryWriter { form, zh: zh.to_owned(), en: en.to_owned(), out, count: 0 })
}

/// What stands above the units of a TMX file whose sources are in the language `zh`.
pub(in crate::format) fn tmx_head(zh: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header creationtool=\"duizhao\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"duizhao\" adminlang=\"en\" srclang=\"{}\" datatype=\"plaintext\"/>\n<body>\n",
        env!("CARGO_PKG_VERSION"),
        escape::html(zh)
    )
}

impl EntryWriter {
    /// Writes an entry; one without Chinese or without English is left out.
    pub fn entry(&mut self, raw: &RawEntry) {
        if raw.zh.trim().is_empty() || raw.en.trim().is_empty() {
            return;
        }
        self.count += 1;
        let _ = match self.form {
            Form::Tmx => writeln!(
                self.out,
                "<tu tuid=\"{}\">\n<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>\n<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>\n</tu>",
                escape::html(&raw.id),
                escape::html(&self.zh),
                escape::html(&raw.zh),
                escape::html(&self.en),
                escape::html(&raw.en)
            ),
            Form::Jsonl => {
                let text = |text: &str| serde_json::Value::from(text).to_string();
                writeln!(
                    self.out,
                    "{{\"id\": {}, \"src\": {}, \"tgt\": {}}}",
                    text(&raw.id),
                    text(&raw.zh),
                    text(&raw.en)
                )
            }
            Form::Tsv => {
                let [id, zh, en] = [&raw.id, &raw.zh, &raw.en].map(|text| escape::plain(text));
                writeln!(self.out, "{id}\t{zh}\t{en}")
            }
        };
    }

    /// The bytes, and how many entries they hold.
    pub fn finish(mut self) -> (Vec<u8>, usize) {
        if let Form::Tmx = self.form {
            self.out += "</body>\n</tmx>\n";
        }
        (self.out.into_bytes(), self.count)
    }
}
