//! A browser without a network: requests go straight into the router, cookies are kept.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use frame::forms::encode;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Mutex, MutexGuard},
};
use tower::ServiceExt;

/// One browser.
pub struct Client {
    router: Router,
    address: SocketAddr,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What the site answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    asked: String,
}

impl Client {
    pub fn new(router: Router) -> Self {
        Self { router, address: "192.0.2.1:40000".parse().unwrap(), cookies: Mutex::default() }
    }

    /// The same person, without cookies, at another address.
    pub fn at(self, ip: &str) -> Self {
        Self { address: format!("{ip}:40000").parse().unwrap(), ..self }
    }

    fn cookies(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap()
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies().insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Posts a form as a browser does that runs no script.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        self.post_body(path, pairs.collect::<Vec<_>>().join("&")).await
    }

    pub async fn post_pairs(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        self.post(path, &fields).await
    }

    pub async fn post_body(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(form_request(path), body.into()).await
    }

    /// Posts a file as a browser does.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        const BOUNDARY: &str = "----ranh-gioi-cua-tep";
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Request::post(path).header(header::CONTENT_TYPE, kind), Body::from(body)).await
    }

    pub async fn send(&self, request: Builder, body: Body) -> Answer {
        let mut request = request.body(body).unwrap();
        let asked = format!("{} {}", request.method(), request.uri());
        request.headers_mut().entry(header::ACCEPT).or_insert(header::HeaderValue::from_static("text/html"));
        let cookies: Vec<String> =
            self.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body, asked }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() || attributes.contains("Max-Age=0") {
                self.cookies().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
    }

    pub async fn sign_in(&self, login: &str, password: &str) -> Answer {
        self.post("/do/sign-in", &[("form[login]", login), ("form[password]", password)]).await
    }

    /// The page that an answer leads to.
    pub async fn follow(&self, answer: &Answer) -> Answer {
        let location = answer.redirect();
        self.get(location.split('#').next().unwrap()).await
    }
}

/// A posted form, to which a test may add headers.
pub fn form_request(path: &str) -> Builder {
    Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub fn assert_status(self, status: u16) -> Self {
        let beginning: String = self.text().chars().take(2_000).collect();
        assert_eq!(self.status.as_u16(), status, "{}: {beginning}", self.asked);
        self
    }

    #[track_caller]
    pub fn assert_ok(self) -> Self {
        self.assert_status(200)
    }

    /// Where a posted form leads, or a page that is not for everybody.
    #[track_caller]
    pub fn redirect(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}: {:?}", self.asked, self.headers);
        self.header("location").to_owned()
    }

    /// That it leads on to an address that begins so, or to the front page; not back to a refused form.
    #[track_caller]
    pub fn assert_redirect(self, beginning: &str) -> Self {
        let location = self.redirect();
        let there = if beginning == "/" { location == "/" } else { location.starts_with(beginning) };
        assert!(there && !location.contains("draft="), "{} leads to {location}", self.asked);
        self
    }

    /// That a form was refused: the way leads back to it with what was typed, or, for who guessed too often at a
    /// password, without.
    #[track_caller]
    pub fn assert_refused(self) -> Self {
        let location = self.redirect();
        let refused = location.contains("draft=") || location.contains("refused=1");
        assert!(refused, "{} was not refused but leads to {location}", self.asked);
        self
    }

    /// The number after `beginning` in the address that a saved form leads to.
    #[track_caller]
    pub fn id_after(&self, beginning: &str) -> i64 {
        let location = self.redirect();
        let rest = location.strip_prefix(beginning);
        let id = rest.and_then(|rest| rest.split(['?', '/', '#', '&']).next()?.parse().ok());
        id.unwrap_or_else(|| panic!("{} leads to {location}, not {beginning}…", self.asked))
    }

    /// The value of an input, with its characters as they were typed.
    #[track_caller]
    pub fn value_of(&self, name: &str) -> String {
        let page = self.text();
        let named = format!("name=\"{name}\"");
        let at = page.find(&named).unwrap_or_else(|| panic!("{}: no input {name}", self.asked));
        let tag = &page[page[..at].rfind('<').unwrap()..];
        let tag = &tag[..tag.find('>').unwrap()];
        let value = tag.split_once(" value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        unescape(value)
    }

    /// That a refused form names a field beside it and tells what is wrong.
    #[track_caller]
    pub fn assert_problem(&self, field: &str, words: &str) {
        let page = self.text();
        let id = format!("id=\"{}-problem\"", field.replace('[', "-").replace(']', ""));
        let at = page.find(&id).unwrap_or_else(|| panic!("{}: no problem at {field}", self.asked));
        let shown: String = page[at..].chars().take(300).collect();
        assert!(shown.contains(words), "{field}: {shown}");
    }

    #[track_caller]
    pub fn assert_holds(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "{} does not hold {text:?}", self.asked);
        self
    }

    #[track_caller]
    pub fn assert_lacks(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{} holds {text:?}", self.asked);
        self
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
