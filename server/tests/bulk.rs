//! Several activities of a schedule, changed at once.

use crate::support::{Ground, TestApp, a_campaign, a_talk, posted};
use app::activities::BULK_ADDRESS;
use domain::{
    activities::{ActivityForm, BulkForm, Status, Transition},
    campaigns::CampaignForm,
    time::show_day,
};
use store::Undone;

both!(
    activities_are_moved_together_and_brought_back_together,
    another_leads_them_or_they_are_cancelled,
    all_are_changed_or_none,
    what_cannot_be_read_is_refused_by_its_field,
    only_who_may_changes_them,
);

/// Talks of one campaign, a day apart from 10/03/2026 on.
async fn talks(app: &TestApp, ground: &Ground, number: u32) -> Vec<i64> {
    let mut ids = Vec::new();
    for i in 0..number {
        let day = format!("{}/03/2026", 10 + i);
        let title = format!("Tọa đàm {i}");
        let talk = ActivityForm {
            title,
            starts_on: day,
            ends_on: String::new(),
            supporting: vec![],
            ..a_talk(ground)
        };
        ids.push(app.plan(&talk).await);
    }
    ids
}

fn to_all(ids: &[i64], act: &str) -> BulkForm {
    BulkForm { act: act.into(), ids: ids.iter().map(ToString::to_string).collect(), ..BulkForm::default() }
}

async fn days_of(app: &TestApp, ids: &[i64]) -> Vec<String> {
    let planner = app.planner().await;
    let mut days = Vec::new();
    for id in ids {
        let detail = app.db.activities(&planner).find(*id).await.unwrap();
        days.push(show_day(detail.activity.when.first_day()));
    }
    days
}

async fn activities_are_moved_together_and_brought_back_together(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let ids = talks(app, &ground, 3).await;
    let schedule = format!("/campaigns/{}/schedule", ground.id);
    let mut fields = posted(&BulkForm { days: "−7".into(), ..to_all(&ids[..2], "shift") });
    fields.extend([("campaign".into(), ground.id.to_string()), ("back".into(), schedule.clone())]);
    let answer = client.post_pairs(BULK_ADDRESS, &fields).await.assert_redirect(&schedule);
    assert_eq!(days_of(app, &ids).await, ["03/03/2026", "04/03/2026", "12/03/2026"]);

    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Đã dời 2 hoạt động.");
    let entries = page.value_of("audit");
    assert_eq!(entries.split('.').count(), 2, "{entries}");
    let undo = [("audit", &*entries), ("back", &*schedule)];
    client.post("/do/activities/undo", &undo).await.assert_redirect(&format!("{schedule}?undone=1"));
    assert_eq!(days_of(app, &ids).await, ["10/03/2026", "11/03/2026", "12/03/2026"]);
}

async fn another_leads_them_or_they_are_cancelled(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let ids = talks(app, &ground, 2).await;
    let activities = app.db.activities(&planner);
    let police: i64 = ground.organisation("Công an TP").parse().unwrap();
    let lead = BulkForm { lead: police.to_string(), ..to_all(&ids, "lead") };
    let supports = activities.find(ids[0]).await.unwrap().activity.supporting.contains(&police);
    assert!(!supports, "or it could not lead");
    assert_eq!(activities.change_all(ground.id, &lead).await.unwrap().len(), 2);
    assert_eq!(activities.find(ids[1]).await.unwrap().activity.lead, police);

    let cancel = BulkForm { reason: "Mưa bão".into(), ..to_all(&ids, "cancel") };
    let done = activities.change_all(ground.id, &cancel).await.unwrap();
    let cancelled = activities.find(ids[0]).await.unwrap();
    assert_eq!((cancelled.status, &*cancelled.reason), (Status::Cancelled, "Mưa bão"));
    let entries: Vec<i64> = done.iter().map(|done| done.audit).collect();
    assert!(matches!(activities.undo_all(&entries).await.unwrap(), Undone::Changed(_)));
    assert_eq!(activities.find(ids[1]).await.unwrap().status, Status::Planned);
    // Once is enough.
    assert!(activities.undo_all(&entries).await.is_err());
}

async fn all_are_changed_or_none(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let ids = talks(app, &ground, 3).await;
    let activities = app.db.activities(&planner);
    activities.transition(ids[2], Transition::Cancel, "Mưa bão").await.unwrap();
    let shift = |ids: &[i64], days: &str| BulkForm { days: days.into(), ..to_all(ids, "shift") };
    let refused =
        async |form: BulkForm| activities.change_all(ground.id, &form).await.unwrap_err().to_string();

    assert!(refused(shift(&ids, "7")).await.contains("Tọa đàm 2"), "the one that is over is named");
    // 10/03/2026 stays within the campaign's year, the day after does not.
    let far = refused(shift(&ids[..2], "296")).await;
    assert!(far.contains("Tọa đàm 1"), "{far}");
    assert_eq!(days_of(app, &ids).await, ["10/03/2026", "11/03/2026", "12/03/2026"]);

    // One of them is undone by itself; then the others are not undone without it.
    let done = activities.change_all(ground.id, &shift(&ids[..2], "1")).await.unwrap();
    activities.undo(done[1].audit).await.unwrap();
    assert!(activities.undo_all(&[done[0].audit, done[1].audit]).await.is_err());
    assert_eq!(days_of(app, &ids).await, ["11/03/2026", "11/03/2026", "12/03/2026"]);
}

async fn what_cannot_be_read_is_refused_by_its_field(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let ids = talks(app, &ground, 1).await;
    let activities = app.db.activities(&planner);
    for (field, form) in [
        ("ids", BulkForm { days: "7".into(), ..to_all(&[], "shift") }),
        ("act", to_all(&ids, "delete")),
        ("days", to_all(&ids, "shift")),
        ("days", BulkForm { days: "0".into(), ..to_all(&ids, "shift") }),
        ("days", BulkForm { days: "400".into(), ..to_all(&ids, "shift") }),
        ("days", BulkForm { days: "một tuần".into(), ..to_all(&ids, "shift") }),
        ("lead", to_all(&ids, "lead")),
        ("lead", BulkForm { lead: "999999".into(), ..to_all(&ids, "lead") }),
        ("reason", to_all(&ids, "cancel")),
    ] {
        let store::Error::Invalid(problems) = activities.change_all(ground.id, &form).await.unwrap_err()
        else {
            panic!("{form:?} is refused otherwise");
        };
        assert_eq!(problems.iter().map(|(field, _)| &**field).collect::<Vec<_>>(), [field], "{form:?}");
    }
    // What was typed comes back, and what was chosen.
    let client = app.as_planner().await;
    let schedule = format!("/campaigns/{}/schedule", ground.id);
    let mut fields = posted(&BulkForm { days: "một tuần".into(), ..to_all(&ids, "shift") });
    fields.extend([("campaign".into(), ground.id.to_string()), ("back".into(), schedule)]);
    let answer = client.post_pairs(BULK_ADDRESS, &fields).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("một tuần");
    page.assert_holds("Dời bao nhiêu ngày: ");
    assert!(page.text().contains(" checked"));
}

async fn only_who_may_changes_them(app: &TestApp) {
    let ground = app.running_campaign().await;
    let ids = talks(app, &ground, 1).await;
    let form = BulkForm { days: "1".into(), ..to_all(&ids, "shift") };
    for client in [app.as_viewer().await, app.as_partner().await] {
        let mut fields = posted(&form);
        fields.extend([("campaign".into(), ground.id.to_string()), ("back".into(), "/".into())]);
        client.post_pairs(BULK_ADDRESS, &fields).await.assert_refused();
    }
    let page = app.as_viewer().await.get(&format!("/campaigns/{}/schedule", ground.id)).await.assert_ok();
    page.assert_holds("Tọa đàm 0").assert_lacks("form[ids][]");
    assert_eq!(days_of(app, &ids).await, ["10/03/2026"]);
    // Those of another campaign are not found in this one.
    let planner = app.planner().await;
    let other = CampaignForm { code: "02/KH-MTTQ-BTT".into(), ..a_campaign() };
    let other = app.db.campaigns(&planner).plan(&other).await.unwrap();
    assert!(app.db.activities(&planner).change_all(other, &form).await.is_err());
}
