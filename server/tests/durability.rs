//! What was answered “saved” survives a killed server. On SQLite, with the real program and a real network.

use crate::support::{Ground, TestApp, a_talk, posted};
use app::forms::encode;
use domain::activities::ActivityForm;
use std::{
    collections::HashSet,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{DEMO_PASSWORD, Db};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Killed so many times.
const ROUNDS: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_activity_survives_a_killed_server() {
    let app = TestApp::on_sqlite().await;
    let ground = app.running_campaign().await;
    let (folder, form) = (tempfile::tempdir().unwrap(), a_talk(&ground));
    store::backup(&app.db, &folder.path().join("lantoa.db")).await.unwrap();
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        let mut server = start(folder.path()).await;
        let saved = save_until_killed(&mut server, &form, round).await;
        println!("round {round}: killed after {} saves", saved.len());
        acknowledged.extend(saved);
    }
    assert!(!acknowledged.is_empty(), "the server was killed before it had saved anything");

    let mut server = start(folder.path()).await;
    let cookie = sign_in(server.addr).await.unwrap();
    let last = acknowledged.last().unwrap();
    let page = request(server.addr, &format!("GET /activities/{last}"), &cookie, "").await.unwrap();
    assert_eq!(page.status, 200);
    server.kill();
    let kept = saved_ids(folder.path(), &ground).await;
    let lost: Vec<&i64> = acknowledged.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "{} of {} are gone: {lost:?}", lost.len(), acknowledged.len());
}

/// The ids of the activities in the file that the killed server left.
async fn saved_ids(folder: &Path, ground: &Ground) -> HashSet<i64> {
    let db = Db::connect(&database_url(folder)).await.unwrap();
    let planner = db.actor_by_login("kehoach").await.unwrap();
    let cards = db.activities(&planner).whole_schedule(ground.id, &Default::default()).await.unwrap();
    for card in &cards {
        // Each is whole: with its units, its details and its entry in the audit.
        let detail = db.activities(&planner).find(card.id).await.unwrap();
        assert!(!detail.units.is_empty() && !detail.activity.quantities.is_empty());
    }
    cards.iter().map(|card| card.id).collect()
}

fn database_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("lantoa.db").display())
}

/// A server of our own; killed when it goes out of scope, so that a failed test leaves none behind.
struct Server {
    process: Child,
    addr: SocketAddr,
}

impl Server {
    fn kill(&mut self) {
        // SIGKILL: it has no time for anything.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

async fn start(folder: &Path) -> Server {
    let addr = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let process = Command::new(env!("CARGO_BIN_EXE_lantoa"))
        .arg("serve")
        .env("LANTOA_DATABASE_URL", database_url(folder))
        .env("LANTOA_ADDR", addr.to_string())
        .env("LANTOA_BASE_URL", format!("http://{addr}"))
        .env("LANTOA_DATA", folder)
        .env("LANTOA_DEMO", "false")
        .env("RUST_LOG", "off")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let server = Server { process, addr };
    for _ in 0..200 {
        if request(addr, "GET /readyz", "", "").await.is_some_and(|answer| answer.status == 200) {
            return server;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server did not come up at {addr}");
}

/// Saves one activity after another; somewhere on the way the server is killed. Answers the ids it acknowledged.
async fn save_until_killed(server: &mut Server, form: &ActivityForm, round: usize) -> Vec<i64> {
    let addr = server.addr;
    let cookie = sign_in(addr).await.unwrap();
    let body = Arc::new(urlencoded(&posted(form)));
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    // Three people at once, so that the moment falls into a save and not only between two.
    let people: Vec<_> = (0..3)
        .map(|_| {
            let (cookie, body, acknowledged) = (cookie.clone(), Arc::clone(&body), Arc::clone(&acknowledged));
            tokio::spawn(async move {
                while let Some(id) = save(addr, &cookie, &body).await {
                    acknowledged.lock().unwrap().push(id);
                }
            })
        })
        .collect();
    let random = uuid::Uuid::new_v4().as_u128() % 400;
    let moment = 300 * (u64::try_from(round).unwrap() + 1) + u64::try_from(random).unwrap();
    tokio::time::sleep(Duration::from_millis(moment)).await;
    server.kill();
    for person in people {
        person.await.unwrap();
    }
    acknowledged.lock().unwrap().clone()
}

/// The id of what was saved; `None` once the server is gone.
async fn save(addr: SocketAddr, cookie: &str, body: &str) -> Option<i64> {
    let answer = request(addr, "POST /do/activities/save", cookie, body).await?;
    let location = answer.header("location")?;
    assert_eq!(answer.status, 303, "{location}");
    let id = location.strip_prefix("/activities/").and_then(|rest| rest.split('?').next()?.parse().ok());
    Some(id.unwrap_or_else(|| panic!("it was refused: {location}")))
}

async fn sign_in(addr: SocketAddr) -> Option<String> {
    let fields = [("form[login]", "kehoach"), ("form[password]", DEMO_PASSWORD)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let answer = request(addr, "POST /do/sign-in", "", &urlencoded(&fields)).await?;
    assert_eq!(answer.header("location").as_deref(), Some("/"));
    let cookies = answer.headers("set-cookie").filter_map(|cookie| cookie.split(';').next());
    Some(cookies.collect::<Vec<_>>().join("; "))
}

fn urlencoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// An answer's status and its heading.
struct Heading {
    status: u16,
    lines: Vec<String>,
}

impl Heading {
    fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let pairs = self.lines.iter().filter_map(|line| line.split_once(':'));
        pairs.filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers(name).next().map(str::to_owned)
    }
}

/// One request over a connection of its own; `None` where the answer did not arrive whole.
async fn request(addr: SocketAddr, line: &str, cookie: &str, body: &str) -> Option<Heading> {
    let mut connection = TcpStream::connect(addr).await.ok()?;
    let length = body.len();
    let head = format!(
        "{line} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\nAccept: text/html\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).await.ok()?;
    connection.write_all(body.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (heading, _) = answer.split_once("\r\n\r\n")?;
    let mut lines = heading.lines().map(str::to_owned);
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    Some(Heading { status, lines: lines.collect() })
}
