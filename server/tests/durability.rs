//! What was answered “saved” survives a killed server and a full disk. On SQLite, with the real program and a real
//! network.

use crate::support::{
    Ground, TestApp, a_talk, posted,
    program::{Server, database_url, request, sign_in, start, start_by, urlencoded},
};
use domain::activities::ActivityForm;
use std::{
    collections::HashSet,
    fs::File,
    io::Write,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use store::Db;
use tempfile::TempDir;

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
    let cookie = sign_in(server.addr, "kehoach").await.unwrap();
    let last = acknowledged.last().unwrap();
    let page = request(server.addr, &format!("GET /activities/{last}"), &cookie, "").await.unwrap();
    assert_eq!(page.status, 200);
    server.kill();
    let kept = saved_ids(folder.path(), &ground).await;
    let lost: Vec<&i64> = acknowledged.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "{} of {} are gone: {lost:?}", lost.len(), acknowledged.len());
}

/// Bytes of the small disk.
const SMALL_DISK: &str = "40m";

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_nothing_is_lost_and_people_still_sign_in() {
    let app = TestApp::on_sqlite().await;
    let ground = app.running_campaign().await;
    let (seed, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    store::backup(&app.db, &seed.path().join("lantoa.db")).await.unwrap();
    let Some(disk) = SmallDisk::with(seed.path(), folder.path()).await else {
        println!("skipped: a disk of the test's own is not to be had here");
        return;
    };
    let addr = disk.server.addr;
    let cookie = sign_in(addr, "kehoach").await.unwrap();
    let body = urlencoded(&posted(&a_talk(&ground)));
    let mut acknowledged = vec![saved(addr, &cookie, &body).await.unwrap()];

    // It is full: saving is refused in words, each time and at once, and what was typed is there.
    disk.fill();
    while let Some(id) = saved(addr, &cookie, &body).await {
        // There was room in what the database has.
        acknowledged.push(id);
        assert!(acknowledged.len() < 200, "the disk is never full");
        disk.fill();
    }
    for _ in 0..20 {
        assert_eq!(saved(addr, &cookie, &body).await, None);
    }
    let begun = Instant::now();
    let refused = request(addr, "POST /do/activities/save", &cookie, &body).await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let page = refused.header("location").unwrap();
    assert!(page.contains("draft="), "{page}");
    let page = request(addr, &format!("GET {page}"), &cookie, "").await.unwrap();
    assert!(page.body.contains("Máy chủ đã đầy") && page.body.contains("Tọa đàm"), "{}", page.body);
    // Reading goes on, and so does signing in; whoever watches over it is told.
    assert_eq!(request(addr, "GET /campaigns", &cookie, "").await.unwrap().status, 200);
    let again = sign_in(addr, "kehoach").await.unwrap();
    assert_eq!(request(addr, "GET /campaigns", &again, "").await.unwrap().status, 200);
    assert_eq!(request(addr, "GET /readyz", "", "").await.unwrap().status, 503);

    // As soon as there is room again, it is saved again.
    disk.clear();
    let deadline = Instant::now() + Duration::from_secs(20);
    while request(addr, "GET /readyz", "", "").await.unwrap().status != 200 {
        assert!(Instant::now() < deadline, "it did not recover");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for _ in 0..10 {
        acknowledged.push(saved(addr, &again, &body).await.expect("there is room again"));
    }
    let left = disk.killed();
    let kept = saved_ids(left.path(), &ground).await;
    let lost: Vec<&i64> = acknowledged.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "{} of {} are gone: {lost:?}", lost.len(), acknowledged.len());
}

/// A server whose database lies on a small disk that only it sees.
struct SmallDisk {
    server: Server,
    /// The disk, seen through the server's process.
    path: PathBuf,
}

impl SmallDisk {
    /// `None` where the system gives no disk to a test.
    async fn with(seed: &Path, folder: &Path) -> Option<Self> {
        let own = ["--map-root-user", "--mount"];
        let mount = format!("mount -t tmpfs -o size={SMALL_DISK} tmpfs {}", folder.display());
        let may = Command::new("unshare").args(own).args(["sh", "-c", &mount]).output();
        if !may.is_ok_and(|done| done.status.success()) {
            return None;
        }
        let begin = format!(
            "{mount} && cp {}/* {}/ && exec {} serve",
            seed.display(),
            folder.display(),
            env!("CARGO_BIN_EXE_lantoa")
        );
        let mut command = Command::new("unshare");
        command.args(own).args(["sh", "-c", &begin]);
        let server = start_by(command, folder, |_| {}).await;
        let path = PathBuf::from(format!("/proc/{}/root{}", server.process.id(), folder.display()));
        Some(Self { server, path })
    }

    /// Leaves not a byte.
    fn fill(&self) {
        let mut filler = File::options().create(true).append(true).open(self.path.join("filler")).unwrap();
        for size in [1 << 20, 1 << 12, 1] {
            while filler.write_all(&vec![1; size]).is_ok() {}
        }
    }

    fn clear(&self) {
        std::fs::remove_file(self.path.join("filler")).unwrap();
    }

    /// The database as the killed server left it.
    fn killed(mut self) -> TempDir {
        let left = tempfile::tempdir().unwrap();
        // The disk goes with the process: stopped, it changes nothing more.
        let pid = self.server.process.id().to_string();
        assert!(Command::new("kill").args(["-STOP", &pid]).status().unwrap().success());
        for file in ["lantoa.db", "lantoa.db-wal"] {
            std::fs::copy(self.path.join(file), left.path().join(file)).unwrap();
        }
        self.server.kill();
        left
    }
}

/// The id of an activity that was acknowledged; `None` where it was refused with all that was typed.
async fn saved(addr: SocketAddr, cookie: &str, body: &str) -> Option<i64> {
    let answer = request(addr, "POST /do/activities/save", cookie, body).await.unwrap();
    let location = answer.header("location").unwrap_or_else(|| panic!("status {}", answer.status));
    match location.strip_prefix("/activities/").and_then(|rest| rest.split('?').next()?.parse().ok()) {
        Some(id) => Some(id),
        None => {
            assert!(location.contains("draft="), "{location}");
            None
        }
    }
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

/// Saves one activity after another; somewhere on the way the server is killed. Answers the ids it acknowledged.
async fn save_until_killed(server: &mut Server, form: &ActivityForm, round: usize) -> Vec<i64> {
    let addr = server.addr;
    let cookie = sign_in(addr, "kehoach").await.unwrap();
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
