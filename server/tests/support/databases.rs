//! A database for each test, copied from one that was filled once.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::path::Path;
use store::Db;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// What a test begins with.
#[derive(Clone, Copy)]
pub enum Start {
    /// Units, audiences and hotlines, as in every installation.
    Seed,
    /// The sample as well.
    Sample,
}

/// A database that is one test's own.
pub struct Scratch {
    url: String,
    folder: TempDir,
    /// On PostgreSQL its name.
    name: Option<String>,
}

impl Scratch {
    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn remove(self) {
        if let (Some(name), Some(server)) = (self.name, server().await) {
            run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn fill(url: &str, start: Start) {
    let db = Db::connect(url).await.unwrap();
    db.migrate().await.unwrap();
    db.seed().await.unwrap();
    if matches!(start, Start::Sample) {
        db.load_demo().await.unwrap();
    }
}

/// A copy of a file that is filled once and kept while the tests run.
pub async fn sqlite(start: Start) -> Scratch {
    static SEED: OnceCell<TempDir> = OnceCell::const_new();
    static SAMPLE: OnceCell<TempDir> = OnceCell::const_new();
    let filled = match start {
        Start::Seed => &SEED,
        Start::Sample => &SAMPLE,
    };
    let filled = filled.get_or_init(|| filled_file(start)).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lantoa.db");
    std::fs::copy(filled.path().join("whole.db"), &file).unwrap();
    Scratch { url: format!("sqlite://{}", file.display()), folder, name: None }
}

async fn filled_file(start: Start) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("filling.db").display());
    fill(&url, start).await;
    // One whole file, without the log beside it.
    let whole = folder.path().join("whole.db");
    let connection = Database::connect(&url).await.unwrap();
    run(&connection, &format!("VACUUM INTO '{}'", whole.display())).await;
    folder
}

/// A database copied from one that is filled once; `None` where no server is named.
pub async fn postgres(start: Start) -> Option<Scratch> {
    static SEED: OnceCell<String> = OnceCell::const_new();
    static SAMPLE: OnceCell<String> = OnceCell::const_new();
    let Some(server) = server().await else {
        println!("skipped: LANTOA_TEST_POSTGRES_URL names no PostgreSQL");
        return None;
    };
    let filled = match start {
        Start::Seed => &SEED,
        Start::Sample => &SAMPLE,
    };
    let template = filled.get_or_init(|| filled_database(&server, start)).await;
    let name = unique_name();
    run(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    let url = url_of(&name);
    Some(Scratch { url, folder: tempfile::tempdir().unwrap(), name: Some(name) })
}

/// A database without tables; `None` where no server is named.
pub async fn empty_postgres() -> Option<Scratch> {
    let server = server().await?;
    let name = unique_name();
    run(&server, &format!("CREATE DATABASE {name}")).await;
    let url = url_of(&name);
    Some(Scratch { url, folder: tempfile::tempdir().unwrap(), name: Some(name) })
}

async fn filled_database(server: &DatabaseConnection, start: Start) -> String {
    let name = unique_name();
    run(server, &format!("CREATE DATABASE {name}")).await;
    fill(&url_of(&name), start).await;
    // A database is copied only while nobody is connected to it; a pool that was dropped closes in its own time.
    run(server, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
    run(server, &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
        .await;
    name
}

fn unique_name() -> String {
    format!("lantoa_test_{}", uuid::Uuid::new_v4().simple())
}

fn server_url() -> Option<String> {
    std::env::var("LANTOA_TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty())
}

/// The same server, another database.
fn url_of(name: &str) -> String {
    let url = server_url().unwrap();
    let (server, _) = url.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

async fn server() -> Option<DatabaseConnection> {
    Some(Database::connect(server_url()?).await.unwrap())
}

async fn run(server: &DatabaseConnection, statement: &str) {
    server.execute_unprepared(statement).await.unwrap();
}
