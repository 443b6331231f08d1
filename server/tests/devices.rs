//! One's own sessions, access tokens, language and look.

use crate::support::{Client, TestApp};
use axum::{
    body::Body,
    http::{Method, Request},
};
use chrono::Days;
use domain::{
    accounts::Transition,
    time::{show_day, today},
};
use store::DEMO_PASSWORD;

both!(
    a_person_sees_where_he_is_signed_in_and_ends_it,
    nobody_ends_the_session_of_another,
    a_program_reads_by_a_token_and_writes_nothing,
    a_token_ends_when_it_is_revoked_or_its_holder_suspended,
    a_token_is_refused_by_its_fields,
    nobody_sees_or_ends_the_token_of_another,
    language_and_look_come_along_to_another_browser,
);

async fn a_person_sees_where_he_is_signed_in_and_ends_it(app: &TestApp) {
    let (here, there) = (app.as_viewer().await, app.as_viewer().await);
    let page = here.get("/account/sessions").await.assert_ok();
    page.assert_holds("thiết bị này");
    let id = page.value_of("id");
    let answer = here.post("/do/sessions/end", &[("id", &id)]).await.assert_redirect("/account/sessions");
    here.follow(&answer)
        .await
        .assert_ok()
        .assert_holds("Đã đăng xuất thiết bị đó")
        .assert_lacks("/do/sessions/end");
    assert_eq!(there.get("/campaigns").await.redirect(), "/sign-in?next=/campaigns");
}

async fn nobody_ends_the_session_of_another(app: &TestApp) {
    let (viewer, planner) = (app.as_viewer().await, app.as_planner().await);
    app.as_planner().await;
    let id = planner.get("/account/sessions").await.assert_ok().value_of("id");
    viewer.post("/do/sessions/end", &[("id", &id)]).await.assert_refused();
    planner.get("/account/sessions").await.assert_ok().assert_holds(&id);
}

/// Makes a token through the page; answers it.
pub(crate) async fn token(client: &Client, days: u64) -> String {
    token_for(client, days, "").await
}

/// Makes one that may send logs, if `may_log` says anything.
pub(crate) async fn token_for(client: &Client, days: u64, may_log: &str) -> String {
    token_with(client, days, may_log, "").await
}

/// As [`token_for`], of one that may plan, if `may_plan` says anything.
pub(crate) async fn token_with(client: &Client, days: u64, may_log: &str, may_plan: &str) -> String {
    let last_day = show_day(today() + Days::new(days));
    let fields = [
        ("form[name]", "Báo cáo tuần"),
        ("form[last_day]", &*last_day),
        ("form[may_log]", may_log),
        ("form[may_plan]", may_plan),
        ("form[current]", DEMO_PASSWORD),
    ];
    let answer = client.post("/do/tokens/add", &fields).await.assert_redirect("/account/tokens");
    let page = client.follow(&answer).await.assert_ok();
    let text = page.text();
    let at = text.find("Bearer ").expect("no token is shown");
    let token = text[at + 7..].split('&').next().unwrap().split('"').next().unwrap().to_owned();
    client.get("/account/tokens").await.assert_ok().assert_lacks(&token).assert_holds("Báo cáo tuần");
    token
}

async fn by(app: &TestApp, method: Method, path: &str, token: &str) -> u16 {
    let request =
        Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let request = request.header("content-type", "application/x-www-form-urlencoded").header("accept", "*/*");
    app.a_stranger().send(request, Body::empty()).await.status.as_u16()
}

async fn a_program_reads_by_a_token_and_writes_nothing(app: &TestApp) {
    let planner = app.as_planner().await;
    let token = token(&planner, 30).await;
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &token).await, 200);
    assert_eq!(by(app, Method::GET, "/campaigns/1/schedule.xlsx", &token).await, 200);
    // Within its holder's scope.
    assert_eq!(by(app, Method::GET, "/lists/accounts.csv", &token).await, 403);
    assert_eq!(by(app, Method::GET, "/lists/units.csv", "khong-co").await, 401);
    // What is made for one person is kept for nobody else.
    let home = Request::get("/").header("authorization", format!("Bearer {token}"));
    let home = app.a_stranger().send(home, Body::empty()).await.assert_ok();
    assert_eq!(home.header("cache-control"), "no-store");
    // And no page: whoever steals a token does not walk through the site with it.
    home.assert_lacks("/account");
    for page in ["/campaigns", "/campaigns/1", "/account/tokens", "/search?q=a"] {
        assert_ne!(by(app, Method::GET, page, &token).await, 200, "{page}");
    }
    let before = app.db.audiences().await.unwrap().len();
    let written = by(app, Method::POST, "/do/audiences/save", &token).await;
    assert!(written == 401 || written == 303, "{written}");
    assert_eq!(app.db.audiences().await.unwrap().len(), before);
    planner.get("/account/tokens").await.assert_ok().assert_lacks("chưa dùng");
}

async fn a_token_ends_when_it_is_revoked_or_its_holder_suspended(app: &TestApp) {
    let viewer = app.as_viewer().await;
    let (first, second) = (token(&viewer, 0).await, token(&viewer, 365).await);
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &first).await, 200, "its last day counts");
    // The latest stands first.
    let id = viewer.get("/account/tokens").await.value_of("id");
    viewer.post("/do/tokens/revoke", &[("id", &id)]).await.assert_redirect("/account/tokens");
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &second).await, 401);
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &first).await, 200);
    // Who signs out everywhere ends them too.
    let planner = app.as_planner().await;
    let third = token(&planner, 30).await;
    planner.post("/do/sign-out-everywhere", &[]).await.assert_redirect("/sign-in");
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &third).await, 401);
    let administrator = app.administrator().await;
    let account = app.db.account_keeper(&administrator).unwrap().find_by_login("xem").await.unwrap();
    let seen = account.version.to_string();
    app.db
        .account_keeper(&administrator)
        .unwrap()
        .transition(account.id, &seen, Transition::Suspend, "Nghỉ")
        .await
        .unwrap();
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &first).await, 401);
}

async fn a_token_is_refused_by_its_fields(app: &TestApp) {
    let viewer = app.as_viewer().await;
    let too_far = show_day(today() + Days::new(366));
    let soon = show_day(today());
    for (name, last_day, password, field) in [
        ("", &*soon, DEMO_PASSWORD, "name"),
        ("Máy", "", DEMO_PASSWORD, "last_day"),
        ("Máy", &*too_far, DEMO_PASSWORD, "last_day"),
        ("Máy", &*soon, "", "current"),
        ("Máy", &*soon, "khong phai mat khau", "current"),
    ] {
        let fields = [("form[name]", name), ("form[last_day]", last_day), ("form[current]", password)];
        let answer = viewer.post("/do/tokens/add", &fields).await.assert_refused();
        let page = viewer.follow(&answer).await.assert_ok();
        assert!(page.text().contains(&format!("id=\"{field}-problem\"")), "{field}");
    }
}

async fn nobody_sees_or_ends_the_token_of_another(app: &TestApp) {
    let (viewer, planner) = (app.as_viewer().await, app.as_planner().await);
    let token = token(&planner, 30).await;
    let id = planner.get("/account/tokens").await.value_of("id");
    viewer.get("/account/tokens").await.assert_ok().assert_lacks("Báo cáo tuần");
    viewer.post("/do/tokens/revoke", &[("id", &id)]).await.assert_refused();
    assert_eq!(by(app, Method::GET, "/lists/units.csv", &token).await, 200);
}

async fn language_and_look_come_along_to_another_browser(app: &TestApp) {
    let viewer = app.as_viewer().await;
    viewer.get("/account").await.assert_ok().assert_lacks("data-theme");
    let answer = viewer.post("/do/theme", &[("theme", "dark")]).await.assert_redirect("/account");
    viewer.follow(&answer).await.assert_ok().assert_holds("data-theme=\"dark\"");
    viewer
        .post("/do/language", &[("language", "en"), ("back", "/account")])
        .await
        .assert_redirect("/account");
    let elsewhere = app.a_stranger();
    elsewhere.sign_in("xem", DEMO_PASSWORD).await.assert_redirect("/");
    let page = elsewhere.get("/account").await.assert_ok();
    page.assert_holds("data-theme=\"dark\"").assert_holds("lang=\"en\"").assert_holds("My account");
    viewer.post("/do/theme", &[("theme", "system")]).await.assert_redirect("/account");
    viewer.get("/account").await.assert_ok().assert_lacks("data-theme");
}
