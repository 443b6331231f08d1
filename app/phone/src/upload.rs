//! A photo to the server in pieces (tus 1.0): what stopped goes on where it stopped.

use crate::{
    dom,
    json::{self, field},
    picture::whole,
    post::retry_after,
};
use domain::{outreach::PHOTO_PIECE, sync};
use js_sys::{Array, JsString};
use wasm_bindgen::JsCast;
use web_sys::{AbortSignal, Blob, RequestInit, RequestRedirect, Response};

/// Why a photo did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Trying again may help.
    Lost(sync::Failure),
    /// With a sentence of the server, where it gave one.
    Refused(Option<String>),
}

const NOT_HEARD: Failure = Failure::Lost(sync::Failure::Network);

/// A photo on its way.
pub struct Upload<'a> {
    /// Where it goes, its name at the end.
    pub address: &'a str,
    pub photo: &'a Blob,
    /// Whose it is; without, it is that of whoever is signed in.
    pub owner: Option<i64>,
    /// Ends it before its time.
    pub stop: Option<&'a AbortSignal>,
}

impl Upload<'_> {
    /// Asks how much is there, and sends the rest; `told` hears how much of a hundred has come.
    pub async fn send(&self, told: impl Fn(u64)) -> Result<(), Failure> {
        let length = whole(self.photo.size());
        let (size, owner) = (length.to_string(), self.owner.map(|owner| owner.to_string()));
        let mut headers = vec![("upload-length", &*size)];
        headers.extend(owner.as_deref().map(|owner| ("upload-owner", owner)));
        let begun = self.ask("POST", self.address, &headers, None).await?;
        let mut offset = offset_of(&begun)?;
        // All of it is there where there is nothing left to be sent.
        if begun.status() == 200 {
            return if offset == length { Ok(()) } else { Err(NOT_HEARD) };
        }
        let there = begun.headers().get("location").ok().flatten().ok_or(NOT_HEARD)?;
        loop {
            told(offset * 100 / length.max(1));
            let end = (offset + PHOTO_PIECE as u64).min(length);
            let piece = slice(self.photo, offset, end).ok_or(NOT_HEARD)?;
            let headers = [
                ("upload-offset", &*offset.to_string()),
                ("content-type", "application/offset+octet-stream"),
            ];
            offset = offset_of(&self.ask("PATCH", &there, &headers, Some(&piece)).await?)?;
            if offset >= length {
                return Ok(());
            }
        }
    }

    async fn ask(
        &self,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<&Blob>,
    ) -> Result<Response, Failure> {
        let asked = RequestInit::new();
        asked.set_method(method);
        if let Some(body) = body {
            asked.set_body(body);
        }
        let of =
            |(name, value): (&str, &str)| [name, value].into_iter().map(JsString::from).collect::<Array>();
        let given = [("tus-resumable", "1.0.0"), ("accept", "application/problem+json")];
        let given: Array = given.into_iter().chain(headers.iter().copied()).map(of).collect();
        asked.set_headers(&given);
        asked.set_redirect(RequestRedirect::Error);
        asked.set_signal(self.stop);
        let answered = dom::window().fetch_with_str_and_init(address, &asked).await.map_err(|_| NOT_HEARD)?;
        let response: Response = answered.unchecked_into();
        match response.status() {
            200 | 201 | 204 => Ok(response),
            status @ (400 | 403 | 404 | 410 | 413 | 415 | 422) if is_ours(&response) => match status {
                // Its pieces were swept: it begins anew.
                404 if method == "PATCH" => Err(NOT_HEARD),
                410 | 413 | 422 => Err(Failure::Refused(sentence(&response).await)),
                _ => Err(Failure::Refused(None)),
            },
            // Sent meanwhile by another page, too many at once, or signed out: it may go on.
            status @ (401 | 429 | 503) => {
                Err(Failure::Lost(sync::Failure::of_status(status, retry_after(&response))))
            }
            _ => Err(NOT_HEARD),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no photo is as large as that")]
fn slice(photo: &Blob, from: u64, to: u64) -> Option<Blob> {
    photo.slice_with_f64_and_f64(from as f64, to as f64).ok()
}

/// Nothing where it is not the server that answers: what says 200 in a hotel.
fn offset_of(response: &Response) -> Result<u64, Failure> {
    let offset = response.headers().get("upload-offset").ok().flatten();
    offset.and_then(|offset| offset.parse().ok()).ok_or(NOT_HEARD)
}

fn is_ours(response: &Response) -> bool {
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    kind.starts_with("application/problem+json")
}

async fn sentence(response: &Response) -> Option<String> {
    let said = response.json().ok()?.await.ok()?;
    field(&json::value_of(&said), "detail")
}
