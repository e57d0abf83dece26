//! Many things worked through at once, their results in the order of the things.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::filter::{self as queue, Limits};
use super::progress::Progress;
use crate::jobs::Jobs;

/// Fewer things than this are done by one: a thread costs more than a small file.
const WORTH_THREADS: usize = 8;

/// How far ahead of the first result that is still awaited work goes, in things a thread: what is done early has to be held.
const AHEAD: usize = 8;

/// What `work` gives for each of `things`, `jobs` at once; `name` is what the progress shows of one.
pub(super) fn each<T: Sync, R: Send>(
    things: &[T],
    jobs: Jobs,
    progress: &dyn Progress,
    name: impl Fn(&T) -> &str + Sync,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    each_with(things, jobs, progress, name, || (), |(), thing| work(thing))
}

/// The same with something that each thread makes once and uses for all that it does.
pub(super) fn each_with<T: Sync, R: Send, S: Send>(
    things: &[T],
    jobs: Jobs,
    progress: &dyn Progress,
    name: impl Fn(&T) -> &str + Sync,
    make: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let mut results = Vec::with_capacity(things.len());
    in_order(things, jobs, progress, name, make, work, |result| results.push(result));
    results
}

/// The same with each result given to `take` in the order of the things, while others are worked on: of what was taken
/// nothing is held.
pub(super) fn in_order<T: Sync, R: Send, S: Send>(
    things: &[T],
    jobs: Jobs,
    progress: &dyn Progress,
    name: impl Fn(&T) -> &str + Sync,
    make: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut take: impl FnMut(R) + Send,
) {
    let jobs = jobs.shared_by(if things.len() < WORTH_THREADS { 1 } else { things.len() });
    let (mut open, done) = (0..things.len(), AtomicUsize::new(0));
    let draw = || Ok::<_, Infallible>(open.next().map(|number| (number, 1)));
    // What is made for one thing serves the next that a thread takes up.
    let made = Mutex::new(Vec::new());
    let shelf = || made.lock().unwrap_or_else(PoisonError::into_inner);
    let one = |number: usize| {
        let kept = shelf().pop();
        let mut own = kept.unwrap_or_else(&make);
        let result = work(&mut own, &things[number]);
        shelf().push(own);
        progress.step(done.fetch_add(1, Ordering::Relaxed) + 1, things.len(), name(&things[number]));
        result
    };
    let ended = queue::in_order(Limits { jobs, ahead: jobs * AHEAD }, draw, one, |result| {
        take(result);
        Ok(())
    });
    ended.unwrap_or_else(|never| match never {});
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::progress::Silent;

    #[test]
    fn results_stand_in_the_order_of_the_things_however_many_work() {
        let things: Vec<usize> = (0..100).collect();
        for jobs in [1, 2, 7, 300].map(Jobs::of) {
            let squares = each(&things, jobs, &Silent, |_| "", |thing| thing * thing);
            assert!(squares.iter().zip(&things).all(|(square, thing)| *square == thing * thing), "{jobs:?}");
            assert_eq!(squares.len(), 100);
        }
    }

    #[test]
    fn no_thread_runs_far_ahead_of_what_is_awaited() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let things: Vec<usize> = (0..1000).collect();
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |(): &mut (), _: &usize| {
            let ahead = begun.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            assert!(ahead <= 3 * AHEAD + 3, "{ahead}");
        };
        let take = |()| {
            taken.fetch_add(1, Ordering::SeqCst);
        };
        in_order(&things, Jobs::of(3), &Silent, |_| "", || (), work, take);
        assert_eq!(taken.into_inner(), things.len());
    }

    #[test]
    fn a_panic_in_a_thread_is_a_panic_of_the_whole() {
        let things: Vec<usize> = (0..100).collect();
        let work = |thing: &usize| assert_ne!(*thing, 40);
        let caught = std::panic::catch_unwind(|| each(&things, Jobs::of(2), &Silent, |_| "", work));
        assert!(caught.is_err());
    }
}
