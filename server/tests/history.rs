//! How a record became what it is, for whoever may see the record, and what is read before a campaign is approved.

use crate::support::{TestApp, a_talk, posted};
use domain::{
    activities::ActivityForm,
    audit::Subject,
    campaigns::{CampaignForm, Transition},
};

both!(
    whoever_sees_a_record_reads_its_history,
    history_names_fees_to_those_alone_who_plan,
    a_dossier_tells_what_is_approved,
    a_dossier_tells_what_was_changed_since_the_last_decision,
    a_dossier_is_for_those_who_plan_campaigns,
);

async fn whoever_sees_a_record_reads_its_history(app: &TestApp) {
    let ground = app.running_campaign().await;
    let units = vec![ground.unit("Phường Láng")];
    let form = ActivityForm {
        units,
        lead: ground.organisation("Thành đoàn"),
        supporting: vec![],
        ..a_talk(&ground)
    };
    let id = app.plan(&form).await;
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    let form = ActivityForm { title: "Tên mới của buổi này".into(), ..ActivityForm::from(&detail) };
    app.db.activities(&app.planner().await).edit(id, &form).await.unwrap();
    let activity = format!("/activities/{id}/history");
    for (login, of_activity, of_campaign) in [
        ("quantri", 200, 200),
        ("kehoach", 200, 200),
        ("dongda", 404, 200),
        ("congan", 404, 404),
        ("xem", 200, 200),
    ] {
        let client = app.signed_in(login).await;
        client.get(&activity).await.assert_status(of_activity);
        client.get(&format!("/campaigns/{}/history", ground.id)).await.assert_status(of_campaign);
        client.get("/units/1/history").await.assert_ok();
        client.get("/organisations/1/history").await.assert_ok();
        client.get("/units/999999/history").await.assert_status(404);
    }
    let shown = app.as_viewer().await.get(&activity).await.assert_ok();
    shown.assert_holds("Tên mới của buổi này").assert_holds(&detail.activity.title);
    app.as_viewer().await.get(&format!("/activities/{id}")).await.assert_holds(&activity);
    // No history of what is not a record with a page.
    let of_account = app.db.history(&app.administrator().await, Subject::Account, 1, String::new()).await;
    assert!(of_account.is_err());
}

async fn history_names_fees_to_those_alone_who_plan(app: &TestApp) {
    let ground = app.running_campaign().await;
    let mut form = ActivityForm { supporting: vec![], ..a_talk(&ground) };
    form.details.speakers[0].fee = "1.234.567".into();
    let id = app.plan(&form).await;
    for (login, learns) in [("quantri", true), ("kehoach", true), ("dongda", true), ("xem", false)] {
        let page = app.signed_in(login).await.get(&format!("/activities/{id}/history")).await.assert_ok();
        page.assert_holds("Trần Văn Bình");
        assert_eq!(page.text().contains("1.234.567"), learns, "{login}");
    }
}

async fn a_dossier_tells_what_is_approved(app: &TestApp) {
    let ground = app.campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    app.move_campaign(ground.id, &[Transition::Submit]).await;
    let planner = app.as_planner().await;
    let dossier = format!("/campaigns/{}/dossier", ground.id);
    planner.get("/").await.assert_ok().assert_holds(&dossier);
    let page = planner.get(&dossier).await.assert_ok();
    page.assert_holds(&format!("/activities/{id}")).assert_holds("Kinh phí theo hình thức");
    page.assert_holds("trình lần đầu").assert_holds("phường, xã chưa có hoạt động nào");
    // It is decided there.
    page.assert_holds("value=\"approve\"").assert_holds("value=\"return\"");
    let money = app.db.campaigns(&app.planner().await).dossier(ground.id).await.unwrap();
    let sums: i64 = money.by_kind().values().map(|sum| sum.money).sum();
    assert_eq!(sums, money.campaign.planned_money);
}

async fn a_dossier_tells_what_was_changed_since_the_last_decision(app: &TestApp) {
    let ground = app.campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    app.move_campaign(ground.id, &[Transition::Submit]).await;
    let me = app.planner().await;
    app.db.campaigns(&me).transition(ground.id, Transition::Return, "Thêm kinh phí").await.unwrap();
    let detail = app.db.activities(&me).find(id).await.unwrap();
    let form = ActivityForm { title: "Đổi sau khi trả lại".into(), ..ActivityForm::from(&detail) };
    app.db.activities(&me).edit(id, &form).await.unwrap();
    app.move_campaign(ground.id, &[Transition::Submit]).await;
    let page = app.as_planner().await.get(&format!("/campaigns/{}/dossier", ground.id)).await.assert_ok();
    page.assert_holds("Đổi sau khi trả lại")
        .assert_holds(&detail.activity.title)
        .assert_lacks("trình lần đầu");
    let dossier = app.db.campaigns(&me).dossier(ground.id).await.unwrap();
    assert!(dossier.differences.iter().all(|card| Some(card.at) > dossier.decided));
    // What came before the decision is not among them.
    assert!(dossier.differences.iter().all(|card| card.verb != domain::audit::Verb::Create));
}

async fn a_dossier_is_for_those_who_plan_campaigns(app: &TestApp) {
    let ground = app.running_campaign().await;
    let dossier = format!("/campaigns/{}/dossier", ground.id);
    for login in ["dongda", "congan", "xem"] {
        app.signed_in(login).await.get(&dossier).await.assert_status(403);
    }
    let other = CampaignForm { code: "99/KH-MTTQ".into(), ..crate::support::a_campaign() };
    let answer = app.as_planner().await.post_pairs("/do/campaigns/save", &posted(&other)).await;
    let id = answer.id_after("/campaigns/");
    // Nothing planned, nothing decided.
    app.as_planner().await.get(&format!("/campaigns/{id}/dossier")).await.assert_ok();
}
