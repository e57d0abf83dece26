//! Things that come one after the other, worked on several at once, their results taken in the order of the things.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much may be under way.
#[derive(Debug, Clone, Copy)]
pub(in crate::workbench) struct Limits {
    /// How many things are worked on at once.
    pub(in crate::workbench) jobs: usize,
    /// The weight of all that was drawn and is not taken yet beyond which no other thing is drawn.
    pub(in crate::workbench) ahead: usize,
}

/// Draws things with their weights from `draw`, until it gives none, lets `work` make something of each, and hands that to
/// `take` in the order of the things.
///
/// Whoever works also draws and hands over, so that one job needs no thread, and nobody waits for work that is there. A
/// slow `take` holds back everybody, and so in the end whoever is drawn from. What `draw` refuses ends the drawing, and
/// what was drawn before is still handed over; what `take` refuses ends all.
///
/// # Errors
/// The first that `draw` or `take` refuses.
pub(in crate::workbench) fn in_order<T, R: Send, E: Send>(
    limits: Limits,
    draw: impl FnMut() -> Result<Option<(T, usize)>, E> + Send,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<(), E> {
    let row = Row {
        source: Mutex::new(Source { draw, drawn: 0, dry: false }),
        counter: Mutex::new(Counter {
            take,
            next: 0,
            early: BTreeMap::new(),
            under_way: 0,
            closed: false,
            refused: None,
        }),
        room: Condvar::new(),
        ahead: limits.ahead,
    };
    thread::scope(|scope| {
        for _ in 1..limits.jobs {
            scope.spawn(|| row.attend(&work));
        }
        row.attend(&work);
    });
    let counter = row.counter.into_inner().unwrap_or_else(PoisonError::into_inner);
    counter.refused.map_or(Ok(()), Err)
}

/// Where things come from; held by one worker at a time.
struct Source<D> {
    draw: D,
    drawn: u64,
    dry: bool,
}

/// Where results go.
struct Counter<K, R, E> {
    take: K,
    /// Whose turn it is.
    next: u64,
    /// Results whose turn has not come, with their weights.
    early: BTreeMap<u64, (R, usize)>,
    under_way: usize,
    /// Whether nothing is taken any more.
    closed: bool,
    refused: Option<E>,
}

impl<K, R, E> Counter<K, R, E> {
    /// The result whose turn it is, where it is there.
    fn due(&mut self) -> Option<(R, usize)> {
        let due = self.early.remove(&self.next)?;
        self.next += 1;
        Some(due)
    }
}

struct Row<D, K, R, E> {
    source: Mutex<Source<D>>,
    counter: Mutex<Counter<K, R, E>>,
    room: Condvar,
    ahead: usize,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T, R, E, D, K> Row<D, K, R, E>
where
    D: FnMut() -> Result<Option<(T, usize)>, E>,
    K: FnMut(R) -> Result<(), E>,
{
    /// What each worker does, until there is nothing left to draw.
    fn attend(&self, work: &impl Fn(T) -> R) {
        while let Some((number, weight, thing)) = self.next() {
            // Who panics must not leave the others waiting for a result that never comes.
            let result = catch_unwind(AssertUnwindSafe(|| work(thing))).unwrap_or_else(|panic| {
                lock(&self.counter).closed = true;
                self.room.notify_all();
                resume_unwind(panic)
            });
            self.hand_over(number, weight, result);
        }
    }

    /// The next thing, its number and its weight. Who waits for room keeps the source meanwhile: nobody else could draw.
    fn next(&self) -> Option<(u64, usize, T)> {
        let mut source = lock(&self.source);
        {
            let mut counter = lock(&self.counter);
            while counter.under_way > self.ahead && !counter.closed {
                counter = self.room.wait(counter).unwrap_or_else(PoisonError::into_inner);
            }
            if source.dry || counter.closed {
                return None;
            }
        }
        match (source.draw)() {
            Ok(Some((thing, weight))) => {
                let number = source.drawn;
                source.drawn += 1;
                lock(&self.counter).under_way += weight;
                Some((number, weight, thing))
            }
            Ok(None) => {
                source.dry = true;
                None
            }
            Err(error) => {
                source.dry = true;
                lock(&self.counter).refused.get_or_insert(error);
                None
            }
        }
    }

    /// Hands over `result`, and all that waited for it, where its turn has come.
    fn hand_over(&self, number: u64, weight: usize, result: R) {
        let mut counter = lock(&self.counter);
        counter.early.insert(number, (result, weight));
        while let Some((result, weight)) = counter.due() {
            counter.under_way -= weight;
            if !counter.closed
                && let Err(error) = (counter.take)(result)
            {
                counter.closed = true;
                counter.refused.get_or_insert(error);
            }
        }
        self.room.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// Draws so many numbers, each of weight 1.
    fn numbers(count: usize) -> impl FnMut() -> Result<Option<(usize, usize)>, String> {
        let mut numbers = 0..count;
        move || Ok(numbers.next().map(|number| (number, 1)))
    }

    #[test]
    fn results_are_taken_in_the_order_of_the_things_however_many_work() {
        for jobs in [1, 2, 7, 40] {
            let mut taken = Vec::new();
            let work = |number: usize| {
                // Every ninth takes longer than all that come behind it in the row.
                thread::sleep(Duration::from_micros(if number.is_multiple_of(9) { 800 } else { 1 }));
                number * number
            };
            let take = |square| {
                taken.push(square);
                Ok(())
            };
            in_order(Limits { jobs, ahead: 30 }, numbers(200), work, take).expect("nothing refuses");
            assert_eq!(taken, (0..200).map(|number| number * number).collect::<Vec<_>>(), "{jobs} jobs");
        }
    }

    #[test]
    fn no_more_is_under_way_than_is_allowed() {
        let (drawn, taken, most) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let mut next = numbers(300);
        let draw = || {
            let under_way = drawn.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
            most.fetch_max(under_way, Ordering::SeqCst);
            next()
        };
        let work = |number: usize| {
            // The first holds back all others for a while.
            thread::sleep(Duration::from_millis(if number == 0 { 30 } else { 0 }));
        };
        let take = |()| {
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        };
        in_order(Limits { jobs: 4, ahead: 10 }, draw, work, take).expect("nothing refuses");
        assert_eq!(taken.load(Ordering::SeqCst), 300);
        let most = most.load(Ordering::SeqCst);
        assert!((4..=12).contains(&most), "{most} at once");
    }

    #[test]
    fn what_was_drawn_before_a_refusal_is_handed_over() {
        let mut count = 0;
        let draw = || {
            count += 1;
            if count > 20 { Err("no more to be had".to_owned()) } else { Ok(Some((count, 1))) }
        };
        let mut taken = 0;
        let take = |_| {
            taken += 1;
            Ok(())
        };
        let ended = in_order(Limits { jobs: 3, ahead: 8 }, draw, |number: usize| number, take);
        assert_eq!((ended, taken), (Err("no more to be had".to_owned()), 20));
    }

    #[test]
    fn a_panic_goes_through_and_leaves_nobody_waiting() {
        let work = |number: usize| assert!(number != 3, "as a mistake of ours would");
        let run = || in_order(Limits { jobs: 3, ahead: 4 }, numbers(100_000), work, |()| Ok(()));
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
    }

    #[test]
    fn nothing_is_taken_or_drawn_for_long_when_taking_is_refused() {
        let drawn = AtomicUsize::new(0);
        let draw = || Ok(Some((drawn.fetch_add(1, Ordering::SeqCst), 1)));
        let mut taken = 0;
        let take = |_| {
            taken += 1;
            if taken == 5 { Err("closed") } else { Ok(()) }
        };
        let ended = in_order(Limits { jobs: 3, ahead: 8 }, draw, |number: usize| number, take);
        assert_eq!((ended, taken), (Err("closed"), 5));
        assert!(drawn.load(Ordering::SeqCst) < 20);
    }
}
