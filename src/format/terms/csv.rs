//! Comma- and tab-separated values (RFC 4180), in and out.

use super::read::{Oddity, TermReader, TermReading};
use super::row::Row;
use super::table::terms_of;
use crate::format::exchange::{quoted, rows};
use crate::termbase::Term;

/// Comma- or tab-separated values; which of the two the first line tells.
pub(super) struct Csv {
    /// The ending of the files.
    pub(super) extension: &'static str,
}

impl TermReader for Csv {
    fn extension(&self) -> &'static str {
        self.extension
    }

    fn summary(&self) -> &'static str {
        match self.extension {
            "csv" => "comma-separated: columns by their header, or by the letters in them",
            _ => "tab-separated: the same",
        }
    }

    fn read(&self, bytes: &[u8]) -> TermReading {
        let text = String::from_utf8_lossy(bytes);
        let (rows, open) = rows(text.trim_start_matches('\u{FEFF}'), separator(&text, self.extension));
        let one_line = |cells: Vec<String>| cells.iter().map(|cell| cell.replace('\n', " ")).collect();
        let rows: Vec<Row> =
            rows.into_iter().map(|row| Row { line: row.line, cells: one_line(row.cells) }).collect();
        let mut reading = terms_of(&rows);
        if let Some(line) = open {
            let text = "a quotation mark opens here and closes nowhere".to_owned();
            reading.remarks.push(super::read::Remark { line, kind: Oddity::Broken, text });
        }
        reading
    }
}

/// What parts the cells: a tab where the first line has one, else the comma, or the semicolon that Excel writes in
/// countries where the comma is the decimal mark.
fn separator(text: &str, extension: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    match extension {
        _ if first.contains('\t') => '\t',
        "csv" if !first.contains(',') && first.contains(';') => ';',
        "csv" => ',',
        _ => '\t',
    }
}

/// `terms` as comma-separated values with a header; several renderings in one cell have a bar between them.
pub fn write_csv(terms: &[Term]) -> String {
    let mut out = "zh,en,admitted,forbidden,pos,domain,note,dnt,case\n".to_owned();
    let yes = |flag: bool| if flag { "true" } else { "" }.to_owned();
    for term in terms {
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let cells = [
            term.zh.clone(),
            term.en.clone(),
            term.admitted.join("|"),
            term.forbidden.join("|"),
            optional(&term.pos),
            optional(&term.domain),
            optional(&term.note),
            yes(term.dnt),
            yes(term.case),
        ];
        out.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> TermReading {
        Csv { extension: "csv" }.read(text.as_bytes())
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let term = Term {
            zh: "图书馆，分馆".into(),
            en: "library, \"branch\"".into(),
            admitted: vec!["branch".into(), "branch library".into()],
            forbidden: vec!["book house".into()],
            note: Some("two; words".into()),
            case: true,
            ..Term::default()
        };
        assert_eq!(read(&write_csv(std::slice::from_ref(&term))).terms, [term]);
    }

    #[test]
    fn columns_stand_in_any_order_and_oddities_are_told_by_line() {
        let reading = read(
            "\u{FEFF}en,zh-Hans,alternatives\r\ncard,读者证,ticket|pass\r\nlibrary card,读者证,\r\ncard,读者证,\r\n,空,\r\nmap,地图\r\nhall,大厅（一,\r\n",
        );
        assert_eq!(reading.entries, 5);
        assert_eq!(reading.terms[0].admitted, ["ticket", "pass", "library card"]);
        let told: Vec<(usize, Oddity)> = reading.remarks.iter().map(|r| (r.line, r.kind)).collect();
        assert_eq!(
            told,
            [
                (3, Oddity::Contradiction),
                (4, Oddity::Duplicate),
                (5, Oddity::Incomplete),
                (6, Oddity::Cells),
                (7, Oddity::Unpaired)
            ]
        );
    }

    #[test]
    fn an_open_quotation_and_a_file_of_one_language_are_told() {
        assert_eq!(
            read("zh,en\n\"图,map\n").remarks.last().map(|r| (r.line, r.kind)),
            Some((2, Oddity::Broken))
        );
        assert_eq!(read("a,b\nc,d\n").remarks[0].kind, Oddity::Broken);
    }
}
