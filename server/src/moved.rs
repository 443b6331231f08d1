//! Addresses of earlier versions, which people keep: each answers where it is now, for good.

use axum::{
    extract::Request,
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::activities::Kind;

/// Sends who asks by an old address to the present one.
pub async fn redirect(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match uri.query().and_then(|query| present(uri.path(), query)).filter(|_| reads) {
        Some(query) => Redirect::permanent(&format!("{}?{query}", uri.path())).into_response(),
        None => next.run(request).await,
    }
}

/// The query of an old address as it is now; `None` of one that is not old. Until 0.2.0 activities were asked for by
/// `form=talk`, now it is `kind=talk`.
fn present(path: &str, query: &str) -> Option<String> {
    if !path.starts_with("/calendar") && !path.starts_with("/campaigns/") {
        return None;
    }
    let old = |pair: &str| pair.strip_prefix("form=").is_some_and(|word| Kind::from_word(word).is_some());
    query.split('&').any(old).then(|| {
        let pairs = query
            .split('&')
            .map(|pair| if old(pair) { pair.replacen("form", "kind", 1) } else { pair.into() });
        pairs.collect::<Vec<_>>().join("&")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_activity_is_asked_for_by_its_present_name() {
        let schedule = "/campaigns/2/schedule";
        let present = |query| present(schedule, query);
        assert_eq!(present("q=a%26&form=talk&page=2").as_deref(), Some("q=a%26&kind=talk&page=2"));
        assert_eq!(present("kind=talk"), None);
        assert_eq!(present("form=rename"), None);
        assert_eq!(super::present("/units/7", "form=other"), None);
    }
}
