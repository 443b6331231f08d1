//! Outreach as it was done: kept once, moves the plan, reviewed by the level above, counted with every change.

use crate::support::{Ground, TestApp, a_talk};
use domain::{
    Actor, Problem,
    activities::{ActivityForm, Status as Step},
    outreach::{LogForm, Status, Transition},
};
use std::collections::BTreeMap;
use store::Error;

both!(
    a_log_is_kept_once_however_often_it_is_sent,
    another_under_the_same_id_is_a_conflict,
    the_first_log_starts_an_activity_and_the_last_unit_ends_it,
    a_second_log_of_the_day_is_flagged_and_not_counted,
    the_level_above_accepts_and_returns,
    what_was_accepted_changes_only_with_a_reason,
    nobody_sees_or_sends_what_is_not_theirs,
    figures_are_equal_to_a_recount_after_every_change,
);

async fn officer(app: &TestApp) -> Actor {
    app.db.actor_by_login("dongda").await.unwrap()
}

/// A talk in some units.
async fn talk(app: &TestApp, ground: &Ground, units: &[&str]) -> i64 {
    let units = units.iter().map(|unit| ground.unit(unit)).collect();
    app.plan(&ActivityForm { units, ..a_talk(ground) }).await
}

/// What an officer tells of a talk on its day.
fn told(ground: &Ground, activity: i64, key: &str) -> LogForm {
    LogForm {
        key: format!("01900000-0000-7000-8000-{key:0>12}"),
        activity: activity.to_string(),
        unit: ground.unit("Phường Đống Đa"),
        day: "10/03/2026".into(),
        numbers: numbers(&[("attendances", "180"), ("leaflets", "150")]),
        ..LogForm::default()
    }
}

fn numbers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(word, typed)| ((*word).to_owned(), (*typed).to_owned())).collect()
}

fn no_remarks() -> BTreeMap<String, String> {
    BTreeMap::new()
}

async fn step(app: &TestApp, id: i64) -> Step {
    app.db.activities(&app.planner().await).find(id).await.unwrap().status
}

async fn attendances(app: &TestApp, id: i64) -> (i64, i64) {
    app.db.reported(&app.planner().await, id).await.unwrap().get("attendances").copied().unwrap_or_default()
}

async fn a_log_is_kept_once_however_often_it_is_sent(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, officer(app).await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let form = told(&ground, id, "1");
    let first = app.db.logs(&me).send(&form).await.unwrap();
    assert!(!first.again);
    for _ in 0..3 {
        let again = app.db.logs(&me).send(&form).await.unwrap();
        assert!(again.again);
        assert_eq!((again.id, again.version), (first.id, first.version));
    }
    let (logs, form) = (app.db.logs(&me), told(&ground, id, "2"));
    let (one, two) = tokio::join!(logs.send(&form), logs.send(&form));
    let kept: Vec<i64> = [one, two].into_iter().flatten().map(|sent| sent.id).collect();
    assert!(!kept.is_empty() && kept.windows(2).all(|pair| pair[0] == pair[1]), "{kept:?}");
    assert_eq!(attendances(app, id).await, (180, 0), "the second may be the same and is not counted");
}

async fn another_under_the_same_id_is_a_conflict(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, officer(app).await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let form = told(&ground, id, "1");
    let first = app.db.logs(&me).send(&form).await.unwrap();
    let other = LogForm { numbers: numbers(&[("attendances", "90")]), ..form.clone() };
    assert!(matches!(app.db.logs(&me).send(&other).await, Err(Error::Conflict)));
    let stranger = app.planner().await;
    assert!(matches!(app.db.logs(&stranger).send(&other).await, Err(Error::Forbidden)));
    // On top of the version that was seen it is a change.
    let change = LogForm { version: first.version.to_string(), ..other };
    let changed = app.db.logs(&me).send(&change).await.unwrap();
    assert_eq!((changed.id, changed.version), (first.id, 2));
    assert_eq!(attendances(app, id).await, (90, 0));
    for key in ["", "1", "khong-phai-khoa"] {
        let form = LogForm { key: key.into(), ..form.clone() };
        let Err(Error::Invalid(problems)) = app.db.logs(&me).send(&form).await else { panic!("{key}") };
        assert_eq!(problems.of("key"), Some(&Problem::Unknown));
    }
}

async fn the_first_log_starts_an_activity_and_the_last_unit_ends_it(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa", "Phường Ba Đình"]).await;
    app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    assert_eq!(step(app, id).await, Step::Ongoing);
    let finished = LogForm { finished: "on".into(), version: "1".into(), ..told(&ground, id, "1") };
    app.db.logs(&me).send(&finished).await.unwrap();
    assert_eq!(step(app, id).await, Step::Ongoing, "the other unit has not reported");
    let other =
        LogForm { unit: ground.unit("Phường Ba Đình"), finished: "on".into(), ..told(&ground, id, "2") };
    app.db.logs(&planner).send(&other).await.unwrap();
    assert_eq!(step(app, id).await, Step::Done);
}

async fn a_second_log_of_the_day_is_flagged_and_not_counted(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    assert!(!app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap().doubtful);
    assert!(app.db.logs(&planner).send(&told(&ground, id, "2")).await.unwrap().doubtful);
    let tomorrow = LogForm { day: "11/03/2026".into(), ..told(&ground, id, "3") };
    assert!(!app.db.logs(&me).send(&tomorrow).await.unwrap().doubtful);
    assert_eq!(attendances(app, id).await, (360, 0));
}

async fn the_level_above_accepts_and_returns(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let sent = app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    let own = app.db.logs(&me).transition(sent.id, "1", Transition::Accept, &no_remarks()).await;
    assert!(matches!(own, Err(Error::Forbidden)));
    let logs = app.db.logs(&planner);
    let Err(Error::Invalid(problems)) =
        logs.transition(sent.id, "1", Transition::Return, &no_remarks()).await
    else {
        panic!("a return says why")
    };
    assert!(problems.of("remarks").is_some());
    let remarks = numbers(&[("numbers[attendances]", "Đếm lại giúp")]);
    assert_eq!(logs.transition(sent.id, "1", Transition::Return, &remarks).await.unwrap(), 2);
    assert_eq!(attendances(app, id).await, (0, 0), "what was returned does not count");
    assert!(matches!(
        logs.transition(sent.id, "1", Transition::Accept, &no_remarks()).await,
        Err(Error::Conflict)
    ));
    let better = LogForm {
        version: "2".into(),
        numbers: numbers(&[("attendances", "175")]),
        ..told(&ground, id, "1")
    };
    app.db.logs(&me).send(&better).await.unwrap();
    logs.transition(sent.id, "3", Transition::Accept, &no_remarks()).await.unwrap();
    assert_eq!(app.db.logs(&me).find(sent.id).await.unwrap().1, Status::Accepted);
    assert_eq!(attendances(app, id).await, (175, 175));
}

async fn what_was_accepted_changes_only_with_a_reason(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let sent = app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    app.db.logs(&planner).transition(sent.id, "1", Transition::Accept, &no_remarks()).await.unwrap();
    let change = LogForm {
        version: "2".into(),
        numbers: numbers(&[("attendances", "170")]),
        ..told(&ground, id, "1")
    };
    assert!(matches!(app.db.logs(&me).send(&change).await, Err(Error::Forbidden)));
    let Err(Error::Invalid(problems)) = app.db.logs(&planner).send(&change).await else {
        panic!("no reason")
    };
    assert_eq!(problems.of("reason"), Some(&Problem::NeedsReason));
    let change = LogForm { reason: "Đếm nhầm hàng ghế".into(), ..change };
    app.db.logs(&planner).send(&change).await.unwrap();
    assert_eq!(attendances(app, id).await, (170, 170));
}

async fn nobody_sees_or_sends_what_is_not_theirs(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = talk(app, &ground, &["Phường Ba Đình"]).await;
    let form = LogForm { unit: ground.unit("Phường Ba Đình"), ..told(&ground, id, "1") };
    let sent = app.db.logs(&planner).send(&form).await.unwrap();
    for (login, sees, sends) in [("dongda", false, false), ("xem", true, false), ("congan", true, true)] {
        let me = app.db.actor_by_login(login).await.unwrap();
        let logs = app.db.logs(&me);
        assert_eq!(logs.find(sent.id).await.is_ok(), sees, "{login}");
        let tomorrow = LogForm { day: "11/03/2026".into(), ..told(&ground, id, "2") };
        let own = LogForm { unit: ground.unit("Phường Ba Đình"), ..tomorrow };
        assert_eq!(logs.send(&own).await.is_ok(), sends, "{login}");
    }
}

async fn figures_are_equal_to_a_recount_after_every_change(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let form = told(&ground, id, "1");
    let sent = app.db.logs(&me).send(&form).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap(), "sent");
    let moved = LogForm { version: "1".into(), day: "09/03/2026".into(), ..form.clone() };
    app.db.logs(&me).send(&moved).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap(), "moved to another day");
    let alone = LogForm {
        activity: String::new(),
        kind: "other".into(),
        title: "Phát thanh lưu động".into(),
        ..told(&ground, id, "2")
    };
    app.db.logs(&me).send(&alone).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap(), "on its own");
    app.db.logs(&planner).transition(sent.id, "2", Transition::Accept, &no_remarks()).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap(), "accepted");
    let remarks = numbers(&[("day", "Đúng ngày chưa?")]);
    app.db.logs(&planner).transition(sent.id, "3", Transition::Return, &remarks).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap(), "returned");
}
