//! Naming a unit so that a person knows which one is meant.

use crate::project::{Document, Role};

/// Who says unit `index` and as what: `Wang Yi, answer to TASS`.
pub fn who(document: &Document, index: usize) -> String {
    let name = |index: usize| {
        document
            .speaker(index)
            .map(|s| s.en.clone().filter(|en| !en.is_empty()).unwrap_or_else(|| s.zh.clone()))
    };
    let role = document.role(index);
    let asked_by = || question_before(document, index).and_then(name);
    let act = match role {
        Role::Answer => {
            asked_by().map_or_else(|| role.name().to_owned(), |asker| format!("answer to {asker}"))
        }
        _ => role.name().to_owned(),
    };
    match name(index) {
        Some(name) => format!("{name}, {act}"),
        None => act,
    }
}

/// A unit of the question turn that the turn of unit `index` answers: the nearest before it in reading
/// order, unless a gap, a title or a dateline stands between.
fn question_before(document: &Document, index: usize) -> Option<usize> {
    let order: Vec<usize> = document
        .order
        .pieces
        .iter()
        .find_map(|piece| match piece {
            crate::project::Piece::Units(range) if range.contains(&index) => {
                Some((range.start..index).collect())
            }
            _ => None,
        })
        .unwrap_or_default();
    order
        .into_iter()
        .rev()
        .map(|other| (other, document.role(other)))
        .take_while(|(_, role)| !role.begins_turn())
        .find(|(_, role)| *role == Role::Question)
        .map(|(other, _)| other)
}

/// The beginning of a Chinese text: its first clause, twenty characters at most.
pub fn excerpt(zh: &str) -> String {
    let clause = zh.find(['，', '。', '；', '！', '？', '：']).filter(|&at| at >= 12);
    let clause_length = clause.map_or(usize::MAX, |at| zh[..at].chars().count());
    let length = clause_length.min(20);
    let total = zh.chars().count();
    if total <= length + 1 {
        return zh.to_owned();
    }
    zh.chars().take(length).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_a_first_clause() {
        assert_eq!(excerpt("这是中俄关系的里程碑，更是新起点。"), "这是中俄关系的里程碑…");
        assert_eq!(excerpt("您怎么看？"), "您怎么看？");
        assert_eq!(excerpt(&"长".repeat(30)).chars().count(), 21);
    }
}
