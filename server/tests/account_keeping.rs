//! Accounts as an administrator keeps them: changed, suspended, resumed, given a new password.

use crate::support::{Answer, Client, TestApp, a_talk};
use domain::{
    Problems,
    accounts::{AccountEditForm, AccountProblem, Transition},
    audit::{AuditFilter, Verb},
    import_export::List,
};
use store::{DEMO_PASSWORD, Error};

both!(
    a_changed_role_holds_from_the_next_click,
    a_suspended_account_is_out_at_once_and_back_when_it_is_resumed,
    a_suspension_needs_a_reason_and_the_version_that_was_seen,
    accounts_are_found_by_role_state_and_place,
    people_stand_by_the_names_they_are_called_by,
    who_takes_over_has_the_place_and_the_work_of_who_leaves,
    handing_over_is_refused_to_who_cannot_take_it,
    a_new_password_signs_out_everywhere_and_frees_who_was_held_up,
    a_refused_new_password_is_never_shown_again,
    nobody_locks_himself_out,
    the_last_administrator_stays_one,
    only_administrators_keep_accounts,
    two_who_change_one_account_are_told_of_each_other,
    of_two_administrators_who_suspend_each_other_one_stays,
);

const NEW_PASSWORD: &str = "sông Hồng mùa nước nổi";

async fn id_of(app: &TestApp, login: &str) -> i64 {
    app.db.account_keeper(&store::system()).unwrap().find_by_login(login).await.unwrap().id
}

async fn form_of(app: &TestApp, login: &str) -> AccountEditForm {
    AccountEditForm::from(
        &app.db.account_keeper(&store::system()).unwrap().find_by_login(login).await.unwrap(),
    )
}

async fn transition(client: &Client, id: i64, seen: &str, transition: &str, reason: &str) -> Answer {
    let id = id.to_string();
    let fields =
        [("id", &*id), ("form[version]", seen), ("form[transition]", transition), ("form[reason]", reason)];
    client.post("/do/accounts/transition", &fields).await
}

async fn is_signed_in(client: &Client) -> bool {
    client.get("/campaigns").await.status == 200
}

async fn a_changed_role_holds_from_the_next_click(app: &TestApp) {
    let (administrator, viewer) = (app.as_administrator().await, app.as_viewer().await);
    viewer.get("/campaigns/new").await.assert_status(403);
    let id = id_of(app, "xem").await.to_string();
    let page = administrator.get(&format!("/accounts/{id}")).await.assert_ok();
    page.assert_holds("Vũ Thị Hồng Nhung");
    let version = page.value_of("form[version]");
    let fields = [
        ("id", &*id),
        ("form[version]", &version),
        ("form[name]", "Vũ Thị Nhung"),
        ("form[role]", "planner"),
    ];
    let answer = administrator.post("/do/accounts/save", &fields).await;
    administrator.follow(&answer).await.assert_ok().assert_holds("Vũ Thị Nhung").assert_holds("Đã lưu");
    viewer.get("/campaigns/new").await.assert_ok();
    let filter = AuditFilter { subject: "account".into(), verb: "edit".into(), ..AuditFilter::default() };
    let (entries, _) = app.db.audit(&store::system(), &filter).await.unwrap();
    assert!(entries[0].before.as_deref().unwrap().contains(r#""role":"viewer""#));
    assert!(entries[0].after.as_deref().unwrap().contains(r#""role":"planner""#));
}

async fn a_suspended_account_is_out_at_once_and_back_when_it_is_resumed(app: &TestApp) {
    let (administrator, viewer) = (app.as_administrator().await, app.as_viewer().await);
    let id = id_of(app, "xem").await;
    let seen = form_of(app, "xem").await.version;
    let answer = transition(&administrator, id, &seen, "suspend", "Đã chuyển công tác").await;
    administrator.follow(&answer).await.assert_ok().assert_holds("Đã tạm khóa tài khoản");
    assert!(!is_signed_in(&viewer).await);
    // Who knows the password is told why it does not help; who does not learns nothing.
    let answer = viewer.sign_in("xem", DEMO_PASSWORD).await.assert_refused();
    viewer.follow(&answer).await.assert_ok().assert_holds("đang bị tạm khóa");
    let answer = viewer.sign_in("xem", "đoán mò một câu").await.assert_refused();
    viewer.follow(&answer).await.assert_ok().assert_lacks("tạm khóa");
    assert!(!is_signed_in(&viewer).await);
    let filter = AuditFilter { verb: "suspend".into(), ..AuditFilter::default() };
    let (entries, _) = app.db.audit(&store::system(), &filter).await.unwrap();
    assert_eq!((entries[0].verb, &*entries[0].reason), (Verb::Suspend, "Đã chuyển công tác"));

    let seen = form_of(app, "xem").await.version;
    let answer = transition(&administrator, id, &seen, "resume", "").await;
    administrator.follow(&answer).await.assert_ok().assert_holds("Đã mở khóa tài khoản");
    viewer.sign_in("xem", DEMO_PASSWORD).await.assert_redirect("/");
    assert!(is_signed_in(&viewer).await);
}

async fn a_suspension_needs_a_reason_and_the_version_that_was_seen(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let (id, seen) = (id_of(app, "xem").await, form_of(app, "xem").await.version);
    let answer = transition(&administrator, id, &seen, "suspend", " ").await.assert_refused();
    administrator.follow(&answer).await.assert_ok().assert_holds("hãy ghi lý do");
    let answer = transition(&administrator, id, "99", "suspend", "Nghỉ hưu").await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_holds("Có người vừa sửa trước bạn").assert_holds("Nghỉ hưu");
    transition(&administrator, id, &seen, "expel", "").await.assert_refused();
    assert!(app.db.account_keeper(&store::system()).unwrap().find(id).await.unwrap().active);
}

async fn accounts_are_found_by_role_state_and_place(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let seen = form_of(app, "xem").await.version;
    transition(&administrator, id_of(app, "xem").await, &seen, "suspend", "Nghỉ hưu").await.redirect();
    for (filter, found) in [
        ("role=planner", "kehoach"),
        ("state=suspended", "xem"),
        ("q=dong+da", "dongda"),
        ("role=partner&state=active", "congan"),
    ] {
        let page = administrator.get(&format!("/accounts?{filter}")).await.assert_ok();
        for login in ["quantri", "kehoach", "dongda", "congan", "xem"] {
            let row = format!("<strong>{login}</strong>");
            assert_eq!(page.text().contains(&row), login == found, "{filter} {login}");
        }
    }
    administrator.get("/accounts?state=invited").await.assert_ok().assert_holds("Bỏ lọc");
}

async fn people_stand_by_the_names_they_are_called_by(app: &TestApp) {
    // Bảo, Hà, Hoàng, Nhung, Trang: by login it would be congan, dongda, kehoach, quantri, xem.
    let in_order = ["congan", "quantri", "kehoach", "xem", "dongda"];
    let system = store::system();
    let keeper = app.db.account_keeper(&system).unwrap();
    let listed: Vec<String> = keeper.list().await.unwrap().into_iter().map(|card| card.login).collect();
    assert_eq!(listed, in_order);
    let table = app.db.table(&system, List::Accounts).await.unwrap();
    let exported: Vec<&str> = table.rows.iter().map(|(_, cells)| cells[0].as_str()).collect();
    assert_eq!(exported, in_order);
    let successors = keeper.handover(id_of(app, "congan").await).await.unwrap().successors;
    let successors: Vec<String> = successors.into_iter().map(|card| card.login).collect();
    assert_eq!(successors, ["kehoach", "xem", "dongda"]);
    // Of those who are called alike the rest of the name decides.
    let form = AccountEditForm { name: "Bùi Thị Hoàng".into(), ..form_of(app, "xem").await };
    keeper.edit(id_of(app, "xem").await, &form).await.unwrap();
    let listed: Vec<String> = keeper.list().await.unwrap().into_iter().map(|card| card.login).collect();
    assert_eq!(listed, ["congan", "quantri", "xem", "kehoach", "dongda"]);
}

/// Gives the place of one login to the account of an id.
async fn hand_over(app: &TestApp, client: &Client, from: &str, to: &str) -> Answer {
    let (id, seen) = (id_of(app, from).await.to_string(), form_of(app, from).await.version);
    client.post("/do/accounts/hand-over", &[("id", &*id), ("form[version]", &seen), ("form[to]", to)]).await
}

async fn who_takes_over_has_the_place_and_the_work_of_who_leaves(app: &TestApp) {
    let ground = app.running_campaign().await;
    let talk = app.plan(&a_talk(&ground)).await;
    let (administrator, officer) = (app.as_administrator().await, app.as_officer().await);
    let viewer = app.as_viewer().await;
    viewer.get(&format!("/activities/{talk}/edit")).await.assert_status(403);
    let page = administrator.get(&format!("/accounts/{}", id_of(app, "dongda").await)).await.assert_ok();
    // Nobody else is there, and an administrator is not made an officer by a slip.
    page.assert_holds("Chưa có ai khác ở đây")
        .assert_holds("(xem) – Người xem</option>")
        .assert_lacks("(quantri) –");
    let to = id_of(app, "xem").await.to_string();
    let answer = hand_over(app, &administrator, "dongda", &to).await;
    administrator.follow(&answer).await.assert_ok().assert_holds("Đã bàn giao");
    assert!(!is_signed_in(&officer).await);
    viewer.get(&format!("/activities/{talk}/edit")).await.assert_ok();
    let (left, came) = (form_of(app, "dongda").await, form_of(app, "xem").await);
    assert_eq!((&came.role, &came.unit, &*came.name), (&left.role, &left.unit, "Vũ Thị Hồng Nhung"));
    let filter = AuditFilter { verb: "suspend".into(), ..AuditFilter::default() };
    let (entries, _) = app.db.audit(&store::system(), &filter).await.unwrap();
    assert_eq!(entries[0].reason, "→ Vũ Thị Hồng Nhung (xem)");
}

async fn handing_over_is_refused_to_who_cannot_take_it(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let (viewer, own) = (id_of(app, "xem").await.to_string(), id_of(app, "dongda").await.to_string());
    for to in ["", "nobody", "999999", &*own, &*id_of(app, "quantri").await.to_string()] {
        let answer = hand_over(app, &administrator, "dongda", to).await.assert_refused();
        administrator.follow(&answer).await.assert_ok().assert_holds("id=\"to-problem\"");
    }
    // Nobody hands over the own account, and only who keeps accounts hands over any.
    hand_over(app, &administrator, "quantri", &viewer).await.assert_refused();
    let planner = app.as_planner().await;
    hand_over(app, &planner, "dongda", &viewer).await.assert_refused();
    let id = own.clone();
    let stale = [("id", &*id), ("form[version]", "99"), ("form[to]", &*viewer)];
    administrator.post("/do/accounts/hand-over", &stale).await.assert_refused();
    assert_eq!(form_of(app, "xem").await.role, "viewer");
    assert!(app.db.account_keeper(&store::system()).unwrap().find_by_login("dongda").await.unwrap().active);
}

async fn a_new_password_signs_out_everywhere_and_frees_who_was_held_up(app: &TestApp) {
    let (administrator, officer) = (app.as_administrator().await, app.as_officer().await);
    let forgetful = app.a_stranger();
    for _ in 0..5 {
        forgetful.sign_in("dongda", "quên mất mật khẩu").await.assert_refused();
    }
    let id = id_of(app, "dongda").await.to_string();
    let fields = [("id", &*id), ("form[password]", NEW_PASSWORD), ("form[password_again]", NEW_PASSWORD)];
    let answer = administrator.post("/do/accounts/new-password", &fields).await;
    administrator.follow(&answer).await.assert_ok().assert_holds("Đã đặt mật khẩu mới");
    assert!(!is_signed_in(&officer).await);
    officer.sign_in("dongda", DEMO_PASSWORD).await.assert_refused();
    forgetful.sign_in("dongda", NEW_PASSWORD).await.assert_redirect("/");
}

async fn a_refused_new_password_is_never_shown_again(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let id = id_of(app, "dongda").await.to_string();
    let fields = [("id", &*id), ("form[password]", "ngắn"), ("form[password_again]", "ngắn khác")];
    let answer = administrator.post("/do/accounts/new-password", &fields).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_holds("riêng mật khẩu cần nhập lại").assert_lacks("ngắn khác");
    assert_eq!(page.value_of("form[password]"), "");
    app.a_stranger().sign_in("dongda", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn nobody_locks_himself_out(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let (id, seen) = (id_of(app, "quantri").await, form_of(app, "quantri").await.version);
    let page = administrator.get(&format!("/accounts/{id}")).await.assert_ok();
    page.assert_lacks("/do/accounts/transition").assert_lacks("/do/accounts/new-password");
    transition(&administrator, id, &seen, "suspend", "Thử").await.assert_refused();
    let id = id.to_string();
    let fields = [("id", &*id), ("form[password]", NEW_PASSWORD), ("form[password_again]", NEW_PASSWORD)];
    administrator.post("/do/accounts/new-password", &fields).await.assert_refused();
    assert!(is_signed_in(&administrator).await);
    app.a_stranger().sign_in("quantri", DEMO_PASSWORD).await.assert_redirect("/");
}

async fn the_last_administrator_stays_one(app: &TestApp) {
    let id = id_of(app, "quantri").await;
    let form = AccountEditForm { role: "viewer".into(), ..form_of(app, "quantri").await };
    let refused = app.db.account_keeper(&store::system()).unwrap().edit(id, &form).await;
    let expected = Problems::one("role", AccountProblem::LastAdministrator);
    assert!(matches!(refused, Err(Error::Invalid(problems)) if problems == expected));
    let refused = app
        .db
        .account_keeper(&store::system())
        .unwrap()
        .transition(id, &form.version, Transition::Suspend, "Thử")
        .await;
    let expected = Problems::one("reason", AccountProblem::LastAdministrator);
    assert!(matches!(refused, Err(Error::Invalid(problems)) if problems == expected));
    // With a second one the first may go, and then the second stays.
    let second = AccountEditForm { role: "administrator".into(), ..form_of(app, "kehoach").await };
    app.db
        .account_keeper(&store::system())
        .unwrap()
        .edit(id_of(app, "kehoach").await, &second)
        .await
        .unwrap();
    app.db
        .account_keeper(&store::system())
        .unwrap()
        .transition(id, &form.version, Transition::Suspend, "Nghỉ hưu")
        .await
        .unwrap();
    let second = AccountEditForm { role: "planner".into(), ..form_of(app, "kehoach").await };
    let refused =
        app.db.account_keeper(&store::system()).unwrap().edit(id_of(app, "kehoach").await, &second).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

async fn only_administrators_keep_accounts(app: &TestApp) {
    let id = id_of(app, "xem").await;
    let form = form_of(app, "xem").await;
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        client.get(&format!("/accounts/{id}")).await.assert_status(403);
        let me = app.db.actor_by_login(login).await.unwrap();
        assert!(matches!(app.db.account_keeper(&me), Err(Error::Forbidden)), "{login}");
        let password = [
            ("id", &*id.to_string()),
            ("form[password]", NEW_PASSWORD),
            ("form[password_again]", NEW_PASSWORD),
        ];
        client.post("/do/accounts/new-password", &password).await;
    }
    // Neither is anything changed, nor the password.
    assert_eq!(form_of(app, "xem").await, form);
    app.signed_in("xem").await;
}

async fn two_who_change_one_account_are_told_of_each_other(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let (id, seen) = (id_of(app, "xem").await, form_of(app, "xem").await);
    let theirs = AccountEditForm { name: "Tên của người kia".into(), ..seen.clone() };
    app.db.account_keeper(&store::system()).unwrap().edit(id, &theirs).await.unwrap();
    let id = id.to_string();
    let fields = [
        ("id", &*id),
        ("form[version]", &*seen.version),
        ("form[name]", "Tên của tôi"),
        ("form[role]", "viewer"),
    ];
    let answer = administrator.post("/do/accounts/save", &fields).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_holds("Tên của người kia").assert_holds("Tên của tôi");
    assert_eq!(form_of(app, "xem").await.name, "Tên của người kia");
}

async fn of_two_administrators_who_suspend_each_other_one_stays(app: &TestApp) {
    let form = AccountEditForm { role: "administrator".into(), ..form_of(app, "kehoach").await };
    app.db.account_keeper(&store::system()).unwrap().edit(id_of(app, "kehoach").await, &form).await.unwrap();
    let (one, other) = (app.administrator().await, app.planner().await);
    let (of_one, of_other) = (form_of(app, "quantri").await.version, form_of(app, "kehoach").await.version);
    let [by_one, by_other] = [&one, &other].map(|me| app.db.account_keeper(me).unwrap());
    let (a, b) = tokio::join!(
        by_one.transition(other.account, &of_other, Transition::Suspend, "Thử"),
        by_other.transition(one.account, &of_one, Transition::Suspend, "Thử"),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?}, {b:?}");
}
