//! One batch to the server and what it says.

use crate::{
    dom,
    json::{self, field},
};
use domain::sync::{Answer, Batch, Event, Failure};
use js_sys::{Array, JsString, futures::spawn_local};
use serde_json::Value;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal, RequestInit, RequestRedirect, Response};

const ADDRESS: &str = "/api/v1/sync/batch";

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends a batch; what is answered is an event that says what became of it.
pub async fn post(sending: u64, batch: &Batch) -> Event {
    let Some(stop) = stopping(PATIENCE) else {
        return Event::Failed { sending, failure: Failure::Network };
    };
    match fetched(batch, &stop).await {
        Ok(answers) => Event::Answered { sending, answers },
        Err(failure) => Event::Failed { sending, failure },
    }
}

/// What ends a request after a time. What is over already is not stopped by it.
pub fn stopping(after: Duration) -> Option<AbortSignal> {
    let stop = AbortController::new().ok()?;
    let signal = stop.signal();
    spawn_local(async move {
        dom::pause(after).await;
        stop.abort();
    });
    Some(signal)
}

async fn fetched(batch: &Batch, stop: &AbortSignal) -> Result<Vec<Answer>, Failure> {
    let body = json::write(&json::of_batch(batch)).ok_or(Failure::Network)?;
    let asked = RequestInit::new();
    asked.set_method("POST");
    asked.set_body(&body.into());
    let json: Array = ["content-type", "application/json"].into_iter().map(JsString::from).collect();
    asked.set_headers(&Array::of1(&json));
    // Who is sent elsewhere has not come to us.
    asked.set_redirect(RequestRedirect::Error);
    asked.set_signal(Some(stop));
    let heard = |value: Result<JsValue, JsValue>| value.map_err(|_| Failure::Network);
    let response: Response =
        heard(dom::window().fetch_with_str_and_init(ADDRESS, &asked).await)?.unchecked_into();
    if response.status() != 200 {
        return Err(Failure::of_status(response.status(), retry_after(&response)));
    }
    let said = heard(response.json().map_err(|_| Failure::Network)?.await)?;
    answers_of(&json::value_of(&said)).ok_or(Failure::Network)
}

pub fn retry_after(response: &Response) -> Option<u32> {
    response.headers().get("retry-after").ok()??.parse().ok()
}

/// Nothing where it is not the server that answers: what says 200 in a hotel.
fn answers_of(said: &Value) -> Option<Vec<Answer>> {
    field(said, "results")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::sync::Outcome;
    use serde_json::json;

    #[test]
    fn only_the_server_answers() {
        for other in [json!(""), json!({}), json!([]), json!({ "results": [{ "id": "1" }] })] {
            assert_eq!(answers_of(&other), None, "{other}");
        }
        let id = "01932b6e-7a10-7c3d-8f00-0123456789ab";
        let said = json!({ "results": [{ "id": id, "outcome": "created", "revision": 1 }] });
        assert_eq!(answers_of(&said).unwrap()[0].outcome, Outcome::Created);
    }
}
