//! Numbers to call and days that matter, as those who plan keep them.

use crate::support::{Answer, Client, TestApp, posted};
use domain::{
    hotlines::{HotlineCard, HotlineForm},
    key_days::KeyDayForm,
    time::{show_day, today},
};

both!(
    a_number_is_added_at_the_end_and_reaches_the_public,
    a_number_is_checked_with_one_press,
    a_number_moves_up,
    a_number_is_removed_and_restored,
    the_national_number_stays,
    refusals_name_their_fields_and_keep_what_was_typed,
    two_who_change_one_number_are_told_of_each_other,
    nobody_restores_what_another_removed,
    a_day_that_matters_is_kept_like_a_number,
    only_planners_keep_them,
);

fn child_line() -> HotlineForm {
    HotlineForm {
        number: "1900 54 55 59".into(),
        name: "Tư vấn pháp luật miễn phí".into(),
        name_en: "Free legal advice".into(),
        checked_on: show_day(today()),
        ..HotlineForm::default()
    }
}

async fn add(app: &TestApp, form: &HotlineForm) -> i64 {
    app.db.save_kept::<HotlineCard>(&app.planner().await, None, form).await.unwrap()
}

async fn act(client: &Client, action: &str, id: i64, version: &str) -> Answer {
    let id = id.to_string();
    client.post(&format!("/do/{action}"), &[("id", &id), ("form[version]", version)]).await
}

async fn numbers(app: &TestApp) -> Vec<String> {
    app.db.hotlines().await.unwrap().into_iter().map(|line| line.number).collect()
}

async fn a_number_is_added_at_the_end_and_reaches_the_public(app: &TestApp) {
    let planner = app.as_planner().await;
    planner.get("/hotlines").await.assert_ok().assert_holds("href=\"/hotlines/new\"");
    let answer = planner.post_pairs("/do/hotlines/save", &posted(&child_line())).await;
    planner.follow(&answer.assert_redirect("/hotlines")).await.assert_ok().assert_holds("1900 54 55 59");
    assert_eq!(numbers(app).await.last().unwrap(), "1900 54 55 59");
    app.a_stranger().get("/help").await.assert_ok().assert_holds("tel:1900545559");
}

async fn a_number_is_checked_with_one_press(app: &TestApp) {
    let planner = app.as_planner().await;
    let id = add(app, &HotlineForm { checked_on: "01/01/2020".into(), ..child_line() }).await;
    app.a_stranger().get("/").await.assert_ok().assert_lacks("1900 54 55 59");
    planner.get("/hotlines").await.assert_ok().assert_holds("quá hai năm chưa kiểm tra");
    let answer = act(&planner, "hotlines/check", id, "1").await;
    planner
        .follow(&answer.assert_redirect("/hotlines"))
        .await
        .assert_ok()
        .assert_holds("Đã ghi ngày kiểm tra");
    app.a_stranger().get("/").await.assert_ok().assert_holds("1900 54 55 59");
}

async fn a_number_moves_up(app: &TestApp) {
    let planner = app.as_planner().await;
    let before = numbers(app).await;
    let id = add(app, &child_line()).await;
    act(&planner, "hotlines/raise", id, "").await.assert_redirect("/hotlines");
    let after = numbers(app).await;
    assert_eq!(after[after.len() - 2..], ["1900 54 55 59".to_owned(), before.last().unwrap().clone()]);
    // The first stays where it is, and the national one is the first.
    let lines = app.db.hotlines().await.unwrap();
    assert_eq!(lines[0].number, "111");
    act(&planner, "hotlines/raise", lines[0].id, "").await.assert_redirect("/hotlines");
    let answer = act(&planner, "hotlines/raise", lines[1].id, "").await.assert_refused();
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_holds("không đứng trước tổng đài quốc gia");
    assert!(!page.text().contains(&format!("Đưa lên<span class=\"unseen\">: {}<", lines[1].number)));
    assert_eq!(numbers(app).await, after);
}

async fn a_number_is_removed_and_restored(app: &TestApp) {
    let planner = app.as_planner().await;
    let id = add(app, &child_line()).await;
    act(&planner, "hotlines/raise", id, "").await.assert_redirect("/hotlines");
    let order = numbers(app).await;
    let answer = act(&planner, "hotlines/remove", id, "1").await.assert_redirect("/hotlines?removed=");
    assert!(!numbers(app).await.contains(&"1900 54 55 59".to_owned()));
    let page = planner.follow(&answer).await.assert_ok();
    let entry = page.value_of("entry");
    let answer = planner.post("/do/hotlines/restore", &[("entry", &entry)]).await;
    planner.follow(&answer).await.assert_ok().assert_holds("Đã khôi phục").assert_holds("1900 54 55 59");
    assert_eq!(numbers(app).await, order, "in its place");
    // Once is enough: a second time the number is there already.
    planner.post("/do/hotlines/restore", &[("entry", &entry)]).await.assert_refused();
    let audit = app.as_administrator().await.get("/audit?subject=hotline").await.assert_ok();
    audit.assert_holds("xóa").assert_lacks(&format!("href=\"/hotlines/{id}\""));
}

async fn the_national_number_stays(app: &TestApp) {
    let planner = app.as_planner().await;
    let national = app.db.hotlines().await.unwrap().into_iter().find(|line| line.number == "111").unwrap();
    let page = planner.get("/hotlines").await.assert_ok();
    assert!(!page.text().contains("Xóa<span class=\"unseen\">: 111<"), "there is no button for it");
    let answer = act(&planner, "hotlines/remove", national.id, &national.version.to_string()).await;
    planner.follow(&answer.assert_refused()).await.assert_ok().assert_holds("tổng đài quốc gia");
    let form = HotlineForm { number: "112".into(), ..HotlineForm::from(&national) };
    let mut fields = posted(&form);
    fields.push(("id".into(), national.id.to_string()));
    let answer = planner.post_pairs("/do/hotlines/save", &fields).await.assert_refused();
    planner.follow(&answer).await.assert_problem("number", "tổng đài quốc gia");
    assert!(numbers(app).await.contains(&"111".to_owned()));
}

async fn refusals_name_their_fields_and_keep_what_was_typed(app: &TestApp) {
    let planner = app.as_planner().await;
    let form = HotlineForm { number: "gọi tôi".into(), checked_on: "31/12/2199".into(), ..child_line() };
    let answer = planner.post_pairs("/do/hotlines/save", &posted(&form)).await.assert_refused();
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_problem("number", "không phải số điện thoại");
    page.assert_problem("checked_on", "chưa đến ngày này");
    assert_eq!(page.value_of("form[name]"), "Tư vấn pháp luật miễn phí");
    let taken = HotlineForm { number: "111".into(), ..child_line() };
    let answer = planner.post_pairs("/do/hotlines/save", &posted(&taken)).await.assert_refused();
    planner.follow(&answer).await.assert_problem("number", "đã được dùng");
}

async fn two_who_change_one_number_are_told_of_each_other(app: &TestApp) {
    let planner = app.as_planner().await;
    let id = add(app, &child_line()).await;
    let theirs = HotlineForm { name: "Tên của người kia".into(), version: "1".into(), ..child_line() };
    app.db.save_kept::<HotlineCard>(&app.administrator().await, Some(id), &theirs).await.unwrap();
    let mine = HotlineForm { name: "Tên của tôi".into(), version: "1".into(), ..child_line() };
    let mut fields = posted(&mine);
    fields.push(("id".into(), id.to_string()));
    let answer = planner.post_pairs("/do/hotlines/save", &fields).await.assert_refused();
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_holds("Tên của người kia").assert_holds("Tên của tôi");
    act(&planner, "hotlines/remove", id, "1").await.assert_refused();
    act(&planner, "hotlines/remove", id, "2").await.assert_redirect("/hotlines?removed=");
}

async fn nobody_restores_what_another_removed(app: &TestApp) {
    let (planner, administrator) = (app.as_planner().await, app.as_administrator().await);
    let id = add(app, &child_line()).await;
    let answer = act(&planner, "hotlines/remove", id, "1").await;
    let entry = planner.follow(&answer).await.value_of("entry");
    administrator.post("/do/hotlines/restore", &[("entry", &entry)]).await.assert_refused();
}

async fn a_day_that_matters_is_kept_like_a_number(app: &TestApp) {
    let planner = app.as_planner().await;
    let form = KeyDayForm { on: "7/4".into(), name: "Ngày Sức khỏe".into(), ..KeyDayForm::default() };
    let answer = planner.post_pairs("/do/key-days/save", &posted(&form)).await.assert_redirect("/key-days");
    planner.follow(&answer).await.assert_ok().assert_holds("07/04").assert_holds("Ngày Sức khỏe");
    planner.get("/calendar?on=07/04/2026").await.assert_ok().assert_holds("Ngày Sức khỏe");
    planner.post_pairs("/do/key-days/save", &posted(&form)).await.assert_refused();
    let wrong = KeyDayForm { on: "30/2".into(), ..form };
    let answer = planner.post_pairs("/do/key-days/save", &posted(&wrong)).await.assert_refused();
    planner.follow(&answer).await.assert_problem("on", "không phải ngày và tháng");
    let day = app.db.key_days().await.unwrap().into_iter().find(|day| day.name == "Ngày Sức khỏe").unwrap();
    let answer = act(&planner, "key-days/remove", day.id, "1").await.assert_redirect("/key-days?removed=");
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_lacks("Ngày Sức khỏe");
    let entry = page.value_of("entry");
    let answer = planner.post("/do/key-days/restore", &[("entry", &entry)]).await;
    planner.follow(&answer).await.assert_ok().assert_holds("Ngày Sức khỏe");
}

async fn only_planners_keep_them(app: &TestApp) {
    add(app, &child_line()).await;
    let last = add(app, &HotlineForm { number: "1800 1000".into(), ..child_line() }).await;
    for (login, status, number) in [
        ("quantri", 200, "1800 1001"),
        ("kehoach", 200, "1800 1002"),
        ("dongda", 403, "1800 1003"),
        ("congan", 403, "1800 1004"),
        ("xem", 403, "1800 1005"),
    ] {
        let client = app.signed_in(login).await;
        for list in ["/hotlines", "/key-days"] {
            let page = client.get(list).await.assert_ok();
            assert_eq!(page.text().contains(&format!("{list}/new")), status == 200, "{login}");
            client.get(&format!("{list}/new")).await.assert_status(status);
            client.get(&format!("{list}/1")).await.assert_status(status);
        }
        let form = HotlineForm { number: number.into(), ..child_line() };
        let answer = client.post_pairs("/do/hotlines/save", &posted(&form)).await;
        assert_eq!(answer.redirect().contains("draft="), status == 403, "{login}");
        let raised = act(&client, "hotlines/raise", last, "").await.redirect();
        assert_eq!(raised.contains("draft="), status == 403, "{login}");
    }
}
