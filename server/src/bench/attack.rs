//! What the real program still gives its staff while strangers load it.

use super::{ROUNDS, line, wrong};
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use store::{DEMO_PASSWORD, Result};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

/// Connections that ask for one poster after another, and that say nothing.
const ASKING: usize = 64;
const SILENT: usize = 200;

/// Each comes from an address of its own on this machine.
const STAFF: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const SILENT_AT: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
const ASKING_AT: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 4);

/// Measures a staff page before and during an attack, and the most memory that the server then had.
pub async fn attack(folder: &Path) -> Result<()> {
    let server = Server::start(folder).await?;
    let posters: Arc<[String]> = server.posters().await?.into();
    let cookie = server.sign_in().await?;
    let (quiet, _) = server.staff_page(&cookie).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let drawn = Arc::new(AtomicU64::new(0));
    let mut silent = Vec::with_capacity(SILENT);
    for _ in 0..SILENT {
        silent.push(connect(SILENT_AT, server.addr).await?);
    }
    let attackers: Vec<_> = (0..ASKING)
        .map(|first| {
            let (addr, posters, stop, drawn) =
                (server.addr, Arc::clone(&posters), Arc::clone(&stop), Arc::clone(&drawn));
            tokio::spawn(async move {
                for poster in posters.iter().cycle().skip(first) {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    if let Ok((200, _)) = ask(ASKING_AT, addr, &format!("GET {poster}"), "", "").await {
                        drawn.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    let attacked = server.staff_page(&cookie).await;
    let memory = server.most_memory()?;
    stop.store(true, Ordering::Relaxed);
    for attacker in attackers {
        attacker.await.map_err(wrong)?;
    }
    let (median, failed) = attacked?;
    line("attacked_staff_page_quiet", quiet, "ms", "");
    line("attacked_staff_page_median", median, "ms", "");
    line("attacked_to_quiet", median / quiet, "ratio", "<= 5");
    line("attacked_staff_page_failures", failed, "pages", "= 0");
    line("attacked_memory_most", memory, "MB", "<= 300");
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    line("attacked_posters_given", drawn.load(Ordering::Relaxed) as f64, "posters", "");
    drop(silent);
    Ok(())
}

/// The program of this build over a sample of its own; it ends with this value.
struct Server {
    process: Child,
    addr: SocketAddr,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    async fn start(folder: &Path) -> Result<Self> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(wrong)?;
        let addr = listener.local_addr().map_err(wrong)?;
        drop(listener);
        let data = folder.join("attacked");
        std::fs::create_dir_all(&data).map_err(wrong)?;
        let process = Command::new(std::env::current_exe().map_err(wrong)?)
            .arg("serve")
            .env("LANTOA_DATABASE_URL", format!("sqlite://{}", data.join("lantoa.db").display()))
            .env("LANTOA_DATA", &data)
            .env("LANTOA_ADDR", addr.to_string())
            .env("LANTOA_BASE_URL", format!("http://{addr}"))
            .env("LANTOA_DEMO", "true")
            .env("RUST_LOG", "off")
            .stdout(Stdio::null())
            .spawn()
            .map_err(wrong)?;
        let server = Self { process, addr };
        let deadline = Instant::now() + Duration::from_secs(60);
        while !matches!(ask(STAFF, addr, "GET /readyz", "", "").await, Ok((200, _))) {
            if Instant::now() > deadline {
                return Err(wrong("the server did not come up"));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(server)
    }

    /// The posters of every public activity, each of which has to be drawn.
    async fn posters(&self) -> Result<Vec<String>> {
        let (_, sitemap) = ask(STAFF, self.addr, "GET /sitemap.xml", "", "").await?;
        let ids = sitemap.split("/a/").skip(1).filter_map(|rest| rest.split('<').next());
        let posters: Vec<String> = ids.map(|id| format!("/a/{id}/poster-a2.pdf")).collect();
        if posters.is_empty() { Err(wrong("no public activity")) } else { Ok(posters) }
    }

    async fn sign_in(&self) -> Result<String> {
        let body = format!("form[login]=kehoach&form[password]={}", DEMO_PASSWORD.replace(' ', "+"));
        let (_, answer) = ask(STAFF, self.addr, "POST /do/sign-in", "", &body).await?;
        let cookies = answer.lines().filter(|line| line.to_lowercase().starts_with("set-cookie:"));
        let cookies = cookies.filter_map(|line| line.split_once(':')?.1.split(';').next());
        Ok(cookies.map(str::trim).collect::<Vec<_>>().join("; "))
    }

    /// The median in milliseconds of a page that staff work with, and how often it failed.
    async fn staff_page(&self, cookie: &str) -> Result<(f64, f64)> {
        let (mut times, mut failed) = (Vec::with_capacity(ROUNDS), 0.0);
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            match ask(STAFF, self.addr, "GET /campaigns/2/schedule", cookie, "").await {
                Ok((200, _)) => times.push(begun.elapsed().as_secs_f64() * 1_000.0),
                _ => failed += 1.0,
            }
        }
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied();
        Ok((median.ok_or_else(|| wrong("no page came"))?, failed))
    }

    /// The most memory that was resident so far, in MB.
    fn most_memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).map_err(wrong)?;
        let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        let kib: f64 = kib.and_then(|kib| kib.trim().parse().ok()).ok_or_else(|| wrong("no VmHWM"))?;
        Ok(kib * 1_024.0 / 1e6)
    }
}

async fn connect(from: Ipv4Addr, to: SocketAddr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4().map_err(wrong)?;
    socket.bind(SocketAddr::from((from, 0))).map_err(wrong)?;
    socket.connect(to).await.map_err(wrong)
}

/// One request over a connection of its own; answers the status and all that came.
async fn ask(
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
