//! What calendar programs read: the same until something changes, the same of one activity everywhere, and all of it.

use crate::{
    calendar::{address, events, talk, text},
    public::ask_again,
    support::{Ground, TestApp, a_talk},
};
use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarValue};
use domain::{
    activities::{self, ActivityForm},
    campaigns::Transition,
    time::{show_day, today},
};
use std::time::Duration;

both!(
    a_calendar_without_news_is_the_same_file,
    every_file_says_the_same_of_an_activity,
    nothing_ahead_is_lost_however_much_there_is,
    what_was_not_approved_is_tentative,
);

fn in_days(days: i64) -> String {
    show_day(today() + chrono::Duration::days(days))
}

/// The event that a file has under a beginning of its name.
fn event(file: &str, uid: &str) -> ICalendarComponent {
    let found = events(file).into_iter().find(|event| event.uid().unwrap().starts_with(uid));
    found.unwrap_or_else(|| panic!("no event {uid}"))
}

/// How often it was changed.
fn sequence(event: &ICalendarComponent) -> i64 {
    match &event.property(&ICalendarProperty::Sequence).unwrap().values[0] {
        ICalendarValue::Integer(sequence) => *sequence,
        other => panic!("{other:?}"),
    }
}

fn stamp(event: &ICalendarComponent) -> String {
    format!("{:?}", event.property(&ICalendarProperty::Dtstamp).unwrap().values)
}

async fn public_id(app: &TestApp, id: i64) -> String {
    app.db.activities(&app.planner().await).find(id).await.unwrap().public_id
}

/// Changes the title of an activity of tomorrow.
async fn rename(app: &TestApp, ground: &Ground, id: i64, title: &str) {
    let (title, version) = (title.into(), "1".into());
    let (starts_on, ends_on) = (in_days(1), in_days(1));
    let form = ActivityForm { title, version, starts_on, ends_on, ..a_talk(ground) };
    app.db.activities(&app.planner().await).edit(id, &form).await.unwrap();
}

async fn a_calendar_without_news_is_the_same_file(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground, "Chưa ai sửa", &in_days(1)).await;
    let stranger = app.a_stranger();
    let own = format!("/a/{}/event.ics", public_id(app, id).await);
    let paths = ["/near.ics".to_owned(), own, address(app, "kehoach", "").await];
    let mut before = Vec::new();
    for path in &paths {
        before.push(stranger.get(path).await.assert_ok());
    }
    // The time at which a file says that it was made would be another after a second.
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    for (path, before) in paths.iter().zip(&before) {
        assert_eq!(stranger.get(path).await.assert_ok().text(), before.text(), "{path}");
    }
    for (path, before) in paths.iter().zip(&before).take(2) {
        let again = ask_again(&stranger, path, before.header("etag")).await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}");
    }
    rename(app, &ground, id, "Vừa sửa").await;
    for (path, before) in paths.iter().zip(&before) {
        let again = ask_again(&stranger, path, before.header("etag")).await;
        again.assert_ok().assert_holds("Vừa sửa");
    }
}

async fn every_file_says_the_same_of_an_activity(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground, "Tên đầu", &in_days(1)).await;
    rename(app, &ground, id, "Tên sau").await;
    let name = public_id(app, id).await;
    let stranger = app.a_stranger();
    let near = event(&stranger.get("/near.ics").await.assert_ok().text(), &name);
    let own = event(&stranger.get(&format!("/a/{name}/event.ics")).await.assert_ok().text(), &name);
    let feed = address(app, "kehoach", "").await;
    let fed = event(&stranger.get(&feed).await.assert_ok().text(), &name);
    // The site may move to another address: nothing of that is in the name.
    assert_eq!(fed.uid(), Some(&*format!("{name}@lantoa")));
    for event in [&near, &own, &fed] {
        assert_eq!(event.uid(), fed.uid());
        assert_eq!(text(event, &ICalendarProperty::Summary), "Tên sau");
        assert_eq!((sequence(event), stamp(event)), (1, stamp(&own)));
    }
}

async fn nothing_ahead_is_lost_however_much_there_is(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    talk(app, &ground, "Một trong nhiều", &in_days(1)).await;
    app.db.repeat_activities(2_500).await.unwrap();
    let last = talk(app, &ground, "Sau cùng", &in_days(2)).await;
    let stranger = app.a_stranger();
    let feed = stranger.get(&address(app, "kehoach", "").await).await.assert_ok().text();
    assert!(events(&feed).len() > 2_000);
    let name = public_id(app, last).await;
    assert_eq!(text(&event(&feed, &name), &ICalendarProperty::Summary), "Sau cùng");
    let near = stranger.get("/near.ics").await.assert_ok().text();
    assert!(events(&near).len() > 2_000);
    assert_eq!(text(&event(&near, &name), &ICalendarProperty::Summary), "Sau cùng");
}

async fn what_was_not_approved_is_tentative(app: &TestApp) {
    let ground = app.campaign_of_today().await;
    let id = talk(app, &ground, "Còn chờ duyệt", &in_days(1)).await;
    let (planner, feed) = (app.as_planner().await, address(app, "kehoach", "").await);
    let (own, uid) = (format!("/activities/{id}/activity.ics"), public_id(app, id).await);
    let told = async || {
        let files = [planner.get(&own).await, planner.get(&feed).await];
        files.map(|file| text(&event(&file.assert_ok().text(), &uid), &ICalendarProperty::Status))
    };
    assert_eq!(told().await, ["Tentative", "Tentative"]);
    app.move_campaign(ground.id, &[Transition::Submit]).await;
    assert_eq!(told().await, ["Tentative", "Tentative"]);
    app.move_campaign(ground.id, &[Transition::Approve]).await;
    assert_eq!(told().await, ["Confirmed", "Confirmed"]);
    let actor = app.planner().await;
    app.db.activities(&actor).transition(id, activities::Transition::Cancel, "Mưa bão").await.unwrap();
    assert_eq!(told().await, ["Cancelled", "Cancelled"]);
}
