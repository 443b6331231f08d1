//! What speakers are paid is learnt by those who plan the talk, and by nobody else.

use crate::support::{Ground, TestApp, a_talk, posted};
use domain::activities::{ActivityForm, Details, Transition};

both!(
    fees_are_learnt_by_those_who_plan,
    an_officer_keeps_the_fees_of_the_own_unit,
    what_others_do_to_a_talk_leaves_its_fees,
);

const FEE: &str = "1.234.567";

/// A talk in a unit, led by the police.
async fn a_paid_talk(app: &TestApp, ground: &Ground, unit: &str) -> i64 {
    let (lead, units) = (ground.organisation("Công an TP"), vec![ground.unit(unit)]);
    let mut form = ActivityForm { lead, units, supporting: vec![], ..a_talk(ground) };
    form.details.speakers[0].fee = FEE.into();
    app.plan(&form).await
}

/// The fee of its one speaker as the planner reads it.
async fn fee(app: &TestApp, id: i64) -> Option<i64> {
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    let Details::Talk(talk) = detail.activity.details else { panic!("it is a talk") };
    talk.speakers[0].fee
}

async fn fees_are_learnt_by_those_who_plan(app: &TestApp) {
    let ground = app.running_campaign().await;
    let own = a_paid_talk(app, &ground, "Phường Đống Đa").await;
    let city = a_paid_talk(app, &ground, "Thành phố Hà Nội").await;
    for (login, of_own, of_city) in [
        ("quantri", true, true),
        ("kehoach", true, true),
        ("dongda", true, false),
        ("congan", false, false),
        ("xem", false, false),
    ] {
        let (client, me) = (app.signed_in(login).await, app.db.actor_by_login(login).await.unwrap());
        for (id, learns) in [(own, of_own), (city, of_city)] {
            let page = client.get(&format!("/activities/{id}")).await.assert_ok();
            page.assert_holds("Trần Văn Bình");
            assert_eq!(page.text().contains(FEE), learns, "{login}");
            let detail = app.db.activities(&me).find(id).await.unwrap();
            let told = serde_json::to_string(&detail).unwrap();
            assert_eq!(told.contains("1234567"), learns, "{login}");
            client.get(&format!("/activities/{id}/print")).await.assert_ok().assert_lacks(FEE);
        }
        client.get("/search?q=tran+van+binh").await.assert_ok().assert_lacks(FEE);
        client.get(&format!("/campaigns/{}/schedule", ground.id)).await.assert_ok().assert_lacks(FEE);
    }
    let public_id = app.db.activities(&app.planner().await).find(own).await.unwrap().public_id;
    app.a_stranger().get(&format!("/a/{public_id}")).await.assert_ok().assert_lacks(FEE);
    let detail = app.db.public_detail(&public_id).await.unwrap();
    assert!(!serde_json::to_string(&detail).unwrap().contains("1234567"));
}

async fn an_officer_keeps_the_fees_of_the_own_unit(app: &TestApp) {
    let (ground, officer) = (app.running_campaign().await, app.as_officer().await);
    let id = a_paid_talk(app, &ground, "Phường Đống Đa").await;
    let page = officer.get(&format!("/activities/{id}/edit")).await.assert_ok();
    assert_eq!(page.value_of("form[details][speakers][0][fee]"), FEE);
    let me = app.db.actor_by_login("dongda").await.unwrap();
    let detail = app.db.activities(&me).find(id).await.unwrap();
    let form = ActivityForm { title: "Tên mới".into(), ..ActivityForm::from(&detail) };
    let mut fields = posted(&form);
    fields.push(("id".into(), id.to_string()));
    officer.post_pairs("/do/activities/save", &fields).await.assert_redirect("/activities/");
    assert_eq!((app.title_of(id).await.as_str(), fee(app, id).await), ("Tên mới", Some(1_234_567)));
}

async fn what_others_do_to_a_talk_leaves_its_fees(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = a_paid_talk(app, &ground, "Phường Láng").await;
    let police = app.db.actor_by_login("congan").await.unwrap();
    let done = app.db.activities(&police).transition(id, Transition::Start, "").await.unwrap();
    assert_eq!(fee(app, id).await, Some(1_234_567));
    app.db.activities(&police).undo(done.audit).await.unwrap();
    assert_eq!(fee(app, id).await, Some(1_234_567));
}
