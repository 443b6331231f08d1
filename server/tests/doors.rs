//! What a hostile stranger may not do: fill the disk, hold up others, have more drawn than there are cores for.

use crate::support::{Client, TestApp, a_campaign, form_request, posted};
use axum::{body::Body, http::StatusCode};
use domain::{audit::AuditFilter, campaigns::CampaignForm};
use leptos::server_fn::axum::server_fn_paths;
use sea_orm::{ConnectionTrait, Database, Statement};
use server::Config;
use std::sync::atomic::Ordering;
use store::DEMO_PASSWORD;

both!(
    strangers_fill_no_disk_with_refused_forms,
    a_person_keeps_the_last_refused_forms,
    a_flood_from_one_address_holds_up_nobody_else,
    a_guess_too_many_costs_one_read_and_writes_nothing,
    what_cannot_be_read_is_the_fault_of_its_sender,
    many_who_ask_for_a_poster_have_it_or_are_told_to_come_again,
    guesses_from_everywhere_lock_nobody_out_at_home,
    over_tls_cookies_are_of_this_host_alone,
    what_happened_to_an_account_is_told_to_its_holder,
    who_takes_people_out_or_reads_the_audit_leaves_a_trace,
);

/// What a query of one number answers.
async fn number(app: &TestApp, query: &str) -> i64 {
    let connection = Database::connect(app.url()).await.unwrap();
    let query = Statement::from_string(connection.get_database_backend(), query);
    let row = connection.query_one_raw(query).await.unwrap().unwrap();
    connection.close().await.unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn strangers_fill_no_disk_with_refused_forms(app: &TestApp) {
    let login = "x".repeat(3_000);
    let stranger = app.a_stranger().at("198.51.100.7");
    for _ in 0..30 {
        // Without a password nothing is tried, and the form is refused.
        let answer = stranger.post("/do/sign-in", &[("form[login]", &login)]).await.assert_refused();
        stranger.follow(&answer).await.assert_ok();
    }
    assert_eq!(number(app, "SELECT count(*) FROM drafts").await, 10);
    let form = CampaignForm { purpose: "dài ".repeat(1_000), ..a_campaign() };
    let answer = stranger.post_pairs("/do/campaigns/save", &posted(&form)).await.assert_redirect("/sign-in");
    assert!(!answer.redirect().contains("draft"), "{}", answer.redirect());
    assert_eq!(number(app, "SELECT count(*) FROM drafts").await, 10);

    // Nor do many together.
    for network in 0..35 {
        let stranger = app.a_stranger().at(&format!("203.0.113.{network}"));
        for _ in 0..9 {
            stranger.post("/do/sign-in", &[("form[login]", "x")]).await.assert_refused();
        }
    }
    assert_eq!(number(app, "SELECT count(*) FROM drafts").await, 300);

    // Somebody whose session has ended meanwhile loses nothing of a long form.
    let client = app.as_planner().await;
    client.post("/do/sign-out", &[]).await;
    let answer = client.post_pairs("/do/campaigns/save", &posted(&form)).await.assert_redirect("/sign-in");
    assert!(answer.redirect().contains("draft"), "{}", answer.redirect());
}

async fn a_person_keeps_the_last_refused_forms(app: &TestApp) {
    let planner = app.as_planner().await;
    let mut last = None;
    for number in 0..25 {
        let form = CampaignForm { title: String::new(), purpose: format!("lần {number}"), ..a_campaign() };
        last = Some(planner.post_pairs("/do/campaigns/save", &posted(&form)).await.assert_refused());
    }
    assert_eq!(number(app, "SELECT count(*) FROM drafts WHERE account_id IS NOT NULL").await, 20);
    planner.follow(&last.unwrap()).await.assert_ok().assert_holds("lần 24");
}

async fn a_flood_from_one_address_holds_up_nobody_else(app: &TestApp) {
    let known = app.a_stranger().at("198.51.100.7");
    known.sign_in("xem", DEMO_PASSWORD).await.assert_redirect("/");
    let flood = app.a_stranger().at("198.51.100.7");
    let mut refused = 0;
    for _ in 0..300 {
        refused += usize::from(flood.post("/do/sign-in", &[]).await.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(refused > 20, "{refused}");
    // Whoever is signed in, whoever has signed in with the browser before, and everybody elsewhere goes on.
    known.post("/do/theme", &[("theme", "dark")]).await.assert_status(303);
    known.post("/do/sign-out", &[]).await.assert_status(303);
    known.sign_in("xem", DEMO_PASSWORD).await.assert_redirect("/");
    app.a_stranger().at("198.51.100.8").sign_in("xem", DEMO_PASSWORD).await.assert_redirect("/");
    // Reading is no posting.
    flood.get("/help").await.assert_ok();
}

async fn a_guess_too_many_costs_one_read_and_writes_nothing(app: &TestApp) {
    let mut db = app.db.clone();
    let asked = db.count_queries();
    let stranger = app.a_stranger_over(db);
    for _ in 0..5 {
        stranger.sign_in("kehoach", "không phải mật khẩu").await.assert_refused();
    }
    let failures = number(app, "SELECT count(*) FROM sign_in_failures").await;
    let (drafts, before) = (number(app, "SELECT count(*) FROM drafts").await, asked.load(Ordering::Relaxed));
    let answer = stranger.sign_in("kehoach", "không phải mật khẩu").await.assert_redirect("/sign-in");
    assert!(answer.redirect().contains("refused=1"), "{}", answer.redirect());
    assert_eq!(asked.load(Ordering::Relaxed) - before, 1);
    assert_eq!(number(app, "SELECT count(*) FROM sign_in_failures").await, failures);
    assert_eq!(number(app, "SELECT count(*) FROM drafts").await, drafts);
}

async fn what_cannot_be_read_is_the_fault_of_its_sender(app: &TestApp) {
    let bodies = [
        "",
        "id=xyz&unit=abc&entry=x&form=1&back=%00",
        "id[]=1&id[]=2&form[version][x]=1&form[]=2",
        "form[audiences][x]=1&form[targets]=1&form[details]=%ff&id=%ff",
        "id=99999999999999999999999999&entry=-1&form[form_key]=x&unit=99999999999999999999999999",
    ];
    let (administrator, stranger) = (app.as_administrator().await, app.a_stranger());
    for (path, method) in server_fn_paths() {
        // These sign the one out who asks.
        let clients =
            if path.starts_with("/do/sign-out") { vec![&stranger] } else { vec![&administrator, &stranger] };
        for (client, body) in clients.into_iter().flat_map(|client| bodies.map(|body| (client, body))) {
            for accept in ["application/json", "text/html"] {
                let request = form_request(path).method(method.clone()).header("accept", accept);
                let answer = client.send(request, Body::from(body)).await;
                let text = answer.text();
                assert!(answer.status.as_u16() < 500, "{path} {body} {accept}: {} {text}", answer.status);
                assert!(!text.contains("deserializ"), "{path} {body}: {text}");
                if answer.status == StatusCode::SEE_OTHER {
                    assert!(!answer.redirect().contains("__err"), "{path} {body}: {}", answer.redirect());
                }
            }
        }
    }
    // A browser is shown a page that says what happened.
    let answer = administrator.post("/do/campaigns/save", &[("form", "1")]).await;
    let answer = answer.assert_redirect("/not-taken?status=400");
    administrator.follow(&answer).await.assert_status(400).assert_holds("Không đọc được yêu cầu");
    let page = administrator.get("/not-taken?status=500&id=0f-1").await.assert_status(500);
    page.assert_holds("Lỗi của hệ thống").assert_holds("0f-1");
}

async fn many_who_ask_for_a_poster_have_it_or_are_told_to_come_again(app: &TestApp) {
    let asked = (0..64).map(|number| {
        let stranger = app.a_stranger().at(&format!("203.0.113.{number}"));
        tokio::spawn(async move { stranger.get("/materials/poster-a2.pdf").await })
    });
    let mut served = 0;
    for one in asked.collect::<Vec<_>>() {
        let answer = one.await.unwrap();
        match answer.status.as_u16() {
            200 => served += 1,
            503 => assert_eq!(answer.header("retry-after"), "5"),
            other => panic!("{other}"),
        }
    }
    assert!(served > 0);
    app.a_stranger().get("/materials/poster-a2.pdf").await.assert_ok();
}

async fn guesses_from_everywhere_lock_nobody_out_at_home(app: &TestApp) {
    // Somebody has signed in from this office before.
    app.as_planner().await;
    for network in 0..11 {
        for _ in 0..5 {
            let robot = app.a_stranger().at(&format!("203.0.{network}.1"));
            robot.sign_in("kehoach", "đoán mò").await.assert_refused();
        }
    }
    let elsewhere = app.a_stranger().at("198.51.100.7");
    elsewhere.sign_in("kehoach", DEMO_PASSWORD).await.assert_refused();
    let new_browser = app.a_stranger().at("192.0.2.77");
    new_browser.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn over_tls_cookies_are_of_this_host_alone(app: &TestApp) {
    let config = Config { base_url: "https://lantoa.vn".into(), ..app.config.clone() };
    let client = Client::new(server::router(&config, app.db.clone()));
    let answer = client.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
    let cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let cookies: Vec<&str> = cookies.collect();
    assert!(cookies.len() >= 2, "{cookies:?}");
    for cookie in &cookies {
        let whole = cookie.starts_with("__Host-") && cookie.contains("; Secure") && cookie.contains("Path=/");
        assert!(whole && cookie.contains("HttpOnly") && !cookie.contains("Domain"), "{cookie}");
    }
    client.get("/campaigns").await.assert_ok();
    // One without the prefix could have been set from another host of the domain.
    let session = client.cookie("__Host-session").unwrap();
    let planted = Client::new(server::router(&config, app.db.clone()));
    planted.set_cookie("session", &session);
    assert_ne!(planted.get("/campaigns").await.status, 200);
}

async fn what_happened_to_an_account_is_told_to_its_holder(app: &TestApp) {
    app.a_stranger().at("203.0.113.77").sign_in("kehoach", "đoán mò").await.assert_refused();
    let planner = app.as_planner().await;
    crate::devices::token(&planner, 30).await;
    let page = planner.get("/account/history").await.assert_ok();
    page.assert_holds("203.0.113.0/24").assert_holds("Đăng nhập bị từ chối").assert_holds("Mã truy cập");
    page.assert_lacks("203.0.113.77");
    // It stays when it holds up nobody any more, and nobody else reads it.
    planner.get("/account").await.assert_ok().assert_holds("/account/history");
    app.as_viewer().await.get("/account/history").await.assert_ok().assert_lacks("203.0.113.0/24");
}

async fn who_takes_people_out_or_reads_the_audit_leaves_a_trace(app: &TestApp) {
    let administrator = app.as_administrator().await;
    administrator.get("/lists/accounts.csv").await.assert_ok();
    administrator.get("/lists/units.csv").await.assert_ok();
    for _ in 0..3 {
        administrator.get("/audit").await.assert_ok();
    }
    let told = async |verb: &str| {
        let filter = AuditFilter { verb: verb.into(), ..AuditFilter::default() };
        let (cards, _) = app.db.audit(&app.administrator().await, &filter).await.unwrap();
        cards.into_iter().map(|card| (card.by, card.title)).collect::<Vec<_>>()
    };
    let who = "Trần Thị Minh Hà".to_owned();
    assert_eq!(told("export").await, [(who.clone(), "accounts.csv".to_owned())]);
    assert_eq!(told("read").await, [(who, String::new())], "once a day");
}
