//! What is new to a person: what others changed, and no more than the person sees and wants to be told of.

use crate::support::{Client, TestApp, a_talk};
use domain::activities::{ActivityForm, Transition};
use sea_orm::{ConnectionTrait, Database};

both!(
    each_is_told_of_what_others_changed_within_their_scope,
    what_was_seen_is_told_again_when_it_changes_again,
    many_changes_of_one_record_are_one_line,
    each_chooses_what_to_be_told_of,
    the_last_change_of_a_campaign_is_told,
    what_is_older_than_two_weeks_is_no_changes,
);

/// The part of the first page that tells what is new; empty where nothing is.
async fn changes(client: &Client) -> String {
    let page = client.get("/").await.assert_ok().text();
    let part = page.split("<h2>Có gì mới").nth(1).unwrap_or_default();
    part.split("</section>").next().unwrap_or_default().to_owned()
}

async fn each_is_told_of_what_others_changed_within_their_scope(app: &TestApp) {
    let ground = app.running_campaign().await;
    app.plan(&ActivityForm { title: "Tọa đàm mới ở Đống Đa".into(), ..a_talk(&ground) }).await;
    let elsewhere = ActivityForm {
        title: "Tọa đàm mới ở Ba Đình".into(),
        units: vec![ground.unit("Phường Ba Đình")],
        supporting: Vec::new(),
        ..a_talk(&ground)
    };
    app.plan(&elsewhere).await;
    let officer = changes(&app.as_officer().await).await;
    assert!(officer.contains("Tọa đàm mới ở Đống Đa") && officer.contains("Nguyễn Đức Hoàng"), "{officer}");
    assert!(!officer.contains("ở Ba Đình"), "{officer}");
    let administrator = changes(&app.as_administrator().await).await;
    assert!(administrator.contains("ở Đống Đa") && administrator.contains("ở Ba Đình"));
    // Nobody is told of what they did themselves.
    let planner = changes(&app.as_planner().await).await;
    assert!(!planner.contains("ở Đống Đa") && !planner.contains("ở Ba Đình"), "{planner}");
    assert!(!changes(&app.as_partner().await).await.contains("ở Ba Đình"));
}

async fn what_was_seen_is_told_again_when_it_changes_again(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&ActivityForm { title: "Tọa đàm để xem".into(), ..a_talk(&ground) }).await;
    let (officer, other) = (app.as_officer().await, app.as_administrator().await);
    let upto = officer.get("/").await.value_of("upto");
    officer.post("/do/changes/see", &[("upto", &upto)]).await.assert_redirect("/");
    assert_eq!(changes(&officer).await, "");
    assert!(changes(&other).await.contains("Tọa đàm để xem"), "each sees for themselves");
    // An older page that is sent later takes nothing back.
    officer.post("/do/changes/see", &[("upto", "0")]).await.assert_redirect("/");
    assert!(!changes(&officer).await.contains("Tọa đàm để xem"));
    let planner = app.planner().await;
    app.db.activities(&planner).transition(id, Transition::Cancel, "Mưa bão").await.unwrap();
    let told = changes(&officer).await;
    assert!(told.contains("Tọa đàm để xem") && told.contains("Mưa bão"), "{told}");
    assert!(!told.contains(">Mới<"), "it was seen when it was new: {told}");
    assert!(changes(&other).await.contains(">Mới<"), "cancelled since, and new all the same");
}

async fn many_changes_of_one_record_are_one_line(app: &TestApp) {
    let ground = app.running_campaign().await;
    let planner = app.planner().await;
    for place in 0..10 {
        let title = format!("Tọa đàm thứ {place:02}");
        let form = ActivityForm { title: title.clone(), ..a_talk(&ground) };
        let id = app.plan(&form).await;
        let form = ActivityForm { version: "1".into(), title: format!("{title}, sửa lại"), ..form };
        app.db.activities(&planner).edit(id, &form).await.unwrap();
    }
    let told = changes(&app.as_officer().await).await;
    assert_eq!(told.matches("Tọa đàm thứ").count(), 10, "{told}");
    assert_eq!(told.matches("sửa lại").count(), 10, "the latest of each");
    // By one person within the hour they are one piece of news, which unfolds.
    let (first, rest) = told.split_once("</summary>").unwrap();
    assert!(first.contains("<strong>10 hoạt động</strong>") && !first.contains("Tọa đàm thứ"), "{first}");
    assert!(rest.contains("Tọa đàm thứ 09, sửa lại") && rest.contains("Tọa đàm thứ 01, sửa lại"), "{rest}");
}

async fn each_chooses_what_to_be_told_of(app: &TestApp) {
    let ground = app.running_campaign().await;
    app.plan(&ActivityForm { title: "Tọa đàm không báo".into(), ..a_talk(&ground) }).await;
    let officer = app.as_officer().await;
    let page = officer.get("/account").await.assert_ok();
    page.assert_holds("name=\"activities\" value=\"true\" checked");
    officer.post("/do/changes/choose", &[("campaigns", "true")]).await.assert_redirect("/account?saved=1");
    officer.get("/account").await.assert_lacks("name=\"activities\" value=\"true\" checked");
    assert!(!changes(&officer).await.contains("Tọa đàm không báo"));
    officer.post("/do/changes/choose", &[]).await.assert_redirect("/account?saved=1");
    officer.get("/").await.assert_ok().assert_lacks("Có gì mới");
    officer.post("/do/changes/choose", &[("activities", "true")]).await.redirect();
    assert!(changes(&officer).await.contains("Tọa đàm không báo"));
}

async fn the_last_change_of_a_campaign_is_told(app: &TestApp) {
    let ground = app.running_campaign().await;
    let viewer = app.as_viewer().await;
    let link = format!("href=\"/campaigns/{}\"", ground.id);
    let told = changes(&viewer).await;
    let line = told.split("<li>").find(|line| line.contains(&link)).expect("it is told").to_owned();
    assert!(line.contains("Nguyễn Đức Hoàng") && line.contains("bắt đầu thực hiện"), "{line}");
    assert_eq!(told.matches(&link).count(), 1);
    viewer.set_cookie("language", "en");
    viewer.get("/").await.assert_ok().assert_holds("What is new");
}

async fn what_is_older_than_two_weeks_is_no_changes(app: &TestApp) {
    let ground = app.running_campaign().await;
    app.plan(&ActivityForm { title: "Tọa đàm đã cũ".into(), ..a_talk(&ground) }).await;
    let officer = app.as_officer().await;
    assert!(changes(&officer).await.contains("Tọa đàm đã cũ"));
    let age = if app.db.is_sqlite() {
        "UPDATE audit SET at = replace(at, substr(at, 1, 4), '2020')"
    } else {
        "UPDATE audit SET at = at - INTERVAL '15 days'"
    };
    let connection = Database::connect(app.url()).await.unwrap();
    connection.execute_unprepared(age).await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(changes(&officer).await, "");
}
