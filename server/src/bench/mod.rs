//! `lantoa bench`: every figure on a scratch database, a line each: name, value, unit, target.

mod attack;
mod outreach;
mod program;
mod sync;

use crate::{Config, router};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{
    activities::{ActivityForm, DetailsForm, SpeakerForm},
    campaigns::CampaignForm,
    import_export::{List, Table},
};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use store::{DEMO_PASSWORD, Db, Error, Result};
use tower::ServiceExt;

/// Requests behind each median.
const ROUNDS: usize = 41;

fn line(name: &str, value: f64, unit: &str, target: &str) {
    println!("{name:<40} {value:>10.2} {unit:<10} {target}");
}

fn wrong(error: impl std::fmt::Display) -> Error {
    Error::Stored(error.to_string())
}

/// Runs every benchmark, the last of the pages of figures with so many logs of outreach.
pub async fn bench(logs: u64) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("lantoa-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(wrong)?;
    let measured = measure(&folder, logs).await;
    std::fs::remove_dir_all(&folder).map_err(wrong)?;
    measured
}

async fn measure(folder: &Path, logs: u64) -> Result<()> {
    let sqlite = |file: &str| format!("sqlite://{}", folder.join(file).display());
    let mut db = with_sample(&sqlite("bench.db")).await?;
    let queries = db.count_queries();
    let small = campaign_with(&db, "BENCH-500", 2026, 360, 500).await?;
    let large = campaign_with(&db, "BENCH-2000", 2026, 360, 2_000).await?;
    // All in one month.
    campaign_with(&db, "BENCH-MONTH", 2027, 31, 500).await?;
    let config = Config::read(|_| None).map_err(wrong)?;
    let client = Client::sign_in(router(&config, db.clone()), queries).await?;

    println!("{:<40} {:>10} {:<10} target", "name", "value", "unit");
    schedules(&client, small, large).await?;
    pages(&client, small).await?;
    month(&client, "").await?;
    prints(&client, small).await?;
    search(&db, &client, "").await?;
    // Last: it opens thousands of units.
    previews(&db).await?;
    attack::attack(folder).await?;
    sync::sync(folder, &sqlite("sync.db"), "").await?;
    let mut db = with_sample(&sqlite("outreach.db")).await?;
    let queries = db.count_queries();
    let client = Client::sign_in(router(&config, db.clone()), queries).await?;
    outreach::pages(&db, &client, "", logs).await?;
    match std::env::var("LANTOA_BENCH_POSTGRES_URL") {
        Ok(url) => on_postgres(folder, &url, logs).await,
        Err(_) => {
            println!(
                "# LANTOA_BENCH_POSTGRES_URL names no scratch database: nothing was measured on PostgreSQL"
            );
            Ok(())
        }
    }
}

async fn with_sample(url: &str) -> Result<Db> {
    let db = Db::connect(url).await?;
    db.migrate().await?;
    db.seed().await?;
    db.load_demo().await?;
    Ok(db)
}

/// The schedules of a campaign of 500 and of one of 2,000 activities.
async fn schedules(client: &Client, small: i64, large: i64) -> Result<()> {
    let (of_500, asked_500) = client.median(&format!("/campaigns/{small}/schedule")).await?;
    let (of_2000, asked_2000) = client.median(&format!("/campaigns/{large}/schedule")).await?;
    line("schedule_500_median", of_500, "ms", "<= 40");
    line("schedule_2000_median", of_2000, "ms", "");
    line("schedule_2000_to_500", of_2000 / of_500, "ratio", "<= 2");
    line("schedule_500_queries", asked_500, "queries", "bounded");
    line("schedule_2000_queries", asked_2000, "queries", "= as with 500");
    let searched = format!("/campaigns/{large}/schedule?q=toa%20dam%20so%201999");
    line("schedule_2000_search_median", client.median(&searched).await?.0, "ms", "");
    Ok(())
}

async fn pages(client: &Client, campaign: i64) -> Result<()> {
    let form = format!("/campaigns/{campaign}/activities/new?kind=talk");
    line("activity_form_median", client.median(&form).await?.0, "ms", "");
    line("home_median", client.median("/").await?.0, "ms", "");
    Ok(())
}

async fn prints(client: &Client, campaign: i64) -> Result<()> {
    let picture = format!("{}/picture.png", client.first_public_activity().await?);
    line("share_picture_median", client.median_of(&picture, 5).await?.0, "ms", "");
    let poster = format!("/activities/{}/poster-a2.pdf", client.first_activity(campaign).await?);
    line("poster_a2_pdf_median", client.median_of(&poster, 5).await?.0, "ms", "");
    Ok(())
}

async fn previews(db: &Db) -> Result<()> {
    let (of_250, of_1000) = (preview(db, 250, "").await?, preview(db, 1_000, "").await?);
    line("import_250_preview", of_250, "ms", "");
    line("import_1000_preview", of_1000, "ms", "");
    line("import_1000_to_250", of_1000 / of_250, "ratio", "<= 6");
    let unit = open_units(db, 3_500).await?;
    line("import_2000_against_3500_units_preview", preview(db, 2_000, &unit).await?, "ms", "<= 2000");
    Ok(())
}

/// Opens wards until there are so many units; answers the name of the last.
async fn open_units(db: &Db, units: usize) -> Result<String> {
    let keeper = db.actor_by_login("quantri").await?;
    let there = db.table(&keeper, List::Units).await?.rows.len();
    let row = |number: usize| {
        let (code, name) = ((60_000 + number).to_string(), format!("Phường Đo {number}"));
        [&*code, &*name, "", "Phường", "01", "01/07/2025", ""].map(str::to_owned).to_vec()
    };
    let table = Table::of(List::Units, (there..units).map(row));
    let refused = db.import_table(&keeper, List::Units, &table, true).await?.refused;
    if !refused.is_empty() {
        return Err(wrong(format!("{} lines are refused", refused.len())));
    }
    Ok(format!("Phường Đo {}", units - 1))
}

/// Milliseconds to look at a table of so many new organisations, in a unit or in none.
async fn preview(db: &Db, organisations: usize, unit: &str) -> Result<f64> {
    let keeper = db.actor_by_login("quantri").await?;
    let row = |number| {
        let cells = [format!("Cơ quan đo {number}"), format!("CQ {number}"), "police".into(), unit.into()];
        cells.into_iter().chain(std::iter::repeat_n(String::new(), 3)).collect()
    };
    let table = Table::of(List::Organisations, (0..organisations).map(row));
    let begun = Instant::now();
    let report = db.import_table(&keeper, List::Organisations, &table, false).await?;
    if report.added.len() != organisations {
        return Err(wrong(format!("{} of {organisations} organisations are new", report.added.len())));
    }
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

/// What differs most between the databases, on the other.
async fn on_postgres(folder: &Path, url: &str, logs: u64) -> Result<()> {
    let mut db = with_sample(url).await?;
    let queries = db.count_queries();
    campaign_with(&db, "BENCH-MONTH", 2027, 31, 500).await?;
    let config = Config::read(|_| None).map_err(wrong)?;
    let client = Client::sign_in(router(&config, db.clone()), queries).await?;
    month(&client, "_postgres").await?;
    outreach::pages(&db, &client, "_postgres", logs).await?;
    search(&db, &client, "_postgres").await?;
    sync::sync(folder, url, "_postgres").await
}

/// A month of the calendar with 500 activities, beside the simplest page of the same server.
async fn month(client: &Client, database: &str) -> Result<()> {
    let (month, simplest) = ("/calendar?on=15/01/2027", "/help");
    let (median, asked) = client.median(month).await?;
    line(&format!("calendar_month_500{database}_median"), median, "ms", "<= 10");
    line(&format!("calendar_month_500{database}_queries"), asked, "queries", "<= 6");
    let (of_simplest, of_month) = (client.rate(simplest).await?, client.rate(month).await?);
    line(&format!("simplest_page{database}_rate"), of_simplest, "requests/s", "");
    line(&format!("calendar_month_500{database}_rate"), of_month, "requests/s", "");
    line(&format!("calendar_month_500{database}_to_simplest"), of_simplest / of_month, "ratio", "<= 40");
    Ok(())
}

/// What people type: a common pair of words, a beginning, a rare word, a unit, a person, nothing that there is.
const SEARCHES: [&str; 6] =
    ["toa+dam", "toa+dam+viec+l", "nhom77", "dong+da", "nguyen+van+an", "khong+co+gi+nhu+vay"];

/// The median over everything that is typed, in growing tables.
async fn search(db: &Db, client: &Client, database: &str) -> Result<()> {
    for rows in [1_000, 10_000, 100_000] {
        db.repeat_activities(rows).await?;
        let mut medians = Vec::new();
        for typed in SEARCHES {
            medians.push(client.median_of(&format!("/search?q={typed}"), 9).await?.0);
        }
        medians.sort_by(f64::total_cmp);
        let (median, slowest) = (medians[SEARCHES.len() / 2], medians[SEARCHES.len() - 1]);
        line(
            &format!("search_{rows}{database}_median"),
            median,
            "ms",
            if rows == 100_000 { "<= 30" } else { "" },
        );
        line(&format!("search_{rows}{database}_slowest"), slowest, "ms", "");
    }
    Ok(())
}

/// A campaign of a year with so many talks over its first days; answers its id.
async fn campaign_with(db: &Db, code: &str, year: i32, days: usize, activities: usize) -> Result<i64> {
    let planner = db.actor_by_login("kehoach").await?;
    let form = CampaignForm {
        code: code.into(),
        title: format!("Chiến dịch đo {code}"),
        starts_on: format!("01/01/{year}"),
        ends_on: format!("31/12/{year}"),
        ..Default::default()
    };
    let id = db.campaigns(&planner).plan(&form).await?;
    let known = db.activities(&planner).known(id).await?;
    let day = known.from;
    let units: Vec<i64> = known.units.iter().filter(|u| u.validity.holds(day)).map(|u| u.id).collect();
    let organisations: Vec<i64> =
        known.organisations.iter().filter(|o| o.validity.holds(day)).map(|o| o.id).collect();
    let pick = |ids: &[i64], i: usize| ids.get(i % ids.len().max(1)).copied().unwrap_or_default().to_string();
    let speaker = SpeakerForm { name: "Nguyễn Văn An".into(), ..Default::default() };
    for i in 0..activities {
        let starts_on =
            domain::time::show_day(known.from + chrono::Duration::days(i64::try_from(i % days).unwrap_or(0)));
        let form = ActivityForm {
            campaign: id.to_string(),
            kind: "talk".into(),
            title: format!("Tọa đàm số {i} về việc làm ở nước ngoài"),
            units: vec![pick(&units, i), pick(&units, i + 7)],
            venue_name: "Nhà văn hóa".into(),
            starts_on,
            starts_at: "8:00".into(),
            ends_at: "11:00".into(),
            lead: pick(&organisations, i),
            supporting: vec![pick(&organisations, i + 1), pick(&organisations, i + 2)],
            audiences: known.audiences.iter().take(2).map(|audience| audience.id.to_string()).collect(),
            quantities: [("attendances".to_owned(), "300".to_owned())].into(),
            money: "38.000.000".into(),
            details: DetailsForm {
                topic: "Đi đúng – về an toàn".into(),
                speakers: vec![speaker.clone()],
                ..Default::default()
            },
            ..Default::default()
        };
        db.activities(&planner).plan(&form).await?;
    }
    Ok(id)
}

/// A browser without a network: requests go straight into the router.
#[derive(Clone)]
struct Client {
    router: Router,
    cookie: String,
    queries: Arc<AtomicU64>,
}

impl Client {
    async fn sign_in(router: Router, queries: Arc<AtomicU64>) -> Result<Self> {
        let form = format!("form[login]=kehoach&form[password]={}", DEMO_PASSWORD.replace(' ', "+"));
        let request = Request::post("/do/sign-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "text/html")
            .body(Body::from(form))
            .map_err(wrong)?;
        let response = router.clone().oneshot(request).await.map_err(wrong)?;
        let cookies =
            response.headers().get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let cookie = cookies.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ");
        Ok(Self { router, cookie, queries })
    }

    async fn get(&self, path: &str) -> Result<Vec<u8>> {
        let request = Request::get(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT, "text/html")
            .body(Body::empty());
        let response = self.router.clone().oneshot(request.map_err(wrong)?).await.map_err(wrong)?;
        if response.status() != StatusCode::OK {
            return Err(wrong(format!("{path} answered {}", response.status())));
        }
        Ok(to_bytes(response.into_body(), usize::MAX).await.map_err(wrong)?.to_vec())
    }

    /// The median in milliseconds and the queries of one request.
    async fn median(&self, path: &str) -> Result<(f64, f64)> {
        self.median_of(path, ROUNDS).await
    }

    /// Requests answered in a second, when as many people ask as there are cores.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred requests")]
    async fn rate(&self, path: &str) -> Result<f64> {
        let people = std::thread::available_parallelism().map_or(1, usize::from);
        let begun = Instant::now();
        let mut asking = tokio::task::JoinSet::new();
        for _ in 0..people {
            let (client, path) = (self.clone(), path.to_owned());
            asking.spawn(async move {
                for _ in 0..3 * ROUNDS {
                    client.get(&path).await?;
                }
                Ok::<(), Error>(())
            });
        }
        for asked in asking.join_all().await {
            asked?;
        }
        Ok((people * 3 * ROUNDS) as f64 / begun.elapsed().as_secs_f64())
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of queries")]
    async fn median_of(&self, path: &str, rounds: usize) -> Result<(f64, f64)> {
        self.get(path).await?;
        let before = self.queries.load(Ordering::Relaxed);
        self.get(path).await?;
        let asked = self.queries.load(Ordering::Relaxed) - before;
        let mut times = Vec::with_capacity(rounds);
        for _ in 0..rounds {
            let begun = Instant::now();
            self.get(path).await?;
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
        }
        times.sort_by(f64::total_cmp);
        Ok((times.get(rounds / 2).copied().unwrap_or_default(), asked as f64))
    }

    /// The public address of an activity.
    async fn first_public_activity(&self) -> Result<String> {
        let page = self.get("/near").await?;
        let page = String::from_utf8_lossy(&page);
        let id = page.split("href=\"/a/").nth(1).and_then(|rest| rest.split('"').next());
        id.map(|id| format!("/a/{id}")).ok_or_else(|| wrong("no activity near"))
    }

    async fn first_activity(&self, campaign: i64) -> Result<i64> {
        let page = self.get(&format!("/campaigns/{campaign}/schedule")).await?;
        let page = String::from_utf8_lossy(&page);
        let id = page.split("/activities/").filter_map(|rest| rest.split('"').next()?.parse().ok()).next();
        id.ok_or_else(|| wrong("no activity on the schedule"))
    }
}
