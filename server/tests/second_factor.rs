//! A code beside the password: turned on, asked for, lost, required by a role.

use crate::{
    devices::token_for,
    support::{Answer, Client, TestApp, posted},
};
use axum::{body::Body, http::Request};
use domain::{Role, settings::SettingsForm};
use sea_orm::{ConnectionTrait, Database, Statement};
use std::time::{SystemTime, UNIX_EPOCH};
use store::{DEMO_PASSWORD, SecretKey};
use totp_rs::{Builder, Secret};

both!(
    with_a_second_factor_the_password_alone_lets_nobody_in,
    a_code_works_once,
    a_written_code_stands_in_for_the_telephone_once,
    guessing_codes_is_slowed_down,
    a_slip_is_forgotten_once_somebody_is_in,
    a_code_without_the_password_leads_nowhere,
    a_token_lifts_nobody_who_owes_a_code,
    it_is_turned_off_with_a_code,
    an_administrator_takes_away_a_lost_one,
    a_role_that_needs_it_comes_to_nothing_else_first,
    new_written_codes_end_the_old,
    turning_it_on_ends_every_session_that_gave_no_code,
    it_is_sealed_with_a_key_that_is_not_in_the_database,
    without_the_key_it_is_turned_on_again,
);

/// The code that a telephone with the secret shows so many steps from now.
fn code(secret: &str, steps: u64) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    totp.generate(now + 30 * steps).to_string()
}

/// The secret that the page shows to be typed.
fn secret_on(page: &Answer) -> String {
    let text = page.text();
    let at = text.find("<code class=\"mono\">").expect("no secret is shown");
    text[at + 19..].split('<').next().unwrap().to_owned()
}

/// Turns it on; answers the secret and the codes to write down.
async fn turn_on(client: &Client) -> (String, Vec<String>) {
    let page = client.get("/account/second-factor").await.assert_ok();
    page.assert_holds("<svg");
    let secret = secret_on(&page);
    // The same however often the page is looked at: a telephone may have it already.
    assert_eq!(secret_on(&client.get("/account/second-factor").await), secret);
    let codes = turn_on_with(client, &code(&secret, 0)).await;
    client.get("/account/second-factor").await.assert_ok().assert_lacks(&codes[0]);
    (secret, codes)
}

/// Turns it on with a code of the secret that the page shows; answers the codes to write down.
async fn turn_on_with(client: &Client, code: &str) -> Vec<String> {
    let fields = [("form[code]", code), ("form[current]", DEMO_PASSWORD)];
    let answer = client.post("/do/second-factor/turn-on", &fields).await;
    written(&client.follow(&answer.assert_redirect("/account/second-factor")).await.assert_ok())
}

fn written(page: &Answer) -> Vec<String> {
    let text = page.text();
    let list = text.split("class=\"codes\"").nth(1).expect("no codes are shown");
    let codes: Vec<String> =
        list.split("class=\"mono\">").skip(1).map(|rest| rest[..11].to_owned()).collect();
    assert_eq!(codes.len(), 10, "{codes:?}");
    codes
}

async fn is_in(client: &Client) -> bool {
    client.get("/campaigns").await.status == 200
}

/// Gives the password; answers a browser that is asked for the code.
async fn half_way(app: &TestApp, login: &str) -> Client {
    let client = app.a_stranger();
    client.sign_in(login, DEMO_PASSWORD).await.assert_redirect("/sign-in/code");
    client
}

async fn give(client: &Client, code: &str) -> Answer {
    client.post("/do/sign-in/code", &[("next", "/campaigns"), ("form[code]", code)]).await
}

async fn with_a_second_factor_the_password_alone_lets_nobody_in(app: &TestApp) {
    let planner = app.as_planner().await;
    let wrong = planner.get("/account/second-factor").await.assert_ok();
    let secret = secret_on(&wrong);
    let right = code(&secret, 0);
    // A browser that was left open is not enough.
    for (code, password, field) in [
        ("000000", DEMO_PASSWORD, "code"),
        (&*right, "khong phai mat khau", "current"),
        (&right, "", "current"),
    ] {
        let fields = [("form[code]", code), ("form[current]", password)];
        let answer = planner.post("/do/second-factor/turn-on", &fields).await.assert_refused();
        let page = planner.follow(&answer).await.assert_ok();
        page.assert_holds(&format!("id=\"{field}-problem\""));
        assert_eq!(secret_on(&page), secret);
    }
    let (secret, _) = turn_on(&planner).await;
    assert!(is_in(&planner).await, "who turned it on stays signed in");
    let again = half_way(app, "kehoach").await;
    assert!(!is_in(&again).await);
    again.get("/activities/1/poster-a2.pdf").await.redirect();
    again.get("/sign-in/code").await.assert_ok().assert_holds("one-time-code");
    let answer = give(&again, "000000").await.assert_refused();
    again.follow(&answer).await.assert_ok().assert_problem("code", "không đúng hoặc đã dùng");
    give(&again, &code(&secret, 1)).await.assert_redirect("/campaigns");
    assert!(is_in(&again).await);
}

async fn a_code_works_once(app: &TestApp) {
    let planner = app.as_planner().await;
    let secret = secret_on(&planner.get("/account/second-factor").await.assert_ok());
    let used = code(&secret, 0);
    turn_on_with(&planner, &used).await;
    let (first, second) = (half_way(app, "kehoach").await, half_way(app, "kehoach").await);
    // That very one, whatever a telephone shows by now.
    give(&first, &used).await.assert_refused();
    let next = code(&secret, 1);
    give(&first, &next).await.assert_redirect("/campaigns");
    give(&second, &next).await.assert_refused();
    assert!(!is_in(&second).await);
}

async fn a_written_code_stands_in_for_the_telephone_once(app: &TestApp) {
    let planner = app.as_planner().await;
    let (_, codes) = turn_on(&planner).await;
    let first = half_way(app, "kehoach").await;
    give(&first, &codes[3].to_uppercase().replace('-', " ")).await.assert_redirect("/campaigns");
    give(&half_way(app, "kehoach").await, &codes[3]).await.assert_refused();
    planner.get("/account/second-factor").await.assert_ok().assert_holds("Còn 9 mã dự phòng");
}

async fn guessing_codes_is_slowed_down(app: &TestApp) {
    let (secret, _) = turn_on(&app.as_planner().await).await;
    let guesser = half_way(app, "kehoach").await;
    // Those signed in guess no faster.
    for _ in 0..2 {
        let off = [("form[code]", "123456")];
        guesser.post("/do/second-factor/turn-off", &off).await.assert_redirect("/sign-in");
    }
    for _ in 0..5 {
        give(&guesser, "123456").await.assert_refused();
    }
    // Even the right one helps no more.
    let answer = give(&guesser, &code(&secret, 1)).await;
    let page = guesser.follow(&answer.assert_refused()).await.assert_ok();
    page.assert_holds("đợi 15 phút");
    assert!(!is_in(&guesser).await);
}

async fn a_slip_is_forgotten_once_somebody_is_in(app: &TestApp) {
    let (secret, codes) = turn_on(&app.as_planner().await).await;
    let client = half_way(app, "kehoach").await;
    // Nothing typed is no guess, however often.
    for _ in 0..6 {
        let answer = give(&client, " ").await.assert_refused();
        client.follow(&answer).await.assert_ok().assert_problem("code", "cần được điền");
    }
    for code in [&*code(&secret, 1), &codes[0], &codes[1]] {
        let client = half_way(app, "kehoach").await;
        for _ in 0..4 {
            give(&client, "123456").await.assert_refused();
        }
        give(&client, code).await.assert_redirect("/campaigns");
    }
}

async fn a_code_without_the_password_leads_nowhere(app: &TestApp) {
    let (secret, _) = turn_on(&app.as_planner().await).await;
    let stranger = app.a_stranger();
    let answer = give(&stranger, &code(&secret, 1)).await;
    assert!(answer.redirect().starts_with("/sign-in?next="), "{}", answer.redirect());
    stranger.sign_in("kehoach", "sai mật khẩu rồi").await.assert_refused();
    give(&stranger, &code(&secret, 1)).await.assert_redirect("/sign-in?next=");
    assert!(!is_in(&stranger).await);
}

/// What programs read by a token, whoever shows it has signed in no further.
async fn reads(client: &Client, token: &str) -> Vec<u16> {
    let mut answered = Vec::new();
    for path in ["/lists/units.csv", "/campaigns/1/schedule.xlsx", "/account/data.json", "/api/v1/logs"] {
        let request = Request::get(path).header("accept", "*/*");
        let request = request.header("authorization", format!("Bearer {token}"));
        answered.push(client.send(request, Body::empty()).await.status.as_u16());
    }
    let batch = Request::post("/api/v1/sync/batch").header("content-type", "application/json");
    let batch = batch.header("authorization", format!("Bearer {token}"));
    let body = Body::from(r#"{"protocol":1,"owner":0,"operations":[]}"#);
    answered.push(client.send(batch, body).await.status.as_u16());
    answered
}

async fn a_token_lifts_nobody_who_owes_a_code(app: &TestApp) {
    let (planner, another) = (app.as_planner().await, app.as_viewer().await);
    let (secret, _) = turn_on(&planner).await;
    let tokens = [token_for(&planner, 30, "on").await, token_for(&another, 30, "").await];
    let client = half_way(app, "kehoach").await;
    for token in &tokens {
        assert_eq!(reads(&app.a_stranger(), token).await[..4], [200; 4], "a program alone");
        assert_eq!(reads(&client, token).await, [401; 5]);
        assert!(!is_in(&client).await);
    }
    give(&client, &code(&secret, 1)).await.assert_redirect("/campaigns");
    assert!(is_in(&client).await);
}

async fn it_is_turned_off_with_a_code(app: &TestApp) {
    let planner = app.as_planner().await;
    let (secret, _) = turn_on(&planner).await;
    planner.post("/do/second-factor/turn-off", &[("form[code]", "000000")]).await.assert_refused();
    let again = [("form[code]", &*code(&secret, 1)), ("form[current]", DEMO_PASSWORD)];
    planner.post("/do/second-factor/turn-on", &again).await.assert_refused();
    let off = [("form[code]", &*code(&secret, 1))];
    let answer =
        planner.post("/do/second-factor/turn-off", &off).await.assert_redirect("/account/second-factor");
    planner.follow(&answer).await.assert_ok().assert_holds("Đã tắt mã xác thực");
    app.a_stranger().sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn an_administrator_takes_away_a_lost_one(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let id = app
        .db
        .account_keeper(&store::system())
        .unwrap()
        .find_by_login("kehoach")
        .await
        .unwrap()
        .id
        .to_string();
    administrator.get(&format!("/accounts/{id}")).await.assert_ok().assert_lacks("reset-second-factor");
    turn_on(&app.as_planner().await).await;
    administrator.get(&format!("/accounts/{id}")).await.assert_ok().assert_holds("reset-second-factor");
    for login in ["dongda", "xem"] {
        let client = app.signed_in(login).await;
        client.post("/do/accounts/reset-second-factor", &[("id", &id)]).await.assert_refused();
    }
    half_way(app, "kehoach").await;
    administrator
        .post("/do/accounts/reset-second-factor", &[("id", &id)])
        .await
        .assert_redirect("/accounts/");
    app.a_stranger().sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
    let audit = administrator.get("/audit?subject=second_factor").await.assert_ok();
    audit.assert_holds("tắt").assert_holds("bật");
}

async fn a_role_that_needs_it_comes_to_nothing_else_first(app: &TestApp) {
    let planner = app.as_planner().await;
    let (own, me) = (app.db.settings().await.unwrap(), app.administrator().await);
    let form = SettingsForm { second_factor: vec![Role::Planner.word().into()], ..SettingsForm::from(&own) };
    app.as_administrator()
        .await
        .post_pairs("/do/settings/save", &posted(&form))
        .await
        .assert_redirect("/settings");
    // From the next click on, who is signed in as well.
    for path in ["/", "/campaigns", "/account", "/lists/units.csv", "/campaigns/1/schedule.xlsx"] {
        let answer = planner.get(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(!answer.text().contains("kehoach"), "{path}");
    }
    // Where signing in leads, too.
    for path in ["/", "/sign-in?next=/campaigns"] {
        assert_eq!(planner.get(path).await.redirect(), "/account/second-factor", "{path}");
    }
    let answer = planner.get("/").await;
    planner.follow(&answer).await.assert_ok().assert_holds("Vai trò của bạn cần mã xác thực");
    let steal = [("form[title]", "Vượt rào"), ("form[code]", "1/KH")];
    assert!(planner.post("/do/campaigns/save", &steal).await.redirect().starts_with("/sign-in"));
    // Whoever does not want to leaves nothing behind for the next at this browser.
    let leaving = app.as_planner().await;
    leaving.post("/do/sign-out", &[]).await.assert_redirect("/sign-in");
    leaving.get("/sign-in").await.assert_ok().assert_holds("Đăng nhập");
    // A token stands in for the code no more than for the password.
    let token = token_for(&app.as_viewer().await, 30, "").await;
    assert_eq!(reads(&planner, &token).await, [401; 5]);
    turn_on(&planner).await;
    assert!(is_in(&planner).await);
    let off = planner.post("/do/second-factor/turn-off", &[("form[code]", "000000")]).await.assert_refused();
    planner.follow(&off).await.assert_ok().assert_holds("bắt buộc");
    // Others go on as before.
    assert!(is_in(&app.as_viewer().await).await);
    assert!(!me.login.is_empty());
}

async fn new_written_codes_end_the_old(app: &TestApp) {
    let planner = app.as_planner().await;
    let (secret, old) = turn_on(&planner).await;
    let answer = planner.post("/do/second-factor/renew", &[("form[code]", &code(&secret, 1))]).await;
    let new = written(&planner.follow(&answer.assert_redirect("/account/second-factor")).await.assert_ok());
    assert_ne!(new, old);
    give(&half_way(app, "kehoach").await, &old[0]).await.assert_refused();
    give(&half_way(app, "kehoach").await, &new[0]).await.assert_redirect("/campaigns");
}

async fn turning_it_on_ends_every_session_that_gave_no_code(app: &TestApp) {
    let (planner, elsewhere) = (app.as_planner().await, app.as_planner().await);
    // A session that was kept aside comes back with a restored backup, say.
    let kept = app.db.session(&elsewhere.cookie("session").unwrap()).await.unwrap().unwrap();
    turn_on(&planner).await;
    assert!(is_in(&planner).await && !is_in(&elsewhere).await);
    let id = elsewhere.cookie("session").unwrap_or_else(|| "AAAAAAAAAAAAAAAAAAAAAA".into());
    app.db.add_session(&id, Some(app.planner().await.account), kept).await.unwrap();
    elsewhere.set_cookie("session", &id);
    assert!(!is_in(&elsewhere).await);
}

/// What the database holds of a person's second factor.
async fn stored(app: &TestApp, login: &str) -> String {
    let connection = Database::connect(app.url()).await.unwrap();
    let query = format!("SELECT totp_secret FROM accounts WHERE login = '{login}'");
    let query = Statement::from_string(connection.get_database_backend(), query);
    let row = connection.query_one_raw(query).await.unwrap().unwrap();
    connection.close().await.unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn it_is_sealed_with_a_key_that_is_not_in_the_database(app: &TestApp) {
    let (secret, _) = turn_on(&app.as_planner().await).await;
    let sealed = stored(app, "kehoach").await;
    assert!(sealed.starts_with("sealed:") && !sealed.contains(&secret.replace(' ', "")), "{sealed}");
    // One that is from before there was a key is sealed when the server starts, and works as before.
    let connection = Database::connect(app.url()).await.unwrap();
    let plain = secret.replace(' ', "");
    let unseal = format!("UPDATE accounts SET totp_secret = '{plain}' WHERE login = 'kehoach'");
    connection.execute_unprepared(&unseal).await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(app.db.seal_secrets().await.unwrap(), 0);
    assert!(stored(app, "kehoach").await.starts_with("sealed:"));
    let again = half_way(app, "kehoach").await;
    give(&again, &code(&secret, 1)).await.assert_redirect("/campaigns");
}

async fn without_the_key_it_is_turned_on_again(app: &TestApp) {
    let (_, codes) = turn_on(&app.as_planner().await).await;
    let other = SecretKey::of_file(&app.folder().join("another.secret")).unwrap();
    let elsewhere = app.db.clone().with_secret_key(other);
    assert_eq!(elsewhere.seal_secrets().await.unwrap(), 1, "one has to turn it on again");
    let planner = app.a_stranger_over(elsewhere);
    planner.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
    assert_eq!(planner.get("/").await.redirect(), "/account/second-factor");
    assert!(!is_in(&planner).await);
    planner.get("/account/second-factor").await.assert_ok().assert_holds("thiếu khóa");
    let (_, new_codes) = turn_on(&planner).await;
    assert!(is_in(&planner).await);
    assert_ne!(new_codes, codes);
}
