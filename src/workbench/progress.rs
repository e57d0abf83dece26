//! How far a long verb has come, for whoever shows it.

/// Told by a verb that works through many things.
pub trait Progress: Sync {
    /// `done` of `total` are done; `what` is being worked on.
    fn step(&self, done: usize, total: usize, what: &str);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: usize, _: usize, _: &str) {}
}
