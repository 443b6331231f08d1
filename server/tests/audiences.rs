//! Audiences: data that planners change.

use crate::support::{Answer, Client, TestApp, a_talk, posted};
use domain::{
    activities::Kind,
    audiences::{AudienceCard, AudienceForm},
};

both!(
    an_audience_is_added_and_can_be_chosen,
    an_audience_is_changed,
    a_stale_change_is_a_conflict,
    what_nothing_names_is_removed_and_restored,
    what_is_used_stays,
    refusals_name_their_fields_and_keep_what_was_typed,
    those_who_would_work_abroad_come_first,
);

fn drivers() -> AudienceForm {
    AudienceForm {
        name: "Lái xe đường dài".into(),
        name_en: "Long-distance drivers".into(),
        message: "Nhìn thấy, hỏi thăm, gọi 111".into(),
        kinds: vec!["leaflet".into(), "broadcast".into()],
        ..AudienceForm::default()
    }
}

async fn an_audience_is_added_and_can_be_chosen(app: &TestApp) {
    let client = app.as_planner().await;
    let answer = client.post_pairs("/do/audiences/save", &posted(&drivers())).await;
    client.follow(&answer.assert_redirect("/audiences")).await.assert_ok().assert_holds("Lái xe đường dài");
    let audiences = app.db.audiences().await.unwrap();
    let saved = audiences.last().unwrap();
    assert_eq!((saved.name.as_str(), saved.version), ("Lái xe đường dài", 1));
    assert_eq!(saved.kinds, [Kind::Leaflet, Kind::Broadcast]);
    client.get("/campaigns/new").await.assert_ok().assert_holds("Lái xe đường dài");
}

async fn an_audience_is_changed(app: &TestApp) {
    let client = app.as_planner().await;
    let id = app.db.save_kept::<AudienceCard>(&app.planner().await, None, &drivers()).await.unwrap();
    let page = client.get(&format!("/audiences/{id}")).await.assert_ok();
    assert_eq!(page.value_of("form[name]"), "Lái xe đường dài");
    let form = AudienceForm { name: "Tài xế".into(), kinds: vec![], version: "1".into(), ..drivers() };
    let mut fields = posted(&form);
    fields.push(("id".into(), id.to_string()));
    client.post_pairs("/do/audiences/save", &fields).await.assert_redirect("/audiences");
    let saved = app.db.kept::<AudienceCard>(&app.planner().await, id).await.unwrap();
    assert_eq!((saved.name.as_str(), saved.version, saved.kinds.len()), ("Tài xế", 2, 0));
}

async fn remove(client: &Client, id: i64, seen: &str) -> Answer {
    client.post("/do/audiences/remove", &[("id", &*id.to_string()), ("form[version]", seen)]).await
}

async fn what_nothing_names_is_removed_and_restored(app: &TestApp) {
    let (client, planner) = (app.as_planner().await, app.planner().await);
    let id = app.db.save_kept::<AudienceCard>(&planner, None, &drivers()).await.unwrap();
    app.db
        .save_kept::<AudienceCard>(
            &planner,
            None,
            &AudienceForm { name: "Chủ nhà trọ mới".into(), ..drivers() },
        )
        .await
        .unwrap();
    let names = async || app.db.audiences().await.unwrap().into_iter().map(|a| a.name).collect::<Vec<_>>();
    let order = names().await;
    remove(&client, id, "2").await.assert_refused();
    remove(&app.as_officer().await, id, "1").await.assert_refused();
    let answer = remove(&client, id, "1").await.assert_redirect("/audiences?removed=");
    assert!(!names().await.contains(&"Lái xe đường dài".to_owned()));
    let entry = client.follow(&answer).await.assert_ok().value_of("entry");
    let answer = client.post("/do/audiences/restore", &[("entry", &*entry)]).await;
    client.follow(&answer).await.assert_ok().assert_holds("Đã khôi phục").assert_holds("Lái xe đường dài");
    assert_eq!(names().await, order, "in its place");
    let audit = app.as_administrator().await.get("/audit?subject=audience").await.assert_ok();
    audit.assert_lacks(&format!("href=\"/audiences/{id}\""));
}

async fn what_is_used_stays(app: &TestApp) {
    let ground = app.running_campaign().await;
    app.plan(&a_talk(&ground)).await;
    let client = app.as_planner().await;
    let before = app.db.audiences().await.unwrap();
    let used = before.iter().find(|a| a.id.to_string() == ground.audience(0)).unwrap();
    let answer = remove(&client, used.id, &used.version.to_string()).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_holds("nên chưa xóa được");
    assert_eq!(app.db.audiences().await.unwrap(), before);
}

async fn a_stale_change_is_a_conflict(app: &TestApp) {
    let (client, planner) = (app.as_planner().await, app.planner().await);
    let id = app.db.save_kept::<AudienceCard>(&planner, None, &drivers()).await.unwrap();
    let theirs = AudienceForm { name: "Tên người khác lưu".into(), version: "1".into(), ..drivers() };
    app.db.save_kept::<AudienceCard>(&planner, Some(id), &theirs).await.unwrap();
    let mine = AudienceForm { name: "Tên tôi gõ".into(), version: "1".into(), ..drivers() };
    let mut fields = posted(&mine);
    fields.push(("id".into(), id.to_string()));
    let answer = client.post_pairs("/do/audiences/save", &fields).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Có người vừa sửa trước bạn");
    assert_eq!(page.value_of("form[name]"), "Tên tôi gõ");
    assert_eq!(
        app.db.kept::<AudienceCard>(&app.planner().await, id).await.unwrap().name,
        "Tên người khác lưu"
    );
}

async fn refusals_name_their_fields_and_keep_what_was_typed(app: &TestApp) {
    let client = app.as_planner().await;
    let taken = AudienceForm { name: "Học sinh, sinh viên".into(), ..drivers() };
    let nameless = AudienceForm { name: " ".into(), ..drivers() };
    for (form, words) in [(taken, "đã được dùng"), (nameless, "cần được điền")] {
        let answer = client.post_pairs("/do/audiences/save", &posted(&form)).await.assert_refused();
        let page = client.follow(&answer).await.assert_ok();
        page.assert_problem("name", words);
        page.assert_holds("Nhìn thấy, hỏi thăm, gọi 111");
    }
    assert_eq!(app.db.audiences().await.unwrap().len(), 10);
}

async fn those_who_would_work_abroad_come_first(app: &TestApp) {
    let audiences = app.db.audiences().await.unwrap();
    assert_eq!(audiences[0].name, "Người có nhu cầu đi làm việc ở nước ngoài");
    assert!(audiences.windows(2).all(|pair| pair[0].position < pair[1].position));
}
