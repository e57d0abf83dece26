//! How much may be done at once.

use std::num::NonZeroUsize;

/// How much may be done at once: as much as somebody said, else as much as there are processors.
///
/// Processors are counted where there is work for more than one: on Linux that means to read four files, which takes a good
/// part of the time in which a small document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Jobs(Option<NonZeroUsize>);

impl Jobs {
    /// One thing after the other.
    pub const ONE: Self = Self(Some(NonZeroUsize::MIN));

    /// As much as was `asked` for, as much as there are processors where nothing was.
    pub fn new(asked: Option<NonZeroUsize>) -> Self {
        Self(asked)
    }

    /// So much, and as much as there are processors where that is nothing.
    pub fn of(count: usize) -> Self {
        Self(NonZeroUsize::new(count))
    }

    /// How many threads share work that falls into so many `parts`: one at least.
    pub fn shared_by(self, parts: usize) -> usize {
        if parts < 2 {
            return 1;
        }
        let processors = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.0.map_or_else(processors, NonZeroUsize::get).min(parts)
    }

    /// How many threads share work of which nobody knows how much comes.
    pub fn all(self) -> usize {
        self.shared_by(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_thread_is_without_work() {
        let three = Jobs::of(3);
        assert_eq!([0, 1, 2, 9].map(|parts| three.shared_by(parts)), [1, 1, 2, 3]);
        assert_eq!(Jobs::ONE.all(), 1);
        assert!(Jobs::default().all() >= 1 && Jobs::default().shared_by(1) == 1);
    }
}
