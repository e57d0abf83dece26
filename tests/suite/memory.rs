//! Translation memory: the index gives what a comparison with every entry gives, and the commands say so.

use duizhao::memory::{Builder, Entry, Index, Scratch, Similarity, fold};
use proptest::prelude::*;

/// An index of `texts`, in memory.
fn index(texts: &[String]) -> Index {
    let mut bytes = Vec::new();
    let mut builder = Builder::new(&mut bytes);
    for (number, zh) in texts.iter().enumerate() {
        let name = number.to_string();
        builder.add(&Entry { zh, en: "x", name: &name }).expect("memory takes all");
    }
    builder.finish().expect("memory takes all");
    Index::open(Box::new(bytes)).expect("an index that was just built")
}

/// What a comparison of `query` with every text gives: number, edits, length of the longer.
fn brute(texts: &[String], query: &str, min: u32, top: usize) -> Vec<(u32, usize, usize)> {
    let query = fold(query);
    let mut different: Vec<Vec<char>> = Vec::new();
    for text in texts {
        let folded = fold(text);
        if !folded.is_empty() && !different.contains(&folded) {
            different.push(folded);
        }
    }
    let mut found: Vec<(u32, usize, usize)> = (0..)
        .zip(&different)
        .map(|(number, text)| {
            let distance = strsim::generic_levenshtein(&query, text);
            (number, distance, query.len().max(text.len()))
        })
        .filter(|&(_, distance, longest)| 100 * (longest - distance) >= min as usize * longest)
        .collect();
    found.sort_by(|a, b| (a.1 * b.2).cmp(&(b.1 * a.2)).then(a.0.cmp(&b.0)));
    found.truncate(top);
    found
}

fn agree(texts: &[String], queries: &[String], min: u32, top: usize) {
    let index = index(texts);
    let mut scratch = Scratch::default();
    for query in queries.iter().filter(|query| !fold(query).is_empty()) {
        let found: Vec<(u32, usize, usize)> = index
            .lookup(&fold(query), min, top, &mut scratch)
            .expect("a sound index")
            .into_iter()
            .map(|hit| (hit.text, hit.similarity.distance as usize, hit.similarity.longest as usize))
            .collect();
        assert_eq!(found, brute(texts, query, min, top), "{query} in {texts:?} at {min}");
    }
}

/// Texts over a small alphabet, so that many are alike; wide forms, blanks and characters beyond U+FFFF too.
fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[河水站修人，, 　1１A𠮷]{0,14}|[河水]{0,90}", 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_index_gives_what_a_comparison_with_every_text_gives(
        texts in texts(40),
        queries in texts(8),
        min in prop_oneof![Just(70u32), Just(75), Just(85), Just(50), Just(100), 1u32..=100],
        top in prop_oneof![Just(5usize), 1usize..50],
    ) {
        agree(&texts, &queries, min, top);
    }

    #[test]
    fn edited_copies_are_found_as_a_comparison_with_every_text_finds_them(
        texts in proptest::collection::vec("[河水站修人员桥路远近高低来去，。]{6,40}", 1..30),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[河水站新]{0,3}"), 1..12),
        min in 50u32..=100,
    ) {
        let queries: Vec<String> = edits
            .iter()
            .map(|(which, place, new)| {
                let mut query: Vec<char> = texts[which.index(texts.len())].chars().collect();
                let at = place.index(query.len());
                query.splice(at..(at + 2).min(query.len()), new.chars());
                query.into_iter().collect()
            })
            .collect();
        agree(&texts, &queries, min, 5);
    }
}

#[test]
fn equal_shares_are_ties_and_the_earlier_entry_comes_first() {
    let texts: Vec<String> = ["甲乙丙丁", "甲丙", "甲乙"].map(str::to_owned).into();
    let index = index(&texts);
    let found = index.lookup(&fold("甲乙"), 50, 9, &mut Scratch::default()).unwrap();
    let order: Vec<(u32, u32)> = found.iter().map(|hit| (hit.text, hit.similarity.percent())).collect();
    assert_eq!(order, [(2, 100), (0, 50), (1, 50)]);
    assert_eq!(Similarity { distance: 1, longest: 2 }, Similarity { distance: 2, longest: 4 });
}
