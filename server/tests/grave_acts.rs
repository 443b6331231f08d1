//! Grave acts: a browser that was left open is not enough for what concerns the accounts of others.

use crate::support::{Client, TestApp, posted, posted_account};
use domain::{
    accounts::{AccountForm, NewPasswordForm},
    settings::SettingsForm,
};
use sea_orm::{ConnectionTrait, Database};
use store::DEMO_PASSWORD;

both!(
    a_browser_left_open_does_no_grave_act,
    the_password_given_again_opens_them_and_loses_nothing,
    guesses_at_it_are_slowed_down,
    a_password_that_an_administrator_chose_is_changed_at_first_use,
);

/// As if a quarter of an hour had gone by since anybody gave a password.
pub(crate) async fn time_goes_by(app: &TestApp) {
    let connection = Database::connect(app.url()).await.unwrap();
    let older = "UPDATE sessions SET data = replace(data, '\"proven\"', '\"proven_once\"')";
    connection.execute_unprepared(older).await.unwrap();
    connection.close().await.unwrap();
}

fn somebody() -> AccountForm {
    AccountForm {
        login: "moi.den".into(),
        name: "Người Mới Đến".into(),
        role: "viewer".into(),
        ..AccountForm::default()
    }
}

async fn id_of(app: &TestApp, login: &str) -> String {
    let me = app.administrator().await;
    app.db.account_keeper(&me).unwrap().find_by_login(login).await.unwrap().id.to_string()
}

async fn a_browser_left_open_does_no_grave_act(app: &TestApp) {
    let (administrator, id) = (app.as_administrator().await, id_of(app, "xem").await);
    time_goes_by(app).await;
    let settings = SettingsForm::from(&app.db.settings().await.unwrap());
    let count = app.db.account_keeper(&app.administrator().await).unwrap().list().await.unwrap().len();
    let id = [("id".to_owned(), id)].to_vec();
    for (path, form) in [
        ("accounts/add", posted_account(&somebody())),
        ("accounts/invite", id.clone()),
        ("accounts/save", id.clone()),
        ("accounts/transition", id.clone()),
        ("accounts/hand-over", id.clone()),
        ("accounts/new-password", id.clone()),
        ("accounts/reset-second-factor", id.clone()),
        ("privacy/erase-account", id.clone()),
        ("privacy/erase-person", [("form[name]".to_owned(), "Trịnh Thu Hằng".to_owned())].to_vec()),
        ("settings/save", posted(&settings)),
        ("calendar/add-feed", Vec::new()),
        ("privacy/erase-account", id.clone()),
        ("lists/bring-in", [("list".to_owned(), "accounts".to_owned())].to_vec()),
    ] {
        let answer = administrator.post_pairs(&format!("/do/{path}"), &form).await;
        let location = answer.redirect();
        assert!(location.starts_with("/account/prove?next=/"), "{path} leads to {location}");
    }
    let links = administrator.post("/lists/invitations.xlsx", &[]).await.redirect();
    assert!(links.starts_with("/account/prove?"), "{links}");
    let after = app.db.account_keeper(&app.administrator().await).unwrap().list().await.unwrap();
    assert_eq!(after.len(), count);
    // Reading, and what concerns nobody else's account, goes on.
    administrator.get("/accounts").await.assert_ok();
    administrator.post("/do/theme", &[("theme", "dark")]).await.assert_redirect("/account");
}

async fn prove(client: &Client, password: &str, next: &str) -> crate::support::Answer {
    client.post("/do/account/prove", &[("form[current]", password), ("form[next]", next)]).await
}

async fn the_password_given_again_opens_them_and_loses_nothing(app: &TestApp) {
    let administrator = app.as_administrator().await;
    time_goes_by(app).await;
    let asked = administrator.post_pairs("/do/accounts/add", &posted_account(&somebody())).await;
    let page = administrator.follow(&asked).await.assert_ok();
    let next = page.value_of("form[next]");
    let wrong = prove(&administrator, "không phải mật khẩu", &next).await.assert_refused();
    let page = administrator.follow(&wrong).await.assert_ok();
    page.assert_problem("current", "không đúng");
    assert_eq!(page.value_of("form[next]"), next, "the way on is kept");
    let proven = prove(&administrator, DEMO_PASSWORD, &next).await;
    let form = administrator.follow(&proven).await.assert_ok();
    form.assert_holds("bấm lại nút");
    assert_eq!(form.value_of("form[name]"), "Người Mới Đến");
    administrator
        .post_pairs("/do/accounts/add", &posted_account(&somebody()))
        .await
        .assert_redirect("/accounts/");
    // Nobody is sent elsewhere by it, and a stranger proves nothing.
    prove(&administrator, DEMO_PASSWORD, "https://a.example").await.assert_redirect("/");
    assert!(prove(&app.a_stranger(), DEMO_PASSWORD, "/").await.redirect().starts_with("/sign-in"));
}

async fn guesses_at_it_are_slowed_down(app: &TestApp) {
    let administrator = app.as_administrator().await;
    for _ in 0..10 {
        prove(&administrator, "đoán mò", "/accounts").await.assert_refused();
    }
    // This browser is known, so ten are borne; then the right one is not even looked at.
    let held_up = prove(&administrator, DEMO_PASSWORD, "/accounts").await.assert_refused();
    administrator.follow(&held_up).await.assert_ok().assert_holds("15 phút");
}

async fn a_password_that_an_administrator_chose_is_changed_at_first_use(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let given = NewPasswordForm {
        password: "do quản trị viên chọn".into(),
        password_again: "do quản trị viên chọn".into(),
    };
    let me = app.administrator().await;
    let id = id_of(app, "xem").await.parse().unwrap();
    app.db.account_keeper(&me).unwrap().set_password(id, &given).await.unwrap();
    let viewer = app.a_stranger();
    viewer.sign_in("xem", &given.password).await.assert_redirect("/");
    // Nothing is open to them but that page.
    assert_eq!(viewer.get("/").await.redirect(), "/account/new-password");
    assert_ne!(viewer.get("/campaigns").await.status, 200);
    viewer.get("/account/second-factor").await.assert_lacks("<svg class=\"qr");
    let choose = async |password: &str| {
        let fields = [("form[password]", password), ("form[password_again]", password)];
        viewer.post("/do/account/new-password", &fields).await
    };
    let same = choose(&given.password).await.assert_refused();
    viewer.follow(&same).await.assert_ok().assert_problem("password", "khác với mật khẩu được cấp");
    choose("ngắn").await.assert_refused();
    choose("do chính mình nghĩ ra").await.assert_redirect("/");
    viewer.get("/campaigns").await.assert_ok();
    // Who owes nothing has no business there.
    let fields = [("form[password]", "một mật khẩu khác"), ("form[password_again]", "một mật khẩu khác")];
    assert!(viewer.post("/do/account/new-password", &fields).await.redirect().starts_with("/sign-in"));
    assert!(administrator.post("/do/account/new-password", &fields).await.redirect().starts_with("/sign-in"));
    app.a_stranger().sign_in("xem", "do chính mình nghĩ ra").await.assert_redirect("/");
}
