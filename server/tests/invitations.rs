//! People invited by a one-time link, and what they leave to others.

use crate::support::{Client, TestApp, posted};
use domain::accounts::AccountForm;
use store::{DEMO_PASSWORD, Error};

both!(
    an_invited_person_chooses_a_password_once,
    nobody_signs_in_to_an_account_that_was_not_taken_up,
    a_link_resets_a_forgotten_password,
    a_newer_link_ends_the_older_and_suspension_ends_all,
    a_refused_password_leaves_the_link_usable,
    everybody_who_has_not_come_is_invited_at_once,
    who_leaves_shows_what_is_under_way,
    only_administrators_invite,
);

const PASSWORD: &str = "sông Hồng mùa nước nổi";

fn newcomer() -> AccountForm {
    AccountForm {
        login: "mai.viewer".into(),
        name: "Đỗ Thị Mai".into(),
        role: "viewer".into(),
        ..AccountForm::default()
    }
}

/// Invites through the page; answers the path of the link that it shows.
async fn invite(app: &TestApp, administrator: &Client) -> String {
    let answer = administrator.post_pairs("/do/accounts/add", &posted(&newcomer())).await;
    let page = administrator.follow(&answer.assert_redirect("/accounts/")).await.assert_ok();
    page.assert_holds("Đỗ Thị Mai").assert_holds("Chưa nhận");
    link(app, &page.text())
}

fn link(app: &TestApp, page: &str) -> String {
    let beginning = format!("{}/join/", app.config.base_url);
    let at = page.find(&beginning).expect("no link is shown");
    let rest = &page[at + app.config.base_url.len()..];
    rest.split('"').next().unwrap().to_owned()
}

async fn choose(client: &Client, link: &str, password: &str) -> crate::support::Answer {
    let token = link.trim_start_matches("/join/");
    let fields = [("token", token), ("form[password]", password), ("form[password_again]", password)];
    client.post("/do/join", &fields).await
}

async fn an_invited_person_chooses_a_password_once(app: &TestApp) {
    let (administrator, mai) = (app.as_administrator().await, app.a_stranger());
    let link = invite(app, &administrator).await;
    let id = app.db.account_keeper(&store::system()).unwrap().find_by_login("mai.viewer").await.unwrap().id;
    administrator.get(&format!("/accounts/{id}")).await.assert_ok().assert_lacks("/join/");
    mai.get(&link).await.assert_ok().assert_holds("Đỗ Thị Mai").assert_holds("mai.viewer");
    let answer = choose(&mai, &link, PASSWORD).await.assert_redirect("/sign-in");
    mai.follow(&answer).await.assert_ok().assert_holds("Đã đặt mật khẩu");
    mai.sign_in("mai.viewer", PASSWORD).await.assert_redirect("/");
    mai.get("/campaigns").await.assert_ok();
    // People keep the link and open it again.
    let again = app.a_stranger().get(&link).await;
    again.assert_holds("Liên kết này đã dùng hoặc đã hết hạn").assert_holds("href=\"/sign-in\"");
    again.assert_status(404);
    choose(&app.a_stranger(), &link, "một mật khẩu khác hẳn").await.assert_refused();
    app.a_stranger().sign_in("mai.viewer", PASSWORD).await.assert_redirect("/");
}

async fn nobody_signs_in_to_an_account_that_was_not_taken_up(app: &TestApp) {
    let administrator = app.as_administrator().await;
    invite(app, &administrator).await;
    for password in ["", " ", DEMO_PASSWORD] {
        app.a_stranger().sign_in("mai.viewer", password).await.assert_refused();
    }
}

async fn a_link_resets_a_forgotten_password(app: &TestApp) {
    let (administrator, viewer) = (app.as_administrator().await, app.as_viewer().await);
    let id =
        app.db.account_keeper(&store::system()).unwrap().find_by_login("xem").await.unwrap().id.to_string();
    let answer = administrator.post("/do/accounts/invite", &[("id", &id)]).await;
    let page = administrator.follow(&answer.assert_redirect("/accounts/")).await.assert_ok();
    // Until it is used nothing changes for who is signed in.
    viewer.get("/campaigns").await.assert_ok();
    choose(&app.a_stranger(), &link(app, &page.text()), PASSWORD).await.assert_redirect("/sign-in");
    assert_eq!(viewer.get("/campaigns").await.redirect(), "/sign-in?next=/campaigns");
    viewer.sign_in("xem", DEMO_PASSWORD).await.assert_refused();
    viewer.sign_in("xem", PASSWORD).await.assert_redirect("/");
    // Not one's own: that asks for the current password.
    let own = app
        .db
        .account_keeper(&store::system())
        .unwrap()
        .find_by_login("quantri")
        .await
        .unwrap()
        .id
        .to_string();
    administrator.post("/do/accounts/invite", &[("id", &own)]).await.assert_refused();
}

async fn a_newer_link_ends_the_older_and_suspension_ends_all(app: &TestApp) {
    let administrator = app.administrator().await;
    let (id, first) =
        app.db.account_keeper(&administrator).unwrap().add_and_invite(&newcomer()).await.unwrap();
    let second = app.db.account_keeper(&administrator).unwrap().invite(id).await.unwrap();
    assert!(matches!(app.db.invited(&first).await, Err(Error::NotFound)));
    assert_eq!(app.db.invited(&second).await.unwrap().login, "mai.viewer");
    let transition = domain::accounts::Transition::Suspend;
    app.db
        .account_keeper(&administrator)
        .unwrap()
        .transition(id, "1", transition, "Chuyển công tác")
        .await
        .unwrap();
    assert!(matches!(app.db.invited(&second).await, Err(Error::NotFound)));
    assert!(matches!(app.db.account_keeper(&administrator).unwrap().invite(id).await, Err(Error::Conflict)));
}

async fn a_refused_password_leaves_the_link_usable(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let (link, mai) = (invite(app, &administrator).await, app.a_stranger());
    let answer = choose(&mai, &link, "ngắn").await.assert_refused();
    mai.follow(&answer).await.assert_ok().assert_problem("password", "10 ký tự");
    choose(&mai, &link, PASSWORD).await.assert_redirect("/sign-in");
}

async fn everybody_who_has_not_come_is_invited_at_once(app: &TestApp) {
    let administrator = app.as_administrator().await;
    administrator.get("/accounts").await.assert_ok().assert_lacks("/lists/invitations.xlsx");
    let earlier = invite(app, &administrator).await;
    administrator.get("/accounts").await.assert_ok().assert_holds("/lists/invitations.xlsx");
    let file = administrator.post("/lists/invitations.xlsx", &[]).await.assert_ok();
    use calamine::Reader;
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(file.body.as_slice())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[1][..2], ["mai.viewer", "Đỗ Thị Mai"]);
    app.a_stranger().get(&earlier).await.assert_status(404);
    let link = rows[1][2].strip_prefix(&app.config.base_url).unwrap();
    choose(&app.a_stranger(), link, PASSWORD).await.assert_redirect("/sign-in");
    for login in ["kehoach", "dongda"] {
        app.signed_in(login).await.post("/lists/invitations.xlsx", &[]).await.assert_status(403);
    }
}

async fn who_leaves_shows_what_is_under_way(app: &TestApp) {
    let administrator = app.administrator().await;
    let id = app.db.account_keeper(&administrator).unwrap().find_by_login("dongda").await.unwrap().id;
    let before = app.db.account_keeper(&administrator).unwrap().handover(id).await.unwrap();
    assert!(before.others.is_empty(), "{before:?}");
    let ground = app.running_campaign_of_today().await;
    for days in [-7, 7] {
        let day = domain::time::show_day(domain::time::today() + chrono::Duration::days(days));
        let talk = crate::support::a_talk(&ground);
        app.plan(&domain::activities::ActivityForm { starts_on: day.clone(), ends_on: day, ..talk }).await;
    }
    let after = app.db.account_keeper(&administrator).unwrap().handover(id).await.unwrap();
    assert_eq!((after.to_report, after.to_come), (before.to_report + 1, before.to_come + 1));
    let page = app.as_administrator().await.get(&format!("/accounts/{id}")).await.assert_ok();
    page.assert_holds("Mời người kế nhiệm").assert_holds("Chưa có ai khác");
    let unit = app.db.account_keeper(&administrator).unwrap().find(id).await.unwrap().unit.unwrap();
    let like = format!("/accounts/new?role=unit_officer&unit={unit}");
    let new = app.as_administrator().await.get(&like).await.assert_ok();
    assert!(new.text().contains(&format!("value=\"{unit}\" selected")), "the place is chosen already");
    let successor = AccountForm { role: "unit_officer".into(), unit: unit.to_string(), ..newcomer() };
    app.db.account_keeper(&administrator).unwrap().add_and_invite(&successor).await.unwrap();
    assert_eq!(
        app.db.account_keeper(&administrator).unwrap().handover(id).await.unwrap().others,
        ["Đỗ Thị Mai"]
    );
}

async fn only_administrators_invite(app: &TestApp) {
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        client.post_pairs("/do/accounts/add", &posted(&newcomer())).await.assert_refused();
        client.post("/do/accounts/invite", &[("id", "1")]).await.assert_refused();
    }
    assert!(app.db.account_keeper(&store::system()).unwrap().find_by_login("mai.viewer").await.is_err());
}
