//! How many logs the real program takes in from phones that all send at once, each answered when it is on disk.

use super::{
    line,
    program::{Program, STAFF, busy, connect},
    with_sample, wrong,
};
use chrono::{Duration as Days, Utc};
use domain::{
    outreach::LogForm,
    sync::{Batch, Operation, OperationId, PROTOCOL},
    time::{show_day, today},
};
use std::{
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use store::{Db, Result, new_log_key};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    task::JoinSet,
};

/// Phones that send at once, each over a connection of its own.
const PHONES: usize = 64;
/// Logs of one batch.
const BATCH: usize = 50;
/// How long each is measured, and how long the program works before.
const MEASURED: Duration = Duration::from_secs(5);
const WARM_UP: Duration = Duration::from_secs(2);
/// Who sends.
const LOGINS: [&str; 2] = ["kehoach", "dongda"];

/// Measures logs one by one and in batches, over a database that holds nothing yet or the sample.
pub async fn sync(folder: &Path, url: &str, database: &str) -> Result<()> {
    let db = with_sample(url).await?;
    db.require_durable().await?;
    let program = Program::start(&folder.join(format!("synced{database}")), url).await?;
    let phones = phones(&db, &program).await?;
    let before = db.count_logs().await?;
    let warm = send(&phones, BATCH, WARM_UP).await? + send(&phones, 1, WARM_UP).await?;
    let memory = at_rest(&program).await?;
    let singles = measure(&program, &phones, 1).await?;
    singles.print(&format!("sync_singles{database}"), ">= 1000");
    let batches = measure(&program, &phones, BATCH).await?;
    batches.print(&format!("sync_batches_of_{BATCH}{database}"), ">= 5000");
    let after = at_rest(&program).await?;
    line(&format!("sync{database}_memory"), after, "MB", "");
    line(&format!("sync{database}_memory_growth"), after / memory, "ratio", "<= 1.2");
    let (kept, sent) = (db.count_logs().await? - before, warm + singles.logs + batches.logs);
    db.close().await?;
    if kept == sent { Ok(()) } else { Err(wrong(format!("{sent} logs were answered and {kept} are there"))) }
}

/// The memory that is resident once nothing is sent, in MB: when it has not fallen for a second.
async fn at_rest(program: &Program) -> Result<f64> {
    let mut least = program.resident_memory()?;
    let mut since = Instant::now();
    while since.elapsed() < Duration::from_secs(1) {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = program.resident_memory()?;
        if now < least {
            (least, since) = (now, Instant::now());
        }
    }
    Ok(least)
}

/// What was sent in a while, and what it took.
struct Measured {
    logs: u64,
    took: Duration,
    /// How long cores were busy for who sends, and for the program.
    own: Duration,
    its: Duration,
}

impl Measured {
    fn print(&self, name: &str, target: &str) {
        #[expect(clippy::cast_precision_loss, reason = "some ten thousands")]
        let logs = self.logs as f64;
        let cores = u32::try_from(std::thread::available_parallelism().map_or(1, usize::from)).unwrap_or(1);
        let share = |busy: Duration| 100.0 * busy.as_secs_f64() / (self.took * cores).as_secs_f64();
        line(&format!("{name}_rate"), logs / self.took.as_secs_f64(), "logs/s", target);
        line(&format!("{name}_generator"), share(self.own), "% of cores", "");
        line(&format!("{name}_program"), share(self.its), "% of cores", "");
    }
}

async fn measure(program: &Program, phones: &Arc<[Phone]>, batch: usize) -> Result<Measured> {
    let this = Path::new("/proc/self");
    let (begun, own, its) = (Instant::now(), busy(this)?, program.busy()?);
    let logs = send(phones, batch, MEASURED).await?;
    let took = begun.elapsed();
    Ok(Measured {
        logs,
        took,
        own: busy(this)?.saturating_sub(own),
        its: program.busy()?.saturating_sub(its),
    })
}

/// Somebody who is signed in and sends logs of one unit.
struct Phone {
    addr: SocketAddr,
    cookie: String,
    owner: i64,
    unit: String,
}

async fn phones(db: &Db, program: &Program) -> Result<Arc<[Phone]>> {
    let officer = db.actor_by_login("dongda").await?;
    let unit = db.logs(&officer).opened(None).await?.fresh(new_log_key()).unit;
    let mut phones = Vec::new();
    for login in LOGINS {
        let (owner, cookie) = (db.actor_by_login(login).await?.account, program.sign_in(login).await?);
        phones.push(Phone { addr: program.addr, cookie, owner, unit: unit.clone() });
    }
    Ok(phones.into())
}

/// Sends from all phones at once for a while, each again as soon as it was answered; answers how many logs were kept.
async fn send(phones: &Arc<[Phone]>, batch: usize, time: Duration) -> Result<u64> {
    let until = Instant::now() + time;
    let mut sending = JoinSet::new();
    for number in 0..PHONES {
        let phones = Arc::clone(phones);
        sending.spawn(async move {
            let phone = phones.get(number % phones.len().max(1)).ok_or_else(|| wrong("nobody sends"))?;
            phone.send_until(until, number, batch).await
        });
    }
    sending.join_all().await.into_iter().sum()
}

impl Phone {
    async fn send_until(&self, until: Instant, number: usize, batch: usize) -> Result<u64> {
        let mut stream = BufReader::new(connect(STAFF, self.addr).await?);
        let mut kept = 0;
        while Instant::now() < until {
            stream.write_all(&self.request(number, batch)?).await.map_err(wrong)?;
            let answer = answer(&mut stream).await?;
            let created = answer.matches("\"outcome\":\"created\"").count();
            if created != batch {
                return Err(wrong(format!("{created} of {batch} logs were created: {answer}")));
            }
            kept += created as u64;
        }
        Ok(kept)
    }

    /// New logs of outreach that nobody planned, of the last weeks.
    fn request(&self, number: usize, batch: usize) -> Result<Vec<u8>> {
        let operations = (0..batch).map(|place| {
            let back = i64::try_from((number + place) % 28).unwrap_or_default();
            let log = LogForm {
                unit: self.unit.clone(),
                kind: "other".into(),
                title: "Phát thanh lưu động".into(),
                day: show_day(today() - Days::days(back)),
                numbers: [("attendances".to_owned(), (20 + place).to_string())].into(),
                ..LogForm::default()
            };
            let id = OperationId::parse(&new_log_key()).map_err(wrong)?;
            let log = serde_json::to_value(log)?;
            Ok(Operation { id, base: None, made_at: Utc::now(), log })
        });
        let operations = operations.collect::<Result<Vec<_>>>()?;
        let body =
            serde_json::to_vec(&Batch { protocol: PROTOCOL, owner: self.owner, sent_at: None, operations })?;
        let (addr, cookie, length) = (self.addr, &self.cookie, body.len());
        let head = format!(
            "POST /api/v1/sync/batch HTTP/1.1\r\nHost: {addr}\r\nOrigin: http://{addr}\r\nCookie: {cookie}\r\n\
             Accept: */*\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        );
        Ok([head.into_bytes(), body].concat())
    }
}

/// The body of an answer that says how long it is.
async fn answer(stream: &mut BufReader<TcpStream>) -> Result<String> {
    let (mut head, mut length) = (String::new(), None);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.map_err(wrong)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length.ok_or_else(|| wrong(format!("an answer without a length: {head}")))?];
    stream.read_exact(&mut body).await.map_err(wrong)?;
    if head.split(' ').nth(1) != Some("200") {
        return Err(wrong(format!("{head}{}", String::from_utf8_lossy(&body))));
    }
    String::from_utf8(body).map_err(wrong)
}
