//! Sessions in the database, and the person behind each request.

use crate::{
    guard::{API, UPLOADS, is_plan},
    problem::Problem,
};
use app::accounts::{SESSION_ACCOUNT, SESSION_FACTOR, SESSION_SINCE, owes_code};
use async_trait::async_trait;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{TokenUse, is_session_over};
use frame::context::{ClientAddress, Enrolling, Owes, Site};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use store::{Db, Factor, Person, StoredSession};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::{
        SameSite,
        time::{Duration, OffsetDateTime},
    },
    session::{Id, Record},
    session_store::{Error, Result},
};

/// The key of the day on which a session was last used.
const SEEN_ON: &str = "seen_on";
/// The key of when it was last used, to the hour.
const SEEN_AT: &str = "seen_at";

/// Days after which an unused session ends.
const DAYS: i64 = 14;

/// The session store of tower-sessions over ours.
#[derive(Clone, Debug)]
pub struct Sessions(Db);

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits do not meet again.
        let (account, stored) = to_store(record)?;
        self.0.add_session(&record.id.to_string(), account, stored).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let (account, stored) = to_store(record)?;
        self.0.save_session(&record.id.to_string(), account, stored).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(stored) = self.0.session(&id.to_string()).await.map_err(backend)? else { return Ok(None) };
        let data = serde_json::from_str(&stored.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(stored.expires_at.timestamp())
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.delete_session(&id.to_string()).await.map_err(backend)
    }
}

/// The account of a session, and the session as it is stored.
fn to_store(record: &Record) -> Result<(Option<i64>, StoredSession)> {
    let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let expires_at = DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0).unwrap_or_default();
    let account = record.data.get(SESSION_ACCOUNT).and_then(serde_json::Value::as_i64);
    Ok((account, StoredSession { data, expires_at }))
}

fn backend(error: store::Error) -> Error {
    Error::Backend(format!("{error:?}"))
}

/// The layer that reads and writes the session cookie.
pub fn layer(site: &Site) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(site.db.clone()))
        .with_name(site.cookie_name("session"))
        .with_secure(site.is_over_tls())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(Duration::days(DAYS)))
}

/// Puts the signed-in [`domain::Actor`] and the [`ClientAddress`] into the request.
pub async fn identify(
    State(state): State<Identify>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let address = client_address(&request, state.trust_proxy);
    request.extensions_mut().insert(ClientAddress(address));
    match by_session(&state.site.db, &session, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    }
}

/// As [`identify`], by the token that a program shows: for what programs read, and for no page.
pub async fn identify_program(
    State(site): State<Site>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let is_api = request.uri().path().starts_with(API);
    match by_token(&site.db, &session, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(status) if is_api => Problem::of(status).into_response(),
        Err(status) => status.into_response(),
    }
}

/// Who has signed in. Until the password is the person's own and the second factor is there, nothing else is.
async fn by_session(db: &Db, session: &Session, request: &mut Request) -> Answer {
    let Some(account) = session.get::<i64>(SESSION_ACCOUNT).await.map_err(unavailable)? else {
        return Ok(());
    };
    let Some(person) = db.person(account).await.map_err(unavailable)? else { return Ok(()) };
    let Person { actor, factor, password_given } = person;
    let since = session.get(SESSION_SINCE).await.map_err(unavailable)?;
    let seen = session.get(SEEN_AT).await.map_err(unavailable)?;
    if is_session_over(actor.role, since, seen, Utc::now()) {
        return session.flush().await.map_err(unavailable);
    }
    if let Err(error) = prolong(session, seen).await {
        tracing::error!(cause = ?error, "session");
    }
    // A session from before the second factor was turned on is none.
    let given = session.get::<bool>(SESSION_FACTOR).await.map_err(unavailable)? == Some(true);
    match factor {
        Factor::On if !given => {}
        _ if password_given => {
            request.extensions_mut().insert(Enrolling { actor, owes: Owes::Password });
        }
        Factor::Missing => {
            request.extensions_mut().insert(Enrolling { actor, owes: Owes::Factor });
        }
        Factor::On | Factor::Off => {
            request.extensions_mut().insert(actor);
        }
    }
    Ok(())
}

/// The person whose token a program shows. It puts nobody in the place of who has signed in by cookie: what a session
/// proves, it proves of its own holder.
async fn by_token(db: &Db, session: &Session, request: &mut Request) -> Answer {
    let Some((token, does)) = bearer(request) else { return Ok(()) };
    // Of whoever has yet to give a code or to choose a password, too.
    let signed_in = session.get::<i64>(SESSION_ACCOUNT).await.map_err(unavailable)?.is_some();
    if signed_in || owes_code(session).await.map_err(unavailable)?.is_some() {
        return Ok(());
    }
    let actor = match db.token_actor(&token, does).await {
        Err(store::Error::Forbidden) => return Err(StatusCode::FORBIDDEN),
        actor => actor.map_err(unavailable)?,
    };
    request.extensions_mut().insert(actor.ok_or(StatusCode::UNAUTHORIZED)?);
    Ok(())
}

type Answer = std::result::Result<(), StatusCode>;

fn unavailable(error: impl std::fmt::Debug) -> StatusCode {
    tracing::error!(cause = ?error, "who asks");
    StatusCode::SERVICE_UNAVAILABLE
}

fn reads(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
}

/// The token of a program, and what it does by it: it writes below one address, and reads everywhere.
fn bearer(request: &Request) -> Option<(String, TokenUse)> {
    let path = request.uri().path();
    let does = match *request.method() {
        _ if reads(request) => TokenUse::Read,
        Method::POST | Method::PUT if is_plan(path) => TokenUse::Plan,
        Method::POST | Method::PUT if path.starts_with(API) => TokenUse::Log,
        Method::PATCH if path.starts_with(UPLOADS) => TokenUse::Log,
        _ => return None,
    };
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let token = value.strip_prefix("Bearer ")?.trim();
    Some((token.to_owned(), does))
}

/// Notes that a session is used, at most once an hour; it ends so many days after its last day of use.
async fn prolong(
    session: &Session,
    seen: Option<DateTime<Utc>>,
) -> std::result::Result<(), tower_sessions::session::Error> {
    let now = Utc::now();
    if seen.is_none_or(|seen| now - seen > TimeDelta::hours(1)) {
        session.insert(SEEN_AT, now).await?;
        session.insert(SEEN_ON, domain::time::today().to_string()).await?;
    }
    Ok(())
}

/// What [`identify`] needs.
#[derive(Clone, Debug)]
pub struct Identify {
    pub site: Site,
    pub trust_proxy: bool,
}

/// The peer's address; behind a trusted proxy the last that it was forwarded for, if that is one.
fn client_address(request: &Request, trust_proxy: bool) -> String {
    let lines = request.headers().get_all("x-forwarded-for");
    let forwarded = lines.iter().next_back().and_then(|value| value.to_str().ok());
    let forwarded = forwarded.filter(|_| trust_proxy).and_then(|list| list.rsplit(',').next());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    forwarded.and_then(read_address).or(peer).map(of_one_person).unwrap_or_default()
}

/// Some proxies write the port as well.
fn read_address(typed: &str) -> Option<IpAddr> {
    let typed = typed.trim();
    typed.parse().ok().or_else(|| typed.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// One person has one address of the fourth version, and of the sixth a whole network of 64 bits.
pub(crate) fn of_one_person(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(forwarded: &[&str]) -> Request {
        let mut request = Request::new(Body::empty());
        for value in forwarded {
            request.headers_mut().append("x-forwarded-for", value.parse().unwrap());
        }
        let peer: SocketAddr = "192.0.2.1:40000".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    }

    #[test]
    fn the_last_address_that_a_proxy_forwards_for_is_taken() {
        let cases: [(&[&str], &str); 7] = [
            (&["198.51.100.7"], "198.51.100.7"),
            (&["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
            (&["203.0.113.9", "198.51.100.7"], "198.51.100.7"),
            (&["198.51.100.7:5123"], "198.51.100.7"),
            (&["::ffff:198.51.100.7"], "198.51.100.7"),
            (&["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::/64"),
            (&["[2001:db8:1:2::9]:5123"], "2001:db8:1:2::/64"),
        ];
        for (forwarded, address) in cases {
            assert_eq!(client_address(&request(forwarded), true), address, "{forwarded:?}");
            assert_eq!(client_address(&request(forwarded), false), "192.0.2.1", "{forwarded:?}");
        }
    }

    #[test]
    fn what_is_no_address_leaves_the_peers() {
        let cases: [&[&str]; 5] = [&[], &[""], &["unknown"], &["198.51.100.7, _hidden"], &["' OR 1=1"]];
        for forwarded in cases {
            assert_eq!(client_address(&request(forwarded), true), "192.0.2.1", "{forwarded:?}");
        }
    }
}
