//! The program of this build as people reach it: a process and a network.

use super::wrong;
use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use store::{DEMO_PASSWORD, Db, Result};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

/// Where staff come from, on this machine.
pub const STAFF: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// A server over a database of its own, which begins with the sample; it ends with this value.
pub struct Program {
    process: Child,
    pub addr: SocketAddr,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Program {
    /// Starts it with its files in a folder, and waits until it is ready.
    pub async fn start(data: &Path, url: &str) -> Result<Self> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(wrong)?;
        let addr = listener.local_addr().map_err(wrong)?;
        drop(listener);
        fs::create_dir_all(data).map_err(wrong)?;
        // Without its photos, which would be drawn while something is measured.
        let db = Db::connect(url).await?;
        db.migrate().await?;
        db.seed().await?;
        db.load_demo().await?;
        db.close().await?;
        let process = Command::new(std::env::current_exe().map_err(wrong)?)
            .arg("serve")
            .env("LANTOA_DATABASE_URL", url)
            .env("LANTOA_DATA", data)
            .env("LANTOA_ADDR", addr.to_string())
            .env("LANTOA_BASE_URL", format!("http://{addr}"))
            .env("LANTOA_DEMO", "false")
            .env("RUST_LOG", "off")
            .stdout(Stdio::null())
            .spawn()
            .map_err(wrong)?;
        let program = Self { process, addr };
        let deadline = Instant::now() + Duration::from_secs(60);
        while !matches!(ask(STAFF, addr, "GET /readyz", "", "").await, Ok((200, _))) {
            if Instant::now() > deadline {
                return Err(wrong("the server did not come up"));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(program)
    }

    /// The cookie of somebody of the sample.
    pub async fn sign_in(&self, login: &str) -> Result<String> {
        let body = format!("form[login]={login}&form[password]={}", DEMO_PASSWORD.replace(' ', "+"));
        let (_, answer) = ask(STAFF, self.addr, "POST /do/sign-in", "", &body).await?;
        let cookies = answer.lines().filter(|line| line.to_lowercase().starts_with("set-cookie:"));
        let cookies = cookies.filter_map(|line| line.split_once(':')?.1.split(';').next());
        Ok(cookies.map(str::trim).collect::<Vec<_>>().join("; "))
    }

    /// The most memory that was resident so far, in MB.
    pub fn most_memory(&self) -> Result<f64> {
        self.memory("VmHWM:")
    }

    /// The memory that is resident, in MB.
    pub fn resident_memory(&self) -> Result<f64> {
        self.memory("VmRSS:")
    }

    fn memory(&self, figure: &str) -> Result<f64> {
        let status = fs::read_to_string(self.folder().join("status")).map_err(wrong)?;
        let kib = status.lines().find_map(|line| line.strip_prefix(figure)?.trim().strip_suffix(" kB"));
        let kib: f64 = kib.and_then(|kib| kib.trim().parse().ok()).ok_or_else(|| wrong(figure))?;
        Ok(kib * 1_024.0 / 1e6)
    }

    /// The time that its threads have had a core so far.
    pub fn busy(&self) -> Result<Duration> {
        busy(&self.folder())
    }

    /// What the system tells of it.
    fn folder(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}", self.process.id()))
    }
}

/// The time that the threads of a process have had a core so far.
pub fn busy(process: &Path) -> Result<Duration> {
    let mut busy = Duration::ZERO;
    for thread in fs::read_dir(process.join("task")).map_err(wrong)? {
        let told = thread.and_then(|thread| fs::read_to_string(thread.path().join("schedstat")));
        let nanoseconds = told.map_err(wrong)?.split(' ').next().and_then(|first| first.parse().ok());
        busy += Duration::from_nanos(nanoseconds.ok_or_else(|| wrong("no schedstat"))?);
    }
    Ok(busy)
}

pub async fn connect(from: Ipv4Addr, to: SocketAddr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4().map_err(wrong)?;
    socket.bind(SocketAddr::from((from, 0))).map_err(wrong)?;
    socket.connect(to).await.map_err(wrong)
}

/// One request over a connection of its own; answers the status and all that came.
pub async fn ask(
    from: Ipv4Addr,
    addr: SocketAddr,
    line: &str,
    cookie: &str,
    body: &str,
) -> Result<(u16, String)> {
    let mut stream = connect(from, addr).await?;
    let head = format!(
        "{line} HTTP/1.1\r\nHost: {addr}\r\nOrigin: http://{addr}\r\nConnection: close\r\nAccept: text/html\r\n\
         Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.map_err(wrong)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.map_err(wrong)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok((status.ok_or_else(|| wrong("no answer"))?, answer))
}
