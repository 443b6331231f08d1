//! The application under test: a database of its own, the router, and people who use it.

mod builders;
mod client;
mod databases;
mod dice;
mod phones;
pub mod program;

pub use builders::{Ground, a_campaign, a_talk, an_account, posted, posted_account};
pub use client::{Answer, Client, form_request};
pub use databases::empty_postgres;
pub use dice::Dice;
pub use phones::{Phone, count_logs, results};

use chrono::Months;
use databases::{Scratch, Start};
use domain::{
    Actor,
    activities::ActivityForm,
    campaigns::{CampaignForm, Transition},
    import_export::{List, Report},
    time::{show_day, today},
};
use server::{Config, PhotoPlace};
use std::path::{Path, PathBuf};
use store::{DEMO_PASSWORD, Db, SecretKey};

/// Makes two tests of each function: on SQLite and on PostgreSQL, over a database that holds the sample.
macro_rules! both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() {
                super::$name(&$crate::support::TestApp::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() {
                let Some(app) = $crate::support::TestApp::on_postgres().await else { return };
                super::$name(&app).await;
                app.finish().await;
            }
        }
    )+};
}

/// As `both!`, over a database that holds only what every installation starts from: no accounts, no campaigns.
macro_rules! both_fresh {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() {
                super::$name(&$crate::support::TestApp::fresh_on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() {
                let Some(app) = $crate::support::TestApp::fresh_on_postgres().await else { return };
                super::$name(&app).await;
                app.finish().await;
            }
        }
    )+};
}

/// The site with a database of its own.
pub struct TestApp {
    pub db: Db,
    pub config: Config,
    router: axum::Router,
    scratch: Scratch,
}

impl TestApp {
    /// With the sample: its units, organisations, accounts, campaigns.
    pub async fn on_sqlite() -> Self {
        Self::over(databases::sqlite(Start::Sample).await).await
    }

    pub async fn fresh_on_sqlite() -> Self {
        Self::over(databases::sqlite(Start::Seed).await).await
    }

    /// `None` where no server is named.
    pub async fn on_postgres() -> Option<Self> {
        Some(Self::over(databases::postgres(Start::Sample).await?).await)
    }

    pub async fn fresh_on_postgres() -> Option<Self> {
        Some(Self::over(databases::postgres(Start::Seed).await?).await)
    }

    async fn over(scratch: Scratch) -> Self {
        let db = Db::connect(scratch.url()).await.unwrap();
        let db = db.with_secret_key(SecretKey::of_file(&scratch.folder().join("lantoa.secret")).unwrap());
        let photos = PhotoPlace::Folder(scratch.folder().join("photos"));
        let config = Config { photos, ..Config::read(|_| None).unwrap() };
        let router = server::router(&config, db.clone());
        Self { db, config, router, scratch }
    }

    /// Takes the database away; a test that failed leaves it to be looked at.
    pub async fn finish(self) {
        let Self { db, scratch, .. } = self;
        drop(db);
        scratch.remove().await;
    }

    /// Closes the database, as a server that stops.
    pub async fn stop(&self) {
        self.db.clone().close().await.unwrap();
    }

    pub fn url(&self) -> &str {
        self.scratch.url()
    }

    /// A folder for files of the test's own.
    pub fn folder(&self) -> &Path {
        self.scratch.folder()
    }

    /// The file of an SQLite database.
    pub fn database_file(&self) -> PathBuf {
        self.folder().join("lantoa.db")
    }

    /// Somebody who is not signed in.
    pub fn a_stranger(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A stranger whose router reaches the same database through this handle.
    pub fn a_stranger_over(&self, db: Db) -> Client {
        Client::new(server::router(&self.config, db))
    }

    /// Somebody of the sample.
    pub async fn signed_in(&self, login: &str) -> Client {
        let client = self.a_stranger();
        client.sign_in(login, DEMO_PASSWORD).await.assert_redirect("/");
        client
    }

    pub async fn as_administrator(&self) -> Client {
        self.signed_in("quantri").await
    }

    pub async fn as_planner(&self) -> Client {
        self.signed_in("kehoach").await
    }

    /// The officer of Phường Đống Đa.
    pub async fn as_officer(&self) -> Client {
        self.signed_in("dongda").await
    }

    /// The city's police, who lead and support.
    pub async fn as_partner(&self) -> Client {
        self.signed_in("congan").await
    }

    pub async fn as_viewer(&self) -> Client {
        self.signed_in("xem").await
    }

    pub async fn administrator(&self) -> Actor {
        self.db.actor_by_login("quantri").await.unwrap()
    }

    pub async fn planner(&self) -> Actor {
        self.db.actor_by_login("kehoach").await.unwrap()
    }

    pub async fn viewer(&self) -> Actor {
        self.db.actor_by_login("xem").await.unwrap()
    }

    /// A draft campaign of 2026, with what its activities may name.
    pub async fn campaign(&self) -> Ground {
        self.plan_campaign(&a_campaign()).await
    }

    async fn plan_campaign(&self, form: &CampaignForm) -> Ground {
        let planner = self.planner().await;
        let id = self.db.campaigns(&planner).plan(form).await.unwrap();
        Ground { id, known: self.db.activities(&planner).known(id).await.unwrap() }
    }

    /// A draft campaign of the two months before and after today, whatever day that is.
    pub async fn campaign_of_today(&self) -> Ground {
        let (from, to) = (today() - Months::new(2), today() + Months::new(2));
        let form = CampaignForm { starts_on: show_day(from), ends_on: show_day(to), ..a_campaign() };
        self.plan_campaign(&form).await
    }

    /// As [`TestApp::campaign_of_today`], approved and running.
    pub async fn running_campaign_of_today(&self) -> Ground {
        let ground = self.campaign_of_today().await;
        self.move_campaign(ground.id, &[Transition::Submit, Transition::Approve, Transition::Run]).await;
        ground
    }

    /// As [`TestApp::campaign`], approved and running.
    pub async fn running_campaign(&self) -> Ground {
        let ground = self.campaign().await;
        self.move_campaign(ground.id, &[Transition::Submit, Transition::Approve, Transition::Run]).await;
        ground
    }

    pub async fn move_campaign(&self, id: i64, transitions: &[Transition]) {
        let planner = self.planner().await;
        for transition in transitions {
            self.db.campaigns(&planner).transition(id, *transition, "").await.unwrap();
        }
    }

    /// Plans an activity as the planner; answers its id.
    pub async fn plan(&self, form: &ActivityForm) -> i64 {
        let planner = self.planner().await;
        self.db.activities(&planner).plan(form).await.unwrap().id
    }

    /// Imports a sheet of units as the command line does.
    pub async fn import_units(&self, sheet: &[u8]) -> Report {
        let table = server::read_units(sheet).unwrap();
        self.db.import_table(&store::system(), List::Units, &table, true).await.unwrap()
    }

    /// The title an activity has now.
    pub async fn title_of(&self, id: i64) -> String {
        let planner = self.planner().await;
        self.db.activities(&planner).find(id).await.unwrap().activity.title
    }
}

/// A file of the folder that the sessions share; `None`, and a line that says so, where it is absent.
pub fn shared(file: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("LANTOA_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let path = folder.join(file);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: {} is not here (LANTOA_SHARED names its folder)", path.display());
    None
}
