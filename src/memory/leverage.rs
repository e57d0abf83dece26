//! How much of a new text a memory covers, in the bands by which translation is planned and paid.

use super::similarity::Similarity;

/// A band of a leverage table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Stands in memory between the same neighbours.
    Context,
    /// Stands in memory, width and blanks aside.
    Exact,
    /// Stood earlier in the same text, and not in memory.
    Repetition,
    /// 95 to 99 per cent.
    From95,
    /// 85 to 94 per cent.
    From85,
    /// 75 to 84 per cent.
    From75,
    /// Nothing of 75 per cent or more.
    None,
}

impl Band {
    /// All bands, in the order of the table.
    pub const ALL: [Self; 7] =
        [Self::Context, Self::Exact, Self::Repetition, Self::From95, Self::From85, Self::From75, Self::None];

    /// The least per cent that a band asks of memory.
    pub const LEAST: u32 = 75;

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Exact => "exact",
            Self::Repetition => "repetition",
            Self::From95 => "95-99",
            Self::From85 => "85-94",
            Self::From75 => "75-84",
            Self::None => "none",
        }
    }

    /// The band of a sentence: what memory has for it, how many of its two neighbours agree, and whether it
    /// stood in the text before.
    pub fn of(best: Option<(Similarity, u32)>, repeated: bool) -> Self {
        match best.map(|(similarity, context)| (similarity.percent(), context)) {
            Some((100, 2)) => Self::Context,
            Some((100, _)) => Self::Exact,
            _ if repeated => Self::Repetition,
            Some((95.., _)) => Self::From95,
            Some((85.., _)) => Self::From85,
            Some((75.., _)) => Self::From75,
            _ => Self::None,
        }
    }
}

/// What a band holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Units.
    pub units: usize,
    /// Han characters.
    pub han: usize,
}

/// A leverage table: a share for each band of [`Band::ALL`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leverage {
    /// The shares, in the order of [`Band::ALL`].
    pub shares: [Share; Band::ALL.len()],
}

impl Leverage {
    /// Counts a unit of `han` Han characters in `band`.
    pub fn count(&mut self, band: Band, han: usize) {
        let share = &mut self.shares[band as usize];
        share.units += 1;
        share.han += han;
    }

    /// All bands together.
    pub fn total(&self) -> Share {
        let add = |a: Share, b: &Share| Share { units: a.units + b.units, han: a.han + b.han };
        self.shares.iter().fold(Share::default(), add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_meet_without_a_gap() {
        let band = |distance| Band::of(Some((Similarity { distance, longest: 100 }, 0)), false);
        assert_eq!(
            [band(0), band(1), band(5), band(6), band(15)],
            [Band::Exact, Band::From95, Band::From95, Band::From85, Band::From85,]
        );
        assert_eq!([band(16), band(25), band(26)], [Band::From75, Band::From75, Band::None]);
        assert_eq!(Band::of(Some((Similarity { distance: 0, longest: 9 }, 2)), true), Band::Context);
        assert_eq!(Band::of(None, true), Band::Repetition);
        for (nth, band) in Band::ALL.into_iter().enumerate() {
            assert_eq!(band as usize, nth);
        }
    }
}
