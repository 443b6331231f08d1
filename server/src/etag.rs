//! Tags of public answers (ETag): what a browser has is not sent again, and not made again.

use crate::hex::hex;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::fmt::Debug;

/// Names what an answer shows. It is weak: compression changes the bytes, and a file holds the time it was made at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ETag(String);

impl ETag {
    /// Of an answer that is there.
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex(&Sha256::digest(bytes)[..12]))
    }

    /// Of an answer before it is made, by everything that this version of the program makes it from.
    pub fn of_shown(shown: &impl Debug) -> Self {
        Self::of(format!("{} {shown:?}", env!("CARGO_PKG_VERSION")).as_bytes())
    }

    /// The browser has it (If-None-Match, RFC 9110, 13.1.2): it is one of a list, or whatever there is will do.
    pub fn is_known(&self, asked: &HeaderMap) -> bool {
        let mut lines = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
        // What stands within the quotes, where a comma ends nothing; a `W/` before them makes no difference.
        lines.any(|line| line.trim() == "*" || line.split('"').skip(1).step_by(2).any(|tag| tag == self.0))
    }

    /// Writes it into the headers of its answer.
    pub fn mark(&self, headers: &mut HeaderMap) {
        // Hexadecimal digits within quotes are always the value of a header.
        if let Ok(value) = HeaderValue::from_str(&format!("W/\"{}\"", self.0)) {
            headers.insert(header::ETAG, value);
        }
    }

    /// The answer, which is made only for who does not have it.
    pub async fn or_made(&self, asked: &HeaderMap, making: impl Future<Output = Response>) -> Response {
        let mut response =
            if self.is_known(asked) { StatusCode::NOT_MODIFIED.into_response() } else { making.await };
        if matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED) {
            self.mark(response.headers_mut());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::IF_NONE_MATCH, line.parse().unwrap());
        }
        headers
    }

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_strong_and_star_is_any() {
        let tag = ETag("abc".into());
        let known: [&[&str]; 7] = [
            &["\"abc\""],
            &["W/\"abc\""],
            &["\"x\", \"abc\""],
            &["\"x\",W/\"y,z\" ,W/\"abc\",\"u\""],
            &["\"x\"", "\"abc\""],
            &["*"],
            &[" * "],
        ];
        for lines in known {
            assert!(tag.is_known(&asked(lines)), "{lines:?}");
        }
        let unknown: [&[&str]; 7] =
            [&[], &[""], &["abc"], &["\"ABC\""], &["\"abcd\""], &["\"x, abc, y\""], &["\"*\""]];
        for lines in unknown {
            assert!(!tag.is_known(&asked(lines)), "{lines:?}");
        }
    }

    #[test]
    fn what_is_shown_otherwise_has_another_tag() {
        assert_eq!(ETag::of_shown(&("Hà Nội", 1)), ETag::of_shown(&("Hà Nội", 1)));
        assert_ne!(ETag::of_shown(&("Hà Nội", 1)), ETag::of_shown(&("Hà Nội", 2)));
    }
}
