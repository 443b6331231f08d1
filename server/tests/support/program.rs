//! The real program and a real network.

use frame::forms::encode;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};
use store::DEMO_PASSWORD;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub fn database_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("lantoa.db").display())
}

/// A server of our own; killed when it goes out of scope, so that a failed test leaves none behind.
pub struct Server {
    pub process: Child,
    pub addr: SocketAddr,
}

impl Server {
    pub fn kill(&mut self) {
        // SIGKILL: it has no time for anything.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Asks it to stop, as a supervisor does; answers how it ended.
    pub fn terminate(&self) {
        let pid = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// How it ended; fails where it has not after ten seconds.
    pub async fn ended(&mut self) -> ExitStatus {
        for _ in 0..200 {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server did not stop");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A folder of what browsers download, as far as a server looks at it before it starts.
pub fn site_root() -> PathBuf {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(site.join("pkg/lantoa.css"), "").unwrap();
    site
}

/// A server over the database of a folder, once it is ready.
pub async fn start(folder: &Path) -> Server {
    start_with(folder, |_| {}).await
}

/// As [`start`], with settings of the test's own.
pub async fn start_with(folder: &Path, set: impl FnOnce(&mut Command)) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantoa"));
    command.arg("serve");
    start_by(command, folder, set).await
}

/// As [`start_with`], by a command that ends in the server.
pub async fn start_by(mut command: Command, folder: &Path, set: impl FnOnce(&mut Command)) -> Server {
    let addr = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    command
        .env("LANTOA_DATABASE_URL", database_url(folder))
        .env("LANTOA_ADDR", addr.to_string())
        .env("LANTOA_BASE_URL", format!("http://{addr}"))
        .env("LANTOA_DATA", folder)
        .env("LANTOA_DEMO", "false")
        .env("LEPTOS_SITE_ROOT", site_root())
        .env("RUST_LOG", "off")
        .stdout(Stdio::null());
    set(&mut command);
    let server = Server { process: command.spawn().unwrap(), addr };
    for _ in 0..200 {
        if request(addr, "GET /readyz", "", "").await.is_some_and(|answer| answer.status == 200) {
            return server;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server did not come up at {addr}");
}

pub fn urlencoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// An answer as it came.
pub struct Heard {
    pub status: u16,
    lines: Vec<String>,
    pub body: String,
}

impl Heard {
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let pairs = self.lines.iter().filter_map(|line| line.split_once(':'));
        pairs.filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    pub fn header(&self, name: &str) -> Option<String> {
        self.headers(name).next().map(str::to_owned)
    }
}

/// One request over a connection of its own; `None` where the answer did not arrive whole.
pub async fn request(addr: SocketAddr, line: &str, cookie: &str, body: &str) -> Option<Heard> {
    exchange(addr, &written(addr, line, cookie, "application/x-www-form-urlencoded", body)).await
}

/// A request as it is written to a connection.
pub fn written(addr: SocketAddr, line: &str, cookie: &str, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "{line} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\nAccept: text/html\r\nCookie: {cookie}\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    head.into_bytes()
}

/// The bytes that are answered to a request as it was written.
pub async fn answered(addr: SocketAddr, written: &[u8]) -> Option<Vec<u8>> {
    let mut connection = TcpStream::connect(addr).await.ok()?;
    connection.write_all(written).await.ok()?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.ok()?;
    Some(answer)
}

/// What is answered to a request as it was written.
pub async fn exchange(addr: SocketAddr, written: &[u8]) -> Option<Heard> {
    let answer = answered(addr, written).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (heading, body) = answer.split_once("\r\n\r\n")?;
    let mut lines = heading.lines().map(str::to_owned);
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    Some(Heard { status, lines: lines.collect(), body: body.to_owned() })
}

/// The cookie of somebody of the sample.
pub async fn sign_in(addr: SocketAddr, login: &str) -> Option<String> {
    let fields = [("form[login]", login), ("form[password]", DEMO_PASSWORD)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let answer = request(addr, "POST /do/sign-in", "", &urlencoded(&fields)).await?;
    assert_eq!(answer.header("location").as_deref(), Some("/"));
    let cookies = answer.headers("set-cookie").filter_map(|cookie| cookie.split(';').next());
    Some(cookies.collect::<Vec<_>>().join("; "))
}
