//! Progress bars on standard error, and only on a terminal.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::workbench::Progress;

/// Below this many things a bar would flash and be gone.
const WORTH_SHOWING: usize = 20;

/// A bar that appears when there is enough to wait for.
#[derive(Debug, Default)]
pub(super) struct Bar {
    bar: OnceLock<ProgressBar>,
}

impl Progress for Bar {
    fn step(&self, done: usize, total: usize, what: &str) {
        if total < WORTH_SHOWING {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
            let style =
                ProgressStyle::with_template("{bar:30} {pos}/{len}, {per_sec}, {eta} left  {wide_msg}");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_message(what.to_owned());
        bar.set_position(done as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
