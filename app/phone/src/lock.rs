//! One page of this site on this device at a time.

use crate::{
    dom,
    idb::{Change, Database, FACTS, Trouble},
    moment::now,
    sender::Patience,
};
use js_sys::{Function, Promise, Reflect, futures::future_to_promise};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// The name of the lock, and of the lease where the browser has no locks.
const NAME: &str = "lantoa-outbox";

/// How long a lease holds: longer than a sending takes.
pub const LEASE: Duration = Duration::from_secs(120);

/// Does the work when no other page does, and waits for that; where there are no locks, only if that is now. The server's
/// own unique index is the guard that counts.
pub async fn alone<F: Future<Output = ()> + 'static>(work: impl FnOnce(Patience) -> F + 'static) {
    if let Some(locks) = locks() {
        let work = work(Patience::Waits);
        let held = Closure::once_into_js(move |_: JsValue| {
            future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            })
        });
        let asked = Reflect::get(&locks, &"request".into())
            .and_then(|request| request.unchecked_into::<Function>().call2(&locks, &NAME.into(), &held));
        if let Ok(asked) = asked {
            let _ = asked.unchecked_into::<Promise>().await;
        }
    } else if leased().await == Ok(true) {
        work(Patience::ComesBack).await;
        let _ = given_back().await;
    }
}

fn locks() -> Option<JsValue> {
    let navigator = dom::window().navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| !locks.is_undefined())
}

async fn leased() -> Result<bool, Trouble> {
    let now = now().timestamp_millis();
    let until = now + i64::try_from(LEASE.as_millis()).unwrap_or_default();
    let next = |text: Option<String>| {
        let held =
            text.and_then(|text| text.parse::<i64>().ok()).is_some_and(|held| now < held && held <= until);
        if held { Vec::new() } else { lease(until) }
    };
    Database::open().await?.change(FACTS, NAME, next).await
}

async fn given_back() -> Result<bool, Trouble> {
    Database::open().await?.change(FACTS, NAME, |_| lease(0)).await
}

fn lease(until: i64) -> Vec<Change> {
    vec![Change::Put(FACTS, NAME.to_owned(), until.to_string())]
}
