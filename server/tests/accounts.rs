//! Signing in and out, slowing down those who guess, passwords, the first administrator.

use crate::support::{Client, TestApp, an_account, posted_account};
use domain::{Problems, accounts::AccountProblem};
use store::{DEMO_PASSWORD, Error};

both!(
    the_right_password_signs_in,
    a_wrong_password_and_an_unknown_login_are_answered_alike,
    what_is_missing_is_named_and_is_no_guess,
    five_failures_hold_up_that_login_at_that_address_only,
    a_known_device_signs_in_while_somebody_guesses_beside_it,
    an_office_goes_on_while_one_of_its_machines_guesses,
    a_known_device_that_guesses_is_held_up_too,
    the_session_changes_its_name_at_sign_in,
    nobody_is_led_to_another_site_after_signing_in,
    signing_out_ends_the_session,
    signing_out_everywhere_ends_every_session,
    a_changed_password_ends_other_sessions_but_not_ones_own,
    a_password_is_changed_only_with_the_current_one,
    guessing_the_current_password_is_held_up,
    who_is_signed_in_goes_on_from_the_sign_in_page,
    an_administrator_adds_an_account_that_can_sign_in,
    a_login_is_taken_once,
    a_password_is_never_shown_again,
);
both_fresh!(
    the_first_administrator_is_made_through_a_link_that_works_once,
    a_wrong_link_makes_nobody,
    a_new_link_replaces_the_older_one,
    a_refused_set_up_keeps_the_link_and_what_was_typed,
);

const NEW_PASSWORD: &str = "sông Hồng mùa nước nổi";

async fn is_signed_in(client: &Client) -> bool {
    client.get("/campaigns").await.status == 200
}

async fn the_right_password_signs_in(app: &TestApp) {
    let client = app.a_stranger();
    client.get("/campaigns").await.assert_redirect("/sign-in?next=");
    client.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
    client.get("/").await.assert_ok().assert_holds("Việc hôm nay").assert_holds("Nguyễn Đức Hoàng");
    client.get("/campaigns").await.assert_ok().assert_holds("Nguyễn Đức Hoàng");
    // Logins are read out over the telephone: their case does not matter.
    app.a_stranger().sign_in(" KeHoach ", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn a_wrong_password_and_an_unknown_login_are_answered_alike(app: &TestApp) {
    let mut pages = Vec::new();
    for login in ["kehoach", "khongco"] {
        let client = app.a_stranger();
        let answer = client.sign_in(login, "sai mật khẩu rồi").await.assert_refused();
        let page = client.follow(&answer).await.assert_ok();
        page.assert_holds("Tên đăng nhập hoặc mật khẩu không đúng");
        assert_eq!(page.value_of("form[login]"), login, "the login that was typed is kept");
        assert_eq!(page.value_of("form[password]"), "", "the password is not");
        assert!(!is_signed_in(&client).await);
        pages.push(page.status);
    }
    assert_eq!(pages[0], pages[1]);
}

async fn what_is_missing_is_named_and_is_no_guess(app: &TestApp) {
    let client = app.a_stranger();
    for _ in 0..6 {
        let answer = client.sign_in(" ", "").await.assert_refused();
        let page = client.follow(&answer).await.assert_ok();
        page.assert_problem("login", "cần được điền");
        page.assert_problem("password", "cần được điền");
        let answer = client.sign_in("kehoach", "").await.assert_refused();
        let page = client.follow(&answer).await.assert_ok();
        page.assert_problem("password", "cần được điền");
        assert_eq!(page.value_of("form[login]"), "kehoach");
    }
    client.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn guess(client: &Client, login: &str, times: usize) {
    for _ in 0..times {
        client.sign_in(login, "đoán mò một câu").await.assert_refused();
    }
}

/// That even the right password is not taken now.
async fn assert_held_up(client: &Client, login: &str) {
    let answer = client.sign_in(login, DEMO_PASSWORD).await.assert_refused();
    client.follow(&answer).await.assert_holds("15 phút");
    assert!(!is_signed_in(client).await);
}

async fn five_failures_hold_up_that_login_at_that_address_only(app: &TestApp) {
    let attacker = app.a_stranger().at("198.51.100.7");
    guess(&attacker, "kehoach", 5).await;
    assert_held_up(&attacker, "kehoach").await;
    let owner = app.a_stranger().at("203.0.113.9");
    owner.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn a_known_device_signs_in_while_somebody_guesses_beside_it(app: &TestApp) {
    let owner = app.as_planner().await;
    let device = owner.cookie("device").unwrap();
    let beside = app.a_stranger();
    guess(&beside, "kehoach", 5).await;
    assert_held_up(&beside, "kehoach").await;

    let again = app.a_stranger();
    again.set_cookie("device", &device);
    again.sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
    // The token is worth nothing for another account.
    let other = app.a_stranger();
    other.set_cookie("device", &device);
    guess(&other, "xem", 5).await;
    assert_held_up(&other, "xem").await;
}

async fn an_office_goes_on_while_one_of_its_machines_guesses(app: &TestApp) {
    guess(&app.a_stranger(), "kehoach", 8).await;
    for login in ["quantri", "dongda", "congan", "xem"] {
        app.a_stranger().sign_in(login, DEMO_PASSWORD).await.assert_redirect("/");
    }
}

async fn a_known_device_that_guesses_is_held_up_too(app: &TestApp) {
    let device = app.as_planner().await.cookie("device").unwrap();
    let client = app.a_stranger();
    client.set_cookie("device", &device);
    guess(&client, "kehoach", 10).await;
    assert_held_up(&client, "kehoach").await;
}

async fn the_session_changes_its_name_at_sign_in(app: &TestApp) {
    let client = app.as_planner().await;
    let first = client.cookie("session").unwrap();
    client.sign_in("quantri", DEMO_PASSWORD).await.assert_redirect("/");
    let second = client.cookie("session").unwrap();
    assert_ne!(first, second);
    // Whoever planted or saw the older name has nothing.
    let thief = app.a_stranger();
    thief.set_cookie("session", &first);
    assert!(!is_signed_in(&thief).await);
}

async fn nobody_is_led_to_another_site_after_signing_in(app: &TestApp) {
    for (next, expected) in [
        ("/campaigns", "/campaigns"),
        ("https://a.example/", "/"),
        ("//a.example", "/"),
        ("/\\a.example", "/"),
    ] {
        let fields = [("form[login]", "xem"), ("form[password]", DEMO_PASSWORD), ("form[next]", next)];
        let answer = app.a_stranger().post("/do/sign-in", &fields).await;
        assert_eq!(answer.redirect(), expected, "{next}");
    }
}

async fn signing_out_ends_the_session(app: &TestApp) {
    let client = app.as_planner().await;
    let session = client.cookie("session").unwrap();
    client.post("/do/sign-out", &[]).await.assert_redirect("/sign-in");
    assert!(!is_signed_in(&client).await);
    let thief = app.a_stranger();
    thief.set_cookie("session", &session);
    assert!(!is_signed_in(&thief).await, "the server has forgotten it, not only the browser");
}

async fn signing_out_everywhere_ends_every_session(app: &TestApp) {
    let (here, there, somebody_else) =
        (app.as_planner().await, app.as_planner().await, app.as_viewer().await);
    here.post("/do/sign-out-everywhere", &[]).await.assert_redirect("/sign-in");
    assert!(!is_signed_in(&here).await && !is_signed_in(&there).await);
    assert!(is_signed_in(&somebody_else).await);
}

fn password_fields<'a>(current: &'a str, new: &'a str, again: &'a str) -> [(&'static str, &'a str); 3] {
    [("form[current]", current), ("form[password]", new), ("form[password_again]", again)]
}

async fn a_changed_password_ends_other_sessions_but_not_ones_own(app: &TestApp) {
    let (here, there) = (app.as_planner().await, app.as_planner().await);
    let fields = password_fields(DEMO_PASSWORD, NEW_PASSWORD, NEW_PASSWORD);
    let answer = here.post("/do/accounts/password", &fields).await.assert_redirect("/account?changed=1");
    here.follow(&answer).await.assert_ok().assert_holds("Đã đổi mật khẩu");
    assert!(is_signed_in(&here).await && !is_signed_in(&there).await);
    app.a_stranger().sign_in("kehoach", DEMO_PASSWORD).await.assert_refused();
    app.a_stranger().sign_in("kehoach", NEW_PASSWORD).await.assert_redirect("/");
}

async fn a_password_is_changed_only_with_the_current_one(app: &TestApp) {
    let client = app.as_planner().await;
    for (fields, field, words) in [
        (password_fields("sai rồi", NEW_PASSWORD, NEW_PASSWORD), "current", "không đúng"),
        (password_fields("", NEW_PASSWORD, NEW_PASSWORD), "current", "cần được điền"),
        (password_fields(DEMO_PASSWORD, "ngắn", "ngắn"), "password", "cần ít nhất 10 ký tự"),
        (password_fields(DEMO_PASSWORD, "matkhau123", "matkhau123"), "password", "quá dễ đoán"),
        (password_fields(DEMO_PASSWORD, NEW_PASSWORD, "khác hẳn"), "password_again", "không giống"),
    ] {
        let answer = client.post("/do/accounts/password", &fields).await.assert_refused();
        client.follow(&answer).await.assert_ok().assert_problem(field, words);
    }
    app.a_stranger().sign_in("kehoach", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn guessing_the_current_password_is_held_up(app: &TestApp) {
    let client = app.as_planner().await;
    for _ in 0..10 {
        let guess = password_fields("đoán mò", NEW_PASSWORD, NEW_PASSWORD);
        client.post("/do/accounts/password", &guess).await.assert_refused();
    }
    let right = password_fields(DEMO_PASSWORD, NEW_PASSWORD, NEW_PASSWORD);
    let answer = client.post("/do/accounts/password", &right).await.assert_refused();
    client.follow(&answer).await.assert_holds("15 phút");
}

async fn who_is_signed_in_goes_on_from_the_sign_in_page(app: &TestApp) {
    let client = app.as_planner().await;
    let there = "/campaigns/1/schedule?q=đống".replace('đ', "%C4%91").replace('ố', "%E1%BB%91");
    let answer = client.get(&format!("/sign-in?next={}", frame::forms::encode(&there))).await;
    assert_eq!(answer.redirect(), there);
    client.get("/sign-in?next=//a.example").await.assert_redirect("/");
}

async fn an_administrator_adds_an_account_that_can_sign_in(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let form = an_account("mai.dothi", "planner");
    let answer = administrator.post_pairs("/do/accounts/add", &posted_account(&form)).await;
    administrator.follow(&answer.assert_redirect("/accounts")).await.assert_ok().assert_holds("mai.dothi");
    let client = app.a_stranger();
    client.sign_in("mai.dothi", &form.password).await.assert_redirect("/");
    let own = [("form[password]", NEW_PASSWORD), ("form[password_again]", NEW_PASSWORD)];
    client.post("/do/account/new-password", &own).await.assert_redirect("/");
    client.get("/campaigns").await.assert_ok().assert_holds("Đỗ Thị Mai");
}

async fn a_login_is_taken_once(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let form = an_account("KEHOACH", "viewer");
    let answer = administrator.post_pairs("/do/accounts/add", &posted_account(&form)).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_problem("login", "đã được dùng");
    assert_eq!(page.value_of("form[name]"), "Đỗ Thị Mai");
}

async fn a_password_is_never_shown_again(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let form = an_account("?", "viewer");
    let answer = administrator.post_pairs("/do/accounts/add", &posted_account(&form)).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_problem("login", "3–40");
    page.assert_lacks(&form.password);
    administrator.get("/audit").await.assert_ok().assert_lacks("argon2");
}

async fn the_first_administrator_is_made_through_a_link_that_works_once(app: &TestApp) {
    let token = app.db.setup_token().await.unwrap().unwrap();
    let (path, stranger) = (format!("/set-up/{token}"), app.a_stranger());
    stranger.get(&path).await.assert_ok();
    let mut fields = posted_account(&an_account("quantri", ""));
    fields.push(("token".into(), token.clone()));
    let answer = stranger.post_pairs("/do/set-up", &fields).await.assert_redirect("/sign-in");
    stranger.follow(&answer).await.assert_ok().assert_holds("Đã tạo tài khoản");
    stranger.sign_in("quantri", "bốn mùa thay lá").await.assert_redirect("/");
    stranger.get("/accounts").await.assert_ok();

    stranger.get(&path).await.assert_status(404);
    let form = an_account("kedotnhap", "");
    assert!(matches!(app.db.set_up(&token, &form).await, Err(Error::NotFound)));
    assert_eq!(app.db.setup_token().await.unwrap(), None, "there is an account, so there is no link");
    assert!(app.db.actor_by_login("kedotnhap").await.is_err());
}

async fn a_wrong_link_makes_nobody(app: &TestApp) {
    app.db.setup_token().await.unwrap();
    app.a_stranger().get("/set-up/sai").await.assert_status(404);
    let mut fields = posted_account(&an_account("kedotnhap", ""));
    fields.push(("token".into(), "sai".into()));
    let stranger = app.a_stranger();
    stranger.post_pairs("/do/set-up", &fields).await.assert_refused();
    assert!(!app.db.has_accounts().await.unwrap());
}

async fn a_new_link_replaces_the_older_one(app: &TestApp) {
    let first = app.db.setup_token().await.unwrap().unwrap();
    let second = app.db.setup_token().await.unwrap().unwrap();
    assert!(!app.db.setup_is_pending(&first).await.unwrap());
    assert!(app.db.setup_is_pending(&second).await.unwrap());
}

async fn a_refused_set_up_keeps_the_link_and_what_was_typed(app: &TestApp) {
    let token = app.db.setup_token().await.unwrap().unwrap();
    let stranger = app.a_stranger();
    let form = domain::accounts::AccountForm { password_again: "khác".into(), ..an_account("quantri", "") };
    let mut fields = posted_account(&form);
    fields.push(("token".into(), token.clone()));
    let answer = stranger.post_pairs("/do/set-up", &fields).await.assert_refused();
    let page = stranger.follow(&answer).await.assert_ok();
    page.assert_problem("password_again", "không giống");
    assert_eq!(page.value_of("form[login]"), "quantri");
    assert_eq!(page.value_of("token"), token);
    let refused = app.db.set_up(&token, &form).await;
    let expected = Problems::one("password_again", AccountProblem::PasswordsDiffer);
    assert!(matches!(refused, Err(Error::Invalid(problems)) if problems == expected));
}
