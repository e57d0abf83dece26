//! The best way through a band.

use super::band::Band;
use super::bead::Bead;
use super::score::{NEVER, Scorer};
use super::weights::shapes;

/// What stands for no path.
const NEVER_REACHED: f64 = -1e300;

/// The beads of the path with the greatest score; `None` where the band holds none.
pub(super) fn best(scorer: &mut Scorer<'_>, band: &Band) -> Option<Vec<Bead>> {
    let shapes = shapes();
    let starts = band.starts();
    let cells = starts[band.rows()];
    let mut best = vec![NEVER_REACHED; cells];
    let mut back = vec![u8::MAX; cells];
    best[0] = 0.0;
    scorer.rows(band, |row, scores| {
        for j in band.low[row]..=band.high[row] {
            let own = &scores[(j - band.low[row]) * shapes.len()..][..shapes.len()];
            let cell = starts[row] + j - band.low[row];
            for (number, &(zh, en)) in shapes.iter().enumerate() {
                if own[number] > NEVER {
                    let from = starts[row - zh] + (j - en) - band.low[row - zh];
                    let total = best[from] + f64::from(own[number]);
                    if total > best[cell] {
                        best[cell] = total;
                        back[cell] = u8::try_from(number).unwrap_or(u8::MAX);
                    }
                }
            }
        }
    });
    trace(band, &starts, &shapes, |cell| back[cell], |_, _| 0.0)
}

/// The way back from the end of a band: `back` gives the number of the last bead's shape, `confidence` what it is worth.
pub(super) fn trace(
    band: &Band,
    starts: &[usize],
    shapes: &[(usize, usize)],
    back: impl Fn(usize) -> u8,
    confidence: impl Fn(usize, usize) -> f32,
) -> Option<Vec<Bead>> {
    let (mut row, mut j) = (band.rows() - 1, band.high[band.rows() - 1]);
    let mut beads = Vec::new();
    while (row, j) != (0, band.low[0]) {
        let cell = starts[row] + j - band.low[row];
        let number = usize::from(back(cell));
        let &(zh, en) = shapes.get(number)?;
        let i = band.first + row;
        beads.push(Bead { zh: i - zh..i, en: j - en..j, confidence: confidence(cell, number) });
        (row, j) = (row - zh, j - en);
    }
    beads.reverse();
    Some(beads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::edges::Fit;
    use crate::align::links::Links;
    use crate::align::options::Options;
    use crate::align::tokens;
    use crate::align::weights::Weights;
    use crate::text::lexicon::Lexicon;
    use crate::text::pinyin::Syllables;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_band_around_the_best_path_holds_the_same_path(
            zh in prop::collection::vec("[水站桥河边修好安静人口三五]{2,12}[。？]", 1..14),
            en in prop::collection::vec("(water|station|bridge|river|repair|quiet|people|three|five| ){2,9}[.?]", 1..14),
        ) {
            let (zh, en): (Vec<&str>, Vec<&str>) = (zh.iter().map(String::as_str).collect(), en.iter().map(String::as_str).collect());
            let (weights, sides) = (Weights::default(), (0..zh.len(), 0..en.len()));
            let text = tokens::read(&zh, &en, Lexicon::cedict(), &Syllables::new(), &Options::default());
            let links = Links::of(&text, weights.unknown);
            let mut scorer = Scorer::new(&text, &links, Fit::default(), &weights);
            let full = Band::around(&[], &sides.0, &sides.1, zh.len() + en.len());
            let whole = best(&mut scorer, &full).unwrap();
            let corners: Vec<(usize, usize)> = whole.iter().map(|bead| (bead.zh.end, bead.en.end)).collect();
            let band = Band::around(&corners, &sides.0, &sides.1, 3);
            prop_assert_eq!(best(&mut scorer, &band).unwrap(), whole);
        }
    }
}
