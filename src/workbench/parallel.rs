//! Many things worked through at once, their results in the order of the things.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::progress::Progress;

/// Fewer things than this are done by one: a thread costs more than a small file.
const WORTH_THREADS: usize = 8;

/// What `work` gives for each of `things`, `jobs` at once; `name` is what the progress shows of one.
pub(super) fn each<T: Sync, R: Send>(
    things: &[T],
    jobs: usize,
    progress: &dyn Progress,
    name: impl Fn(&T) -> &str,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if jobs < 2 || things.len() < WORTH_THREADS {
        let done = things.iter().enumerate().map(|(done, thing)| {
            progress.step(done, things.len(), name(thing));
            work(thing)
        });
        return done.collect();
    }
    let mut results: Vec<Option<R>> = things.iter().map(|_| None).collect();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs.min(things.len()) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(thing) = things.get(number) else { return };
                    if sender.send((number, work(thing))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (done, (number, result)) in receiver.into_iter().enumerate() {
            progress.step(done + 1, things.len(), name(&things[number]));
            results[number] = Some(result);
        }
    });
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::progress::Silent;

    #[test]
    fn results_stand_in_the_order_of_the_things_however_many_work() {
        let things: Vec<usize> = (0..100).collect();
        for jobs in [1, 2, 7, 300] {
            let squares = each(&things, jobs, &Silent, |_| "", |thing| thing * thing);
            assert!(squares.iter().zip(&things).all(|(square, thing)| *square == thing * thing), "{jobs}");
            assert_eq!(squares.len(), 100);
        }
    }
}
