//! Drawing sheets and pictures: as many at once as there are cores, for strangers half as many, and what was drawn for
//! everybody is kept.

use crate::etag::ETag;
use axum::{
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Strangers who wait for their turn.
const WAITING_MAX: usize = 16;
/// Bytes of what was drawn last and is kept.
const KEPT_MAX: usize = 32 << 20;
/// Seconds after which somebody who could not wait comes again.
const AGAIN: &str = "5";

/// Where drawing is done; a clone is the same place.
#[derive(Clone, Debug)]
pub struct Drawing {
    turns: Arc<Semaphore>,
    /// Of these so many at once for strangers: the other cores answer staff.
    for_strangers: Arc<Semaphore>,
    /// One for each stranger who draws or waits.
    waiting: Arc<Semaphore>,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    /// The latest asked for last.
    drawn: VecDeque<(ETag, Bytes)>,
    bytes: usize,
}

/// Why nothing was drawn.
#[derive(Debug)]
pub enum Undrawn<E> {
    /// Too many wait already.
    Busy,
    Failed(E),
    /// The thread that drew it came to grief.
    Lost,
}

impl Default for Drawing {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            turns: Arc::new(Semaphore::new(cores)),
            for_strangers: Arc::new(Semaphore::new(cores.div_ceil(2))),
            waiting: Arc::new(Semaphore::new(cores + WAITING_MAX)),
            kept: Arc::default(),
        }
    }
}

impl Drawing {
    /// What `tag` names, drawn in its turn if it is not kept.
    pub async fn for_everybody<E: Send + 'static>(
        &self,
        tag: &ETag,
        draw: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    ) -> Result<Bytes, Undrawn<E>> {
        if let Some(drawn) = self.find(tag) {
            return Ok(drawn);
        }
        let _waiting = self.wait().ok_or(Undrawn::Busy)?;
        let strangers = take(&self.for_strangers).await.ok_or(Undrawn::Lost)?;
        let turn = (take(&self.turns).await.ok_or(Undrawn::Lost)?, strangers);
        // Whoever came before may have asked for the same.
        if let Some(drawn) = self.find(tag) {
            return Ok(drawn);
        }
        let drawn = Bytes::from(in_turn(turn, draw).await?);
        self.keep(tag, &drawn);
        Ok(drawn)
    }

    /// As for staff, who wait as long as it takes; it is not kept.
    pub async fn for_staff<E: Send + 'static>(
        &self,
        draw: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    ) -> Result<Bytes, Undrawn<E>> {
        let turn = take(&self.turns).await.ok_or(Undrawn::Lost)?;
        Ok(in_turn(turn, draw).await?.into())
    }

    /// A turn for something else that takes a core, which [`in_turn`] is given; it ends when it is dropped.
    pub async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        take(&self.turns).await
    }

    /// A place among the strangers who are served, held until it is dropped; `None` where too many wait.
    pub fn wait(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.waiting).try_acquire_owned().ok()
    }

    fn find(&self, tag: &ETag) -> Option<Bytes> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.drawn.iter().position(|(known, _)| known == tag)?;
        let found = kept.drawn.remove(place)?;
        let bytes = found.1.clone();
        kept.drawn.push_back(found);
        Some(bytes)
    }

    fn keep(&self, tag: &ETag, drawn: &Bytes) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += drawn.len();
        kept.drawn.push_back((tag.clone(), drawn.clone()));
        while kept.bytes > KEPT_MAX {
            let Some((_, oldest)) = kept.drawn.pop_front() else { return };
            kept.bytes -= oldest.len();
        }
    }
}

async fn take(turns: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
    Arc::clone(turns).acquire_owned().await.ok()
}

/// The turn is held as long as it is drawn, though whoever asked may have gone.
pub async fn in_turn<T: Send + 'static, E: Send + 'static>(
    turn: impl Send + 'static,
    draw: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, Undrawn<E>> {
    let drawn = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        draw()
    });
    drawn.await.map_err(|_| Undrawn::Lost)?.map_err(Undrawn::Failed)
}

/// To come again in a few seconds. It is said after one, in which nothing is done: a program that asks again at once
/// costs no more than one that waits.
pub async fn busy() -> Response {
    tokio::time::sleep(Duration::from_secs(1)).await;
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, AGAIN)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn tag(name: &str) -> ETag {
        ETag::of_shown(&name)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_many_ask_for_is_drawn_once_and_cores_are_left_for_others() {
        let drawing = Drawing::default();
        let (drawn, at_once, most) =
            (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let asked = (0..12).map(|number| {
            let (drawing, drawn, at_once, most) =
                (drawing.clone(), Arc::clone(&drawn), Arc::clone(&at_once), Arc::clone(&most));
            tokio::spawn(async move {
                let draw = move || {
                    drawn.fetch_add(1, Ordering::SeqCst);
                    most.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    at_once.fetch_sub(1, Ordering::SeqCst);
                    Ok::<_, ()>(vec![1, 2, 3])
                };
                drawing.for_everybody(&tag(&format!("{}", number % 3)), draw).await.unwrap()
            })
        });
        for one in asked.collect::<Vec<_>>() {
            assert_eq!(one.await.unwrap(), Bytes::from_static(&[1, 2, 3]));
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        assert!(most.load(Ordering::SeqCst) <= cores.div_ceil(2));
        // Two of a kind may begin at once on several cores, but no more than that.
        assert!((3..=3 * cores).contains(&drawn.load(Ordering::SeqCst)));
        let again = drawing.for_everybody(&tag("0"), || Err(())).await;
        assert_eq!(again.unwrap(), Bytes::from_static(&[1, 2, 3]), "it is kept");
    }

    #[tokio::test]
    async fn who_would_wait_too_long_is_told_and_a_turn_outlives_who_asked() {
        let drawing = Drawing::default();
        let places: Vec<_> = std::iter::from_fn(|| drawing.wait()).collect();
        assert!(places.len() > WAITING_MAX);
        let refused = drawing.for_everybody(&tag("a"), || Ok::<_, ()>(vec![1])).await;
        assert!(matches!(refused, Err(Undrawn::Busy)));
        // Staff are served all the same.
        assert!(drawing.for_staff(|| Ok::<_, ()>(vec![1])).await.is_ok());
        drop(places);
        let (free, (finish, told)) = (drawing.turns.available_permits(), std::sync::mpsc::channel());
        let mut asked = Box::pin(drawing.for_staff(move || {
            let _ = told.recv();
            Ok::<_, ()>(vec![1])
        }));
        assert!(futures_poll(&mut asked).is_pending());
        drop(asked);
        assert_eq!(drawing.turns.available_permits(), free - 1, "it is still drawn");
        finish.send(()).unwrap();
        while drawing.turns.available_permits() < free {
            tokio::task::yield_now().await;
        }
    }

    fn futures_poll<F: Future + Unpin>(future: &mut F) -> std::task::Poll<F::Output> {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        std::pin::Pin::new(future).poll(&mut context)
    }

    #[test]
    fn what_was_asked_for_longest_ago_goes_first() {
        let drawing = Drawing::default();
        let third = Bytes::from(vec![0; KEPT_MAX / 3]);
        for name in ["a", "b", "c"] {
            drawing.keep(&tag(name), &third);
        }
        assert!(drawing.find(&tag("a")).is_some());
        drawing.keep(&tag("d"), &third);
        assert!(drawing.find(&tag("b")).is_none());
        assert!(["a", "c", "d"].iter().all(|name| drawing.find(&tag(name)).is_some()));
    }
}
