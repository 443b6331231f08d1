//! Who asks, in which language, and how a page answers: what server functions and pages have around them.

use crate::{AppError, i18n::Locale};
use domain::Actor;
use leptos::prelude::*;

/// The cookie that keeps the chosen language.
pub const LANGUAGE_COOKIE: &str = "language";

/// The cookie that keeps the chosen look.
pub const THEME_COOKIE: &str = "theme";

/// The language of the page being made.
pub fn locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The text of a key in the language of the page being made.
#[macro_export]
macro_rules! t {
    ($($key:tt)+) => {
        $crate::i18n::td_string!($crate::context::locale(), $($key)+)
    };
}

/// The person signed in, put into the request by the server.
pub fn me() -> Option<Actor> {
    #[cfg(feature = "ssr")]
    return parts()?.extensions.get::<Actor>().cloned();
    #[cfg(not(feature = "ssr"))]
    None
}

/// A person who signed in and must turn on a second factor before anything else.
#[derive(Clone, Debug)]
pub struct Enrolling(pub Actor);

/// The person signed in whose role asks for a second factor that is not there yet.
pub fn enrolling() -> Option<Actor> {
    #[cfg(feature = "ssr")]
    return parts()?.extensions.get::<Enrolling>().map(|enrolling| enrolling.0.clone());
    #[cfg(not(feature = "ssr"))]
    None
}

/// How the site looks to the person.
pub fn theme() -> domain::accounts::Theme {
    #[cfg(feature = "ssr")]
    if let Some(parts) = parts() {
        let word = cookie(&parts.headers, THEME_COOKIE).unwrap_or_default();
        return domain::accounts::Theme::from_word(&word).unwrap_or(domain::accounts::Theme::System);
    }
    domain::accounts::Theme::System
}

/// The path and query of the page being made.
pub fn here() -> String {
    #[cfg(feature = "ssr")]
    if let Some(parts) = parts() {
        return parts.uri.path_and_query().map_or_else(|| "/".into(), ToString::to_string);
    }
    String::from("/")
}

/// A value in the query of the page being made, decoded once. The router's own map decodes it twice, which spoils
/// a value that is itself an address with a query.
pub fn query(key: &str) -> Option<String> {
    #[cfg(feature = "ssr")]
    {
        use axum::extract::Query;
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(&parts()?.uri).ok()?;
        pairs.into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
    #[cfg(not(feature = "ssr"))]
    {
        let _ = key;
        None
    }
}

/// The address people reach the site at, without a slash at the end.
pub fn base_url() -> String {
    #[cfg(feature = "ssr")]
    return site().base_url;
    #[cfg(not(feature = "ssr"))]
    String::new()
}

/// The id under which the log tells of the request, to be read out to an administrator.
pub fn request_id() -> Option<String> {
    #[cfg(feature = "ssr")]
    return parts()?.headers.get("x-request-id")?.to_str().ok().map(ToOwned::to_owned);
    #[cfg(not(feature = "ssr"))]
    None
}

/// Sends the browser elsewhere with 303 See Other. `path` holds no control characters.
pub fn see_other(path: &str) {
    #[cfg(feature = "ssr")]
    {
        use axum::http::{HeaderValue, StatusCode, header};
        let response = expect_context::<leptos_axum::ResponseOptions>();
        if let Ok(location) = HeaderValue::from_str(path) {
            response.insert_header(header::LOCATION, location);
            response.set_status(StatusCode::SEE_OTHER);
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = path;
}

/// True if a browser asks for a page rather than a script for data.
pub fn wants_page() -> bool {
    #[cfg(feature = "ssr")]
    return parts().is_some_and(|parts| {
        let accept = parts.headers.get(axum::http::header::ACCEPT).and_then(|accept| accept.to_str().ok());
        accept.is_some_and(|accept| accept.contains("text/html"))
    });
    #[cfg(not(feature = "ssr"))]
    false
}

/// Gives the answer the status of an error.
pub fn set_status(error: &AppError) {
    #[cfg(feature = "ssr")]
    if let (Some(response), Ok(status)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::StatusCode::from_u16(error.status()))
    {
        response.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}

#[cfg(feature = "ssr")]
pub use ssr::*;

#[cfg(feature = "ssr")]
mod ssr {
    use super::LANGUAGE_COOKIE;
    use crate::{AppError, i18n::Locale};
    use axum::http::{HeaderMap, header, request::Parts};
    use domain::Actor;
    use leptos::prelude::*;
    use store::Db;

    /// What the server gives every page and server function.
    #[derive(Clone, Debug)]
    pub struct Site {
        pub db: Db,
        /// The address people reach the site at, without a slash at the end.
        pub base_url: String,
        /// The pieces of the site are shown to those who develop it.
        pub styleguide: bool,
    }

    /// The address a request came from.
    #[derive(Clone, Debug)]
    pub struct ClientAddress(pub String);

    pub fn parts() -> Option<Parts> {
        use_context::<Parts>()
    }

    pub fn site() -> Site {
        expect_context::<Site>()
    }

    /// The database and the person signed in; refuses a stranger.
    pub async fn session() -> Result<(Db, Actor), AppError> {
        let me = super::me().ok_or(AppError::SignedOut)?;
        Ok((site().db, me))
    }

    /// The session cookie's record.
    pub async fn cookie_session() -> Result<tower_sessions::Session, AppError> {
        leptos_axum::extract().await.map_err(|error| AppError::Transport(error.to_string()))
    }

    /// The value of a cookie.
    pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }

    /// Vietnamese unless the person chose English: many office PCs in Hà Nội have an English browser.
    pub fn locale_of(headers: &HeaderMap) -> Locale {
        cookie(headers, LANGUAGE_COOKIE).and_then(|word| word.parse().ok()).unwrap_or_default()
    }

    /// Sets a cookie that scripts cannot read.
    pub fn set_cookie(name: &str, value: &str, days: u32) {
        let secure = if site().base_url.starts_with("https:") { "; Secure" } else { "" };
        let age = days * 24 * 3600;
        let cookie = format!("{name}={value}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly{secure}");
        if let Ok(cookie) = axum::http::HeaderValue::from_str(&cookie) {
            expect_context::<leptos_axum::ResponseOptions>().append_header(header::SET_COOKIE, cookie);
        }
    }
}
