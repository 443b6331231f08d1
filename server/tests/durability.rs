//! What was answered “saved” survives a killed server. On SQLite, with the real program and a real network.

use crate::support::{
    Ground, TestApp, a_talk, posted,
    program::{Server, database_url, request, start, urlencoded},
};
use domain::activities::ActivityForm;
use std::{
    collections::HashSet,
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{DEMO_PASSWORD, Db};

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
