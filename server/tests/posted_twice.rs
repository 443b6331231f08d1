//! A form that is posted twice, by an impatient finger or a bad line, saves once.

use crate::support::{Ground, TestApp, a_campaign, a_talk, posted};
use domain::{activities::ActivityForm, campaigns::CampaignForm};

both!(
    an_activity_posted_twice_is_planned_once,
    a_campaign_posted_twice_is_planned_once,
    of_two_posts_at_once_one_is_kept,
    a_form_that_was_refused_keeps_its_key,
    somebody_elses_key_answers_nothing_of_theirs,
);

async fn activities(app: &TestApp, ground: &Ground) -> u64 {
    let planner = app.planner().await;
    app.db.activities(&planner).schedule(ground.id, &Default::default()).await.unwrap().count
}

async fn campaigns(app: &TestApp) -> usize {
    app.db.campaigns(&app.planner().await).list().await.unwrap().len()
}

async fn an_activity_posted_twice_is_planned_once(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let new = format!("/campaigns/{}/activities/new?kind=talk", ground.id);
    let key = client.get(&new).await.assert_ok().value_of("form[form_key]");
    let other = client.get(&new).await.assert_ok().value_of("form[form_key]");
    assert!(!key.is_empty() && key != other, "each form shown has a name of its own");

    let form = ActivityForm { form_key: key, ..a_talk(&ground) };
    let first = client.post_pairs("/do/activities/save", &posted(&form)).await;
    let again = client.post_pairs("/do/activities/save", &posted(&form)).await;
    assert_eq!(first.id_after("/activities/"), again.id_after("/activities/"));
    assert_eq!(first.redirect(), again.redirect());
    assert_eq!(activities(app, &ground).await, 1);
    let form = ActivityForm { form_key: other, ..form };
    client.post_pairs("/do/activities/save", &posted(&form)).await.assert_redirect("/activities/");
    assert_eq!(activities(app, &ground).await, 2);
}

async fn a_campaign_posted_twice_is_planned_once(app: &TestApp) {
    let (client, before) = (app.as_planner().await, campaigns(app).await);
    let key = client.get("/campaigns/new").await.assert_ok().value_of("form[form_key]");
    assert!(!key.is_empty());
    let form = CampaignForm { form_key: key, ..a_campaign() };
    let first = client.post_pairs("/do/campaigns/save", &posted(&form)).await;
    let again = client.post_pairs("/do/campaigns/save", &posted(&form)).await;
    assert_eq!(first.id_after("/campaigns/"), again.id_after("/campaigns/"));
    assert_eq!(campaigns(app).await, before + 1);
}

async fn of_two_posts_at_once_one_is_kept(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let form = ActivityForm { form_key: store::new_form_key(), ..a_talk(&ground) };
    let plan = app.db.activities(&planner);
    let (first, second) = tokio::join!(plan.plan(&form), plan.plan(&form));
    assert_eq!(first.unwrap(), second.unwrap());
    assert_eq!(activities(app, &ground).await, 1);

    let before = campaigns(app).await;
    let (from, to) = ("01/01/2027".to_owned(), "31/12/2027".to_owned());
    let form = CampaignForm { form_key: store::new_form_key(), starts_on: from, ends_on: to, ..a_campaign() };
    let plan = app.db.campaigns(&planner);
    let (first, second) = tokio::join!(plan.plan(&form), plan.plan(&form));
    assert_eq!(first.unwrap(), second.unwrap());
    assert_eq!(campaigns(app).await, before + 1);
}

async fn a_form_that_was_refused_keeps_its_key(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let form = ActivityForm { form_key: store::new_form_key(), title: String::new(), ..a_talk(&ground) };
    let answer = client.post_pairs("/do/activities/save", &posted(&form)).await.assert_refused();
    assert_eq!(client.follow(&answer).await.assert_ok().value_of("form[form_key]"), form.form_key);
    let form = ActivityForm { title: "Nay đã có tên".into(), ..form };
    let id = client.post_pairs("/do/activities/save", &posted(&form)).await.id_after("/activities/");
    assert_eq!(app.title_of(id).await, "Nay đã có tên");
}

async fn somebody_elses_key_answers_nothing_of_theirs(app: &TestApp) {
    let ground = app.running_campaign().await;
    let form = ActivityForm { form_key: store::new_form_key(), ..a_talk(&ground) };
    app.plan(&form).await;
    let administrator = app.as_administrator().await;
    administrator.post_pairs("/do/activities/save", &posted(&form)).await.assert_refused();
    assert_eq!(activities(app, &ground).await, 1);
}
