//! Who asks, in which language, and how a page answers: what server functions and pages have around them.

use crate::AppError;
use axum::{
    extract::Query,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
};
use chrono::Utc;
use domain::{
    Actor,
    accounts::{Theme, is_proof_old},
    activities::Columns,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;
use std::borrow::Cow;
use store::Db;
use tower_sessions::Session;
use words::Locale;

/// The cookie that keeps the chosen language.
pub const LANGUAGE_COOKIE: &str = "language";

/// The cookie that keeps the chosen look.
pub const THEME_COOKIE: &str = "theme";

/// The cookie that keeps the chosen columns of a schedule.
pub const COLUMNS_COOKIE: &str = "columns";

/// The cookie by which a browser is known in which somebody has signed in.
pub const DEVICE_COOKIE: &str = "device";

/// What the server gives every page and server function.
#[derive(Clone, Debug)]
pub struct Site {
    pub db: Db,
    /// The address people reach the site at, without a slash at the end.
    pub base_url: String,
    /// The name of just these scripts and styles.
    pub build: String,
    /// The pieces of the site are shown to those who develop it.
    pub styleguide: bool,
}

/// What the names of cookies begin with over TLS: browsers take such a cookie from this very host alone, over TLS alone.
const OF_HOST: &str = "__Host-";

impl Site {
    pub fn is_over_tls(&self) -> bool {
        self.base_url.starts_with("https:")
    }

    pub fn cookie_name(&self, name: &'static str) -> Cow<'static, str> {
        if self.is_over_tls() { format!("{OF_HOST}{name}").into() } else { name.into() }
    }
}

/// The address a request came from.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

/// What a person who signed in has to do before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owes {
    /// Choose a password in the place of the one that somebody else chose.
    Password,
    /// Turn on a second factor.
    Factor,
}

impl Owes {
    /// Where it is done.
    pub const fn page(self) -> &'static str {
        match self {
            Self::Password => "/account/new-password",
            Self::Factor => "/account/second-factor",
        }
    }
}

/// A person who signed in and owes something first.
#[derive(Clone, Debug)]
pub struct Enrolling {
    pub actor: Actor,
    pub owes: Owes,
}

/// The language that a person chose; for a visitor who chose none the one that the browser is set to. Staff who chose
/// none read Vietnamese, and so do their programs: many office PCs in Hà Nội are set to English.
pub fn locale_of(headers: &HeaderMap) -> Locale {
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(|word| word.parse().ok());
    let visits = cookie(headers, "session").is_none() && !headers.contains_key(header::AUTHORIZATION);
    chosen.or_else(|| accepted(headers).filter(|_| visits)).unwrap_or_default()
}

/// The first of our languages in the order of a browser (RFC 9110, 12.5.4).
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let line = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut ranges: Vec<(f32, Locale)> = line.split(',').filter_map(range).collect();
    ranges.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    ranges.first().map(|(_, locale)| *locale)
}

/// One of ours out of `en-GB;q=0.8`, with how much it is wanted.
fn range(written: &str) -> Option<(f32, Locale)> {
    let mut parts = written.split(';').map(str::trim);
    let language = parts.next()?.split('-').next()?.to_ascii_lowercase().parse().ok()?;
    let wanted = match parts.next() {
        Some(weight) => weight.strip_prefix("q=")?.parse().ok()?,
        None => 1.0,
    };
    (wanted > 0.0).then_some((wanted, language))
}

pub fn parts() -> Option<Parts> {
    use_context::<Parts>()
}

pub fn site() -> Site {
    expect_context::<Site>()
}

/// The database and the person signed in; refuses a stranger.
pub async fn session() -> Result<(Db, Actor), AppError> {
    let me = me().ok_or(AppError::SignedOut)?;
    Ok((site().db, me))
}

/// The key in a session of when its holder gave the password last.
pub const SESSION_PROVEN: &str = "proven";

/// As [`session`], for grave acts: refuses where the password was given too long ago.
pub async fn proven_session() -> Result<(Db, Actor), AppError> {
    let found = session().await?;
    let proven = is_proven(&cookie_session().await?).await.map_err(|_| AppError::Internal)?;
    if proven { Ok(found) } else { Err(AppError::Unproven) }
}

/// True where the holder of a session gave the password a little while ago.
pub async fn is_proven(session: &Session) -> Result<bool, tower_sessions::session::Error> {
    Ok(!is_proof_old(session.get(SESSION_PROVEN).await?, Utc::now()))
}

/// The session cookie's record.
pub async fn cookie_session() -> Result<Session, AppError> {
    leptos_axum::extract().await.map_err(|error| {
        tracing::error!(%error, "the session of a request");
        AppError::Internal
    })
}

/// The person signed in, put into the request by the server.
pub fn me() -> Option<Actor> {
    parts()?.extensions.get::<Actor>().cloned()
}

/// What the person signed in has to do first.
pub fn owes() -> Option<Owes> {
    parts()?.extensions.get::<Enrolling>().map(|enrolling| enrolling.owes)
}

/// The person signed in who has just this to do first.
pub fn enrolling(owed: Owes) -> Option<Actor> {
    let parts = parts()?;
    let enrolling = parts.extensions.get::<Enrolling>().filter(|enrolling| enrolling.owes == owed);
    enrolling.map(|enrolling| enrolling.actor.clone())
}

/// The address that a request came from, and the token by which its browser is known.
pub fn whence() -> (String, Option<String>) {
    let Some(parts) = parts() else { return Default::default() };
    let address = parts.extensions.get::<ClientAddress>().map(|address| address.0.clone());
    (address.unwrap_or_default(), cookie(&parts.headers, DEVICE_COOKIE))
}

/// How the site looks to the person.
pub fn theme() -> Theme {
    let word = parts().and_then(|parts| cookie(&parts.headers, THEME_COOKIE));
    word.and_then(|word| Theme::from_word(&word)).unwrap_or(Theme::System)
}

/// What the person wants to see of a schedule.
pub fn columns() -> Columns {
    let word = parts().and_then(|parts| cookie(&parts.headers, COLUMNS_COOKIE));
    Columns::read(&word.unwrap_or_default())
}

/// The path and query of the page being made.
pub fn here() -> String {
    let here = parts().and_then(|parts| parts.uri.path_and_query().map(ToString::to_string));
    here.unwrap_or_else(|| "/".into())
}

/// A value in the query of the page being made, decoded once. The router's own map decodes it twice, which spoils
/// a value that is itself an address with a query.
pub fn query(key: &str) -> Option<String> {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(&parts()?.uri).ok()?;
    pairs.into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// The record that the page is of; one that cannot be read is none.
pub fn id_in_path() -> i64 {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// The address of a script or stylesheet, which changes with any of them.
pub fn file(name: &str) -> String {
    format!("/build/{}/{name}", site().build)
}

/// The address people reach the site at, without a slash at the end.
pub fn base_url() -> String {
    site().base_url
}

/// The id under which the log tells of the request, to be read out to an administrator.
pub fn request_id() -> Option<String> {
    parts()?.headers.get("x-request-id")?.to_str().ok().map(ToOwned::to_owned)
}

/// Sends the browser elsewhere with 303 See Other. `path` holds no control characters.
pub fn see_other(path: &str) {
    let response = expect_context::<ResponseOptions>();
    if let Ok(location) = HeaderValue::from_str(path) {
        response.insert_header(header::LOCATION, location);
        response.set_status(StatusCode::SEE_OTHER);
    }
}

/// True if a browser asks for a page rather than a script for data.
pub fn wants_page() -> bool {
    parts().is_some_and(|parts| {
        let accept = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        accept.is_some_and(|accept| accept.contains("text/html"))
    })
}

/// Gives the answer the status of an error.
pub fn set_status(error: &AppError) {
    if let (Some(response), Ok(status)) =
        (use_context::<ResponseOptions>(), StatusCode::from_u16(error.status()))
    {
        response.set_status(status);
    }
}

/// The value of a cookie, whichever way it came.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| key.strip_prefix(OF_HOST).unwrap_or(key) == name)
        .map(|(_, value)| value.to_owned())
}

/// Sets a cookie that scripts cannot read.
pub fn set_cookie(name: &'static str, value: &str, days: u32) {
    let site = site();
    let (name, secure) = (site.cookie_name(name), if site.is_over_tls() { "; Secure" } else { "" });
    let age = days * 24 * 3600;
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        expect_context::<ResponseOptions>().append_header(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_reads_the_language_that_the_browser_is_set_to() {
        let locale = |accepted: &str, cookies: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().unwrap());
            headers.insert(header::COOKIE, cookies.parse().unwrap());
            locale_of(&headers)
        };
        for (accepted, expected) in [
            ("en-US,en;q=0.9", Locale::en),
            ("en;q=0.5, vi;q=0.8", Locale::vi),
            ("fr-FR, EN;q=0.3", Locale::en),
            ("en;q=0, vi;q=0.1", Locale::vi),
            ("fr", Locale::vi),
            ("*", Locale::vi),
            ("en;q=nonsense", Locale::vi),
            ("", Locale::vi),
        ] {
            assert_eq!(locale(accepted, ""), expected, "{accepted}");
        }
        assert_eq!(locale("en", "language=vi"), Locale::vi, "what was chosen");
        assert_eq!(locale("en", "session=x"), Locale::vi, "staff who chose none");
        assert_eq!(locale("vi", "session=x; language=en"), Locale::en);
    }
}
